<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Open the case in a window of its own</source>
        <translation>在独立窗口打开工单</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>稍后发送</translation>
    </message>
</context>
<context>
    <name>lianxi::ReplyWords</name>
    <message>
        <source>As text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>As a picture with large letters</source>
        <translation>大字图片</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>语音朗读</translation>
    </message>
    <message>
        <source>Write the text.</source>
        <translation>请填写内容。</translation>
    </message>
    <message>
        <source>A picture has %1 lines at most.</source>
        <translation>图片最多 %1 行。</translation>
    </message>
    <message>
        <source>The text is longer than %1 characters.</source>
        <translation>内容超过 %1 个字。</translation>
    </message>
    <message>
        <source>%1 is not known. Known are %2.</source>
        <translation>没有 %1 这个变量。可用：%2。</translation>
    </message>
    <message>
        <source>“%1” is both wanted and not wanted: it would never be offered.</source>
        <translation>“%1”既要求有又要求没有，永远不会出现。</translation>
    </message>
    <message>
        <source>Name a tag at least: without one the hint would stand in every case.</source>
        <translation>请至少写一个标签：没有标签，提示会出现在每个工单里。</translation>
    </message>
    <message>
        <source>Write what helps, or choose what to offer.</source>
        <translation>请填写提示，或选择要推荐的话术。</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>不含：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>lianxi::ConditionFields</name>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>With one of these tags</source>
        <translation>带有其中任一标签</translation>
    </message>
    <message>
        <source>And none of these</source>
        <translation>且不带这些标签</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>e.g. Parent, Elderly</source>
        <translation>例如：宝妈、老年人</translation>
    </message>
    <message>
        <source>Private and public</source>
        <translation>私信和公开都可以</translation>
    </message>
</context>
<context>
    <name>lianxi::ReplyEditor</name>
    <message>
        <source>Ms Lin</source>
        <translation>林女士</translation>
    </message>
    <message>
        <source>our shop</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Chen</source>
        <translation>小陈</translation>
    </message>
    <message>
        <source>The picture as the customer gets it</source>
        <translation>客户收到的图片</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>{customer}, {agent} and {brand} are filled in. A text with {position} or {wait} is offered only while the customer waits in a queue.</source>
        <translation>{customer}、{agent}、{brand} 会自动填入。含 {position} 或 {wait} 的话术只在客户排队时出现。</translation>
    </message>
    <message>
        <source>Found by these words too</source>
        <translation>也可用这些词找到</translation>
    </message>
    <message>
        <source>e.g. refund money back</source>
        <translation>例如：退款 tuikuan tk</translation>
    </message>
    <message>
        <source>How it goes out</source>
        <translation>发送形式</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>快捷话术</translation>
    </message>
    <message>
        <source>No canned reply of your own yet. What is written here is offered when you type / in a reply.</source>
        <translation>还没有自己的话术。写在这里的内容，在回复框输入 / 时会出现。</translation>
    </message>
    <message>
        <source>New canned reply</source>
        <translation>新建话术</translation>
    </message>
    <message>
        <source>Canned reply</source>
        <translation>话术</translation>
    </message>
</context>
<context>
    <name>lianxi::HintEditor</name>
    <message>
        <source>A canned reply that is no longer there</source>
        <translation>已不存在的话术</translation>
    </message>
    <message>
        <source>What helps with these customers</source>
        <translation>怎样服务这类客户</translation>
    </message>
    <message>
        <source>e.g. Short sentences, one step at a time. Ask whether somebody can help them.</source>
        <translation>例如：句子短一些，一次说一步；问问身边有没有人可以帮忙。</translation>
    </message>
    <message>
        <source>Offer these canned replies</source>
        <translation>推荐这些话术</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>标签提示</translation>
    </message>
    <message>
        <source>No hint yet. A hint stands beside the reply when a case has certain tags: how to speak with elderly customers, what to offer parents.</source>
        <translation>还没有提示。工单带有某些标签时，提示会出现在回复框上方：怎样和老年客户说话，可以给家长推荐什么。</translation>
    </message>
    <message>
        <source>New hint</source>
        <translation>新建提示</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>lianxi::HintBar</name>
    <message>
        <source>Offer %1</source>
        <translation>推荐 %1</translation>
    </message>
    <message>
        <source>Put the hint away</source>
        <translation>收起提示</translation>
    </message>
