#include "forms/shell/page.h"

Page::Page(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
    setFocusPolicy(Qt::NoFocus);
}
