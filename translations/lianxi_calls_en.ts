<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::CallsPage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) left out</source>
        <translation>
            <numerusform>%n line left out</numerusform>
            <numerusform>%n lines left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) missing</source>
        <translation>
            <numerusform>%n recording missing</numerusform>
            <numerusform>%n recordings missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::ContactPanel</name>
    <message numerus="yes">
        <source>Show %n more call(s)</source>
        <translation>
            <numerusform>Show %n more call</numerusform>
            <numerusform>Show %n more calls</numerusform>
        </translation>
    </message>
</context>
</TS>
