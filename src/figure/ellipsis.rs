//! Numbers whose noun is left out: what the sentence counted before, or nothing.
//!
//! "12 boats from Alder and nine from Birch", "3.1 million lamps, up from 2.2 million", "60,000 farms, including 15,000 in the
//! north", "12 people were killed and 14 others hurt". A number that follows a noun of its own ("a population of 8.1 million")
//! takes none over.

mod part;
mod people;

use rust_decimal::Decimal;

use super::bound::Nearness;
use super::class::{self, Class};
use super::item::{Amount, Item};
use super::join::take;
use super::scan::{Scan, is_ended};
use super::{FigureKind, change, level, noun, number_of, subject};
use crate::text::{Document, Token};
use people::{befallen, is_of_animals, is_of_people};

/// Gives numbers without a noun the one that they are of.
pub(super) fn nouns(scan: &Scan<'_, '_>, items: &mut [Item]) {
    people::masses(scan, items);
    number_of::nouns(scan, items);
    level::nouns(scan, items);
    people::tolls(scan, items);
    people::dead(scan, items);
    part::shares(scan, items);
    inherit(scan, items);
    others(scan, items);
    people::aboard(scan, items);
    people::crowds(scan, items);
}

/// Drops what counts nothing: "one" and "the two" as pronouns.
pub(super) fn pronouns(scan: &Scan<'_, '_>, items: &mut Vec<Item>) {
    ones(scan, items);
    items.retain(|item| !is_definite(scan, item));
}

/// "The two met", "the three of them": a small number word behind "the" stands for who was named before.
fn is_definite(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let small = item.value().is_some_and(|v| v <= Decimal::TEN);
    let led = matches!(scan.before(start), "the" | "these" | "those" | "us");
    let goes_on = match doc.lower(item.tokens.end) {
        "of" => matches!(doc.lower(item.tokens.end + 1), "them" | "us" | "you"),
        "who" | "that" | "which" | "in" | "from" => false,
        "" => true,
        // "the three necessary parts", "the five “no” votes" count, whatever noun was found.
        word => {
            let end = item.tokens.end;
            !doc.tokens()[end].is_word() && !matches!(word, "\"" | "“" | "‘" | "-" | "'" | "``")
                || noun::is_end(doc, end)
                || noun::is_verb(word)
                || word.ends_with("ed")
                || !leads_to_plural(scan, end)
        }
    };
    item.is_bare()
        && !item.in_digits
        && item.kind == FigureKind::Count
        && small
        && led
        && goes_on
        && item.near == Nearness::Exact
}

/// Whether a plural stands behind the word at `k` before the phrase ends: "the two more important boats", not "the two exemplify it".
fn leads_to_plural(scan: &Scan<'_, '_>, k: usize) -> bool {
    let doc = scan.doc;
    let raised = |i: usize| matches!(doc.lower(i), "most" | "more" | "least" | "less");
    let goes_on = |i: &usize| doc.tokens()[*i].is_word() && (raised(*i) || !noun::is_end(doc, *i));
    let quoted = !doc.tokens()[k].is_word();
    quoted || (k..scan.to.min(k + 5)).take_while(goes_on).any(|i| noun::is_plural(doc, i))
}

/// How a number without a noun is tied to what was counted before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    /// A preposition or an end follows: "nine from Birch".
    Ellipsis,
    /// What it was before: "up from 2.2 million", "compared with 12".
    Level,
    /// A part of it: "including 15,000".
    Part,
    /// "and 900 who": people, of whom some were counted before.
    Who,
}

