//! The messages for mistakes in queries. One column per language. Floor 0, part of
//! [`wording`](crate::wording). Finding mistakes is left to [`query`](crate::query).

use crate::limits;
use crate::text::CleanText;
use crate::wording::grouped;
use crate::wording::table_text::table_text;

/// One row per reason: its doc comment, whether typing on may fix it, its variant, its payload, and its
/// message in each language.
macro_rules! reasons {
    ($( $(#[$doc:meta])+ $state:ident $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+) => {
        /// Why a text is not a query.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the message shows what each field of a variant is")]
        pub enum Reason {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        impl Reason {
            /// Whether typing on may complete the query. All other reasons are mistakes.
            #[must_use]
            pub fn is_unfinished(&self) -> bool {
                match self {
                    $( Self::$name { .. } => reasons!(@ $state), )+
                }
            }
        }

        table_text! { Reason $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ }
    };
    (@ unfinished) => { true };
    (@ mistake) => { false };
}

reasons! {
    /// A parenthesis is not closed.
    unfinished UnclosedGroup en ["the parenthesis is not closed"] fr ["la parenthèse n’est pas fermée"]
    /// Nothing is between two parentheses.
    unfinished EmptyGroup en ["the parentheses are empty"] fr ["les parenthèses sont vides"]
    /// Nothing follows an opening quote.
    unfinished EmptyQuote en ["nothing follows the quote"] fr ["rien ne suit le guillemet"]
    /// A regular expression is not closed.
    unfinished UnclosedPattern en ["the regular expression has no closing /"] fr ["l’expression régulière n’a pas de / final"]
    /// Nothing follows an operator or a sign.
    unfinished NothingAfter { sign: &'static str } en ["nothing follows {sign}"] fr ["rien ne suit {sign}"]
    /// A field without a value.
    unfinished MissingValue { field: &'static str } en ["{field}: needs a value"] fr ["{field}: attend une valeur"]
    /// The beginning of a date.
    unfinished UnfinishedDate en ["the date is incomplete"] fr ["la date est incomplète"]
    /// The beginning of a flag.
    unfinished UnfinishedFlag { name: CleanText } en ["is:{name} is incomplete"] fr ["is:{name} est incomplet"]
    /// The beginning of an order.
    unfinished UnfinishedSort { name: CleanText } en ["sort:{name} is incomplete"] fr ["sort:{name} est incomplet"]
    /// Nothing precedes an operator.
    mistake NothingBefore { sign: &'static str } en ["nothing precedes {sign}"] fr ["rien ne précède {sign}"]
    /// A text that is not a date.
    mistake NotADate { text: CleanText } en ["“{text}” is not a date; try 2024-07, april, 7d or yesterday"] fr ["«\u{a0}{text}\u{a0}» n’est pas une date\u{a0}; essayez 2024-07, avril, 7j ou hier"]
    /// A day that its month does not have.
    mistake NoSuchDay { text: CleanText } en ["the day {text} does not exist"] fr ["le jour {text} n’existe pas"]
    /// A month outside 1 to 12.
    mistake NoSuchMonth { text: CleanText } en ["the month {text} does not exist; months go from 01 to 12"] fr ["le mois {text} n’existe pas\u{a0}; les mois vont de 01 à 12"]
    /// A range that ends before it begins.
    mistake ReversedRange en ["the range ends before it begins"] fr ["l’intervalle finit avant de commencer"]
    /// A comparison or range with something other than numbers.
    mistake NotANumber { text: CleanText } en ["“{text}” is not a number or a range; try 3, >=3 or 1..5"] fr ["«\u{a0}{text}\u{a0}» n’est ni un nombre ni un intervalle\u{a0}; essayez 3, >=3 ou 1..5"]
    /// An unknown flag.
    mistake UnknownFlag { name: CleanText } en ["there is no flag “{name}”"] fr ["is:{name} n’existe pas"]
    /// An unknown order.
    mistake UnknownSort { name: CleanText } en ["there is no sort order “{name}”"] fr ["sort:{name} n’existe pas"]
    /// An order or a limit inside parentheses.
    mistake OrderInGroup { field: &'static str } en ["{field}: must be outside parentheses"] fr ["{field}: doit se placer hors des parenthèses"]
    /// An order or a limit that is negated.
    mistake OrderNegated { field: &'static str } en ["{field}: cannot be negated"] fr ["{field}: n’admet pas la négation"]
    /// A limit that is not a number in its range.
    mistake BadLimit en ["limit: takes a number from 1 to 999,999,999"] fr ["limit: attend un nombre de 1 à 999\u{202f}999\u{202f}999"]
    /// A regular expression that does not compile.
    mistake BadPattern { fault: CleanText } en ["the regular expression is not valid: {fault}"] fr ["l’expression régulière est invalide\u{a0}: {fault}"]
    /// A parenthesis where a value belongs.
    mistake GroupAsValue { field: &'static str } en ["{field}: takes a word, a quoted text or a comma-separated list, not parentheses"] fr ["{field}: attend un mot, un texte entre guillemets ou une liste séparée par des virgules, pas de parenthèses"]
    /// An unknown saved search.
    mistake UnknownSearch { name: CleanText } en ["there is no saved search “{name}”"] fr ["il n’y a pas de recherche enregistrée «\u{a0}{name}\u{a0}»"]
    /// A saved search that uses itself, directly or through others, or too long a chain of others.
    mistake SearchLoop { name: CleanText } en ["the saved search “{name}” uses itself, or a chain of more than {} searches", limits::SEARCH_DEPTH] fr ["la recherche enregistrée «\u{a0}{name}\u{a0}» s’utilise elle-même, ou enchaîne plus de {} recherches", limits::SEARCH_DEPTH]
    /// A saved search whose query has a mistake.
    mistake BadSearch { name: CleanText, fault: Box<Reason> } en ["in the saved search “{name}”: {fault}"] fr ["dans la recherche enregistrée «\u{a0}{name}\u{a0}»\u{a0}: {fault}"]
    /// A query that is too long.
    mistake TooLong en ["the query is longer than {} KiB", limits::QUERY_BYTES / 1024] fr ["la requête dépasse {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
    /// Parentheses that are nested too deeply.
    mistake TooDeep en ["the parentheses are nested more than {} levels deep", limits::QUERY_DEPTH] fr ["les parenthèses sont imbriquées sur plus de {} niveaux", limits::QUERY_DEPTH]
    /// Too many values in one query.
    mistake TooManyTerms en ["the query has more than {} conditions", grouped(limits::QUERY_TERMS)] fr ["la requête a plus de {} conditions", grouped(limits::QUERY_TERMS)]
    /// Too many regular expressions in one query.
    mistake TooManyPatterns en ["the query has more than {} regular expressions", limits::QUERY_PATTERNS] fr ["la requête a plus de {} expressions régulières", limits::QUERY_PATTERNS]
}
