<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
        <name>lianxi::CardEditor</name>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %2 · %n point(s)</source>
            <translation>
                <numerusform>%1: %2 · %n point</numerusform>
                <numerusform>%1: %2 · %n points</numerusform>
            </translation>
        </message>
    </context>
<context>
        <name>lianxi::RehearsalEditor</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
<context>
        <name>lianxi::ReviewFigures</name>
        <message numerus="yes">
            <source>Cohen's kappa, weighted by squares, of %n case(s) that two people reviewed without seeing each other: 1 is full agreement, 0 is what chance gives.</source>
            <translation>
                <numerusform>Cohen's kappa, weighted by squares, of %n case that two people reviewed without seeing each other: 1 is full agreement, 0 is what chance gives.</numerusform>
                <numerusform>Cohen's kappa, weighted by squares, of %n cases that two people reviewed without seeing each other: 1 is full agreement, 0 is what chance gives.</numerusform>
            </translation>
        </message>
    </context>
<context>
        <name>lianxi::ReviewPage</name>
        <message numerus="yes">
            <source>%n review(s) asked for.</source>
            <translation>
                <numerusform>%n review asked for.</numerusform>
                <numerusform>%n reviews asked for.</numerusform>
            </translation>
        </message>
    </context>
<context>
        <name>lianxi::ScoreForm</name>
        <message numerus="yes">
            <source>%n left</source>
            <translation>
                <numerusform>%n left</numerusform>
                <numerusform>%n left</numerusform>
            </translation>
        </message>
    </context>
<context>
        <name>lianxi::TakenPage</name>
        <message numerus="yes">
            <source>%n written</source>
            <translation>
                <numerusform>%n written</numerusform>
                <numerusform>%n written</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n case(s) taken along.</source>
            <translation>
                <numerusform>%n case taken along.</numerusform>
                <numerusform>%n cases taken along.</numerusform>
            </translation>
        </message>
    </context>
<context>
    <name>lianxi::OfflineWords</name>
    <message numerus="yes">
        <source>%n result(s) taken in.</source>
        <translation>
            <numerusform>%n result taken in.</numerusform>
            <numerusform>%n results taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%n was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are here, where they were written later.</source>
        <translation>
            <numerusform>%n stays as it is here, where it was written later.</numerusform>
            <numerusform>%n stay as they are here, where they were written later.</numerusform>
        </translation>
    </message>
</context>
</TS>
