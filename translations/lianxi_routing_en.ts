<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lianxi::PresenceBar</name>
    <message numerus="yes">
        <source>You have not touched anything for %n minute(s): still there? Until you say otherwise you stay online and are given cases.</source>
        <translation>
            <numerusform>You have not touched anything for %n minute: still there? Until you say otherwise you stay online and are given cases.</numerusform>
            <numerusform>You have not touched anything for %n minutes: still there? Until you say otherwise you stay online and are given cases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingPage</name>
    <message numerus="yes">
        <source>on; %n rule(s): %1</source>
        <translation>
            <numerusform>on; %n rule: %1</numerusform>
            <numerusform>on; %n rules: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>off; %n rule(s): %1</source>
        <translation>
            <numerusform>off; %n rule: %1</numerusform>
            <numerusform>off; %n rules: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingTrialView</name>
    <message numerus="yes">
        <source>Tried on %n case(s) of the last seven days: nothing would be different.</source>
        <translation>
            <numerusform>Tried on %n case of the last seven days: nothing would be different.</numerusform>
            <numerusform>Tried on %n cases of the last seven days: nothing would be different.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n case(s) of the last seven days, with everybody there and empty-handed at first: %1 would go elsewhere.</source>
        <translation>
            <numerusform>Tried on %n case of the last seven days, with everybody there and empty-handed at first: %1 would go elsewhere.</numerusform>
            <numerusform>Tried on %n cases of the last seven days, with everybody there and empty-handed at first: %1 would go elsewhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::RoutingWords</name>
    <message numerus="yes">
        <source>%n hard case(s) in seven days</source>
        <translation>
            <numerusform>%n hard case in seven days</numerusform>
            <numerusform>%n hard cases in seven days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chosen among %n who could</source>
        <translation>
            <numerusform>the only one who could</numerusform>
            <numerusform>chosen among %n who could</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n full</source>
        <translation>
            <numerusform>%n is full</numerusform>
            <numerusform>%n are full</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not available</source>
        <translation>
            <numerusform>%n is not available</numerusform>
            <numerusform>%n are not available</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not take it</source>
        <translation>
            <numerusform>%n did not take it</numerusform>
            <numerusform>%n did not take it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for this work</source>
        <translation>
            <numerusform>%n is not for this work</numerusform>
            <numerusform>%n are not for this work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait = place %1 × %2 min ÷ %n case(s) of this queue first answered in that time</source>
        <translation>
            <numerusform>Wait = place %1 × %2 min ÷ %n case of this queue first answered in that time</numerusform>
            <numerusform>Wait = place %1 × %2 min ÷ %n cases of this queue first answered in that time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait = place %1 × %2 min a case ÷ %n online; too few cases were answered in the last hour to measure</source>
        <translation>
            <numerusform>Wait = place %1 × %2 min a case ÷ %n online; too few cases were answered in the last hour to measure</numerusform>
            <numerusform>Wait = place %1 × %2 min a case ÷ %n online; too few cases were answered in the last hour to measure</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more case(s) can be taken up at once; the place is counted behind them.</source>
        <translation>
            <numerusform>One more case can be taken up at once; the place is counted behind it.</numerusform>
            <numerusform>%n more cases can be taken up at once; the place is counted behind them.</numerusform>
        </translation>
    </message>
</context>
</TS>
