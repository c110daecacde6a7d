//! `variorum claims`: each article's claims, printed in the order of the articles.
//!
//! Articles are read by one thread, their claims by as many as are wanted, and the results printed in order as soon as
//! they are there. Only a few articles a thread are held at a time, so a stream may be of any length.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use variorum::{Article, Options, render};

use crate::arguments::{Claims, ClaimsFormat};
use crate::input::Input;
use crate::survive;

/// How many articles for each thread are under way at a time.
const AHEAD: usize = 4;

/// An article to read: its place in the input, itself, and what is known beside it.
type Job = (usize, Article, Arc<Options>);
/// What an article's claims are printed as, by its place; or what went wrong with it alone.
type Done = (usize, Result<Vec<u8>, String>);

/// Prints the claims of all articles; how many articles could not be used.
pub(crate) fn run(arguments: &Claims) -> io::Result<usize> {
    arguments.input.prepare();
    let threads = arguments.input.threads();
    let (jobs, wanted) = sync_channel::<Job>(threads);
    let (done, results) = channel::<Done>();
    // A token stands for an article under way: whoever printed one gives it back.
    let (give, tokens) = sync_channel::<()>(threads * AHEAD);
    for _ in 0..threads * AHEAD {
        let _ = give.send(());
    }
    // The readers hold it together, so that it is gone with them: nobody waits to hand an article to readers that have ended.
    let wanted = Arc::new(Mutex::new(wanted));
    let format = arguments.format;
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done.clone();
            let wanted = Arc::clone(&wanted);
            scope.spawn(move || {
                work(&wanted, &done, |article, options| printed(article, options, format));
            });
        }
        drop((done, wanted));
        let printer = scope.spawn(move || print(&results, &give, format));
        let problems = feed(arguments, &jobs, &tokens);
        drop(jobs);
        drop(tokens);
        let printed = printer.join().unwrap_or_else(|_| Err(io::Error::other("printing failed")));
        printed.map(|failed| problems + failed)
    })
}

/// Reads the articles, each once there is room for it; how many could not be read. Ends early if nobody prints any more.
fn feed(arguments: &Claims, jobs: &SyncSender<Job>, tokens: &Receiver<()>) -> usize {
    let mut input = Input::new(&arguments.input);
    let mut n = 0;
    // Its only error is that the printer is gone, whose own error says why.
    let _ = input.each(&mut |article, options| {
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        tokens.recv().map_err(|_| gone())?;
        jobs.send((n, article, Arc::clone(options))).map_err(|_| gone())?;
        n += 1;
        Ok(())
    });
    input.problems()
}

/// Reads claims until there are no more articles. An article that stops the program is an error of its own: its place
/// must reach the printer, which waits for it, and the others are read all the same.
fn work(
    wanted: &Mutex<Receiver<Job>>,
    done: &Sender<Done>,
    printed: impl Fn(&Article, &Options) -> io::Result<Vec<u8>>,
) {
    loop {
        let next = wanted.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((n, article, options)) = next else { return };
        let result = match catch_unwind(AssertUnwindSafe(|| printed(&article, &options))) {
            Ok(result) => result.map_err(|e| format!("{}: {e}", article.id)),
            Err(_) => Err(survive::message(&article.id)),
        };
        if done.send((n, result)).is_err() {
            return;
        }
    }
}

/// One article's claims as they are printed.
fn printed(article: &Article, options: &Options, format: ClaimsFormat) -> io::Result<Vec<u8>> {
    let found = variorum::claims_with(article, options);
    Ok(match format {
        ClaimsFormat::Text => options.lexicon.during(|| render::claims(&found)).into_bytes(),
        ClaimsFormat::Json => render::steady_json(serde_json::to_string(&found)?).into_bytes(),
        ClaimsFormat::Jsonl => (render::steady_json(serde_json::to_string(&found)?) + "\n").into_bytes(),
    })
}

/// Prints results to standard output; how many articles failed.
fn print(results: &Receiver<Done>, give: &SyncSender<()>, format: ClaimsFormat) -> io::Result<usize> {
    print_to(&mut io::stdout().lock(), results, give, format)
}

/// Prints results in the order of their articles, and what went wrong with one to standard error.
fn print_to(
    out: &mut impl Write,
    results: &Receiver<Done>,
    give: &SyncSender<()>,
    format: ClaimsFormat,
) -> io::Result<usize> {
    let mut early: BTreeMap<usize, Result<Vec<u8>, String>> = BTreeMap::new();
    let (mut next, mut printed) = (0, 0);
    for (n, result) in results {
        early.insert(n, result);
        while let Some(result) = early.remove(&next) {
            match result {
                Ok(text) => {
                    if format == ClaimsFormat::Json {
                        out.write_all(if printed == 0 { b"[" } else { b",\n" })?;
                    }
                    out.write_all(&text)?;
                    printed += 1;
                }
                Err(message) => eprintln!("{}", render::shown(&message)),
            }
            next += 1;
            // The reader may have ended by now.
            let _ = give.try_send(());
        }
    }
    if format == ClaimsFormat::Json {
        out.write_all(if printed == 0 { b"[]\n" } else { b"]\n" })?;
    }
    out.flush()?;
    Ok(next - printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_stops_the_program_costs_itself_only() {
        let (jobs, wanted) = channel_of_three();
        drop(jobs);
        let (done, results) = channel();
        work(&Mutex::new(wanted), &done, |article, _| {
            assert_ne!(article.id, "b", "this one is broken");
            Ok(article.id.clone().into_bytes())
        });
        drop(done);
        let (give, _tokens) = sync_channel(3);
        let mut out = Vec::new();
        let failed = print_to(&mut out, &results, &give, ClaimsFormat::Json).expect("it prints");
        assert_eq!((failed, String::from_utf8(out).as_deref()), (1, Ok("[a,\nc]\n")));
    }

    fn channel_of_three() -> (SyncSender<Job>, Receiver<Job>) {
        let (jobs, wanted) = sync_channel(3);
        for (n, id) in ["a", "b", "c"].into_iter().enumerate() {
            jobs.send((n, Article::new(id, "One."), Arc::default())).expect("room for three");
        }
        (jobs, wanted)
    }
}
