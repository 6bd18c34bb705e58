// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/orders_page.h"

#include "models/store/people.h"
#include "ui/settings/order_source_form.h"
#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

OrderSourceKind kindOf(const OrderSourceSetup &setup)
{
    return std::holds_alternative<RestOrderSetup>(setup.what) ? OrderSourceKind::Rest
        : std::holds_alternative<SqlOrderSetup>(setup.what)   ? OrderSourceKind::Postgresql
                                                              : OrderSourceKind::File;
}

} // namespace

OrdersPage::OrdersPage(OrderService &orders, ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_orders(orders)
    , m_list(new QListWidget(this))
    , m_intro(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_answer(new PlainLabel(this))
    , m_tryLabel(new PlainLabel(this))
    , m_troubleText(new PlainLabel(this))
    , m_add(new QPushButton(this))
    , m_earlier(new QPushButton(this))
    , m_later(new QPushButton(this))
    , m_save(new QPushButton(this))
    , m_discard(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_try(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_kinds(new QMenu(this))
    , m_side(new QWidget(this))
    , m_form(new OrderSourceForm(themes, this))
    , m_tryKind(new QComboBox(this))
    , m_tryValue(new QLineEdit(this))
    , m_result(new QPlainTextEdit(this))
{
    setObjectName(u"ordersPage"_s);
    build(themes);
    connect(m_list, &QListWidget::currentRowChanged, this, &OrdersPage::showChosen);
    connect(m_earlier, &QPushButton::clicked, this, [this] { moveSource(-1); });
    connect(m_later, &QPushButton::clicked, this, [this] { moveSource(1); });
    connect(m_save, &QPushButton::clicked, this, &OrdersPage::save);
    connect(m_discard, &QPushButton::clicked, this, &OrdersPage::discard);
    connect(m_remove, &QPushButton::clicked, this, &OrdersPage::remove);
    connect(m_try, &QPushButton::clicked, this, &OrdersPage::tryOut);
    connect(m_tryValue, &QLineEdit::returnPressed, m_try, &QPushButton::click);
    connect(m_tryValue, &QLineEdit::textChanged, this, &OrdersPage::refresh);
    connect(m_import, &QPushButton::clicked, this, &OrdersPage::chooseFile);
    connect(m_form, &OrderSourceForm::edited, this, &OrdersPage::changed);
    retranslate();
}

void OrdersPage::build(ThemeSource &themes)
{
    const std::pair<QPushButton *, QString> named[] = {
        {m_add, u"addOrderSource"_s},   {m_earlier, u"orderSourceEarlier"_s}, {m_later, u"orderSourceLater"_s},
        {m_save, u"saveOrderSource"_s}, {m_discard, u"discardOrderSource"_s}, {m_remove, u"removeOrderSource"_s},
        {m_try, u"tryOrderSource"_s},   {m_import, u"importOrderTable"_s}};
    for (const auto &[button, name] : named)
        button->setObjectName(name);
    m_save->setProperty("kind", u"primary"_s);
    m_remove->setProperty("kind", u"quiet"_s);
    m_earlier->setText(u"↑"_s);
    m_later->setText(u"↓"_s);
    m_add->setMenu(m_kinds);
    for (const OrderSourceKind kind : {OrderSourceKind::Rest, OrderSourceKind::Postgresql, OrderSourceKind::File}) {
        QAction *action = m_kinds->addAction(QString());
        action->setObjectName(u"addOrderSource-"_s + toText(kind));
        connect(action, &QAction::triggered, this, [this, kind] { begin(kind); });
    }
    m_list->setObjectName(u"orderSources"_s);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_intro->setProperty("kind", u"muted"_s);
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setObjectName(u"orderSourcesEmpty"_s);
    m_answer->setObjectName(u"orderSourceAnswer"_s);
    m_troubleText->setObjectName(u"orderFileTrouble"_s);
    m_troubleText->setProperty("kind", u"danger"_s);
    for (PlainLabel *label : {m_intro, m_empty, m_answer, m_troubleText})
        label->setElideMode(Qt::ElideNone);
    m_tryKind->setObjectName(u"tryOrderKind"_s);
    m_tryValue->setObjectName(u"tryOrderValue"_s);
    m_tryValue->setMaxLength(OrderLimits::path);
    m_tryLabel->setBuddy(m_tryValue);
    m_result->setObjectName(u"tryOrderResult"_s);
    m_result->setReadOnly(true);
    m_result->setTabChangesFocus(true);
    m_result->setFixedHeight(m_result->fontMetrics().lineSpacing() * 6 + 20);
    m_result->hide();

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::huge, Theme::large, Theme::huge, Theme::large);
    line->setSpacing(Theme::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(Theme::small);
    left->addWidget(m_intro);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty);
    left->addWidget(m_troubleText);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(Theme::tiny);
    for (QPushButton *button : {m_add, m_earlier, m_later})
        tools->addWidget(button);
    tools->addStretch();
    left->addLayout(tools);
    line->addLayout(left, 2);
    m_list->setMinimumWidth(themes.theme().scaled(180));
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::small);
    column->addWidget(m_form, 1);
    auto *trial = new QHBoxLayout;
    trial->setSpacing(Theme::small);
    trial->addWidget(m_tryLabel);
    trial->addWidget(m_tryKind);
    trial->addWidget(m_tryValue, 1);
    trial->addWidget(m_try);
    column->addLayout(trial);
    column->addWidget(m_answer);
    column->addWidget(m_result);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::small);
    for (QPushButton *button : {m_save, m_discard, m_import})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    column->addLayout(buttons);
    line->addWidget(m_side, 5);
}

void OrdersPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_changed) // somebody may have changed the file by hand
        read();
}

