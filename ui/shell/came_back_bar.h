// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "ui/theme/icon_mark.h"
#include "ui/theme/plain_label.h"

#include <QFrame>

#include <vector>

class QPushButton;

namespace lianxi
{

/// Says that replies written without a connection came back as drafts, and leads to them one after another. Hidden
/// while there is none.
class CameBackBar final : public QFrame
{
    Q_OBJECT
public:
    explicit CameBackBar(ThemeSource &themes, QWidget *parent = nullptr);
    /// \param customer  whose case it is; empty: not known. The same case again is told once.
    void add(CaseId caseId, const QString &customer, const QString &winner);

Q_SIGNALS:
    void caseRequested(const lianxi::CaseId &caseId);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Back {
        CaseId caseId;
        QString customer, winner;
    };
    void retranslate();
    void openFirst();
    std::vector<Back> m_all;
    PlainLabel *m_words;
    QPushButton *m_open;
};

} // namespace lianxi
