#include "forms/record/recordform.h"

#include "forms/fields/lookuppopup.h"
#include "forms/record/recorddialog.h"
#include "models/schema/values.h"
#include "models/storage/verdicts.h"

#include <QPointer>

// What a form knows of other records: the account it is about, records made from its lookups, defaults that follow from links.

static const QString accountField = u"AccountId"_s;

bool RecordForm::sameFieldValue(const Field &field, const QVariant &a, const QVariant &b)
{
    if (field.type == FieldType::CheckBox)
        return a.toBool() == b.toBool();
    return toNeutral(field, a) == toNeutral(field, b);
}

/// A new record's defaults may follow from what it is linked to: asks for them again, without touching what was typed.
void RecordForm::propose()
{
    QHash<QString, QVariant> typed = record().values;
    for (const FieldEditor *editor : std::as_const(m_order)) {
        const Field &field = editor->field();
        const bool follows = !field.follows.isEmpty() && !isChanged(editor); // still as it was proposed at first
        if (follows || m_proposed.contains(field.name) || (field.type == FieldType::CheckBox && !isChanged(editor) && !m_baseline.value(field.name).toBool()))
            typed.remove(field.name);
    }
    typed.removeIf([](const auto &entry) { return !entry.value().isValid(); });
    const int asked = ++m_asked;
    whenReady(m_store.prepare(m_type.code, typed, m_form ? m_form->name : QString()), this, [this, asked](const Result<Record> &prepared) {
        if (asked == m_asked && prepared)
            takeProposals(*prepared);
    });
}

/// Warnings may depend on linked records, which only storage reads.
void RecordForm::askWarnings()
{
    if (!m_type.check)
        return;
    const int asked = ++m_warningsAsked;
    whenReady(warningsOf(m_store, record()), this, [this, asked](const QList<Problem> &found) {
        if (asked == m_warningsAsked)
            takeWarnings(found);
    });
}

void RecordForm::takeWarnings(const QList<Problem> &found)
{
    const QList<Problem> before = std::exchange(m_warnings, found);
    for (FieldEditor *editor : std::as_const(m_order)) {
        const auto isOf = [editor](const Problem &problem) { return problem.field == editor->field().name; };
        const auto warning = std::find_if(found.cbegin(), found.cend(), isOf);
        const auto old = std::find_if(before.cbegin(), before.cend(), isOf);
        const QString shown = editor->invalidText();
        const bool mine = old != before.cend() && shown == sentenceUnder(editor->field(), *old);
        if (!shown.isEmpty() && !mine)
            continue; // an error stands there
        if (warning != found.cend())
            editor->setInvalid(sentenceUnder(editor->field(), *warning), true);
        else if (mine)
            editor->setInvalid({});
    }
}

void RecordForm::takeProposals(const Record &prepared)
{
    for (FieldEditor *editor : std::as_const(m_order)) {
        const Field &field = editor->field();
        const QVariant value = prepared.value(field.name);
        const bool mine = !m_proposed.contains(field.name) && isChanged(editor);
        if (field.readOnly || !field.hasColumn() || mine || !editor->value() || sameFieldValue(field, *editor->value(), value))
            continue;
        editor->setValue(value);
        m_proposed.removeAll(field.name);
        if (isChanged(editor))
            m_proposed << field.name;
    }
    updateDependents();
    clearSolved();
    askWarnings();
}

void RecordForm::create(const Field &field, const QString &target, const QString &title, const std::function<void(RecordId id)> &done)
{
    const ObjectType *type = m_store.schema().type(target);
    QHash<QString, QVariant> presets = presetsFromTitle(*type, title);
    const QString formName = type->quickForm(field.createForm) ? field.createForm : QString();
    const auto open = [this, type, presets, formName, done](RecordId account) {
        RecordDialog::Options options {.presets = presets, .formName = formName, .saveAndNew = false};
        if (account)
            options.presets.insert(accountField, qlonglong(account));
        RecordDialog::openNew(m_store, *type, options, this, [form = QPointer<RecordForm>(this), done](RecordId id) {
            if (!form)
                return;
            form->window()->activateWindow();
            done(id);
        });
    };
    if (const Field *link = type->field(accountField); link && link->type == FieldType::Lookup && !link->readOnly)
        accountFor(*link, open);
    else
        open(0);
}

void RecordForm::nearby(const ObjectType &target, const std::function<void(const QList<Hit> &hits)> &use) const
{
    const Field *link = target.field(accountField);
    // Of what hangs on the account in numbers (calls, cases) no few are likelier than others.
    if (!link || link->type != FieldType::Lookup || link->readOnly || !target.isWho)
        return use({});
    accountFor(*link, [this, &target, use](RecordId account) {
        if (!account)
            return use({});
        const Query people {.object = target.code, .where = {{.field = accountField, .value = qlonglong(account)}}, .sort = target.nameField, .limit = 5};
        whenReady(m_store.find(people), const_cast<RecordForm *>(this), [this, use](const Result<QList<Record>> &found) {
            QList<Hit> hits;
            if (found) {
                const QHash<RecordId, Hit> known = hitsOf(m_store.schema(), *found);
                for (const Record &record : *found)
                    hits << known.value(record.id);
            }
            use(hits);
        });
    });
}

/// The account that this form is about: what a record made from one of its lookups would belong to.
void RecordForm::accountFor(const Field &link, const std::function<void(RecordId account)> &use) const
{
    if (link.targets.contains(m_type.name))
        return use(m_baseline.id);
    for (const Field &field : m_type.fields) {
        const bool leadsThere = field.type == FieldType::Lookup && !field.readOnly
            && std::any_of(field.targets.cbegin(), field.targets.cend(), [&](const QString &target) { return link.targets.contains(target); });
        const RecordId linked = leadsThere ? valueOf(field).toLongLong() : 0;
        if (!linked)
            continue;
        const ObjectType *type = m_store.schema().typeOf(linked);
        if (type && link.targets.contains(type->name))
            return use(linked);
        // Related To is a case or an opportunity: its account.
        whenReady(m_store.fetch(linked), const_cast<RecordForm *>(this), [use](const Result<Record> &found) {
            use(found ? found->link(accountField) : 0);
        });
        return;
    }
    use(m_baseline.link(accountField));
}
