// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/shipped_models.h"

#include "models/language/model_file.h"

#include <QDir>
#include <QFile>

namespace lianxi
{

using namespace Qt::StringLiterals;

void ModelSet::add(std::shared_ptr<const LinearModel> model)
{
    m_models.push_back(std::move(model));
}

const LinearModel *ModelSet::find(Task task, QStringView language) const
{
    const QString wanted = language == u"en" ? u".en"_s : u".zh"_s;
    const LinearModel *general = nullptr;
    for (const auto &model : m_models) {
        if (model->parts().task != toText(task))
            continue;
        const QString &name = model->parts().name;
        if (name.endsWith(wanted))
            return model.get();
        if (!name.endsWith(u".en"_s) && !name.endsWith(u".zh"_s))
            general = model.get();
    }
    return general;
}

QString ModelSet::names() const
{
    QStringList names;
    for (const auto &model : m_models)
        names << u"%1 %2"_s.arg(model->parts().name).arg(model->parts().version);
    names.sort();
    return names.join(u", "_s);
}

Result<std::shared_ptr<const ModelSet>> ModelSet::shipped()
{
    auto set = std::make_shared<ModelSet>();
    const QDir folder(u":/models"_s);
    const QStringList names = folder.entryList({u"*.model"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Io, u"%1 cannot be opened"_s.arg(name));
        Result<LinearModel> model = readModel(file.readAll());
        if (!model)
            return failure(model.error().code, u"%1: %2"_s.arg(name, model.error().detail));
        set->add(std::make_shared<const LinearModel>(std::move(*model)));
    }
    return std::shared_ptr<const ModelSet>(std::move(set));
}

std::shared_ptr<const Lexicon> shippedLexicon()
{
    Lexicon::Groups all;
    const QDir folder(u":/lexicons"_s);
    const QStringList names = folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (auto &[group, words] : parseLexicon(QString::fromUtf8(file.readAll())))
            all[group] += words;
    }
    return std::make_shared<const Lexicon>(std::move(all));
}

Lexicon::Groups parseLexicon(const QString &text)
{
    Lexicon::Groups groups;
    QString group;
    for (const QString &raw : text.split(u'\n')) {
        const QString line = raw.section(u'#', 0, 0).trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            group = line.mid(1, line.size() - 2).trimmed();
            continue;
        }
        for (const QString &word : line.split(u','))
            if (const QString trimmed = word.trimmed(); !trimmed.isEmpty() && !group.isEmpty())
                groups[group] << trimmed;
    }
    for (auto &[name, words] : groups)
        words.removeDuplicates();
    return groups;
}

} // namespace lianxi
