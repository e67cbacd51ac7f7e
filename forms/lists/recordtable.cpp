#include "forms/lists/recordtable.h"

#include "forms/lists/inplacedelegate.h"
#include "forms/lists/listheaders.h"
#include "forms/look/theme.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace {

/// More separate stretches of selected rows than this make every click slow; they are let go when the order changes.
constexpr int mostStretches = 1000;

qsizetype slotOf(RecordId id)
{
    return qsizetype(id & 0xffffffffLL);
}

} // namespace

RecordTable::RecordTable(RecordListModel &model, QWidget *parent)
    : QTableView(parent)
    , m_records(model)
    , m_header(new ListHeader(this))
    , m_checks(new CheckHeader(this))
    , m_delegate(new ListDelegate(this))
{
    setObjectName(u"recordTable"_s);
    m_checks->setObjectName(u"checks"_s);
    setHorizontalHeader(m_header);
    setVerticalHeader(m_checks);
    setItemDelegate(m_delegate);
    setModel(&model);
    setShowGrid(false);
    setCornerButtonEnabled(false);
    for (QAbstractButton *corner : findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly))
        corner->setAccessibleName(tr("Ticks")); // the head of the check boxes
    setTabKeyNavigation(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    connect(m_checks, &CheckHeader::ticked, this, &RecordTable::tick);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTable::keepPlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &RecordTable::restorePlace);
    restyle();
}

void RecordTable::editInPlace(RecordStore &store)
{
    auto *delegate = new InPlaceDelegate(store, this);
    connect(delegate, &InPlaceDelegate::refused, this, &RecordTable::refused);
    setItemDelegate(delegate);
    delete std::exchange(m_delegate, delegate);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
}

/// F2 belongs to the cell, not to the page, where the cell can be edited.
bool RecordTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && (editTriggers() & QAbstractItemView::EditKeyPressed)
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2 && (m_records.flags(currentIndex()) & Qt::ItemIsEditable)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void RecordTable::restyle()
{
    const int height = Theme::current().rowHeight();
    m_checks->setDefaultSectionSize(std::max(height, fontMetrics().height() + 6));
    m_checks->setMinimumWidth(m_checks->sizeHint().width());
    m_header->setFixedHeight(std::max(Theme::current().scaled(34), fontMetrics().height() + 10));
    m_header->setMinimumSectionSize(Theme::current().scaled(56));
    viewport()->update();
}

void RecordTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        restyle();
}

QStringList RecordTable::shownOrder() const
{
    QStringList names;
    for (int visual = 0; visual < m_header->count(); ++visual)
        names << m_records.columns().value(m_header->logicalIndex(visual));
    return names;
}

int RecordTable::chosenCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QList<RecordId> RecordTable::chosen() const
{
    QList<std::pair<int, int>> stretches;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        stretches.append({range.top(), range.bottom()});
    std::sort(stretches.begin(), stretches.end());
    QList<RecordId> ids;
    for (const auto &[first, last] : std::as_const(stretches))
        ids += m_records.ids().mid(first, last - first + 1);
    return ids;
}

RecordId RecordTable::currentId() const
{
    return m_records.idAt(currentIndex().row());
}

void RecordTable::setCurrentRow(int row)
{
    if (m_records.rowCount() == 0)
        return;
    const int column = std::max(0, currentIndex().column());
    selectionModel()->setCurrentIndex(m_records.index(std::clamp(row, 0, m_records.rowCount() - 1), column), QItemSelectionModel::NoUpdate);
}

// --- selection -------------------------------------------------------------------------------------------------------

void RecordTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_checks->viewport()->update();
    Q_EMIT chosenChanged(chosenCount());
}

QItemSelectionModel::SelectionFlags RecordTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    Qt::KeyboardModifiers modifiers;
    if (event && event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton)
            return QItemSelectionModel::NoUpdate;
        modifiers = mouse->modifiers();
        if (modifiers & Qt::ControlModifier)
            return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
    } else if (event && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        modifiers = key->modifiers();
        if (key->key() == Qt::Key_Space)
            return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
    }
    return modifiers & Qt::ShiftModifier ? QTableView::selectionCommand(index, event) : QItemSelectionModel::NoUpdate;
}

void RecordTable::tick(int row, Qt::KeyboardModifiers modifiers)
{
    setFocus(Qt::MouseFocusReason);
    const int first = modifiers & Qt::ShiftModifier ? std::clamp(m_anchor, 0, m_records.rowCount() - 1) : row;
    const QItemSelection stretch(m_records.index(std::min(first, row), 0), m_records.index(std::max(first, row), 0));
    selectionModel()->select(stretch, (first == row ? QItemSelectionModel::Toggle : QItemSelectionModel::Select) | QItemSelectionModel::Rows);
    setCurrentRow(row);
    m_anchor = row;
}

// --- the same rows after a reload ------------------------------------------------------------------------------------

