//! The one hash whose values are stored, in indexes and as mark ids: they never change, which is why no hash of
//! the standard library is used. Floor 0, part of [`model`](crate::model).

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo, RFC 9923).
pub fn fnv_1a(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The number that is stored instead of a path or a mark key: [`fnv_1a`] with its lower half folded into its
/// upper half. Among a million of them, the chance that two share a number is one in 37 million.
pub fn number(bytes: &[u8]) -> u64 {
    let hash = fnv_1a(bytes);
    hash ^ (hash << 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_the_published_ones() {
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv_1a(text.as_bytes()), hash, "{text}");
        }
    }

    #[test]
    fn numbers_that_are_stored_never_change() {
        assert_eq!(number(b"foobar"), 0x8594_4171_f739_67e8 ^ 0xf739_67e8_0000_0000);
    }
}
