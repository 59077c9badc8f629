//! Every bound of the program in one place.
//!
//! Floor 0. A bound stands here with its unit and the reason for its size; the module that keeps it
//! has the test. Nothing else in the program invents a maximum.

/// Largest article file that is read, in bytes. Real articles stay below 400 KiB.
pub const ARTICLE_BYTES: u64 = 1024 * 1024;
/// Largest front matter that is given to a parser, in bytes; a larger one is salvaged line by line.
pub const FRONT_MATTER_BYTES: usize = 64 * 1024;
/// Most opening brackets and braces in a front matter that is given to the YAML parser, whose
/// scanner is quadratic on them.
pub const FRONT_MATTER_BRACKETS: usize = 1_000;
/// Most bytes of values that one front matter may grow to: YAML aliases repeat what stands once.
pub const FRONT_MATTER_EXPANDED_BYTES: usize = 1024 * 1024;
/// Deepest nesting of a front matter value that is looked into.
pub const FRONT_MATTER_DEPTH: usize = 8;
/// Most keys of one front matter that are kept.
pub const FRONT_MATTER_KEYS: usize = 512;
/// Longest value of an unknown key that is kept for showing, in graphemes.
pub const FIELD_GRAPHEMES: usize = 4_000;
/// Longest title, in graphemes; the rest is cut with an ellipsis.
pub const TITLE_GRAPHEMES: usize = 512;
/// Longest summary, in graphemes; the rest is cut with an ellipsis.
pub const SUMMARY_GRAPHEMES: usize = 20_000;
/// Most tags of one article.
pub const TAGS: usize = 64;
/// Longest tag, in graphemes.
pub const TAG_GRAPHEMES: usize = 128;
/// Longest link, in bytes: the length that every browser takes.
pub const URL_BYTES: usize = 2_083;
/// Most bytes that are put on the clipboard in one go.
pub const CLIPBOARD_BYTES: usize = 8 * 1024;
/// Most Markdown levels (quotes, lists) that are drawn; deeper ones are drawn at this level.
pub const MARKDOWN_LEVELS: usize = 32;
/// Most parser events of one article that are drawn; what follows is cut with a sentence.
pub const MARKDOWN_EVENTS: usize = 200_000;
/// Most zero-width marks that one character may carry, so that a cell stays small.
pub const MARKS_PER_CHARACTER: usize = 8;
/// Most characters in one cell of the screen.
pub const CELL_CHARACTERS: usize = 12;
/// Widest paragraph, in cells: what the eye follows without losing the line.
pub const MEASURE_CELLS: usize = 72;
/// Deepest folder that is scanned under the root.
pub const SCAN_DEPTH: usize = 16;
/// Most entries of the content directory that are looked at.
pub const SCAN_ENTRIES: usize = 2_000_000;
/// Largest screen side that is drawn, in cells.
pub const SCREEN_CELLS: u16 = 1_000;
/// Longest text that the prompt takes, in bytes.
pub const QUERY_BYTES: usize = 64 * 1024;
/// Most conditions of one query that are kept.
pub const QUERY_TERMS: usize = 256;
/// Stack of a worker thread, in bytes: what the parsers were tested with.
pub const WORKER_STACK_BYTES: usize = 2 * 1024 * 1024;
