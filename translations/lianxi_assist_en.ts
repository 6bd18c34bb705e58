<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>lianxi::AssistWords</name>
    <message numerus="yes">
        <source>%1; %n piece(s) of personal data stayed here</source>
        <translation>
            <numerusform>%1; %n piece of personal data stayed here</numerusform>
            <numerusform>%1; %n pieces of personal data stayed here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::AssistBar</name>
    <message numerus="yes">
        <source>%n name(s) in brackets stand for nothing and must be replaced.</source>
        <translation>
            <numerusform>%n name in brackets stands for nothing and must be replaced.</numerusform>
            <numerusform>%n names in brackets stand for nothing and must be replaced.</numerusform>
        </translation>
    </message>
</context>
</TS>
