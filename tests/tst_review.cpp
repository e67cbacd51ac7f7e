#include "forms/reports/reviewpdf.h"
#include "models/reports/leakguard.h"
#include "models/reports/reviewdraft.h"
#include "models/samples/dice.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"
#include "models/schema/objects/reviewnames.h"
#include "models/storage/connection.h"
#include "tests/support/store.h"

#include <QImage>
#include <QJsonDocument>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>

/// The business review: figures that can be counted again, pages that are what is printed, nothing that must not leave.
class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void figuresAreWhatPlainSqlCounts();
    void requestsRisksAndReferencesAreThoseOfThisCustomer();
    void whoCameAndWhoLeftIsTold();
    void rolesThatChangedAreTold();
    void aReferenceWithoutBothApprovalsStaysInside();
    void theLogoGoesAlongAndTellsNothingElse();
    void everyFigureNamesASourceThatIsListed();
    void whatIsMissingIsSaidAndNotCountedAsZero();
    void anUnknownAccountOrQuarterIsRefused();
    void theFrozenDocumentComesBackAsItWas();
    void aLaterVersionSaysWhatChanged();
    void aCustomerCopyHoldsNothingInternal();
    void plantedLeaksAreAllFound();
    void theOwnNameIsNoLeakEvenIfAnotherIsPartOfIt();
    void theSameDataMakeTheSameBytes();
    void aPdfTellsWhatItIs();
    void thePdfHoldsEachFigureOfEachSection();
    void tablesOfAnyLengthKeepTheirRowsWhole_data();
    void tablesOfAnyLengthKeepTheirRowsWhole();
    void aLastPageIsWorthItsPaper();
    void aVeryLongNameFits();
    void thePreviewIsThePdf();
    void rightToLeftPagesAreMirrored();
    void aFolderThatCannotBeWrittenIsSaidAndKeepsTheOldFile();

private:
    ReviewFacts factsOf(const QString &name, const QString &quarter = {});
    ReviewDocument draft(const QString &name = u"Kestrel Aerospace"_s, const QString &quarter = {}) { return draftReview(factsOf(name, quarter), m_s->schema, {}); }
    RecordId accountNamed(const QString &name);
    /// The text of each page of a PDF, by poppler; skips where it is missing.
    QStringList textOf(const QByteArray &pdf);
    std::unique_ptr<TestStore> m_s;
};

namespace {

QString squeezed(const QString &text)
{
    return text.simplified().remove(u' ');
}

ReviewDocument withTable(int rows)
{
    ReviewTable table {.title = u"Rows"_s, .columns = {{u"First"_s, 1}, {u"Words"_s, 4}, {u"Last"_s, 1}}, .rows = {}, .whenEmpty = u"There is nothing here."_s};
    for (int i = 0; i < rows; ++i)
        table.rows << QStringList {u"begin%1x"_s.arg(i), i % 7 == 3 ? QString(u"many words "_s).repeated(40) : u"some words"_s, u"end%1x"_s.arg(i)};
    ReviewSection section {.key = u"table"_s, .title = u"A table"_s, .message = u"A table of any length."_s};
    section.tables << table;
    ReviewDocument document;
    document.customer = u"Acme"_s;
    document.title = u"Business review"_s;
    document.quarter = u"Q1"_s;
    document.made = QDate(2026, 11, 25);
    document.language = u"en"_s;
    document.sections << section;
    return document;
}

int times(const QString &text, const QString &part)
{
    return int(text.count(part));
}

} // namespace

void TestReview::initTestCase()
{
    m_s = std::make_unique<TestStore>();
    QVERIFY(waitFor(Samples::fill(m_s->store)));
}

RecordId TestReview::accountNamed(const QString &name)
{
    const Result<QList<RecordId>> found = waitFor(m_s->store.ids({.object = object_code::account, .where = {{account::name, Condition::Is::Equal, name}}}));
    return found && !found->isEmpty() ? found->first() : 0;
}

ReviewFacts TestReview::factsOf(const QString &name, const QString &quarter)
{
    const Result<ReviewFacts> facts = waitFor(reviewFacts(m_s->store, {accountNamed(name), quarter}));
    if (!facts)
        qFatal("%s", qPrintable(facts.error().text));
    return *facts;
}

