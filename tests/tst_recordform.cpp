#include "forms/look/theme.h"
#include "forms/record/recordform.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>

/// The form of every object, made from its declaration alone.
class TestRecordForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasAnEditorWithItsNameAndLabel_data();
    void everyFieldHasAnEditorWithItsNameAndLabel();
};

static void objects()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("formName");
    for (const ObjectType *type : objectTypes()) {
        QTest::addRow("%s", qPrintable(type->name)) << type->code << QString();
        for (const QuickForm &form : type->quickForms)
            QTest::addRow("%s %s", qPrintable(type->name), qPrintable(form.name)) << type->code << form.name;
    }
}

void TestRecordForm::everyFieldHasAnEditorWithItsNameAndLabel_data()
{
    objects();
}

void TestRecordForm::everyFieldHasAnEditorWithItsNameAndLabel()
{
    QFETCH(int, code);
    QFETCH(QString, formName);
    TestStore t;
    const ObjectType &type = *t.schema.type(code);
    const QuickForm *form = type.quickForm(formName);
    const QList<Section> sections = RecordForm::sectionsFor(type, false, form);
    RecordForm shown(t.store, type, sections, form);
    for (const Section &section : sections) {
        for (const QString &name : section.fields) {
            QVERIFY2(type.field(name), qPrintable(name));
            const auto editors = shown.findChildren<FieldEditor *>(name);
            QCOMPARE(editors.size(), 1);
            FieldEditor *editor = editors.first();
            QVERIFY(editor->label()->buddy());
            QCOMPARE(QString(editor->label()->text()).replace(u"&&"_s, u"&"_s), labelOf(*type.field(name)));
            if (!name.endsWith(u"Kinds__c"_s))
            QCOMPARE(editor->input()->accessibleName(), labelOf(*type.field(name)));
        }
    }
}

QTEST_MAIN(TestRecordForm)
#include "tst_recordform.moc"
