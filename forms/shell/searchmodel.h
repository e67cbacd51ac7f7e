#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractListModel>

class QAction;

/// A command as the palette shows it.
struct PaletteEntry {
    QAction *action = nullptr;
    QString text; ///< without mnemonic
    QString group; ///< the menu it stands in
    QString icon; ///< Bootstrap name; empty: a neutral one
};

/// What the search shows under its box: headings, records, commands, and the row that shows all results.
/// DisplayRole is the first line, AccessibleTextRole everything the eye sees. UI thread.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Heading, Record, Command, ShowAll, Hint };
    enum Role { KindRole = Qt::UserRole + 1, SubtitleRole, BadgesRole, IconRole, ColorRole, KeyRole, IdRole, TypedRole };
    struct Row {
        Kind kind = Kind::Heading;
        QString title;
        QString subtitle = {};
        QStringList badges = {};
        QString icon = {};
        QString color = {};
        QString key = {};
        RecordId id = 0;
        QAction *action = nullptr;
    };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<Row> &rows, const QString &typed);
    const Row &at(int row) const { return m_rows.at(row); }
    /// The next row that can be chosen from `row` in direction `step`, round the ends; -1 if there is none.
    int nextChoice(int row, int step) const;

    static Row rowOf(const Hit &hit, const Schema &schema);
    static Row rowOf(const PaletteEntry &entry);
    /// Commands whose text holds the beginning of every word typed; those in the order of the menus.
    static QList<Row> commandsFor(const QList<PaletteEntry> &entries, const QString &typed, int limit);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<Row> m_rows;
    QString m_typed;
};
