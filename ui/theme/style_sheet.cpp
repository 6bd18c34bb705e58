// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

// Text fields name no colour: Qt would make their placeholder half as strong as it, weaker than what can be read. The
// palette has both.
// Items name a background: Qt pads only those that it paints itself, so that the chosen one would stand out of line.

/// @Role is replaced by the role's colour, %Size by a font size in points, %Tone by "light" or "dark".
constexpr auto controls = R"(
QToolTip { background: @Raised; color: @Text; border: 1px solid @Border; padding: 4px 6px; }
QMainWindow, QDialog, QWizard { background: @Window; }
QDialogButtonBox { button-layout: 3; } /* what is to happen stands at the right, everywhere */
QLineEdit, QSpinBox, QDateTimeEdit, QKeySequenceEdit QLineEdit {
  background: @Surface; border: 1px solid @Border; border-radius: 6px; padding: 5px 8px;
  selection-background-color: @Accent; selection-color: @OnAccent; }
QLineEdit:focus, QSpinBox:focus, QDateTimeEdit:focus { border: 2px solid @Accent; padding: 4px 7px; }
QComboBox:focus { border: 2px solid @Accent; padding: 4px 9px; }
QLineEdit:read-only { background: @Sunken; }
QLineEdit:disabled { color: @TextMuted; background: @Sunken; }
QPlainTextEdit, QTextEdit { background: @Surface; border: 1px solid @Border; border-radius: 6px; padding: 4px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @Accent; padding: 3px; }
QPushButton { background: @Raised; color: @Text; border: 1px solid @Border; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: @Hover; }
QPushButton:pressed, QPushButton:checked { background: @Selection; }
QPushButton:focus { border: 2px solid @Accent; padding: 4px 13px; }
QPushButton:disabled { color: @TextMuted; background: @Sunken; }
QPushButton[kind="primary"] { background: @Accent; color: @OnAccent; border: 1px solid @Accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid @Text; }
QPushButton[kind="primary"]:disabled { background: @Sunken; color: @TextMuted; border-color: @Border; }
QPushButton[kind="danger"] { background: @Danger; color: @Surface; border: 1px solid @Danger; font-weight: 600; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @Accent; }
QPushButton[kind="quiet"]:hover { background: @Hover; }
QPushButton[kind="quiet"]:disabled { color: @TextMuted; background: transparent; }
QPushButton[kind="quiet"]:focus { border: 2px solid @Accent; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: @Accent;
  padding: 2px 0; text-align: left; }
QPushButton[kind="link"]:hover { background: @Hover; }
QPushButton[kind="link"]:focus { border: 1px solid @Accent; }
QPushButton[kind="link"]:disabled { background: transparent; color: @TextMuted; }
QToolButton { background: transparent; color: @Text; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton:hover { background: @Hover; }
QToolButton:pressed, QToolButton:checked { background: @Selection; }
QToolButton:focus { border: 1px solid @Accent; }
QToolButton:disabled { color: @TextMuted; }
QToolButton::menu-indicator { image: none; }
QToolButton#jumpToLatest { background: @Raised; border: 1px solid @Border; border-radius: 12px; padding: 4px 12px; }
QToolButton[kind="tab"] { padding: 5px 4px; }
QToolButton[kind="chip"] { background: @Badge; border-radius: 9px; padding: 1px 7px; }
QToolButton[kind="chip"]:hover { background: @Selection; }
QComboBox { background: @Raised; color: @Text; border: 1px solid @Border; border-radius: 6px; padding: 5px 10px; }
QComboBox:hover { background: @Hover; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/arrow-down-%Tone.svg); width: 14px; height: 14px; }
QDateTimeEdit::drop-down { border: none; width: 24px; }
QDateTimeEdit::down-arrow { image: url(:/icons/arrow-down-%Tone.svg); width: 14px; height: 14px; }
QSpinBox::up-button { border: none; width: 20px; subcontrol-position: top right; }
QSpinBox::down-button { border: none; width: 20px; subcontrol-position: bottom right; }
QSpinBox::up-arrow { image: url(:/icons/arrow-up-%Tone.svg); width: 11px; height: 11px; }
QSpinBox::down-arrow { image: url(:/icons/arrow-down-%Tone.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @Raised; color: @Text; border: 1px solid @Border; outline: none;
  selection-background-color: @Selection; selection-color: @Text; }
QCheckBox, QRadioButton { spacing: 8px; color: @Text; padding: 2px; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @TextMuted;
  background: @Surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @Accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @Accent; border-color: @Accent; image: url(:/icons/tick-%Tone.svg); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @Accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @Sunken; border-color: @Border; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid @Accent; border-radius: 4px; padding: 1px; }
)";

