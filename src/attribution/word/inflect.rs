//! English verb forms from the base form. Also part of the build script, so it stands on nothing else of the crate.

use std::fmt;

/// Forms of a verb, as bits: a word can be several at once ("put").
pub(crate) const BASE: u8 = 1;
pub(crate) const THIRD: u8 = 2;
pub(crate) const PAST: u8 = 4;
pub(crate) const PARTICIPLE: u8 = 8;
pub(crate) const ING: u8 = 16;

/// How many forms a verb has.
pub(crate) const OF_VERB: usize = 5;
/// How many forms a noun has.
pub(crate) const OF_NOUN: usize = 2;

/// Forms of verbs and nouns, in one run of text: each form for itself would cost more to keep than to make.
pub(crate) struct Forms<'d> {
    /// Whether a verb doubles its last letter before "-ing" though no regular past form shows it.
    doubled: &'d dyn Fn(&str) -> bool,
    text: String,
    /// Where each form ends, and what it is.
    ends: Vec<(u32, u8)>,
}

/// How long a form is, rather more than less.
const LENGTH: usize = 10;

impl<'d> Forms<'d> {
    /// With room for so many.
    pub(crate) fn of(count: usize, doubled: &'d dyn Fn(&str) -> bool) -> Forms<'d> {
        Forms { doubled, text: String::with_capacity(count * LENGTH), ends: Vec::with_capacity(count) }
    }

    /// Each form with its bits, in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        let mut start = 0;
        self.ends.iter().map(move |(end, bits)| {
            let form = &self.text[start..*end as usize];
            start = *end as usize;
            (form, *bits)
        })
    }

    /// Adds the forms of the verb `base`; `irregular` holds its past and participle, parted by a comma, or "-".
    pub(crate) fn of_verb(&mut self, base: &str, irregular: &str) {
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
    pub(crate) fn of_noun(&mut self, base: &str) {
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
        let last = base.char_indices().next_back().map_or("", |(at, _)| &base[at..]);
        let doubled = |form: &str| {
            form.strip_prefix(base).and_then(|rest| rest.strip_prefix(last)).is_some_and(|rest| rest == "ed")
        };
        if irregular.split(',').any(doubled) || (self.doubled)(base) {
            self.add(&[base, last, "ing"], ING);
        } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye") {
            self.add(&[&base[..base.len() - 1], "ing"], ING);
        } else {
            self.add(&[base, "ing"], ING);
        }
    }
}

impl fmt::Debug for Forms<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
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
            let mut forms = Forms::of(OF_VERB, &|base| base == "admit");
            forms.of_verb(base, irregular);
            let found: Vec<_> = forms.iter().map(|f| f.0).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
