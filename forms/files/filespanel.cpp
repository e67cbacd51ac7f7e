#include "forms/files/filespanel.h"

#include "forms/lists/celltable.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "models/schema/objects/attachmentnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "models/storage/attachments.h"

#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>
#include <QVBoxLayout>

namespace {

/// The files of a drag, if it holds nothing else.
QStringList filesOf(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (!url.isLocalFile())
            return {};
        paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

FilesPanel::FilesPanel(RecordStore &store, RecordId id, QWidget *parent)
    : RecordPanel(parent)
    , m_store(store)
    , m_id(id)
    , m_type(*store.schema().typeOf(id))
    , m_fileType(*store.schema().type(object_code::attachment))
    , m_model(new CellTableModel(this))
    , m_notice(new Notice(this))
{
    setAcceptDrops(true);
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(16), theme.scaled(12), theme.scaled(16), theme.scaled(16));
    rows->setSpacing(theme.scaled(10));
    rows->addWidget(m_notice);
    m_approvals = new QVBoxLayout;
    m_approvals->setSpacing(theme.scaled(6));
    rows->addLayout(m_approvals);
    auto *head = new QHBoxLayout;
    head->addWidget(makeLabel(translated(m_fileType.pluralLabel), "cardTitle", this));
    head->addStretch(1);
    QPushButton *addButton = makeButton(tr("Add Files…"), "neutral", {}, this);
    head->addWidget(addButton);
    rows->addLayout(head);
    connect(addButton, &QPushButton::clicked, this, [this] { choose({}); });
    makeTable(rows);
    rows->addStretch(1);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (changes.concerns(object_code::attachment) || changes.concerns(m_id))
            load();
    });
    load();
}

void FilesPanel::makeTable(QVBoxLayout *rows)
{
    m_nothing = makeLabel(tr("No files yet. Add some, or drop them here."), "meta", this);
    rows->addWidget(m_nothing);
    QStringList heads {labelOf(*m_fileType.field(attachment::name)), labelOf(*m_fileType.field(attachment::contentType)), tr("Size"), tr("Added By"), tr("Added On")};
    if (!m_type.approvals.isEmpty())
        heads << labelOf(*m_fileType.field(attachment::evidence));
    m_model->setHeaders(heads);
    m_table = new CellTable(*m_model, this);
    m_table->setAccessibleName(translated(m_fileType.pluralLabel));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows->addWidget(m_table);
    auto *buttons = new QHBoxLayout;
    m_open = makeButton(tr("Open"), "neutral", {}, this);
    m_save = makeButton(tr("Save As…"), "neutral", {}, this);
    m_remove = makeButton(tr("Remove"), "neutral", {}, this);
    for (QPushButton *button : {m_open, m_save, m_remove})
        buttons->addWidget(button);
    if (!m_type.approvals.isEmpty()) {
        m_prove = makeButton(tr("Use as Evidence"), "neutral", {}, this);
        auto *menu = new QMenu(m_prove);
        for (const Approval &approval : m_type.approvals)
            menu->addAction(labelOf(*m_type.field(approval.field)), this, [this, field = approval.field] { prove(field); });
        menu->addAction(tr("No Evidence"), this, [this] { prove({}); });
        m_prove->setMenu(menu);
        buttons->addWidget(m_prove);
    }
    buttons->addStretch(1);
    rows->addLayout(buttons);
    connect(m_open, &QPushButton::clicked, this, &FilesPanel::openChosen);
    connect(m_save, &QPushButton::clicked, this, &FilesPanel::saveChosen);
    connect(m_remove, &QPushButton::clicked, this, &FilesPanel::removeChosen);
    connect(m_table, &CellTable::entered, this, &FilesPanel::openChosen);
    connect(m_table, &CellTable::opened, this, [this](RecordId id, bool newTab) { objectCodeOf(id) == object_code::attachment ? openCopy(id) : Q_EMIT openRecord(id, newTab); });
    connect(m_table, &CellTable::currentChosen, this, &FilesPanel::updateButtons);
}

