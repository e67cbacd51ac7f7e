#pragma once

#include "forms/fields/fieldeditor.h"
#include "models/storage/syncstate.h"

#include <QWidget>

#include <memory>
#include <vector>

class QButtonGroup;
class QCheckBox;
class QGridLayout;
class QLabel;
class RecordStore;

/// One record that both sides changed: for each field what it was, mine, theirs, or words of one's own; what comes of it; and whether
/// the field is to be decided so from now on. UI thread.
class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Open, Mine, Theirs, Own };
    struct Decision {
        QString field; ///< empty: the record
        Side side = Side::Open;
        QVariant own = {}; ///< the value of Side::Own
        bool always = false;
    };

    ConflictPanel(RecordStore &store, const QList<SyncState::Conflict> &conflicts, QWidget *parent = nullptr);
    RecordId record() const { return m_conflicts.first().record; }
    /// What was chosen so far.
    QList<Decision> decisions() const;
    void chooseAll(Side side);
    bool isTouched() const;
    /// The first thing to choose.
    QWidget *firstChoice() const;

Q_SIGNALS:
    void chosen();

private:
    struct Row {
        const SyncState::Conflict *conflict = nullptr;
        const Field *field = nullptr;
        QButtonGroup *sides = nullptr;
        FieldEditor *own = nullptr;
        QLabel *result = nullptr;
        QCheckBox *always = nullptr;
    };
    void addRecordRow(QGridLayout *grid, Row &row);
    void addFieldRow(QGridLayout *grid, Row &row, int at);
    void addChoice(QGridLayout *grid, const Row &row, Side side, const QString &words, int at, int column);
    void showResult(const Row &row);

    RecordStore &m_store;
    EditorContext m_context;
    const QList<SyncState::Conflict> m_conflicts;
    std::vector<std::unique_ptr<Row>> m_rows;
};
