#include "forms/home/homepage.h"
#include "forms/lists/recordtable.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/record/recordform.h"
#include "forms/record/recordpage.h"
#include "forms/record/recordtabs.h"
#include "forms/record/relatedpanel.h"
#include "forms/record/recorddialog.h"
#include "models/schema/attention.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QLineEdit>
#include <QPushButton>

/// "Upcoming renewal (± expansions)" (Fleet handbook, "Generate an expansion opportunity in Salesforce"): the account's table, its New, the
/// name that is built, what is kept up to date in the table, and what Home says of old next steps.
class TestExpansion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newPresetsTheTypeAndBuildsTheName_data();
    void newPresetsTheTypeAndBuildsTheName();
    void theNameFollowsItsPartsUntilItIsEdited();
    void otherDealsAreNamedByHand();
    void theTableHoldsOpenRenewalsAndExpansions();
    void stageAndNextStepAreEditedInTheTable();
    void whatCannotBeReadStaysInTheCell();
    void newOpensTheFormWithItsPresets();
    void homeShowsOldNextSteps();

private:
    RecordId deal(const QString &type, const QString &stage, const QHash<QString, QVariant> &more = {});
    RelatedCard *card(RecordPage &page);
    static void choose(RecordForm &form, const QString &field, const QVariant &value);
    std::unique_ptr<TestStore> s;
    RecordId acme = 0;
};

void TestExpansion::init()
{
    s = std::make_unique<TestStore>();
    acme = s->save(u"Account"_s, {{account::name, u"ABC Test Company"_s}, {account::tier, u"Tier 1"_s}});
}

void TestExpansion::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

RecordId TestExpansion::deal(const QString &type, const QString &stage, const QHash<QString, QVariant> &more)
{
    QHash<QString, QVariant> values {{opportunity::name, type + u' ' + stage}, {opportunity::account, qlonglong(acme)}, {opportunity::type, type}, {opportunity::stage, stage}, {opportunity::closeDate, QDate(2027, 1, 15)}};
    values.insert(more);
    return s->save(u"Opportunity"_s, values);
}

void TestExpansion::choose(RecordForm &form, const QString &field, const QVariant &value)
{
    form.editor(field)->setValue(value);
    Q_EMIT form.editor(field)->edited();
}

RelatedCard *TestExpansion::card(RecordPage &page)
{
    if (auto *tabs = page.findChild<RecordTabs *>(); tabs && tabs->current() != u"related")
        tabs->select(u"related"_s);
    return page.findChild<RelatedCard *>(u"Opportunity.AccountId.newExpansion"_s);
}

void TestExpansion::newPresetsTheTypeAndBuildsTheName_data()
{
    QTest::addColumn<QString>("product");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<int>("fiscalStart");
    QTest::addColumn<QString>("name");
    const QString premium = u"Fleet Premium"_s;
    QTest::newRow("the first example") << u"Fleet Premium MDM"_s << u"Host Expansion"_s << QDate(2025, 3, 1) << 1 << u"ABCTestCompany_FleetPremiumMDM_HostExpansion_Q12025"_s;
    QTest::newRow("the second example") << premium << u"Price Increase Expansion"_s << QDate(2025, 1, 1) << 1 << u"ABCTestCompany_FleetPremium_PriceIncreaseExpansion_Q12025"_s;
    QTest::newRow("last day of a quarter") << premium << u"Host Expansion"_s << QDate(2025, 3, 31) << 1 << u"ABCTestCompany_FleetPremium_HostExpansion_Q12025"_s;
    QTest::newRow("first day of the next") << premium << u"Host Expansion"_s << QDate(2025, 4, 1) << 1 << u"ABCTestCompany_FleetPremium_HostExpansion_Q22025"_s;
    QTest::newRow("last day of the year") << premium << u"Host Expansion"_s << QDate(2025, 12, 31) << 1 << u"ABCTestCompany_FleetPremium_HostExpansion_Q42025"_s;
    QTest::newRow("last day of a year that begins in February") << premium << u"Host Expansion"_s << QDate(2026, 1, 31) << 2 << u"ABCTestCompany_FleetPremium_HostExpansion_Q42026"_s;
    QTest::newRow("first day of a year that begins in February") << premium << u"Host Expansion"_s << QDate(2026, 2, 1) << 2 << u"ABCTestCompany_FleetPremium_HostExpansion_Q12027"_s;
    QTest::newRow("a leap day") << premium << u"Host Expansion"_s << QDate(2028, 2, 29) << 2 << u"ABCTestCompany_FleetPremium_HostExpansion_Q12029"_s;
}

