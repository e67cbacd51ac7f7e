#include "models/reports/referencesheet.h"

#include "models/schema/objects/referencenames.h"
#include "models/schema/owncompany.h"
#include "models/schema/values.h"

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("References", sentence);
}

/// What fits on one page beside the rest.
QString shortened(const QString &text, int most)
{
    const QString plain = text.trimmed();
    if (plain.size() <= most)
        return plain;
    const qsizetype end = plain.lastIndexOf(u' ', most);
    return plain.left(end > most / 2 ? end : most).trimmed() + u'…';
}

class Sheet
{
public:
    Sheet(const FoundReference &reference, const Schema &schema, bool outside)
        : m_reference(reference)
        , m_type(*schema.type(object_code::customerReference))
        , m_outside(outside)
    {
    }

    QList<ReviewSection> sections() const
    {
        ReviewSection story {.key = u"story"_s, .title = say(QT_TRANSLATE_NOOP("References", "The Story")), .message = shortened(m_reference.useCase, 900)};
        if (story.message.isEmpty())
            story.message = m_reference.name;
        ReviewTable facts {.columns = {{.label = say(QT_TRANSLATE_NOOP("References", "Fact"))}, {.label = say(QT_TRANSLATE_NOOP("References", "Value")), .weight = 3}}};
        for (const auto &[label, value] : publicFacts()) {
            if (!value.isEmpty())
                facts.rows << QStringList {label, value};
        }
        story.tables << facts;
        QList<ReviewSection> all {story};
        if (!m_outside)
            all << use();
        return all;
    }

private:
    QString shown(const QString &field, const QString &value) const
    {
        return value.isEmpty() ? QString() : displayText(*m_type.field(field), value, QLocale());
    }
    QString label(const QString &field) const { return labelOf(*m_type.field(field)); }

    QList<std::pair<QString, QString>> publicFacts() const
    {
        using namespace customer_reference;
        return {{say(QT_TRANSLATE_NOOP("References", "Customer")), m_reference.customer}, {label(customer_reference::type), shown(customer_reference::type, m_reference.type)},
                {label(category), shown(category, m_reference.category)}, {say(QT_TRANSLATE_NOOP("References", "Industry")), m_reference.industry},
                {say(QT_TRANSLATE_NOOP("References", "Products")), m_reference.products.join(u", "_s)}, {label(url), shortened(m_reference.url, 200)}};
    }

    QString approval(bool given, const QDate &on) const
    {
        if (!given)
            return say(QT_TRANSLATE_NOOP("References", "not approved"));
        return on.isValid() ? say(QT_TRANSLATE_NOOP("References", "approved on %1")).arg(QLocale().toString(on, QLocale::ShortFormat)) : say(QT_TRANSLATE_NOOP("References", "approved"));
    }

    ReviewSection use() const
    {
        using namespace customer_reference;
        const QString verdict = m_reference.isUsable(true) ? say(QT_TRANSLATE_NOOP("References", "Usable today.")) : m_reference.isUsable(false) ? say(QT_TRANSLATE_NOOP("References", "Usable today, inside only.")) : say(QT_TRANSLATE_NOOP("References", "Not usable today."));
        ReviewSection section {.key = u"use"_s, .title = say(QT_TRANSLATE_NOOP("References", "May It Be Used?")), .message = verdict, .points = m_reference.reasons(), .internal = true};
        ReviewTable table {.columns = {{.label = say(QT_TRANSLATE_NOOP("References", "Fact"))}, {.label = say(QT_TRANSLATE_NOOP("References", "Value")), .weight = 3}}, .internal = true};
        const QString contact = m_reference.contactTitle.isEmpty() ? m_reference.contact : say(QT_TRANSLATE_NOOP("References", "%1, %2")).arg(m_reference.contact, m_reference.contactTitle);
        const QString uses = m_reference.limit < 0 ? QLocale().toString(m_reference.uses) : say(QT_TRANSLATE_NOOP("References", "%1 of %2")).arg(m_reference.uses).arg(m_reference.limit);
        for (const auto &[name, value] : std::initializer_list<std::pair<QString, QString>> {
                 {label(status), shown(status, m_reference.status)}, {label(reach), shown(reach, m_reference.reach)}, {label(audience), shown(audience, m_reference.audience)}, {label(customer_reference::contact), contact},
                 {label(customerLegal), approval(m_reference.facts.customerLegal, m_reference.customerLegalOn)}, {label(ownLegal), approval(m_reference.facts.ownLegal, m_reference.ownLegalOn)},
                 {say(QT_TRANSLATE_NOOP("References", "Uses This Quarter")), uses}, {label(customer_reference::notes), shortened(m_reference.notes.simplified(), 240)}}) {
            if (!value.isEmpty())
                table.rows << QStringList {name, value};
        }
        section.tables << table;
        return section;
    }

    const FoundReference &m_reference;
    const ObjectType &m_type;
    const bool m_outside;
};

} // namespace

ReviewDocument referenceSheet(const FoundReference &reference, const Schema &schema, const QDate &today, ReviewAudience audience)
{
    const bool outside = audience == ReviewAudience::Customer;
    return {.account = reference.account, .customer = reference.customer, .title = say(QT_TRANSLATE_NOOP("References", "Customer reference")), .quarter = say(QT_TRANSLATE_NOOP("References", "As of %1")).arg(QLocale().toString(today, QLocale::ShortFormat)), .preparedBy = ownCompany(), .ownCompany = ownCompany(),
            .first = today, .last = today, .made = today, .language = QLocale().bcp47Name(), .rightToLeft = QLocale().textDirection() == Qt::RightToLeft, .audience = audience,
            .sections = Sheet(reference, schema, outside).sections(), .sources = {}};
}

QString sheetRefusal(const FoundReference &reference)
{
    if (reference.isUsable(true) && reference.facts.customerLegal && reference.facts.ownLegal)
        return {};
    return say(QT_TRANSLATE_NOOP("References", "A customer copy was not written: %1")).arg(reference.reasons().join(u' '));
}
