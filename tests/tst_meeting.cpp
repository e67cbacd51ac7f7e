#include "forms/look/theme.h"
#include "forms/meeting/agendapage.h"
#include "forms/meeting/meetingnotes.h"
#include "forms/record/recordform.h"
#include "forms/reports/reviewpages.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/healthnames.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/reviewnames.h"
#include "models/schema/objects/risknames.h"
#include "models/storage/meeting.h"
#include "tests/support/hand.h"
#include "tests/support/looks.h"
#include "tests/support/store.h"
#include "tests/support/workspacestate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

/// The agenda of a meeting from data, and notes whose lines become tasks, risks and requests in one step.
class TestMeeting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void linesAreMarkedAndTakenApart();
    void theAgendaTellsWhatIsKnown();
    void aCustomerCopyHoldsNoStatusOfOurOwn();
    void aKeyTurnsTheLine();
    void aMeetingIsOneStepAndOneUndo();
    void aRefusedMeetingKeepsWhatWasTyped();
    void notesSurviveAsADraft();
    void theTextIsCopiedAndTheFileWritten();
    void itLooksRight_data();
    void itLooksRight();

private:
    std::unique_ptr<AgendaPage> shownPage();
    int count(int object) { return *waitFor(s->store.count({.object = object})); }

    std::unique_ptr<TestStore> s;
    Theme theme;
    RecordId acme = 0;
    RecordId ann = 0;
};

void TestMeeting::init()
{
    s = std::make_unique<TestStore>();
    theme.setMode(Theme::Mode::Light);
    theme.setZoom(1);
    theme.apply(*qApp);
    acme = s->save(u"Account"_s, {{account::name, u"Acme"_s}, {account::version, u"Relay 8.3"_s}, {account::versionNotes, u"Upgrades go in at night."_s}});
    ann = s->save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    s->save(u"Event"_s, {{event::subject, u"Monthly check-in"_s}, {event::what, qlonglong(acme)}, {event::who, QVariantList {qlonglong(ann)}}, {event::start, QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC)}});
    s->saveOne(*s->schema.type(object_code::activity), {{activity::subject, u"Call about imports"_s}, {activity::what, qlonglong(acme)}, {activity::subtype, u"Call"_s}, {activity::status, u"Completed"_s}, {activity::dueDate, QDate(2026, 11, 10)}, {activity::comments, u"They are tired of waiting."_s}});
    s->saveOne(*s->schema.type(object_code::activity), {{activity::subject, u"Night shift session"_s}, {activity::what, qlonglong(acme)}, {activity::status, u"In Progress"_s}, {activity::dueDate, QDate(2026, 12, 1)}, {activity::shared, true}});
    s->saveOne(*s->schema.type(object_code::activity), {{activity::subject, u"Check their contract"_s}, {activity::what, qlonglong(acme)}, {activity::status, u"In Progress"_s}, {activity::dueDate, QDate(2026, 12, 2)}});
    for (const auto &[name, day] : {std::pair {u"Relay 8.3"_s, QDate(2026, 8, 1)}, {u"Relay 8.4"_s, QDate(2026, 11, 1)}, {u"Relay 9.0"_s, QDate(2027, 1, 10)}})
        s->saveOne(*s->schema.type(object_code::release), {{release::name, name}, {release::date, day}, {release::summary, u"What %1 brings."_s.arg(name)}});
    const RecordId request = s->saveOne(*s->schema.type(object_code::featureRequest), {{feature_request::name, u"Offline mode"_s}, {feature_request::status, u"In development"_s}});
    s->saveOne(*s->schema.type(object_code::featureRequestAsk), {{feature_request_ask::request, qlonglong(request)}, {feature_request_ask::account, qlonglong(acme)}});
    s->saveOne(*s->schema.type(object_code::supportCase), {{support_case::subject, u"Import stalls"_s}, {support_case::account, qlonglong(acme)}, {support_case::severity, u"P1"_s}, {support_case::status, u"New"_s}});
}

void TestMeeting::cleanup()
{
    QCOMPARE(WorkspaceState::problems(*s), QStringList());
    s.reset();
}

