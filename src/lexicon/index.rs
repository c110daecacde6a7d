//! The index of a word list: a hash table of its lines that needs no building when the program starts.
//!
//! It is a run of bytes without pointers, which the build script makes of every built-in list and the program holds as a constant: to
//! load it costs nothing, and a look-up reads the few pages it meets. An index of a list with words of the user's own is made of the
//! same bytes when it is asked for. Also part of the build script, so it stands on nothing else of the crate.
//!
//! All numbers are little-endian, whatever the machine. They are: the length of the list's text, the number of its rows, a filter of
//! [`FILTER`] bytes, where each row begins in the text, and the slots, of which each holds nothing (0) or, in its low bits, the number
//! of a row from 1 and above them as much of the key's hash as there is room for. Where rows begin and slots have two bytes each, or four
//! where the text or the rows are too many.

use std::str::Split;

use super::filter::{BITS, bit};

/// How many bytes a filter has.
const FILTER: usize = BITS / 8;

/// A word list and its index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Index {
    text: &'static str,
    filter: &'static [u8; FILTER],
    starts: Numbers,
    slots: Numbers,
    /// The bits of a slot that number a row.
    mask: u32,
}

/// A run of numbers of two or four bytes each.
#[derive(Clone, Copy, Debug)]
enum Numbers {
    Narrow(&'static [[u8; 2]]),
    Wide(&'static [[u8; 4]]),
}

impl Numbers {
    fn of(bytes: &'static [u8], wide: bool) -> Numbers {
        if wide { Numbers::Wide(bytes.as_chunks().0) } else { Numbers::Narrow(bytes.as_chunks().0) }
    }

    fn get(self, at: usize) -> Option<u32> {
        match self {
            Numbers::Narrow(numbers) => numbers.get(at).map(|n| u16::from_le_bytes(*n).into()),
            Numbers::Wide(numbers) => numbers.get(at).map(|n| u32::from_le_bytes(*n)),
        }
    }

    fn len(self) -> usize {
        match self {
            Numbers::Narrow(numbers) => numbers.len(),
            Numbers::Wide(numbers) => numbers.len(),
        }
    }

    /// Puts numbers, each of which fits, behind `bytes`.
    fn write(numbers: &[u32], wide: bool, bytes: &mut Vec<u8>) {
        let width = if wide { 4 } else { 2 };
        bytes.extend(numbers.iter().flat_map(|n| n.to_le_bytes().into_iter().take(width)));
    }
}

/// Whether where rows begin in a text of so many bytes has four bytes.
fn has_wide_starts(length: u32) -> bool {
    length > u32::from(u16::MAX)
}

/// Whether the slots of so many rows have four bytes: in two there would be little room for a hash.
fn has_wide_slots(rows: u32) -> bool {
    rows >= 1 << 13
}

impl Index {
    /// The index in `bytes`, unless it is one of another text.
    pub(crate) fn new(text: &'static str, bytes: &'static [u8]) -> Option<Index> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (rows, rest) = rest.split_first_chunk()?;
        let (filter, rest) = rest.split_first_chunk()?;
        let (rows, length) = (u32::from_le_bytes(*rows), u32::from_le_bytes(*length));
        let (wide_starts, wide_slots) = (has_wide_starts(length), has_wide_slots(rows));
        let width = if wide_starts { 4 } else { 2 };
        let (starts, slots) = rest.split_at_checked((rows as usize).checked_mul(width)?)?;
        let (starts, slots) = (Numbers::of(starts, wide_starts), Numbers::of(slots, wide_slots));
        (text.len() == length as usize).then_some(Index { text, filter, starts, slots, mask: mask(rows) })
    }

    /// A list of these rows and its index, made now; they stay for the life of the process.
    pub(crate) fn of_rows<S: AsRef<str>>(rows: &[impl AsRef<[S]>]) -> Index {
        let (text, bytes) = write(rows);
        Index::new(text.leak(), bytes.leak()).expect("it is the index of this text")
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The number of the row whose first field is `key`, from 0.
    #[inline]
    pub(crate) fn row(&self, key: &str) -> Option<usize> {
        let bit = bit(key);
        if self.filter[bit / 8] >> (bit % 8) & 1 == 1 { self.found(key) } else { None }
    }

    /// The same behind the filter, apart from it so that the filter stands where it is asked.
    #[inline(never)]
    fn found(&self, key: &str) -> Option<usize> {
        let hash = hash(key.as_bytes());
        let mut at = first_slot(hash, self.slots.len());
        loop {
            let slot = self.slots.get(at)?;
            let row = (slot & self.mask).checked_sub(1)? as usize;
            if (slot ^ self.kept(hash)) & !self.mask == 0 && self.is_key(row, key) {
                return Some(row);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
    }

    fn is_key(&self, row: usize, key: &str) -> bool {
        let line = self.text.as_bytes().get(self.start(row)..).unwrap_or_default();
        line.strip_prefix(key.as_bytes()).is_some_and(|rest| matches!(rest, [] | [b'\t' | b'\r' | b'\n', ..]))
    }

    /// As much of a hash as a slot has room for.
    fn kept(&self, hash: u64) -> u32 {
        kept(hash, matches!(self.slots, Numbers::Wide(_)))
    }

    fn start(&self, row: usize) -> usize {
        self.starts.get(row).map_or(self.text.len(), |start| start as usize)
    }

    /// The fields of a row, the first of which is its key.
    pub(crate) fn fields(&self, row: usize) -> Fields {
        let behind = &self.text[self.start(row)..];
        let line = behind.split_once('\n').map_or(behind, |(line, _)| line);
        Fields(line.split('\t'))
    }

    /// The second field of the row whose first is `key`.
    #[inline]
    pub(crate) fn paired(&self, key: &str) -> Option<&'static str> {
        let row = self.row(key)?;
        let behind = self.text[self.start(row) + key.len()..].strip_prefix('\t')?;
        let end = behind.bytes().position(|b| matches!(b, b'\t' | b'\n')).unwrap_or(behind.len());
        Some(behind[..end].trim_ascii())
    }

    /// The line of a row in the list's text, from 1.
    pub(crate) fn line(&self, row: usize) -> usize {
        self.text[..self.start(row)].matches('\n').count() + 1
    }

    /// All rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Fields> {
        (0..self.len()).map(|row| self.fields(row))
    }
}

/// The fields of a row in order, trimmed.
#[derive(Clone, Debug)]
pub(crate) struct Fields(Split<'static, char>);

impl Iterator for Fields {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        self.0.next().map(str::trim_ascii)
    }
}

/// Makes the index of `text`; `keys` are the first fields of its rows, as they stand in it.
///
/// # Panics
/// If the text is longer than 4 GiB.
pub(crate) fn build(text: &str, keys: &[&str]) -> Vec<u8> {
    let number = |n: usize| u32::try_from(n).expect("a word list is shorter than 4 GiB");
    let start = |key: &&str| number(key.as_ptr().addr() - text.as_ptr().addr());
    let (rows, mut filter) = (number(keys.len()), [0; FILTER]);
    // Most words asked for are in no list: where most slots are empty, that is soon known.
    let mut slots = vec![0; keys.len() * 2 + 1];
    let wide = has_wide_slots(rows);
    for (row, key) in (1..).zip(keys) {
        filter[bit(key) / 8] |= 1 << (bit(key) % 8);
        let hash = hash(key.as_bytes());
        let mut at = first_slot(hash, slots.len());
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = (kept(hash, wide) & !mask(rows)) | row;
    }
    let length = number(text.len());
    let mut bytes = [length.to_le_bytes(), rows.to_le_bytes()].concat();
    bytes.extend(filter);
    let starts: Vec<u32> = keys.iter().map(start).collect();
    Numbers::write(&starts, has_wide_starts(length), &mut bytes);
    Numbers::write(&slots, wide, &mut bytes);
    bytes
}

/// A list of these rows and the bytes of its index; the fields hold neither tabs nor line breaks.
pub(crate) fn write<S: AsRef<str>>(rows: &[impl AsRef<[S]>]) -> (String, Vec<u8>) {
    let (mut text, mut keys) = (String::new(), Vec::new());
    for row in rows {
        let row = row.as_ref();
        keys.push(text.len()..text.len() + row[0].as_ref().len());
        for (n, field) in row.iter().enumerate() {
            text.extend([if n == 0 { "" } else { "\t" }, field.as_ref()]);
        }
        text.push('\n');
    }
    let keys: Vec<&str> = keys.into_iter().map(|key| &text[key]).collect();
    let bytes = build(&text, &keys);
    (text, bytes)
}

/// The bits that numbers from 0 to `rows` need.
fn mask(rows: u32) -> u32 {
    u32::MAX.checked_shr(rows.leading_zeros()).unwrap_or(0)
}

/// What a slot keeps of a hash.
fn kept(hash: u64, wide: bool) -> u32 {
    if wide { hash as u32 } else { u32::from(hash as u16) }
}

/// Where the search for a key begins: its share of all hashes is the slot's of all slots.
fn first_slot(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

/// A hash of words, the same on every machine: eight bytes at a time, the last ones overlapping those before.
fn hash(key: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let product = (hash ^ word).wrapping_mul(ODD);
        product ^ (product >> 32)
    };
    let hash = if let Some(last) = key.last_chunk() {
        let words = key.as_chunks().0.iter().chain([last]);
        words.fold(key.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)))
    } else if let (Some(first), Some(last)) = (key.first_chunk(), key.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        mix(key.len() as u64, u64::from(first) | (u64::from(last) << 32))
    } else {
        mix(0, key.iter().fold(1, |word, byte| (word << 8) | u64::from(*byte)))
    };
    hash.wrapping_mul(ODD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(index: Index) -> Vec<Vec<&'static str>> {
        index.rows().map(Iterator::collect).collect()
    }