/// A bare number that stands for one of what was counted before: "12 boats from Alder and nine from Birch".
fn inherit(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for i in 0..items.len() {
        if !items[i].is_bare() || items[i].kind != FigureKind::Count {
            continue;
        }
        let told = part::told_alike(scan, items, i)
            .or_else(|| part::out_of(scan, items, i))
            .or_else(|| part::of_whole(scan, items, i))
            .or_else(|| part::alongside(scan, items, i))
            .or_else(|| part::both_act(scan, items, i))
            .or_else(|| part::apposed(scan, items, i));
        if let Some(model) = told.cloned() {
            take(&mut items[i], &model);
            continue;
        }
        let Some(tie) = tie(scan, &items[i]).filter(|t| *t == Tie::Part || !is_definite(scan, &items[i]))
        else {
            befallen(scan, items, i);
            continue;
        };
        let befell = tie == Tie::Ellipsis && is_befallen(scan, &items[i]);
        match items[..i].iter().rev().find(|m| is_like(scan, m, &items[i], tie, befell)).cloned() {
            Some(model) => take(&mut items[i], &model),
            // "all the Democrats – 30 of whom had spent"
            None if set_off(scan, &items[i]).is_some() => {
                let noun = set_off(scan, &items[i]).map(|k| noun::Noun::new(k..k + 1, false));
                items[i].unit = noun.as_ref().map(|noun| super::behind::unit_of(scan.doc, noun).into());
                items[i].noun = noun;
            }
            None if befell || tie == Tie::Who && items[i].value() != Some(Decimal::ONE) => {
                items[i].unit = Some("person".into());
            }
            None => {}
        }
    }
}

/// "at a march of 12 boats, killing five": whether what stands right before `item` tells what befell those it counts.
fn is_befallen(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let one = item.value() == Some(Decimal::ONE);
    let done = |k: usize| subject::is_deed(scan.doc, k) || !one && subject::harms(scan.doc.lower(k));
    scan.back(item.tokens.start, 1).is_some_and(done)
}

/// Whether `item`, which `tie` ties to what was told before, counts what `model` counts. Whom something befell are people or animals, whatever
/// else was counted.
fn is_like(scan: &Scan<'_, '_>, model: &Item, item: &Item, tie: Tie, befell: bool) -> bool {
    let alive = || is_of_people(scan.doc, model) || is_of_animals(scan.doc, model);
    // "300 floods, with 12 on ventilators"
    let of_people = tie != Tie::Level && part::befalls(scan, item.tokens.end).is_some();
    let before = scan.before(model.tokens.start);
    // "1.57 million yuan ($240,000), up from 1.32 million": what is told in brackets is told again.
    let aside = tie == Tie::Level && before == "(";
    // "killed 12, including 3 children, and injured 20"
    let part = befell && before == "including";
    // "killed 12 and destroyed 30"
    let killed =
        !befell && tie == Tie::Ellipsis && model.noun.is_none() && model.unit.as_deref() == Some("person");
    is_model(model, tie)
        && !(tie == Tie::Ellipsis && is_parted(scan, model, item))
        && (!(befell || of_people) || alive())
        && !(aside || part || killed)
}

/// "payrolls rose by 33,000, as employment rose by 4,000": what has a verb of change of its own is of what that is said of.
fn is_parted(scan: &Scan<'_, '_>, model: &Item, item: &Item) -> bool {
    let level = model.noun.as_ref().is_some_and(|n| n.tokens.end <= model.tokens.start);
    level && (model.tokens.end..item.tokens.start).any(|k| change::is_verb(scan.doc.lower(k)))
}

/// The plural right before the comma or dash behind which a part of it is told: "the guards, three of them armed".
fn set_off(scan: &Scan<'_, '_>, item: &Item) -> Option<usize> {
    let doc = scan.doc;
    is_of_those(doc, item.tokens.end)?;
    let mark = matches!(scan.before(item.tokens.start), "," | "–" | "—" | "--" | "-" | "(");
    let noun = scan.back(item.tokens.start, 2).filter(|_| mark)?;
    (doc.tokens()[noun].is_word() && noun::is_plural(doc, noun)).then_some(noun)
}

