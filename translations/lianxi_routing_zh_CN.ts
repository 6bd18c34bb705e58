<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Take over from a colleague</source>
        <translation>从同事手中接管</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationPanel</name>
    <message>
        <source>taken over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>%1 to you: %2</source>
        <translation>%1 提醒您：%2</translation>
    </message>
</context>
<context>
    <name>lianxi::CaseHeader</name>
    <message>
        <source>Take over from %1</source>
        <translation>从%1手中接管</translation>
    </message>
    <message>
        <source>How this case is routed …</source>
        <translation>这件工单怎么分配 …</translation>
    </message>
</context>
<context>
    <name>lianxi::ChannelForm</name>
    <message>
        <source>Tell who will wait long, and offer to call them back</source>
        <translation>等待较久时告知客户，并提供回电</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>%1 · queue %2</source>
        <translation>%1 · 队列：%2</translation>
    </message>
    <message>
        <source>%1 · rule “%2”</source>
        <translation>%1 · 规则“%2”</translation>
    </message>
</context>
<context>
    <name>lianxi::OfferBar</name>
    <message>
        <source>This case is offered to you: %1</source>
        <translation>这件工单派给您：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::NoticeFeed</name>
    <message>
        <source>This case is offered to you: %1</source>
        <translation>这件工单派给您：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceBar</name>
    <message numerus="yes">
        <source>You have not touched anything for %n minute(s): still there? Until you say otherwise you stay online and are given cases.</source>
        <translation>
            <numerusform>您已经 %n 分钟没有操作：还在吗？在您说明之前，您仍显示在线，仍会分到工单。</numerusform>
        </translation>
    </message>
    <message>
        <source>Still there</source>
        <translation>我还在</translation>
    </message>
    <message>
        <source>I am away</source>
        <translation>我离开了</translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceButton</name>
    <message>
        <source>I am: %1</source>
        <translation>我的状态：%1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1——%2</translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingForm</name>
    <message>
        <source>How this case is routed</source>
        <translation>这件工单怎么分配</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nobody is described as a member of the team: everybody picks their cases themselves. Settings, Team describes who can do what.</source>
        <translation>还没有登记团队成员：每个人自己领取工单。可在“设置 › 团队”里登记谁能做什么。</translation>
    </message>
    <message>
        <source>Routing is switched off. This is what the standard would say.</source>
        <translation>自动分配没有开启。以下是按现有标准会得出的结果。</translation>
    </message>
    <message>
        <source>Queue: %1</source>
        <translation>队列：%1</translation>
    </message>
    <message>
        <source>%1. No rule chose it.</source>
        <translation>%1，不是由规则决定的。</translation>
    </message>
    <message>
        <source>%1, by the rule “%2”.</source>
        <translation>%1，由规则“%2”决定。</translation>
    </message>
    <message>
        <source>Members, and why or why not</source>
        <translation>成员及原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingPage</name>
    <message>
        <source>The standard is damaged, or was saved by a later version: nothing is routed. An earlier version can be brought back.</source>
        <translation>分配标准已损坏，或由更新的版本保存：现在不分配任何工单。可以恢复到以前的版本。</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>进入%1</translation>
    </message>
    <message>
        <source>skill from %1</source>
        <translation>能力不低于 %1</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（未命名）</translation>
    </message>
    <message>
        <source>%1. %2 → %3</source>
        <translation>%1. %2 → %3</translation>
    </message>
    <message>
        <source>Nobody takes the work of %1 yet: its cases would wait until somebody picks them. Settings, Team describes who does.</source>
        <translation>目前没有人负责%1：这些工单会一直等到有人领取。可在“设置 › 团队”里指定负责人。</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>New rule %1</source>
        <translation>新规则 %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Saved. Nothing is routed yet, because nobody is described: Settings, Team.</source>
        <translation>已保存。还没有登记团队成员，所以暂不分配：请到“设置 › 团队”。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>There is no earlier version.</source>
        <translation>没有更早的版本。</translation>
    </message>
    <message>
        <source>damaged, or saved by a later version</source>
        <translation>已损坏，或由更新的版本保存</translation>
    </message>
    <message numerus="yes">
        <source>on; %n rule(s): %1</source>
        <translation>
            <numerusform>已开启；%n 条规则：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>off; %n rule(s): %1</source>
        <translation>
            <numerusform>未开启；%n 条规则：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1 is in force again.</source>
        <translation>第 %1 版重新生效。</translation>
    </message>
    <message>
        <source>Describe who belongs to the team first: Settings, Team.</source>
        <translation>请先在“设置 › 团队”里登记成员。</translation>
    </message>
    <message>
        <source>Give cases to people by these rules</source>
        <translation>按以下规则把工单分配给客服</translation>
    </message>
    <message>
        <source>The first rule whose conditions hold chooses the queue. Among those of the queue who are online and have room, whoever suits best is asked; each case says why. Cases of high risk stay with the supervisor. Switched off, everybody picks their cases themselves.</source>
        <translation>从上到下，第一条条件成立的规则决定队列。在该队列中，向在线且还有余量的人里最合适的一位派单；每件工单都会写明原因。高风险工单留在主管队列。关闭时，每个人自己领取工单。</translation>
    </message>
    <message>
        <source>Rules, the first that holds decides</source>
        <translation>规则，第一条成立的生效</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索条件</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>场合</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Least skill</source>
        <translation>最低能力</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>As in the inbox: category:refund emotion:negative …</source>
        <translation>与收件箱的搜索写法相同：category:refund emotion:negative …</translation>
    </message>
    <message>
        <source>Every platform</source>
        <translation>所有平台</translation>
    </message>
    <message>
        <source>Private and public</source>
        <translation>私信和公开</translation>
    </message>
    <message>
        <source>The case's own</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Weight of skill</source>
        <translation>能力的权重</translation>
    </message>
    <message>
        <source>Weight of knowing the customer</source>
        <translation>熟客的权重</translation>
    </message>
    <message>
        <source>Weight of free room</source>
        <translation>空闲程度的权重</translation>
    </message>
    <message>
        <source>Weight of sparing who had hard cases</source>
        <translation>照顾近期处理难件者的权重</translation>
    </message>
    <message>
        <source>Minutes of waiting that count as one priority</source>
        <translation>等待多少分钟相当于提升一级优先级</translation>
    </message>
    <message>
        <source>Minutes until who refused is asked again</source>
        <translation>拒接后多少分钟内不再派给同一人</translation>
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
        <source>Earlier versions…</source>
        <translation>历史版本…</translation>
    </message>
    <message>
        <source>Try on last week's cases</source>
        <translation>用上周的工单试算</translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingTrialView</name>
    <message>
        <source>Rule “%1”: %2</source>
        <translation>规则“%1”：%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>停止试算</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来信时间</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>按现行标准</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>实际情况</translation>
    </message>
    <message>
        <source>As changed</source>
        <translation>修改后</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cases that would go elsewhere</source>
        <translation>去向会改变的工单</translation>
    </message>
    <message>
        <source>Last week's cases are being tried …</source>
        <translation>正在用上周的工单试算 …</translation>
    </message>
    <message>
        <source>There were no cases in the last seven days.</source>
        <translation>最近七天没有工单。</translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n case(s) of the last seven days: nothing would be different.</source>
        <translation>
            <numerusform>已试算最近七天的 %n 件工单：没有任何变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n case(s) of the last seven days, with everybody there and empty-handed at first: %1 would go elsewhere.</source>
        <translation>
            <numerusform>已试算最近七天的 %n 件工单（假设所有人都在线、开始时手上没有工单）：有 %1 件去向会改变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingWords</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Takes cases</source>
        <translation>接受派单</translation>
    </message>
    <message>
        <source>Is there, takes no case</source>
        <translation>在岗，不接新单</translation>
    </message>
    <message>
        <source>Finishes what is in hand, takes no more</source>
        <translation>处理完手上的，不再接新单</translation>
    </message>
    <message>
        <source>Comes back later</source>
        <translation>稍后回来</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>skill %1 for this</source>
        <translation>此类问题能力 %1</translation>
    </message>
    <message>
        <source>knows the customer</source>
        <translation>服务过这位客户</translation>
    </message>
    <message>
        <source>%1 of %2 cases in hand</source>
        <translation>手上 %1/%2 件</translation>
    </message>
    <message numerus="yes">
        <source>%n hard case(s) in seven days</source>
        <translation>
            <numerusform>七天内处理难件 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chosen among %n who could</source>
        <translation>
            <numerusform>从 %n 位可接的人中选出</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>chosen: skill %1, %2 of %3 cases in hand%4</source>
        <translation>选中：能力 %1，手上 %2/%3 件%4</translation>
    </message>
    <message>
        <source>, knows the customer</source>
        <translation>，服务过这位客户</translation>
    </message>
    <message>
        <source>not available: %1</source>
        <translation>不可接单：%1</translation>
    </message>
    <message>
        <source>full: %1 of %2 cases in hand</source>
        <translation>已满：手上 %1/%2 件</translation>
    </message>
    <message>
        <source>does not take this queue</source>
        <translation>不负责这个队列</translation>
    </message>
    <message>
        <source>does not serve this channel</source>
        <translation>不负责这个渠道</translation>
    </message>
    <message>
        <source>does not speak the customer's language</source>
        <translation>不会客户的语言</translation>
    </message>
    <message>
        <source>skill %1 is below what the rule asks for</source>
        <translation>能力 %1 低于规则要求</translation>
    </message>
    <message>
        <source>was asked a moment ago and did not take it</source>
        <translation>刚派过，没有接</translation>
    </message>
    <message>
        <source>could, but suits less: skill %1, %2 of %3 cases in hand</source>
        <translation>可以接，但不是最合适：能力 %1，手上 %2/%3 件</translation>
    </message>
    <message numerus="yes">
        <source>%n full</source>
        <translation>
            <numerusform>%n 人已满</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not available</source>
        <translation>
            <numerusform>%n 人不可接单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not take it</source>
        <translation>
            <numerusform>%n 人没有接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for this work</source>
        <translation>
            <numerusform>%n 人不负责这类工作</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody can take it</source>
        <translation>现在没有人能接</translation>
    </message>
    <message>
        <source>Nobody can take it: %1</source>
        <translation>现在没有人能接：%1</translation>
    </message>
    <message>
        <source>Rule %1: </source>
        <translation>第 %1 条规则：</translation>
    </message>
    <message>
        <source>there are too many rules; join some of them.</source>
        <translation>规则太多，请合并一些。</translation>
    </message>
    <message>
        <source>give it a name: it is shown in every case it decides.</source>
        <translation>请起个名字，它会显示在每件由它决定的工单里。</translation>
    </message>
    <message>
        <source>another rule has this name; change one of them.</source>
        <translation>与另一条规则重名，请改其中一个。</translation>
    </message>
    <message>
        <source>it does nothing; name a queue, a skill or a priority.</source>
        <translation>没有任何作用，请指定队列、能力或优先级。</translation>
    </message>
    <message>
        <source>a skill is 0 to 100.</source>
        <translation>能力为 0 到 100。</translation>
    </message>
    <message>
        <source>the search does not understand “%1”.</source>
        <translation>搜索条件看不懂“%1”。</translation>
    </message>
    <message>
        <source>it is never reached, because “%1” above it takes every case; move it up.</source>
        <translation>永远轮不到：上面的“%1”会接走所有工单，请上移。</translation>
    </message>
    <message>
        <source>Weights are 0 to 100, and not all of them 0.</source>
        <translation>权重为 0 到 100，且不能全部为 0。</translation>
    </message>
    <message>
        <source>Times are one minute to one day.</source>
        <translation>时间为一分钟到一天。</translation>
    </message>
    <message>
        <source>Place %1 in the queue; nobody is there to take it</source>
        <translation>排队第 %1 位；目前没有人在岗</translation>
    </message>
    <message>
        <source>Place %1 in the queue · about %2 min</source>
        <translation>排队第 %1 位 · 约 %2 分钟</translation>
    </message>
    <message>
        <source>Nobody who takes this queue is online, so no wait can be reckoned.</source>
        <translation>负责这个队列的人都不在线，无法估算等待时间。</translation>
    </message>
    <message numerus="yes">
        <source>Wait = place %1 × %2 min ÷ %n case(s) of this queue first answered in that time</source>
        <translation>
            <numerusform>等待 = 第 %1 位 × %2 分钟 ÷ 期间本队列首次回复的 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait = place %1 × %2 min a case ÷ %n online; too few cases were answered in the last hour to measure</source>
        <translation>
            <numerusform>等待 = 第 %1 位 × 每件 %2 分钟 ÷ 在线 %n 人；最近一小时回复的工单太少，无法实测</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>公共队列</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>质检员</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>舆情员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message numerus="yes">
        <source>%n more case(s) can be taken up at once; the place is counted behind them.</source>
        <translation>
            <numerusform>还有 %n 个工单可以立即受理，排位从其后算起。</numerusform>
        </translation>
    </message>
    <message>
        <source>Place %1 in the queue · somebody is free</source>
        <translation>排队第 %1 位 · 有坐席空闲</translation>
    </message>
