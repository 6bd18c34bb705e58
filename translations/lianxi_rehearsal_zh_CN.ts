<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>lianxi::ScoreTable</name>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 分 %2 秒</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>not done</source>
            <translation>未完成</translation>
        </message>
        <message numerus="yes">
            <source>%n blocked</source>
            <translation><numerusform>拦截 %n 次</numerusform></translation>
        </message>
        <message numerus="yes">
            <source>%n reminded</source>
            <translation><numerusform>提醒 %n 次</numerusform></translation>
        </message>
        <message numerus="yes">
            <source>%n overridden</source>
            <translation><numerusform>强制通过 %n 次</numerusform></translation>
        </message>
        <message>
            <source>not arrived</source>
            <translation>未到</translation>
        </message>
        <message>
            <source>resolved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>unanswered</source>
            <translation>未回复</translation>
        </message>
        <message>
            <source>open</source>
            <translation>处理中</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Introduce</source>
            <translation>自报姓名</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确认问题</translation>
        </message>
        <message>
            <source>Solve</source>
            <translation>给出方案</translation>
        </message>
        <message>
            <source>Follow up</source>
            <translation>回访跟进</translation>
        </message>
        <message>
            <source>First response</source>
            <translation>首次响应</translation>
        </message>
        <message>
            <source>Guards</source>
            <translation>规则</translation>
        </message>
    </context>
    <context>
        <name>lianxi::ScoreSheetPage</name>
        <message>
            <source>answered without introducing</source>
            <translation>没报姓名就回复</translation>
        </message>
        <message>
            <source>solved before confirming</source>
            <translation>没确认就给方案</translation>
        </message>
        <message>
            <source>handled the matter in public</source>
            <translation>在公开处处理问题</translation>
        </message>
        <message>
            <source>resolved without a solution</source>
            <translation>没给方案就结案</translation>
        </message>
        <message>
            <source>resolved without a follow-up</source>
            <translation>没安排回访就结案</translation>
        </message>
        <message>
            <source>asked for data in public</source>
            <translation>公开索要个人信息</translation>
        </message>
        <message>
            <source>told personal data in public</source>
            <translation>公开说出个人信息</translation>
        </message>
        <message>
            <source>spoke of money in public</source>
            <translation>公开谈钱</translation>
        </message>
        <message>
            <source>asked for more data than needed</source>
            <translation>多要了个人信息</translation>
        </message>
        <message>
            <source>served a minor without a guardian</source>
            <translation>未经监护人同意服务未成年人</translation>
        </message>
        <message>
            <source>guardian's consent to be recorded</source>
            <translation>监护人同意待登记</translation>
        </message>
        <message>
            <source>absolute claim</source>
            <translation>绝对化用语</translation>
        </message>
        <message>
            <source>promise beyond authority</source>
            <translation>超出权限的承诺</translation>
        </message>
        <message>
            <source>bot did not name itself</source>
            <translation>机器人没有表明身份</translation>
        </message>
        <message>
            <source>Rehearsal score sheet</source>
            <translation>演练成绩单</translation>
        </message>
        <message>
            <source>Scores by customer</source>
            <translation>各位客户的成绩</translation>
        </message>
        <message>
            <source>Open conversation</source>
            <translation>打开对话</translation>
        </message>
        <message>
            <source>What you wrote</source>
            <translation>您的回复</translation>
        </message>
        <message>
            <source>Model solution</source>
            <translation>参考答案</translation>
        </message>
        <message>
            <source>customers arrived</source>
            <translation>位客户到来</translation>
        </message>
        <message>
            <source>resolved</source>
            <translation>已解决</translation>
        </message>
        <message>
            <source>of the resolved with all four steps</source>
            <translation>已解决中四步齐全</translation>
        </message>
        <message>
            <source>first response, median and longest</source>
            <translation>首次响应：中位数与最长</translation>
        </message>
        <message>
            <source>blocked · reminded · overridden</source>
            <translation>拦截 · 提醒 · 强制通过</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%n time(s))</source>
            <translation><numerusform>%1（%n 次）</numerusform></translation>
        </message>
        <message>
            <source>No guard spoke.</source>
            <translation>没有触发规则。</translation>
        </message>
        <message>
            <source>Guards: %1</source>
            <translation>触发的规则：%1</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>暂无</translation>
        </message>
    </context>
</TS>
