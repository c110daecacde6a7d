//! Work on many items at once, where the feature `parallel` is on; the results come in the items' order either way. All threads go by
//! the word lists that are in force where the work is given.

/// How much work there is, about as many bytes of text: little work is done before other threads have begun.
#[cfg(feature = "parallel")]
const LITTLE: usize = 8_000;
/// What a point costs, in bytes of text.
pub(crate) const POINT: usize = 200;

/// `work` done on each item, in the items' order; `size` tells how much there is to do in all, in bytes of text or so.
#[cfg(feature = "parallel")]
pub(crate) fn map<'a, T: Sync, U: Send>(
    items: &'a [T],
    size: usize,
    work: impl Fn(&'a T) -> U + Send + Sync,
) -> Vec<U> {
    use rayon::prelude::*;

    use crate::lexicon::InForce;
    if size < LITTLE || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    // Whoever waits for the others may do work of somebody else meanwhile, who has no words added.
    let lexicon = InForce::here();
    InForce::BUILT_IN.during(|| items.par_iter().map(|item| lexicon.during(|| work(item))).collect())
}

/// `work` done on each item, in the items' order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<'a, T, U>(items: &'a [T], _: usize, work: impl Fn(&'a T) -> U) -> Vec<U> {
    items.iter().map(work).collect()
}

/// `work` done by so many threads, if a number is given.
#[cfg(feature = "parallel")]
pub(crate) fn on<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = threads.and_then(|n| rayon::ThreadPoolBuilder::new().num_threads(n).build().ok());
    match pool {
        // As in `map`: a thread of another pool works for that while it waits.
        Some(pool) => crate::lexicon::InForce::BUILT_IN.during(|| pool.install(work)),
        // Where the system gives no more threads, those do the work that there are.
        None => work(),
    }
}

/// `work` done, by the one thread that there is.
#[cfg(not(feature = "parallel"))]
pub(crate) fn on<T>(_: Option<usize>, work: impl FnOnce() -> T) -> T {
    work()
}
