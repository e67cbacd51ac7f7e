#pragma once

#include <QString>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

class QAbstractItemView;

/// A person at the window: clicks, keys and words, through the widgets that have the pointer or the keyboard. Counts what was done,
/// so that a test can say how much work a job is. Typing one text is one act of its own kind.
class Hand
{
public:
    explicit Hand(QWidget *window)
        : m_window(window)
    {
    }
    void click(QWidget *widget);
    void hover(QWidget *widget);
    void key(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Arrow keys to the choice with this text.
    void choose(QWidget *combo, const QString &text);

    int acts() const { return m_acts; } ///< clicks, hovers and keys
    int texts() const { return m_texts; }
    void forget() { m_acts = m_texts = 0; }

    /// The visible button or link that is called `name`, in `in` (the window if null); null if there is none.
    QWidget *named(const QString &name, QWidget *in = nullptr) const;

private:
    QWidget *m_window;
    int m_acts = 0;
    int m_texts = 0;
};

/// Whether a row of `view` says `words`.
bool hasRow(const QAbstractItemView *view, const QString &words);
