#include "forms/look/longtextview.h"

#include "forms/look/theme.h"

#include <QTextDocument>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

LongTextView::LongTextView(const QString &text, QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setProperty("role", u"value"_s);
    setFont(Theme::current().font(1.04));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWords(text);
}

void LongTextView::setWords(const QString &text)
{
    setPlainText(text);
    fitHeight();
}

QSize LongTextView::sizeHint() const
{
    return {Theme::current().scaled(200), height()};
}

QSize LongTextView::minimumSizeHint() const
{
    return {Theme::current().scaled(40), height()};
}

void LongTextView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void LongTextView::fitHeight()
{
    const int limit = Theme::current().scaled(320);
    document()->setTextWidth(viewport()->width());
    const int wanted = int(std::ceil(document()->size().height())) + 2;
    setVerticalScrollBarPolicy(wanted > limit ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int height = std::min(std::max(wanted, fontMetrics().height() + 2), limit);
    if (height != minimumHeight())
        setFixedHeight(height);
}
