<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>lianxi::ArticleEditor</name>
    <message>
        <source>Write what the customer wants.</source>
        <translation>请写出客户的问题。</translation>
    </message>
    <message>
        <source>Write what to answer.</source>
        <translation>请写出答复。</translation>
    </message>
    <message>
        <source>At most %1 characters each.</source>
        <translation>每项最多 %1 个字。</translation>
    </message>
    <message>
        <source>There are personal data in it. Write a placeholder in their place.</source>
        <translation>其中有个人信息，请改成占位符。</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户的问题</translation>
    </message>
    <message>
        <source>What to answer</source>
        <translation>怎样答复</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>No knowledge yet. A reviewer makes it from a good case in three clicks; people and their data become placeholders.</source>
        <translation>还没有知识条目。质检员点三下就能把优秀工单变成条目，人和个人信息会换成占位符。</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新建条目</translation>
    </message>
</context>
<context>
    <name>lianxi::ArticleForm</name>
    <message>
        <source>Make knowledge of the case</source>
        <translation>把工单变成知识</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>People and their data stand as placeholders. Nothing in it leads back to the case.</source>
        <translation>人和个人信息已换成占位符，条目里没有任何内容能追溯到这个工单。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户的问题</translation>
    </message>
    <message>
        <source>What to answer</source>
        <translation>怎样答复</translation>
    </message>
    <message>
        <source>There are personal data in it. Write a placeholder in their place.</source>
        <translation>其中有个人信息，请改成占位符。</translation>
    </message>
    <message>
        <source>At most %1 characters each.</source>
        <translation>每项最多 %1 个字。</translation>
    </message>
</context>
<context>
    <name>lianxi::CardEditor</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 · %n point(s)</source>
        <translation>
            <numerusform>%1：%2 · %n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>“%1”的权重</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>合格线</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>When it gets full points, and when none</source>
        <translation>什么情况满分、什么情况零分</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Who judges</source>
        <translation>由谁判定</translation>
    </message>
    <message>
        <source>Without a point here the whole case has none</source>
        <translation>此项零分，全案零分</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>添加问题</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the question</source>
        <translation>移除该问题</translation>
    </message>
    <message>
        <source>Question up</source>
        <translation>问题上移</translation>
    </message>
    <message>
        <source>Question down</source>
        <translation>问题下移</translation>
    </message>
    <message>
        <source>Score cards</source>
        <translation>评分卡</translation>
    </message>
    <message>
        <source>No card of the team&apos;s own yet: the shipped one is used. A new card begins as a copy of it.</source>
        <translation>团队还没有自己的评分卡，使用内置的一张。新建的评分卡以它为底稿。</translation>
    </message>
    <message>
        <source>New score card</source>
        <translation>新建评分卡</translation>
    </message>
</context>
<context>
    <name>lianxi::CoachingView</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>给</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>辅导</translation>
    </message>
    <message>
        <source>No words yet. Leads write to an agent from a review; only the two of them read it here.</source>
        <translation>还没有辅导留言。主管可在质检里给坐席留言，只有双方能看到。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>Internal note — never sent</source>
        <translation>内部备注（不会发送）</translation>
    </message>
</context>
<context>
    <name>lianxi::DecisionForm</name>
    <message>
        <source>Decide the appeal</source>
        <translation>裁定申诉</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>%1 says: %2</source>
        <translation>%1 说：%2</translation>
    </message>
    <message>
        <source>The scores as you changed them count from now on.</source>
        <translation>以您修改后的分数为准。</translation>
    </message>
    <message>
        <source>The scores stay as they are. To change them, change them on the card first.</source>
        <translation>分数保持不变。要改分，请先在评分卡上修改。</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>The agent is right</source>
        <translation>申诉成立</translation>
    </message>
    <message>
        <source>The review stands</source>
        <translation>维持原评</translation>
    </message>
    <message>
        <source>Reason, shown to both</source>
        <translation>理由（双方可见）</translation>
    </message>
