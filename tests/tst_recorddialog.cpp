#include "forms/fields/lookuppopup.h"
#include "forms/look/widgets.h"
#include "forms/record/problemstrip.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

/// The modal form and the lookups in it, worked by keys and clicks.
class TestRecordDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void aNewContactIsTypedAndSaved();
    void aRefusedSaveKeepsWhatWasTypedAndMarksIt();
    void saveAndNewStartsAgain();
    void escapeAsksOnlyWhenSomethingWasTyped();
    void anEditIsSavedAndFollowsOthersChanges();
    void anEmptyLookupOffersRecentRecords();
    void thePeopleOfTheAccountFollowTheRecentOnes();
    void aLookupFindsWhileOneTypes();
    void enterWaitsForTheAnswerToWhatWasTyped();
    void aClickBesideTheListClosesItAndStillDoesItsWork();
    void theListIsInTheAccessibleTree();
    void escapeClosesTheListBeforeTheDialog();
    void optedOutPeopleShowTheirBadges();
    void peopleArePillsWorkedByTheKeyboard();
    void aMissingContactIsMadeFromTheCallForm_data();
    void aMissingContactIsMadeFromTheCallForm();
    void aNewRecordFollowsTheAccountChosenForIt();
    void likelyTwinsAreShownWhileOneTypes();
};

namespace {

struct Desk {
    Desk()
    {
        window.resize(1200, 800);
        window.show();
        window.activateWindow();
        acme = t.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::segment, u"Enterprise"_s}});
        ann = t.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}, {contact::title, u"CFO"_s}});
        anna = t.save(u"Contact"_s, {{contact::firstName, u"Anna"_s}, {contact::lastName, u"Nowak"_s}, {contact::emailOptOut, true}, {contact::marketingSuspend, true}});
    }
    RecordDialog *openNew(const QString &object, const RecordDialog::Options &options = {})
    {
        RecordDialog *dialog = RecordDialog::openNew(t.store, *t.schema.type(object), options, &window, [this](RecordId id) { saved << id; });
        [&] { QTRY_VERIFY(dialog->isVisible() && QApplication::focusWidget() && dialog->isAncestorOf(QApplication::focusWidget())); }();
        return dialog;
    }
    TestStore t;
    QWidget window;
    QList<RecordId> saved;
    RecordId acme = 0;
    RecordId ann = 0;
    RecordId anna = 0;
};

void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
}

LookupPopup *openList(QWidget *window)
{
    for (LookupPopup *popup : window->findChildren<LookupPopup *>()) {
        if (popup->isVisible())
            return popup;
    }
    return nullptr;
}

QStringList offers(QWidget *window)
{
    QStringList names;
    if (LookupPopup *popup = openList(window)) {
        for (const LookupRow *row : popup->findChildren<LookupRow *>()) {
            if (row->isVisible())
                names << row->accessibleName();
        }
    }
    return names;
}

QPushButton *button(QWidget *in, const QString &name)
{
    for (QPushButton *candidate : in->findChildren<QPushButton *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

} // namespace

void TestRecordDialog::aNewContactIsTypedAndSaved()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Contact"_s, {.presets = {{contact::account, qlonglong(desk.acme)}}});
    QCOMPARE(dialog->windowTitle(), u"New Contact"_s);
    dialog->form()->focusField(contact::firstName);
    type(u"Dana"_s);
    press(Qt::Key_Return);
    type(u"Whitfield"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.saved.size(), 1);
    const Record made = desk.t.fetch(desk.saved.first());
    QCOMPARE(made.text(contact::name), u"Dana Whitfield"_s);
    QCOMPARE(made.link(contact::account), desk.acme);
    QCOMPARE(made.link(contact::owner), desk.t.store.me());
    QTRY_VERIFY(desk.window.findChildren<RecordDialog *>().isEmpty());
}

void TestRecordDialog::aRefusedSaveKeepsWhatWasTypedAndMarksIt()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Contact"_s);
    dialog->form()->focusField(contact::firstName);
    type(u"Dana"_s);
    dialog->form()->focusField(contact::email);
    type(u"dana"_s);
    QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
    auto *strip = dialog->findChild<ProblemStrip *>();
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(strip->text().contains(u"Last Name: fill in this field."_s));
    QVERIFY(strip->text().contains(u"Email: enter an address such as ann@example.com."_s));
    QVERIFY(dialog->form()->editor(contact::lastName)->input()->hasFocus());
    QCOMPARE(dialog->form()->record().text(contact::firstName), u"Dana"_s);
    QTest::mouseClick(button(strip, u"Email: enter an address such as ann@example.com."_s), Qt::LeftButton);
    QVERIFY(dialog->form()->editor(contact::email)->input()->hasFocus());
    QVERIFY(desk.saved.isEmpty());
    press(Qt::Key_End);
    type(u"@example.com"_s);
    dialog->form()->focusField(contact::lastName);
    type(u"Whitfield"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.saved.size(), 1);
}

