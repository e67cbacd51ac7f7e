#include "forms/lists/inplacedelegate.h"

#include "models/schema/values.h"

#include <QKeyEvent>

InPlaceDelegate::InPlaceDelegate(RecordStore &store, QObject *parent)
    : ListDelegate(parent)
    , m_context {.store = &store, .today = [&store] { return store.context().today; }}
{
}

QWidget *InPlaceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = static_cast<const RecordListModel *>(index.model());
    const Field *field = model->fieldAt(index.column());
    if (!field || !index.data(RecordListModel::LoadedRole).toBool())
        return nullptr;
    FieldEditor *editor = makeEditor(*field, m_context, parent);
    editor->setBare();
    editor->setAutoFillBackground(true);
    auto *self = const_cast<InPlaceDelegate *>(this);
    connect(editor, &FieldEditor::nextWanted, self, [self, editor] { self->finish(editor); });
    connect(editor, &FieldEditor::submitted, self, [self, editor] { self->finish(editor); });
    connect(editor, &FieldEditor::left, self, [self, editor] { self->finish(editor); });
    editor->input()->installEventFilter(self);
    return editor;
}

void InPlaceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // A row that is read again while somebody types leaves what was typed.
    if (editor->property("filled").toBool())
        return;
    editor->setProperty("filled", true);
    static_cast<FieldEditor *>(editor)->setValue(index.data(RecordListModel::ValueRole));
}

void InPlaceDelegate::finish(FieldEditor *editor)
{
    if (editor->property("done").toBool())
        return;
    if (const Result<QVariant> read = editor->value(); !read)
        return Q_EMIT refused(read.error().text);
    editor->setProperty("done", true);
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor);
}

bool InPlaceDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        QWidget *editor = qobject_cast<QWidget *>(watched);
        while (editor && !qobject_cast<FieldEditor *>(editor))
            editor = editor->parentWidget();
        if (editor && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                editor->setProperty("done", true);
                Q_EMIT closeEditor(editor, RevertModelCache);
            }
            return true;
        }
    }
    return false; // the field's editor knows the other keys
}

void InPlaceDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const auto *model = static_cast<const RecordListModel *>(index.model());
    const Field *field = model->fieldAt(index.column());
    const Result<QVariant> read = static_cast<FieldEditor *>(editor)->value();
    const RecordId id = model->idAt(index.row());
    if (!read || !field || !id || toNeutral(*field, *read) == toNeutral(*field, index.data(RecordListModel::ValueRole)))
        return;
    Record record {.object = objectCodeOf(id), .id = id};
    record.set(field->name, *read);
    auto *self = const_cast<InPlaceDelegate *>(this);
    whenReady(m_context.store->save(record, {}, {field->name}), self, [self](const Result<RecordId> &saved) {
        if (!saved)
            Q_EMIT self->refused(saved.error().text);
    });
}

/// As wide as its words need, within the table.
void InPlaceDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QWidget *room = editor->parentWidget();
    QRect place = option.rect;
    place.setWidth(std::min(room->width(), std::max(place.width(), std::min(editor->sizeHint().width(), 360))));
    place.setHeight(std::max(place.height(), editor->minimumSizeHint().height()));
    place.moveCenter({place.center().x(), option.rect.center().y()});
    place.moveLeft(std::clamp(place.left(), 0, room->width() - place.width()));
    place.moveTop(std::max(0, std::min(place.top(), room->height() - place.height())));
    editor->setGeometry(place);
}
