//! One call of a service that does not do what it should: how it ended, when, and the most memory that was taken.

use std::time::{Duration, Instant};

use wire::{AnyError, BlockingItemStream, Client, ClientBuilder, ItemStream};

/// What a call may take.
pub struct Limits {
    timeout: Duration,
    most: usize,
    retries: u32,
}

impl Limits {
    /// From milliseconds, bytes and a number.
    pub fn of(timeout: &str, most: &str, retries: &str) -> Self {
        Self {
            timeout: Duration::from_millis(timeout.parse().expect("milliseconds")),
            most: most.parse().expect("bytes"),
            retries: retries.parse().expect("a number"),
        }
    }

    fn builder(&self, base_url: &str) -> ClientBuilder {
        Client::builder()
            .bearer("sm_bearer_0001")
            .base_url(base_url)
            .timeout(self.timeout)
            .connect_timeout(Duration::from_millis(700))
            .idle_timeout(self.timeout)
            .max_answer_size(self.most)
            .retries(self.retries)
    }
}

/// Makes the call, and prints a line: what came of it, milliseconds, kB.
pub fn run(is_blocking: bool, action: &str, base_url: &str, limits: &Limits) {
    let builder = limits.builder(base_url);
    let start = Instant::now();
    let ended = if is_blocking {
        blocking(builder, action)
    } else {
        crate::run(asynchronous(builder, action))
    };
    let ended = ended.unwrap_or_else(|error| told(&error));
    println!("{ended}\t{}\t{}", start.elapsed().as_millis(), peak());
}

fn told(error: &AnyError) -> String {
    let status = error.status().map(|status| status.as_u16().to_string()).unwrap_or_default();
    let kind = match () {
        () if error.is_timeout() && error.is_connect() => "connect timeout",
        () if error.is_timeout() => "timeout",
        () if error.is_connect() => "connect",
        () if error.is_decode() => "decode",
        () => "error",
    };
    format!("{kind} {status}: {error}").replace(['\n', '\t'], " ")
}

async fn asynchronous(builder: ClientBuilder, action: &str) -> Result<String, AnyError> {
    let client = builder.build()?;
    let things = client.things();
    Ok(match action {
        "get" => things.get("a").send().await?.method,
        "locked" => client.locked().by_bearer().send().await?.method,
        "upload" => things.send_bytes(vec![b'x'; 1 << 16]).send().await?.method,
        "bytes" => format!("{} bytes", things.list_bytes().send().await?.len()),
        "download" => {
            let mut stream = things.list_bytes().send_stream().await?;
            let mut count = 0;
            while let Some(piece) = stream.next().await {
                count += piece?.len();
            }
            format!("{count} bytes")
        }
        "events" => names(things.watch().send_stream().await?, |event| event.data.name).await,
        "lines" => names(things.list_lines().send_stream().await?, |line| line.name).await,
        other => panic!("there is no `{other}`"),
    })
}

fn blocking(builder: ClientBuilder, action: &str) -> Result<String, AnyError> {
    let client = builder.build_blocking()?;
    let things = client.things();
    Ok(match action {
        "get" => things.get("a").send()?.method,
        "locked" => client.locked().by_bearer().send()?.method,
        "upload" => things.send_bytes(vec![b'x'; 1 << 16]).send()?.method,
        "bytes" => format!("{} bytes", things.list_bytes().send()?.len()),
        "download" => {
            let mut count = 0;
            for piece in things.list_bytes().send_stream()? {
                count += piece?.len();
            }
            format!("{count} bytes")
        }
        "events" => blocking_names(things.watch().send_stream()?, |event| event.data.name),
        "lines" => blocking_names(things.list_lines().send_stream()?, |line| line.name),
        other => panic!("there is no `{other}`"),
    })
}

/// The names of the items, and the first error, behind which nothing is asked for.
async fn names<T>(mut stream: ItemStream<T>, name: fn(T) -> String) -> String {
    let mut names = Vec::new();
    while let Some(item) = stream.next().await {
        match item {
            Ok(item) => names.push(name(item)),
            Err(error) => return format!("{}, then {}", names.join(" "), told(&error)),
        }
    }
    names.join(" ")
}

fn blocking_names<T>(stream: BlockingItemStream<T>, name: fn(T) -> String) -> String {
    let mut names = Vec::new();
    for item in stream {
        match item {
            Ok(item) => names.push(name(item)),
            Err(error) => return format!("{}, then {}", names.join(" "), told(&error)),
        }
    }
    names.join(" ")
}

/// The most memory that this process has had, in kB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
