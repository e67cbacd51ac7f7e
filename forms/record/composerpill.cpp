#include "forms/record/composerpill.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>

ComposerPill::ComposerPill(const QString &icon, const QString &color, QWidget *parent)
    : QFrame(parent)
    , m_open(makeButton({}, "link", {}, this))
    , m_close(makeIconButton(u"x-lg"_s, {}, 24, {}, this))
{
    setObjectName(u"composerPill"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 6, 4);
    row->setSpacing(6);
    row->addWidget(new Tile(icon, color, 22, this));
    row->addWidget(m_open, 1);
    row->addWidget(m_close);
    connect(m_open, &QPushButton::clicked, this, &ComposerPill::opened);
    connect(m_close, &QToolButton::clicked, this, &ComposerPill::closed);
}

void ComposerPill::setText(const QString &text, const QString &title)
{
    m_text = text;
    m_open->setAccessibleName(text);
    m_open->setToolTip(text);
    m_close->setAccessibleName(tr("Close %1").arg(title));
    m_close->setToolTip(m_close->accessibleName());
    fit();
}

void ComposerPill::setMaximum(int width)
{
    m_most = width;
    fit();
}

void ComposerPill::fit()
{
    const int others = Theme::current().scaled(22 + 24) + 8 + 6 + 2 * 6 + 8;
    m_open->setText(escapedMnemonic(m_open->fontMetrics().elidedText(m_text, Qt::ElideRight, std::max(40, m_most - others))));
    adjustSize();
}

void ComposerPill::takeFocus()
{
    m_open->setFocus(Qt::OtherFocusReason);
}
