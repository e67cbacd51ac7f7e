#pragma once

#include "models/result.h"

#include <QCoreApplication>
#include <QDateTime>

// What the files of the engine share.

/// A change may be stamped before it can be seen: as long as one request may take on the server.
constexpr qint64 overlapSeconds = 600;
/// Reading nothing new is noted at this distance only, so that a run with nothing to do writes nothing.
constexpr qint64 restSeconds = 300;
constexpr qint64 sweepDays = 7;

inline QString stampText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss.000'Z'"_s);
}

inline QDateTime stampTime(const QString &text)
{
    return QDateTime::fromString(text.left(19) + u'Z', Qt::ISODate);
}

inline Error stopped()
{
    return {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("Sync", "The synchronisation was stopped. It goes on where it was."), .detail = u"stopped"_s};
}
