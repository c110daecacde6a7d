//! Work on many items at once, where the feature `parallel` is on; the results come in the items' order either way.

/// `work` done on each item, in the items' order.
#[cfg(feature = "parallel")]
pub(crate) fn map<'a, T: Sync, U: Send>(items: &'a [T], work: impl Fn(&'a T) -> U + Send + Sync) -> Vec<U> {
    use rayon::prelude::*;
    items.par_iter().map(work).collect()
}

/// `work` done on each item, in the items' order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<'a, T, U>(items: &'a [T], work: impl Fn(&'a T) -> U) -> Vec<U> {
    items.iter().map(work).collect()
}
