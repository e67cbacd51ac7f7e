#pragma once

#include "models/outgoing/feedbacksender.h"

#include <QAbstractTableModel>

/// The queue of feedback, newest first: call, account, to whom, when it was queued, how it stands. UI thread.
class OutgoingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CallColumn, AccountColumn, ToColumn, QueuedColumn, StateColumn, ColumnCount };

    explicit OutgoingModel(FeedbackSender &sender, QObject *parent = nullptr);

    const Outgoing::Message &message(int row) const { return m_messages.at(row); }
    bool isReady() const { return m_ready; }
    int rowOf(qint64 message) const; ///< −1: not listed

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void ready();
    void failed(const Error &error);

private:
    QString stateOf(const Outgoing::Message &message) const;
    QString waitingWords(const Outgoing::Message &message) const;

    FeedbackSender &m_sender;
    QList<Outgoing::Message> m_messages;
    bool m_ready = false;
    int m_asked = 0;
};
