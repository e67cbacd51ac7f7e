#include "forms/sync/notedialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

NoteDialog::NoteDialog(const QString &title, const QString &text, const QString &fileName, QWidget *parent)
    : QDialog(parent)
    , m_words(text)
    , m_fileName(fileName)
    , m_said(makeLabel({}, "meta", this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(Theme::current().scaled(680), Theme::current().scaled(480));
    auto *view = new QPlainTextEdit(text, this);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setAccessibleName(title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = makeButton(tr("Copy"), "neutral");
    QPushButton *keep = makeButton(tr("Save…"), "neutral");
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    buttons->addButton(keep, QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_words);
        m_said->setText(tr("Copied"));
    });
    connect(keep, &QPushButton::clicked, this, &NoteDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->addWidget(view, 1);
    layout->addWidget(m_said);
    layout->addWidget(buttons);
}

void NoteDialog::save()
{
    auto *dialog = new QFileDialog(this, windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(m_words.toUtf8()) >= 0 && file.commit();
        m_said->setText(written ? tr("Saved") : tr("It could not be saved: %1").arg(file.errorString()));
    });
    dialog->open();
}
