#pragma once

#include "models/sync/transport.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <functional>
#include <optional>

struct Soql;
struct SoqlWorld;

/// A Salesforce org that fits into a test: it takes a request and gives the answer that the real service would give, and refuses what
/// that would refuse. Objects come from a JSON text, so that an org with other names can be played. Its clock stands still but for one
/// second per request; ids are given in order.
class Org
{
public:
    explicit Org(const QByteArray &model);

    /// What happens to one request beside its work.
    enum class Fault { None, DropBefore, DropAfter, CutBody, Expired, Limit, TooMany, Unavailable, Html, ErrorAfter, Locked, DripBefore, DripAfter };

    /// `device` tells who asks, for the record of who saw what.
    HttpAnswer handle(const HttpRequest &request, const QString &device = {}, Fault fault = Fault::None);

    // Signing in.
    QString clientId = u"client"_s;
    QStringList redirects {u"http://localhost:1717/OauthRedirect"_s};
    QString instance = u"https://org.my.salesforce.com"_s; ///< where calls go; may change with the next token
    QString organization = u"00DHx0000001OrGMAU"_s;
    bool denies = false; ///< the person says no
    bool rotates = true;
    QString authorize(const QByteArray &query); ///< where the browser is sent; empty: an error page
    void expireTokens() { m_access.clear(); }
    QString giveAccess(); ///< a token as if somebody had signed in

    // The world behind it.
    QString me; ///< the user who signs in
    QDateTime now {QDate(2026, 11, 22), QTime(9, 0), Qt::UTC};
    QString insert(const QString &object, QJsonObject values, const QString &device = {});
    void change(const QString &object, const QString &id, const QJsonObject &values, const QString &device = {});
    void remove(const QString &object, const QString &id);
    void undelete(const QString &object, const QString &id);
    void purge(const QString &object, const QString &id);
    void merge(const QString &object, const QString &loser, const QString &winner);
    QMap<QString, QJsonObject> live(const QString &object) const;
    QStringList deleted(const QString &object) const; ///< ids in the recycle bin
    QJsonObject record(const QString &object, const QString &id) const { return m_records.value(object).value(id); }
    int countWithKey(const QString &object, const QString &uuid) const; ///< live and deleted
    QJsonObject &describe(const QString &object);
    bool hasFieldValue(const QString &object, const QString &field, const QString &value) const;

    bool hasBulk = true;
    int readsUntilPrepared = 2; ///< how often a bulk job is asked for before it is complete
    void forgetJobs() { m_jobs.clear(); } ///< as after seven days
    QStringList versions {u"59.0"_s, u"60.0"_s, u"67.0"_s, u"100.0"_s};
    int usedBefore = 0; ///< calls of others today
    int allowed = 15000;
    /// A text that a validation rule refuses in any field.
    QString forbidden;
    QByteArray chokesOn; ///< a call that holds this is refused whole
    int room = -1; ///< records that still fit in; -1: no end
    /// Called inside each request after its work, before the answer leaves.
    std::function<void(const HttpRequest &)> meanwhile;
    struct Logged {
        QByteArray method;
        QByteArray path;
        QByteArray body;
        int status;
    };
    QList<Logged> log;
    /// Changes that were written over a value which the writer had never seen.
    QStringList lostUpdates;
    bool remembers = true; ///< who saw which value; without it nothing is known of lost updates, and large orgs stay small

private:
    struct Reply {
        int status = 200;
        QByteArray body = {};
        QHash<QByteArray, QByteArray> headers = {};
    };
    Reply route(const QByteArray &method, const QByteArray &path, const QByteArray &query, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers);
    Reply token(const QByteArray &form);
    Reply data(const QByteArray &method, const QByteArray &path, const QByteArray &query, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers);
    std::optional<HttpAnswer> failing(Fault fault, const QHash<QByteArray, QByteArray> &answerHeaders, bool isApi);
    struct Cursor {
        QJsonArray rows;
        qsizetype at = 0;
        int pageSize = 2000;
    };
    Reply page(Cursor cursor);
    Reply query(const QString &soql, bool all, int pageSize);
    QList<QJsonObject> found(const Soql &asked, bool all);
    QSet<QString> idsOf(const Soql &inner);
    SoqlWorld world();
    QJsonObject fieldAt(const QString &object, const QString &path) const;
    QJsonValue valueAt(const QString &object, const QJsonObject &record, const QString &path) const;
    const QList<std::pair<QString, QString>> &sorted(const QString &object);
    QStringList canonical(const QString &object, const QStringList &fields) const;
    QString holderOf(const QString &object, const QString &field, const QString &value) const;
    struct Job {
        QJsonObject told;
        QByteArray version;
        QStringList names;
        QList<QJsonObject> records; ///< as they were when it began
        int asked = 0;
        QDateTime made;
    };
    Reply bulk(const QByteArray &method, const QList<QByteArray> &parts, const QByteArray &query, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers);
    Reply beginJob(const QByteArray &version, const QJsonObject &asked);
    Reply resultsOf(Job &job, const QByteArray &query, const QByteArray &accept);
    Reply composite(const QJsonObject &body);
    Reply createMany(const QJsonObject &body);
    Reply readMany(const QString &object, const QJsonObject &body);
    Reply deleteMany(const QByteArray &ids);
    Reply patch(const QString &object, const QString &id, const QJsonObject &values, const QByteArray &unmodifiedSince);
    QString targetOf(const QJsonObject &field, const QString &id) const;
    QJsonObject problemOf(const QString &object, const QJsonObject &values, bool creates, const QString &id) const;
    const QHash<QString, QJsonObject> &fieldsOf(const QString &object) const;
    QJsonObject fieldOf(const QString &object, const QString &name) const;
    QJsonObject row(const QString &object, const QJsonObject &record, const QStringList &names);
    void touch(const QString &object, QJsonObject &record, bool byPerson = true);
    void saw(const QString &object, const QString &id, const QString &field, const QJsonValue &value);
    QJsonValue stored(const QJsonObject &field, const QJsonValue &value) const;
    static Reply error(int status, const QString &code, const QString &message, const QStringList &fields = {});

    QMap<QString, QJsonObject> m_objects;
    QMap<QString, QMap<QString, QJsonObject>> m_records;
    QMap<QString, int> m_counters;
    QSet<QString> m_access;
    QSet<QString> m_refresh;
    QHash<QString, std::pair<QString, QString>> m_codes; ///< code → challenge, redirect
    mutable QHash<QString, QHash<QString, QJsonObject>> m_fields; ///< by name in lower case
    QHash<QString, QList<std::pair<QString, QString>>> m_sorted;
    QHash<QString, QString> m_holders; ///< object, unique field and value → the last record that got it
    QHash<QString, Cursor> m_cursors;
    QHash<QString, Job> m_jobs;
    int m_given = 0;
    QString m_device;
    QSet<QString> m_seen;
    QSet<QString> m_everHeld;
    bool m_locked = false;
};
