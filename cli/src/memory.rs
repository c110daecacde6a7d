//! Whether the memory that may be used can suffice. A program that is refused memory ends at once and cannot say much; so it is said
//! before.

use std::fs;

use variorum::Article;

/// How many bytes of memory comparing takes for each byte of text, at most as far as was measured: 40 to 56.
const FOR_A_BYTE: u64 = 56;

/// What is to be said before articles are compared that may need more memory than may be used; none if they need not.
pub(crate) fn warning(articles: &[Article]) -> Option<String> {
    let text: u64 = articles.iter().map(|a| a.text.len() as u64).sum();
    scarce(text, allowed(&fs::read_to_string("/proc/self/limits").ok()?)?)
}

fn scarce(text: u64, allowed: u64) -> Option<String> {
    let needed = text.saturating_mul(FOR_A_BYTE);
    let mib = |n: u64| n.div_ceil(1 << 20);
    (needed > allowed).then(|| {
        format!(
            "the articles hold {} MiB, for which some {} MiB of memory are needed, and {} MiB may be used (ulimit -v): if that \
             does not suffice, the program ends; compare fewer at a time",
            mib(text),
            mib(needed),
            mib(allowed)
        )
    })
}

/// How many bytes may be used, by what Linux says of a process; none if there is no limit.
fn allowed(limits: &str) -> Option<u64> {
    let line = limits.lines().find_map(|l| l.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_memory_is_told_before() {
        let limits = "Max data size  unlimited  unlimited  bytes\nMax address space         104857600            unlimited            bytes\n";
        assert_eq!(allowed(limits), Some(100 << 20));
        assert_eq!(
            allowed("Max address space         unlimited            unlimited            bytes"),
            None
        );
        assert_eq!(scarce(1 << 20, 100 << 20), None);
        assert!(scarce(2 << 20, 100 << 20).is_some());
        let told = scarce(10 << 20, 100 << 20).expect("560 of 100");
        assert!(told.starts_with(
            "the articles hold 10 MiB, for which some 560 MiB of memory are needed, and 100 MiB may be used"
        ));
    }
}