    #[test]
    fn keys_are_found_and_nothing_else() {
        let given =
            [["dam", "a wall"], ["dam wall", "a"], ["flood", ""], ["über", "b"], ["evacuation centre", "c"]];
        let index = Index::of_rows(&given);
        for (row, [key, value]) in given.iter().enumerate() {
            assert_eq!((index.row(key), index.line(row)), (Some(row), row + 1));
            assert_eq!(index.fields(row).collect::<Vec<_>>(), [*key, *value]);
            assert_eq!(index.paired(key), Some(*value));
        }
        for absent in
            ["", "d", "dams", "da", "dam ", "dam\t", "dam\ta wall", "a wall", "floods", "uber", "zebra"]
        {
            assert_eq!(index.row(absent), None, "{absent:?}");
        }
        assert_eq!((index.len(), rows(index)), (5, given.map(Vec::from).to_vec()));
    }

    #[test]
    fn an_empty_list_has_an_index() {
        let index = Index::of_rows(&[] as &[[&str; 1]]);
        assert_eq!((index.len(), index.row(""), index.row("dam")), (0, None, None));
    }

    /// Many of so many keys have one slot, and the filter lets all of them through.
    #[test]
    fn keys_that_collide_are_kept_apart() {
        let keys: Vec<[String; 1]> = (0..70_000).map(|n| [format!("k{n}")]).collect();
        let index = Index::of_rows(&keys);
        assert!(keys.iter().enumerate().all(|(row, [key])| index.row(key) == Some(row)));
        assert!((70_000..80_000).all(|n| index.row(&format!("k{n}")).is_none()));
    }

