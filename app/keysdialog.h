#pragma once

#include "app/actions.h"
#include "app/settings.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

/// The sheet of all keys, by menu; each can be changed here. A key that another action has is refused. UI thread.
class KeysDialog : public QDialog
{
    Q_OBJECT

public:
    KeysDialog(Actions &actions, Settings &settings, QWidget *parent);

private:
    void build();
    void fill(const QString &filter);
    QAction *chosen() const;
    void choiceChanged();
    void setKey();
    void resetKey();
    void keep(const QVariantMap &changed);
    Actions &m_actions;
    Settings &m_settings;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QKeySequenceEdit *m_key;
    QLabel *m_keyLabel;
    QLabel *m_message;
};
