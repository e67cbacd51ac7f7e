#include "app/mainwindow.h"
#include "app/pages.h"
#include "forms/fields/fieldeditor.h"
#include "forms/record/composer.h"
#include "forms/record/hovercard.h"
#include "forms/record/quicklinks.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/shell/searchbox.h"
#include "forms/timeline/timelineview.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "tests/support/hand.h"
#include "tests/support/store.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QLabel>
#include <QListView>
#include <QProcess>
#include <QPushButton>

/// "Logging a Customer Feedback in Salesforce", the three procedures of the Mattermost handbook, step by step as written, with the
/// pointer and the keys on the real main window.
class TestProcedures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterpriseCustomers();
    void nonEnterpriseCustomerWhoseAccountExists();
    void nonEnterpriseCustomerWhoseAccountDoesNotExist();
    void loggingACustomerReference();
    void loggingACustomerRisk();
    void theRiskFormOpensByItsKeys();
    void theCallFormOpensFromAnywhereByItsKeys();
    void byKeysAloneAnAccountAndItsCall();
    void aCallBeingTypedSurvivesTheKillOfTheProgram();
};

namespace {

/// The main window over a workspace with customers in it.
struct Desk {
    TestStore s;
    QTemporaryDir folder;
    Profile profile {folder.path()};
    Settings settings {folder.filePath(u"settings.ini"_s)};
    ViewState state;
    Theme theme;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Hand> hand;
    RecordId harbor = 0;
    RecordId priya = 0;

    Desk()
    {
        theme.setMode(Theme::Mode::Light);
        theme.apply(*qApp);
        harbor = s.save(u"Account"_s, {{account::name, u"Harbor Point Logistics"_s}, {account::segment, u"Enterprise"_s}});
        s.save(u"Account"_s, {{account::name, u"Harbor Point Freight"_s}, {account::segment, u"Non-Enterprise"_s}});
        priya = s.save(u"Contact"_s, {{contact::firstName, u"Priya"_s}, {contact::lastName, u"Raman"_s}, {contact::account, qlonglong(harbor)}});
        s.save(u"Contact"_s, {{contact::firstName, u"Dana"_s}, {contact::lastName, u"Whitfield"_s}, {contact::account, qlonglong(harbor)}});
        window = std::make_unique<MainWindow>(Parts {profile, settings, state, theme, s.store, allPages(s.store, state)});
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }();
        window->showPages(false);
        [&] { QTRY_VERIFY(window->currentPage()); }();
        hand = std::make_unique<Hand>(window.get());
    }

