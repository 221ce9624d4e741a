//! Access tokens are kept until shortly before they expire, and fetched once for all that wait.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::middleware::{BlockingNext, Next};
use super::tokens::Wanted;
use super::{
    BlockingByteStream, BlockingTransport, BoxFuture, ByteStream, Credential, Moment, RequestBody, Secrets,
    TokenProvider, Tokens, Transport, TransportError, TransportErrorKind, TransportLimits,
};

/// The tokens of a provider.
pub struct TokenCache {
    provider: Box<dyn TokenProvider>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Kept>,
    /// Whether somebody is fetching one.
    fetching: bool,
    /// How often one was fetched, and what went wrong the last time.
    fetched: u64,
    failed: Option<(TransportErrorKind, String)>,
    waiting: Vec<Waker>,
}

struct Kept {
    text: String,
    fetched: Moment,
    /// How long it is used.
    usable: Option<Duration>,
}

/// What is to be done for a token.
enum Turn {
    Have(String),
    Fetch,
    Failed(TransportError),
}

impl TokenCache {
    /// The credential of a security scheme, with the tokens that a provider gives.
    pub fn credential(key: &'static str, provider: impl TokenProvider) -> Credential {
        let mut secrets = Secrets::default();
        provider.secrets().into_iter().for_each(|secret| secrets.add(secret));
        let tokens = Self {
            provider: Box::new(provider),
            state: Mutex::default(),
        };
        Credential::fetched(key, Arc::new(tokens), secrets)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn get(&self, wanted: Wanted, next: Next) -> Result<String, TransportError> {
        match self.turn(wanted.refused.as_deref(), &next).await {
            Turn::Have(text) => return Ok(text),
            Turn::Failed(error) => return Err(error),
            Turn::Fetch => {}
        }
        // When this future is dropped, the next one that waits fetches.
        let fetching = Fetching(self);
        let mut http = next.clone();
        http.base = Some(wanted.base);
        let fetched = self.provider.fetch(http).await;
        let mut state = self.state();
        state.fetched += 1;
        let result = match fetched {
            Ok(token) => {
                let usable = token.lifetime().map(|lifetime| lifetime - leeway(lifetime));
                let text = token.into_text();
                state.failed = None;
                state.token = Some(Kept {
                    text: text.clone(),
                    fetched: next.now(),
                    usable,
                });
                Ok(text)
            }
            Err(error) => {
                state.failed = Some((error.kind(), error.message().to_owned()));
                Err(error)
            }
        };
        drop(state);
        drop(fetching);
        result
    }

    /// Waits until there is a token, or it is this one's turn to fetch one.
    async fn turn(&self, refused: Option<&str>, next: &Next) -> Turn {
        let began = self.state().fetched;
        poll_fn(|context| {
            let mut state = self.state();
            if let Some(text) = state.usable(refused, next.now()) {
                return Poll::Ready(Turn::Have(text));
            }
            if state.fetching {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            // What was waited for was refused: the same for all that waited.
            let failed = state.failed.as_ref().filter(|_| state.fetched > began);
            if let Some((kind, message)) = failed {
                return Poll::Ready(Turn::Failed(TransportError::new(*kind, message.clone())));
            }
            state.fetching = true;
            Poll::Ready(Turn::Fetch)
        })
        .await
    }
}

impl State {
    fn usable(&self, refused: Option<&str>, now: Moment) -> Option<String> {
        let kept = self.token.as_ref()?;
        let fresh = kept.usable.is_none_or(|usable| now.since(kept.fetched) < usable);
        (fresh && refused != Some(kept.text.as_str())).then(|| kept.text.clone())
    }
}

/// How long before its end a token is no longer used: a request takes its time.
fn leeway(lifetime: Duration) -> Duration {
    (lifetime / 10).min(Duration::from_secs(30))
}

/// Lets the next one fetch when it is dropped.
struct Fetching<'c>(&'c TokenCache);

impl Drop for Fetching<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.fetching = false;
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl Tokens for TokenCache {
    fn token(self: Arc<Self>, wanted: Wanted, next: Next) -> BoxFuture<'static, Result<String, TransportError>> {
        Box::pin(async move { self.get(wanted, next).await })
    }

    fn token_blocking(&self, wanted: Wanted, next: BlockingNext) -> Result<String, TransportError> {
        let limit = wanted.limit;
        block_on(self.get(wanted, Next::to(Arc::new(Waiting { next, limit }))))
    }
}

/// A blocking transport as one that is done when it is asked.
struct Waiting {
    next: BlockingNext,
    limit: Duration,
}

impl Transport for Waiting {
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'static, Result<http::Response<ByteStream>, TransportError>> {
        let limits = TransportLimits {
            headers: self.limit,
            piece: Some(self.limit),
        };
        let sent = self.next.send(request, limits);
        let answer = sent.map(|response| response.map(|body| ByteStream::pieces(Pulled(body))));
        Box::pin(std::future::ready(answer))
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.next.sleep(duration);
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Moment {
        BlockingTransport::now(self.next.0.as_ref())
    }
}

/// A body whose next piece is there once it is asked for.
struct Pulled(BlockingByteStream);

impl Stream for Pulled {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}

/// Wakes a thread that waits for a future.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match work.as_mut().poll(&mut context) {
            Poll::Ready(done) => return done,
            Poll::Pending => std::thread::park(),
        }
    }
}
