<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Keep what is shown as a view</source>
        <translation>把当前列表存为视图</translation>
    </message>
    <message>
        <source>Mark the cases of the list</source>
        <translation>选中列表里的工单</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
</context>
<context>
    <name>lianxi::BulkBar</name>
    <message numerus="yes">
        <source>%n marked</source>
        <translation>
            <numerusform>已选 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>退回队列</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>转交…</translation>
    </message>
    <message>
        <source>Class, priority, category…</source>
        <translation>级别、优先级、分类…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Snooze until the customer writes</source>
        <translation>稍后处理，到客户再次来信</translation>
    </message>
    <message>
        <source>Snooze for an hour</source>
        <translation>稍后处理，一小时</translation>
    </message>
    <message>
        <source>Snooze for a day</source>
        <translation>稍后处理，一天</translation>
    </message>
    <message>
        <source>Snooze until…</source>
        <translation>稍后处理，到…</translation>
    </message>
    <message>
        <source>Marked cases</source>
        <translation>选中的工单</translation>
    </message>
    <message>
        <source>End marking</source>
        <translation>取消选中</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Which cases were left as they are, and why</source>
        <translation>哪些工单没有变动，以及原因</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>More commands for the marked cases</source>
        <translation>对选中工单的更多操作</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Claiming</source>
        <translation>正在领取</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>正在退回队列</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>正在转交</translation>
    </message>
    <message>
        <source>Tagging</source>
        <translation>正在加标签</translation>
    </message>
    <message>
        <source>Snoozing</source>
        <translation>正在设为稍后处理</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>正在分类</translation>
    </message>
    <message>
        <source>Resolving</source>
        <translation>正在解决</translation>
    </message>
    <message>
        <source>Marking as read</source>
        <translation>正在标为已读</translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>已撤销 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claimed</source>
        <translation>
            <numerusform>已领取 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released</source>
        <translation>
            <numerusform>已退回 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over</source>
        <translation>
            <numerusform>已转交 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tagged</source>
        <translation>
            <numerusform>已加标签 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed</source>
        <translation>
            <numerusform>已设为稍后处理 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n classified</source>
        <translation>
            <numerusform>已分类 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resolved</source>
        <translation>
            <numerusform>已解决 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as read</source>
        <translation>
            <numerusform>已标为已读 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already so</source>
        <translation>
            <numerusform>%n 件本来如此</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation>
            <numerusform>%n 件未成</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody else changed it meanwhile</source>
        <translation>其间有人改动过</translation>
    </message>
    <message>
        <source>%1 has it, or was first</source>
        <translation>%1 正在处理，或抢先一步</translation>
    </message>
    <message>
        <source>a rule forbids it</source>
        <translation>规则不允许</translation>
    </message>
    <message>
        <source>it is resolved</source>
        <translation>已经解决</translation>
    </message>
    <message>
        <source>it has become part of another case</source>
        <translation>已并入另一件工单</translation>
    </message>
    <message>
        <source>the time to wake has passed</source>
        <translation>唤醒时间已过</translation>
    </message>
    <message>
        <source>it cannot be given back exactly as it was (a clock that ran, unread messages, the supervisor&apos;s queue)</source>
        <translation>无法原样恢复（计时、未读消息或主管队列）</translation>
    </message>
    <message>
        <source>stopped before it was its turn</source>
        <translation>轮到它之前已停止</translation>
    </message>
</context>
<context>
    <name>lianxi::BulkClassifyForm</name>
    <message>
        <source>Classify the marked cases</source>
        <translation>为选中的工单分类</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>What the customers want</source>
        <translation>客户诉求</translation>
    </message>
</context>
<context>
    <name>lianxi::BulkDetails</name>
    <message>
        <source>What was left as it is</source>
        <translation>没有变动的工单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cases and reasons</source>
        <translation>工单与原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A case</source>
        <translation>一件工单</translation>
    </message>
</context>
<context>
    <name>lianxi::CaseListView</name>
    <message>
        <source>marked, %1</source>
        <translation>已选中，%1</translation>
    </message>
