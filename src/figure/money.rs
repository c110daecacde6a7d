//! Money: ISO 4217 codes by sign, code and name. Nothing is ever converted: that needs a rate the user gives.

use rustc_hash::FxHashMap;

use super::noun::Noun;
use super::phrases::Phrases;
use crate::lexicon::{List, Table};
use crate::text::{Document, TokenKind};

struct Money {
    signs: Phrases<&'static str>,
    names: Phrases<&'static str>,
    /// Signs made of letters ("RM", "USD"), to be found glued to digits.
    letters: FxHashMap<&'static str, &'static str>,
    /// Signs with a country's letters behind ("$US").
    behind: FxHashMap<&'static str, &'static str>,
    /// The unit as reported.
    codes: FxHashMap<&'static str, &'static str>,
}

static MONEY: List<Money> = List::new(|| {
    let table = Table::parse("money.tsv", include_str!("../lexicon/en/money.tsv"), 4)
        .unwrap_or_else(|e| panic!("{e}"));
    let (mut signs, mut names) = (Vec::new(), Vec::new());
    let (mut letters, mut codes) = (FxHashMap::default(), FxHashMap::default());
    let mut behind = FxHashMap::default();
    for row in table.rows() {
        let (code, unit, sign_list, name_list) = (row.fields[0], row.fields[1], row.fields[2], row.fields[3]);
        codes.insert(code, unit);
        for sign in sign_list.split('|').filter(|s| *s != "-") {
            signs.push((sign, unit));
            if sign.starts_with(['$', '£']) && sign.ends_with(|c: char| c.is_ascii_alphabetic()) {
                behind.insert(sign, unit);
            }
            if sign.bytes().all(|b| b.is_ascii_alphabetic()) {
                letters.insert(sign, unit);
            }
        }
        if unit != code {
            letters.insert(unit, unit);
            signs.push((unit, unit));
        }
        names.extend(name_list.split('|').filter(|n| *n != "-").map(|n| (n, unit)));
    }
    signs.sort_unstable();
    signs.dedup();
    // Tokens part a sign from letters before it ("US$" is "US" "$"), so every spelling is cut the same way.
    // The cuttings are kept as long as the table, which stays for the life of the process.
    let cut = signs.iter().map(|(s, u)| (tokens(s), *u));
    Money { signs: Phrases::forward(cut), names: Phrases::forward(names.into_iter()), letters, behind, codes }
});

/// Makes the table of currencies.
pub(super) fn prepare() {
    let _ = &*MONEY;
}

fn tokens(sign: &'static str) -> &'static str {
    // Letters alone are a word, whatever they are.
    if sign.bytes().all(|b| b.is_ascii_alphabetic()) {
        return sign;
    }
    let doc = Document::new(sign);
    let words: Vec<&str> = (0..doc.tokens().len()).map(|i| doc.word(i)).collect();
    words.join(" ").leak()
}

/// The sign of money that begins at token `i`, before a number: the token after it and the unit.
pub(crate) fn sign(doc: &Document<'_>, i: usize) -> Option<(usize, &'static str)> {
    // "A $5 fee" opens a sentence; "A$5" is Australian.
    let article = doc.word(i) == "A" && doc.tokens().get(i + 1).is_some_and(|t| t.is_spaced());
    MONEY.signs.at_as_written(doc, i).filter(|_| !article).map(|(end, unit)| (end, *unit))
}

/// Whether `word` is a currency sign.
pub(crate) fn is_sign_mark(word: &str) -> bool {
    match word.as_bytes() {
        [b'$'] => true,
        [b] if b.is_ascii() => false,
        _ => word.chars().next().is_some_and(|c| {
            matches!(
                c,
                '£' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}' | '฿' | '৳' | '֏' | '؋' | '៛' | '＄' | '￡' | '￥'
            )
        }),
    }
}

/// The money of the sign `mark` with a country's letters behind it: "$US", "$A".
pub(crate) fn behind_sign(mark: &str, letters: &str) -> Option<&'static str> {
    let doc = format!("{mark}{letters}");
    MONEY.behind.get(doc.as_str()).copied()
}