</context>
<context>
    <name>lianxi::OfflineWords</name>
    <message>
        <source>The file cannot be read from the disk. Copy it again from where you got it.</source>
        <translation>无法从磁盘读取该文件，请从原处重新复制。</translation>
    </message>
    <message>
        <source>This is no case file.</source>
        <translation>这不是工单文件。</translation>
    </message>
    <message>
        <source>The file is damaged: bytes are missing or were changed. Nothing of it was opened. Copy it again, or ask for another.</source>
        <translation>文件已损坏：内容缺失或被改动，没有打开其中任何内容。请重新复制，或另要一份。</translation>
    </message>
    <message>
        <source>The file was written by a later version of Lianxi. Update this one to read it.</source>
        <translation>该文件由更新版本的联席生成，请先升级本程序。</translation>
    </message>
    <message>
        <source>This is not the file&apos;s passphrase. Mind capital letters and the input method.</source>
        <translation>口令不对，请注意大小写和输入法。</translation>
    </message>
    <message>
        <source>The file has expired. Ask for it again if you still need it.</source>
        <translation>文件已过期，如仍需要请重新申请。</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is earlier than it was. Set it right: until then nobody knows whether the file has expired.</source>
        <translation>这台电脑的时间被调早了，请先校准：否则无法判断文件是否过期。</translation>
    </message>
    <message>
        <source>The file was recalled. It may not be read any more.</source>
        <translation>文件已被召回，不能再阅读。</translation>
    </message>
    <message>
        <source>Quality review · %1</source>
        <translation>质检 · %1</translation>
    </message>
    <message>
        <source>can be handed in</source>
        <translation>可以提交</translation>
    </message>
    <message>
        <source>the case went on after you took it along: look at it first, or hand it in as it is</source>
        <translation>带走之后工单有了新进展：先看一眼，或照原样提交</translation>
    </message>
    <message>
        <source>was handed in before</source>
        <translation>此前已提交</translation>
    </message>
    <message>
        <source>the agent has appealed against your earlier words: the review is closed</source>
        <translation>坐席已对先前的质检提出申诉，质检已关闭</translation>
    </message>
    <message>
        <source>%1 has written this review meanwhile</source>
        <translation>%1 已完成这条质检</translation>
    </message>
    <message>
        <source>it is your own work</source>
        <translation>这是您自己的工作</translation>
    </message>
    <message>
        <source>this desk does not have the case</source>
        <translation>本工作台没有这个工单</translation>
    </message>
    <message>
        <source>The results cannot be read from the disk, or not be kept on this one. Nothing was taken in.</source>
        <translation>无法从磁盘读取质检结果，或无法保存到本机。没有导入任何内容。</translation>
    </message>
    <message>
        <source>This is no file of results.</source>
        <translation>这不是质检结果文件。</translation>
    </message>
    <message>
        <source>The results are damaged: bytes are missing or were changed. Nothing was taken in. Save them again.</source>
        <translation>质检结果文件已损坏：内容缺失或被改动。没有导入任何内容，请重新保存一份。</translation>
    </message>
    <message>
        <source>The results were written by a later version of Lianxi. Update this one to take them in.</source>
        <translation>质检结果由更新版本的联席写入，请先升级再导入。</translation>
    </message>
    <message>
        <source>These results belong to a case file of another desk. Take them in at the desk that issued it.</source>
        <translation>这些结果属于另一工作站发出的工单文件，请在发出它的工作站导入。</translation>
    </message>
    <message>
        <source>There are results in it of cases that were not in the case file. Nothing was taken in.</source>
        <translation>其中有不属于该工单文件的质检结果。没有导入任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) taken in.</source>
        <translation>
            <numerusform>已导入 %n 条质检结果。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n 条此前已有。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are here, where they were written later.</source>
        <translation>
            <numerusform>%n 条保留本机的版本，因为写得更晚。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::PaperWords</name>
    <message>
        <source>Case of %1 · %2 · %3 · work of %4</source>
        <translation>%1 的工单 · %2 · %3 · 坐席 %4</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>personal data hidden</source>
        <translation>已隐藏个人信息</translation>
    </message>
    <message>
        <source>with personal data</source>
        <translation>含个人信息</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · page %4 of %5</source>
        <translation>%1 · %2 · %3 · 第 %4 页，共 %5 页</translation>
    </message>
    <message>
        <source>(deleted by its writer)</source>
        <translation>（已被撤回）</translation>
    </message>
