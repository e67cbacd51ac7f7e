#include "forms/record/stagemark.h"

#include "forms/record/recorddialog.h"

static QString stageName(const ObjectType &type, const QString &stage)
{
    const Field *field = type.field(type.path.field);
    const Choice *choice = field->choice(stage);
    return choice ? labelOf(*field, *choice) : stage;
}

/// The path's field, what the stage asks for, and what a refusal named besides.
static void askFor(RecordStore &store, const ShownRecord &shown, const QString &stage, const QList<Problem> &problems, QWidget *parent,
                   const std::function<void(RecordId)> &done)
{
    const ObjectType &type = *shown.type;
    QStringList fields {type.path.field};
    fields += type.path.fieldsAt(stage);
    for (const Problem &problem : problems) {
        if (type.field(problem.field) && !fields.contains(problem.field))
            fields << problem.field;
    }
    QuickForm form {.name = u"stage"_s, .label = QCoreApplication::translate("StageMark", "%1: %2", "a record and the stage it comes to").arg(shown.title(), stageName(type, stage)), .fields = fields};
    RecordDialog *dialog = RecordDialog::openForm(store, shown.record.id, form, {{type.path.field, stage}}, parent, done);
    Q_UNUSED(dialog)
}

void markStage(RecordStore &store, const ShownRecord &shown, const QString &stage, QWidget *parent, std::function<void(const QString &words)> done)
{
    const ObjectType &type = *shown.type;
    const Choice *choice = type.field(type.path.field)->choice(stage);
    const auto saved = [done, words = QCoreApplication::translate("StageMark", "%1 is at %2", "a record and its stage").arg(shown.title(), stageName(type, stage))](RecordId) { done(words); };
    if (choice && choice->closed && !type.path.fieldsAt(stage).isEmpty())
        return askFor(store, shown, stage, {}, parent, saved);
    Record record = shown.record;
    record.set(type.path.field, stage);
    whenReady(store.save(record, {}, {type.path.field}), parent, [&store, shown, stage, parent, saved](const Result<RecordId> &answer) {
        if (answer)
            saved(*answer);
        else
            askFor(store, shown, stage, answer.error().problems, parent, saved);
    });
}
