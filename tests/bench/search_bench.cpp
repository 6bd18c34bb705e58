// SPDX-License-Identifier: GPL-3.0-or-later
// bench_search [messages, default 100000] [folder, default a temporary one] [only classes whose name has this]
// A folder that holds the stores of an earlier run is searched again without filling.
// Fills a store with generated messages, with and without the index, and times searches for the newest fifty.

#include "models/store/queries.h"
#include "tests/support/search_store.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

constexpr int batch = 1'000; ///< messages a commit
constexpr int terms = 200; ///< per class
constexpr qint64 firstTime = 1'795'219'200'000;

/// Words by rank, the n-th as frequent as 1/n (Zipf), as in real text.
class Vocabulary
{
public:
    Vocabulary(std::vector<QString> words)
        : m_words(std::move(words))
    {
        double sum = 0;
        for (size_t i = 0; i < m_words.size(); ++i)
            m_sums.push_back(sum += 1.0 / static_cast<double>(i + 1));
    }
    const QString &pick(QRandomGenerator &random) const
    {
        const auto at = std::lower_bound(m_sums.begin(), m_sums.end(), random.generateDouble() * m_sums.back());
        return m_words[static_cast<size_t>(std::min(at - m_sums.begin(), std::ssize(m_sums) - 1))];
    }
    const QString &at(size_t rank) const { return m_words[rank]; }
    size_t size() const { return m_words.size(); }

private:
    std::vector<QString> m_words;
    std::vector<double> m_sums;
};

struct Language {
    Vocabulary chinese, english;

