#include "models/schema/objects/names.h"
#include "models/schema/schema.h"

#include <QTest>

/// The rules that stand beside the objects: defaults, derived values, what is refused and in which words.
class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingRequiredFieldIsNamed_data();
    void aMissingRequiredFieldIsNamed();
    void everyMessageNamesItsFieldAndSaysWhatToDo();
    void logACallAsksForFourFieldsOnly();
    void aFieldThatIsNotShownIsNotAskedFor();
    void aLinkThatWaitsForItsTargetCountsAsFilled();
    void aCallIsDoneAndATaskIsToDo();
    void aClosedActivityKnowsWhenAndAnOpenOneForgets();
    void anOldClosedActivityIsNotClosedToday();
    void theAccountOfACallComesFromWhatItIsAbout();
    void theStageDecidesProbabilityAndOutcome();
    void anEventLastsAnHourUnlessSaid();
    void aContactIsNamedByItsParts();
    void peopleOfNonEnterpriseCustomersAreLeftAlone_data();
    void peopleOfNonEnterpriseCustomersAreLeftAlone();
    void aContactWithoutAnAccountStartsUnticked();
    void theBuiltInAccountHasAFixedId();
};

namespace {

Schema &schema()
{
    static Schema all;
    return all;
}

const ObjectType &typeNamed(const char *name)
{
    return *schema().type(QString::fromLatin1(name));
}

RuleContext context()
{
    return {.today = QDate(2026, 11, 22), .now = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC), .me = firstIdOf(object_code::user)};
}

Record derived(const char *object, const QHash<QString, QVariant> &values, const RuleContext &rules = context())
{
    const ObjectType &type = typeNamed(object);
    Record record {.object = type.code};
    record.values = values;
    if (type.derive)
        type.derive(record, rules);
    return record;
}

const Problem *problemOf(const QList<Problem> &problems, const QString &field)
{
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const Problem &problem) { return problem.field == field; });
    return found == problems.end() ? nullptr : &*found;
}

/// A sentence with the field's label in front, a period behind, and something to do.
void isHelpful(const ObjectType &type, const Problem &problem)
{
    const Field *field = type.field(problem.field);
    QVERIFY2(field, qPrintable(problem.field));
    QVERIFY2(problem.text.startsWith(labelOf(*field) + u": "_s), qPrintable(problem.text));
    QVERIFY2(problem.text.endsWith(u'.') && !problem.text.contains(u"%1"_s) && !problem.text.contains(u"%2"_s), qPrintable(problem.text));
    const QString order = problem.text.section(u": "_s, 1).section(u' ', 0, 0);
    QVERIFY2((QStringList {u"fill"_s, u"enter"_s, u"shorten"_s, u"choose"_s}.contains(order)), qPrintable(problem.text));
}

} // namespace

void TestRules::aMissingRequiredFieldIsNamed_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("field");
    for (const ObjectType *type : schema().types()) {
        for (const Field &field : type->fields) {
            if (field.required)
                QTest::newRow(qPrintable(type->name + u'.' + field.name)) << type->name << field.name;
        }
    }
}

void TestRules::aMissingRequiredFieldIsNamed()
{
    QFETCH(QString, object);
    QFETCH(QString, field);
    const ObjectType &type = *schema().type(object);
    Record empty {.object = type.code};
    const Field &missing = *type.field(field);
    if (!missing.visibleWhenField.isEmpty())
        empty.set(missing.visibleWhenField, missing.visibleWhen.first()); // asked for only then
    const QList<Problem> problems = problemsOf(type, empty, context());
    const Problem *problem = problemOf(problems, field);
    QVERIFY(problem && !problem->warning);
    isHelpful(type, *problem);
    Record blank = empty;
    blank.set(field, u"   "_s);
    QVERIFY(problemOf(problemsOf(type, blank, context()), field));
}

void TestRules::everyMessageNamesItsFieldAndSaysWhatToDo()
{
    for (const ObjectType *type : schema().types()) {
        Record wrong {.object = type->code, .id = firstIdOf(type->code)};
        for (const Field &field : type->fields) {
            if (field.readOnly)
                continue;
            if (field.type == FieldType::Email || field.type == FieldType::Url)
                wrong.set(field.name, u"not one"_s);
            else if (field.maxLength)
                wrong.set(field.name, QString(field.maxLength + 1, u'x'));
        }
        wrong.set(account::healthScore, qlonglong(101));
        wrong.set(opportunity::probability, 101.0);
        wrong.set(account::parent, qlonglong(wrong.id));
        wrong.set(event::start, context().now);
        wrong.set(event::end, context().now.addSecs(-60));
        const QList<Problem> problems = problemsOf(*type, wrong, context());
        QVERIFY2(!problems.isEmpty(), qPrintable(type->name));
        for (const Problem &problem : problems)
            isHelpful(*type, problem);
        for (const Field &field : type->fields) {
            const bool broken = !field.readOnly && (field.type == FieldType::Email || field.type == FieldType::Url || field.maxLength);
            QVERIFY2(!broken || problemOf(problems, field.name), qPrintable(type->name + u'.' + field.name));
        }
    }
}

