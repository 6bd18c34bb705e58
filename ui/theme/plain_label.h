// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace lianxi
{

/// The label for text that people wrote: always plain text, whatever it looks like, and elided when it does not fit.
/// Qt's automatic rich text would load pictures that a customer's markup names.
class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(QWidget *parent = nullptr)
        : PlainLabel(QString(), parent)
    {
    }
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    /// The whole text, which also is the accessible name.
    void setText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_text; }
    /// Where to cut; Qt::ElideNone wraps instead of cutting.
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refit();
    QString m_text;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace lianxi
