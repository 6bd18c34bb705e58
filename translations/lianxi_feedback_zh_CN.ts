<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::FeedbackForm</name>
    <message>
        <source>Note feedback</source>
        <translation>记录反馈</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Product, or part of the service</source>
        <translation>产品或服务环节</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户怎么说</translation>
    </message>
    <message>
        <source>People who do not know the case read this: no names, numbers or addresses.</source>
        <translation>不了解此工单的人会读到它：不要写姓名、号码和地址。</translation>
    </message>
    <message>
        <source>There are personal data in it. They are masked when it is noted.</source>
        <translation>其中有个人信息，记录时会被遮盖。</translation>
    </message>
</context>
<context>
    <name>lianxi::FeedbackOutcomeForm</name>
    <message>
        <source>What came of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message numerus="yes">
        <source>For %n customer&apos;s word(s)</source>
        <translation>
            <numerusform>针对 %n 条客户反馈</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent by itself: “Tell the customers” opens their cases one after another.</source>
        <translation>不会自动发送任何内容：“告知客户”会逐一打开他们的工单。</translation>
    </message>
</context>
<context>
    <name>lianxi::FeedbackPage</name>
    <message numerus="yes">
        <source>Feedback: %n not handed on yet</source>
        <translation>
            <numerusform>反馈：%n 条尚未转交</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>To be told: %1</source>
        <translation>待告知：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>反馈内容</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Export feedback</source>
        <translation>导出反馈</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
    <message>
        <source>It could not be exported: %1</source>
        <translation>未能导出：%1</translation>
    </message>
    <message>
        <source>Not handed on</source>
        <translation>未转交</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>已交 %1</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>结果：%1</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单数</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>Nothing named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What is spoken of, what rises first</source>
        <translation>被提到的内容，上升的在前</translation>
    </message>
    <message>
        <source>What customers said</source>
        <translation>客户反馈</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Period that is compared with the one before</source>
        <translation>与此前同样长度相比的时段</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部进度</translation>
    </message>
    <message>
        <source>With a department</source>
        <translation>已交部门</translation>
    </message>
    <message>
        <source>Outcome known</source>
        <translation>已有结果</translation>
    </message>
    <message>
        <source>Nothing yet. Note what a customer says of a product or of the service from the menu of a message or of a case.</source>
        <translation>还没有反馈。可在消息或工单的菜单中记录客户对产品或服务的意见。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Hand to a department …</source>
        <translation>转交部门…</translation>
    </message>
    <message>
        <source>Outcome …</source>
        <translation>结果…</translation>
    </message>
    <message>
        <source>Tell the customers</source>
        <translation>告知客户</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>lianxi::FeedbackWords</name>
    <message>
        <source>Defect</source>
        <translation>质量问题</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>About our service</source>
        <translation>服务</translation>
    </message>
</context>
<context>
    <name>lianxi::MainWindow</name>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message>
        <source>%1 took feedback back</source>
        <translation>%1 撤回了反馈</translation>
    </message>
    <message>
        <source>%1 noted feedback</source>
        <translation>%1 记录了反馈</translation>
    </message>
    <message>
        <source>%1 handed the feedback to %2</source>
        <translation>%1 将反馈转交 %2</translation>
    </message>
    <message>
        <source>%1 noted what came of the feedback</source>
        <translation>%1 记录了反馈的处理结果</translation>
    </message>
</context>
<context>
    <name>lianxi::TimelineView</name>
    <message>
        <source>Note as feedback …</source>
        <translation>记为反馈…</translation>
    </message>
</context>
<context>
    <name>lianxi::CaseHeader</name>
    <message>
        <source>Note feedback …</source>
        <translation>记录反馈…</translation>
    </message>
</context>
</TS>
