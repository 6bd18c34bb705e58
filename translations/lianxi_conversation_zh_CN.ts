<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::AttachmentBar</name>
    <message>
        <source>this channel does not take it</source>
        <translation>此渠道不支持</translation>
    </message>
    <message>
        <source>larger than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>lianxi::CaseHeader</name>
    <message>
        <source>Ask a department …</source>
        <translation>请其他部门协助…</translation>
    </message>
    <message>
        <source>Tell me what happens in this case</source>
        <translation>关注此工单的进展</translation>
    </message>
    <message>
        <source>Queue: %1</source>
        <translation>队列：%1</translation>
    </message>
    <message>
        <source>This case waits for you to accept it</source>
        <translation>等待您接受</translation>
    </message>
    <message>
        <source>Given to %1, who has not accepted it yet</source>
        <translation>已派给%1，尚未接受</translation>
    </message>
    <message>
        <source>Correct the judgement …</source>
        <translation>更正研判……</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Until the customer writes</source>
        <translation>直到客户再次来信</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 小时后</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>明天早上</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>A date …</source>
        <translation>选择日期…</translation>
    </message>
    <message>
        <source>Wake it</source>
        <translation>立即唤醒</translation>
    </message>
    <message>
        <source>More for this case</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Hand the case over …</source>
        <translation>转交工单…</translation>
    </message>
    <message>
        <source>Promise a follow-up …</source>
        <translation>约定回访…</translation>
    </message>
    <message>
        <source>Record a guardian&apos;s consent …</source>
        <translation>登记监护人同意…</translation>
    </message>
    <message>
        <source>Add a tag: %1 …</source>
        <translation>添加标签：%1…</translation>
    </message>
    <message>
        <source>Supervisor&apos;s queue</source>
        <translation>主管队列</translation>
    </message>
    <message>
        <source>Nobody has taken this case</source>
        <translation>还没有人接手</translation>
    </message>
    <message>
        <source>You have this case</source>
        <translation>由您负责</translation>
    </message>
    <message>
        <source>%1 has this case</source>
        <translation>由%1负责</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退回队列</translation>
    </message>
    <message>
        <source>Take case</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Merge another case into this one …</source>
        <translation>合并客户的另一个工单 …</translation>
    </message>
    <message>
        <source>Take a merged case out again …</source>
        <translation>取出已合并的工单 …</translation>
    </message>
    <message>
        <source>Split conversations off …</source>
        <translation>拆分出会话 …</translation>
    </message>
</context>
<context>
    <name>lianxi::ClockChip</name>
    <message>
        <source>%1 in %2</source>
        <translation>%1 剩 %2</translation>
    </message>
    <message>
        <source>%1 %2 late</source>
        <translation>%1 超时 %2</translation>
    </message>
</context>
<context>
    <name>lianxi::Composer</name>
    <message>
        <source>Continue in private</source>
        <translation>转到私聊</translation>
    </message>
    <message>
        <source>Answers in public with the invitation and goes on in private; what you typed is kept for there</source>
        <translation>公开回复邀请语，并转到私聊继续；已输入的内容会留到私聊中</translation>
    </message>
    <message>
        <source>Add QR code</source>
        <translation>附上二维码</translation>
    </message>
    <message>
        <source>Attaches the link as a picture that customers scan with their telephone</source>
        <translation>把链接做成二维码图片附上，客户用手机扫码即可进入私信</translation>
    </message>
    <message>
        <source>What is said in private</source>
        <translation>私聊内容</translation>
    </message>
    <message>
        <source>At the same time in private — only the customer reads this</source>
        <translation>同时私聊发送——只有客户看得到</translation>
    </message>
    <message>
        <source>Kept until the customer writes in private</source>
        <translation>保留到客户私聊时使用</translation>
    </message>
    <message>
        <source>Answering: %1</source>
        <translation>回复：%1</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Internal note — never sent, only colleagues read this</source>
        <translation>内部备注——不会发出，只有同事能看到</translation>
    </message>
    <message>
        <source>Write a note for colleagues</source>
        <translation>给同事写一条备注</translation>
    </message>
    <message>
        <source>No conversation to answer in</source>
        <translation>没有可以回复的会话</translation>
    </message>
    <message>
        <source>Write a reply — type / for ready-made sentences</source>
        <translation>输入回复，键入 / 选用快捷话术</translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation>%1 / %2 字节</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 / %2 字</translation>
    </message>
    <message>
        <source>reply within %1</source>
        <translation>请在 %1 内回复</translation>
    </message>
    <message>
        <source>Answer without reference to a message</source>
        <translation>不引用消息</translation>
    </message>
    <message>
        <source>Ready-made sentences</source>
        <translation>快捷话术</translation>
    </message>
    <message>
        <source>Where to answer</source>
        <translation>回复渠道</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write an internal note</source>
        <translation>写内部备注</translation>
    </message>
    <message>
        <source>Ready-made sentences (type /)</source>
        <translation>快捷话术（键入 /）</translation>
    </message>
    <message>
        <source>Insert my introduction</source>
        <translation>插入自我介绍</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>发送并解决</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Attach files (or drop or paste them)</source>
        <translation>添加附件（也可拖入或粘贴）</translation>
    </message>
    <message numerus="yes">
        <source>will be sent as %n message(s)</source>
        <translation>
            <numerusform>将分 %n 条发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n message(s) left</source>
        <translation>
            <numerusform>还可发 %1 条（共 %n 条）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::ConsentForm</name>
    <message>
        <source>Guardian&apos;s consent</source>
        <translation>监护人同意</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Guardian&apos;s name</source>
        <translation>监护人姓名</translation>
    </message>
    <message>
        <source>Relation to the child</source>
        <translation>与未成年人的关系</translation>
    </message>
    <message>
        <source>Mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>Father</source>
        <translation>父亲</translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation>祖父母或外祖父母</translation>
    </message>
    <message>
        <source>Legal guardian</source>
        <translation>法定监护人</translation>
    </message>
    <message>
        <source>How it was checked</source>
        <translation>核实方式</translation>
    </message>
    <message>
        <source>Call to the number on the order</source>
        <translation>拨打订单上的电话</translation>
    </message>
    <message>
        <source>Account holder confirmed in private</source>
        <translation>账号本人在私信中确认</translation>
    </message>
    <message>
        <source>Document shown</source>
        <translation>出示证件</translation>
    </message>
    <message>
        <source>What was said or shown</source>
        <translation>核实的内容</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
