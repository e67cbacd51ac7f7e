#pragma once

#include <QFrame>

/// A list or calendar that drops down from an input: a child of the window (so it is in the accessibility tree, and a click
/// beside it closes it and still does what it was meant for). It flips above the input rather than leave the window.
class Overlay : public QFrame
{
    Q_OBJECT

public:
    /// Belongs to `anchor`; a child of its window while it is open.
    explicit Overlay(QWidget *anchor);
    ~Overlay() override;
    /// Shows it under the anchor, at least as wide as that.
    void open();
    void close();

Q_SIGNALS:
    /// `hadFocus`: the keyboard was in it.
    void closed(bool hadFocus);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QWidget *m_anchor;
};
