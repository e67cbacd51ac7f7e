#include "forms/charts/chart.h"
#include "forms/lists/celltable.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/renewals/renewalspage.h"
#include "forms/renewals/renewalsview.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/connection.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

/// What is up for renewal: the list, its dates and sums.
class TestRenewals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aContractIsUpForRenewalByItsDate_data();
    void aContractIsUpForRenewalByItsDate();
    void whatIsFollowedOrOverIsNotListed();
    void theDealOfAContractIsFound();
    void stepsGrowOld_data();
    void stepsGrowOld();
    void theListAddsUpLikeSql();
    void cellsSortAndFilterAndKeepTheirRows();
    void theListIsReadByKeyboard();
    void aForecastIsEnteredFromTheList();
    void theFileHoldsWhatIsShown();

private:
    RecordId contractOf(RecordId account, const QDate &start, const QHash<QString, QVariant> &more = {});
    QStringList listed(int days);
    double sql(const QString &statement);
    std::unique_ptr<TestStore> s;
    RecordId acme = 0;
    const QDate today {2026, 11, 22};
};

void TestRenewals::init()
{
    s = std::make_unique<TestStore>();
    acme = s->save(u"Account"_s, {{account::name, u"Acme"_s}, {account::health, u"Watch"_s}, {account::healthScore, 61}});
}

void TestRenewals::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

RecordId TestRenewals::contractOf(RecordId account, const QDate &start, const QHash<QString, QVariant> &more)
{
    QHash<QString, QVariant> values {{contract::account, qlonglong(account)}, {contract::status, u"Activated"_s}, {contract::start, start}, {contract::term, qlonglong(12)}};
    values.insert(more);
    return s->save(u"Contract"_s, values);
}

QStringList TestRenewals::listed(int days)
{
    QStringList names;
    const Result<RenewalList> list = waitFor(renewals(s->store, days));
    if (!list)
        return {list.error().text};
    for (const Renewal &one : list->rows)
        names << one.renewal.toString(Qt::ISODate);
    return names;
}

double TestRenewals::sql(const QString &statement)
{
    return waitFor(s->database.run([statement](Connection &connection) { return connection.scalar(statement).toDouble(); }));
}

void TestRenewals::aContractIsUpForRenewalByItsDate_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QDate>("start");
    QTest::addColumn<int>("term");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("renewal"); // empty: not listed
    const QDate day(2026, 11, 22);
    QTest::newRow("today") << day << QDate(2025, 11, 22) << 12 << 30 << u"2026-11-22"_s;
    QTest::newRow("on the last day") << day << QDate(2025, 12, 22) << 12 << 30 << u"2026-12-22"_s;
    QTest::newRow("a day later") << day << QDate(2025, 12, 23) << 12 << 30 << QString();
    QTest::newRow("60 days") << day << QDate(2026, 1, 21) << 12 << 60 << u"2027-01-21"_s;
    QTest::newRow("61 days") << day << QDate(2026, 1, 22) << 12 << 60 << QString();
    QTest::newRow("90 days") << day << QDate(2026, 2, 20) << 12 << 90 << u"2027-02-20"_s;
    QTest::newRow("180 days") << day << QDate(2026, 5, 21) << 12 << 180 << u"2027-05-21"_s;
    QTest::newRow("passed") << day << QDate(2025, 11, 1) << 12 << 30 << u"2026-11-01"_s;
    QTest::newRow("passed long ago") << day << QDate(2023, 1, 1) << 12 << 30 << u"2024-01-01"_s;
    QTest::newRow("a leap day comes back in March's place") << QDate(2025, 2, 1) << QDate(2024, 2, 29) << 12 << 30 << u"2025-02-28"_s;
    QTest::newRow("a leap day to a leap day") << QDate(2028, 2, 1) << QDate(2024, 2, 29) << 48 << 30 << u"2028-02-29"_s;
    QTest::newRow("the end of a short month") << QDate(2026, 2, 1) << QDate(2026, 1, 31) << 1 << 30 << u"2026-02-28"_s;
    QTest::newRow("30 days over a leap day") << QDate(2028, 2, 1) << QDate(2027, 3, 2) << 12 << 30 << u"2028-03-02"_s;
    QTest::newRow("30 days in a common February") << QDate(2027, 2, 1) << QDate(2026, 3, 4) << 12 << 30 << QString();
}

