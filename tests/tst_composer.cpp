#include "forms/fields/fieldeditor.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/composer.h"
#include "forms/record/composerdock.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "models/schema/startlinks.h"
#include "tests/support/store.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

/// The docked composers under hand and key: what opens, what is kept, what is never lost.
class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCallAboutAnAccountStartsInItsSubject();
    void theFieldsAreThoseOfTheHandbookInItsOrder();
    void aPersonGoesToNameAndTheirAccountToRelatedTo();
    void startLinksOfATicketBringItsContactAlong();
    void nobodyIsSaidToHaveAttendedACallOfAnAccount();
    void aFollowUpTakesOverTheLinksOfItsTask();
    void aCallIsTypedAndSavedByKeysAlone();
    void theSaveButtonSavesToo();
    void aRefusedSaveMarksTheFieldsAndLosesNothing();
    void theSixKindsUnfoldWithCustomerFeedback();
    void theSameIsRaisedNotOpenedTwice();
    void aThirdBecomesAPillAndComesBack();
    void aNarrowWindowHasRoomForOne();
    void minimizingKeepsWhatWasTyped();
    void escapeMinimizesWhatWasTypedAndClosesWhatIsEmpty();
    void itMovesIntoAWindowAndBack();
    void itStaysInsideTheWindow();
    void everyButtonSaysWhoseItIs();
    void theKeyboardReturnsToWhereItWas();
    void aDraftIsKeptWhileTypingAndComesBackInANewDock();
    void textThatCannotBeReadComesBackAsTyped();
    void aClosedDraftIsOfferedWhenTheFormIsOpenedAgain();
    void aSavedCallLeavesNoDraft();
    void aDiscardedDraftIsGone();
    void theFooterSaysHowOldTheDraftIs();
    void taskAndEventGoThroughTheSameDoor_data();
    void taskAndEventGoThroughTheSameDoor();
};

namespace {

/// A window over a workspace with one account and two people.
struct Desk {
    TestStore s;
    RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    RecordId ann = s.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    RecordId bob = s.save(u"Contact"_s, {{contact::firstName, u"Bob"_s}, {contact::lastName, u"Moss"_s}, {contact::account, qlonglong(acme)}});
    QWidget window;
    QLineEdit page {&window};
    std::unique_ptr<ComposerDock> dock = std::make_unique<ComposerDock>(s.store, &window);

    Desk(const QSize &size = {1440, 900})
    {
        window.resize(size);
        page.setGeometry(10, 10, 200, 40);
        window.show();
        window.activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        page.setFocus();
    }
    Composer *composer(int index = 0) const
    {
        const QList<QWidget *> open = dock->composers();
        return index < open.size() ? static_cast<Composer *>(open.at(index)) : nullptr;
    }
    Composer *compose(const QString &form, RecordId about)
    {
        const auto before = dock->composers().size() + dock->pills().size();
        dock->compose(form, about);
        [&] { QTRY_VERIFY(dock->composers().size() + dock->pills().size() > before); }();
        return static_cast<Composer *>(dock->composers().constLast());
    }
    QWidget *input(const QString &field, int index = 0) const { return composer(index)->findChild<FieldEditor *>(field)->input(); }
    QToolButton *button(const QString &name) const
    {
        for (QToolButton *button : window.findChildren<QToolButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    QPushButton *push(QWidget *in, const QString &name) const
    {
        for (QPushButton *button : in->findChildren<QPushButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    QList<Draft> drafts()
    {
        QList<Draft> all;
        for (const auto &[key, json] : waitFor(s.store.drafts()))
            all << *Draft::read(s.schema, key, json);
        return all;
    }
    QList<Record> calls() { return *waitFor(s.store.find({.object = object_code::activity})); }
};

void type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
}

void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
}

void choose(QWidget *combo, const QString &text)
{
    auto *box = qobject_cast<QComboBox *>(combo);
    QVERIFY(box);
    box->setFocus();
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    while (box->currentIndex() != index)
        QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
}

} // namespace

void TestComposer::initTestCase()
{
    static Theme theme;
    theme.apply(*qApp);
}

void TestComposer::aCallAboutAnAccountStartsInItsSubject()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    QCOMPARE(d.composer()->title(), u"Log a Call"_s);
    QCOMPARE(QApplication::focusWidget(), d.input(activity::subject));
    const auto *form = d.composer()->findChild<RecordForm *>();
    QCOMPARE(form->record().link(activity::what), d.acme);
    QCOMPARE(form->record().text(activity::type), u"Call"_s);
    QCOMPARE(form->record().value(activity::dueDate).toDate(), d.s.now.toLocalTime().date());
    QVERIFY(!form->isEdited());
}

void TestComposer::theFieldsAreThoseOfTheHandbookInItsOrder()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    QStringList labels;
    for (const FieldEditor *editor : d.composer()->findChild<RecordForm *>()->editors()) {
        if (editor->isVisible())
            labels << labelOf(editor->field());
    }
    QCOMPARE(labels, (QStringList {u"Subject"_s, u"Name"_s, u"Type"_s, u"Related To"_s, u"Sub-Type"_s, u"Due Date"_s, u"Comments"_s}));
}

