//! Text that is safe to show: [`CleanText`], folding, cell widths and rows.
//!
//! All content of the folder becomes [`CleanText`] before it is kept, shown, printed, logged or copied. Links
//! are left to [`SafeUrl`](crate::link::SafeUrl). Floor 0.

mod clean;
pub mod fold;
pub mod nearest;
pub mod row;
pub mod trailer;
pub mod width;

pub use clean::{CleanText, decode_entities};
pub use fold::{fold, fold_tokens, fold_words, folded_end, for_each_token, for_each_token_at};
pub use nearest::nearest;
pub use row::{ImageId, ImagePart, Role, Row, Span};
pub use trailer::trailer_start;
pub use width::{after_cells, cell_width, cut_to_cells};