</context>
<context>
    <name>lianxi::PassphraseForm</name>
    <message>
        <source>Open a case file</source>
        <translation>打开工单文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
</context>
<context>
    <name>lianxi::PlanEditor</name>
    <message>
        <source>%1 % of all, %2 % of new staff&apos;s, %3 % of complaints</source>
        <translation>全部 %1%，新人 %2%，投诉 %3%</translation>
    </message>
    <message>
        <source>off · %1</source>
        <translation>停用 · %1</translation>
    </message>
    <message>
        <source>The shipped score card</source>
        <translation>内置评分卡</translation>
    </message>
    <message>
        <source>a card that was removed</source>
        <translation>已移除的评分卡</translation>
    </message>
    <message>
        <source>of each agent&apos;s cases of a week</source>
        <translation>每位坐席每周工单</translation>
    </message>
    <message>
        <source>of the cases of somebody who is new</source>
        <translation>新人的工单</translation>
    </message>
    <message>
        <source>days somebody counts as new</source>
        <translation>天内算新人</translation>
    </message>
    <message>
        <source>of the cases that came to the supervisors</source>
        <translation>升级到主管的工单</translation>
    </message>
    <message>
        <source>of complaints and bad ratings</source>
        <translation>投诉与差评</translation>
    </message>
    <message>
        <source>of the cases in which a reminder was overridden</source>
        <translation>越过提醒的工单</translation>
    </message>
    <message>
        <source>of the drawn get a second, blind review</source>
        <translation>抽中的工单再由第二人盲评</translation>
    </message>
    <message>
        <source>days to write a review</source>
        <translation>天内完成质检</translation>
    </message>
    <message>
        <source>The plan is in use</source>
        <translation>启用该计划</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
    <message>
        <source>Who reviews (nobody their own work)</source>
        <translation>由谁质检（不评自己的工作）</translation>
    </message>
    <message>
        <source>Who reviews</source>
        <translation>由谁质检</translation>
    </message>
    <message>
        <source>Sampling plans</source>
        <translation>抽检计划</translation>
    </message>
    <message>
        <source>No plan yet: cases are reviewed when somebody chooses them. A plan draws them fairly, the same share of every agent&apos;s.</source>
        <translation>还没有抽检计划，只能逐个挑选工单。计划会按同样的比例公平抽取每位坐席的工单。</translation>
    </message>
    <message>
        <source>New sampling plan</source>
        <translation>新建抽检计划</translation>
    </message>
</context>
<context>
    <name>lianxi::PrintForm</name>
    <message>
        <source>Print the case as a PDF</source>
        <translation>把工单打印成 PDF</translation>
    </message>
    <message>
        <source>Choose a place …</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Hide personal data, and leave pictures out</source>
        <translation>隐藏个人信息，不含图片</translation>
    </message>
    <message>
        <source>Why with personal data (is recorded)</source>
        <translation>为何包含个人信息（会留下记录）</translation>
    </message>
</context>
<context>
    <name>lianxi::RehearsalEditor</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 句</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the rehearsal</source>
        <translation>保存演练</translation>
    </message>
    <message>
        <source>Saved. Put it into the training desk&apos;s folder of scenarios.</source>
        <translation>已保存。请放进演练台的场景文件夹。</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another place.</source>
        <translation>无法保存到那里，请换一个位置。</translation>
    </message>
    <message>
        <source>The conversation as the training desk plays it. New ones are made from a reviewed case.</source>
        <translation>演练台按这份对话来演。新的演练从质检过的工单生成。</translation>
    </message>
    <message>
        <source>The rehearsal&apos;s lines</source>
        <translation>演练内容</translation>
    </message>
    <message>
        <source>Save as a file …</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Rehearsals</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>No rehearsal yet. A reviewer makes one from a painful case, so that the next agent has met it before.</source>
        <translation>还没有演练。质检员可把棘手的工单变成演练，让下一位坐席有备而来。</translation>
    </message>
    <message>
        <source>New rehearsal</source>
        <translation>新建演练</translation>
    </message>
