#pragma once

#include "models/reports/review.h"
#include "models/storage/agendafacts.h"

/// The agenda of a meeting with one customer, made from data (feature A16; Fleet handbook, "Prepare for routine customer meeting"): who is
/// there, follow-ups of the last meeting, request updates, release notes with the customer's version, and for ourselves the status of the
/// day (open tickets, outages, our own steps). A document like a review, so that copies, Markdown, pages and the leak guard are the same.
/// Pure: the same facts make the same agenda.
ReviewDocument draftAgenda(const AgendaFacts &facts, const Schema &schema);
