#include "forms/reports/pagetext.h"

#include <QFontDatabase>
#include <QFontInfo>

using namespace Qt::Literals::StringLiterals;

namespace {

QFont fontOf(const PageFont &font)
{
    static const QString family = QFontDatabase::hasFamily(u"Inter"_s) ? u"Inter"_s : QFont().defaultFamily();
    QFont made(family);
    // One point is one unit of the page, so a size in points is a size in its pixels. Sizes in between are scaled from ten times as much.
    made.setPixelSize(std::max(1, int(font.size * 10 + 0.5)));
    made.setBold(font.bold);
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

constexpr double scale = 10;

} // namespace

PageText::PageText(const QString &text, const PageFont &font, double width, bool rightToLeft)
    : m_layout(std::make_shared<QTextLayout>())
    , m_color(font.color)
{
    QString shown = text;
    shown.replace(u'\n', QChar::LineSeparator);
    m_layout->setFont(fontOf(font));
    Qt::Alignment align = font.align;
    if (rightToLeft && !align.testFlag(Qt::AlignAbsolute)) { // a QTextLayout does not mirror by itself
        const bool toLeft = align.testFlag(Qt::AlignTrailing);
        if (toLeft || align.testFlag(Qt::AlignLeading))
            align = toLeft ? Qt::AlignLeft : Qt::AlignRight;
    }
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    m_layout->setTextOption(option);
    breakLines(shown, font, width * scale);
}

void PageText::breakLines(const QString &text, const PageFont &font, double width)
{
    QString shown = text;
    for (;;) {
        m_layout->setText(shown);
        m_layout->beginLayout();
        double y = 0;
        int lines = 0;
        int cut = -1;
        m_naturalWidth = 0;
        for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
            line.setLineWidth(width);
            if (font.mostLines > 0 && lines == font.mostLines) {
                cut = line.textStart();
                break;
            }
            line.setPosition({0, y});
            y += font.size * scale * 1.32;
            m_naturalWidth = std::max(m_naturalWidth, line.naturalTextWidth() / scale);
            ++lines;
        }
        m_layout->endLayout();
        m_height = std::max(1, lines) * font.size * 1.32;
        if (cut < 0)
            return;
        // Room for the ellipsis is made by taking characters away until it all fits.
        shown = shown.left(std::max(1, cut - 2)).trimmed() + u'…';
        if (shown.size() <= 2)
            return;
    }
}

void PageText::paint(QPainter &painter, const QPointF &at) const
{
    painter.save();
    painter.translate(at);
    painter.scale(1 / scale, 1 / scale);
    painter.setPen(m_color);
    m_layout->draw(&painter, {0, 0});
    painter.restore();
}