void TestComposer::aPersonGoesToNameAndTheirAccountToRelatedTo()
{
    Desk d;
    d.compose(u"logACall"_s, d.ann);
    const Record start = d.composer()->findChild<RecordForm *>()->record();
    QCOMPARE(start.value(activity::who).toList(), QVariantList {qlonglong(d.ann)});
    QCOMPARE(start.link(activity::what), d.acme);
    QCOMPARE(QApplication::focusWidget(), d.input(activity::subject));
}

void TestComposer::startLinksOfATicketBringItsContactAlong()
{
    Desk d;
    const RecordId ticket = d.s.save(u"Case"_s, {{support_case::subject, u"Help"_s}, {support_case::contact, qlonglong(d.ann)}, {support_case::account, qlonglong(d.acme)}});
    const ObjectType &calls = *d.s.schema.type(object_code::activity);
    const auto links = startLinks(d.s.schema, calls, calls.quickForm(u"newTask"_s)->fields, d.s.fetch(ticket));
    QCOMPARE(links.value(activity::what).toLongLong(), ticket);
    QCOMPARE(links.value(activity::who).toList(), QVariantList {qlonglong(d.ann)});
    QVERIFY(!links.contains(activity::owner));
}

void TestComposer::nobodyIsSaidToHaveAttendedACallOfAnAccount()
{
    Desk d;
    Record acme = d.s.fetch(d.acme);
    acme.set(u"Executive_Sponsor__c"_s, qlonglong(d.ann));
    const ObjectType &calls = *d.s.schema.type(object_code::activity);
    const auto links = startLinks(d.s.schema, calls, calls.quickForm(u"logACall"_s)->fields, acme);
    QCOMPARE(links.keys(), QList<QString> {activity::what});
}

void TestComposer::aFollowUpTakesOverTheLinksOfItsTask()
{
    Desk d;
    const RecordId task = d.s.save(u"Activity"_s, {{activity::subject, u"Ask"_s}, {activity::who, QVariantList {qlonglong(d.ann), qlonglong(d.bob)}}, {activity::what, qlonglong(d.acme)}});
    const ObjectType &calls = *d.s.schema.type(object_code::activity);
    const auto links = startLinks(d.s.schema, calls, calls.quickForm(u"logACall"_s)->fields, d.s.fetch(task));
    QCOMPARE(links.value(activity::what).toLongLong(), d.acme);
    QCOMPARE(links.value(activity::who).toList(), (QVariantList {qlonglong(d.ann), qlonglong(d.bob)}));
}

