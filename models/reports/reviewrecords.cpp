#include "models/reports/reviewrecords.h"

#include "models/schema/objects/reviewnames.h"

#include <QJsonArray>
#include <QJsonDocument>

Record reviewRecord(const ReviewDocument &document)
{
    Record record {.object = object_code::businessReview};
    record.set(business_review::name, QCoreApplication::translate("Reviews", "%1, %2").arg(document.customer, document.quarter).left(255));
    record.set(business_review::account, qlonglong(document.account));
    record.set(business_review::first, document.first);
    record.set(business_review::last, document.last);
    record.set(business_review::due, document.last.addDays(10));
    record.set(business_review::status, u"Draft"_s);
    record.set(business_review::version, qlonglong(document.version));
    setDocument(record, document);
    return record;
}

bool isDrafted(const Record &record)
{
    return !record.text(business_review::document).isEmpty();
}

Result<ReviewDocument> documentOf(const Record &record)
{
    return reviewFromJson(QJsonDocument::fromJson(record.text(business_review::document).toUtf8()).object());
}

void setDocument(Record &record, const ReviewDocument &document)
{
    record.set(business_review::document, QString::fromUtf8(QJsonDocument(toJson(document)).toJson(QJsonDocument::Compact)));
}

QByteArray templateOf(const ReviewDocument &document)
{
    QJsonArray sections;
    for (const ReviewSection &section : document.sections)
        sections.append(QJsonObject {{u"key"_s, section.key}, {u"title"_s, section.title}, {u"included"_s, section.included}});
    return QJsonDocument(QJsonObject {{u"sections"_s, sections}}).toJson(QJsonDocument::Compact);
}

void applyTemplate(ReviewDocument &document, const QByteArray &arrangement)
{
    const QJsonArray wanted = QJsonDocument::fromJson(arrangement).object().value(u"sections"_s).toArray();
    QList<ReviewSection> arranged;
    for (const QJsonValue &one : wanted) {
        const QString key = one[u"key"].toString();
        const auto found = std::find_if(document.sections.begin(), document.sections.end(), [&key](const ReviewSection &section) { return section.key == key; });
        if (found == document.sections.end())
            continue;
        ReviewSection section = *found;
        document.sections.erase(found);
        if (const QString title = one[u"title"].toString(); !title.isEmpty())
            section.title = title;
        section.included = one[u"included"].toBool(true);
        arranged << section;
    }
    document.sections = arranged + document.sections;
}

QString templateFact(const QString &segment)
{
    return u"review.template:"_s + segment;
}
