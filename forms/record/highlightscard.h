#pragma once

#include "forms/look/widgets.h"
#include "forms/record/shownrecord.h"

class HeaderActions;
class FlowLayout;
class ValueView;

/// The head of a record's page: tile, object, name with badges, actions, and up to seven key fields of the declaration. It can
/// shrink to one line. UI thread.
class HighlightsCard : public Card
{
    Q_OBJECT

public:
    explicit HighlightsCard(const ObjectType &type, QWidget *parent = nullptr);
    void show(const ShownRecord &shown);
    HeaderActions *actions() const { return m_actions; }
    /// One line: tile, name, badges, actions.
    void setShrunk(bool shrunk);
    bool isShrunk() const { return m_shrunk; }
    /// How much lower it is when it has shrunk.
    int shrinkBy() const;

Q_SIGNALS:
    void openRecord(RecordId id, bool newTab);

private:
    QWidget *makeHead();
    void showBadges(const ShownRecord &shown);
    const ObjectType &m_type;
    Tile *m_tile;
    QLabel *m_object;
    ElidedLabel *m_name;
    QHBoxLayout *m_badges;
    HeaderActions *m_actions;
    QWidget *m_fields;
    QList<QPair<QString, ValueView *>> m_values;
    bool m_shrunk = false;
};
