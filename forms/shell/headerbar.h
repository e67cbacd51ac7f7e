#pragma once

#include <QFrame>

class SearchBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;
class SyncChip;

/// The top of the window: logo and name, the search in the middle, where the work is kept, and a few buttons. What does not fit
/// goes: first the program's name, then the words of the status. UI thread.
class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    /// `search` becomes a child of the header.
    explicit HeaderBar(SearchBox *search, QWidget *parent = nullptr);

    /// A button at the end of the header; its menu, if it has one, opens at once.
    QToolButton *addButton(const QString &icon, const QString &name, QMenu *menu = nullptr);
    /// The person: initials, and a menu.
    void setPerson(const QString &name);
    QToolButton *avatar() const { return m_avatar; }
    void setStatus(const QString &words);
    /// Stands in the status' place while it is visible; where there is little room it is told to be short.
    void setChip(SyncChip *chip);
    /// Says that customers are shown by codenames, with a button that ends it.
    void setCodenames(bool on);
    bool showsCodenames() const;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void realNamesWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applySizes();
    void fit();
    SearchBox *m_search;
    QLabel *m_logo;
    QLabel *m_name;
    QLabel *m_status;
    SyncChip *m_chip = nullptr;
    QPushButton *m_codenames;
    QWidget *m_end;
    QHBoxLayout *m_buttons;
    QToolButton *m_avatar;
};
