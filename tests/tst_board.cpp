#include "forms/board/boardpage.h"
#include "forms/board/boardpaper.h"
#include "forms/board/cardlist.h"
#include "forms/board/matrixpage.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recorddialog.h"
#include "forms/reports/reviewpdf.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/periods.h"
#include "models/storage/boardfigures.h"
#include "models/storage/connection.h"
#include "models/storage/matrixfigures.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QMenu>

/// Boards and matrices: their sums against plain SQL, cards moved by mouse and by keys as ordinary saves, and how they read.
class TestBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theBoardAddsUpLikeSql();
    void theBoardOfMineInAPeriod();
    void periods_data();
    void periods();
    void aKeyMovesACardToTheNextStage();
    void theMouseCarriesACard();
    void escapePutsTheCardBack();
    void anEndAsksForWhatItNeeds();
    void theMenuMovesACard();
    void anotherObjectsBoardKeepsItsRules();
    void theMatrixAddsUpLikeSql();
    void aKeyGivesAnAccountAnotherLevel();
    void theMouseGivesALevelAndNeverAnotherBand();
    void theBoardGoesOnPaper();
    void everythingHasAName_data();
    void everythingHasAName();

private:
    RecordId deal(const QString &name, const QString &stage, double amount, const QHash<QString, QVariant> &more = {});
    RecordId customer(const QString &name, double arr, const QString &growth = {}, const QString &currency = {});
    QVariant sql(const QString &text);
    template <typename P>
    std::unique_ptr<P> open(int object, Qt::LayoutDirection direction = Qt::LeftToRight);
    static void carry(CardList *list, RecordId id, CardList *to);
    static QPoint placeOf(CardList *list, RecordId id);

    std::unique_ptr<TestStore> s;
    Theme theme;
};

void TestBoard::init()
{
    s = std::make_unique<TestStore>();
    theme.setMode(Theme::Mode::Light);
    theme.apply(*qApp);
}

void TestBoard::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

RecordId TestBoard::deal(const QString &name, const QString &stage, double amount, const QHash<QString, QVariant> &more)
{
    QHash<QString, QVariant> values {{opportunity::name, name}, {opportunity::stage, stage}, {opportunity::amount, amount}, {opportunity::closeDate, QDate(2026, 12, 15)}};
    values.insert(more);
    return s->save(u"Opportunity"_s, values);
}

RecordId TestBoard::customer(const QString &name, double arr, const QString &growth, const QString &currency)
{
    QHash<QString, QVariant> values {{account::name, name}, {account::arr, arr}};
    if (!growth.isEmpty())
        values.insert(account::growth, growth);
    if (!currency.isEmpty())
        values.insert(u"CurrencyIsoCode"_s, currency);
    return s->save(u"Account"_s, values);
}

QVariant TestBoard::sql(const QString &text)
{
    return waitFor(s->database.run([text](Connection &connection) { return connection.scalar(text, {}); }));
}

/// A page that is shown, with all its cards.
template <typename P>
std::unique_ptr<P> TestBoard::open(int object, Qt::LayoutDirection direction)
{
    auto page = std::make_unique<P>(s->store, object);
    page->setLayoutDirection(direction);
    page->resize(3000, 900);
    QSignalSpy shown(page.get(), &P::shown);
    page->show();
    [&] { QTRY_VERIFY(!shown.isEmpty()); }();
    for (const CardList *list : page->template findChildren<CardList *>())
        [&] { QTRY_VERIFY(list->records().isReady() && (list->records().rowCount() == 0 || list->records().index(0, 0).data(RecordListModel::LoadedRole).toBool())); }();
    return page;
}

QPoint TestBoard::placeOf(CardList *list, RecordId id)
{
    const QModelIndex index = list->records().index(list->records().rowOf(id), 0);
    [&] { QTRY_VERIFY(list->visualRect(index).isValid() && index.data(RecordListModel::LoadedRole).toBool()); }();
    return list->visualRect(index).center();
}

void TestBoard::carry(CardList *list, RecordId id, CardList *to)
{
    const QPoint from = placeOf(list, id);
    const QPoint end = list->viewport()->mapFromGlobal(to->mapToGlobal(to->rect().center()));
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, from);
    for (const QPoint &place : {from + QPoint(4, 4), from + QPoint(30, 30), end}) {
        QMouseEvent move(QEvent::MouseMove, place, list->viewport()->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(list->viewport(), &move);
    }
    QVERIFY(to->isTarget());
}

