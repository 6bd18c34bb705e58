<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::Composer</name>
    <message numerus="yes">
        <source>will be sent as %n message(s)</source>
        <translation>
            <numerusform>will be sent as %n message</numerusform>
            <numerusform>will be sent as %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n message(s) left</source>
        <translation>
            <numerusform>%1 of %n message left</numerusform>
            <numerusform>%1 of %n messages left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::ConversationWords</name>
    <message numerus="yes">
        <source>The customer gave %n star(s) of five</source>
        <translation>
            <numerusform>The customer gave %n star of five</numerusform>
            <numerusform>The customer gave %n stars of five</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::LateBar</name>
    <message numerus="yes">
        <source>All %n message(s) that may be sent before the customer writes again are used.</source>
        <translation>
            <numerusform>The one message that may be sent before the customer writes again is used.</numerusform>
            <numerusform>All %n messages that may be sent before the customer writes again are used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::GuardLine</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::TimelineView</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::MergeForm</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::ContactPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::OrderWords</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