</context>
<context>
    <name>lianxi::VoiceRecorder</name>
    <message>
        <source>It cannot be played here. It can be sent all the same.</source>
        <translation>这台电脑无法播放，但仍可发送。</translation>
    </message>
    <message>
        <source>The microphone cannot be opened. Another program may be using it.</source>
        <translation>无法打开麦克风，可能正被别的程序占用。</translation>
    </message>
    <message>
        <source>Stopped: a voice message lasts a minute at most.</source>
        <translation>已停止：语音最长一分钟。</translation>
    </message>
    <message>
        <source>It cannot be turned into a sound file.</source>
        <translation>无法生成语音文件。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止试听</translation>
    </message>
    <message>
        <source>No microphone is connected to this computer. Connect one and open this window again.</source>
        <translation>这台电脑没有麦克风。请接上麦克风后重新打开此窗口。</translation>
    </message>
    <message>
        <source>Recording: %1 of %2 seconds</source>
        <translation>正在录音：%1 / %2 秒</translation>
    </message>
    <message>
        <source>%1 seconds recorded</source>
        <translation>已录 %1 秒</translation>
    </message>
    <message>
        <source>Press Record and speak. Say no name, number or address that the customer did not ask for.</source>
        <translation>按“录音”后说话。客户没有问到的姓名、号码、地址请不要说出来。</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音消息</translation>
    </message>
    <message>
        <source>How loud it is</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lianxi::ComposerEdit</name>
    <message>
        <source>Add “%1” to my words</source>
        <translation>把“%1”加入我的词典</translation>
    </message>
    <message>
        <source>No suggestion</source>
        <translation>没有建议</translation>
    </message>
</context>
<context>
    <name>lianxi::MainWindow</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
</context>
<context>
    <name>lianxi::WatchPage</name>
    <message numerus="yes">
        <source>%1 of %2 are there, %n case(s) in hand</source>
        <translation>
            <numerusform>%1 / %2 人在岗，手上共 %n 单</numerusform>
        </translation>
    </message>
    <message>
        <source>A word to %1 about this case; the customer never sees it</source>
        <translation>对 %1 说一句（仅同事可见，客户看不到）</translation>
    </message>
    <message>
        <source>Choose a case to say a word about it to whoever has it</source>
        <translation>选中一个工单，可以悄悄提醒处理人</translation>
    </message>
    <message>
        <source>Said to %1.</source>
        <translation>已告诉 %1。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>How it is</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>late by %1</source>
        <translation>已超 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>还剩 %1</translation>
    </message>
    <message>
        <source>upset</source>
        <translation>情绪激动</translation>
    </message>
    <message>
        <source>waits for us</source>
        <translation>等我们回复</translation>
    </message>
    <message>
        <source>The team and what each has in hand</source>
        <translation>团队成员与手上的工单</translation>
    </message>
    <message>
        <source>Nobody is described yet. Describe the team in Settings, Team.</source>
        <translation>还没有成员资料。请在“设置 · 团队”中填写。</translation>
    </message>
    <message>
        <source>e.g. Offer the replacement at once, I agree to it.</source>
        <translation>例如：直接给客户补发，我同意。</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>旁观</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>悄悄提醒</translation>
    </message>
