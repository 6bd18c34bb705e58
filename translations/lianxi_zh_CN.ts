<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CaseWords</name>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>contact card</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>In the supervisor&apos;s queue</source>
        <translation>在主管队列中</translation>
    </message>
    <message>
        <source>Class of the case</source>
        <translation>工单类别</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Upset</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>The customer sounds upset</source>
        <translation>客户情绪不满</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>稍后处理，至 %1</translation>
    </message>
    <message>
        <source>Until reply</source>
        <translation>待客户回复</translation>
    </message>
    <message>
        <source>Snoozed until the customer writes</source>
        <translation>稍后处理，直到客户回复</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>由 %1 负责</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>未知客户</translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>已超时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message>
        <source>%1m</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1h %2m</source>
        <translation>%1时%2分</translation>
    </message>
    <message>
        <source>%1d</source>
        <translation>%1天</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Complex</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>Urgent follow-up</source>
        <translation>紧急跟进</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>服务事故</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>重大危机</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal priority</source>
        <translation>普通优先级</translation>
    </message>
    <message>
        <source>High</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Next response</source>
        <translation>下次响应</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>给出方案</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Calming</source>
        <translation>安抚</translation>
    </message>
    <message>
        <source>Transfer to a person</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>priority %1</source>
        <translation>优先级：%1</translation>
    </message>
    <message>
        <source>with the supervisor</source>
        <translation>已上报主管</translation>
    </message>
    <message>
        <source>upset</source>
        <translation>情绪不满</translation>
    </message>
    <message>
        <source>snoozed</source>
        <translation>已稍后处理</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation>由 %1 负责</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>ChannelFields</name>
    <message>
        <source>Original account ID</source>
        <translation>原始 ID</translation>
    </message>
    <message>
        <source>Begins with gh_. Official account platform: Settings, Account details.</source>
        <translation>以 gh_ 开头。公众平台：设置 → 账号详情。</translation>
    </message>
    <message>
        <source>AppID</source>
        <translation>AppID</translation>
    </message>
    <message>
        <source>Official account platform: Development, Basic configuration.</source>
        <translation>公众平台：开发 → 基本配置。</translation>
    </message>
    <message>
        <source>AppSecret</source>
        <translation>AppSecret</translation>
    </message>
    <message>
        <source>Same page; shown only once after a reset.</source>
        <translation>同一页面；重置后只显示一次。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token（令牌）</translation>
    </message>
    <message>
        <source>You choose it: enter the same under Server configuration.</source>
        <translation>由您自定，并在“服务器配置”中填写相同内容。</translation>
    </message>
    <message>
        <source>EncodingAESKey</source>
        <translation>EncodingAESKey</translation>
    </message>
    <message>
        <source>User ID of the brand</source>
        <translation>品牌账号 UID</translation>
    </message>
    <message>
        <source>The number in the address of the brand&apos;s home page.</source>
        <translation>品牌主页网址中的数字。</translation>
    </message>
    <message>
        <source>App Secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>Weibo open platform: My apps, Basic information.</source>
        <translation>微博开放平台：我的应用 → 应用信息 → 基本信息。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access Token</translation>
    </message>
    <message>
        <source>From the authorisation of the brand&apos;s account for your app.</source>
        <translation>品牌账号授权给您的应用后取得。</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>机器人 Token</translation>
    </message>
    <message>
        <source>From @BotFather, looks like 123456:ABC-DEF.</source>
        <translation>由 @BotFather 提供，形如 123456:ABC-DEF。</translation>
    </message>
    <message>
        <source>Bot name</source>
        <translation>机器人用户名</translation>
    </message>
    <message>
        <source>43 characters, on the same page.</source>
        <translation>43 个字符，在同一页面。</translation>
    </message>
    <message>
        <source>Token of the fans service</source>
        <translation>粉丝服务令牌</translation>
    </message>
    <message>
        <source>Only when private messages use another token.</source>
        <translation>仅当私信使用另一个令牌时填写。</translation>
    </message>
    <message>
        <source>Without the @.</source>
        <translation>不含 @。</translation>
    </message>
    <message>
        <source>Public address of this channel</source>
        <translation>此渠道的公网地址</translation>
    </message>
    <message>
        <source>The https address from outside that leads to the one below. With it the program tells Telegram by itself when the channel is saved.</source>
        <translation>外部可访问、通向下方地址的 https 地址。填写后，保存渠道时程序会自动告知 Telegram。</translation>
    </message>
    <message>
        <source>Secret of the webhook</source>
        <translation>Webhook 密钥</translation>
    </message>
    <message>
        <source>You choose it; give it to Telegram with the address (setWebhook).</source>
        <translation>由您自定，与地址一起通过 setWebhook 告诉 Telegram。</translation>
    </message>
    <message>
        <source>Secure mode (encrypted)</source>
        <translation>安全模式（加密）</translation>
    </message>
    <message>
        <source>Compatible mode</source>
        <translation>兼容模式</translation>
    </message>
    <message>
        <source>Plain mode</source>
        <translation>明文模式</translation>
    </message>
    <message>
        <source>Fetch; no public address needed</source>
        <translation>主动拉取消息，无需公网地址</translation>
    </message>
    <message>
        <source>Telegram calls the address below</source>
        <translation>由 Telegram 调用下方地址</translation>
    </message>
    <message>
        <source>Corporation ID</source>
        <translation>企业 ID</translation>
    </message>
    <message>
        <source>Begins with ww. WeCom admin console: My company, Company information.</source>
        <translation>以 ww 开头。企业微信管理后台：我的企业 → 企业信息。</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Admin console: WeChat customer service, API; or the app that may answer there.</source>
        <translation>管理后台：微信客服 → API；或已获接待权限的自建应用。</translation>
    </message>
    <message>
        <source>Same page, under Callback settings.</source>
        <translation>同一页面，回调配置处。</translation>
    </message>
    <message>
        <source>Desk account ID</source>
        <translation>客服账号 ID</translation>
    </message>
    <message>
        <source>Begins with wk. Empty: every desk account the secret may answer for.</source>
        <translation>以 wk 开头。留空则接待该 Secret 可管理的全部客服账号。</translation>
    </message>
    <message>
        <source>Customers are answered here</source>
        <translation>由本工作台接待客户</translation>
    </message>
    <message>
        <source>Colleagues in WeCom answer too; their sessions stay theirs</source>
        <translation>企业微信里的同事也接待；他们的会话不动</translation>
    </message>
    <message>
        <source>After a customer's message 5 answers may go out within 48 hours. Add this machine's address to the trusted addresses of the app.</source>
        <translation>客户每次来信后 48 小时内最多回复 5 条。请把本机地址加入应用的企业可信 IP。</translation>
    </message>
    <message>
        <source>AgentId</source>
        <translation>AgentId</translation>
    </message>
    <message>
        <source>A number. Admin console: App management, the app itself.</source>
        <translation>一串数字。管理后台：应用管理 → 该应用。</translation>
    </message>
    <message>
        <source>On the same page of the app.</source>
        <translation>在该应用的同一页面。</translation>
    </message>
    <message>
        <source>Same page: Receive messages, Set API receiving.</source>
        <translation>同一页面：接收消息 → 设置 API 接收。</translation>
    </message>
    <message>
        <source>An app talks with employees. Customers of employees cannot be read or written to by a program; use WeChat customer service for them. Add this machine's address to the trusted addresses of the app.</source>
        <translation>应用只能与员工对话。员工与客户的聊天，程序无法读取或代发，请用微信客服接待客户。请把本机地址加入应用的企业可信 IP。</translation>
    </message>
    <message>
        <source>Channel ID</source>
        <translation>Channel ID</translation>
    </message>
    <message>
        <source>LINE Developers console: the Messaging API channel, Basic settings.</source>
        <translation>LINE Developers 控制台：Messaging API 频道的 Basic settings 页。</translation>
    </message>
    <message>
        <source>Channel secret</source>
        <translation>Channel secret</translation>
    </message>
    <message>
        <source>Same page. It signs what LINE sends, and fetches short-lived tokens.</source>
        <translation>同一页。LINE 用它签名推送，也用它换取短期令牌。</translation>
    </message>
    <message>
        <source>Channel access token</source>
        <translation>Channel access token</translation>
    </message>
    <message>
        <source>Messaging API page. Leave it empty to use short-lived tokens only.</source>
        <translation>在 Messaging API 页。留空则只用短期令牌。</translation>
    </message>
    <message>
        <source>User ID of the account</source>
        <translation>账号的 User ID</translation>
    </message>
    <message>
        <source>Begins with U. Requests for other accounts are then left alone.</source>
        <translation>以 U 开头。填写后，发给其他账号的请求会被忽略。</translation>
    </message>
    <message>
        <source>Switch on &quot;Use webhook&quot; and &quot;Webhook redelivery&quot;, and switch off automatic replies. LINE has no history: what is lost while the address cannot be reached comes only by redelivery. Comments on LINE VOOM have no interface. Messages beyond the free ones of the month are charged, quick replies are not.</source>
        <translation>请打开 Use webhook 与 Webhook redelivery，并关闭自动回复。LINE 不提供历史消息：地址不可达期间丢失的消息只能靠重新投递。LINE VOOM 的评论没有接口。超出每月免费额度的推送会收费，及时回复不收费。</translation>
    </message>
    <message>
        <source>The number, not the name: GET /2/users/me shows it.</source>
        <translation>是数字而不是名称：可用 GET /2/users/me 查到。</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>Without the @. Tells mentions of the brand.</source>
        <translation>不带 @。用来识别提到品牌的帖子。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API key</translation>
    </message>
    <message>
        <source>X developer portal: your app, Keys and tokens.</source>
        <translation>X 开发者平台：你的应用 → Keys and tokens。</translation>
    </message>
    <message>
        <source>API key secret</source>
        <translation>API key secret</translation>
    </message>
    <message>
        <source>Same page. It signs what X sends; without it no webhook can be proven.</source>
        <translation>同一页。X 用它签名推送；没有它无法验证。</translation>
    </message>
    <message>
        <source>OAuth 2.0 access token</source>
        <translation>OAuth 2.0 access token</translation>
    </message>
    <message>
        <source>From the sign-in of the brand&apos;s account; needed to fetch messages.</source>
        <translation>由品牌账号授权得到；拉取消息时需要。</translation>
    </message>
    <message>
        <source>OAuth 2.0 refresh token</source>
        <translation>OAuth 2.0 refresh token</translation>
    </message>
    <message>
        <source>From the same sign-in, with offline.access.</source>
        <translation>同一次授权得到，需包含 offline.access。</translation>
    </message>
    <message>
        <source>OAuth 2.0 client ID</source>
        <translation>OAuth 2.0 client ID</translation>
    </message>
    <message>
        <source>Same page as the API key.</source>
        <translation>与 API key 同一页。</translation>
    </message>
    <message>
        <source>OAuth 2.0 client secret</source>
        <translation>OAuth 2.0 client secret</translation>
    </message>
    <message>
        <source>Only for confidential clients.</source>
        <translation>仅机密客户端需要。</translation>
    </message>
    <message>
        <source>OAuth 1.0a access token</source>
        <translation>OAuth 1.0a access token</translation>
    </message>
    <message>
        <source>Instead of OAuth 2.0, for sending only: Keys and tokens.</source>
        <translation>可代替 OAuth 2.0，仅用于发送：Keys and tokens 页。</translation>
    </message>
    <message>
        <source>OAuth 1.0a access token secret</source>
        <translation>OAuth 1.0a access token secret</translation>
    </message>
    <message>
        <source>Same page.</source>
        <translation>同一页。</translation>
    </message>
    <message>
        <source>X calls the address below; what it missed is fetched</source>
        <translation>X 推送到下面的地址；漏掉的会补拉</translation>
    </message>
    <message>
        <source>Every call and every delivered event costs credits of your X project. Encrypted chats cannot be read here: such a message says so, and the answer is written in X. A person&apos;s settings decide whether you may write first; a public reply can carry a button that opens a message to you.</source>
        <translation>每次调用和每个推送事件都会消耗 X 项目的额度。加密聊天在此无法读取：消息会注明，请在 X 中回复。能否先给对方发私信由对方设置决定；公开回复可以附带一个打开私信的按钮。</translation>
    </message>
    <message>
        <source>Name of the other side</source>
        <translation>对方名称</translation>
    </message>
    <message>
        <source>You choose it: the shop, the app, or the partner and the platform behind it.</source>
        <translation>由你决定：店铺、应用，或合作方及其背后的平台。</translation>
    </message>
    <message>
        <source>Signing secrets</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Each begins with whsec_; agree on it with the other side. Several, separated by blanks, while you change them: each is accepted, the first signs.</source>
        <translation>以 whsec_ 开头，与对方约定。更换期间可填多个，用空格分隔：每个都能验证，第一个用来签名。</translation>
    </message>
    <message>
        <source>Address for answers</source>
        <translation>接收回复的地址</translation>
    </message>
    <message>
        <source>Begins with https://. The other side says where it takes them.</source>
        <translation>以 https:// 开头，由对方提供。</translation>
    </message>
    <message>
        <source>Allowed inside addresses</source>
        <translation>允许的内网地址</translation>
    </message>
    <message>
        <source>Only where the other side runs in your own network: names or networks such as 10.0.0.0/8.</source>
        <translation>仅当对方运行在你自己的网络中时填写：主机名或网段，如 10.0.0.0/8。</translation>
    </message>
    <message>
        <source>For shops, apps and partners&apos; bridges: they send signed webhooks (Standard Webhooks) to the address below and take answers the same way. Platforms without a public interface are connected like this through a partner, or their conversations are imported as files.</source>
        <translation>用于店铺、应用和合作方的桥接：对方把签名的 webhook（Standard Webhooks）发到下面的地址，并以同样方式接收回复。没有公开接口的平台可以这样通过合作方接入，或以文件导入会话。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The part behind the second @ of the account, for example mastodon.social.</source>
        <translation>账号中第二个 @ 后面的部分，例如 mastodon.social。</translation>
    </message>
    <message>
        <source>Preferences → Development → New application, with the scopes read, write:statuses, write:media, write:favourites and write:conversations.</source>
        <translation>偏好设置 → 开发 → 新建应用，勾选 read、write:statuses、write:media、write:favourites 和 write:conversations。</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>账号编号</translation>
    </message>
    <message>
        <source>The number of the account on its server; the test of the connection shows it.</source>
        <translation>账号在其服务器上的编号；连接测试会显示。</translation>
    </message>
    <message>
        <source>Account name</source>
        <translation>账号名</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长字数</translation>
    </message>
    <message>
        <source>As the server counts; 500 unless its about page says otherwise.</source>
        <translation>按服务器的计数方式；除非服务器的说明页另有规定，均为 500。</translation>
    </message>
    <message>
        <source>Streaming address</source>
        <translation>推流地址</translation>
    </message>
    <message>
        <source>Only when the server streams from another address (wss://…).</source>
        <translation>仅当服务器从其他地址推流（wss://…）时填写。</translation>
    </message>
    <message>
        <source>Listen to the server; no public address is needed</source>
        <translation>监听服务器；无需公网地址</translation>
    </message>
    <message>
        <source>Direct posts are not encrypted: the staff of both servers can read them. Do not ask for sensitive data there.</source>
        <translation>私信嘟文没有加密：双方服务器的工作人员都能看到。请勿在其中索要敏感信息。</translation>
    </message>
    <message>
        <source>Address of Chatwoot</source>
        <translation>Chatwoot 地址</translation>
    </message>
    <message>
        <source>As agents open it in the browser, for example https://desk.example.com.</source>
        <translation>坐席在浏览器中打开的地址，例如 https://desk.example.com。</translation>
    </message>
    <message>
        <source>The number behind /app/accounts/ in the browser&apos;s address.</source>
        <translation>浏览器地址中 /app/accounts/ 后面的数字。</translation>
    </message>
    <message>
        <source>Profile settings → Access token, of the agent who answers. A proxy in front must let the header api_access_token pass (nginx: underscores_in_headers on).</source>
        <translation>个人设置 → 访问令牌，取负责回复的坐席的令牌。前置代理必须放行 api_access_token 请求头（nginx：underscores_in_headers on）。</translation>
    </message>
    <message>
        <source>Public inboxes</source>
        <translation>公开收件箱</translation>
    </message>
    <message>
        <source>Numbers of inboxes whose conversations anybody can read, with commas.</source>
        <translation>任何人都能看到其会话的收件箱编号，用逗号分隔。</translation>
    </message>
    <message>
        <source>Settings → Integrations → Webhooks shows it for the address below.</source>
        <translation>在“设置 → 集成 → Webhook”中为下面的地址显示。</translation>
    </message>
    <message>
        <source>Listen to Chatwoot; no public address is needed</source>
        <translation>监听 Chatwoot；无需公网地址</translation>
    </message>
    <message>
        <source>Chatwoot calls the address below</source>
        <translation>Chatwoot 调用下面的地址</translation>
    </message>
    <message>
        <source>Chatwoot has no key that prevents sending twice: when an answer is lost, look before you send again.</source>
        <translation>Chatwoot 没有防止重复发送的密钥：应答丢失时，请先查看再重发。</translation>
    </message>
    <message>
        <source>Address of ARI</source>
        <translation>ARI 地址</translation>
    </message>
    <message>
        <source>With TLS and the prefix, for example https://pbx.example.com:8089/ari.</source>
        <translation>含 TLS 和前缀，例如 https://pbx.example.com:8089/ari。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>The section of ari.conf; read_only users can listen but not call.</source>
        <translation>ari.conf 中的小节名；read_only 用户只能监听，不能呼叫。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Of the same section of ari.conf.</source>
        <translation>ari.conf 同一小节的密码。</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>The name in the dialplan: Stasis(lianxi). One program at a time may use it.</source>
        <translation>拨号方案中的名称：Stasis(lianxi)。同一时间只能由一个程序使用。</translation>
    </message>
    <message>
        <source>Country code</source>
        <translation>国家代码</translation>
    </message>
    <message>
        <source>Of the exchange&apos;s lines, without + (China: 86).</source>
        <translation>交换机线路所在国家的代码，不带 +（中国：86）。</translation>
    </message>
    <message>
        <source>Trunk prefix</source>
        <translation>长途字冠</translation>
    </message>
    <message>
        <source>What national numbers begin with, usually 0.</source>
        <translation>国内长途号码的首位，通常为 0。</translation>
    </message>
    <message>
        <source>Line for call-backs</source>
        <translation>回呼线路</translation>
    </message>
    <message>
        <source>Name of the endpoint of pjsip.conf that leads outside.</source>
        <translation>pjsip.conf 中通往外线的端点名称。</translation>
    </message>
    <message>
        <source>Number shown on call-backs</source>
        <translation>回呼时显示的号码</translation>
    </message>
    <message>
        <source>For example Brand &lt;+861012345678&gt;.</source>
        <translation>例如 Brand &lt;+861012345678&gt;。</translation>
    </message>
    <message>
        <source>Only calls that the dialplan hands over with Stasis are seen. A caller&apos;s number can be forged and shared: linking it to a contact is the agent&apos;s decision.</source>
        <translation>只能看到拨号方案用 Stasis 交出的来电。来电号码可能被伪造或多人共用：是否关联到联系人由坐席决定。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Like the message or take it back</source>
        <translation>点赞或取消点赞</translation>
    </message>
    <message>
        <source>Hide the message or show it</source>
        <translation>隐藏或恢复消息</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一个工单</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一个工单</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Keyboard help</source>
        <translation>键盘帮助</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>转到收件箱</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Claim the case</source>
        <translation>领取工单</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Resolve and next</source>
        <translation>解决并转到下一个</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>发送并解决</translation>
    </message>
    <message>
        <source>Undo send</source>
        <translation>撤回发送</translation>
    </message>
    <message>
        <source>Private note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Insert signature</source>
        <translation>插入签名</translation>
    </message>
    <message>
        <source>Mark step: introduce</source>
        <translation>标记步骤：自我介绍</translation>
    </message>
    <message>
        <source>Mark step: confirm</source>
        <translation>标记步骤：确认问题</translation>
    </message>
    <message>
        <source>Mark step: solve</source>
        <translation>标记步骤：解决</translation>
    </message>
    <message>
        <source>Mark step: follow up</source>
        <translation>标记步骤：跟进</translation>
    </message>
    <message>
        <source>Moving around</source>
        <translation>移动与查找</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Go to what is to do</source>
        <translation>前往待办</translation>
    </message>
    <message>
        <source>Go to the feedback</source>
        <translation>前往反馈</translation>
    </message>
    <message>
        <source>Go to the dashboard</source>
        <translation>前往看板</translation>
    </message>
    <message>
        <source>Go to the reviews</source>
        <translation>前往质检</translation>
    </message>
    <message>
        <source>Go to the team</source>
        <translation>前往团队</translation>
    </message>
    <message>
        <source>Correct category, class and priority</source>
        <translation>修改分类、等级和优先级</translation>
    </message>
    <message>
        <source>Give the case back</source>
        <translation>退回工单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Wake a snoozed case</source>
        <translation>取消稍后处理</translation>
    </message>
    <message>
        <source>Promise a follow-up</source>
        <translation>承诺回访</translation>
    </message>
    <message>
        <source>Ask a department</source>
        <translation>请部门协助</translation>
    </message>
    <message>
        <source>Note feedback</source>
        <translation>记录反馈</translation>
    </message>
    <message>
        <source>Tell me what happens in this case, or no longer</source>
        <translation>关注或取消关注此工单</translation>
    </message>
    <message>
        <source>Record a guardian&apos;s consent</source>
        <translation>记录监护人同意</translation>
    </message>
    <message>
        <source>Merge another case into this one</source>
        <translation>把其他工单并入</translation>
    </message>
    <message>
        <source>Take a merged case out again</source>
        <translation>拆出已合并的工单</translation>
    </message>
    <message>
        <source>Split conversations off</source>
        <translation>拆分会话</translation>
    </message>
    <message>
        <source>How this case is routed</source>
        <translation>查看工单分配说明</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>%1M</source>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1k</source>
        <translation>%1k</translation>
    </message>
    <message>
        <source>%1 hundred million</source>
        <translation>%1亿</translation>
    </message>
    <message>
        <source>%1 ten thousand</source>
        <translation>%1万</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>WeCom customer service</source>
        <translation>微信客服</translation>
    </message>
    <message>
        <source>WeCom</source>
        <translation>企业微信</translation>
    </message>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖音</translation>
    </message>
    <message>
        <source>Kuaishou</source>
        <translation>快手</translation>
    </message>
    <message>
        <source>Xiaohongshu</source>
        <translation>小红书</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>Instagram</source>
        <translation>Instagram</translation>
    </message>
    <message>
        <source>WhatsApp</source>
        <translation>WhatsApp</translation>
    </message>
    <message>
        <source>Telegram</source>
        <translation>Telegram</translation>
    </message>
    <message>
        <source>LINE</source>
        <translation>LINE</translation>
    </message>
    <message>
        <source>Mastodon</source>
        <translation>Mastodon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Chatwoot</source>
        <translation>Chatwoot</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私信</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The key of this profile is not in the system&apos;s keychain any more. Restore the keychain from a backup, or choose another profile. Nothing was changed.</source>
        <translation>系统钥匙串中已没有此配置的密钥。请从备份恢复钥匙串，或选择其他配置。没有更改任何内容。</translation>
    </message>
    <message>
        <source>There is a profile in this folder already. Open it, or choose another folder.</source>
        <translation>此文件夹中已有配置。请打开它，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The profile&apos;s files are damaged. Restore the folder from a backup. Nothing was overwritten.</source>
        <translation>配置文件已损坏。请从备份恢复该文件夹。没有覆盖任何内容。</translation>
    </message>
    <message>
        <source>This passphrase does not open the profile. Check the keyboard layout and Caps Lock, then try again.</source>
        <translation>口令不正确。请检查输入法和大写锁定后重试。</translation>
    </message>
    <message>
        <source>The profile was last used by a newer version of Lianxi. Update the program to open it.</source>
        <translation>此配置由更新版本的联席使用过。请更新程序后再打开。</translation>
    </message>
    <message>
        <source>Lianxi is open with this profile already. Switch to that window, or close it first.</source>
        <translation>联席已经打开了此配置。请切换到那个窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be read or written. Check the disk and the permissions of the folder.</source>
        <translation>无法读写配置文件夹。请检查磁盘和文件夹权限。</translation>
    </message>
    <message>
        <source>The passphrase is too short or too simple. Use at least 8 characters.</source>
        <translation>口令太短或太简单。请至少使用 8 个字符。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain cannot be reached. Unlock it and try again, or protect the profile by a passphrase.</source>
        <translation>无法访问系统钥匙串。请解锁后重试，或改用口令保护。</translation>
    </message>
    <message>
        <source>The keychain refused. Allow Lianxi to use it and try again.</source>
        <translation>钥匙串拒绝了访问。请允许联席使用后重试。</translation>
    </message>
    <message>
        <source>The keychain&apos;s question was cancelled. Try again.</source>
        <translation>钥匙串的询问已被取消。请重试。</translation>
    </message>
    <message>
        <source>Too short: at least 8 characters.</source>
        <translation>太短：至少 8 个字符。</translation>
    </message>
    <message>
        <source>Weak: easy to guess. Add words.</source>
        <translation>弱：容易被猜到，请再加几个词。</translation>
    </message>
    <message>
        <source>Fair. A few more words make it strong.</source>
        <translation>一般。再加几个词会更安全。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
</context>
<context>
    <name>lianxi::CaseListView</name>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
</context>
<context>
    <name>lianxi::ChannelForm</name>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Language of answers</source>
        <translation>回复语言</translation>
    </message>
    <message>
        <source>The customer&apos;s</source>
        <translation>与客户一致</translation>
    </message>
    <message>
        <source>Service hours</source>
        <translation>服务时间</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>For example Mon-Fri 09:00-18:00, Sat 10:00-16:00. Without days: every day. Empty: the hours of the whole team.</source>
        <translation>例如：周一至周五 09:00-18:00，周六 10:00-16:00。不写星期表示每天；留空则按全团队的服务时间。</translation>
    </message>
    <message>
        <source>Link into private</source>
        <translation>私信入口链接</translation>
    </message>
    <message>
        <source>Goes with the invitation to write in private, where the platform has no private answer. For example https://t.me/spruce_bot.</source>
        <translation>平台不支持私信回复时，随私聊邀请一并发出。例如 https://t.me/spruce_bot。</translation>
    </message>
    <message>
        <source>Service hours are written like Mon-Fri 09:00-18:00, Sat 10:00-16:00; this is not: %1</source>
        <translation>服务时间请写成“周一至周五 09:00-18:00，周六 10:00-16:00”的形式；这一段看不懂：%1</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Name of the channel</source>
        <translation>渠道名称</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Stored. Type to replace.</source>
        <translation>已保存。输入新内容即可替换。</translation>
    </message>
    <message>
        <source>Public address of this desk</source>
        <translation>本机公网地址</translation>
    </message>
    <message>
        <source>Platforms call a public https address only. Enter the one of the proxy or tunnel that leads to %1; it holds for all channels.</source>
        <translation>平台只会回调公网 https 地址。请填写转发到 %1 的反向代理或隧道的地址，所有渠道共用。</translation>
    </message>
    <message>
        <source>The public address must be an https address without a question mark.</source>
        <translation>公网地址必须是不带问号的 https 地址。</translation>
    </message>
    <message>
        <source>Address for the platform</source>
        <translation>回调地址</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>还缺少：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>接收方式</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Ask how it was when a case is resolved</source>
        <translation>结案时请客户评价</translation>
    </message>
    <message>
        <source>Tell who writes outside them when somebody will answer</source>
        <translation>非服务时间来访时，告知何时有人回复</translation>
    </message>
    <message>
        <source>Signs to customers</source>
        <translation>给客户的提示</translation>
    </message>
    <message>
        <source>Show when their message was read</source>
        <translation>显示消息已读</translation>
    </message>
    <message>
        <source>Show that somebody is writing</source>
        <translation>显示对方正在输入</translation>
    </message>
    <message>
        <source>The platform shows both or none of them.</source>
        <translation>平台只能同时显示两者或都不显示。</translation>
    </message>
    <message>
        <source>The link into private must be an https address.</source>
        <translation>私信链接必须是 https 地址。</translation>
    </message>
</context>
<context>
    <name>lianxi::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type a command, a name or a word of a message</source>
        <translation>输入命令、姓名或消息中的词</translation>
    </message>
    <message>
        <source>Command or search</source>
        <translation>命令或搜索</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>lianxi::DeskWindow</name>
    <message>
        <source>The team&apos;s rules have a mistake; the shipped ones are in force. %1</source>
        <translation>团队规则有误，现用出厂规则。%1</translation>
    </message>
    <message>
        <source>Customers&apos; orders cannot be shown: %1</source>
        <translation>无法显示客户订单：%1</translation>
    </message>
    <message>
        <source>The disk is full. Nothing is lost; make room and the desk goes on by itself.</source>
        <translation>磁盘已满。没有丢失任何内容；腾出空间后会自动继续。</translation>
    </message>
    <message>
        <source>The store cannot be written at present (%1). Nothing is lost; the desk keeps trying.</source>
        <translation>暂时无法写入存储（%1）。没有丢失任何内容，正在不断重试。</translation>
    </message>
</context>
<context>
    <name>lianxi::FirstRun</name>
    <message>
        <source>At least 8 characters; several words are best.</source>
        <translation>至少 8 个字符，最好是几个词。</translation>
    </message>
    <message>
        <source>The two are not the same yet.</source>
        <translation>两次输入还不一致。</translation>
    </message>
    <message>
        <source>Welcome to Lianxi</source>
        <translation>欢迎使用联席</translation>
    </message>
    <message>
        <source>One desk for every conversation. Choose the language of the window.</source>
        <translation>一个工作台，汇聚所有对话。请选择界面语言。</translation>
    </message>
    <message>
        <source>Protect your desk</source>
        <translation>保护工作台</translation>
    </message>
    <message>
        <source>Messages, drafts and keys are encrypted on this machine. How shall the key be kept?</source>
        <translation>消息、草稿和密钥都在本机加密保存。密钥如何保管？</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain (opens with your login)</source>
        <translation>保存在系统钥匙串（登录系统后自动打开）</translation>
    </message>
    <message>
        <source>By a passphrase (asked at every start)</source>
        <translation>使用口令（每次启动时输入）</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <source>Nobody can recover a lost passphrase: without it everything on this desk stays unreadable for ever.</source>
        <translation>口令遗失后任何人都无法找回：没有口令，工作台上的全部内容将永远无法读取。</translation>
    </message>
    <message>
        <source>I have understood and written it down in a safe place</source>
        <translation>我已了解，并已将口令记在安全的地方</translation>
    </message>
    <message>
        <source>Where to begin?</source>
        <translation>从哪里开始？</translation>
    </message>
    <message>
        <source>Both can be done later as well, in the settings.</source>
        <translation>两者之后也可以在设置中进行。</translation>
    </message>
    <message>
        <source>Open the rehearsal desk: practise with simulated customers</source>
        <translation>打开演练台：与模拟客户练习</translation>
    </message>
    <message>
        <source>Add the first channel: WeChat, Weibo, WhatsApp, e-mail or another</source>
        <translation>添加第一个渠道：微信、微博、WhatsApp、邮件等</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>添加渠道</translation>
    </message>
    <message>
        <source>What is typed here stays in the encrypted profile.</source>
        <translation>此处填写的内容只保存在加密配置中。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Create the profile</source>
        <translation>创建配置</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>lianxi::HelpSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>In a reply, / inserts a canned reply; in a note, @ and a name calls a colleague. While an input method composes, no key sends. All keys can be changed in the settings.</source>
        <translation>写回复时：/ 插入常用语；写备注时：@ 加姓名提醒同事。输入法组字时，任何按键都不会发送。所有按键都可以在设置中修改。</translation>
    </message>
</context>
<context>
    <name>lianxi::InboxPanel</name>
    <message>
        <source>There is no search operator “%1:”.</source>
        <translation>没有“%1:”这个搜索条件。</translation>
    </message>
    <message>
        <source>“%1” is not a value of this operator.</source>
        <translation>“%1”不是这个条件可用的值。</translation>
    </message>
    <message>
        <source>“%1” is not a date. Write for example 2026-11-21, yesterday or 7d.</source>
        <translation>“%1”不是日期。请写成 2026-11-21、yesterday 或 7d。</translation>
    </message>
    <message>
        <source>“%1:” needs a value directly behind it.</source>
        <translation>“%1:”后面要紧跟一个值。</translation>
    </message>
    <message>
        <source>“%1” has no letter, digit or symbol to look for.</source>
        <translation>“%1”里没有可以查找的文字、数字或符号。</translation>
    </message>
    <message>
        <source>Too many words: everything from “%1” on is left out.</source>
        <translation>词太多：从“%1”起的部分没有用上。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation>仅看未读</translation>
    </message>
    <message>
        <source>Public and private</source>
        <translation>公开和私信</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation>全部平台</translation>
    </message>
    <message>
        <source>Least time left first</source>
        <translation>剩余时间最少优先</translation>
    </message>
    <message>
        <source>Newest message first</source>
        <translation>最新消息优先</translation>
    </message>
    <message>
        <source>Showing: %1</source>
        <translation>已筛选：%1</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Fewer or shorter words find more. &quot;Exact phrase&quot;, -without, from: and tag: work too.</source>
        <translation>试试更少或更短的词。也可以用“完整短语”、-排除、from: 和 tag:。</translation>
    </message>
    <message>
        <source>No case passes the filter</source>
        <translation>没有符合筛选的工单</translation>
    </message>
    <message>
        <source>Clear the filter to see the whole box.</source>
        <translation>清除筛选可查看全部。</translation>
    </message>
    <message>
        <source>All done here</source>
        <translation>全部处理完了</translation>
    </message>
    <message>
        <source>New messages appear by themselves.</source>
        <translation>新消息会自动出现。</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Search names, messages, orders</source>
        <translation>搜索姓名、消息、订单号</translation>
    </message>
    <message>
        <source>Search cases</source>
        <translation>搜索工单</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
</context>
<context>
    <name>lianxi::MainWindow</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Lianxi</source>
        <translation>联席</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>聆听</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>成绩单</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No connection. What you write is kept and sent later.</source>
        <translation>连接已断开。您写的内容会保存，恢复后自动发送。</translation>
    </message>
    <message>
        <source>The desk&apos;s store cannot be written. Free some disk space; nothing written so far is lost.</source>
        <translation>本地数据库无法写入。请腾出磁盘空间；已写入的内容不会丢失。</translation>
    </message>
</context>
<context>
    <name>lianxi::NoticeFeed</name>
    <message>
        <source>%1 in a note: %2</source>
        <translation>%1 在备注中提到您：%2</translation>
    </message>
    <message>
        <source>%1 handed this case to you</source>
        <translation>%1 把此工单转给了您</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1：剩 %2</translation>
    </message>
    <message>
        <source>For the supervisor: %1</source>
        <translation>需主管处理：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::SettingsPage</name>
    <message>
        <source>Taken by: %1</source>
        <translation>已被占用：%1</translation>
    </message>
    <message>
        <source>Add Ctrl or Alt: a plain letter would be typed into the reply.</source>
        <translation>请加上 Ctrl 或 Alt：单个字母会被输入到回复中。</translation>
    </message>
    <message>
        <source>A case is assigned to me</source>
        <translation>有工单分配给我</translation>
    </message>
    <message>
        <source>A colleague mentions me</source>
        <translation>同事提及我</translation>
    </message>
    <message>
        <source>A customer of mine is waiting</source>
        <translation>我的客户在等待</translation>
    </message>
    <message>
        <source>A promise is about to be broken</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
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
        <source>Failing: %1</source>
        <translation>异常：%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>研判</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Use the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Notifications show masked text only, and nothing ever takes the keyboard from you.</source>
        <translation>通知只显示脱敏文字，并且绝不会抢走键盘焦点。</translation>
    </message>
    <message>
        <source>Do not disturb: only promises about to be broken</source>
        <translation>勿扰：只提醒即将超时</translation>
    </message>
    <message>
        <source>No channel yet. Add one to receive messages.</source>
        <translation>还没有渠道。添加后即可接收消息。</translation>
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
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Save the channel</source>
        <translation>保存渠道</translation>
    </message>
    <message>
        <source>Lianxi %1
The desk for customer service on social platforms.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>联席 %1
社交平台客服工作台。
自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我</translation>
    </message>
    <message>
        <source>A reply can be taken back for</source>
        <translation>发出后可撤回</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Agent ID</source>
        <translation>坐席编号</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>自我介绍</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不可撤回</translation>
    </message>
    <message>
        <source>A reply waits this long on the desk before it leaves.</source>
        <translation>回复会先在本机停留这么久，然后才发出。</translation>
    </message>
    <message>
        <source>As customers read it</source>
        <translation>客户看到的称呼</translation>
    </message>
    <message>
        <source>As colleagues and the records know you</source>
        <translation>同事和记录中使用</translation>
    </message>
    <message>
        <source>Hello, I am … from customer service.</source>
        <translation>您好，我是客服……，很高兴为您服务。</translation>
    </message>
    <message>
        <source>In force when the desk is opened the next time. Cases that you hold stay with the ID under which you took them.</source>
        <translation>下次打开时生效。您已领取的工单仍归领取时的编号。</translation>
    </message>
</context>
<context>
    <name>lianxi::Start</name>
    <message>
        <source>Hello, I am %1 from customer service. </source>
        <translation>您好，我是客服%1。</translation>
    </message>
</context>
<context>
    <name>lianxi::TrayBoard</name>
    <message numerus="yes">
        <source>Lianxi: %n unread case(s)</source>
        <translation>
            <numerusform>联席：%n 个未读工单</numerusform>
        </translation>
    </message>
    <message>
        <source>Lianxi</source>
        <translation>联席</translation>
    </message>
</context>
<context>
    <name>lianxi::UnlockDialog</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Lianxi</source>
        <translation>联席</translation>
    </message>
    <message>
        <source>Unlock your desk</source>
        <translation>解锁工作台</translation>
    </message>
    <message>
        <source>Everything on this desk is encrypted. The passphrase opens it.</source>
        <translation>工作台上的全部内容均已加密，凭口令打开。</translation>
    </message>
    <message>
        <source>The key is in the system&apos;s keychain.</source>
        <translation>密钥保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
</context>
</TS>
