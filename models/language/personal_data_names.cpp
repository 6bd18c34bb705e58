// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_scan.h"

#include <array>

namespace lianxi::personal
{

namespace
{

using Type = PersonalDataType;

// The surnames of over 99 % of people in China; those of two characters below.
constexpr QStringView surnames =
    u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    u"陆汪范"
    u"金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞"
    u"颜倪庄聂"
    u"章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房"
    u"滕屈"
    u"饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁"
    u"沙荣巫寇"
    u"桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区阚平郜";
constexpr std::array<QStringView, 24> doubleSurnames{
    u"欧阳", u"上官", u"司马", u"诸葛", u"司徒", u"夏侯", u"皇甫", u"令狐", u"尉迟", u"东方", u"公孙", u"慕容",
    u"宇文", u"长孙", u"南宫", u"轩辕", u"端木", u"百里", u"独孤", u"西门", u"呼延", u"闻人", u"赫连", u"澹台"};

// Never the second or third character of a name when a sentence goes on.
constexpr QStringView notInNames =
    u"的是在有我你他她它们了吗呢吧啊哦么不没想要买退换收到订打来去个这那就都也还和与跟或让把被给说问请麻烦"
    u"您谁什哪怎，。电话手机号地址身份证住先女士总哥姐老师经理客服快递员师傅";

// What stands before a person's name.
constexpr std::array<QStringView, 30> contexts{
    u"我叫",   u"姓名",   u"收件人", u"收货人", u"联系人", u"户名",   u"开户名", u"他叫",   u"她叫", u"名字是",
    u"名字叫", u"名叫",   u"本人",   u"寄件人", u"乘客",   u"乘机人", u"入住人", u"持卡人", u"机主", u"患者",
    u"车主",   u"监护人", u"叫",     u"我是",   u"名字",   u"签收人", u"预订人", u"联络人", u"is",   u"name:"};

int surnameLength(const Scan &scan, int at)
{
    const QStringView rest = scan.text().mid(at, 2);
    for (const QStringView name : doubleSurnames)
        if (rest == name)
            return 2;
    return isHan(scan.at(at)) && surnames.contains(scan.at(at)) ? 1 : 0;
}

bool boundary(const Scan &scan, int at)
{
    return !isHan(scan.at(at));
}

/// \return the end of the name that begins at `at`; `at` when none does.
int chineseNameEnd(const Scan &scan, int at)
{
    const int surname = surnameLength(scan, at);
    if (surname == 0)
        return at;
    int end = at + surname;
    while (end < at + surname + 2 && isHan(scan.at(end)) && !notInNames.contains(scan.at(end)))
        ++end;
    if (end == at + surname)
        return at;
    return end;
}

/// Skips what may stand between the context and the name.
int skipToName(const Scan &scan, int at)
{
    const auto link = [](QChar c) {
        return c == u':' || c == u' ' || c == u'是' || c == u'为' || c == u'叫' || c == u'"';
    };
    for (int skipped = 0; skipped < 4 && link(scan.at(at)); ++skipped)
        ++at;
    return at;
}

void afterContext(Scan &scan)
{
    for (const QStringView context : contexts) {
        for (qsizetype found = scan.text().indexOf(context); found >= 0;
             found = scan.text().indexOf(context, found + context.size())) {
            const int after = static_cast<int>(found + context.size());
            const int at = skipToName(scan, after);
            const int end = chineseNameEnd(scan, at);
            const bool weak =
                context == u"叫" || context == u"我是" || context == u"名字" || context == u"本人" || context == u"is";
            if (end > at && (!weak || boundary(scan, end)))
                scan.add(Type::Person, at, end, boundary(scan, end) ? 0.85 : 0.7);
        }
    }
}

/// A short name alone between blanks or punctuation, beside a phone number or an address: 戴文 138….
void besideNumbers(Scan &scan)
{
    const std::vector<PersonalSpan> numbers = scan.found;
    for (const PersonalSpan &number : numbers) {
        if (number.type != Type::Mobile && number.type != Type::Landline)
            continue;
        int end = number.start;
        while (end > 0 && number.start - end < 3
               && (scan.at(end - 1) == u' ' || scan.at(end - 1) == u',' || scan.at(end - 1) == u':'))
            --end;
        for (int length = 4; length >= 2 && end < number.start; --length)
            if (end - length >= 0 && boundary(scan, end - length - 1) && chineseNameEnd(scan, end - length) == end)
                scan.add(Type::Person, end - length, end, 0.7);
        int start = number.end;
        while (start - number.end < 3 && (scan.at(start) == u' ' || scan.at(start) == u','))
            ++start;
        const int nameEnd = chineseNameEnd(scan, start);
        if (start > number.end && nameEnd > start && boundary(scan, nameEnd))
            scan.add(Type::Person, start, nameEnd, 0.65);
    }
}

/// Capitalised words from `at`, up to four, with the small words of surnames between them.
int latinNameEnd(const Scan &scan, int at)
{
    int end = at;
    for (int words = 0, pos = at; words < 4; ++words) {
        int stop = pos;
        while (isLetter(scan.at(stop)) || scan.at(stop) == u'\'' || scan.at(stop) == u'-' || scan.at(stop) == u'’')
            ++stop;
        const QStringView word = scan.text().mid(pos, stop - pos);
        const bool particle =
            word == u"van" || word == u"de" || word == u"von" || word == u"der" || word == u"bin" || word == u"da";
        if (stop == pos || (!scan.capital(pos) && !(particle && words > 0)))
            break;
        if (scan.capital(pos))
            end = stop;
        if (scan.at(stop) == u'.' && stop - pos == 1)
            ++stop;
        if (scan.at(stop) != u' ')
            break;
        pos = stop + 1;
    }
    return end;
}

void latinNames(Scan &scan)
{
    static constexpr std::array<QStringView, 22> before{
        u"my name is ", u"name is ",      u"i am ",        u"i'm ",       u"this is ", u"name: ",
        u"mr. ",        u"mrs. ",         u"ms. ",         u"mr ",        u"mrs ",     u"ms ",
        u"dr. ",        u"dear ",         u"sincerely,\n", u"regards,\n", u"attn: ",   u"contact ",
        u"hi, i'm ",    u"on behalf of ", u"ask for ",     u"signed by "};
    for (const QStringView context : before) {
        for (qsizetype found = scan.text().indexOf(context); found >= 0;
             found = scan.text().indexOf(context, found + context.size())) {
            if (found > 0 && isWord(scan.at(static_cast<int>(found) - 1)))
                continue;
            const int at = static_cast<int>(found + context.size());
            const int end = latinNameEnd(scan, at);
            const bool full = scan.text().mid(at, end - at).contains(u' ');
            if (end - at >= 3
                && (full || context.startsWith(u"my name") || context.startsWith(u'm') || context == u"name: "))
                scan.add(Type::Person, at, end, full ? 0.8 : 0.6);
        }
    }
}

} // namespace

void findNames(Scan &scan)
{
    afterContext(scan);
    besideNumbers(scan);
    if (!scan.european)
        latinNames(scan);
}

} // namespace lianxi::personal
