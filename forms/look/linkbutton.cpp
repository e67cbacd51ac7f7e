#include "forms/look/linkbutton.h"

#include "forms/look/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

using namespace Qt::Literals::StringLiterals;

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(parent)
{
    setProperty("kind", u"link"_s);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWords(text);
    connect(this, &QPushButton::clicked, this,
            [this] { Q_EMIT followed(QGuiApplication::keyboardModifiers() & Qt::ControlModifier); });
}

void LinkButton::setWords(const QString &text)
{
    // A line break in a name would make the button two lines high.
    m_words = text.simplified();
    setText(escapedMnemonic(m_words));
    setAccessibleName(m_words);
    updateToolTip();
    updateGeometry();
}

void LinkButton::setHint(const QString &hint)
{
    m_hint = hint;
    updateToolTip();
}

int LinkButton::frameWidth() const
{
    // Two more than the frame needs: an advance is rounded, and words must not be cut for half a pixel.
    return 6 + (icon().isNull() ? 0 : iconSize().width() + 4);
}

QSize LinkButton::sizeHint() const
{
    ensurePolished();
    return {fontMetrics().horizontalAdvance(m_words) + frameWidth() + 2, std::max(Theme::current().scaled(24), fontMetrics().height() + 4)};
}

QSize LinkButton::minimumSizeHint() const
{
    return {std::min(Theme::current().scaled(40), sizeHint().width()), sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QString shown = fontMetrics().elidedText(m_words, Qt::ElideRight, width() - frameWidth());
    option.text = escapedMnemonic(shown);
    painter.drawControl(QStyle::CE_PushButton, option);
}

void LinkButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    updateToolTip();
}

void LinkButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && rect().contains(event->pos()))
        Q_EMIT followed(true);
    else
        QPushButton::mouseReleaseEvent(event);
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

void LinkButton::updateToolTip()
{
    const bool cut = fontMetrics().horizontalAdvance(m_words) > width() - frameWidth();
    setToolTip(!m_hint.isEmpty() ? m_hint : cut ? m_words : QString());
}
