<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChannelFields</name>
    <message>
        <source>Page ID</source>
        <translation>主页 ID</translation>
    </message>
    <message>
        <source>On the Page under About, Page transparency.</source>
        <translation>在主页的“简介 → 主页信息公示”中。</translation>
    </message>
    <message>
        <source>App ID</source>
        <translation>应用 ID</translation>
    </message>
    <message>
        <source>developers.facebook.com: your app, App settings, Basic.</source>
        <translation>developers.facebook.com：你的应用 → 应用设置 → 基本。</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>应用密钥</translation>
    </message>
    <message>
        <source>Same page. It signs what arrives here.</source>
        <translation>同一页面。平台用它为推送签名。</translation>
    </message>
    <message>
        <source>Verify token</source>
        <translation>验证令牌</translation>
    </message>
    <message>
        <source>You choose it: enter the same beside the address under Webhooks.</source>
        <translation>自行设定，并在 Webhooks 中与回调地址一起填写相同内容。</translation>
    </message>
    <message>
        <source>Page access token</source>
        <translation>主页访问令牌</translation>
    </message>
    <message>
        <source>A long-lived one, made from a long-lived user token: it does not expire by itself.</source>
        <translation>由长期用户令牌换取的长期令牌，不会自行过期。</translation>
    </message>
    <message>
        <source>Graph API version</source>
        <translation>Graph API 版本</translation>
    </message>
    <message>
        <source>v25.0 unless you enter another one.</source>
        <translation>不填则为 v25.0。</translation>
    </message>
    <message>
        <source>Subscribe the Page to messages, message_echoes, message_edits, message_reactions, message_deliveries, message_reads, messaging_postbacks, messaging_referrals, feed, mention and ratings. Until the app has passed review, only people with a role in it get through. Answers after 24 hours need the Human Agent feature.</source>
        <translation>请为主页订阅 messages、message_echoes、message_edits、message_reactions、message_deliveries、message_reads、messaging_postbacks、messaging_referrals、feed、mention 和 ratings。应用通过审核之前，只有在应用中有身份的人能够收发。24 小时之后的回复需要 Human Agent 功能。</translation>
    </message>
    <message>
        <source>Instagram account ID</source>
        <translation>Instagram 账号 ID</translation>
    </message>
    <message>
        <source>Begins with 17841. Meta Business Suite: Settings, Instagram accounts.</source>
        <translation>以 17841 开头。Meta Business Suite：设置 → Instagram 账号。</translation>
    </message>
    <message>
        <source>On the linked Facebook Page under About, Page transparency.</source>
        <translation>在关联的 Facebook 主页的“简介 → 主页信息公示”中。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Of the linked Page; with an Instagram login the account&apos;s own, which lives 60 days.</source>
        <translation>关联主页的令牌；用 Instagram 登录时为账号自己的令牌，有效期 60 天。</translation>
    </message>
    <message>
        <source>Through the linked Facebook Page</source>
        <translation>通过关联的 Facebook 主页</translation>
    </message>
    <message>
        <source>With an Instagram login of its own</source>
        <translation>用 Instagram 账号自行登录</translation>
    </message>
    <message>
        <source>The account must be professional and public, the app live, and access to messages allowed in the Instagram app (Settings, Messages). Instagram tells nobody of edited or deleted comments. Stories that name the account may not be kept.</source>
        <translation>账号须为公开的专业账号，应用须已上线，并在 Instagram 应用的“设置 → 消息”中允许访问消息。评论被修改或删除时 Instagram 不会通知。提到本账号的快拍不得留存。</translation>
    </message>
    <message>
        <source>Phone number ID</source>
        <translation>电话号码 ID</translation>
    </message>
    <message>
        <source>developers.facebook.com: your app, WhatsApp, API setup. Not the number itself.</source>
        <translation>developers.facebook.com：你的应用 → WhatsApp → API 设置。不是号码本身。</translation>
    </message>
    <message>
        <source>WhatsApp Business account ID</source>
        <translation>WhatsApp Business 账号 ID</translation>
    </message>
    <message>
        <source>On the same page, below the phone number ID.</source>
        <translation>同一页面，电话号码 ID 下方。</translation>
    </message>
    <message>
        <source>Your app, App settings, Basic. It signs what arrives here.</source>
        <translation>你的应用 → 应用设置 → 基本。平台用它为推送签名。</translation>
    </message>
    <message>
        <source>Of a system user with whatsapp_business_messaging and whatsapp_business_management; it does not expire.</source>
        <translation>具有 whatsapp_business_messaging 和 whatsapp_business_management 权限的系统用户令牌，不会过期。</translation>
    </message>
    <message>
        <source>Subscribe the app to the field messages of the WhatsApp Business account. Customers must write first; 24 hours after their last message only approved templates go out. Invite people from public places with a wa.me link.</source>
        <translation>请为 WhatsApp Business 账号订阅 messages 字段。须由客户先来信；客户最后一条消息 24 小时之后只能发送已批准的模板。在公开场合可用 wa.me 链接邀请客户。</translation>
    </message>
</context>
<context>
    <name>ChannelWords</name>
    <message>
        <source>The access belongs to another account than the one entered. Check the ids, or enter the access of this account.</source>
        <translation>访问凭证属于另一个账号，与填写的不一致。请核对账号 ID，或填写本账号的凭证。</translation>
    </message>
    <message>
        <source>Another program answers this account&apos;s conversations. Take them over on the platform&apos;s page.</source>
        <translation>此账号的会话正由其他程序应答，请在平台页面上接管。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>Another program answers this conversation; take it over on the platform first.</source>
        <translation>此会话正由其他程序应答，请先在平台上接管。</translation>
    </message>
    <message>
        <source>The platform takes one private answer to a comment, within seven days.</source>
        <translation>平台只允许在七天内就一条评论私信回复一次。</translation>
    </message>
    <message>
        <source>The platform has not approved this template, or its blanks are not filled rightly.</source>
        <translation>平台尚未批准此模板，或模板变量填写不正确。</translation>
    </message>
    <message>
        <source>The customer no longer wants marketing messages.</source>
        <translation>客户已拒收营销消息。</translation>
    </message>
    <message>
        <source>The platform lets this customer receive no more marketing messages today.</source>
        <translation>平台今天不再向该客户投递营销消息。</translation>
    </message>
    <message>
        <source>The platform keeps this message back in a trial of its own.</source>
        <translation>平台正在进行自身测试，暂不投递此消息。</translation>
    </message>
    <message>
        <source>This message needs the customer&apos;s phone number, which is not known.</source>
        <translation>此消息需要客户的手机号，而目前没有。</translation>
    </message>
    <message>
        <source>Too many messages to this customer; it is tried again.</source>
        <translation>发给该客户的消息过于频繁，稍后自动重试。</translation>
    </message>
    <message>
        <source>The platform did not understand the message.</source>
        <translation>平台无法识别此消息。</translation>
    </message>
</context>
</TS>
