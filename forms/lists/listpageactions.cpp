#include "forms/lists/columnsdialog.h"
#include "forms/lists/listheaders.h"
#include "forms/lists/listpage.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordactions.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTimer>

// The second half of ListPage: what its parts do.

namespace {

/// The longest copy that other programs still take gladly.
constexpr int mostCopiedRows = 10000;

int standardWidth(const Field &field, bool isName, bool hasBadges)
{
    const Theme &theme = Theme::current();
    if (isName)
        return theme.scaled(hasBadges ? 390 : 210);
    switch (field.type) {
    case FieldType::CheckBox: return theme.scaled(110);
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent: return theme.scaled(115);
    case FieldType::Date: return theme.scaled(180);
    case FieldType::Picklist: return theme.scaled(120);
    case FieldType::Email:
    case FieldType::Url:
    case FieldType::LongText:
    case FieldType::Address: return theme.scaled(220);
    default: return theme.scaled(145);
    }
}

Qt::SortOrder orderOf(bool descending)
{
    return descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

// --- columns and order -----------------------------------------------------------------------------------------------

void ListPage::setShownColumns(const QStringList &fields)
{
    m_placing = true;
    m_model->setColumns(fields);
    const QVariantMap widths = m_state.value(stateKey(u"widths"_s)).toMap();
    ListHeader *header = m_table->header();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        header->moveSection(header->visualIndex(column), column);
        const Field &field = *m_model->fieldAt(column);
        const bool isName = field.name == m_model->type().nameField;
        const int standard = standardWidth(field, isName, !m_model->type().badges.isEmpty());
        header->resizeSection(column, widths.value(field.name, standard).toInt());
    }
    m_placing = false;
    updateWords();
}

void ListPage::keepColumns()
{
    if (m_placing)
        return;
    m_state.setValue(stateKey(u"columns"_s), m_table->shownOrder());
    QVariantMap widths = m_state.value(stateKey(u"widths"_s)).toMap();
    const ListHeader *header = m_table->header();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (header->visualIndex(column) < header->count() - 1) // the last one is as wide as what is left
            widths.insert(m_model->columns().at(column), header->sectionSize(column));
    }
    m_state.setValue(stateKey(u"widths"_s), widths);
}

void ListPage::setSort(const QString &field, bool descending, const QString &thenBy, bool thenDescending)
{
    Query query = m_model->query();
    query.sort = field;
    query.descending = descending;
    query.thenBy = thenBy;
    query.thenDescending = thenDescending;
    m_model->setQuery(query);
    updateWords();
}

void ListPage::keepSort()
{
    const Query &query = m_model->query();
    const auto word = [](bool descending) { return descending ? u"desc"_s : u"asc"_s; };
    m_state.setValue(stateKey(u"sort"_s), QStringList {query.sort, word(query.descending), query.thenBy, word(query.thenDescending)});
}

void ListPage::sortBy(int column, bool asSecondKey)
{
    const Field *field = m_model->fieldAt(column);
    if (!field || !field->hasColumn())
        return;
    const Query &query = m_model->query();
    if (asSecondKey && field->name != query.sort) {
        const bool reverse = query.thenBy == field->name && !query.thenDescending;
        setSort(query.sort, query.descending, field->name, reverse);
    } else {
        const bool reverse = query.sort == field->name && !query.descending;
        setSort(field->name, reverse, asSecondKey ? query.thenBy : QString(), asSecondKey && query.thenDescending);
    }
    keepSort();
}

void ListPage::chooseColumns()
{
    auto *dialog = new ColumnsDialog(m_model->type(), m_table->shownOrder(), this);
    connect(dialog, &ColumnsDialog::chosen, this, [this](const QStringList &columns) {
        setShownColumns(columns);
        keepColumns();
    });
    dialog->open();
}

// --- words -----------------------------------------------------------------------------------------------------------

