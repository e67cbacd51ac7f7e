<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n of your requests moved since we last met.</source>
        <translation>
            <numerusform>%n of your requests moved since we last met.</numerusform>
            <numerusform>%n of your requests moved since we last met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You run %1; %n newer release(s) are out.</source>
        <translation>
            <numerusform>You run %1; %n newer release is out.</numerusform>
            <numerusform>You run %1; %n newer releases are out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) are open.</source>
        <translation>
            <numerusform>%n ticket is open.</numerusform>
            <numerusform>%n tickets are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them P0 or P1.</source>
        <translation>
            <numerusform>%n of them P0 or P1.</numerusform>
            <numerusform>%n of them P0 or P1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgendaPage</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message numerus="yes">
        <source>Add %n files</source>
        <translation>
            <numerusform>Add %n file</numerusform>
            <numerusform>Add %n files</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>An open risk has had no new next step for %n days.</source>
        <translation>
            <numerusform>An open risk has had no new next step for %n day.</numerusform>
            <numerusform>An open risk has had no new next step for %n days.</numerusform>
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
    <name>BoardPage</name>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln card</numerusform>
            <numerusform>%Ln cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln in another currency, not added</source>
        <translation>
            <numerusform>%1 · %Ln in another currency, not added</numerusform>
            <numerusform>%1 · %Ln in another currency, not added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChampionPage</name>
    <message numerus="yes">
        <source>%1 (due in %n day(s))</source>
        <extracomment>A task and when it is due.</extracomment>
        <translation>
            <numerusform>%1 (due in %n day)</numerusform>
            <numerusform>%1 (due in %n days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Champion changed: %n task(s) made</source>
        <translation>
            <numerusform>Champion changed: %n task made</numerusform>
            <numerusform>Champion changed: %n tasks made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>%n record(s) would be sent:</source>
        <translation>
            <numerusform>%n record would be sent:</numerusform>
            <numerusform>%n records would be sent:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) came from the org.</source>
        <translation>
            <numerusform>%n record came from the org.</numerusform>
            <numerusform>%n records came from the org.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were sent.</source>
        <translation>
            <numerusform>%n record was sent.</numerusform>
            <numerusform>%n records were sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) wait for you: `steward conflicts`.</source>
        <translation>
            <numerusform>%n decision waits for you: `steward conflicts`.</numerusform>
            <numerusform>%n decisions wait for you: `steward conflicts`.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were refused by the org: `steward pending`.</source>
        <translation>
            <numerusform>%n record was refused by the org: `steward pending`.</numerusform>
            <numerusform>%n records were refused by the org: `steward pending`.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) would be loaded.</source>
        <translation>
            <numerusform>%n record would be loaded.</numerusform>
            <numerusform>%n records would be loaded.</numerusform>
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
    <name>ConflictModel</name>
    <message numerus="yes">
        <source>%1 · %n field(s)</source>
        <translation>
            <numerusform>%1 · %n field</numerusform>
            <numerusform>%1 · %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%n record(s) were changed here and in Salesforce. Your values stay until you decide.</source>
        <translation>
            <numerusform>%n record was changed here and in Salesforce. Your values stay until you decide.</numerusform>
            <numerusform>%n records were changed here and in Salesforce. Your values stay until you decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) saved</source>
        <translation>
            <numerusform>%n decision saved</numerusform>
            <numerusform>%n decisions saved</numerusform>
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
    <name>FeedbackReport</name>
    <message numerus="yes">
        <source>%n customer feedback call(s)</source>
        <translation>
            <numerusform>%n customer feedback call</numerusform>
            <numerusform>%n customer feedback calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n in another currency</source>
        <translation>
            <numerusform>%1 and %n in another currency</numerusform>
            <numerusform>%1 and %n in other currencies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackWork</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
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
    <name>FilesPanel</name>
    <message numerus="yes">
        <source>%n file(s) added</source>
        <translation>
            <numerusform>%n file added</numerusform>
            <numerusform>%n files added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastView</name>
    <message numerus="yes">
        <source>%1 up for renewal in five quarters · %n missing a forecast</source>
        <translation>
            <numerusform>%1 up for renewal in five quarters · %n missing a forecast</numerusform>
            <numerusform>%1 up for renewal in five quarters · %n missing a forecast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n in another currency, not added</source>
        <translation>
            <numerusform>%1 · %n in another currency, not added</numerusform>
            <numerusform>%1 · %n in another currency, not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthCheckPage</name>
    <message numerus="yes">
        <source>%n feature(s) added</source>
        <translation>
            <numerusform>%n feature added</numerusform>
            <numerusform>%n features added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n at risk</numerusform>
            <numerusform>%n at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to watch</source>
        <translation>
            <numerusform>%n to watch</numerusform>
            <numerusform>%n to watch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not scored</source>
        <translation>
            <numerusform>%n not scored</numerusform>
            <numerusform>%n not scored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with another rating on the account</source>
        <translation>
            <numerusform>%n with another rating on the account</numerusform>
            <numerusform>%n with another rating on the account</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) have this profile</source>
        <translation>
            <numerusform>%n customer has this profile</numerusform>
            <numerusform>%n customers have this profile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would get another rating</source>
        <translation>
            <numerusform>%n would get another rating</numerusform>
            <numerusform>%n would get another rating</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Health of %n account(s) brought up to the score</source>
        <translation>
            <numerusform>Health of %n account brought up to the score</numerusform>
            <numerusform>Health of %n accounts brought up to the score</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthPartsModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
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
    <message numerus="yes">
        <source>%n renewal(s) and expansion(s) without a current next step</source>
        <translation>
            <numerusform>%n renewal or expansion without a current next step</numerusform>
            <numerusform>%n renewals and expansions without a current next step</numerusform>
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
    <name>MappingPage</name>
    <message numerus="yes">
        <source>%n field(s) brought in; the next sync fills them</source>
        <translation>
            <numerusform>%n field brought in; the next sync fills them</numerusform>
            <numerusform>%n fields brought in; the next sync fills them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message numerus="yes">
        <source>%1. %Ln without an amount, in no cell.</source>
        <translation>
            <numerusform>%1. %Ln without an amount, in no cell.</numerusform>
            <numerusform>%1. %Ln without an amount, in no cell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln in another currency, not added</source>
        <translation>
            <numerusform>%1 · %Ln in another currency, not added</numerusform>
            <numerusform>%1 · %Ln in another currency, not added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeetingNotesPanel</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk(s)</source>
        <translation>
            <numerusform>%n risk</numerusform>
            <numerusform>%n risks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutgoingPage</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingPage</name>
    <message numerus="yes">
        <source>%n record(s) wait to be sent</source>
        <translation>
            <numerusform>%n record waits to be sent</numerusform>
            <numerusform>%n records wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes of %n record(s) discarded</source>
        <translation>
            <numerusform>Changes of %n record discarded</numerusform>
            <numerusform>Changes of %n records discarded</numerusform>
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
    <name>RecordActions</name>
    <message numerus="yes">
        <source>%n codename(s) given</source>
        <translation>
            <numerusform>%n codename given</numerusform>
            <numerusform>%n codenames given</numerusform>
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
    <name>RenewalSignal</name>
    <message numerus="yes">
        <source>No contact for %n day(s)</source>
        <translation>
            <numerusform>No contact for %n day</numerusform>
            <numerusform>No contact for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open P0 or P1 ticket(s)</source>
        <translation>
            <numerusform>%n open P0 or P1 ticket</numerusform>
            <numerusform>%n open P0 or P1 tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenewalsView</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing a forecast</source>
        <translation>
            <numerusform>%n missing a forecast</numerusform>
            <numerusform>%n missing a forecast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a current next step</source>
        <translation>
            <numerusform>%n without a current next step</numerusform>
            <numerusform>%n without a current next step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in another currency, not added</source>
        <translation>
            <numerusform>%n in another currency, not added</numerusform>
            <numerusform>%n in another currency, not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <translation>
            <numerusform>%n renewal</numerusform>
            <numerusform>%n renewals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n contract(s) without an end are not listed</source>
        <translation>
            <numerusform>%1 · %n contract without an end is not listed</numerusform>
            <numerusform>%1 · %n contracts without an end are not listed</numerusform>
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
    <message numerus="yes">
        <source>Thank you: %n reference(s) help others to decide.</source>
        <translation>
            <numerusform>Thank you: %n reference helps others to decide.</numerusform>
            <numerusform>Thank you: %n references help others to decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n success criteria are met, %2 on the way.</source>
        <translation>
            <numerusform>%1 of %n success criterion is met, %2 on the way.</numerusform>
            <numerusform>%1 of %n success criteria are met, %2 on the way.</numerusform>
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
    <name>RiskBoard</name>
    <message numerus="yes">
        <source>%n open risk(s), %1 of ARR at risk</source>
        <translation>
            <numerusform>%n open risk, %1 of ARR at risk</numerusform>
            <numerusform>%n open risks, %1 of ARR at risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n in another currency, not added</source>
        <translation>
            <numerusform>%1; %n in another currency, not added</numerusform>
            <numerusform>%1; %n in another currency, not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a new next step for 14 days</source>
        <translation>
            <numerusform>%n without a new next step for 14 days</numerusform>
            <numerusform>%n without a new next step for 14 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new next step for %n day(s)</source>
        <translation>
            <numerusform>No new next step for %n day</numerusform>
            <numerusform>No new next step for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written %n day(s) ago</source>
        <translation>
            <numerusform>Written %n day ago</numerusform>
            <numerusform>Written %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n day(s)</source>
        <comment>a status and how long it lasted</comment>
        <translation>
            <numerusform>%1: %n day</numerusform>
            <numerusform>%1: %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeDialog</name>
    <message numerus="yes">
        <source>%n record(s) would be loaded.</source>
        <translation>
            <numerusform>%n record would be loaded.</numerusform>
            <numerusform>%n records would be loaded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShippedStrip</name>
    <message numerus="yes">
        <source>It shipped. %n account(s) asked for it and have not been shown it.</source>
        <translation>
            <numerusform>It shipped. %n account asked for it and has not been shown it.</numerusform>
            <numerusform>It shipped. %n accounts asked for it and have not been shown it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n Task(s)</source>
        <translation>
            <numerusform>Make %n Task</numerusform>
            <numerusform>Make %n Tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) made</source>
        <translation>
            <numerusform>%n task made</numerusform>
            <numerusform>%n tasks made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignalsView</name>
    <message numerus="yes">
        <source>%n disagreement(s)</source>
        <translation>
            <numerusform>%n disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a call</source>
        <translation>
            <numerusform>%n without a call</numerusform>
            <numerusform>%n without a call</numerusform>
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
    <name>SuccessPlanPanel</name>
    <message numerus="yes">
        <source>%1 of %n success criteria are met.</source>
        <translation>
            <numerusform>%1 of %n success criterion is met.</numerusform>
            <numerusform>%1 of %n success criteria are met.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) are open.</source>
        <translation>
            <numerusform>%n step is open.</numerusform>
            <numerusform>%n steps are open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%1: %n records are no longer visible in Salesforce. They were kept here.</source>
        <translation>
            <numerusform>%1: %n record is no longer visible in Salesforce. It was kept here.</numerusform>
            <numerusform>%1: %n records are no longer visible in Salesforce. They were kept here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncChip</name>
    <message numerus="yes">
        <source>Synced %n min ago</source>
        <translation>
            <numerusform>Synced %n min ago</numerusform>
            <numerusform>Synced %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Synced %n hour(s) ago</source>
        <translation>
            <numerusform>Synced %n hour ago</numerusform>
            <numerusform>Synced %n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Synced %n day(s) ago</source>
        <translation>
            <numerusform>Synced %n day ago</numerusform>
            <numerusform>Synced %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need you</source>
        <translation>
            <numerusform>%n change needs you</numerusform>
            <numerusform>%n changes need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline · %n change(s) waiting</source>
        <translation>
            <numerusform>Offline · %n change waiting</numerusform>
            <numerusform>Offline · %n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n change to send</numerusform>
            <numerusform>%n changes to send</numerusform>
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
<context>
    <name>UsagePanel</name>
    <message numerus="yes">
        <source>%n number(s) of this customer</source>
        <translation>
            <numerusform>%n number of this customer</numerusform>
            <numerusform>%n numbers of this customer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) taken back</source>
        <translation>
            <numerusform>%n number taken back</numerusform>
            <numerusform>%n numbers taken back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) stored</source>
        <translation>
            <numerusform>%n number stored</numerusform>
            <numerusform>%n numbers stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsagePasteDialog</name>
    <message numerus="yes">
        <source>%n number(s) will be stored.</source>
        <translation>
            <numerusform>%n number will be stored.</numerusform>
            <numerusform>%n numbers will be stored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) cannot be read.</source>
        <translation>
            <numerusform>%n more line cannot be read.</numerusform>
            <numerusform>%n more lines cannot be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
