#include "forms/timeline/timelinepanel.h"
#include "forms/timeline/timelineview.h"
#include "models/lists/timelinemodel.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

/// The timeline: what it says, how it groups and pages, and what keys and clicks do to it.
class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesStandUnderTheirMonth_data();
    void entriesStandUnderTheirMonth();
    void monthsSayHowLongAgoTheyWere_data();
    void monthsSayHowLongAgoTheyWere();
    void anEventAtMidnightStandsInTheMonthOfTheLocalDay();
    void sentencesSayWhoDidWhatWithWhom_data();
    void sentencesSayWhoDidWhatWithWhom();
    void namesInSentencesAreLinks();
    void datesAreAsShortAsTheDayAllows_data();
    void datesAreAsShortAsTheDayAllows();
    void theFirstPageKnowsTheCountOfAll();
    void rowsKeepTheirPlaceWhenOthersComeAndGo();
    void filtersAskTheStoreAndKeepWhatIsOpen();
    void spaceCompletesATaskAndUndoOpensItAgain();
    void aClickOnTheBoxCompletesATask();
    void enterOpensAndArrowsUnfold();
    void headingsFoldTheirRows();
    void theAccessibleTextHasEveryWord();
    void withoutActivitiesTheFirstStepIsOffered();
    void theComposerButtonsComeFromTheForms();
};

static TimelineEntry entryOf(const QString &kind, bool open, const QDate &date)
{
    TimelineEntry entry;
    entry.id = 1;
    entry.title = u"Subject"_s;
    entry.kind = kind;
    entry.open = open;
    entry.date = date;
    return entry;
}

static const TimelineReader reader {.me = 7, .today = QDate(2026, 11, 22), .locale = QLocale(QLocale::English, QLocale::UnitedStates)};

/// An account, and activities about it.
class Scene : public TestStore
{
public:
    RecordId acme = save(u"Account"_s, {{account::name, u"Acme"_s}});
    RecordId add(const QString &subject, const QString &status, const QDate &date, const QString &subtype = u"Task"_s)
    {
        return save(u"Activity"_s, {{activity::subject, subject}, {activity::what, qlonglong(acme)}, {activity::status, status},
                                    {activity::dueDate, date}, {activity::subtype, subtype}});
    }
    static QStringList words(const QAbstractItemModel &model)
    {
        QStringList all;
        for (int i = 0; i < model.rowCount(); ++i)
            all << model.index(i, 0).data().toString();
        return all;
    }
};

void TestTimeline::entriesStandUnderTheirMonth_data()
{
    QTest::addColumn<bool>("open");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("key");
    QTest::newRow("open ones apart, however old") << true << QDate(2020, 1, 1) << u"open"_s;
    QTest::newRow("last day of a month") << false << QDate(2026, 10, 31) << u"2026-10"_s;
    QTest::newRow("first day of the next") << false << QDate(2026, 11, 1) << u"2026-11"_s;
    QTest::newRow("turn of the year") << false << QDate(2025, 12, 31) << u"2025-12"_s;
    QTest::newRow("no date") << false << QDate() << u"undated"_s;
}

void TestTimeline::entriesStandUnderTheirMonth()
{
    QFETCH(bool, open);
    QFETCH(QDate, date);
    QFETCH(QString, key);
    QCOMPARE(TimelineWords::sectionKey(entryOf(u"task"_s, open, date)), key);
}

void TestTimeline::monthsSayHowLongAgoTheyWere_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("note");
    QTest::newRow("this") << u"2026-11"_s << u"November 2026"_s << u"This Month"_s;
    QTest::newRow("last") << u"2026-10"_s << u"October 2026"_s << u"Last Month"_s;
    QTest::newRow("next") << u"2026-12"_s << u"December 2026"_s << u"Next Month"_s;
    QTest::newRow("over the turn of the year") << u"2025-12"_s << u"December 2025"_s << u"11 Months Ago"_s;
    QTest::newRow("long ago") << u"2025-11"_s << u"November 2025"_s << QString();
    QTest::newRow("open") << u"open"_s << u"Upcoming & Overdue"_s << u"3"_s;
    QTest::newRow("undated") << u"undated"_s << u"Without a Date"_s << QString();
}

void TestTimeline::monthsSayHowLongAgoTheyWere()
{
    QFETCH(QString, key);
    QFETCH(QString, title);
    QFETCH(QString, note);
    const TimelineSection section = TimelineWords::section(key, 3, reader);
    QCOMPARE(section.title, title);
    QCOMPARE(section.note, note);
}