</context>
<context>
    <name>lianxi::Composer</name>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
    <message>
        <source>Macros: several steps at once</source>
        <translation>宏：一次做几步</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationPanel</name>
    <message>
        <source>There are no macros yet. Settings, Macros makes them.</source>
        <translation>还没有宏，可在“设置 → 宏”中新建。</translation>
    </message>
    <message>
        <source>A macro is running already.</source>
        <translation>已有宏在运行。</translation>
    </message>
    <message>
        <source>“%1” is damaged, or was saved by a later version: nothing was done.</source>
        <translation>“%1”已损坏，或由更新的版本保存：什么都没有做。</translation>
    </message>
    <message>
        <source>there is no conversation to send to</source>
        <translation>没有可发送的会话</translation>
    </message>
    <message>
        <source>the channel does not take this message at present</source>
        <translation>渠道目前不接受这条消息</translation>
    </message>
    <message>
        <source>the case has moved on meanwhile</source>
        <translation>工单其间已有变动</translation>
    </message>
    <message>
        <source>%1 was first</source>
        <translation>%1 抢先一步</translation>
    </message>
    <message>
        <source>“%1” stopped at step %2 of %3 (%4): %5. The steps before it are done.</source>
        <translation>“%1”停在第 %2 步（共 %3 步，%4）：%5。之前的步骤已完成。</translation>
    </message>
</context>
<context>
    <name>lianxi::InboxPanel</name>
    <message>
        <source>Keep as a view…</source>
        <translation>存为视图…</translation>
    </message>
</context>
<context>
    <name>lianxi::ItemNameForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>谁可以用</translation>
    </message>
    <message>
        <source>Only I</source>
        <translation>只有我</translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation>全团队</translation>
    </message>
</context>
<context>
    <name>lianxi::ItemVersionsForm</name>
    <message>
        <source>Earlier versions</source>
        <translation>以前的版本</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The version you choose is saved again as the newest one. Nothing is lost.</source>
        <translation>选中的版本会作为最新版本再存一次，什么都不会丢。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>%1 · %2 · %3: %4</source>
        <translation>%1 · %2 · %3：%4</translation>
    </message>
</context>
<context>
    <name>lianxi::MacroEditor</name>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
    <message>
        <source>No macro yet. A macro does several things at once: a text, tags, snoozing, the next case.</source>
        <translation>还没有宏。宏一次做几件事：一段文字、标签、稍后处理、下一件。</translation>
    </message>
    <message>
        <source>New macro</source>
        <translation>新建宏</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后移</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>删除步骤</translation>
    </message>
    <message>
        <source>{customer}, {agent}, {brand}, {position} in the queue and {wait} in minutes are filled in.</source>
        <translation>会填入 {customer}（客户）、{agent}（坐席）、{brand}（品牌）、{position}（排队位置）和 {wait}（等待分钟数）。</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>until the customer writes</source>
        <translation>到客户再次来信</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>多久</translation>
    </message>
    <message>
        <source>Kind of tag</source>
        <translation>标签类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>lianxi::MacroWords</name>
    <message>
        <source>Write into the reply</source>
        <translation>写入回复框</translation>
    </message>
    <message>
        <source>Send to the customer</source>
        <translation>发给客户</translation>
    </message>
    <message>
        <source>Private note</source>
        <translation>内部备注</translation>
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
        <translation>设级别</translation>
    </message>
    <message>
        <source>Set the priority</source>
        <translation>设优先级</translation>
    </message>
    <message>
        <source>Set the category</source>
        <translation>设分类</translation>
    </message>
    <message>
        <source>Claim the case</source>
        <translation>领取工单</translation>
    </message>
    <message>
        <source>Hand over to a queue</source>
        <translation>转到队列</translation>
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
        <source>Go to the next case</source>
        <translation>转到下一件</translation>
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
        <translation>到客户再次来信</translation>
    </message>
    <message>
        <source>A macro needs a step at least.</source>
        <translation>宏至少要有一个步骤。</translation>
    </message>
    <message>
        <source>A macro has %1 steps at most.</source>
        <translation>宏最多 %1 个步骤。</translation>
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
        <source>Snooze for a minute at least and a year at most.</source>
        <translation>稍后处理至少一分钟、最多一年。</translation>
    </message>
    <message>
        <source>Another case is shown by then: put it before.</source>
        <translation>那时显示的已是另一件工单，请放到前面。</translation>
    </message>
    <message>
        <source>The case is resolved by then: put it before.</source>
        <translation>那时工单已解决，请放到前面。</translation>
    </message>
