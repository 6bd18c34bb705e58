// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/routing/roster.h"
#include "ui/conversation/forms.h"

namespace lianxi
{

/// Who could take a case, by the standard as it is at this moment: for everybody, why or why not.
class RoutingForm final : public Form
{
    Q_OBJECT
public:
    RoutingForm(const RoutingOfCase &routing, QWidget *parent);
};

} // namespace lianxi
