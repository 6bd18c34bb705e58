// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/review_query.h"
#include "ui/conversation/media_board.h"
#include "ui/conversation/timeline_view.h"
#include "ui/conversation/voice_player.h"
#include "ui/review/score_form.h"

#include <QListWidget>
#include <QPlainTextEdit>

namespace lianxi
{

/// One case being reviewed: its timeline, read only, and beside it card, remarks and comment. What is typed for a
/// review is kept while others are looked at.
class ReviewBench final : public QWidget
{
    Q_OBJECT
public:
    struct Services {
        StoreSource &store;
        MediaSource *media = nullptr; ///< null: attachments are named, not shown
        const Clock &clock;
        ThemeSource &theme;
        PersonalDataFinder finder;
        QTimeZone zone = QTimeZone::systemTimeZone();
    };
    /// What is shown, and what may be done with it.
    struct Task {
        ReviewRow row;
        ScoreCard card;
        QString cardId;
        int cardVersion = 0;
        bool mayWrite = false, mayAppeal = false, mayDecide = false, mayCoach = false;
        std::optional<Instant> appealUntil;
        bool mayKeep = false; ///< knowledge and rehearsals can be made of it
    };
    explicit ReviewBench(Services services, QWidget *parent = nullptr);
    void show(Task task);
    void showNothing();
    /// What the desk kept about the shown case's work.
    void setWork(const Workmanship &work);
    [[nodiscard]] const std::optional<Task> &task() const { return m_task; }
    /// What was typed for the shown review is written: it need not be kept.
    void forgetDraft(const ReviewId &review) { m_drafts.remove(review.toString()); }
    /// A sentence below the card; kind as of a label.
    void say(const QString &sentence, const QString &kind);
    [[nodiscard]] TimelineView &timeline() { return *m_timeline; }

Q_SIGNALS:
    void giveRequested(const lianxi::ReviewGiven &given);
    void appealRequested(const QString &words);
    void decideRequested(const lianxi::AppealDecided &decided);
    void coachRequested(const QString &words);
    void printRequested();
    void articleRequested();
    void rehearsalRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Draft {
        std::vector<CriterionScore> scores;
        std::vector<ReviewRemark> remarks;
        QString comment;
    };
    void build();
    void showRow();
    void showRemarks();
    void refresh();
    void nameGiving();
    void keep();
    void remark(bool withWords);
    void removeRemark();
    void goToRemark();
    void give();
    void appeal();
    void decide();
    void coach();
    void openPicture(const MediaKey &key);
    void play(const MediaKey &key);
    void retranslate();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString story() const;

    Services m_services;
    TimelineModel m_model;
    MediaBoard m_media;
    VoicePlayer m_player;
    std::optional<Task> m_task;
    std::vector<ReviewRemark> m_remarks;
    Workmanship m_work;
    bool m_haveWork = false, m_changed = false, m_showing = false;
    QHash<QString, Draft> m_drafts; ///< by review
    TimelineView *m_timeline;
    ScoreForm *m_form;
    PlainLabel *m_headline, *m_story, *m_remarkLabel, *m_commentLabel, *m_answer, *m_empty;
    QListWidget *m_list;
    QPlainTextEdit *m_comment;
    QPushButton *m_remark, *m_mark, *m_unremark, *m_give, *m_appeal, *m_decide, *m_coach, *m_more;
    QAction *m_print, *m_article, *m_rehearsal;
    QWidget *m_content;
};

} // namespace lianxi
