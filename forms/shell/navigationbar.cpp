#include "forms/shell/navigationbar.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

namespace {

/// An item with its arrow, marked as one.
class NavItem : public QWidget
{
public:
    using QWidget::QWidget;
    void setCurrent(bool current)
    {
        m_current = current;
        QWidget::update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (!m_current)
            return;
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(u"selected"_s));
        painter.fillRect(0, 0, width(), 3, theme.color(u"accent"_s));
    }

private:
    bool m_current = false;
};

QIcon tileIcon(const QString &icon, const QString &color)
{
    QPixmap pixmap(44, 44);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    Tile::paint(painter, QRect(0, 0, 44, 44), icon, color);
    return QIcon(pixmap);
}

} // namespace

NavigationBar::NavigationBar(QWidget *parent)
    : QFrame(parent)
    , m_workspace(makeLabel(tr("Customer Success"), "workspace", this))
    , m_more(new QToolButton(this))
    , m_line(new QFrame(this))
    , m_tabs(new QTabBar(this))
{
    setObjectName(u"nav"_s);
    setAccessibleName(tr("Navigation"));
    m_more->setText(tr("More"));
    m_more->setProperty("kind", u"nav"_s);
    m_more->setIcon(themedIcon(u"chevron-down"_s));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setIconSize({12, 12});
    m_more->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight); // the arrow stands after the word
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMenu(new QMenu(m_more));
    connect(m_more->menu(), &QMenu::aboutToShow, this, &NavigationBar::fillMore);
    m_line->setObjectName(u"navLine"_s);
    m_tabs->setObjectName(u"recordTabs"_s);
    m_tabs->setAccessibleName(tr("Open tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setMovable(true);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setIconSize({18, 18});
    m_tabs->hide();
    m_tabs->installEventFilter(this);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            Q_EMIT chosen(m_tabs->tabData(index).toString(), false);
    });
    connect(m_tabs, &QTabBar::tabMoved, this, &NavigationBar::tabsMoved);
    applySizes();
    connect(&Theme::current(), &Theme::changed, this, &NavigationBar::applySizes);
}

void NavigationBar::applySizes()
{
    setFixedHeight(Theme::current().scaled(42) + 3);
    arrange();
}

void NavigationBar::addItem(const QString &key, const QString &label, std::function<void(QMenu *)> fillMenu)
{
    auto *whole = new NavItem(this);
    auto *layout = new QHBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *button = new QToolButton(whole);
    button->setText(escapedMnemonic(label));
    button->setAccessibleName(label);
    button->setProperty("kind", u"nav"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    button->installEventFilter(this);
    connect(button, &QToolButton::clicked, this, [this, key] { Q_EMIT chosen(key, false); });
    layout->addWidget(button);
    QToolButton *arrow = nullptr;
    if (fillMenu) {
        arrow = makeIconButton(u"chevron-down"_s, tr("%1 menu").arg(label), 24, {}, whole);
        arrow->setPopupMode(QToolButton::InstantPopup);
        auto *menu = new QMenu(arrow);
        arrow->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, this, [menu, fillMenu] {
            menu->clear();
            fillMenu(menu);
        });
        layout->addWidget(arrow);
        layout->addSpacing(4);
    }
    m_items << Item {key, whole, button, arrow, std::move(fillMenu)};
    whole->show();
    arrange();
}

QString NavigationBar::itemLabel(int index) const
{
    return index >= 0 && index < m_items.size() ? m_items.at(index).button->text() : QString();
}

bool NavigationBar::isItem(const QString &key) const
{
    return std::any_of(m_items.begin(), m_items.end(), [&key](const Item &item) { return item.key == key; });
}

void NavigationBar::addTab(const QString &key, const QString &title, const QString &icon, const QString &color)
{
    if (tabOf(key) >= 0)
        return;
    const QSignalBlocker quiet(m_tabs);
    const int index = m_tabs->addTab(tileIcon(icon, color), escapedMnemonic(title));
    m_tabs->setTabData(index, key);
    QToolButton *close = makeIconButton(u"x-lg"_s, tr("Close %1").arg(title), 24, {}, m_tabs);
    close->setFocusPolicy(Qt::NoFocus);
    connect(close, &QToolButton::clicked, this, [this, key] { Q_EMIT closeAsked(key); });
    m_tabs->setTabButton(index, QTabBar::RightSide, close);
    m_tabs->setTabToolTip(index, title);
    setCurrent(m_current);
    arrange();
}

