#include "app/regions.h"

#include <QApplication>
#include <QWidget>

namespace {

/// The first widget in `region` that Tab would reach.
QWidget *firstFocusable(QWidget *region)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
    };
    if (takes(region))
        return region;
    QWidget *widget = region;
    while ((widget = widget->nextInFocusChain()) != region) {
        if (region->isAncestorOf(widget) && takes(widget))
            return widget;
    }
    return nullptr;
}

} // namespace

void focusNextRegion(const QList<QWidget *> &regions, int step)
{
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = step > 0 ? -1 : regions.size();
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (focused && (regions.at(i) == focused || regions.at(i)->isAncestorOf(focused)))
            at = i;
    }
    for (qsizetype i = 1; i <= regions.size(); ++i) {
        const qsizetype next = ((at + step * i) % regions.size() + regions.size()) % regions.size();
        if (QWidget *target = firstFocusable(regions.at(next)))
            return target->setFocus(Qt::TabFocusReason);
    }
}
