//! The table of phrases.

use std::fmt;

use crate::limits;
use crate::model::{LinkError, SafeUrl};
use crate::text::CleanText;
use crate::wording::{counted, grouped, link_error};

/// One row a phrase: its doc comment, its name, its payload, and what it says in each language.
macro_rules! phrases {
    ($( $(#[$doc:meta])+ $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] )+) => {
        /// Something that the program says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the payload names of a phrase are read in its sentence")]
        pub enum Phrase {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        impl fmt::Display for Phrase {
            #[allow(clippy::too_many_lines, reason = "a table with one row a phrase")]
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( Self::$name $({ $($field),+ })? => write!(formatter, $($english)+), )+
                }
            }
        }
    };
}

phrases! {
    // The index and the folder.
    /// The index cannot be kept on disk.
    NoIndex { reason: CleanText } en ["there is no index on disk ({reason}); this start reads everything and keeps it in memory"]
    /// What was given is no query.
    NotAQuery { reason: CleanText } en ["{reason}"]
    /// The articles cannot be kept at all.
    NotKept { reason: CleanText } en ["the articles cannot be kept: {reason}"]
    /// Articles came while the reader was open.
    Arrived { count: usize } en ["{} new", grouped(*count)]
    /// The folder went away while the reader was open.
    FolderMissing { folder: CleanText } en ["the folder {folder} is missing; the list stays as it was until it is back"]
    /// The folder is there again.
    FolderBack { folder: CleanText } en ["the folder {folder} is back"]

    // The reader: panes and states.
    /// What j and k do, in the key bar.
    MoveHint en ["move"]
    /// What j and k do in an article, in the key bar.
    ScrollHint en ["scroll"]
    /// The title of the tag pane.
    Tags en ["Tags"]
    /// The header over the tags that all listed articles carry.
    SharedTags en ["= all shown"]
    /// Behind the title of the tag pane, when any of the included tags is enough.
    AnyOf en ["any of"]
    /// The count in the title bar under a filter.
    ShownOf { shown: usize, all: usize } en ["{} of {}", grouped(*shown), grouped(*all)]
    /// The count in the title bar without a filter.
    Articles { all: usize } en ["{}", counted(*all, "article", "articles")]
    /// The progress of loading.
    LoadedOf { done: usize, total: usize } en ["reading {} of {}", grouped(*done), grouped(*total)]
    /// Loading has just begun.
    LookingForFiles en ["looking for articles…"]
    /// The order of the list: newest first.
    NewestFirst en ["newest first"]
    /// The order of the list: oldest first.
    OldestFirst en ["oldest first"]
    /// The order of the list: by another key.
    SortedBy { key: &'static str } en ["by {key}"]
    /// The header of a year of which no months are known.
    Year { year: i16 } en ["{year}"]
    /// The header of a month.
    Month { month: i8, year: i16 } en ["{} {year}", crate::wording::month_names(*month).0]
    /// A day in the list, under the header of its month.
    ShortDay { day: i8, month: i8 } en ["{day:02} {}", crate::wording::month_names(*month).1]
    /// A day in the list, without a header.
    ShortDate { day: i8, month: i8, year: i16 } en ["{day:02} {} {:02}", crate::wording::month_names(*month).1, year.rem_euclid(100)]
    /// A day in the header of an article that does not word its date.
    LongDate { day: i8, month: i8, year: i16 } en ["{day} {} {year}", crate::wording::month_names(*month).0]
    /// The header of articles without a date.
    Undated en ["No date"]
    /// The header of articles whose date cannot be believed.
    ImpossibleDates en ["Dates that cannot be right"]
    /// The badge of a summary that was cut off.
    TruncatedBadge en ["[…]"]
    /// The badge of an article with a problem.
    ProblemBadge en ["!"]
    /// An empty list under a filter.
    NothingMatches { query: CleanText } en ["Nothing matches {query}"]
    /// What to do about it, in the list.
    NothingMatchesHint en ["Esc takes back the last word, x clears all."]
    /// What to do about it, while typing.
    NothingMatchesTypingHint en ["Esc takes back what you typed."]
    /// An empty tag pane.
    NoTags en ["No tags"]
    /// No tag has the typed name.
    NoSuchTag en ["No such tag"]
    /// No key matches what is typed.
    NoSuchKey en ["No such key"]
    /// An empty content directory.
    NoArticlesIn { folder: CleanText } en ["There are no articles in {folder}."]
    /// What is looked for.
    NoArticlesHint en ["vigie reads .md, .markdown, .mdown and .mdx files, in folders of any depth."]
    /// What else one can do in an empty folder.
    EmptyFolderHint en ["F5 looks again, q quits."]
    /// The title of the overlay of keys.
    Keys en ["What the keys do"]
    /// The name of the program: at the top, and alone on a screen too small for anything else.
    Program en ["vigie"]
    /// The name of the embedded library.
    SampleName en ["sample library"]

    // Notices.
    /// A key without a meaning.
    UnboundKey { keys: CleanText } en ["{keys} does nothing here; ? shows the keys"]
    /// There is no article to act on.
    NoArticle en ["there is no article here"]
    /// There is no tag to act on.
    NoTagHere en ["there is no tag here"]
    /// The end of the list.
    LastArticle en ["that was the last article"]
    /// Nothing to go back to.
    NothingToTakeBack en ["nothing to take back; q quits"]
    /// There is no filter.
    NothingToClear en ["there is no filter to clear"]
    /// Any of the included tags is enough.
    AnyTag en ["any of the included tags is enough"]
    /// All included tags are necessary.
    AllTags en ["all of the included tags are needed"]
    /// The article has no source link.
    NoSourceLink en ["this article has no source link"]
    /// The article has no permalink.
    NoPermalink en ["this article has no permalink"]
    /// The site is not known.
    NoSite en ["the site is not known; start vigie with --site-url"]
    /// The link cannot be followed.
    NotAWebLink { written: CleanText, reason: LinkError } en ["not a web link: “{}”, {}", crate::text::cut_to_cells(written, 40), link_error(*reason)]
    /// A link is being opened.
    Opening { host: CleanText } en ["opening {host}…"]
    /// A link was opened.
    Opened { host: CleanText } en ["opened {host} in the browser"]
    /// A link was copied.
    Copied { url: SafeUrl } en ["copied {url}"]
    /// There is no browser.
    NoBrowser { url: SafeUrl } en ["no browser found; copied {url}"]
    /// There is no browser at the other end of a remote session.
    RemoteNoBrowser { url: SafeUrl } en ["no browser on this side of the connection; copied {url}"]
    /// The browser did not start.
    BrowserFailed { reason: CleanText, url: SafeUrl } en ["the browser did not start ({reason}); copied {url}"]
    /// The clipboard could not be reached.
    NotCopied { reason: CleanText } en ["could not copy: {reason}"]
    /// There is no shell that could continue the program.
    NoShell en ["there is no shell to go back to here"]
    /// The worker that searches failed.
    SearchingFailed en ["searching failed; this is a mistake in vigie, the reader goes on"]
    /// The worker that reads the folder failed.
    ReadingFolderFailed en ["reading the folder failed; this is a mistake in vigie, the reader goes on"]
    /// The worker that reads one article failed.
    ReadingArticleFailed en ["reading the article failed; this is a mistake in vigie, the reader goes on"]
    /// The worker that opens links failed.
    OpeningFailed en ["opening the link failed; this is a mistake in vigie, the reader goes on"]

    // The article.
    /// Marks a summary that was cut off by its source, in the header of an article.
    Extract en ["extract"]
    /// Marks an article that is not published.
    Draft en ["draft"]
    /// Whom the image belongs to.
    ImageBy { credit: CleanText } en ["Image: {credit}"]
    /// The article has no text of its own.
    NoText en ["There is no text here."]
    /// What to do about a cut summary.
    ReadTheRest { host: CleanText } en ["The text is cut here; the rest is at {host}."]
    /// What stands for the tags of an article that has many.
    MoreTags { count: usize } en ["{} more tags", grouped(*count)]
    /// The file could not be read when it was opened.
    FileGone { reason: CleanText } en ["The file cannot be read: {reason}"]
    /// What to do about it.
    FileGoneHint en ["F5 reads the folder again."]
    /// The heading over the problems of an article.
    Problems en ["Problems"]
    /// A problem with its line.
    ProblemAt { line: u32, problem: CleanText } en ["line {line}: {problem}"]
    /// The heading over the keys of the front matter.
    FrontMatter en ["Front matter"]
    /// There is no front matter.
    NoFrontMatter en ["This file has no front matter."]
    /// The heading over the body as it stands in the file.
    RawText en ["Text as in the file"]
    /// The label of the path.
    File en ["File"]

    /// What stands where the rest of an article is left out.
    ArticleCut en ["The rest is not shown: the article has more than {} parts.", grouped(limits::MARKDOWN_EVENTS)]
    /// What stands for an image with a description.
    ImageCaption { alt: CleanText } en ["[image: {alt}]"]
    /// What stands for an image without a description.
    ImageAlone en ["[image]"]
    /// The label of a note.
    AlertNote en ["Note"]
    /// The label of a tip.
    AlertTip en ["Tip"]
    /// The label of something important.
    AlertImportant en ["Important"]
    /// The label of a warning.
    AlertWarning en ["Warning"]
    /// The label of a caution.
    AlertCaution en ["Caution"]

    // The command line.
    /// What the program is.
    About en ["Read a folder of news articles in the terminal"]
    /// The forms of the command line.
    Usage en ["vigie [OPTIONS] [DIR]\n       vigie COMMAND [OPTIONS]"]
    /// A folder that stands before a command.
    FolderBeforeCommand { command: &'static str } en ["a command is given its folder behind its name: vigie {command} --dir DIR"]
    /// An option of the reader that stands before a command.
    OptionBeforeCommand { command: &'static str, option: &'static str } en ["--{option} before “{command}” is for the reader; an option of a command stands behind its name"]
    /// What stands under the help of the program.
    AfterHelp en ["Without a command, the reader starts; ? shows its keys.\nA folder named like a command is given as ./NAME."]
    /// The heading of the exit codes in the manual page.
    ExitCodesHeading en ["EXIT CODES"]
    /// The exit codes.
    ExitCodes en ["0: found. 1: nothing found, or problems found. 2: an error."]
    /// The heading of the query fields in the manual page.
    FieldsHeading en ["WORDS"]
    /// What a query is.
    FieldsIntroduction en ["Every word must match the beginning of a word of the article, without regard to case and accents. A text in quotes matches whole words in a row. A minus in front excludes. A field narrows a word to a part of the article; values separated by commas are alternatives:"]
    /// The folder is not there.
    NoFolder { folder: CleanText } en ["there is no folder “{folder}”"]
    /// The path is not a folder.
    NotAFolder { path: CleanText } en ["“{path}” is not a folder; vigie reads folders of articles"]
    /// The folder cannot be read.
    FolderUnreadable { folder: CleanText, reason: CleanText } en ["the folder “{folder}” cannot be read: {reason}"]
    /// A folder name that looks like a command.
    DidYouMean { command: &'static str } en ["did you mean the command “vigie {command}”?"]
    /// What to do without a folder.
    FolderHint en ["give the folder with your articles: vigie DIR; without one, the sample library is shown"]
    /// Said on start without a folder.
    ShowingSample en ["sample library; vigie DIR opens yours"]
    /// Said by commands without a folder.
    UsingSample en ["no folder given, so this is about the sample library; use --dir DIR"]
    /// The reader needs a terminal.
    NoTerminal en ["the reader needs a terminal; “vigie list” prints the articles instead"]
    /// The heading of the front matter as it stands in the file.
    RawFrontMatter en ["Front matter as in the file"]
    /// Why a front matter does not parse: its values are too many or too long.
    ValuesTooLarge en ["the values are too large"]
    /// What a front matter should be, after “expected”.
    KeysWithValues en ["keys with values"]
    /// What a value should be, after “expected”.
    AnyValue en ["a value"]
    /// What a front matter is instead of keys with values: a number.
    FoundNumber en ["number"]
    /// What a front matter is instead of keys with values: a text.
    FoundText en ["text"]
    /// No article has this identifier.
    NoSuchArticle { id: CleanText } en ["there is no article “{id}”; “vigie list” prints the identifiers"]
    /// Several articles match an identifier.
    AmbiguousArticle { id: CleanText, count: usize } en ["“{id}” could be any of {}:", counted(*count, "article", "articles")]
    /// One of several articles that match an identifier.
    CandidateArticle { id: CleanText, title: CleanText } en ["  {id}  {title}"]
    /// What to do about several matching articles.
    NameOne { more: usize } en ["{}give more of the identifier", if *more > 0 { format!("and {} more; ", grouped(*more)) } else { String::new() }]
    /// The sum of a check without problems.
    CheckClean { articles: usize } en ["{}, no problems", counted(*articles, "article", "articles")]
    /// The sum of a check.
    CheckFound { problems: usize, files: usize, articles: usize } en ["{} in {}; {} checked", counted(*problems, "problem", "problems"), counted(*files, "file", "files"), counted(*articles, "article", "articles")]
    /// A link of the command line is no web link.
    SiteNotAWebLink { written: CleanText, reason: LinkError } en ["--site-url “{written}” is no web link: {}", link_error(*reason)]
    /// There is no browser for a command.
    NoBrowserToOpen en ["no browser found; the link is printed instead"]
    /// There is no browser at the other end of a remote session, for a command.
    NoRemoteBrowserToOpen en ["no browser on this side of the connection; the link is printed instead"]
    /// The browser did not start, for a command.
    BrowserDidNotStart { reason: CleanText } en ["the browser did not start ({reason}); the link is printed instead"]
    /// The log file cannot be written.
    LogFailed { path: CleanText, reason: CleanText } en ["the log “{path}” cannot be written: {reason}"]
    /// Output failed.
    OutputFailed { reason: CleanText } en ["writing failed: {reason}"]
    /// The terminal failed.
    TerminalFailed { reason: CleanText } en ["the terminal failed: {reason}"]
    /// An error of a command.
    Error { message: CleanText } en ["vigie: {message}"]
    /// Said after a panic.
    Crashed en ["vigie stopped because of a mistake in it. Your files were not touched."]
}

impl Phrase {
    /// The phrase as text that may be shown.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
