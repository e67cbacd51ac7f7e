#include "forms/fields/fieldeditor.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/record/recordpage.h"
#include "forms/record/verdictstrip.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/referencerules.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/schema.h"
#include "models/storage/verdicts.h"
#include "tests/support/store.h"

#include <QTest>

/// Customer references (Mattermost handbook): what is asked for, and whether one may be used on a day.
class TestReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyObstacleAloneAndTogetherIsNamed();
    void theFirstAndTheLastDayAreUsable_data();
    void theFirstAndTheLastDayAreUsable();
    void theTargetDateIsAskedForUntilCompleted();
    void anEndDateAsksWhyAndWritesItIntoTheNotesOnce();
    void anImportedEndDateBringsItsReasonInTheNotes();
    void theNameFollowsTheTypeUntilItIsWritten();
    void theRuleWarnsOfAUseThatIsNotAllowedAndStorageTakesIt();
    void usableTodayIsSaidOfTheStoredRecordWithItsReasons();
    void anOpenRiskOfTheAccountForbidsAUseUntilItIsClosed();
    void aTickedApprovalKeepsWhoAndWhenUntilItIsUnticked();
    void anImportedApprovalIsNotDatedToday();
    void thePageSaysWhetherItIsUsableAndFollowsTheAccount();
    void theFormWarnsOfAUseThatGoesOverTheLimitOfTheQuarter();
};

namespace {

using ReferenceRules::Obstacle;

RecordId made(TestStore &s, int object, const QHash<QString, QVariant> &values)
{
    Record record {.object = object};
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        record.set(it.key(), it.value());
    const auto id = waitFor(s.store.save(record));
    return id ? *id : 0;
}

Record stored(TestStore &s, RecordId id)
{
    const auto record = waitFor(s.store.fetch(id));
    return record ? *record : Record();
}

/// Changes a stored record as a form does.
Result<RecordId> changed(TestStore &s, RecordId id, const QHash<QString, QVariant> &changes)
{
    Record record = stored(s, id);
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        record.set(it.key(), it.value());
    return waitFor(s.store.save(record));
}

QHash<QString, QVariant> completeReference(RecordId customer)
{
    using namespace customer_reference;
    return {{customer_reference::account, qlonglong(customer)}, {customer_reference::type, u"Case Study"_s}, {status, completed}, {reach, external}, {customerLegal, true}, {ownLegal, true}};
}

} // namespace

/// The truth table: seven conditions, each way, against each use.
void TestReferences::everyObstacleAloneAndTogetherIsNamed()
{
    const QDate day(2026, 11, 25);
    for (int bits = 0; bits < 256; ++bits) {
        const auto on = [bits](int bit) { return (bits >> bit & 1) != 0; };
        const ReferenceFacts facts {.completed = on(0), .customerLegal = on(1), .ownLegal = on(2), .external = on(3), .accountAtRisk = on(4),
                                    .start = on(5) ? day.addDays(1) : day.addDays(-9), .end = on(6) ? day.addDays(-1) : day.addDays(9)};
        const bool outside = on(7);
        const QList<Obstacle> found = ReferenceRules::obstacles(facts, day, outside);
        QCOMPARE(found.contains(Obstacle::NotCompleted), !on(0));
        QCOMPARE(found.contains(Obstacle::NoCustomerLegal), !on(1));
        QCOMPARE(found.contains(Obstacle::NoOwnLegal), !on(2));
        QCOMPARE(found.contains(Obstacle::InternalOnly), outside && !on(3));
        QCOMPARE(found.contains(Obstacle::AccountAtRisk), on(4));
        QCOMPARE(found.contains(Obstacle::NotStarted), on(5));
        QCOMPARE(found.contains(Obstacle::Ended), on(6));
        QCOMPARE(found.isEmpty(), on(0) && on(1) && on(2) && (on(3) || !outside) && !on(4) && !on(5) && !on(6));
        for (const Obstacle obstacle : found)
            QVERIFY(!ReferenceRules::sentence(obstacle, facts).isEmpty());
    }
}

void TestReferences::theFirstAndTheLastDayAreUsable_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("usable");
    QTest::newRow("the day before") << QDate(2027, 2, 27) << false;
    QTest::newRow("the first day") << QDate(2027, 2, 28) << true;
    QTest::newRow("the last day") << QDate(2028, 2, 29) << true;
    QTest::newRow("the day after") << QDate(2028, 3, 1) << false;
}

