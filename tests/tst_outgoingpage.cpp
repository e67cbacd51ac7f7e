#include "app/settingsdialog.h"
#include "forms/look/widgets.h"
#include "forms/outgoing/messagedialog.h"
#include "forms/outgoing/outgoingpage.h"
#include "forms/record/composerdock.h"
#include "models/schema/objects/feedbacknames.h"
#include "models/schema/objects/names.h"
#include "tests/support/looks.h"
#include "tests/support/webserver.h"
#include "tests/support/window.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>

using Outgoing::State;

/// Feedback that goes out, as a person meets it: switched on in the settings, offered after a call, followed on its page.
class TestOutgoingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTargetIsSwitchedOnWithItsSecretInTheKeyring();
    void theSettingsSayWhatIsMissing();
    void switchedOffIsForgotten();
    void aFeedbackCallIsOfferedAndSent();
    void aCallThatWasJustLoggedIsOffered();
    void whatACallAsksForIsOfferedToBeNoted();
    void otherCallsAreNotOffered();
    void aRefusalIsQuotedEditedAndSent();
    void aMessageIsDiscardedBeforeItIsSent();
};

namespace {

template <typename Kind>
Kind *named(QWidget *in, const QString &name)
{
    for (Kind *one : in->findChildren<Kind *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

QPushButton *button(QWidget *in, const QString &name)
{
    for (QPushButton *one : in->findChildren<QPushButton *>()) {
        if ((one->accessibleName() == name || one->text() == name) && one->isVisible())
            return one;
    }
    return nullptr;
}

struct Scene {
    Scene()
    {
        customer = w.s.save(u"Account"_s, {{account::name, u"Harbor Point"_s}});
        w.feedback.begin();
    }
    SettingsDialog *settings()
    {
        w.window().actions().at("app.settings"_L1)->trigger();
        SettingsDialog *dialog = nullptr;
        for (SettingsDialog *one : w.window().findChildren<SettingsDialog *>()) // one that was closed goes later
            dialog = one->isVisible() ? one : dialog;
        dialog->activateWindow();
        [&] { QTRY_COMPARE(QApplication::activeWindow(), dialog); }();
        return dialog;
    }
    void save(SettingsDialog *dialog)
    {
        QSignalSpy accepted(dialog, &QDialog::accepted);
        QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
        [&] { QVERIFY(!accepted.isEmpty() || accepted.wait()); }();
    }
    void switchOnBoard()
    {
        SettingsDialog *dialog = settings();
        named<QCheckBox>(dialog, u"Send to productboard"_s)->setChecked(true);
        named<QLineEdit>(dialog, u"productboard address"_s)->setText(server.address(u"/v2/notes"_s));
        named<QLineEdit>(dialog, u"productboard token"_s)->setText(u"s3cret"_s);
        save(dialog);
    }
    RecordId call(const QString &subType = activity::customerFeedback)
    {
        return w.s.save(u"Activity"_s, {{activity::subject, u"Feedback on threads"_s}, {activity::what, qlonglong(customer)}, {activity::type, u"Call"_s}, {activity::subType, subType}, {activity::comments, u"They want more."_s}});
    }
    Notice *offer()
    {
        for (Notice *notice : w.window().findChildren<Notice *>()) {
            if (notice->isVisible() && (notice->text().contains(u"those who must hear it"_s) || notice->text().contains(u"asks for something"_s)))
                return notice;
        }
        return nullptr;
    }
    /// Opens the call and takes the menu's way, as after a call that was logged yesterday.
    void askToSend(RecordId call)
    {
        w.open(call);
        w.window().actions().at("feedback.send"_L1)->trigger();
    }
    void send(RecordId call)
    {
        askToSend(call);
        [&] { QTRY_VERIFY(offer()); }();
        QTest::mouseClick(button(offer(), u"Send to productboard"_s), Qt::LeftButton);
    }
    OutgoingPage *page()
    {
        w.window().openPage(OutgoingPage::pageKey());
        return qobject_cast<OutgoingPage *>(w.window().currentPage());
    }
    TestWindow w;
    WebServer server;
    RecordId customer = 0;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestOutgoingPage::aTargetIsSwitchedOnWithItsSecretInTheKeyring()
{
    Scene s;
    s.switchOnBoard();
    QCOMPARE(s.w.feedback.switchedOn(), QList<FeedbackTarget> {FeedbackTarget::Productboard});
    QCOMPARE(s.w.feedback.setup(FeedbackTarget::Productboard).url, QUrl(s.server.address(u"/v2/notes"_s)));
    QCOMPARE(*waitFor(s.w.secrets.read(s.w.feedback.setup(FeedbackTarget::Productboard).secretName)), u"s3cret"_s);
    s.w.settings.file().sync();
    QVERIFY(contentOf(s.w.profile.settingsFile()).contains("productboard"));
    QVERIFY(!contentOf(s.w.profile.settingsFile()).contains("s3cret"));
    QVERIFY(!contentOf(s.w.s.path()).contains("s3cret"));
    SettingsDialog *dialog = s.settings();
    named<QCheckBox>(dialog, u"Send to Mattermost"_s)->setChecked(true);
    auto *hook = named<QLineEdit>(dialog, u"Mattermost webhook address"_s);
    QTRY_VERIFY(hook->isVisible() && hook->height() >= hook->sizeHint().height()); // the dialog grew
    QCOMPARE(Looks::clipped(dialog), QStringList());
    Looks::keep(dialog, u"feedback-settings"_s);
    named<QCheckBox>(dialog, u"Send to Mattermost"_s)->setChecked(false);
    QTRY_VERIFY(named<QLineEdit>(dialog, u"productboard token"_s)->placeholderText().contains(u"Kept"_s));
    QVERIFY(named<QLineEdit>(dialog, u"productboard token"_s)->text().isEmpty());
    s.save(dialog); // left empty, it stays
    QCOMPARE(*waitFor(s.w.secrets.read(s.w.feedback.setup(FeedbackTarget::Productboard).secretName)), u"s3cret"_s);
}

void TestOutgoingPage::theSettingsSayWhatIsMissing()
{
    Scene s;
    SettingsDialog *dialog = s.settings();
    named<QCheckBox>(dialog, u"Send to Mattermost"_s)->setChecked(true);
    auto *notice = dialog->findChild<Notice *>();
    QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
    QVERIFY(notice->text().contains(u"incoming webhook"_s));
    named<QLineEdit>(dialog, u"Mattermost webhook address"_s)->setText(u"http://chat.example.com/hooks/abc"_s);
    QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
    QVERIFY(notice->text().contains(u"https://"_s));
    named<QLineEdit>(dialog, u"Mattermost webhook address"_s)->setText(u"https://chat.example.com/hooks/abc"_s);
    s.save(dialog);
    QCOMPARE(s.w.feedback.switchedOn(), QList<FeedbackTarget> {FeedbackTarget::Mattermost});
    QVERIFY(!contentOf(s.w.profile.settingsFile()).contains("hooks"));
}

void TestOutgoingPage::switchedOffIsForgotten()
{
    Scene s;
    s.switchOnBoard();
    const QString name = s.w.feedback.setup(FeedbackTarget::Productboard).secretName;
    SettingsDialog *dialog = s.settings();
    named<QCheckBox>(dialog, u"Send to productboard"_s)->setChecked(false);
    s.save(dialog);
    QVERIFY(s.w.feedback.switchedOn().isEmpty());
    QVERIFY(waitFor(s.w.secrets.read(name))->isEmpty());
}

void TestOutgoingPage::aFeedbackCallIsOfferedAndSent()
{
    Scene s;
    s.switchOnBoard();
    s.send(s.call());
    QTRY_COMPARE(s.server.requests.size(), 1);
    QVERIFY(!s.offer());
    QVERIFY(s.server.requests.first().body.contains("They want more."));
    OutgoingPage *page = s.page();
    QTRY_VERIFY(page->model().rowCount() == 1 && page->model().message(0).state == State::Sent);
    QVERIFY(page->model().index(0, OutgoingModel::StateColumn).data().toString().startsWith(u"Sent "_s));
    QCOMPARE(page->model().index(0, OutgoingModel::AccountColumn).data().toString(), u"Harbor Point"_s);
}

void TestOutgoingPage::aCallThatWasJustLoggedIsOffered()
{
    Scene s;
    auto *dock = s.w.window().findChild<ComposerDock *>();
    Q_EMIT dock->saved(s.call(), u"Call logged"_s); // nobody is switched on: nothing to offer
    s.switchOnBoard();
    QVERIFY(!s.offer());
    Q_EMIT dock->saved(s.call(), u"Call logged"_s);
    QTRY_VERIFY(s.offer());
    QVERIFY(button(s.offer(), u"Send to productboard"_s));
    QCOMPARE(s.w.feedback.figures().waiting, 0); // only offered
}

void TestOutgoingPage::whatACallAsksForIsOfferedToBeNoted()
{
    Scene s;
    s.switchOnBoard();
    const RecordId call = s.call();
    Record asks = s.w.s.fetch(call);
    asks.set(activity::feedback, QStringList {u"Use case"_s, feedback_kind::featureRequest});
    QVERIFY(waitFor(s.w.s.store.save(asks)));
    auto *dock = s.w.window().findChild<ComposerDock *>();
    Q_EMIT dock->saved(call, u"Call logged"_s);
    QTRY_VERIFY(s.offer() && button(s.offer(), u"Note Feature Request"_s));
    QTest::mouseClick(button(s.offer(), u"Note Feature Request"_s), Qt::LeftButton);
    // The request opens, with who asked in which call; then the call is offered to be sent.
    QTRY_VERIFY(s.offer() && button(s.offer(), u"Send to productboard"_s));
    const auto asked = waitFor(s.w.s.store.find({.object = object_code::featureRequestAsk}));
    QCOMPARE(asked->size(), 1);
    QCOMPARE(asked->first().link(feature_request_ask::call), call);
    QCOMPARE(asked->first().text(feature_request_ask::quote), u"They want more."_s);
    QTRY_COMPARE(s.w.window().currentPage()->about(), asked->first().link(feature_request_ask::request));
    // The same call again, not noted this time: it may still be sent.
    Q_EMIT dock->saved(call, u"Call logged"_s);
    QTRY_VERIFY(s.offer() && button(s.offer(), u"Note Feature Request"_s));
    Q_EMIT s.offer()->dismissed();
    QTRY_VERIFY(s.offer() && button(s.offer(), u"Send to productboard"_s));
}

void TestOutgoingPage::otherCallsAreNotOffered()
{
    Scene s;
    s.switchOnBoard();
    s.askToSend(s.call(u"Check-In"_s));
    QTRY_VERIFY(std::ranges::any_of(s.w.window().findChildren<Notice *>(), [](Notice *notice) { return notice->text().contains(u"Customer Feedback first"_s); }));
    QVERIFY(!s.offer());
}

void TestOutgoingPage::aRefusalIsQuotedEditedAndSent()
{
    Scene s;
    s.switchOnBoard();
    s.server.script({{.status = 422, .body = "{\"errors\":[{\"detail\":\"content is too long\"}]}"}});
    s.send(s.call());
    QTRY_VERIFY(std::ranges::any_of(s.w.window().findChildren<QToolButton *>(), [](QToolButton *one) { return one->isVisible() && one->accessibleName().startsWith(u"Outgoing Feedback: 0 waiting, 1 need"_s); }));
    OutgoingPage *page = s.page();
    QTRY_COMPARE(page->model().rowCount(), 1);
    page->table().selectRow(0);
    QCOMPARE(Looks::nameless(page), QStringList());
    Looks::keep(&s.w.window(), u"outgoing"_s);
    QVERIFY(page->model().index(0, OutgoingModel::StateColumn).data().toString().contains(u"content is too long"_s));
    QTest::mouseClick(button(page, u"Edit…"_s), Qt::LeftButton);
    auto *dialog = page->findChild<MessageDialog *>();
    QVERIFY(dialog);
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    named<QPlainTextEdit>(dialog, u"Comments"_s)->setPlainText(u"Shorter."_s);
    QTest::mouseClick(button(dialog, u"Save and Send"_s), Qt::LeftButton);
    QTRY_VERIFY(page->model().message(0).state == State::Sent);
    QVERIFY(s.server.requests.last().body.contains("Shorter."));
    QCOMPARE(s.w.s.fetch(page->model().message(0).record).text(activity::comments), u"They want more."_s);
}

void TestOutgoingPage::aMessageIsDiscardedBeforeItIsSent()
{
    Scene s;
    s.switchOnBoard();
    s.server.stop();
    s.send(s.call());
    OutgoingPage *page = s.page();
    QTRY_VERIFY(page->model().rowCount() == 1 && page->model().message(0).attempts == 1 && page->model().message(0).state == State::Waiting);
    QVERIFY(page->model().index(0, OutgoingModel::StateColumn).data().toString().contains(u"tries again"_s));
    page->table().selectRow(0);
    QTest::mouseClick(button(page, u"Discard"_s), Qt::LeftButton);
    QTRY_VERIFY(page->model().message(0).state == State::Discarded);
    QVERIFY(!button(page, u"Send Now"_s)->isEnabled());
    s.server.start();
    s.w.feedback.wake();
    QTRY_VERIFY(s.w.feedback.figures().waiting == 0);
    QCOMPARE(s.server.requests.size(), 0);
}

QTEST_MAIN(TestOutgoingPage)
#include "tst_outgoingpage.moc"
