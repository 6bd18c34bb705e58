// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/store/search_plan.h"

namespace lianxi
{

/// Terms that ask for words of a text.
[[nodiscard]] bool isText(const SearchTerm &term);
[[nodiscard]] bool isPhone(const SearchTerm &term);
/// Of a term that isText(), or of a field.
[[nodiscard]] QString textOf(const SearchTerm &term);

/// Writes one condition after another for one kind of subject; `c` is the case, `m` the message.
class SearchConditions
{
public:
    enum class Subject { Messages, Cases };
    /// `sql` outlives this.
    SearchConditions(BoundSql &sql, Subject subject, Instant now)
        : m_sql(sql)
        , m_subject(subject)
        , m_now(now)
    {
    }
    void add(const SearchTerm &term);
    /// The text a word must be in.
    void addText(const SearchTerm &term, const char *text);

private:
    [[nodiscard]] bool ofMessage() const { return m_subject == Subject::Messages; }
    void write(const TextTerm &term);
    void write(const FieldTerm &term);
    void write(SearchIs is);
    void write(SearchHas has);
    void write(const DateTerm &days);
    void writeFrom(const QString &name);
    void writeChannel(const QString &name);
    void writeEmotion(const QString &name);
    void writeSurface(Surface surface);

    BoundSql &m_sql;
    Subject m_subject;
    Instant m_now;
};

} // namespace lianxi
