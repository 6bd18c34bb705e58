<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::AccountAudit</name>
    <message>
        <source>Accounts of the brand</source>
        <translation>品牌账号一览</translation>
    </message>
    <message>
        <source>By what customers wrote in the last 30 days. The three busiest service accounts, marked with a star, are the standard entrances: name them on the product, the website and the packaging.</source>
        <translation>按近 30 天客户来信量排序。带星标的是最活跃的三个服务账号，即标准服务入口：请在产品、官网和包装上标明。</translation>
    </message>
    <message>
        <source>Counting the last 30 days …</source>
        <translation>正在统计近 30 天的数据……</translation>
    </message>
</context>
<context>
    <name>lianxi::AccountTable</name>
    <message>
        <source>%1, standard entrance</source>
        <translation>%1，标准服务入口</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近来信</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>营销</translation>
    </message>
</context>
<context>
    <name>lianxi::ChannelCard</name>
    <message>
        <source>%1 messages a second</source>
        <translation>每秒 %1 条</translation>
    </message>
    <message>
        <source>as the platform allows</source>
        <translation>按平台允许的速度</translation>
    </message>
    <message>
        <source>Not taken, %1 times</source>
        <translation>未接收，%1 次</translation>
    </message>
    <message>
        <source>%1 Since %2.</source>
        <translation>%1（始于%2）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Failing; nothing is lost, it is tried again</source>
        <translation>异常；消息不会丢失，正在重试</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最近来信</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>%1, of these %2 known already</source>
        <translation>%1，其中 %2 条为重复推送</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Stored within</source>
        <translation>入库耗时</translation>
    </message>
    <message>
        <source>%1 ms (half of all requests)</source>
        <translation>%1 毫秒以内（半数请求）</translation>
    </message>
    <message>
        <source>Access expires</source>
        <translation>授权到期</translation>
    </message>
    <message>
        <source>Nobody listened for</source>
        <translation>曾无人接收</translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation>平台额度：%1</translation>
    </message>
    <message>
        <source>Pace of sending</source>
        <translation>发送速度</translation>
    </message>
    <message>
        <source>Could not be written</source>
        <translation>写入失败</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>since the program was started</source>
        <translation>自程序启动以来</translation>
    </message>
    <message>
        <source>Health of %1</source>
        <translation>%1 的运行状况</translation>
    </message>
</context>
<context>
    <name>RateWords</name>
    <message>
        <source>calls</source>
        <translation>接口调用</translation>
    </message>
    <message>
        <source>calls of the whole app</source>
        <translation>整个应用的接口调用</translation>
    </message>
    <message>
        <source>private messages</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>public replies</source>
        <translation>公开回复</translation>
    </message>
    <message>
        <source>private answers to comments</source>
        <translation>评论的私信回复</translation>
    </message>
    <message>
        <source>reading messages</source>
        <translation>读取私信</translation>
    </message>
    <message>
        <source>reading mentions</source>
        <translation>读取提及</translation>
    </message>
    <message>
        <source>looking up profiles</source>
        <translation>查询用户资料</translation>
    </message>
    <message>
        <source>uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>removals</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>mails</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1（每分钟）</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>%1（每小时）</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1（每天）</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1（每月）</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>已用完</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>剩 %1，共 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩 %1</translation>
    </message>
    <message>
        <source>%1 % used</source>
        <translation>已用 %1%</translation>
    </message>
    <message>
        <source>%1, full again %2</source>
        <translation>%1，%2恢复</translation>
    </message>
    <message>
        <source>%1 (counted here)</source>
        <translation>%1（本机统计）</translation>
    </message>
    <message>
        <source>The platform's limit: %1 %2</source>
        <translation>已到平台上限：%1%2</translation>
    </message>
    <message>
        <source>Near the platform's limit: %1, %2</source>
        <translation>接近平台上限：%1，%2</translation>
    </message>