</context>
<context>
    <name>lianxi::ContactPanel</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>平台身份</translation>
    </message>
    <message>
        <source>No tags yet</source>
        <translation>还没有标签</translation>
    </message>
    <message>
        <source>Remove the tag %1</source>
        <translation>移除标签 %1</translation>
    </message>
    <message>
        <source>Add a tag: %1</source>
        <translation>添加标签：%1</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>待兑现的承诺</translation>
    </message>
    <message>
        <source>%1 (done)</source>
        <translation>%1（已完成）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Follow-up done: %1</source>
        <translation>回访已完成：%1</translation>
    </message>
    <message>
        <source>Guardian&apos;s consent</source>
        <translation>监护人同意</translation>
    </message>
    <message>
        <source>On record until %1</source>
        <translation>已登记，有效期至 %1</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>The customer may be a minor and no consent is on record.</source>
        <translation>客户可能是未成年人，尚未登记监护人同意。</translation>
    </message>
    <message>
        <source>Record consent …</source>
        <translation>登记同意…</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>历史工单</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Who the customer is stands here once you choose a case.</source>
        <translation>选择工单后，这里显示客户是谁。</translation>
    </message>
    <message>
        <source>“%1” is the same person. %2</source>
        <translation>“%1”是同一个人。%2</translation>
    </message>
    <message>
        <source>Take apart …</source>
        <translation>拆分 …</translation>
    </message>
    <message>
        <source>Take “%1” apart</source>
        <translation>把“%1”拆分出来</translation>
    </message>
    <message>
        <source>The same person as …</source>
        <translation>与其他客户是同一个人 …</translation>
    </message>
    <message>
        <source>Perhaps the same person</source>
        <translation>可能是同一个人</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>比较 …</translation>
    </message>
    <message>
        <source>Compare with “%1”</source>
        <translation>与“%1”比较</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Asking the shop …</source>
        <translation>正在查询商城 …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Put the state of order %1 into the reply</source>
        <translation>把订单 %1 的状态写入回复</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1，截至 %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>set by an agent</source>
        <translation>坐席设置</translation>
    </message>
    <message>
        <source>set by a rule</source>
        <translation>规则设置</translation>
    </message>
    <message>
        <source>set by the desk</source>
        <translation>系统设置</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1，自 %2</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationPanel</name>
    <message>
        <source>The case was merged into another one of the same customer, which is shown here.</source>
        <translation>这个工单已并入同一客户的另一个工单，现在显示的是合并后的工单。</translation>
    </message>
    <message>
        <source>The message has already left; it cannot be taken back.</source>
        <translation>消息已经发出，无法撤回。</translation>
    </message>
    <message>
        <source>Choose a case on the left</source>
        <translation>请在左侧选择一个工单</translation>
    </message>
    <message>
        <source>The case has moved on meanwhile, so this was not done. Look again and repeat it if it still fits.</source>
        <translation>工单刚刚有了变化，这一步没有执行。请看一下最新情况，仍合适就再做一次。</translation>
    </message>
    <message>
        <source>%1 took this case first. What you wrote stays here as a draft.</source>
        <translation>%1已先接手此工单。您写的内容已保留为草稿。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>This voice message cannot be played here; save it instead.</source>
        <translation>此处无法播放这条语音，请另存后播放。</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Saved. This is a program: opening it runs it. Ask before you do.</source>
        <translation>已保存。这是可执行程序，打开即会运行，请先核实。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Not attached: the file is empty, a folder, or larger than 64 MB.</source>
        <translation>未添加：文件为空、是文件夹，或超过 64 MB。</translation>
    </message>
    <message>
        <source>Choose a message in the conversation first.</source>
        <translation>请先在对话中选择一条消息。</translation>
    </message>
    <message>
        <source>The platform does not offer that for this message.</source>
        <translation>平台不支持对这条消息这样做。</translation>
    </message>
    <message>
        <source>It leaves when the connection is back. Resolve the case then.</source>
        <translation>恢复连接后会发出，届时再解决此工单。</translation>
    </message>
    <message>
        <source>That time is over already. Choose a later one.</source>
        <translation>这个时间已经过去，请选择更晚的时间。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>The guardian's consent has run out</source>
        <translation>监护人的同意已到期</translation>
    </message>
    <message>
        <source>The bot finished the conversation</source>
        <translation>机器人完成了对话</translation>
    </message>
    <message>
        <source>The bot handed the case to people, as its flow says</source>
        <translation>机器人按流程转人工</translation>
    </message>
    <message>
        <source>The bot handed the case to people: the customer asks for a person</source>
        <translation>机器人转人工：客户要求人工</translation>
    </message>
    <message>
        <source>The bot handed the case to people: it did not understand</source>
        <translation>机器人转人工：没有听懂</translation>
    </message>
    <message>
        <source>The bot handed the case to people: the customer is upset or complains</source>
        <translation>机器人转人工：客户情绪不满或投诉</translation>
    </message>
    <message>
        <source>The bot handed the case to people: high-risk words</source>
        <translation>机器人转人工：出现高风险用语</translation>
    </message>
    <message>
        <source>The bot handed the case to people: perhaps a minor</source>
        <translation>机器人转人工：可能是未成年人</translation>
    </message>
    <message>
        <source>The bot handed the case to people: its flow cannot be followed</source>
        <translation>机器人转人工：流程无法继续</translation>
    </message>
    <message>
        <source>High-risk words (%1): the case is in the supervisors' queue</source>
        <translation>高风险用语（%1）：已进入主管队列</translation>
    </message>
    <message>
        <source>the press</source>
        <translation>媒体曝光</translation>
    </message>
    <message>
        <source>law and authorities</source>
        <translation>法律与监管</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>人身安全</translation>
    </message>
    <message>
        <source>self-harm</source>
        <translation>自伤自杀</translation>
    </message>
    <message>
        <source>%1 watches the case</source>
        <translation>%1 关注了此工单</translation>
    </message>
    <message>
        <source>%1 no longer watches the case</source>
        <translation>%1 不再关注此工单</translation>
    </message>
    <message>
        <source>%1 asked %2</source>
        <translation>%1 请%2协助</translation>
    </message>
    <message>
        <source>%1 noted the answer</source>
        <translation>%1 记录了答复</translation>
    </message>
    <message>
        <source>The merged case was not taken out: its conversations have a case of their own by now</source>
        <translation>没有取出已合并的工单：它的会话现在已有自己的工单</translation>
    </message>
    <message>
        <source>The customer came to the private conversation, %1 after the invitation</source>
        <translation>客户已转到私聊，距邀请 %1</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>Public reply on %1 — everyone can read this</source>
        <translation>公开回复（%1）——所有人可见</translation>
    </message>
    <message>
        <source>Private message on %1 — only the customer reads this</source>
        <translation>私信（%1）——仅客户可见</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>发送中</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>A colleague on the platform holds this conversation; ask them to hand it back.</source>
        <translation>会话正由平台上的同事接待，请对方转回后再回复。</translation>
    </message>
    <message>
        <source>The time for a greeting is over.</source>
        <translation>已过发送欢迎语的时限。</translation>
    </message>
    <message>
        <source>The platform lets only the employee write to this customer.</source>
        <translation>平台只允许该员工本人给这位客户发消息。</translation>
    </message>
    <message>
        <source>No app of the platform is set up that could send; an administrator must check the settings.</source>
        <translation>没有配置可发消息的应用，请管理员检查设置。</translation>
    </message>
    <message>
        <source>The platform does not know this desk account; an administrator must check the settings.</source>
        <translation>平台不认识这个客服账号，请管理员检查设置。</translation>
    </message>
    <message>
        <source>The platform does not allow this machine&apos;s address; an administrator must add it there.</source>
        <translation>平台不允许本机地址访问，请管理员在平台上加入可信 IP。</translation>
    </message>
    <message>
        <source>The customer wrote too long ago; the platform no longer accepts a reply.</source>
        <translation>距客户上次来信过久，平台不再接受回复。</translation>
    </message>
    <message>
        <source>The platform&apos;s number of messages is used up.</source>
        <translation>平台允许的消息条数已用完。</translation>
    </message>
    <message>
        <source>The message is longer than the platform allows.</source>
        <translation>消息超出平台的长度限制。</translation>
    </message>
    <message>
        <source>The channel&apos;s access has expired; an administrator must renew it.</source>
        <translation>渠道授权已过期，请管理员更新。</translation>
    </message>
    <message>
        <source>The channel&apos;s access was refused; an administrator must renew it.</source>
        <translation>渠道授权被拒绝，请管理员更新。</translation>
    </message>
    <message>
        <source>The platform asked us to slow down.</source>
        <translation>平台要求放慢发送。</translation>
    </message>
    <message>
        <source>The platform has trouble of its own.</source>
        <translation>平台自身出现故障。</translation>
    </message>
    <message>
        <source>The platform could not be reached.</source>
        <translation>无法连接平台。</translation>
    </message>
    <message>
        <source>The customer no longer receives messages from this account.</source>
        <translation>客户不再接收此账号的消息。</translation>
    </message>
    <message>
        <source>The platform does not know this customer any more.</source>
        <translation>平台已找不到该客户。</translation>
    </message>
    <message>
        <source>The platform refused the wording.</source>
        <translation>平台拒绝了消息内容。</translation>
    </message>
    <message>
        <source>The platform says this was sent already.</source>
        <translation>平台表示此消息已发送过。</translation>
    </message>
    <message>
        <source>The channel is not allowed to do this.</source>
        <translation>渠道没有此权限。</translation>
    </message>
    <message>
        <source>A privacy or script rule stopped it.</source>
        <translation>被隐私或话术规则拦下。</translation>
    </message>
    <message>
        <source>The platform did not answer; the message may have arrived.</source>
        <translation>平台没有回应，消息可能已送达。</translation>
    </message>
    <message>
        <source>The program ended while sending; the message may have arrived.</source>
        <translation>发送时程序退出，消息可能已送达。</translation>
    </message>
    <message>
        <source>The platform gave no reason.</source>
        <translation>平台没有说明原因。</translation>
    </message>
    <message>
        <source>The platform&apos;s reason: %1</source>
        <translation>平台给出的原因：%1</translation>
    </message>
    <message>
        <source>%1 (sender not verified)</source>
        <translation>%1（发件人未经验证）</translation>
    </message>
    <message>
        <source>%1 (bot)</source>
        <translation>%1（机器人）</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Lianxi</source>
        <translation>联席</translation>
    </message>
    <message>
        <source>Written outside Lianxi</source>
        <translation>在联席之外发出</translation>
    </message>
    <message>
        <source>%1 took the case</source>
        <translation>%1接手了工单</translation>
    </message>
    <message>
        <source>%1 gave the case back to the queue</source>
        <translation>%1把工单退回队列</translation>
    </message>
    <message>
        <source>%1 resolved the case</source>
        <translation>%1解决了工单</translation>
    </message>
    <message>
        <source>%1 reopened the case</source>
        <translation>%1重新打开工单</translation>
    </message>
    <message>
        <source>%1 snoozed the case</source>
        <translation>%1将工单设为稍后处理</translation>
    </message>
    <message>
        <source>%1 woke the case</source>
        <translation>%1唤醒了工单</translation>
    </message>
    <message>
        <source>%1 changed class or priority</source>
        <translation>%1修改了类别或优先级</translation>
    </message>
    <message>
        <source>%1 corrected a script step</source>
        <translation>%1更正了话术步骤</translation>
    </message>
    <message>
        <source>A rule spoke to %1</source>
        <translation>规则提醒了%1</translation>
    </message>
    <message>
        <source>%1 promised a follow-up</source>
        <translation>%1约定了回访</translation>
    </message>
    <message>
        <source>%1 made the follow-up</source>
        <translation>%1完成了回访</translation>
    </message>
    <message>
        <source>%1 invited the customer to a private conversation</source>
        <translation>%1邀请客户转到私信</translation>
    </message>
    <message>
        <source>%1 recorded a guardian&apos;s consent</source>
        <translation>%1登记了监护人同意</translation>
    </message>
    <message>
        <source>%1 withdrew the guardian&apos;s consent</source>
        <translation>%1撤销了监护人同意</translation>
    </message>
    <message>
        <source>%1 looked at masked personal data</source>
        <translation>%1查看了被遮盖的个人信息</translation>
    </message>
    <message>
        <source>%1 handed the case to %2</source>
        <translation>%1把工单转交给%2</translation>
    </message>
    <message>
        <source>Waits for somebody who can take it</source>
        <translation>等待有人可以接手</translation>
    </message>
    <message>
        <source>Offered to %1</source>
        <translation>派给%1，等待接受</translation>
    </message>
    <message>
        <source>%1 accepted the case</source>
        <translation>%1接受了工单</translation>
    </message>
    <message>
        <source>Nobody accepted the case in time; it went back</source>
        <translation>无人及时接受，工单已退回</translation>
    </message>
    <message>
        <source>%1 did not take the case; it went back</source>
        <translation>%1没有接手，工单已退回</translation>
    </message>
    <message>
        <source>%1 asked the customer how it was</source>
        <translation>%1邀请客户评价</translation>
    </message>
    <message>
        <source>Rule “%1”</source>
        <translation>规则“%1”</translation>
    </message>
    <message>
        <source>The bot handed the case to people</source>
        <translation>机器人已转人工</translation>
    </message>
    <message numerus="yes">
        <source>The customer gave %n star(s) of five</source>
        <translation>
            <numerusform>客户评了 %n 星（满分五星）</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 removed the tag “%2”</source>
        <translation>%1移除了标签“%2”</translation>
    </message>
    <message>
        <source>%1 added the tag “%2”</source>
        <translation>%1添加了标签“%2”</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Introduce</source>
        <translation>介绍</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Plain case</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Complex case</source>
        <translation>复杂</translation>
    </message>
    <message>
        <source>Urgent case</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>一般投诉</translation>
    </message>
    <message>
        <source>Service incident</source>
        <translation>服务事故</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>重大危机</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>低优先级</translation>
    </message>
    <message>
        <source>Normal priority</source>
        <translation>普通优先级</translation>
    </message>
    <message>
        <source>High priority</source>
        <translation>高优先级</translation>
    </message>
    <message>
        <source>Urgent priority</source>
        <translation>紧急优先级</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>first reply</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>next reply</source>
        <translation>下次回复</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>给出方案</translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>calm the complaint</source>
        <translation>安抚投诉</translation>
    </message>
    <message>
        <source>hand to a person</source>
        <translation>转人工</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>About</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>date format of a day separator</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>date format of an older day separator</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>The team&apos;s log cannot be reached. Nothing was changed.</source>
        <translation>无法连接团队日志，没有任何改动。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed.</source>
        <translation>磁盘已满，没有任何改动。</translation>
    </message>
    <message>
        <source>This does not exist any more.</source>
        <translation>内容已不存在。</translation>
    </message>
    <message>
        <source>A rule does not allow this.</source>
        <translation>规则不允许这样做。</translation>
    </message>
    <message>
        <source>Somebody else was first.</source>
        <translation>已有人抢先处理。</translation>
    </message>
    <message>
        <source>This could not be written. Nothing was changed.</source>
        <translation>未能写入，没有任何改动。</translation>
    </message>
    <message>
        <source>Internal note by %1, never sent</source>
        <translation>%1的内部备注，不会发出</translation>
    </message>
    <message>
        <source>%1, %2 on %3</source>
        <translation>%1，%3%2</translation>
    </message>
    <message>
        <source>answering “%1”</source>
        <translation>回复“%1”</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Internal note — never sent</source>
        <translation>内部备注——不会发出</translation>
    </message>
    <message>
        <source>Tried again in %1.</source>
        <translation>%1后重试。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nobody knows whether this arrived.</source>
        <translation>无法确认是否送达。</translation>
    </message>
    <message>
        <source>Send again?</source>
        <translation>再次发送？</translation>
    </message>
    <message>
        <source>Leaves in %1</source>
        <translation>%1后发出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Personal data hidden</source>
        <translation>个人信息已隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The address for answers is missing, not https, or inside the network.</source>
        <translation>接收回复的地址缺失、不是 https，或位于内网。</translation>
    </message>
    <message>
        <source>The other side no longer takes answers at its address.</source>
        <translation>对方已不再从该地址接收回复。</translation>
    </message>
    <message>
        <source>The other side redirects to another address, which is never followed.</source>
        <translation>对方把请求转到了别的地址；系统不会跟随跳转。</translation>
    </message>
    <message>
        <source>The other side does not accept our signature; an administrator must check the secret.</source>
        <translation>对方不接受我们的签名；请管理员检查密钥。</translation>
    </message>
    <message>
        <source>The free reply is no longer possible; the message goes out as a push.</source>
        <translation>免费回复的时限已过；消息改为推送发出。</translation>
    </message>
    <message>
        <source>This chat is end-to-end encrypted; answer it in X itself and note here what was said.</source>
        <translation>该会话是端到端加密的；请在 X 中回复，并在此记录内容。</translation>
    </message>
    <message>
        <source>The text names somebody else, who could then read it. Leave the second @name out.</source>
        <translation>文中提到了另一个人，对方也将能看到这条私信。请去掉第二个 @ 名字。</translation>
    </message>
    <message>
        <source>Nobody is named who could read it.</source>
        <translation>没有指明谁能看到这条消息。</translation>
    </message>
    <message>
        <source>The platform does not give this file</source>
        <translation>平台不提供此文件</translation>
    </message>
    <message>
        <source>No longer on the platform</source>
        <translation>平台上已不存在</translation>
    </message>
    <message>
        <source>Too large to be fetched</source>
        <translation>文件过大，未获取</translation>
    </message>
    <message>
        <source>Too many pixels to be shown; save it to look at it</source>
        <translation>像素过多，无法显示；可另存后查看</translation>
    </message>
    <message>
        <source>Not shown: the file is not what it says it is</source>
        <translation>未显示：文件内容与类型不符</translation>
    </message>
    <message>
        <source>Damaged, cannot be shown</source>
        <translation>文件已损坏，无法显示</translation>
    </message>
    <message>
        <source>Not fetched: it points into a private network</source>
        <translation>未获取：地址指向内部网络</translation>
    </message>
    <message>
        <source>Not fetched: its address is not allowed</source>
        <translation>未获取：地址不被允许</translation>
    </message>
    <message>
        <source>Not fetched: its address is not the platform&apos;s</source>
        <translation>未获取：地址不属于该平台</translation>
    </message>
    <message>
        <source>No longer on this machine</source>
        <translation>本机已无此文件</translation>
    </message>
    <message>
        <source>This channel is not set up here</source>
        <translation>本机未设置此渠道</translation>
    </message>
    <message>
        <source>The platform does not allow it</source>
        <translation>平台不允许获取</translation>
    </message>
    <message>
        <source>The channel&apos;s access has expired</source>
        <translation>渠道授权已过期</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>尚未获取</translation>
    </message>
    <message>
        <source>Could not be fetched</source>
        <translation>获取失败</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>The disk refused it</source>
        <translation>磁盘写入失败</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>%1 — click to try again</source>
        <translation>%1，点击重试</translation>
    </message>
    <message>
        <source>The part before it was not sent, so this one was held back.</source>
        <translation>前一部分未发出，这一部分已暂缓。</translation>
    </message>
    <message>
        <source>The attachment is no longer on this machine. Attach it again.</source>
        <translation>附件已不在本机，请重新添加。</translation>
    </message>
    <message>
        <source>The attachment is larger than the platform allows.</source>
        <translation>附件超过平台允许的大小。</translation>
    </message>
    <message>
        <source>This platform takes no attachments from programs.</source>
        <translation>此平台不接受程序发送附件。</translation>
    </message>
    <message>
        <source>This platform cannot send that kind of attachment.</source>
        <translation>此平台不能发送这类附件。</translation>
    </message>
    <message>
        <source>The platform did not take the attachment.</source>
        <translation>平台未接收附件。</translation>
    </message>
    <message>
        <source>liked by us</source>
        <translation>我们已点赞</translation>
    </message>
    <message>
        <source>Everyone can read this</source>
        <translation>所有人可见</translation>
    </message>
    <message>
        <source>Only the customer reads this</source>
        <translation>仅客户可见</translation>
    </message>
    <message>
        <source>Hide from others</source>
        <translation>对他人隐藏</translation>
    </message>
    <message>
        <source>Show to others again</source>
        <translation>恢复对他人可见</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>点赞</translation>
    </message>
    <message>
        <source>Take the like back</source>
        <translation>取消点赞</translation>
    </message>
    <message>
        <source>Delete on the platform …</source>
        <translation>在平台上删除…</translation>
    </message>
    <message>
        <source>Deleted; kept here as evidence</source>
        <translation>已删除，此处留存备查</translation>
    </message>
    <message>
        <source>Deleted on the platform; kept here as evidence</source>
        <translation>已在平台上删除，此处留存备查</translation>
    </message>
    <message>
        <source>Hidden from others</source>
        <translation>已对他人隐藏</translation>
    </message>
    <message>
        <source>%1 hid “%2” from others</source>
        <translation>%1对他人隐藏了“%2”</translation>
    </message>
    <message>
        <source>%1 showed “%2” to others again</source>
        <translation>%1恢复了“%2”的显示</translation>
    </message>
    <message>
        <source>%1 liked “%2”</source>
        <translation>%1点赞了“%2”</translation>
    </message>
    <message>
        <source>%1 took the like of “%2” back</source>
        <translation>%1取消了对“%2”的点赞</translation>
    </message>
    <message>
        <source>%1 deleted “%2”</source>
        <translation>%1删除了“%2”</translation>
    </message>
    <message>
        <source>%1 · on its way to the platform</source>
        <translation>%1 · 正在提交平台</translation>
    </message>
    <message>
        <source>%1 · not done: %2</source>
        <translation>%1 · 未成功：%2</translation>
    </message>
    <message>
        <source>%1 · taken back</source>
        <translation>%1 · 已撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>恢复通话</translation>
    </message>
    <message>
        <source>Hand on …</source>
        <translation>转接…</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Call back …</source>
        <translation>回拨…</translation>
    </message>
    <message>
        <source>The call was answered</source>
        <translation>电话已接通</translation>
    </message>
    <message>
        <source>The call is on hold</source>
        <translation>通话已保持</translation>
    </message>
    <message>
        <source>The call goes on</source>
        <translation>通话已恢复</translation>
    </message>
    <message>
        <source>The call was connected</source>
        <translation>通话已连接</translation>
    </message>
    <message>
        <source>The call was disconnected from the other side</source>
        <translation>通话与另一方断开</translation>
    </message>
    <message>
        <source>Somebody is being dialled</source>
        <translation>正在拨号</translation>
    </message>
    <message>
        <source>The call was handed on</source>
        <translation>电话已转接</translation>
    </message>
    <message>
        <source>The call is being recorded</source>
        <translation>通话正在录音</translation>
    </message>
    <message>
        <source>The recording of the call is there</source>
        <translation>通话录音已就绪</translation>
    </message>
    <message>
        <source>The call could not be recorded</source>
        <translation>通话未能录音</translation>
    </message>
    <message>
        <source>The exchange corrected the caller's number</source>
        <translation>交换机更正了来电号码</translation>
    </message>
    <message>
        <source>The call ended</source>
        <translation>通话结束</translation>
    </message>
    <message>
        <source>The call was missed</source>
        <translation>电话未接听</translation>
    </message>
    <message>
        <source>The call ended: busy</source>
        <translation>通话结束：忙线</translation>
    </message>
    <message>
        <source>The call was rejected</source>
        <translation>电话被拒接</translation>
    </message>
    <message>
        <source>The call failed</source>
        <translation>呼叫失败</translation>
    </message>
    <message>
        <source>The call ended; nobody saw how</source>
        <translation>通话已结束，结果未知</translation>
    </message>
    <message>
        <source>The customer is calling</source>
        <translation>客户来电</translation>
    </message>
    <message>
        <source>The customer is being called</source>
        <translation>正在呼叫客户</translation>
    </message>
    <message>
        <source>The customer pressed the key %1</source>
        <translation>客户按下按键 %1</translation>
    </message>
    <message>
        <source>The exchange tells of the call: %1</source>
        <translation>交换机通知：%1</translation>
    </message>
    <message>
        <source>The customer follows the account</source>
        <translation>客户关注了账号</translation>
    </message>
    <message>
        <source>The customer no longer follows the account</source>
        <translation>客户取消关注</translation>
    </message>
    <message>
        <source>The customer took back the right to their profile: name and picture were erased</source>
        <translation>客户撤回了个人资料授权：姓名与头像已删除</translation>
    </message>
    <message>
        <source>The customer has another number now</source>
        <translation>客户更换了号码</translation>
    </message>
    <message>
        <source>The conversation has another address now</source>
        <translation>会话地址已变更</translation>
    </message>
    <message>
        <source>The platform told something that this version cannot show</source>
        <translation>平台通知了本版本无法显示的内容</translation>
    </message>
    <message>
        <source>The platform tells: %1</source>
        <translation>平台通知：%1</translation>
    </message>
    <message>
        <source>%1 answered the call</source>
        <translation>%1 接听了电话</translation>
    </message>
    <message>
        <source>%1 put the call on hold</source>
        <translation>%1 保持了通话</translation>
    </message>
    <message>
        <source>%1 went on with the call</source>
        <translation>%1 恢复了通话</translation>
    </message>
    <message>
        <source>%1 handed the call to %2</source>
        <translation>%1 将电话转接给 %2</translation>
    </message>
    <message>
        <source>%1 hung up</source>
        <translation>%1 挂断了电话</translation>
    </message>
    <message>
        <source>%1 called %2 back</source>
        <translation>%1 回拨了 %2</translation>
    </message>
    <message>
        <source>What this was about is no longer there.</source>
        <translation>操作对象已不存在。</translation>
    </message>
    <message>
        <source>“%1” is the same person: the platform says so</source>
        <translation>“%1”是同一个人：由平台确认</translation>
    </message>
    <message>
        <source>%1 found that “%2” is the same person</source>
        <translation>%1 确认“%2”是同一个人</translation>
    </message>
    <message>
        <source>%1 took “%2” apart: two people after all</source>
        <translation>%1 拆分了“%2”：其实是两个人</translation>
    </message>
    <message>
        <source>%1 merged another case into this one</source>
        <translation>%1 将另一个工单合并进来</translation>
    </message>
    <message>
        <source>%1 took a merged case out again</source>
        <translation>%1 取出了已合并的工单</translation>
    </message>
    <message>
        <source>%1 gave some conversations a case of their own</source>
        <translation>%1 将部分会话拆分为独立工单</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Your role in the team does not allow this. Ask a team lead.</source>
        <translation>您在团队中的角色不允许此操作，请找主管。</translation>
    </message>
