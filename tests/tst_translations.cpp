#include "app/languages.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "models/schema/values.h"
#include "tests/support/store.h"

#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>

/// Every text goes through a translation: in the pseudo language each stands in brackets, accented and longer.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void englishAndThePseudoLanguageAreThere();
    void everyLabelOfTheSchemaIsTranslated();
    void whatTheProgramFillsInStaysWhereItIs();
    void aTextIsAccentedAndLongerByTwoFifths();
    void theFormsOfEveryObjectAreTranslated_data();
    void theFormsOfEveryObjectAreTranslated();
    void aRuleSpeaksTheLanguage();
    void wordsOfACustomFieldAreData();
};

static bool isBracketed(const QString &text)
{
    return text.startsWith(u'[') && text.trimmed().endsWith(u']');
}

#define VERIFY_BRACKETED(text, where) QVERIFY2((text).isEmpty() || isBracketed(text), qPrintable(QString(where) + u": "_s + (text)))

void TestTranslations::initTestCase()
{
    installLanguage(*QCoreApplication::instance(), u"pseudo"_s);
}

void TestTranslations::englishAndThePseudoLanguageAreThere()
{
    QCOMPARE(availableLanguages().first(), u"en"_s);
    QVERIFY(availableLanguages().contains(u"xx"_s));
}

void TestTranslations::everyLabelOfTheSchemaIsTranslated()
{
    const Schema schema;
    for (const ObjectType *type : schema.types()) {
        VERIFY_BRACKETED(translated(type->label), type->name);
        VERIFY_BRACKETED(translated(type->pluralLabel), type->name);
        for (const Field &field : type->fields) {
            QVERIFY(!field.label.isEmpty());
            VERIFY_BRACKETED(labelOf(field), type->name + u'.' + field.name);
            VERIFY_BRACKETED(translated(field.help), type->name + u'.' + field.name);
        }
        for (const Section &section : type->layout)
            VERIFY_BRACKETED(translated(section.label), type->name);
        for (const QuickForm &form : type->quickForms)
            VERIFY_BRACKETED(translated(form.label), type->name + form.name);
        for (const RelatedList &list : type->related)
            VERIFY_BRACKETED(translated(list.label), type->name + list.object);
        for (const Badge &badge : type->badges)
            VERIFY_BRACKETED(translated(badge.label), type->name + badge.field);
    }
    const Field &health = *schema.type(object_code::account)->field(account::health);
    for (const Choice &choice : health.choices)
        VERIFY_BRACKETED(labelOf(health, choice), choice.value);
}

void TestTranslations::whatTheProgramFillsInStaysWhereItIs()
{
    const QString text = QCoreApplication::translate("Import", "Import %1").arg(u"Account.csv"_s);
    QVERIFY(text.contains(u"Account.csv"_s));
    const QString plural = QCoreApplication::translate("Import", "%n owners are known by id only; give them names under Users.", nullptr, 3);
    QVERIFY(isBracketed(plural));
    QVERIFY(plural.contains(u'3'));
}

void TestTranslations::aTextIsAccentedAndLongerByTwoFifths()
{
    const QString plain = u"Account Name"_s;
    const QString shown = translated(plain);
    QVERIFY(shown != u'[' + plain + u']');
    QVERIFY(shown.size() >= plain.size() * 1.4);
    QVERIFY(shown.contains(u'À') || shown.contains(u'é'));
}

void TestTranslations::theFormsOfEveryObjectAreTranslated_data()
{
    QTest::addColumn<QString>("object");
    for (const ObjectType *type : objectTypes())
        QTest::newRow(qPrintable(type->name)) << type->name;
}

void TestTranslations::theFormsOfEveryObjectAreTranslated()
{
    QFETCH(QString, object);
    TestStore s;
    const ObjectType &type = *s.schema.type(object);
    RecordForm form(s.store, type, RecordForm::sectionsFor(type, false));
    int seen = 0;
    for (const QLabel *label : form.findChildren<QLabel *>()) {
        static const QRegularExpression letter(u"\\p{L}"_s);
        if (!label->text().contains(letter))
            continue;
        QVERIFY2(label->text().contains(u'[') && label->text().contains(u']'), qPrintable(label->text()));
        ++seen;
    }
    QVERIFY(seen > 3);
    for (const QAbstractButton *button : form.findChildren<QAbstractButton *>())
        QVERIFY2(button->text().isEmpty() || button->text().contains(u'['), qPrintable(button->text()));
}

void TestTranslations::aRuleSpeaksTheLanguage()
{
    const Schema schema;
    const ObjectType &type = *schema.type(object_code::contact);
    const QList<Problem> problems = problemsOf(type, Record {.object = type.code}, {});
    QVERIFY(!problems.isEmpty());
    QVERIFY2(isBracketed(problems.first().text), qPrintable(problems.first().text));
    QVERIFY(isBracketed(displayText({.type = FieldType::CheckBox}, true, QLocale())));
}

void TestTranslations::wordsOfACustomFieldAreData()
{
    const Field field {.name = u"Branch__c"_s, .label = u"Account Name"_s, .custom = true};
    QCOMPARE(labelOf(field), u"Account Name"_s);
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
