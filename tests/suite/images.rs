//! Images: decoding within limits, and fetching from a server on this machine. Also the test images and the
//! test server for other tests.

mod bombs;
mod fetch;
pub mod server;

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A PNG image, its left half red and its right half blue.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

/// The same image in another format.
pub fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) };
    let image = RgbImage::from_fn(width, height, |x, _| colour(x));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("it is encoded");
    bytes.into_inner()
}

/// A deflate stream of zeros without end: its first bytes, and bytes that can be repeated, each time for
/// 2,064 more zeros (RFC 1951: matches of 258 bytes at distance 1, in fixed codes of 13 bits).
pub fn deflated_zeros() -> (Vec<u8>, [u8; 13]) {
    let mut bits: Vec<bool> = vec![false, true, false];
    let mut push = |code: u32, length: u32| bits.extend((0..length).rev().map(|bit| code >> bit & 1 == 1));
    push(0b0011_0000, 8);
    for _ in 0..24 {
        push(0b1100_0101, 8);
        push(0, 5);
    }
    let byte = |bits: &[bool]| bits.iter().rev().fold(0_u8, |byte, &bit| byte << 1 | u8::from(bit));
    let bytes: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    let (first, rest) = bytes.split_at(2);
    (first.to_vec(), rest[..13].try_into().expect("thirteen bytes"))
}
