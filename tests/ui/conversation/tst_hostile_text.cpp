// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_store_source.h"
#include "tests/support/ui/conversation_world.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/conversation/forms.h"
#include "ui/conversation/message_text.h"
#include "ui/inbox/case_list_accessible.h"
#include "ui/inbox/case_list_view.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/theme/plain_label.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace lianxi;
using namespace lianxi::test;
using namespace Qt::StringLiterals;

namespace
{

/// In no theme and no icon.
constexpr QRgb canaryColour = qRgb(255, 0, 254);

int canaryPixels(const QImage &image)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == canaryColour;
    return found;
}

void poison(CaseRow &row, const QString &text)
{
    row.contactName = row.preview = row.category = row.assigneeName = row.queue = row.offeredBy = text;
    row.channel = ChannelId(text);
    for (TagRow &tag : row.tags)
        tag.text = tag.source = text;
}

void poison(TimelineRow &row, const QString &text)
{
    if (row.kind != TimelineKind::Activity || !row.text.isEmpty())
        row.text = text;
    row.authorName = row.replyPreview = row.deliveryReason = row.platformMessageId = text;
    row.reactions = row.flags = {text};
    for (Part &part : row.parts)
        part.text = part.ref = part.name = part.mime = part.title = text;
    for (const QString &member : row.details.keys())
        row.details.insert(member, text);
}

void poison(Dialogue &dialogue, const QString &text)
{
    CaseView &view = dialogue.view;
    poison(view.head, text);
    view.lastCustomerText = view.brand = text;
    view.customerData = {text};
    view.followUps = {{FollowUpId::generate(), view.head.lastAt, text, false, ChannelId(text)}};
    view.surveys = {{view.head.lastAt, view.head.lastAt, 5, text}};
    for (ThreadRow &thread : view.threads)
        thread.channelName = thread.externalId = thread.personId = thread.lastInboundPlatformId = text;
    for (TimelineRow &row : dialogue.timeline)
        poison(row, text);
    ContactView &contact = dialogue.contact;
    contact.name = text;
    for (IdentityRow &identity : contact.identities)
        identity.externalId = identity.name = identity.handle = text;
    for (CaseRow &row : contact.cases)
        poison(row, text);
    for (TimelineRow &row : contact.notes)
        poison(row, text);
}

/// What of the window a markup reader could have taken for its own. Empty: nothing.
QStringList leaks(QWidget &root, const QString &text)
{
    QStringList found;
    if (const int pixels = canaryPixels(root.grab().toImage()); pixels > 0)
        found << u"%1 pixels of a local picture"_s.arg(pixels);
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        const QString where = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (const auto *label = qobject_cast<const QLabel *>(widget);
            label && label->textFormat() != Qt::PlainText && !label->text().isEmpty())
            found << where + u": a label that reads markup"_s;
        for (const QString &tip : {widget->toolTip(), widget->whatsThis()})
            if (tip.contains(text) && Qt::mightBeRichText(tip))
                found << where + u": a tip that reads markup"_s;
    }
    return found;
}

} // namespace

class TestHostileText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theCanaryIsPaintedWhereMarkupIsRead();
    void conversation_data() { texts(); }
    void conversation();
    void contact_data() { texts(); }
    void contact();
    void inbox_data() { texts(); }
    void inbox();
    void forms_data() { texts(); }
    void forms();

private:
    void texts() const;
    [[nodiscard]] QString markup() const { return u"<img src=\"%1\" width=300 height=80>"_s.arg(m_picture); }
    QTemporaryDir m_dir;
    QString m_picture;
    ThemeSource m_theme;
    std::unique_ptr<ConversationWorld> m_world;
};

void TestHostileText::initTestCase()
{
    QImage picture(300, 80, QImage::Format_RGB32);
    picture.fill(canaryColour);
    m_picture = m_dir.filePath(u"canary.png"_s);
    QVERIFY(picture.save(m_picture));
    m_theme.set(ThemeSource::Choice::Light);
    installCaseListAccessibility();
}

void TestHostileText::init()
{
    m_world = std::make_unique<ConversationWorld>(m_theme);
}

void TestHostileText::texts() const
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a local picture") << markup();
    QTest::newRow("a link and entities") << u"<a href=\"https://a.example\">a</a> &lt;b&gt; &amp;"_s + markup();
    QTest::newRow("a whole page") << u"<html><body>"_s + markup() + u"</body></html>"_s;
    QTest::newRow("direction controls") << u"\u202E\u2066"_s + markup() + u"\u200F"_s;
    QTest::newRow("placeholders") << u"%1 %2 %n %L1 "_s + markup();
    QTest::newRow("a tower of marks") << u"a"_s + QString(2000, QChar(0x0301)) + markup();
}

