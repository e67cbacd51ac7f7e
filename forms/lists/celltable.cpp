#include "forms/lists/celltable.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace {

int margin()
{
    return Theme::current().scaled(10);
}

QFont fontOf(const FigureCell &cell)
{
    return Theme::current().font(1.0, cell.link ? QFont::DemiBold : QFont::Normal);
}

QFont noteFont(const FigureCell &cell)
{
    return Theme::current().font(0.92, cell.noteMarked ? QFont::Bold : QFont::Normal);
}

FigureCell cellOf(const QModelIndex &index)
{
    return static_cast<const CellTableModel *>(index.model())->cellAt(index);
}

/// Draws words at the leading edge of `room` and takes their width off it.
void drawWords(QPainter &painter, const QStyleOptionViewItem &option, QRect &room, const QString &words, const QFont &font, const QColor &color, bool trailing = false)
{
    if (room.width() <= 0 || words.isEmpty())
        return;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(words, Qt::ElideRight, room.width());
    painter.setFont(font);
    painter.setPen(color);
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, trailing ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, room), int(side | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    room.setLeft(room.left() + metrics.horizontalAdvance(shown));
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(u"selected"_s));
    painter->setPen(theme.color(u"border"_s));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const FigureCell cell = cellOf(index);
    QRect room = option.rect.adjusted(margin(), 0, -margin(), -1);
    if (!cell.tone.isEmpty() && !cell.text.isEmpty()) {
        const QSize size = Pill::sizeFor(cell.text);
        const QRect pill(room.left(), room.center().y() - size.height() / 2 + 1, std::min(size.width(), room.width()), size.height());
        const QFontMetrics metrics(theme.font(0.923, QFont::DemiBold));
        const QString shown = pill.width() < size.width() ? metrics.elidedText(cell.text, Qt::ElideRight, pill.width() - (size.width() - metrics.horizontalAdvance(cell.text))) : cell.text;
        Pill::paint(*painter, QStyle::visualRect(option.direction, option.rect, pill), shown, cell.tone, option.direction);
        room.setLeft(pill.right() + 1);
    } else {
        const int width = QFontMetrics(noteFont(cell)).horizontalAdvance(cell.note);
        QRect words = cell.number && !cell.note.isEmpty() ? room.adjusted(0, 0, -width - theme.scaled(8), 0) : room;
        drawWords(*painter, option, words, cell.text, fontOf(cell), theme.color(cell.link ? u"link"_s : u"text"_s), cell.number);
        room.setLeft(cell.number ? room.right() - width - theme.scaled(8) : words.left());
    }
    if (!cell.note.isEmpty()) {
        room.setLeft(room.left() + theme.scaled(8));
        drawWords(*painter, option, room, cell.note, noteFont(cell), theme.color(cell.noteMarked ? u"warningText"_s : u"textWeak"_s));
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.color(u"focus"_s), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const FigureCell cell = cellOf(index);
    int width = 2 * margin() + 4 + (cell.tone.isEmpty() ? QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) : Pill::sizeFor(cell.text).width());
    if (!cell.note.isEmpty())
        width += Theme::current().scaled(8) + QFontMetrics(noteFont(cell)).horizontalAdvance(cell.note);
    return {std::min(width, Theme::current().scaled(320)), Theme::current().rowHeight()};
}

CellTable::CellTable(CellTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_cells(model)
{
    setModel(&model);
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    restyle();
}

void CellTable::restyle()
{
    verticalHeader()->setDefaultSectionSize(std::max(Theme::current().rowHeight(), fontMetrics().height() + 6));
    horizontalHeader()->setMinimumSectionSize(Theme::current().scaled(56));
}

void CellTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        restyle();
}

void CellTable::fitColumns()
{
    const QFontMetrics heads(horizontalHeader()->font());
    for (int column = 0; column < m_cells.columnCount(); ++column) {
        int width = heads.horizontalAdvance(m_cells.headerData(column, Qt::Horizontal).toString()) + Theme::current().scaled(40);
        for (int row = 0; row < m_cells.rowCount(); row += row < 30 ? 1 : std::max(1, m_cells.rowCount() / 100))
            width = std::max(width, itemDelegate()->sizeHint({}, m_cells.index(row, column)).width());
        setColumnWidth(column, width);
    }
}

int CellTable::currentSource() const
{
    return currentIndex().isValid() ? m_cells.sourceRow(currentIndex().row()) : -1;
}

void CellTable::choose(int sourceRow)
{
    const int row = std::max(0, m_cells.rowOf(sourceRow));
    if (row < m_cells.rowCount())
        setCurrentIndex(m_cells.index(row, std::max(0, currentIndex().column())));
}

void CellTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentChosen(current.isValid() ? m_cells.sourceRow(current.row()) : -1);
}

bool CellTable::open(const QModelIndex &index, bool newTab)
{
    if (!index.isValid())
        return false;
    if (const RecordId link = m_cells.cellAt(index).link) {
        Q_EMIT opened(link, newTab);
        return true;
    }
    Q_EMIT entered(m_cells.sourceRow(index.row()), index.column());
    return true;
}

bool CellTable::isOnLink(const QPoint &place) const
{
    const QModelIndex index = indexAt(place);
    const FigureCell cell = m_cells.cellAt(index);
    if (!cell.link)
        return false;
    QRect words = visualRect(index).adjusted(margin(), 0, -margin(), 0);
    words.setWidth(std::min(words.width(), std::max(24, QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text))));
    return QStyle::visualRect(layoutDirection(), visualRect(index), words).contains(place);
}

void CellTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && open(currentIndex(), event->modifiers() & Qt::ControlModifier))
        return event->accept();
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return event->accept();
    }
    QTableView::keyPressEvent(event);
}

void CellTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QPoint place = event->position().toPoint();
    const bool left = event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ShiftModifier);
    if ((left || event->button() == Qt::MiddleButton) && isOnLink(place))
        open(indexAt(place), event->button() == Qt::MiddleButton || (event->modifiers() & Qt::ControlModifier));
}

void CellTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (event->button() == Qt::LeftButton && !isOnLink(place))
        open(indexAt(place), false);
    event->accept();
}

void CellTable::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(isOnLink(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTableView::mouseMoveEvent(event);
}

void CellTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString head = escapedMnemonic(m_cells.headerData(index.column(), Qt::Horizontal).toString());
    connect(menu->addAction(tr("Sort by %1, Rising").arg(head)), &QAction::triggered, this, [this, column = index.column()] { sortByColumn(column, Qt::AscendingOrder); });
    connect(menu->addAction(tr("Sort by %1, Falling").arg(head)), &QAction::triggered, this, [this, column = index.column()] { sortByColumn(column, Qt::DescendingOrder); });
    menu->addSeparator();
    connect(menu->addAction(tr("Copy Rows")), &QAction::triggered, this, &CellTable::copyRows);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

/// Tab-separated, as shown, with the line of heads.
void CellTable::copyRows()
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    const auto line = [this](const auto &textOf) {
        QStringList cells;
        for (int column = 0; column < m_cells.columnCount(); ++column)
            cells << textOf(column).replace(u'\t', u' ').replace(u'\n', u' ');
        return cells.join(u'\t');
    };
    lines << line([this](int column) { return m_cells.headerData(column, Qt::Horizontal).toString(); });
    for (const int row : std::as_const(rows))
        lines << line([this, row](int column) { return m_cells.cellAt(m_cells.index(row, column)).text; });
    QApplication::clipboard()->setText(lines.join(u'\n'));
}
