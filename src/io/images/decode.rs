//! Decodes image files into pixels, within limits. Scaling and encoding are left to [`encode`](super::encode).
//!
//! Floor 4, part of [`io`](crate::io). The format is detected from the content. The dimensions in the header
//! are checked before anything is allocated, because a failed allocation would abort the program. Of an
//! animation, only the first frame is decoded.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use crate::limits;
use crate::wording::Phrase;

/// Smallest side of an image that is worth showing, in pixels.
const LEAST_PIXELS: u32 = 8;

/// Decodes an image and turns it upright as its metadata asks.
///
/// # Errors
/// The format is not supported, or the image is too large, too small to be seen, or damaged.
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
