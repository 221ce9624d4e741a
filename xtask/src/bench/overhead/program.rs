//! The generated client beside calls of `reqwest` written by hand, against a server in a thread of its own: processor time
//! of the thread that calls, and its allocations.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use nix::time::{ClockId, clock_gettime};
use serde::Deserialize;

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    ALLOCATIONS.with(|count| count.set(count.get() + 1));
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A connection as one would write it down.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Connection {
    id: String,
    provider: Provider,
    created_at: String,
    expires_at: Option<String>,
    document_limit: Option<f64>,
    email: Option<String>,
    metadata: Option<BTreeMap<String, serde_json::Value>>,
    container_tags: Option<Vec<String>>,
    last_sync_run: Option<SyncRun>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Provider {
    Notion,
    GoogleDrive,
    #[serde(rename = "onedrive")]
    OneDrive,
    Gmail,
    #[serde(rename = "github")]
    GitHub,
    WebCrawler,
    S3,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct SyncRun {
    status: String,
    error_code: Option<String>,
    error: Option<String>,
    started_at: Option<String>,
    completed_at: Option<String>,
}

const CONNECTION: &str = r#"{"id":"conn_8f2b1c","provider":"google-drive","createdAt":"2026-01-15T10:30:00.000Z","expiresAt":"2026-04-15T10:30:00.000Z","documentLimit":5000,"email":"ada@example.com","metadata":{"syncScope":"selected","depth":3,"folders":["a","b"]},"containerTags":["user_123","team_7"],"lastSyncRun":{"status":"completed","startedAt":"2026-01-15T10:31:00.000Z","completedAt":"2026-01-15T10:33:20.000Z"}}"#;

/// How many connections a large answer lists.
const MANY: usize = 2_000;

/// Answers requests of any number of connections.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        stay_on(1);
        let answer = |body: String| {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
            (head + &body).into_bytes()
        };
        let small = answer(CONNECTION.to_owned());
        let large = answer(format!("[{}]", vec![CONNECTION; MANY].join(",")));
        for stream in listener.incoming() {
            let (small, large) = (small.clone(), large.clone());
            std::thread::spawn(move || converse(stream.expect("a connection"), &small, &large));
        }
    });
    url
}

fn converse(mut stream: TcpStream, small: &[u8], large: &[u8]) {
    stream.set_nodelay(true).expect("it can be set");
    let mut reader = BufReader::new(stream.try_clone().expect("it can be shared"));
    loop {
        let (mut line, mut is_list, mut length) = (String::new(), false, 0);
        loop {
            line.clear();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            is_list |= line.starts_with("POST");
            let name_and_value = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
            length = name_and_value.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(length);
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).expect("a body");
        if stream.write_all(if is_list { large } else { small }).is_err() {
            return;
        }
    }
}

/// What calls took.
#[derive(Debug, Clone, Copy)]
struct Taken {
    nanoseconds: f64,
    allocations: f64,
    a_second: f64,
}

fn measured(runtime: &tokio::runtime::Runtime, calls: u32, mut call: impl AsyncFnMut()) -> Taken {
    let clock = || {
        let time = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("a clock");
        Duration::new(time.tv_sec() as u64, time.tv_nsec() as u32)
    };
    let (before, counted, start) = (clock(), ALLOCATIONS.get(), Instant::now());
    runtime.block_on(async {
        for _ in 0..calls {
            call().await;
        }
    });
    let calls = f64::from(calls);
    Taken {
        nanoseconds: (clock() - before).as_nanos() as f64 / calls,
        allocations: (ALLOCATIONS.get() - counted) as f64 / calls,
        a_second: calls / start.elapsed().as_secs_f64(),
    }
}

/// The least time of the rounds: other work only adds. The first round warms up.
fn least(rounds: &[Taken]) -> Taken {
    let rounds = &rounds[1..];
    let best = rounds.iter().min_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
    let fastest = rounds.iter().map(|taken| taken.a_second).fold(0.0, f64::max);
    Taken {
        a_second: fastest,
        ..*best.expect("a round")
    }
}

fn print(what: &str, ours: &[Taken], theirs: &[Taken]) {
    for (whose, taken) in [("ours", least(ours)), ("theirs", least(theirs))] {
        let Taken { nanoseconds, allocations, a_second } = taken;
        println!("{what}\t{whose}\t{nanoseconds}\t{allocations}\t{a_second}");
    }
}

const ROUNDS: usize = 9;

/// Keeps this thread, and those that it starts, on a processor. A server that is sometimes on the client's and sometimes
/// on another one would decide what a call takes.
fn stay_on(processor: usize) {
    let many = std::thread::available_parallelism().map_or(1, usize::from);
    #[cfg(target_os = "linux")]
    {
        let mut set = nix::sched::CpuSet::new();
        let set = set.set(processor % many).map(|()| set);
        set.and_then(|set| nix::sched::sched_setaffinity(nix::unistd::Pid::from_raw(0), &set)).expect("a processor");
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (processor, many);
}

fn main() {
    let url = serve();
    stay_on(0);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = supermemory_connections::Client::builder().api_key("sm_key").base_url(&url).build().expect("a client");
    let id = supermemory_connections::ConnectionId::new("conn_8f2b1c");
    let by_hand = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60))
        .user_agent("by-hand/1")
        .build()
        .expect("a client");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(measured(&runtime, 1_000, async || {
            client.connections().get(&id).send().await.expect("a connection");
        }));
        theirs.push(measured(&runtime, 1_000, async || {
            let request = by_hand.get(format!("{url}/v3/connections/conn_8f2b1c")).bearer_auth("sm_key");
            let answer = request.send().await.and_then(reqwest::Response::error_for_status).expect("an answer");
            answer.json::<Connection>().await.expect("a connection");
        }));
    }
    print("small answer", &ours, &theirs);
    (ours, theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(measured(&runtime, 20, async || {
            let connections = client.connections().list().send().await.expect("connections");
            assert_eq!(connections.len(), MANY);
        }));
        theirs.push(measured(&runtime, 20, async || {
            let request = by_hand.post(format!("{url}/v3/connections/list")).bearer_auth("sm_key");
            let request = request.json(&BTreeMap::<String, String>::new());
            let answer = request.send().await.and_then(reqwest::Response::error_for_status).expect("an answer");
            let connections = answer.json::<Vec<Connection>>().await.expect("connections");
            assert_eq!(connections.len(), MANY);
        }));
    }
    print("large answer", &ours, &theirs);
}
