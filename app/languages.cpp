#include "app/languages.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

static const QString folder = u":/i18n"_s;

/// The linker would leave out a resource of a library that nobody names.
static void initTranslations()
{
    Q_INIT_RESOURCE(steward_translations);
}

QStringList availableLanguages()
{
    initTranslations();
    QStringList codes {u"en"_s};
    for (const QString &file : QDir(folder).entryList({u"steward_*.qm"_s}, QDir::Files, QDir::Name)) {
        const QString code = file.mid(8).chopped(3);
        if (code != u"en")
            codes << code;
    }
    return codes;
}

QString languageName(const QString &code)
{
    if (code == u"en")
        return u"English"_s;
    const QString name = QLocale(code).nativeLanguageName();
    return name.isEmpty() || QLocale(code).language() == QLocale::C ? QCoreApplication::translate("Languages", "Pseudo language (for tests)") : name;
}

void installLanguage(QCoreApplication &application, const QString &wanted)
{
    initTranslations();
    const QString code = wanted == u"pseudo" ? u"xx"_s : wanted.isEmpty() ? QLocale::system().name() : wanted;
    auto *own = new QTranslator(&application);
    // English has a file for its plurals; who speaks a language that is not there reads English, too.
    if (!own->load(u"steward_"_s + code, folder) && !own->load(u"steward_en"_s, folder))
        return delete own;
    QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (code.section(u'_', 0, 0) != u"en" && qt->load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    else
        delete qt;
}
