#include "forms/lists/celltable.h"
#include "forms/look/widgets.h"
#include "forms/references/referencespage.h"
#include "models/reports/referencesheet.h"
#include "models/schema/objects/contractnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "models/schema/owncompany.h"
#include "tests/support/store.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>

/// Finding a customer reference, its sheet, and whom to ask for the next one.
class TestReferenceFinder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatMayBeUsedComeFirstAndTheLeastUsedOfThem();
    void eachFilterTakesWhatItSays_data();
    void eachFilterTakesWhatItSays();
    void aCandidateHasNothingAgainstIt();
    void candidatesAreFoundInTheFileThoseWhoSaidYesFirst();
    void thePageFiltersAndOpensByTheKeyboard();
    void anEmptyPageSaysWhatToDo();
    void aCustomerToAskBecomesANewReferenceWithItsAccount();
    void aCustomerSheetTellsNothingInternalAndNeedsAUsableReference();
    void aCustomerSheetThatNamesAnotherCustomerIsNotWritten();
    void theProgramListsThemAndWritesASheet();
};

namespace {

using namespace customer_reference;

struct Desk {
    TestStore s;
    RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::industry, u"Banking"_s}, {account::segment, u"Enterprise"_s}});
    RecordId borg = s.save(u"Account"_s, {{account::name, u"Borg Mills"_s}});

    RecordId reference(RecordId customer, const QHash<QString, QVariant> &more = {})
    {
        QHash<QString, QVariant> values {{customer_reference::account, qlonglong(customer)}, {customer_reference::type, u"Case Study"_s}, {status, completed}, {reach, external}, {customerLegal, true}, {ownLegal, true},
                                         {category, u"DevOps"_s}, {audience, u"DevOps"_s}};
        for (auto it = more.cbegin(); it != more.cend(); ++it)
            values.insert(it.key(), it.value());
        return s.save(u"Customer_Reference__c"_s, values);
    }
    void use(RecordId reference, const QDate &day)
    {
        s.save(u"Reference_Use__c"_s, {{reference_use::name, u"Pitch"_s}, {reference_use::reference, qlonglong(reference)}, {reference_use::date, day}, {reference_use::reach, external}});
    }
    QList<FoundReference> all() { return *waitFor(findReferences(s.store)); }
    QList<RecordId> ids(const ReferenceWish &wish)
    {
        QList<RecordId> found;
        for (const FoundReference &one : fitting(all(), wish))
            found << one.id;
        return found;
    }
};

} // namespace

void TestReferenceFinder::thoseThatMayBeUsedComeFirstAndTheLeastUsedOfThem()
{
    Desk d;
    const RecordId draft = d.reference(d.acme, {{status, u"In Progress"_s}, {target, QDate(2027, 1, 1)}, {name, u"A draft"_s}});
    const RecordId inside = d.reference(d.acme, {{reach, internal}, {name, u"B inside"_s}});
    const RecordId full = d.reference(d.acme, {{useLimit, 1}, {name, u"C full"_s}});
    const RecordId used = d.reference(d.acme, {{name, u"D used"_s}});
    const RecordId earlier = d.reference(d.acme, {{name, u"E earlier"_s}});
    const RecordId fresh = d.reference(d.acme, {{name, u"F fresh"_s}});
    d.use(full, QDate(2026, 11, 2));
    d.use(used, QDate(2026, 10, 1));
    d.use(earlier, QDate(2026, 9, 30)); // another quarter
    QCOMPARE(d.ids({}), (QList<RecordId> {fresh, earlier, used, full, inside, draft}));
    QCOMPARE(d.ids({.usableOnly = true}), (QList<RecordId> {fresh, earlier, used, full}));
    QCOMPARE(d.ids({.reach = internal, .usableOnly = true}), QList<RecordId> {inside});
    for (const FoundReference &one : d.all()) {
        QCOMPARE(one.isOverLimit(), one.id == full);
        QCOMPARE(one.reasons().isEmpty(), one.isUsable(true));
    }
}

