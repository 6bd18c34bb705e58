// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme_source.h"

#include <QDialog>

class QGraphicsPixmapItem;
class QGraphicsView;

namespace lianxi
{

/// One picture, as large as the window, with zoom by keys, wheel and buttons. Asks for saving by a signal.
class PictureViewer final : public QDialog
{
    Q_OBJECT
public:
    PictureViewer(const QString &name, ThemeSource &theme, QWidget *parent = nullptr);
    void show(const QImage &picture, QSize fullSize);
    void say(const QString &words);
    [[nodiscard]] qreal zoom() const;
    /// For looking only.
    void forbidSaving();

Q_SIGNALS:
    void saveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void scaleBy(qreal factor);
    void fit();
    QGraphicsView *m_view;
    QGraphicsPixmapItem *m_item = nullptr; ///< owned by the scene
    class PlainLabel *m_words;
    bool m_fitted = true; ///< follows the window's size until the agent zooms
};

} // namespace lianxi
