#include "forms/look/theme.h"
#include "forms/look/widgets.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QVBoxLayout>

/// The form of every object, made from its declaration alone.
class TestRecordForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void everyFieldHasAnEditorNamedByItsLabel_data();
    void everyFieldHasAnEditorNamedByItsLabel();
    void lookingAtARecordChangesNothing_data();
    void lookingAtARecordChangesNothing();
    void noTwoFieldsOfAFormAreNamedAlike_data();
    void noTwoFieldsOfAFormAreNamedAlike();
    void nothingIsCutAtTwiceTheTextSize();
    void tabGoesThroughTheFieldsAsTheyAreRead();
    void requiredFieldsAreStarredAndMissed();
    void aFieldIsCheckedWhenItIsLeftAndClearedAsSoonAsItIsRight();
    void walkingPastAnEmptyRequiredFieldIsNoMistake();
    void aChangedFieldStandsOutAndCanBeTakenBack();
    void theSubTypesFollowTheTypeAndTheSixKindsUnfold();
    void whatIsFoldedAwayByAChangeIsEmptied();
    void theKeyboardStartsWhereSomethingIsMissing();
    void enterGoesOnAndCtrlEnterSubmits();
    void aDraftKeepsWhatWasTypedAsItWasTyped();
    void aRecordThatChangesMeanwhileIsMerged();
    void aRefusalFromElsewhereIsMarked();
    void oneColumnWhereThereIsNoRoomForTwo();
    void readOnlyFieldsSayWhy();
    void customFieldsHaveASection();
    void aNewRecordKeepsItsUntickedBoxes();
};

namespace {

struct Form {
    Form(TestStore &store, const QString &object, const QString &formName = {}, bool forNew = false)
        : type(*store.schema.type(object))
        , form(type.quickForm(formName))
        , fields(new RecordForm(store.store, type, RecordForm::sectionsFor(type, forNew, form), form))
    {
        area.setWidget(fields);
        area.setWidgetResizable(true);
        area.resize(900, 700);
        area.show();
        area.activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&area)); }();
    }
    QLineEdit *line(const QString &field) const { return qobject_cast<QLineEdit *>(fields->editor(field)->input()); }
    QComboBox *combo(const QString &field) const { return qobject_cast<QComboBox *>(fields->editor(field)->input()); }
    void enter(const QString &field, const QString &text) const
    {
        QWidget *input = fields->editor(field)->input();
        input->setFocus(Qt::TabFocusReason);
        if (auto *edit = qobject_cast<QLineEdit *>(input))
            edit->selectAll();
        QTest::keyClicks(input, text);
    }
    void choose(const QString &field, const QString &value) const
    {
        combo(field)->setCurrentIndex(combo(field)->findData(value));
        Q_EMIT combo(field)->activated(combo(field)->currentIndex());
    }
    void leave() const { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); }
    const ObjectType &type;
    const QuickForm *form;
    QScrollArea area;
    RecordForm *fields;
};

void objects()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("formName");
    for (const ObjectType *type : objectTypes()) {
        QTest::addRow("%s", qPrintable(type->name)) << type->name << QString();
        for (const QuickForm &form : type->quickForms)
            QTest::addRow("%s %s", qPrintable(type->name), qPrintable(form.name)) << type->name << form.name;
    }
}

QString shownText(const QLabel *label)
{
    return label->text().replace(u"&&"_s, u"&"_s);
}

/// A value of each type that the field takes.
QVariant someValue(const Field &field)
{
    switch (field.type) {
    case FieldType::CheckBox:
        return true;
    case FieldType::Picklist:
        return field.choices.isEmpty() ? u"Elsewhere"_s : field.choices.last().value;
    case FieldType::MultiPicklist:
        return QStringList {field.choices.last().value, field.choices.first().value};
    case FieldType::Date:
        return QDate(2027, 3, 31);
    case FieldType::DateTime:
        return QDateTime(QDate(2027, 3, 31), QTime(8, 15, 30), Qt::UTC);
    case FieldType::Integer:
        return 77LL;
    case FieldType::Decimal:
    case FieldType::Currency:
    case FieldType::Percent:
        return 12.5;
    case FieldType::Lookup:
        return qlonglong(firstIdOf(object_code::account));
    case FieldType::Lookups:
        return QVariantList {qlonglong(firstIdOf(object_code::contact) + 5)};
    case FieldType::LongText:
        return u"one\r\ntwo"_s;
    default:
        return u"Some text"_s;
    }
}

} // namespace

