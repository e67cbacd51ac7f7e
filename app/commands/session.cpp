#include "app/commands/session.h"

#include <cstdio>

CommandSession::CommandSession(const QString &profileFolder)
    : profile(profileFolder)
    , store(database, schema)
{
}

Result<> CommandSession::open()
{
    if (const Result<> opened = profile.open(); !opened)
        return opened;
    return wait(store.open(profile.dataFile()));
}

void CommandSession::tell(const QString &words)
{
    fputs((words + u'\n').toUtf8().constData(), stderr);
}
