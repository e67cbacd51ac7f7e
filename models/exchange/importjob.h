#pragma once

#include "models/exchange/fieldlist.h"
#include "models/exchange/importer.h"
#include "models/exchange/rowreader.h"
#include "models/exchange/usageexchange.h"

#include <QSet>

/// One import from its first file to its report. Lives as long as its slices; touched by the database thread only.
class ImportJob
{
public:
    ImportJob(Schema &schema, QStringList paths, Importer::Options options, std::shared_ptr<Importer::Progress> progress, Writer::Options step);
    ~ImportJob();

    /// Does a part of the work in one transaction. True while there is more. A part that fails leaves no trace, also in the schema.
    Result<bool> slice(Connection &connection, const Database &database);
    /// The report; on an error everything that earlier slices brought is taken back.
    Result<ImportReport> finished(Connection &connection, const Result<bool> &last);
    const ChangeSet &changes() const { return m_changes; }
    bool isDryRun() const { return m_options.dryRun; }

private:
    struct Source {
        ImportFile file;
        int object = 0;
        bool own = false; ///< written by Steward's own export: values come back as they were
    };
    struct Open;
    struct LateLink {
        RecordId record;
        QString field;
        QString link;
        bool own;
    };

    Result<bool> work(Connection &connection, const Database &database);
    Result<> prepare(Writer &writer);
    Result<> takeFieldList(Writer &writer, const FieldList &list);
    /// In a workspace where nobody has worked yet, the person of the export is the person who works here.
    Result<> adoptPerson(Writer &writer, const QString &uuid);
    Result<bool> openNext(Writer &writer);
    void closeFile();
    Result<> addUnknownColumns(Writer &writer, const ObjectType &type, const Source &source);
    Result<> takeRow(Writer &writer);
    Result<> store(Writer &writer, const Record &record);
    Result<> storeAgain(Writer &writer, RecordId existing, const Record &record);
    Result<RecordId> storeNew(Writer &writer, const Record &record);
    void noteLinks(RecordId id, const Record &record);
    Result<> resolveLate(Writer &writer);
    void reject(const Error &error);
    bool isLinkTarget(const ObjectType &type) const;
    ImportReport::Counts &counts();

    Schema &m_schema;
    QStringList m_paths;
    Importer::Options m_options;
    std::shared_ptr<Importer::Progress> m_progress;
    Writer::Options m_step;
    LinkResolver m_links;
    QList<Source> m_sources;
    UsageImport m_usage;
    bool m_recordsDone = false;
    std::unique_ptr<Open> m_open;
    bool m_prepared = false;
    qint64 m_bytesBefore = 0;
    QList<LateLink> m_late;
    QSet<RecordId> m_seen; ///< records that were here before and that this import has given once
    QHash<int, RecordId> m_firstNew; ///< by object: ids from here on are this import's
    ImportReport m_report;
    ChangeSet m_changes;
};
