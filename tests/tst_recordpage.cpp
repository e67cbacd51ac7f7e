#include "forms/look/theme.h"
#include "forms/record/detailspanel.h"
#include "forms/record/fieldview.h"
#include "forms/record/quicklinks.h"
#include "forms/record/recordpage.h"
#include "models/schema/objects/names.h"
#include "tests/support/store.h"

#include <QLabel>
#include <QSignalSpy>

/// A record's page, made from the declaration alone.
class TestRecordPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyObjectGetsItsPageFromItsDeclaration_data();
    void everyObjectGetsItsPageFromItsDeclaration();
    void quickLinksCountAndOpenTheChildren();

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
        if (field.required)
            values.insert(field.name, u"A&B <b>bold</b>"_s);
    }
    if (type.field(type.nameField) && !type.field(type.nameField)->readOnly)
        values.insert(type.nameField, u"A&B <b>bold</b>"_s);
    const RecordId id = s.save(object, values);
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
    QCOMPARE(page.findChild<QuickLinksCard *>()->links().size(), type.related.size());
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

QTEST_MAIN(TestRecordPage)
#include "tst_recordpage.moc"
