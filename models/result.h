#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

using namespace Qt::Literals::StringLiterals;

/// One thing that a rule found wrong with a record: the field, and one sentence that says how to put it right.
struct Problem {
    QString field;
    QString text;
    bool warning = false; ///< A warning is shown and never blocks.
};

/// What went wrong, for three readers: code (`kind`), the person (`text`: one sentence that says what to do), the log (`detail`).
struct Error {
    enum class Kind {
        NotFound,
        Invalid, ///< a rule of the object is broken; `problems` names the fields
        BadInput, ///< a file or an argument cannot be read as what it should be
        Busy, ///< another program has the file open
        NewerVersion,
        Damaged,
        ReadOnly,
        DiskFull,
        Io,
        Cancelled,
        Conflict, ///< the record changed or was deleted meanwhile
    };
    Kind kind = Kind::Io;
    QString text;
    QString detail = {};
    QList<Problem> problems = {};
};

/// The machine's word for a kind, as `--json` prints it.
QString kindName(Error::Kind kind);

/// A value or the reason why there is none. Look at it as a bool before taking the value.
template <typename T = void>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }
    explicit operator bool() const { return m_content.index() == 0; }
    const T &operator*() const { return std::get<0>(m_content); }
    T &operator*() { return std::get<0>(m_content); }
    const T *operator->() const { return &std::get<0>(m_content); }
    T *operator->() { return &std::get<0>(m_content); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }
    explicit operator bool() const { return !m_error; }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};
