#include "forms/fields/combobox.h"

#include "forms/look/theme.h"

#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

ComboBox::ComboBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
    setMaxVisibleItems(12);
    setFocusPolicy(Qt::StrongFocus);
}

void ComboBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const int side = theme.scaled(12);
    const QRect place(width() - side - theme.scaled(9), (height() - side) / 2 + 1, side, side);
    const QColor color = theme.color(isEnabled() ? u"textWeak"_s : u"disabled"_s);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), place), iconPixmap(u"chevron-down"_s, color, side, devicePixelRatioF()));
}

void ComboBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus() || (lineEdit() && lineEdit()->hasFocus()))
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}
