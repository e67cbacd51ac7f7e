#include "app/commands/syncsession.h"
#include "forms/fields/fieldeditor.h"
#include "forms/look/widgets.h"
#include "forms/shell/headerbar.h"
#include "forms/shell/pagedeck.h"
#include "forms/sync/conflictpanel.h"
#include "forms/sync/conflictspage.h"
#include "forms/sync/connectdialog.h"
#include "forms/sync/mappingpage.h"
#include "forms/sync/pendingpage.h"
#include "forms/sync/scopedialog.h"
#include "forms/sync/syncchip.h"
#include "forms/sync/synclogpage.h"
#include "models/schema/objects/names.h"
#include "tests/support/org/device.h"
#include "tests/support/org/orgserver.h"
#include "tests/support/window.h"

#include <QJsonArray>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRadioButton>
#include <QTableView>

/// The window with an org: the chip, the pages about the sync and the way to connect. STEWARD_PICTURES names a folder for pictures.
class TestSyncPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void withoutAnOrgTheChipSaysNothing();
    void theChipTellsHowItStands();
    void pendingChangesAreListedAndDiscarded();
    void aRefusalIsQuotedAndTriedAgain(); // Y7
    void aConflictIsDecidedFieldByField(); // Y5
    void aDecisionForTheFutureIsKept();
    void ownWordsSettleAConflict();
    void aDeletionThereAgainstAChangeHereIsDecided();
    void theMappingShowsBothSidesAndTakesADirection(); // Y11
    void aFieldOfTheOrgIsBroughtInAndFilled();
    void anotherFieldOfTheOrgIsChosenByHand();
    void workingOfflineStopsAndGoesOn();
    void theLogCanBeReadAndSaved();
    void theDialogConnects();
    void theDialogSaysWhatIsWrong();
    void whatIsLoadedIsCountedAndKept(); // Y2
    void everyPageFitsASmallWindow();
};

namespace {

QPushButton *button(QWidget *in, const QString &name)
{
    for (QPushButton *one : in->findChildren<QPushButton *>()) {
        if (one->accessibleName() == name || one->text() == name)
            return one;
    }
    return nullptr;
}

/// A window on a workspace that is connected to an org with one account.
struct Scene {
    explicit Scene(bool connects = true)
    {
        account = org.insert(u"Account"_s, {{u"Name"_s, u"Harbor Point Logistics"_s}, {u"Phone"_s, u"0"_s}, {u"Description"_s, u"Old"_s}});
        signIn = {.host = server.address(), .clientId = org.clientId};
        if (!connects)
            return;
        const QString verifier = newVerifier();
        const QString to = org.authorize(authorizeUrl(signIn, challengeOf(verifier), u"s"_s).query(QUrl::FullyEncoded).toLatin1());
        const QString code = QUrl::fromPercentEncoding(to.section(u"code="_s, 1).section(u'&', 0, 0).toLatin1());
        if (!waitFor(w.sync.connectAs({signIn, u"test"_s}, {code, verifier})))
            qFatal("not connected");
        if (!sync())
            qFatal("not synced");
    }
    bool sync()
    {
        [&] { QTRY_VERIFY(w.sync.state() != Synchroniser::State::Working); }(); // a page may still be asking the org
        const bool done = bool(waitFor(w.sync.sync()));
        [&] { QTRY_VERIFY(w.sync.state() != Synchroniser::State::Working); }();
        return done;
    }
    RecordId here() { return *waitFor(w.s.store.findRecord(account)); }
    void edit(const QString &field, const QVariant &value)
    {
        Record record = w.s.fetch(here());
        record.set(field, value);
        if (!waitFor(w.s.store.save(record, {}, {field})))
            qFatal("not saved");
    }
    QString there(const QString &field) const { return org.record(u"Account"_s, account).value(field).toString(); }
    template <typename Kind>
    Kind *open()
    {
        w.window().openPage(Kind::pageKey());
        return qobject_cast<Kind *>(w.window().currentPage());
    }
    SyncChip *chip() { return w.window().findChild<SyncChip *>(); }
    /// A picture of the window, light and dark.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("STEWARD_PICTURES");
        if (folder.isEmpty())
            return;
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            w.theme.setMode(mode);
            w.theme.apply(*qApp);
            QApplication::sendPostedEvents();
            w.window().grab().save(u"%1/%2%3.png"_s.arg(folder, name, mode == Theme::Mode::Dark ? u"-dark"_s : QString()));
        }
    }

    Org org {standardOrg()};
    OrgServer server {org};
    SignIn signIn;
    QString account;
    TestWindow w;
};

} // namespace

