#include "forms/look/stewardstyle.h"

#include "forms/look/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

StewardStyle::StewardStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

static void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = Theme::current();
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const bool focused = option.state & QStyle::State_HasFocus;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(theme.color(focused ? u"focus"_s : on || partly ? u"accent"_s : u"borderStrong"_s), focused ? 2 : 1));
    painter.setBrush(theme.color(on || partly ? u"accent"_s : u"surface"_s));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(theme.color(u"onAccent"_s), box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.left() + box.width() * x, box.top() + box.height() * y); };
    if (partly)
        painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
    else if (on)
        painter.drawPolyline(QPolygonF {at(0.24, 0.52), at(0.43, 0.7), at(0.78, 0.32)});
    painter.restore();
}

void StewardStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const QString name = element == PE_IndicatorArrowDown ? u"chevron-down"_s
            : element == PE_IndicatorArrowUp                  ? u"chevron-up"_s
            : element == PE_IndicatorArrowLeft                ? u"chevron-left"_s
                                                              : u"chevron-right"_s;
        QRect place(0, 0, 12, 12);
        place.moveCenter(option->rect.center());
        painter->drawPixmap(place, iconPixmap(name, Theme::current().color(u"textWeak"_s), 12, painter->device()->devicePixelRatioF()));
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int StewardStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight)
        return Theme::current().scaled(18);
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int StewardStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}
