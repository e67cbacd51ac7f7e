#include <QApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QTableWidget>

#include <cstdio>

/// The least that a program with a window does: a menu, a table, a form. Says "painted" after its first paint, and ends.
class Window : public QMainWindow
{
public:
    Window()
    {
        QMenu *file = menuBar()->addMenu(QStringLiteral("&File"));
        file->addAction(QStringLiteral("&Quit"), qApp, &QApplication::quit);
        auto *middle = new QWidget(this);
        auto *rows = new QFormLayout(middle);
        for (int i = 0; i < 6; ++i)
            rows->addRow(QStringLiteral("Field %1").arg(i), new QLineEdit(middle));
        auto *table = new QTableWidget(20, 6, middle);
        for (int i = 0; i < 120; ++i)
            table->setItem(i / 6, i % 6, new QTableWidgetItem(QStringLiteral("cell %1").arg(i)));
        rows->addRow(table);
        setCentralWidget(middle);
        resize(1280, 800);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QMetaObject::invokeMethod(
            qApp,
            [] {
                std::fputs("painted\n", stdout);
                std::fflush(stdout);
                QApplication::quit();
            },
            Qt::QueuedConnection);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Window window;
    window.show();
    return QApplication::exec();
}