</context>
<context>
    <name>ChannelWords</name>
    <message>
        <source>Channel %1 is failing: %2</source>
        <translation>渠道“%1”出现故障：%2</translation>
    </message>
    <message>
        <source>Channel %1: %2</source>
        <translation>渠道“%1”：%2</translation>
    </message>
    <message>
        <source>The platform takes one private answer to a comment, within seven days.</source>
        <translation>平台只允许在七天内对一条评论私信回复一次。</translation>
    </message>
    <message>
        <source>The platform has not approved this template, or its blanks are not filled rightly.</source>
        <translation>平台未批准此模板，或模板参数填写有误。</translation>
    </message>
    <message>
        <source>The customer no longer wants marketing messages.</source>
        <translation>客户已不愿接收营销消息。</translation>
    </message>
    <message>
        <source>The platform lets this customer receive no more marketing messages today.</source>
        <translation>平台今天不再允许向该客户发送营销消息。</translation>
    </message>
    <message>
        <source>The platform keeps this message back in a trial of its own.</source>
        <translation>平台因自身试验暂扣了此消息。</translation>
    </message>
    <message>
        <source>This message needs the customer&apos;s phone number, which is not known.</source>
        <translation>此消息需要客户的手机号，目前未知。</translation>
    </message>
    <message>
        <source>Too many messages to this customer; it is tried again.</source>
        <translation>发给该客户的消息过多；稍后自动重试。</translation>
    </message>
    <message>
        <source>A private text names somebody else, who could then read it.</source>
        <translation>私信内容提到了第三人，对方将能看到。</translation>
    </message>
    <message>
        <source>The file is larger than the platform allows.</source>
        <translation>文件超过平台允许的大小。</translation>
    </message>
    <message>
        <source>The attachment is no longer on this machine.</source>
        <translation>附件已不在本机。</translation>
    </message>
    <message>
        <source>The part before it was not sent, so this one was held back.</source>
        <translation>前一部分未发出，因此这一部分暂不发送。</translation>
    </message>
    <message>
        <source>This platform takes no attachments from programs.</source>
        <translation>该平台不接受程序上传附件。</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>尚未收到消息</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Failing: %1</source>
        <translation>异常：%1</translation>
    </message>
    <message>
        <source>The request was not signed with this channel&apos;s secret. Check the token on the platform&apos;s page.</source>
        <translation>请求未用本渠道的密钥签名。请核对平台后台填写的 Token。</translation>
    </message>
    <message>
        <source>The request carries no signature. It did not come from the platform.</source>
        <translation>请求没有签名，不是平台发来的。</translation>
    </message>
    <message>
        <source>An unencrypted request came to a channel in encrypted mode. Check the mode on the platform&apos;s page.</source>
        <translation>加密模式的渠道收到了未加密的请求。请核对平台后台的消息加解密方式。</translation>
    </message>
    <message>
        <source>This channel has no secret yet, so nothing can be verified.</source>
        <translation>本渠道尚未填写密钥，无法校验请求。</translation>
    </message>
    <message>
        <source>The request is older or newer than ten minutes. Check this machine&apos;s clock.</source>
        <translation>请求时间与本机相差超过十分钟。请检查本机时钟。</translation>
    </message>
    <message>
        <source>The request is well signed but cannot be read.</source>
        <translation>请求签名正确，但内容无法读取。</translation>
    </message>
    <message>
        <source>The encrypted request does not open. Check the encryption key.</source>
        <translation>加密请求无法解开。请核对加密密钥。</translation>
    </message>
    <message>
        <source>The encrypted request is meant for another account. Check the app id.</source>
        <translation>加密请求是发给其他账号的。请核对应用 ID。</translation>
    </message>
    <message>
        <source>The request speaks of an account that is not set up here; it was acknowledged and left alone.</source>
        <translation>请求涉及未在此设置的账号；已应答平台，未作处理。</translation>
    </message>
    <message>
        <source>This platform does not call; it is asked.</source>
        <translation>该平台不主动推送，由本机定时获取。</translation>
    </message>
    <message>
        <source>The access token is no longer valid. Refresh it or connect again.</source>
        <translation>访问令牌已失效。请刷新令牌或重新授权。</translation>
    </message>
    <message>
        <source>Somebody took this program&apos;s access back. Connect again.</source>
        <translation>有人撤销了本程序的授权。请重新授权。</translation>
    </message>
    <message>
        <source>The platform does not allow this machine&apos;s address. Add it to the allow list.</source>
        <translation>平台不允许本机的 IP 地址。请将其加入平台的白名单。</translation>
    </message>
    <message>
        <source>The customer&apos;s last message is too long ago; the platform allows no reply until they write again.</source>
        <translation>客户上次来信已超过平台的回复时限；对方再次来信后才能回复。</translation>
    </message>
    <message>
        <source>The number of replies the platform allows is used up until the customer writes again.</source>
        <translation>平台允许的回复条数已用完；对方再次来信后才能回复。</translation>
    </message>
    <message>
        <source>Too fast for the platform; it is tried again.</source>
        <translation>发送过快，平台限速；稍后自动重试。</translation>
    </message>
    <message>
        <source>The platform is busy; it is tried again.</source>
        <translation>平台繁忙；正在自动重试。</translation>
    </message>
    <message>
        <source>The platform could not be reached; it is tried again.</source>
        <translation>无法连接平台；正在自动重试。</translation>
    </message>
    <message>
        <source>It is not known whether the message arrived. Look before sending again.</source>
        <translation>无法确认消息是否送达。重发前请先查看。</translation>
    </message>
    <message>
        <source>The text is longer than the platform allows.</source>
        <translation>文字超过平台允许的长度。</translation>
    </message>
    <message>
        <source>The platform refuses the same text twice.</source>
        <translation>平台不接受重复的内容。</translation>
    </message>
    <message>
        <source>There is nothing to send.</source>
        <translation>没有可发送的内容。</translation>
    </message>
    <message>
        <source>The platform does not know this person.</source>
        <translation>平台查无此人。</translation>
    </message>
    <message>
        <source>The customer does not accept messages from this account.</source>
        <translation>客户不接收此账号的消息。</translation>
    </message>
    <message>
        <source>The customer does not follow this account, so it may not write.</source>
        <translation>客户未关注此账号，不能主动发消息。</translation>
    </message>
    <message>
        <source>The customer must write first.</source>
        <translation>须由客户先发来消息。</translation>
    </message>
    <message>
        <source>This account was removed from the group.</source>
        <translation>此账号已被移出群聊。</translation>
    </message>
    <message>
        <source>The account lacks the right to do this.</source>
        <translation>账号没有此项权限。</translation>
    </message>
    <message>
        <source>The platform has restricted this account.</source>
        <translation>平台限制了此账号。</translation>
    </message>
    <message>
        <source>The message or comment is no longer there.</source>
        <translation>该消息或评论已不存在。</translation>
    </message>
    <message>
        <source>This comment already has the account&apos;s one reply.</source>
        <translation>此评论已用完唯一一次回复。</translation>
    </message>
    <message>
        <source>The author of the post allows no comments.</source>
        <translation>作者已关闭评论。</translation>
    </message>
    <message>
        <source>No app is set up that could send. Check the app's number.</source>
        <translation>没有配置可发消息的应用，请检查 AgentId。</translation>
    </message>
    <message>
        <source>The platform does not know this desk account. Check its id and whether this secret may answer for it.</source>
        <translation>平台不认识这个客服账号，请检查 ID，以及该 Secret 是否有权接待它。</translation>
    </message>
    <message>
        <source>The desk account belongs to another product of the platform.</source>
        <translation>该客服账号属于平台的另一个产品。</translation>
    </message>
    <message>
        <source>The platform no longer takes a push's token; it is asked without.</source>
        <translation>推送带来的凭证已失效，改为不带凭证拉取。</translation>
    </message>
    <message>
        <source>The conversation is in somebody else's hands on the platform.</source>
        <translation>会话正由平台上的其他人接待。</translation>
    </message>
    <message>
        <source>The greeting's time of 20 seconds is over, or it was sent.</source>
        <translation>欢迎语 20 秒时限已过，或已发送。</translation>
    </message>
    <message>
        <source>The platform lets only the employee write to this customer.</source>
        <translation>平台只允许该员工本人给这位客户发消息。</translation>
    </message>
    <message>
        <source>Nobody by this name answers at this desk account.</source>
        <translation>该客服账号没有这位接待人员。</translation>
    </message>
    <message>
        <source>The platform no longer has this file. Attach it again.</source>
        <translation>平台上已没有这个文件。请重新添加附件。</translation>
    </message>
    <message>
        <source>The file must be given to the platform first.</source>
        <translation>文件须先上传到平台。</translation>
    </message>
    <message>
        <source>This platform cannot send that; send text and attachments one after the other.</source>
        <translation>该平台不支持这样发送；请将文字与附件分开发送。</translation>
    </message>
    <message>
        <source>The group has a new address; the message goes there.</source>
        <translation>群聊地址已变更；消息将发往新地址。</translation>
    </message>
    <message>
        <source>The bot sends its messages elsewhere (a webhook is set). Remove it to receive here.</source>
        <translation>机器人的消息被推送到别处（已设置 Webhook）。移除后才能在此接收。</translation>
    </message>
    <message>
        <source>Another program reads this bot&apos;s messages. Only one may.</source>
        <translation>另一个程序正在读取此机器人的消息，只能有一个。</translation>
    </message>
    <message>
        <source>The platform answered something else than was asked.</source>
        <translation>平台的应答与请求不符。</translation>
    </message>
    <message>
        <source>The platform refused; its own words are beside this.</source>
        <translation>平台拒绝了请求；平台原话见旁。</translation>
    </message>
    <message>
        <source>The platform no longer accepts this channel&apos;s access. Choose Change, enter a fresh token or secret and save.</source>
        <translation>平台不再接受本渠道的授权。请点“修改”，填入新的令牌或密钥后保存。</translation>
    </message>
    <message>
        <source>The platform refuses what it is asked. Test the connection to see its own words.</source>
        <translation>平台拒绝了请求。可测试连接以查看平台原话。</translation>
    </message>
    <message>
        <source>The address is not one of the platform&apos;s. Check the channel&apos;s server address.</source>
        <translation>地址不属于该平台。请核对渠道的服务器地址。</translation>
    </message>
    <message>
        <source>The messages could not be written. Make room on the disk; the platform keeps them and sends them again.</source>
        <translation>消息无法写入。请清理磁盘；平台会保留消息并重新推送。</translation>
    </message>
    <message>
        <source>The platform refused the wording.</source>
        <translation>平台不接受这段文字。</translation>
    </message>
    <message>
        <source>The account lacks the right to do this. Give it on the platform&apos;s page.</source>
        <translation>账号没有此项权限。请在平台后台授予。</translation>
    </message>
    <message>
        <source>The platform does not accept this channel&apos;s access. Enter it again.</source>
        <translation>平台不接受本渠道的授权。请重新填写。</translation>
    </message>
    <message>
        <source>The platform did not understand the request. Its own words are beside this.</source>
        <translation>平台无法理解请求；平台原话见旁。</translation>
    </message>
    <message>
        <source>This platform offers nothing to ask. Send a message to the account and see whether it arrives here.</source>
        <translation>该平台没有可供测试的接口。请向该账号发一条消息，看这里能否收到。</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客户服务</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>营销</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation><numerusform>%n 秒</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation><numerusform>%n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1, until %2. This platform has nothing to ask for; what it could not deliver it delivers again by itself, or not at all.</source>
        <translation>%1，直到 %2。该平台没有可供补取的接口；未能送达的内容由平台自行重发，否则无法找回。</translation>
    </message>
    <message>
        <source>%1, until %2. What the platform kept has been read.</source>
        <translation>%1，直到 %2。平台保留的内容已补取。</translation>
    </message>
    <message>
        <source>%1, until %2. What the platform kept is being asked for.</source>
        <translation>%1，直到 %2。正在补取平台保留的内容。</translation>
    </message>
    <message>
        <source>The platform calls only a public https address on port 443, 80, 88 or 8443. Correct the public address.</source>
        <translation>平台只会调用 443、80、88 或 8443 端口上的公网 https 地址。请更正公网地址。</translation>
    </message>
    <message>
        <source>The secret of the webhook may have 1 to 256 letters, digits, underscores and hyphens.</source>
        <translation>Webhook 密钥须为 1 至 256 个字母、数字、下划线或连字符。</translation>
    </message>
    <message>
        <source>The platform does not call this channel's public address yet. Save the channel; it is told then.</source>
        <translation>平台尚未调用此渠道的公网地址。保存渠道后会自动告知平台。</translation>
    </message>
    <message>
        <source>The platform could not deliver to the public address. Check that it leads here.</source>
        <translation>平台无法送达公网地址。请确认该地址通向本机。</translation>
    </message>
    <message>
        <source>expired %1 ago</source>
        <translation>已过期 %1</translation>
    </message>
    <message>
        <source>The address for answers is missing, not https, or inside the network. Correct it, or allow the inside address.</source>
        <translation>接收回复的地址缺失、不是 https，或位于内网。请更正，或允许该内网地址。</translation>
    </message>
    <message>
        <source>The other side no longer takes answers at its address. Ask it for the current one.</source>
        <translation>对方已不再从该地址接收回复。请向对方索取新地址。</translation>
    </message>
    <message>
        <source>The other side redirects to another address, which is never followed. Enter the address it really uses.</source>
        <translation>对方把请求转到了别的地址；系统不会跟随跳转。请填写真正的地址。</translation>
    </message>
    <message>
        <source>The other side does not accept our signature. Check that both have the same secret, and its order.</source>
        <translation>对方不接受我们的签名。请确认双方密钥相同、顺序正确。</translation>
    </message>
    <message>
        <source>The free reply was no longer possible; the message goes out as a push.</source>
        <translation>免费回复的时限已过；消息改为推送发出。</translation>
    </message>
    <message>
        <source>This chat is end-to-end encrypted; it can only be answered in X itself.</source>
        <translation>该会话是端到端加密的，只能在 X 中回复。</translation>
    </message>
    <message>
        <source>The other side refused; its own words are beside this.</source>
        <translation>对方拒绝了；原话见旁边。</translation>
    </message>
    <message>
        <source>Another program took this application over, and only one may listen. Stop the other one, then pause and resume this channel.</source>
        <translation>另一个程序接管了此应用，而同时只能有一个在监听。请停止另一个程序，再暂停并恢复本渠道。</translation>
    </message>
    <message>
        <source>Another program took this channel&apos;s stream over. Stop it, then pause and resume this channel.</source>
        <translation>另一个程序接管了此渠道的推流。请停止它，再暂停并恢复本渠道。</translation>
    </message>
    <message>
        <source>The connection went silent; it is opened again.</source>
        <translation>连接没有了动静；正在重新打开。</translation>
    </message>
    <message>
        <source>The platform sent more at once than anything of it needs; the connection is opened again.</source>
        <translation>平台一次发来的数据大得不合常理；正在重新打开连接。</translation>
    </message>
    <message>
        <source>The address is not one of the platform&apos;s, nor the one in this channel&apos;s settings. Check the settings.</source>
        <translation>该地址既不属于平台，也不是本渠道设置中的地址。请检查设置。</translation>
    </message>
    <message>
        <source>Nothing can be stored at present, so nothing is taken. Check the disk.</source>
        <translation>目前无法存储，因此暂不接收。请检查磁盘。</translation>
    </message>
    <message>
        <source>User or password is wrong. Check both in the settings.</source>
        <translation>用户或密码有误。请在设置中检查。</translation>
    </message>
    <message>
        <source>The platform did not understand the request. Check the settings of this channel.</source>
        <translation>平台无法理解请求。请检查本渠道的设置。</translation>
    </message>
</context>
<context>
    <name>lianxi::ChannelsPage</name>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问%1……</translation>
    </message>
    <message>
        <source>The platform accepts this access.</source>
        <translation>平台接受此授权。</translation>
    </message>
    <message>
        <source>Connected as %1.</source>
        <translation>已连接，账号：%1。</translation>
    </message>
    <message>
        <source>The platform says: %1</source>
        <translation>平台原话：%1</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>No channel yet. Add one to receive messages.</source>
        <translation>还没有渠道。添加一个即可接收消息。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Compare the accounts</source>
        <translation>账号盘点</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save the channel</source>
        <translation>保存渠道</translation>
    </message>
</context>
</TS>