void TestSyncPages::withoutAnOrgTheChipSaysNothing()
{
    Scene s(false);
    QVERIFY(!s.chip()->isVisible());
    QStringList shown;
    for (const QLabel *label : s.w.window().findChild<HeaderBar *>()->findChildren<QLabel *>()) {
        if (label->isVisible())
            shown << label->text();
    }
    QVERIFY(shown.contains(u"On this computer"_s));
    auto *page = s.open<PendingPage>();
    QVERIFY(page);
    QVERIFY(button(page, u"Connect…"_s));
    QTRY_VERIFY(page->model().isReady());
    QCOMPARE(page->model().rowCount(), 0);
}

void TestSyncPages::theChipTellsHowItStands()
{
    Scene s;
    QVERIFY(s.chip()->isVisible());
    QTRY_VERIFY(s.chip()->words().startsWith(u"Synced"_s));
    s.edit(u"Phone"_s, u"1"_s);
    QTRY_COMPARE(s.chip()->words(), u"1 change(s) to send"_s);
    s.w.sync.setOffline(true);
    QTRY_COMPARE(s.chip()->words(), u"Offline · 1 change(s) waiting"_s);
    s.picture(u"chip-offline"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"2"_s}});
    s.w.sync.setOffline(false);
    QTRY_COMPARE(s.chip()->words(), u"1 change(s) need you"_s);
    QCOMPARE(s.chip()->accessibleName(), s.chip()->words());
    QTest::mouseClick(s.chip(), Qt::LeftButton);
    QCOMPARE(s.w.window().currentPage()->key(), PendingPage::pageKey());
    s.w.window().resize(1000, 700);
    QTRY_VERIFY(s.chip()->text() == u"1"_s);
}

void TestSyncPages::pendingChangesAreListedAndDiscarded()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.edit(u"Description"_s, u"New\nlines"_s);
    auto *page = s.open<PendingPage>();
    QAbstractItemModelTester tester(&page->model());
    QTRY_COMPARE(page->model().rowCount(), 2);
    const auto text = [&](int row, int column) { return page->model().index(row, column).data().toString(); };
    QCOMPARE(text(1, PendingModel::RecordColumn), u"Harbor Point Logistics"_s);
    QCOMPARE(text(1, PendingModel::FieldColumn), u"Phone"_s);
    QCOMPARE(text(1, PendingModel::Was), u"0"_s);
    QCOMPARE(text(1, PendingModel::Is), u"1"_s);
    QCOMPARE(text(1, PendingModel::StateColumn), u"Waiting"_s);
    QVERIFY(!text(1, PendingModel::When).isEmpty());
    page->table().selectRow(1);
    s.picture(u"pending"_s);
    QTest::mouseClick(button(page, u"Discard Changes"_s), Qt::LeftButton);
    QTRY_COMPARE(page->model().rowCount(), 0);
    QCOMPARE(s.w.s.fetch(s.here()).text(u"Phone"_s), u"0"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Phone"_s), u"0"_s);
}

