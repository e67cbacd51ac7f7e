#pragma once

#include "forms/look/widgets.h"
#include "models/storage/recordstore.h"

/// What is to be said of a record today, at the top of its page: a pill and the reasons (`ObjectType::verdict`). Hidden for kinds that
/// say nothing. UI thread.
class VerdictStrip : public Card
{
    Q_OBJECT

public:
    VerdictStrip(RecordStore &store, const ObjectType &type, QWidget *parent = nullptr);
    /// Asks anew: the record, or something it is linked to, has changed.
    void look(RecordId id);
    QString text() const { return m_pill->text(); }
    QStringList reasons() const { return m_said.reasons; }

private:
    void show(const Verdict &verdict);

    RecordStore &m_store;
    const ObjectType &m_type;
    Pill *m_pill;
    QLabel *m_reasons;
    Verdict m_said;
    int m_asked = 0;
};
