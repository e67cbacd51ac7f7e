#include "forms/sync/syncchip.h"

#include "forms/look/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

SyncChip::SyncChip(Synchroniser &sync, QWidget *parent)
    : QPushButton(parent)
    , m_sync(sync)
{
    setObjectName(u"syncChip"_s);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_minute.setInterval(30000);
    connect(&m_minute, &QTimer::timeout, this, &SyncChip::update);
    connect(&m_sync, &Synchroniser::changed, this, &SyncChip::update);
    connect(&Theme::current(), &Theme::changed, this, [this] { updateGeometry(); });
    connect(this, &QPushButton::clicked, this, &SyncChip::opened);
    m_minute.start();
    update();
}

QString SyncChip::sinceWords() const
{
    const QDateTime last = m_sync.lastSync();
    if (!last.isValid())
        return tr("Not synced yet");
    const qint64 minutes = std::max<qint64>(0, last.secsTo(QDateTime::currentDateTimeUtc()) / 60);
    if (minutes < 1)
        return tr("Synced just now");
    if (minutes < 60)
        return tr("Synced %n min ago", nullptr, int(minutes));
    if (minutes < 24 * 60)
        return tr("Synced %n hour(s) ago", nullptr, int(minutes / 60));
    return tr("Synced %n day(s) ago", nullptr, int(minutes / 60 / 24));
}

SyncChip::Look SyncChip::look() const
{
    const SyncState::Figures figures = m_sync.figures();
    const QLocale locale;
    using State = Synchroniser::State;
    if (m_sync.state() == State::Working) {
        const auto [done, total] = m_sync.progress();
        if (total > done && done > 0)
            return {u"arrow-repeat"_s, u"quiet"_s, tr("Syncing %1 of %2").arg(locale.toString(done), locale.toString(total)), locale.toString(done)};
        return {u"arrow-repeat"_s, u"quiet"_s, tr("Syncing…"), {}};
    }
    if (figures.needsPerson() > 0)
        return {u"exclamation-octagon"_s, u"error"_s, tr("%n change(s) need you", nullptr, figures.needsPerson()), locale.toString(figures.needsPerson())};
    if (m_sync.state() == State::SignedOut)
        return {u"exclamation-octagon"_s, u"error"_s, tr("Sign in again"), {}};
    if (m_sync.state() == State::Failed)
        return {u"exclamation-triangle"_s, u"warning"_s, tr("Sync stopped"), {}};
    if (m_sync.state() == State::OverLimit)
        return {u"exclamation-triangle"_s, u"warning"_s, tr("Org's calls used up"), {}};
    if (m_sync.state() == State::Offline) {
        if (figures.waiting == 0)
            return {u"cloud-slash"_s, u"quiet"_s, tr("Offline"), {}};
        return {u"cloud-slash"_s, u"warning"_s, tr("Offline · %n change(s) waiting", nullptr, figures.waiting), locale.toString(figures.waiting)};
    }
    if (figures.waiting > 0)
        return {u"cloud-arrow-up"_s, u"quiet"_s, tr("%n change(s) to send", nullptr, figures.waiting), locale.toString(figures.waiting)};
    return {u"cloud-check"_s, u"quiet"_s, sinceWords(), {}};
}

void SyncChip::update()
{
    m_look = look();
    m_words = m_look.words;
    setAccessibleName(m_words);
    const QString last = m_sync.lastSync().isValid() ? QLocale().toString(m_sync.lastSync().toLocalTime(), QLocale::LongFormat) : QString();
    setToolTip(m_sync.lastError().text.isEmpty() ? (last.isEmpty() ? m_words : tr("%1\nLast synced: %2").arg(m_words, last)) : m_sync.lastError().text);
    setText(shown());
    if (isVisibleTo(parentWidget()) != m_sync.isConnected()) {
        setVisible(m_sync.isConnected());
        Q_EMIT shownOrHidden();
    }
    updateGeometry();
    QWidget::update();
}

void SyncChip::setShort(bool isShort)
{
    if (std::exchange(m_short, isShort) != isShort)
        update();
}

QString SyncChip::shown() const
{
    return escapedMnemonic(m_short ? m_look.number : m_look.words);
}

QSize SyncChip::sizeHint() const
{
    const Theme &theme = Theme::current();
    const QString text = m_short ? m_look.number : m_look.words;
    const int words = text.isEmpty() ? 0 : QFontMetrics(theme.font(0.923, QFont::DemiBold)).horizontalAdvance(text) + theme.scaled(6);
    return {theme.scaled(15 + 24) + words, theme.scaled(28)};
}

void SyncChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const bool quiet = m_look.tone == u"quiet";
    const QColor ink = theme.color(quiet ? u"textWeak"_s : m_look.tone + u"Text"_s);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath shape;
    shape.addRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.fillPath(shape, theme.color(underMouse() && quiet ? u"hover"_s : quiet ? u"subtle"_s : m_look.tone + u"Bg"_s));
    if (hasFocus()) {
        painter.setPen(QPen(theme.color(u"focus"_s), 2));
        painter.drawPath(shape);
    }
    const int side = theme.scaled(15);
    const int edge = theme.scaled(12);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int iconX = mirrored ? width() - edge - side : edge;
    painter.drawPixmap(QRect(iconX, (height() - side) / 2, side, side), iconPixmap(m_look.icon, ink, side, devicePixelRatioF()));
    const QString text = m_short ? m_look.number : m_look.words;
    const int gap = theme.scaled(6);
    const QRect words = mirrored ? QRect(edge, 0, iconX - gap - edge, height()) : QRect(iconX + side + gap, 0, width() - iconX - side - gap - edge, height());
    painter.setFont(theme.font(0.923, QFont::DemiBold));
    painter.setPen(ink);
    painter.drawText(words, int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine), text);
}
