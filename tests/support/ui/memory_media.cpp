// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/memory_media.h"

#include "app/media/picture.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>

namespace lianxi::test
{

using namespace Qt::StringLiterals;

namespace
{

QByteArray jpeg(const QImage &image)
{
    QBuffer buffer;
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "JPEG", 88) ? buffer.data() : QByteArray();
}

void later(const QObject *context, std::function<void()> what)
{
    QMetaObject::invokeMethod(
        const_cast<QObject *>(context), [what = std::move(what)] { what(); }, Qt::QueuedConnection);
}

QString nameOf(const MediaKey &key)
{
    const QString local = key.part.more.value("local"_L1).toString();
    return local.isEmpty() ? key.part.ref : local;
}

} // namespace

void MemoryMedia::askPicture(const QObject *context, const MediaKey &key, QSize fit, Done done)
{
    askFile(context, key, [fit, done](const MediaAnswer &file) {
        MediaAnswer answer = file;
        if (answer.state == MediaAnswer::State::Ready) {
            const DecodedPicture decoded = decodePicture(file.bytes, fit);
            answer.picture = decoded.picture;
            answer.fullSize = decoded.fullSize;
            if (decoded.picture.isNull()) {
                answer.state = MediaAnswer::State::Refused;
                answer.reason = decoded.reason;
            }
        }
        done(answer);
    });
}

void MemoryMedia::askFile(const QObject *context, const MediaKey &key, Done done)
{
    const QString name = nameOf(key);
    asked << name;
    MediaAnswer answer;
    if (files.contains(name)) {
        answer.state = MediaAnswer::State::Ready;
        answer.bytes = files.value(name);
        answer.size = answer.bytes.size();
    } else {
        answer.state = failing.contains(name) ? MediaAnswer::State::Failed : MediaAnswer::State::Refused;
        answer.reason = failing.value(name, u"expired"_s);
    }
    later(context, [done, answer] { done(answer); });
}

void MemoryMedia::save(const QObject *context, const MediaKey &key, const QString &path, Done done)
{
    saved << path;
    askFile(context, key, std::move(done));
}

void MemoryMedia::attachFile(const QObject *context, const QString &path, std::function<void(Result<Part>)> done)
{
    Part part;
    part.type = path.endsWith(u".png"_s) || path.endsWith(u".jpg"_s) ? PartType::Image : PartType::File;
    part.name = QFileInfo(path).fileName();
    part.bytes = files.value(path).size();
    part.more.insert("local"_L1, path);
    later(context, [done, part, known = files.contains(path)] {
        done(known ? Result<Part>(part) : failure(ErrorCode::InvalidInput, u"empty"_s));
    });
}

void MemoryMedia::attachBytes(const QObject *context, const QByteArray &bytes, const QString &name,
                              std::function<void(Result<Part>)> done)
{
    files.insert(name, bytes);
    attachFile(context, name, std::move(done));
}

void MemoryMedia::attachPicture(const QObject *context, const QImage &picture, std::function<void(Result<Part>)> done)
{
    files.insert(u"pasted.png"_s, jpeg(picture));
    attachFile(context, u"pasted.png"_s, std::move(done));
}

QByteArray parcelPhoto()
{
    QImage image(1600, 1200, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int plank = 0; plank < 8; ++plank)
        painter.fillRect(QRect(0, plank * 150, 1600, 148), QColor(150 + plank % 3 * 12, 108 + plank % 2 * 9, 72));
    QLinearGradient card(300, 250, 1300, 1000);
    card.setColorAt(0, QColor(205, 164, 110));
    card.setColorAt(1, QColor(160, 118, 70));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 70));
    painter.drawRoundedRect(QRect(330, 320, 1010, 760), 16, 16);
    painter.setBrush(card);
    painter.drawRoundedRect(QRect(290, 270, 1010, 760), 10, 10);
    painter.fillRect(QRect(290, 600, 1010, 90), QColor(232, 214, 168));
    QPainterPath torn(QPointF(1300, 270));
    for (const QPointF &point : {QPointF(980, 270), QPointF(1060, 360), QPointF(1030, 430), QPointF(1150, 450),
                                 QPointF(1180, 560), QPointF(1300, 590)})
        torn.lineTo(point);
    painter.fillPath(torn, QColor(58, 42, 30));
    painter.fillRect(QRect(370, 760, 380, 200), Qt::white);
    for (int line = 0; line < 5; ++line)
        painter.fillRect(QRect(395, 785 + line * 32, 330 - line * 40, 12), QColor(90, 90, 90));
    painter.end();
    return jpeg(image);
}

QByteArray lampPhoto()
{
    QImage image(900, 1200, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QRadialGradient wall(450, 420, 900);
    wall.setColorAt(0, QColor(255, 236, 196));
    wall.setColorAt(1, QColor(146, 128, 112));
    painter.fillRect(image.rect(), wall);
    painter.fillRect(QRect(0, 980, 900, 220), QColor(112, 80, 54));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(70, 74, 80));
    painter.drawRect(QRect(436, 560, 28, 400));
    painter.drawEllipse(QRect(300, 930, 300, 80));
    painter.setBrush(QColor(250, 246, 235));
    painter.drawPolygon(QPolygon({QPoint(320, 260), QPoint(580, 260), QPoint(690, 580), QPoint(210, 580)}));
    painter.end();
    return jpeg(image);
}

} // namespace lianxi::test
