#include "forms/exchange/exportdialog.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QStandardPaths>
#include <QTimer>
#include <QVBoxLayout>

ExportDialog::ExportDialog(RecordStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_notice(new Notice(this))
    , m_words(makeLabel({}, "hint", this))
    , m_bar(new QProgressBar(this))
    , m_export(makeButton(tr("Export"), "brand", {}, this))
    , m_look(new QTimer(this))
{
    setWindowTitle(tr("Export Everything"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_bar->setAccessibleName(tr("Progress"));
    m_look->setInterval(200);
    connect(m_look, &QTimer::timeout, this, &ExportDialog::showProgress);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    m_export->setDefault(true);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(buildChoices());
    layout->addWidget(m_words);
    layout->addWidget(m_bar);
    layout->addLayout(buttons);
    resize(Theme::current().scaled(560), sizeHint().height());
    setRunning(false);
}

/// An export that is left behind stops: nobody would see how it went.
ExportDialog::~ExportDialog()
{
    if (m_progress)
        m_progress->cancelled = true;
}

QWidget *ExportDialog::buildChoices()
{
    m_choices = new QWidget(this);
    auto *rows = new QFormLayout(m_choices);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_format = new ComboBox;
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_format->addItem(tr("CSV files, one per object"), int(Exporter::Format::Csv));
    m_format->addItem(tr("sObject tree (JSON)"), int(Exporter::Format::Json));
    rows->addRow(tr("F&ormat"), m_format);
    m_folder = new QLineEdit(QDir::toNativeSeparators(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/steward-export"_s));
    auto *label = new QLabel(tr("&Folder"));
    label->setBuddy(m_folder);
    auto *folder = new QHBoxLayout;
    QPushButton *choose = makeButton(tr("Choose…"), "neutral");
    choose->setAccessibleName(tr("Choose Folder…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    folder->addWidget(m_folder, 1);
    folder->addWidget(choose);
    label->setParent(m_choices);
    rows->addRow(label, folder);
    m_bin = new QCheckBox(tr("Also what lies in the recycle bin"));
    m_bin->setChecked(true);
    rows->addRow(m_bin);
    return m_choices;
}

void ExportDialog::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Export Everything"), QFileInfo(m_folder->text()).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, [this](const QString &path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void ExportDialog::start()
{
    m_notice->clear();
    if (m_folder->text().trimmed().isEmpty())
        return m_notice->show(tr("Enter the folder to write to."));
    m_progress = std::make_shared<Exporter::Progress>();
    setRunning(true);
    const Exporter::Options options {.format = Exporter::Format(m_format->currentData().toInt()), .recycleBin = m_bin->isChecked()};
    const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(m_folder->text().trimmed()));
    whenReady(Exporter::run(m_store, folder, options, m_progress), this, [this](const Result<Exporter::Counts> &counts) { finish(counts); });
}

void ExportDialog::showProgress()
{
    const qint64 total = m_progress ? m_progress->total.load() : 0;
    const qint64 done = m_progress ? m_progress->done.load() : 0;
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? int(done * 1000 / total) : 0);
    m_words->setText(tr("%1 of %2 written").arg(QLocale().toString(done), QLocale().toString(total)));
}

void ExportDialog::finish(const Result<Exporter::Counts> &counts)
{
    m_progress.reset();
    setRunning(false);
    if (!counts) {
        if (counts.error().kind != Error::Kind::Cancelled)
            m_notice->show(counts.error().text);
        return;
    }
    qint64 sum = 0;
    for (const qint64 count : *counts)
        sum += count;
    Q_EMIT exported(tr("%n record(s) exported to %1", nullptr, int(sum)).arg(m_folder->text()));
    accept();
}

void ExportDialog::setRunning(bool running)
{
    m_choices->setEnabled(!running);
    m_export->setEnabled(!running);
    m_bar->setVisible(running);
    m_words->setVisible(running);
    running ? m_look->start() : m_look->stop();
    if (running)
        showProgress();
}

void ExportDialog::reject()
{
    if (m_progress)
        m_progress->cancelled = true;
    else
        QDialog::reject();
}