void TestRecordForm::everyFieldHasAnEditorNamedByItsLabel_data()
{
    objects();
}

void TestRecordForm::everyFieldHasAnEditorNamedByItsLabel()
{
    QFETCH(QString, object);
    QFETCH(QString, formName);
    TestStore t;
    Form shown(t, object, formName);
    for (const Section &section : RecordForm::sectionsFor(shown.type, false, shown.form)) {
        for (const QString &name : section.fields) {
            const Field *field = shown.type.field(name);
            QVERIFY2(field, qPrintable(name));
            QCOMPARE(shown.fields->findChildren<FieldEditor *>(name).size(), 1);
            FieldEditor *editor = shown.fields->editor(name);
            QCOMPARE(shownText(editor->label()), labelOf(*field));
            QWidget *buddy = editor->label()->buddy();
            QVERIFY2(buddy && editor->isAncestorOf(buddy), qPrintable(name));
            QCOMPARE(buddy->accessibleName(), labelOf(*field));
            if (qobject_cast<QComboBox *>(buddy)) // only a buddy with the same parent names a combo box
                QCOMPARE(buddy->parentWidget(), editor->label()->parentWidget());
            for (const QString &part : field->parts)
                QVERIFY2(shown.fields->editor(part), qPrintable(part));
        }
    }
}

void TestRecordForm::lookingAtARecordChangesNothing_data()
{
    objects();
}

void TestRecordForm::lookingAtARecordChangesNothing()
{
    QFETCH(QString, object);
    QFETCH(QString, formName);
    TestStore t;
    Form shown(t, object, formName);
    Record record {.object = shown.type.code, .id = firstIdOf(shown.type.code) + 7};
    shown.fields->setRecord(record);
    QCOMPARE(shown.fields->changedFields(), QStringList());
    for (const Field &field : shown.type.fields) {
        if (field.hasColumn())
            record.set(field.name, someValue(field));
    }
    shown.fields->setRecord(record);
    shown.fields->focusField();
    for (FieldEditor *editor : shown.fields->editors())
        editor->setFocus(Qt::TabFocusReason);
    QCOMPARE(shown.fields->changedFields(), QStringList());
    QCOMPARE(shown.fields->record().values, record.values);
}

void TestRecordForm::noTwoFieldsOfAFormAreNamedAlike_data()
{
    objects();
}

