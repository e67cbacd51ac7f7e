#include "forms/timeline/timelineview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>

using Part = TimelineDelegate::Part;

TimelineView::TimelineView(TimelineModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new TimelineDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

QSize TimelineView::sizeHint() const
{
    return {QListView::sizeHint().width(), m_height};
}

QSize TimelineView::minimumSizeHint() const
{
    return {80, m_height};
}

void TimelineView::updateGeometries()
{
    QListView::updateGeometries();
    const int height = m_model.rowCount() ? contentsSize().height() : 0;
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout(); // sentences wrap anew
}

bool TimelineView::event(QEvent *event)
{
    // Keys that the window would take for its own actions mean the row while the list has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool ours = key->key() == Qt::Key_Delete || key->key() == Qt::Key_Space
            || ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::ControlModifier);
        if (ours && currentRecord()) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        scheduleDelayedItemsLayout();
    return QListView::event(event);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        viewport()->unsetCursor();
    return QListView::viewportEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

TimelineDelegate::Hit TimelineView::hitAt(const QPoint &at) const
{
    const QModelIndex index = indexAt(at);
    return index.isValid() ? m_delegate->hit(index, visualRect(index), layoutDirection(), at) : TimelineDelegate::Hit {};
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    m_pressedIndex = indexAt(event->position().toPoint());
    m_pressed = event->button() == Qt::RightButton ? TimelineDelegate::Hit {} : hitAt(event->position().toPoint());
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    const Part part = hitAt(event->position().toPoint()).part;
    if (part == Part::None || part == Part::Row)
        viewport()->unsetCursor();
    else
        viewport()->setCursor(Qt::PointingHandCursor);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    const TimelineDelegate::Hit released = hitAt(at);
    if (index.isValid() && index == m_pressedIndex && released == m_pressed && released.part != Part::None)
        perform(index, released, event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ControlModifier));
    m_pressed = {};
}

void TimelineView::perform(const QModelIndex &index, const TimelineDelegate::Hit &hit, bool newTab)
{
    switch (hit.part) {
    case Part::None:
    case Part::Row:
        return;
    case Part::Fold:
        return fold(index, !m_model.isExpanded(index.row()));
    case Part::Check:
        return toggleDone(index);
    case Part::Subject:
        return Q_EMIT openRecord(index.data(TimelineModel::IdRole).toLongLong(), newTab);
    case Part::Menu:
        return Q_EMIT menuAsked(index, menuPlace(index));
    case Part::Name:
        return Q_EMIT openRecord(hit.person, newTab);
    }
}

void TimelineView::fold(const QModelIndex &index, bool expanded)
{
    m_model.setExpanded(index.row(), expanded);
}

void TimelineView::toggleDone(const QModelIndex &index)
{
    const TimelineEntry *entry = m_model.entry(index.row());
    if (entry && m_model.isCheckable(index.row()))
        Q_EMIT setDone(entry->id, entry->open);
}

RecordId TimelineView::currentRecord() const
{
    const TimelineEntry *entry = m_model.entry(currentIndex().row());
    return entry ? entry->id : 0;
}

QPoint TimelineView::menuPlace(const QModelIndex &index) const
{
    const QRect button = m_delegate->rectOf(Part::Menu, index, visualRect(index), layoutDirection());
    return viewport()->mapToGlobal(layoutDirection() == Qt::RightToLeft ? button.bottomRight() : button.bottomLeft());
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return QListView::keyPressEvent(event);
    const bool forward = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
    const bool backward = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left);
    const bool heading = m_model.isSection(index.row());
    if (forward || event->key() == Qt::Key_Plus)
        return fold(index, true);
    if (backward || event->key() == Qt::Key_Minus)
        return fold(index, false);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (heading)
            fold(index, !m_model.isExpanded(index.row()));
        else
            Q_EMIT openRecord(currentRecord(), event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Space:
        if (heading)
            fold(index, !m_model.isExpanded(index.row()));
        else
            toggleDone(index);
        return;
    case Qt::Key_Delete:
        if (!heading)
            Q_EMIT remove(currentRecord());
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid() && m_model.entry(index.row()))
        Q_EMIT menuAsked(index, byKey ? menuPlace(index) : event->globalPos());
}

void TimelineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (hasFocus())
        showRow(current);
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model.index(0));
    if (event->reason() != Qt::MouseFocusReason)
        showRow(currentIndex());
}

/// The list does not scroll, so the page around it has to.
void TimelineView::showRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    for (QWidget *around = parentWidget(); around; around = around->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(around);
        if (!area || !area->widget())
            continue;
        const QRect row = visualRect(index);
        const QPoint top = viewport()->mapTo(area->widget(), row.topLeft());
        area->ensureVisible(top.x(), top.y() + row.height(), 0, 12);
        area->ensureVisible(top.x(), top.y(), 0, 12);
        return;
    }
}
