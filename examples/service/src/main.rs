//! `cargo run --release -p variorum-service -- 127.0.0.1:8080`
//!
//! ```sh
//! curl --data-binary @story.jsonl http://127.0.0.1:8080/compare
//! ```

use std::io;

use variorum_service::{Limits, quiet_panics, router};

fn main() -> io::Result<()> {
    quiet_panics();
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_string());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&address).await?;
        eprintln!("variorum-service: listening on {}", listener.local_addr()?);
        axum::serve(listener, router(Limits::default(), variorum::Options::default(), variorum::compare_with))
            .await
    })
}