void TestSyncPages::aRefusalIsQuotedAndTriedAgain()
{
    Scene s;
    s.org.forbidden = u"curse"_s;
    s.edit(u"Phone"_s, u"curse"_s);
    QVERIFY(s.sync());
    auto *page = s.open<PendingPage>();
    QTRY_COMPARE(page->model().rowCount(), 1);
    QVERIFY(page->model().index(0, PendingModel::StateColumn).data().toString().contains(u"Nobody here says curse."_s));
    page->table().selectRow(0);
    QVERIFY(page->model().wordsOf(0).contains(u"Phone"_s));
    s.picture(u"pending-refused"_s);
    s.org.forbidden.clear();
    QTRY_VERIFY(button(page, u"Try Again"_s)->isEnabled());
    QTest::mouseClick(button(page, u"Try Again"_s), Qt::LeftButton);
    QTRY_COMPARE(s.there(u"Phone"_s), u"curse"_s);
    QTRY_COMPARE(page->model().rowCount(), 0);
}

void TestSyncPages::aConflictIsDecidedFieldByField()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.edit(u"Description"_s, u"Mine"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"2"_s}, {u"Description"_s, u"Theirs"_s}});
    QVERIFY(s.sync());
    auto *page = s.open<ConflictsPage>();
    QAbstractItemModelTester tester(&page->model());
    QTRY_COMPARE(page->model().rowCount(), 1);
    QTRY_VERIFY(page->panel());
    page->panel()->findChild<QRadioButton *>(u"Phone.theirs"_s)->click();
    page->panel()->findChild<QRadioButton *>(u"Description.mine"_s)->click();
    QVERIFY(page->isEdited());
    s.picture(u"conflicts"_s);
    QSignalSpy settled(page, &ConflictsPage::settled);
    QTest::mouseClick(button(page, u"Save Decisions"_s), Qt::LeftButton);
    QTRY_COMPARE(settled.count(), 1);
    QTRY_COMPARE(page->model().rowCount(), 0);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Phone"_s), u"2"_s);
    QCOMPARE(s.there(u"Description"_s), u"Mine"_s);
    QCOMPARE(s.w.s.fetch(s.here()).text(u"Phone"_s), u"2"_s);
}

void TestSyncPages::aDecisionForTheFutureIsKept()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"2"_s}});
    QVERIFY(s.sync());
    auto *page = s.open<ConflictsPage>();
    QTRY_VERIFY(page->panel());
    auto *always = page->panel()->findChild<QCheckBox *>(u"Phone.always"_s);
    QVERIFY(!always->isEnabled());
    QTest::mouseClick(button(page, u"Keep All Mine"_s), Qt::LeftButton);
    always->click();
    QTest::mouseClick(button(page, u"Save Decisions"_s), Qt::LeftButton);
    QTRY_COMPARE(page->model().rowCount(), 0);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Phone"_s), u"1"_s);
    s.edit(u"Phone"_s, u"3"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"4"_s}});
    QVERIFY(s.sync());
    QCOMPARE(s.w.sync.figures().conflicts, 0);
    QCOMPARE(s.there(u"Phone"_s), u"3"_s);
}

void TestSyncPages::ownWordsSettleAConflict()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"2"_s}});
    QVERIFY(s.sync());
    auto *page = s.open<ConflictsPage>();
    QTRY_VERIFY(page->panel());
    page->panel()->findChild<QRadioButton *>(u"Phone.own"_s)->click();
    auto *own = page->panel()->findChild<FieldEditor *>(u"Phone"_s);
    QVERIFY(own && own->isVisible());
    own->findChild<QLineEdit *>()->setText(u"12"_s);
    QTest::mouseClick(button(page, u"Save Decisions"_s), Qt::LeftButton);
    QTRY_COMPARE(page->model().rowCount(), 0);
    QTRY_COMPARE(s.w.s.fetch(s.here()).text(u"Phone"_s), u"12"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Phone"_s), u"12"_s);
}

void TestSyncPages::aDeletionThereAgainstAChangeHereIsDecided()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.org.remove(u"Account"_s, s.account);
    QVERIFY(s.sync());
    auto *page = s.open<ConflictsPage>();
    QTRY_VERIFY(page->panel());
    for (QRadioButton *choice : page->panel()->findChildren<QRadioButton *>()) {
        if (choice->accessibleName().startsWith(u"Keep mine"_s))
            choice->click();
    }
    s.picture(u"conflict-deleted"_s);
    QTest::mouseClick(button(page, u"Save Decisions"_s), Qt::LeftButton);
    QTRY_COMPARE(page->model().rowCount(), 0);
    QVERIFY(s.sync());
    QCOMPARE(s.org.live(u"Account"_s).size(), 1);
}

