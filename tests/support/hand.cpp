#include "tests/support/hand.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QTest>

void Hand::click(QWidget *widget)
{
    ++m_acts;
    QVERIFY(widget && widget->isVisible());
    QTest::mouseClick(widget, Qt::LeftButton);
}

void Hand::hover(QWidget *widget)
{
    ++m_acts;
    QVERIFY(widget && widget->isVisible());
    QTest::mouseMove(widget, widget->rect().center() - QPoint(1, 1));
    QTest::mouseMove(widget, widget->rect().center());
}

void Hand::key(int key, Qt::KeyboardModifiers modifiers)
{
    ++m_acts;
    QWidget *focus = QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
    QTest::keyClick(focus, Qt::Key(key), modifiers);
}

void Hand::type(const QString &text)
{
    ++m_texts;
    for (const QChar letter : text) {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
}

void Hand::choose(QWidget *combo, const QString &text)
{
    auto *box = qobject_cast<QComboBox *>(combo);
    QVERIFY(box && box->isVisible());
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setFocus(Qt::TabFocusReason);
    for (int left = box->count(); left > 0 && box->currentIndex() != index; --left, ++m_acts)
        QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(box->currentText(), text);
}

QWidget *Hand::named(const QString &name, QWidget *in) const
{
    for (QAbstractButton *button : (in ? in : m_window)->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
            return button;
    }
    return nullptr;
}

bool hasRow(const QAbstractItemView *view, const QString &words)
{
    const QAbstractItemModel *model = view ? view->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)}) {
            if (model->index(row, 0).data(role).toString().contains(words))
                return true;
        }
    }
    return false;
}
