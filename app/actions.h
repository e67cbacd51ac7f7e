#pragma once

#include <QAction>
#include <QHash>
#include <QList>

using namespace Qt::Literals::StringLiterals;

class QMenuBar;
class QWidget;

/// One row of the table of actions.
struct ActionRow {
    QLatin1StringView name; ///< "record.new"
    const char *menu; ///< title of its menu; a QT_TRANSLATE_NOOP of "Actions"
    const char *text;
    QString icon; ///< Bootstrap name, or empty
    QList<QKeySequence> keys; ///< the first one is shown
    bool checkable = false;
    bool startsGroup = false; ///< a line above it in its menu
};

/// Every action of a window, made from one table: the one truth for text, icon, key, tooltip, menu and palette. The actions belong
/// to `window` and act while it is active.
class Actions
{
public:
    explicit Actions(QWidget *window);

    static const QList<ActionRow> &rows();
    QAction *at(QLatin1StringView name) const;
    QAction *find(const QString &name) const { return m_byName.value(name); }
    /// In the order of the table.
    const QList<QAction *> &all() const { return m_all; }
    /// The text without mnemonic and dots' meaning kept: "Import…".
    static QString plainText(const QAction *action);
    void fill(QMenuBar *bar) const;
    /// Calls `use` when the action is triggered.
    template <typename Receiver, typename Use>
    void on(QLatin1StringView name, Receiver *receiver, Use use) const
    {
        QObject::connect(at(name), &QAction::triggered, receiver, use);
    }
    /// Takes the keys that a person chose, and drops single letters if they are not wanted.
    void setKeys(const QVariantMap &changed, bool letterKeys);
    /// The title of the menu an action stands in.
    QString menuOf(const QAction *action) const;

private:
    QHash<QString, QAction *> m_byName;
    QList<QAction *> m_all;
};
