#include "forms/home/todaycard.h"

#include "forms/look/theme.h"
#include "models/schema/objects/names.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

TodayCard::TodayCard(RecordStore &store, QWidget *parent)
    : HomeCard(u"calendar3"_s, u"event"_s, tr("Today"), parent)
    , m_store(store)
{
}

void TodayCard::show(const HomeFigures &figures, const QLocale &locale)
{
    clear();
    for (const TodayRow &row : figures.today)
        addItem(row, locale);
    if (figures.today.isEmpty())
        addEmpty(tr("Nothing is due today and nothing is overdue."));
    setLink(figures.overdue > 0 ? tr("View Overdue (%1)").arg(locale.toString(figures.overdue)) : QString());
}

QString TodayCard::detailOf(const TodayRow &row, const QLocale &locale) const
{
    QStringList words {TimelineWords::kindText(row.entry.kind)};
    if (row.overdue)
        words << tr("overdue since %1").arg(TimelineWords::fullDate(row.entry.date, locale));
    else if (row.entry.kind != u"event")
        words << tr("due today");
    if (!row.entry.location.isEmpty())
        words << row.entry.location;
    if (!row.entry.names.isEmpty())
        words << row.entry.names.mid(0, 2).join(u", "_s);
    if (!row.entry.whatTitle.isEmpty())
        words << row.entry.whatTitle;
    if (row.entry.ownerId && row.entry.ownerId != m_store.me() && !row.entry.owner.isEmpty())
        words << row.entry.owner;
    return words.join(u" · "_s);
}

void TodayCard::addItem(const TodayRow &row, const QLocale &locale)
{
    const Theme &theme = Theme::current();
    QWidget *line = addRow();
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(16, 6, 14, 6);
    layout->setSpacing(10);
    QLabel *time = makeLabel(row.time.isValid() ? locale.toString(row.time, QLocale::ShortFormat) : tr("Any time"), "value", line);
    time->setMinimumWidth(theme.scaled(74));
    layout->addWidget(time);
    layout->addWidget(new Tile(TimelineWords::kindIcon(row.entry.kind), TimelineWords::kindColor(row.entry.kind), 26, line));
    if (row.entry.kind != u"event") {
        auto *box = new QCheckBox(line);
        box->setAccessibleName(tr("Complete %1").arg(row.entry.title));
        box->setToolTip(tr("Complete"));
        connect(box, &QCheckBox::clicked, this, [this, id = row.entry.id, subject = row.entry.title] { complete(id, subject); });
        layout->addWidget(box);
    }
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    LinkButton *subject = makeStrongLink(row.entry.title, line);
    connect(subject, &LinkButton::followed, this, [this, id = row.entry.id](bool apart) { Q_EMIT openRecord(id, apart); });
    auto *detail = new ElidedLabel(detailOf(row, locale), line);
    detail->setProperty("role", row.overdue ? u"overdue"_s : u"meta"_s);
    texts->addWidget(subject, 0, Qt::AlignLeading);
    texts->addWidget(detail);
    layout->addLayout(texts, 1);
    QToolButton *menu = makeIconButton(u"chevron-down"_s, tr("Actions for %1").arg(row.entry.title), 24, {}, line);
    menu->setProperty("kind", u"boxed"_s);
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setMenu(makeMenu(row, menu));
    layout->addWidget(menu);
}

QMenu *TodayCard::makeMenu(const TodayRow &row, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const RecordId id = row.entry.id;
    const QString subject = row.entry.title;
    const RecordId about = row.entry.what ? row.entry.what : row.entry.people.value(0);
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT openRecord(id, false); });
    menu->addAction(tr("Open in New Tab"), this, [this, id] { Q_EMIT openRecord(id, true); });
    if (row.entry.what)
        menu->addAction(tr("Open %1").arg(escapedMnemonic(row.entry.whatTitle)), this, [this, what = row.entry.what] { Q_EMIT openRecord(what, false); });
    menu->addSeparator();
    if (row.entry.kind != u"event")
        menu->addAction(tr("Complete"), this, [this, id, subject] { complete(id, subject); });
    menu->addAction(tr("Follow Up with a Task"), this, [this, about] { Q_EMIT compose(u"newTask"_s, about); });
    menu->addAction(tr("Log a Call"), this, [this, about] { Q_EMIT logCall(about); });
    menu->addSeparator();
    menu->addAction(tr("Delete"), this, [this, id, subject] { remove(id, subject); });
    return menu;
}

void TodayCard::complete(RecordId id, const QString &subject)
{
    whenReady(setActivityDone(m_store, id, true, tr("Complete %1").arg(subject)), this, [this, subject](const Result<RecordId> &saved) {
        if (!saved)
            return Q_EMIT toast(saved.error().text, false);
        Q_EMIT toast(tr("“%1” is completed").arg(subject), true);
    });
}

void TodayCard::remove(RecordId id, const QString &subject)
{
    whenReady(m_store.remove({id}), this, [this, subject](const Result<int> &removed) {
        if (!removed)
            return Q_EMIT toast(removed.error().text, false);
        Q_EMIT toast(tr("“%1” is deleted").arg(subject), true);
    });
}
