<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Attention</name>
    <message numerus="yes">
        <source>At risk, and the renewal date passed %n days ago, %1.</source>
        <translation>
            <numerusform>At risk, and the renewal date passed %n day ago, %1.</numerusform>
            <numerusform>At risk, and the renewal date passed %n days ago, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At risk, with a renewal in %n days, %1.</source>
        <translation>
            <numerusform>At risk, with a renewal in %n day, %1.</numerusform>
            <numerusform>At risk, with a renewal in %n days, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The renewal date passed %n days ago, %1.</source>
        <translation>
            <numerusform>The renewal date passed %n day ago, %1.</numerusform>
            <numerusform>The renewal date passed %n days ago, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks overdue, the oldest since %1.</source>
        <translation>
            <numerusform>%n task overdue, the oldest since %1.</numerusform>
            <numerusform>%n tasks overdue, the oldest since %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New here, and no contact logged in %n days.</source>
        <translation>
            <numerusform>New here, and no contact logged in %n day.</numerusform>
            <numerusform>New here, and no contact logged in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No contact logged in %n days.</source>
        <translation>
            <numerusform>No contact logged in %n day.</numerusform>
            <numerusform>No contact logged in %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%n records, newest first</source>
        <translation>
            <numerusform>%n record, newest first</numerusform>
            <numerusform>%n records, newest first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records restored</source>
        <translation>
            <numerusform>%n record restored</numerusform>
            <numerusform>%n records restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Records for Good</source>
        <translation>
            <numerusform>Delete %n Record for Good</numerusform>
            <numerusform>Delete %n Records for Good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records removed for good</source>
        <translation>
            <numerusform>%n record removed for good</numerusform>
            <numerusform>%n records removed for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Draft kept %n second(s) ago</source>
        <translation>
            <numerusform>Draft kept %n second ago</numerusform>
            <numerusform>Draft kept %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Draft kept %n minute(s) ago</source>
        <translation>
            <numerusform>Draft kept %n minute ago</numerusform>
            <numerusform>Draft kept %n minutes ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerDock</name>
    <message numerus="yes">
        <source>%n draft(s) brought back</source>
        <translation>
            <numerusform>%n draft brought back</numerusform>
            <numerusform>%n drafts brought back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateWords</name>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsEdit</name>
    <message numerus="yes">
        <source>Review %n field(s): %1</source>
        <extracomment>In the footer of a form; %1 names the fields.</extracomment>
        <translation>
            <numerusform>Review %n field: %1</numerusform>
            <numerusform>Review %n fields: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n record(s) exported to %1</source>
        <translation>
            <numerusform>%n record exported to %1</numerusform>
            <numerusform>%n records exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWork</name>
    <message numerus="yes">
        <source>%n sample customer(s) added</source>
        <translation>
            <numerusform>%n sample customer added</numerusform>
            <numerusform>%n sample customers added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in other currencies not added</source>
        <translation>
            <numerusform>%n in other currencies not added</numerusform>
            <numerusform>%n in other currencies not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things need you today</source>
        <translation>
            <numerusform>%n thing needs you today</numerusform>
            <numerusform>%n things need you today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n accounts, %2</source>
        <translation>
            <numerusform>%1: %n account, %2</numerusform>
            <numerusform>%1: %n accounts, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n owners are known by id only; give them names under Users.</source>
        <translation>
            <numerusform>%n owner is known by id only; give it a name under Users.</numerusform>
            <numerusform>%n owners are known by id only; give them names under Users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links point to records that were not exported; they are kept and heal when these arrive.</source>
        <translation>
            <numerusform>%n link points to a record that was not exported; it is kept and heals when that arrives.</numerusform>
            <numerusform>%n links point to records that were not exported; they are kept and heal when these arrive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved to the recycle bin</source>
        <translation>
            <numerusform>%n moved to the recycle bin</numerusform>
            <numerusform>%n moved to the recycle bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n rows are copied. Export writes all of them.</source>
        <translation>
            <numerusform>The first %n row is copied. Export writes all of them.</numerusform>
            <numerusform>The first %n rows are copied. Export writes all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows exported</source>
        <translation>
            <numerusform>%n row exported</numerusform>
            <numerusform>%n rows exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongTextView</name>
    <message numerus="yes">
        <source>… and %n more characters. Edit the field to read all of them.</source>
        <translation>
            <numerusform>… and %n more character. Edit the field to read all of them.</numerusform>
            <numerusform>… and %n more characters. Edit the field to read all of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemStrip</name>
    <message numerus="yes">
        <source>Review %n field(s) to save</source>
        <translation>
            <numerusform>Review %n field to save</numerusform>
            <numerusform>Review %n fields to save</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message numerus="yes">
        <source>Review %n field(s): %1</source>
        <translation>
            <numerusform>Review %n field: %1</numerusform>
            <numerusform>Review %n fields: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenewalBars</name>
    <message numerus="yes">
        <source>%1: %n renewals, %2, of it at risk %3</source>
        <translation>
            <numerusform>%1: %n renewal, %2, of it at risk %3</numerusform>
            <numerusform>%1: %n renewals, %2, of it at risk %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n results; add a word to see fewer</source>
        <translation>
            <numerusform>The first %n result; add a word to see fewer</numerusform>
            <numerusform>The first %n results; add a word to see fewer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewScheduleModel</name>
    <message numerus="yes">
        <source>Overdue by %n day(s)</source>
        <translation>
            <numerusform>Overdue by %n day</numerusform>
            <numerusform>Overdue by %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drafted, due in %n day(s)</source>
        <translation>
            <numerusform>Drafted, due tomorrow</numerusform>
            <numerusform>Drafted, due in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due in %n day(s)</source>
        <translation>
            <numerusform>Due tomorrow</numerusform>
            <numerusform>Due in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviews</name>
    <message numerus="yes">
        <source>All %n success criteria are met.</source>
        <translation>
            <numerusform>The success criterion is met.</numerusform>
            <numerusform>All %n success criteria are met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n success criteria are met.</source>
        <translation>
            <numerusform>%1 of %n success criterion is met.</numerusform>
            <numerusform>%1 of %n success criteria are met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bug(s) are open at the end of the quarter; %1 were closed in it.</source>
        <translation>
            <numerusform>%n bug is open at the end of the quarter; closed in it: %1.</numerusform>
            <numerusform>%n bugs are open at the end of the quarter; closed in it: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s) took %1 minutes in all.</source>
        <translation>
            <numerusform>%n outage took %1 minutes.</numerusform>
            <numerusform>%n outages took %1 minutes in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We talked %n time(s), with %1 of your people.</source>
        <translation>
            <numerusform>We talked once, with %1 of your people.</numerusform>
            <numerusform>We talked %n times, with %1 of your people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open risk(s), %1 at risk.</source>
        <translation>
            <numerusform>%n open risk, %1 at risk.</numerusform>
            <numerusform>%n open risks, %1 at risk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewsPage</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) made</source>
        <translation>
            <numerusform>%n draft made</numerusform>
            <numerusform>%n drafts made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>people</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n Months Ago</source>
        <translation>
            <numerusform>%n Month Ago</numerusform>
            <numerusform>%n Months Ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>people</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