void TestRecordForm::noTwoFieldsOfAFormAreNamedAlike()
{
    QFETCH(QString, object);
    QFETCH(QString, formName);
    TestStore t;
    Form shown(t, object, formName);
    QSet<QString> names;
    for (const FieldEditor *editor : shown.fields->editors()) {
        const QString name = editor->input()->accessibleName();
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
}

void TestRecordForm::nothingIsCutAtTwiceTheTextSize()
{
    Theme theme;
    theme.setZoom(2);
    theme.apply(*qApp);
    TestStore t;
    for (const bool mirrored : {false, true}) {
        QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        for (const ObjectType *type : t.schema.types()) {
            Form shown(t, type->name);
            shown.area.resize(800, 600);
            shown.fields->setRecord({.object = type->code, .id = firstIdOf(type->code) + 7});
            (void)shown.fields->check();
            QTRY_VERIFY(shown.fields->width() <= shown.area.viewport()->width());
            for (const QLabel *label : shown.fields->findChildren<QLabel *>()) {
                if (!label->isVisible() || label->text().isEmpty())
                    continue;
                QTRY_VERIFY2(label->height() >= (label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height()), qPrintable(type->name + u' ' + label->text()));
                QVERIFY2(label->wordWrap() || label->width() >= label->sizeHint().width(), qPrintable(type->name + u' ' + label->text()));
            }
            for (const FieldEditor *editor : shown.fields->editors())
                QVERIFY2(!editor->isVisible() || editor->input()->height() >= editor->input()->fontMetrics().height(), qPrintable(editor->field().name));
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    Theme plain;
    plain.apply(*qApp);
    qApp->setStyleSheet({});
}

void TestRecordForm::tabGoesThroughTheFieldsAsTheyAreRead()
{
    TestStore t;
    Form shown(t, u"Activity"_s, u"logACall"_s);
    const RecordId ann = t.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}});
    Record record {.object = object_code::activity, .id = 1};
    record.set(activity::who, QVariantList {qlonglong(ann)});
    shown.fields->setRecord(record);
    QTRY_VERIFY(shown.fields->editor(activity::who)->findChild<QToolButton *>()->accessibleName() == u"Remove Ann Lee"_s);
    shown.fields->focusField(activity::subject);
    QStringList walked;
    for (int i = 0; i < 9; ++i) {
        for (QWidget *w = QApplication::focusWidget(); w; w = w->parentWidget()) {
            if (auto *editor = qobject_cast<FieldEditor *>(w)) {
                walked << editor->field().name;
                break;
            }
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    // The cross of the one person, then the line that adds people.
    QCOMPARE(walked.mid(0, 8), QStringList({activity::subject, activity::who, activity::who, activity::type, activity::what, activity::subType, activity::dueDate, activity::comments}));
}

void TestRecordForm::requiredFieldsAreStarredAndMissed()
{
    TestStore t;
    Form shown(t, u"Activity"_s, u"logACall"_s);
    shown.fields->setRecord({.object = object_code::activity});
    QStringList starred;
    for (const FieldEditor *editor : shown.fields->editors()) {
        if (editor->isRequired())
            starred << editor->field().name;
    }
    QCOMPARE(starred, QStringList({activity::subject, activity::who, activity::type, activity::subType}));
    const QList<Problem> problems = shown.fields->check();
    QCOMPARE(problems.size(), 4);
    QCOMPARE(problems.first().text, u"Subject: fill in this field."_s);
    QCOMPARE(shown.fields->editor(activity::subject)->invalidText(), u"Fill in this field."_s);
    QVERIFY(shown.fields->editor(activity::subject)->input()->accessibleDescription().contains(u"required"_s));
    QVERIFY(shown.fields->editor(activity::comments)->invalidText().isEmpty());
}

void TestRecordForm::aFieldIsCheckedWhenItIsLeftAndClearedAsSoonAsItIsRight()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    Record record {.object = object_code::account, .id = 5};
    record.set(account::name, u"Acme"_s);
    shown.fields->setRecord(record);
    FieldEditor *date = shown.fields->editor(account::renewalDate);
    shown.enter(account::renewalDate, u"31/13/2027"_s);
    QCOMPARE(date->invalidText(), QString()); // never on a key
    shown.leave();
    QCOMPARE(date->invalidText(), u"Enter a date such as Mar 31, 2027."_s);
    QCOMPARE(shown.fields->check().first().text, u"Renewal Date: Enter a date such as Mar 31, 2027."_s);
    QVERIFY(!shown.fields->record().value(account::renewalDate).isValid());
    shown.enter(account::renewalDate, u"3/31/x"_s);
    QVERIFY(!date->invalidText().isEmpty());
    shown.enter(account::renewalDate, u"3/31/2027"_s);
    QCOMPARE(date->invalidText(), QString());
    shown.enter(account::healthScore, u"101"_s);
    shown.leave();
    QCOMPARE(shown.fields->editor(account::healthScore)->invalidText(), u"Enter a number from 0 to 100."_s);
    QCOMPARE(shown.fields->record().value(account::renewalDate).toDate(), QDate(2027, 3, 31));
}

void TestRecordForm::walkingPastAnEmptyRequiredFieldIsNoMistake()
{
    TestStore t;
    Form shown(t, u"Contact"_s, {}, true);
    shown.fields->setRecord({.object = object_code::contact});
    FieldEditor *last = shown.fields->editor(contact::lastName);
    shown.fields->focusField();
    QVERIFY(last->input()->hasFocus()); // the first empty required field
    shown.leave();
    QCOMPARE(last->invalidText(), QString());
    (void)shown.fields->check();
    shown.enter(contact::lastName, u"L"_s);
    QCOMPARE(last->invalidText(), QString());
}

void TestRecordForm::aChangedFieldStandsOutAndCanBeTakenBack()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    Record record {.object = object_code::account, .id = 5};
    record.values = {{account::name, u"Acme"_s}, {account::phone, u"1"_s}};
    shown.fields->setRecord(record);
    QSignalSpy edited(shown.fields, &RecordForm::edited);
    shown.enter(account::phone, u"+1 206 555 0199"_s);
    QVERIFY(!edited.isEmpty());
    QCOMPARE(shown.fields->changedFields(), QStringList {account::phone});
    auto *undo = shown.fields->editor(account::phone)->findChild<QToolButton *>();
    QVERIFY(undo && undo->isVisible());
    QCOMPARE(undo->accessibleName(), u"Undo change of Phone"_s);
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(!shown.fields->isEdited());
    QCOMPARE(shown.line(account::phone)->text(), u"1"_s);
    QVERIFY(!undo->isVisible());
}