    static Language make(QRandomGenerator &random)
    {
        std::vector<QString> characters;
        for (int i = 0; i < 4'000; ++i)
            characters.emplace_back(QChar(static_cast<char16_t>(0x4e00 + random.bounded(0x5100))));
        const Vocabulary pool(characters);
        std::vector<QString> chinese, english;
        for (int i = 0; i < 60'000; ++i) {
            QString word;
            // The most frequent words are the shortest.
            for (int n = i < 200 ? 1 : random.bounded(1, 5); n > 0; --n)
                word += pool.pick(random);
            chinese.push_back(word);
        }
        for (int i = 0; i < 20'000; ++i) {
            QString word;
            for (int n = random.bounded(2, 10); n > 0; --n)
                word += QChar(u'a' + random.bounded(26));
            english.push_back(word);
        }
        return {Vocabulary(chinese), Vocabulary(english)};
    }

    QString message(QRandomGenerator &random) const
    {
        QString text;
        const bool foreign = random.bounded(5) == 0;
        for (int n = random.bounded(4, foreign ? 24 : 36); n > 0; --n) {
            if (foreign)
                text += english.pick(random) + u' ';
            else
                text += chinese.pick(random) + (random.bounded(8) == 0 ? u"，"_s : QString());
        }
        return text;
    }
};

double fill(SearchStore &store, const Language &language, int messages)
{
    QRandomGenerator random(2);
    QElapsedTimer timer;
    qint64 inserting = 0;
    for (int from = 1; from <= messages; from += batch) {
        std::vector<SearchStore::Message> rows;
        for (int row = from; row < from + batch && row <= messages; ++row)
            rows.push_back({row, 1 + row / 10, firstTime + row, language.message(random)});
        timer.start();
        store.execute("BEGIN");
        for (const SearchStore::Message &row : rows)
            store.add(row);
        store.execute("COMMIT");
        inserting += timer.nsecsElapsed();
    }
    return messages / (static_cast<double>(inserting) / 1e9);
}

void dropFromPageCache(const QString &file)
{
    const int fd = ::open(file.toLocal8Bit().constData(), O_RDONLY);
    if (fd < 0)
        return;
    ::fdatasync(fd);
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    ::close(fd);
}

sqlite::Database reader(const QString &file)
{
    auto db = sqlite::Database::open(
        file, {.mode = sqlite::OpenMode::ReadOnly, .key = sqlite::PageKey::fromBytes(QByteArray(32, 'k'))});
    if (!db || !registerTokenizer(*db))
        qFatal("cannot read %s", qPrintable(file));
    return std::move(*db);
}

double threadMs()
{
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

struct Times {
    std::vector<double> wall, cpu; ///< ms
    size_t hits = 0;
    static double at(std::vector<double> &ms, double share)
    {
        std::sort(ms.begin(), ms.end());
        return ms[std::min(ms.size() - 1, static_cast<size_t>(share * static_cast<double>(ms.size())))];
    }
};

Times run(sqlite::Database &db, const QStringList &queries)
{
    Times times;
    QElapsedTimer timer;
    for (const QString &query : queries) {
        const double before = threadMs();
        timer.start();
        const auto result = search(db, query, fromMillis(firstTime), 50);
        times.wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        times.cpu.push_back(threadMs() - before);
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
        times.hits += result->hits.size();
    }
    return times;
}

/// `length` neighbouring characters of a message that somebody wrote.
QString pieceOf(const Language &language, QRandomGenerator &random, qsizetype length)
{
    for (;;) {
        const QString text = language.message(random).section(u'，', 0, 0);
        if (text.size() >= length && text.front().unicode() > 0x4e00)
            return text.first(length);
    }
}

std::vector<std::pair<const char *, QStringList>> classes(const Language &language, QRandomGenerator &random)
{
    std::vector<std::pair<const char *, QStringList>> result;
    const auto add = [&result](const char *name, auto &&make) {
        QStringList queries;
        for (int i = 0; i < terms; ++i)
            queries += make(i);
        result.emplace_back(name, queries);
    };
    const auto rare = [&](const Vocabulary &words) {
        return words.at(words.size() / 2 + random.bounded(static_cast<quint32>(words.size() / 2)));
    };
    add("1 character", [&](int) { return pieceOf(language, random, 1); });
    add("2 characters", [&](int) { return pieceOf(language, random, 2); });
    add("3 characters", [&](int) { return pieceOf(language, random, 3); });
    add("4 characters", [&](int) { return pieceOf(language, random, 4); });
    add("two words", [&](int) { return QString(pieceOf(language, random, 2) + u' ' + pieceOf(language, random, 2)); });
    add("Chinese, frequent", [&](int i) { return language.chinese.at(static_cast<size_t>(i)); });
    add("Chinese, rare", [&](int) { return rare(language.chinese); });
    add("English", [&](int) { return language.english.pick(random); });
    add("English, frequent", [&](int i) { return language.english.at(static_cast<size_t>(i)); });
    add("English, rare", [&](int) { return rare(language.english); });
    add("phrase", [&](int) {
        return QString(u"\""_s + language.english.at(static_cast<size_t>(random.bounded(20))) + u' '
                       + language.english.at(static_cast<size_t>(random.bounded(20))) + u'"');
    });
    add("no hit", [&](int i) { return QString(i % 2 ? u"龘靐齉爩"_s.left(1 + i % 4) : u"nosuchword%1"_s.arg(i)); });
    add("word in public",
        [&](int i) { return QString(language.chinese.at(static_cast<size_t>(i)) + u" is:public"_s); });
    add("word of a person",
        [&](int i) { return QString(language.chinese.at(static_cast<size_t>(i)) + u" from:客户%1"_s.arg(1 + i * 7)); });
    return result;
}

void addCases(SearchStore &store, int cases)
{
    store.execute("BEGIN");
    for (int row = 1; row <= cases; ++row)
        store.add(SearchStore::Case{.row = row,
                                    .name = u"客户%1"_s.arg(row),
                                    .surface = row % 10 ? Surface::Private : Surface::Public,
                                    .lastAt = firstTime + row});
    store.execute("COMMIT");
}

void measureFilling(const Language &language, int messages, const QString &raw, const QString &indexed)
{
    double rawRate = 0, rate = 0, merge = 0;
    {
        SearchStore store(raw, false);
        rawRate = fill(store, language, messages);
    }
    {
        SearchStore store(indexed);
        rate = fill(store, language, messages);
        addCases(store, messages / 10 + 1);
        QElapsedTimer timer;
        timer.start();
        for (auto more = store.index().mergeStep(); more && *more; more = store.index().mergeStep())
            ;
        merge = static_cast<double>(timer.elapsed()) / 1e3;
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    std::printf("%d messages in commits of %d, encrypted\n", messages, batch);
    std::printf("inserted: raw %.0f/s, with index %.0f/s (%.1f %%); merging what was left: %.1f s\n", rawRate, rate,
                100 * rate / rawRate, merge);
    std::printf("file: raw %.0f, with index and cases %.0f bytes a message\n\n",
                static_cast<double>(QFileInfo(raw).size()) / messages,
                static_cast<double>(QFileInfo(indexed).size()) / messages);
}

} // namespace

int main(int argc, char **argv)
{
    const int messages = argc > 1 ? std::atoi(argv[1]) : 100'000;
    QTemporaryDir temporary;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : temporary.path();
    if (messages <= 0 || !QFileInfo(folder).isDir()) {
        std::fprintf(stderr, "usage: bench_search [messages] [folder]\n");
        return 2;
    }
    QRandomGenerator random(1);
    const Language language = Language::make(random);
    const QString raw = folder + u"/raw.db"_s, indexed = folder + u"/indexed.db"_s;
    if (!QFileInfo::exists(indexed))
        measureFilling(language, messages, raw, indexed);
    // Processor time beside the time waited: on a busy machine the latter measures the neighbours.
    std::printf("%-20s %9s %9s %9s %9s %9s %8s   ms, newest 50\n", "query", "first p50", "first p99", "warm p50",
                "warm p99", "cpu p99", "hits");
    const QByteArray only(argc > 3 ? argv[3] : "");
    for (const auto &[name, queries] : classes(language, random)) {
        if (!QByteArray(name).contains(only))
            continue;
        dropFromPageCache(indexed);
        sqlite::Database db = reader(indexed);
        Times first = run(db, queries);
        Times warm = run(db, queries);
        std::printf("%-20s %9.2f %9.2f %9.2f %9.2f %9.2f %8.1f\n", name, Times::at(first.wall, 0.5),
                    Times::at(first.wall, 0.99), Times::at(warm.wall, 0.5), Times::at(warm.wall, 0.99),
                    Times::at(warm.cpu, 0.99), static_cast<double>(warm.hits) / terms);
        std::fflush(stdout);
    }
    return 0;
}
