// SPDX-License-Identifier: GPL-3.0-or-later
// What the composer offers to write, and in which form it goes out.
#include "ui/conversation/composer.h"

#include "models/policy/said_parts.h"
#include "ui/conversation/canned_replies.h"
#include "ui/conversation/hint_bar.h"

#include <QMenu>
#include <QTextBlock>

namespace lianxi
{

using namespace Qt::StringLiterals;

OfferContext Composer::offerContext() const
{
    const ThreadRow *to = thread();
    return {m_view, to ? *to : ThreadRow{}, m_services.desk.me(), m_place};
}

/// What is typed after a slash at the start of the line, up to the cursor; null QString when there is no slash.
static QString slashWord(const QTextCursor &cursor)
{
    const QString line = cursor.block().text().first(cursor.positionInBlock());
    if (!line.startsWith(u'/') || line.contains(u' '))
        return {};
    return line.sliced(1).isNull() ? u""_s : line.sliced(1);
}

void Composer::refreshOffers()
{
    const QTextCursor cursor = m_edit->textCursor();
    const bool asked = cursor.block().text().startsWith(u'/') && cursor.positionInBlock() > 0;
    const QString typed = asked ? slashWord(cursor) : QString();
    if (!asked && m_offers.empty())
        return;
    m_offers.clear();
    if (asked && !cursor.block().text().first(cursor.positionInBlock()).contains(u' ')) {
        for (const ComposerOffer *source : m_services.offers) {
            const std::vector<Offer> more = source->offers(offerContext(), typed);
            m_offers.insert(m_offers.end(), more.begin(), more.end());
        }
    }
    m_offerList->clear();
    for (const Offer &offer : m_offers) {
        const QString title =
            offer.why.isEmpty() ? offer.title : u"%1  ·  %2"_s.arg(offer.title, m_services.categoryName(offer.why));
        m_offerList->addItem(title + u'\n' + offer.body.simplified());
    }
    m_offerList->setCurrentRow(m_offers.empty() ? -1 : 0);
    placeOffers();
}

void Composer::placeOffers()
{
    m_offerList->setVisible(!m_offers.empty());
    if (m_offers.empty())
        return;
    m_offerList->setParent(window());
    const int rows = std::min(5, static_cast<int>(m_offers.size()));
    const int tall = rows * m_offerList->sizeHintForRow(0) + 2 * m_offerList->frameWidth() + 2;
    const QPoint corner = m_edit->mapTo(window(), QPoint(0, 0));
    m_offerList->setGeometry(corner.x(), std::max(0, corner.y() - tall - 4), m_edit->width(), tall);
    m_offerList->raise();
    m_offerList->show();
}

void Composer::handleListKey(int key, bool &taken)
{
    if (m_offerList->isHidden())
        return;
    const int row = m_offerList->currentRow();
    switch (key) {
    case Qt::Key_Down:
        m_offerList->setCurrentRow(std::min(row + 1, m_offerList->count() - 1));
        break;
    case Qt::Key_Up:
        m_offerList->setCurrentRow(std::max(row - 1, 0));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        takeOffer();
        break;
    case Qt::Key_Escape:
        m_offerList->hide();
        break;
    default:
        return;
    }
    taken = true;
}

void Composer::takeOffer()
{
    const int row = m_offerList->currentRow();
    if (row < 0)
        return;
    const Offer offer = m_offers.at(static_cast<size_t>(row));
    m_offerList->hide();
    QTextCursor cursor = m_edit->textCursor();
    cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
    if (offer.form == ReplyForm::Text) {
        cursor.insertText(offer.body);
        m_edit->setFocus();
        return;
    }
    cursor.removeSelectedText(); // what was typed to find it
    useOffer(offer);
}

void Composer::useOffer(const Offer &offer)
{
    stopHelp();
    switch (offer.form) {
    case ReplyForm::Text:
        m_edit->textCursor().insertText(offer.body);
        break;
    case ReplyForm::Card:
        Q_EMIT cardRequested(offer.body);
        break;
    case ReplyForm::Voice:
        Q_EMIT voiceRequested(offer.body);
        break;
    }
    m_edit->setFocus();
}

void Composer::showHints()
{
    QStringList words, tags;
    std::vector<Offer> offers;
    if (const ThreadRow *to = thread(); to && m_services.replies && !m_state.note && !m_busy && !isTemplate()) {
        const OfferContext context = offerContext();
        for (const TagHint &hint : m_services.replies->hints(context)) {
            if (!hint.words.trimmed().isEmpty())
                words << hint.words.trimmed();
            for (const TagRow &tag : m_view.head.tags)
                if (hint.when.tags.contains(tag.text, Qt::CaseInsensitive) && !tags.contains(tag.text))
                    tags << tag.text;
            for (Offer &offer : m_services.replies->offersOf(hint, context))
                if (std::ranges::find(offers, offer) == offers.end())
                    offers.push_back(std::move(offer));
        }
    }
    m_hints->show(m_view.head.id, tags, words, offers);
}

void Composer::fillMakeMenu()
{
    QMenu *menu = m_makeMenu;
    menu->clear();
    menu->addAction(tr("Record a voice message…"), this, &Composer::recordRequested)->setObjectName(u"recordVoice"_s);
    menu->addSeparator();
    const auto turn = [this, menu](const QString &words, const QString &name, const auto &wanted) {
        QAction *action = menu->addAction(words, this, [this, wanted] {
            if (const QString text = m_state.text.trimmed(); !text.isEmpty())
                wanted(text);
        });
        action->setObjectName(name);
        return action;
    };
    QAction *card = turn(tr("Turn the text into a picture with large letters"), u"textToCard"_s,
                         [this](const QString &text) { Q_EMIT cardRequested(text); });
    QAction *voice = turn(tr("Turn the text into a voice message"), u"textToVoice"_s,
                          [this](const QString &text) { Q_EMIT voiceRequested(text); });
    connect(menu, &QMenu::aboutToShow, card, [this, card, voice] {
        const bool reply = !m_state.note && hasText() && !isTemplate();
        card->setEnabled(reply && m_state.text.size() <= longestCardText && m_state.text.count(u'\n') < mostCardLines);
        voice->setEnabled(reply && m_services.readAloud && m_state.text.size() <= longestVoiceText);
        voice->setToolTip(m_services.readAloud ? QString() : tr("No speech program is installed (espeak-ng)."));
    });
    menu->setToolTipsVisible(true);
}

void Composer::takeMade(Part part, const QString &said)
{
    if (m_state.note || isTemplate())
        return; // neither carries anything
    if (!said.isEmpty())
        part.more.insert(saidMember, said);
    if (m_state.text.trimmed() == said)
        setText({}); // it goes out in its other form
    addAttachment(part);
}

} // namespace lianxi
