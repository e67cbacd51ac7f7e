#include "models/exchange/listtext.h"

#include "models/exchange/csvwriter.h"
#include "models/schema/values.h"
#include "models/storage/listquery.h"

#include <QFileInfo>
#include <QSaveFile>

namespace {

constexpr int rowsPerSlice = 512;

/// One text being made: asks for its rows slice by slice, and each time lets others go first.
class Job
{
public:
    Job(RecordStore &store, ListText::Rows rows)
        : m_schema(store.schema())
        , m_rows(std::move(rows))
    {
        const ObjectType *type = m_schema.type(m_rows.object);
        for (const QString &name : std::as_const(m_rows.fields)) {
            const Field *field = type->field(name);
            if (!field)
                continue;
            m_fields << field;
            m_read << (field->hasColumn() ? QStringList {name} : field->parts);
        }
        const QString currency = u"CurrencyIsoCode"_s;
        if (type->field(currency) && !m_read.contains(currency))
            m_read << currency;
    }
    virtual ~Job() = default;

    /// True while there is more to do.
    Result<bool> slice(Connection &connection)
    {
        if (m_done == 0) {
            if (const Result<> begun = begin(); !begun)
                return begun.error();
        }
        const QList<RecordId> ids = m_rows.ids.mid(m_done, rowsPerSlice);
        const Result<RowBlock> block = ListQuery::rows(connection, m_schema, m_rows.object, ids, m_read);
        if (!block)
            return block.error();
        for (const Record &record : block->records) {
            if (record.id)
                add(record, block->titles);
        }
        m_done += ids.size();
        const Result<> written = endSlice(m_done);
        return written ? Result<bool>(m_done < m_rows.ids.size()) : Result<bool>(written.error());
    }

protected:
    virtual Result<> begin() = 0;
    virtual void add(const Record &record, const QHash<RecordId, QString> &titles) = 0;
    virtual Result<> endSlice(qsizetype done) = 0;
    const QList<const Field *> &fields() const { return m_fields; }
    qsizetype rowCount() const { return m_rows.ids.size(); }

private:
    Schema &m_schema;
    const ListText::Rows m_rows;
    QList<const Field *> m_fields;
    QStringList m_read;
    qsizetype m_done = 0;
};

template <typename Answer, typename OneJob>
void runSlices(Database &database, std::shared_ptr<OneJob> job, std::shared_ptr<QPromise<Result<Answer>>> promise)
{
    database.run(
        [&database, job, promise](Connection &connection) {
            const Result<bool> more = job->slice(connection);
            if (more && *more) {
                runSlices(database, job, promise);
                return true;
            }
            promise->addResult(more ? job->finish() : Result<Answer>(more.error()));
            promise->finish();
            return true;
        },
        Database::Turn::Background);
}

template <typename Answer, typename OneJob>
QFuture<Result<Answer>> start(RecordStore &store, std::shared_ptr<OneJob> job)
{
    auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    runSlices(store.database(), std::move(job), promise);
    return promise->future();
}

class CopyJob : public Job
{
public:
    CopyJob(RecordStore &store, const ListText::Rows &rows, const QLocale &locale)
        : Job(store, rows)
        , m_locale(locale)
    {
    }
    Result<ListText::Copied> finish()
    {
        m_copied.html += u"</table>"_s;
        return m_copied;
    }

protected:
    Result<> begin() override
    {
        m_copied.html = u"<table>"_s;
        QStringList labels;
        for (const Field *field : fields())
            labels << labelOf(*field);
        addLine(labels, u"th"_s);
        return {};
    }
    void add(const Record &record, const QHash<RecordId, QString> &titles) override
    {
        QStringList cells;
        for (const Field *field : fields()) {
            cells << (field->hasColumn() ? displayText(*field, record.value(field->name), m_locale, record.text(u"CurrencyIsoCode"_s), titles)
                                         : addressLines(*field, record).join(u", "_s));
        }
        addLine(cells, u"td"_s);
    }
    Result<> endSlice(qsizetype) override { return {}; }

private:
    void addLine(const QStringList &cells, const QString &element)
    {
        QStringList plain;
        m_copied.html += u"<tr>"_s;
        for (const QString &cell : cells) {
            // A tab or a line break in a cell would shift every cell behind it.
            plain << QString(cell).replace(u'\t', u' ').replace(u'\n', u' ');
            m_copied.html += u"<%1>%2</%1>"_s.arg(element, cell.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        }
        m_copied.html += u"</tr>"_s;
        m_copied.text += plain.join(u'\t') + u'\n';
    }
    const QLocale m_locale;
    ListText::Copied m_copied;
};

class CsvJob : public Job
{
public:
    CsvJob(RecordStore &store, const ListText::Rows &rows, const QString &path, std::shared_ptr<ListText::Progress> progress)
        : Job(store, rows)
        , m_file(path)
        , m_progress(std::move(progress))
    {
    }
    Result<int> finish()
    {
        if (!m_file.commit())
            return failure();
        return int(rowCount());
    }

protected:
    Result<> begin() override
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return failure();
        CsvWriter::Row labels;
        for (const Field *field : fields())
            labels << labelOf(*field).toUtf8();
        m_pending = QByteArray("\xef\xbb\xbf"); // spreadsheets take a file without this mark for Latin-1
        CsvWriter::append(m_pending, labels);
        return {};
    }
    void add(const Record &record, const QHash<RecordId, QString> &titles) override
    {
        CsvWriter::Row cells;
        for (const Field *field : fields())
            cells << textOf(*field, record, titles).toUtf8();
        CsvWriter::append(m_pending, cells);
    }
    Result<> endSlice(qsizetype done) override
    {
        if (m_progress && m_progress->cancelled) {
            m_file.cancelWriting();
            return Error {.kind = Error::Kind::Cancelled, .text = QCoreApplication::translate("ListText", "The export was cancelled; no file was written.")};
        }
        if (m_file.write(m_pending) != m_pending.size())
            return failure();
        m_pending.clear();
        if (m_progress)
            m_progress->rows = done;
        return {};
    }

private:
    static QString textOf(const Field &field, const Record &record, const QHash<RecordId, QString> &titles)
    {
        if (!field.hasColumn())
            return addressLines(field, record).join(u", "_s);
        const QVariant value = record.value(field.name);
        return field.isLookup() || field.type == FieldType::Picklist ? displayText(field, value, QLocale::c(), {}, titles) : toNeutral(field, value);
    }
    Error failure() const
    {
        return {.kind = m_file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull : Error::Kind::ReadOnly,
                .text = QCoreApplication::translate("ListText", "The file %1 cannot be written here. Choose another place.").arg(QFileInfo(m_file.fileName()).fileName()),
                .detail = m_file.errorString()};
    }
    QSaveFile m_file;
    const std::shared_ptr<ListText::Progress> m_progress;
    QByteArray m_pending;
};

} // namespace

QFuture<Result<ListText::Copied>> ListText::copied(RecordStore &store, const Rows &rows, const QLocale &locale)
{
    return start<Copied>(store, std::make_shared<CopyJob>(store, rows, locale));
}

QFuture<Result<int>> ListText::toCsv(RecordStore &store, const Rows &rows, const QString &path, std::shared_ptr<Progress> progress)
{
    return start<int>(store, std::make_shared<CsvJob>(store, rows, path, std::move(progress)));
}
