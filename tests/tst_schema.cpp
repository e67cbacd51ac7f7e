#include "models/schema/datewords.h"
#include "models/schema/objects/names.h"
#include "models/schema/schema.h"
#include "models/schema/values.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Every declaration of every object, looked at from all sides: a new object is tested the moment it exists.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsHaveNamesAndCodesOfTheirOwn();
    void everyObjectIsComplete_data();
    void everyObjectIsComplete();
    void everyFieldIsComplete_data();
    void everyFieldIsComplete();
    void everyFieldStandsInOneSection_data();
    void everyFieldStandsInOneSection();
    void choicesOfEveryPicklistAreSound_data();
    void choicesOfEveryPicklistAreSound();
    void namesWithinADeclarationAreFields_data();
    void namesWithinADeclarationAreFields();
    void relatedListsPointHere_data();
    void relatedListsPointHere();
    void formsAskForFieldsThatExist_data();
    void formsAskForFieldsThatExist();
    void salesforceNamesAreDeclared_data();
    void salesforceNamesAreDeclared();
    void aSystemFieldIsNeverTyped();
    void objectsAreKnownByTheNamesOfExports_data();
    void objectsAreKnownByTheNamesOfExports();
    void aCustomFieldLeavesOlderVersionsAlone();
    void typeNamesComeBack();
};

