#pragma once

#include "forms/shell/page.h"
#include "models/storage/recordstore.h"

class QLabel;

/// One step from a customer to a draft (feature Q1): makes the record of a review of the last whole contract quarter, opens its builder and
/// goes. It is seen for as long as that takes, or with what went wrong. UI thread.
class ReviewStarter : public Page
{
    Q_OBJECT

public:
    ReviewStarter(RecordStore &store, RecordId account, QWidget *parent = nullptr);

    QString title() const override { return tr("New business review"); }
    QString icon() const override { return u"file-earmark-slides"_s; }
    QString colorToken() const override { return u"qbr"_s; }

private:
    QLabel *m_words;
};
