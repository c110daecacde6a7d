//! English verb forms from the base form.

use std::sync::LazyLock;

use super::word::{BASE, ING, PARTICIPLE, PAST, THIRD};
use crate::lexicon::WordSet;

/// Verbs that double their last letter before "-ing" though no regular past form shows it.
static DOUBLED: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::load("doubled_verbs.tsv", include_str!("../lexicon/en/doubled_verbs.tsv")));

/// All forms of the verb `base`; `irregular` holds its past and participle, parted by a comma, or "-".
pub(super) fn forms(base: &str, irregular: &str) -> Vec<(String, u8)> {
    let (past, participle) = match irregular.split_once(',') {
        Some((past, participle)) => (past.to_string(), participle.to_string()),
        None => (regular_past(base), regular_past(base)),
    };
    vec![
        (base.to_string(), BASE),
        (third(base), THIRD),
        (past, PAST),
        (participle, PARTICIPLE),
        (ing(base, irregular), ING),
    ]
}

/// "says", "denies", "pushes"; also a noun's plural.
pub(super) fn third(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    if hisses { format!("{base}es") } else { format!("{base}s") }
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = consonant_y(base) {
        format!("{stem}ied")
    } else {
        format!("{base}ed")
    }
}

fn ing(base: &str, irregular: &str) -> String {
    let last = &base[base.len() - 1..];
    let doubled = irregular.contains(&format!("{base}{last}ed")) || DOUBLED.contains(base);
    if doubled {
        format!("{base}{last}ing")
    } else if base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye") {
        format!("{}ing", &base[..base.len() - 1])
    } else {
        format!("{base}ing")
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
            let found: Vec<_> = forms(base, irregular).into_iter().map(|f| f.0).collect();
            assert_eq!(found.join(" "), expected);
        }
    }
}
