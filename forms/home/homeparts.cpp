#include "forms/home/homeparts.h"

#include "forms/look/theme.h"
#include "models/schema/values.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

QString shortMoney(double amount, const QString &currency, const QLocale &locale)
{
    const double size = std::abs(amount);
    QString number;
    if (size >= 999'950'000)
        number = QCoreApplication::translate("Home", "%1B", "billions").arg(locale.toString(amount / 1e9, 'f', 1));
    else if (size >= 999'500)
        number = QCoreApplication::translate("Home", "%1M", "millions").arg(locale.toString(amount / 1e6, 'f', 1));
    else if (size >= 1000)
        number = QCoreApplication::translate("Home", "%1K", "thousands").arg(locale.toString(amount / 1e3, 'f', 0));
    else
        number = locale.toString(amount, 'f', 0);
    // The locale knows on which side of the number the currency stands: its "1" is replaced.
    QString money = displayText({.type = FieldType::Currency}, 1.0, locale, currency);
    const QString one = locale.toString(1);
    return money.replace(money.lastIndexOf(one), one.size(), number);
}

LinkButton *makeStrongLink(const QString &text, QWidget *parent)
{
    auto *link = new LinkButton(text, parent);
    link->setProperty("weight", u"strong"_s);
    // Bold is wider: the style must have spoken before the layout asks for a size.
    link->ensurePolished();
    link->updateGeometry();
    return link;
}

HomeCard::HomeCard(const QString &icon, const QString &color, const QString &title, QWidget *parent)
    : Card(parent)
    , m_link(makeButton({}, "link", {}, this))
    , m_rows(new QVBoxLayout)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 10, 14, 10);
    head->setSpacing(8);
    head->addWidget(new Tile(icon, color, 24, this));
    QLabel *heading = makeLabel(title, "cardTitle", this);
    heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(heading, 1);
    head->addWidget(m_link);
    m_rows->setContentsMargins(0, 0, 0, 6);
    m_rows->setSpacing(0);
    body()->addLayout(head);
    body()->addLayout(m_rows);
    m_link->hide();
    connect(m_link, &QPushButton::clicked, this, &HomeCard::linkClicked);
}

void HomeCard::setLink(const QString &text, const QString &description)
{
    m_link->setText(escapedMnemonic(text));
    m_link->setAccessibleName(text);
    m_link->setAccessibleDescription(description);
    m_link->setVisible(!text.isEmpty());
}

void HomeCard::clear()
{
    // Rows may be cleared by a click on one of their own buttons.
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QWidget *HomeCard::addRow()
{
    if (m_rows->count() > 0) {
        auto *line = new QFrame(this);
        line->setObjectName(u"rule"_s);
        line->setFixedHeight(1);
        m_rows->addWidget(line);
    }
    auto *row = new QWidget(this);
    m_rows->addWidget(row);
    return row;
}

void HomeCard::addEmpty(const QString &text)
{
    QLabel *label = makeLabel(text, "meta", this);
    label->setWordWrap(true);
    label->setContentsMargins(16, 4, 16, 10);
    m_rows->addWidget(label);
}

ChartPart::ChartPart(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setAccessibleName(name);
    setToolTip(name);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void ChartPart::fill(QPainter &painter, const QRectF &rect, const QString &token, Pattern pattern)
{
    if (rect.height() < 1 || rect.width() < 1)
        return;
    const Theme &theme = Theme::current();
    painter.save();
    painter.setClipRect(rect);
    painter.fillRect(rect, theme.color(token));
    if (pattern != Pattern::Plain) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor(255, 255, 255, pattern == Pattern::Hatched ? 120 : 200), pattern == Pattern::Hatched ? 1.5 : 2));
        const qreal step = pattern == Pattern::Hatched ? 6 : 7;
        for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
    painter.restore();
}

