//! A call of a service that breaks a rule, how it ends, and the playing of it.

use std::time::Duration;

use cratesmith_tests::loopback::{Answer, Server};

use crate::project;
use crate::received::echo;

/// The largest answer that is taken.
const MOST: usize = 1 << 20;

/// What a process may have beside the largest answer.
const BESIDE: usize = 32 << 20;

/// What a call may take where it does not say.
const PATIENCE: u64 = 20_000;

/// What a loaded machine may add.
pub(crate) const LATE: Duration = Duration::from_secs(10);

/// A service that breaks a rule, and how a call of it ends.
pub(crate) struct Case {
    name: &'static str,
    action: &'static str,
    /// What is answered first; then the server answers as it should.
    script: Vec<Answer>,
    /// Milliseconds for an attempt.
    timeout: u64,
    retries: u32,
    /// How the call ends: how the line begins, and what it says.
    ends: &'static str,
    says: &'static str,
    requests: usize,
    /// Seconds that have to pass.
    after: u64,
    most: usize,
}

pub(crate) fn case(name: &'static str, action: &'static str, script: Vec<Answer>) -> Case {
    Case {
        name,
        action,
        script,
        timeout: PATIENCE,
        retries: 0,
        ends: "",
        says: "",
        requests: 1,
        after: 0,
        most: MOST,
    }
}

impl Case {
    pub(crate) fn ends(mut self, ends: &'static str) -> Self {
        self.ends = ends;
        self
    }

    pub(crate) fn says(mut self, says: &'static str) -> Self {
        self.says = says;
        self
    }

    pub(crate) fn timeout(mut self, milliseconds: u64) -> Self {
        self.timeout = milliseconds;
        self
    }

    /// How often it is tried again, and how many requests come of it.
    pub(crate) fn retries(mut self, retries: u32, requests: usize) -> Self {
        self.retries = retries;
        self.requests = requests;
        self
    }

    pub(crate) fn after(mut self, seconds: u64) -> Self {
        self.after = seconds;
        self
    }
}

/// Plays every case by both clients, and gathers what ends otherwise.
pub(crate) fn hold(cases: Vec<Case>) {
    let problems: Vec<String> = cases
        .iter()
        .flat_map(|case| ["async", "blocking"].map(|mode| (case, mode)))
        .filter_map(|(case, mode)| Some(format!("{mode}, {}: {}", case.name, play(case, mode)?)))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What is not as it should be.
fn play(case: &Case, mode: &str) -> Option<String> {
    let server = Server::start(Answer::Made(echo)).expect("a port");
    server.script(case.script.clone());
    let [timeout, most, retries] =
        [case.timeout, case.most as u64, case.retries.into()].map(|number| number.to_string());
    let output = project::run(
        &["fault", mode, case.action, &server.url(), &timeout, &most, &retries],
        &[],
        "",
    );
    let line = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
    let told = || format!("{line} {}", String::from_utf8_lossy(&output.stderr));
    let [ended, milliseconds, peak] = line.split('\t').collect::<Vec<_>>()[..] else {
        return Some(told());
    };
    if !ended.starts_with(case.ends) || !ended.contains(case.says) {
        return Some(format!("{ended:?}, not {:?} {:?}", case.ends, case.says));
    }
    let requests = server.requests().len();
    if requests != case.requests {
        return Some(format!("{requests} requests, not {}: {ended}", case.requests));
    }
    let elapsed = Duration::from_millis(milliseconds.parse().expect("milliseconds"));
    let attempts = Duration::from_millis(case.timeout) * u32::try_from(case.requests).expect("a few");
    if elapsed < Duration::from_secs(case.after) || elapsed > attempts + LATE {
        return Some(format!("{elapsed:?}: {ended}"));
    }
    let peak: usize = peak.parse().expect("kB");
    if peak * 1024 > case.most + BESIDE {
        return Some(format!("{peak} kB: {ended}"));
    }
    None
}