void TestExpansion::newPresetsTheTypeAndBuildsTheName()
{
    QFETCH(QString, product);
    QFETCH(QString, what);
    QFETCH(QDate, due);
    QFETCH(int, fiscalStart);
    QFETCH(QString, name);
    QVERIFY(waitFor(s->store.setFact(fiscalStartFact, QString::number(fiscalStart))));
    const auto fresh = waitFor(s->store.prepare(object_code::opportunity, {{opportunity::account, qlonglong(acme)}, {opportunity::product, product}, {opportunity::what, what}, {opportunity::closeDate, due}}, u"newExpansion"_s));
    QVERIFY(fresh);
    QCOMPARE(fresh->text(opportunity::type), u"Expansion"_s);
    QCOMPARE(fresh->text(opportunity::name), name);
}

void TestExpansion::theNameFollowsItsPartsUntilItIsEdited()
{
    const ObjectType &type = *s->schema.type(object_code::opportunity);
    const QuickForm *quick = type.quickForm(u"newExpansion"_s);
    QVERIFY(quick);
    RecordForm form(s->store, type, RecordForm::sectionsFor(type, true, quick), quick);
    form.setRecord(*waitFor(s->store.prepare(type.code, {{opportunity::account, qlonglong(acme)}}, quick->name)));
    const auto name = [&form] { return form.record().text(opportunity::name); };
    QCOMPARE(name(), u"ABCTestCompany"_s);
    choose(form, opportunity::product, u"Fleet Premium MDM"_s);
    QTRY_COMPARE(name(), u"ABCTestCompany_FleetPremiumMDM"_s);
    choose(form, opportunity::what, u"Host Expansion"_s);
    choose(form, opportunity::closeDate, QDate(2025, 3, 1));
    QTRY_COMPARE(name(), u"ABCTestCompany_FleetPremiumMDM_HostExpansion_Q12025"_s);
    choose(form, opportunity::closeDate, QDate(2025, 4, 1));
    QTRY_COMPARE(name(), u"ABCTestCompany_FleetPremiumMDM_HostExpansion_Q22025"_s);
    // The name is there when the form is checked, so nothing is missing but the stage.
    QStringList wrong;
    for (const Problem &problem : form.check())
        wrong << problem.field;
    QCOMPARE(wrong, QStringList {opportunity::stage});
    choose(form, opportunity::name, u"My words"_s);
    choose(form, opportunity::product, u"Fleet Free"_s);
    QVERIFY(waitFor(s->store.prepare(type.code))); // asked behind the proposal, so answered after it
    QCOMPARE(name(), u"My words"_s);
}

void TestExpansion::otherDealsAreNamedByHand()
{
    const auto fresh = waitFor(s->store.prepare(object_code::opportunity, {{opportunity::account, qlonglong(acme)}, {opportunity::type, opportunity::renewal}, {opportunity::product, u"Fleet"_s}}));
    QVERIFY(fresh);
    QVERIFY(fresh->text(opportunity::name).isEmpty());
    // From a contract the deal knows its account.
    const RecordId agreement = s->save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, u"Activated"_s}, {contract::start, QDate(2026, 1, 1)}, {contract::term, qlonglong(12)}});
    QCOMPARE(waitFor(s->store.prepare(object_code::opportunity, {{opportunity::contract, qlonglong(agreement)}}))->link(opportunity::account), acme);
}

