#include "forms/shell/headerbar.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/shell/searchbox.h"
#include "forms/sync/syncchip.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSvgRenderer>
#include <QToolButton>

namespace {

QPixmap logoPixmap(int side, qreal ratio)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(u":/steward/logo.svg"_s).render(&painter, QRectF(0, 0, side, side));
    return pixmap;
}

/// "Mina Okafor" gives "MO", "Mina" gives "M".
QString initialsOf(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    return (words.first().left(1) + (words.size() > 1 ? words.last().left(1) : QString())).toUpper();
}

} // namespace

HeaderBar::HeaderBar(SearchBox *search, QWidget *parent)
    : QFrame(parent)
    , m_search(search)
    , m_logo(new QLabel(this))
    , m_name(makeLabel(u"Steward"_s, "appName", this))
    , m_status(makeLabel({}, "chip", this))
    , m_codenames(makeButton(tr("Codenames"), "neutral", u"incognito"_s, this))
    , m_end(new QWidget(this))
    , m_buttons(new QHBoxLayout)
    , m_avatar(new QToolButton)
{
    setObjectName(u"header"_s);
    setAccessibleName(tr("Header"));
    m_search->setParent(this);
    m_status->setObjectName(u"chip"_s);
    m_status->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_status->hide();
    m_codenames->setToolTip(tr("Customers are shown by their codenames. Click to show real names."));
    m_codenames->hide();
    connect(m_codenames, &QPushButton::clicked, this, &HeaderBar::realNamesWanted);
    m_avatar->setObjectName(u"avatar"_s);
    m_avatar->setFocusPolicy(Qt::StrongFocus);
    m_avatar->setPopupMode(QToolButton::InstantPopup);
    m_avatar->hide();
    m_buttons->setSpacing(2);
    auto *end = new QHBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    end->setSpacing(8);
    end->addStretch(1);
    end->addWidget(m_codenames);
    end->addWidget(m_status);
    end->addLayout(m_buttons);
    end->addWidget(m_avatar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(10);
    layout->addWidget(m_logo);
    layout->addWidget(m_name);
    layout->addStretch(10);
    layout->addWidget(m_search, 30);
    layout->addWidget(m_end, 10);
    applySizes();
    connect(&Theme::current(), &Theme::changed, this, &HeaderBar::applySizes);
}

void HeaderBar::applySizes()
{
    const Theme &theme = Theme::current();
    setFixedHeight(theme.scaled(50));
    m_search->setFixedHeight(theme.scaled(34));
    m_search->setMaximumWidth(theme.scaled(600));
    m_logo->setPixmap(logoPixmap(theme.scaled(32), devicePixelRatioF()));
    m_avatar->setFixedSize(theme.scaled(32), theme.scaled(32));
}

bool HeaderBar::showsCodenames() const
{
    return !m_codenames->isHidden();
}

void HeaderBar::setCodenames(bool on)
{
    m_codenames->setVisible(on);
}

QToolButton *HeaderBar::addButton(const QString &icon, const QString &name, QMenu *menu)
{
    QToolButton *button = makeIconButton(icon, name, 32, {}, m_end);
    m_buttons->addWidget(button);
    if (menu) {
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    return button;
}

void HeaderBar::setPerson(const QString &name)
{
    m_avatar->setText(initialsOf(name));
    m_avatar->setAccessibleName(tr("You: %1").arg(name));
    m_avatar->setToolTip(name);
    m_avatar->setVisible(!name.isEmpty());
}

void HeaderBar::setStatus(const QString &words)
{
    m_status->setText(words);
    m_status->setVisible(!words.isEmpty());
}

void HeaderBar::setChip(SyncChip *chip)
{
    m_chip = chip;
    auto *end = static_cast<QHBoxLayout *>(m_end->layout());
    end->insertWidget(1, chip);
    connect(chip, &SyncChip::shownOrHidden, this, &HeaderBar::fit);
    fit();
}

QSize HeaderBar::minimumSizeHint() const
{
    return {0, Theme::current().scaled(50)};
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void HeaderBar::fit()
{
    const Theme &theme = Theme::current();
    m_name->setVisible(width() >= theme.scaled(900));
    const bool hasChip = m_chip && m_chip->isVisibleTo(m_end);
    if (m_chip)
        m_chip->setShort(width() < theme.scaled(1280));
    m_status->setVisible(!hasChip && !m_status->text().isEmpty() && width() >= theme.scaled(760));
}
