#include "forms/fields/fieldeditor.h"
#include "forms/fields/lookuppopup.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

/// Each kind of field under the hand: what is typed, what is read, what cannot be read.
class TestEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typedTextIsReadAsItsType_data();
    void typedTextIsReadAsItsType();
    void aStoredValueComesBackUntouched_data();
    void aStoredValueComesBackUntouched();
    void whatCannotBeReadIsSaidAndKept_data();
    void whatCannotBeReadIsSaidAndKept();
    void rawTextGoesThroughADraft();
    void aPicklistKeepsAValueFromElsewhere();
    void aDependentPicklistOffersWhatItsControllerAllows();
    void severalChoicesAreBoxesThatAnswerToTheKeyboard();
    void aSubjectIsPickedOrTyped();
    void longTextGrowsAndTabLeavesIt();
    void phoneAndMailReadFromLeftToRight();
    void upAndDownMoveADateAndAltDownOpensTheCalendar();
    void moneyShowsItsSymbolOnlyAtRest();
    void enterAsksForTheNextFieldAndCtrlEnterSubmits();
    void theLabelTicksItsBox();
    void requiredAndProblemArePartOfTheDescription();
};

namespace {

/// An editor in a window of its own, with the day standing still.
struct Shown {
    explicit Shown(const Field &field)
    {
        context.today = [] { return QDate(2026, 11, 22); };
        window.resize(400, 300);
        auto *layout = new QVBoxLayout(&window);
        editor = makeEditor(field, context, &window);
        layout->addWidget(editor);
        after = new QLineEdit(&window);
        layout->addWidget(after);
        window.show();
        window.activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        editor->input()->setFocus(Qt::TabFocusReason);
    }
    void type(const QString &text) { QTest::keyClicks(keyboard(), text); }
    QWidget *keyboard() const { return QApplication::focusWidget() ? QApplication::focusWidget() : editor->input(); }
    void leave() { after->setFocus(Qt::TabFocusReason); }
    EditorContext context;
    QWidget window;
    FieldEditor *editor = nullptr;
    QLineEdit *after = nullptr;
};

Field field(FieldType type)
{
    return {.name = u"F"_s, .type = type, .label = u"Figure & Fact"_s, .help = u"Says what it is."_s,
            .choices = {{.value = u"a"_s, .label = u"Alpha"_s}, {.value = u"b"_s, .label = u"Beta"_s}}, .decimals = 2};
}

} // namespace

void TestEditors::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestEditors::typedTextIsReadAsItsType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QVariant>("value");
    const auto row = [](FieldType type, const char *typed, const QVariant &value) {
        QTest::addRow("%s %s", qPrintable(typeName(type)), typed) << int(type) << QString::fromUtf8(typed) << value;
    };
    row(FieldType::Text, "  Harbor Point ", u"Harbor Point"_s);
    row(FieldType::LongText, "one", u"one"_s);
    row(FieldType::Email, "ann@example.com", u"ann@example.com"_s);
    row(FieldType::Phone, "+1 206 555 0148", u"+1 206 555 0148"_s);
    row(FieldType::Url, "https://example.com", u"https://example.com"_s);
    row(FieldType::Date, "tomorrow", QDate(2026, 11, 23));
    row(FieldType::Date, "+2w", QDate(2026, 12, 6));
    row(FieldType::Date, "fri", QDate(2026, 11, 27));
    row(FieldType::Date, "2027-03-31", QDate(2027, 3, 31));
    row(FieldType::Date, "3/31/2027", QDate(2027, 3, 31));
    row(FieldType::DateTime, "2026-12-09 10:00", QDateTime(QDate(2026, 12, 9), QTime(10, 0)).toUTC());
    row(FieldType::Integer, "2,450", 2450LL);
    row(FieldType::Decimal, "1.5", 1.5);
    row(FieldType::Currency, "$1,284,000", 1284000.0);
    row(FieldType::Percent, "52%", 52.0);
    row(FieldType::CheckBox, " ", true);
    row(FieldType::Picklist, "b", u"b"_s);
}

void TestEditors::typedTextIsReadAsItsType()
{
    QFETCH(int, type);
    QFETCH(QString, typed);
    QFETCH(QVariant, value);
    Shown shown(field(FieldType(type)));
    QSignalSpy edited(shown.editor, &FieldEditor::edited);
    shown.type(typed);
    QVERIFY(!edited.isEmpty());
    const Result<QVariant> read = shown.editor->value();
    QVERIFY2(read, read ? "" : qPrintable(read.error().text));
    QCOMPARE(*read, value);
    shown.leave(); // the tidy form says the same
    QCOMPARE(*shown.editor->value(), value);
}