</context>
<context>
    <name>lianxi::RehearsalForm</name>
    <message>
        <source>Make a rehearsal of the case</source>
        <translation>把工单变成演练</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The customer&apos;s lines become the rehearsal&apos;s customer, the team&apos;s the model solution; people and their data stand as placeholders.</source>
        <translation>客户的话成为演练里的客户，团队的话成为示范答案；人和个人信息换成占位符。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What is to be learned</source>
        <translation>要学到什么</translation>
    </message>
</context>
<context>
    <name>lianxi::ReviewBench</name>
    <message>
        <source>This recording cannot be played on this machine.</source>
        <translation>这台电脑无法播放这段录音。</translation>
    </message>
    <message>
        <source>%1 · work of %2 · %3</source>
        <translation>%1 · 坐席 %2 · %3</translation>
    </message>
    <message>
        <source>Written by %1 on %2, away from the network.</source>
        <translation>%1 于 %2 离线完成。</translation>
    </message>
    <message>
        <source>Written by %1 on %2.</source>
        <translation>%1 于 %2 完成。</translation>
    </message>
    <message>
        <source>%1 appealed on %2: %3</source>
        <translation>%1 于 %2 申诉：%3</translation>
    </message>
    <message>
        <source>%1 decided that the agent is right: %2</source>
        <translation>%1 裁定申诉成立：%2</translation>
    </message>
    <message>
        <source>%1 decided that the review stands: %2</source>
        <translation>%1 裁定维持原评：%2</translation>
    </message>
    <message>
        <source>You can appeal until %1.</source>
        <translation>%1 之前可以申诉。</translation>
    </message>
    <message>
        <source>an earlier message</source>
        <translation>更早的消息</translation>
    </message>
    <message>
        <source>marked: “%1”</source>
        <translation>标记：“%1”</translation>
    </message>
    <message>
        <source>%1 — “%2”</source>
        <translation>%1 ——“%2”</translation>
    </message>
    <message>
        <source>Replace the review</source>
        <translation>更新质检</translation>
    </message>
    <message>
        <source>Write the review</source>
        <translation>提交质检</translation>
    </message>
    <message>
        <source>Remark on a message</source>
        <translation>消息批注</translation>
    </message>
    <message>
        <source>Remark, shown to the agent</source>
        <translation>批注（坐席可见）</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>申诉</translation>
    </message>
    <message>
        <source>The review is closed to its writer then; a supervisor decides.</source>
        <translation>申诉后质检员不能再改，由主管裁定。</translation>
    </message>
    <message>
        <source>What is wrong with the review</source>
        <translation>质检哪里不对</translation>
    </message>
    <message>
        <source>A word to %1</source>
        <translation>给 %1 的留言</translation>
    </message>
    <message>
        <source>Only the two of you read it.</source>
        <translation>只有双方能看到。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Timeline of the case</source>
        <translation>工单时间线</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>What was good, and what to do next time</source>
        <translation>哪里做得好，下次怎么做</translation>
    </message>
    <message>
        <source>Choose a review from the list.</source>
        <translation>请从列表中选择一条质检。</translation>
    </message>
    <message>
        <source>Remark on the message …</source>
        <translation>批注该消息…</translation>
    </message>
    <message>
        <source>Mark the message</source>
        <translation>标记该消息</translation>
    </message>
    <message>
        <source>Remove the remark</source>
        <translation>移除批注</translation>
    </message>
    <message>
        <source>Appeal …</source>
        <translation>申诉…</translation>
    </message>
    <message>
        <source>Decide the appeal …</source>
        <translation>裁定申诉…</translation>
    </message>
    <message>
        <source>A word to the agent …</source>
        <translation>给坐席留言…</translation>
    </message>
    <message>
        <source>Make of it</source>
        <translation>变成…</translation>
    </message>
    <message>
        <source>Knowledge …</source>
        <translation>知识条目…</translation>
    </message>
    <message>
        <source>A rehearsal …</source>
        <translation>演练…</translation>
    </message>
    <message>
        <source>A PDF …</source>
        <translation>PDF…</translation>
    </message>
