#include "forms/record/pathbar.h"

#include "forms/look/theme.h"
#include "forms/record/fieldview.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

static constexpr int tip = 11; ///< how far a chevron's point stands out
static constexpr int gap = 4; ///< between two chevrons

PathStep::PathStep(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void PathStep::setStage(const QString &name, State state, int number, int count)
{
    m_name = name;
    m_state = state;
    m_first = number == 1;
    m_last = number == count;
    setAccessibleName(name);
    const QString place = state == State::Done ? tr("Stage %1 of %2, complete") : state == State::Current ? tr("Stage %1 of %2, current") : tr("Stage %1 of %2, to come");
    setAccessibleDescription(place.arg(number).arg(count));
    setToolTip(name);
    update();
}

void PathStep::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

QSize PathStep::sizeHint() const
{
    const Theme &theme = Theme::current();
    return {theme.scaled(56), std::max(theme.scaled(32), fontMetrics().height() + theme.scaled(12))};
}

QPainterPath PathStep::shape() const
{
    const qreal point = Theme::current().scaled(tip);
    const QRectF box = rect();
    const qreal middle = box.height() / 2;
    QPainterPath path;
    path.moveTo(m_first ? middle : 0, 0);
    path.lineTo(m_last ? box.right() - middle : box.right() - point, 0);
    if (m_last)
        path.arcTo(QRectF(box.right() - box.height(), 0, box.height(), box.height()), 90, -180);
    else
        path.lineTo(box.right(), middle);
    path.lineTo(m_last ? box.right() - middle : box.right() - point, box.height());
    path.lineTo(m_first ? middle : 0, box.height());
    if (m_first)
        path.arcTo(QRectF(0, 0, box.height(), box.height()), 270, -180);
    else
        path.lineTo(point, middle);
    path.closeSubpath();
    if (layoutDirection() == Qt::LeftToRight)
        return path;
    return QTransform(-1, 0, 0, 1, box.width(), 0).map(path);
}

bool PathStep::hitButton(const QPoint &place) const
{
    return shape().contains(place);
}

void PathStep::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ahead = m_state == State::ToCome;
    const QColor ground = theme.color(m_state == State::Done ? u"pathDone"_s : ahead ? u"pathTodo"_s : u"pathCurrent"_s);
    const QColor ink = theme.color(ahead ? u"text"_s : u"onAccent"_s);
    QPainterPath outline = shape();
    painter.fillPath(outline, underMouse() && isEnabled() ? (theme.isDark() ? ground.lighter(112) : ground.darker(ahead ? 104 : 112)) : ground);
    if (hasFocus() || m_chosen) {
        painter.save();
        painter.setClipPath(outline);
        painter.strokePath(outline, QPen(hasFocus() ? (ahead ? theme.color(u"focus"_s) : ink) : theme.color(ahead ? u"borderStrong"_s : u"onAccent"_s), hasFocus() ? 5 : 3));
        painter.restore();
    }
    const int point = theme.scaled(tip);
    const QRect words = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(m_first ? 10 : point + 4, 0, -point - 2, 0));
    if (m_state == State::Done) {
        const int side = theme.scaled(16);
        const QPixmap tick = iconPixmap(u"check-lg"_s, ink, side, devicePixelRatioF());
        painter.drawPixmap(words.center().x() - side / 2, (height() - side) / 2, tick);
        return;
    }
    painter.setFont(theme.font(1.0, m_state == State::Current ? QFont::DemiBold : QFont::Normal));
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignCenter, painter.fontMetrics().elidedText(m_name, Qt::ElideRight, words.width()));
}