    #[test]
    fn hashes_are_the_same_on_every_machine() {
        let of = |key: &str| hash(key.as_bytes());
        assert_eq!(of("dam"), 0x6fb4f002c4bab5d7);
        let keys = ["", "a", "ab", "ba", "abcd", "abcde", "abcdefgh", "abcdefghi", "abcdefghabcdefgh"];
        let hashes: std::collections::BTreeSet<u64> = keys.iter().map(|key| of(key)).collect();
        assert_eq!(hashes.len(), keys.len());
    }

    #[test]
    fn lines_may_end_as_on_windows() {
        let text = "# words\r\ndam\ta\r\nflood\tb\r\n";
        let mut keys = Vec::new();
        crate::lexicon::tsv::rows(text, 2, |row| keys.push(row.fields[0])).expect("it is well formed");
        let index = Index::new(text, build(text, &keys).leak()).expect("it is its index");
        assert_eq!((index.row("dam"), index.row("flood"), index.line(1)), (Some(0), Some(1), 3));
        assert_eq!(rows(index), [["dam", "a"], ["flood", "b"]]);
    }

    #[test]
    fn an_index_of_another_text_is_none() {
        let bytes: &[u8] = build("dam\n", &[]).leak();
        assert!(Index::new("dam\n", bytes).is_some() && Index::new("dams\n", bytes).is_none());
        assert!(Index::new("dam\n", &bytes[..8]).is_none());
    }
}