void TestExpansion::theTableHoldsOpenRenewalsAndExpansions()
{
    const ObjectType &type = *s->schema.type(object_code::account);
    qsizetype place = -1;
    for (qsizetype i = 0; i < type.related.size(); ++i)
        place = type.related.at(i).newForm == u"newExpansion" ? i : place;
    QVERIFY(place >= 0);
    const auto count = [&] { return waitFor(s->store.relatedCounts(acme)).at(place).count; };
    deal(u"Renewal"_s, u"Closed Won"_s);
    deal(u"New Business"_s, u"Prospecting"_s);
    QCOMPARE(count(), 0);
    const RecordId renewal = deal(u"Renewal"_s, u"Prospecting"_s);
    deal(u"Expansion"_s, u"Qualification"_s);
    QCOMPARE(count(), 2);
    Record record = s->fetch(renewal);
    record.set(opportunity::stage, u"Closed Won"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(count(), 1);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(count(), 2);
    record = s->fetch(renewal);
    record.set(opportunity::type, u"New Business"_s);
    QVERIFY(waitFor(s->store.save(record)));
    QCOMPARE(count(), 1);
    QVERIFY(waitFor(s->store.remove({acme})));
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(count(), 1);
}

void TestExpansion::stageAndNextStepAreEditedInTheTable()
{
    const RecordId renewal = deal(u"Renewal"_s, u"Prospecting"_s, {{opportunity::nextStep, u"Call"_s}});
    ViewState state;
    RecordPage page(s->store, state, acme);
    page.resize(1280, 2400);
    page.show();
    RelatedCard *table = nullptr;
    QTRY_VERIFY(table = card(page));
    QAbstractItemModel *model = table->table()->model();
    QTRY_COMPARE(model->rowCount(), 1);
    const auto columnOf = [&](const QString &field) {
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->index(0, column).data(RecordListModel::FieldRole).toString() == field)
                return column;
        }
        return -1;
    };
    QTRY_COMPARE(model->index(0, columnOf(opportunity::nextStep)).data().toString(), u"Call"_s);
    table->table()->setFocus();
    table->table()->setCurrentIndex(model->index(0, columnOf(opportunity::nextStep)));
    QTest::keyClick(table->table(), Qt::Key_F2);
    FieldEditor *editor = nullptr;
    QTRY_VERIFY(editor = table->table()->viewport()->findChild<FieldEditor *>(opportunity::nextStep));
    QCOMPARE(editor->rawText(), u"Call"_s);
    QCOMPARE(editor->input()->accessibleName(), u"Next Step"_s);
    Looks::keep(&page, u"expansion-edit"_s);
    editor->setRawText(u"Send the quote"_s);
    QTest::keyClick(editor->input(), Qt::Key_Return);
    QTRY_COMPARE(s->fetch(renewal).text(opportunity::nextStep), u"Send the quote"_s);
    QTRY_COMPARE(model->index(0, columnOf(opportunity::nextStep)).data().toString(), u"Send the quote"_s);
    QTRY_VERIFY(!table->table()->viewport()->findChild<FieldEditor *>());
    // Esc leaves everything as it was; the name is no cell that is edited.
    table->table()->edit(model->index(0, columnOf(opportunity::nextStepDate)));
    QTRY_VERIFY(editor = table->table()->viewport()->findChild<FieldEditor *>(opportunity::nextStepDate));
    editor->setRawText(u"tomorrow"_s);
    QTest::keyClick(editor->input(), Qt::Key_Escape);
    QTRY_VERIFY(!table->table()->viewport()->findChild<FieldEditor *>());
    QVERIFY(!s->fetch(renewal).value(opportunity::nextStepDate).isValid());
    QVERIFY(!(model->flags(model->index(0, 0)) & Qt::ItemIsEditable));
    table->table()->edit(model->index(0, columnOf(opportunity::stage)));
    QTRY_VERIFY(editor = table->table()->viewport()->findChild<FieldEditor *>(opportunity::stage));
    editor->setValue(u"Negotiation/Review"_s);
    QTest::keyClick(editor->input(), Qt::Key_Return);
    QTRY_COMPARE(s->fetch(renewal).text(opportunity::stage), u"Negotiation/Review"_s);
}

