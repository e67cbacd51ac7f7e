#include "forms/look/widgets.h"

#include "forms/look/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPainter>
#include <QStyle>
#include <QResizeEvent>
#include <QVBoxLayout>

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 3);
    layout->setSpacing(0);
}

QVBoxLayout *Card::body() const
{
    return static_cast<QVBoxLayout *>(layout());
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -2.5);
    if (!theme.isDark()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(20, 40, 80, 12));
        for (int depth = 2; depth >= 1; --depth)
            painter.drawRoundedRect(card.translated(0, depth), 8, 8);
    }
    painter.setPen(QPen(theme.color(u"border"_s), 1));
    painter.setBrush(theme.color(u"surface"_s));
    painter.drawRoundedRect(card, 8, 8);
}

Tile::Tile(const QString &icon, const QString &colorToken, int size, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_color(colorToken)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tile::setContent(const QString &icon, const QString &colorToken)
{
    m_icon = icon;
    m_color = colorToken;
    update();
}

void Tile::setSide(int size)
{
    m_size = size;
    updateGeometry();
}

QSize Tile::sizeHint() const
{
    const int side = Theme::current().scaled(m_size);
    return {side, side};
}

void Tile::paint(QPainter &painter, const QRect &rect, const QString &icon, const QString &colorToken)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().color(colorToken));
    const qreal radius = rect.width() / 7.0 + 1;
    painter.drawRoundedRect(rect, radius, radius);
    const int glyph = qRound(rect.width() * 0.62);
    QRect place(0, 0, glyph, glyph);
    place.moveCenter(rect.center());
    painter.drawPixmap(place, iconPixmap(icon, Qt::white, glyph, painter.device()->devicePixelRatioF()));
    painter.restore();
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_icon, m_color);
}

namespace {

struct ToneLook {
    QString icon;
    QString shape;
    QString text;
    QString ground;
};

ToneLook lookOf(const QString &tone)
{
    if (tone == u"good")
        return {u"check-circle"_s, u"healthGood"_s, u"healthGoodText"_s, u"healthGoodBg"_s};
    if (tone == u"watch")
        return {u"exclamation-triangle"_s, u"healthWatch"_s, u"healthWatchText"_s, u"healthWatchBg"_s};
    if (tone == u"risk")
        return {u"exclamation-octagon"_s, u"healthRisk"_s, u"healthRiskText"_s, u"healthRiskBg"_s};
    if (tone == u"success")
        return {u"check-circle"_s, u"successText"_s, u"successText"_s, u"successBg"_s};
    if (tone == u"warning")
        return {u"exclamation-triangle"_s, u"warningText"_s, u"warningText"_s, u"warningBg"_s};
    if (tone == u"error")
        return {u"exclamation-octagon"_s, u"errorText"_s, u"errorText"_s, u"errorBg"_s};
    if (tone == u"info")
        return {u"info-circle"_s, u"infoText"_s, u"infoText"_s, u"infoBg"_s};
    return {u"dash-circle-dotted"_s, u"healthUnknown"_s, u"healthUnknownText"_s, u"healthUnknownBg"_s};
}

/// A pill is read by its words.
QAccessibleInterface *pillInterface(const QString &, QObject *object)
{
    class PillInterface : public QAccessibleWidget
    {
    public:
        explicit PillInterface(Pill *pill)
            : QAccessibleWidget(pill, QAccessible::StaticText)
        {
        }
        QString text(QAccessible::Text kind) const override
        {
            return kind == QAccessible::Name ? static_cast<Pill *>(widget())->text() : QAccessibleWidget::text(kind);
        }
    };
    auto *pill = qobject_cast<Pill *>(object);
    return pill ? new PillInterface(pill) : nullptr;
}

} // namespace

Pill::Pill(const QString &text, const QString &tone, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    static const bool installed = (QAccessible::installFactory(pillInterface), true);
    Q_UNUSED(installed);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setContent(const QString &text, const QString &tone)
{
    m_text = text;
    m_tone = tone;
    updateGeometry();
    update();
}

QSize Pill::sizeFor(const QString &text)
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics(theme.font(0.923, QFont::DemiBold));
    return {metrics.horizontalAdvance(text) + theme.scaled(34), std::max(theme.scaled(22), metrics.height() + 4)};
}

QSize Pill::sizeHint() const
{
    return sizeFor(m_text);
}

QSize Pill::minimumSizeHint() const
{
    return sizeHint();
}

void Pill::paint(QPainter &painter, const QRect &rect, const QString &text, const QString &tone, Qt::LayoutDirection direction)
{
    const Theme &theme = Theme::current();
    const ToneLook look = lookOf(tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(look.ground));
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    const int glyph = theme.scaled(14);
    const QRect place(rect.left() + theme.scaled(8), rect.center().y() - glyph / 2 + 1, glyph, glyph);
    painter.drawPixmap(QStyle::visualRect(direction, rect, place), iconPixmap(look.icon, theme.color(look.shape), glyph, painter.device()->devicePixelRatioF()));
    painter.setPen(theme.color(look.text));
    painter.setFont(theme.font(0.923, QFont::DemiBold));
    const QRect words = rect.adjusted(theme.scaled(26), 0, -theme.scaled(6), 0);
    painter.drawText(QStyle::visualRect(direction, rect, words), int(Qt::AlignVCenter | QStyle::visualAlignment(direction, Qt::AlignLeft)), text);
    painter.restore();
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_tone, layoutDirection());
}

/// A label aligns by the direction of its own text; in a mirrored window names in Latin letters would stand at the wrong edge.
static void alignToStart(QLabel *label)
{
    if (label->layoutDirection() == Qt::RightToLeft)
        label->setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    alignToStart(this);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(Theme::current().scaled(40), QLabel::sizeHint().width()), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    setToolTip(fontMetrics().horizontalAdvance(text()) > contentsRect().width() ? text() : QString());
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    if (fontMetrics().horizontalAdvance(text()) <= contentsRect().width()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), palette(), isEnabled(), shown, foregroundRole());
}

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    alignToStart(label);
    return label;
}

QPushButton *makeButton(const QString &text, const char *kind, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(escapedMnemonic(text), parent);
    button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    if (!icon.isEmpty()) {
        button->setIcon(themedIcon(icon, qstrcmp(kind, "brand") == 0 ? u"onAccent"_s : u"link"_s, {}));
        button->setIconSize({16, 16});
        button->setText(u"  "_s + escapedMnemonic(text));
    }
    return button;
}

QToolButton *makeIconButton(const QString &icon, const QString &name, int size, const QString &key, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    const auto fit = [button, size] {
        const Theme &theme = Theme::current();
        const int glyph = theme.scaled(size >= 32 ? 18 : 14);
        button->setIconSize(QSize(glyph, glyph));
        button->setFixedSize(theme.scaled(size), theme.scaled(size));
    };
    fit();
    QObject::connect(&Theme::current(), &Theme::changed, button, fit);
    button->setToolTip(key.isEmpty() ? name : name + u" ("_s + key + u')');
    button->setAccessibleName(name);
    button->setProperty("kind", u"bare"_s);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}
