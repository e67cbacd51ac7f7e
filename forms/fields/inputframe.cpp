#include "forms/fields/inputframe.h"

#include "forms/look/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

InputFrame::InputFrame(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(5, 2, 5, 2);
    m_row->setSpacing(2);
    setMinimumHeight(Theme::current().scaled(28) + 4); // as a line edit
}

QLineEdit *InputFrame::makeLine()
{
    m_line = new QLineEdit(this);
    m_line->setFrame(false);
    m_line->setProperty("inner", true);
    m_line->installEventFilter(this);
    setFocusProxy(m_line);
    return m_line;
}

bool InputFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QFrame::eventFilter(watched, event);
}

void InputFrame::mousePressEvent(QMouseEvent *event)
{
    if (m_line && m_line->isVisible())
        m_line->setFocus(Qt::MouseFocusReason);
    event->accept();
}

void InputFrame::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const bool focused = m_line && m_line->hasFocus();
    const bool invalid = property("invalid").toBool();
    const qreal width = focused || invalid ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(invalid ? u"errorText"_s : focused ? u"focus"_s : u"borderStrong"_s), width));
    painter.setBrush(theme.color(u"surface"_s));
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), 5, 5);
}
