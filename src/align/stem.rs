//! Words brought to one form, and how much each known one tells. Also part of the build script, so it stands on nothing else of the crate.

use std::collections::HashMap;

/// The weight of a word that fewer than 12 of 1,000 articles hold.
pub(crate) const RARE: f32 = 5.0;

/// The term of each of `words`, which come with how many of 1,000 articles hold them: eight bytes each, the number of its form and the bits
/// of its weight, both little-endian. `synonym` tells the word that is used in place of one.
pub(crate) fn terms<'w>(words: &[(&'w str, &str)], synonym: impl Fn(&str) -> Option<&'w str>) -> Vec<u8> {
    let ids: Vec<u32> = words.iter().map(|(word, _)| form(word, &synonym)).collect();
    let mut shares: HashMap<u32, u16> = HashMap::with_capacity(words.len());
    for (id, (_, share)) in ids.iter().zip(words) {
        let most = shares.entry(*id).or_insert(0);
        *most = share.parse().unwrap_or(1).max(*most);
    }
    // A form tells as little as its most frequent word.
    let weight = |id| (1000.0 / f32::from(shares[id])).ln().clamp(0.05, RARE);
    ids.iter().flat_map(|id| [id.to_le_bytes(), weight(id).to_bits().to_le_bytes()]).flatten().collect()
}

/// The number of the form of `word`.
pub(crate) fn form<'w>(word: &'w str, synonym: impl Fn(&str) -> Option<&'w str>) -> u32 {
    let bare = stem(word);
    // The list has "airplane", neither "airplanes" nor the bare "airplan".
    let with_e = || word.strip_suffix(['s', 'd']).filter(|w| w.ends_with('e')).and_then(&synonym);
    let same = synonym(word).or_else(|| synonym(bare)).or_else(with_e);
    hash(same.map_or(bare, stem))
}

/// What is left of a word without its ending; always a beginning of it, and the same for all its regular forms.
pub(super) fn stem(word: &str) -> &str {
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|s| s.len() >= least);
    // "carry", "carries" and "carried" keep both r, which "car" has not.
    if let Some(bare) = cut("ies", 2).or(cut("ied", 2)).filter(|s| !s.ends_with(VOWELS)) {
        return bare;
    }
    // "employee" is not "employ", and "need" no past form; the list of synonyms knows "agreed".
    if word.ends_with("ee") || word.ends_with("eed") {
        return word;
    }
    if word.ends_with("ees") {
        return &word[..word.len() - 1];
    }
    if let Some(bare) = cut("ings", 3).or(cut("ing", 3)) {
        return undoubled(bare);
    }
    let plural = || cut("s", 3).filter(|s| !s.ends_with(['s', 'u', 'i']));
    match cut("ed", 3) {
        Some(bare) => undoubled(bare),
        None => unvowelled(cut("es", 3).or_else(plural).unwrap_or(word)),
    }
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// What stands before "ing" or "ed" without the letter that these double: "stop" of "stopping".
fn undoubled(bare: &str) -> &str {
    let [.., before, a, b] = bare.as_bytes() else { return bare };
    if a != b || bare.len() < 4 || !a.is_ascii_alphabetic() || *a == b'e' {
        return unvowelled(bare);
    }
    // Some double it of themselves: "pass", "staff", "call" (but not "travell" and "controll").
    let mut head = bare.bytes().take(bare.len() - 3);
    let own = match a {
        b's' | b'f' | b'z' => true,
        b'l' => !matches!(before, b'e' | b'o') || !head.any(|b| VOWELS.contains(&char::from(b))),
        _ => false,
    };
    if own { bare } else { &bare[..bare.len() - 1] }
}

/// Without the last "e" or "y", which endings replace.
fn unvowelled(bare: &str) -> &str {
    match bare.as_bytes() {
        [.., b'e', b'e'] => bare,
        [.., before, b'y'] if bare.len() > 3 || !VOWELS.contains(&char::from(*before)) => {
            &bare[..bare.len() - 1]
        }
        [.., b'e'] if bare.len() > 3 => &bare[..bare.len() - 1],
        _ => bare,
    }
}

/// FNV-1a, never 0, which stands for no word: the same on every machine.
pub(crate) fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash.max(1)
}
