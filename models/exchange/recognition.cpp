#include "models/exchange/recognition.h"

#include "models/exchange/columnmap.h"
#include "models/schema/salesforceid.h"

#include <QFileInfo>

namespace {

/// Objects of Salesforce whose columns look like those of another one, but are not.
bool isForeignObject(const QString &name)
{
    static const QStringList foreign {u"Lead"_s, u"Campaign"_s, u"CampaignMember"_s, u"Contract"_s, u"Order"_s, u"Asset"_s, u"Product2"_s, u"Pricebook2"_s, u"Quote"_s,
                                      u"Solution"_s, u"Note"_s, u"Attachment"_s, u"Group"_s, u"Individual"_s, u"Partner"_s, u"EmailMessage"_s, u"CaseComment"_s};
    return foreign.contains(name, Qt::CaseInsensitive) || name.endsWith(u"__c"_s, Qt::CaseInsensitive);
}

/// How much of the header an object knows: 0 to 1; 0 as well if what the object needs is missing.
double familiarity(const ObjectType &type, const QStringList &columns)
{
    const ColumnMap map = mapColumns(type, columns);
    int known = int(map.compound.size());
    QSet<QString> found;
    for (const Field *field : map.fields) {
        if (!field || field->system)
            continue;
        ++known;
        found.insert(field->name);
    }
    for (const Field &field : type.fields) {
        if (field.required && !field.readOnly && !found.contains(field.name))
            return 0;
    }
    if (!found.contains(type.nameField) && std::none_of(type.fields.begin(), type.fields.end(), [&](const Field &field) { return field.required && found.contains(field.name); }))
        return 0;
    return double(known) / double(std::max<qsizetype>(1, columns.size()));
}

const ObjectType *byColumns(const Schema &schema, const QString &fileName, const QStringList &columns)
{
    const ObjectType *best = nullptr;
    double bestScore = 0.6;
    for (const ObjectType *type : schema.types()) {
        double score = familiarity(*type, columns);
        for (const QString &word : {type->name, type->remoteName, type->label}) {
            if (score >= 0.3 && !word.isEmpty() && fileName.contains(word, Qt::CaseInsensitive)) {
                score += 1;
                break;
            }
        }
        if (score > bestScore) {
            best = type;
            bestScore = score;
        }
    }
    return best;
}

} // namespace

const ObjectType *recognisedObject(const Schema &schema, const ImportFile &file)
{
    if (const ObjectType *type = schema.recognised(file.object))
        return type;
    if (isForeignObject(file.object))
        return nullptr;
    const Result<std::unique_ptr<RowSource>> opened = openRows(file.path);
    if (!opened)
        return nullptr;
    RowSource &rows = **opened;
    const QStringList columns = rows.columns();
    const qsizetype id = columns.indexOf(u"Id"_s);
    if (id >= 0 && rows.next()) {
        const QString remote = toId18(QString::fromUtf8(rows.cell(int(id))));
        if (!remote.isEmpty())
            return schema.byKeyPrefix(remote);
    }
    return byColumns(schema, QFileInfo(file.path).completeBaseName(), columns);
}
