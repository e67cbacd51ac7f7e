#pragma once

#include "forms/board/cardlist.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QScrollArea;

/// Carries cards between lists with the mouse: the card follows the pointer, the list under it says that it would take it, and where the
/// lists lie in a scroll area it runs along with the pointer at its edges. UI thread.
class CardCarrier : public QObject
{
    Q_OBJECT

public:
    /// `area` may be null.
    CardCarrier(QWidget *page, QScrollArea *area);
    void add(CardList *list);

Q_SIGNALS:
    void dropped(RecordId id, CardList *from, CardList *to);

private:
    CardList *listAt(const QPoint &global) const;
    void carry(CardList *from, RecordId id, const QPoint &global);
    void drop(CardList *from, RecordId id, const QPoint &global);
    void end();
    void follow();

    QWidget *m_page;
    QPointer<QScrollArea> m_area;
    QList<QPointer<CardList>> m_lists;
    QPointer<QLabel> m_card;
    QPointer<CardList> m_from;
    QPoint m_pointer;
    QTimer m_edge;
};
