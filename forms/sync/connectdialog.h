#pragma once

#include "models/sync/synchroniser.h"

#include <QDialog>

class Notice;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

/// Connects the workspace to an org: where one signs in, as which app, and then the wait for the browser. Nothing is stored before the
/// org has said yes. UI thread.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    ConnectDialog(Synchroniser &sync, const SyncAccount &account, SignInFlow::Browser browser, QWidget *parent);

Q_SIGNALS:
    /// The org said yes; the settings may be kept.
    void connected(const SyncAccount &account);

protected:
    void reject() override;

private:
    QWidget *buildForm();
    QWidget *buildWait();
    SyncAccount typed() const;
    void begin();
    void codeCame(const SyncAccount &account, const Result<SignInCode> &code);
    void showForm(const QString &problem = {});

    Synchroniser &m_sync;
    const SyncAccount m_account;
    const SignInFlow::Browser m_browser;
    SignInFlow *m_flow = nullptr;
    QStackedWidget *m_pages;
    Notice *m_notice;
    QComboBox *m_host = nullptr;
    QLineEdit *m_client = nullptr;
    QLineEdit *m_port = nullptr;
    QLabel *m_waiting = nullptr;
    QPushButton *m_connect = nullptr;
    QPushButton *m_copy = nullptr;
};