void TestReferences::theFirstAndTheLastDayAreUsable()
{
    QFETCH(const QDate, day);
    const ReferenceFacts facts {.completed = true, .customerLegal = true, .ownLegal = true, .external = true, .start = QDate(2027, 2, 28), .end = QDate(2028, 2, 29)};
    QTEST(ReferenceRules::obstacles(facts, day, true).isEmpty(), "usable");
}

void TestReferences::theTargetDateIsAskedForUntilCompleted()
{
    Schema schema;
    const ObjectType &type = *schema.type(object_code::customerReference);
    for (const Choice &choice : type.field(customer_reference::status)->choices) {
        Record record {.object = type.code};
        record.set(customer_reference::account, qlonglong(firstIdOf(object_code::account)));
        record.set(customer_reference::type, u"Quote"_s);
        record.set(customer_reference::status, choice.value);
        const QList<Problem> problems = problemsOf(type, record, {.today = QDate(2026, 11, 25)});
        QCOMPARE(problems.size(), choice.closed ? 0 : 1);
        if (!choice.closed)
            QCOMPARE(problems.first().field, customer_reference::target);
    }
}

void TestReferences::anEndDateAsksWhyAndWritesItIntoTheNotesOnce()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId id = made(s, object_code::customerReference, completeReference(customer));
    QVERIFY(id);
    const auto save = [&](const QHash<QString, QVariant> &changes) { return changed(s, id, changes); };
    const auto refused = save({{customer_reference::end, QDate(2030, 1, 31)}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.value(0).field, customer_reference::endReason);
    QVERIFY(save({{customer_reference::end, QDate(2030, 1, 31)}, {customer_reference::endReason, u"New brand rules"_s}}));
    const QString notes = stored(s, id).text(customer_reference::notes);
    QVERIFY2(notes.endsWith(u" Ends on 2030-01-31: New brand rules"_s), qPrintable(notes));
    QVERIFY(save({{customer_reference::category, u"DevOps"_s}}));
    QCOMPARE(stored(s, id).text(customer_reference::notes), notes);
}

void TestReferences::anImportedEndDateBringsItsReasonInTheNotes()
{
    Schema schema;
    const ObjectType &type = *schema.type(object_code::customerReference);
    Record record {.object = type.code};
    record.values.insert(completeReference(firstIdOf(object_code::account)));
    record.set(customer_reference::end, QDate(2030, 1, 31));
    const auto asksWhy = [&](bool brought) {
        const QList<Problem> problems = problemsOf(type, record, {.today = QDate(2026, 11, 25), .brought = brought});
        return std::any_of(problems.cbegin(), problems.cend(), [](const Problem &problem) { return problem.field == customer_reference::endReason; });
    };
    QVERIFY(asksWhy(true) && asksWhy(false));
    record.set(customer_reference::notes, u"They merge next year."_s);
    QVERIFY(!asksWhy(true));
    QVERIFY(asksWhy(false)); // a person may have noted something else
    record.set(customer_reference::endReason, u"They merge."_s);
    QVERIFY(!asksWhy(false));
}

void TestReferences::theNameFollowsTheTypeUntilItIsWritten()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId id = made(s, object_code::customerReference, completeReference(customer));
    QCOMPARE(stored(s, id).text(customer_reference::name), u"Acme, Case Study"_s);
    QVERIFY(changed(s, id, {{customer_reference::type, u"Quote"_s}}));
    QCOMPARE(stored(s, id).text(customer_reference::name), u"Acme, Quote"_s);
    QVERIFY(changed(s, id, {{customer_reference::name, u"The port story"_s}}));
    QVERIFY(changed(s, id, {{customer_reference::type, u"Press Release"_s}}));
    QCOMPARE(stored(s, id).text(customer_reference::name), u"The port story"_s);
}

