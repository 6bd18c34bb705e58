<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::BriefEditor</name>
    <message>
        <source>Writing …</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>%1 at %2, to %3</source>
        <translation>%1 %2，存到 %3</translation>
    </message>
    <message>
        <source>every day at %1, to %2</source>
        <translation>每天 %1，存到 %2</translation>
    </message>
    <message>
        <source>Choose a folder of this machine.</source>
        <translation>请选择本机上的文件夹。</translation>
    </message>
    <message>
        <source>Choose PDF, HTML or both.</source>
        <translation>请选择 PDF、HTML 或两者。</translation>
    </message>
    <message>
        <source>Folder for the briefs</source>
        <translation>简报文件夹</translation>
    </message>
    <message>
        <source>Every day, of the day before</source>
        <translation>每天，统计前一天</translation>
    </message>
    <message>
        <source>Every week, of the seven days before</source>
        <translation>每周，统计前七天</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>On</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>As</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>星期几</translation>
    </message>
    <message>
        <source>Time of day, of the service hours&apos; zone</source>
        <translation>时间（按服务时间的时区）</translation>
    </message>
    <message>
        <source>Write a PDF</source>
        <translation>生成 PDF</translation>
    </message>
    <message>
        <source>Write an HTML page</source>
        <translation>生成 HTML 网页</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Write one now</source>
        <translation>立即生成一份</translation>
    </message>
    <message>
        <source>This workstation makes it.</source>
        <translation>由本工作站生成。</translation>
    </message>
    <message>
        <source>The workstation of %1 makes it; saved here, this one does.</source>
        <translation>由 %1 的工作站生成；在这里保存后改由本工作站生成。</translation>
    </message>
    <message>
        <source>It has to run and be unlocked at that time; what was missed is made up once. The brief holds no names of customers.</source>
        <translation>到时工作站须在运行并已解锁；错过的会补做一次。简报不含客户姓名。</translation>
    </message>
    <message>
        <source>Briefs</source>
        <translation>定期简报</translation>
    </message>
    <message>
        <source>No brief yet. A brief is written by itself: the figures of a day or a week, the most frequent problems, angry customers, what hurts, and the charts.</source>
        <translation>还没有定期简报。简报会自动生成：一天或一周的指标、高频问题、负面情绪预警、体验痛点和图表。</translation>
    </message>
    <message>
        <source>New brief</source>
        <translation>新建简报</translation>
    </message>
    <message>
        <source>Another workstation of yours makes it; saved here, this one does.</source>
        <translation>由您的另一台工作站生成；在这里保存后，改由本机生成。</translation>
    </message>
    <message>
        <source>Make it on this workstation</source>
        <translation>由本机生成</translation>
    </message>
    <message>
        <source>Save it, and this workstation makes it from then on.</source>
        <translation>保存后，今后由本机生成。</translation>
    </message>
</context>
<context>
    <name>lianxi::BriefKeeper</name>
    <message>
        <source>The brief &quot;%1&quot; was not written. %2</source>
        <translation>简报“%1”没有生成。%2</translation>
    </message>
    <message>
        <source>It was not saved on this workstation, which writes files only where somebody sitting here said so. Look at it under Briefs; if it is right, press &quot;Make it on this workstation&quot; and save it.</source>
        <translation>它不是在这台工作站上保存的；只有坐在这里的人同意，本机才会写文件。请到“定期简报”里查看，无误后按“由本机生成”并保存。</translation>
    </message>
</context>
<context>
    <name>lianxi::ChartCard</name>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The chart could not be saved: %1</source>
        <translation>图表没有保存：%1</translation>
    </message>
    <message>
        <source>Nothing to count.</source>
        <translation>没有可统计的内容。</translation>
    </message>
    <message>
        <source>Not counted yet.</source>
        <translation>尚未统计。</translation>
    </message>
    <message>
        <source>What this is: %1</source>
        <translation>说明：%1</translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation>保存：%1</translation>
    </message>
    <message>
        <source>Save as picture or table</source>
        <translation>存为图片或表格</translation>
    </message>