void TestComposer::aCallIsTypedAndSavedByKeysAlone()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    QSignalSpy saved(d.dock.get(), &ComposerDock::saved);
    type(u"Adoption review"_s);
    press(Qt::Key_Return); // on to Name
    QVERIFY(d.composer()->findChild<FieldEditor *>(activity::who)->isAncestorOf(QApplication::focusWidget()));
    int people = 0;
    for (const QString &person : {u"Ann"_s, u"Moss"_s}) {
        type(person);
        press(Qt::Key_Return); // waits for the answer by itself
        const auto *editor = d.composer()->findChild<FieldEditor *>(activity::who);
        QTRY_VERIFY(editor->value() && editor->value()->toList().size() == people + 1);
        ++people;
    }
    choose(d.input(activity::subType), u"Check-In"_s);
    d.input(activity::comments)->setFocus();
    type(u"Import fixed."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toString(), u"Call logged"_s);
    const Record call = d.s.fetch(saved.first().first().toLongLong());
    QCOMPARE(call.text(activity::subject), u"Adoption review"_s);
    QCOMPARE(call.value(activity::who).toList(), (QVariantList {qlonglong(d.ann), qlonglong(d.bob)}));
    QCOMPARE(call.text(activity::type), u"Call"_s);
    QCOMPARE(call.text(activity::subType), u"Check-In"_s);
    QCOMPARE(call.link(activity::account), d.acme);
    QCOMPARE(call.text(activity::comments), u"Import fixed."_s);
    QVERIFY(call.value(activity::isClosed).toBool());
    QVERIFY(d.dock->composers().isEmpty());
}

void TestComposer::theSaveButtonSavesToo()
{
    Desk d;
    d.compose(u"newTask"_s, d.acme);
    QSignalSpy saved(d.dock.get(), &ComposerDock::saved);
    type(u"Send the deck"_s);
    QTest::mouseClick(d.push(d.composer(), u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toString(), u"Task saved"_s);
    QVERIFY(!d.s.fetch(saved.first().first().toLongLong()).value(activity::isClosed).toBool());
}

void TestComposer::aRefusedSaveMarksTheFieldsAndLosesNothing()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    type(u"Adoption review"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto *name = d.composer()->findChild<FieldEditor *>(activity::who);
    QTRY_VERIFY(!name->invalidText().isEmpty());
    QVERIFY(!d.composer()->findChild<FieldEditor *>(activity::subType)->invalidText().isEmpty());
    QVERIFY(name->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(d.push(d.composer(), u"Name: fill in this field."_s));
    QCOMPARE(qobject_cast<QComboBox *>(d.input(activity::subject)) || qobject_cast<QLineEdit *>(d.input(activity::subject)), true);
    QCOMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), u"Adoption review"_s);
    QVERIFY(d.calls().isEmpty());
    QVERIFY(!d.drafts().isEmpty() || d.composer()->isEdited());
}

void TestComposer::theSixKindsUnfoldWithCustomerFeedback()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    const auto *kinds = d.composer()->findChild<FieldEditor *>(activity::feedback);
    QVERIFY(!kinds->isVisible());
    QTRY_COMPARE(d.composer()->height(), d.composer()->heightFor(d.composer()->width()));
    const int folded = d.composer()->height();
    choose(d.input(activity::subType), u"Customer Feedback"_s);
    QTRY_VERIFY(kinds->isVisible());
    QTRY_VERIFY(d.composer()->height() > folded);
    QStringList names;
    for (const QCheckBox *box : kinds->findChildren<QCheckBox *>())
        names << box->accessibleName();
    QCOMPARE(names, (QStringList {u"Feature request"_s, u"Integration usage"_s, u"Use case"_s, u"New team"_s, u"Design review"_s, u"Challenge solved"_s}));
    choose(d.input(activity::subType), u"Check-In"_s);
    QTRY_VERIFY(!kinds->isVisible());
    QTRY_COMPARE(d.composer()->height(), folded);
}

