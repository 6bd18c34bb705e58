// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/channels/recorded/recorded_request.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace lianxi;

namespace
{

/// Those with recorded requests.
QStringList platforms()
{
    return QDir(QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms"))
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

QString folderOf(const QString &platform)
{
    return QStringLiteral(LIANXI_TEST_DIR "/fixtures/platforms/") + platform;
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || value == QJsonValue(QString()) || value == QJsonValue(QJsonArray())
        || value == QJsonValue(QJsonObject());
}

/// First difference between what must be there and what is; empty when every listed member matches.
/// Flags may be more than listed; the spelling of an event key is the codec's own (see eventKeys_sameIdentity).
QString difference(const QJsonValue &want, const QJsonValue &got, const QString &path)
{
    if (want.isObject() && !isNothing(want)) {
        const QJsonObject object = want.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == "event_key"_L1)
                continue;
            const QString at = path + u'.' + it.key();
            if (it.key() == "flags"_L1) {
                const QJsonArray flags = it.value().toArray();
                for (const QJsonValue &flag : flags) {
                    if (!got[it.key()].toArray().contains(flag))
                        return at + u" lacks "_s + flag.toString();
                }
            } else if (const QString inner = difference(it.value(), got[it.key()], at); !inner.isEmpty()) {
                return inner;
            }
        }
        return {};
    }
    if (want.isArray() && got.isArray()) {
        const QJsonArray a = want.toArray(), b = got.toArray();
        if (a.size() != b.size())
            return u"%1: %2 items, not %3"_s.arg(path, QString::number(b.size()), QString::number(a.size()));
        for (qsizetype at = 0; at < a.size(); ++at) {
            if (const QString inner = difference(a[at], b[at], u"%1[%2]"_s.arg(path, QString::number(at)));
                !inner.isEmpty())
                return inner;
        }
        return {};
    }
    const bool equal = want.isDouble() && got.isDouble() ? std::abs(want.toDouble() - got.toDouble()) < 1e-9
                                                         : want == got || (isNothing(want) && isNothing(got));
    const auto text = [](const QJsonValue &v) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{v}).toJson(QJsonDocument::Compact));
    };
    return equal ? QString() : path + u": "_s + text(got) + u", not "_s + text(want);
}

QString replyDifference(const QJsonObject &want, const QJsonValue &got)
{
    const int status = got["status"_L1].toInt();
    const QJsonValue wanted = want.value("status"_L1);
    if (wanted.isString() ? QString::number(status)[0] != wanted.toString()[4] : status != wanted.toInt(status))
        return u"reply.status: %1"_s.arg(QString::number(status));
    const QJsonValue body = got["body"_L1];
    if (want.contains("body"_L1) && body != want.value("body"_L1))
        return u"reply.body: "_s + body.toString();
    if (want.contains("body_not"_L1) && body == want.value("body_not"_L1))
        return u"reply.body must be something else"_s;
    if (want.contains("json"_L1)) {
        const QJsonObject answered = QJsonDocument::fromJson(body.toString().toUtf8()).object();
        if (const QString wrong = difference(want.value("json"_L1), answered, u"reply.json"_s); !wrong.isEmpty())
            return wrong;
    }
    if (want.contains("body_one_of"_L1) && !want.value("body_one_of"_L1).toArray().contains(body))
        return u"reply.body: "_s + body.toString();
    return {};
}

QMap<QString, QString> formOf(const QString &text)
{
    QMap<QString, QString> form;
    const QUrlQuery query(text);
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        form.insert(name, value);
    return form;
}

/// Every member of the recorded form that is named must be sent, and nothing that the record does not hold. A member
/// "x_json" names what JSON the member x holds.
QString formDifference(const QJsonObject &want, const QString &recorded, const QString &sent)
{
    const QMap<QString, QString> got = formOf(sent), whole = formOf(recorded);
    for (auto it = want.begin(); it != want.end(); ++it) {
        if (it.key().endsWith("_json"_L1)) {
            const QJsonDocument data = QJsonDocument::fromJson(got.value(it.key().chopped(5)).toUtf8());
            if (data.object() != it.value().toObject())
                return u"form.%1"_s.arg(it.key());
        } else if (got.value(it.key()) != it.value().toString()) {
            return u"form.%1: %2"_s.arg(it.key(), got.value(it.key()));
        }
    }
    for (auto it = got.begin(); it != got.end(); ++it) {
        if (whole.value(it.key()) != it.value())
            return u"form.%1: %2 is not what was recorded"_s.arg(it.key(), it.value());
    }
    return {};
}