void TestBoard::theBoardAddsUpLikeSql()
{
    deal(u"One"_s, u"Qualification"_s, 1000);
    deal(u"Two"_s, u"Qualification"_s, 500, {{opportunity::probability, 30.0}});
    deal(u"Three"_s, u"Negotiation/Review"_s, 200);
    deal(u"Won"_s, u"Closed Won"_s, 70);
    deal(u"Abroad"_s, u"Qualification"_s, 9999, {{u"CurrencyIsoCode"_s, u"JPY"_s}});
    deal(u"Own"_s, u"A Stage of Theirs"_s, 10);
    QVERIFY(waitFor(s->store.remove({deal(u"Gone"_s, u"Qualification"_s, 1)})));
    const Result<BoardFigures> figures = waitFor(boardFigures(s->store, object_code::opportunity));
    QVERIFY(figures);
    QCOMPARE(figures->columns.size(), 11); // ten stages and one that only a record knows
    QCOMPARE(figures->columns.last().stage, u"A Stage of Theirs"_s);
    for (const BoardColumn &column : figures->columns) {
        const QString where = u" FROM Opportunity WHERE deleted = 0 AND StageName = '%1'"_s.arg(column.stage);
        QCOMPARE(column.sum.count, sql(u"SELECT count(*)"_s + where).toInt());
        QCOMPARE(column.ids, *waitFor(s->store.ids(boardQuery(*s->schema.type(object_code::opportunity), {}, column.stage))));
        const QString same = where + u" AND coalesce(CurrencyIsoCode, '') = '%1'"_s.arg(figures->currency);
        QCOMPARE(column.sum.amount, sql(u"SELECT coalesce(sum(Amount), 0.0)"_s + same).toDouble());
        QCOMPARE(column.sum.weighted, sql(u"SELECT coalesce(sum(Amount * Probability / 100.0), 0.0)"_s + same).toDouble());
    }
    QCOMPARE(figures->columns.at(1).sum.otherCurrencies, 1);
    QCOMPARE(figures->columns.at(1).sum.weighted, 100 + 150.0);
    QCOMPARE(figures->open.count, 5);
    QCOMPARE(figures->open.amount, 1710.0);
}

void TestBoard::theBoardOfMineInAPeriod()
{
    const RecordId other = s->save(u"User"_s, {{u"LastName"_s, u"Other"_s}, {u"Username"_s, u"other@example.com"_s}});
    deal(u"Mine"_s, u"Qualification"_s, 1000);
    deal(u"Theirs"_s, u"Qualification"_s, 500, {{opportunity::owner, qlonglong(other)}});
    deal(u"Late"_s, u"Qualification"_s, 7, {{opportunity::closeDate, QDate(2027, 1, 1)}});
    BoardFilter filter {.owner = s->store.me(), .from = QDate(2026, 12, 1), .to = QDate(2026, 12, 31)};
    QCOMPARE(waitFor(boardFigures(s->store, object_code::opportunity, filter))->open.amount, 1000.0);
    filter.owner = 0;
    QCOMPARE(waitFor(boardFigures(s->store, object_code::opportunity, filter))->open.amount, 1500.0);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *list = page->listOf(u"Qualification"_s);
    QCOMPARE(list->records().rowCount(), 3);
    page->findChild<QComboBox *>(u"boardOwner"_s)->setCurrentIndex(1);
    QTRY_COMPARE(list->records().rowCount(), 2);
    page->findChild<QComboBox *>(u"boardPeriod"_s)->setCurrentIndex(int(allPeriods().indexOf(Period::NextMonth)));
    QTRY_COMPARE(list->records().rowCount(), 1);
}

void TestBoard::periods_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<int>("period");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::newRow("any") << QDate(2026, 11, 22) << int(Period::Any) << QDate() << QDate();
    QTest::newRow("past") << QDate(2026, 3, 1) << int(Period::Past) << QDate() << QDate(2026, 2, 28);
    QTest::newRow("this month, leap") << QDate(2028, 2, 29) << int(Period::ThisMonth) << QDate(2028, 2, 1) << QDate(2028, 2, 29);
    QTest::newRow("next month, over the year") << QDate(2026, 12, 31) << int(Period::NextMonth) << QDate(2027, 1, 1) << QDate(2027, 1, 31);
    QTest::newRow("this quarter, last day") << QDate(2026, 9, 30) << int(Period::ThisQuarter) << QDate(2026, 7, 1) << QDate(2026, 9, 30);
    QTest::newRow("next quarter, over the year") << QDate(2026, 10, 1) << int(Period::NextQuarter) << QDate(2027, 1, 1) << QDate(2027, 3, 31);
    QTest::newRow("this year") << QDate(2026, 10, 1) << int(Period::ThisYear) << QDate(2026, 1, 1) << QDate(2026, 12, 31);
}

