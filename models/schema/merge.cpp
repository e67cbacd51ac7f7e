#include "models/schema/merge.h"

#include <algorithm>

namespace {

/// For each line of `a` the line of `b` that it is, or -1: a longest common subsequence.
QList<int> matches(const QStringList &a, const QStringList &b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    std::vector<int> length(size_t(n + 1) * size_t(m + 1), 0);
    const auto at = [&](int i, int j) -> int & { return length[size_t(i) * size_t(m + 1) + size_t(j)]; };
    for (int i = n - 1; i >= 0; --i) {
        for (int j = m - 1; j >= 0; --j)
            at(i, j) = a.at(i) == b.at(j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    QList<int> found(n, -1);
    for (int i = 0, j = 0; i < n && j < m;) {
        if (a.at(i) == b.at(j))
            found[i++] = j++;
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return found;
}

QString lineEnds(QString text)
{
    return text.replace(u"\r\n"_s, u"\n"_s);
}

} // namespace

std::optional<QString> mergeLines(const QString &base, const QString &local, const QString &remote)
{
    const QStringList b = lineEnds(base).split(u'\n');
    const QStringList l = lineEnds(local).split(u'\n');
    const QStringList r = lineEnds(remote).split(u'\n');
    // The table of a comparison is as large as the product of the lines.
    constexpr qsizetype most = 2000;
    if (b.size() > most || l.size() > most || r.size() > most)
        return std::nullopt;
    const QList<int> inLocal = matches(b, l);
    const QList<int> inRemote = matches(b, r);
    QStringList merged;
    qsizetype i = 0;
    qsizetype atLocal = 0;
    qsizetype atRemote = 0;
    while (true) {
        // Up to the next line that all three have, at most one side may differ from the base.
        qsizetype next = i;
        while (next < b.size() && (inLocal.at(next) < 0 || inRemote.at(next) < 0))
            ++next;
        const qsizetype endLocal = next < b.size() ? inLocal.at(next) : l.size();
        const qsizetype endRemote = next < b.size() ? inRemote.at(next) : r.size();
        const QStringList was = b.mid(i, next - i);
        const QStringList mine = l.mid(atLocal, endLocal - atLocal);
        const QStringList theirs = r.mid(atRemote, endRemote - atRemote);
        if (mine != was && theirs != was && mine != theirs)
            return std::nullopt;
        merged += mine == was ? theirs : mine;
        if (next == b.size())
            return merged.join(u'\n');
        merged << b.at(next);
        i = next + 1;
        atLocal = endLocal + 1;
        atRemote = endRemote + 1;
    }
}

QString comparable(const Field &field, const QString &text)
{
    switch (field.type) {
    case FieldType::MultiPicklist: {
        QStringList parts = text.split(u';', Qt::SkipEmptyParts);
        for (QString &part : parts)
            part = part.trimmed();
        parts.sort();
        parts.removeDuplicates();
        return parts.join(u';');
    }
    case FieldType::CheckBox:
        return text == u"true" ? text : u"false"_s;
    case FieldType::DateTime:
        return text.left(19); // yyyy-MM-ddTHH:mm:ss
    default:
        return lineEnds(text).trimmed();
    }
}

FieldMerge mergeField(const Field &field, const QString &base, const QString &local, const QString &remote)
{
    const QString b = comparable(field, base);
    const QString l = comparable(field, local);
    const QString r = comparable(field, remote);
    if (l == r || r == b)
        return {local};
    if (l == b)
        return {remote};
    if (field.type == FieldType::LongText) {
        if (const std::optional<QString> merged = mergeLines(base, local, remote))
            return {*merged};
    }
    return {local, true};
}
