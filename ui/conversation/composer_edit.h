// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPlainTextEdit>

#include <array>

namespace lianxi
{

class Speller;
class SpellingMarks;
class ThemeSource;

/// The keys that the text field handles itself, because they depend on its input method and its own undo, and those
/// that tool tips name.
struct ComposerKeys {
    QList<QKeySequence> send{QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)};
    QList<QKeySequence> sendAndResolve{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Enter)};
    QList<QKeySequence> undoSend{QKeySequence(Qt::CTRL | Qt::Key_Z)};
    QKeySequence note, signature; ///< of the window's commands
    std::array<QKeySequence, 4> steps; ///< by ScriptStep, of the window's commands
};

/// The text field of the composer. Takes plain text only; tells sending keys apart from input-method keys.
class ComposerEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);
    void setKeys(const ComposerKeys &keys) { m_keys = keys; }
    /// Files and pictures that are dropped or pasted are offered; otherwise only their text is taken.
    void setTakesFiles(bool takes) { m_takesFiles = takes; }
    /// Marks words that are not spelt rightly and offers others in the menu. Both outlive the field.
    void setSpeller(Speller &speller, ThemeSource &themes);
    /// An input method has letters that are not text yet: no key may send.
    [[nodiscard]] bool isComposing() const { return m_composing; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sendRequested();
    void sendAndResolveRequested();
    /// The undo key with nothing typed to take back.
    void undoSendRequested();
    /// A key while the list of offers may be open. Set `taken` to keep it from the text.
    void listKeyPressed(int key, bool &taken);
    void leaveRequested();
    void filesOffered(const QStringList &paths);
    void pictureOffered(const QImage &picture);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// The word at a place that no dictionary knows; nothing selected: there is none.
    [[nodiscard]] QTextCursor unknownWordAt(int position) const;
    ComposerKeys m_keys;
    bool m_composing = false;
    bool m_takesFiles = false;
    Speller *m_speller = nullptr;
    SpellingMarks *m_marks = nullptr; ///< of the document
};

} // namespace lianxi
