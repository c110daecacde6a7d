//! An example of a service: whoever posts articles to `/compare` gets a report as JSON.
//!
//! It shows what a service has to see to, whatever its framework:
//!
//! - A comparison is work for a processor, not waiting: it runs on a thread of its own kind, one thread each, and no more of them at a
//!   time than there are processors. Who comes meanwhile waits; beyond a number of those, requests are refused with 503.
//! - A body has a bound (413) and a time to arrive in (408), and a request a bound of articles (400).
//! - What cannot be used is answered with 400 and the line at fault.
//! - A panic costs the one request: it is answered with 500, and the next is served.
//! - Nothing of a text is logged, a panic's message included, which may quote it.

#![allow(clippy::needless_pass_by_value)] // handlers take what the framework hands over

mod articles;

use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::Semaphore;
use variorum::{Article, Error, Options, Report, render};

/// What bounds the service.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest body, in bytes.
    pub body: usize,
    /// The most articles of a request.
    pub articles: usize,
    /// How many comparisons run at a time.
    pub at_once: usize,
    /// How many requests are under way at a time, those that wait included.
    pub under_way: usize,
    /// How long a body may take to arrive.
    pub arrival: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Limits {
            body: 4 << 20,
            articles: 200,
            at_once: processors,
            under_way: 64 * processors,
            arrival: Duration::from_secs(30),
        }
    }
}

/// How articles are compared: [`variorum::compare_with`], or something that stands in for it.
pub type Compare = fn(&[Article], &Options) -> Result<Report, Error>;

#[derive(Debug)]
struct Service {
    limits: Limits,
    options: Options,
    compare: Compare,
    under_way: Semaphore,
    at_once: Arc<Semaphore>,
}

/// The service, to be served: `POST /compare`, and `GET /health` for whoever watches it.
pub fn router(limits: Limits, options: Options, compare: Compare) -> Router {
    let service = Service {
        limits,
        options: options.threads(1),
        compare,
        under_way: Semaphore::new(limits.under_way),
        at_once: Arc::new(Semaphore::new(limits.at_once)),
    };
    Router::new()
        .route("/compare", post(answer))
        .route("/health", get(|| async { "well\n" }))
        .layer(DefaultBodyLimit::max(limits.body))
        .with_state(Arc::new(service))
}

/// Has panics tell where they happened, and nothing else: their messages may quote an article.
pub fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("variorum-service: a panic at {place}");
    }));
}

async fn answer(State(service): State<Arc<Service>>, request: Request) -> Response {
    let Ok(_under_way) = service.under_way.try_acquire() else {
        return fault(StatusCode::SERVICE_UNAVAILABLE, "too many requests are under way; try again");
    };
    let body = match tokio::time::timeout(service.limits.arrival, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => body,
        // Too long a body, or one that broke off.
        Ok(Err(refused)) => return fault(refused.status(), &refused.body_text()),
        Err(_) => return fault(StatusCode::REQUEST_TIMEOUT, "the body did not arrive in time"),
    };
    let Ok(at_once) = Arc::clone(&service.at_once).acquire_owned().await else {
        return fault(StatusCode::SERVICE_UNAVAILABLE, "the service ends");
    };
    let of = Arc::clone(&service);
    let work = tokio::task::spawn_blocking(move || {
        // Held by the work, which goes on where nobody waits for it any more.
        let _at_once = at_once;
        compared(&of, &body)
    });
    match work.await {
        Ok(Ok(json)) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Ok(Err(message)) => fault(StatusCode::BAD_REQUEST, &message),
        Err(_) => fault(
            StatusCode::INTERNAL_SERVER_ERROR,
            "these articles cannot be compared, which is a fault of variorum",
        ),
    }
}

/// The report as JSON.
fn compared(service: &Service, body: &[u8]) -> Result<String, String> {
    let articles = articles::read(body, service.limits.articles)?;
    let report = (service.compare)(&articles, &service.options).map_err(|e| format!("body:1: {e}"))?;
    Ok(render::json(&report))
}

/// What went wrong, as JSON.
fn fault(status: StatusCode, message: &str) -> Response {
    let json = render::steady_json(serde_json::json!({"error": message}).to_string());
    (status, [(header::CONTENT_TYPE, "application/json")], json + "\n").into_response()
}
