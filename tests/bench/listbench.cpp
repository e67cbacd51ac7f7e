#include "tests/bench/bench.h"
#include "tests/bench/stage.h"

#include "forms/lists/listpage.h"
#include "forms/record/recordpage.h"
#include "models/schema/objects/names.h"
#include "models/storage/connection.h"

#include <QFile>
#include <QProcess>
#include <QTableView>

#include <cstdio>

namespace {

/// As many rows and columns as the list, of texts that cost nothing.
class ConstantModel : public QAbstractTableModel
{
public:
    ConstantModel(int rows, int columns)
        : m_rows(rows)
        , m_columns(columns)
    {
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }
    QVariant data(const QModelIndex &, int role) const override { return role == Qt::DisplayRole ? QVariant(m_text) : QVariant(); }

private:
    const int m_rows;
    const int m_columns;
    const QString m_text = u"Quarterly review"_s;
};

const QSize pageSize(1280, 800);

/// Milliseconds that SQLite itself takes to give the ids of a query.
double bareIds(OpenBench &open, const QString &sql)
{
    return waitFor(open.database.run([sql](Connection &connection) {
        QElapsedTimer clock;
        clock.start();
        QList<RecordId> ids;
        Statement rows = connection.prepare(sql);
        while (rows.step())
            ids << rows.integer(0);
        if (rows.failed())
            qFatal("%s", qPrintable(connection.lastError().detail));
        return double(clock.nsecsElapsed()) / 1e6;
    }));
}

void untilReady(RecordListModel &model, Times &times, const std::function<void()> &change)
{
    QEventLoop loop;
    QObject::connect(&model, &RecordListModel::ready, &loop, &QEventLoop::quit);
    times.take([&] {
        change();
        loop.exec();
    });
}

void sortAndFilter(Bench &bench, OpenBench &open, RecordListModel &model)
{
    Times sorted;
    Times sortedBare;
    Times filtered;
    Times filteredBare;
    for (int i = 0; i < bench.rounds(7); ++i) {
        Query query = model.query();
        query.sort = i % 2 ? activity::status : activity::type;
        query.descending = i % 3 == 0;
        untilReady(model, sorted, [&] { model.setQuery(query); });
        sortedBare.add(bareIds(open, u"SELECT id FROM Activity WHERE deleted = 0 ORDER BY %1 COLLATE NOCASE %2"_s.arg(query.sort, query.descending ? u"DESC"_s : QString())));
        untilReady(model, filtered, [&] { model.setWords(i % 2 ? u"review"_s : u"renewal"_s); });
        filteredBare.add(bareIds(open, u"SELECT id FROM Activity WHERE deleted = 0 AND (Subject LIKE '%%1%' OR Description LIKE '%%1%') ORDER BY ActivityDate"_s.arg(i % 2 ? u"review"_s : u"renewal"_s)));
        untilReady(model, filtered, [&] { model.setWords({}); });
    }
    bench.report.compare(u"list sorted by a column without index"_s, sorted, sortedBare, 0.25);
    bench.report.compare(u"list filtered by a word"_s, filtered, filteredBare, 0.25);
}

void jump(QTableView &view, Stage &stage, bool plain, Times &end, Times &anywhere, int rounds)
{
    const int rows = view.model()->rowCount();
    for (int i = 0; i < rounds; ++i) {
        const auto to = [&](int row, Times *times) {
            stage.start();
            view.scrollTo(view.model()->index(row, 0), QAbstractItemView::PositionAtTop);
            view.viewport()->update();
            const double took = plain ? stage.settlePlain() : stage.settle();
            if (times)
                times->add(took);
        };
        to(0, nullptr);
        to(rows - 1, &end);
        to(int(qint64(i + 1) * 7919 * 104729 % rows), &anywhere);
    }
}

/// Every row that fits is there and loaded.
bool showsItsRows(const QTableView &view)
{
    const int last = view.rowAt(view.viewport()->height() - 1);
    if (last < 1)
        return false;
    for (int row = 0; row <= last; ++row) {
        if (!view.model()->index(row, 0).data(RecordListModel::LoadedRole).toBool())
            return false;
    }
    return true;
}

} // namespace

