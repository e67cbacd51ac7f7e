#include "forms/sync/synclogpage.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

SyncLogPage::SyncLogPage(Synchroniser &sync, QWidget *parent)
    : Page(pageKey(), parent)
    , m_sync(sync)
    , m_text(new QPlainTextEdit(this))
    , m_notice(new Notice(this))
{
    auto *card = new Card(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 12, 16, 12);
    head->setSpacing(12);
    head->addWidget(new Tile(icon(), colorToken(), 42, card));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title(), "pageTitle", card));
    QLabel *what = makeLabel(tr("Times, requests and counts; no passwords and nothing that your records say. Times are UTC."), "meta", card);
    what->setWordWrap(true);
    words->addWidget(what);
    head->addLayout(words, 1);
    QPushButton *save = makeButton(tr("Save Log…"), "neutral", {}, card);
    head->addWidget(save);
    card->body()->addLayout(head);
    card->body()->addWidget(m_notice);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(title());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFrameShape(QFrame::NoFrame);
    card->body()->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(card);
    connect(save, &QPushButton::clicked, this, &SyncLogPage::askWhere);
    connect(&m_sync, &Synchroniser::finished, this, &SyncLogPage::refresh);
    refresh();
}

void SyncLogPage::takeFocus()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void SyncLogPage::refresh()
{
    const QStringList lines = m_sync.log().lines();
    m_text->setPlainText(lines.isEmpty() ? tr("Nothing has happened yet.") : lines.join(u'\n'));
    m_text->moveCursor(QTextCursor::End);
    m_text->moveCursor(QTextCursor::StartOfLine);
}

void SyncLogPage::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save Log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"steward-sync-log.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SyncLogPage::saveTo);
    dialog->open();
}

void SyncLogPage::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(m_sync.log().lines().join(u'\n').toUtf8() + '\n') >= 0 && file.commit();
    if (!written)
        return m_notice->show(tr("The log could not be saved: %1").arg(file.errorString()));
    Q_EMIT toast(tr("Log saved"));
}