void TestRenewals::aContractIsUpForRenewalByItsDate()
{
    QFETCH(QDate, day);
    QFETCH(QDate, start);
    QFETCH(int, term);
    QFETCH(int, days);
    QFETCH(QString, renewal);
    s->now = QDateTime(day, QTime(10, 0), Qt::UTC);
    contractOf(acme, start, {{contract::term, qlonglong(term)}});
    QCOMPARE(listed(days), renewal.isEmpty() ? QStringList() : QStringList {renewal});
}

void TestRenewals::whatIsFollowedOrOverIsNotListed()
{
    contractOf(acme, QDate(2025, 12, 1), {{contract::status, u"Draft"_s}});
    contractOf(acme, QDate(2025, 12, 1), {{contract::status, u"Terminated"_s}});
    contractOf(acme, QDate(2025, 12, 1), {{contract::finalArr, 100.0}});
    QCOMPARE(listed(30), QStringList());
    contractOf(acme, QDate(2025, 12, 2));
    QCOMPARE(listed(30), QStringList {u"2026-12-02"_s});
    const RecordId next = contractOf(acme, QDate(2026, 12, 2)); // what renews it
    QCOMPARE(listed(30), QStringList());
    QVERIFY(waitFor(s->store.remove({next})));
    QCOMPARE(listed(30), QStringList {u"2026-12-02"_s});
    contractOf(acme, QDate(2026, 12, 2), {{contract::product, u"Another product"_s}});
    QCOMPARE(listed(30), QStringList {u"2026-12-02"_s});
    // Without a term there is no end: it is counted, not listed.
    s->save(u"Contract"_s, {{contract::account, qlonglong(acme)}, {contract::status, u"Activated"_s}, {contract::start, QDate(2026, 1, 1)}, {contract::term, qlonglong(1200)}});
    QCOMPARE(listed(180), QStringList {u"2026-12-02"_s});
    QVERIFY(waitFor(s->store.remove({acme})));
    QCOMPARE(listed(180), QStringList());
    QVERIFY(waitFor(s->store.undo()));
}

void TestRenewals::theDealOfAContractIsFound()
{
    const RecordId agreement = contractOf(acme, QDate(2025, 12, 10));
    const auto deal = [&](const QString &type, const QString &stage, const QDate &close, RecordId of = 0) {
        QHash<QString, QVariant> values {{opportunity::name, type}, {opportunity::account, qlonglong(acme)}, {opportunity::type, type}, {opportunity::stage, stage}, {opportunity::closeDate, close}};
        if (of)
            values.insert(opportunity::contract, qlonglong(of));
        return s->save(u"Opportunity"_s, values);
    };
    const auto found = [&] { return waitFor(renewals(s->store, 30))->rows.first().deal; };
    QCOMPARE(found(), RecordId(0));
    deal(u"Renewal"_s, u"Closed Won"_s, QDate(2025, 12, 10));
    deal(u"New Business"_s, u"Prospecting"_s, QDate(2026, 12, 10));
    QCOMPARE(found(), RecordId(0));
    const RecordId expansion = deal(u"Expansion"_s, u"Prospecting"_s, QDate(2026, 12, 10));
    QCOMPARE(found(), expansion);
    const RecordId far = deal(u"Renewal"_s, u"Prospecting"_s, QDate(2027, 12, 10));
    QCOMPARE(found(), far);
    const RecordId near = deal(u"Renewal"_s, u"Prospecting"_s, QDate(2026, 12, 9));
    QCOMPARE(found(), near);
    const RecordId other = contractOf(acme, QDate(2026, 8, 1), {{contract::product, u"Other"_s}});
    const RecordId named = deal(u"Renewal"_s, u"Negotiation/Review"_s, QDate(2027, 3, 1), agreement);
    deal(u"Renewal"_s, u"Prospecting"_s, QDate(2026, 12, 10), other);
    QCOMPARE(found(), named);
}

void TestRenewals::stepsGrowOld_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<bool>("stale");
    QTest::newRow("today") << u"Call"_s << today << false;
    QTest::newRow("tomorrow") << u"Call"_s << today.addDays(1) << false;
    QTest::newRow("yesterday") << u"Call"_s << today.addDays(-1) << true;
    QTest::newRow("no day") << u"Call"_s << QDate() << true;
    QTest::newRow("no step") << QString() << today.addDays(5) << true;
    QTest::newRow("blanks") << u"  "_s << today.addDays(5) << true;
}

void TestRenewals::stepsGrowOld()
{
    QFETCH(QString, step);
    QFETCH(QDate, day);
    QFETCH(bool, stale);
    QCOMPARE(isStepStale(step, day, today), stale);
}

