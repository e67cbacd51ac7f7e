#include "models/schema/objects/names.h"
#include "models/storage/connection.h"
#include "tests/support/org/device.h"

#include <random>

/// Three computers and the org, random edits, deletions and faults from a printed seed: they always come together, no edit vanishes
/// silently, nothing is made twice. STEWARD_SCHEDULES says how many; 10,000 and more on demand.
class TestSyncSchedules : public QObject
{
    Q_OBJECT

    std::mt19937 m_dice;
    int below(int n) { return int(m_dice() % unsigned(n)); }
    void play(Org &org, std::vector<std::unique_ptr<Device>> &devices, int seed);
    void act(Device &device, Org &org, const QString &word);

private Q_SLOTS:
    /// Thousands of saves, and no power cut is played here: files that live in memory do.
    void initTestCase()
    {
        if (QFileInfo(u"/dev/shm"_s).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }
    void everybodyComesTogether();
};

void TestSyncSchedules::act(Device &device, Org &org, const QString &word)
{
    const QList<RecordId> ids = *waitFor(device.file.store.ids({.object = object_code::contact}));
    const int what = below(14);
    if (what < 2 || ids.isEmpty()) {
        device.file.save(u"Contact"_s, {{contact::lastName, word}});
    } else if (what < 7) {
        device.edit(ids.at(below(int(ids.size()))), below(2) ? contact::title : u"Phone"_s, word);
    } else if (what == 7) {
        (void)waitFor(device.file.store.remove({ids.at(below(int(ids.size())))}));
    } else if (const QMap<QString, QJsonObject> there = org.live(u"Contact"_s); what == 8 && !there.isEmpty()) {
        org.change(u"Contact"_s, there.keys().at(below(int(there.size()))), {{u"Title"_s, word}});
    } else if (const QStringList bin = org.deleted(u"Contact"_s); what == 9 && !bin.isEmpty()) {
        org.undelete(u"Contact"_s, bin.at(below(int(bin.size()))));
    } else if (what == 10 && there.size() > 4) {
        const int loser = below(int(there.size()));
        const int winner = (loser + 1 + below(int(there.size()) - 1)) % int(there.size());
        org.merge(u"Contact"_s, there.keys().at(loser), there.keys().at(winner));
    } else {
        device.transport.faults = [this](const HttpRequest &) {
            using Fault = Org::Fault;
            static const QList<Fault> all {Fault::DropBefore, Fault::DropAfter, Fault::CutBody, Fault::Expired, Fault::Limit, Fault::TooMany, Fault::Unavailable, Fault::Html, Fault::ErrorAfter, Fault::Locked, Fault::DripBefore, Fault::DripAfter};
            return below(8) ? Fault::None : all.at(below(int(all.size())));
        };
        if (below(4) == 0)
            device.transport.diesAfter = device.transport.sent + below(20);
        (void)device.sync();
        device.transport.diesAfter = -1;
        device.transport.faults = {};
        if (below(3) == 0)
            device.restart();
    }
}

void TestSyncSchedules::play(Org &org, std::vector<std::unique_ptr<Device>> &devices, int seed)
{
    m_dice.seed(unsigned(seed));
    for (int i = 0; i < 12; ++i)
        act(*devices.at(size_t(below(3))), org, u"w%1-%2"_s.arg(seed).arg(i));
    for (int round = 0; round < 12; ++round) {
        int moved = 0;
        for (const auto &device : devices) {
            Result<SyncReport> report = device->sync();
            // The answer with the next refresh token was lost: the one way to go on is to sign in.
            if (!report && report.error().detail.startsWith(u"signin")) {
                device->signInAgain();
                report = device->sync();
            }
            QVERIFY2(report, report ? "" : qPrintable(u"seed %1: %2 %3"_s.arg(seed).arg(report.error().text, report.error().detail)));
            moved += report->pulled() + report->pushed() + report->conflicts;
            for (const SyncState::Conflict &conflict : device->conflicts())
                (void)device->resolve(conflict, below(2));
        }
        if (!moved)
            break;
    }
    const QMap<QString, QJsonObject> there = org.live(u"Contact"_s);
    QSet<QString> keys;
    for (const QJsonObject &record : there)
        keys.insert(record.value(u"Steward_UUID__c").toString());
    QVERIFY2(keys.size() == there.size(), qPrintable(u"seed %1: made twice"_s.arg(seed)));
    QVERIFY2(org.lostUpdates.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(org.lostUpdates.join(u"; "_s))));
    for (const auto &device : devices) {
        QVERIFY2(device->pending().isEmpty(), qPrintable(u"seed %1: still pending"_s.arg(seed)));
        const QList<Record> here = *waitFor(device->file.store.find({.object = object_code::contact}));
        QVERIFY2(here.size() == there.size(), qPrintable(u"seed %1: %2 here, %3 there"_s.arg(seed).arg(here.size()).arg(there.size())));
        for (const Record &record : here) {
            const QJsonObject twin = there.value(record.remoteId);
            for (const QString &field : {contact::lastName, contact::title, u"Phone"_s})
                QVERIFY2(twin.value(field).toString() == record.text(field), qPrintable(u"seed %1: %2"_s.arg(seed).arg(field)));
        }
    }
}

void TestSyncSchedules::everybodyComesTogether()
{
    const int count = qEnvironmentVariableIntValue("STEWARD_SCHEDULES") ? qEnvironmentVariableIntValue("STEWARD_SCHEDULES") : 2000;
    qInfo("%d schedules, seeds from 1", count);
    constexpr int perWorld = 10;
    for (int seed = 1; seed <= count;) {
        Org org(standardOrg());
        std::vector<std::unique_ptr<Device>> devices;
        for (const QString &name : {u"A"_s, u"B"_s, u"C"_s})
            devices.push_back(std::make_unique<Device>(org, name));
        devices.at(1)->clockOff = 86400; // 45: clocks are wrong
        devices.at(2)->clockOff = -86400;
        for (int i = 0; i < perWorld && seed <= count; ++i, ++seed) {
            play(org, devices, seed);
            if (QTest::currentTestFailed())
                return;
            org.now = org.now.addSecs(1200);
        }
    }
}

QTEST_MAIN(TestSyncSchedules)
#include "tst_syncschedules.moc"
