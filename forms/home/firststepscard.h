#pragma once

#include "forms/home/homeparts.h"

/// "Five things in five minutes": ticks itself off from what was really done. UI thread.
class FirstStepsCard : public HomeCard
{
    Q_OBJECT
public:
    explicit FirstStepsCard(QWidget *parent = nullptr);
    void show(const FirstSteps &steps);

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);
    void dismissed();
};
