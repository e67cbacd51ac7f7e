#include "app/actions.h"

#include "forms/look/theme.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

#define FILE_MENU QT_TRANSLATE_NOOP("Actions", "&File")
#define EDIT_MENU QT_TRANSLATE_NOOP("Actions", "&Edit")
#define VIEW_MENU QT_TRANSLATE_NOOP("Actions", "&View")
#define GO_MENU QT_TRANSLATE_NOOP("Actions", "&Go")
#define ACTIVITY_MENU QT_TRANSLATE_NOOP("Actions", "&Activity")
#define SYNC_MENU QT_TRANSLATE_NOOP("Actions", "&Salesforce")
#define HELP_MENU QT_TRANSLATE_NOOP("Actions", "&Help")

QList<ActionRow> fileRows()
{
    return {
        {"record.new"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&New"), u"plus-lg"_s, {QKeySequence::New}},
        {"record.newOf"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "New of Another &Kind…"), {}, {QKeySequence(u"Ctrl+Shift+N"_s)}},
        {"window.new"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "Open in New &Window"), u"box-arrow-up-right"_s, {QKeySequence(u"Ctrl+Alt+N"_s)}},
        {"record.save"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Save"), {}, {QKeySequence::Save}},
        {"tab.close"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Close Tab"), u"x-lg"_s, {QKeySequence(u"Ctrl+W"_s)}},
        {"file.import"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Import…"), u"upload"_s, {QKeySequence(u"Ctrl+Shift+I"_s)}, false, true},
        {"file.export"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "E&xport Everything…"), u"download"_s, {}},
        {"file.backup"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Back Up Now…"), u"database"_s, {}, false, true},
        {"file.restore"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Restore from Backup…"), u"arrow-counterclockwise"_s, {}},
        {"file.check"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "Chec&k the Workspace"), u"heart-pulse"_s, {}},
        {"sample.fill"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "Add Sample Customers"), {}, {}, false, true},
        {"sample.remove"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "Remove Sample Customers"), {}, {}},
        {"app.settings"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "Se&ttings…"), u"gear"_s, {QKeySequence(u"Ctrl+,"_s)}, false, true},
        {"app.quit"_L1, FILE_MENU, QT_TRANSLATE_NOOP("Actions", "&Quit"), {}, {QKeySequence(u"Ctrl+Q"_s)}},
    };
}

QList<ActionRow> editRows()
{
    return {
        {"edit.undo"_L1, EDIT_MENU, QT_TRANSLATE_NOOP("Actions", "&Undo"), u"arrow-counterclockwise"_s, {QKeySequence::Undo}},
        {"edit.redo"_L1, EDIT_MENU, QT_TRANSLATE_NOOP("Actions", "&Redo"), u"arrow-clockwise"_s, {QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)}},
        {"record.edit"_L1, EDIT_MENU, QT_TRANSLATE_NOOP("Actions", "&Edit Details"), u"pencil"_s, {QKeySequence(u"F2"_s), QKeySequence(u"E"_s)}, false, true},
        {"record.delete"_L1, EDIT_MENU, QT_TRANSLATE_NOOP("Actions", "&Delete"), u"trash"_s, {QKeySequence(Qt::Key_Delete)}},
        {"page.find"_L1, EDIT_MENU, QT_TRANSLATE_NOOP("Actions", "&Find in This Page"), u"search"_s, {QKeySequence::Find}, false, true},
    };
}

QList<ActionRow> viewRows()
{
    return {
        {"page.refresh"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Refresh"), u"arrow-clockwise"_s, {QKeySequence(u"F5"_s)}},
        {"theme.system"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "Theme of the &System"), u"pc-display"_s, {}, true, true},
        {"theme.light"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Light Theme"), u"sun"_s, {}, true},
        {"theme.dark"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Dark Theme"), u"moon"_s, {}, true},
        {"density.comfy"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "Comf&y Rows"), {}, {}, true, true},
        {"density.compact"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Compact Rows"), {}, {}, true},
        {"zoom.in"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "Zoom &In"), {}, {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)}, false, true},
        {"zoom.out"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "Zoom &Out"), {}, {QKeySequence(u"Ctrl+-"_s)}},
        {"zoom.reset"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Normal Size"), {}, {QKeySequence(u"Ctrl+0"_s)}},
        {"view.codenames"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "C&odename Mode"), u"incognito"_s, {QKeySequence(u"Ctrl+Alt+C"_s)}, true, true},
        {"view.fullScreen"_L1, VIEW_MENU, QT_TRANSLATE_NOOP("Actions", "&Full Screen"), {}, {QKeySequence(u"F11"_s)}, true, true},
    };
}

