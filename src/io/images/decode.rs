//! Bytes become pixels, within limits.
//!
//! The kind of an image is told by its content. What its header says is judged before anything is
//! allocated: an allocation that fails ends the program. Of an animation, the first picture is taken.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::limits;
use crate::wording::Phrase;

/// Fewest pixels of a side that can be seen.
const LEAST_PIXELS: u32 = 8;

/// The pixels of an image.
///
/// # Errors
/// Says why there are none: it is of another kind, too large, too small to be seen, or damaged.
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
    // Four bytes a pixel is what is worked with in the end, whatever the file keeps.
    let needed = decoder.total_bytes().max(u64::from(width) * u64::from(height) * 4);
    if width.max(height) > limits::IMAGE_PIXELS || needed > limits::IMAGE_ALLOCATION {
        return Err(Phrase::ImageTooWide);
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
        ImageError::Limits(_) => Phrase::ImageTooWide,
        ImageError::Unsupported(_) => Phrase::ImageKind,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::IoError(_) => Phrase::ImageBroken,
    }
}
