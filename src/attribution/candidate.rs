//! A possible attribution: its parts as ranges of tokens, before weak ones are dropped.

use std::ops::Range;

use super::Stance;

/// How a cue and its content stand to each other. With the cue's base form it decides how often such a
/// reading is an attribution.
pub(super) type Frame = &'static str;

/// A possible attribution.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The cue's main token.
    pub(super) head: usize,
    /// The cue's tokens.
    pub(super) cue: Range<usize>,
    /// The cue's base form.
    pub(super) lemma: &'static str,
    pub(super) frame: Frame,
    pub(super) source: Option<Range<usize>>,
    /// The content's parts in order.
    pub(super) content: Vec<Range<usize>>,
    pub(super) stance: Stance,
    pub(super) negated: bool,
    /// The cue's form, as [`super::shape`] names it.
    pub(super) form: &'static str,
    /// How many of a hundred such readings are attributions; 0 before it is looked up.
    pub(super) rate: u8,
}
