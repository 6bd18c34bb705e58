// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

#include <memory>
#include <vector>

class Hunspell;

namespace lianxi
{

/// Says whether words are spelt rightly in any of the dictionaries that are installed for the languages asked for.
/// View thread; a word takes microseconds, suggestions tens of milliseconds.
class Speller final : public QObject
{
    Q_OBJECT
public:
    /// \param languages  "en_US", "de" …: the first dictionary of each is read, on another thread; ready() follows.
    Speller(const QStringList &languages, const QStringList &folders = systemFolders(), QObject *parent = nullptr);
    ~Speller() override;
    [[nodiscard]] static QStringList systemFolders();

    /// A dictionary is there and read.
    [[nodiscard]] bool isReady() const { return m_on && !m_dictionaries.empty(); }
    /// Off: no word is judged.
    void setOn(bool on);
    [[nodiscard]] bool isRight(const QString &word) const;
    /// The likeliest first, at most five.
    [[nodiscard]] QStringList suggestions(const QString &word) const;
    /// The agent's own words, as they are kept.
    void setOwnWords(const QStringList &words);
    [[nodiscard]] const QSet<QString> &ownWords() const { return m_own; }
    /// Adds one and says so by ownWordAdded().
    void add(const QString &word);

Q_SIGNALS:
    /// Judgements may be others than before.
    void changed();
    void ownWordAdded(const QString &word);

private:
    std::vector<std::unique_ptr<Hunspell>> m_dictionaries;
    QSet<QString> m_own;
    bool m_on = true;
};

} // namespace lianxi
