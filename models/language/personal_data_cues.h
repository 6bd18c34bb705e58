// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <array>

// What stands before and after people's names in English texts, in small
// letters.
namespace lianxi::personal
{

// After these any capitalised word that is no English word is a person.
inline constexpr std::array<QStringView, 95> strongCues{u"starring",     u"featuring",   u"dedicated to",
                                                        u"name is",      u"name's",      u"name:",
                                                        u"names are",    u"named",       u"named him",
                                                        u"named her",    u"call me",     u"calls me",
                                                        u"called me",    u"goes by",     u"known as",
                                                        u"born as",      u"mr",          u"mr.",
                                                        u"mrs",          u"mrs.",        u"ms",
                                                        u"ms.",          u"miss",        u"dr",
                                                        u"dr.",          u"prof.",       u"professor",
                                                        u"sir",          u"lady",        u"madame",
                                                        u"monsieur",     u"herr",        u"frau",
                                                        u"directed by:", u"directed by", u"written by",
                                                        u"written by:",  u"sung by",     u"signed by",
                                                        u"composed by",  u"produced by", u"painted by",
                                                        u"sent by",      u"played by",   u"founded by",
                                                        u"founders:",    u"producer",    u"commenter",
                                                        u"director",     u"singer",      u"author",
                                                        u"actor",        u"actress",     u"guitarist",
                                                        u"drummer",      u"writer",      u"journalist",
                                                        u"spokesman",    u"spokeswoman", u"president",
                                                        u"senator",      u"captain",     u"son",
                                                        u"daughter",     u"wife",        u"husband",
                                                        u"brother",      u"sister",      u"mother",
                                                        u"father",       u"mom",         u"dad",
                                                        u"friend",       u"cousin",      u"uncle",
                                                        u"aunt",         u"boyfriend",   u"girlfriend",
                                                        u"nephew",       u"niece",       u"kid",
                                                        u"colleague",    u"neighbour",   u"neighbor",
                                                        u"grandmother",  u"grandfather", u"account holder",
                                                        u"cardholder",   u"cardholder:", u"attn:",
                                                        u"on behalf of", u"guardian",    u"beneficiary",
                                                        u"passenger",    u"said"};
// After these a word that looks like a name is one.
inline constexpr std::array<QStringView, 44> mildCues{
    u"it's",         u"had given", u"called",     u"leave me",     u"i am",
    u"i'm",          u"im",        u"this is",    u"dear",         u"hi",
    u"hello",        u"hey",       u"thanks",     u"thank you",    u"regards",
    u"regards,",     u"sincerely", u"sincerely,", u"cheers",       u"cheers,",
    u"love,",        u"best,",     u"says",       u"heard",        u"met",
    u"married",      u"told",      u"tell",       u"asked",        u"add",
    u"invited",      u"ask for",   u"speak to",   u"spoke to",     u"spoke with",
    u"talk to",      u"talked to", u"signed,",    u"good morning", u"good afternoon",
    u"good evening", u"replied",   u"wrote",      u"but"};
inline constexpr std::array<QStringView, 40> speechVerbs{
    u"gave",    u"introduced", u"smiled",    u"whispered", u"shouted",  u"cried",   u"answered", u"explains",
    u"insists", u"remembers",  u"recalls",   u"died",      u"shrugged", u"nodded",  u"says",     u"said",
    u"asked",   u"replied",    u"explained", u"wrote",     u"told",     u"thinks",  u"points",   u"lives",
    u"lived",   u"flew",       u"speaks",    u"speak",     u"spoke",    u"married", u"sang",     u"sings",
    u"writes",  u"argued",     u"argues",    u"claims",    u"claimed",  u"added",   u"agreed",   u"laughed"};
inline constexpr std::array<QStringView, 8> personVerbs{u"tell",    u"told",   u"met",       u"married",
                                                        u"invited", u"hugged", u"had given", u"introduced"};
inline constexpr std::array<QStringView, 8> pastVerbs{u"given", u"told", u"asked", u"said",
                                                      u"left",  u"met",  u"known", u"written"};
inline constexpr std::array<QStringView, 12> placeWords{u"in",  u"at",     u"near",    u"from", u"of",      u"to",
                                                        u"the", u"around", u"through", u"via",  u"leaving", u"visit"};
inline constexpr std::array<QStringView, 18> kin{u"daughter", u"son",  u"wife",   u"husband", u"mother", u"father",
                                                 u"mom",      u"dad",  u"sister", u"brother", u"friend", u"birthday",
                                                 u"parents",  u"kids", u"uncle",  u"aunt",    u"cousin", u"boyfriend"};
// Companies that bear a person's name.
inline constexpr std::array<QStringView, 10> brands{
    u"michael kors", u"ralph lauren", u"calvin klein", u"tommy hilfiger", u"jack daniels",
    u"john lewis",   u"hugo boss",    u"john deere",   u"marc jacobs",    u"yves rocher"};
// Given names whose 's is a shop or a restaurant.
inline constexpr std::array<QStringView, 18> shops{u"wendy", u"denny", u"levi",   u"macy",    u"carl", u"john",
                                                   u"jimmy", u"kohl",  u"claire", u"dick",    u"moe",  u"arby",
                                                   u"joe",   u"jack",  u"lloyd",  u"hershey", u"sam",  u"victoria"};

} // namespace lianxi::personal
