#pragma once

#include <QComboBox>

/// A combo box with the theme's arrow (a style sheet can only take the native one away), which shrinks with its form and leaves the
/// wheel to the form while it has not the keyboard.
class ComboBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ComboBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};
