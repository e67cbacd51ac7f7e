#pragma once

#include "models/sync/remote.h"

class QJsonObject;

/// The field of the org that keeps Steward's key: text, external id, unique.
QString stewardKeyField();

/// How one of Steward's objects meets one of the org's: fields by API name, then by label; what the org allows bounds what was chosen.
/// `describe` is what the org says of the object.
RemoteObject matched(const ObjectType &type, const QJsonObject &describe, const MappingChoices &choices);
/// An object that this person does not see there: everything about it stays here.
RemoteObject absent(const ObjectType &type);
/// The org's name for one of Steward's objects among those that this person sees: by API name, then, of custom ones, by label.
QString remoteNameOf(const ObjectType &type, const QList<QJsonObject> &visible);
/// Fields of the org that have no place here and could meet `field`: their values have the same shape.
QList<RemoteField> candidatesFor(const RemoteObject &object, const Field &field);
/// A field of the org as one of this workspace's own, with the org's label, choices and type.
Field asCustomField(const RemoteField &field);
/// "both", "here", "neither": the words of settings, commands and pages.
QString wordOf(Direction direction);
Direction directionOf(const QString &word);
/// What follows for the person from what the org lacks, one sentence each; empty: nothing is missing.
QStringList consequencesOf(const RemoteObject &object);
/// What an administrator has to create in the org, and why: plain text, one step a line.
QString administratorNote(const QList<RemoteObject> &objects);