std::unique_ptr<AgendaPage> TestMeeting::shownPage()
{
    auto page = std::make_unique<AgendaPage>(s->store, acme);
    QSignalSpy shown(page.get(), &AgendaPage::shown);
    page->resize(1300, 850);
    page->show();
    if (shown.isEmpty())
        shown.wait();
    return page;
}

void TestMeeting::linesAreMarkedAndTakenApart()
{
    const QString task = MeetingText::toggled(u"send the deck"_s, MeetingLine::Task);
    QCOMPARE(task, u"[Task] send the deck"_s);
    QCOMPARE(MeetingText::toggled(task, MeetingLine::Task), u"send the deck"_s);
    QCOMPARE(MeetingText::toggled(task, MeetingLine::Risk), u"[Risk] send the deck"_s);
    const MeetingNotes notes = MeetingText::notesFrom(u"hello\n[Task] send the deck\n[Risk]\n[Risk] budget cut\n[Request] offline mode\n"_s);
    QCOMPARE(notes.tasks, QStringList {u"send the deck"_s});
    QCOMPARE(notes.risks, QStringList {u"budget cut"_s});
    QCOMPARE(notes.requests, QStringList {u"offline mode"_s});
    QCOMPARE(notes.text, u"hello\nsend the deck\n\nbudget cut\noffline mode"_s);
}

void TestMeeting::theAgendaTellsWhatIsKnown()
{
    const auto facts = waitFor(agendaFacts(s->store, acme));
    QVERIFY(facts);
    QCOMPARE(facts->subject, u"Monthly check-in"_s);
    QCOMPARE(facts->theirs, QStringList {u"Ann Lee"_s});
    QCOMPARE(facts->lastDay, QDate(2026, 11, 10));
    QCOMPARE(facts->open.size(), 2);
    QCOMPARE(facts->released.first().name, u"Relay 8.4"_s);
    const QString text = toMarkdown(internalCopy(draftAgenda(*facts, s->schema)));
    for (const QString &words : {u"Ann Lee"_s, u"Night shift session"_s, u"Check their contract"_s, u"Offline mode"_s, u"In development"_s, u"Relay 8.4"_s, u"Relay 9.0"_s, u"You run Relay 8.3; 1 newer"_s, u"Upgrades go in at night"_s, u"Import stalls"_s, u"tired of waiting"_s})
        QVERIFY2(text.contains(words), qPrintable(words + u" in "_s + text));
    QVERIFY(!waitFor(agendaFacts(s->store, acme + 999)));
}

void TestMeeting::aCustomerCopyHoldsNoStatusOfOurOwn()
{
    const auto facts = waitFor(agendaFacts(s->store, acme));
    const QString text = toMarkdown(customerCopy(draftAgenda(*facts, s->schema)));
    QVERIFY(text.contains(u"Night shift session"_s));
    for (const QString &words : {u"Check their contract"_s, u"Import stalls"_s, u"tired of waiting"_s, u"Computed health"_s})
        QVERIFY2(!text.contains(words), qPrintable(words));
}

void TestMeeting::aKeyTurnsTheLine()
{
    const auto page = shownPage();
    QPlainTextEdit *editor = page->notes()->editor();
    page->activateWindow();
    editor->setFocus();
    QTest::keyClicks(editor, u"send the deck"_s);
    QTest::keyClick(editor, Qt::Key_F7);
    QTRY_COMPARE(editor->toPlainText(), u"[Task] send the deck"_s);
    editor->moveCursor(QTextCursor::End);
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::keyClicks(editor, u"budget cut"_s);
    Hand hand(page.get());
    hand.click(hand.named(u"Risk"_s));
    QCOMPARE(editor->toPlainText(), u"[Task] send the deck\n[Risk] budget cut"_s);
    QVERIFY(page->isEdited());
}