void TestSyncPages::theMappingShowsBothSidesAndTakesADirection()
{
    Scene s;
    auto *page = s.open<MappingPage>();
    QAbstractItemModelTester tester(&page->model());
    QSignalSpy shown(page, &MappingPage::shown);
    QTRY_VERIFY(!shown.isEmpty());
    auto *objects = page->findChild<QComboBox *>();
    QVERIFY(objects->findText(u"Accounts"_s) >= 0);
    objects->setCurrentIndex(objects->findText(u"Accounts"_s));
    int phone = -1;
    for (int row = 0; row < page->model().rowCount(); ++row) {
        if (page->model().field(row).local == u"Phone")
            phone = row;
    }
    QVERIFY(phone >= 0);
    QCOMPARE(page->model().index(phone, MappingModel::There).data().toString(), u"Phone (Phone)"_s);
    auto *table = page->findChild<QTableView *>();
    table->setCurrentIndex(page->model().index(phone, 0));
    s.picture(u"mapping"_s);
    QComboBox *way = nullptr;
    for (auto *box : page->findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Direction of the chosen field")
            way = box;
    }
    QVERIFY(way);
    QCOMPARE(way->count(), 3);
    shown.clear();
    way->setCurrentIndex(way->findText(u"From Salesforce only"_s));
    Q_EMIT way->activated(way->currentIndex());
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(int(page->model().field(phone).direction), int(Direction::Here));
    s.edit(u"Phone"_s, u"9"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Phone"_s), u"0"_s);
}

void TestSyncPages::aFieldOfTheOrgIsBroughtInAndFilled()
{
    Scene s;
    // A field that Steward has never heard of, filled in the org.
    QJsonObject &described = s.org.describe(u"Account"_s);
    QJsonArray fields = described.value(u"fields").toArray();
    QJsonObject region = fields.last().toObject();
    for (const QJsonValue &one : std::as_const(fields)) {
        if (one[u"name"].toString() == u"Website")
            region = one.toObject();
    }
    region.insert(u"name"_s, u"Sales_Region__c"_s);
    region.insert(u"label"_s, u"Sales Region"_s);
    fields.append(region);
    described.insert(u"fields"_s, fields);
    s.org.change(u"Account"_s, s.account, {{u"Sales_Region__c"_s, u"North"_s}});
    QVERIFY(waitFor(s.w.sync.forgetObjects()));
    auto *page = s.open<MappingPage>();
    QSignalSpy shown(page, &MappingPage::shown);
    QTRY_VERIFY(!shown.isEmpty());
    auto *objects = page->findChild<QComboBox *>();
    objects->setCurrentIndex(objects->findText(u"Accounts"_s));
    auto *others = page->findChild<QListWidget *>();
    QVERIFY(others->count() >= 1);
    for (int i = 0; i < others->count(); ++i) {
        if (others->item(i)->text().contains(u"Sales_Region__c"_s))
            others->item(i)->setCheckState(Qt::Checked);
    }
    QTest::mouseClick(button(page, u"Bring In Ticked Fields"_s), Qt::LeftButton);
    QTRY_VERIFY(s.w.s.schema.type(object_code::account)->field(u"Sales_Region__c"_s));
    QVERIFY(s.sync()); // 44: filled for records that nobody touched
    QCOMPARE(s.w.s.fetch(s.here()).text(u"Sales_Region__c"_s), u"North"_s);
}

void TestSyncPages::anotherFieldOfTheOrgIsChosenByHand()
{
    Scene s;
    QJsonObject &described = s.org.describe(u"Account"_s);
    QJsonArray fields = described.value(u"fields").toArray();
    for (const QJsonValue &one : QJsonArray(fields)) {
        if (one[u"name"].toString() != u"Phone")
            continue;
        QJsonObject direct = one.toObject();
        direct.insert(u"name"_s, u"Direct_Line__c"_s);
        direct.insert(u"label"_s, u"Direct Line"_s);
        fields.append(direct);
    }
    described.insert(u"fields"_s, fields);
    s.org.change(u"Account"_s, s.account, {{u"Direct_Line__c"_s, u"555"_s}});
    s.org.now = s.org.now.addDays(2); // behind what an ordinary run looks at again
    QVERIFY(waitFor(s.w.sync.forgetObjects()));
    auto *page = s.open<MappingPage>();
    QSignalSpy shown(page, &MappingPage::shown);
    QTRY_VERIFY(!shown.isEmpty());
    page->findChild<QComboBox *>()->setCurrentIndex(page->findChild<QComboBox *>()->findText(u"Accounts"_s));
    const auto select = [&] {
        for (int row = 0; row < page->model().rowCount(); ++row) {
            if (page->model().field(row).local == u"Phone")
                page->findChild<QTableView *>()->setCurrentIndex(page->model().index(row, 0));
        }
    };
    const auto choose = [&](const QString &text) {
        select();
        for (auto *box : page->findChildren<QComboBox *>()) {
            if (box->accessibleName() != u"Its field in Salesforce")
                continue;
            QVERIFY2(box->findText(text) > 0, qPrintable(text));
            box->setCurrentIndex(box->findText(text));
            shown.clear();
            Q_EMIT box->activated(box->currentIndex());
            QTRY_VERIFY(!shown.isEmpty());
        }
    };
    choose(u"Direct Line (Direct_Line__c)"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.w.s.fetch(s.here()).text(u"Phone"_s), u"555"_s);
    s.edit(u"Phone"_s, u"777"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.there(u"Direct_Line__c"_s), u"777"_s);
    QCOMPARE(s.there(u"Phone"_s), u"0"_s);
    choose(u"The one found by its name or label"_s);
    QVERIFY(s.sync());
    QCOMPARE(s.w.s.fetch(s.here()).text(u"Phone"_s), u"0"_s);
}

void TestSyncPages::workingOfflineStopsAndGoesOn()
{
    Scene s;
    QAction *offline = s.w.window().actions().at("sync.offline"_L1);
    offline->trigger();
    QVERIFY(offline->isChecked() && s.w.sync.isOffline());
    QVERIFY(s.w.settings.value(setting::syncOffline));
    const int before = s.server.requests;
    s.edit(u"Phone"_s, u"1"_s);
    QVERIFY(!waitFor(s.w.sync.sync()));
    QCOMPARE(s.server.requests, before);
    offline->trigger();
    QTRY_COMPARE(s.there(u"Phone"_s), u"1"_s);
}

void TestSyncPages::theLogCanBeReadAndSaved()
{
    Scene s;
    auto *page = s.open<SyncLogPage>();
    s.picture(u"log"_s);
    const QString path = s.w.s.m_folder.filePath(u"log.txt"_s);
    page->saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("done: pulled") && !text.contains("00D!") && !text.contains("Harbor"));
}

