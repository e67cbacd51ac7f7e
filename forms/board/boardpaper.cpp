#include "forms/board/boardpaper.h"

#include "forms/reports/pageflow.h"
#include "models/schema/values.h"

#include <QWidget>

namespace {

/// One board being read and laid out.
struct Laying {
    RecordStore &store;
    BoardPaper::Content content;
    QWidget *owner;
    std::function<void(const ReviewPages &pages)> use;
    QList<RowBlock> cards = {};

    ReviewTable cardsOf(int place) const
    {
        ReviewTable table;
        const ObjectType &type = *store.schema().type(content.parts.at(place).query.object);
        for (const QString &name : content.card) {
            const Field *field = type.field(name);
            table.columns.append({.label = labelOf(*field), .weight = name == type.nameField ? 3 : 2, .numbers = field->isNumber()});
        }
        const RowBlock &block = cards.at(place);
        for (const Record &record : block.records) {
            QStringList row;
            for (const QString &name : content.card)
                row << displayText(*type.field(name), record.value(name), owner->locale(), record.text(u"CurrencyIsoCode"_s), block.titles);
            table.rows << row;
        }
        return table;
    }

    ReviewPages pages() const
    {
        PageFlow flow(paperSize(ReviewPaper::A4), owner->isRightToLeft());
        flow.newPage(u"board"_s, content.title);
        flow.text(content.title, {.size = 18, .bold = true});
        flow.space(4);
        flow.text(content.line, {.size = 10, .color = page_color::weak});
        flow.space(10);
        flow.table(content.sums);
        for (int i = 0; i < content.parts.size(); ++i) {
            if (cards.at(i).records.isEmpty())
                continue;
            flow.space(14);
            flow.text(content.parts.at(i).name, {.size = 12, .bold = true});
            if (content.parts.at(i).count > cards.at(i).records.size())
                flow.text(QCoreApplication::translate("BoardPaper", "The first %1 of %2").arg(owner->locale().toString(cards.at(i).records.size()), owner->locale().toString(content.parts.at(i).count)), {.size = 9, .color = page_color::weak});
            flow.space(4);
            flow.table(cardsOf(i));
        }
        return flow.finish(content.title);
    }
};

void next(const std::shared_ptr<Laying> &laying)
{
    const int place = int(laying->cards.size());
    if (place == laying->content.parts.size())
        return laying->use(laying->pages());
    Query query = laying->content.parts.at(place).query;
    query.limit = BoardPaper::mostCards;
    whenReady(laying->store.listStart(query, laying->content.card + QStringList {u"CurrencyIsoCode"_s}, BoardPaper::mostCards), laying->owner, [laying](const Result<ListStart> &start) {
        laying->cards << (start ? start->rows : RowBlock {});
        next(laying);
    });
}

} // namespace

void BoardPaper::lay(RecordStore &store, const Content &content, QWidget *owner, std::function<void(const ReviewPages &pages)> use)
{
    next(std::make_shared<Laying>(Laying {.store = store, .content = content, .owner = owner, .use = std::move(use)}));
}