void TestReferenceFinder::eachFilterTakesWhatItSays_data()
{
    QTest::addColumn<ReferenceWish>("wish");
    QTest::addColumn<int>("found"); ///< 0 none, 1 the one of Acme, 2 that of Borg, 3 both
    QTest::newRow("nothing") << ReferenceWish() << 3;
    QTest::newRow("type") << ReferenceWish {.type = u"Quote"_s} << 2;
    QTest::newRow("category") << ReferenceWish {.category = u"ChatOps"_s} << 2;
    QTest::newRow("audience: everyone's fits too") << ReferenceWish {.audience = u"DevOps"_s} << 3;
    QTest::newRow("audience") << ReferenceWish {.audience = u"Everyone"_s} << 2;
    QTest::newRow("internal") << ReferenceWish {.reach = u"Internal"_s} << 0;
    QTest::newRow("industry") << ReferenceWish {.industry = u"Banking"_s} << 1;
    QTest::newRow("segment") << ReferenceWish {.segment = u"Enterprise"_s} << 1;
    QTest::newRow("product") << ReferenceWish {.product = u"Fleet Premium"_s} << 1;
    QTest::newRow("another product") << ReferenceWish {.product = u"Fleet"_s} << 0;
    QTest::newRow("words, any case, beginnings") << ReferenceWish {.words = u"BOR mil"_s} << 2;
    QTest::newRow("words of the story") << ReferenceWish {.words = u"schnell"_s} << 1;
    QTest::newRow("not within a word") << ReferenceWish {.words = u"ills"_s} << 0;
}

void TestReferenceFinder::eachFilterTakesWhatItSays()
{
    QFETCH(const ReferenceWish, wish);
    QFETCH(const int, found);
    Desk d;
    d.s.saveOne(*d.s.schema.type(object_code::contract), {{contract::account, qlonglong(d.acme)}, {contract::product, u"Fleet Premium"_s}});
    const RecordId first = d.reference(d.acme, {{useCase, u"Schichten übergeben schnell."_s}});
    const RecordId second = d.reference(d.borg, {{customer_reference::type, u"Quote"_s}, {category, u"ChatOps"_s}, {audience, u"Everyone"_s}});
    const QList<RecordId> ids = d.ids(wish);
    QCOMPARE(ids.contains(first), (found & 1) != 0);
    QCOMPARE(ids.contains(second), (found & 2) != 0);
}

/// Each fact alone speaks against asking.
void TestReferenceFinder::aCandidateHasNothingAgainstIt()
{
    for (int bits = 0; bits < 32; ++bits) {
        const auto on = [bits](int bit) { return (bits >> bit & 1) != 0; };
        const CandidateFacts facts {.tone = on(0) ? u"good"_s : u"watch"_s, .score = 80, .severeTickets = on(1) ? 0 : 1, .openRisk = !on(2), .nps = on(3) ? 30 : 29, .answer = on(4) ? u"Yes"_s : u"No"_s};
        QCOMPARE(ReferenceRules::isCandidate(facts), bits == 31);
    }
    QVERIFY(ReferenceRules::isCandidate({.tone = u"good"_s})); // neither asked nor surveyed
    QVERIFY(ReferenceRules::candidateReasons({.tone = u"good"_s, .score = 84, .nps = 62, .answer = u"Yes"_s}).contains(u"NPS 62"_s));
}

void TestReferenceFinder::candidatesAreFoundInTheFileThoseWhoSaidYesFirst()
{
    Desk d;
    const auto customer = [&](const QString &name, const QHash<QString, QVariant> &more = {}) {
        QHash<QString, QVariant> values {{account::name, name}, {account::health, u"Healthy"_s}, {account::healthScore, 80}};
        values.insert(more);
        return d.s.save(u"Account"_s, values);
    };
    const RecordId willing = customer(u"Willing"_s, {{account::surveyAnswer, u"Yes"_s}});
    const RecordId quiet = customer(u"Quiet"_s);
    const RecordId has = customer(u"Has one"_s);
    d.reference(has);
    customer(u"Refused"_s, {{account::surveyAnswer, u"No"_s}});
    customer(u"Watched"_s, {{account::health, u"Watch"_s}});
    const RecordId broken = customer(u"Broken"_s);
    d.s.saveOne(*d.s.schema.type(object_code::supportCase), {{support_case::account, qlonglong(broken)}, {support_case::severity, u"P0"_s}, {support_case::status, u"New"_s}, {u"Type"_s, u"Bug"_s}});
    const RecordId risky = customer(u"Risky"_s);
    d.s.saveOne(*d.s.schema.type(object_code::customerRisk), {{customer_risk::account, qlonglong(risky)}, {customer_risk::amount, 1000.0}});
    QList<RecordId> found;
    const auto candidates = waitFor(referenceCandidates(d.s.store));
    for (const ReferenceCandidate &one : *candidates) {
        found << one.account;
        QVERIFY(one.reasons.size() >= 4);
    }
    QCOMPARE(found, (QList<RecordId> {willing, quiet, has}));
}