QStringList TestReview::textOf(const QByteArray &pdf)
{
    QProcess poppler;
    poppler.start(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, u"-raw"_s, u"-"_s, u"-"_s});
    poppler.write(pdf);
    poppler.closeWriteChannel();
    poppler.waitForFinished();
    QStringList pages = QString::fromUtf8(poppler.readAllStandardOutput()).split(u'\f');
    if (!pages.isEmpty())
        pages.removeLast();
    return pages;
}

void TestReview::figuresAreWhatPlainSqlCounts()
{
    const QString quarter = u"2026-08-15"_s;
    for (const QString &name : {u"Kestrel Aerospace"_s, u"Copperline Rail"_s, u"Ironbridge Steel"_s, u"Riverbend Utilities"_s}) {
        const ReviewFacts facts = factsOf(name, quarter);
        const auto counted = [&](const QString &sql) {
            return waitFor(m_s->database.run([&](Connection &connection) {
                return connection.scalar(sql, {facts.account, facts.first.startOfDay().toUTC().toString(Qt::ISODateWithMs), facts.last.addDays(1).startOfDay().toUTC().toString(Qt::ISODateWithMs)}).toInt();
            }));
        };
        const QString bugs = u"SELECT count(*) FROM \"Case\" WHERE AccountId = ?1 AND deleted = 0 AND Type IN ('Bug', 'Problem') AND "_s;
        QCOMPARE(int(facts.opened.size()), counted(bugs + u"CreatedDate >= ?2 AND CreatedDate < ?3"_s));
        QCOMPARE(int(facts.closed.size()), counted(bugs + u"ClosedDate >= ?2 AND ClosedDate < ?3"_s));
        QCOMPARE(int(facts.open.size()), counted(bugs + u"CreatedDate < ?3 AND (ClosedDate IS NULL OR ClosedDate >= ?3) AND ?2 > ''"_s));
        QCOMPARE(int(facts.incidents.size()), counted(bugs + u"CreatedDate >= ?2 AND CreatedDate < ?3 AND Severity__c IN ('P0', 'P1')"_s));
        QCOMPARE(int(facts.criteria.size()), counted(u"SELECT count(*) FROM Success_Criterion__c WHERE Account__c = ?1 AND deleted = 0 AND ?2 < ?3"_s));
        QCOMPARE(int(facts.talks.size()), counted(u"SELECT (SELECT count(*) FROM Activity WHERE AccountId = ?1 AND deleted = 0 AND IsClosed = 1 AND TaskSubtype = 'Call' AND ActivityDate BETWEEN '%1' AND '%2') + "
                                                  "(SELECT count(*) FROM Event WHERE AccountId = ?1 AND deleted = 0 AND ActivityDate BETWEEN '%1' AND '%2' AND ?2 < ?3)"_s.arg(facts.first.toString(Qt::ISODate), facts.last.toString(Qt::ISODate))));
        const ReviewDocument document = draftReview(facts, m_s->schema, {});
        const ReviewSection *support = document.section(u"support"_s);
        QCOMPARE(support->figures.at(0).value, QString::number(facts.open.size()));
        QCOMPARE(support->tables.at(1).rows.size(), facts.open.size());
        const double mau = waitFor(m_s->database.run([&](Connection &connection) {
            return connection.scalar(u"SELECT value FROM usage_point p JOIN metric m ON m.id = p.metric AND m.name = 'MAU' WHERE account = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT 1"_s, {facts.account, facts.first.toJulianDay(), facts.last.toJulianDay()}).toDouble();
        }));
        QCOMPARE(document.section(u"usage"_s)->figures.first().value, QLocale().toString(mau, 'f', 0));
    }
}

