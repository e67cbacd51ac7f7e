#include "forms/fields/overlay.h"

#include "forms/look/theme.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLayout>

Overlay::Overlay(QWidget *anchor)
    : QFrame(anchor)
    , m_anchor(anchor)
{
    setObjectName(u"overlay"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    shadow->setColor(QColor(0, 0, 0, 70));
    setGraphicsEffect(shadow);
    // While it is open it is a child of the window and must not outlive its input.
    connect(anchor, &QObject::destroyed, this, [this] { delete this; });
    hide();
}

Overlay::~Overlay() = default;

void Overlay::place()
{
    const QWidget *window = parentWidget();
    const QRect anchor(m_anchor->mapTo(window, QPoint()), m_anchor->size());
    const QSize wanted = sizeHint().expandedTo({anchor.width(), 0}).boundedTo(window->size() - QSize(16, 16));
    const int below = window->height() - anchor.bottom() - 10;
    const int above = anchor.top() - 10;
    QRect place(QPoint(), wanted);
    if (wanted.height() <= below || below >= above) {
        place.setHeight(std::min(wanted.height(), std::max(below, 60)));
        place.moveTop(anchor.bottom() + 3);
    } else {
        place.setHeight(std::min(wanted.height(), above));
        place.moveBottom(anchor.top() - 3);
    }
    place.moveLeft(isRightToLeft() ? anchor.right() - place.width() + 1 : anchor.left());
    place.moveLeft(std::clamp(place.left(), 8, std::max(8, window->width() - place.width() - 8)));
    setGeometry(place);
}

void Overlay::open()
{
    if (!isVisible())
        setParent(m_anchor->window());
    setLayoutDirection(m_anchor->layoutDirection());
    if (layout())
        layout()->activate();
    place();
    if (isVisible())
        return;
    QFrame::show();
    raise();
    qApp->installEventFilter(this);
    // Once the keyboard was inside, it closes when the keyboard goes elsewhere.
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *old, const QWidget *now) {
        if (now && isAncestorOf(old) && !isAncestorOf(now))
            close();
    });
}

void Overlay::close()
{
    if (!isVisible())
        return;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    qApp->removeEventFilter(this);
    disconnect(qApp, &QApplication::focusChanged, this, nullptr);
    QFrame::hide();
    setParent(m_anchor); // so that it goes with its input, wherever that is moved
    Q_EMIT closed(hadFocus);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    const auto inside = [this](QObject *object) {
        auto *widget = qobject_cast<QWidget *>(object);
        return widget && (widget == this || isAncestorOf(widget) || widget == m_anchor || m_anchor->isAncestorOf(widget));
    };
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        if (watched->isWidgetType() && !inside(watched))
            close();
        break;
    case QEvent::KeyPress:
        if (watched->isWidgetType() && isAncestorOf(static_cast<QWidget *>(watched)) && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        break;
    case QEvent::Resize:
    case QEvent::Move:
        if (watched == parentWidget())
            place();
        break;
    case QEvent::Wheel:
        if (watched->isWidgetType() && !inside(watched))
            close(); // the form may scroll away under it
        break;
    case QEvent::WindowDeactivate:
    case QEvent::Hide:
        if (watched == parentWidget() || watched == m_anchor)
            close();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}
