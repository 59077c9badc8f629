//! The rows of the table of phrases that the command line says.

/// Calls a macro with the given rows and those of this file.
macro_rules! with_desk {
    ($next:ident $($others:ident)* { $($rows:tt)* }) => { $next! { $($others)* {
$($rows)*
    // The command line: queries, formats and the index.
    /// What was given is the beginning of a query.
    UnfinishedQuery { reason: CleanText } en ["the query is not finished: {reason}"]
    /// Something that is wrong, and what was probably meant.
    Suggested { said: CleanText, instead: CleanText } en ["{said}; did you mean {instead}?"]
    /// A name in a format that is no field and no key.
    NoSuchFormatField { name: CleanText } en ["--format: there is no field “{name}”"]
    /// A brace of a format that is not closed.
    FormatNotClosed en ["--format: a brace is not closed; {{{{ stands for a brace"]
    /// A brace of a format that closes nothing.
    FormatNotOpened en ["--format: a brace closes nothing; }}}} stands for a brace"]
    /// A field of a format without a name.
    FormatWithoutName en ["--format: there is nothing between the braces"]
    /// The sample has no index.
    SampleHasNoIndex en ["the sample library has no index"]
    /// There is nowhere to keep an index.
    NoIndexPlace en ["there is no cache folder for an index"]
    /// An index was not wanted.
    IndexNotWanted en ["--no-index asks for no index"]
    /// There is no index yet.
    IndexMissing { place: CleanText } en ["there is no index yet; it will be at {place}"]
    /// An index was deleted.
    IndexCleared { place: CleanText } en ["deleted the index at {place}"]
    /// An index was to be deleted, and there is none.
    NothingToDelete { place: CleanText } en ["there is no index at {place}"]
    /// An index could not be deleted.
    IndexNotCleared { place: CleanText, reason: CleanText } en ["the index at {place} cannot be deleted: {reason}"]
    /// An index was made anew.
    IndexRebuilt { articles: usize, place: CleanText } en ["made the index at {place} anew: {}", counted(*articles, "article", "articles")]
    /// An index is being written by another process.
    IndexBusy en ["another process is writing it"]
    /// An index cannot be written.
    IndexNotWritable { reason: CleanText } en ["it cannot be written: {reason}"]
    /// An index cannot be read.
    IndexUnreadable { reason: CleanText } en ["{reason}; it is made anew the next time"]
    /// There is something else in the place of an index.
    NoIndexFolder en ["it is no folder"]
    /// The files of an index are of no use.
    NoIndexFiles en ["it cannot be read"]
    /// The label of the place of an index.
    PlaceLabel en ["place"]
    /// The label of the number of articles.
    ArticlesLabel en ["articles"]
    /// The label of the size on disk.
    SizeLabel en ["size"]
    /// The label of the time of the last change.
    ChangedLabel en ["changed"]
    /// The label of a version.
    VersionLabel en ["version"]
    /// The label of a problem.
    ProblemLabel en ["problem"]
    /// A number that is not known.
    NotKnown en ["not known"]
    /// A size in bytes.
    Bytes { bytes: u64 } en ["{}", crate::wording::size(*bytes)]
    /// How long ago something was.
    Ago { seconds: u64 } en ["{}", crate::wording::ago(*seconds)]

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
    } } };
}

pub(super) use with_desk;