void TestReview::requestsRisksAndReferencesAreThoseOfThisCustomer()
{
    int requests = 0;
    int risks = 0;
    for (const QString &name : {u"Kestrel Aerospace"_s, u"Harbor Point Logistics"_s, u"Copperline Rail"_s, u"Bluestone Credit Union"_s}) {
        const ReviewFacts facts = factsOf(name, {});
        const auto counted = [&](const QString &sql) { return waitFor(m_s->database.run([&](Connection &connection) { return connection.scalar(sql, {facts.account, facts.first.toString(Qt::ISODate), facts.last.toString(Qt::ISODate)}).toInt(); })); };
        const QString asked = u"SELECT count(DISTINCT r.id) FROM Feature_Request_Ask__c a JOIN Feature_Request__c r ON r.id = a.Feature_Request__c WHERE a.Account__c = ?1 AND a.deleted = 0 AND r.deleted = 0 AND ?2 < ?3 AND "_s;
        QCOMPARE(int(facts.requestsOpen.size()), counted(asked + u"r.Status__c NOT IN ('Shipped', 'Closed', 'Declined')"_s));
        QCOMPARE(int(facts.requestsDelivered.size()), counted(asked + u"r.Status__c IN ('Shipped', 'Closed') AND r.Shipped_Date__c >= ?2 AND r.Shipped_Date__c <= ?3"_s));
        QCOMPARE(int(facts.risks.size()), counted(u"SELECT count(*) FROM Customer_Risk__c WHERE Account__c = ?1 AND deleted = 0 AND Status__c NOT IN ('Churned', 'Renewed') AND ?2 < ?3"_s));
        QCOMPARE(int(facts.references.size() + facts.otherReferences.size()), counted(u"SELECT count(*) FROM Customer_Reference__c WHERE Account__c = ?1 AND deleted = 0 AND ?2 < ?3"_s));
        QVERIFY(facts.computedScore >= 0 && facts.healthWeeks.size() == 18);
        requests += int(facts.requestsOpen.size());
        risks += int(facts.risks.size());
        const ReviewDocument copy = customerCopy(draftReview(facts, m_s->schema, {}));
        for (const NotedFact &risk : facts.risks)
            QVERIFY(!toMarkdown(copy).contains(risk.title));
    }
    QVERIFY(requests > 0 && risks > 0);
}

void TestReview::whoCameAndWhoLeftIsTold()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::renewalDate, QDate(2027, 1, 1)}});
    const auto person = [&](const QString &first, const QString &last) { return s.save(u"Contact"_s, {{contact::firstName, first}, {contact::lastName, last}, {contact::account, qlonglong(acme)}}); };
    const RecordId ann = person(u"Ann"_s, u"Lee"_s);
    const RecordId bea = person(u"Bea"_s, u"Roy"_s);
    Record record = s.fetch(acme);
    record.set(u"Executive_Sponsor__c"_s, qlonglong(ann));
    QVERIFY(waitFor(s.store.save(record)));
    QVERIFY(waitFor(reviewFacts(s.store, {acme, u"2026-11-22"_s}))->peopleChanges.isEmpty()); // the first one is no change
    record = s.fetch(acme);
    record.set(u"Executive_Sponsor__c"_s, qlonglong(bea));
    QVERIFY(waitFor(s.store.save(record)));
    Record leaver = s.fetch(ann);
    leaver.set(contact::left, true);
    QVERIFY(waitFor(s.store.save(leaver)));
    const auto facts = waitFor(reviewFacts(s.store, {acme, u"2026-11-22"_s}));
    QCOMPARE(facts->peopleChanges.size(), 2);
    const QString text = toMarkdown(draftReview(*facts, s.schema, {}));
    QVERIFY(text.contains(u"Ann Lee left on"_s));
    QVERIFY(text.contains(u"Bea Roy is your executive sponsor now; before it was Ann Lee."_s));
}

