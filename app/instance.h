#pragma once

#include <QLocalServer>
#include <QObject>

#include <functional>

/// The line between two starts on one profile. The first start listens; a later one hands over what it was asked to show and ends.
/// One JSON object per line: {"open": "ID"}, where an empty ID only brings the window to the front; the answer is "ok". UI thread.
class Instance : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes calls under `name`. The profile's lock is held, so a socket of that name is a leftover and is removed.
    bool listen(const QString &name);
    /// Calls the first start and tells `done` whether it answered within a few seconds.
    static void handOver(const QString &name, const QString &openId, QObject *context, std::function<void(bool answered)> done);

Q_SIGNALS:
    void asked(const QString &openId);

private:
    void take();
    QLocalServer m_server;
};