void TestComposer::theSameIsRaisedNotOpenedTwice()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    d.page.setFocus();
    d.dock->compose(u"logACall"_s, d.acme);
    QCOMPARE(d.dock->composers().size(), 1);
    QTRY_COMPARE(QApplication::focusWidget(), d.input(activity::subject));
    d.dock->compose(u"logACall"_s, d.ann); // another
    QTRY_COMPARE(d.dock->composers().size(), 2);
    QCOMPARE(d.composer(1)->title(), u"Log a Call (2)"_s);
}

void TestComposer::aThirdBecomesAPillAndComesBack()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    type(u"Adoption"_s);
    d.compose(u"newTask"_s, d.acme);
    d.compose(u"newEvent"_s, d.acme);
    QCOMPARE(d.dock->composers().size(), 2);
    QCOMPARE(d.dock->pills().size(), 1);
    QPushButton *pill = d.push(d.dock->pills().first(), u"Log a Call: Adoption"_s);
    QVERIFY(pill && pill->isVisible());
    QTest::mouseClick(pill, Qt::LeftButton);
    QTRY_COMPARE(d.dock->pills().size(), 1); // now the task
    QCOMPARE(d.composer()->title(), u"Log a Call"_s);
    QVERIFY(d.composer()->isVisible());
    QCOMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), u"Adoption"_s);
}

void TestComposer::aNarrowWindowHasRoomForOne()
{
    Desk d({800, 600});
    d.compose(u"logACall"_s, d.acme);
    d.compose(u"newTask"_s, d.acme);
    QCOMPARE(d.dock->composers().size(), 1);
    QCOMPARE(d.dock->pills().size(), 1);
    QVERIFY(d.window.rect().contains(d.dock->pills().first()->geometry()));
    QVERIFY(!d.dock->pills().first()->geometry().intersects(d.composer()->geometry()));
}

void TestComposer::minimizingKeepsWhatWasTyped()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    type(u"Adoption"_s);
    QTest::mouseClick(d.button(u"Minimize Log a Call"_s), Qt::LeftButton);
    QVERIFY(d.dock->composers().isEmpty());
    QVERIFY(d.dock->pills().first()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Space);
    QTRY_COMPARE(d.dock->composers().size(), 1);
    QCOMPARE(QApplication::focusWidget(), d.input(activity::subject));
    QCOMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), u"Adoption"_s);
}

void TestComposer::escapeMinimizesWhatWasTypedAndClosesWhatIsEmpty()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    press(Qt::Key_Escape);
    QTRY_VERIFY(d.dock->composers().isEmpty());
    QVERIFY(d.dock->pills().isEmpty());
    d.compose(u"logACall"_s, d.acme);
    type(u"A"_s);
    press(Qt::Key_Escape);
    if (d.dock->pills().isEmpty())
        press(Qt::Key_Escape); // the first one closed a list
    QTRY_COMPARE(d.dock->pills().size(), 1);
}

void TestComposer::itMovesIntoAWindowAndBack()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    type(u"Adoption"_s);
    QTest::mouseClick(d.button(u"Open Log a Call in a Window"_s), Qt::LeftButton);
    auto *dialog = qobject_cast<QDialog *>(d.composer()->window());
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Log a Call"_s);
    QVERIFY(!dialog->isModal());
    QTRY_VERIFY(dialog->isVisible());
    QTest::mouseClick(d.button(u"Dock Log a Call"_s), Qt::LeftButton);
    QTRY_COMPARE(d.composer()->window(), &d.window);
    QVERIFY(d.composer()->isVisible());
    QCOMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), u"Adoption"_s);
}

void TestComposer::itStaysInsideTheWindow()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    QCOMPARE(d.composer()->width(), Theme::current().scaled(500));
    for (const QSize &size : {QSize(800, 600), QSize(640, 480), QSize(420, 400), QSize(1440, 900)}) {
        d.window.resize(size);
        QTRY_VERIFY(d.window.rect().contains(d.composer()->geometry()));
        QCOMPARE(d.composer()->geometry().bottom(), d.window.rect().bottom());
        QVERIFY(d.push(d.composer(), u"Save"_s)->isVisible());
    }
    d.window.setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(d.composer()->geometry().left() < 100);
}