void ChartPart::paintFocus(QPainter &painter)
{
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().color(u"surface"_s), 4));
    painter.drawRect(QRectF(rect()).adjusted(2, 2, -2, -2));
    painter.setPen(QPen(Theme::current().color(u"focus"_s), 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

namespace {

struct ToneFill {
    QString token;
    ChartPart::Pattern pattern;
};

ToneFill fillOf(const QString &tone)
{
    if (tone == u"risk")
        return {u"healthRisk"_s, ChartPart::Pattern::Hatched};
    if (tone == u"watch")
        return {u"healthWatch"_s, ChartPart::Pattern::Plain};
    if (tone == u"good")
        return {u"healthGood"_s, ChartPart::Pattern::Plain};
    return {u"healthUnknown"_s, ChartPart::Pattern::Striped};
}

class HealthPart : public ChartPart
{
public:
    HealthPart(const HealthShare &share, const QString &name, QWidget *parent)
        : ChartPart(name, parent)
        , m_fill(fillOf(share.tone))
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        fill(painter, rect(), m_fill.token, m_fill.pattern);
        paintFocus(painter);
    }

private:
    ToneFill m_fill;
};

class MonthColumn : public ChartPart
{
public:
    MonthColumn(const QString &name, const QString &sum, const QString &month, double whole, double risk, QWidget *parent)
        : ChartPart(name, parent)
        , m_sum(sum)
        , m_month(month)
        , m_whole(whole)
        , m_risk(risk)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect(), theme.color(u"hover"_s));
        painter.setFont(theme.font(0.923));
        const int line = painter.fontMetrics().height() + 4;
        const QRectF room(rect().adjusted(0, line, 0, -line));
        const qreal wide = std::min<qreal>(theme.scaled(56), width() - 8);
        QRectF bar((width() - wide) / 2, room.bottom() - room.height() * m_whole, wide, room.height() * m_whole);
        QRectF risk = bar;
        risk.setHeight(m_whole > 0 ? bar.height() * m_risk / m_whole : 0);
        QRectF safe = bar;
        safe.setTop(risk.bottom() + (m_risk > 0 && m_risk < m_whole ? 2 : 0));
        fill(painter, risk, u"healthRisk"_s, Pattern::Hatched);
        fill(painter, safe, u"healthGood"_s, Pattern::Plain);
        painter.fillRect(QRectF(0, room.bottom(), width(), 1), theme.color(u"border"_s));
        painter.setPen(theme.color(u"text"_s));
        painter.drawText(QRectF(0, bar.top() - line, width(), line), Qt::AlignCenter, m_sum);
        painter.setPen(theme.color(u"textWeak"_s));
        painter.drawText(QRectF(0, room.bottom() + 1, width(), line), Qt::AlignCenter, m_month);
        paintFocus(painter);
    }

private:
    QString m_sum;
    QString m_month;
    double m_whole;
    double m_risk;
};

} // namespace

HealthBar::HealthBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HealthBar::setShares(const QList<HealthShare> &shares, const QStringList &names)
{
    qDeleteAll(m_parts);
    m_parts.clear();
    m_shares.clear();
    for (int i = 0; i < shares.size(); ++i) {
        if (shares.at(i).count == 0)
            continue;
        auto *part = new HealthPart(shares.at(i), names.value(i), this);
        connect(part, &QAbstractButton::clicked, this, [this, health = shares.at(i).health] { Q_EMIT clicked(health); });
        part->show();
        m_parts << part;
        m_shares << shares.at(i);
    }
    arrange();
}

void HealthBar::arrange()
{
    int all = 0;
    for (const HealthShare &share : std::as_const(m_shares))
        all += share.count;
    if (all == 0)
        return;
    // Every part stays wide enough to be hit; what is over is shared by number.
    const int least = Theme::current().scaled(24);
    const int gap = 2;
    const int room = std::max(0, width() - int(m_parts.size()) * (least + gap) + gap);
    int x = 0;
    int given = 0;
    int counted = 0;
    for (int i = 0; i < m_parts.size(); ++i) {
        counted += m_shares.at(i).count;
        const int upTo = int(qint64(room) * counted / all);
        const int wide = least + upTo - given;
        given = upTo;
        m_parts.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height())));
        x += wide + gap;
    }
}

QSize HealthBar::sizeHint() const { return {200, Theme::current().scaled(24)}; }
QSize HealthBar::minimumSizeHint() const { return {100, Theme::current().scaled(24)}; }
void HealthBar::resizeEvent(QResizeEvent *) { arrange(); }

bool HealthBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return QWidget::event(event);
}

RenewalBars::RenewalBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RenewalBars::setMonths(const QList<RenewalMonth> &months, const QString &currency, const QLocale &locale)
{
    qDeleteAll(m_columns);
    m_columns.clear();
    double most = 0;
    for (const RenewalMonth &month : months)
        most = std::max(most, month.arr);
    for (const RenewalMonth &month : months) {
        const QString sum = shortMoney(month.arr, currency, locale);
        const QString title = locale.standaloneMonthName(month.first.month());
        const QString name = tr("%1: %n renewals, %2, of it at risk %3", nullptr, month.count).arg(title, sum, shortMoney(month.atRisk, currency, locale));
        auto *column = new MonthColumn(name, sum, locale.standaloneMonthName(month.first.month(), QLocale::ShortFormat),
                                       most > 0 ? month.arr / most : 0, most > 0 ? month.atRisk / most : 0, this);
        connect(column, &QAbstractButton::clicked, this, [this, first = month.first] { Q_EMIT clicked(first); });
        column->show();
        m_columns << column;
    }
    arrange();
}

void RenewalBars::arrange()
{
    for (int i = 0; i < m_columns.size(); ++i) {
        const int left = int(width() * i / m_columns.size());
        const int right = int(width() * (i + 1) / m_columns.size());
        m_columns.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, right - left, height())));
    }
}

QSize RenewalBars::sizeHint() const { return {260, Theme::current().scaled(150)}; }
QSize RenewalBars::minimumSizeHint() const { return {160, Theme::current().scaled(150)}; }
void RenewalBars::resizeEvent(QResizeEvent *) { arrange(); }

bool RenewalBars::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return QWidget::event(event);
}