    /// Steps 2 and 3: type the name in the search bar in the middle of the screen, select the account.
    RecordId findAccount(const QString &typed, const QString &name)
    {
        SearchBox *search = window->search();
        const int middle = search->mapTo(window.get(), search->rect().center()).x();
        [&] { QVERIFY(std::abs(middle - window->width() / 2) < window->width() / 10); }();
        hand->click(search->edit());
        hand->type(typed);
        [&] { QTRY_VERIFY(hasRow(search->results(), name)); }();
        const QAbstractItemModel *model = search->results()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(name)) {
                const QRect place = search->results()->visualRect(model->index(row, 0));
                QTest::mouseClick(search->results()->viewport(), Qt::LeftButton, {}, place.center());
                break;
            }
        }
        [&] { QTRY_COMPARE(window->currentPage() ? window->currentPage()->title() : QString(), name); }();
        return window->currentPage()->about();
    }
    /// Hovers a quick link and presses a button of its card.
    void pressInCard(const QString &link, const QString &button)
    {
        QuickLink *found = nullptr;
        const auto search = [&] {
            for (QuickLink *candidate : window->currentPage()->findChildren<QuickLink *>()) {
                if (candidate->isVisible() && candidate->accessibleName().startsWith(link))
                    found = candidate;
            }
            return found != nullptr;
        };
        [&] { QTRY_VERIFY(search()); }();
        hand->hover(found);
        HoverCard *card = nullptr;
        [&] { QTRY_VERIFY((card = window->findChild<HoverCard *>()) && card->isOpen() && hand->named(button, card)); }();
        hand->click(hand->named(button, card));
    }
    Composer *composer() const
    {
        for (Composer *composer : window->findChildren<Composer *>()) {
            if (composer->isVisible())
                return composer;
        }
        return nullptr;
    }
    static FieldEditor *editor(QWidget *form, const QString &field) { return form->findChild<FieldEditor *>(field); }
    void addPerson(const QString &typed)
    {
        FieldEditor *name = editor(composer(), activity::who);
        const auto count = [name] { return name->value() ? name->value()->toList().size() : -1; };
        const auto before = count();
        // Off screen no window manager keeps the focus when a list closes: a click into the field, as people do.
        name->input()->setFocus(Qt::MouseFocusReason);
        hand->type(typed);
        hand->key(Qt::Key_Return);
        [&] { QTRY_COMPARE(count(), before + 1); }();
    }
    /// Steps 6 and 7: fill out the sections and save.
    void fillAndSave(const QString &subject, const QStringList &people, const QString &comments)
    {
        [&] { QTRY_VERIFY(composer() && editor(composer(), activity::subject)->isAncestorOf(QApplication::focusWidget())); }();
        hand->type(subject);
        hand->key(Qt::Key_Return);
        comeBack();
        for (const QString &person : people)
            addPerson(person);
        hand->choose(editor(composer(), activity::subType)->input(), u"Customer Feedback"_s);
        [&] { QTRY_VERIFY(editor(composer(), activity::feedback)->isVisible()); }();
        editor(composer(), activity::comments)->setFocus(Qt::TabFocusReason);
        [&] { QVERIFY(editor(composer(), activity::comments)->isAncestorOf(QApplication::focusWidget())); }();
        hand->type(comments);
        hand->click(hand->named(u"Save"_s, composer()));
        [&] { QTRY_VERIFY2(!composer(), qPrintable(composer() ? wordsOf(composer()) : QString())); }();
    }
    /// All that a form says: for the message of a failure.
    static QString wordsOf(QWidget *form)
    {
        QStringList words;
        for (const QLabel *label : form->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        for (const QPushButton *button : form->findChildren<QPushButton *>()) {
            if (button->isVisible())
                words << button->text();
        }
        return words.join(u" | "_s);
    }
    /// Creates a contact in the dialog that is open: three texts and two ticks.
    void createContact(const QString &first, const QString &last, const QString &email)
    {
        RecordDialog *dialog = nullptr;
        [&] { QTRY_VERIFY((dialog = window->findChild<RecordDialog *>()) && dialog->isVisible()); }();
        const QList<std::pair<QString, QString>> texts {{contact::firstName, first}, {contact::lastName, last}, {contact::email, email}};
        for (const auto &[field, text] : texts) {
            editor(dialog, field)->setFocus(Qt::TabFocusReason);
            hand->type(text);
        }
        for (const QString &field : {contact::emailOptOut, contact::marketingSuspend}) {
            FieldEditor *box = editor(dialog, field);
            [&] { QVERIFY2(box && box->isVisible(), qPrintable(field)); }();
            box->setFocus(Qt::TabFocusReason);
            if (!box->value()->toBool())
                hand->key(Qt::Key_Space);
        }
        hand->key(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(!window->findChild<RecordDialog *>()); }();
        comeBack();
    }
    /// What a window manager does when a dialog or a list of suggestions closes; off screen there is none.
    void comeBack()
    {
        window->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }();
    }
    Record onlyCall()
    {
        const auto calls = waitFor(s.store.find({.object = object_code::activity}));
        [&] { QCOMPARE(calls->size(), 1); }();
        return calls->isEmpty() ? Record {} : calls->first();
    }
    Record contactNamed(const QString &name)
    {
        const auto found = waitFor(s.store.find({.object = object_code::contact, .where = {{.field = contact::name, .value = name}}}));
        [&] { QCOMPARE(found->size(), 1); }();
        return found->isEmpty() ? Record {} : found->first();
    }
    bool timelineSays(const QString &words) const { return hasRow(window->currentPage()->findChild<TimelineView *>(), words); }
};

} // namespace

