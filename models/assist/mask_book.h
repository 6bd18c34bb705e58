// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assist/placeholder.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace lianxi
{

/// What of one request stays here: every piece of personal data has a placeholder, the same piece always the same one.
/// Masks more rather than less, because nothing is lost by it: what the finder names, what is known of the people by
/// name, and whatever looks like a number, an address on the web or a mailbox. Any thread; one at a time.
class MaskBook
{
public:
    /// A text that is personal whatever it looks like, e.g. a person's name. Shorter than two characters is nobody's.
    /// \param kind  of its placeholder: capital letters and underscores.
    void addKnown(const QString &text, QLatin1StringView kind);
    /// A person's name, and by what part of it they are called.
    void addPerson(const QString &name);
    /// \return `text` with every piece as a placeholder. restore() of it is `text` again, for any text.
    [[nodiscard]] QString mask(const QString &text);
    /// Pieces that stand as placeholders in all that was masked.
    [[nodiscard]] int maskedPieces() const { return m_pieces; }
    /// Null when nothing goes by this name ("MOBILE_1").
    [[nodiscard]] const QString *valueOf(const QString &name) const;
    /// Whether placeholders of this name's kind were given out.
    [[nodiscard]] bool knowsKindOf(const QString &name) const;

private:
    struct Known {
        QString text;
        QLatin1StringView kind;
    };
    struct Span {
        qsizetype start = 0, end = 0;
        QLatin1StringView kind;
    };
    [[nodiscard]] std::vector<Span> spansOf(const QString &text) const;
    void findKnown(const QString &text, std::vector<Span> &spans) const;
    [[nodiscard]] QString placeholderFor(const QString &value, QLatin1StringView kind);

    std::vector<Known> m_known;
    QHash<QString, QString> m_names; ///< by value
    QHash<QString, QString> m_values; ///< by name
    QHash<QString, int> m_last; ///< number given out last, by kind
    int m_pieces = 0;
};

/// A piece of personal data where it stands in a restored answer.
struct RestoredPiece {
    qsizetype start = 0, length = 0; ///< UTF-16 units of everything that was written
    QString kind; ///< "MOBILE"
    friend bool operator==(const RestoredPiece &, const RestoredPiece &) = default;
};

/// Puts the pieces back into an answer that arrives in parts. A placeholder that is cut between two parts is held back
/// until it is whole; what turns out to be something else is passed on as it came.
class Restorer
{
public:
    explicit Restorer(MaskBook book)
        : m_book(std::move(book))
    {
    }
    /// \return what can be shown of it.
    [[nodiscard]] QString feed(QStringView part);
    /// \return what was held back at the end of the answer.
    [[nodiscard]] QString finish();
    [[nodiscard]] const std::vector<RestoredPiece> &pieces() const { return m_restored; }
    /// Placeholders in the answer that stand for nothing: the model made them up.
    [[nodiscard]] int invented() const { return m_invented; }

private:
    [[nodiscard]] QString take(bool last);
    MaskBook m_book;
    QString m_held;
    std::vector<RestoredPiece> m_restored;
    qsizetype m_written = 0;
    int m_invented = 0;
};

} // namespace lianxi
