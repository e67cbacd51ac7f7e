#include "forms/reports/referencepage.h"

#include "forms/reports/pageflow.h"

#include <QCoreApplication>

ReviewPages layOutReference(const ReviewDocument &sheet, const QString &type)
{
    const QSizeF lying = paperSize(ReviewPaper::A4);
    const bool isInternal = sheet.audience == ReviewAudience::Internal;
    const QColor color = isInternal ? page_color::watch : page_color::accent;
    PageFlow flow(lying.transposed(), sheet.rightToLeft);
    flow.newPage(u"sheet"_s, sheet.customer);
    flow.band(color, flow.height() * 0.09);
    flow.label(isInternal ? QCoreApplication::translate("ReferencePage", "Internal copy") : type, color);
    flow.space(4);
    flow.text(sheet.customer, {.size = sheet.customer.size() > 40 ? 20.0 : 28.0, .bold = true, .mostLines = 2});
    flow.text(isInternal ? QCoreApplication::translate("ReferencePage", "%1 · %2").arg(type, sheet.quarter) : sheet.quarter, {.size = 10, .color = page_color::weak});
    bool first = true;
    for (const ReviewSection &section : sheet.sections) {
        flow.space(first ? 8 : 12);
        if (!first)
            flow.text(section.title, {.size = 13, .bold = true, .color = color});
        // The story is what a reader should remember.
        flow.text(section.message, {.size = first && section.message.size() < 400 ? 17.0 : 11.0, .mostLines = 14});
        for (const QString &point : section.points)
            flow.bullet(point);
        flow.space(6);
        for (const ReviewTable &table : section.tables)
            flow.table(table);
        first = false;
    }
    return flow.finish(QCoreApplication::translate("ReferencePage", "%1 · %2 · %3").arg(sheet.ownCompany.isEmpty() ? sheet.title : sheet.ownCompany, sheet.customer, sheet.quarter));
}