namespace {

Schema &schema()
{
    static Schema all;
    return all;
}

const ObjectType &fetchedType()
{
    return *schema().type(QString::fromUtf8(QTest::currentDataTag()));
}

void eachObject()
{
    QTest::addColumn<int>("code");
    for (const ObjectType *type : schema().types())
        QTest::newRow(qPrintable(type->name)) << type->code;
}

bool isSentence(const QString &text)
{
    return (text.endsWith(u'.') || text.endsWith(u'?')) && text.front().isUpper();
}

QByteArray sourceFile(const char *path)
{
    QFile file(QFINDTESTDATA(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Whether a form may show the field: it stands in the layout itself or as part of an address.
QSet<QString> partsOfAddresses(const ObjectType &type)
{
    QSet<QString> parts;
    for (const Field &field : type.fields) {
        for (const QString &part : field.parts)
            parts.insert(part);
    }
    return parts;
}

} // namespace

void TestSchema::objectsHaveNamesAndCodesOfTheirOwn()
{
    QSet<QString> names;
    QSet<int> codes;
    QSet<QString> prefixes;
    for (const ObjectType *type : schema().types()) {
        QVERIFY2(!names.contains(type->name), qPrintable(type->name));
        QVERIFY2(!codes.contains(type->code) && type->code > 0, qPrintable(type->name));
        names.insert(type->name);
        codes.insert(type->code);
        for (const QString &prefix : type->keyPrefixes) {
            QCOMPARE(prefix.size(), 3);
            QVERIFY2(!prefixes.contains(prefix), qPrintable(prefix));
            prefixes.insert(prefix);
        }
    }
    // Part of every id in every file: a test that must never be edited.
    QCOMPARE(schema().type(u"Account"_s)->code, 1);
    QCOMPARE(schema().type(u"Contact"_s)->code, 2);
    QCOMPARE(schema().type(u"Opportunity"_s)->code, 3);
    QCOMPARE(schema().type(u"Case"_s)->code, 4);
    QCOMPARE(schema().type(u"Activity"_s)->code, 5);
    QCOMPARE(schema().type(u"Event"_s)->code, 6);
    QCOMPARE(schema().type(u"User"_s)->code, 7);
}

void TestSchema::everyObjectIsComplete_data()
{
    eachObject();
}

void TestSchema::everyObjectIsComplete()
{
    const ObjectType &type = fetchedType();
    QVERIFY(!type.label.isEmpty() && !type.pluralLabel.isEmpty() && type.label != type.pluralLabel);
    // What stays here is known by the names of its files; the prefix of a custom object is another in every org.
    QVERIFY(!type.remoteName.isEmpty() || !type.fileNames.isEmpty());
    QVERIFY(!type.keyPrefixes.isEmpty() || type.remoteName.isEmpty() || type.remoteName.endsWith(u"__c"_s));
    QVERIFY(type.field(type.nameField) && type.field(type.nameField)->isText());
    QVERIFY(!type.layout.isEmpty() && !type.listColumns.isEmpty() && !type.highlights.isEmpty());
    const QByteArray icons = '\n' + sourceFile("../resources/icons.txt") + '\n';
    QVERIFY(icons.size() > 100);
    QVERIFY2(icons.contains('\n' + type.icon.toUtf8() + '\n'), qPrintable(type.icon));
    for (const QuickForm &form : type.quickForms)
        QVERIFY2(icons.contains('\n' + form.icon.toUtf8() + '\n'), qPrintable(form.icon));
}

void TestSchema::everyFieldIsComplete_data()
{
    eachObject();
}

void TestSchema::everyFieldIsComplete()
{
    const ObjectType &type = fetchedType();
    static const QRegularExpression apiName(u"^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*(__c)?$"_s);
    QSet<QString> names;
    for (const Field &field : type.fields) {
        const char *name = qPrintable(type.name + u'.' + field.name);
        QVERIFY2(apiName.match(field.name).hasMatch(), name);
        QVERIFY2(!names.contains(field.name.toLower()), name); // SQL does not tell case apart
        names.insert(field.name.toLower());
        QVERIFY2(!field.label.isEmpty() && !field.label.endsWith(u':') && field.label == field.label.trimmed(), name);
        QVERIFY2(field.help.isEmpty() || isSentence(field.help), name);
        QVERIFY2(field.isLookup() == !field.targets.isEmpty(), name);
        for (const QString &target : field.targets)
            QVERIFY2(schema().type(target), name);
        QVERIFY2((field.type == FieldType::Address) == !field.parts.isEmpty(), name);
        for (const QString &part : field.parts)
            QVERIFY2(type.field(part) && type.field(part)->isText(), name);
        QVERIFY2(!(field.required && field.readOnly), name);
        QVERIFY2(!field.custom, name);
        QVERIFY2(!field.maxLength || field.isText(), name);
        QVERIFY2(!field.decimals || field.isNumber(), name);
        QCOMPARE(type.field(field.name), &field);
    }
    for (const Badge &badge : type.badges) {
        QVERIFY(type.field(badge.field) && (type.field(badge.field)->type == FieldType::CheckBox || type.field(badge.field)->isNumber()));
        QVERIFY(!badge.label.isEmpty() && (QStringList {u"warning"_s, u"error"_s, u"info"_s}.contains(badge.tone)));
    }
}

void TestSchema::everyFieldStandsInOneSection_data()
{
    eachObject();
}

void TestSchema::everyFieldStandsInOneSection()
{
    const ObjectType &type = fetchedType();
    const QSet<QString> parts = partsOfAddresses(type);
    QHash<QString, int> shown;
    for (const Section &section : type.layout) {
        QVERIFY(!section.label.isEmpty());
        for (const QString &field : section.fields)
            ++shown[field];
    }
    for (const Field &field : type.fields) {
        // Where an address stands on the map is kept with it and never shown.
        const bool kept = field.unsearched && field.readOnly;
        const int times = shown.take(field.name);
        if (parts.contains(field.name))
            QVERIFY2(times == 0, qPrintable(field.name));
        else
            QVERIFY2(times == 1 || (times == 0 && (kept || field.name == type.nameField)), qPrintable(u"%1 stands in %2 sections"_s.arg(field.name).arg(times)));
    }
    QVERIFY2(shown.isEmpty(), qPrintable(u"unknown in a section: "_s + shown.keys().join(u", "_s)));
}

void TestSchema::choicesOfEveryPicklistAreSound_data()
{
    eachObject();
}

void TestSchema::choicesOfEveryPicklistAreSound()
{
    const ObjectType &type = fetchedType();
    for (const Field &field : type.fields) {
        const char *name = qPrintable(field.name);
        const bool picks = field.type == FieldType::Picklist || field.type == FieldType::MultiPicklist;
        QVERIFY2(picks == !field.choices.isEmpty() || field.suggests, name);
        QSet<QString> values;
        const Field *controller = field.controller.isEmpty() ? nullptr : type.field(field.controller);
        QVERIFY2(field.controller.isEmpty() || (controller && controller->type == FieldType::Picklist && controller->name != field.name), name);
        for (const Choice &choice : field.choices) {
            QVERIFY2(!choice.value.isEmpty() && !values.contains(choice.value), name);
            QVERIFY2(field.type != FieldType::MultiPicklist || !choice.value.contains(u';'), name);
            values.insert(choice.value);
            QVERIFY2(choice.validFor.isEmpty() || controller, name);
            for (const QString &value : choice.validFor)
                QVERIFY2(controller->choice(value), qPrintable(field.name + u": no such "_s + value));
        }
        if (controller) {
            for (const Choice &value : controller->choices)
                QVERIFY2(!field.choicesFor(value.value).isEmpty(), qPrintable(field.name + u" has nothing for "_s + value.value));
        }
        if (!field.visibleWhenField.isEmpty()) {
            const Field *decides = type.field(field.visibleWhenField);
            QVERIFY2(decides && !field.visibleWhen.isEmpty(), name);
            for (const QString &value : field.visibleWhen)
                QVERIFY2(decides->choices.isEmpty() || decides->choice(value), name);
        }
    }
}

void TestSchema::namesWithinADeclarationAreFields_data()
{
    eachObject();
}

void TestSchema::namesWithinADeclarationAreFields()
{
    const ObjectType &type = fetchedType();
    QStringList named = type.listColumns + type.highlights + type.subtitle + type.newFields;
    if (!type.listSort.isEmpty())
        named << type.listSort;
    for (const QString &name : named)
        QVERIFY2(type.field(name), qPrintable(name));
    QCOMPARE(QSet<QString>(type.listColumns.begin(), type.listColumns.end()).size(), type.listColumns.size());
    QVERIFY2(type.listColumns.contains(type.nameField), "a list begins with what opens the record");
    if (!type.listSort.isEmpty())
        QVERIFY2(type.field(type.listSort)->indexed, qPrintable(type.listSort + u" is what the list is sorted by and has no index"_s));
    for (const Field &field : type.fields)
        QVERIFY2(!field.required || type.newFields.isEmpty() || type.newFields.contains(field.name), qPrintable(field.name + u" is required but not asked for"_s));
}

void TestSchema::relatedListsPointHere_data()
{
    eachObject();
}

void TestSchema::relatedListsPointHere()
{
    const ObjectType &type = fetchedType();
    for (const RelatedList &list : type.related) {
        const ObjectType *child = schema().type(list.object);
        QVERIFY2(child, qPrintable(list.object));
        const Field *link = child->field(list.field);
        QVERIFY2(link && link->isLookup() && link->targets.contains(type.name), qPrintable(list.object + u'.' + list.field));
        for (const QString &column : list.columns)
            QVERIFY2(child->field(column), qPrintable(list.object + u'.' + column));
        QVERIFY2(list.sortField.isEmpty() || child->field(list.sortField), qPrintable(list.sortField));
        for (const auto &[field, values] : list.only)
            QVERIFY2(child->field(field) && !values.isEmpty(), qPrintable(list.object + u'.' + field));
        for (const QString &column : list.editable)
            QVERIFY2(list.columns.contains(column) && !child->field(column)->readOnly, qPrintable(list.object + u'.' + column));
        QVERIFY2(list.newForm.isEmpty() || child->quickForm(list.newForm), qPrintable(list.newForm));
        QVERIFY2(list.secondForm.isEmpty() || child->quickForm(list.secondForm), qPrintable(list.secondForm));
    }
}

void TestSchema::formsAskForFieldsThatExist_data()
{
    eachObject();
}

void TestSchema::formsAskForFieldsThatExist()
{
    const ObjectType &type = fetchedType();
    for (const QuickForm &form : type.quickForms) {
        QVERIFY(!form.label.isEmpty() && !form.fields.isEmpty());
        for (const QString &name : form.fields)
            QVERIFY2(type.field(name) && !type.field(name)->readOnly, qPrintable(form.name + u'.' + name));
        for (const QString &name : form.required)
            QVERIFY2(form.fields.contains(name), qPrintable(form.name + u" wants "_s + name + u" and does not show it"_s));
        for (const Field &field : type.fields)
            QVERIFY2(!field.required || form.changes || form.fields.contains(field.name), qPrintable(form.name + u" leaves out "_s + field.name));
        for (auto it = form.presets.cbegin(); it != form.presets.cend(); ++it) {
            const Field *field = type.field(it.key());
            QVERIFY2(field, qPrintable(it.key()));
            if (field->type == FieldType::Picklist)
                QVERIFY2(field->choice(it->toString()), qPrintable(it.key()));
        }
    }
}

void TestSchema::salesforceNamesAreDeclared_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("remoteNames"); // "-r": Salesforce does not take it back, so it is read-only here
    const QString address = u" %1Street %1City %1State %1PostalCode %1Country"_s;
    QTest::newRow("Account") << u"Account"_s
                             << u"Name Type Industry Website Phone ParentId OwnerId AnnualRevenue NumberOfEmployees Description AccountSource Rating AccountNumber MasterRecordId-r "
                                "LastActivityDate-r CSM_Lookup__c Customer_Segmentation_Tier__c Health_Score__c Seats_Licensed__c Seats_Active_Latest__c ARR_Current__c GitHub_label__c"_s
            + address.arg(u"Billing"_s) + address.arg(u"Shipping"_s);
    QTest::newRow("Contact") << u"Contact"_s
                             << u"LastName FirstName Salutation Name-r AccountId Title Department Email Phone MobilePhone ReportsToId LeadSource HasOptedOutOfEmail HasOptedOutOfFax DoNotCall "
                                "Description OwnerId EmailBouncedReason-r IsEmailBounced-r MasterRecordId-r Marketing_Suspend__c"_s
            + address.arg(u"Mailing"_s);
    QTest::newRow("Activity") << u"Activity"_s
                              << u"Subject ActivityDate Status Priority TaskWhoIds WhatId AccountId-r OwnerId Description Type TaskSubtype CallType CallDurationInSeconds CallDisposition "
                                 "CallObject IsClosed-r CompletedDateTime-r IsHighPriority-r IsArchived-r IsReminderSet ReminderDateTime Sub_Type__c"_s;
    QTest::newRow("Event") << u"Event"_s
                           << u"Subject StartDateTime EndDateTime IsAllDayEvent Location ShowAs IsPrivate EventWhoIds WhatId OwnerId Description Type IsChild-r IsGroupEvent-r IsArchived-r"_s;
    QTest::newRow("Opportunity") << u"Opportunity"_s
                                 << u"Name StageName CloseDate AccountId Amount Type NextStep Probability LeadSource OwnerId Description ForecastCategoryName IsClosed-r IsWon-r FiscalYear-r "
                                    "FiscalQuarter-r ExpectedRevenue-r HasOpportunityLineItem-r Pricebook2Id CSM_Owner__c CE_Owner__c Status_WLO__c Available_Renewal__c Next_step_date__c"_s;
    QTest::newRow("Case") << u"Case"_s
                          << u"CaseNumber-r Subject Status Priority Origin Type Reason AccountId ContactId ParentId OwnerId Description IsClosed-r ClosedDate-r IsEscalated SuppliedEmail "
                             "SuppliedName SuppliedPhone SuppliedCompany ContactEmail-r ContactPhone-r"_s;
    QTest::newRow("User") << u"User"_s << u"Name FirstName LastName Email Username Title IsActive UserRoleId ManagerId TimeZoneSidKey LocaleSidKey"_s;
}

void TestSchema::salesforceNamesAreDeclared()
{
    QFETCH(QString, object);
    QFETCH(QString, remoteNames);
    const ObjectType &type = *schema().type(object);
    QSet<QString> once;
    for (const Field &field : type.fields) {
        QVERIFY2(field.remoteName.isEmpty() || !once.contains(field.remoteName), qPrintable(field.remoteName));
        once.insert(field.remoteName);
    }
    QStringList missing;
    for (QString name : remoteNames.split(u' ', Qt::SkipEmptyParts)) {
        const bool readOnly = name.endsWith(u"-r"_s);
        name = name.section(u'-', 0, 0);
        const auto field = std::find_if(type.fields.begin(), type.fields.end(), [&](const Field &one) { return one.remoteName == name; });
        if (field == type.fields.end())
            missing << name;
        else if (readOnly && !field->readOnly)
            missing << name + u" (must be read-only)"_s;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

void TestSchema::aSystemFieldIsNeverTyped()
{
    for (const ObjectType *type : schema().types()) {
        for (const QString &name : {system_field::createdDate, system_field::createdBy, system_field::modifiedDate, system_field::modifiedBy, system_field::remoteStamp}) {
            const Field *field = type->field(name);
            QVERIFY2(field && field->readOnly && field->system, qPrintable(type->name + u'.' + name));
        }
    }
}

void TestSchema::objectsAreKnownByTheNamesOfExports_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("object");
    QTest::newRow("as it is") << u"Account"_s << u"Account"_s;
    QTest::newRow("plural") << u"contacts"_s << u"Contact"_s;
    QTest::newRow("Salesforce's task") << u"Task"_s << u"Activity"_s;
    QTest::newRow("tasks") << u"TASKS"_s << u"Activity"_s;
    QTest::newRow("tickets") << u"Tickets"_s << u"Case"_s;
    QTest::newRow("lead") << u"Lead"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestSchema::objectsAreKnownByTheNamesOfExports()
{
    QFETCH(QString, written);
    QFETCH(QString, object);
    const ObjectType *type = schema().recognised(written);
    QCOMPARE(type ? type->name : QString(), object);
}

void TestSchema::aCustomFieldLeavesOlderVersionsAlone()
{
    Schema own;
    const ObjectType *before = own.type(u"Account"_s);
    const qsizetype fields = before->fields.size();
    own.addCustomField(before->code, {.name = u"Branch__c"_s, .label = u"Branch"_s, .custom = true});
    const ObjectType *after = own.type(u"Account"_s);
    QCOMPARE(before->fields.size(), fields);
    QVERIFY(!before->field(u"Branch__c"_s));
    QCOMPARE(after->fields.size(), fields + 1);
    QCOMPARE(after->field(u"Branch__c"_s)->label, u"Branch"_s);
    QCOMPARE(after->layout.at(after->layout.size() - 2).fields, QStringList {u"Branch__c"_s});
    own.addCustomField(before->code, {.name = u"Branch__c"_s, .label = u"Branch office"_s, .custom = true});
    QCOMPARE(own.type(u"Account"_s)->fields.size(), fields + 1);
    QCOMPARE(own.type(u"Account"_s)->field(u"Branch__c"_s)->label, u"Branch office"_s);
}

void TestSchema::typeNamesComeBack()
{
    for (int type = 0; type <= int(FieldType::Address); ++type)
        QCOMPARE(typeByName(typeName(FieldType(type))), std::optional(FieldType(type)));
    QVERIFY(!typeByName(u"picture"_s));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
