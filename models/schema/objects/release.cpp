#include "models/schema/objects/common.h"
#include "models/schema/objects/reviewnames.h"

// A small register of one's own product's releases (Fleet handbook, business review: "one slide with information on the latest release
// and any upcoming big ticket features").

const ObjectType &releaseType()
{
    static const ObjectType type {
        .name = u"Release__c"_s, .code = object_code::release,
        .label = QT_TRANSLATE_NOOP("Schema", "Release"), .pluralLabel = QT_TRANSLATE_NOOP("Schema", "Releases"),
        .remoteName = u"Release__c"_s, .fileNames = {u"Release"_s, u"Releases"_s}, .icon = u"box-seam"_s, .color = u"product"_s,
        .nameField = release::name, .subtitle = {release::date},
        .fields = {
            {.name = release::name, .label = QT_TRANSLATE_NOOP("Schema", "Release Name"), .help = QT_TRANSLATE_NOOP("Schema", "As customers know it: Fleet 4.61."), .remoteName = u"Name"_s, .required = true, .indexed = true, .maxLength = 80},
            {.name = release::date, .type = FieldType::Date, .label = QT_TRANSLATE_NOOP("Schema", "Release Date"), .help = QT_TRANSLATE_NOOP("Schema", "A day to come makes it an upcoming release."), .remoteName = release::date, .required = true, .indexed = true},
            {.name = release::summary, .label = QT_TRANSLATE_NOOP("Schema", "Summary"), .help = QT_TRANSLATE_NOOP("Schema", "One sentence that a customer may read."), .remoteName = release::summary, .maxLength = 255},
            {.name = release::notesUrl, .type = FieldType::Url, .label = QT_TRANSLATE_NOOP("Schema", "Release Notes URL"), .remoteName = release::notesUrl},
            {.name = release::highlights, .type = FieldType::LongText, .label = QT_TRANSLATE_NOOP("Schema", "Highlights"), .help = QT_TRANSLATE_NOOP("Schema", "One line for each; customers read them."), .remoteName = release::highlights},
        },
        .layout = {{QT_TRANSLATE_NOOP("Schema", "Release Information"), {release::name, release::date, release::summary, release::notesUrl, release::highlights}}},
        .listColumns = {release::name, release::date, release::summary, release::notesUrl},
        .listSort = release::date, .listDescending = true,
        .highlights = {release::date, release::summary, release::notesUrl},
    };
    return type;
}
