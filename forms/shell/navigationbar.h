#pragma once

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QMenu;
class QTabBar;
class QToolButton;

/// The row under the header: the workspace, one item per page that always exists, and after a line the open records as tabs. Items
/// that do not fit move into "More". It knows pages by their key alone. UI thread.
class NavigationBar : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationBar(QWidget *parent = nullptr);

    /// `fillMenu` fills the menu behind the item's arrow each time it opens; without it there is no arrow.
    void addItem(const QString &key, const QString &label, std::function<void(QMenu *)> fillMenu = {});
    QString itemKey(int index) const { return index >= 0 && index < m_items.size() ? m_items.at(index).key : QString(); }
    QString itemLabel(int index) const;
    bool isItem(const QString &key) const;

    void addTab(const QString &key, const QString &title, const QString &icon, const QString &color);
    void setTab(const QString &key, const QString &title, const QString &icon, const QString &color);
    void removeTab(const QString &key);
    QStringList tabKeys() const;
    int tabOf(const QString &key) const;
    QTabBar *tabs() const { return m_tabs; }
    /// Marks the item or the tab of the page that is shown; neither if the key has none.
    void setCurrent(const QString &key);
    /// Where the keyboard goes for F6.
    void takeFocus();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// `behind`: Ctrl or middle click.
    void chosen(const QString &key, bool behind);
    void closeAsked(const QString &key);
    void tabsMoved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Item {
        QString key;
        QWidget *whole;
        QToolButton *button;
        QToolButton *arrow;
        std::function<void(QMenu *)> fillMenu;
    };
    void arrange();
    void applySizes();
    void fillMore();
    QList<Item> m_items;
    QLabel *m_workspace;
    QToolButton *m_more;
    QFrame *m_line;
    QTabBar *m_tabs;
    QString m_current;
};
