#pragma once

#include "models/schema/field.h"
#include "models/schema/record.h"

#include <QLocale>

#include <functional>

/// What rules may ask of the world: the day, the person, and fields of linked records. Handed in, so tests choose it.
struct RuleContext {
    QDate today;
    QDateTime now;
    RecordId me = 0; ///< the User who works here
    /// A field of another record; an invalid QVariant if there is none. Never called with id 0.
    std::function<QVariant(RecordId id, const QString &field)> fieldOf = {};
    /// The living records of an object whose lookup `field` points to `target`, oldest first, at most 200.
    std::function<QList<RecordId>(int object, const QString &field, RecordId target)> childrenOf = {};
    int fiscalStart = 1; ///< the month in which the company's own year begins; known in storage only, as `fieldOf`
    bool brought = false; ///< the values come from elsewhere (import, sync, move): who said them, and when, is not known here
};

/// The answer to a question about a record that is asked anew each day and never stored: yesterday's may be wrong today.
struct Verdict {
    QString text = {}; ///< "Usable today"; empty: there is nothing to say
    QString tone = {}; ///< as of a pill
    QStringList reasons = {}; ///< one sentence each
};

/// A check box by which somebody agrees, with who and when: filled when it is ticked, unless they are said, and emptied when it is
/// unticked. A file of the record may be its evidence.
struct Approval {
    QString field; ///< the check box
    QString by; ///< lookup
    QString on; ///< date
    QString defaultBy = {}; ///< the lookup whose record is taken to have said it; empty: the User who works here
};

/// One section of the details and of the form: a heading and its fields, in order, in two columns.
struct Section {
    QString label;
    QStringList fields;
};

/// A smaller form for one job ("Log a Call"): exactly these fields in this order, and values that are set without being shown.
struct QuickForm {
    QString name; ///< "logACall"
    QString label; ///< its title and button: "Log a Call"
    QStringList fields;
    QHash<QString, QVariant> presets = {};
    /// Whether the presets apply to this new record; nullptr: always.
    bool (*presetsApply)(const Record &record, const RuleContext &context) = nullptr;
    QStringList required = {}; ///< starred here in addition to the object's own
    QStringList wide = {}; ///< take a whole row; others share one, but for types that need it (long text, several people)
    QString icon = {};
    QString color = {}; ///< of tokens.json "object"
    bool changes = false; ///< for a record that is there: it need not ask for all that a new one needs
    QString savedWords = {}; ///< what a person reads after a save: "Call logged"; empty: "Contact saved"
};

/// A list of children shown on a record's page: the quick link, its hover card and its card under "Related".
struct RelatedList {
    QString object; ///< name of the child's ObjectType
    QString field; ///< the child's lookup that points here
    QString label = {}; ///< empty: the child's plural label
    QStringList columns = {}; ///< of the card; empty: the child's list columns
    QString sortField = {};
    bool descending = true;
    QString newForm = {}; ///< the child's QuickForm behind the button; empty: "New" and the full form
    QString secondForm = {}; ///< a further button (New Task beside Log a Call)
    /// Only children that hold one of these values in each of these fields; a check box is `false` where it holds nothing. Empty: all.
    QList<std::pair<QString, QVariantList>> only = {};
    QStringList editable = {}; ///< columns that are edited in the table itself
    QString panel = {}; ///< the panel of the page that shows and makes them instead: they have no quick link and no card

    bool takes(const Record &child) const;
};

/// A word shown beside a record's name wherever it is picked: "Email Opt-Out", "Open risk · $310,000".
struct Badge {
    QString field; ///< shown while this check box is ticked, or while this number is there; a number above 0 stands behind the label
    QString label;
    QString tone; ///< "warning", "error", "info"
};

/// A badge of one record as people see it.
struct ShownBadge {
    QString text;
    QString tone;
};