void ListPage::updateWords()
{
    const ObjectType &type = m_model->type();
    const Query &query = m_model->query();
    const QString plural = translated(type.pluralLabel);
    m_title->setText(m_narrowName.isEmpty() ? tr("All %1").arg(plural) : m_narrowName);
    m_showAll->setVisible(!query.where.isEmpty());
    m_table->header()->showSort(int(m_model->columns().indexOf(query.sort)), orderOf(query.descending), int(m_model->columns().indexOf(query.thenBy)),
                                orderOf(query.thenDescending));
    const int rows = m_model->rowCount();
    QStringList facts;
    if (m_model->isReady())
        facts << tr("%n items", nullptr, rows).replace(QString::number(rows), QLocale().toString(rows));
    const Field *first = type.field(query.sort);
    const Field *second = type.field(query.thenBy);
    if (first && second)
        facts << tr("Sorted by %1, then %2").arg(labelOf(*first), labelOf(*second));
    else if (first)
        facts << tr("Sorted by %1").arg(labelOf(*first));
    if (!query.words.isEmpty())
        facts << tr("Found by “%1”").arg(query.words);
    m_facts->setText(facts.join(u" · "_s));

    m_content->setCurrentIndex(m_model->isReady() && rows == 0 ? 1 : 0);
    if (!query.words.isEmpty()) {
        m_emptyWhy->setText(tr("Nothing here begins with “%1”.").arg(query.words));
        m_emptyButton->setText(tr("Clear Search"));
    } else if (!query.where.isEmpty()) {
        m_emptyWhy->setText(tr("Nothing here meets “%1”.").arg(m_narrowName));
        m_emptyButton->setText(escapedMnemonic(tr("Show All %1").arg(plural)));
    } else {
        m_emptyWhy->setText(tr("There are no %1 yet.").arg(plural));
        m_emptyButton->setText(escapedMnemonic(tr("New %1").arg(translated(type.label))));
    }
    m_emptyButton->setAccessibleName(m_emptyButton->text());
}

void ListPage::updateChosen(int count)
{
    m_chosen->setText(tr("%n selected", nullptr, count));
    m_secondRow->setCurrentIndex(count > 0 ? 1 : 0);
}

// --- what a page answers ---------------------------------------------------------------------------------------------

void ListPage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentRow(0);
}

bool ListPage::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QList<QWidget *> ListPage::regions() const
{
    return {m_search, m_table};
}

RecordId ListPage::neighbour(RecordId current, int step) const
{
    const int row = m_model->rowOf(current, m_table->currentIndex().row());
    const RecordId next = row < 0 ? 0 : m_model->idAt(row + step);
    if (next)
        m_table->setCurrentRow(row + step);
    return next;
}

void ListPage::narrow(const QList<Condition> &where, const QString &name)
{
    m_narrowName = where.isEmpty() ? QString() : name;
    Query query = m_model->query();
    query.where = where;
    m_model->setQuery(query);
    updateWords();
    Q_EMIT titleChanged();
}

bool ListPage::removeChosen()
{
    QList<RecordId> ids = m_table->chosen();
    if (ids.isEmpty() && m_table->hasFocus() && m_table->currentId())
        ids << m_table->currentId();
    if (ids.isEmpty())
        return false;
    const ObjectType &type = m_model->type();
    const QString step = ids.size() == 1 ? tr("Delete %1").arg(translated(type.label)) : tr("Delete %1 %2").arg(QLocale().toString(ids.size()), translated(type.pluralLabel));
    whenReady(m_store.remove(ids, step), this, [this, count = int(ids.size())](const Result<int> &removed) {
        if (!removed)
            return m_notice->show(removed.error().text);
        m_table->clearSelection();
        Q_EMIT toast(tr("%n moved to the recycle bin", nullptr, count), true);
    });
    return true;
}

/// One of the actions that the object declares.
void ListPage::run(const RecordAction &action, const QList<RecordId> &chosen)
{
    runRecordAction(m_store, action, chosen, this, [this](const QString &words) {
        m_table->clearSelection();
        Q_EMIT toast(words, true);
    });
}

// --- menus -----------------------------------------------------------------------------------------------------------

void ListPage::fillMenu(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("Columns…"), this, &ListPage::chooseColumns);
    QMenu *sort = menu->addMenu(tr("Sort By"));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const Field *field = m_model->fieldAt(column);
        if (!field || !field->hasColumn())
            continue;
        QAction *action = sort->addAction(escapedMnemonic(labelOf(*field)), this, [this, column] { sortBy(column, false); });
        action->setCheckable(true);
        action->setChecked(field->name == m_model->query().sort);
    }
    menu->addSeparator();
    menu->addAction(tr("Select All"), m_table, &RecordTable::selectAll);
    menu->addAction(tr("Export All Fields…"), this, [this] { exportRows(true); });
    menu->addAction(tr("Refresh List"), this, &ListPage::refresh);
}

void ListPage::showMenuAt(const QPoint &pos)
{
    const QModelIndex index = m_table->indexAt(pos);
    if (index.isValid())
        m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    const RecordId id = m_table->currentId();
    if (!id)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT openRecord(id); });
    menu->addAction(tr("Open in New Tab"), this, [this, id] { Q_EMIT openRecord(id, true); });
    menu->addSeparator();
    menu->addAction(tr("Copy"), this, &ListPage::copy);
    menu->addAction(tr("Copy Link"), this, [this, id] { copyLink(id); });
    menu->addSeparator();
    for (const RecordAction &action : m_model->type().actions) {
        if (action.kind == RecordAction::Kind::Open)
            continue;
        menu->addAction(escapedMnemonic(translated(action.label)), this, [this, &action, id] {
            const QList<RecordId> chosen = m_table->chosen();
            run(action, chosen.contains(id) ? chosen : QList<RecordId> {id});
        });
    }
    menu->addAction(tr("Delete"), this, &ListPage::removeChosen);
    menu->popup(m_table->viewport()->mapToGlobal(pos));
}

