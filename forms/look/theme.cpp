#include "forms/look/theme.h"

#include "forms/look/stewardstyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QPointer>
#include <QRegularExpression>

static void initResources()
{
    Q_INIT_RESOURCE(steward); // the resources stand in a static library: without this the linker leaves them out
}

namespace {

QPointer<const Theme> currentTheme;

QByteArray readResource(const QString &name)
{
    initResources();
    QFile file(u":/steward/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every role in every group: one that is left out keeps Fusion's light colour in the dark.
QPalette paletteOf(const Theme &theme)
{
    struct Entry {
        QPalette::ColorRole role;
        const char *token;
    };
    static constexpr Entry entries[] = {
        {QPalette::Window, "page"}, {QPalette::WindowText, "text"}, {QPalette::Base, "surface"}, {QPalette::AlternateBase, "subtle"},
        {QPalette::ToolTipBase, "tooltipBg"}, {QPalette::ToolTipText, "tooltipText"}, {QPalette::PlaceholderText, "placeholder"},
        {QPalette::Text, "text"}, {QPalette::Button, "surface"}, {QPalette::ButtonText, "text"}, {QPalette::BrightText, "errorText"},
        {QPalette::Light, "surface"}, {QPalette::Midlight, "subtle"}, {QPalette::Dark, "borderStrong"}, {QPalette::Mid, "border"},
        {QPalette::Shadow, "borderStrong"}, {QPalette::Highlight, "accent"}, {QPalette::HighlightedText, "onAccent"},
        {QPalette::Link, "link"}, {QPalette::LinkVisited, "link"},
    };
    QPalette palette;
    for (const Entry &entry : entries)
        palette.setColor(QPalette::All, entry.role, theme.color(QString::fromLatin1(entry.token)));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(u"disabled"_s));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(u"border"_s));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, theme.color(u"textWeak"_s));
    return palette;
}

/// Qt 6.4 does not say whether the desktop is dark; the palette it started with does.
bool systemIsDark()
{
    static const bool dark = [] {
        const QPalette start = QApplication::palette();
        return start.color(QPalette::Window).lightness() < start.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

/// A bare X server chooses no face: Qt then asks for any "Sans Serif".
bool desktopChoseFont()
{
    static const bool chose = QApplication::font().family() != u"Sans Serif";
    return chose;
}

qreal systemPoints()
{
    static const qreal points
        = desktopChoseFont() && QApplication::font().pointSizeF() > 0 ? QApplication::font().pointSizeF() : 9.75;
    return points;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    initResources();
    m_basePoints = systemPoints();
    load();
}

Theme::~Theme() = default;

const Theme &Theme::current()
{
    if (currentTheme)
        return *currentTheme;
    static const Theme fallback;
    return fallback;
}

void Theme::load()
{
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark.value_or(systemIsDark()));
    const QJsonObject tokens = QJsonDocument::fromJson(readResource(u"tokens.json"_s)).object();
    m_colors.clear();
    for (const QString &group : {m_dark ? u"dark"_s : u"light"_s, u"object"_s}) {
        const QJsonObject colors = tokens.value(group).toObject();
        for (auto it = colors.begin(); it != colors.end(); ++it)
            m_colors.insert(it.key(), QColor(it.value().toString()));
    }
}

void Theme::apply(QApplication &application)
{
    (void)systemIsDark(); // looked at before the palette is ours
    load();
    currentTheme = this;
    if (!qobject_cast<StewardStyle *>(application.property("stewardStyle").value<QObject *>())) {
        auto *style = new StewardStyle;
        application.setStyle(style);
        application.setProperty("stewardStyle", QVariant::fromValue<QObject *>(style));
    }
    QFont font = QApplication::font();
    if (!desktopChoseFont())
        font.setFamilies({u"Inter"_s, u"Sans Serif"_s});
    font.setPointSizeF(pointSize());
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(*this));
    application.setStyleSheet(filled(QString::fromUtf8(readResource(u"style.qss"_s))));
    Q_EMIT changed();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    load();
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    load();
}

void Theme::setZoom(qreal factor)
{
    m_zoom = qBound(0.8, factor, 3.0);
}

void Theme::setCompact(bool compact)
{
    m_compact = compact;
}

QColor Theme::color(const QString &token) const
{
    const auto found = m_colors.constFind(token);
    Q_ASSERT_X(found != m_colors.cend(), "Theme::color", qPrintable(token));
    return found == m_colors.cend() ? QColor(Qt::magenta) : *found;
}

qreal Theme::pointSize(qreal factor) const
{
    return m_basePoints * m_zoom * factor;
}

QFont Theme::font(qreal factor, int weight) const
{
    QFont font = QApplication::font();
    font.setPointSizeF(pointSize(factor));
    font.setWeight(QFont::Weight(weight));
    return font;
}

int Theme::scaled(int pixels) const
{
    // The lengths of the design were drawn at 9.75 points.
    return std::max(1, qRound(pixels * m_zoom * std::max(1.0, m_basePoints / 9.75)));
}

int Theme::rowHeight() const
{
    return scaled(m_compact ? 30 : 40);
}

QString Theme::filled(const QString &styleSheet) const
{
    static const QRegularExpression mark(uR"(@(\w+)|\$(\d+(?:\.\d+)?)|~(\d+))"_s);
    QString out;
    qsizetype last = 0;
    for (auto it = mark.globalMatch(styleSheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(styleSheet).mid(last, match.capturedStart() - last);
        if (!match.captured(3).isEmpty())
            out += QString::number(scaled(match.captured(3).toInt())) + u"px"_s;
        else
            out += match.captured(1).isEmpty() ? QString::number(pointSize(match.captured(2).toDouble()), 'f', 2) + u"pt"_s
                                           : color(match.captured(1)).name();
        last = match.capturedEnd();
    }
    out += QStringView(styleSheet).mid(last);
    return out;
}

QString escapedMnemonic(const QString &text)
{
    return QString(text).replace(u'&', u"&&"_s);
}
