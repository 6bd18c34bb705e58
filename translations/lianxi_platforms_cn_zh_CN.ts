<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChannelFields</name>
    <message>
        <source>Client key</source>
        <translation>Client key</translation>
    </message>
    <message>
        <source>developer.open-douyin.com, the app's overview.</source>
        <translation>developer.open-douyin.com：应用概览。</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client secret</translation>
    </message>
    <message>
        <source>On the same page; it also verifies what Douyin sends.</source>
        <translation>同一页面；也用来核验抖音发来的请求。</translation>
    </message>
    <message>
        <source>open_id of the business account</source>
        <translation>企业账号的 open_id</translation>
    </message>
    <message>
        <source>Named in the answer when the account gives the app its rights.</source>
        <translation>账号给应用授权时，返回结果里会写明。</translation>
    </message>
    <message>
        <source>Authorisation code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Behind “code=” in the address to which the consent page leads back. Valid once and for minutes.</source>
        <translation>授权页跳转回来的地址里“code=”之后的部分。只能用一次，几分钟内有效。</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>刷新令牌</translation>
    </message>
    <message>
        <source>Instead of the code, where the company fetches its tokens itself.</source>
        <translation>企业自行获取令牌时，用它代替授权码。</translation>
    </message>
    <message>
        <source>Douyin admits new apps to private messages only as mini programs of the company itself; older rights stay. Comments need the right item.comment. Without these an official partner's bridge (a channel of the kind “Webhook”) or files remain: lianxi-cli import --format desk-import FILE. A private message can be answered for 24 hours and 6 times. Switch off the automatic answers of Douyin's workbench (互动经营工作台): while they are on, it refuses ours.</source>
        <translation>抖音的新应用只有企业自有小程序才能收发私信，已有权限继续有效；评论需要 item.comment 权限。没有这些权限时，可接官方合作方的桥接（“Webhook”渠道）或导入文件：lianxi-cli import --format desk-import 文件。私信在客户来信后 24 小时内可回复 6 次。请关闭抖音“互动经营工作台”的自动回复：开着时平台会拒收我们的回复。</translation>
    </message>
    <message>
        <source>QQ open platform, the bot's page, Development settings.</source>
        <translation>QQ 开放平台：机器人页面 → 开发设置。</translation>
    </message>
    <message>
        <source>On the same page; shown once. It also verifies what QQ sends.</source>
        <translation>同一页面，只显示一次；也用来核验 QQ 发来的请求。</translation>
    </message>
    <message>
        <source>QQ calls this desk: port 80, 443, 8080, 8443</source>
        <translation>QQ 调用下面的地址（端口 80、443、8080 或 8443）</translation>
    </message>
    <message>
        <source>A connection from here; QQ is retiring this way</source>
        <translation>由本机建立连接；QQ 正在停用这种方式</translation>
    </message>
    <message>
        <source>Put this machine's public address on the bot's IP allow list, and register the web addresses you send. A private message can be answered for 60 minutes and 5 times, one in a group or channel for 5 minutes; the customer must write first. QQ tells no names of people in private chats and groups.</source>
        <translation>请把本机的公网地址加入机器人的 IP 白名单，并登记要发送的网址。单聊消息可在 60 分钟内回复 5 次，群和频道里为 5 分钟；必须客户先来信。QQ 不提供单聊和群聊中人的名字。</translation>
    </message>
    <message>
        <source>Address of the bridge</source>
        <translation>桥接地址</translation>
    </message>
    <message>
        <source>Where the partner takes our messages; https.</source>
        <translation>合作方接收我方消息的地址，须为 https。</translation>
    </message>
    <message>
        <source>Secret of the bridge</source>
        <translation>桥接密钥</translation>
    </message>
    <message>
        <source>Agreed with the partner: whsec_ and base64. One a line while it is changed.</source>
        <translation>与合作方约定：whsec_ 加 base64。更换期间每行一个。</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>open.kuaishou.com, page of the app. Only to hear who gives and takes rights.</source>
        <translation>open.kuaishou.com：应用页面。仅用于接收授权与取消授权的通知。</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>On the same page; verifies what Kuaishou sends.</source>
        <translation>同一页面；用来核验快手发来的请求。</translation>
    </message>
    <message>
        <source>Read from files; answer in Kuaishou's app</source>
        <translation>消息由文件导入；回复写在快手应用里</translation>
    </message>
    <message>
        <source>A partner's bridge calls the address below and takes our answers</source>
        <translation>合作方的桥接调用下面的地址，并接收我方回复</translation>
    </message>
    <message>
        <source>Kuaishou has no public interface for private messages, comments and mentions. Companies use its own desks by hand, an official partner (as a channel of the kind “Webhook”), or files: lianxi-cli import --format desk-import FILE.</source>
        <translation>快手没有公开的私信、评论和提及接口。企业的做法是：人工使用快手自己的工作台，接官方合作方（添加为“Webhook”渠道），或导入文件：lianxi-cli import --format desk-import 文件。</translation>
    </message>
    <message>
        <source>App ID of the shop</source>
        <translation>店铺应用的 App ID</translation>
    </message>
    <message>
        <source>open.xiaohongshu.com, page of the app. Only where the shop pushes orders here.</source>
        <translation>open.xiaohongshu.com：应用页面。仅当店铺把订单消息推送到这里时需要。</translation>
    </message>
    <message>
        <source>App secret of the shop</source>
        <translation>店铺应用的 App Secret</translation>
    </message>
    <message>
        <source>On the same page.</source>
        <translation>同一页面。</translation>
    </message>
    <message>
        <source>Read from files; answer in Xiaohongshu's app</source>
        <translation>消息由文件导入；回复写在小红书应用里</translation>
    </message>
    <message>
        <source>Xiaohongshu lets no program read or write comments, mentions and private messages, except those of admitted vendors. Companies connect such a vendor (as a channel of the kind “Webhook”), answer in Xiaohongshu's own desk, or use files: lianxi-cli import --format desk-import FILE. Strangers may get one message before they answer; WeChat ids and phone numbers in messages are punished. Names are not unique there: people are never joined by name.</source>
        <translation>除获准的服务商外，小红书不允许程序读写评论、提及和私信。企业的做法是：接入这样的服务商（添加为“Webhook”渠道），在小红书自己的工作台回复，或导入文件：lianxi-cli import --format desk-import 文件。陌生人回复之前只能给其发一条消息；私信里出现微信号、手机号会受处罚。小红书昵称不唯一：绝不按昵称合并客户。</translation>
    </message>
