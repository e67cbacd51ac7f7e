#pragma once

#include "forms/look/widgets.h"
#include "forms/record/relatedlink.h"

class QPushButton;
class RecordListModel;
class RecordTable;

/// One related list as a card: title with count, New, a table of up to six rows, View All. UI thread.
class RelatedCard : public Card
{
    Q_OBJECT

public:
    static constexpr int mostRows = 6;

    RelatedCard(RecordStore &store, const RelatedLink &link, QWidget *parent = nullptr);
    void setCount(int count);
    RecordTable *table() const { return m_table; }

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void viewAll(const RelatedLink &link);
    void newAsked(const RelatedLink &link, const NewButton &button);
    /// What was typed into a cell cannot be saved.
    void refused(const QString &text);

private:
    QWidget *makeHead();
    void makeTable();
    void fitHeight();
    RecordStore &m_store;
    RelatedLink m_link;
    ElidedLabel *m_title;
    QLabel *m_nothing;
    QLabel *m_hint = nullptr;
    RecordListModel *m_model;
    RecordTable *m_table = nullptr;
};

/// The tab "Related": a card for each related list of the declaration. UI thread.
class RelatedPanel : public QWidget
{
    Q_OBJECT

public:
    RelatedPanel(RecordStore &store, RecordId id, QWidget *parent = nullptr);
    void setCounts(const QList<RelatedCount> &counts);
    const QList<RelatedCard *> &cards() const { return m_cards; }

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void viewAll(const RelatedLink &link);
    void newAsked(const RelatedLink &link, const NewButton &button);
    /// What was typed into a cell cannot be saved.
    void refused(const QString &text);

private:
    QList<RelatedCard *> m_cards;
    QList<int> m_places; ///< of each card in the declaration, whose order the counts have
};
