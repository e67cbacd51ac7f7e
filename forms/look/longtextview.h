#pragma once

#include <QTextBrowser>

/// Text of several lines from people, to be read and copied: Markdown, rendered without ever fetching anything, wrapped anywhere if a run
/// has no blank, as high as its lines up to a limit and scrolling within it from there. The one place where text from people becomes rich
/// text. HTML in it is shown as it is written; pictures are an empty placeholder; a link is one only with https, mailto or tel, and opens
/// outside. Line breaks stay as typed. UI thread.
class LongTextView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit LongTextView(const QString &text, QWidget *parent = nullptr);
    void setWords(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    void fitHeight();
    void dropUnsafeLinks();
};

/// The Markdown that is given to Qt: line breaks kept, nesting and runs without blank cut to what lays out quickly.
QString tamedMarkdown(const QString &text);
