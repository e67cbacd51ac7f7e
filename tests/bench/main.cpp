#include "tests/bench/bench.h"
#include "tests/bench/stage.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

/// Measures the program against the same work done straight on SQLite or by plain Qt, in the same run on the same machine.
int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    WatchedApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Steward on a large workspace, which it makes first."_s);
    parser.addHelpOption();
    parser.addOptions({{u"json"_s, u"One JSON list on standard output: [{name, median, p99, unit, reference, ratio, limit}]."_s},
                       {u"accounts"_s, u"How many accounts (10,000)."_s, u"N"_s, u"10000"_s},
                       {u"contacts"_s, u"How many contacts (100,000)."_s, u"N"_s, u"100000"_s},
                       {u"activities"_s, u"How many activities (1,000,000)."_s, u"N"_s, u"1000000"_s},
                       {u"file"_s, u"A profile folder: made and kept if it does not exist, used again if it does."_s, u"DIR"_s},
                       {u"only"_s, u"Only these groups, separated by commas: start, search, box, list, record, save, import, stalls, review, health, sync, memory."_s, u"GROUPS"_s},
                       {u"child-pdf"_s, u"Internal: draws the pages of a stored document into the file."_s, u"JSON"_s},
                       {u"child-memory"_s, u"Internal: prints the private memory of an open list."_s}});
    parser.process(application);
    if (parser.isSet(u"child-pdf"_s))
        return drawBarePdf(parser.value(u"child-pdf"_s), parser.value(u"file"_s));
    Bench bench {.programs = QCoreApplication::applicationDirPath(), .accounts = parser.value(u"accounts"_s).toLongLong(),
                 .contacts = parser.value(u"contacts"_s).toLongLong(), .activities = parser.value(u"activities"_s).toLongLong()};
    QTemporaryDir own;
    bench.folder = parser.isSet(u"file"_s) ? QDir(parser.value(u"file"_s)).absolutePath() : own.path();
    if (parser.isSet(u"child-memory"_s))
        return showMemory(bench);
    makeWorkspace(bench);
    const QStringList only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    const struct {
        const char *name;
        void (*run)(Bench &);
    } groups[] {{"start", benchStart}, {"search", benchSearch}, {"box", benchSearchBox}, {"list", benchLists}, {"record", benchRecordPage}, {"save", benchSaves}, {"import", benchImport}, {"stalls", benchStalls}, {"review", benchReviews}, {"health", benchHealth}, {"sync", benchSync}, {"memory", benchMemory}};
    for (const auto &group : groups) {
        if (!only.isEmpty() && !only.contains(QLatin1String(group.name)))
            continue;
        std::fprintf(stderr, "%s …\n", group.name);
        group.run(bench);
    }
    std::fputs(parser.isSet(u"json"_s) ? bench.report.json().constData() : qPrintable(bench.report.table()), stdout);
    return 0;
}
