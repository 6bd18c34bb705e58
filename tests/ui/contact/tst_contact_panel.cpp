// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/contact/people_forms.h"
#include "ui/theme/plain_label.h"

#include <QSignalSpy>
#include <QTest>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Orders that a test puts there.
class ShelfOfOrders final : public OrderBoard
{
public:
    void askOrders(const QObject *, const std::vector<OrderKey> &keys,
                   std::function<void(const OrderAnswer &)> answer) override
    {
        by = keys;
        asked = std::move(answer);
    }
    std::vector<OrderKey> by;
    std::function<void(const OrderAnswer &)> asked;
};

} // namespace

/// Who the customer is, who they may be too, and what an agent makes of it.
class TestContactPanel : public QObject
{
    Q_OBJECT
    std::unique_ptr<ThemeSource> m_theme;
    std::unique_ptr<ConversationWorld> m_world;
    std::unique_ptr<ContactPanel> m_panel;
    Dialogue m_dialogue;
    ContactView m_other;

    [[nodiscard]] bool says(const QString &words) const
    {
        const auto labels = m_panel->findChildren<PlainLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const PlainLabel *label) { return label->fullText().contains(words); });
    }
    template <class Payload>
    [[nodiscard]] std::vector<Payload> told(EventType type) const
    {
        std::vector<Payload> payloads;
        for (const Event &event : m_world->log.eventsOf(type))
            payloads.push_back(*payloadOf<Payload>(event));
        return payloads;
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeSource>();
        m_world = std::make_unique<ConversationWorld>(*m_theme);
        m_dialogue = lateParcel(m_world->clock.now());
        m_world->add(m_dialogue);
        m_other.id = ContactId::derive("other");
        m_other.name = u"小鹿"_s;
        m_other.identities = {{Platform::Whatsapp, ChannelId(u"wa"_s), u"8613812345678"_s, u"小鹿"_s, {}}};
        CaseRow row;
        row.row = 77;
        row.id = CaseId::derive("77");
        row.contact = m_other.id;
        row.contactName = m_other.name;
        row.preview = u"请问什么时候到"_s;
        m_other.cases = {row};
        m_world->store.contacts[m_other.id] = m_other;
        PersonView &person = m_world->store.people[m_dialogue.contact.id];
        person.contact = m_dialogue.contact.id;
        person.candidates = {{m_other.id, m_other.name, {{MergeEvidence::Kind::Phone, u"138****5678"_s, true}}}};
        m_panel = std::make_unique<ContactPanel>(m_world->services());
        m_panel->resize(300, 900);
        m_panel->show();
        m_panel->showContact(m_dialogue.contact.id);
        m_panel->showCase(m_dialogue.view);
        m_world->store.deliver();
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void candidate_isComparedFirst_thenMergedWithItsEvidence()
    {
        QVERIFY(says(u"138****5678"_s));
        m_panel->findChild<QPushButton *>(u"compare-"_s + m_other.id.toString())->click();
        m_world->store.deliver();
        auto *form = m_panel->findChild<MergeForm *>();
        QVERIFY(form);
        QVERIFY(told<ContactMerged>(EventType::ContactMerged).empty());
        QVERIFY(form->findChild<PlainLabel *>(u"mergeResult"_s)->fullText().contains(m_dialogue.contact.name));
        const QStringList gaps = accessibilityGaps(*form);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(told<ContactMerged>(EventType::ContactMerged).size(), size_t(1));
        const ContactMerged merged = told<ContactMerged>(EventType::ContactMerged).front();
        QCOMPARE(merged.into, m_dialogue.contact.id);
        QCOMPARE(merged.from, m_other.id);
        QVERIFY(merged.evidence.contains(u"138****5678"_s));
    }

    void theOtherName_canGoOn()
    {
        m_panel->findChild<QPushButton *>(u"compare-"_s + m_other.id.toString())->click();
        m_world->store.deliver();
        auto *form = m_panel->findChild<MergeForm *>();
        form->findChild<QComboBox *>(u"mergedName"_s)->setCurrentIndex(1);
        auto *why = form->findChild<QPlainTextEdit *>(u"mergeWhy"_s);
        auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
        why->setPlainText(u"  "_s);
        QVERIFY(!confirm->isEnabled()); // never without a reason
        why->setPlainText(u"电话里说的"_s);
        confirm->click();
        QTRY_COMPARE(told<ContactMerged>(EventType::ContactMerged).size(), size_t(1));
        QCOMPARE(told<ContactMerged>(EventType::ContactMerged).front().into, m_other.id);
        QCOMPARE(told<ContactMerged>(EventType::ContactMerged).front().evidence, u"电话里说的"_s);
    }

    void closing_mergesNobody()
    {
        m_panel->findChild<QPushButton *>(u"compare-"_s + m_other.id.toString())->click();
        m_world->store.deliver();
        m_panel->findChild<MergeForm *>()->findChild<QPushButton *>(u"cancel"_s)->click();
        QCoreApplication::processEvents();
        QVERIFY(told<ContactMerged>(EventType::ContactMerged).empty());
    }

    void merge_isShown_andTakenApart()
    {
        PersonView &person = m_world->store.people[m_dialogue.contact.id];
        person.candidates.clear();
        person.merges = {{m_dialogue.contact.id, m_other.id, m_other.name, MergeWay::Person, u"林小美"_s,
                          u"手机号相同"_s, m_world->clock.now()}};
        m_panel->showContact({});
        m_panel->showContact(m_dialogue.contact.id);
        m_world->store.deliver();
        QVERIFY(says(u"林小美"_s));
        QVERIFY(says(u"手机号相同"_s));
        m_panel->findChild<QPushButton *>(u"split-"_s + m_other.id.toString())->click();
        auto *form = m_panel->findChild<SplitForm *>();
        QVERIFY(form);
        form->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(told<ContactSplit>(EventType::ContactSplit).size(), size_t(1));
        QCOMPARE(told<ContactSplit>(EventType::ContactSplit).front().into, m_dialogue.contact.id);
        QCOMPARE(told<ContactSplit>(EventType::ContactSplit).front().from, m_other.id);
    }

    void unreachableLog_isSaid_andNothingIsLost()
    {
        m_panel->findChild<QPushButton *>(u"compare-"_s + m_other.id.toString())->click();
        m_world->store.deliver();
        m_world->log.reachable = false;
        m_panel->findChild<MergeForm *>()->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_VERIFY(m_panel->findChild<PlainLabel *>(u"trouble"_s));
        QVERIFY(m_panel->findChild<QPushButton *>(u"compare-"_s + m_other.id.toString()));
    }

    void orders_standBesideTheChat_withTheirAge_andGoIntoTheReply()
    {
        ShelfOfOrders shelf;
        ConversationServices services = m_world->services();
        services.orders = &shelf;
        m_world->store.people[m_dialogue.contact.id].orderKeys = {{OrderKeyKind::Phone, u"13812345678"_s}};
        ContactPanel panel(services);
        panel.resize(300, 900);
        panel.show();
        panel.showContact(m_dialogue.contact.id);
        m_world->store.deliver();
        QVERIFY(shelf.asked);
        QCOMPARE(shelf.by, (std::vector<OrderKey>{{OrderKeyKind::Phone, u"13812345678"_s}}));
        const auto lines = [&panel] {
            QStringList all;
            const auto labels = panel.findChildren<PlainLabel *>();
            for (const PlainLabel *label : labels)
                all << label->fullText();
            return all.join(u'\n');
        };
        Order order;
        order.source = u"ERP"_s;
        order.number = u"2026110900001"_s;
        order.state = u"已发货"_s;
        order.items = {{u"安全座椅"_s, u"2"_s}};
        order.parcels = {{u"顺丰"_s, u"SF1"_s, u"派送中"_s, {}}};
        order.asOf = m_world->clock.now() - 3h;
        shelf.asked({{order}, {}, true});
        QVERIFY(panel.findChild<PlainLabel *>(u"ordersAsking"_s));
        QVERIFY(lines().contains(u"安全座椅 × 2"_s));
        QVERIFY(lines().contains(u"顺丰 SF1 · 派送中"_s));
        QVERIFY(lines().contains(u"ERP, "_s)); // from before: it says of when
        shelf.asked({{order}, {{u"ERP"_s, {ErrorCode::Unavailable, u"it did not answer"_s}}}, false});
        QVERIFY(!panel.findChild<PlainLabel *>(u"ordersAsking"_s));
        QVERIFY(panel.findChild<PlainLabel *>(u"ordersTrouble"_s)->fullText().startsWith(u"ERP"_s));
        QVERIFY(lines().contains(u"安全座椅"_s));
        QSignalSpy inserted(&panel, &ContactPanel::insertRequested);
        panel.findChild<QPushButton *>(u"insertOrder-2026110900001"_s)->click();
        QCOMPARE(inserted.size(), 1);
        QVERIFY(inserted[0][0].toString().contains(u"2026110900001"_s));
        QVERIFY(inserted[0][0].toString().contains(u"派送中"_s));
        const QStringList gaps = accessibilityGaps(panel);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        // Somebody else's answer that comes late is nobody's.
        panel.showContact(m_other.id);
        m_world->store.deliver();
        QVERIFY(!lines().contains(u"安全座椅"_s));
    }

    void anybody_canBeFoundByWords()
    {
        CaseView theirs;
        theirs.head = m_other.cases.front();
        m_world->store.cases[77] = theirs;
        m_world->store.searched.hits = {{77, 1, u"请问什么时候到"_s, {}, m_world->clock.now()},
                                        {m_dialogue.view.head.row, 2, u"本人"_s, {}, m_world->clock.now()}};
        m_panel->findChild<QPushButton *>(u"findPerson"_s)->click();
        auto *form = m_panel->findChild<FindPersonForm *>();
        QVERIFY(form);
        auto *people = form->findChild<QListWidget *>(u"people"_s);
        auto *confirm = form->findChild<QPushButton *>(u"confirm"_s);
        QVERIFY(!confirm->isEnabled());
        form->findChild<QLineEdit *>(u"personQuery"_s)->setText(u"什么时候"_s);
        QTRY_VERIFY(m_world->store.waiting() > 0);
        m_world->store.deliver();
        QCOMPARE(people->count(), 1); // nobody is found as their own double
        QVERIFY(!confirm->isEnabled());
        people->setCurrentRow(0);
        QVERIFY(confirm->isEnabled());
        const QStringList gaps = accessibilityGaps(*form);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
        confirm->click();
        m_world->store.deliver();
        QVERIFY(m_panel->findChild<MergeForm *>());
    }

    void column_hasNoGaps()
    {
        const QStringList gaps = accessibilityGaps(*m_panel);
        QVERIFY2(gaps.isEmpty(), qPrintable(gaps.join(u'\n')));
    }
};

QTEST_MAIN(TestContactPanel)
#include "tst_contact_panel.moc"
