// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_conditions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lianxi
{

bool isText(const SearchTerm &term)
{
    if (const auto *field = std::get_if<FieldTerm>(&term.what))
        return field->field == SearchField::Order || field->field == SearchField::Phone;
    return std::holds_alternative<TextTerm>(term.what);
}

QString textOf(const SearchTerm &term)
{
    if (const auto *field = std::get_if<FieldTerm>(&term.what))
        return field->text;
    return std::get<TextTerm>(term.what).text;
}

bool isPhone(const SearchTerm &term)
{
    const auto *field = std::get_if<FieldTerm>(&term.what);
    return field && field->field == SearchField::Phone;
}

void SearchConditions::add(const SearchTerm &term)
{
    m_sql.add(term.negated ? " AND NOT coalesce((" : " AND coalesce((");
    std::visit([this](const auto &what) { write(what); }, term.what);
    m_sql.add("), 0)");
}

void SearchConditions::addText(const SearchTerm &term, const char *text)
{
    m_sql.add(term.negated ? " AND NOT " : " AND ");
    m_sql.add(isPhone(term) ? "lianxi_digits(" : "lianxi_found(");
    m_sql.add(text);
    m_sql.add(", ?)", textOf(term));
}

void SearchConditions::write(const TextTerm &)
{
    m_sql.add("1"); // looked at by addText
}

void SearchConditions::write(const FieldTerm &term)
{
    switch (term.field) {
    case SearchField::From:
        return writeFrom(term.text);
    case SearchField::Agent:
        m_sql.add("c.assignee IN (SELECT row FROM agent WHERE lianxi_found(name, ?)", term.text);
        m_sql.add(" OR id = ?)", term.text);
        return;
    case SearchField::Channel:
        return writeChannel(term.text);
    case SearchField::Tag:
        m_sql.add("EXISTS(SELECT 1 FROM case_tag g WHERE g.case_row = c.row AND lianxi_found(g.text, ?))", term.text);
        return;
    case SearchField::Emotion:
        return writeEmotion(term.text);
    case SearchField::Category:
        m_sql.add("lianxi_found(c.category, ?)", term.text);
        return;
    case SearchField::Class:
        m_sql.add("c.class = ?", static_cast<qint64>(fromText<CaseClass>(term.text).value_or(CaseClass::Normal)));
        return;
    case SearchField::Queue:
        m_sql.add("lianxi_found(c.queue, ?)", term.text);
        return;
    case SearchField::Order:
    case SearchField::Phone:
        m_sql.add("1");
        return;
    }
}

void SearchConditions::writeFrom(const QString &name)
{
    if (ofMessage())
        m_sql.add("m.author = ? AND (", static_cast<qint64>(AuthorKind::Customer));
    m_sql.add("EXISTS(SELECT 1 FROM contact p WHERE p.row = c.contact AND lianxi_found(p.name, ?))", name);
    m_sql.add(" OR EXISTS(SELECT 1 FROM identity i WHERE i.contact = c.contact AND (lianxi_found(i.name, ?)", name);
    m_sql.add(" OR lianxi_found(i.handle, ?)))", name);
    if (ofMessage())
        m_sql.add(")");
}

void SearchConditions::writeChannel(const QString &name)
{
    const std::optional<Platform> platform = fromText<Platform>(name);
    m_sql.add(ofMessage() ? "(SELECT h.channel FROM thread h WHERE h.row = m.thread)" : "c.channel");
    m_sql.add(" IN (SELECT row FROM channel WHERE lianxi_found(name, ?)", name);
    m_sql.add(" OR lower(id) = ?", name);
    m_sql.add(" OR platform = ?)", platform ? static_cast<qint64>(*platform) : qint64{-1});
}

void SearchConditions::writeEmotion(const QString &name)
{
    static constexpr std::array<std::pair<QStringView, qint64>, 9> known{{{u"negative", 1},
                                                                          {u"负面", 1},
                                                                          {u"消极", 1},
                                                                          {u"neutral", 2},
                                                                          {u"中性", 2},
                                                                          {u"中立", 2},
                                                                          {u"positive", 3},
                                                                          {u"正面", 3},
                                                                          {u"积极", 3}}};
    const auto found = std::find_if(known.begin(), known.end(), [&name](const auto &one) { return one.first == name; });
    if (found != known.end()) {
        m_sql.add(ofMessage() ? "m.emotion = ?" : "c.emotion = ?", found->second);
        return;
    }
    m_sql.add("EXISTS(SELECT 1 FROM case_tag g WHERE g.case_row = c.row AND g.family = ?",
              static_cast<qint64>(TagFamily::Emotion));
    m_sql.add(" AND lianxi_found(g.text, ?))", name);
}

void SearchConditions::write(SearchIs is)
{
    switch (is) {
    case SearchIs::Open:
        m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Open));
        return;
    case SearchIs::Resolved:
        m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Resolved));
        return;
    case SearchIs::Snoozed:
        m_sql.add("c.state = ?", static_cast<qint64>(CaseState::Snoozed));
        return;
    case SearchIs::Unanswered:
        m_sql.add("c.waiting = 1 AND c.state < ?", static_cast<qint64>(CaseState::Resolved));
        return;
    case SearchIs::Breached:
        m_sql.add("c.clock_due < ?", toMillis(m_now));
        return;
    case SearchIs::Public:
        return writeSurface(Surface::Public);
    case SearchIs::Private:
        return writeSurface(Surface::Private);
    }
}

void SearchConditions::writeSurface(Surface surface)
{
    m_sql.add(ofMessage() ? "(SELECT h.surface FROM thread h WHERE h.row = m.thread) = ?" : "c.surface = ?",
              static_cast<qint64>(surface));
}

void SearchConditions::write(SearchHas has)
{
    m_sql.add("EXISTS(SELECT 1 FROM message x WHERE x.case_row = c.row AND ");
    switch (has) {
    case SearchHas::Image:
        m_sql.add("instr(x.parts, '\"type\":\"image\"'))");
        return;
    case SearchHas::Voice:
        m_sql.add("(instr(x.parts, '\"type\":\"voice\"') OR instr(x.parts, '\"type\":\"audio\"')))");
        return;
    case SearchHas::File:
        m_sql.add("instr(x.parts, '\"type\":\"file\"'))");
        return;
    case SearchHas::Call:
        m_sql.add("x.activity = 'platform.call')");
        return;
    case SearchHas::Order:
        m_sql.add("lianxi_orders(x.text))");
        return;
    }
}

void SearchConditions::write(const DateTerm &days)
{
    // A case belongs to every day from its opening to its last message.
    if (days.from.isValid())
        m_sql.add(ofMessage() ? "m.at >= ?" : "c.last_at >= ?", days.from.startOfDay().toMSecsSinceEpoch());
    if (days.from.isValid() && days.to.isValid())
        m_sql.add(" AND ");
    if (days.to.isValid())
        m_sql.add(ofMessage() ? "m.at < ?" : "c.opened_at < ?", days.to.startOfDay().toMSecsSinceEpoch());
}

} // namespace lianxi
