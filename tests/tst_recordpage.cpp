#include "forms/fields/fieldeditor.h"
#include "forms/lists/recordtable.h"
#include "forms/look/linkbutton.h"
#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/detailsedit.h"
#include "forms/record/detailspanel.h"
#include "forms/record/fieldview.h"
#include "forms/record/headeractions.h"
#include "forms/record/highlightscard.h"
#include "forms/record/historypanel.h"
#include "forms/record/hovercard.h"
#include "forms/record/quicklinks.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/record/recordpage.h"
#include "forms/record/recordtabs.h"
#include "forms/record/relatedpanel.h"
#include "forms/record/valueview.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

namespace {

/// An account with two contacts in a workspace of its own, and its page on the screen.
struct Scene {
    explicit Scene(const QSize &size = QSize(1440, 900))
    {
        acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::phone, u"1"_s}, {account::health, u"At risk"_s}, {account::healthScore, 48},
                                     {account::website, u"acme.example"_s}, {account::renewalDate, QDate(2027, 3, 31)}, {account::arr, 1284000.0}});
        ann = s.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}, {contact::title, u"VP"_s},
                                    {contact::emailOptOut, true}, {contact::account, qlonglong(acme)}});
        s.save(u"Contact"_s, {{contact::lastName, u"Ray"_s}, {contact::account, qlonglong(acme)}});
        page.reset(new RecordPage(s.store, state, acme));
        page->setLocale(QLocale(QLocale::English, QLocale::UnitedStates));
        page->resize(size);
        page->show();
        page->activateWindow();
        [&] { QTRY_COMPARE(page->title(), u"Acme"_s); }();
        [&] { QTRY_COMPARE(link(u"Contact"_s)->count(), 2); }();
    }
    QuickLink *link(const QString &object) const
    {
        for (QuickLink *one : page->findChild<QuickLinksCard *>()->links()) {
            if (one->link().child().name == object)
                return one;
        }
        return nullptr;
    }
    HoverCard *card() const { return page->findChild<QuickLinksCard *>()->card(); }
    DetailsPanel *details() const { return page->findChild<DetailsPanel *>(); }
    DetailsEdit *edit() const { return page->findChild<DetailsEdit *>(); }
    QLineEdit *input(const QString &field) const
    {
        FieldEditor *editor = edit()->form()->editor(field);
        auto *line = qobject_cast<QLineEdit *>(editor->input());
        return line ? line : editor->findChild<QLineEdit *>();
    }
    void type(const QString &field, const QString &text) const
    {
        QLineEdit *line = input(field);
        line->setFocus();
        line->selectAll();
        text.isEmpty() ? QTest::keyClick(line, Qt::Key_Delete) : QTest::keyClicks(line, text);
    }

    TestStore s;
    ViewState state;
    RecordId acme = 0;
    RecordId ann = 0;
    std::unique_ptr<RecordPage> page;
};

template <typename T = QPushButton>
T *buttonNamed(const QWidget *in, const QString &name)
{
    for (T *button : in->findChildren<T *>()) {
        if (button->accessibleName() == name && button->isVisibleTo(in->window()))
            return button;
    }
    return nullptr;
}

/// Labels and buttons on the screen that are smaller than what they say.
QStringList clipped(const QWidget &page)
{
    QStringList names;
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QPushButton *>(widget);
        if (!widget->isVisible() || qobject_cast<const ElidedLabel *>(widget) || qobject_cast<const LinkButton *>(widget))
            continue;
        if (widget->parentWidget()->isVisible() && qobject_cast<const ValueView *>(widget->parentWidget()) && !widget->parentWidget()->rect().contains(widget->geometry()))
            names << widget->objectName() + u" stands outside"_s;
        if (label && !label->wordWrap() && label->sizeHint().width() > label->width())
            names << label->text();
        if ((label || button) && widget->minimumSizeHint().height() > widget->height())
            names << (label ? label->text() : button->text());
        if (button && button->sizeHint().width() > button->width())
            names << button->text();
    }
    return names;
}

} // namespace