void FilesPanel::load()
{
    const int asked = ++m_asked;
    whenReady(m_store.fetch(m_id), this, [this, asked](const Result<Record> &record) {
        if (asked == m_asked && record)
            m_record = *record;
    });
    const Query query {.object = object_code::attachment, .where = {{.field = attachment::parent, .value = qlonglong(m_id)}}, .sort = attachment::name};
    whenReady(m_store.find(query), this, [this, asked](const Result<QList<Record>> &found) {
        if (asked != m_asked)
            return; // a newer question is on its way
        if (!found)
            return m_notice->show(found.error().text);
        m_files = *found;
        QList<RecordId> people;
        for (const Record &file : std::as_const(m_files))
            people << file.link(system_field::createdBy);
        for (const Approval &approval : m_type.approvals)
            people << m_record.link(approval.by);
        people.removeAll(0);
        whenReady(m_store.titles(people), this, [this, asked](const QHash<RecordId, QString> &titles) {
            if (asked != m_asked)
                return;
            m_titles = titles;
            showFiles();
            showApprovals();
            Q_EMIT shown();
        });
    });
}

void FilesPanel::showFiles()
{
    const Field &evidence = *m_fileType.field(attachment::evidence);
    m_model->setRows(int(m_files.size()), [this, &evidence](int row, int column) -> FigureCell {
        const Record &file = m_files.at(row);
        const qint64 size = file.value(attachment::size).toLongLong();
        const QDateTime at = file.value(system_field::createdDate).toDateTime();
        switch (column) {
        case 0:
            return {.text = file.text(attachment::name), .key = file.text(attachment::name).toLower(), .link = file.id};
        case 1: {
            const QMimeType kind = QMimeDatabase().mimeTypeForName(file.text(attachment::contentType));
            const QString words = kind.isValid() && !kind.comment().isEmpty() ? kind.comment() : file.text(attachment::contentType);
            return {.text = words, .key = words};
        }
        case 2:
            return {.text = locale().formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat), .key = size, .number = true};
        case 3: {
            const RecordId who = file.link(system_field::createdBy);
            return {.text = m_titles.value(who), .key = m_titles.value(who), .link = who};
        }
        case 4:
            return {.text = locale().toString(at.toLocalTime(), QLocale::ShortFormat), .key = at};
        default: {
            const QString words = displayText(evidence, file.value(attachment::evidence), locale());
            return {.text = words, .key = words};
        }
        }
    });
    const bool any = !m_files.isEmpty();
    m_nothing->setVisible(!any);
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_open), static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_prove)}) {
        if (widget)
            widget->setVisible(any);
    }
    m_table->fitColumns();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + int(m_files.size()) * m_table->verticalHeader()->defaultSectionSize() + 4);
    if (any && m_table->currentSource() < 0)
        m_table->choose(0);
    updateButtons();
}

void FilesPanel::showApprovals()
{
    while (QLayoutItem *item = m_approvals->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const Approval &approval : m_type.approvals)
        m_approvals->addWidget(makeApproval(approval));
}

/// "Approved by Customer Legal: Ann Lee, 6/8/26. Evidence: mail.pdf"
QWidget *FilesPanel::makeApproval(const Approval &approval)
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::current().scaled(8));
    const bool given = m_record.value(approval.field).toBool();
    const QString label = labelOf(*m_type.field(approval.field));
    row->addWidget(makeLabel(label, "fieldLabel", line));
    row->addWidget(new Pill(given ? tr("Approved") : tr("Not approved"), given ? u"good"_s : u"none"_s, line));
    QStringList facts;
    if (const QString who = m_titles.value(m_record.link(approval.by)); given && !who.isEmpty())
        facts << who;
    if (const QDate on = m_record.value(approval.on).toDate(); given && on.isValid())
        facts << locale().toString(on, QLocale::ShortFormat);
    row->addWidget(makeLabel(facts.join(u", "_s), "value", line));
    bool proven = false;
    for (const Record &file : std::as_const(m_files)) {
        if (file.text(attachment::evidence) != approval.field)
            continue;
        proven = true;
        auto *link = new LinkButton(file.text(attachment::name), line);
        link->setAccessibleDescription(label);
        row->addWidget(link);
        connect(link, &LinkButton::followed, this, [this, id = file.id] { openCopy(id); });
    }
    if (given && !proven)
        row->addWidget(makeLabel(tr("No evidence yet"), "meta", line));
    row->addStretch(1);
    QPushButton *add = makeButton(tr("Add Evidence…"), "neutral", {}, line);
    add->setAccessibleDescription(label);
    row->addWidget(add);
    connect(add, &QPushButton::clicked, this, [this, field = approval.field] { choose(field); });
    return line;
}

