<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::ConfusionTable</name>
    <message numerus="yes">
        <source>%n text(s) of %1 taken for %2</source>
        <translation>
            <numerusform>%n 条“%1”被判为“%2”</numerusform>
        </translation>
    </message>
    <message>
        <source>taken for %1</source>
        <translation>判为“%1”</translation>
    </message>
    <message>
        <source>really %1</source>
        <translation>实际是“%1”</translation>
    </message>
</context>
<context>
    <name>lianxi::JudgementPage</name>
    <message>
        <source>Take labelled rows from a file</source>
        <translation>从文件导入标注数据</translation>
    </message>
    <message>
        <source>Load a model</source>
        <translation>载入模型</translation>
    </message>
    <message>
        <source>Switched over: every message from here on is judged by %1.</source>
        <translation>已启用：此后的消息都由 %1 判断。</translation>
    </message>
    <message>
        <source>Labelled here: %1. Corrected at work: %2. From files: %3.</source>
        <translation>在此标注：%1　工作中更正：%2　文件导入：%3</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>No model: the rules of the playbook answer alone.</source>
        <translation>没有模型：只按规则手册判断。</translation>
    </message>
    <message>
        <source>Your own model is damaged and cannot be read; what stands here answers instead. Go back, or train anew.</source>
        <translation>本团队的模型已损坏，无法读取，目前由下列模型代替。请退回上一个，或重新训练。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新模型：%1</translation>
    </message>
    <message>
        <source>Lines: what texts really mean. Columns: what the new model takes them for.</source>
        <translation>行：实际类别　列：新模型判成的类别</translation>
    </message>
    <message>
        <source>Where several labels may hold at once there is no table of mix-ups.</source>
        <translation>一条消息可以同时有多个标签时，不列混淆表。</translation>
    </message>
    <message>
        <source>What is asked of a text</source>
        <translation>要判断什么</translation>
    </message>
    <message>
        <source>Categories of your own</source>
        <translation>自定义类别</translation>
    </message>
    <message>
        <source>Name of a category</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Category to call otherwise</source>
        <translation>要改名的类别</translation>
    </message>
    <message>
        <source>Call it so</source>
        <translation>改为此名</translation>
    </message>
    <message>
        <source>Forget the rows from files</source>
        <translation>删除文件导入的数据</translation>
    </message>
    <message>
        <source>Take rows from a file …</source>
        <translation>从文件导入……</translation>
    </message>
    <message>
        <source>Which column is the text, which the label?</source>
        <translation>哪一列是文本，哪一列是标签？</translation>
    </message>
    <message>
        <source>Column of the text</source>
        <translation>文本列</translation>
    </message>
    <message>
        <source>Column of the label</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Go back to the one before</source>
        <translation>退回上一个</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>From everything labelled here, corrected at work and taken from files. Part of the rows is put aside, and both models are examined on it.</source>
        <translation>用在此标注、工作中更正和文件导入的全部数据训练。其中一部分留出，用来比较新旧两个模型。</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>some of all times, the same in every training</source>
        <translation>各时段各取一部分，每次训练都相同</translation>
    </message>
    <message>
        <source>the newest: how it does on what comes next</source>
        <translation>最新的：看对后来消息的效果</translation>
    </message>
    <message>
        <source>Train a new model</source>
        <translation>训练新模型</translation>
    </message>
    <message>
        <source>Load a model …</source>
        <translation>载入模型……</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Switch over</source>
        <translation>启用新模型</translation>
    </message>
    <message>
        <source>Figures of each label</source>
        <translation>各标签的成绩</translation>
    </message>
    <message>
        <source>Which labels are mixed up</source>
        <translation>哪些标签互相混淆</translation>
    </message>