/// A number of this object that is the sum over its open children. Storage keeps it as children change, whatever changed them (a form,
/// an import, undo, the bin), so lists read it like any other field. It is nobody's edit: no history, never sent. Empty: no open child.
struct Summary {
    QString field; ///< read-only number of this object
    QString object; ///< name of the child's ObjectType
    QString link; ///< the child's lookup that points here
    QString sum; ///< the child's number
    QString closed; ///< the child's check box that ends its part
};

/// What one stage of a path asks for: the fields that matter while a record stands there. Its guidance is the choice's help.
struct PathStage {
    QString value;
    QStringList fields;
};

/// The stages that a record walks through: chevrons under its header, columns of a board. They are the choices of a picklist in their
/// order; closed choices are the end, and several of them are the outcomes between which one decides there.
struct Path {
    QString field = {}; ///< empty: the object has no path
    QList<PathStage> stages = {}; ///< those that ask for something
    QStringList open = {}; ///< the order of the open stages, where it is not the picklist's
    QStringList fieldsAt(const QString &stage) const;
};

/// A board of all such records: a column for each stage of the path, records as cards that one moves from stage to stage.
struct Board {
    QString key = {}; ///< of its page: "pipeline"; never changed. Empty: the object has no board
    QString label = {}; ///< "Pipeline"
    QString icon = {};
    QString amount = {}; ///< currency that the columns add up
    QString weight = {}; ///< percent by which it is weighted; empty: plain sums only
    QString date = {}; ///< the day by which one narrows the board; cards stand in its order
    QStringList card = {}; ///< what a card says: title first
};

/// Records between two axes, as a matrix of cells: bands of an amount, and a level that a person gives by moving a record.
struct Matrix {
    QString key = {}; ///< of its page: "segmentation"; never changed. Empty: the object has no matrix
    QString label = {};
    QString icon = {};
    QString amount = {}; ///< currency; records without it, or with nothing, stand in no cell
    QList<double> bands = {}; ///< where the bands begin, ascending; the first reaches down to 0
    QString level = {}; ///< picklist: one column for each choice, and one for records without
    QStringList card = {}; ///< what a row of a cell says: title first
};

/// A record of another kind that is called for while a field says so: a red account asks for a plan. The record's page says it in a strip.
struct Proposal {
    QString field; ///< a choice that holds one of `values`; a number above 0 where there are none
    QStringList values = {};
    QString object; ///< name of the kind that is called for
    QString link; ///< its lookup that points here
    QString closed; ///< its check box: nothing is proposed while an open one is there
    QString words; ///< one sentence: why
    QString button; ///< "Start Red-Account Plan"
};

/// Something one can do with chosen records beside what all objects offer. Pages and lists show `label` in their menus and hand
/// the chosen records to `runRecordAction` (forms/record/recordactions.h).
struct RecordAction {
    enum class Kind {
        Move, ///< to another record of `field`'s target, with everything that hangs on the moved ones (RecordStore::move)
        ChangeOwner, ///< to another User (`field`), with what hangs on the record and is the old owner's (RecordStore::changeOwner)
        GiveCodename, ///< the next free one, as the label of each chosen account (CodenameMode::give)
        Open, ///< a further page about the record: `name` is the word before its id in the page's key. On the record's own page only
    };
    QString name; ///< "moveToAccount"; also the key of its place in menus and settings
    QString label; ///< "Move to Account…"
    Kind kind = Kind::Move;
    QString field = {}; ///< the lookup it is about
    QString icon = {};
    bool button = false; ///< stands beside the menu of the record's header, not in it
};

/// The name of the action that gives records to another owner.
inline const QString changeOwnerAction = QStringLiteral("changeOwner");

