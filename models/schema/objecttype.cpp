#include "models/schema/objecttype.h"

#include "models/schema/values.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <numeric>

const Field *ObjectType::field(const QString &fieldName) const
{
    if (!fieldIndex.isEmpty()) {
        const auto found = fieldIndex.constFind(fieldName);
        return found == fieldIndex.cend() ? nullptr : &fields.at(*found);
    }
    for (const Field &candidate : fields) {
        if (candidate.name == fieldName)
            return &candidate;
    }
    return nullptr;
}

bool RelatedList::takes(const Record &child) const
{
    return std::all_of(only.cbegin(), only.cend(), [&child](const auto &condition) {
        const QVariant value = child.value(condition.first);
        return condition.second.contains(value) || (!value.isValid() && condition.second.contains(false));
    });
}

const QuickForm *ObjectType::quickForm(const QString &formName) const
{
    for (const QuickForm &form : quickForms) {
        if (form.name == formName)
            return &form;
    }
    return nullptr;
}

const RecordAction *ObjectType::action(const QString &actionName) const
{
    for (const RecordAction &candidate : actions) {
        if (candidate.name == actionName)
            return &candidate;
    }
    return nullptr;
}

Record newRecord(const ObjectType &type, const RuleContext &context, const QuickForm *form, const QHash<QString, QVariant> &presets)
{
    Record record {.object = type.code};
    record.values = presets;
    if (form && (!form->presetsApply || form->presetsApply(record, context))) {
        for (auto it = form->presets.cbegin(); it != form->presets.cend(); ++it) {
            if (!record.values.contains(it.key()))
                record.values.insert(it.key(), it.value());
        }
    }
    if (type.defaults)
        type.defaults(record, context);
    return record;
}

QHash<QString, QVariant> presetsFromTitle(const ObjectType &type, const QString &typed)
{
    const QString title = typed.simplified();
    if (title.isEmpty())
        return {};
    const Field *name = type.field(type.nameField);
    if (name && !name->readOnly)
        return {{name->name, title}};
    const QString first = u"FirstName"_s;
    const QString last = u"LastName"_s;
    if (!type.field(first) || !type.field(last))
        return {};
    const qsizetype comma = title.indexOf(u',');
    const qsizetype space = title.lastIndexOf(u' ');
    QHash<QString, QVariant> names;
    if (comma > 0)
        names = {{first, title.mid(comma + 1).trimmed()}, {last, title.left(comma).trimmed()}};
    else
        names = {{first, title.left(space)}, {last, space < 0 ? QString() : title.mid(space + 1)}};
    names.removeIf([](const auto &entry) { return entry.value().toString().isEmpty(); });
    return names;
}

bool ObjectType::isSummary(const QString &fieldName) const
{
    return std::any_of(summaries.cbegin(), summaries.cend(), [&](const Summary &summary) { return summary.field == fieldName; });
}

QList<ShownBadge> badgesOf(const ObjectType &type, const Record &record, const QLocale &locale)
{
    QList<ShownBadge> shown;
    for (const Badge &badge : type.badges) {
        const Field *field = type.field(badge.field);
        const QVariant value = record.value(badge.field);
        if (!field || !value.isValid() || (!field->isNumber() && !value.toBool()))
            continue;
        QString text = translated(badge.label);
        if (field->isNumber() && value.toDouble() > 0)
            text = QCoreApplication::translate("Schema", "%1 · %2").arg(text, displayText(*field, value, locale, record.text(u"CurrencyIsoCode"_s)));
        shown.append({text, badge.tone});
    }
    return shown;
}

void keepApprovals(const QList<Approval> &approvals, Record &record, const RuleContext &context)
{
    if (context.brought)
        return;
    for (const Approval &approval : approvals) {
        if (!record.value(approval.field).toBool()) {
            record.set(approval.by, {});
            record.set(approval.on, {});
            continue;
        }
        // Without the stored record nobody knows whether it was ticked just now.
        if (record.id && (!context.fieldOf || context.fieldOf(record.id, approval.field).toBool()))
            continue;
        const RecordId said = approval.defaultBy.isEmpty() ? context.me : record.link(approval.defaultBy);
        if (!record.link(approval.by) && said)
            record.set(approval.by, qlonglong(said));
        if (!record.value(approval.on).isValid())
            record.set(approval.on, context.today);
    }
}

QStringList badgeFields(const ObjectType &type)
{
    QStringList fields;
    for (const Badge &badge : type.badges)
        fields << badge.field;
    if (!fields.isEmpty() && type.field(u"CurrencyIsoCode"_s))
        fields << u"CurrencyIsoCode"_s;
    return fields;
}

