#pragma once

#include "models/storage/recordstore.h"

#include <QAbstractTableModel>
#include <QLocale>

/// The history of one record as a table, newest first: when, field, from, to, who. Follows the record as it changes. UI thread.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, From, To, Who };
    static constexpr int columns = 5;

    HistoryModel(RecordStore &store, RecordId id, QObject *parent = nullptr);

    const HistoryLine &lineAt(int row) const { return m_lines.at(row); }
    /// Whether the value before this line can be put back: an edit of a field that people may type into.
    bool canRestore(int row) const;
    /// Older lines than those read so far may exist.
    bool hasMore() const { return m_lines.size() >= m_limit; }
    void readMore();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready();
    void failed(const Error &error);

private:
    void take(const QList<HistoryLine> &lines, const QHash<RecordId, QString> &titles);
    QString words(const HistoryLine &line, int column) const;
    QString valueWords(const HistoryLine &line, const QVariant &value) const;

    RecordStore &m_store;
    const RecordId m_id;
    QList<HistoryLine> m_lines;
    QHash<RecordId, QString> m_titles;
    QLocale m_locale;
    int m_limit = 500;
    int m_asked = 0;
};
