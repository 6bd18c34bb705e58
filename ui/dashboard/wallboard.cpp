// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/wallboard.h"

#include "ui/dashboard/plots.h"
#include "ui/team/routing_words.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace lianxi
{

using namespace Qt::StringLiterals;
using metrics::Chart, metrics::ChartKind, metrics::Queue, metrics::Series, metrics::SeriesKind;

namespace
{

constexpr size_t mostLines = 7;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lianxi::Wallboard)
};

WallFace::Tile tileOf(const LiveQueue &live, Queue::Tile tile)
{
    const auto count = std::ssize(live.queue.tiles.at(static_cast<size_t>(tile)));
    WallFace::Tile made{tileName(tile), QLocale().toString(static_cast<qint64>(count)), {}, ColorRole::Text, {}};
    if (tile == Queue::Broken && count > 0) {
        made.colour = ColorRole::Danger;
        made.sign = u"!"_s;
    }
    if (tile == Queue::Soon && count > 0) {
        made.colour = ColorRole::Warning;
        made.sign = u"▲"_s;
    }
    if (tile == Queue::Waiting && live.queue.oldest)
        made.detail =
            Words::tr("longest %1")
                .arg(plotValue(static_cast<double>((live.at - *live.queue.oldest).count()) / 1000, PlotUnit::Seconds));
    return made;
}

std::vector<WallFace::Line> linesOf(const LiveQueue &live)
{
    std::vector<WallFace::Line> lines;
    for (const Chart &chart : live.queue.charts) {
        if (chart.kind != ChartKind::LiveChannels)
            continue;
        for (const Series &series : chart.series) {
            for (size_t i = 0; i < series.bars.size(); ++i) {
                if (lines.size() <= i)
                    lines.push_back({live.channels.value(series.bars[i].key, series.bars[i].key), {}});
                const int n = static_cast<int>(series.bars[i].n);
                (series.kind == SeriesKind::Red         ? lines[i].red
                     : series.kind == SeriesKind::Amber ? lines[i].amber
                                                        : lines[i].calm) += n;
            }
        }
    }
    // What is overdue comes first, so that it is never cut off.
    std::ranges::stable_sort(lines, [](const WallFace::Line &a, const WallFace::Line &b) {
        return std::tuple(-a.red, -a.amber, -a.calm) < std::tuple(-b.red, -b.amber, -b.calm);
    });
    if (lines.size() > mostLines) {
        WallFace::Line rest{Words::tr("%n more", nullptr, static_cast<int>(lines.size() - mostLines + 1)), {}};
        for (size_t i = mostLines - 1; i < lines.size(); ++i) {
            rest.red += lines[i].red;
            rest.amber += lines[i].amber;
            rest.calm += lines[i].calm;
        }
        lines.resize(mostLines - 1);
        lines.push_back(rest);
    }
    for (WallFace::Line &line : lines) {
        line.value = QLocale().toString(line.calm + line.amber + line.red);
        if (line.red > 0)
            line.value += u" · !"_s + QLocale().toString(line.red);
    }
    return lines;
}

std::vector<WallFace::Line> peopleOf(const LiveQueue &live)
{
    std::vector<WallFace::Line> people;
    for (size_t i = 0; i < EnumNames<Presence>::names.size(); ++i) {
        const auto presence = static_cast<Presence>(i);
        int count = 0, open = 0;
        for (const LiveMember &member : live.members) {
            count += member.presence == presence;
            open += member.presence == presence ? member.open : 0;
        }
        if (count == 0 || presence == Presence::Offline)
            continue;
        people.push_back({RoutingWords::presence(presence),
                          open > 0 ? Words::tr("%1 with %2").arg(QLocale().toString(count), QLocale().toString(open))
                                   : QLocale().toString(count)});
    }
    return people;
}

