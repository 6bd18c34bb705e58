// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/composer_offer.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>

class QToolButton;

namespace lianxi
{

/// What the tags of a case say about how to speak with this customer, and what may be offered (S57, F18). Hidden where
/// no hint holds; put away with one click for the case that is shown.
class HintBar final : public QFrame
{
    Q_OBJECT
public:
    explicit HintBar(ThemeSource &themes, QWidget *parent = nullptr);
    /// \param tags  of the case that made it appear; `words` and `offers` of all hints that hold.
    void show(CaseId id, const QStringList &tags, const QStringList &words, const std::vector<Offer> &offers);

Q_SIGNALS:
    void offerTaken(const lianxi::Offer &offer);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void takeTheme();
    void putAway();

    ThemeSource &m_themes;
    CaseId m_case;
    bool m_away = false; ///< put away for m_case
    std::vector<Offer> m_offers;
    QStringList m_tags, m_said;
    IconMark *m_icon;
    PlainLabel *m_words;
    std::vector<QToolButton *> m_buttons;
    QToolButton *m_close;
};

} // namespace lianxi