/// A record's page, made from the declaration alone.
class TestRecordPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyObjectGetsItsPageFromItsDeclaration_data();
    void everyObjectGetsItsPageFromItsDeclaration();
    void quickLinksCountAndOpenTheChildren();
    void everyNameEqualsTheVisibleLabel();
    void badgesStandBesideTheName();
    void highlightsShowPillLinkAndDistance();
    void onlyMailPhoneAndSafeWebLeaveTheProgram();
    void aCardOpensWhereThePointerRestsAndClosesAfterItLeft();
    void altDownPutsTheKeyboardIntoTheCardAndEscapeBringsItBack();
    void aCardShowsRowsAndBadgesAndOpensThem();
    void newFromARelatedListNamesTheParent();
    void logACallAndNewTaskAreAskedForAboutTheRecord();
    void thePencilTurnsTheDetailsIntoEditors();
    void keysEditTheFieldTheyAreOn();
    void aRefusedSaveNamesTheFieldInTheFooter();
    void cancelAsksOnlyWhenSomethingWasTyped();
    void aChangeElsewhereIsMergedIntoTheOpenForm();
    void savingMayStayInTheForm();
    void whatWasTypedOutlivesThePage();
    void historyListsChangesAndPutsAnOldValueBack();
    void relatedCardsShowSixRows();
    void foldedSectionsAreRemembered();
    void aPageOfADeletedRecordCloses();
    void deleteOffersUndoAndCloses();
    void theHeadShrinksWhileScrolling();
    void nothingIsClipped_data();
    void nothingIsClipped();

private:
    Theme m_theme;
};

void TestRecordPage::initTestCase()
{
    m_theme.setMode(Theme::Mode::Light);
    m_theme.apply(*qApp);
}

void TestRecordPage::everyObjectGetsItsPageFromItsDeclaration_data()
{
    QTest::addColumn<QString>("object");
    for (const ObjectType *type : objectTypes())
        QTest::newRow(qPrintable(type->name)) << type->name;
}

void TestRecordPage::everyObjectGetsItsPageFromItsDeclaration()
{
    QFETCH(QString, object);
    TestStore s;
    ViewState state;
    const ObjectType &type = *s.schema.type(object);
    QHash<QString, QVariant> values;
    for (const Field &field : type.fields) {
        if ((field.required && field.type == FieldType::Text) || (field.name == type.nameField && !field.readOnly))
            values.insert(field.name, u"A&B <b>bold</b>"_s);
    }
    const RecordId id = s.saveOne(type, values);
    QVERIFY(id);
    RecordPage page(s.store, state, id);
    page.resize(1440, 900);
    page.show();
    QTRY_VERIFY(page.title() != type.label);
    auto *details = page.findChild<DetailsPanel *>();
    for (const Section &section : type.layout) {
        for (const QString &name : section.fields)
            QVERIFY2(details->field(name), qPrintable(name));
    }
    const FieldView *named = details->field(type.layout.first().fields.first());
    QTRY_VERIFY(named->isVisible() && named->height() >= named->sizeHint().height());
    QCOMPARE(page.findChild<QuickLinksCard *>()->links().size(), type.shownRelated().size());
    if (!qEnvironmentVariableIsEmpty("STEWARD_PICTURES"))
        page.grab().save(qEnvironmentVariable("STEWARD_PICTURES") + u'/' + object + u".png"_s);
}

void TestRecordPage::quickLinksCountAndOpenTheChildren()
{
    TestStore s;
    ViewState state;
    const RecordId acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}});
    s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}});
    RecordPage page(s.store, state, acme);
    page.resize(1440, 900);
    page.show();
    QuickLink *contacts = page.findChild<QuickLinksCard *>()->links().first();
    QTRY_COMPARE(contacts->accessibleName(), u"Contacts (1)"_s);
    s.save(u"Contact"_s, {{contact::lastName, u"Ray"_s}, {contact::account, qlonglong(acme)}});
    QTRY_COMPARE(contacts->accessibleName(), u"Contacts (2)"_s);
    QSignalSpy opened(&page, &Page::openList);
    QTest::mouseClick(contacts, Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toInt(), object_code::contact);
    QCOMPARE(opened.first().at(2).toString(), u"Contacts of Acme"_s);
}

void TestRecordPage::everyNameEqualsTheVisibleLabel()
{
    Scene scene;
    for (const QAbstractButton *button : scene.page->findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        const QString name = QAccessible::queryAccessibleInterface(const_cast<QAbstractButton *>(button))->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty(), button->metaObject()->className());
        QString words = button->text().trimmed().replace(u"&&"_s, u"&"_s);
        if (!words.isEmpty())
            QCOMPARE(name, words);
    }
    FieldView *phone = scene.details()->field(account::phone);
    QCOMPARE(phone->button()->accessibleName(), u"Edit Phone"_s);
    FieldView *last = scene.details()->field(account::lastActivity);
    QVERIFY(last->button()->accessibleName().startsWith(u"Last Activity"));
}