</context>
<context>
    <name>lianxi::ReviewFigures</name>
    <message>
        <source>too few (%1 needed)</source>
        <translation>太少（至少 %1 对）</translation>
    </message>
    <message>
        <source>everybody gave the same</source>
        <translation>打分完全相同</translation>
    </message>
    <message>
        <source>%1 · good</source>
        <translation>%1 · 良好</translation>
    </message>
    <message>
        <source>%1 · talk about it</source>
        <translation>%1 · 需要校准</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No case has been reviewed by two people yet. A sampling plan&apos;s second look gives such cases.</source>
        <translation>还没有由两人评过的工单。抽检计划里的“第二人盲评”会产生这样的工单。</translation>
    </message>
    <message numerus="yes">
        <source>Cohen&apos;s kappa, weighted by squares, of %n case(s) that two people reviewed without seeing each other: 1 is full agreement, 0 is what chance gives.</source>
        <translation>
            <numerusform>%n 个由两人互不知情评过的工单的 Cohen κ（平方加权）：1 为完全一致，0 相当于碰巧一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>−%1</source>
        <translation>−%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>How far reviewers agree</source>
        <translation>质检员之间的一致程度</translation>
    </message>
    <message>
        <source>Where they differ most</source>
        <translation>分歧最大的地方</translation>
    </message>
    <message>
        <source>How it goes, agent by agent</source>
        <translation>各坐席的走势</translation>
    </message>
    <message>
        <source>Beside each mean stands what everybody together reached on the same kinds of cases in the same numbers, so that whoever has the hard cases is not the worse for it.</source>
        <translation>每个平均分旁边是全体在同样类型、同样数量工单上的平均分，接难题多的人不会因此吃亏。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致率</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>κ 值</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初评</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>复评</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已评</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Everybody, same mix</source>
        <translation>全体（同样构成）</translation>
    </message>
    <message>
        <source>Kinds of cases</source>
        <translation>工单构成</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>各月</translation>
    </message>
</context>
<context>
    <name>lianxi::ReviewPage</name>
    <message>
        <source>Reviews</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Agreement and trend</source>
        <translation>一致性与走势</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>辅导</translation>
    </message>
    <message>
        <source>The review is written.</source>
        <translation>质检已提交。</translation>
    </message>
    <message>
        <source>Your appeal is with the supervisors.</source>
        <translation>申诉已提交给主管。</translation>
    </message>
    <message>
        <source>The appeal is decided.</source>
        <translation>申诉已裁定。</translation>
    </message>
    <message>
        <source>%1 can read it.</source>
        <translation>%1 可以看到了。</translation>
    </message>
    <message>
        <source>Nothing to draw: the plans have what they ask for of last week.</source>
        <translation>没有可抽的：上周的抽检已经足额。</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) asked for.</source>
        <translation>
            <numerusform>已安排 %n 条质检。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a case of a colleague in the inbox first.</source>
        <translation>请先在收件箱打开一个同事的工单。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待评</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Parts of the review page</source>
        <translation>质检页的各部分</translation>
    </message>
    <message>
        <source>To be written by me</source>
        <translation>待我评</translation>
    </message>
    <message>
        <source>Written by me</source>
        <translation>我评过的</translation>
    </message>
    <message>
        <source>About my work</source>
        <translation>关于我的工作</translation>
    </message>
    <message>
        <source>Appeals to be decided</source>
        <translation>待裁定的申诉</translation>
    </message>
    <message>
        <source>All that I may see</source>
        <translation>我能看到的全部</translation>
    </message>
    <message>
        <source>Which reviews</source>
        <translation>显示哪些质检</translation>
    </message>
    <message>
        <source>No review here.</source>
        <translation>这里没有质检。</translation>
    </message>
    <message>
        <source>Draw last week&apos;s sample</source>
        <translation>抽取上周样本</translation>
    </message>
    <message>
        <source>Review the case shown in the inbox</source>
        <translation>质检收件箱中打开的工单</translation>
    </message>
    <message>
        <source>Open the case in the inbox</source>
        <translation>在收件箱中打开该工单</translation>
    </message>
    <message>
        <source>The case could not be read.</source>
        <translation>无法读取该工单。</translation>
    </message>
    <message>
        <source>The team can read it under Settings, Knowledge.</source>
        <translation>团队可在“设置 → 知识库”中看到。</translation>
    </message>
    <message>
        <source>A rehearsal needs words of the customer and an answer of the team.</source>
        <translation>演练需要客户的话和团队的答复。</translation>
    </message>
    <message>
        <source>It is under Settings, Rehearsals, and can be saved as a file for the training desk.</source>
        <translation>已放到“设置 → 演练”，可另存为文件供演练台使用。</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>PDF 已保存。</translation>
    </message>
    <message>
        <source>Your role in the team does not write reviews.</source>
        <translation>您在团队中的角色不能写质检。</translation>
    </message>
    <message>
        <source>Nothing was printed: the log could not be told that personal data leave on paper. %1</source>
        <translation>没有打印：无法在日志中记录个人信息将以纸面形式外带。%1</translation>
    </message>