void TestMeeting::aMeetingIsOneStepAndOneUndo()
{
    const auto page = shownPage();
    const int activities = count(object_code::activity);
    page->notes()->editor()->setPlainText(u"Imports are better\n[Task] send the deck\n[Risk] budget cut in spring\n[Request] export to archive"_s);
    QSignalSpy toast(page.get(), &Page::toast);
    QVERIFY(page->saveEdit());
    QSignalSpy failed(page->notes(), &MeetingNotesPanel::failed);
    QTRY_VERIFY(toast.size() + failed.size() == 1);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
    QVERIFY(toast.first().first().toString().contains(u"1 risk"_s));
    QVERIFY(!page->isEdited());
    QCOMPARE(count(object_code::activity), activities + 2);
    QCOMPARE(count(object_code::customerRisk), 1);
    QCOMPARE(count(object_code::featureRequest), 2);
    const auto asks = waitFor(s->store.find({.object = object_code::featureRequestAsk, .where = {{feature_request_ask::quote, Condition::Is::Equal, u"export to archive"_s}}}));
    QCOMPARE(asks->size(), 1);
    QCOMPARE(asks->first().link(feature_request_ask::account), acme);
    QCOMPARE(asks->first().link(feature_request_ask::contact), ann);
    QVERIFY(asks->first().link(feature_request_ask::call));
    const Record call = s->fetch(asks->first().link(feature_request_ask::call));
    QCOMPARE(call.text(activity::subject), u"Monthly check-in"_s);
    QVERIFY(call.text(activity::comments).contains(u"Imports are better"_s));
    QVERIFY(waitFor(s->store.undo()));
    QCOMPARE(count(object_code::activity), activities);
    QCOMPARE(count(object_code::customerRisk), 0);
    QCOMPARE(count(object_code::featureRequest), 1);
    QVERIFY(waitFor(s->store.redo()));
    QCOMPARE(count(object_code::customerRisk), 1);
}

void TestMeeting::aRefusedMeetingKeepsWhatWasTyped()
{
    QVERIFY(waitFor(s->store.remove({ann})));
    const auto page = shownPage();
    page->notes()->editor()->setPlainText(u"[Risk] nobody came"_s);
    QSignalSpy failed(page->notes(), &MeetingNotesPanel::failed);
    page->saveEdit();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(page->notes()->editor()->toPlainText(), u"[Risk] nobody came"_s);
    QCOMPARE(count(object_code::customerRisk), 0);
}

void TestMeeting::notesSurviveAsADraft()
{
    {
        const auto page = shownPage();
        page->notes()->editor()->setPlainText(u"half a thought"_s);
        QTRY_VERIFY(!waitFor(s->store.drafts()).isEmpty());
    }
    const auto page = shownPage();
    QTRY_COMPARE(page->notes()->editor()->toPlainText(), u"half a thought"_s);
    page->saveEdit();
    QTRY_VERIFY(waitFor(s->store.drafts()).isEmpty());
}

void TestMeeting::theTextIsCopiedAndTheFileWritten()
{
    const auto page = shownPage();
    page->copyText();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Night shift session"_s));
    QTemporaryDir folder;
    for (const QString &name : {u"agenda.pdf"_s, u"agenda.md"_s}) {
        QSignalSpy written(page.get(), &AgendaPage::written);
        page->writeTo(folder.filePath(name));
        QTRY_COMPARE(written.size(), 1);
        QVERIFY(QFileInfo(folder.filePath(name)).size() > 500);
    }
    QFile pdf(folder.filePath(u"agenda.pdf"_s));
    QVERIFY(pdf.open(QIODevice::ReadOnly) && pdf.read(5) == "%PDF-");
}

void TestMeeting::itLooksRight_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<double>("zoom");
    QTest::newRow("light") << Theme::Mode::Light << 1.0;
    QTest::newRow("dark") << Theme::Mode::Dark << 1.0;
}

void TestMeeting::itLooksRight()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(double, zoom);
    theme.setMode(mode);
    theme.setZoom(zoom);
    theme.apply(*qApp);
    const auto page = shownPage();
    page->notes()->editor()->setPlainText(u"Imports are better\n[Task] send the deck"_s);
    Looks::keep(page.get(), u"agenda-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    const auto faults = [&page] { return Looks::clipped(page.get()) + Looks::sideways(page.get()) + Looks::nameless(page.get()); };
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(faults().join(u'\n')));
}

QTEST_MAIN(TestMeeting)
#include "tst_meeting.moc"