QString spokenOf(const WallFace &face)
{
    QStringList parts;
    for (const WallFace::Tile &tile : face.tiles)
        parts += tile.name + u' ' + tile.value + (tile.detail.isEmpty() ? QString() : u", "_s + tile.detail);
    for (const WallFace::Line &line : face.lines)
        parts += line.name + u' ' + line.value;
    for (const WallFace::Line &line : face.people)
        parts += line.name + u' ' + line.value;
    return parts.join(u"; "_s);
}

/// Paints with sizes that are parts of the screen's height.
class WallPainter
{
public:
    WallPainter(QPainter &painter, const Theme &theme, QSize size)
        : m_painter(painter)
        , m_theme(theme)
        , m_upright(size.height() > size.width())
        , m_unit(m_upright ? std::min(size.height() / 160.0, size.width() / 90.0)
                           : std::min(size.height() / 100.0, size.width() / 160.0))
        , m_size(size)
    {
    }
    void paint(const WallFace &face, const QString &trouble)
    {
        m_painter.fillRect(QRect(QPoint(), m_size), m_theme.color(ColorRole::Window));
        const double side = 3 * m_unit, top = 9 * m_unit;
        text({side, 1.5 * m_unit, m_size.width() - 2 * side, 6 * m_unit}, 4, face.heading, ColorRole::TextMuted,
             Qt::AlignLeft);
        text({side, 1.5 * m_unit, m_size.width() - 2 * side, 6 * m_unit}, 4, face.clock, ColorRole::TextMuted,
             Qt::AlignRight);
        const QRectF board(side, top, m_size.width() - 2 * side, m_size.height() - top - 3 * m_unit);
        if (m_upright)
            upright(face, board);
        else
            lying(face, board);
        if (!trouble.isEmpty())
            warn(trouble);
    }

private:
    void lying(const WallFace &face, const QRectF &board)
    {
        const double big = 30 * m_unit, small = 17 * m_unit, gap = 1.5 * m_unit;
        row(face, 0, 2, {board.left(), board.top(), board.width(), big}, gap);
        row(face, 2, face.tiles.size(), {board.left(), board.top() + big + gap, board.width(), small}, gap);
        const double below = board.top() + big + small + 3 * gap;
        lines(face, {board.left(), below, board.width() * 0.62, board.bottom() - below});
        people(face, {board.left() + board.width() * 0.67, below, board.width() * 0.33, board.bottom() - below});
    }

    /// Everything below everything: the two that matter over the whole width, channels and people below.
    void upright(const WallFace &face, const QRectF &board)
    {
        // What is left over on a very tall screen goes to all parts alike.
        const double tall = std::clamp(board.height() / (148 * m_unit), 0.7, 1.4), gap = 1.5 * m_unit;
        const double big = 26 * m_unit * tall, small = 16 * m_unit * tall;
        double y = board.top();
        const auto put = [&](size_t from, size_t to, double height) {
            row(face, from, to, {board.left(), y, board.width(), height}, gap);
            y += height + gap;
        };
        put(0, 1, big);
        put(1, 2, big);
        put(2, 5, small);
        put(5, face.tiles.size(), small);
        y += gap;
        const double staff = (5 + peopleStep() * static_cast<double>(std::max<size_t>(1, face.people.size()))) * m_unit;
        lines(face, {board.left(), y, board.width(), board.bottom() - y - staff - gap});
        people(face, {board.left(), board.bottom() - staff, board.width(), staff});
    }

