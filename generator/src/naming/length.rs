//! Names of any length become names that a file can have.

use super::digest;

/// The most bytes of a name. A file system takes 255 for a file, to which rustdoc and cargo add some of their own.
const LONGEST: usize = 100;

/// Leaves the first words of a name that is too long, and puts a digest of the whole in place of the others.
///
/// Two names that differ only behind the cut differ in the digest, and each depends on its own text alone.
pub(super) fn shorten(words: &mut Vec<String>) {
    let length = |words: &[String]| words.iter().map(|word| word.len() + 1).sum::<usize>();
    if length(words) <= LONGEST + 1 {
        return;
    }
    let digest = digest::of(&words.join(" "));
    while words.len() > 1 && length(words) + digest.len() + 1 > LONGEST {
        words.pop();
    }
    if let [only] = words.as_mut_slice() {
        let mut end = only.len().min(LONGEST - 2 - digest.len());
        while !only.is_char_boundary(end) {
            end -= 1;
        }
        only.truncate(end);
    }
    // A letter in front keeps the digest apart from a number before it.
    words.push(format!("x{digest}"));
}
