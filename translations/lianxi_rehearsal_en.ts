<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>lianxi::ScoreSheetPage</name>
        <message numerus="yes">
            <source>%1 (%n time(s))</source>
            <translation><numerusform>%1 (once)</numerusform><numerusform>%1 (%n times)</numerusform></translation>
        </message>
    </context>
</TS>