void TestRecordPage::badgesStandBesideTheName()
{
    TestStore s;
    ViewState state;
    const RecordId id = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::emailOptOut, true}, {contact::marketingSuspend, true}});
    RecordPage page(s.store, state, id);
    page.show();
    QTRY_COMPARE(page.title(), u"Lee"_s);
    QStringList badges;
    for (const Pill *pill : page.findChild<HighlightsCard *>()->findChildren<Pill *>())
        badges << pill->text();
    QCOMPARE(badges, (QStringList {u"Email Opt-Out"_s, u"Marketing Suspend"_s}));
}

void TestRecordPage::highlightsShowPillLinkAndDistance()
{
    Scene scene;
    auto *head = scene.page->findChild<HighlightsCard *>();
    QCOMPARE(head->findChild<Pill *>()->text(), u"At risk · 48"_s);
    QStringList texts;
    for (const QLabel *label : head->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.contains(u"$1,284,000"_s), qPrintable(texts.join(u'|')));
    QVERIFY(texts.contains(u"Mar 31, 2027"_s));
    QVERIFY(texts.contains(u"in 129 days"_s));
    QSignalSpy opened(scene.page.get(), &Page::openRecord);
    LinkButton *owner = buttonNamed<LinkButton>(head, u"Me"_s);
    QVERIFY(owner);
    QTest::mouseClick(owner, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).toLongLong(), scene.s.store.me());
}

void TestRecordPage::onlyMailPhoneAndSafeWebLeaveTheProgram()
{
    const Field web {.name = u"w"_s, .type = FieldType::Url};
    const Field mail {.name = u"m"_s, .type = FieldType::Email};
    const Field phone {.name = u"p"_s, .type = FieldType::Phone};
    const Field text {.name = u"t"_s};
    QCOMPARE(outsideLink(web, u"acme.example"_s).toString(), u"https://acme.example"_s);
    QCOMPARE(outsideLink(web, u"http://acme.example/a"_s).toString(), u"https://acme.example/a"_s);
    QCOMPARE(outsideLink(mail, u"ann@acme.example"_s).toString(), u"mailto:ann@acme.example"_s);
    QCOMPARE(outsideLink(phone, u"+1 206 555 0148"_s).toString(), u"tel:+12065550148"_s);
    for (const QString &bad : {u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"ftp://acme.example"_s, u"smb://host/x"_s, u"\\\\host\\x"_s})
        QVERIFY2(!outsideLink(web, bad).isValid(), qPrintable(bad));
    QVERIFY(!outsideLink(text, u"https://acme.example"_s).isValid());
}

void TestRecordPage::aCardOpensWhereThePointerRestsAndClosesAfterItLeft()
{
    Scene scene;
    QuickLink *contacts = scene.link(u"Contact"_s);
    QTest::mouseMove(contacts, contacts->rect().center());
    QTRY_VERIFY(scene.card()->isOpen());
    QCOMPARE(scene.card()->accessibleName(), u"Card: Contacts"_s);
    QCOMPARE(scene.card()->window(), scene.page->window());
    QVERIFY(scene.page->rect().contains(scene.card()->geometry()));
    // On the card it stays, also longer than it takes to close.
    QTest::mouseMove(scene.card(), scene.card()->rect().center());
    QTest::qWait(400);
    QVERIFY(scene.card()->isOpen());
    QTest::mouseMove(scene.page.get(), QPoint(scene.page->width() - 20, scene.page->height() - 20));
    QTRY_VERIFY(!scene.card()->isOpen());
    // A click closes it for good, although a link is under the pointer then.
    QTest::mouseMove(contacts, contacts->rect().center());
    QTRY_VERIFY(scene.card()->isOpen());
    QTest::mouseClick(contacts, Qt::LeftButton);
    QVERIFY(!scene.card()->isOpen());
    QTest::qWait(400);
    QVERIFY(!scene.card()->isOpen());
}

