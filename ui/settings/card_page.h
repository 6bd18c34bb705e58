// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/team_shelf.h"
#include "models/policy/team_card.h"
#include "ui/conversation/services.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace lianxi
{

class CardPicture;

/// What the page works with. Answers come later on the view thread, and not at all when the context is gone.
struct CardBoard {
    AgentProfile me;
    std::function<std::vector<Colleague>()> colleagues;
    std::function<bool()> isLead; ///< may write others' cards, too
    /// Reads a picture, cut and written anew.
    std::function<void(const QObject *context, const QString &file, std::function<void(Result<QByteArray>)>)> readPhoto;
};

/// How an agent is shown to customers and colleagues (S54): name, what they are, photo, introduction. Each writes their
/// own card; a lead everybody's.
class CardPage final : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the page.
    CardPage(TeamShelf &shelf, CardBoard board, ThemeSource &themes, QWidget *parent = nullptr);
    /// As after a choice of the file.
    void takePhoto(const QString &file);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build(ThemeSource &themes);
    void fillPeople();
    void showCard();
    void showPhoto();
    void changed();
    void save();
    void choosePhoto();
    void refresh();
    void say(const QString &sentence, const QString &kind);
    void retranslate();

    TeamShelf &m_shelf;
    const CardBoard m_board;
    ThemeSource &m_themes;
    AgentId m_whose;
    QByteArray m_photo;
    bool m_changed = false, m_saving = false;
    int m_read = 0; ///< counts photos: answers to earlier ones are dropped
    PlainLabel *m_title, *m_intro, *m_answer;
    CardPicture *m_picture;
    std::array<PlainLabel *, 4> m_labels{};
    QComboBox *m_who;
    QLineEdit *m_name, *m_what, *m_signature;
    QPushButton *m_choose, *m_noPhoto, *m_save, *m_discard;
};

} // namespace lianxi
