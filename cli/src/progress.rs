//! A sign of life on a terminal for what takes longer than a second.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts articles, and shows the count after a second.
pub(crate) struct Counter {
    begun: Instant,
    count: u64,
    bar: Option<ProgressBar>,
    enabled: bool,
}

/// Shows that something is being done, after a second, until it is dropped.
pub(crate) struct Busy(Option<(Sender<()>, JoinHandle<()>)>);

/// Whether anything may be shown: on a terminal, and not if it was asked to be quiet.
fn enabled(quiet: bool) -> bool {
    !quiet && io::stderr().is_terminal()
}

fn spinner(message: String) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.set_message(message);
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

impl Counter {
    pub(crate) fn new(quiet: bool) -> Counter {
        Counter { begun: Instant::now(), count: 0, bar: None, enabled: enabled(quiet) }
    }

    /// Counts one article.
    pub(crate) fn add(&mut self) {
        self.count += 1;
        if !self.enabled || self.begun.elapsed() < PATIENCE {
            return;
        }
        let message = format!("{} articles read", self.count);
        match &self.bar {
            Some(bar) => bar.set_message(message),
            None => self.bar = Some(spinner(message)),
        }
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Busy {
    pub(crate) fn new(quiet: bool, message: String) -> Busy {
        if !enabled(quiet) {
            return Busy(None);
        }
        let (done, wait) = channel();
        let show = move || {
            if wait.recv_timeout(PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                let bar = spinner(message);
                // Whether a word comes or the sender is gone: it is done.
                let _ = wait.recv();
                bar.finish_and_clear();
            }
        };
        Busy(Some((done, thread::spawn(show))))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.0.take() {
            drop(done);
            let _ = thread.join();
        }
    }
}
