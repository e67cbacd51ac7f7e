#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/org/device.h"

/// Picklists follow the org: its values and labels, what depends on what, and what it no longer offers.
class TestPicklists : public QObject
{
    Q_OBJECT

    Org org {standardOrg()};
    void offer(const QString &object, const QString &field, const QJsonArray &values, const QJsonObject &more = {});
    static QStringList values(const QList<Choice> &choices);

private Q_SLOTS:
    void init() { org = Org(standardOrg()); }
    void whatTheOrgOffersStandsFirst();
    void aRestrictedPicklistOffersNothingElse();
    void whatDependsFollowsItsController();
    void theyAreThereWhenTheFileIsOpenedAgain();
    void aNewValueNeedsNoRestart(); // 44
};

void TestPicklists::offer(const QString &object, const QString &field, const QJsonArray &values, const QJsonObject &more)
{
    QJsonObject &described = org.describe(object);
    QJsonArray fields = described.value(u"fields").toArray();
    for (QJsonValueRef one : fields) {
        QJsonObject changed = one.toObject();
        if (changed.value(u"name").toString() != field)
            continue;
        changed.insert(u"picklistValues"_s, values);
        for (auto it = more.begin(); it != more.end(); ++it)
            changed.insert(it.key(), it.value());
        one = changed;
    }
    described.insert(u"fields"_s, fields);
}

QStringList TestPicklists::values(const QList<Choice> &choices)
{
    QStringList all;
    for (const Choice &choice : choices)
        all << choice.value;
    return all;
}

void TestPicklists::whatTheOrgOffersStandsFirst()
{
    offer(u"Account"_s, u"Industry"_s, {QJsonObject {{u"value"_s, u"Space"_s}, {u"label"_s, u"Space Flight"_s}, {u"active"_s, true}}, QJsonObject {{u"value"_s, u"Old"_s}, {u"label"_s, u"Old"_s}, {u"active"_s, false}}});
    Device a(org, u"A"_s);
    const QStringList declared = values(a.file.schema.type(object_code::account)->field(u"Industry"_s)->choices);
    QVERIFY(a.sync());
    const Field &field = *a.file.schema.type(object_code::account)->field(u"Industry"_s);
    QCOMPARE(values(field.choices), QStringList {u"Space"_s} + declared);
    QCOMPARE(field.choices.first().shown(), u"Space Flight"_s);
}

void TestPicklists::aRestrictedPicklistOffersNothingElse()
{
    Device a(org, u"A"_s);
    const Field before = *a.file.schema.type(object_code::activity)->field(activity::status);
    QVERIFY(!before.choices.isEmpty());
    const auto closed = std::find_if(before.choices.cbegin(), before.choices.cend(), [](const Choice &choice) { return choice.closed; });
    QVERIFY(closed != before.choices.cend());
    offer(u"Task"_s, u"Status"_s, {QJsonObject {{u"value"_s, u"Waiting for Godot"_s}, {u"label"_s, u"Waiting for Godot"_s}}, QJsonObject {{u"value"_s, closed->value}, {u"label"_s, u"Over"_s}}}, {{u"restrictedPicklist"_s, true}});
    QVERIFY(a.sync());
    const Field &field = *a.file.schema.type(object_code::activity)->field(activity::status);
    QCOMPARE(values(field.choices), (QStringList {u"Waiting for Godot"_s, closed->value}));
    // That it is an end is known of it, whatever the org calls it.
    QVERIFY(field.choices.last().closed);
    QCOMPARE(field.choices.last().shown(), u"Over"_s);
}

void TestPicklists::whatDependsFollowsItsController()
{
    offer(u"Task"_s, u"Type"_s, {QJsonObject {{u"value"_s, u"Call"_s}, {u"label"_s, u"Call"_s}}, QJsonObject {{u"value"_s, u"Gone"_s}, {u"label"_s, u"Gone"_s}, {u"active"_s, false}}, QJsonObject {{u"value"_s, u"Visit"_s}, {u"label"_s, u"Visit"_s}}});
    offer(u"Task"_s, u"Priority"_s,
          {QJsonObject {{u"value"_s, u"High"_s}, {u"label"_s, u"High"_s}, {u"validFor"_s, u"oA=="_s}}, QJsonObject {{u"value"_s, u"Low"_s}, {u"label"_s, u"Low"_s}, {u"validFor"_s, u"gA=="_s}},
           QJsonObject {{u"value"_s, u"Never"_s}, {u"label"_s, u"Never"_s}, {u"validFor"_s, u"AA=="_s}}},
          {{u"dependentPicklist"_s, true}, {u"controllerName"_s, u"Type"_s}, {u"restrictedPicklist"_s, true}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const Field &field = *a.file.schema.type(object_code::activity)->field(u"Priority"_s);
    QCOMPARE(field.controller, u"Type"_s);
    QCOMPARE(values(field.choicesFor(u"Call"_s)), (QStringList {u"High"_s, u"Low"_s})); // 1010 0000 and 1000 0000
    QCOMPARE(values(field.choicesFor(u"Visit"_s)), QStringList {u"High"_s});
    QVERIFY(!values(field.choices).contains(u"Never"_s));
}

void TestPicklists::theyAreThereWhenTheFileIsOpenedAgain()
{
    offer(u"Account"_s, u"Industry"_s, {QJsonObject {{u"value"_s, u"Space"_s}, {u"label"_s, u"Space"_s}}}, {{u"restrictedPicklist"_s, true}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    const QString copy = a.file.m_folder.filePath(u"copy.db"_s);
    QVERIFY(a.onDatabase([copy](Connection &connection) { return bool(connection.execute(u"VACUUM INTO '%1'"_s.arg(copy))); }));
    Schema schema;
    Database database;
    RecordStore store(database, schema);
    QVERIFY(waitFor(store.open(copy)));
    QCOMPARE(values(schema.type(object_code::account)->field(u"Industry"_s)->choices), QStringList {u"Space"_s});
}

void TestPicklists::aNewValueNeedsNoRestart()
{
    offer(u"Account"_s, u"Industry"_s, {QJsonObject {{u"value"_s, u"Space"_s}, {u"label"_s, u"Space"_s}}}, {{u"restrictedPicklist"_s, true}});
    Device a(org, u"A"_s);
    QVERIFY(a.sync());
    offer(u"Account"_s, u"Industry"_s, {QJsonObject {{u"value"_s, u"Sea"_s}, {u"label"_s, u"Sea"_s}}}, {{u"restrictedPicklist"_s, true}});
    a.remote->forgetObjects(); // as after a day, or an answer that smells of it
    QVERIFY(a.sync());
    QCOMPARE(values(a.file.schema.type(object_code::account)->field(u"Industry"_s)->choices), QStringList {u"Sea"_s});
}

QTEST_MAIN(TestPicklists)
#include "tst_picklists.moc"
