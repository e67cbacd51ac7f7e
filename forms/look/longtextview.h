#pragma once

#include <QTextEdit>

/// Text of several lines from people, to be read and copied: always plain text, wrapped anywhere if a run has no blank, as
/// high as its lines up to a limit and scrolling within it from there. UI thread.
class LongTextView : public QTextEdit
{
    Q_OBJECT

public:
    explicit LongTextView(const QString &text, QWidget *parent = nullptr);
    void setWords(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
};
