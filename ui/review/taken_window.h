// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/case_set_source.h"
#include "app/review/case_taking.h"
#include "ui/review/review_bench.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace lianxi
{

/// Cases taken along, without the desk: searched, read, scored, compared. The reviewer's name stands across every page.
/// Closes itself when the set expires or is recalled; nothing of it stays in memory then.
class TakenWindow final : public QDialog
{
    Q_OBJECT
public:
    struct Services {
        const Clock &clock;
        ThemeSource &theme;
        PersonalDataFinder finder;
        QTimeZone zone = QTimeZone::systemTimeZone();
        AgentId me;
        /// Keeps a review until it is handed in; answers later.
        std::function<void(const QObject *context, const CaseKeeper::KeptResult &, std::function<void(Status)>)> keep;
        /// The first case of a set as a PDF; answers later. Empty: nothing is printed.
        std::function<void(const QObject *context, const CaseSet &, const QString &path, std::function<void(Status)>)>
            savePdf = {};
        /// What was written into a set that came as a file, for whoever issued it; answers later.
        std::function<void(const QObject *context, const CaseSetHeader &, const QString &path,
                           std::function<void(Status)>)>
            saveResults = {};
        bool portable = false; ///< the set came as a file, maybe from another desk
    };
    /// \param results  what was written into this set before.
    TakenWindow(CaseSet set, std::vector<CaseKeeper::KeptResult> results, Services services, QWidget *parent = nullptr);
    [[nodiscard]] CaseFileId file() const { return m_source.set().header.id; }
    [[nodiscard]] ReviewBench &bench() { return *m_bench; }

Q_SIGNALS:
    void resultKept();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fill();
    void showChosen();
    void compare();
    void print();
    void saveResults();
    void take(const ReviewGiven &given);
    void retranslate();
    [[nodiscard]] bool mayWrite(const CaseInSet &one) const;
    [[nodiscard]] bool hasAnswerKey() const;
    [[nodiscard]] const CaseKeeper::KeptResult *resultOf(const ReviewId &review) const;

    Services m_services;
    CaseSetSource m_source;
    std::vector<CaseKeeper::KeptResult> m_results;
    TimelineModel m_otherModel;
    MediaBoard m_otherMedia;
    QTimer m_expiry;
    PlainLabel *m_title;
    QLineEdit *m_search;
    QListWidget *m_list;
    PlainLabel *m_empty;
    QComboBox *m_compare;
    QPushButton *m_save; ///< the results
    ReviewBench *m_bench;
    TimelineView *m_other;
    QWidget *m_mark; ///< the name across the page
};

} // namespace lianxi
