// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway.h"

namespace lianxi
{

namespace
{

/// Label values may hold anything; these three would end them (text format 0.0.4).
QByteArray label(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    utf8.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return utf8;
}

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void line(QByteArray &out, const QByteArray &name, const QByteArray &labels, qint64 value)
{
    out += name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value) + '\n';
}

using Channels = std::map<ChannelId, ChannelFacts>;

void perChannel(QByteArray &out, const Channels &channels, const char *name, const char *help,
                qint64 ChannelFacts::*member)
{
    head(out, name, "counter", help);
    for (const auto &[id, facts] : channels)
        line(out, name, "channel=\"" + label(id.text()) + '"', facts.*member);
}

void refusals(QByteArray &out, const Channels &channels)
{
    constexpr const char *name = "lianxi_refused_total";
    head(out, name, "counter", "Requests refused and not stored, by reason.");
    for (const auto &[id, facts] : channels) {
        for (const auto &[reason, count] : facts.refused)
            line(out, name, "channel=\"" + label(id.text()) + "\",reason=\"" + label(reason) + '"', count);
    }
}

void latencies(QByteArray &out, const Channels &channels)
{
    const QByteArray name = "lianxi_store_seconds";
    head(out, name.constData(), "histogram", "From the complete request to the durable append.");
    for (const auto &[id, facts] : channels) {
        const QByteArray channel = "channel=\"" + label(id.text()) + '"';
        qint64 below = 0;
        for (size_t i = 0; i < LatencyHistogram::bounds.size(); ++i) {
            below += facts.latency.counts.at(i);
            const double seconds = static_cast<double>(LatencyHistogram::bounds.at(i)) / 1e6;
            line(out, name + "_bucket", channel + ",le=\"" + QByteArray::number(seconds) + '"', below);
        }
        below += facts.latency.counts.back();
        line(out, name + "_bucket", channel + ",le=\"+Inf\"", below);
        out += name + "_sum{" + channel + "} " + QByteArray::number(static_cast<double>(facts.latency.sumMicros) / 1e6)
            + '\n';
        line(out, name + "_count", channel, below);
    }
}

void single(QByteArray &out, const char *name, const char *type, const char *help, qint64 value)
{
    head(out, name, type, help);
    line(out, name, {}, value);
}

} // namespace

QByteArray prometheusText(const std::map<ChannelId, ChannelFacts> &channels, const HttpCounts &counts)
{
    QByteArray out;
    perChannel(out, channels, "lianxi_received_total", "Webhook requests and poll answers.", &ChannelFacts::received);
    perChannel(out, channels, "lianxi_stored_total", "Of these, put on the log.", &ChannelFacts::stored);
    perChannel(out, channels, "lianxi_duplicate_total", "Of these, known already.", &ChannelFacts::duplicates);
    perChannel(out, channels, "lianxi_sent_total", "Messages a platform took.", &ChannelFacts::sent);
    perChannel(out, channels, "lianxi_append_failures_total", "Appends that the log could not take.",
               &ChannelFacts::appendFailures);
    refusals(out, channels);
    latencies(out, channels);
    single(out, "lianxi_http_connections", "gauge", "Open connections.", counts.open);
    single(out, "lianxi_http_accepted_total", "counter", "Connections taken in.", counts.accepted);
    single(out, "lianxi_http_over_limit_total", "counter", "Connections closed because there were too many.",
           counts.overLimit);
    single(out, "lianxi_http_timed_out_total", "counter", "Connections dropped for being slow.", counts.timedOut);
    single(out, "lianxi_http_too_large_total", "counter", "Requests refused for their size.", counts.tooLarge);
    single(out, "lianxi_http_bad_requests_total", "counter", "Requests that were not HTTP.", counts.badRequests);
    return out;
}

} // namespace lianxi
