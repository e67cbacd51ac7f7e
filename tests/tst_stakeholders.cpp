#include "forms/look/linkbutton.h"
#include "forms/look/widgets.h"
#include "forms/people/stakeholderpanel.h"
#include "models/schema/objects/names.h"
#include "models/schema/objects/peoplenames.h"
#include "models/storage/stakeholdermap.h"
#include "tests/support/store.h"

namespace {

struct Scene {
    Scene() { acme = s.save(u"Account"_s, {{account::name, u"Acme"_s}}); }
    RecordId person(const QString &name, const QString &role, const QHash<QString, QVariant> &more = {})
    {
        const RecordId contact = s.save(u"Contact"_s, {{contact::lastName, name}, {contact::account, qlonglong(acme)}});
        QHash<QString, QVariant> values {{stakeholder::contact, qlonglong(contact)}, {stakeholder::role, role}};
        values.insert(more);
        s.save(u"Stakeholder__c"_s, values);
        return contact;
    }
    void call(const QVariantList &people, const QDate &day)
    {
        s.save(u"Activity"_s, {{activity::subject, u"Call"_s}, {activity::who, people}, {activity::dueDate, day}, {activity::status, u"Completed"_s}, {activity::subtype, u"Call"_s}});
    }
    TestStore s;
    RecordId acme = 0;
};

} // namespace

/// The map of stakeholders (features R16).
class TestStakeholders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoleIsNamedAfterPersonAndRoleAndTakesTheirAccount();
    void peopleStandInTheOrderOfTheirRolesAndThoseWhoLeftLast();
    void theLastTouchIsTheLatestCompletedActivityWithThem();
    void oneLivePersonIsWarnedAbout();
    void aTeamMemberIsNamedAfterPersonAndRole();
};

void TestStakeholders::aRoleIsNamedAfterPersonAndRoleAndTakesTheirAccount()
{
    Scene scene;
    scene.person(u"Lee"_s, stakeholder::champion);
    const auto found = waitFor(scene.s.store.find({.object = object_code::stakeholder}));
    QCOMPARE(found->first().text(stakeholder::name), u"Lee, Champion"_s);
    QCOMPARE(found->first().link(stakeholder::account), scene.acme);
    QCOMPARE(found->first().value(stakeholder::since).toDate(), QDate(2026, 11, 22));
}

void TestStakeholders::peopleStandInTheOrderOfTheirRolesAndThoseWhoLeftLast()
{
    Scene scene;
    scene.person(u"User"_s, u"User"_s);
    scene.person(u"Gone"_s, stakeholder::champion, {{stakeholder::since, QDate(2025, 1, 1)}, {stakeholder::left, QDate(2026, 1, 1)}});
    scene.person(u"Buyer"_s, u"Economic Buyer"_s);
    const auto map = waitFor(stakeholderMap(scene.s.store, scene.acme));
    QStringList names;
    for (const MappedStakeholder &person : map->people)
        names << person.name;
    QCOMPARE(names, (QStringList {u"Buyer"_s, u"User"_s, u"Gone"_s}));
    QCOMPARE(map->live(), 2);
    QCOMPARE(map->missingRoles(), QStringList {stakeholder::champion});
}

void TestStakeholders::theLastTouchIsTheLatestCompletedActivityWithThem()
{
    Scene scene;
    const RecordId ann = scene.person(u"Ann"_s, stakeholder::champion);
    const RecordId bea = scene.person(u"Bea"_s, u"User"_s);
    scene.person(u"Cid"_s, u"User"_s);
    scene.call({qlonglong(ann)}, QDate(2026, 11, 2));
    scene.call({qlonglong(bea), qlonglong(ann)}, QDate(2026, 11, 9)); // Ann is the second of this call
    const auto map = waitFor(stakeholderMap(scene.s.store, scene.acme));
    QCOMPARE(map->people.at(0).lastTouch, QDate(2026, 11, 9));
    QCOMPARE(map->people.at(1).lastTouch, QDate(2026, 11, 9));
    QVERIFY(!map->people.at(2).lastTouch.isValid());
}

void TestStakeholders::oneLivePersonIsWarnedAbout()
{
    Scene scene;
    StakeholderPanel panel(scene.s.store, scene.acme);
    panel.resize(900, 600);
    panel.show();
    auto *notice = panel.findChild<Notice *>();
    QTRY_VERIFY(notice->text().contains(u"Nobody"_s));
    const RecordId ann = scene.person(u"Ann"_s, stakeholder::champion);
    QTRY_VERIFY(notice->text().contains(u"one person"_s));
    QSignalSpy opened(&panel, &RecordPanel::openRecord);
    // The map may be drawn anew once more while the last save comes in.
    const auto follow = [&] {
        const QList<LinkButton *> links = panel.findChildren<LinkButton *>();
        if (!links.isEmpty() && links.last()->isVisible() && links.at(links.size() - 2)->words() == u"Ann")
            QTest::keyClick(links.at(links.size() - 2), Qt::Key_Return);
        return !opened.isEmpty();
    };
    QTRY_VERIFY(follow());
    QCOMPARE(opened.first().first().toLongLong(), ann);
    scene.person(u"Bea"_s, u"User"_s);
    QTRY_COMPARE(notice->text(), u"Not known: Economic Buyer. Find out who it is."_s);
    scene.person(u"Cid"_s, u"Economic Buyer"_s);
    QTRY_VERIFY(notice->text().isEmpty());
}

void TestStakeholders::aTeamMemberIsNamedAfterPersonAndRole()
{
    Scene scene;
    const RecordId bo = scene.s.save(u"User"_s, {{user::name, u"Bo Larsen"_s}});
    const RecordId member = scene.s.save(u"AccountTeamMember"_s, {{account_team_member::account, qlonglong(scene.acme)}, {account_team_member::user, qlonglong(bo)}, {account_team_member::role, u"Support Lead"_s}});
    QCOMPARE(scene.s.fetch(member).text(account_team_member::name), u"Bo Larsen, Support Lead"_s);
    QCOMPARE(scene.s.fetch(member).value(account_team_member::handover).toDate(), QDate(2026, 11, 22));
}

QTEST_MAIN(TestStakeholders)
#include "tst_stakeholders.moc"
