#include "forms/look/longtextview.h"

#include "forms/look/theme.h"

#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QImage>
#include <QMenu>
#include <QTextBlock>
#include <QTextDocument>

#include <climits>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beyond this a text is shown as it is written: what is so long is a log or a mistake.
constexpr qsizetype longestMarkdown = 20'000;
/// Further text is told of, not laid out: a million letters take seconds. Editing shows all of it.
constexpr qsizetype longestShown = 60'000;
constexpr int deepestQuote = 4;
constexpr int deepestIndent = 16; ///< blanks before a list item
constexpr qsizetype longestRun = 400;

/// An empty answer makes Qt 6.4 look for the resource itself, so every question gets this one.
QVariant placeholder(int type)
{
    if (type != QTextDocument::ImageResource)
        return QByteArray(" ");
    static const QImage nothing = [] {
        QImage image(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        return image;
    }();
    return nothing;
}

class QuietDocument : public QTextDocument
{
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int type, const QUrl &) override { return placeholder(type); }
};

bool isSafe(const QUrl &url)
{
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"mailto" || url.scheme() == u"tel");
}

/// Runs without a blank get places where they may break.
QString withBreaks(const QString &line)
{
    QString broken;
    qsizetype run = 0;
    for (const QChar c : line) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longestRun) {
            broken += QChar(0x200b);
            run = 1;
        }
        broken += c;
    }
    return broken;
}

/// Leading quote marks and blanks, at most as many as lay out quickly.
QString withLessNesting(const QString &line)
{
    int quotes = 0;
    int blanks = 0;
    qsizetype at = 0;
    QString head;
    for (; at < line.size() && (line.at(at) == u'>' || line.at(at) == u' ' || line.at(at) == u'\t'); ++at) {
        if (line.at(at) == u'>') {
            blanks = 0;
            if (++quotes <= deepestQuote)
                head += u'>';
        } else if (++blanks <= deepestIndent) {
            head += u' ';
        }
    }
    // "- - - - x" nests lists in one line.
    QString rest = line.mid(at);
    int marks = 0;
    for (qsizetype i = 0; i + 1 < rest.size() && (rest.at(i) == u'-' || rest.at(i) == u'*' || rest.at(i) == u'+') && rest.at(i + 1) == u' '; i += 2)
        ++marks;
    if (marks > 2)
        rest = rest.mid(2 * (marks - 2));
    return head + rest;
}

} // namespace

QString tamedMarkdown(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    QString tamed;
    tamed.reserve(text.size() + 2 * lines.size());
    bool code = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString line = withBreaks(withLessNesting(lines.at(i)));
        const QString bare = line.trimmed();
        const bool fence = bare.startsWith(u"```"_s) || bare.startsWith(u"~~~"_s);
        code = code != fence;
        // A break that somebody typed is meant, but for tables, headings and what is followed by an empty line.
        const bool next = i + 1 < lines.size() && !lines.at(i + 1).trimmed().isEmpty();
        if (next && !code && !fence && !bare.isEmpty() && !bare.startsWith(u'|') && !bare.startsWith(u'#'))
            line += u"  "_s;
        tamed += line + u'\n';
    }
    return tamed;
}

LongTextView::LongTextView(const QString &text, QWidget *parent)
    : QTextBrowser(parent)
{
    setDocument(new QuietDocument(this));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setProperty("role", u"value"_s);
    setFont(Theme::current().font(1.04));
    document()->setDefaultFont(font());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QTextBrowser::anchorClicked, this, [](const QUrl &url) {
        if (isSafe(url))
            QDesktopServices::openUrl(url);
    });
    setWords(text);
}

void LongTextView::setWords(const QString &text)
{
    QPalette colors = palette();
    colors.setColor(QPalette::Link, Theme::current().color(u"link"_s));
    setPalette(colors);
    if (text.size() > longestMarkdown) {
        QString shown = withBreaks(text.left(longestShown));
        if (text.size() > longestShown)
            shown += u"\n\n"_s + tr("… and %n more characters. Edit the field to read all of them.", nullptr, int(std::min<qsizetype>(text.size() - longestShown, INT_MAX)));
        setPlainText(shown);
    } else {
        document()->setMarkdown(tamedMarkdown(text), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
        dropUnsafeLinks();
    }
    fitHeight();
}

/// What is no link for us does not look like one either.
void LongTextView::dropUnsafeLinks()
{
    QList<std::pair<int, int>> unsafe;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment part = it.fragment();
            if (part.charFormat().isAnchor() && !isSafe(QUrl(part.charFormat().anchorHref())))
                unsafe.append({part.position(), part.length()});
        }
    }
    QTextCursor cursor(document());
    for (const auto &[from, length] : std::as_const(unsafe)) {
        cursor.setPosition(from);
        cursor.setPosition(from + length, QTextCursor::KeepAnchor);
        QTextCharFormat plain = cursor.charFormat();
        plain.setAnchor(false);
        plain.setAnchorHref({});
        plain.clearForeground();
        plain.setFontUnderline(false);
        cursor.setCharFormat(plain);
    }
}

/// Beside what every text offers, what the window can make of the selected words (its actions with the property "onSelection").
void LongTextView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : window()->actions()) {
        if (action->property("onSelection").toBool() && textCursor().hasSelection())
            menu->addAction(action);
    }
    menu->popup(event->globalPos());
}

QVariant LongTextView::loadResource(int type, const QUrl &)
{
    return placeholder(type);
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
    QTextBrowser::resizeEvent(event);
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