void TestTimeline::anEventAtMidnightStandsInTheMonthOfTheLocalDay()
{
    Scene s;
    // Half past eleven in the evening of October 31 in UTC; a moment that is another day east of it.
    const QDateTime start(QDate(2026, 10, 31), QTime(23, 30), Qt::UTC);
    s.save(u"Event"_s, {{event::subject, u"Late"_s}, {event::what, qlonglong(s.acme)}, {event::start, start}});
    TimelineModel model(s.store, s.acme);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(TimelineModel::KeyRole).toString(), start.toLocalTime().date().toString(u"yyyy-MM"_s));
}

void TestTimeline::sentencesSayWhoDidWhatWithWhom_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("owner");
    QTest::addColumn<QStringList>("people");
    QTest::addColumn<QString>("sentence");
    const QDate today(2026, 11, 22);
    const QStringList nobody;
    const QStringList priya {u"Priya Raman"_s};
    QTest::newRow("my call") << u"call"_s << false << today << 7 << priya << u"You logged a call with Priya Raman"_s;
    QTest::newRow("my call with three") << u"call"_s << false << today << 7 << QStringList {u"Priya Raman"_s, u"B"_s, u"C"_s} << u"You logged a call with Priya Raman and 2 more"_s;
    QTest::newRow("my overdue task") << u"task"_s << true << today.addDays(-1) << 7 << nobody << u"You have an overdue task"_s;
    QTest::newRow("due today") << u"task"_s << true << today << 7 << nobody << u"You have a task due today"_s;
    QTest::newRow("to come") << u"task"_s << true << today.addDays(1) << 7 << nobody << u"You have an upcoming task"_s;
    QTest::newRow("theirs, done") << u"task"_s << false << today << 8 << nobody << u"Omar Haddad completed a task"_s;
    QTest::newRow("their event") << u"event"_s << true << today << 8 << priya << u"Omar Haddad has an event with Priya Raman"_s;
    QTest::newRow("my past event") << u"event"_s << false << today << 7 << nobody << u"You had an event"_s;
    QTest::newRow("mail") << u"email"_s << false << today << 7 << priya << u"You sent an email to Priya Raman"_s;
    QTest::newRow("a name like a place marker") << u"call"_s << false << today << 8 << QStringList {u"%1 <b>"_s} << u"Omar Haddad logged a call with %1 <b>"_s;
}

void TestTimeline::sentencesSayWhoDidWhatWithWhom()
{
    QFETCH(QString, kind);
    QFETCH(bool, open);
    QFETCH(QDate, date);
    QFETCH(int, owner);
    QFETCH(QStringList, people);
    QFETCH(QString, sentence);
    TimelineEntry entry = entryOf(kind, open, date);
    entry.ownerId = owner;
    entry.owner = owner == 7 ? u"Mina Okafor"_s : u"Omar Haddad"_s;
    entry.names = people;
    for (int i = 0; i < people.size(); ++i)
        entry.people << 100 + i;
    QCOMPARE(TimelineWords::sentence(entry, reader).text, sentence);
}

void TestTimeline::namesInSentencesAreLinks()
{
    TimelineEntry entry = entryOf(u"call"_s, false, reader.today);
    entry.ownerId = 8;
    entry.owner = u"Omar"_s;
    entry.names = {u"Priya"_s};
    entry.people = {100};
    const LinkedText sentence = TimelineWords::sentence(entry, reader);
    QCOMPARE(sentence.links.size(), 2);
    QCOMPARE(sentence.text.mid(sentence.links.at(0).start, sentence.links.at(0).length), u"Omar"_s);
    QCOMPARE(sentence.links.at(0).id, RecordId(8));
    QCOMPARE(sentence.text.mid(sentence.links.at(1).start, sentence.links.at(1).length), u"Priya"_s);
    QCOMPARE(sentence.links.at(1).id, RecordId(100));
}

void TestTimeline::datesAreAsShortAsTheDayAllows_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<QString>("text");
    QTest::newRow("today") << QDate(2026, 11, 22) << u"Today"_s;
    QTest::newRow("tomorrow") << QDate(2026, 11, 23) << u"Tomorrow"_s;
    QTest::newRow("this year") << QDate(2026, 11, 19) << u"Nov 19"_s;
    QTest::newRow("another year") << QDate(2027, 1, 2) << u"Jan 2, 2027"_s;
    QTest::newRow("none") << QDate() << QString();
}

void TestTimeline::datesAreAsShortAsTheDayAllows()
{
    QFETCH(QDate, date);
    QFETCH(QString, text);
    QCOMPARE(TimelineWords::dateText(entryOf(u"task"_s, true, date), reader), text);
}

