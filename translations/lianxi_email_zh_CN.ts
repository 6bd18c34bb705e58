<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChannelFields</name>
    <message>
        <source>E-mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>The mailbox that customers write to.</source>
        <translation>客户来信使用的邮箱。</translation>
    </message>
    <message>
        <source>Further addresses of this mailbox</source>
        <translation>此邮箱的其他地址</translation>
    </message>
    <message>
        <source>Separated by commas; mail from them counts as written by you.</source>
        <translation>用逗号分隔；来自这些地址的邮件视为由您发出。</translation>
    </message>
    <message>
        <source>Name beside the address</source>
        <translation>发件人名称</translation>
    </message>
    <message>
        <source>What customers see as the sender.</source>
        <translation>客户看到的发件人名称。</translation>
    </message>
    <message>
        <source>Incoming server</source>
        <translation>收信服务器</translation>
    </message>
    <message>
        <source>imaps://imap.example.com:993, or imap://…:143 for STARTTLS. The provider's help page names it.</source>
        <translation>imaps://imap.example.com:993；使用 STARTTLS 时为 imap://…:143。邮箱服务商的帮助页面会说明。</translation>
    </message>
    <message>
        <source>Outgoing server</source>
        <translation>发信服务器</translation>
    </message>
    <message>
        <source>submissions://smtp.example.com:465, or submission://…:587 for STARTTLS.</source>
        <translation>submissions://smtp.example.com:465；使用 STARTTLS 时为 submission://…:587。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Only when it is not the e-mail address.</source>
        <translation>仅当与邮箱地址不同时填写。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Many providers (QQ, 163, iCloud, Gmail) give an app password or authorisation code for this.</source>
        <translation>许多邮箱（QQ、163、iCloud、Gmail）为此提供授权码或应用专用密码。</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Of your application in Google Cloud or Microsoft Entra.</source>
        <translation>您在 Google Cloud 或 Microsoft Entra 中的应用。</translation>
    </message>
    <message>
        <source>Beside the client ID.</source>
        <translation>在客户端 ID 旁边。</translation>
    </message>
    <message>
        <source>From the consent with scope for IMAP and SMTP (offline access).</source>
        <translation>授权时选择 IMAP 和 SMTP 权限（离线访问）后获得。</translation>
    </message>
    <message>
        <source>Name in Authentication-Results</source>
        <translation>Authentication-Results 中的名称</translation>
    </message>
    <message>
        <source>First word of that header in a received mail. Without it forged senders are not recognised.</source>
        <translation>收到的邮件中该邮件头的第一个词。不填写则无法识别伪造的发件人。</translation>
    </message>
    <message>
        <source>Folder of sent mail</source>
        <translation>已发送邮件文件夹</translation>
    </message>
    <message>
        <source>Only when the server does not mark it itself.</source>
        <translation>仅当服务器没有自行标记时填写。</translation>
    </message>
    <message>
        <source>Log in with a password</source>
        <translation>用密码登录</translation>
    </message>
    <message>
        <source>Log in with Google (OAuth)</source>
        <translation>用 Google 登录（OAuth）</translation>
    </message>
    <message>
        <source>Log in with Microsoft (OAuth)</source>
        <translation>用 Microsoft 登录（OAuth）</translation>
    </message>
    <message>
        <source>Turn IMAP on in the provider's settings first.</source>
        <translation>请先在邮箱服务商的设置中开启 IMAP。</translation>
    </message>
</context>
<context>
    <name>ChannelWords</name>
    <message>
        <source>The mail server refuses user name and password. Many providers want an app password or authorisation code.</source>
        <translation>邮件服务器拒绝了用户名或密码。许多邮箱需要使用授权码（应用专用密码）。</translation>
    </message>
    <message>
        <source>The mail server wants something else first: another kind of login, or rights. Check its address and the provider's settings.</source>
        <translation>邮件服务器要求其他登录方式或权限。请检查服务器地址和邮箱服务商的设置。</translation>
    </message>
    <message>
        <source>The mail server's certificate cannot be trusted, so no password was sent. Check the server's name, or its certificate.</source>
        <translation>邮件服务器的证书不可信，因此没有发送密码。请检查服务器名称或其证书。</translation>
    </message>
    <message>
        <source>The provider has a message for you; sign in to the mailbox on its web page to read it.</source>
        <translation>邮箱服务商有消息给您；请登录其网页邮箱查看。</translation>
    </message>
    <message>
        <source>The mail was refused by the other side's rules against spam. Check SPF, DKIM and DMARC of your domain.</source>
        <translation>对方的反垃圾邮件规则拒收了此邮件。请检查您域名的 SPF、DKIM 和 DMARC 设置。</translation>
    </message>
    <message>
        <source>The mail came back as undeliverable.</source>
        <translation>邮件无法送达，已被退回。</translation>
    </message>
    <message>
        <source>This desk's own store could not take what arrived; it is read again.</source>
        <translation>本机存储暂时无法写入新邮件；将重新读取。</translation>
    </message>
</context>
</TS>
