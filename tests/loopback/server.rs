//! The server: one thread that accepts, and one for each connection.

use std::collections::VecDeque;
use std::io::{self, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{Answer, Request};

/// A server that plays a script, then answers all that follows in one way.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    script: VecDeque<Answer>,
    normal: Answer,
    connections: usize,
    requests: Vec<Request>,
    closed: bool,
}

impl Server {
    /// Starts a server that answers every request with `normal`.
    ///
    /// # Errors
    ///
    /// When no port of the loopback interface can be had.
    pub fn start(normal: Answer) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let script = VecDeque::new();
        let state = State {
            script,
            normal,
            connections: 0,
            requests: Vec::new(),
            closed: false,
        };
        let state = Arc::new(Mutex::new(state));
        thread::spawn({
            let state = Arc::clone(&state);
            move || accept(&listener, &state)
        });
        Ok(Self { address, state })
    }

    /// Answers the next requests with these, in order.
    pub fn script(&self, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.state).script.extend(answers);
    }

    /// The URL of the server, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections were made.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.state).connections
    }

    /// The requests that came, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state).requests.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.state).closed = true;
        // Wakes the thread that accepts, so that it sees the flag; nothing is lost when it is gone already.
        drop(TcpStream::connect(self.address));
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, state: &Arc<Mutex<State>>) {
    while let Ok((stream, _)) = listener.accept() {
        let mut guard = lock(state);
        if guard.closed {
            return;
        }
        guard.connections += 1;
        drop(guard);
        let state = Arc::clone(state);
        // A client that goes away in the middle is a thing that tests do: the thread just ends.
        thread::spawn(move || serve(stream, &state).ok());
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(request) = Request::read(&mut reader)? {
        let answer = {
            let mut state = lock(state);
            state.requests.push(request.clone());
            state.script.pop_front().unwrap_or_else(|| state.normal.clone())
        };
        if !answer.play(&request, &mut stream)? {
            break;
        }
    }
    Ok(())
}