void TestRenewals::theListAddsUpLikeSql()
{
    for (int i = 0; i < 40; ++i) {
        const RecordId customer = s->save(u"Account"_s, {{account::name, u"C%1"_s.arg(i)}, {account::renewalDate, QDate(2027, 1, 1)}, {account::arr, 1e6}, {account::seats, 1000}});
        QHash<QString, QVariant> more {{contract::arr, 1000.0 + i}, {contract::seats, 10 + i}, {contract::currency, i % 10 == 0 ? u"EUR"_s : u"USD"_s}};
        if (i % 3)
            more.insert(contract::forecast, 900.0 + i);
        contractOf(customer, QDate(2025, 11, 25).addDays(3 * i), more);
        if (i % 4 == 1) {
            const RecordId person = s->save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(customer)}});
            s->save(u"Customer_Risk__c"_s, {{customer_risk::name, u"R"_s}, {customer_risk::account, qlonglong(customer)}, {customer_risk::keyContact, qlonglong(person)}, {customer_risk::status, customer_risk::atRiskValue}, {customer_risk::seats, 1},
                                            {customer_risk::amount, 100.0 + i}, {customer_risk::engagement, u"Unresponsive"_s}, {customer_risk::competitor, u"None known"_s}, {customer_risk::reason, u"Price"_s}, {customer_risk::summary, u"x"_s},
                                            {customer_risk::nextStep, u"y"_s}});
        }
    }
    for (const int days : {30, 60, 90, 180}) {
        const Result<RenewalList> list = waitFor(renewals(s->store, days));
        QVERIFY(list);
        const RenewalTotals totals = totalsOf(list->rows, list->today);
        const QString where = u" FROM Contract c WHERE Renewal_Date__c <= '%1' AND deleted = 0 AND Status = 'Activated'"_s.arg(today.addDays(days).toString(Qt::ISODate));
        QCOMPARE(totals.count, int(sql(u"SELECT count(*)"_s + where)));
        QCOMPARE(totals.currency, u"USD"_s);
        QCOMPARE(totals.arr, sql(u"SELECT sum(ARR__c)"_s + where + u" AND CurrencyIsoCode = 'USD'"_s));
        QCOMPARE(totals.forecast, sql(u"SELECT coalesce(sum(Renewal_Forecast__c), 0)"_s + where + u" AND CurrencyIsoCode = 'USD'"_s));
        QCOMPARE(double(totals.seats), sql(u"SELECT sum(Seats__c)"_s + where));
        QCOMPARE(totals.otherCurrencies, int(sql(u"SELECT count(*)"_s + where + u" AND CurrencyIsoCode = 'EUR'"_s)));
        QCOMPARE(totals.withoutForecast, int(sql(u"SELECT count(*)"_s + where + u" AND Renewal_Forecast__c IS NULL"_s)));
        QCOMPARE(totals.atRisk, sql(u"SELECT coalesce(sum(r.Risk_Amount__c), 0) FROM Customer_Risk__c r WHERE r.Account__c IN (SELECT AccountId"_s + where + u" AND CurrencyIsoCode = 'USD')"_s));
        QCOMPARE(totals.withoutStep, totals.count);
    }
}

