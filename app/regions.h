#pragma once

#include <QList>

class QWidget;

/// F6: moves the focus into the next (`step` 1) or previous (−1) of `regions`, counted from the one that has it now. A region that
/// cannot take the focus is passed over.
void focusNextRegion(const QList<QWidget *> &regions, int step);
