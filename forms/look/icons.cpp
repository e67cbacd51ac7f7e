#include "forms/look/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace {

QByteArray svgOf(const QString &name)
{
    static QHash<QString, QByteArray> cache;
    auto known = cache.constFind(name);
    if (known == cache.cend()) {
        (void)Theme::current(); // its constructor makes the resources known
        QFile file(u":/steward/icons/%1.svg"_s.arg(name));
        Q_ASSERT_X(file.exists(), "icon", qPrintable(name));
        known = cache.insert(name, file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }
    return *known;
}

/// Paints in the theme's colour of the moment, so that a switch needs no new icons.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const QString &name, const QString &token, const QString &activeToken)
        : m_name(name)
        , m_token(token)
        , m_activeToken(activeToken)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRect place(0, 0, side, side);
        place.moveCenter(rect.center());
        painter->drawPixmap(place, iconPixmap(m_name, colorFor(mode, state), side, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_name, colorFor(mode, state), std::min(size.width(), size.height()));
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_token, m_activeToken); }

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = Theme::current();
        if (mode == QIcon::Disabled)
            return theme.color(u"disabled"_s);
        return theme.color((mode == QIcon::Active || state == QIcon::On) && !m_activeToken.isEmpty() ? m_activeToken : m_token);
    }
    QString m_name;
    QString m_token;
    QString m_activeToken;
};

} // namespace

QIcon themedIcon(const QString &name, const QString &token, const QString &activeToken)
{
    return QIcon(new ThemedIconEngine(name, token, activeToken));
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = u"steward:%1:%2:%3:%4"_s.arg(name, color.name()).arg(size).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = svgOf(name);
    svg.replace("currentColor", color.name().toUtf8());
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}
