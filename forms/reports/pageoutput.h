#pragma once

#include "forms/reports/reviewpdf.h"

#include <functional>

class QWidget;

/// Asks where, proposing `title`, and writes a PDF there. `done`: what became of it, and the file's name; not called when a person
/// changes their mind.
void savePages(const ReviewPages &pages, const QString &title, QWidget *parent, std::function<void(const Result<PdfFile> &done, const QString &name)> done);
/// Asks for a printer and prints each page on a sheet.
void printPages(const ReviewPages &pages, const QString &title, QWidget *parent);