</context>
<context>
    <name>lianxi::DashboardControls</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Chosen days …</source>
        <translation>选择日期…</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Against the days before</source>
        <translation>与之前同样天数比</translation>
    </message>
    <message>
        <source>Against a year before</source>
        <translation>与一年前比</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>按%1</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Service hours</source>
        <translation>服务时间</translation>
    </message>
    <message>
        <source>Count service time only</source>
        <translation>只计服务时间</translation>
    </message>
    <message>
        <source>With bots</source>
        <translation>含机器人</translation>
    </message>
    <message>
        <source>A bot&apos;s reply is an answer</source>
        <translation>机器人的回复也算答复</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What is typical of many times</source>
        <translation>时长的代表值</translation>
    </message>
    <message>
        <source>Half of the times are shorter than the median; a few very long ones move the mean</source>
        <translation>一半的时长短于中位数；少数很长的时长会拉高平均值</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>lianxi::DashboardPage</name>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>few</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>此刻</translation>
    </message>
    <message>
        <source>In the period</source>
        <translation>所选时段</translation>
    </message>
    <message>
        <source>%1 of all open</source>
        <translation>占进行中 %1</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The store could not be read: %1</source>
        <translation>读不了数据库：%1</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>What the team changed, and what came of it</source>
        <translation>团队做了哪些改变，效果如何</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>The live queue over the whole screen; Esc ends it</source>
        <translation>全屏显示实时队列，按 Esc 退出</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save as HTML …</source>
        <translation>存为 HTML…</translation>
    </message>
    <message>
        <source>Briefs …</source>
        <translation>定期简报…</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>返回看板</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Briefs</source>
        <translation>定期简报</translation>
    </message>
    <message>
        <source>It is written.</source>
        <translation>已生成。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Writing the report …</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已生成：%1</translation>
    </message>
    <message>
        <source>The report was not saved. %1</source>
        <translation>报告没有保存。%1</translation>
    </message>
</context>
<context>
    <name>lianxi::MeasureEditor</name>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) on each side</source>
        <translation>
            <numerusform>前后各 %n 周</numerusform>
        </translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>九成分位</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>改变了什么</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Of times</source>
        <translation>时长取</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>对比范围</translation>
    </message>
    <message>
        <source>For instance: evening shift from six to ten</source>
        <translation>例如：增加 18 点到 22 点的晚班</translation>
    </message>
    <message>
        <source>Service hours</source>
        <translation>服务时间</translation>
    </message>
    <message>
        <source>With bots</source>
        <translation>含机器人</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>改进措施</translation>
    </message>
    <message>
        <source>No measure yet. Write down what the team changes and when: a figure before and after it tells what came of it, and how much may be chance.</source>
        <translation>还没有记录措施。记下团队在哪天改变了什么：前后指标的对比会说明效果，以及有多少可能只是偶然。</translation>
    </message>
    <message>
        <source>New measure</source>
        <translation>新建措施</translation>
    </message>
