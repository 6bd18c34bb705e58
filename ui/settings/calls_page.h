// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importer/call_import.h"
#include "ui/theme/plain_label.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace lianxi
{

/// What the page works with. Answers come later on the view thread, and not at all when the context is gone.
struct CallBoard {
    std::function<void(const QObject *context, const QString &file, std::function<void(Result<CallTablePreview>)>)>
        preview;
    /// `progress` is told the share that is done, 0 to 1.
    std::function<void(const QObject *context, const QString &file, const CallImportOptions &,
                       std::function<void(double)> progress, std::function<void(Result<CallImportReport>)>)>
        import;
    std::function<void()> stop = [] {}; ///< what is under way ends soon, with Cancelled
    std::function<std::vector<ChannelConfigured>()> hotlines = [] { return std::vector<ChannelConfigured>(); };
};

/// Brings in calls that were made elsewhere: a table of call records, whose columns are recognised by their titles and
/// can be chosen by hand, and a folder with the recordings.
class CallsPage final : public QWidget
{
    Q_OBJECT
public:
    CallsPage(CallBoard board, ThemeSource &themes, QWidget *parent = nullptr);
    /// As after a choice of the file, or of the folder.
    void openTable(const QString &file);
    void setFolder(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(ThemeSource &themes);
    void showPreview();
    void chooseTable();
    void chooseFolder();
    void import();
    void refresh();
    void showReport(const Result<CallImportReport> &report);
    void say(const QString &sentence, const QString &kind);
    void retranslate();
    void fillHotlines();
    [[nodiscard]] static QString reasonOf(const CallComplaint &complaint);
    [[nodiscard]] CallColumns columns() const;
    [[nodiscard]] static QString columnName(CallColumn column);

    const CallBoard m_board;
    QString m_file;
    int m_asked = 0; ///< counts questions: answers to earlier ones are dropped
    CallTablePreview m_preview;
    bool m_working = false, m_importing = false;
    PlainLabel *m_hotlineLabel;
    QComboBox *m_hotline;
    PlainLabel *m_title, *m_intro, *m_fileName, *m_columnsTitle, *m_previewTitle, *m_folderName, *m_answer;
    QPushButton *m_chooseTable, *m_chooseFolder, *m_noFolder, *m_import, *m_stop;
    QWidget *m_side; ///< what is shown once there is a table
    std::array<PlainLabel *, callColumnCount> m_columnLabels{};
    std::array<QComboBox *, callColumnCount> m_columns{};
    QTableWidget *m_lines;
    QPlainTextEdit *m_details;
    QString m_folder;
};

} // namespace lianxi