void benchLists(Bench &bench)
{
    OpenBench open(bench.file());
    ViewState state;
    Stage stage(open.store);
    auto &application = *static_cast<WatchedApplication *>(qApp);
    Times opened;
    Times openedBare;
    Times end;
    Times endBare;
    Times anywhere;
    Times anywhereBare;
    for (int i = 0; i < bench.rounds(7); ++i) {
        {
            application.watching = i > 0; // the first builds what the others use
            stage.start();
            ListPage page(open.store, state, object_code::activity);
            page.resize(pageSize);
            page.show();
            // Painted is what shows every row that fits, loaded; the exact count of a million may follow.
            stage.watchFor([&page] { return showsItsRows(page.table()); });
            (void)stage.settle();
            if (i > 0)
                opened.add(stage.shownAt());
            jump(page.table(), stage, false, end, anywhere, bench.rounds(8));
            if (i == 0)
                sortAndFilter(bench, open, page.model());
            application.watching = false;
        }
        const int columns = int(open.schema.type(object_code::activity)->listColumns.size());
        ConstantModel constants(int(bench.activities), columns);
        stage.start();
        QTableView view;
        view.setModel(&constants);
        view.resize(pageSize);
        view.show();
        const double took = stage.settlePlain();
        if (i > 0)
            openedBare.add(took);
        jump(view, stage, true, endBare, anywhereBare, bench.rounds(8));
    }
    bench.report.compare(u"list of all activities: open to painted"_s, opened, openedBare, 2);
    bench.report.compare(u"list of all activities: jump to the end"_s, end, endBare, 2);
    bench.report.compare(u"list of all activities: jump anywhere"_s, anywhere, anywhereBare, 2);
    Times stall;
    stall.add(application.longestStall);
    bench.report.figure(u"longest stall of the window: lists"_s, stall, 50, u"ms"_s);
}

void benchRecordPage(Bench &bench)
{
    OpenBench open(bench.file());
    const auto accountWith = [&open](const QString &order) {
        return waitFor(open.database.run([order](Connection &connection) {
            return RecordId(connection.scalar(u"SELECT a.id FROM Account a WHERE deleted = 0 ORDER BY abs((SELECT count(*) FROM Activity WHERE AccountId = a.id AND deleted = 0) - %1) LIMIT 1"_s.arg(order)).toLongLong());
        }));
    };
    const RecordId busy = accountWith(u"500"_s);
    const RecordId idle = accountWith(u"0"_s);
    ViewState state;
    Stage stage(open.store);
    auto &application = *static_cast<WatchedApplication *>(qApp);
    Times own;
    Times empty;
    const double stallBefore = std::exchange(application.longestStall, 0);
    for (int i = 0; i <= bench.rounds(15); ++i) {
        for (const RecordId id : {busy, idle}) {
            application.watching = i > 0;
            stage.start();
            RecordPage page(open.store, state, id);
            page.resize(pageSize);
            page.show();
            const double took = stage.settle();
            if (i > 0)
                (id == busy ? own : empty).add(took);
            application.watching = false;
        }
    }
    bench.report.compare(u"record page of an account with 500 activities"_s, own, empty, 3);
    Times stall;
    stall.add(application.longestStall);
    bench.report.figure(u"longest stall of the window: record pages"_s, stall, 50, u"ms"_s);
    application.longestStall = std::max(application.longestStall, stallBefore);
}

int showMemory(const Bench &bench)
{
    OpenBench open(bench.file());
    ViewState state;
    Stage stage(open.store);
    stage.start();
    ListPage page(open.store, state, object_code::activity);
    page.resize(pageSize);
    page.show();
    (void)stage.settle();
    Times ignored;
    untilReady(page.model(), ignored, [&] { page.model().setWords(u"review"_s); });
    (void)waitFor(open.store.search(u"har"_s));
    untilReady(page.model(), ignored, [&] { page.model().setWords({}); });
    stage.start();
    page.table().scrollToBottom();
    page.table().viewport()->update();
    (void)stage.settle();
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            std::printf("%s\n", line.mid(8).trimmed().split(' ').first().constData());
    }
    return 0;
}

void benchMemory(Bench &bench)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--child-memory"_s, u"--file"_s, bench.folder});
    child.waitForFinished(120000);
    const double kilobytes = child.readAllStandardOutput().trimmed().toDouble();
    if (kilobytes <= 0)
        return bench.report.note(u"The private memory was not measured: this system does not tell it."_s);
    Times memory;
    memory.add(kilobytes / 1024);
    bench.report.figure(u"private memory, list open and searched"_s, memory, 64, u"MiB"_s);
}
