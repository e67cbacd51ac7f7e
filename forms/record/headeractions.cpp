#include "forms/record/headeractions.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QEvent>
#include <QMenu>
#include <QStyle>

HeaderActions::HeaderActions(QWidget *parent)
    : QWidget(parent)
    , m_more(makeIconButton(u"chevron-down"_s, tr("More actions"), 32, {}, this))
{
    m_more->setProperty("kind", u"joined"_s);
    m_more->setIcon(themedIcon(u"chevron-down"_s, u"link"_s));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &HeaderActions::fillMenu);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HeaderActions::setActions(const QList<QAction *> &buttons, const QList<QAction *> &menu)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_actions = buttons;
    m_menuActions = menu;
    for (QAction *action : buttons) {
        QPushButton *button = makeButton(action->text(), "joined", {}, this);
        if (!action->shortcut().isEmpty())
            button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        if (!m_buttons.isEmpty())
            setTabOrder(m_buttons.last(), button);
        m_buttons << button;
    }
    if (!m_buttons.isEmpty())
        setTabOrder(m_buttons.last(), m_more);
    fillMenu();
    updateGeometry();
    arrange();
}

void HeaderActions::setLimit(int buttons)
{
    if (buttons == m_limit)
        return;
    m_limit = buttons;
    updateGeometry();
    arrange();
}

int HeaderActions::widthFor(int count) const
{
    // Joined buttons share their edges.
    int width = m_more->width();
    for (int i = 0; i < count; ++i)
        width += m_buttons.at(i)->sizeHint().width() - 1;
    return width;
}

QSize HeaderActions::sizeHint() const
{
    const int height = m_buttons.isEmpty() ? m_more->height() : std::max(m_more->height(), m_buttons.first()->sizeHint().height());
    return {widthFor(std::min(m_limit, int(m_buttons.size()))), height};
}

QSize HeaderActions::minimumSizeHint() const
{
    return {m_more->width(), sizeHint().height()};
}

void HeaderActions::resizeEvent(QResizeEvent *)
{
    arrange();
}

bool HeaderActions::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        arrange();
    return handled;
}

/// Which corners of a joined button are round.
static void setEnd(QWidget *button, const QString &end)
{
    if (button->property("end").toString() == end)
        return;
    button->setProperty("end", end);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

void HeaderActions::arrange()
{
    int count = std::min(m_limit, int(m_buttons.size()));
    while (count > 0 && widthFor(count) > width())
        --count;
    const int high = sizeHint().height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int x = 0;
    for (int i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        button->setVisible(i < count);
        if (i >= count)
            continue;
        const int wide = button->sizeHint().width();
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, high)));
        setEnd(button, i == 0 ? (mirrored ? u"right"_s : u"left"_s) : QString());
        x += wide - 1;
    }
    setEnd(m_more, count == 0 ? u"both"_s : mirrored ? u"left"_s : u"right"_s);
    m_more->setFixedHeight(high);
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, m_more->width(), high)));
}

void HeaderActions::fillMenu()
{
    QMenu *menu = m_more->menu();
    menu->clear();
    for (int i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons.at(i)->isHidden())
            menu->addAction(m_actions.at(i));
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    for (QAction *action : std::as_const(m_menuActions)) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}
