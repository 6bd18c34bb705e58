// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/order_source_form.h"

#include "ui/theme/icon_mark.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace lianxi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int wide = 440, narrow = 260; ///< of a field, in pixels at scale 1

bool belongs(OrderField field, OrderSourceKind kind)
{
    switch (field) {
    case OrderField::Name:
    case OrderField::Zone:
        return true;
    case OrderField::Keys:
    case OrderField::Secret:
        return kind != OrderSourceKind::File;
    case OrderField::Url:
    case OrderField::HeaderLines:
        return kind == OrderSourceKind::Rest;
    case OrderField::Host:
    case OrderField::Port:
    case OrderField::Database:
    case OrderField::User:
    case OrderField::Tls:
    case OrderField::Query:
        return kind == OrderSourceKind::Postgresql;
    default:
        return kind == OrderSourceKind::Rest;
    }
}

QPlainTextEdit *textField(QWidget *parent, int lines)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + 20);
    return edit;
}

} // namespace

OrderSourceForm::OrderSourceForm(ThemeSource &themes, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"orderSourceForm"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    build(themes);
    retranslate();
}

void OrderSourceForm::build(ThemeSource &themes)
{
    auto *body = new QWidget;
    m_form = new QFormLayout(body);
    m_form->setContentsMargins(0, 0, Theme::medium, 0);
    m_form->setHorizontalSpacing(Theme::large);
    m_form->setVerticalSpacing(Theme::small);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(body);
    const auto sized = [&themes](int pixels) { return themes.theme().scaled(pixels); };
    const auto sentence = [this, body](const QString &kind) {
        auto *label = new PlainLabel(body);
        label->setElideMode(Qt::ElideNone);
        label->setProperty("kind", kind);
        m_form->addRow(label);
        return label;
    };
    m_kindName = sentence(u"title"_s);
    m_fileText = sentence(u"muted"_s);
    m_name = addLine(OrderField::Name, sized(wide));
    m_name->setMaxLength(OrderLimits::name);
    auto *keys = new QWidget(body);
    auto *keyLine = new QHBoxLayout(keys);
    keyLine->setContentsMargins(0, 0, 0, 0);
    keyLine->setSpacing(Theme::medium);
    for (const std::string_view name : EnumNames<OrderKeyKind>::names) {
        auto *box = new QCheckBox(keys);
        box->setObjectName(u"orderKey-"_s + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        connect(box, &QCheckBox::toggled, this, [this] { touch(OrderField::Keys); });
        keyLine->addWidget(box);
        m_keys.push_back(box);
    }
    keyLine->addStretch();
    add(OrderField::Keys, keys, 0);
    m_url = addLine(OrderField::Url, sized(wide));
    add(OrderField::HeaderLines, m_headers = textField(body, 2), sized(wide));
    m_host = addLine(OrderField::Host, sized(wide));
    add(OrderField::Port, m_port = new QSpinBox(body), sized(100));
    m_port->setRange(1, 65'535);
    m_database = addLine(OrderField::Database, sized(narrow));
    m_user = addLine(OrderField::User, sized(narrow));
    auto *secret = new QWidget(body);
    auto *secretLine = new QHBoxLayout(secret);
    secretLine->setContentsMargins(0, 0, 0, 0);
    secretLine->setSpacing(Theme::small);
    m_secret = new QLineEdit(secret);
    m_secret->setObjectName(u"orderSecret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_secret->setFixedWidth(sized(narrow));
    m_forgetSecret = new QPushButton(secret);
    m_forgetSecret->setObjectName(u"orderForgetSecret"_s);
    m_forgetSecret->setProperty("kind", u"quiet"_s);
    secretLine->addWidget(m_secret);
    secretLine->addWidget(m_forgetSecret);
    secretLine->addStretch();
    add(OrderField::Secret, secret, 0);
    connect(m_secret, &QLineEdit::textEdited, this, [this] {
        m_forget = false;
        touch(OrderField::Secret);
    });
    connect(m_forgetSecret, &QPushButton::clicked, this, [this] {
        m_forget = true;
        m_secret->clear();
        touch(OrderField::Secret);
        retranslate();
    });
    add(OrderField::Tls, m_tls = new QComboBox(body), sized(wide));
    add(OrderField::Query, m_query = textField(body, 6), sized(wide));
    add(OrderField::Zone, m_zone = new QComboBox(body), sized(narrow));
    m_zone->addItem(QString(), QByteArray());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id), id);
    for (size_t i = 0; i < EnumNames<TlsMode>::names.size(); ++i)
        m_tls->addItem(QString());
    m_pathsTitle = sentence(u"title"_s);
    m_pathsText = sentence(u"muted"_s);
    for (const OrderPath &path : orderPaths())
        m_paths.push_back(addLine(path.field, sized(narrow)));
    connect(m_headers, &QPlainTextEdit::textChanged, this, [this] { touch(OrderField::HeaderLines); });
    connect(m_query, &QPlainTextEdit::textChanged, this, [this] { touch(OrderField::Query); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] { touch(OrderField::Port); });
    connect(m_tls, &QComboBox::currentIndexChanged, this, [this] { touch(OrderField::Tls); });
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this] { touch(OrderField::Zone); });
}

