#pragma once

#include <QFrame>

class QHBoxLayout;
class QLineEdit;

/// The edge of an input made of several parts (a line with a calendar button, a lookup, pills): drawn as a line edit, with the ring of
/// focus while a part has the keyboard and a red edge while its dynamic property "invalid" holds.
class InputFrame : public QFrame
{
    Q_OBJECT

public:
    explicit InputFrame(QWidget *parent);
    QHBoxLayout *row() const { return m_row; }
    /// A line without an edge of its own.
    QLineEdit *makeLine();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_row;
    QLineEdit *m_line = nullptr;
};
