#include "forms/timeline/timelinepanel.h"

#include "forms/look/widgets.h"

#include <QVBoxLayout>

TimelinePanel::TimelinePanel(RecordStore &store, RecordId about, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_about(about)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeComposerRow());
}

QWidget *TimelinePanel::makeComposerRow()
{
    auto *row = new OverflowRow(this);
    for (const ObjectType *type : m_store.schema().types()) {
        if (!type->isActivity)
            continue;
        for (const QuickForm &form : type->quickForms) {
            QPushButton *button = makeButton(translated(form.label), "neutral", form.icon, row);
            connect(button, &QPushButton::clicked, this, [this, name = form.name] {
                if (name == u"logACall")
                    Q_EMIT logCall(m_about);
                else
                    Q_EMIT compose(name, m_about);
            });
            row->addButton(button);
        }
    }
    return row;
}

void TimelinePanel::refresh()
{
}