void RecordTable::keepPlace()
{
    m_place = {};
    const QModelIndex current = currentIndex();
    m_place.current = m_records.idAt(current.row());
    m_place.currentRow = current.row();
    m_place.currentColumn = current.column();
    m_place.topRow = rowAt(0);
    m_place.top = m_records.idAt(m_place.topRow);
    m_place.chosenCount = chosenCount();
    m_place.all = m_place.chosenCount > 0 && m_place.chosenCount == m_records.rowCount();
    if (m_place.chosenCount == 0)
        return;
    const QList<RecordId> ids = chosen();
    m_place.chosen.resize(size_t(slotOf(*std::max_element(ids.begin(), ids.end())) + 1));
    for (const RecordId id : ids)
        m_place.chosen[size_t(slotOf(id))] = true;
}

void RecordTable::restorePlace()
{
    const QList<RecordId> &ids = m_records.ids();
    QItemSelection selection;
    if (m_place.chosenCount > 0) {
        const auto wasChosen = [this](RecordId id) { return slotOf(id) < qsizetype(m_place.chosen.size()) && m_place.chosen[size_t(slotOf(id))]; };
        for (int row = 0; row < ids.size() && selection.size() <= mostStretches; ++row) {
            if (!wasChosen(ids.at(row)))
                continue;
            const int first = row;
            while (row + 1 < ids.size() && wasChosen(ids.at(row + 1)))
                ++row;
            selection.append(QItemSelectionRange(m_records.index(first, 0), m_records.index(row, std::max(0, m_records.columnCount() - 1))));
        }
    }
    if (!selection.isEmpty() && selection.size() <= mostStretches)
        selectionModel()->select(selection, QItemSelectionModel::Select);
    else if (m_place.chosenCount > 0)
        Q_EMIT chosenChanged(0);
    if (m_place.top) {
        const int row = m_records.rowOf(m_place.top, m_place.topRow);
        verticalScrollBar()->setValue(row >= 0 ? row : 0);
    }
    if (m_place.current) {
        const int row = m_records.rowOf(m_place.current, m_place.currentRow);
        const QModelIndex index = m_records.index(row >= 0 ? row : std::min(m_place.currentRow, int(ids.size()) - 1), m_place.currentColumn);
        const bool scrolls = hasAutoScroll();
        setAutoScroll(false); // the place on the screen is restored, not the one of the current row
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        setAutoScroll(scrolls);
    }
    m_place = {};
}

// --- keys and pointer ------------------------------------------------------------------------------------------------

QModelIndex RecordTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int column = std::max(0, currentIndex().column());
    // Lists run from top to bottom: Home and End go to their ends.
    if (action == MoveHome)
        return m_records.index(0, column);
    if (action == MoveEnd)
        return m_records.index(m_records.rowCount() - 1, column);
    return QTableView::moveCursor(action, modifiers);
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentId()) {
        Q_EMIT opened(currentId(), event->modifiers() & Qt::ControlModifier);
    } else if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeAsked();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyAsked();
    } else if (event->key() == Qt::Key_Escape && chosenCount() > 0) {
        clearSelection();
    } else {
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool RecordTable::isOnLink(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    if (!index.isValid())
        return false;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return m_delegate->linkRect(option, index).contains(pos);
}

void RecordTable::mousePressEvent(QMouseEvent *event)
{
    const QPoint pos = event->position().toPoint();
    const bool opens = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ShiftModifier));
    m_pressed = opens && isOnLink(pos) ? indexAt(pos) : QModelIndex();
    if (!m_pressed.isValid()) {
        QTableView::mousePressEvent(event);
        m_anchor = std::max(0, currentIndex().row());
        return;
    }
    setCurrentRow(m_pressed.row());
    event->accept();
}

void RecordTable::mouseReleaseEvent(QMouseEvent *event)
{
    const QPersistentModelIndex pressed = std::exchange(m_pressed, {});
    if (!pressed.isValid())
        return QTableView::mouseReleaseEvent(event);
    if (indexAt(event->position().toPoint()) == pressed)
        Q_EMIT opened(m_records.idAt(pressed.row()), event->button() == Qt::MiddleButton || (event->modifiers() & Qt::ControlModifier));
    event->accept();
}

void RecordTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton && (editTriggers() & QAbstractItemView::EditKeyPressed) && (m_records.flags(index) & Qt::ItemIsEditable)) {
        setCurrentIndex(index);
        edit(index);
    } else if (index.isValid() && event->button() == Qt::LeftButton && !isOnLink(event->position().toPoint()))
        Q_EMIT opened(m_records.idAt(index.row()), event->modifiers() & Qt::ControlModifier);
    event->accept();
}

void RecordTable::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton) {
        const QPoint pos = event->position().toPoint();
        setHoverRow(rowAt(pos.y()));
        viewport()->setCursor(isOnLink(pos) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else if (m_pressed.isValid()) {
        return; // a link that is being pressed selects nothing
    }
    QTableView::mouseMoveEvent(event);
}

void RecordTable::leaveEvent(QEvent *event)
{
    setHoverRow(-1);
    QTableView::leaveEvent(event);
}

void RecordTable::setHoverRow(int row)
{
    if (row == m_hoverRow)
        return;
    for (const int touched : {std::exchange(m_hoverRow, row), row}) {
        if (touched >= 0)
            viewport()->update(0, rowViewportPosition(touched), viewport()->width(), rowHeight(touched));
    }
    m_delegate->setHoverRow(row);
}