</context>
<context>
    <name>lianxi::DeleteForm</name>
    <message>
        <source>Delete on the platform</source>
        <translation>在平台上删除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Nobody can read it on the platform afterwards, and that cannot be undone. Here it stays as evidence.</source>
        <translation>删除后平台上任何人都看不到，且无法恢复；此处仍留存备查。</translation>
    </message>
</context>
<context>
    <name>lianxi::FollowUpForm</name>
    <message>
        <source>Promise a follow-up</source>
        <translation>约定回访</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What is promised</source>
        <translation>承诺内容</translation>
    </message>
</context>
<context>
    <name>lianxi::Form</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lianxi::GuardLine</name>
    <message>
        <source>Apply the suggested remedy</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>Override …</source>
        <translation>强制放行…</translation>
    </message>
    <message>
        <source>Override this rule with a reason</source>
        <translation>说明理由后放行</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply the remedy: %1</source>
        <translation>采用建议：%1</translation>
    </message>
    <message>
        <source>Blocked: %1</source>
        <translation>已拦截：%1</translation>
    </message>
    <message>
        <source>Reminder: %1</source>
        <translation>提醒：%1</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>规则：%1</translation>
    </message>
</context>
<context>
    <name>lianxi::LateBar</name>
    <message>
        <source>Send a template …</source>
        <translation>发送模板…</translation>
    </message>
    <message>
        <source>Send with the human-agent tag</source>
        <translation>以人工客服标签发送</translation>
    </message>
    <message>
        <source>Send as a permitted message</source>
        <translation>以授权消息发送</translation>
    </message>
    <message>
        <source>Another template …</source>
        <translation>换一个模板…</translation>
    </message>
    <message>
        <source>Do not send it this way</source>
        <translation>不这样发送</translation>
    </message>
    <message>
        <source>The reply window of %1 closed %2 ago.</source>
        <translation>%1的回复时限已过 %2。</translation>
    </message>
    <message numerus="yes">
        <source>All %n message(s) that may be sent before the customer writes again are used.</source>
        <translation>
            <numerusform>客户再次来信前可发的 %n 条消息已用完。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The customer must write first; then you have %2 again.</source>
        <translation>%1须等客户先来信，之后又有 %2。</translation>
    </message>
    <message>
        <source>%1 The customer must write first.</source>
        <translation>%1须等客户先来信。</translation>
    </message>
    <message>
        <source>Template “%1”: the platform sends these words as it approved them.</source>
        <translation>模板“%1”：平台按审核通过的原文发送，不能改动。</translation>
    </message>
    <message>
        <source>Goes out marked as written by a person: only for what could not be solved within the window.</source>
        <translation>将标明由人工撰写，仅限时限内未能解决的问题。</translation>
    </message>
    <message>
        <source>%1 Possible until %2.</source>
        <translation>%1最晚 %2。</translation>
    </message>
    <message>
        <source>Goes out as a message that the customer allowed: at most three once a day. Without that permission the platform refuses it.</source>
        <translation>按客户授权的消息发送：每天一次，最多三条；客户未授权时平台会拒绝。</translation>
    </message>