void TestReview::rolesThatChangedAreTold()
{
    TestStore s;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::renewalDate, QDate(2027, 1, 1)}});
    const auto holds = [&](const QString &last, const QString &role, QDate since, QDate left) {
        const RecordId who = s.save(u"Contact"_s, {{contact::firstName, u"Pat"_s}, {contact::lastName, last}, {contact::account, qlonglong(acme)}});
        s.save(u"Stakeholder__c"_s, {{stakeholder::contact, qlonglong(who)}, {stakeholder::role, role}, {stakeholder::since, since}, {stakeholder::left, left}});
    };
    holds(u"Lee"_s, stakeholder::champion, QDate(2025, 1, 1), QDate(2026, 11, 10));
    holds(u"Roy"_s, stakeholder::champion, QDate(2026, 11, 12), {});
    holds(u"Kim"_s, u"Economic Buyer"_s, QDate(2026, 11, 3), {});
    holds(u"Oda"_s, u"Admin"_s, QDate(2024, 1, 1), {}); // no change
    const ReviewDocument whole = draftReview(*waitFor(reviewFacts(s.store, {acme, u"2026-11-22"_s})), s.schema, {});
    const QString inside = toMarkdown(internalCopy(whole));
    QVERIFY(inside.contains(u"Pat Roy is our champion now; before it was Pat Lee."_s));
    QVERIFY(inside.contains(u"gave it up"_s) && inside.contains(u"Pat Kim"_s) && !inside.contains(u"Pat Oda"_s));
    const QString outside = toMarkdown(customerCopy(whole));
    QVERIFY(outside.contains(u"Pat Roy is our champion now; before it was Pat Lee."_s));
    QVERIFY(!outside.contains(u"Economic Buyer"_s) && !outside.contains(u"gave it up"_s));
}

void TestReview::aReferenceWithoutBothApprovalsStaysInside()
{
    ReviewFacts facts = factsOf(u"Kestrel Aerospace"_s, {});
    facts.references = {{.id = 1, .title = u"Kestrel, Case Study"_s, .state = u"Case Study"_s, .text = u"https://kestrel.example/study"_s, .date = {}, .amount = {}}};
    facts.otherReferences = {{.id = 2, .title = u"Kestrel, Video"_s, .state = u"In Progress"_s, .text = {}, .date = {}, .amount = {}}};
    const ReviewDocument whole = draftReview(facts, m_s->schema, {});
    QVERIFY(toMarkdown(internalCopy(whole)).contains(u"Kestrel, Video"_s));
    const QString outside = toMarkdown(customerCopy(whole));
    QVERIFY(outside.contains(u"Kestrel, Case Study"_s));
    QVERIFY(!outside.contains(u"Kestrel, Video"_s));
    facts.references.clear();
    QVERIFY(!customerCopy(draftReview(facts, m_s->schema, {})).section(u"references"_s));
}