void TestRecordPage::altDownPutsTheKeyboardIntoTheCardAndEscapeBringsItBack()
{
    Scene scene;
    QuickLink *contacts = scene.link(u"Contact"_s);
    contacts->setFocus();
    QTest::keyClick(contacts, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(scene.card()->isOpen());
    QStringList reached;
    QTRY_VERIFY(scene.card()->isAncestorOf(scene.page->focusWidget()));
    for (int i = 0; i < 10 && scene.card()->isOpen(); ++i) {
        reached << scene.page->focusWidget()->accessibleName();
        QTest::keyClick(scene.page->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached, (QStringList {u"New"_s, u"Ann Lee"_s, u"Ray"_s, u"View All"_s}));
    QCOMPARE(scene.page->focusWidget(), contacts);
    QTest::keyClick(contacts, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(scene.card()->isAncestorOf(scene.page->focusWidget()));
    QTest::keyClick(scene.page->focusWidget(), Qt::Key_Escape);
    QVERIFY(!scene.card()->isOpen());
    QCOMPARE(scene.page->focusWidget(), contacts);
}

void TestRecordPage::aCardShowsRowsAndBadgesAndOpensThem()
{
    Scene scene;
    QuickLink *contacts = scene.link(u"Contact"_s);
    contacts->setFocus();
    QTest::keyClick(contacts, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(scene.card()->isOpen());
    QStringList badges;
    for (const Pill *pill : scene.card()->findChildren<Pill *>())
        badges << pill->text();
    QCOMPARE(badges, QStringList {u"Email Opt-Out"_s});
    QSignalSpy opened(scene.page.get(), &Page::openRecord);
    QTest::mouseClick(buttonNamed<LinkButton>(scene.card(), u"Ann Lee"_s), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toLongLong(), scene.ann);
    QVERIFY(!scene.card()->isOpen());
}

void TestRecordPage::newFromARelatedListNamesTheParent()
{
    Scene scene;
    QSignalSpy asked(scene.page.get(), &Page::newRecord);
    scene.link(u"Opportunity"_s)->setFocus();
    QTest::keyClick(scene.link(u"Opportunity"_s), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(scene.card()->isOpen());
    QTest::mouseClick(buttonNamed(scene.card(), u"New"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(0).toInt(), object_code::opportunity);
    const auto presets = asked.first().at(1).value<QHash<QString, QVariant>>();
    QCOMPARE(presets.value(opportunity::account).toLongLong(), scene.acme);
    // A contact has a short form of its own.
    scene.link(u"Contact"_s)->setFocus();
    QTest::keyClick(scene.link(u"Contact"_s), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(scene.card()->isOpen());
    QTest::mouseClick(buttonNamed(scene.card(), u"New"_s), Qt::LeftButton);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = scene.page->window()->findChild<RecordDialog *>()) && dialog->isVisible());
    QCOMPARE(dialog->form()->record().link(contact::account), scene.acme);
    QVERIFY(dialog->form()->editor(contact::marketingSuspend));
    QVERIFY(!dialog->form()->editor(u"Department"_s));
    dialog->reject();
}

void TestRecordPage::logACallAndNewTaskAreAskedForAboutTheRecord()
{
    Scene scene;
    QSignalSpy asked(scene.page.get(), &Page::compose);
    QuickLink *history = scene.link(u"Activity"_s);
    for (const QString &name : {u"Log a Call"_s, u"New Task"_s}) {
        history->setFocus();
        QTest::keyClick(history, Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(scene.card()->isOpen());
        QPushButton *button = buttonNamed(scene.card(), name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QTest::mouseClick(buttonNamed(scene.page->findChild<HeaderActions *>(), u"Log a Call"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.at(0).at(0).toString(), u"logACall"_s);
    QCOMPARE(asked.at(1).at(0).toString(), u"newTask"_s);
    QCOMPARE(asked.at(2).at(0).toString(), u"logACall"_s);
    for (const auto &arguments : asked)
        QCOMPARE(arguments.at(1).toLongLong(), scene.acme);
}

void TestRecordPage::thePencilTurnsTheDetailsIntoEditors()
{
    Scene scene;
    QTest::mouseClick(scene.details()->field(account::phone)->button(), Qt::LeftButton);
    QVERIFY(scene.edit());
    QVERIFY(scene.details()->isHidden());
    QTRY_VERIFY(scene.edit()->form()->editor(account::phone)->isAncestorOf(scene.page->focusWidget()));
    scene.type(account::phone, u"+1 206 555 0199"_s);
    QSignalSpy toasts(scene.page.get(), &Page::toast);
    QTest::mouseClick(buttonNamed(scene.page.get(), u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!scene.details()->isHidden());
    QCOMPARE(scene.s.fetch(scene.acme).text(account::phone), u"+1 206 555 0199"_s);
    QCOMPARE(scene.details()->field(account::phone)->words(), u"+1 206 555 0199"_s);
    QCOMPARE(toasts.size(), 1);
    QCOMPARE(toasts.first().at(0).toString(), u"Acme saved"_s);
    QVERIFY(toasts.first().at(1).toBool());
    QTRY_VERIFY(!scene.edit());
}

void TestRecordPage::keysEditTheFieldTheyAreOn()
{
    Scene scene;
    FieldView *website = scene.details()->field(account::website);
    website->button()->setFocus();
    QTest::keyClick(website->button(), Qt::Key_Return);
    QVERIFY(scene.edit());
    QTRY_VERIFY(scene.edit()->form()->editor(account::website)->isAncestorOf(scene.page->focusWidget()));
    QTest::keyClick(scene.page->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!scene.edit());
    // What the window's E and F2 do.
    scene.details()->field(account::segment)->button()->setFocus();
    QVERIFY(scene.page->edit());
    QTRY_VERIFY(scene.edit()->form()->editor(account::segment)->isAncestorOf(scene.page->focusWidget()));
    scene.type(account::phone, u"2"_s);
    QTest::keyClick(scene.input(account::phone), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.s.fetch(scene.acme).text(account::phone), u"2"_s);
    QTRY_VERIFY(!scene.edit());
    QTest::mouseDClick(scene.details()->field(account::phone), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(scene.edit());
}

void TestRecordPage::aRefusedSaveNamesTheFieldInTheFooter()
{
    Scene scene;
    scene.page->edit();
    scene.type(account::name, {});
    scene.type(account::healthScore, u"400"_s);
    QTest::mouseClick(buttonNamed(scene.page.get(), u"Save"_s), Qt::LeftButton);
    LinkButton *summary = nullptr;
    for (LinkButton *button : scene.page->findChildren<LinkButton *>()) {
        if (button->words().startsWith(u"Review 2"))
            summary = button;
    }
    QVERIFY(summary && summary->isVisible());
    QVERIFY(summary->words().contains(u"Account Name"_s) && summary->words().contains(u"Health Score"_s));
    QCOMPARE(scene.s.fetch(scene.acme).text(account::name), u"Acme"_s);
    QTRY_VERIFY(scene.edit()->form()->editor(account::name)->isAncestorOf(scene.page->focusWidget()));
    scene.type(account::name, u"Acme Two"_s);
    scene.type(account::healthScore, u"40"_s);
    QTRY_VERIFY(!summary->isVisible());
    QTest::mouseClick(buttonNamed(scene.page.get(), u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(scene.page->title(), u"Acme Two"_s);
}

void TestRecordPage::cancelAsksOnlyWhenSomethingWasTyped()
{
    Scene scene;
    scene.page->edit();
    QTest::mouseClick(buttonNamed(scene.page.get(), u"Cancel"_s), Qt::LeftButton);
    QTRY_VERIFY(!scene.edit());
    scene.page->edit();
    scene.type(account::phone, u"9"_s);
    QTest::keyClick(scene.input(account::phone), Qt::Key_Escape);
    QMessageBox *question = nullptr;
    QTRY_VERIFY((question = scene.page->findChild<QMessageBox *>()) && question->isVisible());
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(!scene.edit());
    QCOMPARE(scene.s.fetch(scene.acme).text(account::phone), u"1"_s);
}

void TestRecordPage::aChangeElsewhereIsMergedIntoTheOpenForm()
{
    Scene scene;
    scene.page->edit();
    scene.type(account::phone, u"mine"_s);
    Record theirs = scene.s.fetch(scene.acme);
    theirs.set(account::website, u"theirs.example"_s);
    QVERIFY(waitFor(scene.s.store.save(theirs)));
    QTRY_COMPARE(scene.input(account::website)->text(), u"theirs.example"_s);
    QCOMPARE(scene.input(account::phone)->text(), u"mine"_s);
}

void TestRecordPage::savingMayStayInTheForm()
{
    Scene scene;
    QVERIFY(!scene.page->saveEdit());
    scene.page->edit();
    scene.type(account::phone, u"5"_s);
    QVERIFY(scene.page->saveEdit());
    QTRY_COMPARE(scene.s.fetch(scene.acme).text(account::phone), u"5"_s);
    QTRY_VERIFY(!scene.edit()->form()->isEdited());
}

void TestRecordPage::whatWasTypedOutlivesThePage()
{
    Scene scene;
    scene.page->edit();
    scene.type(account::phone, u"half"_s);
    QSignalSpy toasts(scene.page.get(), &Page::toast);
    scene.page->hide();
    QCOMPARE(toasts.size(), 1);
    scene.page.reset();
    QCOMPARE(scene.s.fetch(scene.acme).text(account::phone), u"1"_s);
    scene.page.reset(new RecordPage(scene.s.store, scene.state, scene.acme));
    scene.page->show();
    QPushButton *again = nullptr;
    QTRY_VERIFY((again = buttonNamed(scene.page.get(), u"Continue Editing"_s)));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(scene.input(account::phone)->text(), u"half"_s);
    QTest::mouseClick(buttonNamed(scene.page.get(), u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(scene.s.fetch(scene.acme).text(account::phone), u"half"_s);
    QTRY_VERIFY(waitFor(scene.s.store.drafts()).isEmpty());
}

void TestRecordPage::historyListsChangesAndPutsAnOldValueBack()
{
    Scene scene;
    Record edited = scene.s.fetch(scene.acme);
    edited.set(account::phone, u"2"_s);
    QVERIFY(waitFor(scene.s.store.save(edited)));
    scene.page->findChild<RecordTabs *>()->select(u"history"_s);
    auto *history = scene.page->findChild<HistoryPanel *>();
    QVERIFY(history);
    QTableView *table = history->table();
    QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY(!history->restoreButton()->isEnabled());
    const auto text = [table](int row, int column) { return table->model()->index(row, column).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(text(0, HistoryModel::What), u"Phone"_s);
    QCOMPARE(text(0, HistoryModel::From), u"1"_s);
    QCOMPARE(text(0, HistoryModel::To), u"2"_s);
    QCOMPARE(text(0, HistoryModel::Who), u"Me"_s);
    QCOMPARE(text(1, HistoryModel::What), u"Created"_s);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(history->restoreButton()->isEnabled());
    QTest::mouseClick(history->restoreButton(), Qt::LeftButton);
    QTRY_COMPARE(scene.s.fetch(scene.acme).text(account::phone), u"1"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QCOMPARE(waitFor(scene.s.store.undoState()).undo, u"Restore Phone of Acme"_s);
    QVERIFY(waitFor(scene.s.store.undo()));
    QCOMPARE(scene.s.fetch(scene.acme).text(account::phone), u"2"_s);
}

void TestRecordPage::relatedCardsShowSixRows()
{
    Scene scene;
    for (int i = 0; i < 8; ++i)
        scene.s.save(u"Contact"_s, {{contact::lastName, u"Person %1"_s.arg(i)}, {contact::account, qlonglong(scene.acme)}});
    QVERIFY(!scene.page->findChild<RelatedPanel *>());
    scene.page->findChild<RecordTabs *>()->select(u"related"_s);
    auto *related = scene.page->findChild<RelatedPanel *>();
    QVERIFY(related);
    RelatedCard *contacts = related->cards().first();
    QTRY_COMPARE(contacts->table()->model()->rowCount(), RelatedCard::mostRows);
    QCOMPARE(contacts->table()->accessibleName(), u"Contacts"_s);
    QSignalSpy opened(scene.page.get(), &Page::openList);
    QTest::mouseClick(buttonNamed<LinkButton>(contacts, u"View All"_s), Qt::LeftButton);
    QCOMPARE(opened.first().at(2).toString(), u"Contacts of Acme"_s);
    const auto where = opened.first().at(1).value<QList<Condition>>();
    QCOMPARE(where.first().field, contact::account);
    QCOMPARE(where.first().value.toLongLong(), scene.acme);
}

void TestRecordPage::foldedSectionsAreRemembered()
{
    Scene scene;
    FoldSection *first = scene.details()->findChild<FoldSection *>();
    first->setFolded(true);
    DetailsPanel again(*scene.s.schema.type(u"Account"_s), scene.state);
    QVERIFY(again.findChild<FoldSection *>()->isFolded());
    DetailsPanel other(*scene.s.schema.type(u"Contact"_s), scene.state);
    QVERIFY(!other.findChild<FoldSection *>()->isFolded());
}

void TestRecordPage::aPageOfADeletedRecordCloses()
{
    Scene scene;
    QSignalSpy closed(scene.page.get(), &Page::closeMe);
    QSignalSpy told(scene.page.get(), &Page::notice);
    QVERIFY(waitFor(scene.s.store.remove({scene.acme})));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(told.size(), 1);
    RecordPage missing(scene.s.store, scene.state, lastIdOf(object_code::account));
    missing.show();
    QTRY_VERIFY(!missing.findChild<Notice *>()->text().isEmpty());
}

void TestRecordPage::deleteOffersUndoAndCloses()
{
    Scene scene;
    QSignalSpy closed(scene.page.get(), &Page::closeMe);
    QSignalSpy toasts(scene.page.get(), &Page::toast);
    QVERIFY(scene.page->removeChosen());
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(toasts.size(), 1);
    QCOMPARE(toasts.first().at(0).toString(), u"Acme deleted"_s);
    QVERIFY(toasts.first().at(1).toBool());
    QVERIFY(scene.s.fetch(scene.acme).deleted);
}

void TestRecordPage::theHeadShrinksWhileScrolling()
{
    Scene scene(QSize(1100, 600));
    auto *head = scene.page->findChild<HighlightsCard *>();
    QScrollBar *bar = scene.page->findChild<QScrollArea *>()->verticalScrollBar();
    const int full = head->height();
    QTRY_VERIFY(bar->maximum() > 300);
    bar->setValue(200);
    QVERIFY(head->isShrunk());
    QTRY_VERIFY(head->height() < full);
    QVERIFY(bar->value() > 0);
    bar->setValue(0);
    QVERIFY(!head->isShrunk());
    QTRY_COMPARE(head->height(), full);
}

void TestRecordPage::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("dark");
    QTest::newRow("wide") << QSize(1440, 900) << 1.0 << false << false;
    QTest::newRow("dark") << QSize(1440, 900) << 1.0 << false << true;
    QTest::newRow("right to left") << QSize(1440, 900) << 1.0 << true << false;
    QTest::newRow("small") << QSize(800, 600) << 1.0 << false << false;
    QTest::newRow("200 %") << QSize(1440, 900) << 2.0 << false << false;
    QTest::newRow("200 %, small") << QSize(800, 600) << 2.0 << true << false;
}

void TestRecordPage::nothingIsClipped()
{
    QFETCH(QSize, size);
    QFETCH(double, zoom);
    QFETCH(bool, mirrored);
    QFETCH(bool, dark);
    m_theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    m_theme.setZoom(zoom);
    m_theme.apply(*qApp);
    qApp->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const auto back = qScopeGuard([this] {
        qApp->setLayoutDirection(Qt::LeftToRight);
        m_theme.setMode(Theme::Mode::Light);
        m_theme.setZoom(1.0);
        m_theme.apply(*qApp);
    });
    Scene scene(size);
    const QString folder = qEnvironmentVariable("STEWARD_PICTURES");
    auto *area = scene.page->findChild<QScrollArea *>();
    auto *tabs = scene.page->findChild<RecordTabs *>();
    QCOMPARE(scene.page->size(), size);
    auto *head = scene.page->findChild<HighlightsCard *>();
    for (const ValueView *value : head->findChildren<ValueView *>())
        QVERIFY(!value->isVisible() || head->rect().contains(QRect(value->mapTo(head, QPoint()), value->size())));
    for (const QString &tab : {u"details"_s, u"related"_s, u"history"_s, u"activity"_s}) {
        if (!tabs->has(tab))
            continue;
        tabs->select(tab);
        QTRY_VERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
        QTRY_VERIFY2(clipped(*scene.page).isEmpty(), qPrintable(tab + u": "_s + clipped(*scene.page).join(u'|')));
        if (!folder.isEmpty())
            scene.page->grab().save(folder + u"/clip-"_s + QString::fromUtf8(QTest::currentDataTag()).remove(u' ').remove(u'%') + u'-' + tab + u".png"_s);
    }
    tabs->select(u"details"_s);
    scene.page->edit();
    QTRY_VERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    QCOMPARE(scene.page->size(), size);
    if (!folder.isEmpty())
        scene.page->grab().save(folder + u"/clip-"_s + QString::fromUtf8(QTest::currentDataTag()).remove(u' ').remove(u'%') + u"-edit.png"_s);
}

QTEST_MAIN(TestRecordPage)
#include "tst_recordpage.moc"
