#include "forms/board/cardlist.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace {

int pad()
{
    return Theme::current().scaled(10);
}

/// "Acme · $12,000 · Jan 4": what a card says in its last line.
QString restOf(const RecordListModel &records, int row)
{
    QStringList words;
    for (int column = 2; column < records.columnCount(); ++column) {
        ListCell cell;
        if (records.cellAt(row, column, cell) && !cell.text.isEmpty())
            words << cell.text;
    }
    return words.join(u" · "_s);
}

} // namespace

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = Theme::current();
    const int lines = QFontMetrics(theme.font(1.0, QFont::DemiBold)).height() + 2 * QFontMetrics(theme.font(0.92)).height();
    return {theme.scaled(160), lines + 2 * theme.scaled(7) + theme.scaled(8)};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto &records = *static_cast<const RecordListModel *>(index.model());
    const QRect card = option.rect.adjusted(1, 1, -1, -theme.scaled(7));
    const bool current = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(theme.color(current ? u"selected"_s : u"surface"_s));
    painter->setPen(QPen(theme.color(option.state & QStyle::State_HasFocus ? u"focus"_s : u"border"_s), option.state & QStyle::State_HasFocus ? 2 : 1));
    painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine;
    QRect line = card.adjusted(pad(), theme.scaled(7), -pad(), 0);
    const auto say = [&](const QString &words, const QFont &font, const QString &token) {
        const QFontMetrics metrics(font);
        line.setHeight(metrics.height());
        painter->setFont(font);
        painter->setPen(theme.color(token));
        painter->drawText(line, align, metrics.elidedText(words.left(300).simplified(), Qt::ElideRight, line.width()));
        line.translate(0, line.height());
    };
    ListCell title;
    if (records.cellAt(index.row(), 0, title)) {
        ListCell second;
        records.cellAt(index.row(), 1, second);
        say(title.text, theme.font(1.0, QFont::DemiBold), u"link"_s);
        say(second.text, theme.font(0.92), u"text"_s);
        say(restOf(records, index.row()), theme.font(0.92), u"textWeak"_s);
    }
    painter->restore();
}

CardList::CardList(RecordStore &store, int object, const QStringList &fields, QWidget *parent)
    : QListView(parent)
    , m_records(new RecordListModel(store, object, this))
{
    m_records->setColumns(fields);
    m_records->speakRows();
    setModel(m_records);
    setItemDelegate(new CardDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setProperty("kind", "cards");
    viewport()->setAutoFillBackground(false);
    connect(m_records, &RecordListModel::ready, this, &CardList::restorePlace);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid())
            return;
        m_current = m_records->idAt(now.row());
        m_currentRow = now.row();
    });
}

RecordId CardList::currentId() const
{
    return m_records->idAt(currentIndex().row());
}

void CardList::expect(RecordId id)
{
    m_expected = id;
    restorePlace();
}

/// The same card after a reload; where it went, the one that took its place.
void CardList::restorePlace()
{
    const int expected = m_expected ? m_records->rowOf(m_expected) : -1;
    if (expected >= 0) {
        m_expected = 0;
        setCurrentIndex(m_records->index(expected, 0));
        scrollTo(currentIndex());
        return;
    }
    if (currentIndex().isValid() || m_records->rowCount() == 0 || (!m_current && !hasFocus()))
        return;
    const int row = m_records->rowOf(m_current, m_currentRow);
    setCurrentIndex(m_records->index(row >= 0 ? row : std::min(m_currentRow, m_records->rowCount() - 1), 0));
}

void CardList::setTarget(bool target)
{
    if (m_target == target)
        return;
    m_target = target;
    viewport()->update();
}

QPixmap CardList::cardPicture(RecordId id) const
{
    const int row = m_records->rowOf(id, m_currentRow);
    if (row < 0)
        return {};
    const QRect place = visualRect(m_records->index(row, 0));
    return viewport()->grab(place.adjusted(0, 0, 0, -Theme::current().scaled(6)));
}

RecordId CardList::idAt(const QPoint &place) const
{
    const QModelIndex index = indexAt(place);
    return index.isValid() ? m_records->idAt(index.row()) : 0;
}

void CardList::keyPressEvent(QKeyEvent *event)
{
    const int ahead = isRightToLeft() ? -1 : 1;
    const int columns = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int rows = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (m_carrying && event->key() == Qt::Key_Escape)
        return cancelCarry();
    if (event->modifiers() == Qt::ControlModifier && (columns || rows)) {
        if (currentId())
            Q_EMIT moveAsked(currentId(), columns * ahead, rows);
        return;
    }
    if (event->modifiers() == Qt::NoModifier && columns)
        return Q_EMIT leaveAsked(columns * ahead);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentId())
            Q_EMIT opened(currentId(), event->modifiers() & Qt::ControlModifier);
        return;
    }
    QListView::keyPressEvent(event);
}

void CardList::mousePressEvent(QMouseEvent *event)
{
    QListView::mousePressEvent(event);
    m_pressed = event->button() == Qt::LeftButton ? idAt(event->position().toPoint()) : 0;
    m_pressedAt = event->position().toPoint();
}

// The card is carried by the mouse that was pressed here: no drag of the system, which would run a loop of its own and works
// differently on every desktop. It never leaves the window anyway.
void CardList::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton))
        return QListView::mouseMoveEvent(event);
    if (!m_carrying && (event->position().toPoint() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_carrying = true;
    Q_EMIT carried(m_pressed, event->globalPosition().toPoint());
}

void CardList::mouseReleaseEvent(QMouseEvent *event)
{
    const RecordId id = std::exchange(m_pressed, 0);
    if (!std::exchange(m_carrying, false))
        return QListView::mouseReleaseEvent(event);
    setState(NoState);
    Q_EMIT dropped(id, event->globalPosition().toPoint());
}

void CardList::cancelCarry()
{
    m_carrying = false;
    m_pressed = 0;
    setState(NoState);
    Q_EMIT carryCancelled();
}

void CardList::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const RecordId id = idAt(event->position().toPoint()); id && event->button() == Qt::LeftButton)
        Q_EMIT opened(id, event->modifiers() & Qt::ControlModifier);
}

void CardList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const QPoint place = event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT menuAsked(m_records->idAt(index.row()), place);
}

void CardList::focusInEvent(QFocusEvent *event)
{
    if (!currentIndex().isValid() && m_records->rowCount() > 0)
        setCurrentIndex(m_records->index(0, 0));
    QListView::focusInEvent(event);
    viewport()->update();
}

void CardList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    const bool lost = hasFocus() && m_records->rowCount() == 0;
    if (!m_target && !lost)
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().color(u"focus"_s), 2, m_target ? Qt::DashLine : Qt::SolidLine));
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
}

void CardList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
}
