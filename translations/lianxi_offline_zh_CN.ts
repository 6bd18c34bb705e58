<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::WaitingBar</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n 个附件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>These go out by themselves when the connection is back:</source>
        <translation>以下内容会在恢复连接后自动发出：</translation>
    </message>
    <message>
        <source>%1 · note: %2</source>
        <translation>%1 · 备注：%2</translation>
    </message>
    <message>
        <source>%1 · reply: %2</source>
        <translation>%1 · 回复：%2</translation>
    </message>
    <message>
        <source>What you wrote at %1 without a connection could not be sent. It is a draft again: look at what happened since and send it if it still fits.</source>
        <translation>您 %1 离线时写的内容未能发出，已退回为草稿：请先看看之后发生了什么，仍合适再发送。</translation>
    </message>
    <message>
        <source>What you wrote at %1 without a connection was not sent: %2 acted on this case meanwhile. It is a draft again: look at what happened and send it if it still fits.</source>
        <translation>您 %1 离线时写的内容没有发出：%2 在此期间处理了此工单。内容已退回为草稿：请先看看发生了什么，仍合适再发送。</translation>
    </message>
</context>
<context>
    <name>lianxi::CameBackBar</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>另有 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>a customer</source>
        <translation>一位客户</translation>
    </message>
    <message>
        <source>What you wrote to %1 without a connection could not be sent; it is a draft again.</source>
        <translation>您离线时写给%1的内容未能发出，已退回为草稿。</translation>
    </message>
    <message>
        <source>What you wrote to %1 without a connection was not sent: %2 was first. It is a draft again.</source>
        <translation>您离线时写给%1的内容没有发出：%2 先处理了。已退回为草稿。</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开工单</translation>
    </message>
</context>
<context>
    <name>lianxi::Connection</name>
    <message>
        <source>Connected again: reading what happened meanwhile …</source>
        <translation>已恢复连接，正在读取期间发生的内容…</translation>
    </message>
    <message>
        <source>No connection to the team since %1. What you see is as it was then; you can read, search, write and note.</source>
        <translation>自 %1 起与团队失去连接。您看到的是当时的内容；仍可查看、搜索、写回复和备注。</translation>
    </message>
    <message>
        <source>Connecting to the team …</source>
        <translation>正在连接团队…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait here and go out by themselves.</source>
        <translation>
            <numerusform>有 %n 项在本机等待，恢复连接后自动发出。</numerusform>
        </translation>
    </message>
</context>
</TS>
