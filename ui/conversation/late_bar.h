// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/reply_window.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTimeZone>
#include <QToolButton>

namespace lianxi
{

/// The way past a closed window that the agent chose for a draft.
struct LateChoice {
    LateWay way = LateWay::Template;
    QString title; ///< of the template
    QString text; ///< of the template, filled in: another text is no longer this template
    QJsonObject more; ///< Reply::late
    friend bool operator==(const LateChoice &, const LateChoice &) = default;
};

/// Says that a platform's reply window is shut, and offers what may still be sent; after a choice it says what that
/// means. Hidden while the window is open.
class LateBar final : public QFrame
{
    Q_OBJECT
public:
    explicit LateBar(ThemeSource &theme, QWidget *parent = nullptr);
    struct Shown {
        ReplyWindow window;
        std::optional<std::chrono::minutes> length; ///< of the window
        std::optional<Instant> lastInboundAt;
        std::optional<LateChoice> choice;
        QTimeZone zone;
    };
    void show(const Shown &shown);

Q_SIGNALS:
    void chosen(const LateReply &way);
    /// A template's text was wanted, at first or instead of another.
    void templateWanted();
    void forgotten();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void placeWays();
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString choiceSentence() const;
    Shown m_shown;
    std::vector<LateReply> m_placed; ///< ways that have a button
    IconMark *m_icon;
    PlainLabel *m_words;
    QHBoxLayout *m_ways;
    QPushButton *m_otherTemplate;
    QToolButton *m_forget;
    ThemeSource &m_theme;
};

} // namespace lianxi
