#include "app/commands/command.h"

#include "app/languages.h"
#include "models/storage/profile.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <clocale>
#include <langinfo.h>
#endif

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("CommandLine", sentence);
}

void out(const QString &text)
{
    fputs((text.endsWith(u'\n') ? text : text + u'\n').toUtf8().constData(), stdout);
    fflush(stdout);
}

void err(const QString &text)
{
    fputs((text + u'\n').toUtf8().constData(), stderr);
}

QString helpText()
{
    QString text = say(QT_TRANSLATE_NOOP("CommandLine", "Steward: a workspace for Customer Success Managers that needs no network.\n\n"
                                                        "Usage: steward [--profile DIR] [COMMAND …]\n"
                                                        "Without a command the window opens.\n\nCommands:\n"));
    for (const Command &command : commands()) {
        const QString call = QLatin1String(command.name) + u' ' + QString::fromUtf8(command.arguments);
        text += u"  "_s + (call.size() < 34 ? call.leftJustified(34) : call + u"\n"_s + QString(36, u' ')) + say(command.purpose) + u'\n';
    }
    text += u"  "_s + u"open ID"_s.leftJustified(34) + say(QT_TRANSLATE_NOOP("CommandLine", "opens the window with the record of this Salesforce id or uuid")) + u'\n';
    text += say(QT_TRANSLATE_NOOP("CommandLine", "\nOptions:\n"
                                                 "  --profile DIR                     the folder of the workspace; else $STEWARD_HOME, else the usual place\n"
                                                 "  --json                            one JSON object on standard output and nothing else there\n"
                                                 "  --language CODE                   language of the program\n"
                                                 "  --version, --help                 `steward COMMAND --help` tells more about one command\n\n"
                                                 "Exit codes: 0 done; 1 failed; 2 asked wrongly, bad input, or a workspace that cannot be used as it is (in use,\n"
                                                 "damaged, read-only, of a newer version, no room on the disk). Results go to standard output, words to standard error.\n"
                                                 "No display is needed but for the window.\n\n"
                                                 "First steps:\n"
                                                 "  steward --profile /tmp/try sample && steward --profile /tmp/try\n"
                                                 "  steward import ~/Downloads/salesforce-export\n"
                                                 "  steward call --account Acme --contact \"Ann Lee\" --subject \"Check-in\"\n"));
    return text;
}

int report(const Error &error, bool json)
{
    if (json)
        out(QString::fromUtf8(QJsonDocument(QJsonObject {{u"error"_s, QJsonObject {{u"kind"_s, kindName(error.kind)}, {u"text"_s, error.text}, {u"detail"_s, error.detail}}}}).toJson(QJsonDocument::Compact)));
    err(error.text);
    for (const Problem &problem : error.problems) {
        if (problem.text != error.text)
            err(u"  "_s + problem.text);
    }
    switch (error.kind) {
    case Error::Kind::BadInput:
    case Error::Kind::Invalid:
    case Error::Kind::NotFound:
    // The sentence says what to do about these as well: the call can be made again when it is done.
    case Error::Kind::NewerVersion:
    case Error::Kind::Damaged:
    case Error::Kind::ReadOnly:
    case Error::Kind::Busy:
    case Error::Kind::DiskFull:
        return 2;
    case Error::Kind::Io:
    case Error::Kind::Cancelled:
    case Error::Kind::Conflict:
        return 1;
    }
    Q_UNREACHABLE();
}

QList<QCommandLineOption> commonOptions()
{
    return {{u"profile"_s, say(QT_TRANSLATE_NOOP("CommandLine", "The folder of the workspace; else $STEWARD_HOME, else the usual place.")), u"DIR"_s},
            {u"json"_s, say(QT_TRANSLATE_NOOP("CommandLine", "One JSON object on standard output and nothing else there."))},
            {u"language"_s, say(QT_TRANSLATE_NOOP("CommandLine", "Language of the program.")), u"CODE"_s},
            {{u"h"_s, u"help"_s}, say(QT_TRANSLATE_NOOP("CommandLine", "Shows this help."))},
            {{u"v"_s, u"version"_s}, say(QT_TRANSLATE_NOOP("CommandLine", "Shows the version."))}};
}

/// Whether some command, or the program itself, takes a value behind this word.
bool takesValue(const QString &word)
{
    if (word == u"--profile" || word == u"--language")
        return true;
    for (const Command &command : commands()) {
        for (const QCommandLineOption &option : command.options()) {
            if (word.startsWith(u"--"_s) && option.names().contains(word.mid(2)) && !option.valueName().isEmpty())
                return true;
        }
    }
    return false;
}

QString valueBehind(const QStringList &words, const QString &option)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words.at(i).startsWith(option + u'='))
            return words.at(i).mid(option.size() + 1);
        if (words.at(i) == option)
            return words.value(i + 1);
    }
    return {};
}

/// The first word that is neither an option nor the value of one: options may stand anywhere.
QString commandWord(const QStringList &words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (takesValue(words.at(i)))
            ++i;
        else if (!words.at(i).startsWith(u'-'))
            return words.at(i);
    }
    return {};
}

const Command *commandNamed(const QString &name)
{
    for (const Command &command : commands()) {
        if (name == QLatin1String(command.name))
            return &command;
    }
    return nullptr;
}

