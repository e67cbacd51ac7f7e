#include "forms/exchange/importdialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QProgressBar>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace {

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

ImportDialog::ImportDialog(RecordStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_look(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setAcceptDrops(true);
    setWindowTitle(tr("Import"));
    m_title = new ElidedLabel({}, this);
    m_title->setProperty("role", u"cardTitle"_s);
    m_what = new ElidedLabel({}, this);
    m_what->setProperty("role", u"meta"_s);
    m_notice = new Notice(this);
    m_stages = new QStackedWidget(this);
    m_stages->addWidget(buildChoose());
    m_stages->addWidget(buildProgress());
    m_stages->addWidget(buildReport());

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_what);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(new Tile(u"upload"_s, u"report"_s, 32, this));
    head->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_notice);
    layout->addWidget(m_stages, 1);
    layout->addWidget(buildButtons());
    m_look->setInterval(100);
    connect(m_look, &QTimer::timeout, this, &ImportDialog::showProgress);
    resize(Theme::current().scaled(720), Theme::current().scaled(520));
    enter(Stage::Choose);
}

ImportDialog::~ImportDialog()
{
    // The window went away around a running import: nothing of it may stay half done.
    if (isRunning() && m_progress)
        m_progress->cancelled = true;
}

QWidget *ImportDialog::buildChoose()
{
    auto *page = new QWidget(this);
    auto *well = new QFrame(page);
    well->setObjectName(u"well"_s);
    auto *hint = makeLabel(tr("Choose the folder of a Data Export, or its CSV or JSON files. They can also be dropped here. Nothing is changed before you have seen what would happen."), "value", well);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignCenter);
    auto *folder = makeButton(tr("Choose Folder…"), "brand", {}, well);
    auto *files = makeButton(tr("Choose Files…"), "neutral", {}, well);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    connect(files, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(folder);
    buttons->addWidget(files);
    buttons->addStretch();
    auto *inside = new QVBoxLayout(well);
    inside->setContentsMargins(24, 24, 24, 24);
    inside->setSpacing(16);
    inside->addStretch();
    inside->addWidget(hint);
    inside->addLayout(buttons);
    inside->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(well);
    return page;
}

QWidget *ImportDialog::buildProgress()
{
    auto *page = new QWidget(this);
    m_progressWords = makeLabel({}, "value", page);
    m_bar = new QProgressBar(page);
    m_bar->setAccessibleName(tr("Import progress"));
    m_bar->setRange(0, 1000);
    m_bar->setFormat(u"%p%"_s);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch();
    layout->addWidget(m_progressWords);
    layout->addWidget(m_bar);
    layout->addStretch();
    return page;
}

QWidget *ImportDialog::buildReport()
{
    auto *page = new QWidget(this);
    m_sum = makeLabel({}, "value", page);
    m_sum->setWordWrap(true);
    m_table = new QTableWidget(page);
    m_table->setAccessibleName(tr("What the import does"));
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_details = makeLabel({}, "meta", page);
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *scroll = new QScrollArea(page);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_details);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_sum);
    layout->addWidget(m_table, 3);
    layout->addWidget(scroll, 2);
    return page;
}

QWidget *ImportDialog::buildButtons()
{
    auto *row = new QWidget(this);
    m_back = makeButton(tr("Choose Other Files"), "neutral", {}, row);
    m_failedRows = makeButton(tr("Save Failed Rows…"), "neutral", {}, row);
    m_takeBack = makeButton(tr("Undo Import"), "neutral", {}, row);
    m_cancel = makeButton(tr("Cancel"), "neutral", {}, row);
    m_import = makeButton(tr("Import"), "brand", {}, row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_back);
    layout->addWidget(m_failedRows);
    layout->addStretch();
    layout->addWidget(m_takeBack);
    layout->addWidget(m_cancel);
    layout->addWidget(m_import);
    connect(m_back, &QPushButton::clicked, this, [this] { enter(Stage::Choose); });
    connect(m_failedRows, &QPushButton::clicked, this, &ImportDialog::saveFailedRows);
    connect(m_takeBack, &QPushButton::clicked, this, &ImportDialog::takeBack);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (isRunning())
            m_progress->cancelled = true;
        else
            close();
    });
    connect(m_import, &QPushButton::clicked, this, [this] { run(false); });
    return row;
}

// --- choosing --------------------------------------------------------------------------------------------------------

void ImportDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose Folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::begin);
    dialog->open();
}

void ImportDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Choose Files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Exports (*.csv *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::begin);
    dialog->open();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!isRunning() && !localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    begin(localPaths(event->mimeData()));
    event->acceptProposedAction();
}

void ImportDialog::begin(const QStringList &paths)
{
    if (paths.isEmpty() || isRunning())
        return;
    m_paths = paths;
    QStringList names;
    for (const QString &path : paths)
        names << QFileInfo(path).fileName();
    m_what->setText(names.join(u", "_s));
    run(true);
}

// --- running ---------------------------------------------------------------------------------------------------------

void ImportDialog::run(bool dryRun)
{
    m_notice->clear();
    m_progress = std::make_shared<Importer::Progress>();
    enter(dryRun ? Stage::Trial : Stage::Importing);
    showProgress();
    m_look->start();
    whenReady(Importer::run(m_store, m_paths, {.dryRun = dryRun}, m_progress), this, [this](const Result<ImportReport> &report) { take(report); });
}

