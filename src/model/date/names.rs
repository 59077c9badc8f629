//! The names of months and weekdays in the languages in which people keep articles, and the words that stand before
//! and within dates. What is made of them is left to [`parse`](super::parse). Floor 0, part of [`date`](super).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::fold;

/// The names of the months with their common abbreviations, as they are used in dates: in English, French, German,
/// Spanish, Italian, Portuguese, Dutch, Catalan, Romanian, Swedish, Danish, Norwegian, Finnish, Polish, Czech,
/// Slovak, Slovene, Galician, Hungarian, Turkish, Indonesian, Russian, Ukrainian, Bulgarian, Greek, Arabic, Hebrew and
/// Hindi. No name means two months.
const MONTHS: [&str; 12] = [
    "january xaneiro януари जनवरी jan janvier janv januar jänner jän enero ene gennaio gen janeiro januari gener ianuarie ian tammikuu \
     tammikuuta stycznia styczeń sty ledna leden januára január januar ocak oca januar январь января янв січня січень \
     ιανουαρίου ιανουάριος ιαν يناير ינואר בינואר",
    "february febreiro февруари फरवरी फ़रवरी feb febr février févr fév februar feber febrero febbraio fevereiro fev februari febrer februarie helmikuu \
     helmikuuta lutego luty února únor februára február şubat şub февраль февраля фев февр лютого лютий φεβρουαρίου \
     φεβρουάριος φεβ فبراير شباط פברואר בפברואר",
    "march marec मार्च mar mars märz mär mrz marzo março maart mrt març martie marts maaliskuu maaliskuuta marca marzec března \
     březen marec március márc mart maret март марта мар березня березень μαρτίου μάρτιος مارس آذار מרץ במרץ מרס",
    "april април अप्रैल apr avril avr abril abr aprile aprilie huhtikuu huhtikuuta kwietnia kwiecień kwi dubna duben apríla apríl \
     április ápr nisan nis апрель апреля апр квітня квітень απριλίου απρίλιος απρ أبريل إبريل ابريل نيسان אפריל באפריל",
    "may मई mai mayo maggio mag maio mei maig maj toukokuu toukokuuta maja května květen mája máj május mayıs май мая \
     травня травень μαΐου μάιος مايو أيار מאי במאי",
    "june junij xuño юни जून jun juin juni junio giugno giu junho juny iunie iun kesäkuu kesäkuuta czerwca czerwiec cze června červen \
     júna jún június haziran haz июнь июня июн червня червень ιουνίου ιούνιος يونيو حزيران יוני ביוני",
    "july julij xullo юли जुलाई jul juillet juil juli julio luglio lug julho juliol iulie iul heinäkuu heinäkuuta lipca lipiec lip července \
     červenec júla júl július temmuz tem июль июля июл липня липень ιουλίου ιούλιος يوليو تموز יולי ביולי",
    "august avgust अगस्त aug août aou agosto ago augustus agost elokuu elokuuta augusti sierpnia sierpień sie srpna srpen augusta \
     augusztus ağustos ağu agustus agu август августа авг серпня серпень αυγούστου αύγουστος أغسطس اغسطس آب אוגוסט \
     באוגוסט",
    "september септември सितंबर सितम्बर sep sept septembre septiembre setiembre set settembre setembro setembre septembrie syyskuu syyskuuta \
     września wrzesień wrz září septembra szeptember szept eylül eyl сентябрь сентября сен сент вересня вересень \
     σεπτεμβρίου σεπτέμβριος σεπ سبتمبر أيلول ספטמבר בספטמבר",
    "october октомври अक्टूबर oct octobre oktober okt octubre ottobre ott outubro out octubre octombrie lokakuu lokakuuta października \
     październik paź října říjen októbra október ekim eki октябрь октября окт жовтня жовтень οκτωβρίου οκτώβριος οκτ \
     أكتوبر اكتوبر אוקטובר באוקטובר",
    "november ноември नवंबर नवम्बर nov novembre noviembre novembro noiembrie noi marraskuu marraskuuta listopada listopad lis listopadu \
     novembra kasım kas ноябрь ноября ноя нояб листопада листопад νοεμβρίου νοέμβριος νοε نوفمبر נובמבר בנובמבר",
    "december decembro декември दिसंबर दिसम्बर dec décembre déc dezember dez diciembre dic dicembre dezembro desembre decembrie joulukuu joulukuuta \
     grudnia grudzień gru prosince prosinec decembra desember des aralık ara desember декабрь декабря дек грудня \
     грудень δεκεμβρίου δεκέμβριος δεκ ديسمبر דצמבר בדצמבר",
];

/// Words that may precede a date: `Publié le`, `Last updated on`, `Mis à jour :`, `am`, `el`.
const LEADS: &str = "le the on last published posted updated created modified publie publiee mis mise a jour modifie \
    ecrit cree date am den der el il em op ngay от vom dne tarih publicado pubblicato veroffentlicht geplaatst";

/// The weekdays of most of those languages, with their abbreviations.
const WEEKDAYS: &str = "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat \
    saturday sun sunday lun lundi mardi mar mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    lunes martes miércoles mié jueves jue viernes vie sábado sáb domingo dom \
    lunedì martedì mercoledì giovedì gio venerdì sabato sab domenica \
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex \
    maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo \
    måndag mån tisdag tis onsdag ons torsdag tor tors fredag fre lördag lör söndag sön mandag lørdag søndag \
    poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle \
    понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс \
    понеділок вівторок середа четвер п'ятниця субота неділя";

/// Words between the parts of a date: `5th of July`, `5 de julio de 2024`, `1 er août`.
const BETWEEN: &str = "of de del do da er d";

static MONTH_NUMBERS: LazyLock<HashMap<String, i16>> = LazyLock::new(|| {
    let each = (1..).zip(MONTHS).flat_map(|(number, names)| {
        names.split_whitespace().map(move |name| (fold(name).into_owned(), number))
    });
    each.collect()
});

static LEADING: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = [LEADS, WEEKDAYS].into_iter().flat_map(str::split_whitespace);
    words.map(|word| fold(word).into_owned()).collect()
});

/// The number of a month, 1 to 12, from its folded name or abbreviation.
pub fn month(word: &str) -> Option<i16> {
    let word = word.trim_end_matches(['.', ',']);
    let word = word.strip_prefix("d'").unwrap_or(word);
    MONTH_NUMBERS.get(word).copied()
}

/// Whether a folded word may precede a date.
pub fn is_lead(word: &str) -> bool {
    let word = word.trim_end_matches([':', '.', '：']);
    word.is_empty() || LEADING.contains(word)
}

/// Whether a folded word may stand between the parts of a date.
pub fn is_between(word: &str) -> bool {
    BETWEEN.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_months() {
        let mut seen: HashMap<String, i16> = HashMap::new();
        for (number, names) in (1..).zip(MONTHS) {
            for name in names.split_whitespace() {
                let name = fold(name).into_owned();
                assert_eq!(*seen.entry(name.clone()).or_insert(number), number, "{name}");
            }
        }
    }
}