void TestEditors::aStoredValueComesBackUntouched_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *name, FieldType type, const QVariant &value) { QTest::newRow(name) << int(type) << value; };
    row("text with blanks", FieldType::Text, u" x "_s);
    row("text with a line break", FieldType::Text, u"x\r\ny"_s);
    row("long text with other line ends", FieldType::LongText, u"one\r\ntwo"_s);
    row("tick", FieldType::CheckBox, true);
    row("choice", FieldType::Picklist, u"a"_s);
    row("unknown choice", FieldType::Picklist, u"zzz"_s);
    row("choices in another order", FieldType::MultiPicklist, QStringList {u"b"_s, u"a"_s});
    row("unknown among choices", FieldType::MultiPicklist, QStringList {u"zzz"_s, u"a"_s});
    row("date", FieldType::Date, QDate(2027, 3, 31));
    row("time with seconds", FieldType::DateTime, QDateTime(QDate(2026, 12, 9), QTime(9, 0, 31, 7), Qt::UTC));
    row("integer", FieldType::Integer, 9007199254740993LL);
    row("many decimals", FieldType::Decimal, 1.0 / 3);
    row("money with three decimals", FieldType::Currency, 10.125);
    row("percent", FieldType::Percent, 12.5);
    row("mail that is none", FieldType::Email, u"n/a "_s);
    row("lookup", FieldType::Lookup, qlonglong(firstIdOf(object_code::account)));
    row("lookups", FieldType::Lookups, QVariantList {qlonglong(firstIdOf(object_code::contact)), qlonglong(firstIdOf(object_code::contact) + 1)});
    for (int type = 0; type < int(FieldType::Address); ++type)
        QTest::addRow("empty %s", qPrintable(typeName(FieldType(type)))) << type << QVariant();
}

void TestEditors::aStoredValueComesBackUntouched()
{
    QFETCH(int, type);
    QFETCH(QVariant, value);
    Shown shown(field(FieldType(type)));
    QSignalSpy edited(shown.editor, &FieldEditor::edited);
    shown.editor->setValue(value);
    shown.editor->input()->setFocus(Qt::TabFocusReason);
    shown.leave();
    const Result<QVariant> read = shown.editor->value();
    QVERIFY(read);
    if (FieldType(type) == FieldType::CheckBox)
        QCOMPARE(read->toBool(), value.toBool());
    else
        QCOMPARE(*read, value);
    QCOMPARE(edited.size(), 0);
}

void TestEditors::whatCannotBeReadIsSaidAndKept_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("date") << int(FieldType::Date) << u"31/13/2027"_s << u"Enter a date such as Mar 31, 2027."_s;
    QTest::newRow("year") << int(FieldType::Date) << u"3/31/202"_s << u"Enter a date such as Mar 31, 2027."_s;
    QTest::newRow("time") << int(FieldType::DateTime) << u"soon"_s << u"Enter a date such as Mar 31, 2027."_s;
    QTest::newRow("integer") << int(FieldType::Integer) << u"many"_s << u"Enter a number such as 1,250."_s;
    QTest::newRow("fraction") << int(FieldType::Integer) << u"1.5"_s << u"Enter a whole number such as 1,250."_s;
    QTest::newRow("money") << int(FieldType::Currency) << u"12..5"_s << u"Enter a number such as 1,250."_s;
    QTest::newRow("lookup") << int(FieldType::Lookup) << u"Ann"_s << u"Choose one from the list, or clear the text."_s;
    QTest::newRow("lookups") << int(FieldType::Lookups) << u"Ann"_s << u"Choose one from the list, or clear the text."_s;
}

void TestEditors::whatCannotBeReadIsSaidAndKept()
{
    QFETCH(int, type);
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    Shown shown(field(FieldType(type)));
    shown.type(typed);
    shown.leave();
    const Result<QVariant> read = shown.editor->value();
    QVERIFY(!read);
    QCOMPARE(read.error().text, sentence);
    QVERIFY(shown.editor->rawText().contains(typed));
}

