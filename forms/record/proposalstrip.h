#pragma once

#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"
#include "models/storage/recordstore.h"

/// Says on a record's page which further record is called for (ObjectType::proposals), with the button that begins it. Gone as soon as
/// there is one, or when a person closes it. UI thread.
class ProposalStrip : public Notice
{
    Q_OBJECT

public:
    ProposalStrip(RecordStore &store, const ObjectType &type, QWidget *parent = nullptr);
    void look(const ShownRecord &shown);

Q_SIGNALS:
    void asked(int object, const QHash<QString, QVariant> &presets);

private:
    const Proposal *holding() const;
    void ask();

    RecordStore &m_store;
    const ObjectType &m_type;
    Record m_record;
    bool m_closed = false; ///< by a person
    int m_asked = 0;
};
