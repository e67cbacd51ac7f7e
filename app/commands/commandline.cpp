#include "app/commands/command.h"

#include "models/storage/profile.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace {

QString say(const char *sentence)
{
    return QCoreApplication::translate("CommandLine", sentence);
}

void out(const QString &text)
{
    fputs(qPrintable(text.endsWith(u'\n') ? text : text + u'\n'), stdout);
    fflush(stdout);
}

void err(const QString &text)
{
    fputs(qPrintable(text + u'\n'), stderr);
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
    text += say(QT_TRANSLATE_NOOP("CommandLine", "\nOptions:\n"
                                                 "  --profile DIR                     the folder of the workspace; else $STEWARD_HOME, else the usual place\n"
                                                 "  --json                            one JSON object on standard output and nothing else there\n"
                                                 "  --language CODE                   language of the program\n"
                                                 "  --version, --help                 `steward COMMAND --help` tells more about one command\n\n"
                                                 "Exit codes: 0 done, 1 failed, 2 asked wrongly or bad input. Results go to standard output, words to standard error.\n"));
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
    case Error::Kind::NewerVersion:
    case Error::Kind::Damaged:
    case Error::Kind::ReadOnly:
    case Error::Kind::Busy:
        return 2;
    case Error::Kind::DiskFull:
    case Error::Kind::Io:
    case Error::Kind::Cancelled:
    case Error::Kind::Conflict:
        return 1;
    }
    Q_UNREACHABLE();
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOption({u"profile"_s, say(QT_TRANSLATE_NOOP("CommandLine", "The folder of the workspace.")), u"DIR"_s});
    parser.addOption({u"json"_s, say(QT_TRANSLATE_NOOP("CommandLine", "One JSON object on standard output."))});
    parser.addOption({u"language"_s, say(QT_TRANSLATE_NOOP("CommandLine", "Language of the program.")), u"CODE"_s});
    parser.addOption({{u"h"_s, u"help"_s}, say(QT_TRANSLATE_NOOP("CommandLine", "Shows this help."))});
    parser.addOption({{u"v"_s, u"version"_s}, say(QT_TRANSLATE_NOOP("CommandLine", "Shows the version."))});
}

/// The first word that is neither an option nor the value of one.
QString commandWord(const QStringList &words)
{
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words.at(i) == u"--profile" || words.at(i) == u"--language")
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

int runCommand(const Command &command, const QStringList &words)
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    parser.addOptions(command.options());
    const bool json = words.contains(u"--json"_s);
    if (!parser.parse(words))
        return report({.kind = Error::Kind::BadInput, .text = parser.errorText()}, json);
    const QStringList arguments = parser.positionalArguments().mid(1);
    if (parser.isSet(u"help"_s)) {
        parser.setApplicationDescription(say(command.purpose));
        parser.addPositionalArgument(QLatin1String(command.name), say(command.purpose), QLatin1String(command.name) + u' ' + QString::fromUtf8(command.arguments));
        out(parser.helpText());
        return 0;
    }
    if (arguments.size() < command.fewestArguments || (command.mostArguments >= 0 && arguments.size() > command.mostArguments))
        return report({.kind = Error::Kind::BadInput, .text = say(QT_TRANSLATE_NOOP("CommandLine", "Call it as: steward %1 %2")).arg(QLatin1String(command.name), QString::fromUtf8(command.arguments))}, json);
    const Result<CommandAnswer> answer = command.run({parser, arguments, Profile::folderFor(parser.value(u"profile"_s)), json});
    if (!answer)
        return report(answer.error(), json);
    if (json)
        out(QString::fromUtf8(QJsonDocument(answer->json).toJson(QJsonDocument::Compact)));
    else if (!answer->words.isEmpty())
        out(answer->words);
    return answer->ok ? 0 : 1;
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
    QCoreApplication application(argc, argv);
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
