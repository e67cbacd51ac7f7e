#include "forms/health/weekbars.h"

#include "forms/look/theme.h"
#include "models/lists/healthbookmodel.h"
#include "models/schema/values.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace {

QString tokenOf(const QString &tone)
{
    return tone == u"good" ? u"healthGood"_s : tone == u"watch" ? u"healthWatch"_s : tone == u"risk" ? u"healthRisk"_s : u"accent"_s;
}

} // namespace

WeekBars::WeekBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void WeekBars::setWeeks(const QList<HealthWeek> &weeks)
{
    m_weeks = weeks;
    QStringList words;
    for (const HealthWeek &week : weeks)
        words << (week.score < 0 ? tr("not scored") : locale().toString(week.score));
    setAccessibleName(tr("Health by week"));
    setAccessibleDescription(words.join(u", "_s));
    update();
}

QSize WeekBars::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(18 * 12), theme.scaled(56)};
}

void WeekBars::paint(QPainter &painter, const QRect &place, const QVariantList &points, const QStringList &tones, Qt::LayoutDirection direction)
{
    const Theme &theme = Theme::current();
    painter.save();
    painter.setPen(Qt::NoPen);
    const double step = place.width() / double(healthWeeksShown);
    // The present week stands at the end, however few there are.
    const int offset = healthWeeksShown - int(points.size());
    for (int i = 0; i < points.size(); ++i) {
        const double value = points.at(i).toDouble();
        const int slot = direction == Qt::RightToLeft ? healthWeeksShown - 1 - offset - i : offset + i;
        const double left = place.left() + slot * step;
        if (value < 0) {
            painter.fillRect(QRectF(left + step * 0.3, place.bottom() - 1, step * 0.4, 1), theme.color(u"textWeak"_s));
            continue;
        }
        QColor color = theme.color(tokenOf(tones.value(i)));
        if (i + 1 < points.size())
            color.setAlphaF(0.72f); // the present one stands out
        const double height = std::max(2.0, value / 100 * (place.height() - 1));
        painter.fillRect(QRectF(left + 1, place.bottom() + 1 - height, std::max(1.0, step - 2), height), color);
    }
    painter.fillRect(QRectF(place.left(), place.bottom() + 1, place.width(), 1), theme.color(u"border"_s));
    painter.restore();
}

void WeekBars::paintEvent(QPaintEvent *)
{
    QVariantList points;
    QStringList tones;
    for (const HealthWeek &week : std::as_const(m_weeks)) {
        points << week.score;
        tones << week.tone;
    }
    QPainter painter(this);
    paint(painter, rect().adjusted(0, 0, 0, -2), points, tones, layoutDirection());
}

QString WeekBars::wordsAt(int x) const
{
    const int slot = std::clamp(int(x * healthWeeksShown / std::max(1, width())), 0, healthWeeksShown - 1);
    const int shown = layoutDirection() == Qt::RightToLeft ? healthWeeksShown - 1 - slot : slot;
    const qsizetype i = shown - (healthWeeksShown - m_weeks.size());
    if (i < 0 || i >= m_weeks.size())
        return {};
    const HealthWeek &week = m_weeks.at(i);
    //: %1 is a date, %2 a state of health: "Week of Nov 16, 2026: Watch · 63".
    return tr("Week of %1: %2").arg(displayText({.type = FieldType::Date}, week.monday, locale()), healthWords(week.tone, week.score, locale()));
}

bool WeekBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), wordsAt(help->pos().x()), this);
    return true;
}