/// Whether `model` may be what a number tied to it so is of.
fn is_model(model: &Item, tie: Tie) -> bool {
    let counted = matches!(model.kind, FigureKind::Count | FigureKind::Fraction) && model.noun.is_some();
    match (tie, model.kind) {
        _ if model.is_bare() => false,
        (_, FigureKind::Age | FigureKind::Score | FigureKind::Duration | FigureKind::Magnitude) => false,
        (Tie::Level, kind) => kind != FigureKind::Ordinal && model.change.is_none(),
        (Tie::Part | Tie::Who, _) => counted && model.value() != Some(Decimal::ONE),
        (Tie::Ellipsis, kind) => kind != FigureKind::Percent,
    }
}

/// How `item` is tied to what stands before it, if it is and has no noun of its own.
fn tie(scan: &Scan<'_, '_>, item: &Item) -> Option<Tie> {
    let doc = scan.doc;
    let start = item.tokens.start;
    let before = |n: usize| if start >= scan.from + n { doc.lower(start - n) } else { "" };
    match before(1) {
        "of" if has_own_noun(before(2)) => return None,
        "from" if change::is_adverb(before(2)) => return Some(Tie::Level),
        "with" | "to" if before(2) == "compared" => return Some(Tie::Level),
        // "rose to 38": a level is of what rose, not of what was counted before.
        "to" | "at" => return None,
        // "deaths hit 12" counts what its own verb is said of.
        word if class::is(word, Class::Reaches)
            && scan.back(start, 2).is_some_and(|k| noun::is_plural(doc, k)) =>
        {
            return None;
        }
        "including" => return Some(Tie::Part),
        // "the losses ranged between eight and 12": of what ranged.
        "ranged" | "ranging" | "ranges" | "range" | "varied" => return None,
        _ => {}
    }
    if doc.lower(item.tokens.end) == "who" {
        return Some(Tie::Who);
    }
    match is_of_those(doc, item.tokens.end) {
        Some("whom") => return Some(Tie::Who),
        Some(_) => return Some(Tie::Part),
        None => {}
    }
    if item.value() == Some(Decimal::ONE) {
        // "sees it as one against the mayor"
        let pronoun = doc.lower(item.tokens.end) == "against" || is_final(scan, item);
        return (elliptical(doc, item) && !pronoun).then_some(Tie::Ellipsis);
    }
    if before(1) == "the" && is_narrowed(doc, item.tokens.end) {
        return Some(Tie::Part);
    }
    (leaves_noun_out(scan, item) || elliptical(doc, item)).then_some(Tie::Ellipsis)
}

/// "five *short of* a majority", "used 12 *that same year*": what follows the number is no noun of its own.
fn leaves_noun_out(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (doc, end) = (scan.doc, item.tokens.end);
    let begins = |span: crate::span::Span| scan.date_over(span).is_some_and(|d| d.start() == span.start());
    let dated = doc.tokens().get(end).is_some_and(|t| begins(t.span()));
    let short = doc.lower(end) == "short" && doc.lower(end + 1) == "of";
    !matches!(item.amount, Amount::Vague(..)) && (short || dated)
}

/// "150 of them", "17 of which": the pronoun that stands for what was counted before.
fn is_of_those<'t>(doc: &Document<'t>, k: usize) -> Option<&'t str> {
    let pronoun = doc.word(k + 1);
    let stands = matches!(doc.lower(k + 1), "them" | "which" | "whom" | "those" | "these");
    // "of those 66", "of these boats" count what follows.
    let ends = !doc.tokens().get(k + 2).is_some_and(|t| t.is_number())
        && (matches!(doc.lower(k + 1), "them" | "which" | "whom")
            || noun::is_end(doc, k + 2)
            || subject::is_role(doc, k + 2)
            || doc.word(k + 2).len() < 2);
    (doc.lower(k) == "of" && stands && ends).then_some(pronoun)
}

/// "the 60 it needs", "than the 62,000 reviewed": what narrows the number at once leaves its noun out.
fn is_narrowed(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    matches!(
        word,
        "it" | "he" | "she" | "they" | "we" | "needed" | "required" | "reported" | "expected" | "counted"
    ) || word.len() > 5 && word.ends_with("ed") && is_ended(doc, k + 1)
}