void OrdersPage::read()
{
    m_orders.askSetups(this, [this](OrderSetups setups) { take(std::move(setups)); });
}

void OrdersPage::take(OrderSetups setups)
{
    m_read = true;
    m_trouble = setups.trouble;
    if (m_changed)
        return;
    const QString shown = chosen() ? chosen()->setup.name : QString();
    m_sources = std::move(setups.sources);
    m_row = m_sources.empty() ? -1 : 0;
    for (size_t i = 0; i < m_sources.size(); ++i)
        if (m_sources[i].setup.name == shown)
            m_row = static_cast<int>(i);
    fillList();
    showChosen();
}

void OrdersPage::fillList()
{
    m_showing = true;
    m_list->clear();
    for (const OrderSourceEdit &source : m_sources) {
        const QString kind = OrderSetupWords::kind(kindOf(source.setup));
        auto *line = new QListWidgetItem(source.setup.name + u'\n' + kind, m_list);
        line->setData(Qt::AccessibleTextRole, tr("%1 · %2").arg(source.setup.name, kind));
        line->setToolTip(Qt::convertFromPlainText(source.setup.name));
    }
    m_list->setCurrentRow(m_row);
    m_showing = false;
}

const OrderSourceEdit *OrdersPage::chosen() const
{
    return m_row >= 0 && m_row < static_cast<int>(m_sources.size()) ? &m_sources[static_cast<size_t>(m_row)] : nullptr;
}

void OrdersPage::showChosen()
{
    if (m_showing || m_changed)
        return;
    m_row = m_list->currentRow();
    m_new = false;
    ++m_trial;
    m_trying = false;
    if (const OrderSourceEdit *source = chosen())
        m_form->setSource(*source);
    say({}, {});
    tell({});
    refresh();
}

void OrdersPage::begin(OrderSourceKind kind)
{
    if (m_changed)
        return;
    OrderSourceEdit fresh;
    fresh.setup.by = {OrderKeyKind::Phone, OrderKeyKind::Number};
    switch (kind) {
    case OrderSourceKind::Rest:
        fresh.setup.what = RestOrderSetup();
        break;
    case OrderSourceKind::Postgresql:
        fresh.setup.what = SqlOrderSetup();
        break;
    case OrderSourceKind::File:
        fresh.setup.what = FileOrderSetup();
        break;
    }
    QString name = OrderSetupWords::kind(kind);
    const auto taken = [this](const QString &one) {
        return std::any_of(m_sources.begin(), m_sources.end(),
                           [&one](const OrderSourceEdit &source) { return source.setup.name == one; });
    };
    for (int number = 2; taken(name); ++number)
        name = tr("%1 %2").arg(OrderSetupWords::kind(kind)).arg(number);
    fresh.setup.name = name;
    m_showing = true;
    m_list->setCurrentRow(-1);
    m_showing = false;
    m_row = -1;
    m_new = m_changed = true;
    ++m_trial;
    m_trying = false;
    m_form->setSource(fresh);
    say({}, {});
    tell({});
    refresh();
    m_form->focusName();
}

