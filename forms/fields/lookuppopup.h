#pragma once

#include "forms/fields/overlay.h"
#include "models/schema/field.h"
#include "models/schema/record.h"
#include "models/storage/recordstore.h"

#include <QPushButton>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QVBoxLayout;
struct EditorContext;

/// One offer of a lookup's list: tile, title, the line that tells twins apart, and badges. Read by its words.
class LookupRow : public QPushButton
{
    Q_OBJECT

public:
    LookupRow(const Hit &hit, const ObjectType &type, QWidget *parent);
    /// "New Contact “Ann”".
    LookupRow(const QString &words, const ObjectType &type, QWidget *parent);
    const Hit &hit() const { return m_hit; }
    const ObjectType &type() const { return m_type; }
    void setCurrent(bool current);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;

Q_SIGNALS:
    void entered();

private:
    void paintBadges(QPainter &painter, QRect place) const;
    const Hit m_hit; ///< id 0: creates a record
    const ObjectType &m_type;
    bool m_current = false;
};

/// What drops down under a lookup: recent records while nothing is typed, else the best matches, and below them "New …". The
/// keyboard stays in the line. An answer to an older question is dropped; Enter waits for the answer to the newest.
class LookupPopup : public Overlay
{
    Q_OBJECT

public:
    LookupPopup(const Field &field, const EditorContext &context, QLineEdit *line, QWidget *anchor);
    /// Asks for what stands in the line now and shows the answer.
    void ask(const QString &typed);
    /// Records that are not offered.
    void setTaken(const QList<RecordId> &ids) { m_taken = ids; }
    /// Up, Down, Enter, Escape. False if the key means something else.
    bool handleKey(QKeyEvent *event);
    /// The only record whose title is what was typed; id 0 if there is none.
    Hit onlyMatch(const QString &typed) const;
    bool isWaiting() const { return m_waiting > 0; }

Q_SIGNALS:
    void chosen(const Hit &hit);
    void createWanted(const QString &target, const QString &typed);
    void answered();

private:
    void takeAnswer(int asked, int target, const QList<Hit> &hits);
    void takeNearby(int asked, int target, const QList<Hit> &hits);
    void settle();
    void fill();
    void addRow(LookupRow *row);
    void setCurrent(int row);
    void pick(const LookupRow *row);

    const Field m_field;
    const EditorContext &m_context;
    QLineEdit *m_line;
    QVBoxLayout *m_list;
    QLabel *m_note;
    QList<LookupRow *> m_rows;
    QList<QList<Hit>> m_answers; ///< per target
    QList<QList<Hit>> m_nearby; ///< per target, while nothing is typed
    QList<RecordId> m_taken;
    QString m_typed;
    int m_current = -1;
    int m_asked = 0;
    int m_waiting = 0;
    bool m_pickWhenAnswered = false;
};

/// Title, second line (without links) and badges of records by id. A record that is gone is left out.
QHash<RecordId, Hit> hitsOf(const Schema &schema, const QList<Record> &records);
