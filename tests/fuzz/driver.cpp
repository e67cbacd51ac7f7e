#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>
#include <memory>

/// Runs the target on its seeds, then on mutations of them for two seconds or as long as told: `fuzz_csv [SECONDS [SEED]]`. With
/// STEWARD_FUZZ_KEEP=FILE the input that is being run stands in that file, so a crash leaves it there; `fuzz_csv FILE` runs it again.
namespace {

QByteArray mutated(QByteArray input, const QList<QByteArray> &seeds, QRandomGenerator &random)
{
    static const QList<QByteArray> tokens {"\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "\r", "{", "}", "[", "]", "\\u0000", "\\", ":", "null", "true", "1e999", "-", "0x", "T", "Z", "+0000",
                                           QByteArray("\0", 1), "\xff", "\xc0\x80", "\xed\xa0\x80", "\xef\xbb\xbf", "\xff\xfe", "\xf0\x9f\x98\x80", "*", "^", "OR", "NEAR(", "9999999999999999999999"};
    for (int i = random.bounded(1, 6); i > 0; --i) {
        const qsizetype at = random.bounded(int(input.size()) + 1);
        const QByteArray &other = seeds.at(random.bounded(int(seeds.size())));
        switch (random.bounded(7)) {
        case 0:
            input.insert(at, tokens.at(random.bounded(int(tokens.size()))));
            break;
        case 1:
            if (at < input.size())
                input[at] = char(random.bounded(256));
            break;
        case 2:
            input.remove(at, random.bounded(1, 20));
            break;
        case 3:
            input.truncate(at);
            break;
        case 4:
            input.insert(at, other.mid(random.bounded(int(other.size()) + 1), random.bounded(200)));
            break;
        case 5:
            input.insert(at, input.mid(at, random.bounded(1, 60)).repeated(random.bounded(1, 8)));
            break;
        default:
            input.insert(at, tokens.at(random.bounded(int(tokens.size()))).repeated(random.bounded(1, 500)));
        }
    }
    input.truncate(200000);
    return input;
}

void run(const QByteArray &input)
{
    // What is being run survives a crash here.
    static const QString keep = qEnvironmentVariable("STEWARD_FUZZ_KEEP");
    if (!keep.isEmpty()) {
        QFile file(keep);
        if (file.open(QIODevice::WriteOnly))
            file.write(input);
    }
    // An exact copy on the heap, so that the address sanitizer sees a byte too far.
    const auto exact = std::make_unique<uint8_t[]>(size_t(input.size()));
    std::copy(input.begin(), input.end(), exact.get());
    LLVMFuzzerTestOneInput(exact.get(), size_t(input.size()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && QFile::exists(QString::fromLocal8Bit(argv[1]))) {
        QFile file(QString::fromLocal8Bit(argv[1]));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        run(file.readAll());
        return 0;
    }
    const int seconds = argc > 1 ? QByteArray(argv[1]).toInt() : 2;
    const quint32 seed = argc > 2 ? QByteArray(argv[2]).toUInt() : QRandomGenerator::system()->generate();
    std::printf("seed %u, %d s\n", seed, seconds);
    std::fflush(stdout);
    QList<QByteArray> inputs = fuzzSeeds();
    for (const QByteArray &input : std::as_const(inputs))
        run(input);
    QRandomGenerator random(seed);
    QElapsedTimer clock;
    clock.start();
    qint64 runs = 0;
    for (; clock.elapsed() < seconds * 1000; ++runs) {
        const QByteArray input = mutated(inputs.at(random.bounded(int(inputs.size()))), inputs, random);
        run(input);
        if (random.bounded(50) == 0 && inputs.size() < 500)
            inputs << input;
    }
    std::printf("%lld runs\n", runs);
    return 0;
}