/// A code with a letter that multiplies before it, "50 MUSD": the unit and the letter.
pub(crate) fn multiplied(word: &str) -> Option<(&'static str, &str)> {
    let (letter, code) = word.split_at_checked(1)?;
    let known = matches!(letter, "k" | "K" | "M" | "m" | "B" | "b") && code.len() == 3 && is_money(code);
    MONEY
        .letters
        .get(code)
        .or_else(|| MONEY.codes.get(code.to_ascii_lowercase().as_str()))
        .filter(|_| known)
        .map(|unit| (*unit, letter))
}

/// The money that a word glued to digits begins with ("RM79", "USD34", "EUR50m"): the unit and the letters' length.
pub(crate) fn glued(word: &str) -> Option<(&'static str, usize)> {
    let letters = word.bytes().position(|b| b.is_ascii_digit())?;
    MONEY.letters.get(&word[..letters]).map(|unit| (*unit, letters))
}

/// The name of money that begins at token `i`, behind a number: the token after it and the unit.
pub(crate) fn name(doc: &Document<'_>, i: usize) -> Option<(usize, &'static str)> {
    let token = doc.tokens().get(i)?;
    if token.kind() == TokenKind::Mark {
        // "10€", "10 €": behind a space only where no number follows that the sign might stand before.
        let open = |end: usize| !token.is_spaced() || !doc.tokens().get(end).is_some_and(|t| t.is_number());
        return sign(doc, i).filter(|(end, _)| is_sign_mark(doc.text_of(token.span())) && open(*end));
    }
    let (end, unit) = MONEY.names.at(doc, i).map(|(end, unit)| (end, *unit))?;
    let spaced = token.is_spaced();
    let fits = match doc.word(i) {
        "p" => !spaced || !doc.tokens().get(i + 1).is_some_and(crate::text::Token::is_capital),
        "ether" | "lire" | "try" => false,
        "won" => i.checked_sub(1).is_some_and(|k| is_sum(doc.word(k))),
        _ => true,
    };
    fits.then_some((end, unit))
}

/// Whether `number` before "won" may be a sum: "50,000", "million"; not "in 2016 won 10 seats", "all three won".
fn is_sum(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    digits > 2 && !year
        || matches!(number, "thousand" | "million" | "billion" | "trillion" | "hundred" | "m" | "bn")
}

/// Whether `unit` is money: an ISO 4217 code or a sub-unit.
///
/// ```
/// assert!(variorum::figure::money::is_money("USD"));
/// assert!(!variorum::figure::money::is_money("km"));
/// ```
#[must_use]
pub fn is_money(unit: &str) -> bool {
    let code = unit.split('/').next().unwrap_or(unit);
    let known = MONEY.codes.get(code.to_ascii_lowercase().as_str());
    known.is_some_and(|k| *k == code)
}

/// "billions of *tax dollars*", "15 million federal dollars": behind the name, whose money it is narrows it; the dollars of another country are
/// of another name, and "sand dollars" are things. Pounds are weighed, too.
pub(super) fn narrowed(doc: &Document<'_>, noun: &Noun) -> Option<(usize, &'static str)> {
    let head = noun.head();
    let (end, code) = name(doc, head).filter(|_| matches!(doc.lower(head), "dollars" | "euros"))?;
    let own = crate::name::place_of("american");
    let foreign = |k: usize| crate::name::place_of(doc.lower(k)).is_some_and(|place| Some(place) != own);
    let thing = matches!(doc.before(head), "sand" | "silver" | "gold" | "chocolate");
    let narrows = head > noun.tokens.start && noun.tokens.end == head + 1;
    (narrows && !thing && !(noun.tokens.start..head).any(foreign)).then_some((end, code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_money() {
        for (text, expected) in [
            ("US$5", Some("USD")),
            ("$5", Some("USD")),
            ("HK $5", Some("HKD")),
            ("Y=5", Some("JPY")),
            ("Rs 5", Some("INR")),
            ("€5", Some("EUR")),
            ("5", None),
            ("Ms 5", None),
        ] {
            let doc = Document::new(text);
            assert_eq!(sign(&doc, 0).map(|(_, u)| u), expected, "{text}");
        }
        for (text, expected) in [
            ("euros", Some("EUR")),
            ("won", None),
            ("danish crowns", Some("DKK")),
            ("pence", Some("penny")),
            ("men", None),
        ] {
            assert_eq!(name(&Document::new(text), 0).map(|(_, u)| u), expected, "{text}");
        }
        assert_eq!(glued("RM79"), Some(("MYR", 2)));
        assert_eq!(glued("H1N1"), None);
    }
}
