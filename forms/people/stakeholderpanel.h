#pragma once

#include "forms/record/recordpanel.h"
#include "models/storage/stakeholdermap.h"

class FlowLayout;
class Notice;

/// Who is who at an account: people by role with sentiment and last touch, and a warning while everything hangs on one of them or a
/// role that decides is not known. UI thread.
class StakeholderPanel : public RecordPanel
{
    Q_OBJECT

public:
    StakeholderPanel(RecordStore &store, RecordId account, QWidget *parent = nullptr);

private:
    void load();
    void showMap(const StakeholderMap &map);
    void warn(const StakeholderMap &map);
    QWidget *makePerson(const MappedStakeholder &person);
    QWidget *makeGroup(const QString &title, const QList<MappedStakeholder> &people);

    RecordStore &m_store;
    const RecordId m_account;
    const ObjectType &m_type;
    Notice *m_notice;
    FlowLayout *m_groups; ///< a column for each role
    int m_asked = 0;
};