void TestRules::logACallAsksForFourFieldsOnly()
{
    const ObjectType &type = typeNamed("Activity");
    const QuickForm *form = type.quickForm(u"logACall"_s);
    QVERIFY(form);
    QSet<QString> asked;
    for (const Problem &problem : problemsOf(type, {.object = type.code}, context(), form))
        asked.insert(problem.field);
    QCOMPARE(asked, (QSet<QString> {activity::subject, activity::who, activity::type, activity::subType}));
    // As the handbook lists them.
    QCOMPARE(form->fields.mid(0, 7), (QStringList {activity::subject, activity::who, activity::type, activity::what, activity::subType, activity::dueDate, activity::comments}));
    QCOMPARE(type.field(activity::feedback)->choices.size(), 6);
    QStringList types;
    for (const Choice &choice : type.field(activity::type)->choices)
        types << choice.value;
    QCOMPARE(types, (QStringList {u"Call"_s, u"In-Person Meeting"_s}));
}

void TestRules::aFieldThatIsNotShownIsNotAskedFor()
{
    ObjectType type = typeNamed("Activity");
    for (Field &field : type.fields) {
        if (field.name == activity::feedback)
            field.required = true;
    }
    Record call {.object = type.code};
    QVERIFY(!problemOf(problemsOf(type, call, context()), activity::feedback));
    call.set(activity::subType, activity::customerFeedback);
    QVERIFY(problemOf(problemsOf(type, call, context()), activity::feedback));
}

void TestRules::aLinkThatWaitsForItsTargetCountsAsFilled()
{
    const ObjectType &type = typeNamed("Activity");
    Record call {.object = type.code};
    call.dangling.insert(activity::who, u"003Ec00000Cz310IAB"_s);
    QVERIFY(!problemOf(problemsOf(type, call, context(), type.quickForm(u"logACall"_s)), activity::who));
}

void TestRules::aCallIsDoneAndATaskIsToDo()
{
    const ObjectType &type = typeNamed("Activity");
    const Record call = newRecord(type, context(), type.quickForm(u"logACall"_s));
    QCOMPARE(call.text(activity::status), u"Completed"_s);
    QCOMPARE(call.text(activity::subtype), u"Call"_s);
    QCOMPARE(call.value(activity::dueDate).toDate(), context().today);
    QCOMPARE(call.link(activity::owner), context().me);
    const Record task = newRecord(type, context(), type.quickForm(u"newTask"_s));
    QCOMPARE(task.text(activity::status), u"Not Started"_s);
    QCOMPARE(task.text(activity::priority), u"Normal"_s);
}

void TestRules::aClosedActivityKnowsWhenAndAnOpenOneForgets()
{
    Record task = derived("Activity", {{activity::status, u"Completed"_s}});
    QVERIFY(task.value(activity::isClosed).toBool());
    QCOMPARE(task.value(u"CompletedDateTime"_s).toDateTime(), context().now);
    task.set(activity::status, u"In Progress"_s);
    typeNamed("Activity").derive(task, context());
    QVERIFY(!task.value(activity::isClosed).toBool());
    QVERIFY(!task.value(u"CompletedDateTime"_s).isValid());
}

void TestRules::anOldClosedActivityIsNotClosedToday()
{
    // An export says when a task was changed last, not when it was done.
    const QDateTime then(QDate(2024, 1, 23), QTime(17, 50), Qt::UTC);
    QCOMPARE(derived("Activity", {{activity::status, u"Completed"_s}, {system_field::modifiedDate, then}}).value(u"CompletedDateTime"_s).toDateTime(), then);
    QCOMPARE(derived("Case", {{support_case::status, u"Closed"_s}, {system_field::modifiedDate, then}}).value(u"ClosedDate"_s).toDateTime(), then);
}

void TestRules::theAccountOfACallComesFromWhatItIsAbout()
{
    const qlonglong acme = firstIdOf(object_code::account);
    const qlonglong ann = firstIdOf(object_code::contact);
    RuleContext rules = context();
    rules.fieldOf = [&](RecordId id, const QString &) { return id == ann ? QVariant(acme + 1) : QVariant(); };
    QCOMPARE(derived("Activity", {{activity::what, acme}}, rules).link(activity::account), acme);
    QCOMPARE(derived("Activity", {{activity::who, QVariantList {ann}}}, rules).link(activity::account), acme + 1);
    QCOMPARE(derived("Activity", {{activity::what, acme}, {activity::who, QVariantList {ann}}}, rules).link(activity::account), acme);
    QCOMPARE(derived("Activity", {{activity::account, acme}}, rules).link(activity::account), acme);
}

