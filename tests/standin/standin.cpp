#include "tests/support/org/orgserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTextStream>

// A Salesforce org of its own on this computer, to try the program against by hand and from tests:
//   build/release/tests/standin --port 8090 --accounts 40
//   steward --profile /tmp/try connect --login-host http://127.0.0.1:8090 --client-id client

namespace {

void fill(Org &org, int accounts)
{
    static const QStringList companies {u"Harbor Point Logistics"_s, u"Birch & Sons"_s, u"Łódź Żubr"_s, u"Meridian Health"_s, u"Quill Insurance"_s, u"Fjord Energy"_s, u"Alder Bank"_s};
    static const QStringList people {u"Priya Raman"_s, u"Dana Whitfield"_s, u"Ärmin Ünal"_s, u"Sofía Peña"_s, u"Ola Nordmann"_s, u"Mei Tanaka"_s};
    for (int i = 0; i < accounts; ++i) {
        const QString name = companies.at(i % companies.size()) + (i < companies.size() ? QString() : u" %1"_s.arg(i / companies.size() + 1));
        const QString account = org.insert(u"Account"_s, {{u"Name"_s, name}, {u"Phone"_s, u"+1 555 %1"_s.arg(1000 + i)}, {u"NumberOfEmployees"_s, 50 + i * 7}, {u"OwnerId"_s, org.me}});
        for (int k = 0; k < 3; ++k) {
            const QString person = people.at((i + k) % people.size());
            const QString contact = org.insert(u"Contact"_s, {{u"FirstName"_s, person.section(u' ', 0, 0)}, {u"LastName"_s, person.section(u' ', 1)}, {u"AccountId"_s, account},
                                                              {u"Email"_s, u"c%1.%2@customer.example"_s.arg(i).arg(k)}, {u"OwnerId"_s, org.me}});
            org.insert(u"Task"_s, {{u"Subject"_s, u"Check-in"_s}, {u"WhoId"_s, contact}, {u"WhatId"_s, account}, {u"ActivityDate"_s, org.now.date().addDays(-k).toString(Qt::ISODate)},
                                   {u"Status"_s, u"Completed"_s}, {u"OwnerId"_s, org.me}});
        }
    }
}

/// What a browser does with an address: goes there, and on to where it is sent.
int browse(QCoreApplication &application, const QUrl &address)
{
    QNetworkAccessManager network;
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    QNetworkReply *reply = network.get(request);
    QObject::connect(reply, &QNetworkReply::finished, &application, [reply] { QCoreApplication::exit(reply->error() == QNetworkReply::NoError ? 0 : 1); });
    return application.exec();
}

/// One request in so many goes wrong, each time in another way.
OrgServer::Trouble someTrouble(int rate)
{
    auto *dice = QRandomGenerator::global();
    if (rate <= 0 || dice->bounded(rate))
        return {};
    using Fault = Org::Fault;
    using Wire = OrgServer::Wire;
    static const QList<OrgServer::Trouble> all {{Fault::DropBefore, Wire::Answer}, {Fault::DropAfter, Wire::Answer}, {Fault::None, Wire::Cut}, {Fault::None, Wire::Drip}, {Fault::None, Wire::Garbage},
                                                {Fault::Expired, Wire::Answer}, {Fault::TooMany, Wire::Answer}, {Fault::Unavailable, Wire::Answer}, {Fault::Html, Wire::Answer}, {Fault::ErrorAfter, Wire::Answer}};
    return all.at(dice->bounded(int(all.size())));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"port"_s, u"Port of the loopback; else a free one."_s, u"N"_s, u"0"_s}, {u"redirect-port"_s, u"Where the program may wait for the browser."_s, u"N"_s, u"1717"_s},
                       {u"accounts"_s, u"How many accounts there are."_s, u"N"_s, u"40"_s}, {u"trouble"_s, u"One request in N goes wrong."_s, u"N"_s, u"0"_s},
                       {u"model"_s, u"Objects and fields of the org."_s, u"FILE"_s, QStringLiteral(STANDARD_ORG)}, {u"browse"_s, u"Acts as a browser that opens this address."_s, u"URL"_s}});
    parser.process(application);
    if (parser.isSet(u"browse"_s))
        return browse(application, QUrl(parser.value(u"browse"_s)));
    QFile model(parser.value(u"model"_s));
    if (!model.open(QIODevice::ReadOnly))
        qFatal("There is no such model.");
    Org org(model.readAll());
    org.now = QDateTime::currentDateTimeUtc();
    org.redirects = {u"http://localhost:%1/OauthRedirect"_s.arg(parser.value(u"redirect-port"_s))};
    fill(org, parser.value(u"accounts"_s).toInt());
    OrgServer server(org, quint16(parser.value(u"port"_s).toInt()));
    if (!server.isListening())
        qFatal("The port is taken.");
    server.trouble = [rate = parser.value(u"trouble"_s).toInt()](const HttpRequest &) { return someTrouble(rate); };
    QTextStream(stdout) << server.address() << " client" << Qt::endl;
    return application.exec();
}
