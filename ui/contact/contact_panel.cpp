// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/contact_panel.h"

#include "ui/contact/call_player.h"
#include "ui/conversation/words.h"
#include "ui/owed/owed_forms.h"
#include "ui/people/face_mark.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

QString tagLine(const std::vector<TagRow> &tags)
{
    QStringList families;
    for (const TagFamily family : {TagFamily::Crowd, TagFamily::Scene, TagFamily::Emotion}) {
        QStringList words;
        for (const TagRow &tag : tags) {
            if (tag.family == family)
                words << tag.text;
        }
        if (!words.isEmpty())
            families << words.join(u"、"_s);
    }
    return families.join(u" · "_s);
}

ContactPanel::ContactPanel(ConversationServices services, std::function<std::unique_ptr<Playback>()> playback,
                           QWidget *parent)
    : QScrollArea(parent)
    , m_services(std::move(services))
    , m_player(std::move(playback))
{
    setObjectName(u"contactPanel"_s);
    setAccessibleName(tr("Customer"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    connect(&m_services.theme, &ThemeSource::changed, this, &ContactPanel::rebuild);
    // Queued: what was pressed goes with the old body.
    connect(&m_player, &VoicePlayer::playingChanged, this, &ContactPanel::rebuild, Qt::QueuedConnection);
    connect(
        &m_player, &VoicePlayer::failed, this,
        [this](PlayTrouble why) {
            m_playTrouble = CallPlayer::trouble(why);
            rebuild();
        },
        Qt::QueuedConnection);
    rebuild();
}

void ContactPanel::showContact(const ContactId &contact)
{
    if (contact == m_contact)
        return;
    m_contact = contact;
    m_view.reset();
    m_case.reset();
    m_person = {};
    m_orders = {};
    m_ordersAsked = false;
    m_calls.clear();
    m_allCalls = false;
    m_played.clear();
    m_playTrouble.clear();
    m_player.stop();
    m_trouble.clear();
    m_asking = false;
    rebuild();
    if (!contact.isNull())
        ask();
}

void ContactPanel::showCase(const CaseView &view)
{
    if (m_case && *m_case == view)
        return;
    m_case = view;
    rebuild();
}

void ContactPanel::apply(const ChangeSet &changes)
{
    const bool ours = m_view && std::any_of(m_view->cases.begin(), m_view->cases.end(), [&changes](const CaseRow &row) {
                          return std::find(changes.cases.begin(), changes.cases.end(), row.row) != changes.cases.end();
                      });
    if (ours)
        ask();
}

void ContactPanel::ask()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_services.store.askContact(this, m_contact, [this, asked = m_contact](Result<ContactView> view) {
        if (asked != m_contact)
            return;
        m_asking = false;
        if (view && view.value() != m_view) {
            m_view = *std::move(view);
            rebuild();
            askPerson();
        }
        askCalls();
        if (std::exchange(m_askAgain, false))
            ask();
    });
}

QString ContactPanel::when(Instant at) const
{
    return QLocale().toString(toDateTime(at).toTimeZone(m_services.zone), u"yyyy-MM-dd HH:mm"_s);
}

PlainLabel *ContactPanel::addLine(const QString &text, const QString &kind, bool wraps)
{
    auto *label = new PlainLabel(text, m_body);
    label->setElideMode(wraps ? Qt::ElideNone : Qt::ElideRight);
    if (!kind.isEmpty())
        label->setProperty("kind", kind);
    m_column->addWidget(label);
    return label;
}

void ContactPanel::addTitle(const QString &title)
{
    m_column->addSpacing(Theme::medium);
    addLine(title, u"caption"_s, false);
}

void ContactPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Customer"));
        rebuild();
    }
    QScrollArea::changeEvent(event);
}

// Made again as a whole; whoever stands in it with the keyboard stays on the same control, at the same place.
void ContactPanel::rebuild()
{
    const QWidget *focused = m_body && m_body->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const QString stood = focused && focused->hasFocus() ? focused->objectName() : QString();
    const int scrolled = verticalScrollBar()->value();
    auto *body = new QWidget;
    body->setObjectName(u"contactBody"_s);
    m_body = body;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(Theme::large, Theme::medium, Theme::large, Theme::medium);
    m_column->setSpacing(Theme::tiny);
    if (m_view) {
        if (!m_trouble.isEmpty())
            addLine(m_trouble, u"danger"_s)->setObjectName(u"trouble"_s);
        addPerson();
        addTags();
        addIdentities();
        addMerges();
        addCandidates();
        addOwed();
        addConsent();
        addOrders();
        addCalls();
        addHistory();
        addNotes();
    } else if (m_contact.isNull()) {
        PlainLabel *nobody = addLine(tr("Who the customer is stands here once you choose a case."), u"muted"_s);
        nobody->setObjectName(u"nobody"_s);
    }
    m_column->addStretch(1);
    setWidget(body); // deletes the one before
    verticalScrollBar()->setValue(scrolled);
    if (!stood.isEmpty())
        if (auto *again = body->findChild<QWidget *>(stood))
            again->setFocus(Qt::OtherFocusReason);
}