</context>
<context>
    <name>ChannelWords</name>
    <message>
        <source>The request names another app. Check which app the platform calls this address for.</source>
        <translation>请求来自另一个应用。请检查平台把这个地址配给了哪个应用。</translation>
    </message>
    <message>
        <source>Only a verified business account may do this.</source>
        <translation>只有已认证的企业账号可以这样做。</translation>
    </message>
    <message>
        <source>Ids or secrets of this channel do not fit together. Check the settings.</source>
        <translation>此渠道的编号与密钥对不上，请检查设置。</translation>
    </message>
    <message>
        <source>The platform refuses the wording.</source>
        <translation>平台不接受这段文字。</translation>
    </message>
    <message>
        <source>The text holds a web address that is not registered with the platform.</source>
        <translation>文字里有未在平台登记的网址。</translation>
    </message>
    <message>
        <source>The platform looks at the message before it delivers it.</source>
        <translation>平台审核之后才会送达这条消息。</translation>
    </message>
    <message>
        <source>This platform takes no answers from programs. Answer in its own app and note here what was said.</source>
        <translation>该平台不接受程序代发的回复。请在平台自己的应用里回复，并在这里记下说了什么。</translation>
    </message>
    <message>
        <source>The message that is answered is none of this customer's. Answer their newest one.</source>
        <translation>所回复的消息不属于这位客户，请回复其最新一条。</translation>
    </message>
    <message>
        <source>A workbench of the platform answers this account's messages. Switch it off there first.</source>
        <translation>平台的工作台正在代为回复此账号的消息，请先在那里关闭。</translation>
    </message>
    <message>
        <source>The platform does not deliver to this person.</source>
        <translation>平台无法送达给这个人。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>The platform refused the wording.</source>
        <translation>平台不接受这段文字。</translation>
    </message>
    <message>
        <source>The text holds a web address that is not registered with the platform.</source>
        <translation>文字里有未在平台登记的网址。</translation>
    </message>
    <message>
        <source>The platform looks at the message before it delivers it.</source>
        <translation>平台审核之后才会送达这条消息。</translation>
    </message>
    <message>
        <source>This platform takes no answers from programs; answer in its own app and note here what was said.</source>
        <translation>该平台不接受程序代发的回复；请在平台自己的应用里回复，并在这里记下说了什么。</translation>
    </message>
    <message>
        <source>The message that is answered is not this customer's newest; answer that one.</source>
        <translation>所回复的不是这位客户的最新消息；请回复最新一条。</translation>
    </message>
    <message>
        <source>A workbench of the platform answers for this account; an administrator must switch it off there.</source>
        <translation>平台的工作台正在代为回复此账号；请管理员先在那里关闭。</translation>
    </message>
    <message>
        <source>The platform does not deliver to this customer.</source>
        <translation>平台无法送达给这位客户。</translation>
    </message>
    <message>
        <source>Only a verified business account may do this.</source>
        <translation>只有已认证的企业账号可以这样做。</translation>
    </message>
    <message>
        <source>The platform has restricted this account.</source>
        <translation>平台限制了此账号。</translation>
    </message>
    <message>
        <source>The channel's settings do not fit together; an administrator must check them.</source>
        <translation>渠道的设置对不上，请管理员检查。</translation>
    </message>
    <message>
        <source>The customer must write first.</source>
        <translation>需要客户先来信。</translation>
    </message>
</context>
</TS>