</context>
<context>
    <name>lianxi::LinkForm</name>
    <message>
        <source>Open a customer&apos;s link?</source>
        <translation>打开客户发来的链接？</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>This leads to: %1</source>
        <translation>将前往：%1</translation>
    </message>
    <message>
        <source>Only open it when you know the address.</source>
        <translation>请确认认识该网址后再打开。</translation>
    </message>
</context>
<context>
    <name>lianxi::OverrideForm</name>
    <message>
        <source>Override a rule</source>
        <translation>放行规则</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>The rule misread the text</source>
        <translation>规则误判了内容</translation>
    </message>
    <message>
        <source>The customer asked for it explicitly</source>
        <translation>客户明确要求</translation>
    </message>
    <message>
        <source>A supervisor agreed</source>
        <translation>主管同意</translation>
    </message>
    <message>
        <source>Danger to life or health</source>
        <translation>涉及人身安全</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他理由</translation>
    </message>
    <message>
        <source>In your own words (read in quality review)</source>
        <translation>具体说明（质检可见）</translation>
    </message>
</context>
<context>
    <name>lianxi::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>加载中…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>lianxi::RevealForm</name>
    <message>
        <source>Show personal data</source>
        <translation>查看个人信息</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The data are shown in this conversation until you leave it. That you looked, and why, is recorded.</source>
        <translation>离开此会话前信息将一直显示。查看行为和理由会被记录。</translation>
    </message>
    <message>
        <source>Why do you need it?</source>
        <translation>为什么需要查看？</translation>
    </message>
    <message>
        <source>To find the order</source>
        <translation>查找订单</translation>
    </message>
    <message>
        <source>To call the customer back</source>
        <translation>给客户回电</translation>
    </message>
    <message>
        <source>To arrange a delivery</source>
        <translation>安排配送</translation>
    </message>
    <message>
        <source>To check who the customer is</source>
        <translation>核实客户身份</translation>
    </message>
    <message>
        <source>To work on a complaint</source>
        <translation>处理投诉</translation>
    </message>