void TestReview::theLogoGoesAlongAndTellsNothingElse()
{
    QTemporaryDir folder;
    QImage picture(1200, 400, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    picture.setText(u"Author"_s, u"Somebody Private"_s);
    QVERIFY(picture.save(folder.filePath(u"logo.png"_s)));
    const Result<QByteArray> png = logoFrom(folder.filePath(u"logo.png"_s));
    QVERIFY(png);
    QVERIFY(!png->contains("Somebody"));
    QCOMPARE(QImage::fromData(*png).size(), QSize(600, 200));
    QVERIFY(!logoFrom(folder.filePath(u"none.png"_s)));
    const RecordId account = accountNamed(u"Kestrel Aerospace"_s);
    QVERIFY(waitFor(setReviewLogo(m_s->store, account, *png)));
    const ReviewFacts facts = factsOf(u"Kestrel Aerospace"_s, {});
    QCOMPARE(facts.logo, *png);
    const ReviewDocument document = draftReview(facts, m_s->schema, {});
    QCOMPARE(reviewFromJson(toJson(document))->logo, *png);
    QVERIFY(draftReview(facts, m_s->schema, {.codenames = true}).logo.isEmpty());
    const ReviewPages pages = layOutPages(document, ReviewPaper::A4);
    QImage cover(pages.size.toSize(), QImage::Format_RGB32);
    cover.fill(Qt::white);
    QPainter painter(&cover);
    pages.pages.first().paint(painter);
    painter.end();
    int green = 0;
    for (int y = 0; y < cover.height(); ++y) {
        for (int x = 0; x < cover.width(); ++x)
            green += cover.pixelColor(x, y) == QColor(Qt::darkGreen);
    }
    QVERIFY(green > 1000);
    QVERIFY(waitFor(setReviewLogo(m_s->store, account, {})));
    QVERIFY(factsOf(u"Kestrel Aerospace"_s, {}).logo.isEmpty());
}

void TestReview::everyFigureNamesASourceThatIsListed()
{
    const ReviewDocument document = draft();
    int figures = 0;
    for (const ReviewSection &section : document.sections) {
        QVERIFY2(!section.title.isEmpty() && !section.message.isEmpty(), qPrintable(section.key));
        for (const ReviewFigure &figure : section.figures) {
            const ReviewSource *source = document.source(figure.source);
            QVERIFY2(source, qPrintable(section.key + u": "_s + figure.label));
            QVERIFY(source->ids.size() <= source->rows || source->object != 0);
            ++figures;
        }
    }
    QVERIFY(figures > 20);
    const ReviewSection *support = document.section(u"support"_s);
    QCOMPARE(QString::number(document.source(support->figures.first().source)->rows), support->figures.first().value);
}

void TestReview::whatIsMissingIsSaidAndNotCountedAsZero()
{
    TestStore s;
    const RecordId bare = s.save(u"Account"_s, {{account::name, u"Bare"_s}});
    const Result<ReviewFacts> facts = waitFor(reviewFacts(s.store, {bare, {}}));
    QVERIFY(facts);
    const ReviewDocument document = draftReview(*facts, s.schema, {});
    QVERIFY(document.section(u"usage"_s)->figures.isEmpty());
    QVERIFY(document.section(u"usage"_s)->charts.isEmpty());
    QVERIFY(!document.section(u"availability"_s) && !document.section(u"health"_s) && !document.section(u"releases"_s));
    QVERIFY(!layOutPages(document, ReviewPaper::A4).pages.isEmpty());
    QVERIFY(waitFor(storeUsage(s.store, {{bare, metric::mau, facts->first, 12}}, u"One"_s)));
    const ReviewDocument one = draftReview(*waitFor(reviewFacts(s.store, {bare, {}})), s.schema, {});
    QCOMPARE(one.section(u"usage"_s)->figures.size(), 1);
    QVERIFY(one.section(u"usage"_s)->figures.first().change.isEmpty());
}

void TestReview::anUnknownAccountOrQuarterIsRefused()
{
    QCOMPARE(waitFor(reviewFacts(m_s->store, {firstIdOf(object_code::account) + 999999, {}})).error().kind, Error::Kind::NotFound);
    QCOMPARE(waitFor(reviewFacts(m_s->store, {accountNamed(u"Kestrel Aerospace"_s), u"Q7"_s})).error().kind, Error::Kind::BadInput);
}

void TestReview::theFrozenDocumentComesBackAsItWas()
{
    ReviewDocument document = draft();
    document.sections[1].ownText = u"Own words\nof two lines"_s;
    document.sections[2].included = false;
    const QByteArray stored = QJsonDocument(toJson(document)).toJson();
    const Result<ReviewDocument> back = reviewFromJson(QJsonDocument::fromJson(stored).object());
    QVERIFY(back);
    QCOMPARE(QJsonDocument(toJson(*back)).toJson(), stored);
    QCOMPARE(toMarkdown(*back), toMarkdown(document));
    QVERIFY(!reviewFromJson({}));
    QVERIFY(!reviewFromJson({{u"form"_s, 99}}));
}

void TestReview::aLaterVersionSaysWhatChanged()
{
    const ReviewDocument frozen = draft();
    QVERIFY(changesBetween(frozen, frozen).isEmpty());
    ReviewDocument now = frozen;
    now.sections[1].figures[0].value = u"4 of 4"_s;
    now.sections.removeLast();
    const QStringList changes = changesBetween(frozen, now);
    QCOMPARE(changes.size(), 2);
    QVERIFY(changes.first().contains(u"4 of 4"_s));
}

void TestReview::aCustomerCopyHoldsNothingInternal()
{
    QStringList removed;
    const ReviewDocument copy = customerCopy(draft(u"Copperline Rail"_s), &removed);
    QVERIFY(removed.size() >= 3);
    QVERIFY(!copy.section(u"standing"_s));
    for (const ReviewSection &section : copy.sections) {
        QVERIFY(!section.internal);
        for (const ReviewFigure &figure : section.figures)
            QVERIFY(!figure.internal);
        for (const ReviewTable &table : section.tables)
            QVERIFY(!table.internal);
    }
    for (const ReviewSource &source : copy.sources)
        QVERIFY(!source.what.contains(u"not shared"_s));
    const QString text = toMarkdown(copy);
    QVERIFY(!text.contains(QLocale().toString(512000)) && !text.contains(u"512,000"_s)); // its ARR
}

void TestReview::plantedLeaksAreAllFound()
{
    const RecordId kestrel = accountNamed(u"Kestrel Aerospace"_s);
    const Result<LeakTerms> terms = waitFor(leakTerms(m_s->store, kestrel));
    QVERIFY(terms);
    LeakTerms all = *terms;
    all.internalValues << u"They may leave us for a cheaper tool"_s;
    const LeakGuard guard(all);
    const ReviewDocument clean = customerCopy(draft());
    const QList<Leak> none = guard.find(clean, {u"Kestrel Aerospace - customer copy.pdf"_s});
    QVERIFY2(none.isEmpty(), none.isEmpty() ? "" : qPrintable(none.first().where + none.first().what));
    Dice dice(99);
    const QStringList names = all.otherCustomers + all.internalValues;
    for (int round = 0; round < 100; ++round) {
        QString leak = dice.pick(names);
        if (round % 4 == 1)
            leak = leak.toUpper();
        else if (round % 4 == 2)
            leak = leak.normalized(QString::NormalizationForm_D).split(u' ').join(u"  \n"_s);
        else if (round % 4 == 3)
            leak = leak.toLower();
        const QString text = u"As with ("_s + leak + u"), we did it."_s;
        ReviewDocument planted = clean;
        ReviewSection &section = planted.sections[dice.below(int(planted.sections.size()))];
        QString fileName;
        switch (round % 8) {
        case 0: section.ownText = text; break;
        case 1: section.message = text; break;
        case 2: section.points << text; break;
        case 3: section.tables << ReviewTable {.title = {}, .columns = {{u"A"_s}}, .rows = {{text}}}; break;
        case 4: section.charts << ReviewChart {.title = text, .categories = {}, .series = {}}; break;
        case 5: section.figures << ReviewFigure {.label = u"x"_s, .value = text}; break;
        case 6: planted.sources << ReviewSource {.key = u"S99"_s, .what = text}; break;
        case 7: fileName = leak + u".pdf"_s; break;
        }
        QVERIFY2(!guard.find(planted, {fileName}).isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(leak)));
    }
    ReviewDocument internal = clean;
    internal.sections.last().internal = true;
    QVERIFY(!guard.find(internal).isEmpty());
}

