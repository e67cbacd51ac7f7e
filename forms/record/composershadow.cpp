#include "forms/record/composershadow.h"

#include "forms/look/theme.h"

#include <QEvent>
#include <QPainter>

namespace {
constexpr int reach = 20; ///< how far the shadow is seen
constexpr int radius = 8; ///< of the caster's corners
}

ComposerShadow::ComposerShadow(QWidget *caster)
    : QWidget(caster->parentWidget())
    , m_caster(caster)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    caster->installEventFilter(this);
    connect(caster, &QObject::destroyed, this, &QObject::deleteLater);
    follow();
}

void ComposerShadow::follow()
{
    const bool here = m_caster->parentWidget() == parentWidget();
    setGeometry(m_caster->geometry().adjusted(-reach, -reach, reach, reach));
    setVisible(here && m_caster->isVisibleTo(parentWidget()));
    if (here)
        stackUnder(m_caster);
}

bool ComposerShadow::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ZOrderChange:
    case QEvent::ParentChange:
        follow();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void ComposerShadow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Rings of growing size add up to a soft edge.
    const QRectF body = QRectF(rect()).adjusted(reach, reach, -reach, -reach);
    const int strength = Theme::current().isDark() ? 11 : 5;
    painter.setBrush(QColor(8, 20, 44, strength));
    for (int ring = reach - 2; ring > 0; ring -= 2)
        painter.drawRoundedRect(body.adjusted(-ring, -ring, ring, ring), radius + ring, radius + ring);
}
