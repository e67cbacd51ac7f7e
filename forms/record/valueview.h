#pragma once

#include "forms/record/shownrecord.h"

#include <QWidget>

/// One value of a record to be read: text that can be selected, a pill for a choice with a tone, links for people, companies,
/// mail, phone and web. Opens mail, phone and web itself; asks for records by `openRecord`. UI thread.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    enum class Room {
        Line, ///< a header: one line, dates with their distance
        Block, ///< the details: as many lines as it takes
    };
    explicit ValueView(Room room, QWidget *parent = nullptr);

    /// Does nothing if what it shows stays the same, so focus and selection stay.
    void show(const ShownRecord &shown, const Field &field);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    /// The value in words, as Copy takes it.
    QString words() const { return m_words; }

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);

private:
    void addPill(const ShownRecord &shown, const Field &field, const Choice &choice);
    void addLinks(const ShownRecord &shown, const Field &field);
    void addText(const ShownRecord &shown, const Field &field);
    void addEmpty();
    Room m_room;
    QString m_words;
    QString m_shown; ///< all that decides what the widgets are; empty: none yet
};
