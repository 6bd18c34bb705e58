// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/case_set.h"

#include <QTimeZone>

class QPagedPaintDevice;

namespace lianxi
{

/// A case on paper: who, when, every line with its pictures, on as many pages as it takes. At the head of each page
/// stands what it is, at the foot who printed it, when, and the page's number; the name also stands across it (F92).
struct CasePaper {
    const CaseSet &set;
    const CaseInSet &one;
    Instant now;
    QTimeZone zone = QTimeZone::systemTimeZone();
};
/// Texts are printed as they are in the set: masked where that is. Words are in the window's language. Not on the view
/// thread for long cases: 1,000 lines take a second.
/// \return pages; 0: nothing could be painted on the device.
int printCase(const CasePaper &paper, QPagedPaintDevice &device);
/// The same as the bytes of a PDF, A4.
[[nodiscard]] QByteArray casePdf(const CasePaper &paper);

} // namespace lianxi
