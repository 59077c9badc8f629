//! Every bound of the program in one place.
//!
//! Floor 0. A bound stands here with its unit and the reason for its size; the module that keeps it
//! has the test. What is only a detail of how something is made or drawn (a batch, a switch between two
//! ways that give the same) stands where it is used.

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
/// Most keys of one front matter that are reported as standing twice: more is one mistake, not many.
pub const REPEATED_KEYS: usize = 16;
/// Longest text that can be a date, in bytes: a weekday, words, a time and a zone take half of it.
pub const DATE_BYTES: usize = 120;
/// Longest HTML entity that is looked for, in bytes: the longest of HTML has 33.
pub const ENTITY_BYTES: usize = 34;
/// Most lines at the end of a text that are searched for its source link: above, `via:` is prose.
pub const SOURCE_LINES: usize = 24;
/// Most words of a text that make its title.
pub const TITLE_WORDS: usize = 10;
/// Longest site name at the end of a feed's trailer, in bytes: beyond, it is a text about one.
pub const SITE_BYTES: usize = 160;
/// Longest half of a feed's trailer behind the mark of a cut, in bytes: a title and what introduces it.
pub const HALF_TRAILER_BYTES: usize = 400;
/// Longest title, in graphemes; the rest is cut with an ellipsis.
pub const TITLE_GRAPHEMES: usize = 512;
/// Longest summary, in graphemes; the rest is cut with an ellipsis.
pub const SUMMARY_GRAPHEMES: usize = 20_000;
/// Most tags of one article.
pub const TAGS: usize = 64;
/// Longest tag, in graphemes.
pub const TAG_GRAPHEMES: usize = 128;
/// Largest file that remembers where a library was left, in bytes: mostly the filter and some folds.
pub const SESSION_BYTES: usize = 64 * 1024;
/// Largest file that holds the name of a theme, in bytes.
pub const THEME_NAME_BYTES: usize = 1024;
/// Largest file of lessons that were given, in bytes: a name a line.
pub const LESSONS_BYTES: usize = 4 * 1024;
/// Most requests to keep marks that are remembered until they are answered: more are on their way only where
/// nobody answers.
pub const MARK_REQUESTS: usize = 1_000;
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
/// Most words of a paragraph whose rows are balanced. Longer ones are filled row by row: balancing
/// costs several times as much, and nobody sees it in a wall of text.
pub const BALANCED_WORDS: usize = 2_000;
/// Deepest folder that is scanned under the root.
pub const SCAN_DEPTH: usize = 16;
/// Most entries of the content directory that are looked at.
pub const SCAN_ENTRIES: usize = 2_000_000;
/// Largest screen side that is drawn, in cells.
pub const SCREEN_CELLS: u16 = 1_000;
/// Longest text that the prompt takes, in bytes.
pub const QUERY_BYTES: usize = 64 * 1024;
/// Most values of one query, all its conditions and those of the searches that it names together.
pub const QUERY_TERMS: usize = 256;
/// Deepest nesting of parentheses in a query: nobody counts further, and every walk through a query
/// then fits the smallest stack.
pub const QUERY_DEPTH: usize = 64;
/// Most regular expressions of one query: each costs a compilation for every typed character.
pub const QUERY_PATTERNS: usize = 8;
/// Largest compiled regular expression of a query, in bytes.
pub const PATTERN_BYTES: usize = 1024 * 1024;
/// Deepest chain of saved searches that name one another.
pub const SEARCH_DEPTH: usize = 8;
/// Largest file of saved searches that is read, in bytes.
pub const SEARCHES_BYTES: usize = 1024 * 1024;
/// Most saved searches.
pub const SEARCHES: usize = 1_000;
/// Longest name under which a search is saved, in graphemes: it stands in a column.
pub const SEARCH_NAME_GRAPHEMES: usize = 60;
/// Most filters that one can go back to: each may hold a whole query.
pub const FILTER_HISTORY: usize = 100;
/// Most earlier queries that are recalled in the prompt, for the same reason.
pub const EARLIER_QUERIES: usize = 100;
/// Most completions that are offered at once: nobody goes through more of them.
pub const CANDIDATES: usize = 100;
/// Longest piece of a query that an error repeats, in graphemes.
pub const QUOTED_GRAPHEMES: usize = 40;
/// Stack of a worker thread, in bytes: what the parsers were tested with.
pub const WORKER_STACK_BYTES: usize = 2 * 1024 * 1024;
/// Longest folded token that is indexed, in bytes: longer ones are no words.
pub const TOKEN_BYTES: usize = 512;
/// Longest folded value of a front matter key that can be asked for as a whole, in bytes.
pub const KEY_VALUE_BYTES: usize = 200;
/// Most values of one group of the left pane that are listed; the others are found by typing.
pub const LISTED_VALUES: usize = 200;
/// Most marks that are set at once as keys; for more, the keys are found out on a thread of their own:
/// each is made of an article that has to be unpacked.
pub const NAMED_AT_ONCE: usize = 1_000;
/// Most markings that can be undone, one after another.
pub const UNDO_STEPS: usize = 1_000;
/// Most marks of all markings that can be undone, of 8 bytes each; the last one can always be.
pub const UNDO_MARKS: usize = 4_000_000;
/// Longest date that the prompt takes, in bytes.
pub const DATE_PROMPT_BYTES: usize = 200;
/// Largest `config.toml` or theme that is read, in bytes.
pub const CONFIG_BYTES: usize = 1024 * 1024;
/// Most faults of one such file that are kept: more is one mistake, not many.
pub const CONFIG_FAULTS: usize = 20;
/// Most files of the folder of themes that are looked at.
pub const THEMES: usize = 200;
/// Most entries of the table of keys.
pub const KEY_ENTRIES: usize = 500;
/// Most chords of one action in a mode.
pub const KEY_CHORDS: usize = 8;
/// Most keys of a chord: nobody remembers more.
pub const CHORD_KEYS: usize = 4;
/// Most rules that make articles stand out: each is a question to the library.
pub const HIGHLIGHTS: usize = 50;
/// Longest text that is a setting, in bytes: the longest path of most systems.
pub const SETTING_BYTES: usize = 4_096;
/// Widest text that can be asked for, from and to, in cells.
pub const MEASURES: (u16, u16) = (20, 300);
/// Widest text without a setting, in cells.
pub const MEASURE: u16 = 72;
/// Most places that are found of one text in one article: nobody goes through more of them.
pub const MATCHES: usize = 10_000;
/// Most links in view that get letters: as many as two letters can name.
pub const HINTS: usize = 400;
/// Most commands of a session that are recalled.
pub const EARLIER_COMMANDS: usize = 100;
/// Longest command, file name or text to find in an article that the prompt takes, in bytes.
pub const LINE_BYTES: usize = 4 * 1024;
/// Longest image that stands in an article as a `data:` address, in bytes: no article is larger.
pub const DATA_IMAGE_BYTES: usize = 1024 * 1024;
/// Largest image file, and largest body of an answer once it is unpacked, in bytes.
pub const IMAGE_BYTES: u64 = 8 * 1024 * 1024;
/// Widest and highest image that is decoded, in pixels.
pub const IMAGE_PIXELS: u32 = 8_192;
/// Most memory that decoding one image may take, in bytes. Where an allocation fails the program ends, so
/// this is refused beforehand.
pub const IMAGE_ALLOCATION: u64 = 64 * 1024 * 1024;
/// Most images of one article that are shown.
pub const IMAGES: usize = 64;
/// How long fetching one image may take, all redirects included, in milliseconds.
pub const IMAGE_MILLISECONDS: u64 = 10_000;
/// Most redirects that are followed to an image.
pub const IMAGE_REDIRECTS: usize = 3;
/// Largest header of an answer, in bytes.
pub const IMAGE_HEADER_BYTES: usize = 64 * 1024;
/// Most images that are fetched or decoded at once.
pub const IMAGE_WORKERS: usize = 2;
/// Most threads that work on images, those counted whose image nobody wants any more: a server that hangs
/// holds one until its time is over.
pub const IMAGE_THREADS: usize = 8;
/// Most bytes of fetched images that are kept on disk; the oldest go first.
pub const IMAGE_CACHE_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of fetched images that are kept in memory where there is no folder for them.
pub const IMAGE_MEMORY_BYTES: usize = 16 * 1024 * 1024;
/// Most rows that an image takes in an article.
pub const IMAGE_ROWS: u16 = 15;
/// Longest answer of the terminal that is understood, in bytes: a longer one is swallowed.
pub const TERMINAL_ANSWER_BYTES: usize = 256;
/// Most bytes typed before the terminal has answered that are kept.
pub const EARLY_KEYS_BYTES: usize = 4 * 1024;
/// Longest line of a log of marks, in bytes: a key is a link, or a path that a file system takes.
pub const MARK_LINE_BYTES: usize = 4 * 1024;
/// Largest log of marks of one device that is read or added to, in bytes: some ten million lines.
pub const MARK_LOG_BYTES: u64 = 1024 * 1024 * 1024;
/// Most articles that marks are kept of, all libraries and devices together. Each takes about 50 bytes of
/// memory; twice as many as one library has.
pub const MARKED_ARTICLES: usize = 4_000_000;
/// Most logs of marks that are read: one a device, and the copies that a synchronising program makes.
pub const MARK_LOGS: usize = 1_000;
/// Largest file of damaged lines, in bytes: it is for looking at, and a broken disk must not fill another.
pub const DAMAGED_BYTES: u64 = 1024 * 1024;
/// Largest list of marks that is imported, in bytes.
pub const IMPORT_BYTES: u64 = 256 * 1024 * 1024;
