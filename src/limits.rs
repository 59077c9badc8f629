//! Every limit of the program, in one place.
//!
//! Each limit has its unit and the reason for its size; the module that applies it has the test. Constants
//! that only tune an implementation (the size of a batch, the point where it switches between two equivalent
//! algorithms) are defined where they are used. Floor 0.

/// Largest article file that is read, in bytes. Real articles stay below 400 KiB.
pub const ARTICLE_BYTES: u64 = 1024 * 1024;
/// How much is read of a larger file, to find the text between the images that it contains, in bytes.
pub const LARGE_FILE_BYTES: u64 = 32 * 1024 * 1024;
/// Largest front matter that is passed to a parser, in bytes; a larger one is salvaged line by line.
pub const FRONT_MATTER_BYTES: usize = 64 * 1024;
/// Most brackets and braces in a front matter for the YAML parser, which takes quadratic time on them.
pub const FRONT_MATTER_BRACKETS: usize = 1_000;
/// Most bytes that the values of one front matter may expand to: YAML aliases can repeat a value many times.
pub const FRONT_MATTER_EXPANDED_BYTES: usize = 1024 * 1024;
/// Deepest nesting of a front matter value that is read.
pub const FRONT_MATTER_DEPTH: usize = 8;
/// Most keys of one front matter that are kept.
pub const FRONT_MATTER_KEYS: usize = 512;
/// Most bytes of a comment that divides the beginning of a text from the rest.
pub const DIVIDER_BYTES: usize = 128;
/// Most bytes of a configuration file of a site generator.
pub const GENERATOR_FILE_BYTES: u64 = 256 * 1024;
/// Most folders whose data files are read for a site generator.
pub const GENERATOR_DATA_FOLDERS: usize = 20_000;
/// Most sets of default values of a site generator.
pub const GENERATOR_DEFAULTS: usize = 1_000;
/// Most names of authors, and of tags, from the files of a site generator.
pub const GENERATOR_NAMES: usize = 10_000;
/// Folders in which a site generator is looked for: that of the articles and those above it.
pub const GENERATOR_FOLDERS: usize = 5;
/// Longest value of an unknown key that is kept for display, in graphemes.
pub const FIELD_GRAPHEMES: usize = 4_000;
/// Most duplicate keys of one front matter that are reported: more are one mistake, not many.
pub const REPEATED_KEYS: usize = 16;
/// Longest text that is parsed as a date, in bytes: a weekday, words, a time and a zone take half of it.
pub const DATE_BYTES: usize = 120;
/// Longest HTML entity that is recognised, in bytes: the longest in HTML has 33.
pub const ENTITY_BYTES: usize = 34;
/// Most lines at the end of a text that are searched for its source link: further up, `via:` is prose.
pub const SOURCE_LINES: usize = 24;
/// Most words of a text that become its title.
pub const TITLE_WORDS: usize = 10;
/// Longest site name in the trailer of a feed, in bytes: a longer text is prose.
pub const SITE_BYTES: usize = 160;
/// Longest rest of a trailer that was itself cut off, after “The post”, in bytes.
pub const HALF_TRAILER_BYTES: usize = 400;
/// Longest title, in graphemes; the rest is cut with an ellipsis.
pub const TITLE_GRAPHEMES: usize = 512;
/// Longest summary, in graphemes; the rest is cut with an ellipsis.
pub const SUMMARY_GRAPHEMES: usize = 20_000;
/// Most tags of one article.
pub const TAGS: usize = 64;
/// Longest tag, in graphemes.
pub const TAG_GRAPHEMES: usize = 128;
/// Largest session file, in bytes: it mostly holds the filter and a few folded facets.
pub const SESSION_BYTES: usize = 64 * 1024;
/// Largest file with the name of a theme, in bytes.
pub const THEME_NAME_BYTES: usize = 1024;
/// Largest file with the names of the tips already shown, in bytes, one name per line.
pub const TIPS_BYTES: usize = 4 * 1024;
/// Most unconfirmed mark requests that are remembered: more only if the marks thread does not answer.
pub const MARK_REQUESTS: usize = 1_000;
/// Longest link, in bytes: every browser accepts this length.
pub const URL_BYTES: usize = 2_083;
/// Most bytes that are copied to the clipboard at once.
pub const CLIPBOARD_BYTES: usize = 8 * 1024;
/// Most levels of Markdown nesting (quotes, lists) that are drawn; deeper ones are drawn at this level.
pub const MARKDOWN_LEVELS: usize = 32;
/// Most parser events of one article that are drawn; the rest is replaced by a sentence that reports the cut.
pub const MARKDOWN_EVENTS: usize = 200_000;
/// Most zero-width combining characters on one character, so that a cell stays small.
pub const COMBINING_PER_CHARACTER: usize = 8;
/// Most characters in one cell of the screen.
pub const CELL_CHARACTERS: usize = 12;
/// Longest paragraph whose rows are balanced, in words: in a wall of text nobody notices, and it costs time.
pub const BALANCED_WORDS: usize = 2_000;
/// Deepest folder that is scanned, counted from the root.
pub const SCAN_DEPTH: usize = 16;
/// Most entries of the folder that are scanned.
pub const SCAN_ENTRIES: usize = 2_000_000;
/// Largest side of a screen that is drawn, in cells.
pub const SCREEN_CELLS: u16 = 1_000;
/// Longest query that the prompt accepts, in bytes.
pub const QUERY_BYTES: usize = 64 * 1024;
/// Most values in one query, in all its conditions and in the saved searches that it uses.
pub const QUERY_TERMS: usize = 256;
/// Deepest nesting of parentheses in a query: recursion over the query stays within the smallest stack.
pub const QUERY_DEPTH: usize = 64;
/// Most regular expressions in one query: each is compiled again for every typed character.
pub const QUERY_PATTERNS: usize = 8;
/// Largest compiled regular expression of a query, in bytes.
pub const PATTERN_BYTES: usize = 1024 * 1024;
/// Deepest chain of saved searches that use one another.
pub const SEARCH_DEPTH: usize = 8;
/// Largest file of saved searches that is read, in bytes.
pub const SEARCHES_BYTES: usize = 1024 * 1024;
/// Most saved searches in the file of saved searches.
pub const SEARCHES: usize = 1_000;
/// Longest name of a saved search, in graphemes: it is shown in a column.
pub const SEARCH_NAME_GRAPHEMES: usize = 60;
/// Most filters that `Back` can return to: each may be a long query.
pub const FILTER_HISTORY: usize = 100;
/// Most queries, and most commands for articles, that their prompt can recall.
pub const EARLIER_TEXTS: usize = 100;
/// Most completions that are offered at once: nobody looks through more.
pub const CANDIDATES: usize = 100;
/// Longest piece of a query that an error message quotes, in graphemes.
pub const QUOTED_GRAPHEMES: usize = 40;
/// Stack of a worker thread, in bytes: the size that the parsers are tested with.
pub const WORKER_STACK_BYTES: usize = 2 * 1024 * 1024;
/// Longest folded token that is indexed, in bytes: longer ones are not words.
pub const TOKEN_BYTES: usize = 512;
/// Longest folded value of a front matter key that can be matched as a whole from the index, in bytes.
pub const KEY_VALUE_BYTES: usize = 200;
/// Most values of one facet that the left pane lists; the others are found by typing.
pub const LISTED_VALUES: usize = 200;
/// Most mark changes that can be undone one after another.
pub const UNDO_STEPS: usize = 1_000;
/// Most marks in all undo steps together, at 8 bytes each; the newest step is always kept.
pub const UNDO_MARKS: usize = 4_000_000;
/// Longest date that the prompt accepts, in bytes.
pub const DATE_PROMPT_BYTES: usize = 200;
/// Largest `config.toml` or theme file that is read, in bytes.
pub const CONFIG_BYTES: usize = 1024 * 1024;
/// Most mistakes in such a file that are reported: more are one mistake, not many.
pub const CONFIG_MISTAKES: usize = 20;
/// Most theme files that are read from the themes folder.
pub const THEMES: usize = 200;
/// Most entries in the table of keys.
pub const KEY_ENTRIES: usize = 500;
/// Most key sequences of one action in a mode.
pub const KEY_SEQUENCES: usize = 8;
/// Most keys of a key sequence: nobody remembers more.
pub const SEQUENCE_KEYS: usize = 4;
/// Most highlight rules: each costs a query.
pub const HIGHLIGHTS: usize = 50;
/// Longest text value of a setting, in bytes: the longest path of most systems.
pub const SETTING_BYTES: usize = 4_096;
/// Smallest and largest text width that can be set, in cells.
pub const MEASURES: (u16, u16) = (20, 300);
/// Default text width, in cells: the eye finds the next line easily.
pub const MEASURE: u16 = 72;
/// Most matches of a text that are found in one article: nobody goes through more.
pub const MATCHES: usize = 10_000;
/// Most visible links that get letters: as many as two letters can name.
pub const HINTS: usize = 400;
/// Longest command, file name or text to find in an article that the prompt accepts, in bytes.
pub const LINE_BYTES: usize = 4 * 1024;
/// Longest `data:` image in an article, in bytes: no article is larger.
pub const DATA_IMAGE_BYTES: usize = 1024 * 1024;
/// Largest image file, and largest body of an HTTP response after decompression, in bytes.
pub const IMAGE_BYTES: u64 = 8 * 1024 * 1024;
/// Largest width and height of an image that is decoded, in pixels.
pub const IMAGE_PIXELS: u32 = 8_192;
/// Most memory for decoding one image, in bytes: checked, because a failed allocation ends the program.
pub const IMAGE_ALLOCATION: u64 = 64 * 1024 * 1024;
/// Most images of one article that are shown.
pub const IMAGES: usize = 64;
/// Time limit for fetching one image, including all redirects, in milliseconds.
pub const IMAGE_MILLISECONDS: u64 = 10_000;
/// Most redirects that are followed to an image.
pub const IMAGE_REDIRECTS: usize = 3;
/// Largest header of an HTTP response, in bytes.
pub const IMAGE_HEADER_BYTES: usize = 64 * 1024;
/// Most images that are fetched or decoded at the same time.
pub const IMAGE_WORKERS: usize = 2;
/// Most image threads, including those held until the time limit by a server that hangs.
pub const IMAGE_THREADS: usize = 8;
/// Most bytes of fetched images that are kept on disk; the oldest are deleted first.
pub const IMAGE_CACHE_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of fetched images that are kept in memory if there is no cache folder.
pub const IMAGE_MEMORY_BYTES: usize = 16 * 1024 * 1024;
/// Most rows of an image in an article.
pub const IMAGE_ROWS: u16 = 15;
/// Longest answer from the terminal that is parsed, in bytes: a longer one is discarded.
pub const TERMINAL_ANSWER_BYTES: usize = 256;
/// Most bytes typed before the terminal has answered that are kept.
pub const EARLY_KEYS_BYTES: usize = 4 * 1024;
/// Longest line of a mark log, in bytes: a key is a link, or a path that a file system accepts.
pub const MARK_LINE_BYTES: usize = 4 * 1024;
/// Largest mark log of one device that is read or appended to, in bytes: about ten million lines.
pub const MARK_LOG_BYTES: u64 = 1024 * 1024 * 1024;
/// Most articles with marks, in all libraries together, at 50 bytes of memory: twice what a library has.
pub const MARKED_ARTICLES: usize = 4_000_000;
/// Most mark logs that are read: one per device, and the copies that a synchronising program makes.
pub const MARK_LOGS: usize = 1_000;
/// Most bytes of the file with the names of libraries.
pub const LIBRARIES_BYTES: usize = 1024 * 1024;
/// Largest file of damaged lines, in bytes: it is only for inspection, and must not fill the disk.
pub const DAMAGED_BYTES: u64 = 1024 * 1024;
/// Largest list of marks that is imported, in bytes.
pub const IMPORT_BYTES: u64 = 256 * 1024 * 1024;