/// The newest picture that one of their platforms gave.
void ContactPanel::addPerson()
{
    AvatarKey avatar;
    for (const IdentityRow &identity : m_view->identities)
        avatar = identity.avatar.ref.isEmpty() ? avatar : identity.avatar;
    auto *face = new FaceMark(m_services.faces, m_services.theme, 48, m_body);
    face->showPerson(avatar, m_view->name);
    auto *name = new PlainLabel(m_view->name, m_body);
    name->setElideMode(Qt::ElideNone);
    name->setProperty("kind", u"title"_s);
    name->setObjectName(u"contactName"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::medium);
    row->addWidget(face, 0, Qt::AlignTop);
    row->addWidget(name, 1);
    m_column->addLayout(row);
}

void ContactPanel::addIdentities()
{
    addTitle(tr("Known as"));
    for (const IdentityRow &identity : m_view->identities) {
        QString line = u"%1 · %2"_s.arg(ConversationWords::platform(identity.platform), identity.name);
        if (!identity.handle.isEmpty())
            line += u" @"_s + identity.handle;
        addLine(line, {}, false);
    }
}

void ContactPanel::addTags()
{
    const std::vector<TagRow> tags = m_case ? m_case->head.tags
        : m_view->cases.empty()             ? std::vector<TagRow>{}
                                            : m_view->cases.front().tags;
    PlainLabel *line = addLine(tags.empty() ? tr("No tags yet") : tagLine(tags), u"muted"_s);
    line->setObjectName(u"tagLine"_s);
    if (!m_case)
        return;
    int widest = 0;
    for (const TagFamily family : {TagFamily::Crowd, TagFamily::Scene, TagFamily::Emotion})
        widest = std::max(widest, fontMetrics().horizontalAdvance(ConversationWords::tagFamily(family)));
    for (const TagFamily family : {TagFamily::Crowd, TagFamily::Scene, TagFamily::Emotion}) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Theme::tiny);
        auto *name = new PlainLabel(ConversationWords::tagFamily(family), m_body);
        name->setProperty("kind", u"caption"_s);
        name->setFixedWidth(widest);
        row->addWidget(name);
        for (const TagRow &tag : tags) {
            if (tag.family != family)
                continue;
            auto *chip = new QToolButton(m_body);
            chip->setObjectName(u"tag-%1"_s.arg(tag.text));
            chip->setProperty("kind", u"chip"_s);
            chip->setText(QString(tag.text).replace(u"&"_s, u"&&"_s) + u" ×"_s); // a single & would be a shortcut
            chip->setFocusPolicy(Qt::StrongFocus);
            chip->setAccessibleName(tr("Remove the tag %1").arg(tag.text));
            chip->setToolTip(Qt::convertFromPlainText(tagOrigin(tag)));
            chip->setAccessibleDescription(tagOrigin(tag));
            connect(chip, &QToolButton::clicked, this, [this, tag] { untag(tag); });
            row->addWidget(chip);
        }
        auto *add = new QToolButton(m_body);
        add->setObjectName(u"addTag-%1"_s.arg(toText(family)));
        add->setIcon(m_services.theme.theme().icon(IconName::Plus, ColorRole::TextMuted));
        add->setFocusPolicy(Qt::StrongFocus);
        add->setAccessibleName(tr("Add a tag: %1").arg(ConversationWords::tagFamily(family)));
        connect(add, &QToolButton::clicked, this, [this, family] { Q_EMIT tagFormRequested(family); });
        row->addWidget(add);
        row->addStretch(1);
        m_column->addLayout(row);
    }
}

/// Who set it, and since when: "林晓 · since 2026-08-20 09:30".
QString ContactPanel::tagOrigin(const TagRow &tag) const
{
    QString source = tag.source;
    if (source == "agent"_L1)
        source = tr("set by an agent");
    else if (source == "rule"_L1)
        source = tr("set by a rule");
    else if (source.isEmpty())
        source = tr("set by the desk");
    return tr("%1, since %2").arg(source, when(tag.since));
}

void ContactPanel::untag(const TagRow &tag)
{
    if (m_case)
        m_services.desk.untag(m_case->head, tag.family, tag.text, told()); // the line changes when it is on the log
}

void ContactPanel::addOwed()
{
    if (!m_case || (m_case->followUps.empty() && m_case->requests.empty()))
        return;
    addTitle(tr("Still owed"));
    addRequests();
    for (const FollowUpRow &owed : m_case->followUps) {
        const bool late = !owed.done && owed.due < m_services.clock.now();
        const QString line = u"%1 — %2"_s.arg(when(owed.due), owed.promise);
        addLine(owed.done ? tr("%1 (done)").arg(line) : line,
                owed.done ? u"muted"_s : (late ? u"danger"_s : QString()));
        if (owed.done)
            continue;
        auto *done = new QPushButton(tr("Done"), m_body);
        done->setObjectName(u"followUpDone-"_s + owed.id.toString());
        done->setAccessibleName(tr("Follow-up done: %1").arg(owed.promise));
        connect(done, &QPushButton::clicked, this, [this, owed] {
            OwedRow row;
            row.kind = owed.channel.isEmpty() ? OwedKind::Call : OwedKind::Message;
            row.what = owed.promise;
            auto *form = new OutcomeForm(row, this);
            connect(form, &QDialog::accepted, this, [this, form, head = m_case->head, id = owed.id] {
                m_services.desk.finishFollowUp(head, id, form->outcome(), told());
            });
            form->open();
        });
        m_column->addWidget(done, 0, Qt::AlignLeft);
    }
}

