// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace lianxi
{

/// When the brand serves, in its own time zone; several periods a day. Days: 1 Monday … 7 Sunday.
struct ServiceHours {
    struct Period {
        int day = 1;
        std::chrono::minutes from{}, to{};
        friend bool operator==(const Period &, const Period &) = default;
    };
    QByteArray timeZone = "Asia/Shanghai"; ///< IANA name
    std::vector<Period> periods; ///< empty: always open
    std::vector<std::chrono::sys_days> holidays; ///< local dates without service
    friend bool operator==(const ServiceHours &, const ServiceHours &) = default;
};

/// A promise of one case class: the clock, how long, and when it runs (rules.md §1).
struct ClockPromise {
    ClockKind kind = ClockKind::FirstResponse;
    std::chrono::seconds length{};
    bool serviceHoursOnly = false;
    friend bool operator==(const ClockPromise &, const ClockPromise &) = default;
};

/// The rules in force: numbers, words, patterns and sentences, as data. Immutable after loading; any thread.
/// Read from TOML files in resources/playbooks; a team's file overrides members of the shipped one.
class Playbook
{
public:
    struct Data; ///< parsed content, private to models/policy and models/language

    /// \param files  shipped file first, then overrides.
    /// \return InvalidInput with "file:line:column: what is wrong, what is allowed" when one cannot be used; the caller
    /// keeps the playbook it has.
    [[nodiscard]] static Result<std::shared_ptr<const Playbook>> load(const QStringList &files);
    /// The shipped rules, from the program's resources.
    [[nodiscard]] static std::shared_ptr<const Playbook> shipped();

    [[nodiscard]] const QString &name() const;
    [[nodiscard]] const QString &version() const;
    /// What a category is called in a language ("zh", "en" …); a category the playbook does not know is called by its
    /// id.
    [[nodiscard]] QString categoryLabel(const QString &id, QStringView language) const;
    [[nodiscard]] const ServiceHours &serviceHours() const;
    [[nodiscard]] std::vector<ClockPromise> promises(CaseClass caseClass) const;
    /// What the fold works by, as PlaybookAdopted::rules carries it: clocks, hours, join and reopen windows.
    [[nodiscard]] QJsonObject foldRules() const;
    /// A number of the sections transfer, listening, crisis, figures, minors, profiles, judging, automation:
    /// "listening.window_hours" … (playbook_numbers.h).
    [[nodiscard]] double number(QStringView name) const;
    [[nodiscard]] const Data &data() const { return *m_data; }

    explicit Playbook(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    {
    }

private:
    std::shared_ptr<const Data> m_data;
};

} // namespace lianxi
