#pragma once

#include <QProxyStyle>

/// Fusion with check marks and arrows in the theme's colours, which a style sheet cannot draw.
class StewardStyle : public QProxyStyle
{
    Q_OBJECT

public:
    StewardStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr, QStyleHintReturn *returnData = nullptr) const override;
};
