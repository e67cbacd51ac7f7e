#include "forms/shell/openfailure.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace {

QString headingOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Busy:
        return OpenFailure::tr("The workspace is in use");
    case Error::Kind::NewerVersion:
        return OpenFailure::tr("The workspace is of a newer Steward");
    case Error::Kind::Damaged:
        return OpenFailure::tr("The workspace is damaged");
    case Error::Kind::ReadOnly:
        return OpenFailure::tr("The workspace cannot be written");
    case Error::Kind::DiskFull:
        return OpenFailure::tr("The disk is full");
    case Error::Kind::BadInput:
        return OpenFailure::tr("This is no workspace of Steward");
    default:
        return OpenFailure::tr("The workspace could not be opened");
    }
}

/// Whether another file can help: where the place itself is the trouble it cannot.
bool fileIsTheTrouble(Error::Kind kind)
{
    return kind == Error::Kind::Damaged || kind == Error::Kind::NewerVersion || kind == Error::Kind::BadInput;
}

} // namespace

OpenFailure::OpenFailure(QWidget *parent)
    : QWidget(parent)
    , m_content(nullptr)
{
    auto *card = new Card(this);
    card->setMaximumWidth(Theme::current().scaled(620));
    card->body()->setContentsMargins(24, 20, 24, 24);
    m_content = new QVBoxLayout;
    m_content->setSpacing(12);
    card->body()->addLayout(m_content);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 4);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(3);
}

void OpenFailure::show(const Error &error, const QList<QFileInfo> &backups)
{
    while (QLayoutItem *item = m_content->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    m_text = error.text;
    m_content->addWidget(makeLabel(headingOf(error.kind), "pageTitle"));
    QLabel *sentence = makeLabel(error.text, "value");
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_content->addWidget(sentence);
    if (!error.detail.isEmpty()) {
        QLabel *detail = makeLabel(error.detail, "hint");
        detail->setWordWrap(true);
        detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_content->addWidget(detail);
    }
    if (fileIsTheTrouble(error.kind))
        addBackups(backups);
    auto *row = new OverflowRow;
    QPushButton *again = makeButton(tr("Try Again"), "brand");
    connect(again, &QPushButton::clicked, this, &OpenFailure::tryAgain);
    row->addButton(again);
    if (fileIsTheTrouble(error.kind)) {
        QPushButton *choose = makeButton(tr("Open a Backup…"), "neutral");
        connect(choose, &QPushButton::clicked, this, &OpenFailure::chooseBackup);
        row->addButton(choose);
        QPushButton *anew = makeButton(tr("Start a New Workspace"), "neutral");
        anew->setToolTip(tr("The file that is there now is kept under another name."));
        connect(anew, &QPushButton::clicked, this, &OpenFailure::startAnew);
        row->addButton(anew);
    }
    QPushButton *quit = makeButton(tr("Quit"), "neutral");
    connect(quit, &QPushButton::clicked, this, &OpenFailure::quit);
    row->addButton(quit);
    m_content->addWidget(row);
    QWidget::show();
    again->setFocus(Qt::OtherFocusReason);
}

void OpenFailure::addBackups(const QList<QFileInfo> &backups)
{
    if (backups.isEmpty())
        return;
    m_content->addWidget(makeLabel(tr("Backups of this workspace"), "sectionTitle"));
    for (const QFileInfo &backup : backups.mid(0, 5)) {
        const QString when = QLocale().toString(backup.lastModified(), QLocale::ShortFormat);
        QPushButton *button = makeButton(tr("Restore the backup of %1 (%2)").arg(when, QLocale().formattedDataSize(backup.size())), "link");
        connect(button, &QPushButton::clicked, this, [this, path = backup.filePath()] { Q_EMIT restoreFrom(path); });
        m_content->addWidget(button);
    }
}

QString OpenFailure::text() const
{
    return m_text;
}