/// Whether `got` is `want`, where text in <…> stands for a secret.
bool fits(const QString &want, const QString &got)
{
    QString pattern = QRegularExpression::escape(want);
    pattern.replace(QRegularExpression(u"\\\\<.*?\\\\>"_s), u".+"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(got).hasMatch();
}

/// Names in any case.
QString headerDifference(const QJsonObject &want, const QJsonObject &got)
{
    QMap<QString, QString> sent;
    for (auto it = got.begin(); it != got.end(); ++it)
        sent.insert(it.key().toLower(), it.value().toString());
    for (auto it = want.begin(); it != want.end(); ++it) {
        if (!fits(it.value().toString(), sent.value(it.key().toLower())))
            return u"request.headers."_s + it.key();
    }
    return {};
}

/// Headers and envelope of a mail. A subject that is described in words is tst_mail_writer's matter.
QString mailDifference(const RecordedCase &recorded, const QString &member, const QJsonValue &got)
{
    QJsonObject want = recorded.meta["expect"_L1][member].toObject();
    if (want.value("Subject"_L1).toString().startsWith("decodes to"_L1))
        want.remove("Subject"_L1);
    return want.isEmpty() ? QString() : difference(want, got, member);
}

QString requestDifference(const RecordedCase &recorded, const QJsonValue &got)
{
    const QJsonObject expected = recorded.meta["expect"_L1]["request"_L1].toObject();
    const QJsonObject target = recorded.meta.contains("request"_L1) ? recorded.meta["request"_L1].toObject() : expected;
    if (target.isEmpty())
        return got.isUndefined() ? QString() : u"a request was made"_s;
    if (!got.isObject())
        return u"no request was made"_s;
    if (got["method"_L1] != target["method"_L1] && target.contains("method"_L1))
        return u"request.method"_s;
    if (!fits(target["url"_L1].toString(), got["url"_L1].toString()))
        return u"request.url: "_s + got["url"_L1].toString();
    if (const QString wrong = headerDifference(target["headers"_L1].toObject(), got["headers"_L1].toObject());
        !wrong.isEmpty())
        return wrong;
    // Proofs stand beside the address, in the query or nowhere.
    const QString proof = target["appsecret_proof"_L1].toString();
    if (!proof.isEmpty() && got["query"_L1].toString() != u"appsecret_proof="_s + proof)
        return u"request.query: "_s + got["query"_L1].toString();
    // A query beside the address holds no member that was not recorded, and none with another value.
    const QJsonObject asked = got["query"_L1].toObject();
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        if (target["query"_L1][it.key()] != it.value())
            return u"request.query.%1: %2"_s.arg(it.key(), it.value().toString());
    }
    if (expected.contains("form_equal"_L1))
        return formDifference(expected["form_equal"_L1].toObject(), QString::fromUtf8(recorded.body),
                              got["body"_L1].toString());
    if (recorded.body.isEmpty())
        return {};
    const QJsonDocument want = QJsonDocument::fromJson(recorded.body);
    const QJsonDocument sent = QJsonDocument::fromJson(got["body"_L1].toString().toUtf8());
    // Signed parameters are recorded as an object, whatever form they travel in.
    if (expected.contains("sign"_L1) && sent.isNull()) {
        QJsonObject form;
        const QMap<QString, QString> fields = formOf(got["body"_L1].toString());
        for (auto it = fields.begin(); it != fields.end(); ++it)
            form.insert(it.key(), it.value());
        return want.object() == form ? QString() : u"request.form: "_s + got["body"_L1].toString();
    }
    return want == sent ? QString() : u"request.body: "_s + got["body"_L1].toString();
}

/// The recorded subscription, to the letter: servers echo it, and compare it as text.
QString subscriptionDifference(const RecordedCase &recorded, const QJsonValue &sent)
{
    const QJsonArray frames = QJsonDocument::fromJson(recorded.body).array();
    for (const QJsonValue &frame : frames) {
        const QString text = frame["text"_L1].toString();
        if (frame["dir"_L1] == "out"_L1 && text.contains("\"subscribe\""_L1) && !sent.toArray().contains(text))
            return u"not sent: "_s + text;
    }
    return {};
}

} // namespace