void NavigationBar::setTab(const QString &key, const QString &title, const QString &icon, const QString &color)
{
    const int index = tabOf(key);
    if (index < 0)
        return;
    m_tabs->setTabText(index, escapedMnemonic(title));
    m_tabs->setTabIcon(index, tileIcon(icon, color));
    m_tabs->setTabToolTip(index, title);
    if (QWidget *close = m_tabs->tabButton(index, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close %1").arg(title));
        close->setToolTip(close->accessibleName());
    }
    arrange();
}

void NavigationBar::removeTab(const QString &key)
{
    const QSignalBlocker quiet(m_tabs);
    if (const int index = tabOf(key); index >= 0)
        m_tabs->removeTab(index);
    setCurrent(m_current);
    arrange();
}

QStringList NavigationBar::tabKeys() const
{
    QStringList keys;
    for (int i = 0; i < m_tabs->count(); ++i)
        keys << m_tabs->tabData(i).toString();
    return keys;
}

int NavigationBar::tabOf(const QString &key) const
{
    return int(tabKeys().indexOf(key));
}

void NavigationBar::setCurrent(const QString &key)
{
    m_current = key;
    for (const Item &item : std::as_const(m_items)) {
        static_cast<NavItem *>(item.whole)->setCurrent(item.key == key);
        item.button->setAccessibleDescription(item.key == key ? tr("current page") : QString());
    }
    const int tab = tabOf(key);
    const QSignalBlocker quiet(m_tabs);
    if (tab >= 0)
        m_tabs->setCurrentIndex(tab);
    // A tab bar always has a current tab: while another page is shown it must not look it.
    if (m_tabs->property("away").toBool() != (tab < 0)) {
        m_tabs->setProperty("away", tab < 0);
        m_tabs->style()->unpolish(m_tabs);
        m_tabs->style()->polish(m_tabs);
    }
}

void NavigationBar::takeFocus()
{
    for (const Item &item : std::as_const(m_items)) {
        if (item.key == m_current && item.whole->isVisible())
            return item.button->setFocus(Qt::TabFocusReason);
    }
    if (m_tabs->isVisible() && tabOf(m_current) >= 0)
        return m_tabs->setFocus(Qt::TabFocusReason);
    if (!m_items.isEmpty())
        m_items.first().button->setFocus(Qt::TabFocusReason);
}

QSize NavigationBar::minimumSizeHint() const
{
    return {0, height()};
}

void NavigationBar::fillMore()
{
    QMenu *menu = m_more->menu();
    menu->setLayoutDirection(layoutDirection());
    menu->clear();
    for (const Item &item : std::as_const(m_items)) {
        if (item.whole->isVisible())
            continue;
        QAction *action = menu->addAction(item.button->text());
        connect(action, &QAction::triggered, this, [this, key = item.key] { Q_EMIT chosen(key, false); });
    }
}

void NavigationBar::arrange()
{
    const Theme &theme = Theme::current();
    const int margin = theme.scaled(14);
    const int tall = height() - 3;
    const bool named = width() >= theme.scaled(1100);
    const int tabsWanted = m_tabs->count() == 0 ? 0 : std::min(m_tabs->sizeHint().width(), std::max(theme.scaled(190), width() * (m_tabs->count() > 1 ? 4 : 2) / 10));
    int x = margin;
    const auto put = [&](QWidget *widget, int wide) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, tall)));
        widget->show();
        x += wide;
    };
    m_workspace->setVisible(named);
    if (named) {
        put(m_workspace, m_workspace->sizeHint().width());
        x += theme.scaled(16);
    }
    const int end = width() - margin - (tabsWanted ? tabsWanted + theme.scaled(17) : 0);
    int needed = 0;
    for (const Item &item : std::as_const(m_items))
        needed += item.whole->sizeHint().width();
    const int room = needed <= end - x ? end : end - m_more->sizeHint().width();
    bool overflowing = false;
    for (const Item &item : std::as_const(m_items)) {
        const int wide = item.whole->sizeHint().width();
        overflowing = overflowing || x + wide > room;
        item.whole->setVisible(!overflowing);
        if (!overflowing)
            put(item.whole, wide);
    }
    m_more->setVisible(overflowing);
    if (overflowing)
        put(m_more, m_more->sizeHint().width());
    m_line->setVisible(tabsWanted > 0);
    m_tabs->setVisible(tabsWanted > 0);
    if (tabsWanted > 0) {
        const int gap = theme.scaled(8);
        m_line->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x + gap, theme.scaled(9), 1, tall - theme.scaled(18))));
        x += 2 * gap + 1;
        put(m_tabs, width() - margin - x);
    }
}

void NavigationBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

bool NavigationBar::event(QEvent *event)
{
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return handled;
}

bool NavigationBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const bool middle = mouse->button() == Qt::MiddleButton;
        if (watched == m_tabs && middle) {
            if (const int index = m_tabs->tabAt(mouse->position().toPoint()); index >= 0)
                Q_EMIT closeAsked(m_tabs->tabData(index).toString());
            return true;
        }
    }
    if (watched == m_tabs && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Right ? 1 : key->key() == Qt::Key_Left ? -1 : 0;
        const int wanted = m_tabs->currentIndex() + (layoutDirection() == Qt::RightToLeft ? -step : step);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space;
        if (enters || (step != 0 && wanted >= 0 && wanted < m_tabs->count())) {
            Q_EMIT chosen(m_tabs->tabData(enters ? m_tabs->currentIndex() : wanted).toString(), false);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}
