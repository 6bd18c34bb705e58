<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::BotWords</name>
    <message>
        <source>Say</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Answer with source</source>
        <translation>带出处的回答</translation>
    </message>
    <message>
        <source>Listen for a wish</source>
        <translation>等客户说需求</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Look up an order</source>
        <translation>查询订单</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Promise a call back</source>
        <translation>承诺回电</translation>
    </message>
    <message>
        <source>Hand over to people</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>any words</source>
        <translation>任意文字</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>an order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>a phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>多选一</translation>
    </message>
    <message>
        <source>people serve now</source>
        <translation>现在有人服务</translation>
    </message>
    <message>
        <source>the customer has told…</source>
        <translation>客户已提供…</translation>
    </message>
    <message>
        <source>what the customer told is…</source>
        <translation>客户提供的是…</translation>
    </message>
    <message>
        <source>the case has the tag…</source>
        <translation>工单有标签…</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>任何时候</translation>
    </message>
    <message>
        <source>while people serve</source>
        <translation>有人服务时</translation>
    </message>
    <message>
        <source>while nobody serves</source>
        <translation>无人服务时</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>to people: the flow says so</source>
        <translation>转人工：流程如此</translation>
    </message>
    <message>
        <source>to people: asked for</source>
        <translation>转人工：客户要求</translation>
    </message>
    <message>
        <source>to people: not understood</source>
        <translation>转人工：没有听懂</translation>
    </message>
    <message>
        <source>to people: upset, or a complaint</source>
        <translation>转人工：情绪不满或投诉</translation>
    </message>
    <message>
        <source>to the supervisor: high-risk words</source>
        <translation>转主管：高风险用语</translation>
    </message>
    <message>
        <source>to people: perhaps a minor</source>
        <translation>转人工：可能是未成年人</translation>
    </message>
    <message>
        <source>to people: the flow cannot go on</source>
        <translation>转人工：流程无法继续</translation>
    </message>
    <message>
        <source>%1 · %2: %3 → %4, else → %5</source>
        <translation>%1 · %2：%3 → %4，否则 → %5</translation>
    </message>
    <message>
        <source>%1 · %2: found → %3, else → %4</source>
        <translation>%1 · %2：查到 → %3，否则 → %4</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2: %3</source>
        <translation>%1 · %2：%3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>The bot needs a name.</source>
        <translation>机器人需要一个名字。</translation>
    </message>
    <message>
        <source>The greeting has to say that a bot speaks, for example “virtual assistant”.</source>
        <translation>欢迎语要说明自己是机器人，例如“智能客服机器人”。</translation>
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
        <source>There is no variable %1. There are: %2, and what the customer was asked for.</source>
        <translation>没有变量 %1。可用的有：%2，以及向客户问到的内容。</translation>
    </message>
    <message>
        <source>A flow needs a step at least.</source>
        <translation>流程至少要有一个步骤。</translation>
    </message>
    <message>
        <source>A flow has %1 steps and %2 wishes at most.</source>
        <translation>一个流程最多有 %1 个步骤和 %2 个需求。</translation>
    </message>
    <message>
        <source>The step needs a name by which others lead to it.</source>
        <translation>步骤需要一个名字，其他步骤才能转到它。</translation>
    </message>
    <message>
        <source>Another step is called “%1” already.</source>
        <translation>已有步骤叫“%1”。</translation>
    </message>
    <message>
        <source>Choose the step that comes next.</source>
        <translation>请选择接下来的步骤。</translation>
    </message>
    <message>
        <source>There is no step “%1”.</source>
        <translation>没有步骤“%1”。</translation>
    </message>
    <message>
        <source>Give the answer a name under which it is kept.</source>
        <translation>请给答案起个名字，以便保存。</translation>
    </message>
    <message>
        <source>No step asks for “%1”.</source>
        <translation>没有步骤询问“%1”。</translation>
    </message>
    <message>
        <source>Two choices at least, one a line.</source>
        <translation>至少两个选项，每行一个。</translation>
    </message>
    <message>
        <source>Say what it is compared with.</source>
        <translation>请写明与什么比较。</translation>
    </message>
    <message>
        <source>Give words by which the wish is found, or a category.</source>
        <translation>请填写能识别该需求的词，或选择一个分类。</translation>
    </message>
    <message>
        <source>The flow comes back here without ever waiting for the customer: put a question in between.</source>
        <translation>流程会不等客户就回到这里：请在中间加一个提问。</translation>
    </message>
    <message>
        <source>Nothing leads to this step.</source>
        <translation>没有步骤会走到这里。</translation>
    </message>