void TestRecordForm::theSubTypesFollowTheTypeAndTheSixKindsUnfold()
{
    TestStore t;
    Form shown(t, u"Activity"_s, u"logACall"_s);
    shown.fields->setRecord({.object = object_code::activity});
    QCOMPARE(shown.combo(activity::subType)->findData(activity::customerFeedback), -1);
    QTest::keyClicks(shown.combo(activity::type), u"Call"_s);
    QVERIFY(shown.combo(activity::subType)->findData(activity::customerFeedback) > 0);
    FieldEditor *kinds = shown.fields->editor(activity::feedback);
    QVERIFY(!kinds->isVisible());
    QTest::keyClicks(shown.combo(activity::subType), u"Customer"_s);
    QVERIFY(kinds->isVisible());
    const auto boxes = kinds->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 6);
    QTest::mouseClick(boxes.at(1), Qt::LeftButton, {}, QPoint(8, boxes.at(1)->height() / 2));
    QCOMPARE(shown.fields->record().value(activity::feedback), QVariant(QStringList {u"Integration usage"_s}));
}

void TestRecordForm::whatIsFoldedAwayByAChangeIsEmptied()
{
    TestStore t;
    Form shown(t, u"Activity"_s);
    Record record {.object = object_code::activity, .id = 5};
    record.values = {{activity::type, u"Call"_s}, {activity::subType, activity::customerFeedback}, {activity::feedback, QStringList {u"Use case"_s}}};
    shown.fields->setRecord(record);
    QVERIFY(!shown.fields->isEdited());
    shown.choose(activity::subType, u"QBR"_s);
    QVERIFY(!shown.fields->record().value(activity::feedback).isValid());
    QVERIFY(shown.fields->changedFields().contains(activity::feedback));
    shown.choose(activity::subType, activity::customerFeedback);
    QCOMPARE(shown.fields->record().values, record.values); // back again: nothing is lost
    record.values.insert(activity::subType, u"QBR"_s); // kinds from elsewhere under another sub-type stay
    shown.fields->setRecord(record);
    QCOMPARE(shown.fields->record().values, record.values);
}