void TestReferences::theRuleWarnsOfAUseThatIsNotAllowedAndStorageTakesIt()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}, {account::health, u"At risk"_s}});
    QHash<QString, QVariant> values = completeReference(customer);
    values.remove(customer_reference::ownLegal);
    const RecordId reference = made(s, object_code::customerReference, values);
    QVERIFY(reference);

    const ObjectType &type = *s.schema.type(object_code::referenceUse);
    const Record kept = stored(s, reference);
    RuleContext rules {.today = QDate(2026, 11, 25)};
    rules.fieldOf = [&](RecordId id, const QString &field) { return id == reference ? kept.value(field) : id == customer && field == account::health ? QVariant(u"At risk"_s) : QVariant(); };
    Record use {.object = type.code};
    use.set(reference_use::name, u"Pitch"_s);
    use.set(reference_use::reference, qlonglong(reference));
    use.set(reference_use::date, rules.today);
    use.set(reference_use::reach, customer_reference::external);
    const QList<Problem> problems = problemsOf(type, use, rules);
    QCOMPARE(problems.size(), 2);
    QVERIFY(problems.at(0).warning && problems.at(1).warning);
    QCOMPARE(problems.at(0).text, u"Our legal team has not approved the reference."_s);
    QCOMPARE(problems.at(1).text, u"The account is at risk."_s);
    QVERIFY(made(s, object_code::referenceUse, {{reference_use::name, u"Pitch"_s}, {reference_use::reference, qlonglong(reference)}, {reference_use::date, rules.today}, {reference_use::reach, customer_reference::external}}));
}

void TestReferences::usableTodayIsSaidOfTheStoredRecordWithItsReasons()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId id = made(s, object_code::customerReference, completeReference(customer));
    const auto said = [&] { return *waitFor(verdictOf(s.store, id)); };
    QCOMPARE(said().text, u"Usable today"_s);
    QCOMPARE(said().tone, u"good"_s);
    QVERIFY(said().reasons.isEmpty());

    QVERIFY(changed(s, id, {{customer_reference::reach, customer_reference::internal}}));
    QCOMPARE(said().text, u"Usable today, inside only"_s);
    QCOMPARE(said().reasons, QStringList {u"The reference is for internal use only."_s});

    QVERIFY(changed(s, id, {{customer_reference::reach, customer_reference::external}, {customer_reference::ownLegal, false}, {customer_reference::start, QDate(2026, 11, 23)}}));
    QCOMPARE(said().text, u"Not usable today"_s);
    QCOMPARE(said().tone, u"risk"_s);
    QCOMPARE(said().reasons.size(), 2);
    s.now = s.now.addDays(1); // never stored: the next day says something else
    QCOMPARE(said().reasons, QStringList {u"Our legal team has not approved the reference."_s});
    QVERIFY(waitFor(verdictOf(s.store, customer))->text.isEmpty());
}

void TestReferences::anOpenRiskOfTheAccountForbidsAUseUntilItIsClosed()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId id = made(s, object_code::customerReference, completeReference(customer));
    const RecordId risk = s.saveOne(*s.schema.type(object_code::customerRisk), {{customer_risk::account, qlonglong(customer)}, {customer_risk::amount, 1000.0}});
    QCOMPARE(waitFor(verdictOf(s.store, id))->reasons, QStringList {u"The account is at risk."_s});
    QVERIFY(waitFor(s.store.remove({risk})));
    QVERIFY(waitFor(verdictOf(s.store, id))->reasons.isEmpty());
}

void TestReferences::aTickedApprovalKeepsWhoAndWhenUntilItIsUnticked()
{
    using namespace customer_reference;
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId ann = made(s, object_code::contact, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(customer)}});
    QHash<QString, QVariant> values = completeReference(customer);
    values.insert({{customer_reference::contact, qlonglong(ann)}, {ownLegal, false}});
    const RecordId id = made(s, object_code::customerReference, values);
    QCOMPARE(stored(s, id).link(customerLegalBy), ann);
    QCOMPARE(stored(s, id).value(customerLegalOn).toDate(), QDate(2026, 11, 22));
    QVERIFY(!stored(s, id).value(ownLegalOn).isValid());

    s.now = s.now.addDays(3);
    QVERIFY(changed(s, id, {{ownLegal, true}}));
    QCOMPARE(stored(s, id).link(ownLegalBy), s.store.me());
    QCOMPARE(stored(s, id).value(ownLegalOn).toDate(), QDate(2026, 11, 25));
    QCOMPARE(stored(s, id).value(customerLegalOn).toDate(), QDate(2026, 11, 22)); // the other one stays

    QVERIFY(changed(s, id, {{customerLegal, false}}));
    QVERIFY(!stored(s, id).link(customerLegalBy));
    QVERIFY(!stored(s, id).value(customerLegalOn).isValid());
    QVERIFY(waitFor(s.store.undo()));
    QCOMPARE(stored(s, id).value(customerLegalOn).toDate(), QDate(2026, 11, 22));

    QVERIFY(changed(s, id, {{ownLegal, false}}));
    QVERIFY(changed(s, id, {{ownLegal, true}, {ownLegalOn, QDate(2026, 10, 1)}})); // what a person says stands
    QCOMPARE(stored(s, id).value(ownLegalOn).toDate(), QDate(2026, 10, 1));
}