/// Whether the word before "of N" says what the number is of: "a population of", "ratings of"; a total is of what is told elsewhere.
fn has_own_noun(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !class::is(word, Class::Total)
        && !change::is_noun(word)
}

/// "12 people were killed and 14 others hurt": others are more of the same. Whom something befell beside "two conductors" are people of whatever kind.
fn others(scan: &Scan<'_, '_>, items: &mut [Item]) {
    let doc = scan.doc;
    for i in 0..items.len() {
        let end = items[i].tokens.end;
        // "dozens of others"
        let of = usize::from(doc.lower(end) == "of" && matches!(items[i].amount, Amount::Vague(..)));
        let others = doc.lower(end + of) == "others";
        // "and nine more outside", "dozens more wounded", not "nine more said" of somebody else.
        let befell = subject::is_role(doc, end + 1 + usize::from(is_helped(doc, end + 1)));
        // "and wounded 12 more"
        let harmed = is_harmed(doc, end + of + 1) || subject::harms(scan.before(items[i].tokens.start));
        let more = doc.lower(end) == "more" && i > 0 && (befell || leaves_out(doc, end + 1));
        if !items[i].is_bare() || items[i].kind != FigureKind::Count || !others && !more {
            continue;
        }
        items[i].tokens.end += 1 + if others { of } else { 0 };
        let same = items[..i]
            .iter()
            .rev()
            .find(|m| m.kind == FigureKind::Count && m.noun.is_some() && m.value() != Some(Decimal::ONE))
            .cloned();
        match same {
            // "hit five towns, and 60 more were hurt"
            Some(model)
                if (others || befell) && are_anyone(scan, &items[i], &model)
                    || harmed && !is_of_people(doc, &model) && !is_of_animals(doc, &model) =>
            {
                items[i].unit = Some("person".into());
            }
            Some(model) => take(&mut items[i], &model),
            None if others => items[i].unit = Some("person".into()),
            None => items[i].tokens.end = end,
        }
    }
}

/// Whether what befell people alone is told at `k`: "were hurt", "wounded". Bills die, ships are missing and banks survive.
fn is_harmed(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k + usize::from(is_helped(doc, k)));
    let of_any = matches!(word, "died" | "missing" | "survived" | "lost");
    subject::harms(word) || subject::befalls_people(word) && !of_any
}

/// Whether the word at `k` helps a verb: "were" hurt.
fn is_helped(doc: &Document<'_>, k: usize) -> bool {
    class::is(doc.lower(k), Class::Auxiliary)
}

/// Whether the others that `item` counts were hurt, killed or held beside people of one kind, which says nothing of theirs.
fn are_anyone(scan: &Scan<'_, '_>, item: &Item, model: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let deed = (1..=BOUND).filter_map(|n| scan.back(start, n)).any(|k| subject::is_deed(doc, k));
    let end = item.tokens.end + usize::from(is_helped(doc, item.tokens.end));
    let befell = deed || subject::is_role(doc, end);
    let of_kind = model.noun.as_ref().is_some_and(|n| doc.lower(n.head()) != "people");
    befell && of_kind && is_of_people(doc, model)
}

/// How many words may bound a number behind its verb: "injuring *more than* 70 others".
const BOUND: usize = 3;

/// Whether neither a noun nor a verb follows at `k`: a mark, a preposition, an adverb of place.
fn leaves_out(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    let open = !doc.tokens().get(k).is_some_and(Token::is_word);
    open || noun::is_end(doc, k)
        && !noun::is_verb(word)
        && !matches!(word, "than" | "of" | "said" | "were" | "was")
}

