//! The claims of a stream of articles, one after the other.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyMapping};
use variorum::Options;

use crate::article;
use crate::claim::{ArticleClaims, read};
use crate::names;
use crate::offsets::Text;
use crate::options::Given;

/// How many articles for each thread are under way at a time.
const AHEAD: usize = 4;

/// An article to read and whom to tell.
type Job = (Arc<Text>, SyncSender<ArticleClaims>);

/// What is next: the claims that are awaited, or why the article cannot be read.
type Next = PyResult<Receiver<ArticleClaims>>;

/// Reads the claims of each article of an iterable, in its order, a few ahead of what is asked for; a stream may be of any length.
///
/// >>> import variorum
/// >>> stream = ({"id": str(n), "text": f"{n} people died."} for n in range(2, 5))
/// >>> [found.claims[0].figure.value for found in variorum.iter_claims(stream, threads=2)]
/// [Decimal('2'), Decimal('3'), Decimal('4')]
#[pyfunction]
#[pyo3(signature = (articles, *, threads = None, kinds = None, aliases = None, words = None))]
pub(crate) fn iter_claims(
    articles: &Bound<'_, PyAny>,
    threads: Option<usize>,
    kinds: Option<&Bound<'_, PyAny>>,
    aliases: Option<&Bound<'_, PyAny>>,
    words: Option<&Bound<'_, PyMapping>>,
) -> PyResult<ClaimsIterator> {
    let options = Arc::new(Given { kinds, aliases, words, ..Given::default() }.options()?);
    let threads = match threads {
        Some(0) => return Err(PyValueError::new_err("threads is 1 or more")),
        Some(n) => n,
        None => thread::available_parallelism().map_or(1, usize::from),
    };
    let articles = articles.try_iter()?.unbind();
    let jobs = (threads > 1).then(|| workers(threads, &options));
    let state = State { articles, taken: 0, ended: false, jobs, under_way: VecDeque::new() };
    Ok(ClaimsIterator { state: Mutex::new(state), options, ahead: threads * AHEAD })
}

/// Threads that read articles until nobody sends any more.
fn workers(threads: usize, options: &Arc<Options>) -> Sender<Job> {
    let (jobs, wanted) = channel::<Job>();
    let wanted = Arc::new(Mutex::new(wanted));
    for _ in 0..threads {
        let (wanted, options) = (Arc::clone(&wanted), Arc::clone(options));
        thread::spawn(move || {
            loop {
                let next = wanted.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((text, done)) = next else { return };
                // Whoever asked may be gone.
                let _ = done.send(read(text, &options));
            }
        });
    }
    jobs
}

/// What `iter_claims` gives.
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct ClaimsIterator {
    state: Mutex<State>,
    options: Arc<Options>,
    ahead: usize,
}

#[derive(Debug)]
struct State {
    articles: Py<PyIterator>,
    /// How many articles were taken.
    taken: usize,
    /// Whether there are no more.
    ended: bool,
    /// The threads' work; none if the caller's own thread reads.
    jobs: Option<Sender<Job>>,
    under_way: VecDeque<Next>,
}

impl State {
    /// The next article; none if there are no more.
    fn take(&mut self, py: Python<'_>) -> Option<PyResult<Arc<Text>>> {
        if self.ended {
            return None;
        }
        let next = self.articles.bind(py).clone().next();
        self.ended = next.as_ref().is_none_or(Result::is_err);
        self.taken += 1;
        Some(next?.and_then(|article| article::given(&article, self.taken)))
    }

    /// Has the threads read so many articles.
    fn fill(&mut self, py: Python<'_>, ahead: usize) {
        while self.under_way.len() < ahead {
            let Some(article) = self.take(py) else { return };
            let next = article.map(|text| {
                let (done, result) = sync_channel(1);
                if let Some(jobs) = &self.jobs {
                    // The threads live as long as this does.
                    let _ = jobs.send((text, done));
                }
                result
            });
            self.under_way.push_back(next);
        }
    }
}

#[pymethods]
impl ClaimsIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<ArticleClaims>> {
        // The iterable is asked while the lock is held: one that asks this iterator in turn is an error, not a standstill.
        let Ok(mut state) = self.state.try_lock() else {
            return Err(PyValueError::new_err("the iterator is in use by another thread"));
        };
        if state.jobs.is_none() {
            let Some(text) = state.take(py).transpose()? else { return Ok(None) };
            return Ok(Some(py.detach(|| read(text, &self.options))));
        }
        state.fill(py, self.ahead);
        let Some(next) = state.under_way.pop_front().transpose()? else { return Ok(None) };
        let read = py.detach(move || next.recv());
        read.map(Some).map_err(|_| names::fault("an article cannot be read, which is a fault of variorum"))
    }
}