void ImportDialog::showProgress()
{
    const qint64 total = m_progress->bytesTotal;
    const qint64 done = m_progress->bytesDone;
    m_bar->setValue(total > 0 ? int(1000 * done / total) : 0);
    const QString rows = number(m_progress->rows);
    if (m_progress->cancelled)
        m_progressWords->setText(tr("Taking back what was read so far…"));
    else
        m_progressWords->setText(m_stage == Stage::Trial ? tr("Looking at the files: %1 rows read.").arg(rows) : tr("Importing: %1 rows read.").arg(rows));
}

void ImportDialog::take(const Result<ImportReport> &report)
{
    const bool tried = m_stage == Stage::Trial;
    m_look->stop();
    if (!report) {
        enter(Stage::Choose);
        m_notice->show(report.error().text, report.error().kind == Error::Kind::Cancelled ? u"info"_s : u"error"_s);
        return;
    }
    m_report = *report;
    enter(tried ? Stage::Tried : Stage::Done);
    showReport();
}

void ImportDialog::enter(Stage stage)
{
    m_stage = stage;
    const auto title = [stage] {
        switch (stage) {
        case Stage::Choose: return tr("Import from Salesforce");
        case Stage::Trial: return tr("Looking at the Files");
        case Stage::Tried: return tr("What Would Happen");
        case Stage::Importing: return tr("Importing");
        case Stage::Done: return tr("Imported");
        }
        Q_UNREACHABLE();
    };
    m_title->setText(title());
    m_what->setVisible(stage != Stage::Choose);
    m_stages->setCurrentIndex(stage == Stage::Choose ? 0 : isRunning() ? 1 : 2);
    m_back->setVisible(stage == Stage::Tried);
    m_import->setVisible(stage == Stage::Tried);
    m_takeBack->setVisible(stage == Stage::Done);
    m_failedRows->setVisible((stage == Stage::Tried || stage == Stage::Done) && !m_report.failedRows.isEmpty());
    const QString leave = isRunning() ? tr("Cancel Import") : stage == Stage::Done ? tr("Close") : tr("Cancel");
    m_cancel->setText(leave);
    m_cancel->setAccessibleName(leave);
    if (stage == Stage::Tried)
        m_import->setFocus();
    else if (stage != Stage::Choose)
        m_cancel->setFocus();
}

// A running import is ended by its button alone: Escape or a closed window would throw work away by accident.
void ImportDialog::reject()
{
    if (!isRunning())
        close();
}

void ImportDialog::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!isRunning());
}

// --- the report ------------------------------------------------------------------------------------------------------

void ImportDialog::showReport()
{
    const ImportReport::Counts total = m_report.total();
    const bool anything = total.created + total.updated > 0;
    if (m_report.dryRun)
        m_sum->setText(anything ? tr("%1 new, %2 changed, %3 unchanged, %4 that cannot be read.")
                                      .arg(number(total.created), number(total.updated), number(total.unchanged), number(total.failed))
                                : tr("Everything in these files is here already; an import would change nothing."));
    else
        m_sum->setText(tr("%1 created, %2 changed, %3 unchanged, %4 failed.").arg(number(total.created), number(total.updated), number(total.unchanged), number(total.failed)));
    m_import->setEnabled(anything);
    m_takeBack->setEnabled(anything && m_report.step);
    m_failedRows->setVisible(!m_report.failedRows.isEmpty());

    const QStringList heads {tr("Object"), tr("New"), tr("Changed"), tr("Unchanged"), tr("Failed"), tr("Links That Wait")};
    m_table->clear();
    m_table->setColumnCount(int(heads.size()));
    m_table->setRowCount(int(m_report.byObject.size()));
    m_table->setHorizontalHeaderLabels(heads);
    int row = 0;
    for (auto it = m_report.byObject.cbegin(); it != m_report.byObject.cend(); ++it, ++row) {
        const ObjectType *type = m_store.schema().type(it.key());
        m_table->setItem(row, 0, new QTableWidgetItem(type ? translated(type->pluralLabel) : it.key()));
        int column = 0;
        for (const int count : {it->created, it->updated, it->unchanged, it->failed, it->dangling}) {
            auto *item = new QTableWidgetItem(number(count));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, ++column, item);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);

    QStringList details = m_report.messages;
    if (!m_report.unknownFiles.isEmpty())
        details << tr("Left out, because Steward has no such object: %1.").arg(m_report.unknownFiles.join(u", "_s));
    if (!m_report.customFields.isEmpty())
        details << tr("New custom fields: %1.").arg(m_report.customFields.join(u", "_s));
    m_details->setText(details.join(u"\n\n"_s));
}

void ImportDialog::saveFailedRows()
{
    auto *dialog = new QFileDialog(this, tr("Save Failed Rows"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"failed-rows.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(m_report.failedRows) == m_report.failedRows.size() && file.commit())
            m_notice->show(tr("The failed rows are in %1, each with its reason.").arg(QFileInfo(path).fileName()), u"success"_s);
        else
            m_notice->show(tr("The file cannot be written here. Choose another place."));
    });
    dialog->open();
}

void ImportDialog::takeBack()
{
    m_takeBack->setEnabled(false);
    whenReady(m_store.takeBack(m_report.step), this, [this](const Result<QString> &taken) {
        if (!taken)
            return m_notice->show(taken.error().text);
        m_notice->show(tr("The import was taken back."), u"success"_s);
    });
}
