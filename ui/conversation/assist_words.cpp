// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/assist_words.h"

namespace lianxi
{

using namespace Qt::StringLiterals;

QString AssistWords::tone(AssistTone tone)
{
    switch (tone) {
    case AssistTone::Warm:
        return tr("Warm");
    case AssistTone::Formal:
        return tr("Formal");
    case AssistTone::Soothing:
        return tr("Soothing");
    case AssistTone::Brief:
        return tr("Brief");
    case AssistTone::Patient:
        return tr("Patient, step by step");
    case AssistTone::Lively:
        return tr("Light and lively");
    }
    return {};
}

QString AssistWords::kind(AssistKind kind)
{
    switch (kind) {
    case AssistKind::Draft:
        return tr("a reply draft");
    case AssistKind::Rewrite:
        return tr("another wording");
    case AssistKind::TranslateReply:
        return tr("a translation of the reply");
    case AssistKind::TranslateMessage:
        return tr("a translation of a message");
    case AssistKind::Summary:
        return tr("a summary");
    case AssistKind::Test:
        return tr("a test");
    }
    return {};
}

QString AssistWords::asked(const QString &who, const QJsonObject &details)
{
    const auto what = fromText<AssistKind>(details["kind"_L1].toString()).value_or(AssistKind::Draft);
    const QString line = tr("%1 asked %2 for %3").arg(who, details["model"_L1].toString(), kind(what));
    const int masked = details["masked"_L1].toInt();
    return masked > 0 ? tr("%1; %n piece(s) of personal data stayed here", nullptr, masked).arg(line) : line;
}

QString AssistWords::trouble(AssistTrouble trouble)
{
    switch (trouble) {
    case AssistTrouble::None:
        return {};
    case AssistTrouble::NotSetUp:
        return tr("Enter address and model first.");
    case AssistTrouble::BadAddress:
        return tr("The address must begin with https://, or with http:// for a model on this machine.");
    case AssistTrouble::Unreachable:
        return tr("The server cannot be reached. Check the address and the network.");
    case AssistTrouble::Untrusted:
        return tr("The server's certificate is not right, so nothing was sent.");
    case AssistTrouble::KeyRefused:
        return tr("The server does not accept the key. Enter it again.");
    case AssistTrouble::NoSuchModel:
        return tr("The server does not know this model or this address. Many addresses end with /v1.");
    case AssistTrouble::TooMany:
        return tr("Too many requests in a short time.");
    case AssistTrouble::QuotaUsedUp:
        return tr("The account's quota or balance is used up.");
    case AssistTrouble::TooLong:
        return tr("The conversation is too long for this model.");
    case AssistTrouble::Refused:
        return tr("The server refused the request.");
    case AssistTrouble::ServerFailed:
        return tr("The server reports a failure of its own.");
    case AssistTrouble::Redirected:
        return tr("The server points to another address. Enter that one: the key is not sent on by itself.");
    case AssistTrouble::NotUnderstood:
        return tr("What came is no answer of an OpenAI-compatible interface. Check the address.");
    case AssistTrouble::Silent:
        return tr("The server did not answer in time.");
    case AssistTrouble::BrokenOff:
        return tr("The answer broke off in the middle.");
    case AssistTrouble::Endless:
        return tr("The answer was far too long and was stopped.");
    case AssistTrouble::Empty:
        return tr("The answer had no words.");
    case AssistTrouble::NotLogged:
        return tr("The request could not be put on record, so it was not made.");
    }
    return {};
}

} // namespace lianxi
