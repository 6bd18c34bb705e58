<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::AutomationPage</name>
    <message>
        <source>has not run in 7 days</source>
        <translation>7 天内未运行</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message numerus="yes">
        <source>ran %n time(s) in 7 days, last %1</source>
        <translation>
            <numerusform>7 天内运行 %n 次，最近 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>“%1” is switched on.</source>
        <translation>“%1”已开启。</translation>
    </message>
    <message>
        <source>“%1” is switched off.</source>
        <translation>“%1”已关闭。</translation>
    </message>
    <message>
        <source>The order is saved.</source>
        <translation>顺序已保存。</translation>
    </message>
    <message>
        <source>This rule is damaged, or was saved by a later version. It does not run. An earlier version can be brought back.</source>
        <translation>此规则已损坏，或由更新的版本保存，不会运行。可以恢复较早的版本。</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Saved. It runs on what happens from here on.</source>
        <translation>已保存。对此后发生的事生效。</translation>
    </message>
    <message>
        <source>“%1” is removed. Save brings it back; Discard leaves it removed.</source>
        <translation>“%1”已移除。点“保存”恢复，点“放弃”则保持移除。</translation>
    </message>
    <message>
        <source>There is no earlier version.</source>
        <translation>没有较早的版本。</translation>
    </message>
    <message>
        <source>damaged, or saved by a later version</source>
        <translation>已损坏，或由更新的版本保存</translation>
    </message>
    <message>
        <source>Version %1 is in force again.</source>
        <translation>版本 %1 重新生效。</translation>
    </message>
    <message>
        <source>Web calls are signed with the new secret.</source>
        <translation>网址调用改用新密钥签名。</translation>
    </message>
    <message>
        <source>The secret could not be kept.</source>
        <translation>密钥未能保存。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>No rule yet. A rule does something by itself: when a customer writes, a promise is about to be broken or a case gets a tag.</source>
        <translation>还没有规则。规则会自动做事：例如客户发来消息、承诺即将超时或工单加了标签时。</translation>
    </message>
    <message>
        <source>Secret of web calls…</source>
        <translation>网址调用密钥…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Try it on the last week…</source>
        <translation>用最近一周试运行…</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>较早的版本…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Run it earlier</source>
        <translation>提前运行</translation>
    </message>
    <message>
        <source>Run it later</source>
        <translation>推后运行</translation>
    </message>
    <message>
        <source>Automation</source>
        <translation>自动化</translation>
    </message>
</context>
<context>
    <name>lianxi::DryRunForm</name>
    <message>
        <source>“%1” on the last week</source>
        <translation>“%1”在最近一周</translation>
    </message>
    <message>
        <source>Looking at the cases of the last week…</source>
        <translation>正在查看最近一周的工单…</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>First time</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>What would be done</source>
        <translation>会做什么</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>nothing: all of it is so already</source>
        <translation>无：都已如此</translation>
    </message>
    <message>
        <source>The rule would have touched no case.</source>
        <translation>规则不会影响任何工单。</translation>
    </message>
    <message numerus="yes">
        <source>The rule would have touched %n case(s).</source>
        <translation>
            <numerusform>规则会影响 %n 件工单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It would have begun %n time(s); conditions are looked at on the cases as they are today.</source>
        <translation>
            <numerusform>会触发 %n 次；条件按工单现在的情况判断。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is more than is shown.</source>
        <translation>还有更多未显示。</translation>
    </message>
</context>
<context>
    <name>lianxi::NoticeFeed</name>
    <message>
        <source>A rule of the team's: %1</source>
        <translation>团队规则：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::RuleEditor</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Step %1: </source>
        <translation>第 %1 步：</translation>
    </message>
    <message>
        <source>until the customer writes</source>
        <translation>直到客户来信</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Every platform</source>
        <translation>所有平台</translation>
    </message>
    <message>
        <source>Public or private</source>
        <translation>公开或私信</translation>
    </message>
    <message>
        <source>Public and private</source>
        <translation>公开和私信</translation>
    </message>
    <message>
        <source>Kind of tag</source>
        <translation>标签类型</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>If the case is one of these</source>
        <translation>如果工单符合</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>那么</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>多久</translation>
    </message>
    <message>
        <source>Tag; empty: any</source>
        <translation>标签；留空为任意</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>Words and operators as in the search: refund tag:VIP -is:public</source>
        <translation>搜索词和条件，写法同搜索：退款 tag:VIP -is:public</translation>
    </message>
    <message>
        <source>Words and operators</source>
        <translation>搜索词和条件</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a deed</source>
        <translation>添加动作</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove the deed</source>
        <translation>删除动作</translation>
    </message>
    <message>
        <source>{customer}, {brand} and {number} are filled in.</source>
        <translation>{customer}、{brand}、{number} 会自动填入。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>业务分类</translation>
    </message>