</context>
<context>
    <name>lianxi::ScriptStrip</name>
    <message>
        <source>Script</source>
        <translation>话术步骤</translation>
    </message>
</context>
<context>
    <name>lianxi::SnoozeForm</name>
    <message>
        <source>Snooze until</source>
        <translation>稍后处理至</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Wake the case at</source>
        <translation>唤醒时间</translation>
    </message>
</context>
<context>
    <name>lianxi::StepButton</name>
    <message>
        <source>Script step %1: done</source>
        <translation>话术步骤“%1”：已完成</translation>
    </message>
    <message>
        <source>Script step %1: this draft does it</source>
        <translation>话术步骤“%1”：本条草稿完成</translation>
    </message>
    <message>
        <source>Script step %1: missing</source>
        <translation>话术步骤“%1”：未完成</translation>
    </message>
</context>
<context>
    <name>lianxi::TagForm</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>lianxi::TemplateForm</name>
    <message>
        <source>Send a template</source>
        <translation>发送模板</translation>
    </message>
    <message>
        <source>Put into the composer</source>
        <translation>放入输入框</translation>
    </message>
    <message>
        <source>No template has come from the platform yet. Approved ones are read every hour; those with pictures or special buttons are not offered here.</source>
        <translation>尚未从平台读到模板。每小时读取一次审核通过的模板；带图片或特殊按钮的模板不在此列出。</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>查找模板</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>What the customer will read</source>
        <translation>客户将看到</translation>
    </message>
    <message>
        <source>Blank %1</source>
        <translation>第 %1 空</translation>
    </message>