void TestReview::theOwnNameIsNoLeakEvenIfAnotherIsPartOfIt()
{
    const LeakGuard guard({.otherCustomers = {u"Harbor Point"_s, u"Ray"_s}, .realName = {}, .ownName = u"Harbor Point Logistics"_s, .internalValues = {}});
    QVERIFY(guard.findIn(u"Harbor Point Logistics grew; hooray, an array of rays."_s).isEmpty());
    QCOMPARE(guard.findIn(u"Like Harbor Point, they"_s), QStringList {u"Harbor Point"_s});
    QCOMPARE(guard.findIn(u"RAY said"_s), QStringList {u"Ray"_s});
    const LeakGuard codenames({.otherCustomers = {}, .realName = u"Harbor Point Logistics"_s, .ownName = u"customer-ceres"_s, .internalValues = {}});
    QVERIFY(!codenames.findIn(u"harbor point logistics"_s).isEmpty());
}

void TestReview::theSameDataMakeTheSameBytes()
{
    const auto once = [this] { return *pdfOf(layOutPages(customerCopy(draft()), ReviewPaper::A4), {u"T"_s, u"A"_s, u"en"_s}); };
    const QByteArray first = once();
    QVERIFY(first.startsWith("%PDF-"));
    QCOMPARE(once(), first);
    QVERIFY2(first.size() < 150 * 1024, qPrintable(QString::number(first.size())));
}