void TestBoard::periods()
{
    QFETCH(QDate, today);
    QFETCH(int, period);
    const DateSpan span = spanOf(Period(period), today);
    QTEST(span.from, "from");
    QTEST(span.to, "to");
    QVERIFY(!periodName(Period(period)).isEmpty());
}

void TestBoard::aKeyMovesACardToTheNextStage()
{
    const RecordId id = deal(u"One"_s, u"Qualification"_s, 1000);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *from = page->listOf(u"Qualification"_s);
    CardList *to = page->listOf(u"Needs Analysis"_s);
    QAbstractItemModelTester tester(&from->records());
    page->takeFocus();
    QTRY_COMPARE(from->currentId(), id);
    QSignalSpy toasts(page.get(), &Page::toast);
    QTest::keyClick(from, Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(to->records().rowCount(), 1);
    QCOMPARE(s->fetch(id).text(opportunity::stage), u"Needs Analysis"_s);
    QCOMPARE(s->fetch(id).value(opportunity::probability).toDouble(), 20.0); // of the stage
    QTRY_COMPARE(toasts.size(), 1);
    QVERIFY(toasts.first().at(1).toBool()); // with Undo
    QTRY_COMPARE(to->currentId(), id); // the keyboard went along
    QTRY_COMPARE(from->records().rowCount(), 0);
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(s->fetch(id).text(opportunity::stage), u"Qualification"_s);
    QCOMPARE(s->fetch(id).value(opportunity::probability).toDouble(), 10.0);
    QTRY_COMPARE(from->records().rowCount(), 1);
}

void TestBoard::theMouseCarriesACard()
{
    const RecordId id = deal(u"One"_s, u"Qualification"_s, 1000);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *from = page->listOf(u"Qualification"_s);
    CardList *to = page->listOf(u"Negotiation/Review"_s);
    carry(from, id, to);
    Looks::keep(page.get(), u"board carried"_s);
    QTest::mouseRelease(from->viewport(), Qt::LeftButton, {}, from->viewport()->mapFromGlobal(to->mapToGlobal(to->rect().center())));
    QTRY_COMPARE(to->records().rowCount(), 1);
    QCOMPARE(s->fetch(id).text(opportunity::stage), u"Negotiation/Review"_s);
    QVERIFY(!to->isTarget());
}

void TestBoard::escapePutsTheCardBack()
{
    const RecordId id = deal(u"One"_s, u"Qualification"_s, 1000);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *from = page->listOf(u"Qualification"_s);
    CardList *to = page->listOf(u"Negotiation/Review"_s);
    carry(from, id, to);
    QTest::keyClick(from, Qt::Key_Escape);
    QVERIFY(!to->isTarget());
    QTest::mouseRelease(from->viewport(), Qt::LeftButton, {}, from->viewport()->mapFromGlobal(to->mapToGlobal(to->rect().center())));
    QVERIFY(waitFor(s->store.fetch(id))); // asked behind a save, if there were one
    QCOMPARE(s->fetch(id).text(opportunity::stage), u"Qualification"_s);
}

void TestBoard::anEndAsksForWhatItNeeds()
{
    const RecordId id = deal(u"One"_s, u"Negotiation/Review"_s, 1000);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *from = page->listOf(u"Negotiation/Review"_s);
    from->setFocus();
    QTRY_COMPARE(from->currentId(), id);
    QTest::keyClick(from, Qt::Key_Right, Qt::ControlModifier); // Closed Won: amount and day are asked for
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = page->findChild<RecordDialog *>()) && dialog->isVisible());
    QCOMPARE(s->fetch(id).text(opportunity::stage), u"Negotiation/Review"_s);
    QTRY_VERIFY(dialog->findChild<QWidget *>(opportunity::amount));
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(s->fetch(id).text(opportunity::stage), u"Closed Won"_s);
}

void TestBoard::theMenuMovesACard()
{
    const RecordId id = deal(u"One"_s, u"Qualification"_s, 1000);
    const auto page = open<BoardPage>(object_code::opportunity);
    CardList *from = page->listOf(u"Qualification"_s);
    from->setFocus();
    QTRY_COMPARE(from->currentId(), id);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), from->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(from->viewport(), &asked);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = page->findChild<QMenu *>()) && menu->isVisible());
    QMenu *stages = menu->findChild<QMenu *>();
    QVERIFY(stages);
    QCOMPARE(stages->actions().size(), 9); // all but its own
    stages->actions().first()->trigger();
    menu->close();
    QTRY_COMPARE(s->fetch(id).text(opportunity::stage), u"Prospecting"_s);
}

