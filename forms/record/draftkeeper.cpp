#include "forms/record/draftkeeper.h"

#include "forms/record/recordform.h"
#include "models/schema/values.h"

#include <QJsonDocument>
#include <QUuid>

namespace {

// A draft is small JSON: the frame's members, "typed" (RecordForm::draft) and "at" (ISO, UTC).
constexpr int restMs = 2000;
constexpr int oldestMs = 3000;

} // namespace

DraftKeeper::DraftKeeper(RecordStore &store, RecordForm &form, const QString &key, const QJsonObject &frame)
    : QObject(&form)
    , m_store(store)
    , m_form(form)
    , m_key(key)
    , m_frame(frame)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::keepNow);
    connect(&form, &RecordForm::edited, this, &DraftKeeper::noteEdit);
}

QString DraftKeeper::newKey(const QString &kind)
{
    return kind + u':' + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QJsonObject DraftKeeper::frameOf(const ObjectType &type, RecordId record, const QString &formName)
{
    return {{u"object"_s, type.name}, {u"record"_s, QString::number(record)}, {u"form"_s, formName}, {u"open"_s, true}};
}

void DraftKeeper::setFrame(const QJsonObject &frame)
{
    if (frame == m_frame)
        return;
    m_frame = frame;
    if (isKept())
        keepNow();
}

void DraftKeeper::noteEdit()
{
    if (m_paused)
        return;
    if (!m_timer.isActive())
        m_sinceFirstEdit.start();
    m_timer.start(int(std::clamp<qint64>(oldestMs - m_sinceFirstEdit.elapsed(), 0, restMs)));
}

void DraftKeeper::keepNow()
{
    m_timer.stop();
    if (m_paused)
        return;
    if (!m_form.isEdited()) {
        drop();
        return;
    }
    const QDateTime now = m_store.context().now;
    QJsonObject whole = m_frame;
    whole.insert(u"typed"_s, m_form.draft());
    whole.insert(u"at"_s, now.toUTC().toString(Qt::ISODateWithMs));
    m_inFile = true;
    whenReady(m_store.keepDraft(m_key, QJsonDocument(whole).toJson(QJsonDocument::Compact)), this, [this, now](const Result<> &kept) {
        if (!m_inFile)
            return; // dropped meanwhile
        m_error = kept ? QString() : kept.error().text;
        if (kept)
            m_keptAt = now;
        Q_EMIT changed();
    });
}

void DraftKeeper::drop()
{
    m_timer.stop();
    if (!m_inFile)
        return;
    m_inFile = false;
    m_keptAt = {};
    (void)m_store.dropDraft(m_key);
    Q_EMIT changed();
}

void DraftKeeper::pause()
{
    m_paused = true;
    m_timer.stop();
}

void DraftKeeper::resume()
{
    m_paused = false;
    if (m_form.isEdited())
        noteEdit();
}

std::optional<Draft> Draft::read(const Schema &schema, const QString &key, const QByteArray &json)
{
    const QJsonObject whole = QJsonDocument::fromJson(json).object();
    Draft draft {.key = key,
                 .object = whole.value(u"object"_s).toString(),
                 .form = whole.value(u"form"_s).toString(),
                 .record = whole.value(u"record"_s).toString().toLongLong(),
                 .about = whole.value(u"about"_s).toString().toLongLong(),
                 .open = whole.value(u"open"_s).toBool(true),
                 .minimized = whole.value(u"minimized"_s).toBool(),
                 .at = QDateTime::fromString(whole.value(u"at"_s).toString(), Qt::ISODateWithMs),
                 .typed = whole.value(u"typed"_s).toObject()};
    const ObjectType *type = schema.type(draft.object);
    if (!type || (!draft.form.isEmpty() && !type->quickForm(draft.form)))
        return {};
    draft.start.object = type->code;
    const QJsonObject start = whole.value(u"start"_s).toObject();
    for (auto it = start.begin(); it != start.end(); ++it) {
        const Field *field = type->field(it.key());
        if (!field)
            continue;
        if (const Result<QVariant> value = fromNeutral(*field, it.value().toString()); value)
            draft.start.set(field->name, *value);
    }
    return draft;
}

QString Draft::words(const Schema &schema) const
{
    const ObjectType *type = schema.type(object);
    return type ? typed.value(type->nameField).toString() : QString();
}

QJsonObject startValues(const ObjectType &type, const Record &record)
{
    QJsonObject start;
    for (auto it = record.values.cbegin(); it != record.values.cend(); ++it) {
        if (const Field *field = type.field(it.key()); field && it->isValid())
            start.insert(it.key(), toNeutral(*field, *it));
    }
    return start;
}
