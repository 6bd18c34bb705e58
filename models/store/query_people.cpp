// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/people.h"

#include "models/language/folding.h"
#include "models/language/personal_data.h"
#include "models/store/case_reader.h"
#include "models/store/queries.h"
#include "models/store/search_match.h"
#include "models/store/sqlite_rows.h"

#include <map>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int messagesRead = 200; ///< of the contact, newest first
constexpr size_t mostFacts = 12;
constexpr size_t mostOrderKeys = 24; ///< beside the platforms' keys
constexpr int mostHits = 40; ///< messages looked at for one fact
constexpr size_t mostPeople = 3; ///< what more people wrote belongs to nobody: a hotline, a shop's address
constexpr size_t mostCandidates = 5;

/// A number, an address: whole, in the form in which it is compared.
struct Fact {
    MergeEvidence::Kind kind = MergeEvidence::Kind::Phone;
    QString value;
    bool verified = false; ///< a platform knows the contact by it
};

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : foldText(text.toString()))
        if (c >= u'0' && c <= u'9')
            digits += c;
    return digits;
}

bool worthComparing(const Fact &fact)
{
    constexpr qsizetype shortestPhone = 8;
    return fact.kind != MergeEvidence::Kind::Phone || fact.value.size() >= shortestPhone;
}

std::optional<Fact> factOf(Platform platform, const QString &external)
{
    switch (personKeyOf(platform)) {
    case PersonKey::Phone:
        return Fact{MergeEvidence::Kind::Phone, comparablePhone(external), true};
    case PersonKey::Email:
        return Fact{MergeEvidence::Kind::Email, external.toLower(), true};
    case PersonKey::Opaque:
        return std::nullopt;
    }
    return std::nullopt;
}

std::vector<Fact> factsOf(const QString &text)
{
    std::vector<Fact> facts;
    const std::vector<PersonalSpan> spans = findPersonalData(text);
    for (const PersonalSpan &span : spans) {
        const QStringView found = QStringView(text).mid(span.start, span.end - span.start);
        if (span.type == PersonalDataType::Mobile || span.type == PersonalDataType::Phone
            || span.type == PersonalDataType::Landline)
            facts.push_back({MergeEvidence::Kind::Phone, comparablePhone(found), false});
        else if (span.type == PersonalDataType::Email)
            facts.push_back({MergeEvidence::Kind::Email, foldText(found.toString()), false});
    }
    QString rest = text; // a card or an identity number is no order
    for (const PersonalSpan &span : spans)
        rest.replace(span.start, span.end - span.start, QString(span.end - span.start, u' '));
    for (const QString &order : orderNumbers(foldText(rest)))
        facts.push_back({MergeEvidence::Kind::Order, order, false});
    return facts;
}

/// As it is shown: whoever decides recognises it, and nobody learns it from here.
QString shown(const Fact &fact)
{
    const qsizetype keep = fact.kind == MergeEvidence::Kind::Email ? 1 : 3;
    const qsizetype end = fact.kind == MergeEvidence::Kind::Email ? fact.value.indexOf(u'@') : fact.value.size() - 4;
    QString masked = fact.value;
    for (qsizetype i = keep; i < end; ++i)
        masked[i] = u'*';
    return masked;
}

OrderKeyKind orderKeyKind(MergeEvidence::Kind kind)
{
    switch (kind) {
    case MergeEvidence::Kind::Phone:
        return OrderKeyKind::Phone;
    case MergeEvidence::Kind::Email:
        return OrderKeyKind::Email;
    case MergeEvidence::Kind::Order:
        return OrderKeyKind::Number;
    }
    return OrderKeyKind::Number;
}

