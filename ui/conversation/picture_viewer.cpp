// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/picture_viewer.h"

#include "ui/theme/plain_label.h"

#include <QGraphicsPixmapItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace lianxi
{

using namespace Qt::StringLiterals;

PictureViewer::PictureViewer(const QString &name, ThemeSource &theme, QWidget *parent)
    : QDialog(parent)
    , m_view(new QGraphicsView(this))
    , m_words(new PlainLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"pictureViewer"_s);
    setWindowTitle(name.isEmpty() ? tr("Picture") : name);
    resize(900, 680);
    m_view->setScene(new QGraphicsScene(this));
    m_view->setObjectName(u"picture"_s);
    m_view->setAccessibleName(windowTitle());
    m_view->setBackgroundBrush(theme.theme().color(ColorRole::Sunken));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setDragMode(QGraphicsView::ScrollHandDrag);
    m_view->setRenderHint(QPainter::SmoothPixmapTransform);
    m_words->setText(tr("Loading…"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    const auto add = [&](const char *id, const QString &text, const QString &says, auto act) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1StringView(id));
        button->setText(text);
        button->setAccessibleName(says);
        button->setToolTip(says);
        connect(button, &QToolButton::clicked, this, act);
        row->addWidget(button);
    };
    add("pictureSmaller", u"−"_s, tr("Smaller"), [this] { scaleBy(1 / 1.25); });
    add("pictureLarger", u"+"_s, tr("Larger"), [this] { scaleBy(1.25); });
    add("pictureFit", tr("Fit"), tr("Fit into the window"), [this] { fit(); });
    auto *save = new QPushButton(tr("Save as…"), this);
    save->setObjectName(u"savePicture"_s);
    connect(save, &QPushButton::clicked, this, &PictureViewer::saveRequested);
    row->addWidget(save);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_view, 1);
    column->addLayout(row);
}

void PictureViewer::show(const QImage &picture, QSize fullSize)
{
    m_item = m_view->scene()->addPixmap(QPixmap::fromImage(picture));
    m_item->setTransformationMode(Qt::SmoothTransformation);
    m_view->setSceneRect(m_item->boundingRect());
    m_words->setText(u"%1 × %2"_s.arg(fullSize.width()).arg(fullSize.height()));
    fit();
}

void PictureViewer::say(const QString &words)
{
    m_words->setText(words);
}

void PictureViewer::forbidSaving()
{
    findChild<QPushButton *>(u"savePicture"_s)->hide();
}

qreal PictureViewer::zoom() const
{
    return m_view->transform().m11();
}

void PictureViewer::scaleBy(qreal factor)
{
    const qreal next = zoom() * factor;
    if (!m_item || next < 0.02 || next > 20)
        return;
    m_fitted = false;
    m_view->scale(factor, factor);
}

// Never larger than it is: enlarged by itself a small picture looks broken.
void PictureViewer::fit()
{
    m_fitted = true;
    if (!m_item)
        return;
    const QSizeF size = m_item->boundingRect().size(), room = m_view->viewport()->size();
    const qreal factor =
        std::min({qreal(1), room.width() / std::max(1.0, size.width()), room.height() / std::max(1.0, size.height())});
    m_view->setTransform(QTransform::fromScale(factor, factor));
}

void PictureViewer::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (m_fitted)
        fit();
}

void PictureViewer::wheelEvent(QWheelEvent *event)
{
    scaleBy(event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15);
    event->accept();
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        scaleBy(1.25);
    else if (event->key() == Qt::Key_Minus)
        scaleBy(1 / 1.25);
    else if (event->key() == Qt::Key_0)
        fit();
    else
        QDialog::keyPressEvent(event);
}

} // namespace lianxi
