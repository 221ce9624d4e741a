//! A few letters that a text alone decides: the last means by which names differ.

/// Eight hexadecimal digits that texts hardly ever share (FNV-1a, folded to 32 bits).
pub(crate) fn of(text: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = text
        .bytes()
        .fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{:08x}", (hash ^ (hash >> 32)) & 0xffff_ffff)
}
