#pragma once

#include <QStringList>

/// Chance that falls the same way for the same seed, on every machine and with every library.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 to `count` - 1.
    int below(int count) { return count < 2 ? 0 : int(next() % quint64(count)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    double real() { return double(next() >> 11) / double(1ULL << 53); }
    bool chance(double probability) { return real() < probability; }
    const QString &pick(const QStringList &words) { return words.at(below(int(words.size()))); }

private:
    quint64 m_state;
};