</context>
<context>
    <name>lianxi::LaterForm</name>
    <message>
        <source>Send later</source>
        <translation>稍后发送</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>In one hour</source>
        <translation>一小时后</translation>
    </message>
    <message>
        <source>Tomorrow at nine</source>
        <translation>明天 9 点</translation>
    </message>
    <message>
        <source>On Monday at nine</source>
        <translation>下周一 9 点</translation>
    </message>
    <message>
        <source>At another time</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>It leaves at</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>Hold it back when the customer writes before that</source>
        <translation>客户在此之前来消息时先不发</translation>
    </message>
    <message>
        <source>The platform takes no reply after %1. Choose an earlier time.</source>
        <translation>平台在 %1 之后不再接受回复，请选更早的时间。</translation>
    </message>
</context>
<context>
    <name>lianxi::Composer</name>
    <message>
        <source>Send later…</source>
        <translation>稍后发送…</translation>
    </message>
    <message>
        <source>Voice or picture</source>
        <translation>语音或图片</translation>
    </message>
    <message>
        <source>Record a voice, or turn the text into a voice or a picture</source>
        <translation>录一段语音，或把文字做成语音、图片</translation>
    </message>
    <message>
        <source>Record a voice message…</source>
        <translation>录一段语音…</translation>
    </message>
    <message>
        <source>Turn the text into a picture with large letters</source>
        <translation>把文字做成大字图片</translation>
    </message>
    <message>
        <source>Turn the text into a voice message</source>
        <translation>把文字读成语音</translation>
    </message>
    <message>
        <source>No speech program is installed (espeak-ng).</source>
        <translation>没有安装朗读程序（espeak-ng）。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationPanel</name>
    <message>
        <source>No speech program is installed on this computer (espeak-ng). Record the voice instead.</source>
        <translation>这台电脑没有安装朗读程序（espeak-ng），可以改为录音。</translation>
    </message>
    <message>
        <source>Read aloud, this lasts longer than a minute. Shorten the text.</source>
        <translation>读出来超过一分钟，请缩短文字。</translation>
    </message>
    <message>
        <source>The speech program did not answer. Record the voice instead.</source>
        <translation>朗读程序没有响应，可以改为录音。</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>这个时间已经过了，请选更晚的时间。</translation>
    </message>
    <message>
        <source>A message is still to leave at %1. Resolve after it, or take it back first.</source>
        <translation>还有一条消息将在 %1 发出。请等它发出后再结案，或先撤回。</translation>
    </message>
    <message>
        <source>Send or clear what stands in the reply first; nothing is overwritten.</source>
        <translation>请先发送或清空回复框里的内容，以免被覆盖。</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>Leaves at %1</source>
        <translation>%1 发出</translation>
    </message>
    <message>
        <source>Held back: the customer wrote before it left.</source>
        <translation>未发出：客户先来了消息。</translation>
    </message>
    <message>
        <source>Put into the reply</source>
        <translation>放回回复框</translation>
    </message>
    <message>
        <source>Rough words softened</source>
        <translation>已隐去辱骂字眼</translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceButton</name>
    <message numerus="yes">
        <source>A pause of %n minute(s) after a hard case</source>
        <translation>
            <numerusform>处理完棘手工单后休息 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceBar</name>
    <message numerus="yes">
        <source>That was a hard one. Do you want a pause of %n minute(s)? You get no new cases meanwhile.</source>
        <translation>
            <numerusform>刚才那单不容易。要休息 %n 分钟吗？期间不会分配新工单。</numerusform>
        </translation>
    </message>
    <message>
        <source>I go on</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Take the pause</source>
        <translation>休息一下</translation>
    </message>
</context>
<context>
    <name>lianxi::SettingsPage</name>
    <message>
        <source>Show insults as dots until I ask for them</source>
        <translation>把辱骂字眼显示为圆点，点开才看</translation>
    </message>
    <message>
        <source>Underline words that no installed dictionary knows</source>
        <translation>给词典里没有的外文单词加波浪线</translation>
    </message>
</context>
</TS>
