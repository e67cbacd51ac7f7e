#include "models/schema/salesforceid.h"

using namespace Qt::Literals::StringLiterals;

QString toId18(const QString &id)
{
    if (id.size() != 15 && id.size() != 18)
        return {};
    for (const QChar c : id) {
        if (c.unicode() > 0x7f || !c.isLetterOrNumber())
            return {};
    }
    static constexpr char16_t alphabet[] = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    QString whole = id.left(15);
    for (int block = 0; block < 3; ++block) {
        int bits = 0;
        for (int i = 0; i < 5; ++i) {
            if (id.at(block * 5 + i).isUpper())
                bits |= 1 << i;
        }
        whole += QChar(alphabet[bits]);
    }
    if (id.size() == 18 && id.right(3).toUpper() != whole.right(3))
        return {}; // a mistyped id, not a Salesforce one
    return whole;
}