constexpr auto containers = R"(
QMenu { background: @Raised; color: @Text; border: 1px solid @Border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @Selection; color: @Text; }
QMenu::item:disabled { color: @TextMuted; }
QMenu::separator { height: 1px; background: @Border; margin: 4px 8px; }
QListView, QTreeView, QTableView { background: @Surface; color: @Text; border: 1px solid @Border; border-radius: 6px;
  outline: none; alternate-background-color: @Sunken; }
QListView::item, QTreeView::item { padding: 5px; border: 0; background: transparent; }
QTableView::item { padding: 0 8px; border: 0; background: transparent; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: @Selection; color: @Text; }
QListView::item:hover, QTreeView::item:hover { background: @Hover; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 1px solid @Accent; }
QHeaderView { background: @Surface; border: none; }
QTableCornerButton::section { background: @Surface; border: none; border-bottom: 1px solid @Border; }
QHeaderView::section { background: @Surface; color: @TextMuted; border: none; border-bottom: 1px solid @Border; padding: 6px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid @Border; }
#settingsNames { border: 0; background: transparent; }
#settingsNames::item { padding: 8px 10px; border-radius: 6px; }
QTabBar::tab { background: transparent; color: @TextMuted; padding: 8px 14px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @Text; border-bottom: 2px solid @Accent; }
QTabBar::tab:focus { color: @Accent; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @Border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @TextMuted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @Border; }
QSplitter::handle:hover { background: @Accent; }
QProgressBar { background: @Sunken; border: none; border-radius: 4px; color: @Text; text-align: center; }
QProgressBar::chunk { background: @Accent; border-radius: 4px; }
QGroupBox { border: 1px solid @Border; border-radius: 8px; margin-top: 18px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; color: @TextMuted; }
QFrame[kind="card"] { background: @Surface; border: 1px solid @Border; border-radius: 8px; }
QFrame[kind="note"] { background: @NoteBack; border: 1px dashed @Note; border-radius: 8px; }
QFrame[kind="public"] { background: @PublicBack; border: none; border-left: 3px solid @Public; }
QFrame[kind="private"] { background: @PrivateBack; border: none; border-left: 3px solid @Private; }
QFrame[kind="warning"] { background: @WarningBack; border: none; border-left: 3px solid @Warning; }
QFrame[kind="danger"] { background: @DangerBack; border: none; border-left: 3px solid @Danger; }
QFrame[kind="line"] { background: @Border; border: none; }
QFrame[kind="plain"] { background: @Surface; border: none; }
QLabel { background: transparent; color: @Text; }
QLabel[kind="muted"] { color: @TextMuted; }
QLabel[kind="caption"] { color: @TextMuted; font-size: %Captionpt; }
QLabel[kind="title"] { font-size: %Titlept; font-weight: 600; }
QLabel[kind="headline"] { font-size: %Headlinept; font-weight: 600; }
QLabel[kind="danger"] { color: @Danger; background: transparent; border: none; }
QLabel[kind="warning"] { color: @Warning; background: transparent; border: none; }
QLabel[kind="calm"] { color: @Calm; }
)";

constexpr std::array<const char *, colorRoleCount> roleNames{
    "Window",      "Surface",   "Raised",    "Sunken",      "Border",     "Hover",      "Selection",
    "Text",        "TextMuted", "Accent",    "OnAccent",    "Public",     "PublicBack", "Private",
    "PrivateBack", "Note",      "NoteBack",  "Danger",      "DangerBack", "Warning",    "WarningBack",
    "Calm",        "CalmBack",  "OwnBubble", "OtherBubble", "Badge"};

} // namespace

QString Theme::styleSheet() const
{
    const QString pattern = QLatin1String(controls) + QLatin1String(containers);
    static const QRegularExpression token(u"([@%])([A-Z][A-Za-z]*?)(pt)?(?![A-Za-z])"_s);
    QString out;
    qsizetype done = 0;
    for (auto found = token.globalMatch(pattern); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        out += QStringView(pattern).mid(done, match.capturedStart() - done);
        done = match.capturedEnd();
        const QString name = match.captured(2);
        if (match.captured(1) == u"@"_s) {
            const auto role = std::find_if(roleNames.begin(), roleNames.end(),
                                           [&](const char *known) { return name == QLatin1String(known); });
            Q_ASSERT(role != roleNames.end());
            out += m_colors.at(static_cast<size_t>(role - roleNames.begin())).name();
        } else if (name == u"Tone"_s) {
            out += m_tone == Tone::Dark ? u"dark"_s : u"light"_s;
        } else {
            const TextSize size = name == u"Caption"_s ? TextSize::Caption
                : name == u"Title"_s                   ? TextSize::Title
                                                       : TextSize::Headline;
            out += QString::number(font(size).pointSizeF(), 'f', 2) + u"pt"_s;
        }
    }
    out += QStringView(pattern).mid(done);
    return out;
}

} // namespace lianxi
