//! A bar on a terminal for what takes longer than a second.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use variorum::Step;

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far reading is: by bytes where it is known how many there are, else by a count of articles.
pub(crate) struct Bar {
    begun: Instant,
    enabled: bool,
    size: Option<u64>,
    bytes: u64,
    articles: u64,
    shown: Option<ProgressBar>,
}

/// Whether anything may be shown: on a terminal, and not if it was asked to be quiet.
fn enabled(quiet: bool) -> bool {
    !quiet && io::stderr().is_terminal()
}

/// A bar of `len` parts, or a sign of life where nobody knows how many there are.
fn drawn(len: Option<u64>) -> ProgressBar {
    let (bar, template) = match len {
        Some(len) => (ProgressBar::new(len), "{bar:30} {percent:>3}%  {msg}  ({elapsed}, {eta} left)"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}  ({elapsed})"),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

impl Bar {
    /// For reading `size` bytes, if that is known.
    pub(crate) fn reading(quiet: bool, size: Option<u64>) -> Bar {
        let begun = Instant::now();
        Bar { begun, enabled: enabled(quiet), size, bytes: 0, articles: 0, shown: None }
    }

    /// So many more bytes are read.
    pub(crate) fn read(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
        self.show();
    }

    /// One more article is read.
    pub(crate) fn article(&mut self) {
        self.articles += 1;
        self.show();
    }

    fn show(&mut self) {
        if !self.enabled || self.begun.elapsed() < PATIENCE {
            return;
        }
        let bar = self.shown.get_or_insert_with(|| drawn(self.size));
        bar.set_message(format!("{} articles read", self.articles));
        if self.size.is_some() {
            bar.set_position(self.bytes);
        }
    }

    /// Prints a line to standard error, above the bar.
    pub(crate) fn say(&self, line: &str) {
        // What is told of an article may hold words of its own.
        let line = &variorum::render::shown(line);
        match &self.shown {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&mut self) {
        if let Some(bar) = self.shown.take() {
            bar.finish_and_clear();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.end();
    }
}

/// How far a comparison is: articles read, then a sign of life while their claims are compared. A thread of its own draws
/// it, so that it comes to sight while a long stage lasts.
pub(crate) struct Comparing(Option<(Sender<Step>, JoinHandle<()>)>);

impl Comparing {
    pub(crate) fn new(quiet: bool) -> Comparing {
        let start = || {
            let (told, steps) = channel();
            (told, thread::spawn(move || draw(&steps)))
        };
        Comparing(enabled(quiet).then(start))
    }

    /// Takes note of a step; may be called by several threads.
    pub(crate) fn watch(&self, step: Step) {
        if let Some((told, _)) = &self.0 {
            let _ = told.send(step);
        }
    }
}

impl Drop for Comparing {
    fn drop(&mut self) {
        if let Some((told, thread)) = self.0.take() {
            drop(told);
            let _ = thread.join();
        }
    }
}

/// Draws the steps that are told, after a second, until nobody tells any more.
fn draw(steps: &Receiver<Step>) {
    let begun = Instant::now();
    let mut shown: Option<(bool, ProgressBar)> = None; // with whether it is a bar of articles
    let mut last: Option<Step> = None;
    loop {
        match steps.recv_timeout(Duration::from_millis(100)) {
            // Threads may tell their counts out of order.
            Ok(Step::Read { done, .. }) if matches!(last, Some(Step::Read { done: d, .. }) if d > done) => {}
            Ok(step) => last = Some(step),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if let Some(step) = last.filter(|_| begun.elapsed() >= PATIENCE) {
            show(&mut shown, step);
        }
    }
    if let Some((_, bar)) = shown {
        bar.finish_and_clear();
    }
}

fn show(shown: &mut Option<(bool, ProgressBar)>, step: Step) {
    let (len, at, message) = match step {
        Step::Read { done, of } => (Some(of as u64), done as u64, format!("{done} of {of} articles read")),
        Step::Align { claims } => (None, 0, format!("comparing {claims} claims")),
        Step::Judge { groups } => (None, 0, format!("judging {groups} points")),
        _ => return,
    };
    if shown.as_ref().is_none_or(|(counts, _)| *counts != len.is_some()) {
        if let Some((_, bar)) = shown.take() {
            bar.finish_and_clear();
        }
        *shown = Some((len.is_some(), drawn(len)));
    }
    if let Some((_, bar)) = shown {
        bar.set_message(message);
        bar.set_position(at);
    }
}