void TestReview::aPdfTellsWhatItIs()
{
    if (QStandardPaths::findExecutable(u"pdfinfo"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    QTemporaryDir folder;
    const QString path = folder.filePath(u"review.pdf"_s);
    const ReviewDocument document = customerCopy(draft());
    const Result<PdfFile> file = writeReviewPdf(document, ReviewPaper::Wide, path);
    QVERIFY(file);
    QProcess info;
    info.start(u"pdfinfo"_s, {path});
    info.waitForFinished();
    const QString text = QString::fromUtf8(info.readAllStandardOutput());
    QVERIFY(text.contains(u"Kestrel Aerospace – Business review"_s));
    QVERIFY(text.contains(u"960 x 540"_s));
    QVERIFY(!text.contains(u"CreationDate"_s));
    QFile pdf(path);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QProcess fonts;
    fonts.start(u"pdffonts"_s, {path});
    fonts.waitForFinished();
    const QStringList lines = QString::fromUtf8(fonts.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(!lines.isEmpty());
    for (const QString &line : lines)
        QVERIFY2(line.contains(u" yes "_s), qPrintable(line)); // embedded
}

void TestReview::thePdfHoldsEachFigureOfEachSection()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    const ReviewDocument document = internalCopy(draft(u"Copperline Rail"_s));
    const ReviewPages pages = layOutPages(document, ReviewPaper::A4);
    const QStringList texts = textOf(*pdfOf(pages, {u"T"_s, u"A"_s, u"en"_s}));
    QCOMPARE(texts.size(), pages.pages.size());
    for (const ReviewSection &section : document.sections) {
        QString own;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (pages.pages.at(i).section == section.key)
                own += texts.at(i);
        }
        for (const ReviewFigure &figure : section.figures) {
            QVERIFY2(squeezed(own).contains(squeezed(figure.value)), qPrintable(section.key + u": "_s + figure.value));
            QCOMPARE(times(squeezed(own), squeezed(figure.label + figure.value)), 1);
        }
    }
    for (const QString &text : texts)
        QVERIFY2(!text.trimmed().isEmpty(), "a blank page");
}

void TestReview::tablesOfAnyLengthKeepTheirRowsWhole_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 2, 37, 500})
        QTest::addRow("%d", rows) << rows;
}

void TestReview::tablesOfAnyLengthKeepTheirRowsWhole()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    QFETCH(int, rows);
    for (const ReviewPaper paper : {ReviewPaper::A4, ReviewPaper::Wide}) {
        const QStringList pages = textOf(*pdfOf(layOutPages(withTable(rows), paper), {u"T"_s, u"A"_s, u"en"_s}));
        QCOMPARE(pages.join(QString()).contains(u"There is nothing here."_s), rows == 0);
        for (int i = 0; i < rows; ++i) {
            int found = 0;
            for (const QString &page : pages) {
                const bool begins = page.contains(u"begin%1x"_s.arg(i));
                QCOMPARE(page.contains(u"end%1x"_s.arg(i)), begins);
                found += begins;
            }
            QCOMPARE(found, 1);
        }
        for (const QString &page : pages) {
            if (page.contains(u"begin"_s))
                QVERIFY2(page.contains(u"First"_s) && page.contains(u"Last"_s), "the head is repeated");
        }
    }
}

void TestReview::aLastPageIsWorthItsPaper()
{
    // Whatever number of rows follows a chart: no page with a row or two by themselves.
    for (int rows = 1; rows < 60; ++rows) {
        ReviewDocument document = withTable(rows);
        for (QStringList &cells : document.sections.first().tables.first().rows)
            cells[1] = u"some words"_s;
        document.sections.first().charts = {{.kind = ReviewChart::Kind::Bars, .title = u"Chart"_s, .categories = {u"a"_s}, .series = {{u"b"_s, {1.0}}}}};
        const ReviewPages pages = layOutPages(document, ReviewPaper::A4);
        const QStringList text = textOf(*pdfOf(pages, {}));
        QStringList table;
        for (const QString &page : text) {
            if (page.contains(u"begin"_s))
                table << page;
        }
        if (table.size() > 1)
            QVERIFY2(table.last().count(u"begin"_s) >= 4, qPrintable(u"%1 rows: %2 on the last page"_s.arg(rows).arg(table.last().count(u"begin"_s))));
    }
}

