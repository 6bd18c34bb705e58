// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox and the customer's column with pictures of people.
#include "tests/shots/shots.h"
#include "tests/support/ui/conversation_world.h"
#include "tests/support/ui/memory_media.h"
#include "ui/contact/contact_panel.h"
#include "ui/conversation/conversation_panel.h"
#include "ui/inbox/inbox_panel.h"
#include "ui/people/face_board.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lianxi::test
{
namespace
{

/// A made-up face: a head, hair and shoulders in some colours.
QByteArray portrait(int number)
{
    static constexpr std::array grounds{0x8fb8de, 0xe0b48f, 0xa7d3a6, 0xcfa7d8, 0xe6d48a, 0x9ad0cf};
    static constexpr std::array skins{0xf2d0b5, 0xe0ac86, 0xc58c63, 0x8d5b3c};
    static constexpr std::array hairs{0x2b211c, 0x5a3b24, 0x8a8a8a, 0x111318, 0xb5793f};
    const auto of = [number](const auto &colours) {
        return QColor::fromRgb(static_cast<QRgb>(colours.at(static_cast<size_t>(number) % colours.size())));
    };
    QImage image(240, 240, QImage::Format_RGB32);
    image.fill(of(grounds));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x48, 0x5a, 0x78).lighter(90 + number * 13 % 60));
    painter.drawEllipse(QRect(30, 175, 180, 160));
    painter.setBrush(of(hairs));
    painter.drawEllipse(QRect(66, 38, 108, 124));
    painter.setBrush(of(skins));
    painter.drawEllipse(QRect(76, 62, 88, 108));
    painter.drawRect(QRect(104, 155, 32, 40));
    painter.end();
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

class Faces final : public QWidget
{
public:
    explicit Faces(ShotWorld &world)
        : talk(world.themes)
        , faces(&media)
    {
        int number = 0;
        for (auto &[row, head] : world.store.cases) {
            if (++number % 4 == 0) // some platforms give none
                continue;
            head.avatar = {head.channel, u"face-%1"_s.arg(number)};
            media.files.insert(head.avatar.ref, portrait(number));
        }
        Dialogue dialogue = lateParcel(talk.clock.now());
        const AvatarKey deer{dialogue.view.head.channel, u"deer"_s};
        media.files.insert(deer.ref, portrait(4));
        dialogue.view.head.avatar = deer;
        if (!dialogue.contact.identities.empty())
            dialogue.contact.identities.front().avatar = deer;
        const qint64 row = talk.add(dialogue);
        ConversationServices services = talk.services();
        services.faces = &faces;
        auto *inbox = new InboxPanel({world.store, world.themes, world.clock, world.me}, this);
        inbox->setFaces(&faces);
        inbox->setFixedWidth(340);
        auto *panel = new ConversationPanel(services, this);
        auto *contact = new ContactPanel(services, this);
        contact->setFixedWidth(290);
        auto *columns = new QHBoxLayout(this);
        columns->setContentsMargins(0, 0, 0, 0);
        columns->setSpacing(0);
        columns->addWidget(inbox);
        columns->addWidget(panel, 1);
        columns->addWidget(contact);
        connect(panel, &ConversationPanel::contactShown, contact, &ContactPanel::showContact);
        inbox->start();
        world.store.deliver();
        panel->showCase(row);
        talk.store.deliver();
        contact->showCase(*panel->view());
        talk.store.deliver();
        // The first painting asks for the pictures, the second has them.
        resize(1320, 900);
        for (int round = 0; round < 3; ++round) {
            (void)grab();
            QCoreApplication::processEvents();
        }
    }
    ConversationWorld talk;
    MemoryMedia media;
    FaceBoard faces;
};

const ShotGroup group({
    {u"faces"_s, QSize(1320, 900),
     [](ShotWorld &world) -> std::unique_ptr<QWidget> { return std::make_unique<Faces>(world); }},
});

} // namespace
} // namespace lianxi::test
