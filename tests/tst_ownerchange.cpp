#include "forms/fields/fieldeditor.h"
#include "forms/record/ownerdialog.h"
#include "forms/record/recordpage.h"
#include "models/schema/objects/names.h"
#include "models/storage/ownerchange.h"
#include "tests/support/hand.h"
#include "tests/support/store.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace {

/// An account of mine with people, deals, tickets and tasks, some of them a colleague's.
struct Book {
    Book()
    {
        me = s.store.me();
        bo = s.save(u"User"_s, {{user::name, u"Bo Larsen"_s}, {user::isActive, true}});
        acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}, {account::owner, qlonglong(me)}});
        ann = s.save(u"Contact"_s, {{contact::lastName, u"Lee"_s}, {contact::account, qlonglong(acme)}, {contact::owner, qlonglong(me)}});
        open = s.save(u"Case"_s, {{support_case::subject, u"Slow"_s}, {support_case::account, qlonglong(acme)}, {support_case::owner, qlonglong(me)}});
        closed = s.save(u"Case"_s, {{support_case::subject, u"Old"_s}, {support_case::account, qlonglong(acme)}, {support_case::status, u"Closed"_s}, {support_case::owner, qlonglong(me)}});
        others = s.save(u"Case"_s, {{support_case::subject, u"Bo's"_s}, {support_case::account, qlonglong(acme)}, {support_case::owner, qlonglong(bo)}});
    }
    RecordId ownerOf(RecordId id) { return s.fetch(id).link(u"OwnerId"_s); }
    OwnedChildren kind(const QString &object, bool finished) const { return {object, finished, 0}; }
    TestStore s;
    RecordId me = 0;
    RecordId bo = 0;
    RecordId acme = 0;
    RecordId ann = 0;
    RecordId open = 0;
    RecordId closed = 0;
    RecordId others = 0;
};

} // namespace

/// Change Owner (features R13; Salesforce's action of that name).
class TestOwnerChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itCountsWhatBelongsToTheOldOwner();
    void chosenKindsGoAlongAndTheRestStays();
    void everyChangeStandsInTheHistoryAndUndoTakesAllBack();
    void theNoteIsKeptAsACompletedTask();
    void whoOwnsItAlreadyChangesNothing();
    void aRecordThatIsNoPersonIsRefused();
    void theOwnerIsLockedInFormsAndChangedByTheAction();
    void theDialogGivesAnAccountAway();
};

void TestOwnerChange::itCountsWhatBelongsToTheOldOwner()
{
    Book b;
    const auto kinds = waitFor(OwnerChanges::children(b.s.store, {b.acme}));
    QStringList words;
    for (const OwnedChildren &kind : *kinds)
        words << u"%1 %2 %3"_s.arg(kind.object, kind.closed ? u"closed"_s : u"open"_s).arg(kind.count);
    QCOMPARE(words, (QStringList {u"Contact open 1"_s, u"Case open 1"_s, u"Case closed 1"_s}));
}

void TestOwnerChange::chosenKindsGoAlongAndTheRestStays()
{
    Book b;
    const auto moved = waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.bo, .along = {b.kind(u"Case"_s, false)}}));
    QVERIFY(moved);
    QCOMPARE(moved->chosen, 1);
    QCOMPARE(moved->followed, 1);
    QCOMPARE(b.ownerOf(b.acme), b.bo);
    QCOMPARE(b.ownerOf(b.open), b.bo);
    QCOMPARE(b.ownerOf(b.closed), b.me);
    QCOMPARE(b.ownerOf(b.ann), b.me);
    QCOMPARE(b.ownerOf(b.others), b.bo);
}

