//! The words of the generated articles: lists of frequent ones, and rare ones built from syllables.

use std::fmt::Write;

use super::Numbers;

/// The language of an article.
#[derive(Clone, Copy)]
pub(super) enum Tongue {
    English,
    French,
}

/// The frequent English words, the most frequent first.
const ENGLISH: &str = "the of and in to a for with has is on that by from as at will be this it have was \
    are new study an trial device patients treatment said clinical approval which system company first been \
    disease its after their data announced risk who were results more between these heart we valve not can \
    also than stent therapy artery market procedure outcomes one about year research care use safety all \
    during randomised surgery per follow years two university medical long term had or using days high year \
    low our other they hospital early blood compared but team registry most group being three implant \
    women into received mortality evidence health both up patient led rate cohort access over published \
    technology annual cardiac when meeting there life based while such percent vascular through present \
    programme under congress guidance event among people imaging journal pump brain lung kidney pressure \
    launch flow bleeding cost national laser robot sensor glucose catheter needle scanner battery software \
    update funding startup insurance nurse recall guideline outcome months therapeutic venous graft \
    embolisation ablation tumour radiation dose oxygen stroke thrombus electrode remote monitoring platform \
    algorithm vessel aortic ultrasound keynote abstract poster prize late quality support global review \
    europe city school river winter summer water light stone garden letter window paper story music \
    question answer number order place side part point case week day hour world country language history \
    future change growth value price trade public private open small large great young old next last";

/// The frequent French words, the most frequent first.
const FRENCH: &str = "de la le les et des en à un du une pour dans est que sur par au avec qui plus pas ce il \
    sont aux cette ou été a mais comme ont leur son se ses sa nous entre après étude santé patients \
    traitement médecins hôpital résultats cœur soins maladie risque première deux année ans essai données \
    recherche sous sans être très elle aussi même fait selon contre lors depuis trois groupe équipe marché \
    nouvelle nouveau société française français système dispositif chirurgie valve artère cathéter imagerie \
    thérapie sécurité qualité résultat décès mortalité suivi durée femmes hommes enfants âge réseau congrès \
    journée université étudiants prévention dépistage évaluation efficacité rémunération ministère général \
    européen numérique générique ville école forêt été hiver lumière fenêtre lettre musique histoire pays \
    monde langue réponse question côté début créé procédé modèle élevé réduit période référence";

const ONSETS: [&str; 32] = [
    "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "dr", "fl", "gr", "h", "j",
    "k", "pl", "pr", "qu", "sc", "sp", "st", "tr", "th", "w", "z", "ch",
];
const VOWELS: [&str; 16] =
    ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ai", "ea", "er", "in", "on", "or", "an"];
const ACCENTED: [&str; 8] = ["é", "è", "ê", "ï", "ô", "ü", "œ", "ç"];
const ENDINGS: [&str; 24] = [
    "", "s", "n", "t", "r", "l", "ing", "ed", "al", "ic", "ity", "ment", "ous", "er", "ation", "ive", "um",
    "ist", "oid", "ance", "ique", "eur", "osis", "x",
];

/// Words by their rank.
pub(super) struct Words {
    english: Vec<&'static str>,
    french: Vec<&'static str>,
}

impl Words {
    pub(super) fn new() -> Self {
        let list = |text: &'static str| text.split_whitespace().collect();
        Self { english: list(ENGLISH), french: list(FRENCH) }
    }

    /// Adds the word of a rank; 0 is the most frequent.
    pub(super) fn push(&self, text: &mut String, rank: usize, tongue: Tongue) {
        let by_hand = match tongue {
            Tongue::English => &self.english,
            Tongue::French => &self.french,
        };
        match by_hand.get(rank) {
            Some(word) => text.push_str(word),
            None => coin(text, rank),
        }
    }
}

/// Builds the word of a rank from syllables, always the same for the same rank.
fn coin(text: &mut String, rank: usize) {
    let mut numbers = Numbers::of(0x776f_7264, rank as u64);
    match numbers.below(100) {
        0..4 => {
            for _ in 0..3 + numbers.below(2) {
                text.push(char::from(b'A' + u8::try_from(numbers.below(26)).unwrap()));
            }
        }
        4 => {
            let letter = char::from(b'A' + u8::try_from(numbers.below(26)).unwrap());
            let _ = write!(text, "{letter}{}", numbers.below(1_000 + rank));
        }
        kind => {
            let start = text.len();
            // Rarer words are a little longer, as in natural languages.
            let syllables = 2 + usize::from(numbers.below(100) < if rank < 1_000 { 20 } else { 35 });
            let accent = (kind < 11).then(|| numbers.below(syllables));
            for syllable in 0..syllables {
                text.push_str(ONSETS[numbers.below(ONSETS.len())]);
                if accent == Some(syllable) {
                    text.push_str(ACCENTED[numbers.below(ACCENTED.len())]);
                } else {
                    text.push_str(VOWELS[numbers.below(VOWELS.len())]);
                }
            }
            text.push_str(ENDINGS[numbers.below(ENDINGS.len()).min(numbers.below(ENDINGS.len()))]);
            if (11..23).contains(&kind) {
                capitalise(text, start);
            }
        }
    }
}

/// Makes the letter at `start` a capital.
pub(super) fn capitalise(text: &mut String, start: usize) {
    let Some(first) = text.get(start..).and_then(|rest| rest.chars().next()) else { return };
    let capital: String = first.to_uppercase().collect();
    text.replace_range(start..start + first.len_utf8(), &capital);
}

/// The text for a file name or link: unaccented lower-case letters, digits and hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars() {
        let plain = match letter {
            'é' | 'è' | 'ê' | 'É' | 'È' | 'Ê' => "e",
            'à' | 'â' | 'À' => "a",
            'ï' | 'î' | 'Ï' => "i",
            'ô' | 'Ô' => "o",
            'ü' | 'û' | 'ù' | 'Ü' => "u",
            'ç' | 'Ç' => "c",
            'œ' | 'Œ' => "oe",
            letter if letter.is_ascii_alphanumeric() => {
                slug.push(letter.to_ascii_lowercase());
                continue;
            }
            '’' => continue,
            _ if slug.is_empty() || slug.ends_with('-') => continue,
            _ => "-",
        };
        slug.push_str(plain);
    }
    // A file name has at most 255 bytes, including the date and the extension.
    slug.truncate(200);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