    void text(QRectF where, double size, const QString &words, ColorRole role, int flags, bool bold = false)
    {
        QFont font = m_theme.font(TextSize::Body, bold ? QFont::DemiBold : QFont::Normal);
        font.setPixelSize(std::max(8, qRound(size * m_unit)));
        QFontMetricsF metrics(font);
        if (const double wide = metrics.horizontalAdvance(words); wide > where.width() && wide > 0) {
            // Smaller before shorter, down to two thirds.
            font.setPixelSize(std::max(8, qRound(size * m_unit * std::max(0.67, where.width() / wide))));
            metrics = QFontMetricsF(font);
        }
        m_painter.setFont(font);
        m_painter.setPen(m_theme.color(role));
        m_painter.drawText(where, flags | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, where.width()));
    }

    void row(const WallFace &face, size_t from, size_t to, const QRectF &where, double gap)
    {
        to = std::min(to, face.tiles.size());
        from = std::min(from, to);
        const double count = static_cast<double>(to - from),
                     wide = (where.width() - gap * (count - 1)) / std::max(1.0, count);
        for (size_t i = from; i < to; ++i) {
            const double place = static_cast<double>(i - from);
            tile(face.tiles[i], {where.left() + place * (wide + gap), where.top(), wide, where.height()});
        }
    }

    void tile(const WallFace::Tile &tile, const QRectF &where)
    {
        const bool rings = tile.colour != ColorRole::Text;
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setBrush(m_theme.color(ColorRole::Surface));
        m_painter.setPen(
            QPen(m_theme.color(rings ? tile.colour : ColorRole::Border), rings ? 0.9 * m_unit : 0.2 * m_unit));
        m_painter.drawRoundedRect(where, 1.5 * m_unit, 1.5 * m_unit);
        const bool large = where.height() > 24 * m_unit;
        const QRectF inside = where.adjusted(2 * m_unit, m_unit, -2 * m_unit, -m_unit);
        const double head = large ? 5 : 3.6;
        // The number stands between its name and the frame, whatever height there is.
        const double value =
            std::min(large ? 17.0 : 8.5, (inside.height() / m_unit - head * 1.4) / (m_upright ? 1.25 : 1.15));
        text({inside.left(), inside.top(), inside.width(), head * 1.4 * m_unit}, head, tile.name, ColorRole::TextMuted,
             Qt::AlignLeft);
        const QString sign = tile.sign.isEmpty() ? QString() : tile.sign + u' ';
        text({inside.left(), inside.top() + head * 1.4 * m_unit, inside.width(), value * 1.15 * m_unit}, value,
             sign + tile.value, tile.colour, Qt::AlignLeft, true);
        if (!tile.detail.isEmpty())
            text({inside.left(), inside.bottom() - head * 1.2 * m_unit, inside.width(), head * 1.2 * m_unit},
                 large ? 4 : 3, tile.detail, ColorRole::Text, large ? Qt::AlignRight : Qt::AlignLeft);
    }

    void lines(const WallFace &face, const QRectF &where)
    {
        text({where.left(), where.top(), where.width(), 4.5 * m_unit}, 3.6, face.linesTitle, ColorRole::TextMuted,
             Qt::AlignLeft);
        int most = 1;
        for (const WallFace::Line &line : face.lines)
            most = std::max(most, line.calm + line.amber + line.red);
        const double step =
            std::min((m_upright ? 9 : 7) * m_unit,
                     (where.height() - 5 * m_unit) / std::max<double>(1, static_cast<double>(face.lines.size())));
        double y = where.top() + 5 * m_unit;
        for (const WallFace::Line &line : face.lines) {
            const double name = where.width() * 0.34, bar = where.width() * 0.46,
                         size = std::min(4.0, step / m_unit * 0.62);
            text({where.left(), y, name - m_unit, step}, size, line.name, ColorRole::Text, Qt::AlignLeft);
            double x = where.left() + name;
            for (const auto &[count, role, pattern] : {std::tuple(line.red, ColorRole::Danger, Qt::SolidPattern),
                                                       {line.amber, ColorRole::Warning, Qt::BDiagPattern},
                                                       {line.calm, ColorRole::Accent, Qt::NoBrush}}) {
                if (count == 0)
                    continue;
                const QRectF part(x, y + step * 0.18, bar * 0.94 * count / most, step * 0.64);
                // Filled, hatched, outlined: told apart without colours.
                m_painter.setPen(QPen(m_theme.color(role), 0.35 * m_unit));
                m_painter.setBrush(pattern == Qt::NoBrush ? QBrush(Qt::NoBrush) : QBrush(m_theme.color(role), pattern));
                m_painter.drawRect(part);
                x = part.right() + 0.4 * m_unit;
            }
            text({where.left() + name + bar + m_unit, y, where.width() - name - bar - m_unit, step}, size, line.value,
                 line.red > 0 ? ColorRole::Danger : ColorRole::Text, Qt::AlignLeft, line.red > 0);
            y += step;
        }
    }

    [[nodiscard]] double peopleStep() const { return m_upright ? 5.5 : 6.5; }
    void people(const WallFace &face, const QRectF &where)
    {
        text({where.left(), where.top(), where.width(), 4.5 * m_unit}, 3.6, face.peopleTitle, ColorRole::TextMuted,
             Qt::AlignLeft);
        double y = where.top() + 5 * m_unit;
        for (const WallFace::Line &line : face.people) {
            text({where.left(), y, where.width() * 0.5, 7 * m_unit}, 4, line.name, ColorRole::Text, Qt::AlignLeft);
            text({where.left() + where.width() * 0.52, y, where.width() * 0.48, 7 * m_unit}, 4, line.value,
                 ColorRole::Text, Qt::AlignLeft, true);
            y += peopleStep() * m_unit;
        }
    }

    void warn(const QString &trouble)
    {
        const QRectF where(0, m_size.height() - 7 * m_unit, m_size.width(), 7 * m_unit);
        m_painter.fillRect(where, m_theme.color(ColorRole::DangerBack));
        text(where.adjusted(3 * m_unit, 0, -3 * m_unit, 0), 3.6, u"! "_s + trouble, ColorRole::Danger, Qt::AlignLeft,
             true);
    }

    QPainter &m_painter;
    const Theme &m_theme;
    bool m_upright;
    double m_unit; ///< a hundredth of the height; of an upright screen, a ninetieth of its width
    QSize m_size;
};

} // namespace

