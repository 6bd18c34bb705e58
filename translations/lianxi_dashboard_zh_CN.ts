<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lianxi::ChartCard</name>
    <message>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chart could not be saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as picture or table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lianxi::DashboardPage</name>
    <message>
        <source>Counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the days before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against a year before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count service time only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With bots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bot&apos;s reply is an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lianxi::Plot</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lianxi::PlotWords</name>
    <message>
        <source>Only service hours count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time counts, nights and holidays too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bot&apos;s reply is an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bot&apos;s reply is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Here of %n.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>First response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long customers waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New cases by weekday and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What customers write about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First response by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four steps, by agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy guards, by agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From public into private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backlog by age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting by channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases by agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>From a customer&apos;s first message in a conversation to the first reply, by when they wrote. Dashed: the house&apos;s lines. Hollow points are medians of fewer than %n.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations with a reply ÷ all that customers began, by when they did. Dashed: the house&apos;s lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every conversation that customers began, by how long they waited for the first reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median from a customer&apos;s first message to the first time the case was resolved, and to the last, by when they wrote. Cases that are open again have no last time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases that customers opened, per hour that there was. Suggestion by Erlang C: the fewest agents with whom %1 of customers are taken up within %2, at %3 for a case, one case at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks that began in the period and have ended: kept ÷ (kept + broken). Running ones are shown live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases that customers opened, by category, most first. Dotted: the period before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of first responses, each conversation under one name. The 90th percentile is in the tip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of cases that a person answered and that are resolved, those with all four steps: introduce, confirm, solve, follow up. Under whoever the case belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the privacy rules reminded, blocked, and were overridden. An override counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitations from public into private, by how long until the customer wrote there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the cases that customers opened: how many a bot answered first, how many a person answered, how many were passed to a supervisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open and snoozed cases, by how long ago the customer first wrote, and by class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases in which the customer wrote last, by what their clock says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases by whose they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases that customers opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations with a reply ÷ all that customers began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First response, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a customer&apos;s first message to the first reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a customer&apos;s first message to the last time the case was resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At first contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved once, and the same person did not come again on any channel within %1. Only cases whose time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of resolved cases, those that were open again afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all clocks that have ended, those that were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of cases that a person answered and that are resolved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by a bot alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of customers&apos; turns, those that only a bot has answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>public or private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases in which the customer wrote last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases that are nobody&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases whose next promise is in its last quarter or its last 15 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases whose next promise is overdue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases in the supervisor&apos;s queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases put off until later. Their clocks run on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer calmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot to person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by a bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First time resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last time resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In time</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>few: by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (n = %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cases an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suggestion: %n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Numbers: agents needed. Most: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
