<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::CallPlayer</name>
    <message>
        <source>Player of the recording</source>
        <translation>录音播放器</translation>
    </message>
    <message>
        <source>Ten seconds back</source>
        <translation>后退十秒</translation>
    </message>
    <message>
        <source>Ten seconds on</source>
        <translation>前进十秒</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Place in the recording</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>This computer has no loudspeaker that is switched on. Connect one, or save the recording.</source>
        <translation>本机没有可用的音频输出设备。请接上扬声器或耳机，或保存录音。</translation>
    </message>
    <message>
        <source>The recording cannot be decoded here: it is damaged, or of a kind that this computer does not know. Save it and open it elsewhere.</source>
        <translation>此录音无法在本机解码：文件已损坏，或是本机不认识的格式。请保存后用其他程序打开。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>lianxi::CallsPage</name>
    <message>
        <source>Number of the call</source>
        <translation>通话编号</translation>
    </message>
    <message>
        <source>When it began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>主叫</translation>
    </message>
    <message>
        <source>Who was called</source>
        <translation>被叫</translation>
    </message>
    <message>
        <source>Incoming or outgoing</source>
        <translation>呼入或呼出</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>Recording&apos;s file</source>
        <translation>录音文件</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>This is no table of calls: its first line must have the titles of the columns, and it must be UTF-8.</source>
        <translation>这不是通话表格：第一行须为列名，且须为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Import a table of calls</source>
        <translation>导入通话表格</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.csv.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder with the recordings</source>
        <translation>录音所在文件夹</translation>
    </message>
    <message>
        <source>No table chosen</source>
        <translation>未选择表格</translation>
    </message>
    <message>
        <source>Without recordings</source>
        <translation>不含录音</translation>
    </message>
    <message>
        <source>Choose a column for: %1</source>
        <translation>请为以下项目选择列：%1</translation>
    </message>
    <message>
        <source>A column can be one thing only.</source>
        <translation>一列只能对应一项。</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Not imported: the disk is full.</source>
        <translation>未能导入：磁盘已满。</translation>
    </message>
    <message>
        <source>Not imported: %1</source>
        <translation>未能导入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 通电话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n 段录音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out</source>
        <translation>
            <numerusform>跳过 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) missing</source>
        <translation>
            <numerusform>缺少 %n 段录音</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Calls that were made elsewhere</source>
        <translation>其他系统中的通话</translation>
    </message>
    <message>
        <source>Brings in an exchange&apos;s call records (CSV, UTF-8) and the recordings in a folder. A call joins the contact with its number; the same table twice adds nothing. Recordings are kept encrypted on this computer.</source>
        <translation>导入交换机的通话记录（CSV，UTF-8）和文件夹中的录音。通话按号码归入联系人；同一表格重复导入不会增加内容。录音在本机加密保存。</translation>
    </message>
    <message>
        <source>Choose a table …</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>Choose the recordings&apos; folder …</source>
        <translation>选择录音文件夹…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>不导入录音</translation>
    </message>
    <message>
        <source>Import without recordings</source>
        <translation>不导入录音</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>How the table begins</source>
        <translation>表格开头</translation>
    </message>
    <message>
        <source>Which column is which</source>
        <translation>各列的含义</translation>
    </message>
    <message>
        <source>Lines that were left out</source>
        <translation>跳过的行</translation>
    </message>
    <message>
        <source>Which hotline was called</source>
        <translation>打的是哪条热线</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Choose the hotline that was called.</source>
        <translation>请选择打的是哪条热线。</translation>
    </message>
    <message>
        <source>Importing … %1 %</source>
        <translation>正在导入… %1 %</translation>
    </message>
    <message>
        <source>Stopped. What was brought in stays; importing the table again goes on.</source>
        <translation>已停止。已导入的保留；再次导入同一表格会接着进行。</translation>
    </message>
    <message>
        <source>not UTF-8; save the table as UTF-8</source>
        <translation>不是 UTF-8 编码，请把表格另存为 UTF-8</translation>
    </message>
    <message>
        <source>too few columns</source>
        <translation>列数不够</translation>
    </message>
    <message>
        <source>no time that can be read</source>
        <translation>时间无法识别</translation>
    </message>
    <message>
        <source>neither caller nor called number</source>
        <translation>没有主叫和被叫号码</translation>
    </message>
    <message>
        <source>no length that can be read</source>
        <translation>时长无法识别</translation>
    </message>
    <message>
        <source>a call between colleagues</source>
        <translation>同事之间的通话</translation>
    </message>
    <message>
        <source>no recording “%1” in the folder, or several of that name</source>
        <translation>文件夹中没有录音“%1”，或有多个同名文件</translation>
    </message>
    <message>
        <source>the recording “%1” cannot be read</source>
        <translation>录音“%1”无法读取</translation>
    </message>
    <message>
        <source>“%1” is no audio file</source>
        <translation>“%1”不是音频文件</translation>
    </message>
    <message>
        <source>“%1” is too large</source>
        <translation>“%1”太大</translation>
    </message>
</context>
<context>
    <name>lianxi::ContactPanel</name>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已接听</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>占线</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>已转接</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>呼入</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>呼出</translation>
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
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>停止播放录音</translation>
    </message>
    <message>
        <source>Play the recording of %1</source>
        <translation>播放 %1 的录音</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more call(s)</source>
        <translation>
            <numerusform>再显示 %n 通电话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::NoticeFeed</name>
    <message>
        <source>A call comes in</source>
        <translation>有电话呼入</translation>
    </message>
</context>
</TS>
