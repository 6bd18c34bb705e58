// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/people/face_board.h"
#include "ui/theme/theme_source.h"

#include <QPointer>
#include <QWidget>

namespace lianxi
{

/// Somebody's picture beside their name, or the letters of the name. It says nothing that the name does not.
class FaceMark final : public QWidget
{
public:
    /// `faces` may be null. `side` in device independent pixels.
    FaceMark(FaceBoard *faces, ThemeSource &theme, int side, QWidget *parent = nullptr);
    void showPerson(const AvatarKey &avatar, const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPointer<FaceBoard> m_faces;
    ThemeSource &m_theme;
    AvatarKey m_avatar;
    QString m_letters;
};

} // namespace lianxi