void FilesPanel::choose(const QString &evidence)
{
    auto *dialog = new QFileDialog(this, tr("Add Files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, evidence](const QStringList &paths) { add(paths, evidence); });
    dialog->open();
}

void FilesPanel::add(const QStringList &paths, const QString &evidence)
{
    if (paths.isEmpty())
        return;
    m_notice->clear();
    whenReady(addAttachments(m_store, m_id, paths, evidence), this, [this](const Result<QList<RecordId>> &made) {
        if (!made)
            return m_notice->show(made.error().text);
        Q_EMIT toast(tr("%n file(s) added", nullptr, int(made->size())), true);
    });
}

RecordId FilesPanel::chosen() const
{
    const int row = m_table->currentSource();
    return row >= 0 && row < m_files.size() ? m_files.at(row).id : 0;
}

void FilesPanel::openChosen()
{
    openCopy(chosen());
}

void FilesPanel::openCopy(RecordId id)
{
    if (!id)
        return;
    whenReady(openAttachment(m_store, id), this, [this](const Result<QString> &path) {
        if (!path)
            return m_notice->show(path.error().text);
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*path)))
            m_notice->show(tr("No program on this computer opens such a file. Save it and open it elsewhere."));
    });
}

void FilesPanel::saveChosen()
{
    const RecordId id = chosen();
    if (!id)
        return;
    auto *dialog = new QFileDialog(this, tr("Save As"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(safeFileName(m_files.at(m_table->currentSource()).text(attachment::name)));
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        whenReady(saveAttachment(m_store, id, path), this, [this, path](const Result<> &done) {
            if (done)
                Q_EMIT toast(tr("Written: %1").arg(QFileInfo(path).fileName()));
            else
                m_notice->show(done.error().text);
        });
    });
    dialog->open();
}

void FilesPanel::removeChosen()
{
    const RecordId id = chosen();
    if (!id)
        return;
    const QString name = m_files.at(m_table->currentSource()).text(attachment::name);
    whenReady(m_store.remove({id}), this, [this, name](const Result<int> &removed) {
        if (removed)
            Q_EMIT toast(tr("%1 moved to the recycle bin").arg(name), true);
        else
            m_notice->show(removed.error().text);
    });
}

void FilesPanel::prove(const QString &approval)
{
    const RecordId id = chosen();
    if (!id)
        return;
    Record file = m_files.at(m_table->currentSource());
    file.set(attachment::evidence, approval.isEmpty() ? QVariant() : QVariant(approval));
    whenReady(m_store.save(file, {}, {attachment::evidence}), this, [this](const Result<RecordId> &saved) {
        if (!saved)
            m_notice->show(saved.error().text);
    });
}

void FilesPanel::updateButtons()
{
    for (QPushButton *button : {m_open, m_save, m_remove, m_prove}) {
        if (button)
            button->setEnabled(chosen() != 0);
    }
}

void FilesPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FilesPanel::dropEvent(QDropEvent *event)
{
    const QStringList paths = filesOf(event->mimeData());
    if (paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    add(paths);
}

void FilesPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Delete || !m_table->hasFocus() || !chosen())
        return RecordPanel::keyPressEvent(event);
    removeChosen();
}