void TestReview::aVeryLongNameFits()
{
    for (const QString &name : {QString(300, u'W'), QString(u"Gesellschaft für Weltraumlogistik "_s).repeated(9), QString(300, u'漢')}) {
        ReviewDocument document = withTable(3);
        document.customer = name;
        document.quarter = name;
        const ReviewPages pages = layOutPages(document, ReviewPaper::Letter);
        QImage image(pages.size.toSize() * 1, QImage::Format_RGB32);
        for (const ReviewPage &page : pages.pages) {
            image.fill(Qt::white);
            QPainter painter(&image);
            page.paint(painter);
            painter.end();
            for (int y = 0; y < image.height(); ++y) {
                if (page.section != u"cover" || y > image.height() / 2)
                    QCOMPARE(image.pixelColor(image.width() - 3, y), QColor(Qt::white)); // nothing runs off the page
            }
        }
    }
}

void TestReview::thePreviewIsThePdf()
{
    if (QStandardPaths::findExecutable(u"pdftoppm"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    QTemporaryDir folder;
    const ReviewPages pages = layOutPages(customerCopy(draft()), ReviewPaper::A4);
    QVERIFY(writePdf(pages, {u"T"_s, u"A"_s, u"en"_s}, folder.filePath(u"p.pdf"_s)));
    QVERIFY(writePictures(pages, folder.filePath(u"own"_s), 1));
    QCOMPARE(QProcess::execute(u"pdftoppm"_s, {u"-r"_s, u"72"_s, u"-png"_s, folder.filePath(u"p.pdf"_s), folder.filePath(u"pdf"_s)}), 0);
    for (int i = 1; i <= pages.pages.size(); ++i) {
        const QString number = u"%1"_s.arg(i, 2, 10, QLatin1Char('0'));
        const QImage own = QImage(folder.filePath(u"own/%1.png"_s.arg(number))).convertToFormat(QImage::Format_Grayscale8).scaled(210, 148, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const QString file = folder.filePath(u"pdf-%1.png"_s.arg(pages.pages.size() > 9 ? number : QString::number(i)));
        const QImage pdf = QImage(file).convertToFormat(QImage::Format_Grayscale8).scaled(210, 148, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY2(!own.isNull() && !pdf.isNull(), qPrintable(file));
        qint64 difference = 0;
        for (int y = 0; y < own.height(); ++y) {
            for (int x = 0; x < own.width(); ++x)
                difference += std::abs(qGray(own.pixel(x, y)) - qGray(pdf.pixel(x, y)));
        }
        const double mean = double(difference) / (own.width() * own.height());
        QVERIFY2(mean < 2.5, qPrintable(u"page %1 differs by %2"_s.arg(i).arg(mean)));
    }
}

void TestReview::rightToLeftPagesAreMirrored()
{
    ReviewDocument document = withTable(2);
    document.customer = u"شركة الميناء"_s;
    document.rightToLeft = true;
    ReviewSection &section = document.sections.first();
    section.message = u"قصير"_s;
    section.tables.clear();
    const auto inkOn = [](const ReviewDocument &one, bool left) {
        const ReviewPages pages = layOutPages(one, ReviewPaper::A4);
        QImage image(pages.size.toSize(), QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        pages.pages.at(1).paint(painter);
        painter.end();
        int ink = 0;
        for (int y = 60; y < 120; ++y) {
            for (int x = 0; x < image.width() / 2; ++x)
                ink += qGray(image.pixel(left ? x : image.width() - 1 - x, y)) < 128;
        }
        return ink;
    };
    QVERIFY(inkOn(document, false) > 20);
    QCOMPARE(inkOn(document, true), 0);
    document.rightToLeft = false;
    document.sections.first().message = u"Short"_s;
    QVERIFY(inkOn(document, true) > 20);
    QCOMPARE(inkOn(document, false), 0);
}

void TestReview::aFolderThatCannotBeWrittenIsSaidAndKeepsTheOldFile()
{
    const Result<PdfFile> nowhere = writeReviewPdf(withTable(1), ReviewPaper::A4, u"/nonexistent/folder/review.pdf"_s);
    QVERIFY(!nowhere);
    QVERIFY(nowhere.error().text.contains(u"review.pdf"_s));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"taken"_s);
    QVERIFY(QDir().mkdir(path)); // a folder where the file should be
    QVERIFY(!writeReviewPdf(withTable(1), ReviewPaper::A4, path));
    QVERIFY(QFileInfo(path).isDir());
}

QTEST_MAIN(TestReview)
#include "tst_review.moc"