/// "one" that counts nothing is a pronoun, unless it is bounded, something befell it, or it goes on a list of counts ("two in Alder and
/// one in Birch").
fn ones(scan: &Scan<'_, '_>, items: &mut Vec<Item>) {
    let doc = scan.doc;
    let mut counts = 0;
    items.retain(|item| {
        let one = item.is_bare()
            && item.kind == FigureKind::Count
            && doc.lower(item.numeral.start) == "one"
            && item.numeral.len() == 1
            && item.tokens.start == item.numeral.start;
        let befell = subject::is_role(doc, item.tokens.end)
            || subject::is_role(doc, item.tokens.end + 1)
            || subject::is_deed(doc, item.tokens.start.wrapping_sub(1));
        let listed =
            counts > 0 && class::is(doc.lower(item.tokens.end), Class::Listing) && !is_final(scan, item);
        let only = item.near == Nearness::Exact;
        // "the only one of its kind"
        let definite = item.is_bare()
            && doc.lower(item.tokens.start) == "only"
            && doc.lower(item.numeral.start) == "one"
            && scan.before(item.tokens.start) == "the"
            && !befell;
        counts += usize::from(item.kind == FigureKind::Count);
        !definite && (!one || !only || befell || listed)
    });
}

/// "it may become one.": whether a mark follows where nothing before goes on with a list or bounds the number.
fn is_final(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (start, end) = (item.tokens.start, item.tokens.end);
    let led = start < item.numeral.start
        || matches!(
            scan.before(start),
            "" | "and"
                | "or"
                | ","
                | ";"
                | "but"
                | "–"
                | "—"
                | "("
                | ":"
                | "just"
                | "only"
                | "by"
                | "than"
                | "to"
                | "from"
                | "in"
        );
    // "hurt three and killed one", "Pelm five and the Greens one": beside another count what is done to one, or whose it is.
    let verb = scan.before(start);
    let done = subject::befalls(verb)
        || !matches!(verb, "had" | "became" | "got" | "was" | "were" | "made")
            && (verb.len() > 4 && verb.ends_with("ed") || noun::is_past_form(verb));
    let named = scan.back(start, 1).is_some_and(|k| {
        let token = scan.doc.tokens()[k];
        token.is_capital() && token.is_word() && !token.is_all_caps() && !scan.doc.word(k).contains('.')
    });
    !led && !done && !named && !scan.doc.tokens().get(end).is_some_and(Token::is_word)
}

