#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>

#include <optional>

using namespace Qt::Literals::StringLiterals;

class QApplication;

/// The look of every widget: colours by token (design tokens, resources/tokens.json), sizes by factor, icons by name. UI thread.
/// One theme belongs to the application; painters ask `Theme::current()` while they paint, so a switch shows at once.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;
    /// The theme that was applied last; before that a light one with the system's font, so that tests may paint anything.
    static const Theme &current();

    /// Sets Fusion, the whole palette and the style sheet on the application, and makes this the current theme.
    void apply(QApplication &application);
    void setMode(Mode mode);
    /// What the desktop asks for, where it can be asked; else the palette that the program started with decides.
    void setSystemDark(bool dark);
    void setZoom(qreal factor); ///< 0.8 to 3; multiplies the system's text size
    void setCompact(bool compact);

    bool isDark() const { return m_dark; }
    bool isCompact() const { return m_compact; }
    /// A colour by token name ("surface", "errorText", "healthRiskBg") or object colour ("account", "call").
    QColor color(const QString &token) const;
    qreal pointSize(qreal factor = 1.0) const;
    QFont font(qreal factor = 1.0, int weight = QFont::Normal) const;
    /// A length in pixels at the normal text size, scaled with text size.
    int scaled(int pixels) const;
    /// Height of a table row in this density.
    int rowHeight() const;
    /// Style sheet text with `@token`, `$factor` (a text size) and `~pixels` (a length that grows with the text) filled in.
    QString filled(const QString &styleSheet) const;

Q_SIGNALS:
    void changed();

private:
    void load();
    bool m_dark = false;
    bool m_compact = false;
    Mode m_mode = Mode::System;
    std::optional<bool> m_systemDark;
    qreal m_zoom = 1.0;
    qreal m_basePoints = 0;
    QHash<QString, QColor> m_colors;
};

/// A Bootstrap icon that is painted in the theme's colour `token` at paint time (so it follows a theme switch).
QIcon themedIcon(const QString &name, const QString &token = u"textWeak"_s, const QString &activeToken = u"link"_s);
/// One icon as a pixmap of `size` logical pixels; cached.
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio = 1.0);
/// A label's text for buttons, menus and tabs: "R&D" is shown as written, not as a mnemonic.
QString escapedMnemonic(const QString &text);
