#pragma once

#include "models/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class Connection;
struct ObjectType;
struct Record;

/// Codename mode (features R19; Fleet handbook, "Assign a customer codename"): the names of customers in every text that leaves the file
/// are replaced by their codenames, so nothing that shows, prints, copies or exports a text can show a real one. Names are found
/// whole, without the last word ("Harbor Point"), without the legal form, written together ("harborpoint"), and in web and mail
/// addresses; whatever the case and accents. Words of the schema (a customer called "Open") are left alone where they stand by themselves.
///
/// A mask is in force for one thread, the database's. Whoever must see what is stored (writers, sync, the leak guard) holds an `Off`.
class NameMask
{
public:
    /// Reads the accounts and the mail domains of their people. An account without a label is "Customer" and its number.
    static Result<std::shared_ptr<const NameMask>> read(Connection &connection);

    QString masked(const QString &text) const;
    /// Codenames back to full names.
    QString unmasked(const QString &text) const;
    /// `shown`, a record whose texts were masked and then perhaps edited, as it must be stored: texts as they were shown are what is
    /// stored (`stored`, nullptr for a new record), in others codenames become names.
    Record real(const Record &shown, const Record *stored, const ObjectType &type) const;
    Record maskedRecord(const Record &record, const ObjectType &type) const;

    /// `text` as it may be shown on this thread.
    static QString shown(const QString &text);
    /// The mask in force on this thread whether or not an `Off` is held; nullptr: real names are shown.
    static const NameMask *inForce();
    static void setInForce(std::shared_ptr<const NameMask> mask);
    /// An error whose sentences were made from what is stored, as it may be shown.
    static Error shown(Error error);

    /// While one lives, its thread reads what is stored.
    class Off
    {
    public:
        Off();
        ~Off();
        Off(const Off &) = delete;
        Off &operator=(const Off &) = delete;
    };

private:
    struct Term {
        QStringList words;
        QString instead;
    };
    void add(const QString &name, const QString &instead);
    void addAccount(const QString &name, const QString &website, const QString &label, qint64 number);
    static QString replaced(const QString &text, const QHash<QString, QList<Term>> &terms);
    static void add(QHash<QString, QList<Term>> &terms, const QString &name, const QString &instead);
    QHash<QString, QList<Term>> m_names; ///< by first word
    QHash<QString, QList<Term>> m_codenames;
};