void TestRecordDialog::saveAndNewStartsAgain()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Contact"_s, {.presets = {{contact::account, qlonglong(desk.acme)}}});
    type(u"Whitfield"_s);
    press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.saved.size(), 1);
    QTRY_VERIFY(!dialog->form()->record().value(contact::lastName).isValid());
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->form()->record().link(contact::account), desk.acme);
    QTRY_VERIFY(dialog->form()->editor(contact::lastName)->input()->hasFocus());
    type(u"Raman"_s);
    QTest::mouseClick(button(dialog, u"Save & New"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.saved.size(), 2);
    QCOMPARE(desk.t.fetch(desk.saved.last()).text(contact::lastName), u"Raman"_s);
}

void TestRecordDialog::escapeAsksOnlyWhenSomethingWasTyped()
{
    Desk desk;
    QPointer<RecordDialog> dialog = desk.openNew(u"Contact"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    dialog = desk.openNew(u"Contact"_s);
    type(u"W"_s);
    press(Qt::Key_Escape);
    auto *question = dialog->findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(dialog->findChildren<QMessageBox *>().isEmpty());
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->form()->record().text(contact::lastName), u"W"_s);
    dialog->reject();
    for (QAbstractButton *choice : dialog->findChild<QMessageBox *>()->buttons()) {
        if (choice->text() == u"Discard"_s)
            QTest::mouseClick(choice, Qt::LeftButton);
    }
    QTRY_VERIFY(!dialog);
    QVERIFY(desk.saved.isEmpty());
}

void TestRecordDialog::anEditIsSavedAndFollowsOthersChanges()
{
    Desk desk;
    RecordDialog *dialog = RecordDialog::openEdit(desk.t.store, desk.ann, &desk.window, [&](RecordId id) { desk.saved << id; });
    QTRY_VERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Edit Contact"_s);
    dialog->form()->focusField(contact::title);
    press(Qt::Key_A, Qt::ControlModifier);
    type(u"CEO"_s);
    Record elsewhere = desk.t.fetch(desk.ann);
    elsewhere.set(u"Department"_s, u"Board"_s);
    QVERIFY(waitFor(desk.t.store.save(elsewhere)));
    QTRY_COMPARE(dialog->form()->record().text(u"Department"_s), u"Board"_s);
    QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.saved, QList<RecordId> {desk.ann});
    QCOMPARE(desk.t.fetch(desk.ann).text(contact::title), u"CEO"_s);
}

void TestRecordDialog::anEmptyLookupOffersRecentRecords()
{
    Desk desk;
    desk.t.store.touch(desk.ann);
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    dialog->form()->editor(support_case::contact)->input()->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(offers(dialog), QStringList({u"Ann Lee, Acme · CFO"_s, u"New Contact"_s}));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(dialog->form()->record().link(support_case::contact), desk.ann);
    QVERIFY(!openList(dialog));
    QCOMPARE(qobject_cast<QLineEdit *>(dialog->form()->editor(support_case::contact)->input())->text(), u"Ann Lee"_s);
}

void TestRecordDialog::thePeopleOfTheAccountFollowTheRecentOnes()
{
    Desk desk;
    desk.t.store.touch(desk.anna);
    RecordDialog *call = desk.openNew(u"Activity"_s, {.presets = {{activity::what, qlonglong(desk.acme)}}, .formName = u"logACall"_s});
    call->form()->editor(activity::who)->input()->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(offers(call), QStringList({u"Anna Nowak, Email Opt-Out, Marketing Suspend"_s, u"Ann Lee, CFO"_s, u"New Contact"_s}));
    QTest::mouseClick(openList(call)->findChildren<LookupRow *>().at(1), Qt::LeftButton);
    QCOMPARE(call->form()->record().link(activity::who), desk.ann);
}

void TestRecordDialog::aLookupFindsWhileOneTypes()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Activity"_s);
    auto *what = qobject_cast<QLineEdit *>(dialog->form()->editor(activity::what)->input());
    what->setFocus(Qt::OtherFocusReason);
    type(u"acm"_s);
    QTRY_COMPARE(offers(dialog), QStringList({u"Acme"_s, u"New Account “acm”"_s, u"New Opportunity “acm”"_s, u"New Case “acm”"_s, u"New Customer Risk “acm”"_s, u"New Red-Account Plan “acm”"_s}));
    press(Qt::Key_Return);
    QCOMPARE(what->text(), u"Acme"_s);
    QCOMPARE(dialog->form()->record().link(activity::what), desk.acme);
    what->setFocus(Qt::OtherFocusReason);
    what->selectAll();
    type(u"x"_s);
    QVERIFY(!dialog->form()->editor(activity::what)->value()); // neither Acme any more nor another
    QTRY_VERIFY(openList(dialog));
    press(Qt::Key_Escape);
    press(Qt::Key_Escape); // first the list, then what stood there before
    QTRY_COMPARE(what->text(), u"Acme"_s);
    for (QToolButton *clear : dialog->form()->editor(activity::what)->findChildren<QToolButton *>()) {
        if (clear->accessibleName() == u"Clear Related To"_s)
            QTest::mouseClick(clear, Qt::LeftButton);
    }
    QCOMPARE(dialog->form()->record().link(activity::what), RecordId(0));
}

