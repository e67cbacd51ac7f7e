#include "forms/record/linksdialog.h"

#include "forms/look/theme.h"
#include "forms/look/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

static const QString keptUnder = u"links"_s;

QFuture<QString> LinksDialog::kept(RecordStore &store)
{
    return store.fact(keptUnder);
}

QList<LinkTemplate> LinksDialog::read(const QString &kept)
{
    return linkTemplatesFrom(kept.toUtf8()).value_or(defaultLinkTemplates());
}

LinksDialog::LinksDialog(RecordStore &store, const ObjectType &type, const QList<LinkTemplate> &all, QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr)
    , m_store(store)
    , m_type(type)
    , m_all(all)
    , m_notice(new Notice(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const QString title = tr("Links of %1").arg(translated(type.pluralLabel));
    setWindowTitle(title);
    auto *sheet = new QWidget;
    sheet->setObjectName(u"sheet"_s);
    sheet->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(10);
    column->addWidget(makeLabel(title, "pageTitle", sheet));
    QLabel *hint = makeLabel(tr("Write a field's name or label in braces, and each record fills it in: {%1}").arg(labelOf(*type.field(type.nameField))), "hint", sheet);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(m_notice);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(8);
    column->addLayout(m_rows);
    QPushButton *add = makeButton(tr("Add Link"), "neutral", u"plus-lg"_s, sheet);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({m_type.name, {}, u"https://"_s});
        m_boxes.last().label->setFocus(Qt::OtherFocusReason);
    });
    column->addWidget(add, 0, Qt::AlignLeading);
    column->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidget(sheet);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    layout->addWidget(makeFooter());
    for (const LinkTemplate &link : all) {
        if (link.object == type.name)
            addRow(link);
    }
    resize(Theme::current().scaled(760), Theme::current().scaled(420));
    (m_boxes.isEmpty() ? static_cast<QWidget *>(add) : m_boxes.first().label)->setFocus(Qt::OtherFocusReason);
}

void LinksDialog::addRow(const LinkTemplate &link)
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto input = [&](const QString &words, const QString &text, int stretch) {
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        QLabel *label = makeLabel(words, "fieldLabel", box);
        auto *line = new QLineEdit(text, box);
        line->setAccessibleName(words);
        label->setBuddy(line);
        column->addWidget(label);
        column->addWidget(line);
        row->addLayout(column, stretch);
        return line;
    };
    QLineEdit *label = input(tr("Link Name"), link.label, 2);
    QLineEdit *address = input(tr("Address"), link.address, 5);
    QToolButton *remove = makeIconButton(u"x-lg"_s, tr("Remove Link"), 32, {}, box);
    remove->setAccessibleDescription(link.label);
    row->addWidget(remove, 0, Qt::AlignBottom);
    connect(remove, &QToolButton::clicked, this, [this, box] { removeRow(box); });
    m_rows->addWidget(box);
    box->show(); // at once, so that the keyboard can go into it
    m_boxes << Row {box, label, address};
}

void LinksDialog::removeRow(QWidget *box)
{
    m_boxes.removeIf([box](const Row &row) { return row.box == box; });
    box->hide();
    box->deleteLater();
}

QWidget *LinksDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    footer->setObjectName(u"sheetFooter"_s);
    footer->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    QPushButton *cancel = makeButton(tr("Cancel"), "neutral", {}, footer);
    QPushButton *keep = makeButton(tr("Save"), "brand", {}, footer);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(keep);
    connect(cancel, &QPushButton::clicked, this, &LinksDialog::reject);
    connect(keep, &QPushButton::clicked, this, &LinksDialog::save);
    return footer;
}

void LinksDialog::save()
{
    QList<LinkTemplate> all = m_all;
    all.removeIf([this](const LinkTemplate &link) { return link.object == m_type.name; });
    for (const Row &row : std::as_const(m_boxes)) {
        const LinkTemplate link {m_type.name, row.label->text().trimmed(), row.address->text().trimmed()};
        if (const QString problem = linkProblem(link, m_type); !problem.isEmpty()) {
            m_notice->show(problem);
            return (link.label.isEmpty() ? row.label : row.address)->setFocus(Qt::OtherFocusReason);
        }
        all << link;
    }
    whenReady(m_store.setFact(keptUnder, QString::fromUtf8(toJson(all))), this, [this, all](const Result<> &done) {
        if (!done)
            return m_notice->show(done.error().text);
        Q_EMIT saved(all);
        accept();
    });
}
