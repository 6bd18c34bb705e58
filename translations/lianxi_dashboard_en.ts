<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::PlotWords</name>
    <message numerus="yes">
            <source>Here of %n.</source>
            <translation><numerusform>Here of %n.</numerusform><numerusform>Here of %n.</numerusform></translation>
        </message>
    <message numerus="yes">
            <source>From a customer&apos;s first message in a conversation to the first reply, by when they wrote. Dashed: the house&apos;s lines. Hollow points are medians of fewer than %n.</source>
            <translation><numerusform>From a customer&apos;s first message in a conversation to the first reply, by when they wrote. Dashed: the house&apos;s lines. Hollow points are medians of fewer than %n.</numerusform><numerusform>From a customer&apos;s first message in a conversation to the first reply, by when they wrote. Dashed: the house&apos;s lines. Hollow points are medians of fewer than %n.</numerusform></translation>
        </message>
    <message numerus="yes">
            <source>of %n</source>
            <translation><numerusform>of %n</numerusform><numerusform>of %n</numerusform></translation>
        </message>
    <message numerus="yes">
            <source>%n case(s)</source>
            <translation><numerusform>%n case</numerusform><numerusform>%n cases</numerusform></translation>
        </message>
    <message numerus="yes">
            <source>Suggestion: %n agent(s)</source>
            <translation><numerusform>Suggestion: %n agent</numerusform><numerusform>Suggestion: %n agents</numerusform></translation>
        </message>
</context>
<context>
    <name>lianxi::MeasureEditor</name>
    <message numerus="yes">
            <source>%n week(s) on each side</source>
            <translation><numerusform>%n week on each side</numerusform><numerusform>%n weeks on each side</numerusform></translation>
        </message>
</context>
<context>
    <name>lianxi::MeasureWords</name>
    <message numerus="yes">
            <source>of %n</source>
            <translation><numerusform>of %n</numerusform><numerusform>of %n</numerusform></translation>
        </message>
</context>
<context>
    <name>lianxi::Wallboard</name>
    <message numerus="yes">
            <source>%n more</source>
            <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
        </message>
</context>
</TS>
