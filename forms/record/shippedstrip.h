#pragma once

#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"
#include "models/storage/recordstore.h"

/// On the page of a feature request that shipped: how many who asked have not been shown it, with the button that makes a task for each.
/// UI thread.
class ShippedStrip : public Notice
{
    Q_OBJECT

public:
    ShippedStrip(RecordStore &store, QWidget *parent = nullptr);
    void look(const ShownRecord &shown);

Q_SIGNALS:
    void made(const QString &words);
    void failed(const QString &text);

private:
    void ask();
    void make();

    RecordStore &m_store;
    RecordId m_request = 0; ///< 0: not one that shipped
    bool m_closed = false; ///< by a person
    int m_asked = 0;
};