</context>
<context>
    <name>lianxi::JudgementWords</name>
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
        <source>Calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>Wants a person</source>
        <translation>要求人工</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体曝光</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法律途径</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>人身安全</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Introduces</source>
        <translation>自我介绍</translation>
    </message>
    <message>
        <source>Confirms</source>
        <translation>确认问题</translation>
    </message>
    <message>
        <source>Solves</source>
        <translation>给出方案</translation>
    </message>
    <message>
        <source>Follows up</source>
        <translation>跟进回访</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>every language</source>
        <translation>所有语言</translation>
    </message>
    <message>
        <source>Category: what the customer wants</source>
        <translation>类别：客户要什么</translation>
    </message>
    <message>
        <source>Sentiment of a message</source>
        <translation>消息的情感倾向</translation>
    </message>
    <message>
        <source>Feeling in a message</source>
        <translation>消息里的情绪</translation>
    </message>
    <message>
        <source>Escalation: person, media, law, safety</source>
        <translation>升级信号：人工、媒体、法律、安全</translation>
    </message>
    <message>
        <source>Script steps of a reply</source>
        <translation>回复所做的话术步骤</translation>
    </message>
    <message>
        <source>%1, version %2 (%3)</source>
        <translation>%1，第 %2 版（%3）</translation>
    </message>
    <message>
        <source>Made here on %1</source>
        <translation>%1 在本机训练</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>fingerprint of its rows %1</source>
        <translation>训练数据指纹 %1</translation>
    </message>
    <message>
        <source>%1; %2. Examined on its own training rows, put aside in turn (%3): accuracy %4, macro-F1 %5.</source>
        <translation>%1；%2。在自身训练数据上轮流留出检验（%3 条）：准确率 %4，宏平均 F1 %5。</translation>
    </message>
    <message>
        <source>%1; %2. On %3 rows put aside: accuracy %4, macro-F1 %5.</source>
        <translation>%1；%2。留出的 %3 条上：准确率 %4，宏平均 F1 %5。</translation>
    </message>
    <message>
        <source>Too few labelled texts: there are %1, training wants %2 at least. Label more, or import rows.</source>
        <translation>标注太少：现有 %1 条，训练至少要 %2 条。请继续标注，或从文件导入。</translation>
    </message>
    <message>
        <source>All labelled texts have the same label. A model learns from differences: label some of another kind.</source>
        <translation>所有标注都是同一个标签。模型要靠区别来学习：请标注一些别的。</translation>
    </message>
    <message>
        <source>Every row put aside was learnt from by the model in force, so the comparison would flatter it. Label some newer texts.</source>
        <translation>留出的数据正在使用的模型都学过，比较会偏袒它。请再标注一些较新的消息。</translation>
    </message>
    <message>
        <source>No labelled text is left to examine the model on. Label more, or put rows aside in the other way.</source>
        <translation>没有可以用来检验的数据。请继续标注，或换一种留出方式。</translation>
    </message>
    <message>
        <source>The file has no such column. It has: %1. Choose which is the text and which the label.</source>
        <translation>文件里没有这样的列，现有：%1。请选择哪一列是文本，哪一列是标签。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>There is such a label already, or it is no name: &quot;%1&quot;.</source>
        <translation>已经有这个标签，或者不能用作名称：“%1”。</translation>
    </message>
    <message>
        <source>The file is no model, or it is damaged. The model in force stays.</source>
        <translation>这个文件不是模型，或已损坏。正在使用的模型不变。</translation>
    </message>
    <message>
        <source>The model answers another question (%1). The model in force stays.</source>
        <translation>这个模型判断的是别的内容（%1）。正在使用的模型不变。</translation>
    </message>
    <message>
        <source>Stopped. The model in force stays.</source>
        <translation>已停止。正在使用的模型不变。</translation>
    </message>
    <message>
        <source>It could not be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>It could not be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>another number of fields than the header line</source>
        <translation>字段数与表头不同</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>the text is too long for a message</source>
        <translation>文本过长，不像一条消息</translation>
    </message>
    <message>
        <source>a label that this question does not have</source>
        <translation>没有这个标签</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) taken over</source>
        <translation>
            <numerusform>已导入 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>New labels of your own: %1</source>
        <translation>新增自定义标签：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not taken:</source>
        <translation>
            <numerusform>%n 行未导入：</numerusform>
        </translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n row(s) put aside: accuracy %1 instead of %2, macro-F1 %3 instead of %4.</source>
        <translation>
            <numerusform>留出的 %n 条上：准确率 %1（正在使用的为 %2），宏平均 F1 %3（正在使用的为 %4）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that the model in force learnt from are left out.</source>
        <translation>
            <numerusform>正在使用的模型学过的 %n 条没有计入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) have too few rows put aside (fewer than %1) for figures of their own.</source>
        <translation>
            <numerusform>%n 个标签留出的数据太少（不足 %1 条），单项成绩不可靠。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%n known text(s) got the label of the file</source>
        <translation>
            <numerusform>%n 条已有文本改用文件里的标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::LabelBoard</name>
    <message>
        <source>No text waits for a label.</source>
        <translation>没有待标注的消息。</translation>
    </message>
    <message>
        <source>The desk takes it for: %1 (%2 sure)</source>
        <translation>工作台判断为：%1（把握 %2）</translation>
    </message>
    <message>
        <source>Texts come with messages, or from a file.</source>
        <translation>收到消息后会出现在这里，也可以从文件导入标注数据。</translation>
    </message>
    <message>
        <source>Label texts</source>
        <translation>标注消息</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>这条消息是什么意思？</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The texts that the desk is least sure of come first. Keys: the number or letter on a label marks it, Enter goes on; Backspace takes the last one back; → skips.</source>
        <translation>工作台最拿不准的排在最前。按标签上的数字或字母键选中，回车键进入下一条；退格键撤回上一条；→ 键跳过。</translation>
    </message>
    <message>
        <source>The texts that the desk is least sure of come first. Keys: the number or letter on a label; Backspace takes the last one back; → skips.</source>
        <translation>工作台最拿不准的排在最前。按标签上的数字或字母键即可标注；退格键撤回上一条；→ 键跳过。</translation>
    </message>
</context>
<context>
    <name>lianxi::LabelScores</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>too few rows</source>
        <translation>数据太少</translation>
    </message>
    <message>
        <source>%1, too few rows</source>
        <translation>%1，数据太少</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>F1, new</source>
        <translation>新模型 F1</translation>
    </message>
    <message>
        <source>F1, in force</source>
        <translation>现用 F1</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
</context>
</TS>
