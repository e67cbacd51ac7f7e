#pragma once

#include "models/lists/timelinewords.h"

#include <QAbstractListModel>
#include <QSet>

/// The timeline of one record as rows: headings and, under each that is not folded, its activities. Holds the first rows only
/// (`showMore` asks for further ones), so 500 activities cost what none cost. Follows the store: rows that stay keep their
/// index, what is expanded stays expanded. Errors come through `failed`. UI thread.
class TimelineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// DisplayRole: subject or heading. AccessibleTextRole: every word of the row. CheckStateRole: of what can be completed.
    enum Role { IdRole = Qt::UserRole + 1, KeyRole, SectionRole, ExpandedRole, OverdueRole, SentenceRole, DateRole };
    static constexpr int pageSize = 25;

    TimelineModel(RecordStore &store, RecordId about, QObject *parent = nullptr);

    const TimelineFilter &filter() const { return m_filter; }
    void setFilter(const TimelineFilter &filter);
    void setLocale(const QLocale &locale) { m_locale = locale; }
    TimelineReader reader() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    bool isSection(int row) const;
    TimelineSection section(int row) const;
    /// nullptr for a heading.
    const TimelineEntry *entry(int row) const;
    int rowOf(const QString &key) const;
    /// Whether the row is joined by a line with the next one.
    bool isJoined(int row) const;
    /// Whether a check box stands before it: work that is done or not, so neither events nor logged calls.
    bool isCheckable(int row) const;
    /// A heading that is not folded, an activity that shows its details.
    bool isExpanded(int row) const;
    void setExpanded(int row, bool expanded);
    /// Details of all activities that are shown now or come later.
    void setAllExpanded(bool expanded);
    bool isAllExpanded() const { return m_allExpanded; }

    bool isReady() const { return m_ready; }
    int total() const { return m_page.total; }
    int shown() const { return int(m_page.entries.size()); }
    bool hasMore() const { return shown() < total(); }
    void showMore();

    /// Completes or reopens an activity as one named step; `saved` or `failed` follows.
    void setDone(RecordId id, bool done);

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready(); ///< the answer to the latest question is in
    void done(const QString &subject, bool done);
    void failed(const Error &error);

private:
    struct Row {
        QString key; ///< of the section, or "#" and the id
        int entry = -1;
        bool operator==(const Row &) const = default;
    };
    void take(const TimelinePage &page);
    QList<Row> rowsOf(const TimelinePage &page) const;
    void replaceRows(const QList<Row> &rows);
    void changed(const ChangeSet &changes);
    bool concerns(const ChangeSet &changes) const;
    QString accessibleText(int row) const;

    RecordStore &m_store;
    const RecordId m_about;
    TimelineFilter m_filter;
    QLocale m_locale;
    TimelinePage m_page;
    QList<Row> m_rows;
    QSet<QString> m_foldedSections;
    QSet<QString> m_turned; ///< activities that are the other way round than `m_allExpanded`
    bool m_allExpanded = false;
    int m_wanted = pageSize;
    bool m_ready = false;
    bool m_asking = false;
    bool m_askAgain = false;
};
