#pragma once

#include "forms/shell/page.h"
#include "models/lists/outgoingmodel.h"

class Notice;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

/// Outgoing Feedback: the calls that go to productboard and Mattermost, each with its state and the server's words; edit, discard, send
/// now, open the call. UI thread.
class OutgoingPage : public Page
{
    Q_OBJECT

public:
    explicit OutgoingPage(FeedbackSender &sender, QWidget *parent = nullptr);
    static QString pageKey() { return u"outgoing-feedback"_s; }

    QString title() const override { return tr("Outgoing Feedback"); }
    QString icon() const override { return u"send"_s; }
    QString colorToken() const override { return u"product"_s; }
    void takeFocus() override;
    bool edit() override;
    void refresh() override { m_model->reload(); }
    QList<QWidget *> regions() const override;

    OutgoingModel &model() const { return *m_model; }
    QTableView &table() const { return *m_table; }

private:
    QWidget *buildHead();
    QWidget *buildRowButtons();
    QWidget *buildEmpty();
    void buildTable();
    void showState();
    void showChoice();
    QString factsLine() const;
    const Outgoing::Message *chosen() const;
    void act(const QFuture<Result<>> &done, const QString &said);
    void showMenu(const QPoint &at);

    FeedbackSender &m_sender;
    OutgoingModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_content;
    Notice *m_notice = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_why = nullptr; ///< of an empty table
    QLabel *m_words = nullptr; ///< about the chosen message
    QPushButton *m_edit = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_open = nullptr;
};
