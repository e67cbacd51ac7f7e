#include "app/commands/command.h"
#include "app/window.h"

#include <QCoreApplication>
#include <QStringList>

static WindowOptions optionsOf(int argc, char **argv)
{
    WindowOptions options;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        const auto valueOf = [&](const QString &name) {
            if (word.startsWith(name + u'='))
                return word.mid(name.size() + 1);
            return word == name && i + 1 < argc ? QString::fromLocal8Bit(argv[++i]) : QString();
        };
        if (word.startsWith(u"--profile"_s))
            options.profile = valueOf(u"--profile"_s);
        else if (word.startsWith(u"--language"_s))
            options.language = valueOf(u"--language"_s);
        else if (!word.startsWith(u'-') && word != u"open")
            options.openId = word;
    }
    return options;
}

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Steward"));
    QCoreApplication::setOrganizationDomain(QStringLiteral("steward.org"));
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    const int exitCode = runCommandLine(argc, argv);
    return exitCode >= 0 ? exitCode : runWindow(argc, argv, optionsOf(argc, argv));
}
