//! A limit on the work that one answer may cause with values that fit no member of a union: [`Budget`].

/// How many times its own length an answer may cost in vain.
const FACTOR: usize = 256;

/// What any answer may cost in vain: members that are tried one after the other are no attack in a small answer.
const LEAST: usize = 1 << 20;

/// How many times its own length an answer may cost in looks at further members, after one that fits in part.
const DOUBTS_FACTOR: usize = 16;

/// What is left, in bytes that are read once more.
///
/// Unions in unions multiply: each member that is tried in vain tries all members of the unions below it.
#[derive(Debug, Clone)]
pub struct Budget {
    left: usize,
    doubts: usize,
}

impl Budget {
    /// What a text of this length may cost.
    #[must_use]
    pub fn of(len: usize) -> Self {
        Self {
            left: len.saturating_mul(FACTOR).max(LEAST),
            doubts: len.saturating_mul(DOUBTS_FACTOR).max(LEAST),
        }
    }

    /// Counts a value of this length as tried in vain.
    pub fn spend(&mut self, len: usize) {
        self.left = self.left.saturating_sub(len);
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Whether a value of this length may be looked at once more, for a member that fits better; counts it if so.
    ///
    /// Without such looks the first member that fits in part counts.
    #[must_use]
    pub fn take_doubt(&mut self, len: usize) -> bool {
        let is_left = self.doubts >= len;
        self.doubts = self.doubts.saturating_sub(len);
        is_left
    }
}
