#include "forms/record/verdictstrip.h"

#include "forms/look/theme.h"
#include "models/storage/verdicts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

VerdictStrip::VerdictStrip(RecordStore &store, const ObjectType &type, QWidget *parent)
    : Card(parent)
    , m_store(store)
    , m_type(type)
    , m_pill(new Pill)
    , m_reasons(makeLabel({}, "value"))
{
    const Theme &theme = Theme::current();
    m_reasons->setWordWrap(true);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme.scaled(14), theme.scaled(8), theme.scaled(14), theme.scaled(8));
    row->setSpacing(theme.scaled(12));
    row->addWidget(m_pill, 0, Qt::AlignTop);
    row->addWidget(m_reasons, 1, Qt::AlignVCenter);
    row->addStretch(0);
    body()->addLayout(row);
    hide();
}

void VerdictStrip::look(RecordId id)
{
    if (!m_type.verdict)
        return;
    const int asked = ++m_asked;
    whenReady(verdictOf(m_store, id), this, [this, asked](const Result<Verdict> &said) {
        if (asked == m_asked && said)
            show(*said);
    });
}

void VerdictStrip::show(const Verdict &verdict)
{
    m_said = verdict;
    m_pill->setContent(verdict.text, verdict.tone);
    m_pill->setAccessibleName(verdict.text);
    const QString words = verdict.reasons.join(u'\n');
    m_reasons->setText(words);
    m_reasons->setAccessibleName(words);
    m_reasons->setVisible(!words.isEmpty());
    setAccessibleName(verdict.text);
    setAccessibleDescription(words);
    setVisible(!verdict.text.isEmpty());
}
