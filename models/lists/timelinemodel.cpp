#include "models/lists/timelinemodel.h"

TimelineModel::TimelineModel(RecordStore &store, RecordId about, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_about(about)
{
    connect(&m_store, &RecordStore::changed, this, &TimelineModel::changed);
    reload();
}

TimelineReader TimelineModel::reader() const
{
    return {.me = m_store.me(), .today = m_store.context().today, .locale = m_locale};
}

void TimelineModel::setFilter(const TimelineFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    m_wanted = pageSize;
    reload();
}

void TimelineModel::showMore()
{
    m_wanted += pageSize;
    reload();
}

void TimelineModel::reload()
{
    // One question at a time: an import that announces a thousand batches costs a few readings, not a thousand.
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    whenReady(m_store.timelinePage(m_about, m_wanted, m_filter), this, [this](const Result<TimelinePage> &page) {
        m_asking = false;
        if (m_askAgain) {
            m_askAgain = false;
            return reload();
        }
        if (!page)
            return Q_EMIT failed(page.error());
        take(*page);
    });
}

void TimelineModel::take(const TimelinePage &page)
{
    // The rows still point into the old page while they are compared by key; then all contents are new.
    QList<Row> rows = rowsOf(page);
    m_page = page;
    for (Row &row : m_rows)
        row.entry = -1;
    replaceRows(rows);
    m_ready = true;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    Q_EMIT ready();
}

QList<TimelineModel::Row> TimelineModel::rowsOf(const TimelinePage &page) const
{
    QList<Row> rows;
    QString last;
    for (int i = 0; i < page.entries.size(); ++i) {
        const TimelineEntry &entry = page.entries.at(i);
        const QString key = TimelineWords::sectionKey(entry);
        if (key != last)
            rows.append({key, -1});
        last = key;
        if (!m_foldedSections.contains(key))
            rows.append({u'#' + QString::number(entry.id), i});
    }
    return rows;
}

/// Removes and inserts what differs, so that views keep their place.
void TimelineModel::replaceRows(const QList<Row> &rows)
{
    const auto find = [this](const QString &key, int from) {
        for (int i = from; i < m_rows.size(); ++i) {
            if (m_rows.at(i).key == key)
                return i;
        }
        return -1;
    };
    for (int i = 0; i < rows.size(); ++i) {
        const int found = find(rows.at(i).key, i);
        if (found > i) {
            beginRemoveRows({}, i, found - 1);
            m_rows.remove(i, found - i);
            endRemoveRows();
        } else if (found < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
        }
        m_rows[i] = rows.at(i);
    }
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

bool TimelineModel::isSection(int row) const
{
    return row >= 0 && row < m_rows.size() && !m_rows.at(row).key.startsWith(u'#');
}

TimelineSection TimelineModel::section(int row) const
{
    return isSection(row) ? TimelineWords::section(m_rows.at(row).key, m_page.open, reader()) : TimelineSection {};
}

const TimelineEntry *TimelineModel::entry(int row) const
{
    const int number = row >= 0 && row < m_rows.size() ? m_rows.at(row).entry : -1;
    return number >= 0 && number < m_page.entries.size() ? &m_page.entries.at(number) : nullptr;
}

int TimelineModel::rowOf(const QString &key) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).key == key)
            return i;
    }
    return -1;
}

bool TimelineModel::isJoined(int row) const
{
    return entry(row) && entry(row + 1);
}

bool TimelineModel::isCheckable(int row) const
{
    const TimelineEntry *shown = entry(row);
    return shown && (shown->kind == u"task" || (shown->open && shown->kind != u"event"));
}

bool TimelineModel::isExpanded(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return false;
    const QString &key = m_rows.at(row).key;
    return isSection(row) ? !m_foldedSections.contains(key) : m_allExpanded != m_turned.contains(key);
}

void TimelineModel::setExpanded(int row, bool expanded)
{
    if (row < 0 || row >= m_rows.size() || isExpanded(row) == expanded)
        return;
    const QString key = m_rows.at(row).key;
    QSet<QString> &set = isSection(row) ? m_foldedSections : m_turned;
    if (!set.remove(key))
        set.insert(key);
    if (isSection(row))
        replaceRows(rowsOf(m_page));
    Q_EMIT dataChanged(index(row), index(row));
}