</context>
<context>
    <name>lianxi::ReviewWords</name>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>Professionalism</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>Communication</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>judged by the reviewer</source>
        <translation>质检员判定</translation>
    </message>
    <message>
        <source>counted: steps of the script</source>
        <translation>自动：四步流程</translation>
    </message>
    <message>
        <source>counted: messages that were stopped</source>
        <translation>自动：被拦下的消息</translation>
    </message>
    <message>
        <source>counted: reminders overridden</source>
        <translation>自动：越过提醒</translation>
    </message>
    <message>
        <source>counted: promised times kept</source>
        <translation>自动：守住时限</translation>
    </message>
    <message>
        <source>The card asks nothing yet. Add a question.</source>
        <translation>评分卡还没有问题，请添加。</translation>
    </message>
    <message>
        <source>At most %1 questions: nobody answers more.</source>
        <translation>最多 %1 个问题，再多没人答得完。</translation>
    </message>
    <message>
        <source>Question %1 is there twice.</source>
        <translation>问题 %1 重复了。</translation>
    </message>
    <message>
        <source>Question %1 has no words.</source>
        <translation>问题 %1 还没有写内容。</translation>
    </message>
    <message>
        <source>Question %1 is longer than %2 characters.</source>
        <translation>问题 %1 超过 %2 个字。</translation>
    </message>
    <message>
        <source>The explanation of question %1 is longer than %2 characters.</source>
        <translation>问题 %1 的说明超过 %2 个字。</translation>
    </message>
    <message>
        <source>Question %1 gives 1 to %2 points.</source>
        <translation>问题 %1 的分值应为 1 到 %2 分。</translation>
    </message>
    <message>
        <source>The weight of “%1” is between 0 and 100.</source>
        <translation>“%1”的权重应在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>The weights together are 100.</source>
        <translation>各部分权重之和应为 100。</translation>
    </message>
    <message>
        <source>“%1” has a weight, but no question.</source>
        <translation>“%1”有权重，却没有问题。</translation>
    </message>
    <message>
        <source>“%1” has questions, but no weight.</source>
        <translation>“%1”有问题，却没有权重。</translation>
    </message>
    <message>
        <source>The pass mark is between 0 and 100.</source>
        <translation>合格线应在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>Percentages are between 0 and 100.</source>
        <translation>百分比应在 0 到 100 之间。</translation>
    </message>
    <message>
        <source>Every percentage is 0: nothing would be drawn.</source>
        <translation>所有比例都是 0，什么也抽不到。</translation>
    </message>
    <message>
        <source>Days are between 1 and %1.</source>
        <translation>天数应在 1 到 %1 之间。</translation>
    </message>
    <message>
        <source>Choose who reviews.</source>
        <translation>请选择由谁质检。</translation>
    </message>
    <message>
        <source>A second look needs a second reviewer; or set its percentage to 0.</source>
        <translation>第二人盲评需要第二位质检员，或把比例设为 0。</translation>
    </message>
    <message>
        <source>At most %1 reviewers.</source>
        <translation>最多 %1 位质检员。</translation>
    </message>
    <message>
        <source>A reviewer has no name. Choose again who reviews.</source>
        <translation>有一位质检员没有名字，请重新选择。</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>手工挑选</translation>
    </message>
    <message>
        <source>a reminder was overridden</source>
        <translation>越过提醒</translation>
    </message>
    <message>
        <source>came to the supervisors</source>
        <translation>升级到主管</translation>
    </message>
    <message>
        <source>complaint or bad rating</source>
        <translation>投诉或差评</translation>
    </message>
    <message>
        <source>new in the team</source>
        <translation>新人</translation>
    </message>
    <message>
        <source>drawn by lot</source>
        <translation>随机抽中</translation>
    </message>
    <message>
        <source>to be written</source>
        <translation>待评</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已评</translation>
    </message>
    <message>
        <source>appealed</source>
        <translation>申诉中</translation>
    </message>
    <message>
        <source>appeal decided</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>统计中</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>%1 · counted</source>
        <translation>%1 · 自动</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Nothing judged yet.</source>
        <translation>还没有打分。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>0 %: a question that decides all got no point</source>
        <translation>0%：一票否决项零分</translation>
    </message>
    <message>
        <source>%1 (%2) · %3</source>
        <translation>%1（%2）· %3</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>below %1 %</source>
        <translation>低于 %1%</translation>
    </message>