</context>
<context>
    <name>lianxi::BotEditor</name>
    <message numerus="yes">
        <source>%1 · %n step(s)</source>
        <translation>
            <numerusform>%1 · %n 个步骤</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n 个需求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个渠道</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (not set up)</source>
        <translation>%1（未配置）</translation>
    </message>
    <message>
        <source>hand over all the same</source>
        <translation>照常转人工</translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) need mending.</source>
        <translation>
            <numerusform>有 %n 个需求需要修正。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) need mending.</source>
        <translation>
            <numerusform>有 %n 个步骤需要修正。</numerusform>
        </translation>
    </message>
    <message>
        <source>General</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试聊</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Calls itself</source>
        <translation>自称</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>欢迎语</translation>
    </message>
    <message>
        <source>Did not understand</source>
        <translation>没听懂时</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>转人工时</translation>
    </message>
    <message>
        <source>Speaks in</source>
        <translation>服务渠道</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>服务时段</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>起始步骤</translation>
    </message>
    <message>
        <source>While nobody serves</source>
        <translation>无人服务时</translation>
    </message>
    <message>
        <source>Bots</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>New bot</source>
        <translation>新建机器人</translation>
    </message>
    <message>
        <source>No bot yet. A bot answers first: orders, refunds, opening hours. It names itself as a bot and hands over as soon as a person is wanted.</source>
        <translation>还没有机器人。机器人先接待：查订单、问退款、服务时间。它会说明自己是机器人，需要人工时立即转接。</translation>
    </message>
</context>
<context>
    <name>lianxi::RowList</name>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>lianxi::StatesEditor</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Name of the step</source>
        <translation>步骤名</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>If</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>保存为</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较值</translation>
    </message>
    <message>
        <source>The answer is</source>
        <translation>答案形式</translation>
    </message>
    <message>
        <source>Choices, one a line</source>
        <translation>选项，每行一个</translation>
    </message>
    <message>
        <source>When it is not</source>
        <translation>不符合时说</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>然后到</translation>
    </message>
    <message>
        <source>Else</source>
        <translation>否则到</translation>
    </message>
</context>
<context>
    <name>lianxi::BotChat</name>
    <message>
        <source>Mend what is marked first: a flow with a mistake does not speak.</source>
        <translation>请先修正标出的问题：有错误的流程不会工作。</translation>
    </message>
    <message>
        <source>Write what a customer would write.</source>
        <translation>像客户一样写点什么。</translation>
    </message>
    <message>
        <source>the brand</source>
        <translation>本品牌</translation>
    </message>
    <message>
        <source>Dear customer</source>
        <translation>尊敬的客户</translation>
    </message>
    <message>
        <source>Monday 09:00</source>
        <translation>周一 09:00</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>运输中</translation>
    </message>
    <message>
        <source>Express</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>has left the depot</source>
        <translation>已离开分拨中心</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>已承诺</translation>
    </message>
    <message>
        <source>a call back: %1</source>
        <translation>回电：%1</translation>
    </message>
    <message>
        <source>At step “%1”.</source>
        <translation>当前步骤：“%1”。</translation>
    </message>
    <message>
        <source>Ended: %1.</source>
        <translation>已结束：%1。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Test conversation</source>
        <translation>试聊对话</translation>
    </message>
    <message>
        <source>Message of the customer</source>
        <translation>客户的话</translation>
    </message>
    <message>
        <source>As a customer…</source>
        <translation>以客户身份…</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>People serve now</source>
        <translation>现在有人服务</translation>
    </message>
    <message>
        <source>Orders: one is found</source>
        <translation>订单：查得到</translation>
    </message>
    <message>
        <source>Orders: none is found</source>
        <translation>订单：查不到</translation>
    </message>
    <message>
        <source>What the order system answers</source>
        <translation>订单系统的回答</translation>
    </message>
</context>
<context>
    <name>lianxi::IntentsEditor</name>
    <message>
        <source>by words alone</source>
        <translation>仅按词语</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Add a wish</source>
        <translation>添加需求</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Words, one a line</source>
        <translation>词语，每行一个</translation>
    </message>
    <message>
        <source>Or judged as</source>
        <translation>或判定分类为</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>转到</translation>
    </message>
</context>
</TS>
