#include "forms/look/longtextview.h"
#include "forms/look/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

/// Notes from people: Markdown is shown, and nothing in it fetches, opens or stops anything.
class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme.apply(*qApp); }
    void markdownIsRendered();
    void lineBreaksStayAsTyped();
    void htmlIsShownAsItIsWritten_data();
    void htmlIsShownAsItIsWritten();
    void aPictureIsNeverFetched();
    void onlySafeLinksAreLinks_data();
    void onlySafeLinksAreLinks();
    void aLinkIsReachedAndOpenedByKeys();
    void hostileTextIsLaidOut_data();
    void hostileTextIsLaidOut();
    void theTextCanBeCopied();

    void opened(const QUrl &url) { m_opened << url; }

private:
    Theme m_theme;
    QList<QUrl> m_opened;
};

namespace {

QStringList linksOf(const QTextDocument &document)
{
    QStringList links;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                links << it.fragment().charFormat().anchorHref();
        }
    }
    links.removeDuplicates();
    return links;
}

} // namespace

void TestMarkdown::markdownIsRendered()
{
    LongTextView view(u"# Notes\n\nThey are **very** happy:\n\n- faster\n- cheaper\n\nNumbers:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"_s);
    const QString text = view.toPlainText();
    QVERIFY(!text.contains(u"**"_s) && !text.contains(u"# "_s) && text.contains(u"very"_s));
    QVERIFY(view.document()->begin().charFormat().fontWeight() > QFont::Normal || view.document()->begin().blockFormat().headingLevel() == 1);
    QVERIFY(text.contains(u"faster"_s) && !text.contains(u"- faster"_s));
    QVERIFY(!text.contains(u"| 1 |"_s));
}

void TestMarkdown::lineBreaksStayAsTyped()
{
    LongTextView view(u"First line\nSecond line\n\nThird line"_s);
    QCOMPARE(view.toPlainText().simplified(), u"First line Second line Third line"_s);
    const QString text = view.toPlainText().replace(QChar::LineSeparator, u'\n');
    QVERIFY2(text.contains(u"First line\nSecond line"_s), qPrintable(text));
}

void TestMarkdown::htmlIsShownAsItIsWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bold") << u"<b>R&D</b>"_s;
    QTest::newRow("picture") << u"see <img src=\"file:///etc/hostname\"> here"_s;
    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("block") << u"<table><tr><td>x</td></tr></table>"_s;
}

void TestMarkdown::htmlIsShownAsItIsWritten()
{
    QFETCH(QString, text);
    LongTextView view(text);
    QCOMPARE(view.toPlainText().trimmed(), text);
    QVERIFY(linksOf(*view.document()).isEmpty());
}

void TestMarkdown::aPictureIsNeverFetched()
{
    QTemporaryDir folder;
    QImage red(40, 40, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(folder.filePath(u"red.png"_s)));
    LongTextView view(u"![red](file://%1/red.png) and ![relative](red.png)"_s.arg(folder.path()));
    view.setSearchPaths({folder.path()});
    view.resize(300, 200);
    const QImage shot = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < shot.height(); ++y) {
        for (int x = 0; x < shot.width(); ++x)
            QVERIFY(shot.pixelColor(x, y) != QColor(Qt::red));
    }
}

void TestMarkdown::onlySafeLinksAreLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    QTest::newRow("https") << u"[a](https://example.com)"_s << QStringList {u"https://example.com"_s};
    QTest::newRow("mail") << u"[a](mailto:ann@example.com)"_s << QStringList {u"mailto:ann@example.com"_s};
    QTest::newRow("phone") << u"[a](tel:+12065550148)"_s << QStringList {u"tel:+12065550148"_s};
    QTest::newRow("script") << u"[a](javascript:alert(1))"_s << QStringList();
    QTest::newRow("file") << u"[a](file:///etc/passwd)"_s << QStringList();
    QTest::newRow("plain http") << u"[a](http://example.com)"_s << QStringList();
    QTest::newRow("data") << u"[a](data:text/html,x)"_s << QStringList();
    QTest::newRow("relative") << u"[a](../notes)"_s << QStringList();
}

void TestMarkdown::onlySafeLinksAreLinks()
{
    QFETCH(QString, text);
    LongTextView view(text);
    QTEST(linksOf(*view.document()), "links");
    QCOMPARE(view.toPlainText().trimmed(), u"a"_s);
}

void TestMarkdown::aLinkIsReachedAndOpenedByKeys()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "opened");
    LongTextView view(u"Read [the guide](https://example.com/guide) first."_s);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus(Qt::TabFocusReason);
    QSignalSpy clicked(&view, &QTextBrowser::anchorClicked);
    view.setTabChangesFocus(false);
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Return);
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(m_opened, QList<QUrl> {QUrl(u"https://example.com/guide"_s)});
}

void TestMarkdown::hostileTextIsLaidOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a million letters without a blank") << QString(1'000'000, u'x');
    QTest::newRow("a run within the limit") << QString(150'000, u'x');
    QTest::newRow("quotes in quotes") << QString(500, u'>') + u" deep"_s;
    QTest::newRow("lists in lists in one line") << QString(u"- "_s).repeated(500) + u"deep"_s;
    QString stairs;
    for (int i = 0; i < 200; ++i)
        stairs += QString(2 * i, u' ') + u"- step\n"_s;
    QTest::newRow("stairs of lists") << stairs;
    QTest::newRow("brackets") << QString(20'000, u'[') + QString(20'000, u']');
    QTest::newRow("stars") << QString(u"*a **b "_s).repeated(5000);
    QTest::newRow("a wide table") << QString(u"|a"_s).repeated(2000) + u"|\n"_s + QString(u"|-"_s).repeated(2000) + u"|\n"_s;
}

void TestMarkdown::hostileTextIsLaidOut()
{
    QFETCH(QString, text);
    LongTextView view(text);
    view.resize(400, 300);
    (void)view.grab();
    QVERIFY(view.height() <= m_theme.scaled(320));
    if (text.size() > 500'000)
        QVERIFY(view.toPlainText().size() < 100'000 && view.toPlainText().contains(QLocale().toString(1'000'000 - 60'000).remove(u',')));
}

void TestMarkdown::theTextCanBeCopied()
{
    LongTextView view(u"Two\nlines of **text**"_s);
    view.selectAll();
    QCOMPARE(view.textCursor().selectedText().replace(QChar::LineSeparator, u' ').replace(QChar::ParagraphSeparator, u' ').simplified(), u"Two lines of text"_s);
    QCOMPARE(view.toPlainText().simplified(), u"Two lines of text"_s);
}

QTEST_MAIN(TestMarkdown)
#include "tst_markdown.moc"