void TestProcedures::enterpriseCustomers()
{
    Desk d;
    QCOMPARE(d.findAccount(u"harbor"_s, u"Harbor Point Logistics"_s), d.harbor);
    d.pressInCard(u"Activity History"_s, u"Log a Call"_s);
    QVERIFY2(d.hand->acts() <= 4, qPrintable(QString::number(d.hand->acts()))); // search, choose, hover, press: then one types
    d.fillAndSave(u"Customer Reply Thread Design Review"_s, {u"priya"_s, u"dana"_s}, u"Threads first."_s);
    const Record call = d.onlyCall();
    QCOMPARE(call.text(activity::subject), u"Customer Reply Thread Design Review"_s);
    QCOMPARE(call.value(activity::who).toList().size(), 2);
    QCOMPARE(call.link(activity::who), d.priya);
    QCOMPARE(call.text(activity::type), u"Call"_s);
    QCOMPARE(call.link(activity::what), d.harbor);
    QCOMPARE(call.text(activity::subType), activity::customerFeedback);
    QCOMPARE(call.value(activity::dueDate).toDate(), d.s.now.toLocalTime().date());
    QCOMPARE(call.text(activity::comments), u"Threads first."_s);
    QTRY_VERIFY(d.timelineSays(u"Customer Reply Thread Design Review"_s));
}

void TestProcedures::nonEnterpriseCustomerWhoseAccountExists()
{
    Desk d;
    const RecordId freight = d.findAccount(u"harbor point fr"_s, u"Harbor Point Freight"_s);
    d.pressInCard(u"Contacts"_s, u"New"_s);
    d.createContact(u"Lena"_s, u"Moss"_s, u"lena@freight.example"_s);
    const Record lena = d.contactNamed(u"Lena Moss"_s);
    QCOMPARE(lena.link(contact::account), freight);
    QCOMPARE(lena.text(contact::email), u"lena@freight.example"_s);
    QVERIFY(lena.value(contact::emailOptOut).toBool());
    QVERIFY(lena.value(contact::marketingSuspend).toBool());
    d.pressInCard(u"Activity History"_s, u"Log a Call"_s);
    d.fillAndSave(u"Import feedback"_s, {u"lena"_s}, u"Wants saved filters."_s);
    QCOMPARE(d.onlyCall().link(activity::who), lena.id);
    QCOMPARE(d.onlyCall().link(activity::account), freight);
    QTRY_VERIFY(d.timelineSays(u"Import feedback"_s));
}

void TestProcedures::nonEnterpriseCustomerWhoseAccountDoesNotExist()
{
    Desk d;
    const RecordId hold = d.findAccount(u"hold pub"_s, account::holdPublicName);
    d.pressInCard(u"Contacts"_s, u"New"_s);
    d.createContact(u"Omar"_s, u"Nash"_s, u"omar@nowhere.example"_s);
    d.pressInCard(u"Activity History"_s, u"Log a Call"_s);
    d.fillAndSave(u"First impressions"_s, {u"omar"_s}, u"Likes it."_s);
    const Record omar = d.contactNamed(u"Omar Nash"_s);
    QCOMPARE(d.onlyCall().link(activity::account), hold);
    QTRY_VERIFY(d.timelineSays(u"First impressions"_s));

    // Later the real account is here: contact and call move to it in one step.
    QVERIFY(waitFor(d.s.store.move({omar.id}, contact::account, d.harbor)));
    QCOMPARE(d.onlyCall().link(activity::account), d.harbor);
    QTRY_VERIFY(!d.timelineSays(u"First impressions"_s));
}

