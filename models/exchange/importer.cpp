#include "models/exchange/importer.h"

#include "models/exchange/importjob.h"
#include "models/storage/slices.h"

#include <QFileInfo>

QFuture<Result<ImportReport>> Importer::run(RecordStore &store, const QStringList &paths, Options options, std::shared_ptr<Progress> progress)
{
    const RuleContext context = store.context();
    QStringList names;
    for (const QString &path : paths)
        names << QFileInfo(path).fileName();
    const Writer::Options step {.name = QCoreApplication::translate("Import", "Import %1").arg(names.join(u", "_s)), .who = context.me, .now = context.now};
    auto promise = std::make_shared<QPromise<Result<ImportReport>>>();
    promise->start();
    auto job = std::make_shared<ImportJob>(store.schema(), paths, options, std::move(progress), step);
    runInSlices(store.database(), [job, promise, &database = store.database(), announce = store.announcer()](Connection &connection) {
        const Result<bool> more = job->slice(connection, database);
        if (more && *more)
            return true;
        const Result<ImportReport> report = job->finished(connection, more);
        if (!job->isDryRun())
            announce(job->changes());
        promise->addResult(report);
        promise->finish();
        return false;
    });
    return promise->future();
}
