#include "tests/bench/bench.h"
#include "tests/bench/stage.h"

#include "forms/lists/listpage.h"
#include "forms/shell/searchbox.h"
#include "models/exchange/importer.h"
#include "models/schema/objects/names.h"

#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <QVBoxLayout>

namespace {

void press(QWidget &target, QChar letter)
{
    QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
    QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(letter));
    QCoreApplication::sendEvent(&target, &down);
    QCoreApplication::sendEvent(&target, &up);
}

/// Ten thousand tasks, as Salesforce exports them.
void writeTasks(const QString &path, int rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("The CSV file cannot be written.");
    file.write("Id,Subject,Status,ActivityDate,Description\r\n");
    for (int i = 0; i < rows; ++i)
        file.write("00T" + QByteArray::number(900000000000 + i) + ",Review " + QByteArray::number(i) + ",Completed,2026-10-01,What was said in a few words\r\n");
}

} // namespace

void benchSearchBox(Bench &bench)
{
    OpenBench open(bench.file());
    Stage stage(open.store);
    auto &application = *static_cast<WatchedApplication *>(qApp);
    QWidget window;
    window.resize(1280, 800);
    auto *layout = new QVBoxLayout(&window);
    auto *box = new SearchBox(open.store, [] { return QList<PaletteEntry>(); }, &window);
    layout->addWidget(box);
    layout->addStretch();
    window.show();
    window.activateWindow();
    box->ask();
    (void)stage.settle();
    Times painted;
    application.watching = true;
    application.longestStall = 0;
    for (const QString &word : {u"harbor"_s, u"anna"_s, u"review"_s, u"müller"_s, u"renewal"_s, u"smith"_s}) {
        box->edit()->clear();
        (void)stage.settle();
        for (const QChar letter : word) {
            stage.start();
            press(*box->edit(), letter);
            painted.add(stage.settle());
        }
    }
    application.watching = false;
    bench.report.figure(u"search: a key pressed to the results painted (p99)"_s, painted.p99Only(), 50, u"ms"_s);
    Times stall;
    stall.add(application.longestStall);
    bench.report.figure(u"longest stall of the window: search"_s, stall, 50, u"ms"_s);
}

void benchStalls(Bench &bench)
{
    OpenBench open(bench.file());
    QTemporaryDir place(bench.folder + u"/stalls-XXXXXX"_s);
    writeTasks(place.filePath(u"Task.csv"_s), bench.isSmall() ? 2000 : 100000);
    ViewState state;
    Stage stage(open.store);
    auto &application = *static_cast<WatchedApplication *>(qApp);
    ListPage page(open.store, state, object_code::activity);
    page.resize(1280, 800);
    page.show();
    (void)stage.settle();
    application.watching = true;
    application.longestStall = 0;
    bool imported = false;
    whenReady(Importer::run(open.store, {place.path()}, {}), &page, [&imported](const Result<ImportReport> &report) {
        if (!report)
            qFatal("%s", qPrintable(report.error().text));
        imported = true;
    });
    Times shown;
    for (int i = 0; !imported; ++i) {
        const int rows = page.model().rowCount();
        stage.start();
        page.table().scrollTo(page.model().index(int(qint64(i + 1) * 7919 * 104729 % rows), 0), QAbstractItemView::PositionAtTop);
        page.table().viewport()->update();
        QElapsedTimer clock;
        clock.start();
        QCoreApplication::processEvents(); // a short list is loaded already
        while (!imported && !page.model().index(page.table().rowAt(4), 0).data(RecordListModel::LoadedRole).toBool())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        shown.add(double(clock.nsecsElapsed()) / 1e6);
    }
    application.watching = false;
    Times stall;
    stall.add(application.longestStall);
    bench.report.figure(u"longest stall of the window while a file is imported"_s, stall, 50, u"ms"_s);
    Times middle;
    middle.add(shown.median());
    bench.report.figure(u"scrolling while a file is imported: rows shown (median)"_s, middle, 50, u"ms"_s);
    // What was imported goes again, so that the file stays as it was made.
    if (!waitFor(open.store.undo()))
        qFatal("The import cannot be taken back.");
}
