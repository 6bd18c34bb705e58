// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/team/condition_fields.h"
#include "ui/team/item_page.h"
#include "ui/theme/theme_source.h"

class QComboBox;
class QListWidget;
class QPlainTextEdit;

namespace lianxi
{

/// One canned reply: its text, how it goes out, when it is offered.
class ReplyEditor final : public ItemEditor
{
    Q_OBJECT
public:
    ReplyEditor(ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories,
                QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override { put({}); }
    [[nodiscard]] CannedReply reply() const;
    [[nodiscard]] QJsonObject body() const override { return toReplyBody(reply()); }
    [[nodiscard]] bool isRight() const override { return mistakesOf(reply()).empty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void put(const CannedReply &reply);
    void changed();
    void showState();
    void retranslate();

    ThemeSource &m_themes;
    bool m_showing = false;
    PlainLabel *m_textLabel, *m_hint, *m_mistake, *m_keysLabel, *m_formLabel;
    QPlainTextEdit *m_text;
    QLineEdit *m_keys;
    QComboBox *m_form;
    ConditionFields *m_when;
    QWidget *m_preview; ///< the card as the customer gets it, smaller
};

/// One hint: for which tags, what to say to the agent, what to offer.
class HintEditor final : public ItemEditor
{
    Q_OBJECT
public:
    HintEditor(TeamShelf &shelf, std::function<std::vector<CategoryChoice>()> categories, QWidget *parent = nullptr);
    bool show(const QJsonObject &body) override;
    void begin() override { put({}); }
    [[nodiscard]] TagHint hint() const;
    [[nodiscard]] QJsonObject body() const override { return toHintBody(hint()); }
    [[nodiscard]] bool isRight() const override { return mistakesOf(hint()).empty(); }
    [[nodiscard]] QString describe(const QJsonObject &body) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void put(const TagHint &hint);
    void fillReplies(const QStringList &chosen);
    void changed();
    void showState();
    void retranslate();

    TeamShelf &m_shelf;
    bool m_showing = false;
    PlainLabel *m_wordsLabel, *m_repliesLabel, *m_mistake;
    QPlainTextEdit *m_words;
    QListWidget *m_replies;
    ConditionFields *m_when;
};

/// The pages on which they are made. `shelf` and `themes` outlive them.
[[nodiscard]] ItemPage *makeRepliesPage(TeamShelf &shelf, ThemeSource &themes,
                                        const std::function<std::vector<CategoryChoice>()> &categories,
                                        QWidget *parent = nullptr);
[[nodiscard]] ItemPage *makeHintsPage(TeamShelf &shelf, const std::function<std::vector<CategoryChoice>()> &categories,
                                      QWidget *parent = nullptr);

} // namespace lianxi