void TestRenewals::cellsSortAndFilterAndKeepTheirRows()
{
    CellTableModel model;
    QAbstractItemModelTester tester(&model);
    model.setHeaders({u"Name"_s, u"Number"_s});
    const QList<std::pair<QString, QVariant>> rows {{u"pear"_s, 3}, {u"Apple"_s, {}}, {u"fig"_s, 1}, {u"Ähre"_s, 2}};
    model.setRows(4, [&rows](int row, int column) { return column == 0 ? FigureCell {.text = rows.at(row).first, .key = rows.at(row).first} : FigureCell {.text = rows.at(row).second.toString(), .key = rows.at(row).second, .number = true}; });
    const QPersistentModelIndex fig = model.index(2, 0);
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(model.shown(), (QList<int> {2, 3, 0, 1}));
    QCOMPARE(fig.row(), 0);
    model.sort(1, Qt::DescendingOrder); // what is empty stays last
    QCOMPARE(model.shown(), (QList<int> {0, 3, 2, 1}));
    QCOMPARE(model.sourceRow(fig.row()), 2);
    model.setFilter([](int row) { return row != 0; });
    QCOMPARE(model.shown(), (QList<int> {3, 2, 1}));
    QCOMPARE(model.data(model.index(0, 1), Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask, int(Qt::AlignTrailing));
    model.setFilter({});
    model.setRows(1, [](int, int) { return FigureCell {.text = u"Mar 1"_s, .note = u"in 3 days"_s}; });
    QCOMPARE(model.data(model.index(0, 0), Qt::AccessibleTextRole).toString(), u"Mar 1, in 3 days"_s);
}

void TestRenewals::theListIsReadByKeyboard()
{
    const RecordId first = contractOf(acme, QDate(2025, 12, 1), {{contract::arr, 5000.0}, {contract::seats, 20}});
    const RecordId bolt = s->save(u"Account"_s, {{account::name, u"Bolt"_s}});
    contractOf(bolt, QDate(2026, 1, 15), {{contract::arr, 7000.0}});
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(1280, 800);
    page.show();
    auto *view = static_cast<RenewalsView *>(page.part());
    QAbstractItemModelTester tester(&view->model());
    QTRY_COMPARE(view->model().rowCount(), 2);
    QCOMPARE(Looks::nameless(&page), QStringList());
    Looks::keep(&page, u"renewals"_s);
    QSignalSpy opened(&page, &Page::openRecord);
    page.takeFocus();
    view->table().setCurrentIndex(view->model().index(0, RenewalsView::Account));
    QTest::keyClick(&view->table(), Qt::Key_Return);
    QCOMPARE(opened.last().first().value<RecordId>(), acme);
    view->table().setCurrentIndex(view->model().index(0, RenewalsView::RenewalDate));
    QTest::keyClick(&view->table(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(opened.last().first().value<RecordId>(), first);
    QVERIFY(opened.last().at(1).toBool());
    view->model().sort(RenewalsView::Arr, Qt::DescendingOrder);
    QCOMPARE(view->model().index(0, 0).data().toString(), u"Bolt"_s);
    page.findChild<QComboBox *>(u"days"_s)->setCurrentIndex(0);
    QTRY_COMPARE(view->model().rowCount(), 1);
    QVERIFY(page.find());
    auto *words = page.findChild<QLineEdit *>();
    words->setText(u"nobody"_s);
    QCOMPARE(view->model().rowCount(), 0);
    QVERIFY(!view->table().isVisible());
    words->clear();
    QCOMPARE(view->model().rowCount(), 1);
}

void TestRenewals::aForecastIsEnteredFromTheList()
{
    const RecordId agreement = contractOf(acme, QDate(2025, 12, 1), {{contract::arr, 5000.0}});
    ViewState state;
    RenewalsPage page(s->store, state);
    page.resize(1280, 800);
    page.show();
    auto *view = static_cast<RenewalsView *>(page.part());
    QTRY_COMPARE(view->model().rowCount(), 1);
    QCOMPARE(view->model().index(0, RenewalsView::Forecast).data(CellTableModel::NoteRole).toString(), u"missing"_s);
    view->table().setCurrentIndex(view->model().index(0, RenewalsView::Forecast));
    QTest::keyClick(&view->table(), Qt::Key_Return);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY(dialog = page.window()->findChild<RecordDialog *>());
    QTRY_COMPARE(dialog->form()->record().id, agreement);
    QVERIFY(!dialog->form()->editor(contract::status));
    dialog->form()->editor(contract::forecast)->setRawText(u"4500"_s);
    QTest::keyClick(dialog->form()->editor(contract::forecast)->input(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(s->fetch(agreement).value(contract::forecast).toDouble(), 4500.0);
    QTRY_COMPARE(view->model().index(0, RenewalsView::Forecast).data(CellTableModel::KeyRole).toDouble(), 4500.0);
}

void TestRenewals::theFileHoldsWhatIsShown()
{
    contractOf(acme, QDate(2025, 12, 1), {{contract::arr, 5000.5}, {contract::seats, 20}, {contract::noticePeriod, qlonglong(30)}, {contract::product, u"Relay, \"large\""_s}});
    ViewState state;
    RenewalsPage page(s->store, state);
    auto *view = static_cast<RenewalsView *>(page.part());
    QTRY_COMPARE(view->model().rowCount(), 1);
    const QList<QByteArray> lines = view->csv().split('\n');
    QVERIFY(lines.at(0).startsWith("Account,Renewal Date,Notice Date,ARR,Seats,Health"));
    QVERIFY2(lines.at(1).startsWith("Acme,2026-12-01,2026-10-31,5000.5,20,Watch,,"), lines.at(1).constData());
    QVERIFY2(lines.at(1).contains("\"Relay, \"\"large\"\"\""), lines.at(1).constData());
}

QTEST_MAIN(TestRenewals)
#include "tst_renewals.moc"
