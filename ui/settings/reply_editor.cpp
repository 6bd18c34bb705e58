// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/reply_editor.h"

#include "app/media/card_picture.h"
#include "ui/conversation/canned_replies.h"
#include "ui/team/reply_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace lianxi
{

namespace
{

constexpr int idData = Qt::UserRole + 1;
constexpr int previewWidth = 180;

/// A picture, as large as it is.
class PicturePatch final : public QWidget
{
public:
    using QWidget::QWidget;
    void put(const QPixmap &picture)
    {
        m_picture = picture;
        setFixedSize(picture.deviceIndependentSize().toSize());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawPixmap(0, 0, m_picture); }

private:
    QPixmap m_picture;
};

PlainLabel *mistakeLine(QWidget *parent, const QString &name)
{
    auto *line = new PlainLabel(parent);
    line->setObjectName(name);
    line->setProperty("kind", u"danger"_s);
    line->setElideMode(Qt::ElideNone);
    return line;
}

QPlainTextEdit *textField(QWidget *parent, const QString &name, int lines)
{
    auto *field = new QPlainTextEdit(parent);
    field->setObjectName(name);
    field->setTabChangesFocus(true);
    field->setMinimumHeight(field->fontMetrics().lineSpacing() * lines + 18);
    return field;
}

void say(PlainLabel &line, const std::vector<ReplyMistake> &mistakes)
{
    line.setText(mistakes.empty() ? QString() : ReplyWords::mistake(mistakes.front()));
    line.setVisible(!mistakes.empty());
}

/// As it would look to a customer of whom nothing is known but a name.
QString filledIn(const QString &text)
{
    OfferContext example;
    example.view.head.contactName = ReplyEditor::tr("Ms Lin");
    example.view.brand = ReplyEditor::tr("our shop");
    example.me.name = ReplyEditor::tr("Chen");
    return fillVariables(text, example);
}

} // namespace

ReplyEditor::ReplyEditor(ThemeSource &themes, std::function<std::vector<CategoryChoice>()> categories, QWidget *parent)
    : ItemEditor(parent)
    , m_themes(themes)
    , m_textLabel(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
    , m_mistake(mistakeLine(this, u"replyMistake"_s))
    , m_keysLabel(new PlainLabel(this))
    , m_formLabel(new PlainLabel(this))
    , m_text(textField(this, u"replyText"_s, 6))
    , m_keys(new QLineEdit(this))
    , m_form(new QComboBox(this))
    , m_when(new ConditionFields(std::move(categories), this))
    , m_preview(new PicturePatch(this))
{
    m_hint->setProperty("kind", u"caption"_s);
    m_hint->setElideMode(Qt::ElideNone);
    m_keys->setObjectName(u"replyKeys"_s);
    m_form->setObjectName(u"replyForm"_s);
    m_form->addItems({QString(), QString(), QString()});
    m_preview->setObjectName(u"cardPreview"_s);
    m_textLabel->setBuddy(m_text);
    m_keysLabel->setBuddy(m_keys);
    m_formLabel->setBuddy(m_form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_textLabel);
    auto *writing = new QHBoxLayout;
    writing->setSpacing(Theme::medium);
    writing->addWidget(m_text, 1);
    writing->addWidget(m_preview, 0, Qt::AlignTop);
    column->addLayout(writing, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_hint, m_mistake, m_formLabel})
        column->addWidget(part);
    column->addWidget(m_form, 0, Qt::AlignLeft);
    for (QWidget *part : std::initializer_list<QWidget *>{m_keysLabel, m_keys, m_when})
        column->addWidget(part);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReplyEditor::changed);
    connect(m_keys, &QLineEdit::textEdited, this, &ReplyEditor::changed);
    connect(m_form, &QComboBox::activated, this, &ReplyEditor::changed);
    connect(m_when, &ConditionFields::edited, this, &ReplyEditor::changed);
    connect(&m_themes, &ThemeSource::changed, this, &ReplyEditor::showState);
    retranslate();
    put({});
}

bool ReplyEditor::show(const QJsonObject &body)
{
    const Result<CannedReply> reply = fromReplyBody(body);
    put(reply.value_or(CannedReply()));
    return reply.has_value();
}

