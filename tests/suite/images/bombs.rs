//! Images that are small as files but huge when decoded.

use std::time::{Duration, Instant};

use image::ImageFormat;
use vigie::io::images::convert::decode;
use vigie::wording::Phrase;

use super::{deflated_zeros, encoded, png};

/// A chunk of a PNG.
fn chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = u32::try_from(body.len()).expect("a length").to_be_bytes().to_vec();
    chunk.extend(kind);
    chunk.extend(body);
    let checksum = crc32fast::hash(&chunk[4..]);
    chunk.extend(checksum.to_be_bytes());
    chunk
}

/// The start of a PNG with 8 bits per channel: `kind` is 0 for greyscale and 6 for colours with transparency.
fn png_head(width: u32, height: u32, kind: u8) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, kind, 0, 0, 0]);
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(*b"IHDR", &head)].concat()
}

/// A PNG with a header for many pixels and an empty body.
fn png_bomb(width: u32, height: u32, kind: u8) -> Vec<u8> {
    [png_head(width, height, kind), chunk(*b"IDAT", &[0x78, 0x9c, 3, 0, 0, 0, 0, 1]), chunk(*b"IEND", &[])]
        .concat()
}

/// A GIF with one frame that has no pixel data.
fn gif_bomb(width: u16, height: u16) -> Vec<u8> {
    let (width, height) = (width.to_le_bytes(), height.to_le_bytes());
    let size = [width[0], width[1], height[0], height[1]];
    [b"GIF89a", &size[..], &[0, 0, 0, b',', 0, 0, 0, 0], &size, &[0, 2, 2, 0x44, 1, 0, b';']].concat()
}

fn jpeg_bomb(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = encoded(16, 16, ImageFormat::Jpeg);
    let frame = bytes
        .windows(2)
        .position(|marker| marker[0] == 0xff && matches!(marker[1], 0xc0..=0xc2))
        .expect("a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A lossless WebP with the largest size, 14 bits per side.
fn webp_bomb() -> Vec<u8> {
    let body = [0x2f, 0xfe, 0xbf, 0xff, 0x0f, 0, 0, 0];
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(20_u32.to_le_bytes());
    bytes.extend(b"WEBPVP8L");
    bytes.extend(8_u32.to_le_bytes());
    bytes.extend(body);
    bytes
}

#[test]
fn bombs_are_refused_before_anything_is_allocated() {
    for (name, bytes) in [
        ("png 65,000 with transparency", png_bomb(65_000, 65_000, 6)),
        ("png 20,000 with transparency", png_bomb(20_000, 20_000, 6)),
        ("png 11,000 with transparency", png_bomb(11_000, 11_000, 6)),
        ("png 8,193 by 8", png_bomb(8_193, 8, 0)),
        // Its greyscale pixels would fit, but not the colour pixels it is decoded to.
        ("greyscale png", png_bomb(8_192, 8_000, 0)),
        ("png of two billion by two billion", png_bomb(0x7fff_ffff, 0x7fff_ffff, 6)),
        ("gif 65,535", gif_bomb(65_535, 65_535)),
        ("jpeg 65,500", jpeg_bomb(65_500, 65_500)),
        ("webp 16,383", webp_bomb()),
    ] {
        let begun = Instant::now();
        let answer = decode(&bytes);
        assert_eq!(answer.err(), Some(Phrase::ImageTooManyPixels), "{name} of {} bytes", bytes.len());
        // Twenty times the duration on an idle machine.
        assert!(begun.elapsed() < Duration::from_millis(400), "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn compressed_texts_and_further_frames_are_not_unpacked() {
    // A compressed comment of 79 MiB.
    let (first, more) = deflated_zeros();
    let text = [&b"Comment\0\0\x78\x9c"[..], &first, &more.repeat(40_000)].concat();
    let plain = png(16, 16);
    let head = 8 + 25;
    let with_text = [&plain[..head], &chunk(*b"zTXt", &text), &plain[head..]].concat();
    let begun = Instant::now();
    assert_eq!(decode(&with_text).expect("an image").width(), 16);
    // An animation of two thousand frames: only the first one is decoded.
    let gif = encoded(200, 200, ImageFormat::Gif);
    let frame = gif.iter().position(|byte| *byte == b',').expect("a picture");
    let (start, end) = gif.split_at(gif.len() - 1);
    let many = [start, &start[frame..].repeat(2_000), end].concat();
    assert_eq!(decode(&many).expect("an image").width(), 200);
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn other_formats_and_tiny_or_broken_images_are_refused() {
    for (bytes, answer) in [
        (&b""[..], Phrase::ImageKind),
        (b"<html><title>Sign in</title>", Phrase::ImageKind),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Phrase::ImageKind),
        (b"BM\0\0\0\0", Phrase::ImageKind),
        (b"\x89PNG\r\n\x1a\n", Phrase::ImageBroken),
        (&png(1, 1), Phrase::ImageTiny),
        (&png(600, 2), Phrase::ImageTiny),
        (&png(64, 64)[..80], Phrase::ImageBroken),
        (&gif_bomb(16, 16), Phrase::ImageBroken),
    ] {
        assert_eq!(decode(bytes).err(), Some(answer), "{}", bytes.escape_ascii());
    }
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let image = decode(&encoded(40, 20, format)).expect("an image");
        assert_eq!((image.width(), image.height()), (40, 20), "{format:?}");
    }
}

#[test]
fn damaged_images_never_panic() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = encoded(24, 16, format);
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            let _ = decode(&damaged);
            let _ = decode(&whole[..at]);
        }
    }
}