</context>
<context>
    <name>lianxi::TeamPage</name>
    <message>
        <source>%1 · %2 · %3 of %4</source>
        <translation>%1 · %2 · %3/%4</translation>
    </message>
    <message>
        <source>Skill for %1</source>
        <translation>%1的能力</translation>
    </message>
    <message>
        <source>Give the id under which they work: the one of their own settings.</source>
        <translation>请填写工号：与本人设置里的一致。</translation>
    </message>
    <message>
        <source>An id is letters, digits, dots and dashes, without blanks.</source>
        <translation>工号由文字、数字、点和横线组成，不能有空格。</translation>
    </message>
    <message>
        <source>Somebody is described under this id already; choose them in the list.</source>
        <translation>这个工号已经登记过，请在列表中选择。</translation>
    </message>
    <message>
        <source>Give a name: customers and colleagues see it.</source>
        <translation>请填写姓名：客户和同事会看到。</translation>
    </message>
    <message>
        <source>Languages are written like zh-CN, en.</source>
        <translation>语言写作 zh-CN, en。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>%1 is removed and is given no more cases. Save brings them back; Discard leaves them removed.</source>
        <translation>%1 已移除，不再分到工单。“保存”可恢复，“放弃”则保持移除。</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Nobody is described yet. While that is so, everybody picks their cases themselves.</source>
        <translation>还没有登记成员。在此之前，每个人自己领取工单。</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>新成员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Cases at a time</source>
        <translation>同时处理件数</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Skills, 0 to 100</source>
        <translation>能力（0 到 100）</translation>
    </message>
    <message>
        <source>Skills and departments whose work they take, apart by commas. Empty: only what has no queue.</source>
        <translation>负责的技能组和部门，用逗号分开。留空：只接没有队列的工单。</translation>
    </message>
    <message>
        <source>No language and no channel means all of them. A skill that is not changed counts 50.</source>
        <translation>语言和渠道不填表示全部。没有改动的能力按 50 计算。</translation>
    </message>
    <message>
        <source>What customers want</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>能力</translation>
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
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>After this you could not change the team any more, or nobody were administrator. Describe yourself (%1), or somebody else, as administrator first.</source>
        <translation>这样保存后，您就不能再修改团队，或者团队将没有管理员。请先把自己（%1）或他人设为管理员。</translation>
    </message>
    <message>
        <source>Only an administrator makes or changes an administrator or a gateway.</source>
        <translation>只有管理员才能设置或修改管理员和网关。</translation>
    </message>
    <message>
        <source>You cannot remove this member: nobody were administrator any more, or it takes one.</source>
        <translation>您不能移除此成员：否则团队将没有管理员，或者需要由管理员操作。</translation>
    </message>
    <message>
        <source>Only team leads and administrators change this.</source>
        <translation>只有主管和管理员可以修改。</translation>
    </message>
    <message>
        <source>While nobody is administrator, everybody may do everything.</source>
        <translation>没有设管理员时，每个人都可以做任何操作。</translation>
    </message>
</context>
</TS>