void TimelineModel::setAllExpanded(bool expanded)
{
    m_allExpanded = expanded;
    m_turned.clear();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (isCheckable(index.row()) ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

QString TimelineModel::accessibleText(int row) const
{
    if (isSection(row)) {
        const TimelineSection heading = section(row);
        const QString state = isExpanded(row) ? tr("unfolded") : tr("folded");
        return heading.note.isEmpty() ? tr("%1, %2", "heading, state").arg(heading.title, state)
                                      : tr("%1, %2, %3", "heading, note, state").arg(heading.title, heading.note, state);
    }
    const TimelineEntry &shown = *entry(row);
    QStringList words {tr("%1, %2, %3. %4.", "subject, kind, date, sentence")
                           .arg(shown.title, TimelineWords::kindText(shown.kind), TimelineWords::fullDateText(shown, reader()),
                                TimelineWords::sentence(shown, reader()).text)};
    if (isExpanded(row)) {
        if (!shown.names.isEmpty())
            words << tr("Name: %1.").arg(shown.names.join(u", "_s));
        if (!shown.whatTitle.isEmpty())
            words << tr("Related To: %1.").arg(shown.whatTitle);
        if (!shown.location.isEmpty())
            words << tr("Location: %1.").arg(shown.location);
        if (!shown.description.isEmpty())
            words << tr("Description: %1").arg(shown.description);
    }
    return words.join(u' ');
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const int row = index.row();
    const TimelineEntry *shown = entry(row);
    if (role == KeyRole)
        return m_rows.at(row).key;
    if (role == SectionRole)
        return isSection(row);
    if (role == ExpandedRole)
        return isExpanded(row);
    if (!shown && !isSection(row))
        return {}; // between two answers
    switch (role) {
    case Qt::DisplayRole:
        return shown ? shown->title : section(row).title;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case Qt::AccessibleDescriptionRole:
        return shown ? (isExpanded(row) ? tr("details shown") : tr("details hidden")) : QString();
    case Qt::ToolTipRole:
        return shown ? TimelineWords::fullDateText(*shown, reader()) : QVariant();
    case Qt::CheckStateRole:
        return isCheckable(row) ? QVariant(shown->open ? Qt::Unchecked : Qt::Checked) : QVariant();
    case IdRole:
        return qlonglong(shown ? shown->id : 0);
    case OverdueRole:
        return shown && TimelineWords::isOverdue(*shown, reader().today);
    case SentenceRole:
        return shown ? TimelineWords::sentence(*shown, reader()).text : QString();
    case DateRole:
        return shown ? TimelineWords::dateText(*shown, reader()) : section(row).note;
    default:
        return {};
    }
}

void TimelineModel::setDone(RecordId id, bool done)
{
    QString subject;
    for (const TimelineEntry &entry : std::as_const(m_page.entries)) {
        if (entry.id == id)
            subject = entry.title;
    }
    const QString step = done ? tr("Complete %1").arg(subject) : tr("Reopen %1").arg(subject);
    whenReady(setActivityDone(m_store, id, done, step), this, [this, subject, done](const Result<RecordId> &saved) {
        if (!saved)
            return Q_EMIT failed(saved.error());
        Q_EMIT this->done(subject, done);
    });
}

bool TimelineModel::concerns(const ChangeSet &changes) const
{
    if (changes.everything)
        return true;
    for (const ObjectType *type : m_store.schema().types()) {
        if (type->isActivity && changes.concerns(type->code))
            return true;
    }
    // A person, an owner or an account that is named here may have another name now.
    for (const TimelineEntry &entry : m_page.entries) {
        if (changes.concerns(entry.ownerId) || changes.concerns(entry.what))
            return true;
        for (const RecordId person : entry.people) {
            if (changes.concerns(person))
                return true;
        }
    }
    return false;
}

void TimelineModel::changed(const ChangeSet &changes)
{
    if (concerns(changes))
        reload();
}