void ListPage::showHeaderMenuAt(const QPoint &pos)
{
    const int column = m_table->header()->logicalIndexAt(pos);
    const Field *field = m_model->fieldAt(column);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (field && field->hasColumn()) {
        const auto sorted = [this, name = field->name](bool descending) {
            setSort(name, descending);
            keepSort();
        };
        menu->addAction(tr("Sort Ascending"), this, [sorted] { sorted(false); });
        menu->addAction(tr("Sort Descending"), this, [sorted] { sorted(true); });
        if (field->name != m_model->query().sort)
            menu->addAction(tr("Then Sort by This"), this, [this, column] { sortBy(column, true); });
        menu->addSeparator();
    }
    if (field && m_model->columnCount() > 1) {
        menu->addAction(tr("Hide Column"), this, [this, name = field->name] {
            QStringList columns = m_table->shownOrder();
            columns.removeAll(name);
            setShownColumns(columns);
            keepColumns();
        });
    }
    menu->addAction(tr("Columns…"), this, &ListPage::chooseColumns);
    menu->popup(m_table->header()->mapToGlobal(pos));
}

// --- copy and export -------------------------------------------------------------------------------------------------

void ListPage::copy()
{
    QList<RecordId> ids = m_table->chosen();
    if (ids.isEmpty()) {
        if (m_table->currentIndex().isValid())
            QApplication::clipboard()->setText(m_table->currentIndex().data(Qt::DisplayRole).toString());
        return;
    }
    const bool cut = ids.size() > mostCopiedRows;
    ids.resize(std::min<qsizetype>(ids.size(), mostCopiedRows));
    const ListText::Rows rows {.object = object(), .ids = ids, .fields = m_table->shownOrder()};
    whenReady(ListText::copied(m_store, rows, QLocale()), this, [this, cut, count = int(ids.size())](const Result<ListText::Copied> &copied) {
        if (!copied)
            return m_notice->show(copied.error().text);
        auto *both = new QMimeData;
        both->setText(copied->text);
        both->setHtml(copied->html);
        QApplication::clipboard()->setMimeData(both);
        Q_EMIT toast(cut ? tr("The first %n rows are copied. Export writes all of them.", nullptr, count) : tr("%n rows copied", nullptr, count));
    });
}

void ListPage::copyLink(RecordId id)
{
    whenReady(m_store.fetch(id), this, [this](const Result<Record> &record) {
        if (!record)
            return m_notice->show(record.error().text);
        QApplication::clipboard()->setText(u"steward open "_s + record->uuid);
        Q_EMIT toast(tr("Link copied"));
    });
}

void ListPage::exportRows(bool allFields)
{
    auto *dialog = new QFileDialog(this, tr("Export %1").arg(translated(m_model->type().pluralLabel)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(translated(m_model->type().pluralLabel) + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, allFields](const QString &path) { writeCsv(path, allFields); });
    dialog->open();
}

void ListPage::writeCsv(const QString &path, bool allFields)
{
    QStringList fields = m_table->shownOrder();
    if (allFields) {
        fields.clear();
        for (const Field &field : m_model->type().fields) {
            if (field.hasColumn())
                fields << field.name;
        }
    }
    const int rows = m_model->rowCount();
    m_export = std::make_shared<ListText::Progress>();
    m_exportDone->setRange(0, std::max(1, rows));
    m_exportDone->setValue(0);
    auto *look = new QTimer(m_exportBar);
    connect(look, &QTimer::timeout, this, [this, rows] {
        const qint64 done = m_export->rows;
        m_exportDone->setValue(int(done));
        m_exportWords->setText(tr("Exporting %1 of %2").arg(QLocale().toString(done), QLocale().toString(rows)));
        m_exportBar->show(); // short exports are over before anybody could read it
    });
    look->start(300);
    whenReady(ListText::toCsv(m_store, {.object = object(), .ids = m_model->ids(), .fields = fields}, path, m_export), this, [this, look](const Result<int> &written) {
        look->deleteLater();
        look->stop();
        m_exportBar->hide();
        if (!written)
            return m_notice->show(written.error().text, written.error().kind == Error::Kind::Cancelled ? u"info"_s : u"error"_s);
        Q_EMIT toast(tr("%n rows exported", nullptr, *written));
    });
}
