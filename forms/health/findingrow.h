#pragma once

#include "models/schema/objecttype.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLineEdit;

/// One feature of a health check: used or not, why, what could be better, and what is made of it. UI thread.
class FindingRow : public QFrame
{
    Q_OBJECT

public:
    /// `finding` is stored or new; `type` is its declaration.
    FindingRow(const ObjectType &type, const Record &finding, QWidget *parent = nullptr);

    /// With all that was typed.
    Record record() const;
    bool isEdited() const;
    /// Nothing was typed at all.
    bool isBlank() const;
    QString feature() const;
    void takeFocus();

Q_SIGNALS:
    void edited();
    void taskWanted();
    void requestWanted();
    void removeWanted();

private:
    QLineEdit *addLine(class QGridLayout *grid, int row, int column, int span, const Field &field);
    Record m_record;
    QLineEdit *m_feature;
    QComboBox *m_used;
    QLineEdit *m_why;
    QLineEdit *m_better;
    QCheckBox *m_inReview;
};