QString ReplyEditor::describe(const QJsonObject &body) const
{
    const Result<CannedReply> reply = fromReplyBody(body);
    if (!reply)
        return {};
    const QString when = ReplyWords::condition(reply->when);
    return when.isEmpty() ? reply->text.simplified() : u"%1 (%2)"_s.arg(reply->text.simplified(), when);
}

void ReplyEditor::put(const CannedReply &reply)
{
    m_showing = true;
    m_text->setPlainText(reply.text);
    m_keys->setText(reply.keys);
    m_form->setCurrentIndex(static_cast<int>(reply.form));
    m_when->show(reply.when);
    m_showing = false;
    showState();
}

CannedReply ReplyEditor::reply() const
{
    return {m_text->toPlainText(), m_keys->text().simplified(), static_cast<ReplyForm>(m_form->currentIndex()),
            m_when->condition()};
}

void ReplyEditor::changed()
{
    if (m_showing)
        return;
    showState();
    Q_EMIT edited();
}

void ReplyEditor::showState()
{
    const CannedReply shown = reply();
    say(*m_mistake, mistakesOf(shown));
    const bool card = shown.form == ReplyForm::Card && mistakesOf(shown).empty();
    m_preview->setVisible(card);
    if (card) {
        const qreal ratio = devicePixelRatioF();
        QPixmap small = QPixmap::fromImage(
            cardPicture(tr("our shop"), filledIn(shown.text))
                .scaledToWidth(qRound(m_themes.theme().scaled(previewWidth) * ratio), Qt::SmoothTransformation));
        small.setDevicePixelRatio(ratio);
        static_cast<PicturePatch *>(m_preview)->put(small);
        m_preview->setAccessibleName(tr("The picture as the customer gets it"));
    }
}

void ReplyEditor::retranslate()
{
    m_textLabel->setText(tr("Text"));
    m_text->setAccessibleName(tr("Text"));
    m_hint->setText(
        tr("{customer}, {agent} and {brand} are filled in. A text with {position} or {wait} is offered only "
           "while the customer waits in a queue."));
    m_keysLabel->setText(tr("Found by these words too"));
    m_keys->setAccessibleName(m_keysLabel->fullText());
    m_keys->setPlaceholderText(tr("e.g. refund money back"));
    m_formLabel->setText(tr("How it goes out"));
    m_form->setAccessibleName(m_formLabel->fullText());
    for (size_t i = 0; i < EnumNames<ReplyForm>::names.size(); ++i)
        m_form->setItemText(static_cast<int>(i), ReplyWords::form(static_cast<ReplyForm>(i)));
    showState();
}

void ReplyEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

HintEditor::HintEditor(TeamShelf &shelf, std::function<std::vector<CategoryChoice>()> categories, QWidget *parent)
    : ItemEditor(parent)
    , m_shelf(shelf)
    , m_wordsLabel(new PlainLabel(this))
    , m_repliesLabel(new PlainLabel(this))
    , m_mistake(mistakeLine(this, u"hintMistake"_s))
    , m_words(textField(this, u"hintWords"_s, 3))
    , m_replies(new QListWidget(this))
    , m_when(new ConditionFields(std::move(categories), this))
{
    m_replies->setObjectName(u"hintReplies"_s);
    m_replies->setTextElideMode(Qt::ElideRight);
    m_replies->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_wordsLabel->setBuddy(m_words);
    m_repliesLabel->setBuddy(m_replies);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_when);
    column->addWidget(m_wordsLabel);
    column->addWidget(m_words, 1);
    column->addWidget(m_repliesLabel);
    column->addWidget(m_replies, 1);
    column->addWidget(m_mistake);
    connect(m_words, &QPlainTextEdit::textChanged, this, &HintEditor::changed);
    connect(m_replies, &QListWidget::itemChanged, this, &HintEditor::changed);
    connect(m_when, &ConditionFields::edited, this, &HintEditor::changed);
    connect(&m_shelf, &TeamShelf::changed, this, [this](TeamItemKind kind) {
        if (kind == TeamItemKind::Reply)
            fillReplies(hint().replies);
    });
    m_shelf.watch(TeamItemKind::Reply);
    retranslate();
    put({});
}