/// Every recorded request, answer and send of the channels, run through the real codecs.
class TestRecordedRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decode_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &platform : platforms()) {
            const QDir folder(folderOf(platform));
            const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files, QDir::Name);
            QVERIFY2(files.size() > 10, qPrintable(folder.path()));
            for (const QString &file : files)
                QTest::addRow("%s %s", qPrintable(platform), qPrintable(file.chopped(10))) << folder.filePath(file);
        }
    }

    void decode()
    {
        QFETCH(QString, file);
        const Result<RecordedCase> recorded = readRecordedCase(file);
        QVERIFY2(recorded, qPrintable(recorded ? QString() : recorded.error().detail));
        // Vectors for the envelope, frames of a stream, imported files: see the tests of each.
        static const QStringList elsewhere{u"crypto_encrypt"_s, u"ws_frame"_s, u"ws_frame_out"_s, u"file_import"_s};
        if (elsewhere.contains(recorded->meta.value("kind"_L1).toString())) {
            QVERIFY(!canDecode(*recorded));
            return;
        }
        const Result<QJsonObject> got = decodeRecorded(*recorded);
        QVERIFY2(got, qPrintable(got ? QString() : got.error().detail));
        const QJsonObject want = recorded->meta.value("expect"_L1).toObject();
        static const QStringList notes{u"length"_s,    u"threads"_s,       u"login"_s, u"request"_s,
                                       u"plaintext"_s, u"each_response"_s, u"note"_s,  u"weighted_length"_s,
                                       u"effects"_s,   u"final_cursor"_s};
        QString wrong;
        for (auto it = want.begin(); it != want.end() && wrong.isEmpty(); ++it) {
            if (it.key() == "reply"_L1)
                wrong = replyDifference(it.value().toObject(), got->value("reply"_L1));
            else if (it.key() == "verify_any"_L1)
                wrong = it.value().toArray().contains(got->value("verify"_L1)) ? QString() : it.key();
            else if (it.key() == "headers"_L1 || it.key() == "envelope"_L1)
                wrong = mailDifference(*recorded, it.key(), got->value("mail"_L1)[it.key()]);
            // Only the intent tells which message an SMTP server's answer speaks of.
            else if (it.key() == "message_id"_L1 && !recorded->meta.contains("intent"_L1))
                continue;
            else if (!notes.contains(it.key()))
                wrong = difference(it.value(), got->value(it.key()), it.key());
        }
        if (wrong.isEmpty() && recorded->meta.value("kind"_L1) == "stream"_L1)
            wrong = subscriptionDifference(*recorded, got->value("sent"_L1));
        if (wrong.isEmpty() && recorded->meta.value("kind"_L1) == "send"_L1)
            wrong = requestDifference(*recorded, got->value("request"_L1));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// Two events have the same key exactly when the record says that they are the same thing.
    void eventKeys_sameIdentity()
    {
        int compared = 0;
        for (const QString &platform : platforms()) {
            QMap<QString, QString> ours, theirs;
            const QDir folder(folderOf(platform));
            const QStringList files = folder.entryList({u"*.meta.json"_s}, QDir::Files);
            for (const QString &file : files) {
                const Result<RecordedCase> recorded = readRecordedCase(folder.filePath(file));
                QVERIFY(recorded);
                const QJsonArray want = recorded->meta["expect"_L1]["events"_L1].toArray();
                if (want.isEmpty() || !canDecode(*recorded))
                    continue;
                const QJsonArray got = decodeRecorded(*recorded)->value("events"_L1).toArray();
                for (qsizetype at = 0; at < std::min(want.size(), got.size()); ++at) {
                    const QString theirKey = want[at]["event_key"_L1].toString();
                    const QString ourKey = got[at]["event_key"_L1].toString();
                    QVERIFY2(!ourKey.isEmpty(), qPrintable(file));
                    if (theirKey.isEmpty())
                        continue;
                    // One body recorded in several modes is one message.
                    QCOMPARE(ours.value(theirKey, ourKey), ourKey);
                    QCOMPARE(theirs.value(ourKey, theirKey), theirKey);
                    ours.insert(theirKey, ourKey);
                    theirs.insert(ourKey, theirKey);
                    ++compared;
                }
            }
        }
        QVERIFY(compared > 50);
    }

    void changedBody_isNotRead()
    {
        QTemporaryDir folder;
        const QString from = folderOf(u"telegram"_s);
        QVERIFY(QFile::copy(from + u"/text.meta.json"_s, folder.filePath(u"text.meta.json"_s)));
        QFile body(folder.filePath(u"text.json"_s));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write("{}");
        body.close();
        const Result<RecordedCase> recorded = readRecordedCase(folder.filePath(u"text.meta.json"_s));
        QVERIFY(!recorded);
        QCOMPARE(recorded.error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestRecordedRequests)
#include "tst_recorded_requests.moc"
