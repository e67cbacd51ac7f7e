#pragma once

#include "models/schema/record.h"
#include "models/storage/query.h"

#include <QHash>
#include <QVariant>
#include <QWidget>

#include <functional>

using namespace Qt::Literals::StringLiterals;

/// What the main window shows between navigation and edge: Home, a list, a record, the recycle bin. A page is built when it is
/// first shown, brings its own wiring, and asks the window for everything outside itself through its signals. It never knows
/// the window. UI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `key` names the page among all pages for ever: "home", "list:Account", "record:4294967297", "bin", "search:0:harbor", or a NamedPage's. One page per key.
    explicit Page(const QString &key, QWidget *parent = nullptr);

    QString key() const { return m_key; }
    /// What its tab and the window's title say. Text from people; never translated or escaped here.
    virtual QString title() const = 0;
    /// Bootstrap icon of its tab.
    virtual QString icon() const { return u"file-earmark"_s; }
    /// Colour of its tile: key of tokens.json "object".
    virtual QString colorToken() const { return u"goal"_s; }
    /// Object code of what Ctrl+N makes here; 0 if the page is about no object.
    virtual int object() const { return 0; }
    /// The record a call, a task or an action of the palette would be about; 0 if there is none.
    virtual RecordId about() const { return 0; }

    /// Gives the focus to the part a person starts with. Called each time the page is shown by a key or a click.
    virtual void takeFocus() { setFocus(Qt::OtherFocusReason); }
    /// Ctrl+F: goes to the page's own search box. False if it has none.
    virtual bool find() { return false; }
    /// E or F2 on the page: starts editing. False if there is nothing to edit.
    virtual bool edit() { return false; }
    /// Ctrl+S: saves what is being edited and stays. False if nothing is being edited.
    virtual bool saveEdit() { return false; }
    /// Something typed here is not saved yet: closing asks, and the page is not built anew meanwhile.
    virtual bool isEdited() const { return false; }
    /// Delete: moves what is chosen to the recycle bin. False if nothing is chosen.
    virtual bool removeChosen() { return false; }
    /// F5: asks the store again.
    virtual void refresh() { }
    /// Ctrl+J (+1) and Ctrl+Shift+J (−1): the neighbour of `current` in this list; 0 if there is none. Lists answer.
    virtual RecordId neighbour(RecordId current, int step) const
    {
        Q_UNUSED(current)
        Q_UNUSED(step)
        return 0;
    }
    /// Lists: shows only what meets all of `where`, under the heading `name`. An empty `where` shows everything again.
    virtual void narrow(const QList<Condition> &where, const QString &name)
    {
        Q_UNUSED(where)
        Q_UNUSED(name)
    }
    /// The parts F6 stops at, in reading order; empty: the page itself.
    virtual QList<QWidget *> regions() const { return {}; }

Q_SIGNALS:
    /// Title, icon, or `about()` is now another.
    void titleChanged();
    /// A person wants this record. `newTab`: in a tab behind this one, staying here (Ctrl+click, middle click).
    void openRecord(RecordId id, bool newTab = false);
    void openList(int object, const QList<Condition> &where = {}, const QString &name = {});
    /// A person wants another page, by its key: a NamedPage's, "home".
    void openPage(const QString &key);
    /// Opens the composer "Log a Call" about a record (0: about nothing yet).
    void logCall(RecordId about);
    /// Opens any other form of the composer ("newTask"), by QuickForm::name.
    void compose(const QString &formName, RecordId about);
    /// Opens the full form for a new record; `presets` are filled in.
    void newRecord(int object, const QHash<QString, QVariant> &presets = {});
    /// Says something short at the top of the window; `undo` adds a button that takes the last step back.
    void toast(const QString &text, bool undo = false);
    /// Bad news that stays until it is read; tones as in Notice.
    void notice(const QString &text, const QString &tone = u"error"_s);
    /// Asks for one of the window's actions by its name ("file.import", "sample.fill", "sync.connect").
    void command(const QString &actionName);
    /// The record this page is about is gone: the window closes its tab.
    void closeMe();

private:
    const QString m_key;
};

/// A page that is about many records in a way of its own: a board, a forecast, a queue. A row of the table in app/pages.cpp; the
/// navigation, the menu Go and the palette read it.
struct NamedPage {
    QString key; ///< of the Page: "risk-board"; never changed, for it is remembered between starts
    QString label; ///< as the navigation and the tab say it, in the person's language
    QString icon = {}; ///< Bootstrap name
    bool inNavigation = true;
    bool inGoMenu = true; ///< false: another menu leads there
    std::function<Page *(QWidget *parent)> build = {};
};

/// Builds pages by key; handed to the main window, so it knows no page's header. A null entry has no pages.
struct PageFactory {
    std::function<Page *(RecordId id, QWidget *parent)> record;
    std::function<Page *(int object, QWidget *parent)> list;
    std::function<Page *(QWidget *parent)> home;
    std::function<Page *(QWidget *parent)> bin;
    /// All results of a search; `object` 0: of every object.
    std::function<Page *(const QString &words, int object, QWidget *parent)> results;
    QList<NamedPage> named;
    /// Further pages about one record, by the word before its id in their key: "review:4294967297".
    QHash<QString, std::function<Page *(RecordId id, QWidget *parent)>> views;
};