void TestExpansion::whatCannotBeReadStaysInTheCell()
{
    const RecordId renewal = deal(u"Renewal"_s, u"Prospecting"_s);
    ViewState state;
    RecordPage page(s->store, state, acme);
    page.resize(1280, 2400);
    page.show();
    RelatedCard *table = nullptr;
    QTRY_VERIFY(table = card(page));
    QTRY_VERIFY(table->table()->model()->rowCount() == 1 && table->table()->model()->index(0, 0).data(RecordListModel::LoadedRole).toBool());
    QSignalSpy notices(&page, &Page::notice);
    const RelatedList &list = *std::find_if(s->schema.type(object_code::account)->related.cbegin(), s->schema.type(object_code::account)->related.cend(), [](const RelatedList &one) { return one.newForm == u"newExpansion"; });
    table->table()->edit(table->table()->model()->index(0, int(list.columns.indexOf(opportunity::nextStepDate))));
    FieldEditor *editor = nullptr;
    QTRY_VERIFY(editor = table->table()->viewport()->findChild<FieldEditor *>(opportunity::nextStepDate));
    editor->setRawText(u"some day"_s);
    QTest::keyClick(editor->input(), Qt::Key_Return);
    QTRY_COMPARE(notices.size(), 1);
    QCOMPARE(editor->rawText(), u"some day"_s);
    QVERIFY(!s->fetch(renewal).value(opportunity::nextStepDate).isValid());
    editor->setRawText(u"+2w"_s);
    QTest::keyClick(editor->input(), Qt::Key_Return);
    QTRY_COMPARE(s->fetch(renewal).value(opportunity::nextStepDate).toDate(), QDate(2026, 12, 6));
}

void TestExpansion::newOpensTheFormWithItsPresets()
{
    ViewState state;
    RecordPage page(s->store, state, acme);
    page.resize(1280, 2400);
    page.show();
    RelatedCard *table = nullptr;
    QTRY_VERIFY(table = card(page));
    QPushButton *make = nullptr;
    for (QPushButton *button : table->findChildren<QPushButton *>()) {
        if (button->text() == u"New")
            make = button;
    }
    QVERIFY(make);
    QTest::mouseClick(make, Qt::LeftButton);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = page.window()->findChild<RecordDialog *>());
    QTRY_COMPARE(dialog->form()->record().link(opportunity::account), acme);
    QCOMPARE(dialog->form()->record().text(opportunity::type), u"Expansion"_s);
    Looks::keep(dialog, u"expansion-new"_s);
    QCOMPARE(Looks::nameless(dialog), QStringList());
}

void TestExpansion::homeShowsOldNextSteps()
{
    const QDate today = s->store.context().today;
    const auto facts = [&] { return waitFor(homeFigures(s->store))->attention; };
    s->save(u"Activity"_s, {{activity::subject, u"call"_s}, {activity::what, qlonglong(acme)}, {activity::dueDate, today}, {activity::status, u"Completed"_s}});
    QVERIFY(facts().isEmpty());
    const RecordId kept = deal(u"Expansion"_s, u"Prospecting"_s, {{opportunity::nextStep, u"Call"_s}, {opportunity::nextStepDate, today}});
    deal(u"New Business"_s, u"Prospecting"_s);
    deal(u"Renewal"_s, u"Closed Won"_s);
    QVERIFY(facts().isEmpty());
    s->now = s->now.addDays(3);
    QCOMPARE(facts().size(), 1);
    QCOMPARE(int(facts().first().attention.reason), int(Attention::Reason::DealNoStep));
    QCOMPARE(facts().first().facts.staleDeal, kept);
    QVERIFY(AttentionRules::sentence(facts().first().attention, facts().first().facts, {}, QLocale(u"en_US"_s)).contains(u"Nov 22, 2026"_s));
    deal(u"Renewal"_s, u"Qualification"_s, {{opportunity::nextStep, u"Call"_s}, {opportunity::closeDate, QDate(2026, 12, 1)}});
    QCOMPARE(facts().first().facts.staleDeals, 2);
    QVERIFY(facts().first().facts.staleDeal != kept); // the one that closes first
    ViewState state;
    HomePage home(s->store, state);
    home.resize(1280, 800);
    home.show();
    QSignalSpy opened(&home, &Page::openRecord);
    QPushButton *cure = nullptr;
    const auto find = [&] {
        for (QPushButton *button : home.findChildren<QPushButton *>()) {
            if (button->text() == u"Open Opportunity")
                cure = button;
        }
        return cure;
    };
    QTRY_VERIFY(find());
    QTest::mouseClick(cure, Qt::LeftButton);
    QSignalSpy lists(&home, &Page::openList);
    auto *all = home.findChild<LinkButton *>(u"staleDeals"_s);
    QVERIFY(all);
    QTest::keyClick(all, Qt::Key_Space);
    QCOMPARE(lists.value(0).value(1).value<QList<Condition>>().value(0).value.toList().size(), 2);
    QCOMPARE(opened.first().first().value<RecordId>(), facts().first().facts.staleDeal);
}

QTEST_MAIN(TestExpansion)
#include "tst_expansion.moc"