</context>
<context>
    <name>lianxi::TimelineView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Quote in the composer</source>
        <translation>引用到输入框</translation>
    </message>
    <message>
        <source>Reply to this message</source>
        <translation>回复这条消息</translation>
    </message>
    <message>
        <source>Open %1 …</source>
        <translation>打开 %1…</translation>
    </message>
    <message>
        <source>Opens %1 after asking</source>
        <translation>确认后打开 %1</translation>
    </message>
    <message>
        <source>A character that changes the order of the text around it</source>
        <translation>会改变周围文字顺序的字符</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Latest messages</source>
        <translation>最新消息</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>将“%1”另存为…</translation>
    </message>
</context>
<context>
    <name>lianxi::TransferForm</name>
    <message>
        <source>Queue: %1</source>
        <translation>队列：%1</translation>
    </message>
    <message>
        <source>Hand the case over</source>
        <translation>转交工单</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>To</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>退回队列</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Needs other knowledge</source>
        <translation>需要其他专业知识</translation>
    </message>
    <message>
        <source>Needs authority</source>
        <translation>超出权限</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>What the next person must know</source>
        <translation>交接说明</translation>
    </message>
</context>
<context>
    <name>lianxi::JudgementForm</name>
    <message>
        <source>Correct the judgement</source>
        <translation>更正研判</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户要什么</translation>
    </message>
    <message>
        <source>What the newest message feels like</source>
        <translation>最新消息的情绪</translation>
    </message>
    <message>
        <source>As judged</source>
        <translation>按研判结果</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>高兴</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>难过</translation>
    </message>
    <message>
        <source>Afraid</source>
        <translation>担心</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The desk learns from corrections when a new model is trained (Settings, Judgement).</source>
        <translation>训练新模型时会从更正中学习（设置，研判）。</translation>
    </message>
    <message>
        <source>How hard or pressing it is</source>
        <translation>难易与紧急程度</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>The class decides which promises run: an answer, a plan, a public statement.</source>
        <translation>等级决定适用哪些时限：答复、处理方案或公开说明。</translation>
    </message>
