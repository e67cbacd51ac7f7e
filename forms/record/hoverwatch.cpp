#include "forms/record/hoverwatch.h"

#include "forms/record/quicklinks.h"

#include <QCursor>
#include <QKeyEvent>
#include <QPolygon>

namespace {
constexpr int restFirst = 300;
constexpr int restNext = 80;
constexpr int leaveAfter = 250;
}

HoverWatch::HoverWatch(RecordStore &store, QWidget *owner)
    : QObject(owner)
    , m_card(new HoverCard(store, owner))
{
    m_opening.setSingleShot(true);
    m_closing.setSingleShot(true);
    m_closing.setInterval(leaveAfter);
    connect(&m_opening, &QTimer::timeout, this, &HoverWatch::openWanted);
    connect(&m_closing, &QTimer::timeout, this, &HoverWatch::closeIfLeft);
    connect(m_card, &HoverCard::pointerOn, this, [this] {
        m_opening.stop();
        m_closing.stop();
    });
    connect(m_card, &HoverCard::pointerOff, this, &HoverWatch::pointerOff);
    connect(m_card, &HoverCard::closed, this, [this] { m_closedAt = QCursor::pos(); });
}

void HoverWatch::watch(QuickLink *link)
{
    link->setMouseTracking(true);
    link->installEventFilter(this);
}

bool HoverWatch::eventFilter(QObject *watched, QEvent *event)
{
    auto *link = qobject_cast<QuickLink *>(watched);
    return link && linkEvent(link, event);
}

bool HoverWatch::linkEvent(QuickLink *link, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Enter:
        if (QCursor::pos() != m_closedAt)
            pointerOn(link);
        return false;
    case QEvent::MouseMove:
        if (m_card->isOpen() && m_card->anchor() == link)
            m_left = QCursor::pos();
        else if (m_wanted != link)
            pointerOn(link);
        else if (m_opening.isActive())
            m_opening.start(); // not at rest yet
        return false;
    case QEvent::Leave:
        pointerOff();
        return false;
    case QEvent::MouseButtonPress:
        m_opening.stop();
        m_card->close();
        return false;
    case QEvent::Hide:
        if (m_card->anchor() == link)
            m_card->close();
        return false;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool asksCard = key->key() == Qt::Key_Down && (key->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
        if (!asksCard)
            return false;
        event->accept();
        if (event->type() == QEvent::KeyPress)
            open(link, true);
        return true;
    }
    default:
        return false;
    }
}

void HoverWatch::pointerOn(QuickLink *link)
{
    m_wanted = link;
    if (!m_card->isOpen()) {
        m_opening.start(restFirst);
        return;
    }
    if (m_card->anchor() == link) {
        m_opening.stop();
        m_closing.stop();
        return;
    }
    // Another link on the way to the card is crossed, not asked for, unless the pointer rests there.
    m_opening.start(onItsWay(QCursor::pos()) ? restFirst : restNext);
}

void HoverWatch::pointerOff()
{
    m_opening.stop();
    m_wanted = nullptr;
    if (m_card->isOpen())
        m_closing.start();
}

/// Whether a point lies between where the pointer left the link and the near edge of the card.
bool HoverWatch::onItsWay(const QPoint &global) const
{
    const QRect card(m_card->mapToGlobal(QPoint()), m_card->size());
    const bool below = card.top() > m_left.y();
    const QPolygon way {m_left, below ? card.topLeft() : card.bottomLeft(), below ? card.topRight() : card.bottomRight()};
    return way.containsPoint(global, Qt::OddEvenFill);
}

void HoverWatch::open(QuickLink *link, bool takeFocus)
{
    m_opening.stop();
    m_closing.stop();
    m_left = QCursor::pos();
    m_card->open(link->link(), link->count(), link, takeFocus);
}

void HoverWatch::openWanted()
{
    if (m_wanted && m_wanted->isVisible())
        open(m_wanted, false);
}

void HoverWatch::closeIfLeft()
{
    if (m_card->isAncestorOf(m_card->window()->focusWidget()))
        return; // somebody works in it by keyboard
    if (QCursor::pos() != m_left && onItsWay(QCursor::pos())) {
        m_left = QCursor::pos(); // a slow hand: it must have moved on by the next look
        m_closing.start();
        return;
    }
    m_card->close();
}
