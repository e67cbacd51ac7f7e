#include "forms/home/firststepscard.h"

#include "forms/look/theme.h"

#include <QHBoxLayout>

FirstStepsCard::FirstStepsCard(QWidget *parent)
    : HomeCard(u"lightbulb"_s, u"goal"_s, tr("Five Things in Five Minutes"), parent)
{
    setLink(tr("Hide"), tr("Hide the five things"));
    connect(this, &HomeCard::linkClicked, this, &FirstStepsCard::dismissed);
}

void FirstStepsCard::show(const FirstSteps &steps)
{
    struct Line {
        QString text;
        bool done;
    };
    const QList<Line> all {
        {tr("Open the account at risk"), steps.openedAtRisk},
        {tr("Log a call with Ctrl+Shift+L"), steps.loggedCall},
        {tr("Change a renewal date where it stands"), steps.movedRenewal},
        {tr("Press Ctrl+K and find a customer"), steps.searched},
        {tr("Complete a task"), steps.completedTask},
    };
    clear();
    const Theme &theme = Theme::current();
    for (const Line &step : all) {
        auto *line = new QWidget(this);
        rows()->addWidget(line);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(16, 2, 16, 4);
        auto *mark = new QLabel(line);
        mark->setPixmap(iconPixmap(step.done ? u"check-circle"_s : u"dash-circle-dotted"_s, theme.color(step.done ? u"successText"_s : u"placeholder"_s), theme.scaled(16), devicePixelRatioF()));
        mark->setAccessibleName(step.done ? tr("done") : tr("not done yet"));
        layout->addWidget(mark);
        if (&step == &all.constFirst() && !step.done && steps.atRisk) {
            auto *open = new LinkButton(step.text, line);
            connect(open, &LinkButton::followed, this, [this, id = steps.atRisk](bool apart) { Q_EMIT openRecord(id, apart); });
            layout->addWidget(open);
        } else {
            QLabel *words = makeLabel(step.text, step.done ? "meta" : "value", line);
            words->setWordWrap(true);
            layout->addWidget(words, 1);
        }
        layout->addStretch(0);
    }
}
