//! Decodes image files into pixels, within limits, and encodes them for the terminal, as a [`Picture`]. It
//! never writes to the terminal or asks it anything: `ratatui-image` only produces the bytes of each
//! protocol. The format is detected from the content. The dimensions in the header are checked before
//! anything is allocated, because a failed allocation would abort the program. Of an animation, only the
//! first frame is decoded. Floor 4, part of [`io`](crate::io).

use std::io::Cursor;

use image::imageops::FilterType;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgba, RgbaImage, imageops,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol as Encoded;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use crate::app::picture::{Picture, PictureCell, PictureEncoding, PictureFrame, Protocol, Rgb};
use crate::config::{Colour, Depth};
use crate::limits;
use crate::text::ImageId;
use crate::wording::Phrase;

/// Smallest side of an image that is worth showing, in pixels.
const LEAST_PIXELS: u32 = 8;

/// Decodes an image and turns it upright as its metadata asks.
/// Errors: the format is not supported, or the image is too large, too small to be seen, or damaged.
pub fn decode(bytes: &[u8]) -> Result<DynamicImage, Phrase> {
    let format = image::guess_format(bytes).map_err(|_| Phrase::ImageKind)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP) {
        return Err(Phrase::ImageKind);
    }
    let mut bounds = Limits::default();
    bounds.max_image_width = Some(limits::IMAGE_PIXELS);
    bounds.max_image_height = Some(limits::IMAGE_PIXELS);
    bounds.max_alloc = Some(limits::IMAGE_ALLOCATION);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    // Later steps use four bytes a pixel, whatever the file uses.
    let needed = decoder.total_bytes().max(u64::from(width) * u64::from(height) * 4);
    if width.max(height) > limits::IMAGE_PIXELS || needed > limits::IMAGE_ALLOCATION {
        return Err(Phrase::ImageTooManyPixels);
    }
    if width.min(height) < LEAST_PIXELS {
        return Err(Phrase::ImageTiny);
    }
    let orientation = decoder.orientation().map_err(|error| why(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn why(error: &ImageError) -> Phrase {
    match error {
        ImageError::Limits(_) => Phrase::ImageTooManyPixels,
        ImageError::Unsupported(_) => Phrase::ImageKind,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::IoError(_) => Phrase::ImageBroken,
    }
}

/// The colour behind transparent pixels if the background of the terminal is not known: white.
const PAPER: Rgb = (255, 255, 255);

/// The end of a control string (ST).
const END: &str = "\u{1b}\\";

/// Encodes an image for a frame. The picture fits the frame and keeps the proportions of the image.
pub fn encode(id: ImageId, image: DynamicImage, frame: PictureFrame) -> Result<Picture, Phrase> {
    let (columns, rows) = cells(image.width(), image.height(), frame);
    let (cell_width, cell_height) = match frame.protocol {
        // Half blocks: two pixels a cell, one above the other.
        Protocol::Blocks => (1, 2),
        Protocol::Kitty | Protocol::Iterm2 | Protocol::Sixel => frame.cell,
    };
    let width = u32::from(columns) * u32::from(cell_width);
    let height = u32::from(rows) * u32::from(cell_height);
    let image = on_ground(resized(image, width, height), frame.ground.unwrap_or(PAPER));
    let size = Size::new(columns, rows);
    let failed = |_| Phrase::ImageFailed;
    let form = match frame.protocol {
        Protocol::Blocks => {
            let blocks = Halfblocks::new(image, size).map_err(failed)?;
            PictureEncoding::Cells(drawn(&Encoded::Halfblocks(blocks), size, frame.true_colour))
        }
        Protocol::Kitty => {
            let number = number_for(id, frame);
            let kitty = Kitty::new(image, size, number, false, frame.compression, false).map_err(failed)?;
            sent(number, drawn(&Encoded::Kitty(kitty), size, true)).ok_or(Phrase::ImageFailed)?
        }
        Protocol::Iterm2 => {
            PictureEncoding::Sequence(Iterm2::new(image, size, false).map_err(failed)?.data.into())
        }
        Protocol::Sixel => {
            PictureEncoding::Sequence(Sixel::new(image, size, false).map_err(failed)?.data.into())
        }
    };
    Ok(Picture { frame, columns, rows, form })
}

/// The columns and rows that an image of this size in pixels takes, at least one each.
fn cells(width: u32, height: u32, frame: PictureFrame) -> (u16, u16) {
    let (cell_width, cell_height) = (f64::from(frame.cell.0.max(1)), f64::from(frame.cell.1.max(1)));
    // Never enlarge: at most one screen pixel per image pixel, or one half block.
    let most = if frame.protocol == Protocol::Blocks { cell_width } else { 1.0 };
    let across = f64::from(frame.columns) * cell_width / f64::from(width.max(1));
    let down = f64::from(frame.rows) * cell_height / f64::from(height.max(1));
    let scale = across.min(down).min(most);
    let count = |pixels: u32, cell: f64, most: u16| {
        let cells = (f64::from(pixels) * scale / cell).round().clamp(1.0, f64::from(most.max(1)));
        (1..=most.max(1)).find(|count| f64::from(*count) >= cells).unwrap_or(1)
    };
    (count(width, cell_width, frame.columns), count(height, cell_height, frame.rows))
}

/// Resizes an image. Much larger ones are first reduced coarsely, which is faster.
fn resized(image: DynamicImage, width: u32, height: u32) -> DynamicImage {
    let coarse = (width.saturating_mul(3), height.saturating_mul(3));
    let image = if image.width() > coarse.0 && image.height() > coarse.1 {
        image.thumbnail_exact(coarse.0, coarse.1)
    } else {
        image
    };
    image.resize_exact(width, height, FilterType::Triangle)
}

/// Replaces transparency by a background colour.
fn on_ground(image: DynamicImage, (red, green, blue): Rgb) -> DynamicImage {
    if !image.color().has_alpha() {
        return image;
    }
    let mut ground = RgbaImage::from_pixel(image.width(), image.height(), Rgba([red, green, blue, 255]));
    imageops::overlay(&mut ground, &image.to_rgba8(), 0, 0);
    DynamicImage::ImageRgba8(ground)
}

/// The kitty id of an image: equal for the same image in frames of the same size. Never 0, which kitty
/// treats as no id.
fn number_for(id: ImageId, frame: PictureFrame) -> u32 {
    let size = u64::from(frame.columns) << 16 | u64::from(frame.rows);
    let mixed = (id.0 ^ size.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    u32::try_from(mixed >> 32).unwrap_or(1).max(1)
}

fn drawn(encoded: &Encoded, size: Size, true_colour: bool) -> Vec<PictureCell> {
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    Image::new(encoded).render(area, &mut buffer);
    let depth = if true_colour { Depth::True } else { Depth::Indexed };
    let shade = |colour: Color| {
        let Color::Rgb(red, green, blue) = colour else { return None };
        Some(Colour::Rgb(red, green, blue).at(depth, |_| true))
    };
    let cell = |cell: &ratatui::buffer::Cell| PictureCell {
        symbol: cell.symbol().into(),
        front: shade(cell.fg).unwrap_or(Colour::Indexed(0)),
        back: shade(cell.bg),
    };
    buffer.content.iter().map(cell).collect()
}

/// Splits a kitty image: `ratatui-image` puts the transmission into the first cell, before the placeholder
/// character. `None` if it is not there.
fn sent(number: u32, mut cells: Vec<PictureCell>) -> Option<PictureEncoding> {
    let first = cells.first_mut()?;
    let (transmission, placeholder) = first.symbol.rsplit_once(END)?;
    let transmission = format!("{transmission}{END}").into();
    first.symbol = placeholder.into();
    Some(PictureEncoding::Sent { number, transmission, cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: PictureFrame = PictureFrame {
        columns: 72,
        rows: 15,
        protocol: Protocol::Blocks,
        compression: true,
        cell: (10, 20),
        true_colour: true,
        ground: None,
    };

    fn image(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgba8(RgbaImage::from_fn(width, height, |x, _| {
            if x < width / 2 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 0, 0]) }
        }))
    }

    #[test]
    fn pictures_fit_the_frame_and_keep_their_proportions() {
        for ((width, height), protocol, answer) in [
            ((800, 400), Protocol::Kitty, (60, 15)),
            ((8000, 400), Protocol::Kitty, (72, 2)),
            ((400, 8000), Protocol::Sixel, (2, 15)),
            ((100, 100), Protocol::Iterm2, (10, 5)),
            ((8, 8), Protocol::Kitty, (1, 1)),
            ((800, 400), Protocol::Blocks, (60, 15)),
            // Never larger than one half block a pixel.
            ((20, 10), Protocol::Blocks, (20, 5)),
            ((8, 8), Protocol::Blocks, (8, 4)),
        ] {
            let frame = PictureFrame { protocol, ..FRAME };
            assert_eq!(cells(width, height, frame), answer, "{width} by {height} {protocol:?}");
        }
        assert_eq!(cells(10, 10, PictureFrame { cell: (0, 0), columns: 0, rows: 0, ..FRAME }), (1, 1));
    }

    #[test]
    fn each_protocol_gets_its_own_encoding() {
        let made =
            |protocol| encode(ImageId(7), image(200, 100), PictureFrame { protocol, ..FRAME }).unwrap();
        let PictureEncoding::Cells(blocks) = made(Protocol::Blocks).form else { panic!("cells") };
        assert_eq!(blocks.len(), 60 * 15);
        assert!(blocks.iter().all(|cell| matches!(&*cell.symbol, " " | "▀" | "▄")));
        let PictureEncoding::Sent { number, transmission, cells } = made(Protocol::Kitty).form else {
            panic!("sent")
        };
        assert!(number > 0 && transmission.starts_with(&format!("\u{1b}_Gq=2,i={number},a=T,U=1,f=32,o=z,")));
        assert!(transmission.ends_with(END) && cells.len() == 20 * 5);
        // The text filter before the terminal must leave the cells unchanged.
        for cell in &cells {
            assert!(cell.symbol.starts_with('\u{10eeee}'), "{:?}", cell.symbol);
            assert_eq!(*crate::text::CleanText::piece(&cell.symbol), *cell.symbol);
            assert_eq!(crate::text::cell_width(&cell.symbol), 1);
        }
        let PictureEncoding::Sequence(bytes) = made(Protocol::Iterm2).form else { panic!("a sequence") };
        assert!(bytes.contains("\u{1b}]1337;File=inline=1;") && bytes.ends_with('\u{7}'));
        let PictureEncoding::Sequence(bytes) = made(Protocol::Sixel).form else { panic!("a sequence") };
        assert!(bytes.contains("\u{1b}P") && bytes.ends_with(END));
    }

    #[test]
    fn the_background_shows_through_transparent_pixels() {
        let right = |ground| {
            let picture = encode(ImageId(7), image(60, 60), PictureFrame { ground, ..FRAME }).unwrap();
            picture.row(2).last().map(|cell| (cell.back, cell.front)).unwrap()
        };
        let shade = |level| Some(Colour::Rgb(level, level, level));
        assert_eq!(right(None).0, shade(255));
        assert_eq!(right(Some((20, 20, 20))).0, shade(20));
        let palette = PictureFrame { true_colour: false, ..FRAME };
        let picture = encode(ImageId(7), image(60, 60), palette).unwrap();
        assert_eq!(picture.row(2).first().unwrap().back, Some(Colour::Indexed(196)));
    }
}
