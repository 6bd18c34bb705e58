// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/playbook.h"

#include "models/policy/playbook_data.h"
#include "models/policy/playbook_loader.h"

#include <QFile>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 largestFile = 4 * 1024 * 1024; // bytes; the shipped one has under 100 KiB

} // namespace

Result<std::shared_ptr<const Playbook>> Playbook::load(const QStringList &files)
{
    PlaybookLoader loader;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::InvalidInput, u"%1:1:1: cannot be read: %2"_s.arg(name, file.errorString()));
        if (file.size() > largestFile)
            return failure(ErrorCode::InvalidInput, u"%1:1:1: larger than %2 bytes"_s.arg(name).arg(largestFile));
        if (const Status added = loader.add(file.readAll(), name); !added)
            return tl::unexpected(added.error());
    }
    return loader.finish();
}

std::shared_ptr<const Playbook> Playbook::shipped()
{
    static const std::shared_ptr<const Playbook> playbook = [] {
        const auto loaded = load({u":/playbooks/lianxi.toml"_s});
        if (!loaded)
            qFatal("the program's own playbook: %s", qUtf8Printable(loaded.error().detail));
        return *loaded;
    }();
    return playbook;
}

const QString &Playbook::name() const
{
    return m_data->name;
}

const QString &Playbook::version() const
{
    return m_data->version;
}

QString Playbook::categoryLabel(const QString &id, QStringView language) const
{
    const auto found = m_data->categories.find(id);
    return found == m_data->categories.end() ? id : found->second.label.in(language);
}

const ServiceHours &Playbook::serviceHours() const
{
    return m_data->fold.hours;
}

std::vector<ClockPromise> Playbook::promises(CaseClass caseClass) const
{
    return m_data->fold.promises[static_cast<size_t>(caseClass)];
}

QJsonObject Playbook::foldRules() const
{
    return toJson(m_data->fold);
}

double Playbook::number(QStringView name) const
{
    const auto found = m_data->numbers.find(name.toString());
    Q_ASSERT_X(found != m_data->numbers.end(), "Playbook::number", "no number of that name");
    return found == m_data->numbers.end() ? 0 : found->second;
}

} // namespace lianxi
