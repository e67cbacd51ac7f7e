#pragma once

#include "forms/shell/searchmodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;

/// The search in the middle of the header: scope, text, key; and under it, as an overlay of the window, the best records of all
/// objects and the commands that fit. `>` at the start shows commands alone. Up, Down, Enter, Esc; Ctrl+Enter opens in a tab
/// behind. An answer to an older question is dropped. UI thread.
class SearchBox : public QFrame
{
    Q_OBJECT

public:
    /// `palette` gives the commands of the moment.
    SearchBox(RecordStore &store, std::function<QList<PaletteEntry>()> palette, QWidget *parent = nullptr);

    /// Puts the keyboard into the box, with `text` in it.
    void ask(const QString &text = {});
    void close();
    /// Asks once more for what stands in the box: the file is open now, or another one.
    void askAgain();
    bool isOpen() const;
    QListView *results() const { return m_list; }
    QLineEdit *edit() const { return m_edit; }
    void setKeyShown(const QString &key);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    /// "Show all results": of all objects, or of `object`.
    void showAll(const QString &words, int object);
    /// Rows for `typed` are shown.
    void answered(const QString &typed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildScopes();
    void setScope(int object);
    QFrame *makePanel();
    void open();
    void place();
    void write(const QString &text); ///< without asking for it
    void update();
    void show(const QList<Hit> &hits, const QString &typed);
    void choose(const QModelIndex &index, bool newTab);
    bool keyPressed(QKeyEvent *event);
    void moveChoice(int step);

    RecordStore &m_store;
    const std::function<QList<PaletteEntry>()> m_palette;
    int m_scope = 0;
    int m_asked = 0;
    QToolButton *m_scopeButton;
    QMenu *m_scopes = nullptr;
    QLineEdit *m_edit;
    QLabel *m_key;
    SearchModel *m_model;
    QListView *m_list;
    QFrame *m_panel = nullptr;
    QLabel *m_help = nullptr;
};
