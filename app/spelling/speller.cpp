// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spelling/speller.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QThreadPool>

#include <hunspell/hunspell.hxx>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr qsizetype mostSuggestions = 5;

/// Paths without their endings; one a language.
QStringList dictionaryPaths(const QStringList &languages, const QStringList &folders)
{
    QStringList paths;
    for (const QString &language : languages) {
        for (const QString &folder : folders) {
            const QDir dir(folder);
            // "en" takes "en_US"; "en_US" takes itself.
            QStringList names = dir.entryList({language + u".aff"_s, language + u"_*.aff"_s}, QDir::Files, QDir::Name);
            if (names.isEmpty())
                continue;
            const QString path = dir.filePath(names.front().chopped(4));
            if (QFile::exists(path + u".dic"_s) && !paths.contains(path))
                paths << path;
            break;
        }
    }
    return paths;
}

} // namespace

QStringList Speller::systemFolders()
{
    return {u"/usr/share/hunspell"_s, u"/usr/share/myspell/dicts"_s, u"/usr/local/share/hunspell"_s};
}

Speller::Speller(const QStringList &languages, const QStringList &folders, QObject *parent)
    : QObject(parent)
{
    QThreadPool::globalInstance()->start([self = QPointer(this), languages, folders] {
        auto read = std::make_shared<std::vector<std::unique_ptr<Hunspell>>>();
        for (const QString &path : dictionaryPaths(languages, folders)) {
            auto dictionary = std::make_unique<Hunspell>(QFile::encodeName(path + u".aff"_s).constData(),
                                                         QFile::encodeName(path + u".dic"_s).constData());
            if (dictionary->get_dict_encoding() == "UTF-8") // the others spell every accent wrongly
                read->push_back(std::move(dictionary));
        }
        // By the program's own object: this one may go at any moment, and only its own thread knows.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, read] {
                if (!self || read->empty())
                    return;
                self->m_dictionaries = std::move(*read);
                Q_EMIT self->changed();
            },
            Qt::QueuedConnection);
    });
}

Speller::~Speller() = default;

bool Speller::isRight(const QString &word) const
{
    if (!m_on || m_own.contains(word) || m_own.contains(word.toLower()))
        return true;
    QString plain = word;
    plain.replace(u'’', u'\'');
    const std::string bytes = plain.toStdString();
    return m_dictionaries.empty()
        || std::any_of(m_dictionaries.begin(), m_dictionaries.end(),
                       [&bytes](const auto &dictionary) { return dictionary->spell(bytes); });
}

QStringList Speller::suggestions(const QString &word) const
{
    QStringList found;
    for (const auto &dictionary : m_dictionaries)
        for (const std::string &one : dictionary->suggest(word.toStdString()))
            if (const QString text = QString::fromStdString(one);
                !found.contains(text) && found.size() < mostSuggestions)
                found << text;
    return found;
}

void Speller::setOwnWords(const QStringList &words)
{
    const QSet<QString> own(words.begin(), words.end());
    if (std::exchange(m_own, own) != own)
        Q_EMIT changed();
}

void Speller::setOn(bool on)
{
    if (std::exchange(m_on, on) != on)
        Q_EMIT changed();
}

void Speller::add(const QString &word)
{
    if (m_own.contains(word))
        return;
    m_own.insert(word);
    Q_EMIT ownWordAdded(word);
    Q_EMIT changed();
}

} // namespace lianxi
