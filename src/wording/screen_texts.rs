//! The words that stand on the screen: the title bar, the left pane, and the headers, dates and signs of the list.
//! One row is one text, in both languages. Floor 0, part of [`wording`](crate::wording).

use crate::wording::clauses::{counted, grouped, month_names};

sentences! {
    /// A word or number that stands on the screen, in contrast to what vigie says.
    enum ScreenText {
        // Title bar.
        Program en ["vigie"] fr ["vigie"]
        SampleName en ["sample library"] fr ["bibliothèque d’exemple"]
        ShownOf { shown: usize, all: usize } en ["{} of {}", grouped(*shown), grouped(*all)] fr ["{} sur {}", grouped(*shown), grouped(*all)]
        Articles { all: usize } en ["{}", counted(*all, "article", "articles")] fr ["{}", counted(*all, "article", "articles")]
        LoadedOf { done: usize, total: usize } en ["loading {} of {}", grouped(*done), grouped(*total)] fr ["chargement\u{a0}: {} sur {}", grouped(*done), grouped(*total)]
        LookingForFiles en ["looking for articles…"] fr ["recherche des articles…"]
        NewSince { count: usize } en ["{} new", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "nouveau" } else { "nouveaux" }]
        Selected { count: usize } en ["{} selected", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "sélectionné" } else { "sélectionnés" }]
        UnreadCount { count: usize } en ["{} unread", grouped(*count)] fr ["{} {}", grouped(*count), if *count < 2 { "non lu" } else { "non lus" }]
        MissingBadge en ["folder missing"] fr ["dossier disparu"]
        MayGrow en ["…"] fr ["…"]

        // Status line and prompts: counts.
        CommandsFound { count: usize } en ["{} found", grouped(*count)] fr ["{}", counted(*count, "résultat", "résultats")]
        MatchOf { current: usize, count: usize } en ["{}/{}", grouped(*current), grouped(*count)] fr ["{}/{}", grouped(*current), grouped(*count)]

        // Title bar: the order of the list.
        NewestFirst en ["newest first"] fr ["plus récents d’abord"]
        OldestFirst en ["oldest first"] fr ["plus anciens d’abord"]
        TitleUp en ["titles A to Z"] fr ["titres de A à Z"]
        TitleDown en ["titles Z to A"] fr ["titres de Z à A"]
        SourceUp en ["sources A to Z"] fr ["sources de A à Z"]
        SourceDown en ["sources Z to A"] fr ["sources de Z à A"]
        ImportanceDown en ["most important first"] fr ["plus importants d’abord"]
        ImportanceUp en ["least important first"] fr ["moins importants d’abord"]
        RelevanceDown en ["most relevant first"] fr ["plus pertinents d’abord"]
        RelevanceUp en ["least relevant first"] fr ["moins pertinents d’abord"]
        PathUp en ["paths A to Z"] fr ["chemins de A à Z"]
        PathDown en ["paths Z to A"] fr ["chemins de Z à A"]
        NewestFirstByDay en ["newest first, by day"] fr ["plus récents d’abord, par jour"]
        OldestFirstByDay en ["oldest first, by day"] fr ["plus anciens d’abord, par jour"]

        // Left pane: headings of the facets, and lines that are not values.
        Tags en ["Tags"] fr ["Étiquettes"]
        Sources en ["Sources"] fr ["Sources"]
        Folders en ["Folders"] fr ["Dossiers"]
        Dates en ["Dates"] fr ["Dates"]
        Languages en ["Languages"] fr ["Langues"]
        Flags en ["Flags"] fr ["États"]
        SharedTags en ["= on every article"] fr ["= partout"]
        /// Left pane: after the heading of the tags, when one included tag is enough.
        AnyOf en ["match any"] fr ["au choix"]
        MoreValues { count: usize } en ["… {} more, / to find", grouped(*count)] fr ["… {}, / cherche", counted(*count, "autre", "autres")]
        MonthName { month: i8 } en ["{}", month_names(*month).0] fr ["{}", month_names(*month).0]
        NoFacets en ["Nothing to filter by"] fr ["Aucun critère de filtre"]
        NoSuchValue en ["No match"] fr ["Aucun résultat"]

        // Left pane: the flags.
        FlagNew en ["New"] fr ["Nouveaux"]
        FlagDuplicate en ["Duplicate title"] fr ["Titres en double"]
        FlagTruncated en ["Excerpt"] fr ["Extraits"]
        FlagNoImage en ["No image"] fr ["Sans image"]
        FlagFuture en ["Future date"] fr ["Dates futures"]
        FlagBad en ["Broken file"] fr ["Fichiers endommagés"]
        FlagUntagged en ["No tags"] fr ["Sans étiquette"]
        FlagDraft en ["Draft"] fr ["Brouillons"]
        FlagUndated en ["No date"] fr ["Sans date"]
        FlagUnread en ["Unread"] fr ["Non lus"]
        FlagRead en ["Read"] fr ["Lus"]
        FlagStar en ["Starred"] fr ["Favoris"]
        FlagLater en ["For later"] fr ["Pour plus tard"]

        // List: headers, dates and signs.
        /// List: header of a year, or a date of which only the year is known.
        Year { year: i16 } en ["{year}"] fr ["{year}"]
        Month { month: i8, year: i16 } en ["{} {year}", month_names(*month).0] fr ["{} {year}", month_names(*month).0]
        /// A full date: header of a day in the list, article pane and citations.
        LongDate { day: i8, month: i8, year: i16 } en ["{day} {} {year}", month_names(*month).0] fr ["{} {} {year}", if *day == 1 { "1er".to_owned() } else { day.to_string() }, month_names(*month).0]
        /// List: day of an article under the header of its month.
        ShortDay { day: i8, month: i8 } en ["{day:>2} {}", month_names(*month).1] fr ["{day:>2} {}", month_names(*month).1]
        /// List: time of an article under the header of its day.
        Time { hour: i8, minute: i8 } en ["{hour:02}:{minute:02}"] fr ["{hour:02}:{minute:02}"]
        /// List: date of which only the month is known, where there are no headers.
        ShortMonth { month: i8, year: i16 } en ["{} {year}", month_names(*month).1] fr ["{} {year}", month_names(*month).1]
        /// List: date of an article where there are no headers.
        ShortDate { day: i8, month: i8, year: i16 } en ["{day:>2} {} {:02}", month_names(*month).1, year.rem_euclid(100)] fr ["{day:02}/{month:02}/{year:04}"]
        Undated en ["No date"] fr ["Sans date"]
        ImpossibleDates en ["Future or impossible dates"] fr ["Dates futures ou impossibles"]
        NewBadge en ["•"] fr ["•"]
        TruncatedBadge en ["[…]"] fr ["[…]"]
        ProblemBadge en ["!"] fr ["!"]
        StarSign en ["*"] fr ["*"]
        LaterSign en ["+"] fr ["+"]
        SelectedSign en [">"] fr [">"]
        SelectedCursorSign en ["►"] fr ["►"]
    }
}
