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
        <source>%n message(s) left</source>
        <translation>
            <numerusform>%n message left</numerusform>
            <numerusform>%n messages left</numerusform>
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
</TS>
