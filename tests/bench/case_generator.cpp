// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/case_generator.h"

#include "app/log/sqlite_log.h"
#include "models/policy/playbook.h"
#include "models/store/queries.h"

#include <QDir>
#include <QFileInfo>

#include <array>
#include <cstdio>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lianxi::bench
{

namespace
{

constexpr int eventsOfRecord = 256, recordsOfBatch = 16;
constexpr std::array<Platform, 6> platforms{Platform::WechatOa, Platform::Weibo,       Platform::Telegram,
                                            Platform::Douyin,   Platform::Xiaohongshu, Platform::Import};

QString channelName(int number)
{
    return u"shop-%1"_s.arg(number);
}

/// Made-up words by rank, the n-th as frequent as 1/n (Zipf), as in real text: what an index costs hangs on how many
/// different words there are.
class Vocabulary
{
public:
    template <class Word>
    Vocabulary(int count, Word &&word)
    {
        double sum = 0;
        for (int i = 0; i < count; ++i) {
            m_words.push_back(word(i));
            m_sums.push_back(sum += 1.0 / (i + 1));
        }
    }
    [[nodiscard]] const QString &pick(std::mt19937 &random) const
    {
        const double at = static_cast<double>(random()) / 4294967296.0 * m_sums.back();
        const auto found = std::lower_bound(m_sums.begin(), m_sums.end(), at) - m_sums.begin();
        return m_words[std::min(static_cast<size_t>(found), m_words.size() - 1)];
    }

private:
    std::vector<QString> m_words;
    std::vector<double> m_sums;
};

const Vocabulary &chineseWords()
{
    static const Vocabulary words = [] {
        std::mt19937 random(1);
        const Vocabulary characters(
            3'500, [&](int) { return QString(QChar(static_cast<char16_t>(0x4e00 + random() % 0x5100))); });
        return Vocabulary(40'000, [&](int rank) {
            QString word; // the most frequent are the shortest
            for (quint32 n = rank < 200 ? 1 : 1 + static_cast<quint32>(random() % 3); n > 0; --n)
                word += characters.pick(random);
            return word;
        });
    }();
    return words;
}

const Vocabulary &englishWords()
{
    static const Vocabulary words = [] {
        std::mt19937 random(2);
        return Vocabulary(20'000, [&](int) {
            QString word;
            for (quint32 n = 2 + static_cast<quint32>(random() % 8); n > 0; --n)
                word += QChar(static_cast<char16_t>(u'a' + random() % 26));
            return word;
        });
    }();
    return words;
}

/// Phrases and words in turn until the text is long enough.
template <size_t N>
QString sentences(const std::array<const char16_t *, N> &phrases, const Vocabulary &words, std::mt19937 &random,
                  const QString &between)
{
    const auto wanted = static_cast<qsizetype>(30 + random() % 25);
    QString text = QString::fromUtf16(phrases[random() % N]);
    while (text.size() < wanted) {
        const auto dice = random() % 8;
        text += dice == 0 ? u"，"_s : between;
        text += dice == 1 ? QString::number(100'000 + random() % 900'000) : words.pick(random);
    }
    return text;
}

/// Collects events into records and folds them in batches.
class Feeder
{
public:
    explicit Feeder(Projection &projection)
        : m_projection(projection)
        , m_sequence(projection.position())
    {
    }
    void add(const QString &subject, Event event)
    {
        m_events.push_back(std::move(event));
        if (m_events.size() == eventsOfRecord)
            close(subject);
    }
    void close(const QString &subject)
    {
        if (m_events.empty())
            return;
        m_records.push_back(Record{++m_sequence, subject, {}, std::exchange(m_events, {})});
        if (m_records.size() == recordsOfBatch)
            fold();
    }
    void fold()
    {
        if (!m_projection.apply(m_records))
            qFatal("the generated desk cannot be written");
        m_records.clear();
    }

private:
    Projection &m_projection;
    Sequence m_sequence;
    std::vector<Event> m_events;
    std::vector<Record> m_records;
};

template <class P>
Event eventOf(const P &payload, Instant at, qint64 number)
{
    return makeEvent(payload, u"/bench"_s, at,
                     EventId::derive(QByteArray(toText(P::type).data()) + QByteArray::number(number)));
}

void addMessages(Feeder &feeder, DeskSize size)
{
    qint64 number = 0;
    const Actor system{AuthorKind::System, {}, {}};
    const std::shared_ptr<const Playbook> playbook = Playbook::shipped();
    const PlaybookAdopted adopted{playbook->name(), playbook->version(), playbook->foldRules(), system};
    feeder.add(u"team"_s, eventOf(adopted, MessageMaker::firstMoment(), ++number));
    for (const ChannelConfigured &channel : MessageMaker::channels())
        feeder.add(u"team"_s, eventOf(channel, MessageMaker::firstMoment(), ++number));
    for (MessageMaker maker(size); !maker.atEnd();) {
        MessageMaker::Made made = maker.next();
        const Instant at = made.event.at.value_or(MessageMaker::firstMoment());
        feeder.add(u"channel.any"_s, eventOf(PlatformEventReceived{made.channel, std::move(made.event)}, at, ++number));
    }
    feeder.close(u"channel.any"_s);
    feeder.fold();
}

/// What people did with one case.
void addActions(Feeder &feeder, const CaseRow &row, std::mt19937 &random)
{
    static const std::array scenes{u"物流"_s, u"退款"_s, u"质量"_s, u"发票"_s, u"refund"_s};
    const Actor by{AuthorKind::Agent, AgentId(u"agent-%1"_s.arg(random() % 20)), u"坐席%1"_s.arg(random() % 20)};
    const Instant at = row.lastAt + 60s;
    const QString subject = u"work.any"_s;
    const auto dice = static_cast<int>(random() % 100);
    if (dice < 30)
        feeder.add(subject, eventOf(CaseClaimed{row.id, by}, at, row.row));
    if (dice % 5 == 0)
        feeder.add(
            subject,
            eventOf(CaseTagged{row.id, by, TagFamily::Scene, scenes[random() % scenes.size()], false, u"agent"_s}, at,
                    row.row));
    if (dice % 7 == 0)
        feeder.add(subject,
                   eventOf(CaseClassified{row.id,
                                          by,
                                          static_cast<CaseClass>(random() % 6),
                                          Priority::High,
                                          scenes[random() % scenes.size()],
                                          {}},
                           at, row.row));
    if (dice % 3 == 0)
        feeder.add(subject, eventOf(CaseRead{row.id, by, false}, at, row.row));
    if (dice >= 98)
        feeder.add(subject, eventOf(CaseSnoozed{row.id, by, at + std::chrono::years(100)}, at, row.row));
    else if (dice >= 90)
        feeder.add(subject, eventOf(CaseResolved{row.id, by}, at, row.row));
}

void addActions(Feeder &feeder, Projection &projection, int cases)
{
    std::mt19937 random(7);
    for (int from = 1; from <= cases; from += 5'000) {
        std::vector<qint64> rows(static_cast<size_t>(std::min(5'000, cases - from + 1)));
        std::iota(rows.begin(), rows.end(), qint64{from});
        const Result<std::vector<CaseRow>> found = caseRows(projection.database(), rows);
        if (!found || found->size() != rows.size())
            qFatal("a generated case is missing");
        for (const CaseRow &row : *found)
            addActions(feeder, row, random);
    }
    feeder.close(u"work.any"_s);
    feeder.fold();
}

} // namespace

std::vector<ChannelConfigured> MessageMaker::channels()
{
    std::vector<ChannelConfigured> made;
    for (size_t i = 0; i < platforms.size(); ++i) {
        ChannelConfigured channel;
        channel.channel = ChannelId(channelName(static_cast<int>(i)));
        channel.platform = platforms[i];
        channel.name = u"旗舰店%1"_s.arg(i + 1);
        channel.brand = u"brand"_s;
        made.push_back(channel);
    }
    return made;
}

Instant MessageMaker::firstMoment()
{
    return Instant(std::chrono::milliseconds(1'788'224'400'000)); // 2026-09-01 09:00 in Shanghai, a working day
}

QString MessageMaker::text()
{
    static constexpr std::array chinese{u"你好",
                                        u"请问我的快递到哪里了",
                                        u"订单号是",
                                        u"已经三天没有更新",
                                        u"我要退款",
                                        u"收到的商品有划痕",
                                        u"麻烦帮我查一下",
                                        u"什么时候能发货",
                                        u"客服一直没有人回复",
                                        u"优惠券用不了",
                                        u"可以换一个颜色吗",
                                        u"发票抬头写错了",
                                        u"孩子不小心下的单",
                                        u"再不处理我就投诉",
                                        u"谢谢你的耐心"};
    static constexpr std::array english{
        u"hello there",           u"where is my parcel",      u"the order number is", u"it has not moved",
        u"I would like a refund", u"the screen is scratched", u"could you check",     u"thank you"};
    return m_random() % 5 == 0 ? sentences(english, englishWords(), m_random, u" "_s)
                               : sentences(chinese, chineseWords(), m_random, QString());
}

MessageMaker::Made MessageMaker::next()
{
    // Each case begins once, spread over the whole time; what is left goes to cases among the latest hundred.
    const int number = m_next++;
    const auto begun = static_cast<int>(static_cast<qint64>(number) * m_size.cases / m_size.messages);
    const bool begins = number == 0 || static_cast<qint64>(number - 1) * m_size.cases / m_size.messages != begun;
    const int person = begins ? begun : std::max(0, begun - static_cast<int>(m_random() % 100));
    const int channel = person % static_cast<int>(platforms.size());
    Made made{ChannelId(channelName(channel)), {}};
    PlatformEvent &event = made.event;
    event.kind = PlatformEventKind::Message;
    event.surface = person % 5 == 0 ? Surface::Public : Surface::Private;
    event.messageId = u"m%1"_s.arg(number);
    event.eventKey = u"e:"_s + event.messageId;
    event.threadId = u"t%1"_s.arg(person);
    event.at = firstMoment() + std::chrono::seconds(number);
    event.text = text();
    if (!begins && m_random() % 8 == 0)
        event.replyTo = u"m%1"_s.arg(number - 1 - static_cast<int>(m_random() % 50));
    const bool answered = m_random() % 4 == 0;
    if (!begins && answered && event.surface == Surface::Private) { // a public answer may be a thread of its own
        event.direction = Direction::Out;
    } else {
        event.sender.id = u"p%1"_s.arg(person);
        event.sender.name = (person % 5 == 4 ? u"Alex %1"_s : u"客户%1"_s).arg(person);
    }
    return made;
}

sqlite::PageKey benchProfileKey()
{
    return *sqlite::PageKey::fromBytes(QByteArray(32, 'b'));
}

sqlite::PageKey benchKey()
{
    return benchProfileKey().derive(2); // as Profile::projectionKey()
}

void makeLog(const QString &file, const sqlite::PageKey &key, Sequence last)
{
    if (!SqliteLog::open(file, key))
        qFatal("cannot make the log");
    auto db = sqlite::Database::open(file, {.mode = sqlite::OpenMode::ReadWrite, .key = key});
    const QByteArray sql =
        "INSERT INTO record(sequence, subject, bytes) VALUES(" + QByteArray::number(last) + ", 'bench', x'5b5d')";
    if (!db || !db->execute(sql.constData()))
        qFatal("cannot prepare the log");
}

QString generatedDesk(const QString &folder, DeskSize size)
{
    QDir().mkpath(folder);
    const QString file = u"%1/desk-%2-%3.db"_s.arg(folder).arg(size.cases).arg(size.messages);
    if (QFileInfo::exists(file))
        return file;
    const QString unfinished = file + u".part"_s;
    QFile::remove(unfinished);
    {
        auto projection = Projection::open({unfinished, benchKey()});
        if (!projection)
            qFatal("%s: %s", qUtf8Printable(unfinished), qUtf8Printable(projection.error().detail));
        std::fprintf(stderr, "generating %d cases, %d messages\n", size.cases, size.messages);
        Feeder feeder(**projection);
        addMessages(feeder, size);
        addActions(feeder, **projection, size.cases);
        while ((*projection)->tidy())
            ;
        if (!(*projection)->database().execute("PRAGMA wal_checkpoint(TRUNCATE)"))
            qFatal("the generated desk cannot be written");
    }
    if (!QFile::rename(unfinished, file))
        qFatal("%s cannot be named", qUtf8Printable(file));
    return file;
}

} // namespace lianxi::bench
