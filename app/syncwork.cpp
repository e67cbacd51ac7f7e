#include "app/syncwork.h"

#include "app/actions.h"
#include "app/syncaccount.h"
#include "forms/look/widgets.h"
#include "forms/sync/connectdialog.h"
#include "forms/sync/conflictspage.h"
#include "forms/sync/mappingpage.h"
#include "forms/sync/pendingpage.h"
#include "forms/sync/scopedialog.h"
#include "forms/sync/synclogpage.h"

#include <QMessageBox>
#include <QPushButton>

SyncWork::SyncWork(const Parts &parts, const Actions &actions, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_actions(actions)
    , m_window(window)
{
    actions.on("sync.connect"_L1, this, [this] { connectToOrg(); });
    actions.on("sync.disconnect"_L1, this, [this] { disconnectFromOrg(); });
    actions.on("sync.scope"_L1, this, [this] { chooseScope(); });
    actions.on("sync.now"_L1, this, [this] { syncNow(); });
    connect(actions.at("sync.offline"_L1), &QAction::triggered, this, &SyncWork::switchOffline);
    const std::pair<QLatin1StringView, QString> pages[] {{"sync.pending"_L1, PendingPage::pageKey()}, {"sync.conflicts"_L1, ConflictsPage::pageKey()}, {"sync.mapping"_L1, MappingPage::pageKey()}, {"sync.log"_L1, SyncLogPage::pageKey()}};
    for (const auto &[name, key] : pages)
        actions.on(name, this, [this, key = key] { Q_EMIT pageAsked(key); });
    connect(parts.sync, &Synchroniser::changed, this, &SyncWork::update);
    update();
}

void SyncWork::update()
{
    const bool connected = m_parts.sync->isConnected();
    for (const auto name : {"sync.now"_L1, "sync.disconnect"_L1, "sync.scope"_L1, "sync.offline"_L1})
        m_actions.at(name)->setEnabled(connected);
    m_actions.at("sync.offline"_L1)->setChecked(m_parts.sync->isOffline());
    m_actions.at("sync.connect"_L1)->setText(connected ? tr("Sign In &Again…") : tr("&Connect to Salesforce…"));
}

void SyncWork::connectToOrg()
{
    whenReady(mayConnect(m_parts.store), this, [this](const Result<> &may) {
        if (!may)
            return Q_EMIT failed(may.error().text);
        SyncAccount account = accountIn(m_parts.settings);
        if (account.secret.isEmpty())
            account.secret = newSecretName();
        auto *dialog = new ConnectDialog(*m_parts.sync, account, openInBrowser, m_window);
        connect(dialog, &ConnectDialog::connected, this, [this](const SyncAccount &kept) {
            keepAccount(m_parts.settings, kept, m_parts.sync->instance());
            Q_EMIT said(tr("Connected to %1").arg(m_parts.sync->instance()));
            if (m_parts.secrets && m_parts.secrets->place() == SecretStore::Place::Memory)
                Q_EMIT failed(m_parts.secrets->sentence());
            Q_EMIT pageAsked(PendingPage::pageKey());
            m_parts.sync->lastSync().isValid() ? void(m_parts.sync->sync()) : chooseScope();
        });
        dialog->open();
    });
}

/// Nothing is loaded for the first time before somebody saw how much it is.
void SyncWork::chooseScope()
{
    auto *dialog = new ScopeDialog(*m_parts.sync, m_window);
    connect(dialog, &ScopeDialog::chosen, this, &SyncWork::syncNow);
    dialog->open();
}

/// What waits stays, but nobody sends it any more: that is worth a question.
void SyncWork::disconnectFromOrg()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Disconnect from Salesforce"), tr("Steward signs out. Everything stays on this computer; what was not sent is sent when you connect again."), QMessageBox::Cancel, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *act = makeButton(tr("Disconnect"), "neutral");
    box->addButton(act, QMessageBox::AcceptRole);
    connect(act, &QPushButton::clicked, this, [this] {
        whenReady(m_parts.sync->disconnectFromOrg(), this, [this](const Result<> &told) {
            keepAccount(m_parts.settings, {}, {});
            told ? Q_EMIT said(tr("Disconnected from Salesforce")) : Q_EMIT failed(told.error().text);
        });
    });
    box->open();
}

void SyncWork::syncNow()
{
    if (m_parts.sync->state() == Synchroniser::State::Working)
        return;
    whenReady(m_parts.sync->sync(), this, [this](const Result<SyncReport> &report) {
        if (!report && report.error().kind != Error::Kind::Cancelled)
            return Q_EMIT failed(report.error().text);
        if (report)
            Q_EMIT said(tr("Synced: %1 received, %2 sent").arg(QLocale().toString(report->pulled()), QLocale().toString(report->pushed())));
    });
}

void SyncWork::switchOffline(bool offline)
{
    m_parts.settings.setValue(setting::syncOffline, offline);
    m_parts.sync->setOffline(offline);
    update();
}