void TestRecordForm::theKeyboardStartsWhereSomethingIsMissing()
{
    TestStore t;
    Form shown(t, u"Case"_s, {}, true);
    Record record {.object = object_code::supportCase};
    record.set(support_case::owner, qlonglong(t.store.me()));
    shown.fields->setRecord(record);
    shown.fields->focusField();
    QVERIFY(shown.fields->editor(support_case::account)->input()->hasFocus()); // nothing is required, the owner is known
    record.id = firstIdOf(record.object);
    shown.fields->setRecord(record);
    shown.fields->focusField();
    QVERIFY(shown.fields->editor(support_case::account)->input()->hasFocus()); // the first one that can be typed into
    record.set(support_case::account, qlonglong(t.save(u"Account"_s, {{account::name, u"Acme"_s}})));
    shown.fields->setRecord(record);
    QTRY_COMPARE(shown.line(support_case::account)->text(), u"Acme"_s);
    shown.fields->focusField(u"Origin"_s);
    shown.fields->focusField(support_case::account);
    QCOMPARE(shown.line(support_case::account)->selectedText(), u"Acme"_s); // typing chooses another
}

void TestRecordForm::enterGoesOnAndCtrlEnterSubmits()
{
    TestStore t;
    Form shown(t, u"Contact"_s, {}, true);
    shown.fields->setRecord({.object = object_code::contact});
    QSignalSpy submitted(shown.fields, &RecordForm::submitted);
    shown.fields->focusField(contact::firstName);
    QTest::keyClicks(QApplication::focusWidget(), u"Ann"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(shown.line(contact::lastName)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"Lee"_s);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 1);
    shown.fields->focusField(u"Description"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(shown.fields->editor(u"Description"_s)->input()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 2);
}

void TestRecordForm::aDraftKeepsWhatWasTypedAsItWasTyped()
{
    TestStore t;
    const RecordId ann = t.save(u"Contact"_s, {{contact::firstName, u"Ann"_s}, {contact::lastName, u"Lee"_s}});
    QJsonObject draft;
    Record record {.object = object_code::activity};
    record.values = {{activity::type, u"Call"_s}, {activity::subType, activity::customerFeedback}, {activity::who, QVariantList {qlonglong(ann)}}};
    {
        Form shown(t, u"Activity"_s, u"logACall"_s);
        shown.fields->setRecord(record);
        shown.enter(activity::subject, u"Import stalls"_s);
        shown.enter(activity::dueDate, u"31/13"_s);
        qobject_cast<QPlainTextEdit *>(shown.fields->editor(activity::comments)->input())->setPlainText(u"Two\nlines"_s);
        QTest::keyClicks(shown.fields->editor(activity::feedback)->input(), u" "_s);
        draft = shown.fields->draft();
    }
    Form shown(t, u"Activity"_s, u"logACall"_s);
    shown.fields->setRecord({.object = object_code::activity});
    shown.fields->restoreDraft(draft);
    QCOMPARE(shown.fields->draft(), draft);
    QVERIFY(shown.fields->isEdited());
    const Record back = shown.fields->record();
    QCOMPARE(back.text(activity::subject), u"Import stalls"_s);
    QCOMPARE(back.text(activity::comments), u"Two\nlines"_s);
    QCOMPARE(back.text(activity::subType), activity::customerFeedback);
    QCOMPARE(back.link(activity::who), ann);
    QCOMPARE(back.value(activity::feedback), QVariant(QStringList {u"Feature request"_s}));
    QCOMPARE(shown.line(activity::dueDate)->text(), u"31/13"_s);
    QVERIFY(!shown.fields->editor(activity::dueDate)->value());
}

void TestRecordForm::aRecordThatChangesMeanwhileIsMerged()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    Record record {.object = object_code::account, .id = 5};
    record.values = {{account::name, u"Acme"_s}, {account::phone, u"1"_s}, {account::industry, u"Energy"_s}};
    shown.fields->setRecord(record);
    shown.enter(account::phone, u"2"_s);
    Record newer = record;
    newer.set(account::phone, u"3"_s);
    newer.set(account::industry, u"Retail"_s);
    shown.fields->merge(newer);
    QCOMPARE(shown.line(account::phone)->text(), u"2"_s);
    QCOMPARE(shown.combo(account::industry)->currentText(), u"Retail"_s);
    QCOMPARE(shown.fields->changedFields(), QStringList {account::phone});
    newer.set(account::phone, u"2"_s);
    shown.fields->merge(newer);
    QVERIFY(!shown.fields->isEdited()); // they wrote the same
}