void TestTimeline::theFirstPageKnowsTheCountOfAll()
{
    Scene s;
    QList<Record> many;
    for (int i = 0; i < 60; ++i) {
        Record record {.object = object_code::activity};
        record.set(activity::subject, u"Call %1"_s.arg(i));
        record.set(activity::what, qlonglong(s.acme));
        record.set(activity::status, i < 3 ? u"Not Started"_s : u"Completed"_s);
        record.set(activity::dueDate, QDate(2026, 11, 20).addDays(-i));
        many << record;
    }
    QVERIFY(waitFor(s.store.saveAll(many, u"Add"_s)));
    TimelineModel model(s.store, s.acme);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.shown(), TimelineModel::pageSize);
    QCOMPARE(model.total(), 60);
    QCOMPARE(model.section(0).note, u"3"_s);
    model.showMore();
    QTRY_COMPARE(model.shown(), 50);
    model.showMore();
    QTRY_COMPARE(model.shown(), 60);
    QVERIFY(!model.hasMore());
}

void TestTimeline::rowsKeepTheirPlaceWhenOthersComeAndGo()
{
    Scene s;
    s.add(u"late"_s, u"Not Started"_s, QDate(2026, 11, 10));
    const RecordId call = s.add(u"call"_s, u"Completed"_s, QDate(2026, 11, 12), u"Call"_s);
    TimelineModel model(s.store, s.acme);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 4);
    const QPersistentModelIndex place = model.index(3);
    model.setExpanded(3, true);
    s.add(u"newer"_s, u"Completed"_s, QDate(2026, 11, 20));
    QTRY_COMPARE(Scene::words(model), (QStringList {u"Upcoming & Overdue"_s, u"late"_s, u"November 2026"_s, u"newer"_s, u"call"_s}));
    QVERIFY(place.isValid());
    QCOMPARE(place.row(), 4);
    QVERIFY(model.isExpanded(4));
    QVERIFY(waitFor(s.store.remove({call})));
    QTRY_COMPARE(model.rowCount(), 4);
    QVERIFY(!place.isValid());
}

void TestTimeline::filtersAskTheStoreAndKeepWhatIsOpen()
{
    Scene s;
    s.add(u"very late"_s, u"Not Started"_s, QDate(2024, 1, 1));
    s.add(u"old call"_s, u"Completed"_s, QDate(2024, 2, 1), u"Call"_s);
    s.add(u"new call"_s, u"Completed"_s, QDate(2026, 11, 20), u"Call"_s);
    const RecordId other = s.save(u"User"_s, {{user::name, u"Omar"_s}});
    s.save(u"Event"_s, {{event::subject, u"their event"_s}, {event::what, qlonglong(s.acme)}, {event::owner, qlonglong(other)}, {event::start, s.now.addDays(-3)}});
    const auto titles = [&](const TimelineFilter &filter) {
        QStringList all;
        const auto page = waitFor(s.store.timelinePage(s.acme, 50, filter));
        for (const TimelineEntry &entry : page->entries)
            all << entry.title;
        return all;
    };
    QCOMPARE(titles({}), (QStringList {u"very late"_s, u"new call"_s, u"their event"_s, u"old call"_s}));
    QCOMPARE(titles({.kind = u"call"_s}), (QStringList {u"new call"_s, u"old call"_s}));
    QCOMPARE(titles({.kind = u"event"_s}), QStringList {u"their event"_s});
    QCOMPARE(titles({.owner = s.store.me()}), (QStringList {u"very late"_s, u"new call"_s, u"old call"_s}));
    QCOMPARE(titles({.from = QDate(2026, 11, 1)}), (QStringList {u"very late"_s, u"new call"_s, u"their event"_s}));
    QCOMPARE(titles({.kind = u"email"_s}), QStringList());
}

void TestTimeline::spaceCompletesATaskAndUndoOpensItAgain()
{
    Scene s;
    const RecordId task = s.add(u"Send plan"_s, u"Not Started"_s, QDate(2026, 11, 19));
    TimelinePanel panel(s.store, s.acme);
    panel.show();
    QSignalSpy toasts(&panel, &TimelinePanel::toast);
    auto *view = panel.findChild<TimelineView *>();
    QTRY_COMPARE(view->model()->rowCount(), 2);
    view->setCurrentIndex(view->model()->index(1, 0));
    QCOMPARE(view->model()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QTest::keyClick(view, Qt::Key_Space);
    QTRY_COMPARE(toasts.size(), 1);
    QVERIFY(toasts.first().at(1).toBool());
    QCOMPARE(s.fetch(task).text(activity::status), u"Completed"_s);
    QCOMPARE(waitFor(s.store.undoState()).undo, u"Complete Send plan"_s);
    QTRY_COMPARE(view->model()->index(0, 0).data().toString(), u"November 2026"_s);
    QVERIFY(waitFor(s.store.undo()));
    QTRY_COMPARE(view->model()->index(0, 0).data().toString(), u"Upcoming & Overdue"_s);
    QCOMPARE(s.fetch(task).text(activity::status), u"Not Started"_s);
}

void TestTimeline::aClickOnTheBoxCompletesATask()
{
    Scene s;
    const RecordId task = s.add(u"Send plan"_s, u"Not Started"_s, QDate(2026, 11, 19));
    TimelinePanel panel(s.store, s.acme);
    panel.resize(480, 600);
    panel.show();
    auto *view = panel.findChild<TimelineView *>();
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QTRY_VERIFY(view->height() > 40);
    QSignalSpy opened(&panel, &TimelinePanel::openRecord);
    const QModelIndex index = view->model()->index(1, 0);
    const auto *delegate = qobject_cast<TimelineDelegate *>(view->itemDelegate());
    const auto centre = [&](TimelineDelegate::Part part) { return delegate->rectOf(part, index, view->visualRect(index), view->layoutDirection()).center(); };
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, centre(TimelineDelegate::Part::Subject));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toLongLong(), task);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, centre(TimelineDelegate::Part::Check));
    QTRY_COMPARE(s.fetch(task).text(activity::status), u"Completed"_s);
}