</context>
<context>
    <name>lianxi::ItemPage</name>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>This is damaged, or was saved by a later version. An earlier version can be brought back.</source>
        <translation>内容已损坏，或由更新的版本保存。可以恢复较早的版本。</translation>
    </message>
    <message>
        <source>team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>only I</source>
        <translation>只有我</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>“%1” is removed. Save brings it back; Discard leaves it removed.</source>
        <translation>“%1”已删除。点“保存”可恢复，点“放弃”则不再保留。</translation>
    </message>
    <message>
        <source>There is no earlier version.</source>
        <translation>没有以前的版本。</translation>
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
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>谁可以用</translation>
    </message>
    <message>
        <source>Only I</source>
        <translation>只有我</translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation>全团队</translation>
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
        <translation>以前的版本…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>lianxi::MainWindow</name>
    <message>
        <source>View: %1</source>
        <translation>视图：%1</translation>
    </message>
    <message>
        <source>Macro: %1</source>
        <translation>宏：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::SettingsPage</name>
    <message>
        <source>Macros</source>
        <translation>宏</translation>
    </message>
</context>
<context>
    <name>lianxi::ViewBar</name>
    <message>
        <source>%1, changed</source>
        <translation>%1，已改动</translation>
    </message>
    <message>
        <source>unread only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>least time left first</source>
        <translation>剩余时间少的在前</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The team&apos;s</source>
        <translation>团队的</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Keep what is shown as a view…</source>
        <translation>把当前列表存为视图…</translation>
    </message>
    <message>
        <source>Save the change in “%1”</source>
        <translation>把改动存入“%1”</translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <translation>“%1”已保存。</translation>
    </message>
    <message>
        <source>Rename “%1”…</source>
        <translation>重命名“%1”…</translation>
    </message>
    <message>
        <source>Share “%1” with the team</source>
        <translation>与团队共享“%1”</translation>
    </message>
    <message>
        <source>Keep “%1” to myself</source>
        <translation>“%1”只留给自己</translation>
    </message>
    <message>
        <source>Earlier versions of “%1”…</source>
        <translation>“%1”以前的版本…</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>删除“%1”</translation>
    </message>
    <message>
        <source>%1 (damaged, or saved by a later version)</source>
        <translation>%1（已损坏，或由更新的版本保存）</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>以前的版本…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep as a view</source>
        <translation>存为视图</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>The whole team has “%1” from here on.</source>
        <translation>全团队现在都能用“%1”。</translation>
    </message>
    <message>
        <source>Only you have “%1” from here on.</source>
        <translation>“%1”现在只有你能用。</translation>
    </message>
    <message>
        <source>“%1” could not be removed; the store cannot be written.</source>
        <translation>“%1”未能删除：存储无法写入。</translation>
    </message>
    <message>
        <source>“%1” is removed.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>There is no earlier version.</source>
        <translation>没有以前的版本。</translation>
    </message>
    <message>
        <source>damaged, or saved by a later version</source>
        <translation>已损坏，或由更新的版本保存</translation>
    </message>
    <message>
        <source>“%1” is as it was.</source>
        <translation>“%1”已恢复原样。</translation>
    </message>
    <message>
        <source>“%1” could not be saved; the store cannot be written.</source>
        <translation>“%1”未能保存：存储无法写入。</translation>
    </message>
</context>
</TS>
