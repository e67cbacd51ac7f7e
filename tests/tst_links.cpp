#include "forms/record/linksdialog.h"
#include "forms/record/headeractions.h"
#include "forms/record/recordpage.h"
#include "models/schema/linktemplate.h"
#include "models/schema/objects/names.h"
#include "tests/support/hand.h"
#include "tests/support/store.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

/// Takes what would be opened in the browser.
class Opened : public QObject
{
    Q_OBJECT

public:
    Opened() { QDesktopServices::setUrlHandler(u"https"_s, this, "take"); }
    ~Opened() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    QList<QUrl> urls;
public Q_SLOTS:
    void take(const QUrl &url) { urls << url; }
};

/// Links with placeholders (features R22).
class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreFilledIn_data();
    void placeholdersAreFilledIn();
    void aLinkThatCannotBeFilledInSaysWhy_data();
    void aLinkThatCannotBeFilledInSaysWhy();
    void theyAreKeptAndReadBack();
    void theShippedOnesFit();
    void thePageOpensThemAndTheDialogEditsThem();
};

static Record sample(const Schema &schema)
{
    Record record {.object = object_code::account};
    record.set(account::name, u"R&D / Über Co"_s);
    record.set(u"GitHub_label__c"_s, u"customer-ceres"_s);
    record.set(account::renewalDate, QDate(2027, 3, 31));
    record.set(account::arr, 1200.0);
    record.set(account::owner, qlonglong(7));
    Q_UNUSED(schema)
    return record;
}

void TestLinks::placeholdersAreFilledIn_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("address");
    QTest::newRow("a field by its name") << u"https://github.com/acme/app/issues?q=label:{GitHub_label__c}"_s << u"https://github.com/acme/app/issues?q=label:customer-ceres"_s;
    QTest::newRow("a field by its label, whatever its case") << u"https://x.example/{github LABEL}"_s << u"https://x.example/customer-ceres"_s;
    QTest::newRow("odd characters are encoded") << u"https://x.example/?a={Name}&b=1"_s << u"https://x.example/?a=R%26D%20%2F%20%C3%9Cber%20Co&b=1"_s;
    QTest::newRow("a date") << u"https://x.example/{Renewal_Date__c}"_s << u"https://x.example/2027-03-31"_s;
    QTest::newRow("a linked record by its title") << u"https://x.example/{OwnerId}"_s << u"https://x.example/Mina%20Okafor"_s;
    QTest::newRow("twice") << u"https://{GitHub_label__c}.example/{GitHub_label__c}"_s << u"https://customer-ceres.example/customer-ceres"_s;
    QTest::newRow("none") << u"http://intranet.example/"_s << u"http://intranet.example/"_s;
}

void TestLinks::placeholdersAreFilledIn()
{
    QFETCH(QString, form);
    QFETCH(QString, address);
    Schema schema;
    const Result<QUrl> url = filledLink({u"Account"_s, u"Link"_s, form}, *schema.type(u"Account"_s), sample(schema), {{7, u"Mina Okafor"_s}});
    QVERIFY2(url, qPrintable(url ? QString() : url.error().text));
    QCOMPARE(QString::fromLatin1(url->toEncoded()), address);
}

void TestLinks::aLinkThatCannotBeFilledInSaysWhy_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("why");
    QTest::newRow("an empty field") << u"https://x.example/{Industry}"_s << u"Industry is empty. Fill it in, and the link works."_s;
    QTest::newRow("an unknown field") << u"https://x.example/{Mood}"_s << u"Account has no field “Mood”. Write a field's name or label in braces."_s;
    QTest::newRow("a script") << u"javascript:alert({Name})"_s << u"The address must begin with https:// or http://."_s;
    QTest::newRow("a file") << u"file:///etc/{Name}"_s << u"The address must begin with https:// or http://."_s;
    QTest::newRow("no host") << u"https://"_s << u"This is not an address: https://"_s;
}

void TestLinks::aLinkThatCannotBeFilledInSaysWhy()
{
    QFETCH(QString, form);
    QFETCH(QString, why);
    Schema schema;
    const Result<QUrl> url = filledLink({u"Account"_s, u"Link"_s, form}, *schema.type(u"Account"_s), sample(schema));
    QVERIFY(!url);
    QCOMPARE(url.error().text, why);
}

void TestLinks::theyAreKeptAndReadBack()
{
    const QList<LinkTemplate> links {{u"Account"_s, u"Züge"_s, u"https://x.example/{Name}"_s}, {u"Contact"_s, u"\"q\""_s, u"https://y.example"_s}};
    QCOMPARE(*linkTemplatesFrom(toJson(links)), links);
    QVERIFY(linkTemplatesFrom(toJson({}))->isEmpty());
    QVERIFY(!linkTemplatesFrom("no json"));
}

void TestLinks::theShippedOnesFit()
{
    Schema schema;
    QVERIFY(!defaultLinkTemplates().isEmpty());
    for (const LinkTemplate &link : defaultLinkTemplates()) {
        QVERIFY(schema.type(link.object));
        QCOMPARE(linkProblem(link, *schema.type(link.object)), QString());
    }
}

void TestLinks::thePageOpensThemAndTheDialogEditsThem()
{
    TestStore s;
    ViewState state;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {u"GitHub_label__c"_s, u"ceres"_s}});
    RecordPage page(s.store, state, acme);
    page.resize(1200, 800);
    page.show();
    page.activateWindow();
    QTRY_COMPARE(page.title(), u"Acme"_s);
    QMenu *links = nullptr;
    const auto find = [&] {
        for (QMenu *menu : page.findChildren<QMenu *>()) {
            if (menu->title() == u"Links")
                links = menu;
        }
        return links && links->actions().size() > 2;
    };
    QTRY_VERIFY(find());
    Opened opened;
    QVERIFY(links->actions().first()->isEnabled());
    links->actions().first()->trigger();
    QCOMPARE(opened.urls.size(), 1);
    QVERIFY(opened.urls.first().toString().contains(u"ceres"_s));

    links->actions().last()->trigger();
    LinksDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = page.findChild<LinksDialog *>()) && dialog->isVisible());
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    Hand hand(dialog);
    hand.click(hand.named(u"Add Link"_s, dialog));
    hand.type(u"Dashboard"_s);
    hand.key(Qt::Key_Tab);
    hand.key(Qt::Key_A, Qt::ControlModifier);
    hand.type(u"https://dash.example/{Mood}"_s);
    hand.click(hand.named(u"Save"_s, dialog));
    QVERIFY(dialog->isVisible()); // there is no such field
    hand.key(Qt::Key_A, Qt::ControlModifier);
    hand.type(u"https://dash.example/{Account Name}"_s);
    hand.click(hand.named(u"Save"_s, dialog));
    QTRY_VERIFY(!page.findChild<LinksDialog *>());
    const auto dashboard = [&]() -> QAction * {
        for (QAction *action : links->actions()) {
            if (action->text() == u"Dashboard")
                return action;
        }
        return nullptr;
    };
    QTRY_VERIFY(dashboard());
    dashboard()->trigger();
    QCOMPARE(opened.urls.last(), QUrl(u"https://dash.example/Acme"_s));
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
