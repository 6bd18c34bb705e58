// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/forms.h"

#include "ui/conversation/assist_words.h"
#include "ui/conversation/words.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QDialogButtonBox>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace lianxi
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

QDateTime localTime(Instant at, const QTimeZone &zone)
{
    return toDateTime(at).toTimeZone(zone);
}

Instant instantOf(const QDateTimeEdit &edit)
{
    return fromMillis(edit.dateTime().toMSecsSinceEpoch());
}

} // namespace

Form::Form(const QString &title, const QString &confirm, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QFormLayout)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    auto *column = new QVBoxLayout(this);
    m_fields->setRowWrapPolicy(QFormLayout::WrapAllRows);
    column->addLayout(m_fields);
    auto *buttons = new QDialogButtonBox(this);
    m_confirm = buttons->addButton(confirm, QDialogButtonBox::AcceptRole);
    m_confirm->setObjectName(u"confirm"_s);
    restyle(*m_confirm, u"primary"_s);
    m_cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"cancel"_s);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void Form::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    QWidget *last = nullptr;
    for (int row = 0; row < m_fields->rowCount(); ++row) {
        const QLayoutItem *item = m_fields->itemAt(row, QFormLayout::FieldRole);
        QWidget *field = item ? item->widget() : nullptr;
        if (!field || field->focusPolicy() == Qt::NoFocus)
            continue;
        last ? setTabOrder(last, field) : field->setFocus();
        last = field;
    }
    // The box's proxy is its first button, which would keep the other one out of the order.
    m_confirm->parentWidget()->setFocusProxy(nullptr);
    if (last)
        setTabOrder(last, m_confirm);
    else
        m_cancel->setFocus();
    setTabOrder(m_confirm, m_cancel);
}

void Form::check()
{
    m_confirm->setEnabled(std::all_of(m_needed.begin(), m_needed.end(), [](const auto &filled) { return filled(); }));
}

QLineEdit *Form::addLine(const QString &name, const QString &label, bool needed)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    m_fields->addRow(new PlainLabel(label, this), edit);
    if (needed)
        m_needed.push_back([edit] { return !edit->text().trimmed().isEmpty(); });
    connect(edit, &QLineEdit::textChanged, this, &Form::check);
    check();
    return edit;
}

QPlainTextEdit *Form::addText(const QString &name, const QString &label, bool needed)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 3 + 18);
    m_fields->addRow(new PlainLabel(label, this), edit);
    if (needed)
        m_needed.push_back([edit] { return !edit->toPlainText().trimmed().isEmpty(); });
    connect(edit, &QPlainTextEdit::textChanged, this, &Form::check);
    check();
    return edit;
}

QComboBox *Form::addChoice(const QString &name, const QString &label, const QStringList &choices)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(label);
    box->addItems(choices);
    m_fields->addRow(new PlainLabel(label, this), box);
    return box;
}