void TestRecordDialog::enterWaitsForTheAnswerToWhatWasTyped()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    dialog->form()->editor(support_case::contact)->input()->setFocus(Qt::OtherFocusReason);
    type(u"ann n"_s); // no answer has come yet
    press(Qt::Key_Return);
    QTRY_COMPARE(dialog->form()->record().link(support_case::contact), desk.anna);
    // The whole name, left by Tab.
    dialog->form()->editor(support_case::account)->input()->setFocus(Qt::OtherFocusReason);
    type(u"acme"_s);
    press(Qt::Key_Tab);
    QTRY_COMPARE(dialog->form()->record().link(support_case::account), desk.acme);
}

void TestRecordDialog::aClickBesideTheListClosesItAndStillDoesItsWork()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    dialog->form()->editor(support_case::contact)->input()->setFocus(Qt::OtherFocusReason);
    type(u"an"_s);
    QTRY_VERIFY(openList(dialog));
    auto *box = qobject_cast<QCheckBox *>(dialog->form()->editor(u"IsEscalated"_s)->input());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QVERIFY(!openList(dialog));
    QVERIFY(box->isChecked());
}

void TestRecordDialog::theListIsInTheAccessibleTree()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    dialog->form()->editor(support_case::contact)->input()->setFocus(Qt::OtherFocusReason);
    type(u"lee"_s);
    QTRY_VERIFY(openList(dialog));
    QAccessibleInterface *window = QAccessible::queryAccessibleInterface(dialog);
    QAccessibleInterface *list = nullptr;
    for (int i = 0; i < window->childCount(); ++i) {
        if (window->child(i)->object() == openList(dialog))
            list = window->child(i);
    }
    QVERIFY(list);
    QCOMPARE(list->text(QAccessible::Name), u"Choices for Contact Name"_s);
    QAccessibleInterface *row = nullptr;
    for (int i = 0; i < list->childCount(); ++i) {
        if (list->child(i)->text(QAccessible::Name) == u"Ann Lee, Acme · CFO"_s)
            row = list->child(i);
    }
    QVERIFY(row);
    QCOMPARE(row->role(), QAccessible::Button);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_COMPARE(dialog->form()->record().link(support_case::contact), desk.ann);
}

void TestRecordDialog::escapeClosesTheListBeforeTheDialog()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    dialog->form()->editor(support_case::contact)->input()->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(openList(dialog));
    press(Qt::Key_Escape);
    QVERIFY(!openList(dialog));
    QVERIFY(dialog->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(desk.window.findChildren<RecordDialog *>().isEmpty());
}

void TestRecordDialog::optedOutPeopleShowTheirBadges()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Case"_s);
    FieldEditor *person = dialog->form()->editor(support_case::contact);
    person->input()->setFocus(Qt::OtherFocusReason);
    type(u"nowak"_s);
    QTRY_COMPARE(offers(dialog).value(0), u"Anna Nowak, Email Opt-Out, Marketing Suspend"_s);
    press(Qt::Key_Return);
    QStringList badges;
    for (const Pill *pill : person->findChildren<Pill *>())
        badges << pill->text();
    QCOMPARE(badges, QStringList({u"Email Opt-Out"_s, u"Marketing Suspend"_s}));
}

