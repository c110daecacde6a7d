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

#[cfg(all(test, feature = "parallel"))]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;
    use crate::Lexicon;
    use crate::lexicon::{List, WordSet};

    static WORDS: List<WordSet> = List::new(|| WordSet::load("not_plurals.tsv", "a\n"));

    fn with_b() -> Lexicon {
        let mut lexicon = Lexicon::new();
        lexicon.add("not_plurals.tsv", "b\n").expect("it is well formed");
        lexicon
    }

    #[test]
    fn all_threads_go_by_the_words_in_force() {
        let items = [Duration::from_millis(1); 64];
        let known = |lexicon: &Lexicon| {
            let work = || map(&items, LITTLE, |time| (sleep(*time), WORDS.contains("b")).1);
            on(Some(4), || lexicon.during(work)).into_iter().filter(|known| *known).count()
        };
        assert_eq!((known(&with_b()), known(&Lexicon::new())), (64, 0));
        // What is in force where the work is given away is not what it goes by.
        assert_eq!(with_b().during(|| known(&Lexicon::new())), 0);
    }

    #[test]
    fn what_others_have_done_meanwhile_goes_by_their_words() {
        static DONE: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];
        let other = || {
            sleep(Duration::from_millis(1));
            DONE[usize::from(WORDS.contains("b"))].fetch_add(1, Ordering::SeqCst);
        };
        let (lexicon, times) = (&with_b(), &[20, 150].map(Duration::from_millis));
        let pool = &rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("two threads");
        std::thread::scope(|scope| {
            let work = || lexicon.during(|| map(times, LITTLE, |time| sleep(*time)));
            scope.spawn(move || pool.install(work));
            // Whoever is done with the short item waits for the long one, and takes what there is to do.
            sleep(Duration::from_millis(50));
            (0..40).for_each(|_| pool.spawn(other));
        });
        while DONE.iter().map(|n| n.load(Ordering::SeqCst)).sum::<usize>() < 40 {
            sleep(Duration::from_millis(5));
        }
        assert_eq!(DONE[1].load(Ordering::SeqCst), 0);
    }
}
