#include "forms/record/proposalstrip.h"

ProposalStrip::ProposalStrip(RecordStore &store, const ObjectType &type, QWidget *parent)
    : Notice(parent)
    , m_store(store)
    , m_type(type)
{
    connect(this, &Notice::dismissed, this, [this] { m_closed = true; });
    connect(this, &Notice::buttonClicked, this, [this] {
        if (const Proposal *proposal = holding())
            Q_EMIT asked(m_store.schema().type(proposal->object)->code, {{proposal->link, qlonglong(m_record.id)}});
    });
    connect(&m_store, &RecordStore::changed, this, [this](const ChangeSet &changes) {
        for (const Proposal &proposal : m_type.proposals) {
            if (changes.concerns(m_store.schema().type(proposal.object)->code))
                return ask();
        }
    });
}

void ProposalStrip::look(const ShownRecord &shown)
{
    m_record = shown.record;
    ask();
}

const Proposal *ProposalStrip::holding() const
{
    for (const Proposal &proposal : m_type.proposals) {
        const QVariant value = m_record.value(proposal.field);
        if (proposal.values.isEmpty() ? value.toDouble() > 0 : proposal.values.contains(value.toString()))
            return &proposal;
    }
    return nullptr;
}

void ProposalStrip::ask()
{
    const int asked = ++m_asked;
    const Proposal *proposal = m_record.id && !m_closed ? holding() : nullptr;
    if (!proposal)
        return clear();
    const Query open {.object = m_store.schema().type(proposal->object)->code,
                      .where = {{.field = proposal->link, .value = qlonglong(m_record.id)}, {.field = proposal->closed, .is = Condition::Is::NotEqual, .value = true}}, .limit = 1};
    whenReady(m_store.ids(open), this, [this, asked, proposal](const Result<QList<RecordId>> &found) {
        if (asked != m_asked)
            return; // the record was changed meanwhile
        if (found && found->isEmpty())
            show(translated(proposal->words), u"warning"_s, translated(proposal->button));
        else
            clear();
    });
}
