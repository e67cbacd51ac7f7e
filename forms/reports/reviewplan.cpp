#include "forms/reports/reviewplan.h"

#include "forms/reports/pagetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace {

constexpr double head = 38;
constexpr double row = 18;
constexpr double foot = 6;
const QColor ink(0x0b, 0x62, 0xc4);
const QColor weak(0x5b, 0x68, 0x78);
const QColor line(0xd9, 0xdf, 0xe7);
const QColor mark(0xc9, 0x44, 0x0f);

/// Hatching by hand: a pattern brush would become a picture in a PDF.
void hatch(QPainter &painter, const QRectF &bar)
{
    painter.save();
    painter.setClipRect(bar);
    painter.setPen(QPen(ink, 0.5));
    for (double x = bar.left() - bar.height(); x < bar.right(); x += 4)
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + bar.height(), bar.top()));
    painter.restore();
}

} // namespace

PlanScale::PlanScale(const QList<ReviewChart::Span> &spans, const QDate &today)
    : m_first(today)
    , m_end(today)
{
    for (const ReviewChart::Span &span : spans) {
        m_first = std::min(m_first, span.first);
        m_end = std::max(m_end, span.last);
    }
    m_first = QDate(m_first.year(), m_first.month(), 1);
    m_end = QDate(m_end.year(), m_end.month(), 1).addMonths(1);
}

double PlanScale::place(const QDate &day) const
{
    return double(m_first.daysTo(day)) / double(m_first.daysTo(m_end));
}

QList<QDate> PlanScale::ticks() const
{
    const int months = int(m_first.daysTo(m_end) / 30);
    const int step = months <= 12 ? 1 : months <= 36 ? 3 : 12;
    QList<QDate> days;
    for (QDate day = m_first; day < m_end; day = day.addMonths(1)) {
        if ((day.month() - 1) % step == 0)
            days << day;
    }
    return days;
}

double planHeight(const ReviewChart &plan)
{
    return head + row * double(plan.spans.size()) + foot;
}

void paintPlan(QPainter &painter, const QRectF &area, const ReviewChart &plan, bool rightToLeft)
{
    const PlanScale scale(plan.spans, plan.today);
    const double names = area.width() * 0.32;
    const QRectF plot(rightToLeft ? area.left() : area.left() + names + 8, area.top() + head, area.width() - names - 8, row * double(plan.spans.size()));
    const auto at = [&](double place) { return rightToLeft ? plot.right() - place * plot.width() : plot.left() + place * plot.width(); };
    PageText(plan.title, {.size = 10, .bold = true}, area.width(), rightToLeft).paint(painter, area.topLeft());
    for (const QDate &day : scale.ticks()) {
        const double x = at(scale.place(day));
        painter.setPen(QPen(line, 0.5));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double wide = 60;
        PageText(QLocale().toString(day, day.month() == 1 ? u"MMM yyyy"_s : u"MMM"_s), {.size = 8, .color = weak}, wide, rightToLeft).paint(painter, {rightToLeft ? x - wide : x, area.top() + 24});
    }
    for (qsizetype i = 0; i < plan.spans.size(); ++i) {
        const ReviewChart::Span &span = plan.spans.at(i);
        const double top = plot.top() + row * double(i);
        PageText(plan.categories.value(i), {.size = 8.5, .mostLines = 1}, names, rightToLeft).paint(painter, {rightToLeft ? area.right() - names : area.left(), top + 3});
        const double from = at(scale.place(span.first));
        const double to = at(scale.place(span.last.addDays(1)));
        const QRectF bar = QRectF(QPointF(std::min(from, to), top + 5), QPointF(std::max(from, to), top + row - 5));
        hatch(painter, bar);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, 0.8));
        painter.drawRect(bar);
        QRectF done = bar;
        done.setWidth(bar.width() * span.done);
        if (rightToLeft)
            done.moveRight(bar.right());
        painter.fillRect(done, ink);
        if (span.done <= 0)
            continue;
        // Behind the bar, or before it where the edge is near.
        const bool behind = rightToLeft ? bar.left() - plot.left() > 34 : plot.right() - bar.right() > 34;
        const double x = behind == !rightToLeft ? bar.right() + 4 : bar.left() - 34;
        PageText(QLocale().toString(qRound(span.done * 100)) + u" %"_s, {.size = 8, .bold = true, .align = (behind == !rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute}, 30, false).paint(painter, {x, top + 3.5});
    }
    const double now = at(scale.place(plan.today));
    painter.setPen(QPen(mark, 1, Qt::DashLine));
    painter.drawLine(QPointF(now, plot.top() - 3), QPointF(now, plot.bottom() + 3));
}
