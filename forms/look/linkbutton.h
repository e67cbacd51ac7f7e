#pragma once

#include <QPushButton>

/// A button that reads as a link, is reached by Tab, and shrinks with "…" (the whole text is its tooltip). UI thread.
class LinkButton : public QPushButton
{
    Q_OBJECT

public:
    explicit LinkButton(const QString &text, QWidget *parent = nullptr);
    /// What it shows and is called; plain text.
    void setWords(const QString &text);
    QString words() const { return m_words; }
    /// What the tooltip says beside or instead of the cut text ("Opens https://…").
    void setHint(const QString &hint);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// `apart`: Ctrl was held or the middle button pressed, so the target is wanted beside what is open.
    void followed(bool apart);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int frameWidth() const;
    void updateToolTip();
    QString m_words;
    QString m_hint;
};
