#include "models/schema/schema.h"
#include "models/storage/customfields.h"
#include "tests/fuzz/fuzz.h"

/// The declaration of a custom field as the file keeps it: refused, or the same after being written again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    // Qt's JSON drops one byte-order mark at the beginning of a text each time it reads it.
    const Result<Field> field = fieldFromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).replace("\xef\xbb\xbf", "").replace("\\ufeff", ""));
    if (!field)
        return 0;
    const QByteArray written = fieldToJson(*field);
    const Result<Field> again = fieldFromJson(written);
    if (!again || fieldToJson(*again) != written)
        qFatal("A declaration does not come back: %s", written.constData());
    return 0;
}

QList<QByteArray> fuzzSeeds()
{
    return {R"({"name":"Branch__c","type":"text","label":"Branch","remoteName":"Branch__c"})", R"({"name":"A__c","type":"currency","decimals":2,"help":"Money.","label":""})",
            R"({"name":"P__c","type":"picklist","choices":[{"value":"a","label":"A"},{"value":"b"},7]})", R"({"name":"L__c","type":"lookup","targets":["Account","Contact"]})", "{}", "[]", "", R"({"name":"x","type":"address"})"};
}