void TestRecordForm::aRefusalFromElsewhereIsMarked()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    Record record {.object = object_code::account, .id = 5};
    record.set(account::name, u"Acme"_s);
    shown.fields->setRecord(record);
    shown.fields->showProblems({{account::phone, u"Phone: the server knows another."_s}, {account::website, u"Website: odd."_s, true}});
    QCOMPARE(shown.fields->editor(account::phone)->invalidText(), u"The server knows another."_s);
    QCOMPARE(shown.fields->editor(account::website)->invalidText(), u"Odd."_s);
    shown.enter(account::industry, u"Ene"_s); // another field does not clear it
    QVERIFY(!shown.fields->editor(account::phone)->invalidText().isEmpty());
    shown.enter(account::phone, u"4"_s);
    QVERIFY(shown.fields->editor(account::phone)->invalidText().isEmpty());
}

void TestRecordForm::oneColumnWhereThereIsNoRoomForTwo()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    shown.fields->setRecord({.object = object_code::account, .id = 5});
    const auto x = [&](const QString &name) { return shown.fields->editor(name)->mapTo(shown.fields, QPoint()).x(); };
    QVERIFY(x(account::owner) > x(account::name));
    shown.area.resize(480, 700);
    QTRY_COMPARE(x(account::owner), x(account::name));
    QVERIFY(shown.fields->width() <= shown.area.viewport()->width());
    for (const FieldEditor *editor : shown.fields->editors())
        QTRY_VERIFY2(!editor->isVisible() || editor->height() >= editor->label()->height() + editor->input()->height(), qPrintable(editor->field().name));
}

void TestRecordForm::readOnlyFieldsSayWhy()
{
    TestStore t;
    Form shown(t, u"Account"_s);
    shown.fields->setRecord({.object = object_code::account, .id = 5});
    QLineEdit *last = shown.line(account::lastActivity);
    QVERIFY(last->isReadOnly());
    QVERIFY(!last->toolTip().isEmpty());
    QVERIFY(last->accessibleDescription().contains(last->toolTip()));
    QVERIFY(!shown.fields->editor(u"Jigsaw"_s)->isVisible()); // kept from an export, and this record has none
}

void TestRecordForm::customFieldsHaveASection()
{
    TestStore t;
    t.schema.addCustomField(object_code::account, {.name = u"Region__c"_s, .label = u"Region & Zone"_s, .custom = true});
    Form shown(t, u"Account"_s);
    Record record {.object = object_code::account, .id = 5};
    record.set(u"Region__c"_s, u"North"_s);
    shown.fields->setRecord(record);
    QCOMPARE(shown.line(u"Region__c"_s)->text(), u"North"_s);
    QCOMPARE(shown.line(u"Region__c"_s)->accessibleName(), u"Region & Zone"_s);
    QStringList heads;
    for (const FoldSection *section : shown.fields->findChildren<FoldSection *>())
        heads << section->findChild<QToolButton *>()->accessibleName();
    QVERIFY(heads.contains(u"More Fields"_s));
}

void TestRecordForm::aNewRecordKeepsItsUntickedBoxes()
{
    TestStore t;
    Form shown(t, u"Contact"_s, u"quickContact"_s);
    shown.fields->setRecord({.object = object_code::contact});
    QVERIFY(!shown.fields->isEdited());
    QCOMPARE(shown.fields->record().value(contact::emailOptOut), QVariant(false));
    Record stored {.object = object_code::contact, .id = 9};
    shown.fields->setRecord(stored);
    QVERIFY(!shown.fields->record().value(contact::emailOptOut).isValid());
}

QTEST_MAIN(TestRecordForm)
#include "tst_recordform.moc"