void TestRules::theStageDecidesProbabilityAndOutcome()
{
    Record deal = derived("Opportunity", {{opportunity::stage, u"Prospecting"_s}, {opportunity::amount, 1000.0}});
    QCOMPARE(deal.value(opportunity::probability).toDouble(), 10.0);
    QCOMPARE(deal.value(u"ExpectedRevenue"_s).toDouble(), 100.0);
    deal.set(opportunity::stage, u"Closed Won"_s);
    typeNamed("Opportunity").derive(deal, context());
    QVERIFY(deal.value(opportunity::isWon).toBool() && deal.value(opportunity::isClosed).toBool());
    QCOMPARE(deal.value(opportunity::probability).toDouble(), 100.0);
    const Record own = derived("Opportunity", {{opportunity::stage, u"An Org's Own"_s}, {opportunity::isClosed, true}});
    QVERIFY2(own.value(opportunity::isClosed).toBool(), "what an export says of a stage that is not known here stays");
}

void TestRules::anEventLastsAnHourUnlessSaid()
{
    const Record made = newRecord(typeNamed("Event"), context());
    QCOMPARE(made.value(event::start).toDateTime(), QDateTime(QDate(2026, 11, 22), QTime(11, 0), Qt::UTC));
    const Record meeting = derived("Event", {{event::start, context().now}});
    QCOMPARE(meeting.value(event::end).toDateTime(), context().now.addSecs(3600));
    QCOMPARE(meeting.value(u"DurationInMinutes"_s).toInt(), 60);
}

void TestRules::aContactIsNamedByItsParts()
{
    QCOMPARE(derived("Contact", {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}}).text(contact::name), u"Ann Lee"_s);
    QCOMPARE(derived("Contact", {{contact::lastName, u"Lee"_s}}).text(contact::name), u"Lee"_s);
}

void TestRules::peopleOfNonEnterpriseCustomersAreLeftAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("segment");
    QTest::addColumn<double>("arr");
    QTest::addColumn<QString>("anywhere");
    QTest::addColumn<QString>("fromACall");
    QTest::newRow("enterprise") << u"Acme"_s << u"Enterprise"_s << 0.0 << u"none"_s << u"none"_s;
    QTest::newRow("non-enterprise") << u"Acme"_s << u"Non-Enterprise"_s << 100.0 << u"both"_s << u"both"_s;
    QTest::newRow("evaluation") << u"Acme"_s << u"Evaluation"_s << 0.0 << u"both"_s << u"both"_s;
    QTest::newRow("community") << u"Acme"_s << u"Community"_s << 0.0 << u"both"_s << u"both"_s;
    QTest::newRow("nothing said, pays") << u"Acme"_s << QString() << 100.0 << u"none"_s << u"none"_s;
    QTest::newRow("nothing said, nothing paid") << u"Acme"_s << QString() << 0.0 << u"none"_s << u"both"_s;
    QTest::newRow("hold public") << account::holdPublicName << QString() << 0.0 << u"both"_s << u"both"_s;
}

void TestRules::peopleOfNonEnterpriseCustomersAreLeftAlone()
{
    const ObjectType &type = typeNamed("Contact");
    QFETCH(QString, name);
    QFETCH(QString, segment);
    QFETCH(double, arr);
    RuleContext world = context();
    world.fieldOf = [&](RecordId, const QString &field) -> QVariant {
        if (field == account::name)
            return name;
        if (field == account::segment)
            return segment.isEmpty() ? QVariant() : QVariant(segment);
        return field == account::arr && arr > 0 ? QVariant(arr) : QVariant();
    };
    const auto ticked = [&](const QuickForm *form) {
        const Record person = newRecord(type, world, form, {{contact::account, qlonglong(firstIdOf(object_code::account))}});
        const bool both = person.value(contact::emailOptOut).toBool() && person.value(contact::marketingSuspend).toBool();
        const bool none = !person.value(contact::emailOptOut).toBool() && !person.value(contact::marketingSuspend).toBool();
        return both ? u"both"_s : none ? u"none"_s : u"one"_s;
    };
    QTEST(ticked(nullptr), "anywhere");
    QTEST(ticked(type.quickForm(u"nonEnterpriseContact"_s)), "fromACall");
}

void TestRules::aContactWithoutAnAccountStartsUnticked()
{
    const ObjectType &type = typeNamed("Contact");
    const Record person = newRecord(type, context(), type.quickForm(u"nonEnterpriseContact"_s));
    QVERIFY(!person.value(contact::emailOptOut).toBool() && !person.value(contact::marketingSuspend).toBool());
    QCOMPARE(badgesOf(type, person).size(), 0);
    QCOMPARE(type.badges.size(), 3);
}

void TestRules::theBuiltInAccountHasAFixedId()
{
    QCOMPARE(account::holdPublicUuid.size(), 36);
    QCOMPARE(account::holdPublicName, u"Hold Public"_s);
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
