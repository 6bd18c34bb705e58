<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::BotEditor</name>
    <message numerus="yes">
        <source>%1 · %n step(s)</source>
        <translation>
            <numerusform>%1 · %n step</numerusform>
            <numerusform>%1 · %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n wish</numerusform>
            <numerusform>%n wishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es) need mending.</source>
        <translation>
            <numerusform>%n wish needs mending.</numerusform>
            <numerusform>%n wishes need mending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) need mending.</source>
        <translation>
            <numerusform>%n step needs mending.</numerusform>
            <numerusform>%n steps need mending.</numerusform>
        </translation>
    </message>
</context>
</TS>