/// The same page for risks: an outcome asks for amount and reason before it is saved (feature K2).
void TestBoard::anotherObjectsBoardKeepsItsRules()
{
    const ObjectType &type = *s->schema.type(object_code::customerRisk);
    const RecordId acme = customer(u"Acme"_s, 100000);
    const RecordId id = s->saveOne(type, {{customer_risk::account, qlonglong(acme)}, {customer_risk::status, customer_risk::atRiskValue}, {customer_risk::amount, 5000.0}});
    const auto page = open<BoardPage>(object_code::customerRisk);
    CardList *from = page->listOf(customer_risk::atRiskValue);
    QCOMPARE(from->records().rowCount(), 1);
    QVERIFY(!from->accessibleName().contains(u"weighted"_s));
    from->setFocus();
    QTRY_COMPARE(from->currentId(), id);
    QTest::keyClick(from, Qt::Key_Left, Qt::ControlModifier);
    QTRY_COMPARE(s->fetch(id).text(customer_risk::status), customer_risk::earlyWarningValue);
    CardList *early = page->listOf(customer_risk::earlyWarningValue);
    QTRY_COMPARE(early->currentId(), id);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(5, 5), early->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(early->viewport(), &asked);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = page->findChild<QMenu *>()) && menu->isVisible());
    for (QAction *action : menu->findChild<QMenu *>()->actions()) {
        if (action->text() == u"Churned"_s)
            action->trigger();
    }
    menu->close();
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = page->findChild<RecordDialog *>()) && dialog->isVisible());
    QTRY_VERIFY(dialog->findChild<QWidget *>(customer_risk::outcomeAmount) && dialog->findChild<QWidget *>(customer_risk::outcomeReason));
    QCOMPARE(s->fetch(id).text(customer_risk::status), customer_risk::earlyWarningValue);
}

void TestBoard::theMatrixAddsUpLikeSql()
{
    customer(u"A"_s, 300000, u"High"_s);
    customer(u"B"_s, 250000, u"High"_s);
    customer(u"C"_s, 249999.99, u"High"_s);
    customer(u"D"_s, 100000, u"Low"_s);
    customer(u"E"_s, 24999, {});
    customer(u"F"_s, 0.5, u"Their Own"_s);
    customer(u"G"_s, 0);
    customer(u"H"_s, 5000000, u"Low"_s, u"JPY"_s);
    const Result<MatrixFigures> figures = waitFor(matrixFigures(s->store, object_code::account));
    QVERIFY(figures);
    QCOMPARE(figures->levels, (QStringList {u"High"_s, u"Medium"_s, u"Low"_s, u"Their Own"_s, QString()}));
    QCOMPARE(figures->cells.size(), 20);
    int all = 0;
    for (const MatrixCell &cell : figures->cells) {
        const double low[] {0.000001, 25000, 100000, 250000};
        const QString where = u" FROM Account WHERE deleted = 0 AND coalesce(Growth_Potential__c, '') = '%1' AND ARR_Current__c >= %2 AND ARR_Current__c < %3"_s.arg(
            cell.level, QString::number(low[cell.band], 'f', 6), cell.band == 3 ? u"1e18"_s : QString::number(low[cell.band + 1], 'f', 6));
        QCOMPARE(cell.count, sql(u"SELECT count(*)"_s + where).toInt());
        QCOMPARE(cell.amount, sql(u"SELECT coalesce(sum(ARR_Current__c), 0.0)"_s + where + u" AND coalesce(CurrencyIsoCode, '') = '%1'"_s.arg(figures->currency)).toDouble());
        const ObjectType &type = *s->schema.type(object_code::account);
        QCOMPARE(waitFor(s->store.ids(matrixQuery(type, cell.band, cell.level)))->size(), cell.count);
        all += cell.count;
    }
    QCOMPARE(all, 7);
    QCOMPARE(all + figures->without, sql(u"SELECT count(*) FROM Account WHERE deleted = 0"_s).toInt());
    QCOMPARE(figures->cell(3, u"High"_s)->count, 2);
    QCOMPARE(figures->cell(3, u"Low"_s)->otherCurrencies, 1);
}

void TestBoard::aKeyGivesAnAccountAnotherLevel()
{
    const RecordId id = customer(u"Acme"_s, 120000, u"High"_s);
    const auto page = open<MatrixPage>(object_code::account);
    CardList *high = page->listOf(2, u"High"_s);
    CardList *medium = page->listOf(2, u"Medium"_s);
    high->setFocus();
    QTRY_COMPARE(high->currentId(), id);
    QSignalSpy toasts(page.get(), &Page::toast);
    QTest::keyClick(high, Qt::Key_Down, Qt::ControlModifier); // what they pay is a fact
    QCOMPARE(toasts.size(), 1);
    QTest::keyClick(high, Qt::Key_Right, Qt::ControlModifier);
    QTRY_COMPARE(medium->currentId(), id);
    QCOMPARE(s->fetch(id).text(account::growth), u"Medium"_s);
    QVERIFY(waitFor(s->store.undo()));
    QTRY_COMPARE(high->records().rowCount(), 1);
}

