//! The table of phrases: what the reader says. What the command line says is in [`desk`](super::desk).

use std::fmt;

use crate::limits;
use crate::model::{LinkError, SafeUrl};
use crate::text::CleanText;
use crate::wording::desk::with_desk;
use crate::wording::images::with_images;
use crate::wording::language::{Language, spoken};
use crate::wording::looks::with_looks;
use crate::wording::marks::with_marks;
use crate::wording::reading::with_reading;
use crate::wording::start::with_start;
use crate::wording::{counted, grouped, link_error};

/// One row a phrase: its doc comment, its name, its payload, and what it says in each language.
macro_rules! phrases {
    ({ $( $(#[$doc:meta])+ $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] $(fr [$($french:tt)+])? )+ }) => {
        /// Something that the program says.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the payload names of a phrase are read in its sentence")]
        pub enum Phrase {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        impl fmt::Display for Phrase {
            #[allow(clippy::too_many_lines, reason = "a table with one row a phrase")]
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                match (self, spoken()) {
                    $(
                        (Self::$name $({ $($field),+ })?, Language::English) => write!(formatter, $($english)+),
                        (Self::$name $({ $($field),+ })?, Language::French) => {
                            phrases!(@ formatter [$($english)+] $([$($french)+])?)
                        }
                    )+
                }
            }
        }
    };
    (@ $formatter:ident [$($english:tt)+] [$($french:tt)+]) => { write!($formatter, $($french)+) };
    (@ $formatter:ident [$($english:tt)+]) => { write!($formatter, $($english)+) };
}

with_desk! { with_images with_looks with_marks with_reading with_start phrases {
    // The index and the folder.
    /// The index cannot be kept on disk.
    NoIndex { reason: CleanText } en ["no index on disk, all is read into memory: {reason}"]
    /// What was given is no query.
    NotAQuery { reason: CleanText } en ["{reason}"]
    /// Why there is no index, where the system did not say more.
    NotWritten en ["it could not be written"]
    /// The articles cannot be kept at all.
    NotKept { reason: CleanText } en ["the articles cannot be kept: {reason}"]
    /// Articles came while the reader was open.
    Arrived { count: usize } en ["{} new", grouped(*count)]
    /// The folder went away while the reader was open.
    FolderMissing { folder: CleanText } en ["the folder {folder} is missing; the list stays as it was until it is back"]
    /// The article that was being read is not listed any more.
    ArticleGone en ["the article that you were reading is gone; this is the one beside it"]
    /// The folder is there again.
    FolderBack { folder: CleanText } en ["the folder {folder} is back"]

    // The reader: panes and states.
    /// What j and k do, in the key bar.
    MoveHint en ["move"]
    /// What j and k do in an article, in the key bar.
    ScrollHint en ["scroll"]
    // The groups of the left pane and what stands in them.
    /// The heading of the tags.
    Tags en ["Tags"]
    /// The heading of the hosts of the source links.
    Sources en ["Sources"]
    /// The heading of the folders.
    Folders en ["Folders"]
    /// The heading of the years and months.
    Dates en ["Dates"]
    /// The heading of the languages.
    Languages en ["Languages"]
    /// The heading of what is true of an article or not.
    Flags en ["Flags"]
    /// The header over the tags that all listed articles carry.
    SharedTags en ["= all shown"]
    /// Behind the heading of the tags, when any of the included ones is enough.
    AnyOf en ["any of"]
    /// Values of a group that are not listed.
    MoreValues { count: usize } en ["… {} more, / to find", grouped(*count)]
    /// A month under its year.
    MonthName { month: i8 } en ["{}", crate::wording::month_names(*month).0]
    /// Articles that came since the last visit.
    FlagNew en ["New"]
    /// Articles that share their title with another one.
    FlagDuplicate en ["Title not unique"]
    /// Articles whose summary was cut off.
    FlagTruncated en ["Summary cut off"]
    /// Articles without an image.
    FlagNoImage en ["No image"]
    /// Articles with a date in the future.
    FlagFuture en ["Date in the future"]
    /// Articles with a problem.
    FlagBad en ["Problem in the file"]
    /// Articles without tags.
    FlagUntagged en ["No tags"]
    /// Articles that are drafts.
    FlagDraft en ["Draft"]
    /// Articles without a date.
    FlagUndated en ["No date"]
    /// The prompt that asks for a date.
    GoToDate en ["go to date: "]
    /// What is typed there is no date.
    NotADate { text: CleanText } en ["“{}” is no date; 2024-07, oct-2022 and yesterday are", crate::text::cut_to_cells(text, 30)]
    /// No article has the date that was asked for.
    NearestDate { asked: CleanText, nearest: CleanText } en ["nothing from {asked}; the nearest is {nearest}"]
    /// No listed article has a date.
    NoDates en ["no article here has a date"]
    /// A date is gone to in a list that has another order.
    NotByDate en ["the list is not in the order of dates; Sd puts it there"]
    /// Headers stand over days.
    GroupedByDay en ["under days"]
    /// Headers stand over months.
    GroupedByMonth en ["under months"]
    /// There are no headers to choose, because the list has another order.
    NotGrouped en ["days and months stand over a list in the order of dates; Sd puts it there"]
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
    /// The order of the list: by title.
    TitleUp en ["titles A to Z"]
    /// The order of the list: by title, turned round.
    TitleDown en ["titles Z to A"]
    /// The order of the list: by source.
    SourceUp en ["sources A to Z"]
    /// The order of the list: by source, turned round.
    SourceDown en ["sources Z to A"]
    /// The order of the list: by importance, the highest first.
    ImportanceDown en ["most important first"]
    /// The order of the list: by importance, the lowest first.
    ImportanceUp en ["least important first"]
    /// The order of the list: by how well an article answers.
    RelevanceDown en ["best answers first"]
    /// The order of the list: by how well an article answers, turned round.
    RelevanceUp en ["best answers last"]
    /// The order of the list: by path.
    PathUp en ["by path"]
    /// The order of the list: by path, turned round.
    PathDown en ["by path, turned round"]
    /// The order of the list: newest first, under days.
    NewestFirstByDay en ["newest first, by day"]
    /// The order of the list: oldest first, under days.
    OldestFirstByDay en ["oldest first, by day"]
    /// How many articles came since the last visit, in the title bar.
    NewSince { count: usize } en ["{} new", grouped(*count)]
    /// What stands in the title bar while the folder is missing.
    MissingBadge en ["folder missing"]
    /// More may come: behind a count while the folder is being looked at.
    MayGrow en ["…"]
    /// The mark of an article that came since the last visit.
    NewBadge en ["•"]
    /// A time in the list, under the header of its day.
    Time { hour: i8, minute: i8 } en ["{hour:02}:{minute:02}"]
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
    /// A left pane without anything in it.
    NoTags en ["Nothing to choose"]
    /// Nothing in the left pane has the typed name.
    NoSuchTag en ["Nothing of that name"]
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
    /// There is nothing in the left pane to act on.
    NoTagHere en ["there is nothing to choose on this line"]
    /// There is nothing that could be unfolded.
    NothingToFold en ["groups and years can be folded; this line cannot"]
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

    // Typing the filter, and saved searches.
    /// A front-matter key in the query that no article has.
    NoSuchField { name: CleanText, meant: Option<&'static str> } en ["no field {name}: it is taken as text{}", meant.map(|meant| format!("; did you mean {meant}:?")).unwrap_or_default()]
    /// An error of a query with what could stand there.
    WithSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason}; did you mean {suggestion}?"]
    /// The same where there is little room.
    WithShortSuggestion { reason: CleanText, suggestion: CleanText } en ["{reason} → {suggestion}"]
    /// A query that was left with an error in it.
    FilterNotTaken { reason: CleanText } en ["{reason}; the filter is as it was before that"]
    /// What was pasted does not fit into the line.
    PastedTooLong en ["what was pasted is too long: the line takes {} KiB", limits::QUERY_BYTES / 1024]
    /// Nothing can be completed here.
    NothingToComplete en ["there is nothing to complete here"]
    /// No earlier query begins with what is typed.
    NoEarlierQuery en ["no earlier query begins like this"]
    /// There is no filter before this one.
    NoEarlierFilter en ["there was no filter before this one"]
    /// There is no filter after this one.
    NoLaterFilter en ["this is the latest filter"]
    /// Before the name under which a filter is saved.
    SaveAs en ["save as "]
    /// What is saved, while its name is typed.
    SavesFilter { query: CleanText } en ["saves {query}"]
    /// What is replaced, while its name is typed.
    ReplacesSearch { name: CleanText, query: CleanText } en ["replaces “{name}”, which is {query}"]
    /// There is no filter to save.
    NothingToSave en ["there is no filter to save"]
    /// A search needs a name.
    SearchNeedsName en ["the search needs a name"]
    /// A name is too long.
    SearchNameTooLong en ["the name is longer than {} letters", limits::SEARCH_NAME_GRAPHEMES]
    /// A search was saved.
    SearchSaved { name: CleanText } en ["saved as “{name}”; f finds it again"]
    /// A search was saved in the place of another one.
    SearchReplaced { name: CleanText } en ["saved as “{name}”, in the place of the one before"]
    /// A search was taken out.
    SearchForgotten { name: CleanText } en ["“{name}” is not saved any more"]
    /// A search cannot be used.
    SearchNotUsed { reason: CleanText } en ["{reason}"]
    /// There is no folder for saved searches.
    NoPlaceForSearches en ["there is no folder to save searches in: neither HOME nor XDG_CONFIG_HOME is set"]
    /// A search could not be saved.
    SearchNotSaved { path: CleanText, reason: CleanText } en ["not saved: {path} cannot be written: {reason}"]
    /// The saved searches could not be read.
    SearchesNotRead { path: CleanText, reason: CleanText } en ["the saved searches in {path} cannot be read: {reason}"]
    /// The file of saved searches is broken.
    SearchesBroken { path: CleanText, line: usize, reason: CleanText } en ["the saved searches cannot be used: {path}, line {line}: {reason}"]
    /// The name of the table of searches stands for something else.
    SearchesNoTable en ["searches is no table of names and queries"]
    /// A saved search is no text.
    SearchNoText { name: CleanText } en ["the search “{name}” is no text in quotes"]
    /// More searches than are kept.
    TooManySearches en ["there are {} searches already", grouped(limits::SEARCHES)]
    /// The file is written in a way that cannot be added to.
    SearchesOfTheirOwn en ["the file is written in a way that cannot be added to"]
    /// The worker that saves searches failed.
    SavingFailed en ["saving the search failed; this is a mistake in vigie, the reader goes on"]
    /// Nothing is saved.
    NoSearches en ["No saved searches. F in the list saves the filter."]
    /// No saved search matches what is typed.
    NoSuchSearch en ["No such search"]

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
} }

impl Phrase {
    /// The phrase as text that may be shown.
    #[must_use]
    pub fn text(&self) -> CleanText {
        CleanText::line(&self.to_string())
    }
}
