// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/hint_bar.h"

#include "ui/team/reply_words.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr size_t mostButtons = 3; // more make the bar a list; the rest is found by /

IconName iconOf(ReplyForm form)
{
    switch (form) {
    case ReplyForm::Text:
        return IconName::Note;
    case ReplyForm::Card:
        return IconName::Image;
    case ReplyForm::Voice:
        return IconName::Voice;
    }
    Q_UNREACHABLE();
}

} // namespace

HintBar::HintBar(ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_themes(themes)
    , m_icon(new IconMark(themes, this))
    , m_words(new PlainLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"hintBar"_s);
    setProperty("kind", u"plain"_s);
    m_words->setObjectName(u"hintWordsShown"_s);
    m_words->setElideMode(Qt::ElideNone);
    m_close->setObjectName(u"putHintAway"_s);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_icon->showIcon(IconName::Info, ColorRole::Accent);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::medium, Theme::tiny, Theme::tiny, Theme::tiny);
    row->setSpacing(Theme::small);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    for (size_t i = 0; i < mostButtons; ++i) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"hintOffer%1"_s.arg(i));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        button->hide();
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT offerTaken(m_offers.at(i)); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &HintBar::putAway);
    connect(&m_themes, &ThemeSource::changed, this, &HintBar::takeTheme);
    retranslate();
    takeTheme();
    hide();
}

void HintBar::show(CaseId id, const QStringList &tags, const QStringList &words, const std::vector<Offer> &offers)
{
    if (std::exchange(m_case, id) != id)
        m_away = false;
    m_tags = tags;
    m_said = words;
    m_offers.assign(offers.begin(), offers.begin() + static_cast<std::ptrdiff_t>(std::min(offers.size(), mostButtons)));
    retranslate();
    takeTheme();
    setVisible(!m_away && !(words.isEmpty() && offers.empty()));
}

void HintBar::putAway()
{
    m_away = true;
    hide();
}

void HintBar::retranslate()
{
    const QString said = m_said.join(u' ');
    m_words->setText(m_tags.isEmpty() ? said : u"%1 — %2"_s.arg(m_tags.join(u" · "_s), said));
    setAccessibleName(m_words->fullText());
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        QToolButton *button = m_buttons.at(i);
        button->setVisible(i < m_offers.size());
        button->setAccessibleName(tr("Offer %1").arg(i + 1));
        if (i >= m_offers.size())
            continue;
        const Offer &offer = m_offers.at(i);
        button->setText(fontMetrics().elidedText(offer.title, Qt::ElideRight, m_themes.theme().scaled(140)));
        const QString what = u"%1 (%2)"_s.arg(offer.title, ReplyWords::form(offer.form));
        button->setToolTip(what);
        button->setAccessibleName(what);
    }
    m_close->setAccessibleName(tr("Put the hint away"));
    m_close->setToolTip(m_close->accessibleName());
}

void HintBar::takeTheme()
{
    const Theme &theme = m_themes.theme();
    m_close->setIcon(theme.icon(IconName::Close));
    for (size_t i = 0; i < m_offers.size(); ++i)
        m_buttons.at(i)->setIcon(theme.icon(iconOf(m_offers.at(i).form)));
}

void HintBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace lianxi