void TestBoard::theMouseGivesALevelAndNeverAnotherBand()
{
    const RecordId id = customer(u"Acme"_s, 120000);
    const auto page = open<MatrixPage>(object_code::account);
    CardList *from = page->listOf(2, {});
    CardList *to = page->listOf(3, u"High"_s); // a row up: only the column counts
    carry(from, id, to);
    QTest::mouseRelease(from->viewport(), Qt::LeftButton, {}, from->viewport()->mapFromGlobal(to->mapToGlobal(to->rect().center())));
    QTRY_COMPARE(page->listOf(2, u"High"_s)->records().rowCount(), 1);
    QCOMPARE(s->fetch(id).text(account::growth), u"High"_s);
    QCOMPARE(s->fetch(id).value(account::arr).toDouble(), 120000.0);
    QCOMPARE(to->records().rowCount(), 0);
}

void TestBoard::theBoardGoesOnPaper()
{
    const ObjectType &type = *s->schema.type(object_code::opportunity);
    for (int i = 0; i < BoardPaper::mostCards + 5; ++i)
        deal(u"Deal %1"_s.arg(i), u"Qualification"_s, 1000);
    QWidget owner;
    BoardPaper::Content content {.title = u"Pipeline"_s, .line = u"All of it"_s, .card = type.board.card};
    content.sums = {.columns = {{.label = u"Stage"_s}}, .rows = {{u"Qualification"_s}}};
    for (const QString &stage : {u"Prospecting"_s, u"Qualification"_s})
        content.parts.append({.name = stage, .query = boardQuery(type, {}, stage), .count = stage == u"Qualification" ? BoardPaper::mostCards + 5 : 0});
    std::optional<ReviewPages> pages;
    BoardPaper::lay(s->store, content, &owner, [&](const ReviewPages &laid) { pages = laid; });
    QTRY_VERIFY(pages);
    QVERIFY(pages->pages.size() >= 2); // sixty rows do not fit on one
    const Result<QByteArray> pdf = pdfOf(*pages, {.title = u"Pipeline"_s});
    QVERIFY(pdf && pdf->startsWith("%PDF"));
    if (const QString folder = qEnvironmentVariable("STEWARD_PICTURES"); !folder.isEmpty())
        QVERIFY(writePictures(*pages, folder + u"/boardpaper"_s));
}

void TestBoard::everythingHasAName_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<double>("zoom");
    QTest::newRow("light") << false << false << 1.0;
    QTest::newRow("dark") << true << false << 1.0;
    QTest::newRow("mirrored") << false << true << 1.0;
    QTest::newRow("large") << false << false << 2.0;
}

void TestBoard::everythingHasAName()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(double, zoom);
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    const RecordId acme = customer(u"Acme"_s, 120000, u"High"_s);
    deal(u"Renewal"_s, u"Qualification"_s, 1000, {{opportunity::account, qlonglong(acme)}});
    const auto direction = mirrored ? Qt::RightToLeft : Qt::LeftToRight;
    const auto board = open<BoardPage>(object_code::opportunity, direction);
    CardList *list = board->listOf(u"Qualification"_s);
    QTRY_VERIFY(list->records().index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Renewal, Acme"_s));
    QVERIFY(list->accessibleName().contains(u"Qualification"_s));
    QVERIFY2(Looks::nameless(board.get()).isEmpty(), qPrintable(Looks::nameless(board.get()).join(u'\n')));
    Looks::keep(board.get(), u"board %1"_s.arg(QLatin1String(QTest::currentDataTag())));
    const auto matrix = open<MatrixPage>(object_code::account, direction);
    QCOMPARE(matrix->listOf(3, u"High"_s)->mapToGlobal(QPoint()).x() > matrix->listOf(3, u"Low"_s)->mapToGlobal(QPoint()).x(), mirrored);
    QVERIFY2(Looks::nameless(matrix.get()).isEmpty(), qPrintable(Looks::nameless(matrix.get()).join(u'\n')));
    Looks::keep(matrix.get(), u"matrix %1"_s.arg(QLatin1String(QTest::currentDataTag())));
    theme.setZoom(1.0);
}

QTEST_MAIN(TestBoard)
#include "tst_board.moc"
