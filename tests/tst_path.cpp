#include "forms/fields/fieldeditor.h"
#include "forms/record/fieldview.h"
#include "forms/record/pathbar.h"
#include "forms/record/quicklinks.h"
#include "forms/record/recorddialog.h"
#include "forms/record/recordform.h"
#include "forms/record/recordpage.h"
#include "forms/look/linkbutton.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/referencenames.h"
#include "models/schema/objects/risknames.h"
#include "tests/support/hand.h"
#include "tests/support/store.h"

#include <QAccessible>
#include <QMenu>

namespace {

/// A record with a path in a workspace of its own, and its page on the screen.
struct Scene {
    explicit Scene(const QString &object, const QHash<QString, QVariant> &given, Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        id = s.saveOne(*s.schema.type(object), given);
        page.reset(new RecordPage(s.store, state, id));
        page->setLayoutDirection(direction);
        page->resize(1440, 900);
        page->show();
        page->activateWindow();
        bar = page->findChild<PathBar *>();
        [&] { QTRY_VERIFY(bar && !bar->steps().isEmpty()); }();
    }
    QString stage() { return s.fetch(id).text(s.schema.typeOf(id)->path.field); }
    PathStep *step(const QString &name) const
    {
        for (PathStep *one : bar->steps()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    QString state_(const QString &name) const { return step(name)->accessibleDescription(); }
    TestStore s;
    ViewState state;
    RecordId id = 0;
    std::unique_ptr<RecordPage> page;
    PathBar *bar = nullptr;
};

} // namespace

/// The path of a record: stages as chevrons that one chooses, reads and marks.
class TestPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPathNamesFieldsAndStagesThatAreThere();
    void stagesStandInOrderAndSayWhereTheyAre();
    void theButtonMarksTheNextStage();
    void aChosenStageUnfoldsItsKeyFieldsAndIsMarked();
    void arrowKeysChooseEnterMarksEscapeFolds_data();
    void arrowKeysChooseEnterMarksEscapeFolds();
    void theEndAsksForItsOutcome();
    void oneEndIsMarkedLikeAnyStage();
    void aRefusedStageAsksForWhatIsMissing();
    void aStageOfAnotherOrgIsShown();
    void undoBringsTheStageBack();
    void theOtherRelatedListsAreBehindShowAll();
};

void TestPath::everyPathNamesFieldsAndStagesThatAreThere()
{
    Schema schema;
    QStringList with;
    for (const ObjectType *type : schema.types()) {
        if (type->path.field.isEmpty())
            continue;
        with << type->name;
        const Field *field = type->field(type->path.field);
        QVERIFY2(field && field->type == FieldType::Picklist, qPrintable(type->name));
        for (const PathStage &stage : type->path.stages) {
            QVERIFY2(field->choice(stage.value), qPrintable(type->name + u' ' + stage.value));
            for (const QString &name : stage.fields)
                QVERIFY2(type->field(name), qPrintable(type->name + u' ' + name));
        }
        for (const Choice &choice : field->choices)
            QVERIFY2(!choice.help.isEmpty(), qPrintable(type->name + u" has no guidance for "_s + choice.value));
        QCOMPARE(openStages(*type).size() + endStages(*type).size(), field->choices.size());
    }
    for (const QString &wanted : {u"Account"_s, u"Opportunity"_s, u"Case"_s, u"Customer_Risk__c"_s, u"Customer_Reference__c"_s})
        QVERIFY2(with.contains(wanted), qPrintable(wanted));
}

void TestPath::stagesStandInOrderAndSayWhereTheyAre()
{
    Scene scene(u"Account"_s, {{account::lifecycle, u"Value"_s}});
    QStringList names;
    int x = -1;
    for (const PathStep *step : scene.bar->steps()) {
        names << step->accessibleName();
        QVERIFY(step->x() > x);
        x = step->x();
    }
    QCOMPARE(names, (QStringList {u"Onboarding"_s, u"Adoption"_s, u"Value"_s, u"Renewal"_s, u"Expansion"_s, u"Advocate"_s}));
    QCOMPARE(scene.state_(u"Adoption"_s), u"Stage 2 of 6, complete"_s);
    QCOMPARE(scene.state_(u"Value"_s), u"Stage 3 of 6, current"_s);
    QCOMPARE(scene.state_(u"Renewal"_s), u"Stage 4 of 6, to come"_s);
    QAccessibleInterface *words = QAccessible::queryAccessibleInterface(scene.step(u"Value"_s));
    QCOMPARE(words->role(), QAccessible::Button);
    QCOMPARE(words->text(QAccessible::Name), u"Value"_s);

    Scene mirrored(u"Account"_s, {{account::lifecycle, u"Value"_s}}, Qt::RightToLeft);
    QVERIFY(mirrored.step(u"Onboarding"_s)->x() > mirrored.step(u"Advocate"_s)->x());
}

void TestPath::theButtonMarksTheNextStage()
{
    Scene scene(u"Account"_s, {{account::lifecycle, u"Expansion"_s}});
    QSignalSpy toasts(scene.page.get(), &Page::toast);
    QCOMPARE(scene.bar->button()->text(), u"Mark Stage as Complete"_s);
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    QTRY_COMPARE(scene.stage(), u"Advocate"_s);
    QTRY_COMPARE(scene.state_(u"Advocate"_s), u"Stage 6 of 6, current"_s);
    QCOMPARE(toasts.size(), 1);
    QVERIFY(toasts.first().at(1).toBool()); // it can be undone
    QVERIFY(!scene.bar->button()->isEnabled()); // there is nothing after it
}

void TestPath::aChosenStageUnfoldsItsKeyFieldsAndIsMarked()
{
    Scene scene(u"Opportunity"_s, {{opportunity::stage, u"Qualification"_s}});
    QVERIFY(!scene.bar->findChild<FieldView *>());
    QTest::mouseClick(scene.step(u"Value Proposition"_s), Qt::LeftButton);
    const QList<FieldView *> views = scene.bar->findChildren<FieldView *>();
    QCOMPARE(views.size(), 4);
    QCOMPARE(views.first()->fieldName(), opportunity::amount);
    QCOMPARE(scene.bar->button()->text(), u"Mark as Current Stage"_s);
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    QTRY_COMPARE(scene.stage(), u"Value Proposition"_s);
    QTRY_COMPARE(scene.bar->button()->text(), u"Mark Stage as Complete"_s);
    QTest::mouseClick(scene.step(u"Value Proposition"_s), Qt::LeftButton); // a second click folds
    QVERIFY(!views.first()->isVisible());
}

void TestPath::arrowKeysChooseEnterMarksEscapeFolds_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestPath::arrowKeysChooseEnterMarksEscapeFolds()
{
    QFETCH(Qt::LayoutDirection, direction);
    Scene scene(u"Account"_s, {{account::lifecycle, u"Adoption"_s}}, direction);
    const Qt::Key on = direction == Qt::LeftToRight ? Qt::Key_Right : Qt::Key_Left;
    scene.step(u"Adoption"_s)->setFocus();
    QTest::keyClick(scene.step(u"Adoption"_s), on);
    QTRY_VERIFY(scene.step(u"Value"_s)->hasFocus());
    QVERIFY(scene.bar->findChild<FieldView *>()->isVisible());
    QTest::keyClick(scene.step(u"Value"_s), Qt::Key_Escape);
    QVERIFY(!scene.bar->findChild<FieldView *>()->isVisible());
    QTest::keyClick(scene.step(u"Value"_s), on);
    QTest::keyClick(scene.step(u"Renewal"_s), Qt::Key_Return);
    QTRY_COMPARE(scene.stage(), u"Renewal"_s);
}

void TestPath::theEndAsksForItsOutcome()
{
    Scene scene(u"Customer_Risk__c"_s, {{customer_risk::status, customer_risk::atRiskValue}, {customer_risk::outcomeAmount, {}}, {customer_risk::outcomeReason, {}}});
    QCOMPARE(scene.bar->steps().last()->accessibleName(), u"Closed"_s);
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = scene.bar->findChild<QMenu *>()) && menu->isVisible());
    QStringList words;
    for (const QAction *action : menu->actions())
        words << action->text();
    QCOMPARE(words, (QStringList {u"Churned"_s, u"Renewed"_s}));
    menu->actions().last()->trigger();
    menu->close();
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = scene.page->findChild<RecordDialog *>()) && dialog->isVisible());
    QTRY_COMPARE(dialog->form()->editor(customer_risk::status)->value()->toString(), u"Renewed"_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier); // amount and reason are missing
    QVERIFY(dialog->isVisible());
    QCOMPARE(scene.stage(), customer_risk::atRiskValue);
    dialog->form()->editor(customer_risk::outcomeAmount)->setRawText(u"1000"_s);
    dialog->form()->editor(customer_risk::outcomeReason)->setRawText(u"They like the new import."_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.stage(), u"Renewed"_s);
    QTRY_COMPARE(scene.bar->steps().last()->accessibleName(), u"Renewed"_s);
    QCOMPARE(scene.s.fetch(scene.id).value(customer_risk::outcomeAmount).toDouble(), 1000.0);
}