QString badgeTone(const ObjectType &type, const QString &text)
{
    for (const Badge &badge : type.badges) {
        if (text.startsWith(translated(badge.label)))
            return badge.tone;
    }
    return u"warning"_s;
}

QString titleOf(const ObjectType &type, const Record &record)
{
    const QString title = record.text(type.nameField);
    return title.isEmpty() ? QCoreApplication::translate("Schema", "(no name)") : title;
}

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("Rules", sentence);
}

bool isEmpty(const QVariant &value)
{
    if (!value.isValid())
        return true;
    if (value.typeId() == QMetaType::QVariantList)
        return value.toList().isEmpty();
    if (value.typeId() == QMetaType::QStringList)
        return value.toStringList().isEmpty();
    return value.typeId() == QMetaType::QString && value.toString().trimmed().isEmpty();
}

bool isShown(const Field &field, const Record &record)
{
    return field.visibleWhenField.isEmpty() || field.visibleWhen.contains(record.text(field.visibleWhenField));
}

/// The sentence for a value that does not have the form of its type; empty if it is fine.
QString formProblem(const Field &field, const QVariant &value)
{
    static const QRegularExpression email(uR"(^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$)"_s);
    switch (field.type) {
    case FieldType::Email:
        if (!email.match(value.toString().trimmed()).hasMatch())
            return say(QT_TRANSLATE_NOOP("Rules", "%1: enter an address such as ann@example.com.")).arg(labelOf(field));
        return {};
    case FieldType::Url: {
        const QString text = value.toString().trimmed();
        // Salesforce keeps addresses without scheme and pictures as paths: what a browser could open is fine.
        if (text.contains(u' ') || !QUrl(text, QUrl::TolerantMode).isValid())
            return say(QT_TRANSLATE_NOOP("Rules", "%1: enter an address such as https://example.com.")).arg(labelOf(field));
        return {};
    }
    default:
        break;
    }
    if (field.maxLength > 0 && field.isText() && value.toString().size() > field.maxLength)
        return say(QT_TRANSLATE_NOOP("Rules", "%1: shorten it to %2 characters.")).arg(labelOf(field)).arg(field.maxLength);
    return {};
}

} // namespace

QList<Problem> problemsOf(const ObjectType &type, const Record &record, const RuleContext &context, const QuickForm *form)
{
    QList<Problem> problems;
    for (const Field &field : type.fields) {
        // What nobody can fill in is nobody's mistake; not to look at it counts when a million rows come in.
        if (field.readOnly)
            continue;
        const auto found = record.values.constFind(field.name);
        const bool starred = field.required || (form && form->required.contains(field.name));
        if (found == record.values.cend() || isEmpty(*found)) {
            if (starred && isShown(field, record) && !record.dangling.contains(field.name))
                problems.append({field.name, say(QT_TRANSLATE_NOOP("Rules", "%1: fill in this field.")).arg(labelOf(field))});
            continue;
        }
        if (const QString problem = formProblem(field, *found); !problem.isEmpty())
            problems.append({field.name, problem});
    }
    if (type.check)
        problems += type.check(record, context);
    return problems;
}

QStringList Path::fieldsAt(const QString &stage) const
{
    for (const PathStage &one : stages) {
        if (one.value == stage)
            return one.fields;
    }
    return {};
}

static QList<Choice> stagesOf(const ObjectType &type, bool closed)
{
    const Field *field = type.field(type.path.field);
    QList<Choice> all = field ? field->choices : QList<Choice>();
    all.removeIf([closed](const Choice &choice) { return choice.closed != closed; });
    return all;
}

QList<Choice> openStages(const ObjectType &type)
{
    QList<Choice> all = stagesOf(type, false);
    const QStringList &order = type.path.open;
    const auto place = [&order](const Choice &choice) { return order.contains(choice.value) ? order.indexOf(choice.value) : order.size(); };
    std::stable_sort(all.begin(), all.end(), [place](const Choice &a, const Choice &b) { return place(a) < place(b); });
    return all;
}

QList<Choice> endStages(const ObjectType &type)
{
    return stagesOf(type, true);
}

QList<int> ObjectType::shownRelated() const
{
    QList<int> places(related.size());
    std::iota(places.begin(), places.end(), 0);
    places.removeIf([this](int place) { return !related.at(place).panel.isEmpty(); });
    const auto rank = [this](int place) {
        const int first = int(firstRelated.indexOf(related.at(place).object));
        return first < 0 ? int(firstRelated.size()) : first;
    };
    std::stable_sort(places.begin(), places.end(), [rank](int a, int b) { return rank(a) < rank(b); });
    return places;
}
