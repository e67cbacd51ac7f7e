#pragma once

class QWidget;

/// What the program is, its version and licence.
void openAbout(QWidget *parent);
