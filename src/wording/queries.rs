//! The sentences for what is wrong with a query. One column per language.

use crate::limits;
use crate::text::CleanText;
use crate::wording::grouped;
use crate::wording::said::said;

/// One row a reason: its doc comment, its name, whether more typing may mend it, its payload, and
/// what it says in each language.
macro_rules! reasons {
    ($( $(#[$doc:meta])+ $state:ident $name:ident $({ $($field:ident : $kind:ty),+ })? en [$($english:tt)+] fr [$($french:tt)+] )+) => {
        /// Why a text is no query.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the payload names of a reason are read in its sentence")]
        pub enum Reason {
            $( $(#[$doc])+ $name $({ $($field: $kind),+ })?, )+
        }

        impl Reason {
            /// Whether the text is the beginning of a query: typing on may mend it. All else is a
            /// mistake.
            #[must_use]
            pub fn is_unfinished(&self) -> bool {
                match self {
                    $( Self::$name { .. } => reasons!(@ $state), )+
                }
            }
        }

        said! { Reason $( $name $({ $($field),+ })? en [$($english)+] fr [$($french)+] )+ }
    };
    (@ unfinished) => { true };
    (@ mistake) => { false };
}

reasons! {
    /// A parenthesis is not closed.
    unfinished UnclosedGroup en ["the parenthesis is not closed"] fr ["la parenthèse n’est pas fermée"]
    /// There is nothing between two parentheses.
    unfinished EmptyGroup en ["there is nothing in the parentheses"] fr ["il n’y a rien entre les parenthèses"]
    /// A quote with nothing behind it.
    unfinished EmptyQuote en ["there is nothing behind the quote"] fr ["il n’y a rien après le guillemet"]
    /// A regular expression is not closed.
    unfinished UnclosedPattern en ["the regular expression has no closing /"] fr ["l’expression régulière n’a pas de / final"]
    /// An operator or a sign with nothing behind it.
    unfinished NothingBehind { sign: &'static str } en ["there is nothing behind {sign}"] fr ["il n’y a rien après {sign}"]
    /// A field without a value.
    unfinished MissingValue { field: &'static str } en ["there is nothing behind {field}:"] fr ["il n’y a rien après {field}:"]
    /// The beginning of a point in time.
    unfinished UnfinishedDate en ["the date is not complete"] fr ["la date n’est pas complète"]
    /// The beginning of the name of a flag.
    unfinished UnfinishedFlag { name: CleanText } en ["is:{name} is not complete"] fr ["is:{name} n’est pas complet"]
    /// The beginning of the name of an order.
    unfinished UnfinishedSort { name: CleanText } en ["sort:{name} is not complete"] fr ["sort:{name} n’est pas complet"]
    /// An operator with nothing before it.
    mistake NothingBefore { sign: &'static str } en ["there is nothing before {sign}"] fr ["il n’y a rien avant {sign}"]
    /// A text that is no point in time.
    mistake NotADate { text: CleanText } en ["“{text}” is no date; 2024-07, april, 7d and yesterday are"] fr ["«\u{a0}{text}\u{a0}» n’est pas une date\u{a0}; 2024-07, avril, 7j et hier en sont"]
    /// A day that no calendar has.
    mistake NoSuchDay { text: CleanText } en ["there is no day {text}"] fr ["le jour {text} n’existe pas"]
    /// A month that no calendar has.
    mistake NoSuchMonth { text: CleanText } en ["there is no month {text}; they go from 01 to 12"] fr ["le mois {text} n’existe pas\u{a0}; ils vont de 01 à 12"]
    /// A range whose end lies before its beginning.
    mistake ReversedRange en ["the range ends before it begins"] fr ["la période finit avant de commencer"]
    /// A range of something else than numbers.
    mistake NotANumber { text: CleanText } en ["“{text}” is no range of numbers; 3, >=3 and 1..5 are"] fr ["«\u{a0}{text}\u{a0}» n’est pas un intervalle de nombres\u{a0}; 3, >=3 et 1..5 en sont"]
    /// A flag that is not known.
    mistake UnknownFlag { name: CleanText } en ["there is no is:{name}"] fr ["is:{name} n’existe pas"]
    /// An order that is not known.
    mistake UnknownSort { name: CleanText } en ["there is no sort:{name}"] fr ["sort:{name} n’existe pas"]
    /// An order or a limit inside parentheses.
    mistake OrderInGroup { field: &'static str } en ["{field}: stands outside parentheses"] fr ["{field}: se place hors des parenthèses"]
    /// An order or a limit that is negated.
    mistake OrderNegated { field: &'static str } en ["{field}: cannot be negated"] fr ["{field}: n’admet pas la négation"]
    /// A limit that is no number.
    mistake BadLimit en ["limit: takes a number from 1 to 999,999,999"] fr ["limit: demande un nombre de 1 à 999\u{202f}999\u{202f}999"]
    /// A regular expression that does not compile.
    mistake BadPattern { fault: CleanText } en ["the regular expression does not work: {fault}"] fr ["l’expression régulière ne convient pas\u{a0}: {fault}"]
    /// A parenthesis where a value belongs.
    mistake GroupAsValue { field: &'static str } en ["behind {field}: stands a word, a quoted text or a list with commas"] fr ["après {field}: vient un mot, un texte entre guillemets ou une liste avec des virgules"]
    /// A saved search that is not known.
    mistake UnknownSearch { name: CleanText } en ["there is no saved search “{name}”"] fr ["il n’y a pas de recherche enregistrée «\u{a0}{name}\u{a0}»"]
    /// A saved search that leads back to itself, or too far.
    mistake SearchLoop { name: CleanText } en ["the saved search “{name}” names itself, or a chain of more than {}", limits::SEARCH_DEPTH] fr ["la recherche enregistrée «\u{a0}{name}\u{a0}» se nomme elle-même, ou enchaîne plus de {} recherches", limits::SEARCH_DEPTH]
    /// A saved search that is no query.
    mistake BadSearch { name: CleanText, fault: Box<Reason> } en ["in the saved search “{name}”: {fault}"] fr ["dans la recherche enregistrée «\u{a0}{name}\u{a0}»\u{a0}: {fault}"]
    /// A text that is too long.
    mistake TooLong en ["the query is longer than {} KiB", limits::QUERY_BYTES / 1024] fr ["la requête dépasse {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
    /// Parentheses that are nested too deeply.
    mistake TooDeep en ["the parentheses are nested more than {} deep", limits::QUERY_DEPTH] fr ["les parenthèses s’emboîtent sur plus de {} niveaux", limits::QUERY_DEPTH]
    /// Too many values.
    mistake TooManyTerms en ["the query asks for more than {} things", grouped(limits::QUERY_TERMS)] fr ["la requête demande plus de {} choses", grouped(limits::QUERY_TERMS)]
    /// Too many regular expressions.
    mistake TooManyPatterns en ["the query has more than {} regular expressions", limits::QUERY_PATTERNS] fr ["la requête a plus de {} expressions régulières", limits::QUERY_PATTERNS]
}
