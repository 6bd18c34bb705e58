<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::OwedPage</name>
    <message numerus="yes">
        <source>%n thing(s) owed</source>
        <translation>
            <numerusform>%n thing owed</numerusform>
            <numerusform>%n things owed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
</TS>