</context>
<context>
    <name>lianxi::ScoreForm</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>还剩 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
    <message>
        <source>A digit gives the points, - says that it does not apply.</source>
        <translation>按数字键打分，按 - 表示不适用。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Why so many points (shown to the agent)</source>
        <translation>为什么这样打分（坐席可见）</translation>
    </message>
    <message>
        <source>Why so many points</source>
        <translation>为什么这样打分</translation>
    </message>
</context>
<context>
    <name>lianxi::TakeForm</name>
    <message>
        <source>Take cases along</source>
        <translation>带走工单</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>带走</translation>
    </message>
    <message>
        <source>Hide personal data, and leave pictures and recordings here</source>
        <translation>隐藏个人信息，图片和录音不带走</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>哪些工单</translation>
    </message>
    <message>
        <source>The reviews that I am to write</source>
        <translation>待我评的质检</translation>
    </message>
    <message>
        <source>What a search finds</source>
        <translation>搜索到的工单</translation>
    </message>
    <message>
        <source>Search (as in the inbox)</source>
        <translation>搜索（与收件箱相同）</translation>
    </message>
    <message>
        <source>Days until it can no longer be read</source>
        <translation>多少天后不能再读</translation>
    </message>
    <message>
        <source>days, then nothing of it can be read</source>
        <translation>天后全部不可读</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>On this machine, encrypted with the profile</source>
        <translation>存在本机，随工作台加密</translation>
    </message>
    <message>
        <source>As a file with a passphrase</source>
        <translation>带口令的文件</translation>
    </message>
    <message>
        <source>Passphrase, at least %1 characters</source>
        <translation>口令（至少 %1 个字符）</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再输一次口令</translation>
    </message>
