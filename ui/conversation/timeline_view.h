// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/timeline_model.h"
#include "ui/conversation/entry_painter.h"
#include "ui/theme/theme_source.h"

#include <QAbstractScrollArea>
#include <QSet>
#include <QTimer>
#include <QToolButton>

class QMenu;

namespace lianxi
{

/// The timeline of a case as bubbles. Entries are laid out when they come into view and keep their boxes until width or
/// content changes. Stays at the end while it is at the end; otherwise the entry at the top edge stays where it is,
/// whatever is loaded above or below. Takes the focus only when clicked or tabbed to.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// All outlive the view. `finder` may be empty.
    TimelineView(TimelineModel &model, const Clock &clock, ThemeSource &theme, PersonalDataFinder finder,
                 QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Where pictures come from; the view's own copies stay with the board. Outlives the view.
    void setMedia(MediaBoard *board);
    /// For looking at a case only: words can be copied, pictures opened and voices played, nothing else.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// What can be done on the platform to an entry; asked when its menu opens.
    void setActions(std::function<std::vector<MessageAction>(const TimelineRow &)> offered)
    {
        m_offered = std::move(offered);
    }
    /// What is shown of the card of a member of the team; asked when an entry is laid out.
    void setCards(std::function<CardLook(const AgentId &)> cards);
    /// Which entries can be translated; asked when a menu opens.
    void setTranslatable(std::function<bool(const TimelineRow &)> translatable)
    {
        m_translatable = std::move(translatable);
    }
    /// Shows it below a message's text until another case is shown; nullopt takes it away.
    void setTranslation(const MessageId &message, const std::optional<MessageTranslation> &translation);
    [[nodiscard]] bool hasTranslation(const MessageId &message) const { return m_translations.contains(message); }
    /// Entry on which the keyboard stands; -1: none.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int position);
    /// Shows the masked data of a message until another case is shown.
    void reveal(const MessageId &message);
    /// Finds words that insult; they are shown as dots until asked for. Empty: they are shown.
    void setSoftener(PersonalDataFinder softener);
    void showRough(const MessageId &message);
    /// The first entry that is new to the agent; nothing above it is. 0: none.
    void setFirstNew(qint64 row);
    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    void jumpToEnd();

    [[nodiscard]] int entryCount() const { return m_model.rowCount(); }
    /// What a screen reader says about the entry.
    [[nodiscard]] QString spoken(int position);
    /// In viewport coordinates; lays the entry out when needed.
    [[nodiscard]] QRect entryRect(int position);
    [[nodiscard]] const EntryBox &box(int position);
    /// All that can be done with the entry.
    void fillMenu(QMenu &menu, int position);
    /// The selected words, or the whole current entry's text; as shown, so masked data stay masked.
    [[nodiscard]] QString copyText();

Q_SIGNALS:
    void retryRequested(const MessageId &message);
    void undoRequested(const MessageId &message);
    /// What was held back is to be written again.
    void writeAnewRequested(const MessageId &message);
    void revealRequested(const MessageId &message, const QString &kind);
    void replyRequested(const MessageId &message);
    void actionRequested(const MessageId &message, MessageAction action);
    /// What the customer says here is to be noted as feedback.
    void feedbackRequested(const MessageId &message);
    /// Words to be put into the composer, each line behind "> ".
    void quoteRequested(const QString &text);
    void linkRequested(const QUrl &link);
    void translateRequested(const MessageId &message);
    void pictureRequested(const MediaKey &key);
    void playRequested(const MediaKey &key);
    void saveRequested(const MediaKey &key);
    void currentChanged(int position);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Slot {
        EntryBox box;
        bool stale = true;
    };
    struct Selection {
        qint64 row = 0;
        qsizetype anchor = 0, end = 0;
    };

    void insertSlots(const QModelIndex &parent, int first, int last);
    void removeSlots(const QModelIndex &parent, int first, int last);
    void touchSlots(const QModelIndex &from, const QModelIndex &to);
    void arrange();
    void renew(const MessageId &message);
    [[nodiscard]] bool isCountedDown() const;
    void layOut(int position);
    [[nodiscard]] BoxContext contextFor(int position) const;
    void keepAnchor();
    void placeJump();
    void tickCountdowns();
    [[nodiscard]] int positionAt(int y) const;
    void scrollTo(int position);
    void perform(EntryAction action, int position);
    void openPart(int position, int part);
    void touchMedia(const QByteArray &source);
    void updatePointer(QPoint point);

    TimelineModel &m_model;
    const Clock &m_clock;
    ThemeSource &m_theme;
    PersonalDataFinder m_finder;
    MediaBoard *m_media = nullptr;
    std::function<std::vector<MessageAction>(const TimelineRow &)> m_offered;
    std::vector<Slot> m_slots;
    std::vector<int> m_tops; ///< one more than slots: the last is the height of all
    QSet<MessageId> m_revealed;
    QSet<MessageId> m_rough; ///< shown with all their words
    PersonalDataFinder m_softener;
    std::function<bool(const TimelineRow &)> m_translatable;
    std::function<CardLook(const AgentId &)> m_cards;
    QHash<MessageId, MessageTranslation> m_translations;
    QToolButton *m_jump; ///< owned by the viewport
    QTimer m_countdown;
    Selection m_selection;
    QPoint m_pointer{-1, -1};
    qint64 m_firstNew = 0;
    int m_current = -1;
    int m_anchor = 0, m_anchorOffset = 0; ///< the entry at the top edge and how far it is scrolled out
    int m_unseen = 0;
    bool m_atEnd = true;
    bool m_readOnly = false;
    bool m_arranging = false;
    bool m_selecting = false;
};

} // namespace lianxi