/// "Customer Reference", the procedure of the Mattermost handbook: search, hover over Customer Reference, New, fill in, Save.
void TestProcedures::loggingACustomerReference()
{
    Desk d;
    QCOMPARE(d.findAccount(u"harbor"_s, u"Harbor Point Logistics"_s), d.harbor);
    d.pressInCard(u"Customer Reference"_s, u"New"_s);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = d.window->findChild<RecordDialog *>()) && dialog->isVisible());
    QTRY_COMPARE(d.editor(dialog, customer_reference::account)->value()->toLongLong(), d.harbor);
    QTRY_COMPARE(d.editor(dialog, customer_reference::owner)->value()->toLongLong(), d.s.store.me());
    using namespace customer_reference;
    QStringList order; // the handbook's
    for (const FieldEditor *editor : dialog->form()->editors())
        order << editor->field().name;
    QStringList asked {customer_reference::account, customer_reference::contact, customer_reference::type, category, useCase, audience, reach, url, status, target, start, end, owner, customerLegal, ownLegal, notes};
    order.removeIf([&](const QString &name) { return !asked.contains(name); });
    QCOMPARE(order, asked);
    QVERIFY(d.editor(dialog, owner)->field().readOnly); // changed by Change Owner only
    FieldEditor *person = d.editor(dialog, customer_reference::contact);
    person->input()->setFocus(Qt::MouseFocusReason);
    d.hand->type(u"priya"_s);
    d.hand->key(Qt::Key_Return);
    QTRY_VERIFY(person->value() && person->value()->toLongLong() == d.priya);
    d.comeBack();
    d.hand->choose(d.editor(dialog, customer_reference::type)->input(), u"Case Study"_s);
    d.hand->choose(d.editor(dialog, reach)->input(), u"External"_s);
    d.hand->choose(d.editor(dialog, status)->input(), u"In Progress"_s);
    const QList<std::pair<QString, QString>> texts {{category, u"ChatOps"_s}, {useCase, u"Shifts hand over in minutes."_s}, {audience, u"Everyone"_s}, {url, u"https://example.org/harbor"_s}, {target, u"2027-03-31"_s},
                                                    {start, u"2027-04-01"_s}, {end, u"2028-12-31"_s}, {notes, u"Priya proposed it."_s}};
    for (const auto &[field, text] : texts) {
        d.editor(dialog, field)->setFocus(Qt::TabFocusReason);
        d.hand->type(text);
    }
    d.editor(dialog, customerLegal)->setFocus(Qt::TabFocusReason);
    d.hand->key(Qt::Key_Space);
    d.hand->key(Qt::Key_Return, Qt::ControlModifier);
    // "Please add to the notes section on why the customer has an end date."
    QTRY_VERIFY(!d.editor(dialog, endReason)->invalidText().isEmpty());
    d.editor(dialog, endReason)->setFocus(Qt::TabFocusReason);
    d.hand->type(u"They merge."_s);
    d.hand->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!d.window->findChild<RecordDialog *>());
    const auto references = waitFor(d.s.store.find({.object = object_code::customerReference}));
    QCOMPARE(references->size(), 1);
    const Record reference = d.s.fetch(references->first().id);
    QCOMPARE(reference.text(name), u"Harbor Point Logistics, Case Study"_s);
    for (const auto &[field, text] : texts) {
        if (field == notes)
            QCOMPARE(reference.text(field), u"Priya proposed it.\n\n%1 Ends on 2028-12-31: They merge."_s.arg(d.s.store.context().today.toString(Qt::ISODate)));
        else if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
            QCOMPARE(reference.value(field).toDate(), day);
        else
            QCOMPARE(reference.text(field), text);
    }
    QCOMPARE(reference.text(status), u"In Progress"_s);
    QCOMPARE(reference.link(owner), d.s.store.me());
    QCOMPARE(reference.link(customerLegalBy), d.priya);
    QCOMPARE(reference.value(customerLegalOn).toDate(), d.s.store.context().today);
    QVERIFY(!reference.value(ownLegal).toBool());
}