std::vector<OrderMistake> OrdersPage::mistakes() const
{
    const OrderSourceEdit edit = m_form->source();
    QStringList others;
    for (int row = 0; row < static_cast<int>(m_sources.size()); ++row)
        if (row != m_row)
            others << m_sources[static_cast<size_t>(row)].setup.name;
    const bool secret = edit.secret ? !edit.secret->isEmpty() : edit.hasSecret;
    return orderMistakes(edit.setup, others, secret);
}

void OrdersPage::changed()
{
    m_changed = true;
    ++m_trial; // what comes back now is about something else
    m_trying = false;
    say({}, {});
    tell({});
    refresh();
}

void OrdersPage::refresh()
{
    const bool shown = m_new || chosen();
    const int count = static_cast<int>(m_sources.size());
    const bool wrong = shown && !mistakes().empty();
    if (shown && m_changed)
        m_form->showMistakes(mistakes(), false);
    m_side->setVisible(shown);
    m_empty->setVisible(m_read && m_sources.empty() && m_trouble.isEmpty());
    m_troubleText->setText(m_trouble.isEmpty() ? QString()
                                               : tr("The file of sources has a mistake: %1\nWhat is saved here takes "
                                                    "its place; the file stays as orders.toml.old.")
                                                     .arg(m_trouble));
    m_troubleText->setVisible(!m_trouble.isEmpty());
    m_list->setEnabled(!m_changed);
    m_add->setEnabled(m_read && !m_changed);
    m_earlier->setEnabled(!m_changed && !m_saving && m_row > 0);
    m_later->setEnabled(!m_changed && !m_saving && m_row >= 0 && m_row + 1 < count);
    m_save->setEnabled(m_changed && !m_saving);
    m_discard->setEnabled(m_changed && !m_saving);
    m_remove->setEnabled(!m_changed && !m_saving && chosen());
    m_try->setEnabled(shown && !wrong && !m_trying && !m_tryValue->text().trimmed().isEmpty());
    m_import->setVisible(shown && m_form->kind() == OrderSourceKind::File);
    m_import->setEnabled(!m_changed && !m_trying);
}

void OrdersPage::save()
{
    const std::vector<OrderMistake> wrong = mistakes();
    if (!wrong.empty()) {
        m_form->showMistakes(wrong, true);
        return say(tr("Not saved yet: look at the marked fields."), u"danger"_s);
    }
    std::vector<OrderSourceEdit> all = m_sources;
    const OrderSourceEdit edit = m_form->source();
    if (m_new)
        all.push_back(edit);
    else
        all.at(static_cast<size_t>(m_row)) = edit;
    put(all, tr("Saved. It is asked from now on."), edit.setup.name);
}

void OrdersPage::put(const std::vector<OrderSourceEdit> &sources, const QString &told, const QString &shown)
{
    m_saving = true;
    refresh();
    m_orders.save(this, sources, [this, told, shown](const Status &done) {
        m_saving = false;
        if (!done) {
            say(OrderSetupWords::notSaved(done.error()), u"danger"_s);
            return refresh();
        }
        m_changed = m_new = false;
        m_orders.askSetups(this, [this, told, shown](OrderSetups setups) {
            for (size_t i = 0; i < setups.sources.size(); ++i)
                if (setups.sources[i].setup.name == shown)
                    m_row = static_cast<int>(i);
            m_sources = setups.sources; // so that take() finds the shown one by its new name
            take(std::move(setups));
            say(told, u"calm"_s);
        });
    });
}

void OrdersPage::discard()
{
    m_changed = m_new = false;
    if (m_row < 0 && !m_sources.empty())
        m_row = 0;
    fillList();
    showChosen();
}

void OrdersPage::remove()
{
    std::vector<OrderSourceEdit> rest = m_sources;
    if (!chosen())
        return;
    const QString name = chosen()->setup.name;
    rest.erase(rest.begin() + m_row);
    put(rest, tr("“%1” is no longer asked, and its password is forgotten.").arg(name), {});
}

void OrdersPage::moveSource(int by)
{
    const int to = m_row + by;
    if (m_changed || !chosen() || to < 0 || to >= static_cast<int>(m_sources.size()))
        return;
    std::vector<OrderSourceEdit> moved = m_sources;
    std::swap(moved.at(static_cast<size_t>(m_row)), moved.at(static_cast<size_t>(to)));
    put(moved, tr("The order is saved."), chosen()->setup.name);
}