void TestOwnerChange::everyChangeStandsInTheHistoryAndUndoTakesAllBack()
{
    Book b;
    QVERIFY(waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.bo, .along = {b.kind(u"Contact"_s, false), b.kind(u"Case"_s, true)}})));
    for (const RecordId id : {b.acme, b.ann, b.closed}) {
        const auto history = waitFor(b.s.store.history(id));
        QCOMPARE(history->first().field, u"OwnerId"_s);
        QCOMPARE(history->first().before.toLongLong(), b.me);
        QCOMPARE(history->first().after.toLongLong(), b.bo);
        QCOMPARE(history->first().step.name, u"Give Acme to Bo Larsen"_s);
    }
    QVERIFY(waitFor(b.s.store.undo()));
    for (const RecordId id : {b.acme, b.ann, b.closed})
        QCOMPARE(b.ownerOf(id), b.me);
}

void TestOwnerChange::theNoteIsKeptAsACompletedTask()
{
    Book b;
    QVERIFY(waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.bo, .note = u"They expect a call on Monday."_s})));
    const auto page = waitFor(b.s.store.timelinePage(b.acme, 5));
    QCOMPARE(page->total, 1);
    QCOMPARE(page->entries.first().title, u"Owner changed to Bo Larsen"_s);
    QCOMPARE(page->entries.first().description, u"They expect a call on Monday."_s);
    QVERIFY(!page->entries.first().open);
}

void TestOwnerChange::whoOwnsItAlreadyChangesNothing()
{
    Book b;
    const auto before = waitFor(b.s.store.steps());
    const auto moved = waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.me, .along = {b.kind(u"Case"_s, false)}, .note = u"?"_s}));
    QCOMPARE(moved->chosen, 0);
    QCOMPARE(waitFor(b.s.store.steps())->size(), before->size());
}

void TestOwnerChange::aRecordThatIsNoPersonIsRefused()
{
    Book b;
    QVERIFY(!waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.ann})));
    QVERIFY(!waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = firstIdOf(object_code::user) + 999})));
    QVERIFY(waitFor(b.s.store.remove({b.bo})));
    QVERIFY(!waitFor(OwnerChanges::apply(b.s.store, {.ids = {b.acme}, .to = b.bo})));
    QCOMPARE(b.ownerOf(b.acme), b.me);
}

void TestOwnerChange::theOwnerIsLockedInFormsAndChangedByTheAction()
{
    Schema schema;
    for (const ObjectType *type : schema.types()) {
        const Field *owner = type->field(u"OwnerId"_s);
        const bool assigned = type->isActivity || type->code == object_code::event;
        if (owner)
            QCOMPARE(type->action(owner->byAction) != nullptr, !assigned);
    }
}

void TestOwnerChange::theDialogGivesAnAccountAway()
{
    Book b;
    ViewState state;
    RecordPage page(b.s.store, state, b.acme);
    page.resize(1200, 800);
    page.show();
    page.activateWindow();
    QTRY_COMPARE(page.title(), u"Acme"_s);
    QSignalSpy toasts(&page, &Page::toast);
    Hand hand(&page);
    QWidget *button = nullptr;
    QTRY_VERIFY((button = hand.named(u"Change Owner"_s))); // the button at the field in the details
    hand.click(button);
    OwnerDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = page.findChild<OwnerDialog *>()) && dialog->isVisible());
    QTRY_COMPARE(dialog->findChildren<QCheckBox *>().size(), 3);
    QCOMPARE(dialog->windowTitle(), u"Change Owner of Acme"_s);
    const QList<QCheckBox *> boxes = dialog->findChildren<QCheckBox *>();
    QCOMPARE(boxes.at(0)->accessibleName(), u"Contacts (1)"_s);
    QVERIFY(boxes.at(1)->isChecked() && !boxes.at(2)->isChecked()); // open work goes along, what is over stays
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->findChild<FieldEditor *>()->invalidText().isEmpty());
    dialog->findChild<FieldEditor *>()->setValue(qlonglong(b.bo));
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"Be kind."_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(b.ownerOf(b.acme), b.bo);
    QTRY_COMPARE(toasts.size(), 1);
    QCOMPARE(toasts.first().first().toString(), u"Acme given to Bo Larsen, and 2 that belong with it"_s);
    QCOMPARE(b.ownerOf(b.ann), b.bo);
    QCOMPARE(b.ownerOf(b.closed), b.me);
}

QTEST_MAIN(TestOwnerChange)
#include "tst_ownerchange.moc"