PathBar::PathBar(const ObjectType &type, QWidget *parent)
    : Card(parent)
    , m_type(type)
    , m_open(openStages(type))
    , m_ends(endStages(type))
    , m_row(new QWidget(this))
    , m_mark(makeButton({}, "brand", u"check-lg"_s, this))
    , m_panel(makePanel())
{
    const Theme &theme = Theme::current();
    if (const Field *field = type.field(type.path.field))
        m_label = labelOf(*field);
    m_row->setAccessibleName(m_label);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(theme.scaled(14), theme.scaled(8), theme.scaled(14), theme.scaled(8));
    line->setSpacing(theme.scaled(14));
    line->addWidget(m_row, 1);
    line->addWidget(m_mark);
    body()->addLayout(line);
    body()->addWidget(m_panel);
    m_panel->hide();
    connect(m_mark, &QPushButton::clicked, this, &PathBar::mark);
    m_row->installEventFilter(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QWidget *PathBar::makePanel()
{
    const Theme &theme = Theme::current();
    auto *panel = new QWidget(this);
    auto *columns = new QHBoxLayout(panel);
    columns->setContentsMargins(theme.scaled(16), 0, theme.scaled(16), theme.scaled(12));
    columns->setSpacing(theme.scaled(32));
    auto *left = new QVBoxLayout;
    m_fieldsTitle = makeLabel(tr("Key Fields"), "cardTitle", panel);
    m_fields = new QGridLayout;
    m_fields->setHorizontalSpacing(theme.scaled(20));
    m_fields->setVerticalSpacing(0);
    m_fieldsTitle->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    left->addWidget(m_fieldsTitle);
    left->addLayout(m_fields);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    QLabel *title = makeLabel(tr("Guidance"), "cardTitle", panel);
    title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    right->addWidget(title);
    m_guidance = makeLabel({}, "value", panel);
    m_guidance->setWordWrap(true);
    m_guidance->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    right->addWidget(m_guidance, 1);
    columns->addLayout(left, 60);
    columns->addLayout(right, 40);
    return panel;
}

const Choice *PathBar::choiceAt(int step) const
{
    if (step >= 0 && step < m_open.size())
        return &m_open.at(step);
    if (!isEnd(step))
        return nullptr;
    for (const Choice &end : m_ends) {
        if (end.value == m_shown.record.text(m_type.path.field) || m_ends.size() == 1)
            return &end;
    }
    return nullptr;
}

QString PathBar::stageAt(int step) const
{
    const Choice *choice = choiceAt(step);
    return choice ? choice->value : QString();
}

void PathBar::show(const ShownRecord &shown)
{
    m_shown = shown;
    const Field *field = shown.type->field(m_type.path.field);
    const QString value = shown.record.text(m_type.path.field);
    // What came from elsewhere may stand at a stage that is not declared: it is shown, as the one before the end.
    const bool known = value.isEmpty() || field->choice(value);
    m_open.removeIf([this](const Choice &choice) { return choice.value == m_unknown && !m_unknown.isEmpty(); });
    m_unknown = known ? QString() : value;
    if (!known)
        m_open.append({.value = value});
    const int count = int(m_open.size()) + (m_ends.isEmpty() ? 0 : 1);
    while (m_steps.size() > count)
        delete m_steps.takeLast();
    while (m_steps.size() < count) {
        auto *step = new PathStep(m_row);
        connect(step, &PathStep::clicked, this, [this, step] {
            const int place = int(m_steps.indexOf(step));
            place == m_chosen ? fold() : choose(place);
        });
        step->installEventFilter(this);
        step->show();
        m_steps << step;
    }
    m_current = -1;
    for (int i = 0; i < count; ++i) {
        if (stageAt(i) == value && !value.isEmpty())
            m_current = i;
    }
    for (int i = 0; i < count; ++i) {
        const Choice *choice = choiceAt(i);
        const QString name = choice ? labelOf(*field, *choice) : tr("Closed");
        m_steps.at(i)->setStage(name, i < m_current ? PathStep::State::Done : i == m_current ? PathStep::State::Current : PathStep::State::ToCome, i + 1, count);
    }
    arrange();
    updateButton();
    if (m_chosen >= 0)
        showPanel();
}

void PathBar::arrange()
{
    if (m_steps.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const int high = m_steps.first()->sizeHint().height();
    m_row->setMinimumHeight(high);
    // Every chevron reaches with its point into the next one, and leaves a gap. Where there is little room, those with a tick give theirs.
    const int overlap = theme.scaled(tip) - gap;
    const qsizetype count = m_steps.size();
    const double room = m_row->width() + overlap * double(count - 1);
    const auto done = std::count_if(m_steps.begin(), m_steps.end(), [](const PathStep *step) { return step->state() == PathStep::State::Done; });
    const double even = room / double(count);
    const bool tight = even < theme.scaled(110) && done < count;
    const double ticked = tight ? std::min(even, double(theme.scaled(48))) : even;
    const double named = tight ? (room - ticked * double(done)) / double(count - done) : even;
    double x = 0;
    for (PathStep *step : std::as_const(m_steps)) {
        const double wide = step->state() == PathStep::State::Done ? ticked : named;
        step->setGeometry(QStyle::visualRect(layoutDirection(), m_row->rect(), QRect(int(x), 0, int(wide), high)));
        x += wide - overlap;
    }
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
}

void PathBar::choose(int step)
{
    if (step < 0 || step >= m_steps.size())
        return;
    m_chosen = step;
    for (int i = 0; i < m_steps.size(); ++i)
        m_steps.at(i)->setChosen(i == step);
    m_steps.at(step)->setFocus(Qt::OtherFocusReason);
    showPanel();
    updateButton();
}

void PathBar::fold()
{
    m_chosen = -1;
    for (PathStep *step : std::as_const(m_steps))
        step->setChosen(false);
    m_panel->hide();
    updateButton();
}

void PathBar::showPanel()
{
    const Choice *choice = choiceAt(m_chosen);
    const QString stage = stageAt(m_chosen);
    QString words = choice && !choice->help.isEmpty() ? translated(choice->help) : QString();
    if (!choice) {
        QStringList lines;
        const Field *field = m_shown.type->field(m_type.path.field);
        for (const Choice &end : std::as_const(m_ends)) {
            //: %1 is an outcome, %2 what it means.
            lines << (end.help.isEmpty() ? labelOf(*field, end) : tr("%1: %2").arg(labelOf(*field, end), translated(end.help)));
        }
        words = lines.join(u'\n');
    }
    m_guidance->setText(words.isEmpty() ? tr("Nothing is asked for at this stage.") : words);
    if (m_panelStage != stage || m_views.isEmpty()) {
        qDeleteAll(m_views);
        m_views.clear();
        m_panelStage = stage;
        for (const QString &name : m_type.path.fieldsAt(stage)) {
            const Field *field = m_shown.type->field(name);
            if (!field)
                continue;
            auto *view = new FieldView(*m_shown.type, *field, m_panel);
            connect(view, &FieldView::editRequested, this, &PathBar::editRequested);
            connect(view, &FieldView::openRecord, this, &PathBar::openRecord);
            m_fields->addWidget(view, int(m_views.size() / 2), int(m_views.size() % 2));
            m_views << view;
        }
    }
    for (FieldView *view : std::as_const(m_views))
        view->show(m_shown);
    m_fieldsTitle->setVisible(!m_views.isEmpty());
    m_panel->show();
}

/// What the button does: the current stage is done with, or the chosen one is where the record stands.
void PathBar::updateButton()
{
    const int last = int(m_steps.size()) - 1;
    const bool closed = isEnd(m_current);
    const int wanted = m_chosen >= 0 && m_chosen != m_current ? m_chosen : -1;
    QString words = tr("Mark Stage as Complete");
    if (isEnd(wanted) || (wanted < 0 && closed))
        words = m_ends.size() > 1 ? tr("Select Outcome…") : tr("Mark as Complete");
    else if (wanted >= 0 || m_current < 0)
        words = tr("Mark as Current Stage");
    m_mark->setText(words);
    m_mark->setAccessibleName(words);
    const bool done = wanted < 0 && ((closed && m_ends.size() == 1) || (m_current == last && m_ends.isEmpty()));
    m_mark->setEnabled(!m_steps.isEmpty() && !done);
}

void PathBar::mark()
{
    if (!m_mark->isEnabled())
        return;
    const int wanted = m_chosen >= 0 && m_chosen != m_current ? m_chosen : isEnd(m_current) ? m_current : m_current + 1;
    if (isEnd(wanted) && m_ends.size() > 1)
        return askForEnd();
    if (const QString stage = stageAt(wanted); !stage.isEmpty())
        Q_EMIT markAsked(stage);
}

/// The last stage asks for its outcome.
void PathBar::askForEnd()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Select Outcome…"));
    const Field *field = m_shown.type->field(m_type.path.field);
    for (const Choice &end : std::as_const(m_ends)) {
        QAction *action = menu->addAction(escapedMnemonic(labelOf(*field, end)), this, [this, stage = end.value] { Q_EMIT markAsked(stage); });
        action->setToolTip(translated(end.help));
        action->setEnabled(end.value != m_shown.record.text(m_type.path.field));
    }
    menu->setToolTipsVisible(true);
    menu->popup(m_mark->mapToGlobal(m_mark->rect().bottomLeft()));
}

bool PathBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_row && event->type() == QEvent::Resize)
        arrange();
    auto *step = qobject_cast<PathStep *>(watched);
    if (!step || event->type() != QEvent::KeyPress)
        return Card::eventFilter(watched, event);
    const int place = int(m_steps.indexOf(step));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        choose(place + ((static_cast<QKeyEvent *>(event)->key() == Qt::Key_Right) != mirrored ? 1 : -1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (place != m_chosen)
            choose(place);
        mark();
        return true;
    case Qt::Key_Escape:
        if (m_chosen < 0)
            return false;
        fold();
        return true;
    default:
        return false;
    }
}
