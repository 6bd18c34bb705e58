// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int commandData = Qt::UserRole + 1;
constexpr int caseData = Qt::UserRole + 2;
constexpr int keyData = Qt::UserRole + 3; ///< QString, at the end of the line
constexpr int entryData = Qt::UserRole + 4;
constexpr int typingPauseMs = 120;
constexpr int mostCases = 8;

/// A line of the palette with its key at the right edge.
class KeyedItem final : public QStyledItemDelegate
{
public:
    KeyedItem(ThemeSource &themes, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QString key = index.data(keyData).toString();
        if (key.isEmpty())
            return;
        const Theme &theme = m_themes.theme();
        painter->save();
        painter->setFont(theme.font(TextSize::Caption));
        painter->setPen(theme.color(ColorRole::TextMuted));
        painter->drawText(option.rect.adjusted(0, 0, -Theme::medium, 0), Qt::AlignRight | Qt::AlignVCenter, key);
        painter->restore();
    }

private:
    ThemeSource &m_themes;
};
} // namespace

std::optional<int> fuzzyScore(QStringView needle, QStringView text)
{
    constexpr int matched = 1, run = 4, wordStart = 8, first = 4;
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : needle) {
        if (wanted.isSpace())
            continue;
        while (at < text.size() && text.at(at).toCaseFolded() != wanted.toCaseFolded())
            ++at;
        if (at == text.size())
            return std::nullopt;
        score += matched + (at == last + 1 ? run : 0) + (at == 0 ? first : 0)
            + (at == 0 || text.at(at - 1).isSpace() ? wordStart : 0);
        last = at++;
    }
    return score - static_cast<int>(text.size()) / 8; // of equal fits the shorter name
}

CommandPalette::CommandPalette(StoreSource &store, ThemeSource &themes, const Shortcuts &shortcuts, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_store(store)
    , m_themes(themes)
    , m_shortcuts(shortcuts)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Command palette"));
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::medium, Theme::medium, Theme::medium, Theme::medium);
    column->setSpacing(Theme::small);
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("Type a command, a name or a word of a message"));
    m_field->setAccessibleName(tr("Command or search"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new KeyedItem(m_themes, m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_field);
    column->addWidget(m_list);
    resize(m_themes.theme().scaled(560), m_themes.theme().scaled(420));
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &CommandPalette::search);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
}

void CommandPalette::setCommands(std::vector<Command> commands)
{
    m_commands = std::move(commands);
}

void CommandPalette::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
}

void CommandPalette::openFresh()
{
    m_field->clear();
    fill();
    m_field->setFocus();
    open();
}

void CommandPalette::fill()
{
    m_list->clear();
    const QString needle = m_field->text().trimmed();
    addCommands(needle);
    addEntries(needle);
    m_list->setCurrentRow(0);
    if (needle.isEmpty())
        m_typing.stop();
    else
        m_typing.start();
}

void CommandPalette::addCommands(const QString &needle)
{
    std::vector<std::pair<int, Command>> fitting;
    for (const Command command : m_commands)
        if (const std::optional<int> score = fuzzyScore(needle, commandName(command)))
            fitting.emplace_back(-*score, command);
    if (!needle.isEmpty())
        std::stable_sort(fitting.begin(), fitting.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[score, command] : fitting) {
        const QList<QKeySequence> keys = m_shortcuts.keys(command);
        auto *item = new QListWidgetItem(m_themes.theme().icon(IconName::Keyboard, ColorRole::TextMuted),
                                         commandName(command), m_list);
        if (!keys.isEmpty()) {
            const QString key = keys.first().toString(QKeySequence::NativeText);
            item->setData(keyData, key);
            item->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(commandName(command), key));
        }
        item->setData(commandData, static_cast<int>(command));
    }
}

void CommandPalette::addEntries(const QString &needle)
{
    std::vector<std::pair<int, const PaletteEntry *>> fitting;
    for (const PaletteEntry &entry : m_entries)
        if (const std::optional<int> score = fuzzyScore(needle, entry.title))
            fitting.emplace_back(-*score, &entry);
    if (!needle.isEmpty())
        std::stable_sort(fitting.begin(), fitting.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[score, entry] : fitting) {
        auto *item =
            new QListWidgetItem(m_themes.theme().icon(entry->icon, ColorRole::TextMuted), entry->title, m_list);
        item->setData(entryData, entry->id);
    }
}

void CommandPalette::search()
{
    const QString query = m_field->text().trimmed();
    m_store.askSearch(this, query, mostCases, [this, query](const SearchResult &result) {
        if (query != m_field->text().trimmed())
            return;
        QSet<qint64> seen;
        std::vector<qint64> rows;
        for (const SearchHit &hit : result.hits)
            if (!seen.contains(hit.caseRow)) {
                seen.insert(hit.caseRow);
                rows.push_back(hit.caseRow);
            }
        m_store.askRows(this, rows, [this, query](const std::vector<CaseRow> &cases) {
            if (query != m_field->text().trimmed())
                return;
            for (const CaseRow &row : cases) {
                auto *item = new QListWidgetItem(m_themes.theme().icon(IconName::User, ColorRole::Accent),
                                                 row.contactName + u"  ·  "_s + row.preview.simplified(), m_list);
                item->setData(caseData, row.row);
            }
            if (m_list->currentRow() < 0)
                m_list->setCurrentRow(0);
        });
    });
}

void CommandPalette::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const QVariant command = item->data(commandData);
    const QString entry = item->data(entryData).toString();
    const qint64 caseRow = item->data(caseData).toLongLong();
    accept();
    if (command.isValid())
        Q_EMIT commandChosen(static_cast<Command>(command.toInt()));
    else if (!entry.isEmpty())
        Q_EMIT entryChosen(entry);
    else
        Q_EMIT caseChosen(caseRow);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow((m_list->currentRow() + step + m_list->count()) % m_list->count());
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace lianxi
