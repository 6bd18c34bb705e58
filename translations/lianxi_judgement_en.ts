<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>lianxi::ConfusionTable</name>
    <message numerus="yes">
        <source>%n text(s) of %1 taken for %2</source>
        <translation>
            <numerusform>%n text of %1 taken for %2</numerusform>
            <numerusform>%n texts of %1 taken for %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lianxi::JudgementWords</name>
    <message numerus="yes">
        <source>%n text(s) taken over</source>
        <translation>
            <numerusform>%n text taken over</numerusform>
            <numerusform>%n texts taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) not taken:</source>
        <translation>
            <numerusform>%n line not taken:</numerusform>
            <numerusform>%n lines not taken:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n row(s) put aside: accuracy %1 instead of %2, macro-F1 %3 instead of %4.</source>
        <translation>
            <numerusform>On %n row put aside: accuracy %1 instead of %2, macro-F1 %3 instead of %4.</numerusform>
            <numerusform>On %n rows put aside: accuracy %1 instead of %2, macro-F1 %3 instead of %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) that the model in force learnt from are left out.</source>
        <translation>
            <numerusform>%n row that the model in force learnt from is left out.</numerusform>
            <numerusform>%n rows that the model in force learnt from are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) have too few rows put aside (fewer than %1) for figures of their own.</source>
        <translation>
            <numerusform>%n label has too few rows put aside (fewer than %1) for figures of its own.</numerusform>
            <numerusform>%n labels have too few rows put aside (fewer than %1) for figures of their own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known text(s) got the label of the file</source>
        <translation>
            <numerusform>%n known text got the label of the file</numerusform>
            <numerusform>%n known texts got the label of the file</numerusform>
        </translation>
    </message>
</context>
</TS>
