#include "forms/shell/searchmodel.h"

#include <QAction>

void SearchModel::setRows(const QList<Row> &rows, const QString &typed)
{
    beginResetModel();
    m_rows = rows;
    m_typed = typed;
    endResetModel();
}

int SearchModel::nextChoice(int row, int step) const
{
    const int count = int(m_rows.size());
    for (int i = 0; i < count; ++i) {
        row = ((row + step) % count + count) % count;
        if (flags(index(row)) & Qt::ItemIsSelectable)
            return row;
    }
    return -1;
}

SearchModel::Row SearchModel::rowOf(const Hit &hit, const Schema &schema)
{
    const ObjectType *type = schema.typeOf(hit.id);
    if (!type)
        return {};
    const QString object = translated(type->label);
    return {.kind = Kind::Record,
            .title = hit.title,
            .subtitle = hit.subtitle.isEmpty() ? object : object + u" · "_s + hit.subtitle,
            .badges = hit.badges,
            .icon = type->icon,
            .color = type->color,
            .id = hit.id};
}

SearchModel::Row SearchModel::rowOf(const PaletteEntry &entry)
{
    return {.kind = Kind::Command,
            .title = entry.text,
            .subtitle = entry.group,
            .icon = entry.icon.isEmpty() ? u"chevron-right"_s : entry.icon,
            .color = u"email"_s,
            .key = entry.action->shortcut().toString(QKeySequence::NativeText),
            .action = entry.action};
}

QList<SearchModel::Row> SearchModel::commandsFor(const QList<PaletteEntry> &entries, const QString &typed, int limit)
{
    const QStringList words = typed.simplified().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    QList<Row> rows;
    for (const PaletteEntry &entry : entries) {
        const QString text = u' ' + entry.text.toCaseFolded() + u' ' + entry.group.toCaseFolded();
        const bool fits = std::all_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(u' ' + word); });
        if (fits && entry.action->isEnabled() && rows.size() < limit)
            rows << rowOf(entry);
    }
    return rows;
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole: {
        QStringList parts {row.title, row.subtitle};
        parts << row.badges << row.key;
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case KindRole:
        return int(row.kind);
    case SubtitleRole:
        return row.subtitle;
    case BadgesRole:
        return row.badges;
    case IconRole:
        return row.icon;
    case ColorRole:
        return row.color;
    case KeyRole:
        return row.key;
    case IdRole:
        return row.id;
    case TypedRole:
        return m_typed;
    default:
        return {};
    }
}

Qt::ItemFlags SearchModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Kind kind = m_rows.at(index.row()).kind;
    return kind == Kind::Heading || kind == Kind::Hint ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}
