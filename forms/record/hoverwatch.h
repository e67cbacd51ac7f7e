#pragma once

#include "forms/record/hovercard.h"

#include <QTimer>

class QuickLink;

/// Decides when the hover card of a quick link opens and closes: 300 ms after the pointer came to rest on a link (80 ms from one card
/// to the next), at once by Alt+Down; it stays while the pointer is on the link or the card, or on its way from one to the other, and
/// closes by Esc, a click beside it, or 250 ms after the pointer left. UI thread.
class HoverWatch : public QObject
{
    Q_OBJECT

public:
    HoverWatch(RecordStore &store, QWidget *owner);
    void watch(QuickLink *link);
    HoverCard *card() const { return m_card; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool linkEvent(QuickLink *link, QEvent *event);
    void pointerOn(QuickLink *link);
    void pointerOff();
    bool onItsWay(const QPoint &global) const;
    void open(QuickLink *link, bool takeFocus);
    void openWanted();
    void closeIfLeft();
    HoverCard *m_card;
    QPointer<QuickLink> m_wanted;
    QPoint m_left; ///< where the pointer was last on the link whose card is open
    QPoint m_closedAt; ///< where the pointer was when a card closed: a link that appears under it was not pointed at
    QTimer m_opening;
    QTimer m_closing;
};
