#pragma once

#include "forms/record/shownrecord.h"
#include "models/storage/recordstore.h"

#include <QAction>

class HeaderActions;
class QMenu;
struct LinkTemplate;

/// What one can do with the record of a page: the composers of activities about it, Edit, and behind them Clone, Delete, the object's
/// own declared actions, Copy, the neighbours in the list. All from the declaration. UI thread.
class RecordPageActions : public QObject
{
    Q_OBJECT

public:
    RecordPageActions(RecordStore &store, const ObjectType &type, QWidget *page);
    /// Puts the actions into the header.
    void fill(HeaderActions &header) const;
    /// Runs one of the object's declared actions with the record.
    void run(const QString &actionName);
    void setRecord(const ShownRecord &shown);
    /// Moves the record to the recycle bin; `removed` or `failed` tells the end.
    void remove();
    /// From `remove` to `failed`: whoever sees the record gone meanwhile need not be surprised.
    bool isRemoving() const { return m_removing; }

Q_SIGNALS:
    void editAsked();
    void composeAsked(const QString &formName);
    void cloneAsked(int object, const QHash<QString, QVariant> &presets);
    void commandAsked(const QString &actionName);
    void pageAsked(const QString &key);
    /// Something was done that a toast tells about; `undo`: it can be taken back.
    void done(const QString &words, bool undo);
    void removed(const QString &words);
    void failed(const Error &error);

private:
    template <typename Do>
    QAction *add(QList<QAction *> &list, const QString &text, Do what);
    void loadLinks();
    void showLinks(const QList<LinkTemplate> &links);
    void editLinks();
    void copy(const QString &text, const QString &words);
    QHash<QString, QVariant> copiedValues() const;
    RecordStore &m_store;
    const ObjectType &m_type;
    QWidget *m_page;
    ShownRecord m_shown;
    QList<QAction *> m_buttons;
    QList<QAction *> m_menu;
    QMenu *m_links; ///< places outside, filled in from the record
    QString m_keptLinks; ///< what the menu was made from
    bool m_removing = false;
};
