<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::AutomationPage</name>
    <message numerus="yes">
        <source>ran %n time(s) in 7 days, last %1</source>
        <translation>
            <numerusform>ran %n time in 7 days, last %1</numerusform>
            <numerusform>ran %n times in 7 days, last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::DryRunForm</name>
    <message numerus="yes">
        <source>The rule would have touched %n case(s).</source>
        <translation>
            <numerusform>The rule would have touched %n case.</numerusform>
            <numerusform>The rule would have touched %n cases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It would have begun %n time(s); conditions are looked at on the cases as they are today.</source>
        <translation>
            <numerusform>It would have begun %n time; conditions are looked at on the cases as they are today.</numerusform>
            <numerusform>It would have begun %n times; conditions are looked at on the cases as they are today.</numerusform>
        </translation>
    </message>
</context>
</TS>