</context>
<context>
    <name>lianxi::TakenPage</name>
    <message>
        <source>recalled %1</source>
        <translation>%1 已召回</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>in it</source>
        <translation>包含</translation>
    </message>
    <message numerus="yes">
        <source>%n written</source>
        <translation>
            <numerusform>已写 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The cases are being packed …</source>
        <translation>正在打包…</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) taken along.</source>
        <translation>
            <numerusform>已带走 %n 个工单。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no such case: nothing was taken along.</source>
        <translation>没有符合的工单，什么也没带走。</translation>
    </message>
    <message>
        <source>Save the case file</source>
        <translation>保存工单文件</translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation>打开工单文件</translation>
    </message>
    <message>
        <source>Case files (*%1)</source>
        <translation>工单文件 (*%1)</translation>
    </message>
    <message>
        <source>The file is being opened; that takes about a second.</source>
        <translation>正在打开，约需一秒。</translation>
    </message>
    <message>
        <source>Recalled. Desks forget it as soon as they hear of it; a copy elsewhere can be read until it expires.</source>
        <translation>已召回。各工作台收到后立即销毁；别处的副本在过期前仍可读。</translation>
    </message>
    <message>
        <source>Cases on this machine</source>
        <translation>本机上的工单</translation>
    </message>
    <message>
        <source>Reviews written without the network</source>
        <translation>离线写的质检</translation>
    </message>
    <message>
        <source>Cases that left</source>
        <translation>带出的工单</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Readable</source>
        <translation>可读期限</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>完成于</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>For</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Nothing is taken along. A set of cases can be read, scored and compared without the network, here or as an encrypted file on another machine.</source>
        <translation>还没有带走的工单。带走的工单没有网络也能阅读、打分、对比，可存在本机，也可做成加密文件在别的电脑上看。</translation>
    </message>
    <message>
        <source>Take cases along …</source>
        <translation>带走工单…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a case file …</source>
        <translation>打开工单文件…</translation>
    </message>
    <message>
        <source>Remove from this machine</source>
        <translation>从本机移除</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Forget this review</source>
        <translation>放弃这条质检</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回</translation>
    </message>
    <message>
        <source>Taken along</source>
        <translation>离线质检</translation>
    </message>
    <message>
        <source>expired; can no longer be opened</source>
        <translation>已过期，无法再打开</translation>
    </message>
    <message>
        <source>handed in; it goes from here when the store shows it</source>
        <translation>已提交；数据库中出现后即从这里移除</translation>
    </message>
    <message>
        <source>Take results in</source>
        <translation>导入质检结果</translation>
    </message>
    <message>
        <source>Results (*%1)</source>
        <translation>质检结果 (*%1)</translation>
    </message>
    <message>
        <source>Take results in …</source>
        <translation>导入质检结果…</translation>
    </message>
    <message>
        <source>Your role in the team does not take cases along.</source>
        <translation>您在团队中的角色不能带走工单。</translation>
    </message>
    <message>
        <source>Your role in the team does not write reviews.</source>
        <translation>您在团队中的角色不能写质检。</translation>
    </message>
</context>
<context>
    <name>lianxi::TakenWindow</name>
    <message>
        <source>✓ %1</source>
        <translation>✓ %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>与…对比</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Save the PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>The PDF is saved.</source>
        <translation>PDF 已保存。</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another place.</source>
        <translation>无法保存到那里，请换一个位置。</translation>
    </message>
    <message>
        <source>It could not be kept: %1</source>
        <translation>无法保存：%1</translation>
    </message>
    <message>
        <source>Kept on this machine. Hand it in when the network is back.</source>
        <translation>已存在本机，联网后请提交。</translation>
    </message>
    <message>
        <source>%1 · for %2 · until %3 · personal data hidden</source>
        <translation>%1 · 供 %2 使用 · 至 %3 · 已隐藏个人信息</translation>
    </message>
    <message>
        <source>%1 · for %2 · until %3 · with personal data</source>
        <translation>%1 · 供 %2 使用 · 至 %3 · 含个人信息</translation>
    </message>
    <message>
        <source>Search in these cases</source>
        <translation>在这些工单中搜索</translation>
    </message>
    <message>
        <source>Cases taken along</source>
        <translation>带走的工单</translation>
    </message>
    <message>
        <source>No case with these words.</source>
        <translation>没有含这些词的工单。</translation>
    </message>
    <message>
        <source>Case to compare with</source>
        <translation>对比的工单</translation>
    </message>
    <message>
        <source>Timeline of the compared case</source>
        <translation>对比工单的时间线</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>保存质检结果</translation>
    </message>
    <message>
        <source>The results are saved. Only the desk that issued the cases can open them: take them in there, on the page of what was taken along.</source>
        <translation>质检结果已保存，只有发出工单的工作站能打开：请在那里的“带走的工单”页面导入。</translation>
    </message>
    <message>
        <source>They could not be saved there. Choose another place.</source>
        <translation>无法保存到那里，请另选位置。</translation>
    </message>
    <message>
        <source>Kept on this machine. Hand it in when the network is back, or save the results for the desk that the file came from.</source>
        <translation>已保存在本机。网络恢复后可提交，也可保存质检结果交给发出该文件的工作站。</translation>
    </message>
    <message>
        <source>Save the results …</source>
        <translation>保存质检结果…</translation>
    </message>
</context>
</TS>
