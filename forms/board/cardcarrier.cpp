#include "forms/board/cardcarrier.h"

#include "forms/look/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

CardCarrier::CardCarrier(QWidget *page, QScrollArea *area)
    : QObject(page)
    , m_page(page)
    , m_area(area)
{
    m_edge.setInterval(30);
    connect(&m_edge, &QTimer::timeout, this, &CardCarrier::follow);
}

void CardCarrier::add(CardList *list)
{
    m_lists << list;
    connect(list, &CardList::carried, this, [this, list](RecordId id, const QPoint &global) { carry(list, id, global); });
    connect(list, &CardList::dropped, this, [this, list](RecordId id, const QPoint &global) { drop(list, id, global); });
    connect(list, &CardList::carryCancelled, this, &CardCarrier::end);
}

CardList *CardCarrier::listAt(const QPoint &global) const
{
    for (CardList *list : m_lists) {
        if (!list || !list->isVisible())
            continue;
        // The whole column takes the card, its head as well.
        const QWidget *column = list->parentWidget();
        if (column->rect().contains(column->mapFromGlobal(global)))
            return list;
    }
    return nullptr;
}

void CardCarrier::carry(CardList *from, RecordId id, const QPoint &global)
{
    m_pointer = global;
    m_from = from;
    if (!m_card) {
        m_card = new QLabel(m_page);
        m_card->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_card->setPixmap(from->cardPicture(id));
        m_card->adjustSize();
        m_card->show();
        m_edge.start();
    }
    m_card->raise();
    m_card->move(m_page->mapFromGlobal(global) + QPoint(10, 8));
    CardList *under = listAt(global);
    for (CardList *list : std::as_const(m_lists)) {
        if (list)
            list->setTarget(list == under && list != from);
    }
}

void CardCarrier::drop(CardList *from, RecordId id, const QPoint &global)
{
    CardList *to = listAt(global);
    end();
    if (to && to != from)
        Q_EMIT dropped(id, from, to);
}

void CardCarrier::end()
{
    m_edge.stop();
    delete m_card;
    for (CardList *list : std::as_const(m_lists)) {
        if (list)
            list->setTarget(false);
    }
}

void CardCarrier::follow()
{
    if (!m_area)
        return;
    const QPoint place = m_area->viewport()->mapFromGlobal(m_pointer);
    const int edge = Theme::current().scaled(48);
    const int step = place.x() < edge ? -1 : place.x() > m_area->viewport()->width() - edge ? 1 : 0;
    QScrollBar *bar = m_area->horizontalScrollBar();
    bar->setValue(bar->value() + step * Theme::current().scaled(14) * (m_area->isRightToLeft() ? -1 : 1));
}