void TestReferenceFinder::thePageFiltersAndOpensByTheKeyboard()
{
    Desk d;
    const RecordId usable = d.reference(d.acme);
    d.reference(d.borg, {{customerLegal, false}});
    ReferencesPage page(d.s.store);
    QSignalSpy shown(&page, &ReferencesPage::shown);
    page.resize(1200, 800);
    page.show();
    page.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &page);
    QTRY_VERIFY(shown.count() > 0);
    auto *table = page.findChild<CellTable *>(u"references"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(1, 2).data().toString(), u"No"_s);
    QCOMPARE(table->model()->index(1, 8).data().toString(), u"The customer's legal team has not approved the reference."_s);
    page.takeFocus();
    auto *words = page.findChild<QLineEdit *>();
    QVERIFY(words->hasFocus());
    page.findChild<QCheckBox *>()->click();
    QCOMPARE(table->model()->rowCount(), 1);
    QSignalSpy opened(&page, &Page::openRecord);
    QTest::keyClicks(words, u"acme"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toLongLong(), usable);
    // What becomes unusable leaves the list at once.
    QVERIFY(waitFor(d.s.store.save([&] {
        Record record = d.s.fetch(d.acme);
        record.set(account::health, u"At risk"_s);
        return record;
    }())));
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(!table->isVisible());
}

void TestReferenceFinder::anEmptyPageSaysWhatToDo()
{
    TestStore s;
    ReferencesPage page(s.store);
    QSignalSpy shown(&page, &ReferencesPage::shown);
    page.show();
    QTRY_VERIFY(shown.count() > 0);
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    QVERIFY(texts.contains(u"No customer reference yet. Make one, or ask one of the customers below."_s));
    QVERIFY(!page.findChild<CellTable *>(u"candidates"_s)->isVisible());
}

void TestReferenceFinder::aCustomerToAskBecomesANewReferenceWithItsAccount()
{
    Desk d;
    const RecordId healthy = d.s.save(u"Account"_s, {{account::name, u"Cargo"_s}, {account::health, u"Healthy"_s}, {account::healthScore, 90}});
    ReferencesPage page(d.s.store);
    page.show();
    auto *table = page.findChild<CellTable *>(u"candidates"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QSignalSpy made(&page, &Page::newRecord);
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->parentWidget() == table->parentWidget() && button->isEnabled())
            button->click();
    }
    QCOMPARE(made.count(), 1);
    QCOMPARE(made.first().at(0).toInt(), object_code::customerReference);
    QCOMPARE((made.first().at(1).value<QHash<QString, QVariant>>().value(customer_reference::account).toLongLong()), healthy);
}

void TestReferenceFinder::aCustomerSheetTellsNothingInternalAndNeedsAUsableReference()
{
    Desk d;
    const RecordId ann = d.s.save(u"Contact"_s, {{contact::lastName, u"Leeuwen"_s}, {contact::account, qlonglong(d.acme)}});
    d.reference(d.acme, {{notes, u"Ask their CFO first."_s}, {customer_reference::contact, qlonglong(ann)}, {useCase, QString(2000, u'x') + u" end"_s}});
    FoundReference one = d.all().first();
    QVERIFY(sheetRefusal(one).isEmpty());
    const QString outside = toMarkdown(referenceSheet(one, d.s.schema, QDate(2026, 11, 22), ReviewAudience::Customer));
    const QString inside = toMarkdown(referenceSheet(one, d.s.schema, QDate(2026, 11, 22), ReviewAudience::Internal));
    for (const QString &secret : {u"CFO"_s, u"Leeuwen"_s, u"pproved"_s}) {
        QVERIFY2(!outside.contains(secret), qPrintable(secret));
        QVERIFY2(inside.contains(secret), qPrintable(secret));
    }
    QVERIFY(outside.contains(u"Acme"_s) && outside.contains(u'…'));
    for (const auto &[field, value] : std::initializer_list<std::pair<QString, QVariant>> {{ownLegal, false}, {customerLegal, false}, {reach, internal}, {end, QDate(2026, 11, 21)}}) {
        Desk other;
        QHash<QString, QVariant> values {{field, value}};
        if (field == end)
            values.insert(endReason, u"New brand"_s);
        other.reference(other.acme, values);
        QVERIFY2(!sheetRefusal(other.all().first()).isEmpty(), qPrintable(field));
    }
}

