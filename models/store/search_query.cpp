// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/search_query.h"

#include "models/domain/kinds.h"
#include "models/language/folding.h"
#include "models/store/tokens.h"

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

/// More would only make the statement long; FTS5 and SQLite limit the depth of an expression to 100.
constexpr size_t mostTerms = 32;
constexpr qsizetype longestOperator = 16;

/// One piece of the query as written.
struct Piece {
    bool negated = false;
    bool phrase = false;
    QString key; ///< operator in lower case; empty: none
    QStringView value;
};

std::optional<QChar> closingQuote(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'＂':
        return c;
    case u'“':
    case u'”':
        return u'”';
    case u'「':
        return u'」';
    case u'『':
        return u'』';
    default:
        return std::nullopt;
    }
}

bool isMinus(QChar c)
{
    return c == u'-' || c == u'－';
}
bool isColon(QChar c)
{
    return c == u':' || c == u'：';
}

/// Cuts the query into pieces; every character is looked at once.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Piece> next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at == m_text.size())
            return std::nullopt;
        Piece piece;
        if (isMinus(m_text[m_at]) && m_at + 1 < m_text.size() && !m_text[m_at + 1].isSpace()) {
            piece.negated = true;
            ++m_at;
        }
        piece.key = takeKey();
        piece.phrase = m_at < m_text.size() && closingQuote(m_text[m_at]).has_value();
        piece.value = piece.phrase ? takePhrase() : takeWord();
        return piece;
    }

private:
    /// Letters followed by a colon, unless an address follows ("https://").
    QString takeKey()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && end - m_at < longestOperator && m_text[end].unicode() < 0x80
               && m_text[end].isLetter())
            ++end;
        if (end == m_at || end == m_text.size() || !isColon(m_text[end]) || m_text.sliced(end + 1).startsWith(u"//"))
            return {};
        const QString key = m_text.sliced(m_at, end - m_at).toString().toLower();
        m_at = end + 1;
        return key;
    }

    QStringView takePhrase()
    {
        const QChar close = *closingQuote(m_text[m_at]);
        const qsizetype from = ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != close)
            ++m_at;
        const QStringView phrase = m_text.sliced(from, m_at - from);
        m_at = std::min(m_at + 1, m_text.size()); // a phrase left open ends with the query
        return phrase;
    }

    QStringView takeWord()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace())
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

template <class T>
struct Name {
    QLatin1StringView name;
    T value;
};

template <class T, size_t size>
std::optional<T> valueOf(const std::array<Name<T>, size> &names, QStringView text)
{
    for (const Name<T> &one : names) {
        if (text == one.name)
            return one.value;
    }
    return std::nullopt;
}

constexpr std::array<Name<SearchField>, 10> fieldNames{{
    {"from"_L1, SearchField::From},
    {"agent"_L1, SearchField::Agent},
    {"channel"_L1, SearchField::Channel},
    {"tag"_L1, SearchField::Tag},
    {"emotion"_L1, SearchField::Emotion},
    {"category"_L1, SearchField::Category},
    {"class"_L1, SearchField::Class},
    {"queue"_L1, SearchField::Queue},
    {"order"_L1, SearchField::Order},
    {"phone"_L1, SearchField::Phone},
}};
constexpr std::array<Name<SearchIs>, 7> isNames{{
    {"open"_L1, SearchIs::Open},
    {"resolved"_L1, SearchIs::Resolved},
    {"snoozed"_L1, SearchIs::Snoozed},
    {"unanswered"_L1, SearchIs::Unanswered},
    {"breached"_L1, SearchIs::Breached},
    {"public"_L1, SearchIs::Public},
    {"private"_L1, SearchIs::Private},
}};
constexpr std::array<Name<SearchHas>, 5> hasNames{{
    {"image"_L1, SearchHas::Image},
    {"voice"_L1, SearchHas::Voice},
    {"file"_L1, SearchHas::File},
    {"call"_L1, SearchHas::Call},
    {"order"_L1, SearchHas::Order},
}};
/// As the desk calls them in Chinese; their own names are known beside these.
constexpr std::array<std::pair<QStringView, CaseClass>, 7> classNames{{{u"普通", CaseClass::Normal},
                                                                       {u"复杂", CaseClass::Complex},
                                                                       {u"紧急", CaseClass::Urgent},
                                                                       {u"一般投诉", CaseClass::General},
                                                                       {u"服务事故", CaseClass::Incident},
                                                                       {u"重大危机", CaseClass::Crisis},
                                                                       {u"危机", CaseClass::Crisis}}};
enum class DateBound { Before, After, On };
constexpr std::array<Name<DateBound>, 3> dateNames{{
    {"before"_L1, DateBound::Before},
    {"after"_L1, DateBound::After},
    {"on"_L1, DateBound::On},
}};

/// 2026-11-21, 2026/11/21, 20261121, a number of days or weeks ago (7d, 2w), and the names of the last days.
std::optional<QDate> dateOf(const QString &text, QDate today)
{
    static constexpr std::array<std::pair<QStringView, int>, 7> names{
        {{u"today", 0}, {u"yesterday", 1}, {u"今天", 0}, {u"今日", 0}, {u"昨天", 1}, {u"昨日", 1}, {u"前天", 2}}};
    for (const auto &[name, ago] : names) {
        if (text == name)
            return today.addDays(-ago);
    }
    if (text.size() >= 2 && text.size() <= 5 && (text.endsWith(u'd') || text.endsWith(u'w'))) {
        bool isNumber = false;
        const uint count = QStringView(text).chopped(1).toUInt(&isNumber);
        if (isNumber)
            return today.addDays(-static_cast<qint64>(count) * (text.endsWith(u'w') ? 7 : 1));
    }
    for (const QString &format : {u"yyyy-M-d"_s, u"yyyy/M/d"_s, u"yyyy.M.d"_s, u"yyyyMMdd"_s}) {
        const QDate date = QDate::fromString(text, format);
        if (date.isValid() && date.year() >= 1970)
            return date;
    }
    return std::nullopt;
}