void TestHostileText::theCanaryIsPaintedWhereMarkupIsRead()
{
    QTextDocument document;
    document.setHtml(markup());
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document.drawContents(&painter);
    painter.end();
    QVERIFY(canaryPixels(image) > 10'000);
}

void TestHostileText::conversation()
{
    QFETCH(const QString, text);
    Dialogue dialogue = everyKind(m_world->clock.now());
    poison(dialogue, text);
    dialogue.view.head.sequence = 0;
    ConversationPanel panel(m_world->services());
    panel.resize(720, 1600);
    panel.show();
    panel.showCase(m_world->add(dialogue));
    m_world->store.deliver();
    QCoreApplication::processEvents();
    QCOMPARE(leaks(panel, text).join(u'\n'), QString());

    bool named = false;
    for (PlainLabel *label : panel.findChildren<PlainLabel *>())
        named = named || QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name) == text;
    QVERIFY(named);
    TimelineView &timeline = panel.timeline();
    QVERIFY(timeline.entryCount() > 5);
    const QString shown = showText(text, {}).text;
    for (int i = 0; i < timeline.entryCount(); ++i)
        if (timeline.box(i).shown.text == shown)
            QVERIFY2(timeline.spoken(i).contains(shown), qPrintable(timeline.spoken(i)));
    QCOMPARE(timeline.box(0).shown.text, shown);
}

void TestHostileText::contact()
{
    QFETCH(const QString, text);
    Dialogue dialogue = lateParcel(m_world->clock.now());
    poison(dialogue, text);
    m_world->add(dialogue);
    ContactPanel panel(m_world->services());
    panel.resize(300, 1600);
    panel.show();
    panel.showContact(dialogue.contact.id);
    panel.showCase(dialogue.view);
    m_world->store.deliver();
    QCOMPARE(leaks(panel, text).join(u'\n'), QString());
    auto *name = panel.findChild<PlainLabel *>(u"contactName"_s);
    QVERIFY(name);
    QCOMPARE(QAccessible::queryAccessibleInterface(name)->text(QAccessible::Name), text);
    for (const QToolButton *chip : panel.findChildren<QToolButton *>())
        if (chip->objectName().startsWith(u"tag-"_s)) // an ampersand in a button's text is a shortcut unless doubled
            QVERIFY2(QString(chip->text()).replace(u"&&"_s, u"&"_s).startsWith(text), qPrintable(chip->text()));
}

void TestHostileText::inbox()
{
    QFETCH(const QString, text);
    FakeStoreSource store;
    const AgentId me(u"lin"_s);
    for (CaseRow row : busyAfternoon(m_world->clock.now(), me)) {
        poison(row, text);
        store.cases.emplace(row.row, row);
    }
    InboxPanel panel({store, m_theme, m_world->clock, me});
    panel.resize(360, 900);
    panel.show();
    panel.start();
    while (store.waiting() > 0)
        QCoreApplication::processEvents();
    panel.showTrouble(text);
    QCOMPARE(leaks(panel, text).join(u'\n'), QString());
    auto *list = panel.findChild<CaseListView *>();
    QVERIFY(list);
    QVERIFY2(list->spokenRow(0).contains(text), qPrintable(list->spokenRow(0)));
    for (int role = Qt::DisplayRole; role <= Qt::WhatsThisRole; ++role)
        QVERIFY(!panel.cases().index(0, 0).data(role).toString().contains(u"<img"_s) || role != Qt::ToolTipRole);

    const QString query = u"before:\"%1\""_s.arg(QString(text).remove(u'"'));
    panel.findChild<QLineEdit *>(u"search"_s)->setText(query);
    auto *complaint = panel.findChild<QLabel *>(u"searchComplaint"_s);
    QVERIFY(complaint);
    QTRY_VERIFY(complaint->isVisible());
    QCOMPARE(leaks(panel, text).join(u'\n'), QString());
}

void TestHostileText::forms()
{
    QFETCH(const QString, text);
    const Verdict verdict{GuardLevel::Block, text, text, text, {}, true, -1, -1};
    OverrideForm override(verdict, nullptr);
    TransferForm transfer({{AgentId(u"a"_s), text}}, {text}, {}, nullptr);
    Dialogue dialogue = lateParcel(m_world->clock.now());
    poison(dialogue, text);
    FollowUpForm followUp(dialogue.view, m_world->clock.now(), QTimeZone::utc(), nullptr);
    for (QWidget *form : std::initializer_list<QWidget *>{&override, &transfer, &followUp}) {
        form->resize(500, 500);
        form->show();
        QCOMPARE(leaks(*form, text).join(u'\n'), QString());
    }
}

QTEST_MAIN(TestHostileText)
#include "tst_hostile_text.moc"