/// Who approved it elsewhere, and when, is not known here.
void TestReferences::anImportedApprovalIsNotDatedToday()
{
    Record record;
    record.set(customer_reference::customerLegal, true);
    const ObjectType &type = *Schema().type(object_code::customerReference);
    keepApprovals(type.approvals, record, {.today = QDate(2026, 11, 25), .me = 5, .brought = true});
    QVERIFY(!record.value(customer_reference::customerLegalOn).isValid());
    keepApprovals(type.approvals, record, {.today = QDate(2026, 11, 25), .me = 5});
    QCOMPARE(record.value(customer_reference::customerLegalOn).toDate(), QDate(2026, 11, 25));
}

void TestReferences::thePageSaysWhetherItIsUsableAndFollowsTheAccount()
{
    TestStore s;
    ViewState state;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    const RecordId id = made(s, object_code::customerReference, completeReference(customer));
    RecordPage page(s.store, state, id);
    page.show();
    const auto *strip = page.findChild<VerdictStrip *>();
    QTRY_COMPARE(strip->text(), u"Usable today"_s);
    QVERIFY(strip->isVisible());
    QVERIFY(changed(s, customer, {{account::health, u"At risk"_s}}));
    QTRY_COMPARE(strip->text(), u"Not usable today"_s);
    QCOMPARE(strip->reasons(), QStringList {u"The account is at risk."_s});
    QCOMPARE(strip->accessibleDescription(), u"The account is at risk."_s);

    RecordPage other(s.store, state, customer);
    other.show();
    QTRY_COMPARE(other.title(), u"Acme"_s);
    QVERIFY(!other.findChild<VerdictStrip *>()->isVisible());
}

void TestReferences::theFormWarnsOfAUseThatGoesOverTheLimitOfTheQuarter()
{
    TestStore s;
    const RecordId customer = made(s, object_code::account, {{account::name, u"Acme"_s}});
    QHash<QString, QVariant> values = completeReference(customer);
    values.insert(customer_reference::useLimit, 1);
    const RecordId reference = made(s, object_code::customerReference, values);
    const auto use = [&](const QDate &day) { return made(s, object_code::referenceUse, {{reference_use::name, u"Pitch"_s}, {reference_use::reference, qlonglong(reference)}, {reference_use::date, day}, {reference_use::reach, customer_reference::external}}); };
    QVERIFY(use(QDate(2026, 9, 30)));
    QVERIFY(use(QDate(2026, 10, 1)));

    RecordDialog *dialog = RecordDialog::openNew(s.store, *s.schema.type(object_code::referenceUse), {.presets = {{reference_use::reference, qlonglong(reference)}}}, nullptr, {});
    QTRY_VERIFY(dialog->form() && dialog->form()->editor(reference_use::date));
    FieldEditor *date = dialog->form()->editor(reference_use::date);
    QTRY_COMPARE(date->invalidText(), u"This would be use 2 of the reference in this quarter; the limit is 1. Choose another reference, or ask the customer first."_s);
    date->setRawText(u"2027-01-01"_s);
    Q_EMIT date->edited();
    QTRY_VERIFY(date->invalidText().isEmpty());
    date->setRawText(u"2026-12-31"_s);
    Q_EMIT date->edited();
    QTRY_VERIFY(!date->invalidText().isEmpty());
    dialog->form()->enter({{reference_use::name, u"Fair"_s}});
    Q_EMIT dialog->form()->submitted();
    QTRY_COMPARE(waitFor(s.store.find({.object = object_code::referenceUse}))->size(), 3); // a warning, no refusal
}

QTEST_MAIN(TestReferences)
#include "tst_references.moc"
