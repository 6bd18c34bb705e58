// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/timeline_model.h"
#include "ui/conversation/media_board.h"
#include "ui/conversation/message_text.h"

#include <QFont>
#include <QRect>
#include <QTextLayout>

#include <memory>

namespace lianxi
{

/// What can be done with one entry by a click.
enum class EntryAction { Retry, SendAgain, Undo, Reveal, ShowRough, WriteAnew };

/// A message that leaves sooner is counted down; a longer wait is told by the clock.
inline constexpr std::chrono::minutes countedDown{10};

/// A customer's words in the agent's language, for as long as the case is shown.
struct MessageTranslation {
    bool ready = false; ///< false: being written
    QString text;
    std::vector<MaskSpan> masked; ///< the customer's data in it
};

/// Everything a box is computed from beside the entry.
/// What is shown of a colleague's card beside their messages.
struct CardLook {
    QString title;
    QImage face; ///< null: none
};

struct BoxContext {
    QFont font;
    int width = 0; ///< of the viewport
    QTimeZone zone = QTimeZone::utc();
    QDate today;
    Instant now;
    PersonalDataFinder finder; ///< may be empty: nothing is masked
    PersonalDataFinder rough = {}; ///< finds words that insult; empty: they are shown as they are
    bool revealed = false; ///< the agent gave a reason to see the masked data
    bool firstNew = false; ///< the "new messages" line goes above
    std::function<PartLook(const Part &)> look; ///< how attachments stand; may be empty
    bool readOnly = false; ///< nothing can be done with the entry
    std::optional<MessageTranslation> translation;
    CardLook card; ///< of whoever of the team wrote it
};

/// One timeline entry laid out: rectangles from which it is painted, hit-tested and read aloud. Coordinates are
/// relative to the entry's top left corner.
struct EntryBox {
    struct PartBox {
        QRect rect;
        int part = 0;
        QString title, detail;
        PartLook look;
    };
    struct ActionBox {
        QRect rect;
        EntryAction action = EntryAction::Retry;
        QString label;
    };

    int height = 0;
    bool outgoing = false;
    QRect dayLine, newLine, header, bubble, quote, standing, translationLine, footer, status, reactions, activity;
    QPoint textAt, translationAt;
    std::shared_ptr<QTextLayout> text; ///< null when there is no text to show
    std::shared_ptr<QTextLayout> translation; ///< below it; null when there is none yet
    ShownText shown, shownTranslation;
    std::vector<PartBox> parts;
    std::vector<ActionBox> actions;
    QImage face; ///< of the card, before the name; null: none
    QString dayWords, newWords, name, lane, footerWords, statusWords, quoteWords, activityWords, reactionWords,
        standingWords, translationWords;

    /// \return offset in `shown.text`, or -1 when the point is not on the text.
    [[nodiscard]] qsizetype offsetAt(QPoint point) const;
    /// \return the link, mask or control name at the point; null when there is none.
    [[nodiscard]] const TextSpan *spanAt(QPoint point) const;
    [[nodiscard]] const ActionBox *actionAt(QPoint point) const;
    [[nodiscard]] const PartBox *partAt(QPoint point) const;
};

/// Pure but for the fonts of the machine; view thread. About 0.1 ms an entry.
[[nodiscard]] EntryBox layoutEntry(const TimelineRow &entry, const TimelineShape &shape, const BoxContext &context);

/// The fonts of a box, made from the view's.
[[nodiscard]] QFont smallFont(const QFont &base);
[[nodiscard]] QFont strongFont(const QFont &base);

} // namespace lianxi
