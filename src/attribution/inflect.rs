//! English verb forms from the base form.

use super::word::{BASE, ING, PARTICIPLE, PAST, THIRD};
use crate::lexicon::{List, WordSet};

/// Verbs that double their last letter before "-ing" though no regular past form shows it.
static DOUBLED: List<WordSet> =
    List::new(|| WordSet::load("doubled_verbs.tsv", include_str!("../lexicon/en/doubled_verbs.tsv")));

/// How many forms a verb has.
pub(super) const OF_VERB: usize = 5;
/// How many forms a noun has.
pub(super) const OF_NOUN: usize = 2;

/// Forms of verbs and nouns, in one run of text that lives as long as the process: lists of them are read once, and each form
/// for itself would cost more to keep than to make.
#[derive(Debug)]
pub(super) struct Forms {
    text: String,
    /// Where each form ends, and what it is.
    ends: Vec<(u32, u8)>,
}

/// How long a form is, rather more than less.
const LENGTH: usize = 10;

impl Forms {
    /// With room for so many.
    pub(super) fn of(count: usize) -> Forms {
        Forms { text: String::with_capacity(count * LENGTH), ends: Vec::with_capacity(count) }
    }

    /// Adds the forms of the verb `base`; `irregular` holds its past and participle, parted by a comma, or "-".
    pub(super) fn of_verb(&mut self, base: &str, irregular: &str) {
        self.add(&[base], BASE);
        self.third(base, THIRD);
        match irregular.split_once(',') {
            Some((past, participle)) => {
                self.add(&[past], PAST);
                self.add(&[participle], PARTICIPLE);
            }
            None => {
                self.regular_past(base, PAST);
                self.regular_past(base, PARTICIPLE);
            }
        }
        self.ing(base, irregular);
    }

    /// Adds a noun and its plural.
    pub(super) fn of_noun(&mut self, base: &str) {
        self.add(&[base], 0);
        self.third(base, 0);
    }

    fn add(&mut self, parts: &[&str], bits: u8) {
        parts.iter().for_each(|part| self.text.push_str(part));
        self.ends.push((self.text.len() as u32, bits));
    }

    /// "says", "denies", "pushes"; also a noun's plural.
    fn third(&mut self, base: &str, bits: u8) {
        let hisses = || ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
        match consonant_y(base) {
            Some(stem) => self.add(&[stem, "ies"], bits),
            None if hisses() => self.add(&[base, "es"], bits),
            None => self.add(&[base, "s"], bits),
        }
    }

    fn regular_past(&mut self, base: &str, bits: u8) {
        match consonant_y(base) {
            _ if base.ends_with('e') => self.add(&[base, "d"], bits),
            Some(stem) => self.add(&[stem, "ied"], bits),
            None => self.add(&[base, "ed"], bits),
        }
    }

    fn ing(&mut self, base: &str, irregular: &str) {
        let last = &base[base.len() - 1..];
        let doubled = |form: &str| {
            form.strip_prefix(base).and_then(|rest| rest.strip_prefix(last)).is_some_and(|rest| rest == "ed")
        };
        if irregular.split(',').any(doubled) || DOUBLED.contains(base) {
            self.add(&[base, last, "ing"], ING);
        } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye") {
            self.add(&[&base[..base.len() - 1], "ing"], ING);
        } else {
            self.add(&[base, "ing"], ING);
        }
    }
}

impl IntoIterator for Forms {
    type Item = (&'static str, u8);
    type IntoIter = Box<dyn ExactSizeIterator<Item = (&'static str, u8)>>;

    fn into_iter(self) -> Self::IntoIter {
        let text: &'static str = self.text.leak();
        let mut start = 0;
        Box::new(self.ends.into_iter().map(move |(end, bits)| {
            let form = &text[start..end as usize];
            start = end as usize;
            (form, bits)
        }))
    }
}

/// What stands before a "y" that follows a consonant.
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    (!stem.ends_with(['a', 'e', 'i', 'o', 'u'])).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects() {
        for (base, irregular, expected) in [
            ("say", "said,said", "say says said said saying"),
            ("deny", "-", "deny denies denied denied denying"),
            ("admit", "admitted,admitted", "admit admits admitted admitted admitting"),
            ("agree", "-", "agree agrees agreed agreed agreeing"),
            ("push", "-", "push pushes pushed pushed pushing"),
            ("write", "wrote,written", "write writes wrote written writing"),
        ] {
            let mut forms = Forms::of(OF_VERB);
            forms.of_verb(base, irregular);
            let found: Vec<_> = forms.into_iter().map(|f| f.0).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