QString helpOf(const Command &command, const QStringList &notes)
{
    const auto sentence = [](const char *text) {
        QString said = say(text);
        return said.isEmpty() ? said : said.replace(0, 1, said.at(0).toUpper()) + (said.endsWith(u'.') ? u""_s : u"."_s);
    };
    QString text = say(QT_TRANSLATE_NOOP("CommandLine", "Usage: steward %1 %2")).arg(QLatin1String(command.name), QString::fromUtf8(command.arguments)).trimmed() + u"\n\n"_s;
    text += (sentence(command.purpose) + u' ' + sentence(command.details)).trimmed() + u"\n\n"_s;
    text += say(QT_TRANSLATE_NOOP("CommandLine", "Options:\n"));
    for (const QString &note : notes)
        text += note;
    if (*command.examples) {
        text += say(QT_TRANSLATE_NOOP("CommandLine", "\nExamples:\n"));
        for (const QString &example : QString::fromUtf8(command.examples).split(u'\n'))
            text += u"  "_s + example + u'\n';
    }
    return text;
}

/// One line per option, in two columns.
QStringList notesOn(const QList<QCommandLineOption> &options)
{
    QStringList notes;
    for (const QCommandLineOption &option : options) {
        QString call;
        for (const QString &name : option.names())
            call += (call.isEmpty() ? u""_s : u", "_s) + (name.size() == 1 ? u"-"_s : u"--"_s) + name;
        call += option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
        notes << u"  "_s + call.leftJustified(24) + u"  "_s + option.description() + u'\n';
    }
    return notes;
}

int runCommand(const Command &command, const QStringList &words)
{
    QCommandLineParser parser;
    const QList<QCommandLineOption> options = command.options() + commonOptions();
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOptions(options);
    const bool json = words.contains(u"--json"_s);
    const bool understood = parser.parse(words);
    if (understood ? parser.isSet(u"help"_s) : words.contains(u"--help"_s)) {
        out(helpOf(command, notesOn(options)));
        return 0;
    }
    const QString name = QLatin1String(command.name);
    const QString how = say(QT_TRANSLATE_NOOP("CommandLine", "Call it as: steward %1 %2")).arg(name, QString::fromUtf8(command.arguments)).trimmed();
    if (!understood)
        return report({.kind = Error::Kind::BadInput, .text = parser.errorText() + u' ' + how}, json);
    const QStringList arguments = parser.positionalArguments().mid(1);
    if (arguments.size() < command.fewestArguments || (command.mostArguments >= 0 && arguments.size() > command.mostArguments))
        return report({.kind = Error::Kind::BadInput, .text = how}, json);
    const Result<CommandAnswer> answer = command.run({parser, arguments, Profile::folderFor(parser.value(u"profile"_s)), json});
    if (!answer)
        return report(answer.error(), json);
    if (json)
        out(QString::fromUtf8(QJsonDocument(answer->json).toJson(QJsonDocument::Compact)));
    else if (!answer->words.isEmpty())
        out(answer->words);
    return answer->ok ? 0 : 1;
}

/// Pages are laid out with the fonts of the machine, on no display.
std::unique_ptr<QCoreApplication> applicationFor(const Command *command, int &argc, char **argv)
{
    if (!command || !command->drawsPages)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        QLoggingCategory::setFilterRules(u"qt.core.qstandardpaths=false\nqt.qpa.*=false"_s);
    return std::make_unique<QApplication>(argc, argv);
}

/// Qt warns about each locale that is not UTF-8; words go in and out as UTF-8 all the same.
void preferUtf8()
{
#ifdef Q_OS_UNIX
    setlocale(LC_ALL, "");
    if (qstricmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    // Only how letters are written changes: dates and numbers stay those of the language that is set.
    if (const QByteArray all = qgetenv("LC_ALL"); !all.isEmpty()) {
        for (const char *name : {"LC_ALL", "LC_TIME", "LC_NUMERIC", "LC_MONETARY", "LC_MEASUREMENT", "LC_COLLATE", "LC_MESSAGES"})
            qunsetenv(name);
        qputenv("LANG", all);
    }
    qputenv("LC_CTYPE", "C.UTF-8");
#endif
}

} // namespace

int runCommandLine(int &argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const QString name = commandWord(words);
    const Command *command = commandNamed(name);
    const bool asksHelp = words.contains(u"--help"_s) || words.contains(u"-h"_s);
    const bool asksVersion = words.contains(u"--version"_s) || words.contains(u"-v"_s);
    if (name.isEmpty() && !asksHelp && !asksVersion) {
        for (const QString &word : words.mid(1)) {
            static const QStringList known {u"--profile"_s, u"--language"_s, u"--json"_s};
            if (word.startsWith(u"--"_s) && !known.contains(word.section(u'=', 0, 0)))
                return report({.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("CommandLine", "There is no option %1. `steward --help` lists what there is.")).arg(word)}, words.contains(u"--json"_s));
        }
        return -1;
    }
    preferUtf8();
    const std::unique_ptr<QCoreApplication> made = applicationFor(command, argc, argv);
    QCoreApplication &application = *made;
    installLanguage(application, valueBehind(words, u"--language"_s));
    if (asksVersion && !command) {
        out(u"steward " STEWARD_VERSION ""_s);
        return 0;
    }
    if (asksHelp && !command) {
        out(helpText());
        return 0;
    }
    if (name == u"open")
        return -1;
    if (!command)
        return report({.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”. `steward --help` lists what there is.")).arg(name)}, words.contains(u"--json"_s));
    return runCommand(*command, words);
}
