#include "forms/shell/searchbox.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/searchdelegate.h"

#include <QAction>
#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

SearchBox::SearchBox(RecordStore &store, std::function<QList<PaletteEntry>()> palette, QWidget *parent)
    : QFrame(parent)
    , m_store(store)
    , m_palette(std::move(palette))
    , m_scopeButton(new QToolButton(this))
    , m_edit(new QLineEdit(this))
    , m_key(makeLabel({}, "keycap", this))
    , m_model(new SearchModel(this))
    , m_list(new QListView(this))
{
    setObjectName(u"search"_s);
    m_scopeButton->setObjectName(u"scope"_s);
    m_scopeButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_scopeButton->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight); // the arrow stands after the word
    m_scopeButton->setIcon(themedIcon(u"chevron-down"_s));
    m_scopeButton->setIconSize({12, 12});
    m_scopeButton->setPopupMode(QToolButton::InstantPopup);
    m_scopeButton->setFocusPolicy(Qt::StrongFocus);
    m_scopeButton->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    auto *glass = new QLabel(this);
    glass->setPixmap(iconPixmap(u"search"_s, Theme::current().color(u"textWeak"_s), 16, devicePixelRatioF()));
    connect(&Theme::current(), &Theme::changed, glass, [this, glass] {
        glass->setPixmap(iconPixmap(u"search"_s, Theme::current().color(u"textWeak"_s), 16, devicePixelRatioF()));
    });
    m_edit->setAccessibleName(tr("Search"));
    m_edit->setPlaceholderText(tr("Search accounts, contacts, cases and more…"));
    m_edit->setMinimumWidth(60);
    m_edit->installEventFilter(this);
    // Not textEdited: an assistive technology writes without pressing keys.
    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        if (!m_edit->hasFocus())
            m_edit->setFocus(Qt::OtherFocusReason);
        open();
        update();
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 6, 1);
    layout->setSpacing(6);
    layout->addWidget(m_scopeButton);
    layout->addWidget(glass);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_key);
    m_scopes = new QMenu(m_scopeButton);
    m_scopeButton->setMenu(m_scopes);
    connect(m_scopes, &QMenu::aboutToShow, this, &SearchBox::buildScopes);
    setScope(0);
    setTabOrder(m_scopeButton, m_edit);
    m_list->hide();
}

QSize SearchBox::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(600), theme.scaled(34)};
}

QSize SearchBox::minimumSizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(160), theme.scaled(34)};
}

void SearchBox::setKeyShown(const QString &key)
{
    m_key->setText(key);
    m_key->setVisible(!key.isEmpty());
}

void SearchBox::buildScopes()
{
    m_scopes->setLayoutDirection(layoutDirection());
    m_scopes->clear();
    const auto add = [this](const QString &text, int object) {
        QAction *action = m_scopes->addAction(escapedMnemonic(text));
        action->setCheckable(true);
        action->setChecked(object == m_scope);
        connect(action, &QAction::triggered, this, [this, object] {
            setScope(object);
            ask(m_edit->text());
        });
    };
    add(tr("All"), 0);
    for (const ObjectType *type : m_store.schema().types())
        add(translated(type->pluralLabel), type->code);
}

void SearchBox::setScope(int object)
{
    m_scope = object;
    const ObjectType *type = m_store.schema().type(object);
    const QString text = type ? translated(type->pluralLabel) : tr("All");
    m_scopeButton->setText(escapedMnemonic(text));
    m_scopeButton->setAccessibleName(tr("Search in: %1").arg(text));
    m_scopeButton->setToolTip(tr("What to search"));
}

