#pragma once

#include "models/storage/recordstore.h"

#include <QList>
#include <QString>

/// A button of a related list: what it says and which form it opens for a new child.
struct NewButton {
    QString label; ///< "New", or the form's own words: "Log a Call"
    QString formName; ///< a QuickForm of the child; empty: the full form
    bool composed = false; ///< an activity: it is written in the docked composer, which relates it to the parent
};

/// One related list of one record, as its quick link, hover card and card need it. Everything comes from the declaration.
class RelatedLink
{
public:
    /// Null if the child's object is not in the schema.
    RelatedLink(const Schema &schema, RecordId parent, const RelatedList &list);

    bool isNull() const { return !m_child; }
    RecordId parent() const { return m_parent; }
    const RelatedList &list() const { return m_list; }
    const ObjectType &child() const { return *m_child; }
    QString label() const;
    /// Names its parts in the window: "Contact.AccountId"; two lists of the same children differ in what they take.
    QString objectName() const;
    /// "Contacts (12)".
    QString labelWithCount(int count) const;
    QList<NewButton> newButtons() const;
    /// What a new child starts with: the lookup that points to the parent.
    QHash<QString, QVariant> presets() const;
    QList<Condition> where() const;
    Query query(int limit) const;
    /// Of the card; the child's list columns if the declaration names none.
    QStringList columns() const;

private:
    RecordId m_parent;
    RelatedList m_list;
    const ObjectType *m_child;
};

/// Whether such records are made in a panel of another record's page only (its files), never in a form of their own.
bool isMadeInPanel(const Schema &schema, const ObjectType &type);
/// The forms of activities that can be about a record of this type, in the order of its related lists: Log a Call, New Task.
QList<const QuickForm *> composerForms(const Schema &schema, const ObjectType &type);
