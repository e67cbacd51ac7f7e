#pragma once

#include "app/actions.h"
#include "app/parts.h"
#include "forms/shell/pagehistory.h"
#include "forms/shell/searchmodel.h"

#include <QMainWindow>
#include <QPointer>

class ComposerDock;
class FeedbackWork;
class FileWork;
class HeaderBar;
class NavigationBar;
class Notice;
class OpenFailure;
class PageDeck;
class QToolButton;
class SearchBox;
class SyncWork;
class Toast;

/// The frame: header, navigation with the open records, a strip for bad news, the pages, toasts. It knows pages by their key and
/// through `Page` alone. UI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Parts &parts);
    ~MainWindow() override;

    /// The workspace is open: shows what was shown last time (`restored`) or Home.
    void showPages(bool restored);
    /// The workspace cannot be opened: the choices there are.
    void showFailure(const Error &error);
    /// Takes all pages away, before the file is exchanged.
    void clearPages();

    void openRecord(RecordId id, bool behind = false);
    bool openPage(const QString &key);
    void say(const QString &text, const QString &tone = u"success"_s, bool undo = false);
    void warn(const QString &text, const QString &tone = u"error"_s);

    const Actions &actions() const { return m_actions; }
    NavigationBar *navigation() const { return m_navigation; }
    PageDeck *deck() const { return m_deck; }
    SearchBox *search() const { return m_search; }
    Page *currentPage() const;

Q_SIGNALS:
    void painted(); ///< once, after the window has been painted for the first time
    void openFileAsked(); ///< try again
    void restoreAsked(const QString &backup);
    void startAnewAsked();
    void newWindowAsked(const QString &key);

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildHeader();
    void buildNavigation();
    void addNamedPage(const NamedPage &named);
    void fillObjectMenu(QMenu *menu, const ObjectType &type);
    void connectPage(Page *page);
    void pageShown(Page *page);
    void titleChanged(Page *page);
    void fetchTitle(const QString &key);
    void fetchPerson();
    void closeTab(const QString &key);
    void endTab(const QString &key);
    void askBeforeLoss(const std::function<void()> &goOn);
    void goThroughHistory(bool back);
    void openList(int object, const QList<Condition> &where, const QString &name);
    QList<PaletteEntry> paletteEntries() const;

    void connectActions();
    void connectGoing();
    void connectEditing();
    void connectLooks();
    void connectFile();
    void connectSync();
    void connectFeedback();
    void connectCodenames();
    void newRecord(int object, const QHash<QString, QVariant> &presets = {});
    void newChild(int object);
    void chooseKind();
    void compose(const QString &formName, RecordId about);
    void moveTab(int step);
    void walkList(int step);
    void takeBack(bool undo);
    void updateUndo();
    void updateActions();
    void walkRegions(int step);
    void applyLook();
    void fitPages();
    void remember();

    Parts m_parts;
    Actions m_actions;
    HeaderBar *m_header = nullptr;
    SearchBox *m_search = nullptr;
    NavigationBar *m_navigation = nullptr;
    Notice *m_notice = nullptr;
    Notice *m_offer = nullptr; ///< to send feedback to others
    QToolButton *m_outgoing = nullptr;
    PageDeck *m_deck = nullptr;
    OpenFailure *m_failure = nullptr;
    ComposerDock *m_dock = nullptr;
    Toast *m_toast = nullptr;
    FileWork *m_fileWork = nullptr;
    SyncWork *m_syncWork = nullptr;
    FeedbackWork *m_feedbackWork = nullptr;
    PageHistory m_history;
    QStringList m_closedTabs;
    QString m_lastList; ///< key of the list one came from
    QMenu *m_newMenu = nullptr;
    QList<PaletteEntry> m_kinds; ///< New of each kind
    QList<PaletteEntry> m_goPages; ///< Go to each named page
    QPair<qreal, bool> m_measure; ///< text size and density the pages were built for
    bool m_painted = false;
    bool m_remembers = false; ///< this window's tabs are those of the next start
    bool m_losesEdits = false;
    bool m_altAlone = false;
};
