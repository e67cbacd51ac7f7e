#include "app/commands/session.h"

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
