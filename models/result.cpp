#include "models/result.h"

QString kindName(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NotFound: return u"not-found"_s;
    case Error::Kind::Invalid: return u"invalid"_s;
    case Error::Kind::BadInput: return u"bad-input"_s;
    case Error::Kind::Busy: return u"busy"_s;
    case Error::Kind::NewerVersion: return u"newer-version"_s;
    case Error::Kind::Damaged: return u"damaged"_s;
    case Error::Kind::ReadOnly: return u"read-only"_s;
    case Error::Kind::DiskFull: return u"disk-full"_s;
    case Error::Kind::Io: return u"io"_s;
    case Error::Kind::Cancelled: return u"cancelled"_s;
    case Error::Kind::Conflict: return u"conflict"_s;
    }
    Q_UNREACHABLE();
}
