#pragma once

#include "models/lists/timelinemodel.h"

#include <QStyledItemDelegate>

/// Paints the rows of a TimelineModel and knows where their parts are, so that the view can tell what was clicked. Follows the
/// theme, the text size and the layout direction. UI thread.
class TimelineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Part { None, Row, Fold, Check, Subject, Menu, Name };
    struct Hit {
        Part part = Part::None;
        RecordId person = 0; ///< of a Name
        bool operator==(const Hit &) const = default;
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What lies at `at` in a row that fills `row`.
    Hit hit(const QModelIndex &index, const QRect &row, Qt::LayoutDirection direction, const QPoint &at) const;
    /// Where a part lies; empty if the row has none such.
    QRect rectOf(Part part, const QModelIndex &index, const QRect &row, Qt::LayoutDirection direction) const;

private:
    void paintSection(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const;
    void paintActivity(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const;
    void paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const TimelineModel &model, int row) const;
};
