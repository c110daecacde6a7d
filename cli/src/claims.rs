//! `variorum claims`: each article's claims, printed in the order of the articles.
//!
//! Articles are read by one thread, their claims by as many as are wanted, and the results printed in order as soon as
//! they are there. Only a few articles a thread are held at a time, so a stream may be of any length.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use variorum::{Article, Options, render};

use crate::arguments::{Claims, ClaimsFormat};
use crate::input::Input;

/// How many articles for each thread are under way at a time.
const AHEAD: usize = 4;

/// An article to read: its place in the input, itself, and what is known beside it.
type Job = (usize, Article, Arc<Options>);
/// What an article's claims are printed as, by its place.
type Done = (usize, io::Result<Vec<u8>>);

/// Prints the claims of all articles; how many articles could not be used.
pub(crate) fn run(arguments: &Claims) -> io::Result<usize> {
    let threads = arguments.input.threads();
    let (jobs, wanted) = sync_channel::<Job>(threads);
    let (done, results) = channel::<Done>();
    // A token stands for an article under way: whoever printed one gives it back.
    let (give, tokens) = sync_channel::<()>(threads * AHEAD);
    for _ in 0..threads * AHEAD {
        let _ = give.send(());
    }
    let wanted = Mutex::new(wanted);
    let format = arguments.format;
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done.clone();
            let wanted = &wanted;
            scope.spawn(move || work(wanted, &done, format));
        }
        drop(done);
        let printer = scope.spawn(move || print(&results, &give, format));
        let problems = feed(arguments, &jobs, &tokens);
        drop(jobs);
        drop(tokens);
        let printed = printer.join().unwrap_or_else(|_| Err(io::Error::other("printing failed")));
        printed.map(|()| problems)
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

/// Reads claims until there are no more articles.
fn work(wanted: &Mutex<Receiver<Job>>, done: &Sender<Done>, format: ClaimsFormat) {
    loop {
        let next = wanted.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((n, article, options)) = next else { return };
        if done.send((n, printed(&article, &options, format))).is_err() {
            return;
        }
    }
}

/// One article's claims as they are printed.
fn printed(article: &Article, options: &Options, format: ClaimsFormat) -> io::Result<Vec<u8>> {
    let found = variorum::claims_with(article, options);
    Ok(match format {
        ClaimsFormat::Text => render::claims(&found).into_bytes(),
        ClaimsFormat::Json => serde_json::to_vec(&found)?,
        ClaimsFormat::Jsonl => {
            let mut line = serde_json::to_vec(&found)?;
            line.push(b'\n');
            line
        }
    })
}

/// Prints results in the order of their articles.
fn print(results: &Receiver<Done>, give: &SyncSender<()>, format: ClaimsFormat) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut early: BTreeMap<usize, io::Result<Vec<u8>>> = BTreeMap::new();
    let mut next = 0;
    for (n, result) in results {
        early.insert(n, result);
        while let Some(result) = early.remove(&next) {
            let array = format == ClaimsFormat::Json;
            if array {
                out.write_all(if next == 0 { b"[" } else { b",\n" })?;
            }
            out.write_all(&result?)?;
            next += 1;
            // The reader may have ended by now.
            let _ = give.try_send(());
        }
    }
    if format == ClaimsFormat::Json {
        out.write_all(if next == 0 { b"[]\n" } else { b"]\n" })?;
    }
    out.flush()
}
