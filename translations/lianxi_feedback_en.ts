<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::FeedbackOutcomeForm</name>
    <message numerus="yes">
        <source>For %n customer&apos;s word(s)</source>
        <translation>
            <numerusform>For %n customer&apos;s word</numerusform>
            <numerusform>For %n customers&apos; words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::FeedbackPage</name>
    <message numerus="yes">
        <source>Feedback: %n not handed on yet</source>
        <translation>
            <numerusform>Feedback: %n not handed on yet</numerusform>
            <numerusform>Feedback: %n not handed on yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
</TS>
