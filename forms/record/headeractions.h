#pragma once

#include <QAction>
#include <QWidget>

class QPushButton;
class QToolButton;

/// The buttons at the right of a record's header, joined, and a menu behind them. What does not fit moves to the top of the menu, so
/// the row never forces the window wide. UI thread.
class HeaderActions : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderActions(QWidget *parent = nullptr);
    /// `buttons` are shown in this order as far as there is room; `menu` stands below them in the menu, a null entry is a line.
    /// The actions stay the caller's.
    void setActions(const QList<QAction *> &buttons, const QList<QAction *> &menu);
    /// At most this many buttons beside the menu.
    void setLimit(int buttons);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void fillMenu();
    int widthFor(int count) const;
    QList<QAction *> m_actions;
    QList<QAction *> m_menuActions;
    QList<QPushButton *> m_buttons;
    QToolButton *m_more;
    int m_limit = 4;
};
