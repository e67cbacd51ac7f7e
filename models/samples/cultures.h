#pragma once

#include "models/samples/culture.h"

using namespace Qt::Literals::StringLiterals;

// One function per language; `cultures()` lists them.
namespace Cultures {

inline QStringList words(QStringView text, QChar separator = u'|')
{
    return text.toString().split(separator);
}

Culture english();
Culture german();
Culture french();
Culture spanish();
Culture polish();
Culture nordic();
Culture turkish();
Culture japanese();
Culture chinese();
Culture korean();
Culture arabic();
Culture hebrew();
Culture russian();
Culture greek();
Culture hindi();

}
