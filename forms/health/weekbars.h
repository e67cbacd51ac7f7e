#pragma once

#include "models/storage/health.h"

#include <QWidget>

class QPainter;

/// The scores of the last weeks as bars, the present one at the end; a week without a score is a gap. Its accessible text says the
/// numbers. UI thread.
class WeekBars : public QWidget
{
    Q_OBJECT

public:
    explicit WeekBars(QWidget *parent = nullptr);
    void setWeeks(const QList<HealthWeek> &weeks);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// Bars of `points` (0 to 100, below 0: nothing), coloured by `tones`, or alike where there are none. For delegates.
    static void paint(QPainter &painter, const QRect &place, const QVariantList &points, const QStringList &tones, Qt::LayoutDirection direction);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString wordsAt(int x) const;
    QList<HealthWeek> m_weeks;
};