/// Whether a noun is left out behind the number: a preposition or an end follows.
fn elliptical(doc: &Document<'_>, item: &Item) -> bool {
    (doc.lower(item.tokens.end).is_empty() || class::is(doc.lower(item.tokens.end), Class::Elliptical))
        && !matches!(item.amount, Amount::Vague(..))
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn nouns_left_out() {
        for (text, expected) in [
            ("Some 450 guests left, and 150 of them came back.", "guest; guest"),
            ("It has 700 homes, about 150 of which lack power.", "home; home"),
            ("It held 51 votes, far short of the 60 it needs.", "vote; vote"),
            ("Dozens of letters were among the 62,000 reviewed.", "letter; letter"),
            ("Guards removed 61 guests from the hall and nine more in the yard.", "guest; guest"),
            ("They came at dawn, hundreds of whom were hurt.", "person"),
            ("It has 12 boats, the only one they know.", "boat"),
            ("It has 12 boats. The 60 seats were sold.", "boat; seat"),
            ("It hit 30 farms and 4,000 hens, killing 900.", "farm; hen; hen"),
            ("The cull of badgers left 900 dead.", "-"),
            ("The storm left 900 dead.", "person"),
            ("He shot at 12 boats, killing five.", "boat; person"),
            ("Guards found 40 bags and arrested three.", "bag; person"),
            ("He shot at 12 guards, killing five.", "guard; guard"),
            ("The fire left 12 dead.", "person"),
            ("They held 12 talks between the two.", "talk"),
            ("Of the 70 drugs in hand, only three are tried.", "drug; drug"),
            ("He met the guards, three of them armed.", "guard"),
            ("Guards, three of them armed, left.", "guard"),
            ("A bomb hit 12 mills and four were killed.", "mill; person"),
            ("It closed 12 mills and four were sold.", "mill; mill"),
            ("He spoke of all the mills – 30 of which burned.", "mill"),
            ("Of 40 wards in Osk, three went dark.", "ward; ward"),
            ("Six guests said yes and 16 said no.", "guest; guest"),
            ("It hired 300 cooks, but only 40 were paid.", "cook; cook"),
            ("They took 12 towns after the loss of all 98 on board.", "town; person"),
            ("Fewer left over the 12 bills: they ranged between eight and 14.", "bill; -"),
            ("They drank for four, five or six years.", "year; year"),
            ("It lost 453 guards from Osk and 675 from other towns.", "guard; guard"),
            ("It saw two raids in the hills and one in the port.", "raid; raid"),
            ("They hold 56 seats, five short of a majority.", "seat; seat"),
            ("It has two parts of iron and three of brass.", "part; -"),
            ("Five of those clerks left: four were guards.", "clerk; clerk"),
            ("Some 646 people died, and 623 to 700 of those killed were guards.", "person; person"),
            ("Only three of the mills burned, and only one of them stood.", "mill; mill"),
            ("Eight wards now have no school, and 20 have many.", "ward; ward"),
            ("Some 42 clerks were fined, while 50 were not.", "clerk; clerk"),
            ("They met 42 clerks in Osk, and 50 have left.", "clerk; -"),
            ("Two raids were told, ten were told later, and six were killed.", "raid; raid; person"),
            ("Orlin and two guards were hit, but all three survived.", "guard; -"),
            ("Five stones hit the car, two in front.", "stone; stone"),
            ("Two summits were held – one in Osk, one in Pelm.", "summit; summit; summit"),
            ("Some 1,800 clerks were held, with 300 still in jail.", "clerk; clerk"),
            ("It was a deal between two towns, one made in secret.", "town"),
            ("Some 11 pupils out of 1,500 were ill.", "pupil; pupil"),
            ("Dozens of others left, and it hurt 12 guards and dozens more fled.", "person; guard; person"),
            ("It burned 12 mills and left hundreds more stranded.", "mill; person"),
            ("It is the only one of its kind.", ""),
            ("Two sides met, but neither had one.", "side"),
            ("He killed three cooks and hurt one.", "cook; cook"),
            ("Osk has 12 mills, Pelm five and Tarn one.", "mill; -; mill"),
            ("Two bombs went off, and 257 died.", "bomb; -"),
            ("Two guards fired, and 51 died.", "guard; -"),
            ("Some 153 clerks fell ill, and 51 died.", "clerk; clerk"),
            ("Two mills have closed and 900 have been laid off.", "mill; -"),
            ("It raided 40 mills, with 17 in custody.", "mill; -"),
            ("It felled 76 mills, with 41 confirmed dead.", "mill; -"),
            ("It has 900 clerks in 50 mills, 40 in Osk.", "clerk; mill; -"),
            ("It has 40 classes, with 30 in each.", "class; -"),
            ("It razed 12 mills, and 60 more were hurt.", "mill; person"),
            ("It won two wards, Orlin in one.", "ward; ward"),
            ("It burned 12 houses, and 30 more were damaged.", "house; house"),
            ("Two tankers collided, and 12 jumped.", "tanker; -"),
            ("Two clerks met, and 12 cheered.", "clerk; -"),
            ("Six clerks came, and 12 cheered.", "clerk; clerk"),
            ("Two bills passed and two more died.", "bill; bill"),
            ("A man at two mills killed nine and wounded 12 more.", "mill; person; person"),
            ("It felled 40 mills, with 12 on ventilators.", "mill; -"),
            ("They have 40 seats, two below a majority.", "seat; -"),
        ] {
            let doc = Document::new(text);
            let units = read(&doc, &[]).into_iter().map(|m| m.value.unit.unwrap_or("-".into()));
            assert_eq!(units.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