DateTerm daysOf(DateBound bound, QDate day)
{
    switch (bound) {
    case DateBound::Before:
        return {{}, day};
    case DateBound::After:
        return {day.addDays(1), {}};
    case DateBound::On:
        return {day, day.addDays(1)};
    }
    Q_UNREACHABLE();
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

bool hasTokens(QStringView folded)
{
    return !forEachToken(folded, [](QStringView) { return false; });
}

/// Turns pieces into terms and complaints.
class Reader
{
public:
    explicit Reader(QDate today)
        : m_today(today)
    {
    }

    void read(const Piece &piece)
    {
        m_piece = piece;
        m_value = foldText(piece.value).trimmed();
        if (m_query.terms.size() == mostTerms)
            return complainOfNumber();
        if (piece.key.isEmpty())
            return readText();
        if (const auto field = valueOf(fieldNames, piece.key))
            return *field == SearchField::Class ? readClass() : readField(*field);
        if (const auto bound = valueOf(dateNames, piece.key))
            return readDate(*bound);
        if (piece.key == "is"_L1)
            return readName(isNames);
        if (piece.key == "has"_L1)
            return readName(hasNames);
        complain(SearchComplaint::Kind::UnknownOperator, piece.key);
    }

    SearchQuery take() { return std::move(m_query); }

private:
    template <class T>
    void add(T what)
    {
        m_query.terms.push_back({m_piece.negated, std::move(what)});
    }
    void complain(SearchComplaint::Kind kind, const QString &argument)
    {
        m_query.complaints.push_back({kind, argument.left(40)});
    }
    void complainOfNumber()
    {
        const bool said =
            !m_query.complaints.empty() && m_query.complaints.back().kind == SearchComplaint::Kind::TooManyTerms;
        if (!said)
            complain(SearchComplaint::Kind::TooManyTerms, m_piece.value.toString());
    }
    [[nodiscard]] bool missing()
    {
        if (!m_value.isEmpty())
            return false;
        complain(SearchComplaint::Kind::MissingValue, m_piece.key);
        return true;
    }

    void readText()
    {
        if (hasTokens(m_value))
            add(TextTerm{m_value});
        else if (!m_value.isEmpty())
            complain(SearchComplaint::Kind::NothingToFind, m_piece.value.toString());
    }

    void readField(SearchField field)
    {
        if (missing())
            return;
        const QString text = field == SearchField::Phone ? digitsOf(m_value) : m_value;
        if (!hasTokens(text))
            complain(SearchComplaint::Kind::UnknownValue, m_piece.key + u':' + m_piece.value.toString());
        else
            add(FieldTerm{field, text});
    }

    void readClass()
    {
        if (missing())
            return;
        std::optional<CaseClass> found = fromText<CaseClass>(m_value);
        for (const auto &[name, value] : classNames)
            if (m_value == name)
                found = value;
        if (found)
            add(FieldTerm{SearchField::Class, toText(*found)});
        else
            complain(SearchComplaint::Kind::UnknownValue, m_piece.key + u':' + m_piece.value.toString());
    }

    void readDate(DateBound bound)
    {
        if (missing())
            return;
        if (const std::optional<QDate> day = dateOf(m_value, m_today))
            add(daysOf(bound, *day));
        else
            complain(SearchComplaint::Kind::BadDate, m_piece.value.toString());
    }

    template <class T, size_t size>
    void readName(const std::array<Name<T>, size> &names)
    {
        if (missing())
            return;
        if (const std::optional<T> value = valueOf(names, m_value))
            add(*value);
        else
            complain(SearchComplaint::Kind::UnknownValue, m_piece.key + u':' + m_piece.value.toString());
    }

    QDate m_today;
    Piece m_piece;
    QString m_value;
    SearchQuery m_query;
};

} // namespace

SearchQuery parseSearch(QStringView text, QDate today)
{
    Scanner scanner(text);
    Reader reader(today);
    while (const std::optional<Piece> piece = scanner.next())
        reader.read(*piece);
    return reader.take();
}

QString toSentence(const SearchComplaint &complaint)
{
    switch (complaint.kind) {
    case SearchComplaint::Kind::UnknownOperator:
        return u"There is no search operator \"%1:\"."_s.arg(complaint.argument);
    case SearchComplaint::Kind::UnknownValue:
        return u"\"%1\" is not a value of this operator."_s.arg(complaint.argument);
    case SearchComplaint::Kind::BadDate:
        return u"\"%1\" is not a date; write for example 2026-11-21, yesterday or 7d."_s.arg(complaint.argument);
    case SearchComplaint::Kind::MissingValue:
        return u"\"%1:\" needs a value directly behind it."_s.arg(complaint.argument);
    case SearchComplaint::Kind::NothingToFind:
        return u"\"%1\" has no letter, digit or symbol to look for."_s.arg(complaint.argument);
    case SearchComplaint::Kind::TooManyTerms:
        return u"The query has too many words; everything from \"%1\" on is left out."_s.arg(complaint.argument);
    }
    Q_UNREACHABLE();
}

} // namespace lianxi
