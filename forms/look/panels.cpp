#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

OverflowRow::OverflowRow(QWidget *parent)
    : QWidget(parent)
    , m_more(makeIconButton(u"chevron-down"_s, tr("More actions"), 32, {}, this))
{
    m_more->setProperty("kind", u"boxed"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void OverflowRow::addButton(QAbstractButton *button)
{
    button->setParent(this);
    m_buttons << button;
    button->show();
    updateGeometry();
    arrange();
}

void OverflowRow::clear()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    arrange();
}

QSize OverflowRow::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QAbstractButton *button : m_buttons) {
        width += button->sizeHint().width() + 6;
        height = std::max(height, button->sizeHint().height());
    }
    return {std::max(0, width - 6), std::max(height, m_more->height())};
}

QSize OverflowRow::minimumSizeHint() const
{
    return {m_more->width(), sizeHint().height()};
}

void OverflowRow::resizeEvent(QResizeEvent *)
{
    arrange();
}

bool OverflowRow::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return handled;
}

void OverflowRow::arrange()
{
    const bool all = sizeHint().width() <= width();
    const int room = all ? width() : width() - m_more->width() - 6;
    m_more->menu()->clear();
    int x = 0;
    bool overflowing = false;
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        const int wide = button->sizeHint().width();
        overflowing = overflowing || x + wide > room;
        button->setVisible(!overflowing);
        if (overflowing) {
            QAction *action = m_more->menu()->addAction(button->text().trimmed());
            action->setEnabled(button->isEnabled());
            connect(action, &QAction::triggered, button, &QAbstractButton::click);
            continue;
        }
        const QRect place(x, (height() - button->sizeHint().height()) / 2, wide, button->sizeHint().height());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        x += wide + 6;
    }
    m_more->setVisible(overflowing);
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(QPoint(x, (height() - m_more->height()) / 2), m_more->size())));
}

FoldSection::FoldSection(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_content(content)
{
    m_head->setText(u' ' + escapedMnemonic(title));
    m_head->setAccessibleName(title);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setIconSize({14, 14});
    m_head->setProperty("kind", u"section"_s);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_head->setMinimumHeight(Theme::current().scaled(32));
    m_head->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_head);
    layout->addWidget(m_content);
    connect(m_head, &QToolButton::clicked, this, [this] { setFolded(!isFolded()); });
    setFolded(false);
}

void FoldSection::setFolded(bool fold)
{
    m_content->setVisible(!fold);
    m_head->setIcon(themedIcon(!fold ? u"chevron-down"_s : layoutDirection() == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s));
    m_head->setAccessibleDescription(fold ? tr("folded") : tr("unfolded"));
    Q_EMIT folded(fold);
}

bool FoldSection::isFolded() const
{
    return m_content->isHidden();
}

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(makeLabel({}, "notice", this))
    , m_button(makeButton({}, "link", {}, this))
{
    setObjectName(u"notice"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = makeIconButton(u"x-lg"_s, tr("Dismiss message"), 24, {}, this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    connect(m_button, &QPushButton::clicked, this, &Notice::buttonClicked);
    connect(close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void Notice::show(const QString &text, const QString &tone, const QString &buttonText)
{
    m_text->setText(text);
    m_icon->setPixmap(iconPixmap(tone == u"success" ? u"check-circle"_s : tone == u"info" ? u"info-circle"_s : u"exclamation-octagon"_s,
                                 Theme::current().color(tone + u"Text"_s), 16, devicePixelRatioF()));
    m_button->setText(escapedMnemonic(buttonText));
    m_button->setAccessibleName(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
    QWidget::show();
}

void Notice::clear()
{
    m_text->clear();
    hide();
}

QString Notice::text() const
{
    return m_text->text();
}

Toast::Toast(QWidget *window)
    : QFrame(window)
    , m_text(makeLabel({}, "toast", this))
    , m_button(makeButton({}, "toast", {}, this))
    , m_timer(new QTimer(this))
{
    setObjectName(u"toast"_s);
    auto *close = makeIconButton(u"x-lg"_s, tr("Close message"), 24, {}, this);
    close->setIcon(themedIcon(u"x-lg"_s, u"surface"_s, {}));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Toast::hide);
    connect(close, &QToolButton::clicked, this, &Toast::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT buttonClicked();
    });
    window->installEventFilter(this);
    hide();
}

void Toast::show(const QString &text, const QString &tone, const QString &buttonText)
{
    m_text->setText(text);
    m_button->setText(escapedMnemonic(buttonText));
    m_button->setAccessibleName(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
    QWidget::show();
    place();
    raise();
    if (tone == u"error")
        m_timer->stop(); // bad news stays until it is read
    else
        m_timer->start(6000);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::text() const
{
    return isVisible() ? m_text->text() : QString();
}

void Toast::place()
{
    const QWidget *window = parentWidget();
    adjustSize();
    resize(std::min(width(), window->width() - 40), sizeHint().height());
    const int y = window->width() < 1280 ? window->height() - height() - 24 : Theme::current().scaled(102);
    move((window->width() - width()) / 2, y);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    if (property("tone").toString() != u"error")
        m_timer->start(3000);
    QFrame::leaveEvent(event);
}