void TestComposer::everyButtonSaysWhoseItIs()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    d.compose(u"logACall"_s, d.ann);
    QSet<QString> names;
    for (const QWidget *composer : d.dock->composers()) {
        for (const QToolButton *button : composer->findChild<QWidget *>(u"composerHead"_s)->findChildren<QToolButton *>()) {
            QVERIFY(!button->accessibleName().isEmpty());
            QVERIFY2(!names.contains(button->accessibleName()), qPrintable(button->accessibleName()));
            names << button->accessibleName();
        }
    }
    QCOMPARE(names.size(), 6);
    QVERIFY(names.contains(u"Minimize Log a Call"_s));
    QVERIFY(names.contains(u"Close Log a Call (2)"_s));
}

void TestComposer::theKeyboardReturnsToWhereItWas()
{
    Desk d;
    QCOMPARE(QApplication::focusWidget(), &d.page);
    d.compose(u"logACall"_s, d.acme);
    QTest::mouseClick(d.button(u"Close Log a Call"_s), Qt::LeftButton);
    QTRY_COMPARE(QApplication::focusWidget(), &d.page);
}

void TestComposer::aDraftIsKeptWhileTypingAndComesBackInANewDock()
{
    Desk d;
    d.compose(u"logACall"_s, d.ann);
    type(u"Adoption"_s);
    d.input(activity::comments)->setFocus();
    type(u"First line"_s);
    QTRY_COMPARE_WITH_TIMEOUT(d.drafts().size(), 1, 4000); // nobody asked for it
    d.dock.reset(); // the program is gone
    qDeleteAll(d.window.findChildren<Composer *>(Qt::FindDirectChildrenOnly));

    d.s.now = d.s.now.addDays(1);
    d.dock = std::make_unique<ComposerDock>(d.s.store, &d.window);
    d.dock->restoreDrafts();
    QTRY_COMPARE(d.dock->composers().size(), 1);
    const Record typed = d.composer()->findChild<RecordForm *>()->record();
    QCOMPARE(typed.text(activity::subject), u"Adoption"_s);
    QCOMPARE(typed.text(activity::comments), u"First line"_s);
    QCOMPARE(typed.value(activity::who).toList(), QVariantList {qlonglong(d.ann)});
    QCOMPARE(typed.link(activity::what), d.acme);
    QCOMPARE(typed.value(activity::dueDate).toDate(), QDate(2026, 11, 22)); // the day of the call, not of the restart
    QVERIFY(d.composer()->isEdited());
    choose(d.input(activity::subType), u"Check-In"_s);
    QSignalSpy saved(d.dock.get(), &ComposerDock::saved);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(d.s.fetch(saved.first().first().toLongLong()).text(activity::subtype), u"Call"_s);
    QTRY_VERIFY(d.drafts().isEmpty());
}

void TestComposer::textThatCannotBeReadComesBackAsTyped()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    auto *date = qobject_cast<QLineEdit *>(d.input(activity::dueDate));
    QVERIFY(date);
    date->setFocus();
    date->selectAll();
    type(u"next blue moon"_s);
    d.dock->keepDrafts();
    QTRY_COMPARE(d.drafts().size(), 1);
    d.dock = std::make_unique<ComposerDock>(d.s.store, &d.window);
    qDeleteAll(d.window.findChildren<Composer *>(Qt::FindDirectChildrenOnly));
    d.dock->restoreDrafts();
    QTRY_COMPARE(d.dock->composers().size(), 1);
    QCOMPARE(qobject_cast<QLineEdit *>(d.input(activity::dueDate))->text(), u"next blue moon"_s);
}

