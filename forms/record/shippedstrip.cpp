#include "forms/record/shippedstrip.h"

#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "models/storage/featurerequests.h"

ShippedStrip::ShippedStrip(RecordStore &store, QWidget *parent)
    : Notice(parent)
    , m_store(store)
{
    connect(this, &Notice::dismissed, this, [this] { m_closed = true; });
    connect(this, &Notice::buttonClicked, this, &ShippedStrip::make);
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        if (m_request && (changes.concerns(object_code::featureRequestAsk) || changes.concerns(object_code::activity)))
            ask();
    });
}

void ShippedStrip::look(const ShownRecord &shown)
{
    const bool shipped = shown.record.object == object_code::featureRequest && shown.record.text(feature_request::status) == u"Shipped"_s;
    m_request = shipped ? shown.record.id : 0;
    ask();
}

void ShippedStrip::ask()
{
    const int asked = ++m_asked;
    if (!m_request || m_closed)
        return clear();
    whenReady(accountsToShow(m_store, m_request), this, [this, asked](const Result<QList<RecordId>> &accounts) {
        if (asked != m_asked)
            return; // the record was changed meanwhile
        if (!accounts || accounts->isEmpty())
            return clear();
        const int count = int(accounts->size());
        show(tr("It shipped. %n account(s) asked for it and have not been shown it.", nullptr, count), u"info"_s, tr("Make %n Task(s)", nullptr, count));
    });
}

void ShippedStrip::make()
{
    whenReady(makeShowTasks(m_store, m_request), this, [this](const Result<int> &tasks) {
        tasks ? Q_EMIT made(tr("%n task(s) made", nullptr, *tasks)) : Q_EMIT failed(tasks.error().text);
    });
}