void TestRecordDialog::peopleArePillsWorkedByTheKeyboard()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Activity"_s, {.formName = u"logACall"_s});
    FieldEditor *people = dialog->form()->editor(activity::who);
    people->input()->setFocus(Qt::OtherFocusReason);
    const auto chosen = [&] {
        const Result<QVariant> value = people->value();
        return value ? value->toList() : QVariantList {u"unreadable"_s};
    };
    type(u"lee"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(chosen(), QVariantList {qlonglong(desk.ann)});
    type(u"nowak"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(chosen(), QVariantList({qlonglong(desk.ann), qlonglong(desk.anna)}));
    QCOMPARE(people->findChildren<Pill *>().size(), 2); // Anna's badges on her pill
    press(Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Remove Anna Nowak"_s);
    press(Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Remove Ann Lee"_s);
    press(Qt::Key_Delete);
    QCOMPARE(chosen(), QVariantList {qlonglong(desk.anna)});
    QVERIFY(people->input()->hasFocus());
    press(Qt::Key_Backspace);
    QCOMPARE(chosen(), QVariantList());
}

void TestRecordDialog::aMissingContactIsMadeFromTheCallForm_data()
{
    QTest::addColumn<QString>("segment");
    QTest::addColumn<bool>("ticked");
    QTest::newRow("enterprise") << u"Enterprise"_s << false;
    QTest::newRow("non-enterprise") << u"Non-Enterprise"_s << true;
    QTest::newRow("nothing said") << QString() << true;
}

void TestRecordDialog::aMissingContactIsMadeFromTheCallForm()
{
    QFETCH(QString, segment);
    QFETCH(bool, ticked);
    Desk desk;
    const RecordId account = desk.t.save(u"Account"_s, {{account::name, u"Small Co"_s}, {account::segment, segment.isEmpty() ? QVariant() : QVariant(segment)}});
    RecordDialog *call = desk.openNew(u"Activity"_s, {.presets = {{activity::what, qlonglong(account)}}, .formName = u"logACall"_s});
    call->form()->editor(activity::who)->input()->setFocus(Qt::OtherFocusReason);
    type(u"Dana Whitfield"_s);
    QTRY_COMPARE(offers(call), QStringList {u"New Contact “Dana Whitfield”"_s});
    press(Qt::Key_Return);
    QTRY_VERIFY(call->findChild<RecordDialog *>() && call->findChild<RecordDialog *>()->isVisible());
    auto *made = call->findChild<RecordDialog *>();
    const Record shown = made->form()->record();
    QCOMPARE(shown.text(contact::firstName), u"Dana"_s);
    QCOMPARE(shown.text(contact::lastName), u"Whitfield"_s);
    QCOMPARE(shown.link(contact::account), account);
    QCOMPARE(shown.value(contact::emailOptOut).toBool(), ticked);
    QCOMPARE(shown.value(contact::marketingSuspend).toBool(), ticked);
    QVERIFY(!button(made, u"Save & New"_s));
    // They stay editable, and what is unticked stays so.
    auto *suspend = qobject_cast<QCheckBox *>(made->form()->editor(contact::marketingSuspend)->input());
    suspend->setFocus();
    if (ticked)
        press(Qt::Key_Space);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(call->form()->record().link(activity::who) != 0);
    const Record stored = desk.t.fetch(call->form()->record().link(activity::who));
    QCOMPARE(stored.text(contact::name), u"Dana Whitfield"_s);
    QCOMPARE(stored.value(contact::emailOptOut).toBool(), ticked);
    QCOMPARE(stored.value(contact::marketingSuspend).toBool(), false);
    QTRY_VERIFY(call->form()->editor(activity::who)->input()->hasFocus());
}

void TestRecordDialog::aNewRecordFollowsTheAccountChosenForIt()
{
    Desk desk;
    const RecordId small = desk.t.save(u"Account"_s, {{account::name, u"Small Co"_s}, {account::segment, u"Community"_s}});
    RecordDialog *dialog = desk.openNew(u"Contact"_s);
    type(u"Whitfield"_s);
    dialog->form()->editor(contact::account)->input()->setFocus(Qt::OtherFocusReason);
    type(u"small"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(dialog->form()->record().link(contact::account), small);
    QTRY_VERIFY(dialog->form()->record().value(contact::emailOptOut).toBool());
    QVERIFY(dialog->form()->record().value(contact::marketingSuspend).toBool());
    // Another account: what was only proposed goes again, what was typed stays.
    qobject_cast<QLineEdit *>(dialog->form()->editor(contact::account)->input())->selectAll();
    dialog->form()->editor(contact::account)->input()->setFocus(Qt::OtherFocusReason);
    type(u"acme"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(dialog->form()->record().link(contact::account), desk.acme);
    QTRY_VERIFY(!dialog->form()->record().value(contact::emailOptOut).toBool());
    QCOMPARE(dialog->form()->record().text(contact::lastName), u"Whitfield"_s);
}

void TestRecordDialog::likelyTwinsAreShownWhileOneTypes()
{
    Desk desk;
    RecordDialog *dialog = desk.openNew(u"Contact"_s);
    auto *notice = dialog->findChild<Notice *>();
    dialog->form()->focusField(contact::firstName);
    type(u"Ann"_s);
    dialog->form()->focusField(contact::lastName);
    type(u"lee"_s);
    QTRY_COMPARE(notice->text(), u"Maybe here already: Ann Lee (Acme · CFO)"_s);
    type(u"son"_s);
    QTRY_VERIFY(!notice->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier); // a warning never blocks
    QTRY_COMPARE(desk.saved.size(), 1);
}

QTEST_MAIN(TestRecordDialog)
#include "tst_recorddialog.moc"