/// "Customer Risk", the procedure of the Mattermost handbook: search, hover over Customer Risk in the quick links, New, the ten fields.
void TestProcedures::loggingACustomerRisk()
{
    Desk d;
    QCOMPARE(d.findAccount(u"harbor"_s, u"Harbor Point Logistics"_s), d.harbor);
    d.pressInCard(u"Customer Risk"_s, u"New"_s);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = d.window->findChild<RecordDialog *>()) && dialog->isVisible());
    QTRY_COMPARE(d.editor(dialog, customer_risk::name)->value()->toString(), u"Harbor Point Logistics At-Risk"_s);
    d.hand->choose(d.editor(dialog, customer_risk::status)->input(), u"Early Warning"_s);
    QTRY_COMPARE(d.editor(dialog, customer_risk::name)->value()->toString(), u"Harbor Point Logistics Early Warning"_s);
    FieldEditor *person = d.editor(dialog, customer_risk::keyContact);
    person->input()->setFocus(Qt::MouseFocusReason);
    d.hand->type(u"priya"_s);
    d.hand->key(Qt::Key_Return);
    QTRY_VERIFY(person->value() && person->value()->toLongLong() == d.priya); // typed words alone are no person yet
    d.comeBack();
    const QList<std::pair<QString, QString>> texts {{customer_risk::seats, u"420"_s}, {customer_risk::amount, u"310000"_s}, {customer_risk::engagement, u"Call scheduled"_s}, {customer_risk::competitor, u"None known"_s},
                                                    {customer_risk::reason, u"Price"_s}, {customer_risk::summary, u"Imports stall."_s}, {customer_risk::nextStep, u"Confirm the fix."_s}};
    for (const auto &[field, text] : texts) {
        d.editor(dialog, field)->setFocus(Qt::TabFocusReason);
        d.hand->type(text);
    }
    d.hand->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!d.window->findChild<RecordDialog *>());
    const auto risks = waitFor(d.s.store.find({.object = object_code::customerRisk}));
    QCOMPARE(risks->size(), 1);
    const Record risk = risks->first();
    QCOMPARE(risk.text(customer_risk::name), u"Harbor Point Logistics Early Warning"_s);
    QCOMPARE(risk.link(customer_risk::account), d.harbor);
    QCOMPARE(risk.link(customer_risk::owner), d.s.store.me());
    QCOMPARE(risk.value(customer_risk::amount).toDouble(), 310000.0);
    QCOMPARE(risk.text(customer_risk::competitor), u"None known"_s);
    QCOMPARE(d.s.fetch(d.harbor).value(account::openRisk).toDouble(), 310000.0);
}

void TestProcedures::theRiskFormOpensByItsKeys()
{
    Desk d;
    d.findAccount(u"harbor"_s, u"Harbor Point Logistics"_s);
    d.hand->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = d.window->findChild<RecordDialog *>()) && dialog->isVisible());
    QTRY_VERIFY(d.editor(dialog, customer_risk::account)->value() && d.editor(dialog, customer_risk::account)->value()->toLongLong() == d.harbor);
    QCOMPARE(d.editor(dialog, customer_risk::name)->value()->toString(), u"Harbor Point Logistics At-Risk"_s);
}

void TestProcedures::theCallFormOpensFromAnywhereByItsKeys()
{
    Desk d;
    for (const QString &key : {u"home"_s, u"list:Account"_s, u"list:Activity"_s, u"bin"_s, u"record:%1"_s.arg(d.priya)}) {
        if (!d.window->openPage(key))
            continue;
        QTRY_VERIFY(d.window->currentPage() && d.window->currentPage()->key() == key);
        d.hand->key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY2(d.composer() && Desk::editor(d.composer(), activity::subject)->isAncestorOf(QApplication::focusWidget()), qPrintable(key));
        d.hand->key(Qt::Key_Escape); // nothing typed: it closes
        QTRY_VERIFY2(!d.composer(), qPrintable(key));
    }
    d.hand->key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(d.composer());
    QCOMPARE(Desk::editor(d.composer(), activity::who)->value()->toList(), QVariantList {qlonglong(d.priya)});
    QCOMPARE(Desk::editor(d.composer(), activity::what)->value()->toLongLong(), d.harbor);
}

