#include "forms/sync/connectdialog.h"

#include "forms/fields/combobox.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QIntValidator>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

ConnectDialog::ConnectDialog(Synchroniser &sync, const SyncAccount &account, SignInFlow::Browser browser, QWidget *parent)
    : QDialog(parent)
    , m_sync(sync)
    , m_account(account)
    , m_browser(std::move(browser))
    , m_pages(new QStackedWidget(this))
    , m_notice(new Notice(this))
{
    setWindowTitle(tr("Connect to Salesforce"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Theme::current().scaled(560));
    m_pages->addWidget(buildForm());
    m_pages->addWidget(buildWait());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_connect = makeButton(tr("Connect"), "brand");
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    m_connect->setDefault(true);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &ConnectDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    m_client->setFocus();
}

QWidget *ConnectDialog::buildForm()
{
    auto *form = new QWidget(this);
    m_host = new ComboBox(form);
    m_host->setEditable(true);
    m_host->addItems({u"https://login.salesforce.com"_s, u"https://test.salesforce.com"_s});
    m_host->setEditText(m_account.signIn.host);
    m_client = new QLineEdit(m_account.signIn.clientId, form);
    m_port = new QLineEdit(QString::number(m_account.signIn.port), form);
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    auto *rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setRowWrapPolicy(QFormLayout::WrapAllRows);
    rows->setVerticalSpacing(6);
    const auto hint = [&](const QString &text) {
        QLabel *label = makeLabel(text, "hint", form);
        label->setWordWrap(true);
        rows->addRow(label);
    };
    const auto field = [&](const QString &text, QWidget *input) {
        QLabel *label = makeLabel(text, "fieldLabel", form);
        label->setBuddy(input);
        input->setAccessibleName(text);
        rows->addRow(label, input);
    };
    QLabel *what = makeLabel(tr("You sign in in your browser; Steward never sees your password. Your work stays on this computer and is exchanged with the org in the background."), "value", form);
    what->setWordWrap(true);
    rows->addRow(what);
    field(tr("Sign-in address"), m_host);
    hint(tr("Production, a sandbox, or your My Domain such as https://yourcompany.my.salesforce.com."));
    field(tr("Client id"), m_client);
    hint(tr("The consumer key of the app that your administrator registered for Steward."));
    field(tr("Port"), m_port);
    hint(tr("The number in the app's callback address: 1717 in http://localhost:1717/OauthRedirect."));
    return form;
}

QWidget *ConnectDialog::buildWait()
{
    auto *wait = new QWidget(this);
    m_waiting = makeLabel({}, "value", wait);
    m_waiting->setWordWrap(true);
    m_copy = makeButton(tr("Copy Address"), "neutral", {}, wait);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_flow)
            QGuiApplication::clipboard()->setText(m_flow->address().toString(QUrl::FullyEncoded));
    });
    auto *layout = new QVBoxLayout(wait);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_waiting);
    layout->addWidget(m_copy, 0, Qt::AlignLeading);
    layout->addStretch(1);
    return wait;
}

SyncAccount ConnectDialog::typed() const
{
    SyncAccount account = m_account;
    account.signIn = {m_host->currentText().trimmed(), m_client->text().trimmed(), m_port->text().toInt()};
    while (account.signIn.host.endsWith(u'/'))
        account.signIn.host.chop(1);
    return account;
}

void ConnectDialog::showForm(const QString &problem)
{
    m_pages->setCurrentIndex(0);
    m_connect->setVisible(true);
    problem.isEmpty() ? m_notice->clear() : m_notice->show(problem);
}

void ConnectDialog::begin()
{
    const SyncAccount account = typed();
    if (const Result<> good = checkSignIn(account.signIn); !good)
        return showForm(good.error().text);
    m_notice->clear();
    m_flow = new SignInFlow(account.signIn, m_browser, this);
    connect(m_flow, &SignInFlow::waiting, this, [this](const QUrl &, bool opened) {
        m_waiting->setText(opened ? tr("Sign in in the browser window that opened. Steward goes on by itself when you have.")
                                  : tr("No browser could be opened. Copy the address and open it in a browser on this computer."));
        m_pages->setCurrentIndex(1);
        m_connect->setVisible(false);
    });
    connect(m_flow, &SignInFlow::finished, this, [this, account](const Result<SignInCode> &code) { codeCame(account, code); });
    m_flow->start();
}

void ConnectDialog::codeCame(const SyncAccount &account, const Result<SignInCode> &code)
{
    m_flow->deleteLater();
    m_flow = nullptr;
    if (!code)
        return showForm(code.error().text);
    m_waiting->setText(tr("Connecting…"));
    whenReady(m_sync.connectAs(account, *code), this, [this, account](const Result<> &done) {
        if (!done)
            return showForm(done.error().text);
        Q_EMIT connected(account);
        accept();
    });
}

void ConnectDialog::reject()
{
    if (m_flow)
        return m_flow->cancel(); // back to the form; a second time closes
    QDialog::reject();
}
