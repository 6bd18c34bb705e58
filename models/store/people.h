// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/people.h"
#include "models/store/sqlite.h"

namespace lianxi
{

/// Who a contact was made of, and who else may be the same person: somebody known on a platform by a telephone number
/// or mail address that this one wrote, or the other way round; somebody who wrote the same number, address or order
/// number. Names say nothing. What many wrote (the brand's own hotline) says nothing either. Looks at the newest
/// messages of the contact and searches for at most a dozen facts: not for the list thread. `now` as for search().
/// \return NotFound when there is no such contact.
[[nodiscard]] Result<PersonView> personView(sqlite::Database &db, ContactId contact, Instant now);

/// A telephone number in the form in which numbers are compared: digits; a Chinese mobile number without the country or
/// the trunk digit.
[[nodiscard]] QString comparablePhone(QStringView text);

} // namespace lianxi