void TestSyncPages::theDialogConnects()
{
    Scene s(false);
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const int port = free.serverPort();
    free.close();
    s.org.redirects = {u"http://localhost:%1/OauthRedirect"_s.arg(port)};
    QNetworkAccessManager browser;
    auto *dialog = new ConnectDialog(s.w.sync, {{.host = s.signIn.host, .clientId = {}, .port = port}, u"test"_s}, [&](const QUrl &address) {
        browser.get(QNetworkRequest(address));
        return true;
    }, &s.w.window());
    QSignalSpy connected(dialog, &ConnectDialog::connected);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    for (QLineEdit *line : dialog->findChildren<QLineEdit *>()) {
        if (line->accessibleName() == u"Client id")
            line->setText(s.org.clientId);
    }
    if (const QString folder = qEnvironmentVariable("STEWARD_PICTURES"); !folder.isEmpty())
        dialog->grab().save(folder + u"/connect.png"_s);
    QTest::mouseClick(button(dialog, u"Connect"_s), Qt::LeftButton);
    QTRY_COMPARE(connected.count(), 1);
    QVERIFY(s.w.sync.isConnected());
    QVERIFY(s.chip()->isVisibleTo(&s.w.window()));
}

void TestSyncPages::whatIsLoadedIsCountedAndKept()
{
    Scene s;
    const QString colleague = s.org.insert(u"User"_s, {{u"Name"_s, u"Bo"_s}});
    const QString other = s.org.insert(u"Account"_s, {{u"Name"_s, u"Birch"_s}, {u"OwnerId"_s, colleague}, {u"Industry"_s, u"Banking"_s}});
    s.w.window().actions().at("sync.scope"_L1)->trigger();
    auto *dialog = s.w.window().findChild<ScopeDialog *>();
    QVERIFY(dialog);
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    const auto says = [&](const QString &text) {
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(u"Accounts: 2"_s));
    auto *filter = dialog->findChild<QLineEdit *>();
    QTest::keyClicks(filter, u"Colour = red"_s);
    QTRY_VERIFY(says(u"no field “Colour”"_s));
    QVERIFY(!button(dialog, u"Load"_s)->isEnabled());
    filter->clear();
    QTest::keyClicks(filter, u"Industry = Banking"_s);
    QTRY_VERIFY(says(u"Accounts: 1"_s));
    if (const QString folder = qEnvironmentVariable("STEWARD_PICTURES"); !folder.isEmpty())
        dialog->grab().save(folder + u"/scope.png"_s);
    QSignalSpy finished(&s.w.sync, &Synchroniser::finished);
    QTest::mouseClick(button(dialog, u"Load"_s), Qt::LeftButton);
    QTRY_VERIFY(!finished.isEmpty());
    QVERIFY(waitFor(s.w.s.store.findRecord(other)));
    QCOMPARE(waitFor(s.w.sync.scope())->filter, u"Industry = Banking"_s);
}