void TestReferenceFinder::aCustomerSheetThatNamesAnotherCustomerIsNotWritten()
{
    Desk d;
    d.reference(d.acme, {{useCase, u"They saw it at Borg Mills first."_s}});
    ReferencesPage page(d.s.store);
    QSignalSpy shown(&page, &ReferencesPage::shown);
    page.show();
    QTRY_VERIFY(shown.count() > 0);
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->accessibleName() == u"Customer Sheet as PDF…"_s || button->text() == u"Customer Sheet as PDF…"_s)
            button->click();
    }
    auto *strip = page.findChild<Notice *>();
    QTRY_VERIFY2(strip->text().contains(u"it would tell Borg Mills"_s), qPrintable(strip->text()));
}

void TestReferenceFinder::theProgramListsThemAndWritesASheet()
{
    QTemporaryDir profile;
    const auto steward = [&](const QStringList &arguments) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &one : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"STEWARD_HOME"_s})
            environment.remove(one);
        program.setProcessEnvironment(environment);
        program.start(qEnvironmentVariable("STEWARD_PROGRAM"), QStringList {u"--profile"_s, profile.path()} + arguments);
        program.waitForFinished(60000);
        return std::pair(program.exitCode(), program.readAllStandardOutput());
    };
    QCOMPARE(steward({u"sample"_s}).first, 0);
    const auto list = [&](const QStringList &more) { return QJsonDocument::fromJson(steward(QStringList {u"references"_s, u"--json"_s} + more).second).object().value(u"references"_s).toArray(); };
    const QJsonArray all = list({});
    const QJsonArray usable = list({u"--usable"_s});
    QVERIFY(!usable.isEmpty() && usable.size() < all.size());
    for (const QJsonValue &one : usable)
        QVERIFY(one[u"usableOutside"].toBool() && one[u"reasons"].toArray().isEmpty());
    const QString path = profile.filePath(u"sheet.pdf"_s);
    const auto written = steward({u"references"_s, u"--sheet"_s, usable.first()[u"uuid"].toString(), u"--out"_s, path, u"--json"_s});
    QCOMPARE(written.first, 0);
    QCOMPARE(QJsonDocument::fromJson(written.second)[u"pages"].toInt(), 1);
    QFile pdf(path);
    QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");

    const QJsonValue bad = all.last();
    QVERIFY(!bad[u"usableOutside"].toBool());
    for (const QJsonValue &one : all) { // each fits on its page
        const auto inside = steward({u"references"_s, u"--sheet"_s, one[u"uuid"].toString(), u"--audience"_s, u"internal"_s, u"--out"_s, profile.filePath(u"inside.pdf"_s), u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(inside.second)[u"pages"].toInt(), 1);
    }
    const QString refused = profile.filePath(u"refused.pdf"_s);
    QVERIFY(steward({u"references"_s, u"--sheet"_s, bad[u"uuid"].toString(), u"--out"_s, refused}).first != 0);
    QVERIFY(!QFile::exists(refused));
    QCOMPARE(steward({u"references"_s, u"--sheet"_s, bad[u"uuid"].toString(), u"--audience"_s, u"internal"_s, u"--out"_s, refused}).first, 0);
    QVERIFY(steward({u"references"_s, u"--sheet"_s, u"no-such-id"_s, u"--out"_s, refused}).first != 0);
    QCOMPARE(steward({u"references"_s, u"--sheet"_s, u"x"_s}).first, 2);
    QCOMPARE(steward({u"references"_s, u"--audience"_s, u"all"_s}).first, 2);
}

QTEST_MAIN(TestReferenceFinder)
#include "tst_referencefinder.moc"