QDateTimeEdit *Form::addMoment(const QString &name, const QString &label, const QDateTime &value)
{
    auto *edit = new QDateTimeEdit(value, this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_fields->addRow(new PlainLabel(label, this), edit);
    return edit;
}

void Form::addSentence(const QString &sentence)
{
    auto *label = new PlainLabel(sentence, this);
    label->setElideMode(Qt::ElideNone);
    m_fields->addRow(label);
}

void Form::addWide(QWidget *widget)
{
    m_fields->addRow(widget);
}

void Form::need(std::function<bool()> filled)
{
    m_needed.push_back(std::move(filled));
    check();
}

OverrideForm::OverrideForm(const Verdict &verdict, QWidget *parent)
    : Form(tr("Override a rule"), tr("Override"), parent)
    , m_rule(verdict.rule)
{
    addSentence(verdict.reason);
    m_reason = addChoice(u"overrideReason"_s, tr("Reason"),
                         {tr("The rule misread the text"), tr("The customer asked for it explicitly"),
                          tr("A supervisor agreed"), tr("Danger to life or health"), tr("Another reason")});
    m_words = addText(u"overrideWords"_s, tr("In your own words (read in quality review)"), true);
}

GuardOverride OverrideForm::value() const
{
    return {m_rule, m_reason->currentText(), m_words->toPlainText().trimmed()};
}

RevealForm::RevealForm(QWidget *parent)
    : Form(tr("Show personal data"), tr("Show"), parent)
{
    addSentence(
        tr("The data are shown in this conversation until you leave it. That you looked, and why, is recorded."));
    m_reason = addChoice(u"revealReason"_s, tr("Why do you need it?"),
                         {tr("To find the order"), tr("To call the customer back"), tr("To arrange a delivery"),
                          tr("To check who the customer is"), tr("To work on a complaint")});
}

FollowUpForm::FollowUpForm(const CaseView &view, Instant now, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Promise a follow-up"), tr("Promise"), parent)
{
    QDateTime tomorrow = localTime(now, zone).addDays(1);
    tomorrow.setTime(QTime(10, 0));
    m_due = addMoment(u"followUpDue"_s, tr("When"), tomorrow);
    m_due->setMinimumDateTime(localTime(now, zone));
    m_channel = addChoice(u"followUpChannel"_s, tr("Where"), {});
    for (const ThreadRow &thread : view.threads) {
        if (thread.surface == Surface::Private)
            m_channel->addItem(ConversationWords::platform(thread.platform), thread.channel.text());
    }
    m_channel->addItem(tr("By phone"), QString());
    m_promise = addLine(u"followUpPromise"_s, tr("What is promised"), true);
}

Instant FollowUpForm::due() const
{
    return instantOf(*m_due);
}

ChannelId FollowUpForm::channel() const
{
    return ChannelId(m_channel->currentData().toString());
}

ConsentForm::ConsentForm(Instant now, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Guardian's consent"), tr("Record consent"), parent)
    , m_guardian(addLine(u"guardianName"_s, tr("Guardian's name"), true))
    , m_relation(addChoice(u"guardianRelation"_s, tr("Relation to the child"),
                           {tr("Mother"), tr("Father"), tr("Grandparent"), tr("Legal guardian")}))
    , m_how(addChoice(
          u"guardianCheck"_s, tr("How it was checked"),
          {tr("Call to the number on the order"), tr("Account holder confirmed in private"), tr("Document shown")}))
    , m_evidence(addText(u"guardianEvidence"_s, tr("What was said or shown"), true))
    , m_expires(addMoment(u"guardianExpires"_s, tr("Valid until"), localTime(now, zone).addYears(1)))
{
    // A consent that is over is none.
    m_expires->setMinimumDateTime(localTime(now, zone).addSecs(60));
}

ConsentRecorded ConsentForm::value() const
{
    ConsentRecorded consent;
    consent.guardian = m_guardian->text().trimmed();
    consent.relation = m_relation->currentText();
    consent.verifiedHow = m_how->currentText();
    consent.evidence = m_evidence->toPlainText().trimmed();
    consent.expires = instantOf(*m_expires);
    return consent;
}

WithdrawConsentForm::WithdrawConsentForm(QWidget *parent)
    : Form(tr("The guardian withdraws the consent"), tr("Withdraw"), parent)
    , m_reason(addLine(u"withdrawReason"_s, tr("What the guardian said, and how"), true))
{
    addSentence(tr("From now on nothing but the request for a guardian can be sent to this customer. The record of the"
                   " consent is kept as evidence."));
}

TransferForm::TransferForm(std::vector<Colleague> colleagues, QStringList queues,
                           const std::function<std::unique_ptr<AssistRun>()> &summarise, QWidget *parent)
    : Form(tr("Hand the case over"), tr("Hand over"), parent)
    , m_colleagues(std::move(colleagues))
    , m_queues(std::move(queues))
    , m_to(addChoice(u"transferTo"_s, tr("To"), {tr("Supervisor"), tr("Back to the queue")}))
    , m_reason(addChoice(
          u"transferReason"_s, tr("Reason"),
          {tr("Needs other knowledge"), tr("Needs authority"), tr("The customer asked for it"), tr("End of shift")}))
    , m_note(addText(u"transferNote"_s, tr("What the next person must know"), false))
    , m_writer(new AssistWriter(*m_note, this))
{
    for (const Colleague &colleague : m_colleagues)
        m_to->addItem(colleague.name);
    for (const QString &queue : m_queues)
        m_to->addItem(tr("Queue: %1").arg(queue));
    if (summarise)
        offerSummary(summarise);
}

// Nobody is handed a case with half a sentence: the form waits for the end, or for the agent to stop it.
void TransferForm::offerSummary(const std::function<std::unique_ptr<AssistRun>()> &summarise)
{
    auto *button = new QPushButton(this);
    button->setObjectName(u"transferSummary"_s);
    button->setProperty("kind", u"quiet"_s);
    const auto dress = [this, button] {
        button->setText(m_writer->isWriting() ? AssistWords::tr("Stop writing")
                                              : AssistWords::tr("Have a large model summarise the case"));
        m_note->setReadOnly(m_writer->isWriting());
        check();
    };
    connect(button, &QPushButton::clicked, this, [this, dress, summarise] {
        if (m_writer->isWriting())
            m_writer->stop();
        else
            m_writer->start(summarise());
        dress();
    });
    connect(m_writer, &AssistWriter::stopped, this, dress);
    connect(m_writer, &AssistWriter::ended, this, [button, dress](const AssistEnd &how) {
        dress();
        button->setVisible(how.how != AssistEnd::How::Failed);
    });
    addWide(button);
    need([this] { return !m_writer->isWriting(); });
    dress();
}

CaseTransferred TransferForm::value() const
{
    CaseTransferred what;
    const int index = m_to->currentIndex();
    if (index == 0) {
        what.queue = u"supervisor"_s;
        what.toName = m_to->currentText();
    } else if (const auto person = static_cast<size_t>(index - 2); index > 1 && person < m_colleagues.size()) {
        what.to = m_colleagues[person].id;
        what.toName = m_colleagues[person].name;
    } else if (index > 1) {
        what.queue = m_queues.at(index - 2 - static_cast<int>(m_colleagues.size()));
    }
    what.reason = m_reason->currentText();
    what.note = m_note->toPlainText().trimmed();
    return what;
}

CallForm::CallForm(MessageAction action, const QString &number, QWidget *parent)
    : Form(action == MessageAction::CallBack ? tr("Call back") : tr("Hand the call on"),
           action == MessageAction::CallBack ? tr("Call") : tr("Hand on"), parent)
    , m_number(addLine(u"callNumber"_s, tr("Number or extension"), true))
{
    m_number->setText(number);
    // What an exchange dials: digits, perhaps behind a plus.
    need([this] {
        static const QRegularExpression dialable(u"^\\+?[0-9]{3,20}$"_s);
        return dialable.match(this->number()).hasMatch();
    });
}

QString CallForm::number() const
{
    static const QRegularExpression dressing(u"[ ().-]"_s);
    return m_number->text().remove(dressing);
}

SnoozeForm::SnoozeForm(Instant now, const QTimeZone &zone, QWidget *parent)
    : Form(tr("Snooze until"), tr("Snooze"), parent)
    , m_until(addMoment(u"snoozeUntil"_s, tr("Wake the case at"), localTime(now + 24h, zone)))
{
    m_until->setMinimumDateTime(localTime(now, zone));
}

Instant SnoozeForm::until() const
{
    return instantOf(*m_until);
}

TagForm::TagForm(TagFamily family, QWidget *parent)
    : Form(tr("Add a tag"), tr("Add"), parent)
    , m_tag(addLine(u"tagText"_s, ConversationWords::tagFamily(family), true))
{
}

JudgementForm::JudgementForm(const std::vector<CategoryChoice> &categories, const CaseRow &head, QWidget *parent)
    : Form(tr("Correct the judgement"), tr("Correct"), parent)
    , m_before(head)
    , m_category(addChoice(u"category"_s, tr("What the customer wants"), {}))
    , m_feeling(addChoice(u"feeling"_s, tr("What the newest message feels like"),
                          {tr("As judged"), tr("Negative"), tr("Neutral"), tr("Positive"), tr("Angry"), tr("Happy"),
                           tr("Sad"), tr("Afraid"), tr("Surprised")}))
    , m_class(addChoice(u"caseClass"_s, tr("How hard or pressing it is"), {}))
    , m_priority(addChoice(u"casePriority"_s, tr("Priority"), {}))
{
    const QString &category = head.category;
    for (int one = 0; one < static_cast<int>(EnumNames<CaseClass>::names.size()); ++one)
        m_class->addItem(ConversationWords::caseClass(static_cast<CaseClass>(one)), one);
    for (int one = 0; one < static_cast<int>(EnumNames<Priority>::names.size()); ++one)
        m_priority->addItem(ConversationWords::priority(static_cast<Priority>(one)), one);
    m_class->setCurrentIndex(static_cast<int>(head.caseClass));
    m_priority->setCurrentIndex(static_cast<int>(head.priority));
    if (category.isEmpty())
        m_category->addItem(tr("Not known"), QString());
    for (const CategoryChoice &choice : categories)
        m_category->addItem(choice.title, choice.id);
    if (m_category->findData(category) < 0)
        m_category->addItem(category, category);
    m_category->setCurrentIndex(m_category->findData(category));
    addSentence(tr("The class decides which promises run: an answer, a plan, a public statement."));
    addSentence(tr("The desk learns from corrections when a new model is trained (Settings, Judgement)."));
}

std::optional<CaseClassified> JudgementForm::classified() const
{
    CaseClassified what;
    if (const QString chosen = m_category->currentData().toString(); chosen != m_before.category)
        what.category = chosen;
    if (const auto chosen = static_cast<CaseClass>(m_class->currentIndex()); chosen != m_before.caseClass)
        what.caseClass = chosen;
    if (const auto chosen = static_cast<Priority>(m_priority->currentIndex()); chosen != m_before.priority)
        what.priority = chosen;
    return what.category || what.caseClass || what.priority ? std::optional(what) : std::nullopt;
}

QString JudgementForm::feeling() const
{
    return m_feeling->currentIndex() == 0 ? QString() : m_feeling->currentText();
}

DeleteForm::DeleteForm(QWidget *parent)
    : Form(tr("Delete on the platform"), tr("Delete"), parent)
{
    addSentence(tr("Nobody can read it on the platform afterwards, and that cannot be undone. Here it stays as "
                   "evidence."));
}

LinkForm::LinkForm(const QUrl &link, QWidget *parent)
    : Form(tr("Open a customer's link?"), tr("Open in the browser"), parent)
{
    addSentence(tr("This leads to: %1").arg(hostInPlainLetters(link)));
    addSentence(link.toString(QUrl::FullyEncoded).left(300));
    addSentence(tr("Only open it when you know the address."));
}

} // namespace lianxi
