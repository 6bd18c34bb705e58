<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::WatchPage</name>
    <message numerus="yes">
        <source>%1 of %2 are there, %n case(s) in hand</source>
        <translation>
            <numerusform>%1 of %2 are there, %n case in hand</numerusform>
            <numerusform>%1 of %2 are there, %n cases in hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceButton</name>
    <message numerus="yes">
        <source>A pause of %n minute(s) after a hard case</source>
        <translation>
            <numerusform>A pause of %n minute after a hard case</numerusform>
            <numerusform>A pause of %n minutes after a hard case</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::PresenceBar</name>
    <message numerus="yes">
        <source>That was a hard one. Do you want a pause of %n minute(s)? You get no new cases meanwhile.</source>
        <translation>
            <numerusform>That was a hard one. Do you want a pause of %n minute? You get no new cases meanwhile.</numerusform>
            <numerusform>That was a hard one. Do you want a pause of %n minutes? You get no new cases meanwhile.</numerusform>
        </translation>
    </message>
</context>
</TS>