void TestTimeline::enterOpensAndArrowsUnfold()
{
    Scene s;
    const RecordId call = s.add(u"call"_s, u"Completed"_s, QDate(2026, 11, 12), u"Call"_s);
    TimelinePanel panel(s.store, s.acme);
    panel.show();
    auto *view = panel.findChild<TimelineView *>();
    QTRY_COMPARE(view->model()->rowCount(), 2);
    view->setCurrentIndex(view->model()->index(1, 0));
    QSignalSpy opened(&panel, &TimelinePanel::openRecord);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toLongLong(), call);
    QVERIFY(!opened.first().at(1).toBool());
    QTest::keyClick(view, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(opened.last().at(1).toBool());
    const int folded = view->sizeHintForIndex(view->currentIndex()).height();
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY(view->currentIndex().data(TimelineModel::ExpandedRole).toBool());
    QVERIFY(view->sizeHintForIndex(view->currentIndex()).height() > folded);
    QTest::keyClick(view, Qt::Key_Minus);
    QVERIFY(!view->currentIndex().data(TimelineModel::ExpandedRole).toBool());
}

void TestTimeline::headingsFoldTheirRows()
{
    Scene s;
    s.add(u"late"_s, u"Not Started"_s, QDate(2026, 11, 10));
    s.add(u"call"_s, u"Completed"_s, QDate(2026, 11, 12), u"Call"_s);
    TimelineModel model(s.store, s.acme);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 4);
    model.setExpanded(0, false);
    QCOMPARE(Scene::words(model), (QStringList {u"Upcoming & Overdue"_s, u"November 2026"_s, u"call"_s}));
    model.reload();
    QSignalSpy ready(&model, &TimelineModel::ready);
    QVERIFY(ready.wait());
    QCOMPARE(model.rowCount(), 3);
    model.setExpanded(0, true);
    QCOMPARE(model.rowCount(), 4);
}

void TestTimeline::theAccessibleTextHasEveryWord()
{
    Scene s;
    s.add(u"Send plan"_s, u"Not Started"_s, QDate(2026, 11, 19));
    TimelineModel model(s.store, s.acme);
    model.setLocale(reader.locale);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"Upcoming & Overdue, 1, unfolded"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"Send plan, Task, Nov 19, 2026, overdue. You have an overdue task."_s);
    model.setExpanded(1, true);
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"Related To: Acme."_s));
}

void TestTimeline::withoutActivitiesTheFirstStepIsOffered()
{
    Scene s;
    TimelinePanel panel(s.store, s.acme);
    panel.show();
    QSignalSpy calls(&panel, &TimelinePanel::logCall);
    QPushButton *first = nullptr;
    QTRY_VERIFY([&] {
        for (QPushButton *button : panel.findChildren<QPushButton *>()) {
            if (button->accessibleName() == u"Log a First Call" && button->isVisible())
                first = button;
        }
        return first != nullptr;
    }());
    first->click();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().first().toLongLong(), s.acme);
}

void TestTimeline::theComposerButtonsComeFromTheForms()
{
    Scene s;
    TimelinePanel panel(s.store, s.acme);
    panel.resize(600, 400);
    panel.show();
    QSignalSpy calls(&panel, &TimelinePanel::logCall);
    QSignalSpy forms(&panel, &TimelinePanel::compose);
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (QStringList {u"Log a Call"_s, u"New Task"_s, u"New Event"_s}.contains(button->accessibleName()))
            button->click();
    }
    QCOMPARE(calls.size(), 1);
    QCOMPARE(forms.size(), 2);
    QCOMPARE(forms.at(0).first().toString(), u"newTask"_s);
    QCOMPARE(forms.at(1).first().toString(), u"newEvent"_s);
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