QFrame *SearchBox::makePanel()
{
    auto *panel = new QFrame(window());
    panel->setObjectName(u"overlay"_s);
    auto *shadow = new QGraphicsDropShadowEffect(panel);
    shadow->setBlurRadius(28);
    shadow->setOffset(0, 6);
    shadow->setColor(QColor(0, 0, 0, 90));
    panel->setGraphicsEffect(shadow);
    m_list->setAccessibleName(tr("Search results"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->installEventFilter(this);
    m_help = makeLabel(tr("↑↓ move    Enter open    Ctrl+Enter in a new tab    > commands only    Esc close"), "hint");
    auto *footer = new QFrame;
    footer->setObjectName(u"overlayFooter"_s);
    auto *footerLayout = new QHBoxLayout(footer);
    footerLayout->setContentsMargins(14, 8, 14, 8);
    m_help->setMinimumWidth(10);
    footerLayout->addWidget(m_help);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 6, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(footer);
    m_list->show();
    qApp->installEventFilter(this);
    return panel;
}

void SearchBox::ask(const QString &text)
{
    write(text);
    m_edit->setFocus(Qt::ShortcutFocusReason);
    text == u">" ? m_edit->end(false) : m_edit->selectAll();
    open();
    update();
}

void SearchBox::askAgain()
{
    if (isOpen())
        update();
}

void SearchBox::write(const QString &text)
{
    const QSignalBlocker quiet(m_edit);
    m_edit->setText(text);
}

bool SearchBox::isOpen() const
{
    return m_panel && m_panel->isVisible();
}

void SearchBox::open()
{
    if (!m_panel)
        m_panel = makePanel();
    if (m_panel->isVisible())
        return;
    m_panel->show();
    place();
}

void SearchBox::close()
{
    ++m_asked;
    if (m_panel)
        m_panel->hide();
}

void SearchBox::place()
{
    if (!m_panel)
        return;
    const Theme &theme = Theme::current();
    const QWidget *frame = window();
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_list->sizeHintForRow(row);
    const int wide = std::min(std::max(width(), theme.scaled(600)), frame->width() - 24);
    const QPoint corner = mapTo(frame, QPoint(0, this->height() + 6));
    const int footer = m_help->sizeHint().height() + 26;
    const int tall = std::min(std::max(height, theme.scaled(38)) + footer, frame->height() - corner.y() - 24);
    const int x = qBound(12, corner.x() + (width() - wide) / 2, frame->width() - wide - 12);
    m_panel->setGeometry(x, corner.y(), wide, tall);
    m_panel->raise();
}

void SearchBox::update()
{
    const int asked = ++m_asked;
    const QString typed = m_edit->text();
    if (typed.startsWith(u'>'))
        return show({}, typed);
    const QFuture<QList<Hit>> answer = typed.trimmed().isEmpty() ? m_store.recent(5, m_scope) : m_store.search(typed, 8, m_scope);
    whenReady(answer, this, [this, asked, typed](const QList<Hit> &hits) {
        if (asked == m_asked)
            show(hits, typed);
    });
}

void SearchBox::show(const QList<Hit> &hits, const QString &typed)
{
    QList<SearchModel::Row> rows;
    const bool commandsOnly = typed.startsWith(u'>');
    const bool empty = typed.trimmed().isEmpty();
    if (!hits.isEmpty()) {
        rows << SearchModel::Row {.title = empty ? tr("Recent") : tr("Records")};
        for (const Hit &hit : hits)
            rows << SearchModel::rowOf(hit, m_store.schema());
    } else if (!commandsOnly) {
        rows << SearchModel::Row {.kind = SearchModel::Kind::Hint,
                                  .title = empty ? tr("What you open shows up here.") : tr("Nothing found for “%1”.").arg(typed.simplified())};
    }
    // One letter begins a word of nearly every command: that helps nobody.
    const QList<SearchModel::Row> commands = !commandsOnly && typed.trimmed().size() < 2 ? QList<SearchModel::Row> {}
        : commandsOnly                             ? SearchModel::commandsFor(m_palette(), typed.mid(1), 200)
                                                   : SearchModel::commandsFor(m_palette(), typed, 3);
    if (!commands.isEmpty()) {
        rows << SearchModel::Row {.title = tr("Commands")};
        rows += commands;
    } else if (commandsOnly) {
        rows << SearchModel::Row {.kind = SearchModel::Kind::Hint, .title = tr("No command has this name.")};
    }
    if (!empty && !commandsOnly && !hits.isEmpty())
        rows << SearchModel::Row {.kind = SearchModel::Kind::ShowAll, .title = tr("Show all results for “%1”").arg(typed.simplified()), .icon = u"search"_s, .color = u"goal"_s};
    m_model->setRows(rows, commandsOnly ? typed.mid(1) : typed);
    m_list->setCurrentIndex(m_model->index(m_model->nextChoice(-1, 1)));
    place();
    Q_EMIT answered(typed);
}

void SearchBox::choose(const QModelIndex &index, bool newTab)
{
    if (!index.isValid() || !(index.flags() & Qt::ItemIsSelectable))
        return;
    const SearchModel::Row row = m_model->at(index.row());
    const QString words = m_edit->text();
    close();
    write({});
    m_edit->clearFocus();
    if (row.kind == SearchModel::Kind::Record)
        Q_EMIT openRecord(row.id, newTab);
    else if (row.kind == SearchModel::Kind::ShowAll)
        Q_EMIT showAll(words, m_scope);
    else if (row.action)
        row.action->trigger();
}

void SearchBox::moveChoice(int step)
{
    const int next = m_model->nextChoice(m_list->currentIndex().row(), step);
    if (next >= 0)
        m_list->setCurrentIndex(m_model->index(next));
}

bool SearchBox::keyPressed(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!isOpen()) {
            open();
            update();
        } else {
            moveChoice(event->key() == Qt::Key_Down ? 1 : -1);
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex(), event->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Escape:
        if (isOpen() && !m_edit->text().isEmpty()) {
            m_edit->clear();
        } else {
            close();
            m_edit->clearFocus();
        }
        return true;
    default:
        return false;
    }
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return keyPressed(static_cast<QKeyEvent *>(event));
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        setProperty("focused", event->type() == QEvent::FocusIn);
        style()->unpolish(this);
        style()->polish(this);
        if (event->type() == QEvent::FocusOut && QApplication::activePopupWidget() == nullptr && QApplication::activeWindow() == window())
            close();
        else if (event->type() == QEvent::FocusIn && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason) {
            open();
            update();
        }
    }
    if (m_panel && watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const bool behind = mouse->button() == Qt::MiddleButton || mouse->modifiers() & Qt::ControlModifier;
        choose(m_list->indexAt(mouse->position().toPoint()), behind);
        return true;
    }
    if (isOpen() && event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
        const auto *widget = static_cast<QWidget *>(watched);
        if (widget->window() == window() && widget != m_panel && !m_panel->isAncestorOf(widget) && widget != this && !isAncestorOf(widget))
            close();
    }
    if (isOpen() && watched == window() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}