void TestProcedures::byKeysAloneAnAccountAndItsCall()
{
    Desk d;
    d.hand->key(Qt::Key_K, Qt::ControlModifier);
    d.hand->type(u"harbor point log"_s);
    QTRY_VERIFY(hasRow(d.window->search()->results(), u"Harbor Point Logistics"_s));
    d.hand->key(Qt::Key_Return);
    QTRY_COMPARE(d.window->currentPage()->title(), u"Harbor Point Logistics"_s);
    d.hand->key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(d.composer() && Desk::editor(d.composer(), activity::subject)->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(d.hand->acts(), 3);
    d.hand->type(u"Check-in"_s);
    d.hand->key(Qt::Key_Return);
    d.addPerson(u"priya"_s);
    d.hand->choose(Desk::editor(d.composer(), activity::subType)->input(), u"Check-In"_s);
    d.hand->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!d.composer());
    QCOMPARE(d.onlyCall().link(activity::what), d.harbor);
    QTRY_VERIFY(d.timelineSays(u"Check-in"_s));
}

void TestProcedures::aCallBeingTypedSurvivesTheKillOfTheProgram()
{
    // The first program types: this one, in a process of its own that is killed.
    if (qEnvironmentVariableIsSet("STEWARD_TYPES_IN")) {
        Theme theme;
        theme.apply(*qApp);
        const QString folder = qEnvironmentVariable("STEWARD_TYPES_IN");
        Profile profile(folder);
        Settings settings(folder + u"/settings.ini"_s);
        ViewState state;
        Schema schema;
        Database database;
        RecordStore store(database, schema);
        QVERIFY(waitFor(store.open(folder + u"/steward.db"_s)));
        MainWindow window({profile, settings, state, theme, store, allPages(store, state)});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.showPages(false);
        QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        Composer *composer = nullptr;
        QTRY_VERIFY((composer = window.findChild<Composer *>()) && composer->isVisible());
        QTRY_VERIFY(composer->isAncestorOf(QApplication::focusWidget()));
        Hand(&window).type(u"Half a sentence abou"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!waitFor(store.drafts()).isEmpty(), 10000);
        puts("kept");
        fflush(stdout);
        for (;;)
            QTest::qWait(1000); // until it is killed
    }
    QTemporaryDir folder;
    QProcess typist;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STEWARD_TYPES_IN"_s, folder.path());
    typist.setProcessEnvironment(environment);
    typist.start(QCoreApplication::applicationFilePath(), {u"aCallBeingTypedSurvivesTheKillOfTheProgram"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += typist.readAllStandardOutput()).contains("kept"), 60000);
    typist.kill();
    QVERIFY(typist.waitForFinished());
    QCOMPARE(typist.exitStatus(), QProcess::CrashExit);

    Schema schema;
    Database database;
    RecordStore store(database, schema);
    QVERIFY(waitFor(store.open(folder.filePath(u"steward.db"_s))));
    Theme theme;
    theme.apply(*qApp);
    Profile profile(folder.path());
    Settings settings(folder.filePath(u"settings.ini"_s));
    ViewState state;
    MainWindow window({profile, settings, state, theme, store, allPages(store, state)});
    window.resize(1440, 900);
    window.show();
    window.showPages(true);
    Composer *composer = nullptr;
    QTRY_VERIFY((composer = window.findChild<Composer *>()) && composer->isVisible());
    QCOMPARE(composer->label(), u"Log a Call: Half a sentence abou"_s);
}

QTEST_MAIN(TestProcedures)
#include "tst_procedures.moc"
