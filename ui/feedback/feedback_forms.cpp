// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/feedback/feedback_forms.h"

#include "models/language/personal_data.h"
#include "ui/theme/plain_label.h"

using namespace Qt::StringLiterals;

namespace lianxi
{

QString FeedbackWords::kind(FeedbackKind kind)
{
    switch (kind) {
    case FeedbackKind::Defect:
        return tr("Defect");
    case FeedbackKind::Wish:
        return tr("Wish");
    case FeedbackKind::Praise:
        return tr("Praise");
    case FeedbackKind::Service:
        return tr("About our service");
    }
    Q_UNREACHABLE();
}

FeedbackForm::FeedbackForm(const FeedbackNoted &said, const QStringList &topics, QWidget *parent)
    : Form(tr("Note feedback"), tr("Note it"), parent)
    , m_said(said)
    , m_kind(addChoice(u"feedbackKind"_s, tr("What it is"),
                       {FeedbackWords::kind(FeedbackKind::Defect), FeedbackWords::kind(FeedbackKind::Wish),
                        FeedbackWords::kind(FeedbackKind::Praise), FeedbackWords::kind(FeedbackKind::Service)}))
    , m_about(addChoice(u"feedbackAbout"_s, tr("Product, or part of the service"), topics))
    , m_text(addText(u"feedbackText"_s, tr("What the customer says"), true))
{
    constexpr int longestTopic = 60;
    m_kind->setCurrentIndex(static_cast<int>(said.kind));
    m_about->setEditable(true);
    m_about->setCurrentText(said.about);
    m_about->lineEdit()->setMaxLength(longestTopic);
    m_text->setPlainText(maskPersonalData(said.text));
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 5 + 18);
    addSentence(tr("People who do not know the case read this: no names, numbers or addresses."));
    auto *personal = new PlainLabel(tr("There are personal data in it. They are masked when it is noted."), this);
    personal->setObjectName(u"feedbackPersonal"_s);
    personal->setProperty("kind", u"warning"_s);
    personal->setElideMode(Qt::ElideNone);
    addWide(personal);
    const auto look = [this, personal] {
        personal->setVisible(maskPersonalData(m_text->toPlainText()) != m_text->toPlainText());
    };
    connect(m_text, &QPlainTextEdit::textChanged, this, look);
    need([this] { return !m_about->currentText().trimmed().isEmpty(); });
    connect(m_about, &QComboBox::currentTextChanged, this, &FeedbackForm::check);
    look();
    check();
}

FeedbackNoted FeedbackForm::value() const
{
    FeedbackNoted said = m_said;
    said.kind = static_cast<FeedbackKind>(m_kind->currentIndex());
    said.about = maskPersonalData(m_about->currentText()).simplified();
    said.text = maskPersonalData(m_text->toPlainText().trimmed());
    return said;
}

FeedbackOutcomeForm::FeedbackOutcomeForm(int count, const QString &outcome, QWidget *parent)
    : Form(tr("What came of it"), tr("Note it"), parent)
    , m_outcome(addText(u"feedbackOutcome"_s, tr("For %n customer's word(s)", nullptr, count), true))
{
    m_outcome->setPlainText(outcome);
    addSentence(tr("Nothing is sent by itself: “Tell the customers” opens their cases one after another."));
}

} // namespace lianxi