</context>
<context>
    <name>lianxi::MeasureWords</name>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Median of all values.</source>
        <translation>取所有数值的中位数。</translation>
    </message>
    <message>
        <source>Mean of all values.</source>
        <translation>取所有数值的平均值。</translation>
    </message>
    <message>
        <source>90th percentile of all values.</source>
        <translation>取所有数值的九成分位数。</translation>
    </message>
    <message>
        <source>Per day.</source>
        <translation>按每天计。</translation>
    </message>
    <message>
        <source>New cases</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>回复率</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Response to every turn</source>
        <translation>每轮响应</translation>
    </message>
    <message>
        <source>Time to the first resolution</source>
        <translation>首次解决时长</translation>
    </message>
    <message>
        <source>Time to the last resolution</source>
        <translation>最终解决时长</translation>
    </message>
    <message>
        <source>Our part of the resolution</source>
        <translation>解决时长中的我方部分</translation>
    </message>
    <message>
        <source>Resolved at first contact</source>
        <translation>首次联系解决率</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重开率</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>时限达成</translation>
    </message>
    <message>
        <source>All four steps</source>
        <translation>四步完整率</translation>
    </message>
    <message>
        <source>Satisfied customers</source>
        <translation>客户满意度</translation>
    </message>
    <message>
        <source>Answered by a bot alone</source>
        <translation>仅机器人答复</translation>
    </message>
    <message>
        <source>Privacy guards</source>
        <translation>隐私守护次数</translation>
    </message>
    <message>
        <source>Passed to a supervisor</source>
        <translation>转主管</translation>
    </message>
    <message>
        <source>Came into private when invited</source>
        <translation>受邀后转入私信</translation>
    </message>
    <message>
        <source>Calls taken in time</source>
        <translation>及时接起的电话</translation>
    </message>
    <message>
        <source>Callers who hung up</source>
        <translation>来电放弃率</translation>
    </message>
    <message>
        <source>Length of calls</source>
        <translation>通话处理时长</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>每天 %1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>Too little to tell: %1 days with %2 values before, %3 days with %4 values afterwards. It takes %5 days with %6 values on each side.</source>
        <translation>数据太少，无法判断：之前 %1 天共 %2 个数值，之后 %3 天共 %4 个数值。前后各需至少 %5 天、%6 个数值。</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 afterwards. No difference can be told from %4 values before and %5 afterwards.</source>
        <translation>%1：之前 %2，之后 %3。从之前 %4 个、之后 %5 个数值看不出差别。</translation>
    </message>
    <message>
        <source>%1 fell from %2 to %3. The difference is between %4 and %5 in 95 of 100 cases.</source>
        <translation>%1从 %2 降到 %3。100 次里有 95 次，差别在 %4 到 %5 之间。</translation>
    </message>
    <message>
        <source>%1 rose from %2 to %3. The difference is between %4 and %5 in 95 of 100 cases.</source>
        <translation>%1从 %2 升到 %3。100 次里有 95 次，差别在 %4 到 %5 之间。</translation>
    </message>
    <message>
        <source>The time after it is not over: it is counted until yesterday.</source>
        <translation>之后的时段还没结束：统计到昨天为止。</translation>
    </message>
    <message>
        <source>Cases that are not resolved yet are left out, and the newest have had less time.</source>
        <translation>尚未解决的会话不计，最新的会话解决时间还不充分。</translation>
    </message>
    <message>
        <source>The weeks before the day against those from it on, today not counted. The range comes from drawing whole days by chance a thousand times (bootstrap), because what happens on a day happens to all its cases. It says how sure the difference is, not why there is one.</source>
        <translation>把该日之前的几周与从该日起的几周对比，不含今天。区间由按整天随机抽样一千次得出（自助法），因为一天里发生的事会影响当天所有会话。它只说明差别有多可靠，不说明原因。</translation>
    </message>
    <message>
        <source>Each day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>样本 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::Plot</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>lianxi::PlotWords</name>
    <message>
        <source>Only service hours count.</source>
        <translation>只计服务时间。</translation>
    </message>
    <message>
        <source>All time counts, nights and holidays too.</source>
        <translation>按自然时间计，夜间和节假日也算。</translation>
    </message>
    <message>
        <source>A bot&apos;s reply is an answer.</source>
        <translation>机器人的回复算答复。</translation>
    </message>
    <message>
        <source>A bot&apos;s reply is no answer.</source>
        <translation>机器人的回复不算答复。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>Here of %n.</source>
        <translation>
            <numerusform>样本 %n。</numerusform>
        </translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>回复率</translation>
    </message>
    <message>
        <source>How long customers waited</source>
        <translation>客户等了多久</translation>
    </message>
    <message>
        <source>Time to resolution</source>
        <translation>解决用时</translation>
    </message>
    <message>
        <source>New cases by weekday and hour</source>
        <translation>新会话：星期与时段</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>时限达成</translation>
    </message>
    <message>
        <source>What customers write about</source>
        <translation>客户在问什么</translation>
    </message>
    <message>
        <source>First response by %1</source>
        <translation>首次响应：按%1</translation>
    </message>
    <message>
        <source>All four steps, by agent</source>
        <translation>四步完整率：按坐席</translation>
    </message>
    <message>
        <source>Privacy guards, by agent</source>
        <translation>隐私提醒与拦截：按坐席</translation>
    </message>
    <message>
        <source>From public into private</source>
        <translation>公域转私域</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>由谁答复</translation>
    </message>
    <message>
        <source>Backlog by age</source>
        <translation>积压：按时长</translation>
    </message>
    <message>
        <source>Waiting by class</source>
        <translation>等待中：按级别</translation>
    </message>
    <message>
        <source>Waiting by channel</source>
        <translation>等待中：按渠道</translation>
    </message>
    <message>
        <source>Open cases by agent</source>
        <translation>进行中：按坐席</translation>
    </message>
    <message numerus="yes">
        <source>From a customer&apos;s first message in a conversation to the first reply, by when they wrote. Dashed: the house&apos;s lines. Hollow points are medians of fewer than %n.</source>
        <translation>
            <numerusform>从客户在会话里的第一条消息到首次回复，按客户来的时间统计。虚线是参考线；空心点的样本不足 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations with a reply ÷ all that customers began, by when they did. Dashed: the house&apos;s lines.</source>
        <translation>得到回复的会话 ÷ 客户发起的全部会话，按发起时间统计。虚线是参考线。</translation>
    </message>
    <message>
        <source>Every conversation that customers began, by how long they waited for the first reply.</source>
        <translation>客户发起的每个会话，按等到首次回复的时长分组。</translation>
    </message>
    <message>
        <source>Cases that customers opened, per hour that there was. Suggestion by Erlang C: the fewest agents with whom %1 of customers are taken up within %2, at %3 for a case, one case at a time.</source>
        <translation>客户每小时发起的会话数。人手建议按 Erlang C 计算：每个会话用时 %3、一次只办一个时，让 %1 的客户在 %2 内有人接待所需的最少坐席。</translation>
    </message>
    <message>
        <source>Clocks that began in the period and have ended: kept ÷ (kept + broken). Running ones are shown live.</source>
        <translation>时段内开始并已结束的计时：达成 ÷（达成 + 超时）。还在走的看“此刻”。</translation>
    </message>
    <message>
        <source>Of cases that a person answered and that are resolved, those with all four steps: introduce, confirm, solve, follow up. Under whoever the case belongs to.</source>
        <translation>人工答复并已解决的会话里，自我介绍、确认问题、给出方案、约定回访四步齐全的占比，记在会话归属人名下。</translation>
    </message>
    <message>
        <source>How often the privacy rules reminded, blocked, and were overridden. An override counts once.</source>
        <translation>隐私规则提醒、拦截和被放行的次数。同一次放行只算一次。</translation>
    </message>
    <message>
        <source>Invitations from public into private, by how long until the customer wrote there.</source>
        <translation>从公域邀请到私域，按客户多久后在私域开口分组。</translation>
    </message>
    <message>
        <source>Of the cases that customers opened: how many a bot answered first, how many a person answered, how many were passed to a supervisor.</source>
        <translation>客户发起的会话里，机器人先答复的、人工答复的、转给主管的各有多少。</translation>
    </message>
    <message>
        <source>Open and snoozed cases, by how long ago the customer first wrote, and by class.</source>
        <translation>进行中和稍后处理的会话，按客户第一次来的时间和级别。</translation>
    </message>
    <message>
        <source>Open cases in which the customer wrote last, by what their clock says.</source>
        <translation>客户说了最后一句的进行中会话，按计时状态。</translation>
    </message>
    <message>
        <source>New cases</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>Cases that customers opened.</source>
        <translation>客户发起的会话。</translation>
    </message>
    <message>
        <source>Conversations with a reply ÷ all that customers began.</source>
        <translation>得到回复的会话 ÷ 客户发起的全部会话。</translation>
    </message>
    <message>
        <source>First response, median</source>
        <translation>首次响应中位数</translation>
    </message>
    <message>
        <source>From a customer&apos;s first message to the first reply.</source>
        <translation>从客户第一条消息到首次回复。</translation>
    </message>
    <message>
        <source>Resolved, median</source>
        <translation>解决用时中位数</translation>
    </message>
    <message>
        <source>At first contact</source>
        <translation>一次解决率</translation>
    </message>
    <message>
        <source>Resolved once, and the same person did not come again on any channel within %1. Only cases whose time is over.</source>
        <translation>只解决一次，且同一位客户在 %1 内没有从任何渠道再来。只统计已满这段时间的会话。</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重开率</translation>
    </message>
    <message>
        <source>Of resolved cases, those that were open again afterwards.</source>
        <translation>已解决的会话里，后来又打开的占比。</translation>
    </message>
    <message>
        <source>Of all clocks that have ended, those that were kept.</source>
        <translation>已结束的计时里按时达成的占比。</translation>
    </message>
    <message>
        <source>All four steps</source>
        <translation>四步完整率</translation>
    </message>
    <message>
        <source>Of cases that a person answered and that are resolved.</source>
        <translation>人工答复并已解决的会话。</translation>
    </message>
    <message>
        <source>Answered by a bot alone</source>
        <translation>仅机器人答复</translation>
    </message>
    <message>
        <source>Of customers&apos; turns, those that only a bot has answered.</source>
        <translation>客户的来话里，只有机器人答复过的占比。</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>public or private</source>
        <translation>公域私域</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>class</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>等我方回复</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Supervisor&apos;s</source>
        <translation>主管队列</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Open cases.</source>
        <translation>进行中的会话。</translation>
    </message>
    <message>
        <source>Open cases in which the customer wrote last.</source>
        <translation>客户说了最后一句的进行中会话。</translation>
    </message>
    <message>
        <source>Open cases that are nobody&apos;s.</source>
        <translation>没有归属人的进行中会话。</translation>
    </message>
    <message>
        <source>Open cases whose next promise is in its last quarter or its last 15 minutes.</source>
        <translation>下一个时限只剩最后四分之一或最后 15 分钟的进行中会话。</translation>
    </message>
    <message>
        <source>Open cases whose next promise is overdue.</source>
        <translation>下一个时限已过的进行中会话。</translation>
    </message>
    <message>
        <source>Open cases in the supervisor&apos;s queue.</source>
        <translation>主管队列里的进行中会话。</translation>
    </message>
    <message>
        <source>Cases put off until later. Their clocks run on.</source>
        <translation>推到以后处理的会话，计时照走。</translation>
    </message>
    <message>
        <source>Next response</source>
        <translation>后续响应</translation>
    </message>
    <message>
        <source>Plan given</source>
        <translation>给出方案</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Customer calmed</source>
        <translation>安抚客户</translation>
    </message>
    <message>
        <source>Bot to person</source>
        <translation>机器人转人工</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回电</translation>
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
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>一般投诉</translation>
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
        <source>longer</source>
        <translation>更久</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他端</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Answered by a bot</source>
        <translation>机器人先答</translation>
    </message>
    <message>
        <source>Answered by a person</source>
        <translation>人工答复</translation>
    </message>
    <message>
        <source>To a supervisor</source>
        <translation>转主管</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没来</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>九成分位</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>First time resolved</source>
        <translation>第一次解决</translation>
    </message>
    <message>
        <source>Last time resolved</source>
        <translation>最后一次解决</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>拦截</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>时限内</translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation>
            <numerusform>样本 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>few: by chance</source>
        <translation>样本少，偶然性大</translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <translation>%1（n = %2）</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>之前：%1</translation>
    </message>
    <message>
        <source>%1 cases an hour</source>
        <translation>每小时 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 个会话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suggestion: %n agent(s)</source>
        <translation>
            <numerusform>建议 %n 名坐席</numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers: agents needed. Most: %1, %2.</source>
        <translation>数字是建议坐席数。最多 %1 名，在%2。</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Answered when asked</source>
        <translation>参评</translation>
    </message>
    <message>
        <source>Resolved at first contact</source>
        <translation>首次联系解决率</translation>
    </message>
    <message>
        <source>Satisfied customers</source>
        <translation>客户满意度</translation>
    </message>
    <message>
        <source>Satisfied customers, by agent</source>
        <translation>客户满意度（按坐席）</translation>
    </message>
    <message>
        <source>Satisfied customers, by channel</source>
        <translation>客户满意度（按渠道）</translation>
    </message>
    <message>
        <source>By when the customer first wrote.</source>
        <translation>按客户首次来信的时间统计。</translation>
    </message>
    <message>
        <source>By when they were asked.</source>
        <translation>按发出评价邀请的时间统计。</translation>
    </message>
    <message>
        <source>Under whose work was judged. How many answered is in the tip.</source>
        <translation>按被评价的坐席统计，参评人数见提示。</translation>
    </message>
    <message>
        <source>Under where they were asked. How many answered is in the tip.</source>
        <translation>按发出邀请的渠道统计，参评人数见提示。</translation>
    </message>
    <message>
        <source>Scores of %1 and more ÷ all scores that customers gave when they were asked. Participation: of those asked, how many gave one.</source>
        <translation>%1 分及以上的评分 ÷ 客户受邀后给出的全部评分。参评率：受邀客户中给出评分的比例。</translation>
    </message>
    <message>
        <source>%1 took part</source>
        <translation>参评率 %1</translation>
    </message>
    <message>
        <source>First response, mean</source>
        <translation>首次响应（平均）</translation>
    </message>
    <message>
        <source>Every turn, mean</source>
        <translation>每轮响应（平均）</translation>
    </message>
    <message>
        <source>Every turn, median</source>
        <translation>每轮响应（中位）</translation>
    </message>
    <message>
        <source>From every time a customer wrote to the next reply.</source>
        <translation>客户每一轮来信到下一次回复。</translation>
    </message>
    <message>
        <source>Resolved, mean</source>
        <translation>解决时长（平均）</translation>
    </message>
    <message>
        <source>From a customer&apos;s first message to the last time the case was resolved. Ours of it: without bots and without waiting for the customer.</source>
        <translation>从客户第一条消息到最后一次解决。“我方”：扣除机器人处理和等待客户的时间。</translation>
    </message>
    <message>
        <source>%1 ours</source>
        <translation>我方 %1</translation>
    </message>
    <message>
        <source>As platforms count</source>
        <translation>平台考核口径</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>How long calls take, by agent</source>
        <translation>通话处理时长（按坐席）</translation>
    </message>
    <message>
        <source>How much of their time agents speak</source>
        <translation>坐席通话占用率</translation>
    </message>
    <message>
        <source>Typical time from a customer&apos;s first message to the first time the case was resolved, and to the last, by when they wrote. Cases that are open again have no last time. Ours of it: only the times in which a customer waited for a person, without what bots took and without waiting for the customer.</source>
        <translation>从客户第一条消息到第一次解决、到最后一次解决的代表时长，按客户来的时间统计。重新打开的会话没有“最后一次”。“我方”：只算客户在等人工的时间，扣除机器人处理和等待客户的时间。</translation>
    </message>
    <message>
        <source>Cases that customers opened, by category, most first. Behind each: how many, what it makes of all together with those above it, and how many places it rose or fell. Dotted: the period before.</source>
        <translation>客户发起的会话按类别排列，多的在前。后面依次是：数量、与上面各类合计占全部的比例、名次升降。点线框是之前的时段。</translation>
    </message>
    <message>
        <source>Typical first response, each conversation under one name. The 90th percentile is in the tip.</source>
        <translation>首次响应的代表时长，每个会话只归在一处。九成分位数见提示。</translation>
    </message>
    <message>
        <source>Private conversations, each person once a day. 3-minute rate: people who asked for a person − those with a turn no person answered within %1 ÷ people, from %2:00 to %3:00. Same-day rate: people who were answered on the day they wrote ÷ people. All time counts.</source>
        <translation>只算私信，每人每天计一次。3 分钟人工回复率：（需要人工的人数 − 有一轮 %1 内没有人工回复的人数）÷ 人数，%2:00 至 %3:00。当日回复率：当天得到回复的人数 ÷ 来信人数。按自然时间计。</translation>
    </message>
    <message>
        <source>Calls of customers that have ended, without those that were handed on before anybody took them. Taken in time: within %1 ÷ all. Hung up before: the caller gave up before anybody took the call ÷ all.</source>
        <translation>已结束的客户来电，不含无人接起就转走的。及时接起：%1 内接起 ÷ 全部。放弃：无人接起客户就挂断 ÷ 全部。</translation>
    </message>
    <message>
        <source>Typical time from taking a call to its end, holding included; what is written afterwards is not. Calls to customers count, too.</source>
        <translation>从接起到挂断的代表时长，含保持，不含话后整理。打给客户的电话也算。</translation>
    </message>
    <message>
        <source>Time in calls ÷ time online, busy or finishing. Only agents who had calls.</source>
        <translation>通话时间 ÷ 在线、忙碌、收尾的时间。只含有过通话的坐席。</translation>
    </message>
    <message>
        <source>Open cases by whose they are, of how many somebody takes at a time, and how they are there.</source>
        <translation>进行中的会话按归属人：占可同时处理的数量，以及当前状态。</translation>
    </message>
    <message>
        <source>team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>With a bot</source>
        <translation>机器人接待</translation>
    </message>
    <message>
        <source>Open cases of nobody in which a bot speaks with the customer, and their share of all open cases.</source>
        <translation>尚无人接手、由机器人接待的进行中会话，及其占全部进行中会话的比例。</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>无团队</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>3-minute rate</source>
        <translation>3 分钟人工回复率</translation>
    </message>
    <message>
        <source>Same-day rate</source>
        <translation>当日回复率</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Ours of it</source>
        <translation>其中我方</translation>
    </message>
    <message>
        <source>Taken in time</source>
        <translation>及时接起</translation>
    </message>
    <message>
        <source>Hung up before</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>with those above %1 of all</source>
        <translation>与上面各类合计占全部 %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>lianxi::Report</name>
    <message>
        <source>none the time before</source>
        <translation>上期没有</translation>
    </message>
    <message>
        <source>as many as the time before</source>
        <translation>与上期持平</translation>
    </message>
    <message>
        <source>%1 % more than the time before</source>
        <translation>比上期多 %1%</translation>
    </message>
    <message>
        <source>%1 % fewer than the time before</source>
        <translation>比上期少 %1%</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Most frequent problems</source>
        <translation>高频问题</translation>
    </message>
    <message>
        <source>No customer wrote.</source>
        <translation>没有客户来信。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Angry or sad customers</source>
        <translation>负面情绪预警</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>Cases in all</source>
        <translation>会话合计</translation>
    </message>
    <message>
        <source>of %1 cases</source>
        <translation>共 %1 个会话</translation>
    </message>
    <message>
        <source>What hurts</source>
        <translation>体验痛点</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>没有突出的问题。</translation>
    </message>
    <message>
        <source>Promise broken: %1</source>
        <translation>超时：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Opened again: %1</source>
        <translation>重新打开：%1</translation>
    </message>
    <message>
        <source>Not satisfied: %1</source>
        <translation>不满意：%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Customer service report</source>
        <translation>客户服务报告</translation>
    </message>
    <message>
        <source>Made %1</source>
        <translation>生成于 %1</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有这个文件夹：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>few</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Nothing to count.</source>
        <translation>没有可统计的内容。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>lianxi::Wallboard</name>
    <message>
        <source>longest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>其余 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 人 · %2 个</translation>
    </message>
    <message>
        <source>Live queue</source>
        <translation>实时队列</translation>
    </message>
    <message>
        <source>Waiting by channel: filled overdue, hatched soon due</source>
        <translation>各渠道等待：实心＝超时，斜线＝即将超时</translation>
    </message>
    <message>
        <source>Agents, with open cases</source>
        <translation>坐席与在办会话</translation>
    </message>
    <message>
        <source>Not up to date. %1</source>
        <translation>数据未更新。%1</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Wallboard. Esc ends it.</source>
        <translation>大屏。按 Esc 退出。</translation>
    </message>
</context>
</TS>