WallFace wallFace(const LiveQueue &queue)
{
    WallFace face;
    for (const Queue::Tile tile :
         {Queue::Broken, Queue::Waiting, Queue::Soon, Queue::Open, Queue::Unassigned, Queue::Supervisor, Queue::Bot})
        face.tiles.push_back(tileOf(queue, tile));
    face.lines = linesOf(queue);
    face.people = peopleOf(queue);
    face.heading = Words::tr("Live queue");
    face.clock = QLocale().toString(toDateTime(queue.at).toLocalTime().time(), u"HH:mm:ss"_s);
    face.linesTitle = Words::tr("Waiting by channel: filled overdue, hatched soon due");
    face.peopleTitle = Words::tr("Agents, with open cases");
    face.spoken = spokenOf(face);
    return face;
}

Wallboard::Wallboard(ThemeSource &themes, QWidget *parent)
    : QWidget(parent, parent ? Qt::Window : Qt::WindowFlags())
    , m_themes(themes)
{
    setObjectName(u"wallboard"_s);
    setFocusPolicy(Qt::StrongFocus);
    connect(&themes, &ThemeSource::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void Wallboard::showQueue(std::shared_ptr<const LiveQueue> queue)
{
    m_queue = std::move(queue);
    m_trouble.clear();
    refresh();
}

void Wallboard::showTrouble(const QString &sentence)
{
    m_trouble = tr("Not up to date. %1").arg(sentence);
    update();
}

void Wallboard::refresh()
{
    m_face = wallFace(m_queue ? *m_queue : LiveQueue());
    if (!m_queue) {
        m_face.clock.clear();
        for (WallFace::Tile &tile : m_face.tiles)
            tile.value = u"–"_s;
    }
    setWindowTitle(tr("Wallboard"));
    setAccessibleName(tr("Wallboard. Esc ends it."));
    setAccessibleDescription(m_face.spoken);
    update();
}

void Wallboard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    WallPainter(painter, m_themes.theme(), size()).paint(m_face, m_trouble);
}

void Wallboard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void Wallboard::closeEvent(QCloseEvent *event)
{
    event->accept();
    Q_EMIT closed();
}

void Wallboard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace lianxi
