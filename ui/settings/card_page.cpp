// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/card_page.h"

#include "models/event/team_payloads.h"
#include "ui/conversation/words.h"
#include "ui/people/face_board.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int shownSide = 96; ///< pixels at scale 1

/// The photo as customers see it; letters where there is none.
QPixmap pictureOf(const QByteArray &photo, const QString &name, const Theme &theme)
{
    const int side = theme.scaled(shownSide);
    QPixmap shown(side, side);
    shown.fill(Qt::transparent);
    QPainter painter(&shown);
    painter.setRenderHint(QPainter::Antialiasing);
    const QImage image = QImage::fromData(photo, "JPEG");
    const QRectF circle(0.5, 0.5, side - 1, side - 1);
    if (!image.isNull()) {
        paintFace(painter, circle, image);
        return shown;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Badge));
    painter.drawEllipse(circle);
    painter.setPen(theme.color(ColorRole::Text));
    painter.setFont(theme.font(TextSize::Headline));
    painter.drawText(circle, Qt::AlignCenter, initials(name));
    return shown;
}

} // namespace

/// Shows a picture; what it is says its accessible name.
class CardPicture final : public QWidget
{
public:
    using QWidget::QWidget;
    void show(const QPixmap &picture)
    {
        m_picture = picture;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawPixmap(0, 0, m_picture); }

private:
    QPixmap m_picture;
};

CardPage::CardPage(TeamShelf &shelf, CardBoard board, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_board(std::move(board))
    , m_themes(themes)
    , m_whose(m_board.me.id)
    , m_title(new PlainLabel(this))
    , m_intro(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_picture(new CardPicture(this))
    , m_who(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_what(new QLineEdit(this))
    , m_signature(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_noPhoto(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
{
    setObjectName(u"cardPage"_s);
    build(themes);
    connect(m_who, &QComboBox::activated, this, [this] {
        m_whose = AgentId(m_who->currentData().toString());
        say({}, {});
        showCard();
    });
    for (const QLineEdit *edit : {m_name, m_what, m_signature})
        connect(edit, &QLineEdit::textEdited, this, &CardPage::changed);
    connect(m_choose, &QPushButton::clicked, this, &CardPage::choosePhoto);
    connect(m_noPhoto, &QPushButton::clicked, this, [this] {
        m_photo.clear();
        showPhoto();
        changed();
    });
    connect(m_save, &QPushButton::clicked, this, &CardPage::save);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        say({}, {});
        showCard();
    });
    connect(&themes, &ThemeSource::changed, this, &CardPage::showPhoto);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Card && !m_changed)
            showCard();
    });
    m_shelf.watch(TeamItemKind::Card);
    retranslate();
    fillPeople();
    showCard();
}

void CardPage::build(ThemeSource &themes)
{
    const std::pair<QWidget *, QString> named[] = {{m_who, u"cardWhose"_s},           {m_name, u"cardName"_s},
                                                   {m_what, u"cardTitle"_s},          {m_choose, u"cardPhoto"_s},
                                                   {m_noPhoto, u"cardNoPhoto"_s},     {m_save, u"saveCard"_s},
                                                   {m_discard, u"discardCard"_s},     {m_answer, u"cardAnswer"_s},
                                                   {m_signature, u"cardSignature"_s}, {m_picture, u"cardPicture"_s}};
    for (const auto &[widget, name] : named)
        widget->setObjectName(name);
    m_title->setProperty("kind", u"title"_s);
    m_intro->setProperty("kind", u"muted"_s);
    for (PlainLabel *label : {m_intro, m_answer})
        label->setElideMode(Qt::ElideNone);
    m_name->setMaxLength(40);
    m_what->setMaxLength(TeamCard::longestTitle);
    m_signature->setMaxLength(TeamCard::longestSignature);
    m_save->setProperty("kind", u"primary"_s);
    m_noPhoto->setProperty("kind", u"quiet"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    column->setSpacing(Theme::medium);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    auto *photo = new QHBoxLayout;
    photo->setSpacing(Theme::medium);
    const int side = themes.theme().scaled(shownSide);
    m_picture->setFixedSize(side, side);
    photo->addWidget(m_picture);
    auto *buttons = new QVBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_choose, 0, Qt::AlignLeft);
    buttons->addWidget(m_noPhoto, 0, Qt::AlignLeft);
    buttons->addStretch();
    photo->addLayout(buttons);
    photo->addStretch();
    column->addLayout(photo);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::huge);
    form->setVerticalSpacing(Theme::small);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    const std::array<QWidget *, 4> fields{m_who, m_name, m_what, m_signature};
    for (size_t i = 0; i < fields.size(); ++i) {
        fields.at(i)->setFixedWidth(themes.theme().scaled(i == 3 ? 480 : 320));
        m_labels.at(i) = new PlainLabel(this);
        m_labels.at(i)->setBuddy(fields.at(i));
        form->addRow(m_labels.at(i), fields.at(i));
    }
    column->addLayout(form);
    column->addWidget(m_answer);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::small);
    line->addWidget(m_save);
    line->addWidget(m_discard);
    line->addStretch();
    column->addLayout(line);
    column->addStretch();
}

void CardPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillPeople();
}

/// Whoever is no lead sees their own card only.
void CardPage::fillPeople()
{
    m_who->clear();
    m_who->addItem(tr("%1 (me)").arg(m_board.me.name), m_board.me.id.text());
    if (m_board.isLead && m_board.isLead())
        for (const Colleague &colleague : m_board.colleagues())
            m_who->addItem(colleague.name, colleague.id.text());
    const int at = m_who->findData(m_whose.text());
    m_who->setCurrentIndex(std::max(0, at));
    if (at < 0) {
        m_whose = m_board.me.id;
        showCard();
    }
}

void CardPage::showCard()
{
    ++m_read;
    m_changed = false;
    const TeamItem *item = m_shelf.find(TeamItemKind::Card, m_whose.text());
    const Result<TeamCard> card = item ? fromTeamCardBody(item->saved.body) : Result<TeamCard>(TeamCard());
    const QString me = m_whose == m_board.me.id ? m_board.me.name : m_who->currentText();
    m_name->setText(item ? item->saved.name : me);
    m_what->setText(card ? card->title : QString());
    m_signature->setText(card ? card->signature : QString());
    m_photo = card ? card->photo : QByteArray();
    showPhoto();
    if (!card)
        say(tr("This card is damaged; saving makes it anew."), u"warning"_s);
    refresh();
}

void CardPage::showPhoto()
{
    m_picture->show(pictureOf(m_photo, m_name->text(), m_themes.theme()));
    m_picture->setAccessibleName(m_photo.isEmpty() ? tr("No photo") : tr("Photo"));
    m_noPhoto->setVisible(!m_photo.isEmpty());
}

void CardPage::changed()
{
    m_changed = true;
    say({}, {});
    if (m_photo.isEmpty())
        showPhoto(); // the letters follow the name
    refresh();
}

void CardPage::refresh()
{
    m_save->setEnabled(m_changed && !m_saving && !m_name->text().trimmed().isEmpty());
    m_discard->setEnabled(m_changed && !m_saving);
    m_who->setEnabled(!m_changed && m_who->count() > 1);
}

void CardPage::save()
{
    TeamItemSaved saved;
    saved.kind = TeamItemKind::Card;
    saved.id = m_whose.text();
    saved.name = m_name->text().trimmed();
    saved.body = toTeamCardBody({m_what->text().trimmed(), m_signature->text().trimmed(), m_photo});
    m_saving = true;
    refresh();
    m_shelf.save(saved, [self = QPointer(this)](const DeskResult &result) {
        if (!self)
            return;
        self->m_saving = false;
        if (result.done())
            self->m_changed = false;
        self->say(result.done() ? tr("Saved. Colleagues and customers see it from now on.")
                                : ConversationWords::error(result.error),
                  result.done() ? u"calm"_s : u"danger"_s);
        self->refresh();
    });
}

void CardPage::choosePhoto()
{
    auto *dialog = new QFileDialog(this, tr("Choose a photo"), QString(),
                                   tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CardPage::takePhoto);
    dialog->open();
}

void CardPage::takePhoto(const QString &file)
{
    say(tr("Reading the photo …"), u"muted"_s);
    m_board.readPhoto(this, file, [this, number = ++m_read](const Result<QByteArray> &photo) {
        if (number != m_read)
            return;
        if (!photo)
            return say(photo.error().code == ErrorCode::InvalidInput
                           ? tr("This is no picture that can be read here. Choose a JPEG or PNG.")
                           : tr("The file cannot be read."),
                       u"danger"_s);
        m_photo = *photo;
        showPhoto();
        changed();
    });
}

void CardPage::say(const QString &sentence, const QString &kind)
{
    m_answer->setText(sentence);
    if (!sentence.isEmpty())
        restyle(*m_answer, kind);
    m_answer->setVisible(!sentence.isEmpty());
}

void CardPage::retranslate()
{
    setAccessibleName(tr("Agent card"));
    m_title->setText(tr("Agent card"));
    m_intro->setText(
        tr("Customers meet a person with a name and a face: the key that inserts the introduction puts the "
           "signature into the reply, and the photo with it where the platform takes pictures. Colleagues "
           "see the card beside messages. Of a photo only what is seen is kept."));
    const QStringList names{tr("Whose"), tr("Name"), tr("What they are"), tr("Introduction")};
    const std::array<QWidget *, 4> fields{m_who, m_name, m_what, m_signature};
    for (size_t i = 0; i < fields.size(); ++i) {
        m_labels.at(i)->setText(names.at(static_cast<qsizetype>(i)));
        fields.at(i)->setAccessibleName(names.at(static_cast<qsizetype>(i)));
    }
    m_what->setPlaceholderText(tr("After-sales, Shanghai"));
    m_signature->setPlaceholderText(m_board.me.signature);
    m_choose->setText(tr("Choose a photo …"));
    m_noPhoto->setText(tr("Without a photo"));
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    for (QPushButton *button : {m_choose, m_noPhoto, m_save, m_discard})
        button->setAccessibleName(button->text());
    showPhoto();
    refresh();
}

void CardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillPeople();
    }
    QWidget::changeEvent(event);
}

} // namespace lianxi
