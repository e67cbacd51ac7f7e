#include "forms/reports/reviewstarter.h"

#include "forms/look/widgets.h"
#include "models/schema/objects/reviewnames.h"

#include <QLabel>
#include <QVBoxLayout>

ReviewStarter::ReviewStarter(RecordStore &store, RecordId account, QWidget *parent)
    : Page(u"newReview:"_s + QString::number(account), parent)
    , m_words(makeLabel(tr("Reading the numbers of the quarter…"), "value", this))
{
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_words);
    whenReady(store.prepare(object_code::businessReview, {{business_review::account, qlonglong(account)}}), this, [this, &store](const Result<Record> &record) {
        if (!record)
            return m_words->setText(record.error().text);
        whenReady(store.save(*record, tr("New business review")), this, [this](const Result<RecordId> &saved) {
            if (!saved)
                return m_words->setText(saved.error().text);
            Q_EMIT openPage(u"review:"_s + QString::number(*saved));
            Q_EMIT closeMe();
        });
    });
}