</context>
<context>
    <name>lianxi::CallBar</name>
    <message>
        <source>Number withheld</source>
        <translation>号码未显示</translation>
    </message>
    <message>
        <source>%1 is calling</source>
        <translation>%1 来电中</translation>
    </message>
    <message>
        <source>Calling %1</source>
        <translation>正在呼叫 %1</translation>
    </message>
    <message>
        <source>Speaking with %1</source>
        <translation>正在与 %1 通话</translation>
    </message>
    <message>
        <source>%1 is on hold</source>
        <translation>%1 已保持</translation>
    </message>
    <message>
        <source>The call is over</source>
        <translation>通话已结束</translation>
    </message>
</context>
<context>
    <name>lianxi::CallForm</name>
    <message>
        <source>Call back</source>
        <translation>回拨</translation>
    </message>
    <message>
        <source>Hand the call on</source>
        <translation>转接电话</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转接</translation>
    </message>
    <message>
        <source>Number or extension</source>
        <translation>电话号码或分机号</translation>
    </message>
</context>
<context>
    <name>lianxi::PeopleWords</name>
    <message>
        <source>the same phone number %1, which a platform knows</source>
        <translation>手机号相同：%1（平台已确认）</translation>
    </message>
    <message>
        <source>both wrote the phone number %1</source>
        <translation>都写过手机号 %1</translation>
    </message>
    <message>
        <source>the same mail address %1, which mail came from</source>
        <translation>邮箱相同：%1（来信地址）</translation>
    </message>
    <message>
        <source>both wrote the mail address %1</source>
        <translation>都写过邮箱 %1</translation>
    </message>
    <message>
        <source>both wrote the order number %1</source>
        <translation>都写过订单号 %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1 由 %2 合并</translation>
    </message>
    <message>
        <source>%1, by %2: %3</source>
        <translation>%1 由 %2 合并：%3</translation>
    </message>
    <message>
        <source>%1, by the platform: both accounts have one key</source>
        <translation>%1 由平台确认：两个账号属于同一标识</translation>
    </message>
    <message>
        <source>%1, by the platform: the number changed</source>
        <translation>%1 由平台确认：更换了号码</translation>
    </message>
    <message>
        <source>%1, by the platform: the private answer to a comment reached them</source>
        <translation>%1 由平台确认：评论的私信回复送达此人</translation>
    </message>
