#include "models/lists/healthbookmodel.h"

#include "models/schema/datewords.h"
#include "models/schema/values.h"

QString healthWords(const QString &tone, int score, const QLocale &locale)
{
    const QString word = tone == u"good" ? HealthBookModel::tr("Healthy") : tone == u"watch" ? HealthBookModel::tr("Watch") : tone == u"risk" ? HealthBookModel::tr("At risk") : HealthBookModel::tr("Not scored");
    //: A state of health and its score: "At risk · 48".
    return score < 0 ? word : HealthBookModel::tr("%1 · %2").arg(word, locale.toString(score));
}

void HealthBookModel::setBook(const HealthBook &book, const QLocale &locale)
{
    beginResetModel();
    m_book = book;
    m_locale = locale;
    m_ranks = rankHealth(m_book, m_book.profiles);
    endResetModel();
}

void HealthBookModel::setProfiles(const QList<HealthProfile> &profiles)
{
    Q_ASSERT(profiles.size() == m_book.profiles.size());
    m_ranks = rankHealth(m_book, profiles);
    if (!m_ranks.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_ranks.size()) - 1, ColumnCount - 1));
}

int HealthBookModel::moved() const
{
    return int(std::count_if(m_ranks.cbegin(), m_ranks.cend(), [this](const HealthRank &rank) { return rank.tone != m_book.rows.at(rank.row).computed.tone; }));
}

int HealthBookModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ranks.size());
}

int HealthBookModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString HealthBookModel::textAt(int row, int column) const
{
    const HealthRank &rank = m_ranks.at(row);
    const HealthRow &health = at(row);
    switch (column) {
    case Rank:
        return m_locale.toString(row + 1);
    case Customer:
        return health.name;
    case Health:
        return healthWords(rank.tone, rank.score, m_locale);
    case Week:
        return health.before < 0 || health.computed.score < 0 ? QString() : HealthRules::signedText(health.computed.score - health.before, m_locale);
    case WhatIf:
        return rank.score < 0 || health.computed.score < 0 || rank.score == health.computed.score ? QString() : HealthRules::signedText(rank.score - health.computed.score, m_locale);
    case InForce: {
        const QString words = healthWords(HealthRules::toneOf(health.rating), health.score, m_locale);
        return health.overridden ? tr("%1, by hand").arg(words) : words;
    }
    case Profile:
        return m_book.profiles.at(health.profile).name;
    case Arr:
        return health.arr > 0 ? displayText({.type = FieldType::Currency}, health.arr, m_locale, health.currency) : QString();
    case Renewal:
        return displayText({.type = FieldType::Date}, health.renewal, m_locale);
    default:
        return {};
    }
}

QVariant HealthBookModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textAt(index.row(), index.column());
    case Qt::ToolTipRole:
        if (index.column() == InForce && at(index.row()).overridden)
            return tr("Until %1: %2").arg(displayText({.type = FieldType::Date}, at(index.row()).until, m_locale), at(index.row()).reason);
        return index.column() == Customer ? QVariant(at(index.row()).name) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Rank || index.column() == Week || index.column() == WhatIf || index.column() == Arr;
        return int((number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    }
    case ToneRole:
        return index.column() == InForce ? HealthRules::toneOf(at(index.row()).rating) : m_ranks.at(index.row()).tone;
    default:
        return {};
    }
}

QVariant HealthBookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Rank || section == Week || section == WhatIf || section == Arr;
        return int((number ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank:
        return tr("Rank");
    case Customer:
        return tr("Customer");
    case Health:
        return tr("Computed");
    case Week:
        //: How much the score moved since last week.
        return tr("Week");
    case WhatIf:
        return tr("What If");
    case InForce:
        return tr("On the Account");
    case Profile:
        return tr("Profile");
    case Arr:
        return tr("ARR");
    default:
        return tr("Renewal");
    }
}
