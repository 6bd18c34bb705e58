<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::OwedPage</name>
    <message numerus="yes">
        <source>%n thing(s) owed</source>
        <translation>
            <numerusform>%n 项待办</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n 项已逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Note the answer …</source>
        <translation>记录答复…</translation>
    </message>
    <message>
        <source>Done …</source>
        <translation>已完成…</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 · late</source>
        <translation>%1 · 逾期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Case of</source>
        <translation>工单归属</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>from: %1</source>
        <translation>来自：%1</translation>
    </message>
    <message>
        <source>What is owed</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Mine and nobody's</source>
        <translation>我的和无人领取的</translation>
    </message>
    <message>
        <source>Everybody's</source>
        <translation>所有人的</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息跟进</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门协助</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Nothing is owed: every promise was kept and every question answered.</source>
        <translation>没有待办：所有承诺都已兑现，所有协助都有答复。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Another time …</source>
        <translation>改时间…</translation>
    </message>
</context>
<context>
    <name>lianxi::OutcomeForm</name>
    <message>
        <source>What did they answer?</source>
        <translation>对方如何答复？</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>lianxi::PostponeForm</name>
    <message>
        <source>Another time</source>
        <translation>改时间</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>确认承诺</translation>
    </message>
</context>
<context>
    <name>lianxi::DepartmentForm</name>
    <message>
        <source>Ask a department</source>
        <translation>请其他部门协助</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>What you need from them</source>
        <translation>需要对方做什么</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>需要在此之前</translation>
    </message>
</context>
<context>
    <name>lianxi::MainWindow</name>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
</context>
<context>
    <name>lianxi::ContactPanel</name>
    <message>
        <source>The guardian withdraws it …</source>
        <translation>监护人撤回同意…</translation>
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
        <source>Note the answer …</source>
        <translation>记录答复…</translation>
    </message>
    <message>
        <source>Note the answer of %1</source>
        <translation>记录%1的答复</translation>
    </message>
</context>
</TS>