</context>
<context>
    <name>lianxi::MergeForm</name>
    <message>
        <source>The same person?</source>
        <translation>是同一个人吗？</translation>
    </message>
    <message>
        <source>Make one of them</source>
        <translation>合并为一人</translation>
    </message>
    <message>
        <source>Nothing that was written or that a platform says links these two.</source>
        <translation>没有任何消息或平台资料表明这两位是同一个人。</translation>
    </message>
    <message>
        <source>What speaks for it: %1.</source>
        <translation>依据：%1。</translation>
    </message>
    <message>
        <source>Goes on as</source>
        <translation>合并后名称</translation>
    </message>
    <message>
        <source>Why it is the same person (read in quality review)</source>
        <translation>为什么是同一个人（质检时会查看）</translation>
    </message>
    <message>
        <source>Last message: %1</source>
        <translation>最近消息：%1</translation>
    </message>
    <message>
        <source>Afterwards: %1 · accounts: %2 · cases: %3 (not resolved: %4). Every case keeps its messages; it can be undone at any time.</source>
        <translation>合并后：%1 · %2 个账号 · %3 个工单（%4 个未解决）。每个工单的消息保持不变，随时可以撤销合并。</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 个工单</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::SplitForm</name>
    <message>
        <source>Two people after all?</source>
        <translation>其实是两个人？</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>“%1” becomes a customer of their own again, apart from “%2”. What they wrote into a common case since then gets a case of its own; notes and promises stay where they are.</source>
        <translation>“%1”将恢复为独立的客户，不再属于“%2”。合并期间写进共同工单的消息会移到各自的工单；备注和承诺留在原处。</translation>
    </message>
</context>
<context>
    <name>lianxi::FindPersonForm</name>
    <message>
        <source>Who is the same person?</source>
        <translation>与谁是同一个人？</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>比较 …</translation>
    </message>
    <message>
        <source>A name, a number, words of theirs</source>
        <translation>姓名、号码或说过的话</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>找到的客户</translation>
    </message>
</context>
<context>
    <name>lianxi::OrderWords</name>
    <message>
        <source>Your order %1</source>
        <translation>您的订单 %1</translation>
    </message>
    <message>
        <source>Your order %1: %2</source>
        <translation>您的订单 %1：%2</translation>
    </message>
    <message>
        <source>; parcel %1</source>
        <translation>；包裹 %1</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>does not answer just now; what is shown is from before</source>
        <translation>暂时没有响应；显示的是之前的内容</translation>
    </message>
    <message>
        <source>does not accept our key: an administrator enters it again</source>
        <translation>不接受我们的密钥：请管理员重新填写</translation>
    </message>
    <message>
        <source>gives an answer that cannot be read: an administrator checks its description</source>
        <translation>返回的内容无法识别：请管理员检查订单来源的配置</translation>
    </message>
    <message>
        <source>does not understand our question: an administrator checks its description</source>
        <translation>不接受我们的查询：请管理员检查订单来源的配置</translation>
    </message>
    <message>
        <source>answered, but this computer could not keep the answer: is its disk full?</source>
        <translation>已有回复，但本机无法保存：磁盘是否已满？</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::MergeCaseForm</name>
    <message>
        <source>One matter, two cases?</source>
        <translation>同一件事，两个工单？</translation>
    </message>
    <message>
        <source>Make one case of them</source>
        <translation>合并为一个工单</translation>
    </message>
    <message>
        <source>Other cases of this customer</source>
        <translation>该客户的其他工单</translation>
    </message>
    <message>
        <source>This customer has no other case.</source>
        <translation>该客户没有其他工单。</translation>
    </message>
    <message>
        <source>Everything of the chosen case comes into the one that is open here: messages, notes, promises and tags. It can be taken out again at any time.</source>
        <translation>所选工单的全部内容（消息、备注、承诺、标签）都会并入当前打开的工单，随时可以再取出。</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>原因（可不填）</translation>
    </message>
</context>
<context>
    <name>lianxi::UnmergeCaseForm</name>
    <message>
        <source>Take a case out again</source>
        <translation>取出已合并的工单</translation>
    </message>
    <message>
        <source>Make it a case of its own</source>
        <translation>恢复为独立工单</translation>
    </message>
    <message>
        <source>Cases that are part of this one</source>
        <translation>已并入本工单的工单</translation>
    </message>
    <message>
        <source>It gets back what was its own, and what was said in its conversations since then.</source>
        <translation>它原有的内容，以及合并后在它的会话里说过的话，都会还给它。</translation>
    </message>
    <message>
        <source>%1 · merged %2 by %3</source>
        <translation>%1 · %2 由 %3 合并</translation>
    </message>
</context>
<context>
    <name>lianxi::PartCaseForm</name>
    <message>
        <source>Two matters in one case?</source>
        <translation>一个工单里有两件事？</translation>
    </message>
    <message>
        <source>Give them a case of their own</source>
        <translation>拆分为独立工单</translation>
    </message>
    <message>
        <source>Conversations of this case</source>
        <translation>本工单的会话</translation>
    </message>
    <message>
        <source>The ticked conversations go on in a case of their own, in the same hands. At least one stays here. Merging the two cases undoes it.</source>
        <translation>勾选的会话会在独立工单里继续，由同一人负责；至少留下一个会话。将两个工单合并即可撤销。</translation>
    </message>
    <message>
        <source>nothing received</source>
        <translation>尚未收到消息</translation>
    </message>
    <message>
        <source>Why (optional)</source>
        <translation>原因（可不填）</translation>
    </message>
</context>
<context>
    <name>lianxi::OfferBar</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Hand the case back, with a reason</source>
        <translation>退回工单并说明原因</translation>
    </message>
    <message>
        <source>No time now</source>
        <translation>现在没有时间</translation>
    </message>
    <message>
        <source>Needs other knowledge</source>
        <translation>需要其他专业知识</translation>
    </message>
    <message>
        <source>End of shift</source>
        <translation>即将下班</translation>
    </message>
    <message>
        <source>I know the customer</source>
        <translation>我认识这位客户</translation>
    </message>
    <message>
        <source>This case was given to you.</source>
        <translation>这个工单派给了您。</translation>
    </message>
    <message>
        <source>%1 gave you this case.</source>
        <translation>%1把这个工单转给了您。</translation>
    </message>
</context>
<context>
    <name>lianxi::WithdrawConsentForm</name>
    <message>
        <source>The guardian withdraws the consent</source>
        <translation>监护人撤回同意</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What the guardian said, and how</source>
        <translation>监护人的说法与方式</translation>
    </message>
    <message>
        <source>From now on nothing but the request for a guardian can be sent to this customer. The record of the consent is kept as evidence.</source>
        <translation>此后只能向该客户发送监护人授权请求。已登记的同意作为证据保留。</translation>
    </message>
</context>
</TS>