void OrdersPage::tryOut()
{
    const auto kind = static_cast<OrderKeyKind>(m_tryKind->currentIndex());
    QString value = m_tryValue->text().trimmed();
    if (kind == OrderKeyKind::Phone)
        value = comparablePhone(value); // as the desk asks for a customer's number
    else if (kind == OrderKeyKind::Email)
        value = value.toLower();
    if (value.isEmpty())
        return say(tr("That is no phone number."), u"danger"_s);
    m_trying = true;
    say(tr("Asking …"), u"muted"_s);
    tell({});
    refresh();
    m_orders.tryOut(this, m_form->source(), {kind, value}, [this, number = ++m_trial](const OrderTrial &trial) {
        if (number == m_trial)
            showTrial(trial);
    });
}

void OrdersPage::showTrial(const OrderTrial &trial)
{
    m_trying = false;
    const bool well = trial.end == OrderTrialEnd::Orders && trial.missing.empty();
    const bool half = trial.end == OrderTrialEnd::Orders || trial.end == OrderTrialEnd::None;
    refresh();
    say(OrderSetupWords::trial(trial), well ? u"calm"_s : half ? u"warning"_s : u"danger"_s);
    tell(OrderSetupWords::found(trial, m_form->source().setup.zone).join(u'\n'));
    m_form->showTrial(trial);
}

void OrdersPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import a table of orders"), QString(),
                                   tr("Tables (*.csv *.tsv *.txt *.csv.gz);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OrdersPage::importFile);
    dialog->open();
}

void OrdersPage::importFile(const QString &file)
{
    if (m_changed || !chosen())
        return;
    m_trying = true;
    say(tr("Importing …"), u"muted"_s);
    tell({});
    refresh();
    m_orders.importFile(this, chosen()->setup, file, [this](const Result<OrderImport> &report) {
        m_trying = false;
        const QString words = OrderSetupWords::imported(report);
        say(words.section(u'\n', 0, 0), !report ? u"danger"_s : report->rejectedLines > 0 ? u"warning"_s : u"calm"_s);
        tell(words.section(u'\n', 1));
        refresh();
    });
}

void OrdersPage::say(const QString &sentence, const QString &kind)
{
    m_answer->setText(sentence);
    if (!sentence.isEmpty())
        restyle(*m_answer, kind);
    m_answer->setVisible(!sentence.isEmpty());
}

void OrdersPage::tell(const QString &lines)
{
    m_result->setPlainText(lines);
    m_result->setVisible(!lines.isEmpty());
}

void OrdersPage::retranslate()
{
    setAccessibleName(tr("Orders"));
    m_intro->setText(tr("The shops' systems that know what a customer bought, in the order in which they are asked."));
    m_empty->setText(tr("None yet. Add the shop's interface, a database that may be read, or tables that are imported "
                        "from time to time."));
    m_list->setAccessibleName(tr("Sources of orders"));
    m_add->setText(tr("Add"));
    m_add->setAccessibleName(tr("Add a source"));
    const QList<QAction *> actions = m_kinds->actions();
    const OrderSourceKind kinds[] = {OrderSourceKind::Rest, OrderSourceKind::Postgresql, OrderSourceKind::File};
    for (int i = 0; i < actions.size(); ++i)
        actions.at(i)->setText(OrderSetupWords::kind(kinds[i]));
    m_earlier->setAccessibleName(tr("Ask this source earlier"));
    m_later->setAccessibleName(tr("Ask this source later"));
    for (QPushButton *button : {m_earlier, m_later})
        button->setToolTip(button->accessibleName());
    m_save->setText(tr("Save"));
    m_discard->setText(tr("Discard"));
    m_remove->setText(tr("Remove"));
    m_try->setText(tr("Try it"));
    m_import->setText(tr("Import a table …"));
    for (QPushButton *button : {m_save, m_discard, m_remove, m_try, m_import})
        button->setAccessibleName(button->text());
    m_tryLabel->setText(tr("Try with"));
    m_tryValue->setAccessibleName(tr("Number, address or account to try with"));
    m_tryKind->setAccessibleName(tr("What it is tried with"));
    const int kind = std::max(0, m_tryKind->currentIndex());
    m_tryKind->clear();
    for (size_t i = 0; i < EnumNames<OrderKeyKind>::names.size(); ++i)
        m_tryKind->addItem(OrderSetupWords::key(static_cast<OrderKeyKind>(i)));
    m_tryKind->setCurrentIndex(kind);
    m_result->setAccessibleName(tr("What came back"));
    fillList();
    refresh();
}

void OrdersPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace lianxi