</context>
<context>
    <name>lianxi::RuleWords</name>
    <message>
        <source>A case is opened</source>
        <translation>工单新建</translation>
    </message>
    <message>
        <source>The customer writes</source>
        <translation>客户发来消息</translation>
    </message>
    <message>
        <source>A message has been judged</source>
        <translation>消息判读完成</translation>
    </message>
    <message>
        <source>Somebody has answered</source>
        <translation>有人回复了</translation>
    </message>
    <message>
        <source>A case is resolved</source>
        <translation>工单已解决</translation>
    </message>
    <message>
        <source>A case is reopened</source>
        <translation>工单重新打开</translation>
    </message>
    <message>
        <source>A case is given to somebody</source>
        <translation>工单分给了某人</translation>
    </message>
    <message>
        <source>A case gets a tag</source>
        <translation>工单加了标签</translation>
    </message>
    <message>
        <source>A promise is about to be broken</source>
        <translation>承诺即将超时</translation>
    </message>
    <message>
        <source>A promise is broken</source>
        <translation>承诺已超时</translation>
    </message>
    <message>
        <source>The customer has waited</source>
        <translation>客户已等待</translation>
    </message>
    <message>
        <source>%1 before a promise is broken</source>
        <translation>承诺超时前 %1</translation>
    </message>
    <message>
        <source>The customer has waited for %1</source>
        <translation>客户已等待 %1</translation>
    </message>
    <message>
        <source>A case gets the tag “%1”</source>
        <translation>工单加了标签“%1”</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Take a tag away</source>
        <translation>去掉标签</translation>
    </message>
    <message>
        <source>Set the class</source>
        <translation>设定类别</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <translation>设定优先级</translation>
    </message>
    <message>
        <source>Set the category</source>
        <translation>设定业务分类</translation>
    </message>
    <message>
        <source>Give it to somebody</source>
        <translation>分给某人</translation>
    </message>
    <message>
        <source>Hand over to a queue</source>
        <translation>转到队列</translation>
    </message>
    <message>
        <source>To the supervisors</source>
        <translation>转主管</translation>
    </message>
    <message>
        <source>Private note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Answer the customer in private</source>
        <translation>私信回复客户</translation>
    </message>
    <message>
        <source>Tell colleagues</source>
        <translation>通知同事</translation>
    </message>
    <message>
        <source>Call a web address</source>
        <translation>调用网址</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>until the customer writes</source>
        <translation>直到客户来信</translation>
    </message>
    <message>
        <source>Say which cases: a box, a platform, or words to look for.</source>
        <translation>请说明是哪些工单：选一个列表、平台，或填写搜索词。</translation>
    </message>
    <message>
        <source>A rule is nobody's own, so it has no “mine”. Choose another box.</source>
        <translation>规则不属于任何人，没有“我的”。请换一个列表。</translation>
    </message>
    <message>
        <source>No case is in this box when the rule begins. Choose another box.</source>
        <translation>规则开始时不会有工单在这个列表里。请换一个列表。</translation>
    </message>
    <message>
        <source>A rule needs something to do.</source>
        <translation>规则至少要做一件事。</translation>
    </message>
    <message>
        <source>A rule does %1 things at most.</source>
        <translation>规则最多做 %1 件事。</translation>
    </message>
    <message>
        <source>The text is missing.</source>
        <translation>缺少文字。</translation>
    </message>
    <message>
        <source>The text is too long: %1 characters at most.</source>
        <translation>文字太长：最多 %1 个字符。</translation>
    </message>
    <message>
        <source>There is no variable %1. There are: %2.</source>
        <translation>没有变量 %1。可用的有：%2。</translation>
    </message>
    <message>
        <source>A minute at least; to wait, 31 days at most.</source>
        <translation>至少一分钟；等待最长 31 天。</translation>
    </message>
    <message>
        <source>Say who.</source>
        <translation>请选择人员。</translation>
    </message>
    <message>
        <source>The address must begin with https:// (http:// for this machine only) and hold no password.</source>
        <translation>网址须以 https:// 开头（http:// 只限本机），且不含密码。</translation>
    </message>
    <message>
        <source>Nothing comes after waiting: put a deed behind it.</source>
        <translation>等待之后没有动作：请在后面加一个。</translation>
    </message>
    <message>
        <source>The case is resolved by then: put it before.</source>
        <translation>那时工单已解决：请放到前面。</translation>
    </message>
    <message>
        <source>The rule would begin with what it does itself, again and again.</source>
        <translation>规则会被自己的动作一再触发。</translation>
    </message>
    <message>
        <source>Nobody takes work from “%1” yet. The rule can be saved nevertheless.</source>
        <translation>目前没有人接“%1”的工单。规则仍可保存。</translation>
    </message>
    <message>
        <source>There is no operator “%1”. F1 shows those there are.</source>
        <translation>没有搜索条件“%1”。按 F1 查看可用的条件。</translation>
    </message>
    <message>
        <source>“%1” is nothing to look for.</source>
        <translation>“%1”不是可搜索的内容。</translation>
    </message>
    <message>
        <source>“%1” is no day. Write 2026-11-21, 7d or yesterday.</source>
        <translation>“%1”不是日期。请写 2026-11-21、7d 或“昨天”。</translation>
    </message>
    <message>
        <source>After “%1” something is missing.</source>
        <translation>“%1”后面缺少内容。</translation>
    </message>
    <message>
        <source>“%1” has no letter and no digit to look for.</source>
        <translation>“%1”里没有可搜索的字或数字。</translation>
    </message>
    <message>
        <source>From “%1” on there are too many words.</source>
        <translation>从“%1”起词太多了。</translation>
    </message>
    <message>
        <source>stopped, because rules lead to one another: %1</source>
        <translation>已停止，规则互相触发：%1</translation>
    </message>
    <message>
        <source>no answer: there is no private conversation</source>
        <translation>未回复：没有私信会话</translation>
    </message>
    <message>
        <source>no answer: the platform's reply window is over</source>
        <translation>未回复：平台的回复时限已过</translation>
    </message>
    <message>
        <source>no answer: it is too long for the platform</source>
        <translation>未回复：对平台来说太长</translation>
    </message>
    <message>
        <source>no answer: the bot speaks with the customer</source>
        <translation>未回复：机器人正在接待客户</translation>
    </message>
    <message>
        <source>no answer: the guard %1 stopped it</source>
        <translation>未回复：被规则 %1 拦下</translation>
    </message>
    <message>
        <source>not resolved: the guard %1 stopped it</source>
        <translation>未解决：被规则 %1 拦下</translation>
    </message>
    <message>
        <source>the web address could not be called: %1</source>
        <translation>网址调用失败：%1</translation>
    </message>
    <message>
        <source>%1: not done, the case is resolved</source>
        <translation>%1：未执行，工单已解决</translation>
    </message>
</context>
<context>
    <name>lianxi::SecretForm</name>
    <message>
        <source>Secret of web calls</source>
        <translation>网址调用密钥</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>The receiver checks with it who calls: headers webhook-id, webhook-timestamp and webhook-signature. It stays in this desk's encrypted profile; every desk that calls needs the same one.</source>
        <translation>接收方用它核对调用者：请求头 webhook-id、webhook-timestamp、webhook-signature。它只保存在本工作台的加密档案里；每个会调用的工作台需用同一个。</translation>
    </message>
    <message>
        <source>A secret is whsec_ and the base64 of 24 to 64 bytes.</source>
        <translation>密钥为 whsec_ 加上 24 至 64 字节的 base64。</translation>
    </message>
</context>
</TS>