QList<ActionRow> goRows()
{
    QList<ActionRow> rows {
        {"search.focus"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "&Search"), u"search"_s, {QKeySequence(u"Ctrl+K"_s), QKeySequence(u"/"_s)}},
        {"search.commands"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Find a &Command"), {}, {QKeySequence(u"Ctrl+Shift+P"_s)}},
        {"go.back"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "&Back"), u"arrow-left"_s, {QKeySequence(u"Alt+Left"_s)}, false, true},
        {"go.forward"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "&Forward"), u"arrow-right"_s, {QKeySequence(u"Alt+Right"_s)}},
        {"go.next"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "&Next in List"), {}, {QKeySequence(u"Ctrl+J"_s)}},
        {"go.previous"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "&Previous in List"), {}, {QKeySequence(u"Ctrl+Shift+J"_s)}},
        {"tab.next"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Next &Tab"), {}, {QKeySequence(u"Ctrl+Tab"_s)}, false, true},
        {"tab.previous"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Previous T&ab"), {}, {QKeySequence(u"Ctrl+Shift+Tab"_s)}},
        {"tab.reopen"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Re&open Closed Tab"), {}, {QKeySequence(u"Ctrl+Shift+T"_s)}},
        {"region.next"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Next &Region"), {}, {QKeySequence(u"F6"_s)}},
        {"region.previous"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Previous Re&gion"), {}, {QKeySequence(u"Shift+F6"_s)}},
        {"go.bin"_L1, GO_MENU, QT_TRANSLATE_NOOP("Actions", "Recycle B&in"), u"trash"_s, {}, false, true},
    };
    static constexpr QLatin1StringView names[] {"go.page1"_L1, "go.page2"_L1, "go.page3"_L1, "go.page4"_L1, "go.page5"_L1, "go.page6"_L1, "go.page7"_L1, "go.page8"_L1, "go.page9"_L1};
    for (int i = 0; i < 9; ++i)
        rows << ActionRow {names[i], GO_MENU, QT_TRANSLATE_NOOP("Actions", "Go to"), {}, {QKeySequence(u"Ctrl+%1"_s.arg(i + 1))}, false, i == 0};
    return rows;
}

QList<ActionRow> lastRows()
{
    return {
        {"call.log"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "&Log a Call"), u"telephone"_s, {QKeySequence(u"Ctrl+Shift+L"_s)}},
        {"task.new"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New &Task"), u"list-check"_s, {QKeySequence(u"Ctrl+Shift+D"_s)}},
        {"event.new"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New &Event"), u"calendar-event"_s, {QKeySequence(u"Ctrl+Shift+M"_s)}},
        {"risk.new"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New &Risk"), u"shield-exclamation"_s, {QKeySequence(u"Ctrl+Shift+R"_s)}, false, true},
        {"feedback.request"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New &Feature Request from Selection"), u"lightbulb"_s, {QKeySequence(u"Ctrl+Shift+F"_s)}, false, true},
        {"selection.task"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New Tas&k from Selection"), u"list-check"_s, {QKeySequence(u"Ctrl+Alt+K"_s)}, false, false},
        {"selection.risk"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New R&isk from Selection"), u"shield-exclamation"_s, {QKeySequence(u"Ctrl+Alt+I"_s)}, false, false},
        {"selection.reference"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "New Re&ference from Selection"), u"star"_s, {QKeySequence(u"Ctrl+Alt+J"_s)}, false, false},
        {"feedback.send"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "&Send Customer Feedback"), u"send"_s, {}},
        {"feedback.outgoing"_L1, ACTIVITY_MENU, QT_TRANSLATE_NOOP("Actions", "&Outgoing Feedback"), u"send"_s, {}},
        {"sync.now"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Sync Now"), u"arrow-repeat"_s, {QKeySequence(u"Ctrl+Shift+Y"_s)}},
        {"sync.offline"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Work Offline"), u"cloud-slash"_s, {}, true},
        {"sync.pending"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Pending Changes"), u"cloud-arrow-up"_s, {}, false, true},
        {"sync.conflicts"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "C&onflicts"), u"exclamation-octagon"_s, {}},
        {"sync.mapping"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Field Mapping"), u"diagram-3"_s, {}},
        {"sync.scope"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&What Is Loaded…"), u"funnel"_s, {}},
        {"sync.log"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "Sync &Log"), u"file-earmark-text"_s, {}},
        {"sync.connect"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Connect to Salesforce…"), u"box-arrow-up-right"_s, {}, false, true},
        {"sync.disconnect"_L1, SYNC_MENU, QT_TRANSLATE_NOOP("Actions", "&Disconnect…"), {}, {}},
        {"help.keys"_L1, HELP_MENU, QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"), u"question-circle"_s, {QKeySequence(u"F1"_s), QKeySequence(u"Ctrl+/"_s)}},
        {"help.about"_L1, HELP_MENU, QT_TRANSLATE_NOOP("Actions", "&About Steward"), u"info-circle"_s, {}},
    };
}

} // namespace

const QList<ActionRow> &Actions::rows()
{
    static const QList<ActionRow> all = fileRows() + editRows() + viewRows() + goRows() + lastRows();
    return all;
}

Actions::Actions(QWidget *window)
{
    for (const ActionRow &row : rows()) {
        auto *action = new QAction(say(row.text), window);
        action->setObjectName(row.name);
        action->setCheckable(row.checkable);
        if (!row.icon.isEmpty())
            action->setIcon(themedIcon(row.icon));
        action->setMenuRole(row.name == "app.quit"_L1            ? QAction::QuitRole
                                : row.name == "app.settings"_L1 ? QAction::PreferencesRole
                                : row.name == "help.about"_L1   ? QAction::AboutRole
                                                                : QAction::NoRole);
        window->addAction(action);
        m_byName.insert(row.name, action);
        m_all << action;
    }
    setKeys({}, true);
}

QAction *Actions::at(QLatin1StringView name) const
{
    QAction *action = m_byName.value(name);
    Q_ASSERT_X(action, "Actions::at", name.data());
    return action;
}

QString Actions::plainText(const QAction *action)
{
    QString text = action->text();
    text.replace(u"&&"_s, u"\x1"_s);
    text.remove(u'&');
    return text.replace(u'\x1', u'&');
}

void Actions::fill(QMenuBar *bar) const
{
    QMenu *menu = nullptr;
    for (qsizetype i = 0; i < rows().size(); ++i) {
        const ActionRow &row = rows().at(i);
        if (!menu || menu->objectName() != QLatin1StringView(row.menu)) {
            menu = bar->addMenu(say(row.menu));
            menu->setObjectName(QLatin1StringView(row.menu));
            menu->setToolTipsVisible(true);
        } else if (row.startsGroup) {
            menu->addSeparator();
        }
        menu->addAction(m_all.at(i));
    }
}

void Actions::setKeys(const QVariantMap &changed, bool letterKeys)
{
    for (qsizetype i = 0; i < rows().size(); ++i) {
        const ActionRow &row = rows().at(i);
        QList<QKeySequence> keys = row.keys;
        if (changed.contains(row.name))
            keys = {QKeySequence::fromString(changed.value(row.name).toString(), QKeySequence::PortableText)};
        keys.removeIf([letterKeys](const QKeySequence &key) {
            return key.isEmpty() || (!letterKeys && key.count() == 1 && key[0].keyboardModifiers() == Qt::NoModifier && key[0].key() < Qt::Key_Escape && key[0].key() > Qt::Key_Space);
        });
        QAction *action = m_all.at(i);
        action->setShortcuts(keys);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? plainText(action) : u"%1 (%2)"_s.arg(plainText(action), key));
    }
}

QString Actions::menuOf(const QAction *action) const
{
    const qsizetype row = m_all.indexOf(action);
    return row < 0 ? QString() : say(rows().at(row).menu).remove(u'&');
}
