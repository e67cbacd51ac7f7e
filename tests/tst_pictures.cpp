#include "app/keysdialog.h"
#include "app/settingsdialog.h"
#include "forms/exchange/importdialog.h"
#include "forms/record/composerdock.h"
#include "forms/record/recorddialog.h"
#include "forms/shell/pagedeck.h"
#include "models/samples/samples.h"
#include "models/schema/objects/names.h"
#include "tests/support/looks.h"
#include "tests/support/window.h"

#include <QAccessible>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

/// Every page and form in every look: nothing clipped, nothing to scroll sideways, nothing without a name; and colours that can be
/// told apart. Set STEWARD_PICTURES to a folder to keep the pictures.
class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsStandOutFromEveryGround();
    void pagesFitInEveryLook_data();
    void pagesFitInEveryLook();
    void formsFitInEveryLook_data();
    void formsFitInEveryLook();
    void everythingOperableHasAName();
};

namespace {

/// WCAG 2: relative luminance and contrast of two colours.
double luminance(const QColor &color)
{
    const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

struct Look {
    bool dark;
    bool rightToLeft;
    bool compact;
    double zoom;
    QSize size;
};

void addLooks()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<bool>("compact");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << false << false << 1.0 << QSize(1440, 900);
    QTest::newRow("dark") << true << false << false << 1.0 << QSize(1440, 900);
    QTest::newRow("right-to-left") << false << true << false << 1.0 << QSize(1280, 800);
    QTest::newRow("compact") << false << false << true << 1.0 << QSize(1024, 700);
    QTest::newRow("small") << false << false << false << 1.0 << QSize(800, 600);
    QTest::newRow("large text") << false << false << false << 2.0 << QSize(1440, 900);
    QTest::newRow("large text, small") << true << false << false << 2.0 << QSize(800, 600);
}

Look look()
{
    return {*static_cast<bool *>(QTest::qData("dark", qMetaTypeId<bool>())), *static_cast<bool *>(QTest::qData("rightToLeft", qMetaTypeId<bool>())),
            *static_cast<bool *>(QTest::qData("compact", qMetaTypeId<bool>())), *static_cast<double *>(QTest::qData("zoom", qMetaTypeId<double>())),
            *static_cast<QSize *>(QTest::qData("size", qMetaTypeId<QSize>()))};
}

/// A window full of sample customers in one look.
class SampleWindow : public TestWindow
{
public:
    explicit SampleWindow(const Look &look)
        : TestWindow(look.size)
    {
        QApplication::setLayoutDirection(look.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        theme.setMode(look.dark ? Theme::Mode::Dark : Theme::Mode::Light);
        theme.setCompact(look.compact);
        theme.setZoom(look.zoom);
        theme.apply(*qApp);
        const auto filled = waitFor(Samples::fill(s.store));
        [&] { QVERIFY(filled); }();
        window().deck()->rebuild();
    }
    ~SampleWindow() { QApplication::setLayoutDirection(Qt::LeftToRight); }

    /// One record of each object, with as much around it as there is.
    QList<RecordId> oneOfEach()
    {
        QList<RecordId> ids;
        for (const ObjectType *type : s.schema.types()) {
            const auto found = waitFor(s.store.ids({.object = type->code, .limit = 4}));
            [&] { QVERIFY(found && !found->isEmpty()); }();
            ids << found->last();
        }
        return ids;
    }
};

/// Layouts settle in several turns of the event loop; what is wrong after that stays wrong.
QStringList troubles(QWidget *root)
{
    QStringList found;
    (void)QTest::qWaitFor([&] { return (found = Looks::clipped(root) + Looks::sideways(root)).isEmpty(); }, 1500);
    return found;
}

} // namespace

void TestPictures::wordsStandOutFromEveryGround()
{
    (void)Theme::current();
    QFile file(u":/steward/tokens.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object();
    const QHash<QString, QStringList> words {
        {u"text"_s, {u"page"_s, u"band"_s, u"surface"_s, u"subtle"_s, u"hover"_s, u"selected"_s, u"edited"_s, u"pathTodo"_s}},
        {u"textWeak"_s, {u"page"_s, u"band"_s, u"surface"_s, u"subtle"_s, u"hover"_s, u"selected"_s}},
        {u"placeholder"_s, {u"surface"_s, u"subtle"_s}},
        {u"link"_s, {u"page"_s, u"surface"_s, u"subtle"_s, u"hover"_s, u"selected"_s}},
        {u"onAccent"_s, {u"accent"_s, u"accentHover"_s, u"accentPress"_s, u"pathDone"_s, u"pathCurrent"_s}},
        {u"successText"_s, {u"successBg"_s, u"surface"_s}},
        {u"warningText"_s, {u"warningBg"_s, u"surface"_s}},
        {u"errorText"_s, {u"errorBg"_s, u"surface"_s}},
        {u"infoText"_s, {u"infoBg"_s, u"surface"_s}},
        {u"healthGoodText"_s, {u"healthGoodBg"_s}},
        {u"healthWatchText"_s, {u"healthWatchBg"_s}},
        {u"healthRiskText"_s, {u"healthRiskBg"_s}},
        {u"healthUnknownText"_s, {u"healthUnknownBg"_s}},
        {u"tooltipText"_s, {u"tooltipBg"_s}},
        {u"surface"_s, {u"successText"_s, u"errorText"_s}}, // a toast
    };
    const QHash<QString, QStringList> shapes {
        {u"borderStrong"_s, {u"surface"_s}},
        {u"focus"_s, {u"surface"_s, u"page"_s}},
        {u"healthGood"_s, {u"surface"_s}},
        {u"healthWatch"_s, {u"surface"_s}},
        {u"healthRisk"_s, {u"surface"_s}},
        {u"healthUnknown"_s, {u"surface"_s}},
    };
    const auto check = [&](const QHash<QString, QStringList> &pairs, double least) {
        for (const QString &mode : {u"light"_s, u"dark"_s}) {
            const QJsonObject colors = tokens.value(mode).toObject();
            for (auto it = pairs.begin(); it != pairs.end(); ++it) {
                for (const QString &ground : it.value()) {
                    const double found = contrast(QColor(colors.value(it.key()).toString()), QColor(colors.value(ground).toString()));
                    QVERIFY2(found >= least, qPrintable(u"%1: %2 on %3 is %4"_s.arg(mode, it.key(), ground).arg(found)));
                }
            }
        }
    };
    check(words, 4.5);
    check(shapes, 3.0);
    const QJsonObject objects = tokens.value(u"object"_s).toObject();
    for (auto it = objects.begin(); it != objects.end(); ++it)
        QVERIFY2(contrast(Qt::white, QColor(it.value().toString())) >= 4.5, qPrintable(it.key()));
}

void TestPictures::pagesFitInEveryLook_data()
{
    addLooks();
}

void TestPictures::pagesFitInEveryLook()
{
    SampleWindow w(look());
    QStringList keys {u"home"_s, u"bin"_s, PageDeck::resultsKey(u"call"_s, 0)};
    for (const ObjectType *type : w.s.schema.types())
        keys << PageDeck::listKey(*type);
    for (const RecordId id : w.oneOfEach())
        keys << PageDeck::recordKey(id);
    QStringList found;
    for (const QString &key : std::as_const(keys)) {
        QVERIFY2(w.window().openPage(key), qPrintable(key));
        if (const RecordId id = PageDeck::recordOf(key))
            QTRY_COMPARE(w.window().currentPage()->title(), titleOf(*w.s.schema.typeOf(id), w.s.fetch(id)));
        (void)waitFor(w.s.store.undoState()); // what the page asked for before has been answered
        const QStringList foundHere = troubles(&w.window());
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + u'-' + QString(key).replace(u':', u'-');
        Looks::keep(&w.window(), name);
        for (const QString &trouble : foundHere)
            found << key + u": "_s + trouble;
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestPictures::formsFitInEveryLook_data()
{
    addLooks();
}

void TestPictures::formsFitInEveryLook()
{
    SampleWindow w(look());
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QStringList found;
    const auto lookAt = [&](QWidget *form, const QString &name) {
        QTRY_VERIFY(form->isVisible());
        (void)waitFor(w.s.store.undoState());
        const QStringList foundHere = troubles(form);
        Looks::keep(form, tag + u"-form-"_s + name);
        for (const QString &trouble : foundHere)
            found << name + u": "_s + trouble;
        delete form;
    };
    for (const ObjectType *type : w.s.schema.types())
        lookAt(RecordDialog::openNew(w.s.store, *type, {}, &w.window()), type->name);
    auto *settings = new SettingsDialog(w.settings, w.s.store, &w.window());
    settings->open();
    lookAt(settings, u"settings"_s);
    Actions actions(&w.window());
    auto *keys = new KeysDialog(actions, w.settings, &w.window());
    keys->open();
    lookAt(keys, u"keys"_s);
    auto *import = new ImportDialog(w.s.store, &w.window());
    import->show();
    lookAt(import, u"import"_s);
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestPictures::everythingOperableHasAName()
{
    QAccessible::setActive(true);
    SampleWindow w({false, false, false, 1.0, {1440, 900}});
    QStringList keys {u"home"_s, u"bin"_s, PageDeck::resultsKey(u"call"_s, 0)};
    for (const ObjectType *type : w.s.schema.types())
        keys << PageDeck::listKey(*type);
    for (const RecordId id : w.oneOfEach())
        keys << PageDeck::recordKey(id);
    QStringList found;
    for (const QString &key : std::as_const(keys)) {
        QVERIFY2(w.window().openPage(key), qPrintable(key));
        if (const RecordId id = PageDeck::recordOf(key))
            QTRY_COMPARE(w.window().currentPage()->title(), titleOf(*w.s.schema.typeOf(id), w.s.fetch(id)));
        (void)waitFor(w.s.store.undoState());
        for (const QString &nameless : Looks::nameless(&w.window()))
            found << nameless;
    }
    for (const ObjectType *type : w.s.schema.types()) {
        QDialog *form = RecordDialog::openNew(w.s.store, *type, {}, &w.window());
        QTRY_VERIFY(form->isVisible());
        found += Looks::nameless(form);
        delete form;
    }
    found.removeDuplicates();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
