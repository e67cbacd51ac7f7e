#include "forms/usage/pastedialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

UsagePasteDialog::UsagePasteDialog(RecordStore &store, RecordId account, QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr)
    , m_store(store)
    , m_account(account)
    , m_text(new QPlainTextEdit(this))
    , m_words(makeLabel({}, "meta", this))
    , m_keep(makeButton(tr("Store Numbers"), "brand", {}, this))
    , m_notice(new Notice(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Paste a Table of Usage"));
    const Theme &theme = Theme::current();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(12));
    rows->setSpacing(theme.scaled(8));
    rows->addWidget(makeLabel(windowTitle(), "pageTitle", this));
    QLabel *hint = makeLabel(tr("The first row names the columns: Date and one column for each metric; or Metric and one column for each month; or Date, Metric, Value."), "hint", this);
    hint->setWordWrap(true);
    rows->addWidget(hint);
    rows->addWidget(m_notice);
    m_text->setAccessibleName(tr("Table"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    rows->addWidget(m_text, 1);
    m_words->setWordWrap(true);
    rows->addWidget(m_words);
    auto *foot = new QHBoxLayout;
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, this);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_keep);
    rows->addLayout(foot);
    resize(theme.scaled(640), theme.scaled(460));
    m_keep->setEnabled(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &UsagePasteDialog::store);
    connect(m_text, &QPlainTextEdit::textChanged, this, &UsagePasteDialog::read);
    whenReady(accountKeys(store), this, [this](const Result<QHash<QString, RecordId>> &keys) {
        if (!keys)
            return m_notice->show(keys.error().text);
        m_accounts = *keys;
        // What was copied is what this was opened for; a text without columns is not.
        const QString copied = QGuiApplication::clipboard()->text();
        if (m_text->toPlainText().isEmpty() && copied.contains(u'\t'))
            m_text->setPlainText(copied);
        read();
    });
}

void UsagePasteDialog::read()
{
    m_notice->clear();
    m_rows.clear();
    QBuffer buffer;
    buffer.setData(m_text->toPlainText().toUtf8());
    buffer.open(QIODevice::ReadOnly);
    Result<UsageTable> table = buffer.size() ? readUsageTable(buffer) : Result<UsageTable>(UsageTable {});
    if (!table) {
        m_words->setText(table.error().text);
        m_keep->setEnabled(false);
        return;
    }
    m_rows = resolveUsage(*table, m_accounts, m_account);
    showRead(*table, m_rows);
}

void UsagePasteDialog::showRead(const UsageTable &table, const QList<UsageRow> &rows)
{
    QStringList lines;
    if (!rows.isEmpty())
        lines << tr("%n number(s) will be stored.", nullptr, int(rows.size()));
    for (const UsageTable::Fault &fault : table.faults.mid(0, 3))
        lines << tr("Line %1: %2").arg(fault.line).arg(fault.text);
    if (table.faults.size() > 3)
        lines << tr("%n more line(s) cannot be read.", nullptr, int(table.faults.size()) - 3);
    m_words->setText(lines.join(u'\n'));
    m_keep->setEnabled(!rows.isEmpty());
}

void UsagePasteDialog::store()
{
    m_keep->setEnabled(false);
    whenReady(storeUsage(m_store, m_rows, tr("Paste a table")), this, [this](const Result<UsageStored> &done) {
        m_keep->setEnabled(true);
        if (!done)
            return m_notice->show(done.error().text);
        Q_EMIT stored(done->created + done->changed);
        accept();
    });
}