bool HintEditor::show(const QJsonObject &body)
{
    const Result<TagHint> hint = fromHintBody(body);
    put(hint.value_or(TagHint()));
    return hint.has_value();
}

QString HintEditor::describe(const QJsonObject &body) const
{
    const Result<TagHint> hint = fromHintBody(body);
    return hint ? u"%1: %2"_s.arg(ReplyWords::condition(hint->when), hint->words.simplified()) : QString();
}

void HintEditor::put(const TagHint &hint)
{
    m_showing = true;
    m_when->show(hint.when);
    m_words->setPlainText(hint.words);
    m_showing = false;
    fillReplies(hint.replies);
    showState();
}

void HintEditor::fillReplies(const QStringList &chosen)
{
    m_showing = true;
    m_replies->clear();
    QStringList missing = chosen;
    const auto add = [this](const QString &id, const QString &name, bool checked) {
        auto *line = new QListWidgetItem(name, m_replies);
        line->setData(idData, id);
        line->setFlags(line->flags() | Qt::ItemIsUserCheckable);
        line->setCheckState(checked ? Qt::Checked : Qt::Unchecked);
    };
    for (const TeamItem &item : m_shelf.items(TeamItemKind::Reply)) {
        missing.removeAll(item.saved.id);
        if (!item.saved.owner.isEmpty() && !chosen.contains(item.saved.id))
            continue; // colleagues do not have it
        const Result<CannedReply> reply = fromReplyBody(item.saved.body);
        if (reply)
            add(item.saved.id, u"%1 · %2"_s.arg(item.saved.name, ReplyWords::form(reply->form)),
                chosen.contains(item.saved.id));
    }
    for (const QString &id : missing)
        add(id, tr("A canned reply that is no longer there"), true);
    m_showing = false;
}

TagHint HintEditor::hint() const
{
    TagHint hint{m_when->condition(), m_words->toPlainText(), {}};
    for (int row = 0; row < m_replies->count(); ++row)
        if (m_replies->item(row)->checkState() == Qt::Checked)
            hint.replies << m_replies->item(row)->data(idData).toString();
    return hint;
}

void HintEditor::changed()
{
    if (m_showing)
        return;
    showState();
    Q_EMIT edited();
}

void HintEditor::showState()
{
    say(*m_mistake, mistakesOf(hint()));
}

void HintEditor::retranslate()
{
    m_wordsLabel->setText(tr("What helps with these customers"));
    m_words->setAccessibleName(m_wordsLabel->fullText());
    m_words->setPlaceholderText(tr("e.g. Short sentences, one step at a time. Ask whether somebody can help them."));
    m_repliesLabel->setText(tr("Offer these canned replies"));
    m_replies->setAccessibleName(m_repliesLabel->fullText());
    fillReplies(hint().replies);
    showState();
}

void HintEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    ItemEditor::changeEvent(event);
}

ItemPage *makeRepliesPage(TeamShelf &shelf, ThemeSource &themes,
                          const std::function<std::vector<CategoryChoice>()> &categories, QWidget *parent)
{
    ItemPage::Setup setup{
        TeamItemKind::Reply, u"Reply"_s, [] {
            return ItemPage::Words{
                ReplyEditor::tr("Canned replies"),
                ReplyEditor::tr("No canned reply of your own yet. What is written here is offered when "
                                "you type / in a reply."),
                ReplyEditor::tr("New canned reply"), ReplyEditor::tr("Canned reply")};
        }};
    return new ItemPage(shelf, std::move(setup), new ReplyEditor(themes, categories), parent);
}

ItemPage *makeHintsPage(TeamShelf &shelf, const std::function<std::vector<CategoryChoice>()> &categories,
                        QWidget *parent)
{
    ItemPage::Setup setup{
        TeamItemKind::Hint, u"Hint"_s,
        [] {
            return ItemPage::Words{
                HintEditor::tr("Hints"),
                HintEditor::tr("No hint yet. A hint stands beside the reply when a case has certain tags: how to speak "
                               "with elderly customers, what to offer parents."),
                HintEditor::tr("New hint"), HintEditor::tr("Hint")};
        },
        false};
    return new ItemPage(shelf, std::move(setup), new HintEditor(shelf, categories), parent);
}

} // namespace lianxi