void TestPath::oneEndIsMarkedLikeAnyStage()
{
    Scene scene(u"Case"_s, {{support_case::status, u"Escalated"_s}});
    QCOMPARE(scene.bar->steps().last()->accessibleName(), u"Closed"_s);
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = scene.page->findChild<RecordDialog *>()) && dialog->isVisible()); // the end asks for its key fields
    QTRY_COMPARE(dialog->form()->editor(support_case::status)->value()->toString(), u"Closed"_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.stage(), u"Closed"_s);
    QTRY_VERIFY(!scene.bar->button()->isEnabled());
}

void TestPath::aRefusedStageAsksForWhatIsMissing()
{
    Scene scene(u"Customer_Reference__c"_s, {{customer_reference::status, customer_reference::completed}, {customer_reference::target, {}}});
    QTest::mouseClick(scene.step(u"In Progress"_s), Qt::LeftButton);
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    RecordDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = scene.page->findChild<RecordDialog *>()) && dialog->isVisible());
    FieldEditor *target = dialog->form()->editor(customer_reference::target);
    QVERIFY(target);
    target->setRawText(u"2027-01-31"_s);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.stage(), u"In Progress"_s);
}

void TestPath::aStageOfAnotherOrgIsShown()
{
    Scene scene(u"Opportunity"_s, {{opportunity::stage, u"Verbal Commit"_s}});
    QVERIFY(scene.step(u"Verbal Commit"_s));
    QCOMPARE(scene.state_(u"Verbal Commit"_s), u"Stage 9 of 10, current"_s);
}

void TestPath::undoBringsTheStageBack()
{
    Scene scene(u"Account"_s, {{account::lifecycle, u"Adoption"_s}});
    QTest::mouseClick(scene.bar->button(), Qt::LeftButton);
    QTRY_COMPARE(scene.stage(), u"Value"_s);
    QVERIFY(waitFor(scene.s.store.undo()));
    QTRY_COMPARE(scene.state_(u"Adoption"_s), u"Stage 2 of 6, current"_s);
}

void TestPath::theOtherRelatedListsAreBehindShowAll()
{
    Scene scene(u"Account"_s, {});
    auto *card = scene.page->findChild<QuickLinksCard *>();
    const QList<QuickLink *> links = card->links();
    QVERIFY(links.size() > 9);
    QCOMPARE(links.at(4)->link().child().name, u"Customer_Risk__c"_s); // the opportunities have two lists
    QVERIFY(links.at(8)->isVisible() && !links.at(9)->isVisible());
    auto *all = card->findChild<LinkButton *>();
    QCOMPARE(all->words(), u"Show All (%1)"_s.arg(links.size()));
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(links.last()->isVisible());
    QCOMPARE(all->words(), u"Show Fewer"_s);
}

QTEST_MAIN(TestPath)
#include "tst_path.moc"