void TestSyncPages::theDialogSaysWhatIsWrong()
{
    Scene s(false);
    auto *dialog = new ConnectDialog(s.w.sync, {{.host = u"http://org.example"_s, .clientId = u"c"_s}, u"test"_s}, [](const QUrl &) { return false; }, &s.w.window());
    dialog->open();
    QTest::mouseClick(button(dialog, u"Connect"_s), Qt::LeftButton);
    auto *notice = dialog->findChild<Notice *>();
    QVERIFY(notice->text().contains(u"https://"_s));
    dialog->findChild<QComboBox *>()->setEditText(s.server.address());
    QTest::mouseClick(button(dialog, u"Connect"_s), Qt::LeftButton);
    QTRY_VERIFY(button(dialog, u"Copy Address"_s)->isVisible()); // no browser opened
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(notice->text().contains(u"cancelled"_s));
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!s.w.window().findChild<ConnectDialog *>());
    QVERIFY(!s.w.sync.isConnected());
}

void TestSyncPages::everyPageFitsASmallWindow()
{
    Scene s;
    s.edit(u"Phone"_s, u"1"_s);
    s.org.change(u"Account"_s, s.account, {{u"Phone"_s, u"2"_s}});
    QVERIFY(s.sync());
    s.w.window().resize(800, 600);
    for (const QString &key : {PendingPage::pageKey(), ConflictsPage::pageKey(), MappingPage::pageKey(), SyncLogPage::pageKey()}) {
        QVERIFY(s.w.window().openPage(key));
        QTRY_VERIFY2(s.w.window().width() == 800 && s.w.window().currentPage()->minimumSizeHint().width() <= 800, qPrintable(key + QString::number(s.w.window().currentPage()->minimumSizeHint().width())));
        s.picture(u"small-"_s + key);
    }
}

QTEST_MAIN(TestSyncPages)
#include "tst_syncpages.moc"
