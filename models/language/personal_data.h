// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kinds.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace lianxi
{

enum class PersonalDataType {
    Mobile,
    Landline,
    CnId,
    BankCard,
    Passport,
    Plate,
    Address,
    Email,
    Wechat,
    Qq,
    Person,
    Phone,
    UsSsn,
    Iban,
    Ip,
    BirthDate,
};
template <>
struct EnumNames<PersonalDataType> {
    static constexpr std::array<std::string_view, 16> names{
        "MOBILE", "LANDLINE", "CN_ID",  "BANK_CARD", "PASSPORT", "PLATE", "ADDRESS", "EMAIL",
        "WECHAT", "QQ",       "PERSON", "PHONE",     "US_SSN",   "IBAN",  "IP",      "BIRTH_DATE"};
};

/// One piece of personal data in a text.
struct PersonalSpan {
    PersonalDataType type = PersonalDataType::Person;
    int start = 0, end = 0; ///< UTF-16 offsets in the text given
    double confidence = 1.0; ///< 0 to 1: checksums and formats near 1, names by context lower
    friend bool operator==(const PersonalSpan &, const PersonalSpan &) = default;
};

/// Finds personal data in Chinese and English text, by position, none overlapping. Order and tracking numbers, prices,
/// times and versions are not personal. Linear in the text's length for any text. Pure; any thread.
[[nodiscard]] std::vector<PersonalSpan> findPersonalData(QStringView text);

/// `text` with each span masked, so that a person still recognises their own: 138****5678, 王**, a***@mail.com. Every
/// masked text keeps its length. \param spans  as findPersonalData gave them for this text.
[[nodiscard]] QString maskPersonalData(const QString &text, const std::vector<PersonalSpan> &spans);
/// The same with what the finder finds.
[[nodiscard]] QString maskPersonalData(const QString &text);

} // namespace lianxi