void TestComposer::aClosedDraftIsOfferedWhenTheFormIsOpenedAgain()
{
    Desk d;
    d.compose(u"logACall"_s, d.acme);
    type(u"Adoption"_s);
    QTest::mouseClick(d.button(u"Close Log a Call"_s), Qt::LeftButton);
    QVERIFY(d.dock->composers().isEmpty());
    QVERIFY(d.window.findChild<Toast *>()->text().startsWith(u"Draft of Log a Call kept"));
    QTRY_COMPARE(d.drafts().size(), 1);
    QVERIFY(!d.drafts().first().open);
    d.dock->restoreDrafts(); // closed by hand: it does not come by itself
    d.compose(u"logACall"_s, d.acme);
    QCOMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), QString());
    QPushButton *again = nullptr;
    QTRY_VERIFY((again = d.push(d.composer(), u"Continue the Draft"_s)) && again->isVisible());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(d.composer()->findChild<RecordForm *>()->record().text(activity::subject), u"Adoption"_s);
    QCOMPARE(d.dock->composers().size(), 1);
    QTRY_COMPARE(d.drafts().size(), 1);
    QTRY_VERIFY(d.drafts().first().open);
}

void TestComposer::aSavedCallLeavesNoDraft()
{
    Desk d;
    d.compose(u"newTask"_s, d.acme);
    type(u"Send it"_s);
    d.dock->keepDrafts();
    QTRY_COMPARE(d.drafts().size(), 1);
    QSignalSpy saved(d.dock.get(), &ComposerDock::saved);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(d.drafts().isEmpty()); // in the same transaction
}

void TestComposer::aDiscardedDraftIsGone()
{
    Desk d;
    d.compose(u"newTask"_s, d.acme);
    QVERIFY(d.push(d.composer(), u"Discard Draft"_s)->isHidden());
    type(u"Send it"_s);
    d.dock->keepDrafts();
    QTRY_VERIFY(d.push(d.composer(), u"Discard Draft"_s)->isVisible());
    QTest::mouseClick(d.push(d.composer(), u"Discard Draft"_s), Qt::LeftButton);
    QVERIFY(d.dock->composers().isEmpty());
    QTRY_VERIFY(d.drafts().isEmpty());
}

void TestComposer::theFooterSaysHowOldTheDraftIs()
{
    Desk d;
    d.compose(u"newTask"_s, d.acme);
    const auto says = [&](const QString &words) {
        const auto labels = d.composer()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && QString(label->text()).remove(u"(s)"_s) == words; });
    };
    QVERIFY(says(u"Drafts are kept as you type"_s));
    type(u"Send it"_s);
    d.dock->keepDrafts();
    QTRY_VERIFY(says(u"Draft kept just now"_s));
    d.s.now = d.s.now.addSecs(4);
    QTRY_VERIFY(says(u"Draft kept 4 second ago"_s));
    d.s.now = d.s.now.addSecs(120);
    QTRY_VERIFY(says(u"Draft kept 2 minute ago"_s));
}

void TestComposer::taskAndEventGoThroughTheSameDoor_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("words");
    QTest::newRow("task") << u"newTask"_s << u"New Task"_s << u"Task saved"_s;
    QTest::newRow("event") << u"newEvent"_s << u"New Event"_s << u"Event saved"_s;
}

void TestComposer::taskAndEventGoThroughTheSameDoor()
{
    QFETCH(QString, form);
    QFETCH(QString, title);
    QFETCH(QString, words);
    Desk d;
    d.compose(form, d.ann);
    QCOMPARE(d.composer()->title(), title);
    type(u"Renewal talk"_s);
    QSignalSpy saved(d.dock.get(), &ComposerDock::saved);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(1).toString(), words);
    const Record made = d.s.fetch(saved.first().first().toLongLong());
    QCOMPARE(made.text(u"Subject"_s), u"Renewal talk"_s);
    QCOMPARE(made.link(activity::who), d.ann);
    QCOMPARE(made.link(activity::account), d.acme);
    QCOMPARE(made.link(activity::owner), d.s.store.me());
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