/// Statements and answers of one question.
class People
{
public:
    People(sqlite::Database &db, Instant now)
        : m_db(db)
        , m_now(now)
    {
    }
    Result<PersonView> read(ContactId contact)
    {
        Status done = find(contact)
                          .and_then([this] { return readRoot(); })
                          .and_then([this] { return readMerges(); })
                          .and_then([this] { return readFacts(); })
                          .and_then([this] { return prepareWriter(); });
        nameOrderKeys();
        for (size_t i = 0; done && i < std::min(m_facts.size(), mostFacts); ++i)
            done = compare(m_facts[i]);
        if (done)
            done = nameCandidates();
        if (!done)
            return tl::unexpected(done.error());
        return std::move(m_view);
    }

private:
    Status find(ContactId contact)
    {
        const Result<qint64> row = store::targetOf(m_db, keys::of(keys::Kind::Contact, contact));
        if (!row)
            return tl::unexpected(row.error());
        if (*row == 0)
            return failure(ErrorCode::NotFound, u"contact"_s);
        const Result<std::vector<qint64>> group = store::contactGroup(m_db, *row, &m_root);
        if (!group)
            return tl::unexpected(group.error());
        m_group = *group;
        return {};
    }
    template <class Bind, class Take>
    Status each(const char *sql, const Bind &bind, const Take &take)
    {
        return sqlite::forEachRow(m_db, sql, bind, take);
    }
    Status readRoot()
    {
        return each(
            "SELECT id FROM contact WHERE row = ?", [this](sqlite::Statement &s) { s.bind(1, m_root); },
            [this](const sqlite::Statement &row) { m_view.contact = row.id<ContactId>(0); });
    }
    Status readMerges()
    {
        for (const qint64 member : m_group) {
            Status done = each(
                "SELECT i.id, c.id, c.name, c.merged_way, a.name, c.merged_why, c.merged_at FROM contact c"
                " JOIN contact i ON i.row = c.redirect LEFT JOIN agent a ON a.row = c.merged_by WHERE c.row = ?",
                [member](sqlite::Statement &s) { s.bind(1, member); },
                [this](const sqlite::Statement &row) {
                    m_view.merges.push_back({row.id<ContactId>(0), row.id<ContactId>(1), row.text(2),
                                             static_cast<MergeWay>(row.integer(3)), row.text(4), row.text(5),
                                             row.instant(6)});
                });
            if (!done)
                return done;
        }
        std::stable_sort(m_view.merges.begin(), m_view.merges.end(),
                         [](const ContactMerge &a, const ContactMerge &b) { return a.at > b.at; });
        return {};
    }
    void note(const Fact &fact)
    {
        const auto same = std::find_if(m_facts.begin(), m_facts.end(), [&fact](const Fact &known) {
            return known.kind == fact.kind && known.value == fact.value;
        });
        if (same == m_facts.end() && worthComparing(fact))
            m_facts.push_back(fact);
    }
    Status readFacts()
    {
        for (const qint64 member : m_group) {
            Status done = each(
                "SELECT platform, external FROM identity WHERE contact = ?",
                [member](sqlite::Statement &s) { s.bind(1, member); },
                [this](const sqlite::Statement &row) {
                    m_accounts.push_back({OrderKeyKind::Account, row.text(1)});
                    if (const auto fact = factOf(static_cast<Platform>(row.integer(0)), row.text(1)))
                        note(*fact);
                });
            if (!done)
                return done;
        }
        QStringList members;
        for (const qint64 member : m_group)
            members << QString::number(member);
        const QByteArray sql = "SELECT m.text FROM thread t JOIN case_thread ct ON ct.thread = t.row"
                               " JOIN message m ON m.case_row = ct.case_row AND m.thread = t.row"
                               " WHERE t.contact IN ("
            + members.join(u',').toLatin1()
            + ") AND m.kind = 0 AND m.direction = 0 AND m.text <> '' ORDER BY m.row DESC LIMIT ?";
        return each(
            sql.constData(), [](sqlite::Statement &s) { s.bind(1, messagesRead); },
            [this](const sqlite::Statement &row) {
                for (const Fact &fact : factsOf(row.text(0)))
                    note(fact);
            });
    }
    void nameOrderKeys()
    {
        for (size_t i = 0; i < std::min(m_facts.size(), mostOrderKeys); ++i)
            m_view.orderKeys.push_back({orderKeyKind(m_facts[i].kind), m_facts[i].value});
        m_view.orderKeys.insert(m_view.orderKeys.end(), m_accounts.begin(), m_accounts.end());
    }
    Status prepareWriter()
    {
        Result<sqlite::Statement> writer =
            m_db.prepare("SELECT t.contact FROM message m JOIN thread t ON t.row = m.thread WHERE m.row = ?"
                         " AND m.kind = 0 AND m.direction = 0");
        if (!writer)
            return tl::unexpected(writer.error());
        m_writer = *std::move(writer);
        return {};
    }
    /// Looks for others whom the fact fits.
    Status compare(const Fact &fact)
    {
        std::map<qint64, bool> people; // by root; whether a platform vouches
        Status done = knownBy(fact, people).and_then([&] { return wroteIt(fact, people); });
        if (!done || people.size() > mostPeople)
            return done;
        for (const auto &[person, vouched] : people)
            m_found[person].push_back({fact.kind, shown(fact), fact.verified || vouched});
        return {};
    }
    Status add(qint64 contact, bool vouched, std::map<qint64, bool> &people)
    {
        qint64 root = 0;
        const Result<std::vector<qint64>> group = store::contactGroup(m_db, contact, &root);
        if (!group)
            return tl::unexpected(group.error());
        if (root != 0 && root != m_root)
            people[root] = people[root] || vouched;
        return {};
    }
    /// Contacts whom a platform knows by this very number or address.
    Status knownBy(const Fact &fact, std::map<qint64, bool> &people)
    {
        QStringList externals;
        std::vector<Platform> platforms{Platform::Email};
        externals << fact.value;
        if (fact.kind == MergeEvidence::Kind::Phone) {
            platforms = {Platform::Whatsapp, Platform::Asterisk};
            for (const QString &head : {u"86"_s, u"+86"_s, u"0"_s, u"+"_s})
                externals << head + fact.value;
        } else if (fact.kind == MergeEvidence::Kind::Order) {
            return {};
        }
        for (const Platform platform : platforms)
            for (const QString &external : externals) {
                const ContactId id = ContactId::derive(keys::identityName(platform, {}, external));
                const Result<qint64> row = store::targetOf(m_db, keys::of(keys::Kind::Contact, id));
                if (!row)
                    return tl::unexpected(row.error());
                if (*row == 0)
                    continue;
                if (Status added = add(*row, true, people); !added)
                    return added;
            }
        return {};
    }
    /// Customers who wrote it.
    Status wroteIt(const Fact &fact, std::map<qint64, bool> &people)
    {
        const QString query = fact.kind == MergeEvidence::Kind::Phone ? u"phone:"_s + fact.value
            : fact.kind == MergeEvidence::Kind::Order                 ? u"order:"_s + fact.value
                                                                      : u'"' + fact.value + u'"';
        const Result<SearchResult> hits = search(m_db, query, m_now, mostHits);
        if (!hits)
            return tl::unexpected(hits.error());
        for (const SearchHit &hit : hits->hits) {
            if (hit.messageRow == 0)
                continue;
            qint64 contact = 0;
            Status done = sqlite::forEachRow(m_writer.bind(1, hit.messageRow),
                                             [&contact](const sqlite::Statement &row) { contact = row.integer(0); });
            if (done && contact != 0)
                done = add(contact, false, people);
            if (!done)
                return done;
        }
        return {};
    }
    Status nameCandidates()
    {
        for (auto &[person, evidence] : m_found) {
            MergeCandidate candidate;
            Status done = each(
                "SELECT c.id, c.name, i.external FROM contact c LEFT JOIN identity i ON i.contact = c.row"
                " WHERE c.row = ? LIMIT 1",
                [row = person](sqlite::Statement &s) { s.bind(1, row); },
                [&candidate](const sqlite::Statement &row) {
                    candidate.contact = row.id<ContactId>(0);
                    candidate.name = row.text(1).isEmpty() ? u'…' + row.text(2).right(4) : row.text(1);
                });
            if (!done)
                return done;
            candidate.evidence = std::move(evidence);
            std::stable_sort(candidate.evidence.begin(), candidate.evidence.end(),
                             [](const MergeEvidence &a, const MergeEvidence &b) { return a.verified && !b.verified; });
            m_view.candidates.push_back(std::move(candidate));
        }
        const auto weight = [](const MergeCandidate &one) {
            return std::pair(one.evidence.front().verified, one.evidence.size());
        };
        std::stable_sort(m_view.candidates.begin(), m_view.candidates.end(),
                         [&](const MergeCandidate &a, const MergeCandidate &b) { return weight(a) > weight(b); });
        if (m_view.candidates.size() > mostCandidates)
            m_view.candidates.resize(mostCandidates);
        return {};
    }

    sqlite::Database &m_db;
    Instant m_now;
    sqlite::Statement m_writer; ///< the customer who wrote a message
    qint64 m_root = 0;
    std::vector<qint64> m_group;
    std::vector<OrderKey> m_accounts; ///< platforms' keys of the group
    std::vector<Fact> m_facts; ///< in order of worth: what platforms say, then newest first
    std::map<qint64, std::vector<MergeEvidence>> m_found; ///< by the other's root
    PersonView m_view;
};

} // namespace

QString comparablePhone(QStringView text)
{
    const QString digits = digitsOf(text);
    constexpr qsizetype mobile = 11;
    const QString tail = digits.right(mobile);
    const QString head = digits.chopped(tail.size());
    return tail.size() == mobile && tail.startsWith(u'1') && (head == "86"_L1 || head == "0086"_L1 || head == "0"_L1)
        ? tail
        : digits;
}

Result<PersonView> personView(sqlite::Database &db, ContactId contact, Instant now)
{
    return People(db, now).read(contact);
}

} // namespace lianxi
