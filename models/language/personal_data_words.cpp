// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/language/personal_data_words.h"

#include <QHash>

#include <array>

namespace lianxi::personal
{

namespace
{

constexpr QStringView givenNames =
#include "models/language/given_names.inc"
    ;
constexpr QStringView surnameList =
#include "models/language/surnames.inc"
    ;
constexpr QStringView ambiguousNames =
#include "models/language/ambiguous_names.inc"
    ;
constexpr QStringView englishWords =
#include "models/language/english_words.inc"
    ;
// Times, countries, peoples, large cities and companies: capitalised, but no
// persons.
constexpr QStringView properNouns = u"january february march april may june july august september october "
                                    u"november december monday tuesday wednesday "
                                    u"thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct "
                                    u"nov dec mon tue wed thu fri sat sun "
                                    u"christmas easter halloween thanksgiving ramadan diwali eid "
                                    u"amazon google apple microsoft facebook instagram twitter youtube netflix "
                                    u"spotify uber lyft airbnb ebay paypal "
                                    u"visa mastercard amex maestro venmo zelle alexa siri cortana samsung sony "
                                    u"nokia huawei xiaomi lenovo intel nvidia "
                                    u"android iphone ipad macbook windows chrome firefox safari gmail outlook "
                                    u"skype whatsapp telegram tinder tesla "
                                    u"verizon comcast xfinity sprint tmobile vodafone orange telstra optus "
                                    u"delta united southwest jetblue lufthansa "
                                    u"ryanair easyjet emirates alitalia walmart target costco tesco sainsbury "
                                    u"asda aldi lidl ikea adidas nike "
                                    u"starbucks "
                                    u"mcdonalds mcdonald kfc chipotle wendys dominos sephora hulu playstation "
                                    u"xbox nintendo fedex ups usps dhl hermes "
                                    u"bot user agent customer support service team sir madam admin zombie sql "
                                    u"select oauth html http https www php url "
                                    u"api pdf sms usd eur gbp faq atm ssn iban swift vip ok hi hello hey dear "
                                    u"thanks thank please yes no mr mrs ms dr "
                                    u"zip po apt suite unit box psc apo fpo dpo usa uk eu us uss usns uscgc "
                                    u"usnv street road avenue lane drive court "
                                    u"lol omg btw asap wifi tv cd dvd gps usb id pin otp atl lax jfk ewr sfo "
                                    u"dfw ord";
constexpr QStringView places = u"afghanistan africa african albania algeria america american americans "
                               u"argentina asia asian australia australian "
                               u"austria austrian bangladesh belgium belgian bolivia bosnia brazil "
                               u"brazilian britain british bulgaria cambodia "
                               u"canada canadian chile china chinese colombia croatia croatian cuba "
                               u"cyprus czech denmark danish dutch ecuador "
                               u"egypt egyptian england english estonia estonian ethiopia europe european "
                               u"finland finnish france french german "
                               u"germany ghana greece greek greenland greenlander hong kong hungary "
                               u"hungarian iceland icelandic india indian "
                               u"indonesia iran iraq ireland irish islamic israel israeli italy italian "
                               u"jamaica japan japanese jewish kenya korea "
                               u"korean kuwait latvia lebanon libya lithuania luxembourg malaysia malta "
                               u"mexico mexican morocco muslim nepal "
                               u"netherlands nigeria norway norwegian pakistan panama peru philippines "
                               u"poland polish portugal portuguese qatar "
                               u"romania russia russian saudi scotland scottish serbia singapore slovakia "
                               u"slovenia slovenian spain spanish sudan "
                               u"sweden swedish switzerland swiss syria taiwan thai thailand tunisia "
                               u"tunisian turkey turkish uganda ukraine "
                               u"uruguay venezuela vietnam vietnamese wales welsh yemen zimbabwe zealand "
                               u"arabia emirates "
                               u"alabama alaska arizona arkansas california colorado connecticut delaware "
                               u"florida hawaii idaho illinois indiana "
                               u"iowa kansas kentucky louisiana maine maryland massachusetts michigan "
                               u"minnesota mississippi missouri nebraska "
                               u"nevada hampshire jersey mexico ohio oklahoma oregon pennsylvania "
                               u"tennessee texas utah vermont wisconsin wyoming "
                               u"york angeles francisco diego chicago boston seattle miami atlanta vegas "
                               u"philadelphia detroit toronto montreal "
                               u"vancouver ottawa manchester birmingham liverpool glasgow edinburgh "
                               u"bristol leeds cardiff belfast dublin paris "
                               u"berlin munich hamburg frankfurt vienna zurich geneva amsterdam rotterdam "
                               u"brussels copenhagen stockholm oslo "
                               u"helsinki madrid barcelona lisbon rome milan naples athens istanbul "
                               u"moscow dubai mumbai delhi bangalore chennai "
                               u"kolkata hyderabad tokyo osaka kyoto seoul beijing shanghai shenzhen "
                               u"guangzhou sydney melbourne perth brisbane "
                               u"auckland nairobi lagos cairo johannesburg durban ";
constexpr QStringView companyWords = u"inc incorporated corp corporation llc ltd limited group company co gmbh "
                                     u"ag sa plc llp bank technologies "
                                     u"technology solutions systems software services consulting partners "
                                     u"holdings industries airlines airways "
                                     u"university college school hospital hotel club country restaurant store "
                                     u"center centre foundation institute "
                                     u"insurance financial labs media studio studios records network networks "
                                     u"analytics ventures capital energy "
                                     u"church museum stadium airport station bridge library theatre theater "
                                     u"park mall award awards act league cup "
                                     u"festival";
constexpr QStringView particles = u"van von der den de da do dos das del della "
                                  u"di du la le el al bin ibn ter ten te "
                                  u"zu zum vom und y abu af av st";

// Endings of surnames that hardly any other word has, and such as need a known
// given name before them.
constexpr std::array<QStringView, 44> sureEndings{
    u"sson",  u"dottir",  u"dotter", u"nen",   u"ovic",   u"evic",  u"ovich",  u"evich", u"ikova",
    u"enko",  u"wicz",    u"owski",  u"ewski", u"inski",  u"owska", u"ewska",  u"inska", u"czyk",
    u"czak",  u"opoulos", u"akis",   u"oglu",  u"shvili", u"yants", u"gaard",  u"qvist", u"quist",
    u"strom", u"mann",    u"meier",  u"meyer", u"hauser", u"maier", u"ottova", u"akova", u"hoven",
    u"stra",  u"huizen",  u"moto",   u"gawa",  u"mura",   u"ukhov", u"vedi",   u"ermann"};
constexpr std::array<QStringView, 92> softEndings{
    u"sen",  u"son",   u"berg",  u"gren",  u"lund", u"dahl",  u"holm", u"feld", u"bauer", u"stein", u"berger", u"hardt",
    u"bach", u"horn",  u"ova",   u"eva",   u"ov",   u"ev",    u"sky",  u"ski",  u"ska",   u"cka",   u"cki",    u"vic",
    u"ic",   u"ek",    u"ik",    u"ak",    u"ez",   u"ini",   u"elli", u"etti", u"ucci",  u"acci",  u"oni",    u"ello",
    u"azzi", u"eau",   u"eaux",  u"ard",   u"ault", u"eira",  u"eiro", u"inho", u"yan",   u"ian",   u"dze",    u"idis",
    u"aki",  u"yama",  u"kawa",  u"saki",  u"zaki", u"shima", u"jima", u"naka", u"hara",  u"bara",  u"guchi",  u"shita",
    u"zawa", u"sawa",  u"uchi",  u"matsu", u"ma",   u"ela",   u"ola",  u"ala",  u"maki",  u"aho",   u"falvi",  u"vari",
    u"sma",  u"dijk",  u"kamp",  u"huis",  u"laan", u"ton",   u"ley",  u"ford", u"worth", u"well",  u"man",    u"shaw",
    u"wood", u"field", u"combe", u"stad",  u"vik",  u"us",    u"iel",  u"esi"};

class Table
{
public:
    Table()
    {
        m_flags.reserve(18000);
        put(englishWords, Ordinary);
        put(properNouns, Ordinary);
        put(places, Ordinary | Place);
        put(companyWords, Ordinary | Company);
        put(givenNames, Given);
        put(surnameList, Surname);
        put(particles, Particle);
        for (const QStringView word : ambiguousNames.split(u' ', Qt::SkipEmptyParts)) {
            unsigned &flags = m_flags[word];
            flags |= (flags & (Given | Surname)) != 0 ? Ambiguous | Ordinary : Ordinary;
        }
    }
    [[nodiscard]] unsigned operator[](QStringView word) const { return m_flags.value(word, 0); }

private:
    void put(QStringView words, unsigned flags)
    {
        for (const QStringView word : words.split(u' ', Qt::SkipEmptyParts)) {
            unsigned &known = m_flags[word];
            if ((known & Ordinary) != 0 && (flags & (Given | Surname)) != 0)
                known |= Ambiguous;
            known |= flags;
        }
    }
    QHash<QStringView, unsigned> m_flags;
};

/// A letter without its accents; 0 for what has no Latin base.
QChar plainLetter(QChar c)
{
    if (c <= u'z')
        return c;
    static constexpr QStringView odd = u"øłđðæœþıħ", plain = u"olddaotih";
    if (const auto at = odd.indexOf(c); at >= 0)
        return plain[at];
    const QString parts = c.decomposition();
    return parts.isEmpty() ? c : parts.front();
}

bool isNameLetter(QChar c)
{
    return isLetter(c) || (c > QChar(0x7f) && c.isLetter() && c < QChar(0x2000));
}
bool isJoint(QChar c)
{
    return c == u'\'' || c == u'’' || c == u'-';
}

unsigned byEnding(QStringView word)
{
    if (word.size() < 5)
        return 0;
    for (const QStringView ending : sureEndings)
        if (word.endsWith(ending) && word.size() >= ending.size() + 2)
            return Surname | Ending;
    if (word.startsWith(u"mc") || word.startsWith(u"o'") || word.startsWith(u"o’") || word.startsWith(u"fitz"))
        return Surname; // a weaker sign than an ending: McNuggets begin like one too
    for (const QStringView ending : softEndings)
        if (word.endsWith(ending) && word.size() >= ending.size() + 3)
            return Surname;
    return 0;
}

unsigned knownFlags(QStringView word)
{
    static const Table table;
    constexpr qsizetype longestName = 24;
    if (word.size() > longestName)
        return Ordinary;
    std::array<QChar, longestName> plain{};
    qsizetype size = 0;
    for (const QChar c : word)
        plain.at(static_cast<size_t>(size++)) = plainLetter(c);
    const QStringView key(plain.data(), size);
    unsigned flags = table[key];
    if (flags == 0)
        if (const qsizetype dash = key.indexOf(u'-'); dash > 1 && dash + 2 < size)
            flags = (table[key.left(dash)] | table[key.mid(dash + 1)]) & (Given | Surname | Ordinary);
    if (flags == 0 && key.endsWith(u's') && (table[key.chopped(1)] & (Ordinary | Ambiguous)) == Ordinary)
        flags = Ordinary;
    return flags == 0 ? byEnding(key) : flags;
}

/// Leaves the 's of a possessive out of the word. \return whether it is a
/// contraction like don't, I'll.
bool endContraction(const Scan &scan, Word &word)
{
    int at = word.end - 1;
    while (at > word.start && word.end - at < 4 && isLetter(scan.at(at)))
        --at;
    if (at == word.start || (scan.at(at) != u'\'' && scan.at(at) != u'’'))
        return false;
    const QStringView rest = scan.text().mid(at + 1, word.end - at - 1);
    if (rest == u"s" || rest == u"d")
        word.end = at;
    return rest == u"t" || rest == u"ll" || rest == u"ve" || rest == u"re" || rest == u"m";
}

Word wordAt(const Scan &scan, int at)
{
    Word word{at, at, 0};
    bool digits = false, letters = false, lower = false;
    while (word.end < scan.size()) {
        const QChar c = scan.at(word.end);
        if (isDigit(c))
            digits = true;
        else if (isNameLetter(c) || c.isMark()) {
            letters = true;
            lower = lower || !scan.capital(word.end);
        } else if (!(isJoint(c) && letters && isNameLetter(scan.at(word.end + 1))))
            break;
        ++word.end;
    }
    word.flags = digits ? static_cast<unsigned>(HasDigit) : 0U;
    if (digits && !letters)
        word.flags |= Digits;
    const bool contracted = endContraction(scan, word);
    if (scan.capital(at))
        word.flags |= Capital;
    if (letters && !lower && word.end - at > 1)
        word.flags |= Shouted;
    const QStringView text = scan.text().mid(at, word.end - at);
    if (letters && !digits)
        word.flags |= contracted ? static_cast<unsigned>(Ordinary) : knownFlags(text);
    if (letters && text.size() == 1)
        word.flags = (word.flags & Capital) | Initial;
    return word;
}

} // namespace

Words wordsOf(Scan &scan)
{
    Words words{scan, {}, false};
    int latin = 0, han = 0, capitals = 0;
    for (int i = 0; i < scan.size(); ++i) {
        latin += isNameLetter(scan.at(i)) ? 1 : 0;
        han += isHan(scan.at(i)) ? 1 : 0;
        capitals += scan.capital(i) ? 1 : 0;
    }
    scan.european = latin > han * 2;
    words.mixed = capitals > 0 && capitals * 2 < latin;
    if (!scan.european)
        return words;
    for (int at = 0; at < scan.size();) {
        if (!isNameLetter(scan.at(at)) && !isDigit(scan.at(at))) {
            ++at;
            continue;
        }
        words.list.push_back(wordAt(scan, at));
        at = words.list.back().end;
    }
    return words;
}

} // namespace lianxi::personal