void TestEditors::rawTextGoesThroughADraft()
{
    const QList<QPair<FieldType, QVariant>> values {
        {FieldType::Text, u"x"_s}, {FieldType::LongText, u"a\nb"_s}, {FieldType::CheckBox, true}, {FieldType::Picklist, u"b"_s},
        {FieldType::MultiPicklist, QStringList {u"a"_s, u"b"_s}}, {FieldType::Date, QDate(2027, 3, 31)}, {FieldType::Currency, 12.5},
        {FieldType::Lookup, qlonglong(firstIdOf(object_code::account))}, {FieldType::Lookups, QVariantList {qlonglong(firstIdOf(object_code::contact))}}};
    for (const auto &[type, value] : values) {
        Shown before(field(type));
        before.editor->setValue(value);
        Shown after(field(type));
        after.editor->setRawText(before.editor->rawText());
        QCOMPARE(*after.editor->value(), value);
    }
    Shown torn(field(FieldType::Date));
    torn.editor->setRawText(u"31/13"_s);
    QVERIFY(!torn.editor->value());
    QCOMPARE(torn.editor->rawText(), u"31/13"_s);
}

void TestEditors::aPicklistKeepsAValueFromElsewhere()
{
    Shown shown(field(FieldType::Picklist));
    auto *combo = qobject_cast<QComboBox *>(shown.editor->input());
    QCOMPARE(combo->count(), 3); // none, Alpha, Beta
    shown.editor->setValue(u"Gamma"_s);
    QCOMPARE(combo->count(), 4);
    QCOMPARE(combo->currentText(), u"Gamma"_s);
    QTest::keyClick(combo, Qt::Key_Up);
    QCOMPARE(*shown.editor->value(), QVariant(u"b"_s));
    QCOMPARE(combo->findText(u"Gamma"_s), 3);
}

void TestEditors::aDependentPicklistOffersWhatItsControllerAllows()
{
    Field dependent = field(FieldType::Picklist);
    dependent.controller = u"Type"_s;
    dependent.choices = {{.value = u"x"_s, .validFor = {u"Call"_s}}, {.value = u"y"_s}};
    Shown shown(dependent);
    auto *combo = qobject_cast<QComboBox *>(shown.editor->input());
    QCOMPARE(combo->findData(u"x"_s), -1);
    shown.editor->setControllerValue(u"Call"_s);
    combo->setCurrentIndex(combo->findData(u"x"_s));
    QCOMPARE(*shown.editor->value(), QVariant(u"x"_s));
    shown.editor->setControllerValue(u"Email"_s); // what is not allowed any more is let go
    QCOMPARE(*shown.editor->value(), QVariant());
}

void TestEditors::severalChoicesAreBoxesThatAnswerToTheKeyboard()
{
    Shown shown(field(FieldType::MultiPicklist));
    const auto boxes = shown.editor->findChildren<QCheckBox *>();
    QCOMPARE(boxes.size(), 2);
    QCOMPARE(boxes.first()->accessibleName(), u"Alpha"_s);
    QTest::keyClick(shown.keyboard(), Qt::Key_Space);
    QTest::keyClick(shown.keyboard(), Qt::Key_Tab);
    QTest::keyClick(shown.keyboard(), Qt::Key_Space);
    QCOMPARE(*shown.editor->value(), QVariant(QStringList {u"a"_s, u"b"_s}));
}

void TestEditors::aSubjectIsPickedOrTyped()
{
    Field subject = field(FieldType::Text);
    subject.suggests = true;
    Shown shown(subject);
    shown.type(u"Quarterly"_s);
    QCOMPARE(*shown.editor->value(), QVariant(u"Quarterly"_s));
    auto *combo = qobject_cast<QComboBox *>(shown.editor->input());
    combo->setEditText({});
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(*shown.editor->value(), QVariant(u"Alpha"_s));
    QCOMPARE(combo->lineEdit()->accessibleName(), u"Figure & Fact"_s);
}

void TestEditors::longTextGrowsAndTabLeavesIt()
{
    Shown shown(field(FieldType::LongText));
    auto *text = qobject_cast<QPlainTextEdit *>(shown.editor->input());
    const int three = text->height();
    shown.type(u"a"_s);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(text, Qt::Key_Return);
    QTRY_VERIFY(text->height() > three);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(text->height() < 12 * text->fontMetrics().lineSpacing());
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(shown.after->hasFocus());
}