/// What departments were asked for.
void ContactPanel::addRequests()
{
    for (const RequestRow &asked : m_case->requests) {
        const bool late = !asked.answeredAt && asked.due < m_services.clock.now();
        const QString line = tr("%1 · %2: %3").arg(when(asked.due), asked.department, asked.text);
        addLine(asked.answeredAt ? tr("%1 → %2").arg(line, asked.answer) : line,
                asked.answeredAt ? u"muted"_s : (late ? u"danger"_s : QString()));
        if (asked.answeredAt)
            continue;
        auto *answered = new QPushButton(tr("Note the answer …"), m_body);
        answered->setObjectName(u"requestAnswered-"_s + asked.id.toString());
        answered->setAccessibleName(tr("Note the answer of %1").arg(asked.department));
        connect(answered, &QPushButton::clicked, this, [this, asked] {
            OwedRow row;
            row.kind = OwedKind::Request;
            row.what = asked.text;
            auto *form = new OutcomeForm(row, this);
            connect(form, &QDialog::accepted, this, [this, form, head = m_case->head, id = asked.id] {
                m_services.desk.noteAnswer(head, id, form->outcome(), told());
            });
            form->open();
        });
        m_column->addWidget(answered, 0, Qt::AlignLeft);
    }
}

void ContactPanel::addConsent()
{
    const bool asked = m_case && !m_case->minor.isEmpty();
    if (!m_view->consent && !asked)
        return;
    addTitle(tr("Guardian's consent"));
    if (m_view->consent) {
        addLine(m_view->consentUntil ? tr("On record until %1").arg(when(*m_view->consentUntil)) : tr("On record"),
                u"calm"_s);
        if (m_case)
            addWithdrawal();
        return;
    }
    addLine(tr("The customer may be a minor and no consent is on record."), u"warning"_s);
    auto *record = new QPushButton(tr("Record consent …"), m_body);
    record->setObjectName(u"recordConsent"_s);
    connect(record, &QPushButton::clicked, this, &ContactPanel::consentFormRequested);
    m_column->addWidget(record, 0, Qt::AlignLeft);
}

void ContactPanel::addWithdrawal()
{
    auto *withdraw = new QPushButton(tr("The guardian withdraws it …"), m_body);
    withdraw->setObjectName(u"withdrawConsent"_s);
    connect(withdraw, &QPushButton::clicked, this, [this] {
        auto *form = new WithdrawConsentForm(this);
        connect(form, &QDialog::accepted, this,
                [this, form, head = m_case->head] { m_services.desk.withdrawConsent(head, form->reason(), told()); });
        form->open();
    });
    m_column->addWidget(withdraw, 0, Qt::AlignLeft);
}

void ContactPanel::addHistory()
{
    addTitle(tr("Cases"));
    for (const CaseRow &row : m_view->cases) {
        const QString what = row.category.isEmpty() ? ConversationWords::caseClass(row.caseClass)
                                                    : m_services.categoryName(row.category);
        auto *open = new QPushButton(
            u"%1 · %2 · %3"_s.arg(toDateTime(row.openedAt).toTimeZone(m_services.zone).toString(u"yyyy-MM-dd"_s), what,
                                  ConversationWords::caseState(row.state)),
            m_body);
        open->setObjectName(u"case-%1"_s.arg(row.row));
        open->setProperty("kind", u"link"_s);
        open->setEnabled(!m_case || row.row != m_case->head.row);
        connect(open, &QPushButton::clicked, this, [this, id = row.row] { Q_EMIT caseRequested(id); });
        m_column->addWidget(open, 0, Qt::AlignLeft);
    }
}

void ContactPanel::addNotes()
{
    if (m_view->notes.empty())
        return;
    addTitle(tr("Notes"));
    for (const TimelineRow &note : m_view->notes) {
        auto *paper = new QFrame(m_body);
        paper->setProperty("kind", u"note"_s);
        auto *inside = new QVBoxLayout(paper);
        inside->setContentsMargins(Theme::small, Theme::small, Theme::small, Theme::small);
        auto *text = new PlainLabel(note.text, paper);
        text->setElideMode(Qt::ElideNone);
        auto *who = new PlainLabel(u"%1 · %2"_s.arg(ConversationWords::author(note), when(note.at)), paper);
        who->setProperty("kind", u"caption"_s);
        inside->addWidget(text);
        inside->addWidget(who);
        m_column->addWidget(paper);
    }
}

} // namespace lianxi
