//! The messages for mistakes in queries. One column per language. Floor 0, part of
//! [`wording`](crate::wording). Finding mistakes is left to [`query`](crate::query).

use crate::limits;
use crate::text::CleanText;
use crate::wording::numbers::grouped;

sentences! {
    /// Why a text is not a query.
    enum Reason {
        // Typing on may complete the query.
        UnclosedGroup en ["the parenthesis is not closed"] fr ["la parenthèse n’est pas fermée"]
        EmptyGroup en ["the parentheses are empty"] fr ["les parenthèses sont vides"]
        EmptyQuote en ["nothing follows the quote"] fr ["rien ne suit le guillemet"]
        UnclosedPattern en ["the regular expression has no closing /"] fr ["l’expression régulière n’a pas de / final"]
        NothingAfter { sign: &'static str } en ["nothing follows {sign}"] fr ["rien ne suit {sign}"]
        MissingValue { field: &'static str } en ["{field}: needs a value"] fr ["{field}: attend une valeur"]
        UnfinishedDate en ["the date is incomplete"] fr ["la date est incomplète"]
        UnfinishedFlag { name: CleanText } en ["is:{name} is incomplete"] fr ["is:{name} est incomplet"]
        UnfinishedSort { name: CleanText } en ["sort:{name} is incomplete"] fr ["sort:{name} est incomplet"]
        // Mistakes.
        NothingBefore { sign: &'static str } en ["nothing precedes {sign}"] fr ["rien ne précède {sign}"]
        NotADate { text: CleanText } en ["“{text}” is not a date; try 2024-07, april, 7d or yesterday"] fr ["«\u{a0}{text}\u{a0}» n’est pas une date\u{a0}; essayez 2024-07, avril, 7j ou hier"]
        NoSuchDay { text: CleanText } en ["the day {text} does not exist"] fr ["le jour {text} n’existe pas"]
        NoSuchMonth { text: CleanText } en ["the month {text} does not exist; months go from 01 to 12"] fr ["le mois {text} n’existe pas\u{a0}; les mois vont de 01 à 12"]
        ReversedRange en ["the range ends before it begins"] fr ["l’intervalle finit avant de commencer"]
        NotANumber { text: CleanText } en ["“{text}” is not a number or a range; try 3, >=3 or 1..5"] fr ["«\u{a0}{text}\u{a0}» n’est ni un nombre ni un intervalle\u{a0}; essayez 3, >=3 ou 1..5"]
        UnknownFlag { name: CleanText } en ["there is no flag “{name}”"] fr ["is:{name} n’existe pas"]
        UnknownSort { name: CleanText } en ["there is no sort order “{name}”"] fr ["sort:{name} n’existe pas"]
        OrderInGroup { field: &'static str } en ["{field}: must be outside parentheses"] fr ["{field}: doit se placer hors des parenthèses"]
        OrderNegated { field: &'static str } en ["{field}: cannot be negated"] fr ["{field}: n’admet pas la négation"]
        BadLimit en ["limit: takes a number from 1 to 999,999,999"] fr ["limit: attend un nombre de 1 à 999\u{202f}999\u{202f}999"]
        BadPattern { fault: CleanText } en ["the regular expression is not valid: {fault}"] fr ["l’expression régulière est invalide\u{a0}: {fault}"]
        GroupAsValue { field: &'static str } en ["{field}: takes a word, a quoted text or a comma-separated list, not parentheses"] fr ["{field}: attend un mot, un texte entre guillemets ou une liste séparée par des virgules, pas de parenthèses"]
        UnknownSearch { name: CleanText } en ["there is no saved search “{name}”"] fr ["il n’y a pas de recherche enregistrée «\u{a0}{name}\u{a0}»"]
        SearchLoop { name: CleanText } en ["the saved search “{name}” uses itself, or a chain of more than {} searches", limits::SEARCH_DEPTH] fr ["la recherche enregistrée «\u{a0}{name}\u{a0}» s’utilise elle-même, ou enchaîne plus de {} recherches", limits::SEARCH_DEPTH]
        BadSearch { name: CleanText, fault: Box<Reason> } en ["in the saved search “{name}”: {fault}"] fr ["dans la recherche enregistrée «\u{a0}{name}\u{a0}»\u{a0}: {fault}"]
        TooLong en ["the query is longer than {} KiB", limits::QUERY_BYTES / 1024] fr ["la requête dépasse {}\u{a0}Kio", limits::QUERY_BYTES / 1024]
        TooDeep en ["the parentheses are nested more than {} levels deep", limits::QUERY_DEPTH] fr ["les parenthèses sont imbriquées sur plus de {} niveaux", limits::QUERY_DEPTH]
        TooManyTerms en ["the query has more than {} conditions", grouped(limits::QUERY_TERMS)] fr ["la requête a plus de {} conditions", grouped(limits::QUERY_TERMS)]
        TooManyPatterns en ["the query has more than {} regular expressions", limits::QUERY_PATTERNS] fr ["la requête a plus de {} expressions régulières", limits::QUERY_PATTERNS]
    }
}

impl Reason {
    /// Whether typing on may complete the query. All other reasons are mistakes.
    pub fn is_unfinished(&self) -> bool {
        matches!(
            self,
            Self::UnclosedGroup
                | Self::EmptyGroup
                | Self::EmptyQuote
                | Self::UnclosedPattern
                | Self::NothingAfter { .. }
                | Self::MissingValue { .. }
                | Self::UnfinishedDate
                | Self::UnfinishedFlag { .. }
                | Self::UnfinishedSort { .. }
        )
    }
}