void TestEditors::phoneAndMailReadFromLeftToRight()
{
    for (const FieldType type : {FieldType::Phone, FieldType::Email, FieldType::Url}) {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        Shown shown(field(type));
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(shown.editor->input()->layoutDirection(), Qt::LeftToRight);
    }
}

void TestEditors::upAndDownMoveADateAndAltDownOpensTheCalendar()
{
    Shown shown(field(FieldType::Date));
    QTest::keyClick(shown.keyboard(), Qt::Key_Up); // an empty one starts today
    QCOMPARE(*shown.editor->value(), QVariant(QDate(2026, 11, 22)));
    QTest::keyClick(shown.keyboard(), Qt::Key_Up);
    QTest::keyClick(shown.keyboard(), Qt::Key_Up);
    QTest::keyClick(shown.keyboard(), Qt::Key_Down);
    QCOMPARE(*shown.editor->value(), QVariant(QDate(2026, 11, 23)));
    QTest::keyClick(shown.keyboard(), Qt::Key_Down, Qt::AltModifier);
    auto *calendar = shown.window.findChild<QCalendarWidget *>();
    QVERIFY(calendar && calendar->isVisible());
    QVERIFY(calendar->isAncestorOf(QApplication::focusWidget()) || calendar->hasFocus());
    QTest::keyClick(shown.keyboard(), Qt::Key_Right);
    QTest::keyClick(shown.keyboard(), Qt::Key_Return);
    QCOMPARE(*shown.editor->value(), QVariant(QDate(2026, 11, 24)));
    QVERIFY(!calendar->isVisible());
    QVERIFY(shown.editor->input()->hasFocus());
    QTest::keyClick(shown.keyboard(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(shown.keyboard(), Qt::Key_Escape);
    QVERIFY(shown.editor->input()->hasFocus());
    QCOMPARE(*shown.editor->value(), QVariant(QDate(2026, 11, 24)));
}

void TestEditors::moneyShowsItsSymbolOnlyAtRest()
{
    Shown shown(field(FieldType::Currency));
    auto *line = qobject_cast<QLineEdit *>(shown.editor->input());
    shown.leave();
    shown.editor->setValue(1284000.0);
    QCOMPARE(line->text(), u"$1,284,000"_s);
    line->setFocus(Qt::TabFocusReason);
    QCOMPARE(line->text(), u"1,284,000"_s);
    QCOMPARE(line->selectedText(), line->text());
    shown.type(u"500"_s);
    shown.leave();
    QCOMPARE(line->text(), u"$500"_s);
    QCOMPARE(*shown.editor->value(), QVariant(500.0));
}

void TestEditors::enterAsksForTheNextFieldAndCtrlEnterSubmits()
{
    for (const FieldType type : {FieldType::Text, FieldType::Date, FieldType::Picklist, FieldType::CheckBox, FieldType::Lookup, FieldType::Lookups, FieldType::MultiPicklist, FieldType::LongText}) {
        Shown shown(field(type));
        QSignalSpy next(shown.editor, &FieldEditor::nextWanted);
        QSignalSpy submitted(shown.editor, &FieldEditor::submitted);
        QTest::keyClick(shown.keyboard(), Qt::Key_Return);
        QCOMPARE(next.size(), type == FieldType::LongText ? 0 : 1);
        QTest::keyClick(shown.keyboard(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(shown.keyboard(), Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
        QCOMPARE(submitted.size(), 2);
    }
}

void TestEditors::theLabelTicksItsBox()
{
    Shown shown(field(FieldType::CheckBox));
    QTest::mouseClick(shown.editor->label(), Qt::LeftButton);
    QCOMPARE(*shown.editor->value(), QVariant(true));
}

void TestEditors::requiredAndProblemArePartOfTheDescription()
{
    Shown shown(field(FieldType::Text));
    shown.editor->setRequired(true);
    QCOMPARE(shown.editor->input()->accessibleDescription(), u"required\nSays what it is."_s);
    shown.editor->setInvalid(u"Fill in this field."_s);
    QCOMPARE(shown.editor->input()->accessibleDescription(), u"required\nFill in this field.\nSays what it is."_s);
    QCOMPARE(shown.editor->input()->accessibleName(), u"Figure & Fact"_s);
    shown.editor->setInvalid({});
    QVERIFY(!shown.editor->input()->accessibleDescription().contains(u"Fill"_s));
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