/// Everything Steward knows about one kind of record. Declared once in models/schema/objects; no page, list or import has
/// code of its own for an object.
struct ObjectType {
    QString name; ///< the table: "Account"
    int code = 0; ///< 1..; part of every RecordId, never reused. Lower codes rank first in search
    QString label;
    QString pluralLabel;
    QString remoteName = {}; ///< Salesforce's object: "Task"
    QStringList keyPrefixes = {}; ///< first three characters of its Salesforce ids
    QStringList fileNames = {}; ///< further names under which an export may call it
    QString icon = {}; ///< Bootstrap icon
    QString color = {}; ///< key of tokens.json "object"
    QString nameField;
    QStringList subtitle = {}; ///< tells twins apart in search and lookups: first filled ones are shown
    QList<Field> fields;
    QList<Section> layout;
    QStringList listColumns;
    QString listSort = {};
    bool listDescending = false;
    QStringList highlights = {};
    QStringList newFields = {}; ///< what the New form shows; empty: the whole layout
    QList<QuickForm> quickForms = {};
    QList<RelatedList> related = {}; ///< their places are stored with their counts: new ones come at the end
    QStringList firstRelated = {}; ///< children people see first, in this order; the others follow as declared
    QList<Badge> badges = {};
    QList<Summary> summaries = {};
    QList<RecordAction> actions = {};
    QStringList panels = {}; ///< further tabs of its page, by their names in the table of panels (app/pages.cpp)
    Path path = {};
    Board board = {};
    Matrix matrix = {};
    QList<Proposal> proposals = {}; ///< the first that holds is shown
    bool isWho = false; ///< a person or company: searched in the index of names, ranked by id
    bool inNavigation = true;
    bool isActivity = false; ///< shown in timelines
    QString closedField = {}; ///< the check box that says that the work on a record is over
    QList<Approval> approvals = {};

    /// Fills a new record before it is shown: today's date, me as owner. Only empty fields are touched.
    void (*defaults)(Record &record, const RuleContext &context) = nullptr;
    /// Computes derived fields from the others. Runs on every save, import included.
    void (*derive)(Record &record, const RuleContext &context) = nullptr;
    /// Rules beyond `required` and the types' own form. Each problem names its field and how to put it right.
    QList<Problem> (*check)(const Record &record, const RuleContext &context) = nullptr;
    /// What the page says of the record at its top. Asks linked records, so storage answers it (models/storage/verdicts.h).
    Verdict (*verdict)(const Record &record, const RuleContext &context) = nullptr;

    const Field *field(const QString &fieldName) const;
    const QuickForm *quickForm(const QString &formName) const;
    const RecordAction *action(const QString &actionName) const;
    /// Places in `related` in the order people see them.
    QList<int> shownRelated() const;
    bool isSummary(const QString &fieldName) const;
    /// Set by Schema; not declared.
    QHash<QString, int> fieldIndex = {};
};

/// The stages of an object's path before its end, in order, and its ends. Empty for an object without a path.
QList<Choice> openStages(const ObjectType &type);
QList<Choice> endStages(const ObjectType &type);
/// A record of `type` with `presets`, the presets of the form (where they apply), then the object's `defaults`.
Record newRecord(const ObjectType &type, const RuleContext &context, const QuickForm *form = nullptr,
                 const QHash<QString, QVariant> &presets = {});
/// What a title typed into a lookup says about a record to be made: first and last name ("Ann Lee", "Lee, Ann"; one word alone is a
/// first name, because people search by it), or the name field.
QHash<QString, QVariant> presetsFromTitle(const ObjectType &type, const QString &title);
/// Fills and empties who and when of the approvals, as the check boxes were ticked and unticked. For `derive`.
void keepApprovals(const QList<Approval> &approvals, Record &record, const RuleContext &context);
/// All that is wrong with a record: required fields, choices, lengths, forms of e-mail and URL, then the object's own rules.
/// With `form`, the form's stars count too. The order is the layout's.
QList<Problem> problemsOf(const ObjectType &type, const Record &record, const RuleContext &context,
                          const QuickForm *form = nullptr);
/// The badges that hold for a record, and the fields one must read to know.
QList<ShownBadge> badgesOf(const ObjectType &type, const Record &record, const QLocale &locale = {});
QStringList badgeFields(const ObjectType &type);
/// The tone of a badge by its shown text.
QString badgeTone(const ObjectType &type, const QString &text);
/// The record's title: its name field's text, or a sentence for nameless ones.
QString titleOf(const ObjectType &type, const Record &record);
