// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace lianxi
{

/// The text field of the composer. Takes plain text only; tells sending keys apart from input-method keys.
class ComposerEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);
    /// An input method has letters that are not text yet: no key may send.
    [[nodiscard]] bool isComposing() const { return m_composing; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void sendAndResolveRequested();
    /// Ctrl+Z with nothing typed to take back.
    void undoSendRequested();
    /// A key while the list of offers may be open. Set `taken` to keep it from the text.
    void listKeyPressed(int key, bool &taken);
    void leaveRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool event(QEvent *event) override;

private:
    bool m_composing = false;
};

} // namespace lianxi
