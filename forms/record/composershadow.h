#pragma once

#include <QWidget>

/// The soft shadow behind a docked composer: a sibling below it that lets every click through. A graphics effect would paint the
/// whole composer anew with each blink of the cursor; this is painted once per size.
class ComposerShadow : public QWidget
{
    Q_OBJECT

public:
    /// Follows `caster` (geometry, visibility, stacking) and goes with it.
    explicit ComposerShadow(QWidget *caster);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    QWidget *m_caster;
};