QLineEdit *OrderSourceForm::addLine(OrderField field, int width)
{
    auto *edit = new QLineEdit(widget());
    connect(edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
    add(field, edit, width);
    return edit;
}

void OrderSourceForm::add(OrderField field, QWidget *editor, int width)
{
    if (editor->objectName().isEmpty())
        editor->setObjectName(u"orderField-%1"_s.arg(static_cast<int>(field)));
    if (width > 0) // narrower where there is less room
        editor->setMaximumWidth(width);
    editor->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *holder = new QWidget(widget());
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(editor);
    auto *mark = new PlainLabel(holder);
    mark->setObjectName(u"orderMark-%1"_s.arg(static_cast<int>(field)));
    mark->setElideMode(Qt::ElideNone);
    mark->hide();
    column->addWidget(mark);
    auto *label = new PlainLabel(widget());
    label->setBuddy(editor);
    m_form->addRow(label, holder);
    m_rows.push_back({field, label, mark, holder, editor});
}

OrderSourceForm::Row &OrderSourceForm::row(OrderField field)
{
    return *std::find_if(m_rows.begin(), m_rows.end(), [field](const Row &row) { return row.field == field; });
}

void OrderSourceForm::touch(OrderField field)
{
    if (m_showing)
        return;
    row(field).touched = true;
    Q_EMIT edited();
}

void OrderSourceForm::setSource(const OrderSourceEdit &source)
{
    m_showing = true;
    m_edit = source;
    m_forget = false;
    const OrderSourceSetup &setup = source.setup;
    m_kind = std::holds_alternative<RestOrderSetup>(setup.what) ? OrderSourceKind::Rest
        : std::holds_alternative<SqlOrderSetup>(setup.what)     ? OrderSourceKind::Postgresql
                                                                : OrderSourceKind::File;
    m_name->setText(setup.name);
    for (size_t i = 0; i < m_keys.size(); ++i)
        m_keys[i]->setChecked(std::find(setup.by.begin(), setup.by.end(), static_cast<OrderKeyKind>(i))
                              != setup.by.end());
    m_zone->setCurrentIndex(setup.zoneSaid ? std::max(0, m_zone->findData(setup.zone.id())) : 0);
    m_secret->clear();
    const auto *rest = std::get_if<RestOrderSetup>(&setup.what);
    const RestOrderSetup nothing;
    const RestOrderSetup &shown = rest ? *rest : nothing;
    m_url->setText(shown.url);
    m_headers->setPlainText(shown.headers.join(u'\n'));
    for (size_t i = 0; i < m_paths.size(); ++i)
        m_paths[i]->setText(shown.fields.*orderPaths()[i].member);
    if (const auto *sql = std::get_if<SqlOrderSetup>(&setup.what)) {
        m_host->setText(sql->host);
        m_port->setValue(sql->port);
        m_database->setText(sql->database);
        m_user->setText(sql->user);
        m_tls->setCurrentIndex(static_cast<int>(sql->tls));
        m_query->setPlainText(sql->query);
    }
    for (Row &row : m_rows) {
        row.touched = false;
        mark(row, {}, {});
    }
    m_showing = false;
    showKind();
    retranslate();
    ensureVisible(0, 0);
}

OrderSourceEdit OrderSourceForm::source() const
{
    OrderSourceEdit edit = m_edit;
    OrderSourceSetup &setup = edit.setup;
    setup.name = m_name->text().trimmed();
    setup.by.clear();
    for (size_t i = 0; i < m_keys.size(); ++i)
        if (m_keys[i]->isChecked())
            setup.by.push_back(static_cast<OrderKeyKind>(i));
    const QByteArray zone = m_zone->currentData().toByteArray();
    setup.zoneSaid = !zone.isEmpty();
    setup.zone = zone.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(zone);
    if (const QString typed = m_secret->text(); !typed.isEmpty())
        edit.secret = typed.toUtf8();
    else
        edit.secret = m_forget ? std::optional(QByteArray()) : std::nullopt;
    switch (m_kind) {
    case OrderSourceKind::Rest: {
        RestOrderSetup &rest = setup.what.emplace<RestOrderSetup>();
        rest.url = m_url->text().trimmed();
        for (const QString &line : m_headers->toPlainText().split(u'\n'))
            if (!line.trimmed().isEmpty())
                rest.headers << line.trimmed();
        for (size_t i = 0; i < m_paths.size(); ++i)
            rest.fields.*orderPaths()[i].member = m_paths[i]->text().trimmed();
        break;
    }
    case OrderSourceKind::Postgresql:
        setup.what = SqlOrderSetup{m_host->text().trimmed(),
                                   m_port->value(),
                                   m_database->text().trimmed(),
                                   m_user->text().trimmed(),
                                   static_cast<TlsMode>(m_tls->currentIndex()),
                                   m_query->toPlainText().trimmed()};
        break;
    case OrderSourceKind::File:
        setup.what = FileOrderSetup();
        if (setup.by.empty())
            setup.by = {OrderKeyKind::Number};
        edit.secret.reset();
        break;
    }
    return edit;
}

void OrderSourceForm::mark(Row &row, const QString &words, const QString &kind)
{
    row.mark->setText(words);
    if (!words.isEmpty())
        restyle(*row.mark, kind);
    row.mark->setVisible(!words.isEmpty());
    row.editor->setAccessibleDescription(words);
}

void OrderSourceForm::showMistakes(const std::vector<OrderMistake> &mistakes, bool all)
{
    for (Row &row : m_rows) {
        const auto found = std::find_if(mistakes.begin(), mistakes.end(),
                                        [&row](const OrderMistake &one) { return one.field == row.field; });
        const bool said = found != mistakes.end() && (all || row.touched);
        mark(row, said ? OrderSetupWords::mistake(*found) : QString(), u"danger"_s);
    }
}

void OrderSourceForm::showTrial(const OrderTrial &trial)
{
    QWidget *first = nullptr;
    for (Row &row : m_rows) {
        const bool said = std::find(trial.missing.begin(), trial.missing.end(), row.field) != trial.missing.end();
        mark(row, said ? OrderSetupWords::missing(row.field, trial.end) : QString(),
             trial.end == OrderTrialEnd::Orders ? u"warning"_s : u"danger"_s);
        if (said && !first)
            first = row.holder;
    }
    if (first) {
        widget()->layout()->activate(); // the marks have moved the fields
        ensureWidgetVisible(first);
    }
}

void OrderSourceForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void OrderSourceForm::showKind()
{
    for (const Row &row : m_rows)
        m_form->setRowVisible(row.holder, belongs(row.field, m_kind));
    m_form->setRowVisible(m_fileText, m_kind == OrderSourceKind::File);
    for (PlainLabel *label : {m_pathsTitle, m_pathsText})
        m_form->setRowVisible(label, m_kind == OrderSourceKind::Rest);
}

void OrderSourceForm::retranslate()
{
    setAccessibleName(tr("Source of orders"));
    m_kindName->setText(OrderSetupWords::kind(m_kind));
    m_fileText->setText(tr("Nobody is asked: orders come from tables that are imported from time to time, by their "
                           "titles (订单号, 手机号, 物流状态 … or number, phone, parcel_state …)."));
    m_pathsTitle->setText(tr("Where things are in its answer"));
    m_pathsText->setText(tr("Names of JSON members, joined by points; those of items and parcels inside each entry of "
                            "their list. Only the order number is needed."));
    for (Row &row : m_rows) {
        const QString name = OrderSetupWords::field(row.field);
        row.label->setText(name);
        row.editor->setAccessibleName(name);
        const QString hint = OrderSetupWords::hint(row.field);
        if (auto *line = qobject_cast<QLineEdit *>(row.editor))
            line->setPlaceholderText(hint);
        else if (auto *text = qobject_cast<QPlainTextEdit *>(row.editor))
            text->setPlaceholderText(hint);
    }
    for (size_t i = 0; i < m_keys.size(); ++i) {
        m_keys[i]->setText(OrderSetupWords::key(static_cast<OrderKeyKind>(i)));
        m_keys[i]->setAccessibleName(m_keys[i]->text());
    }
    const bool kept = m_edit.hasSecret && !m_forget;
    m_secret->setAccessibleName(OrderSetupWords::field(OrderField::Secret));
    m_secret->setPlaceholderText(kept ? tr("Kept; type to replace it") : tr("None"));
    m_forgetSecret->setText(tr("Forget it"));
    m_forgetSecret->setAccessibleName(tr("Forget the password or token"));
    m_forgetSecret->setVisible(kept);
    m_zone->setItemText(0, tr("This computer's"));
    const QStringList tls{tr("None (this computer or a safe network)"), tr("If the server offers it"), tr("Always"),
                          tr("Always, with a known certificate"), tr("Always, with the server's own certificate")};
    for (int i = 0; i < tls.size(); ++i)
        m_tls->setItemText(i, tls.at(i));
}

void OrderSourceForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

} // namespace lianxi
