//! Which language an article is in: only English is read.

use whatlang::{Lang, Script};

/// How much of an article is looked at, in bytes.
const BEGINNING: usize = 6000;
/// Fewer different words, or letters of another script, tell no language.
const FEWEST: usize = 8;
/// Words that stand in any English text and hardly in texts of its neighbours, and the share of a text's words that they
/// are: of 9,481 English news articles the least is 0.087, and six have less than 0.126; below the second share a text is none.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "to", "with", "that", "for", "from", "this", "which", "have", "has", "had", "were",
    "was", "been", "by", "they", "their", "will", "would", "said", "are", "not",
];
const SURE: f64 = 0.12;
const NEVER: f64 = 0.06;

/// More words of English, and one-letter words and the like that its neighbours have, too.
const ENGLISH_TOO: [&str; 36] = [
    "in", "on", "at", "is", "it", "you", "we", "my", "or", "but", "if", "be", "can", "could", "next", "what",
    "who", "his", "her", "he", "she", "its", "than", "then", "there", "about", "into", "over", "after",
    "before", "please", "how", "when", "last", "people", "up",
];
const SHARED: [&str; 8] = ["a", "an", "as", "do", "i", "me", "no", "so"];
/// Words of other languages written in Latin letters that are none of English.
const FOREIGN: [&str; 250] = [
    "der", "das", "und", "ist", "nicht", "ein", "eine", "von", "mit", "für", "auf", "den", "dem", "wird",
    "im", "zu", "el", "los", "las", "y", "que", "por", "una", "con", "para", "del", "según", "le", "les",
    "des", "et", "est", "une", "dans", "pour", "qui", "sur", "au", "du", "il", "di", "che", "della", "non",
    "sono", "gli", "ha", "nel", "os", "um", "uma", "não", "com", "da", "em", "ao", "het", "een", "niet",
    "met", "voor", "op", "dat", "zijn", "w", "z", "na", "nie", "się", "jest", "że", "och", "att", "det",
    "som", "på", "för", "inte", "av", "og", "til", "af", "ikke", "ve", "bir", "bu", "için", "ile", "yang",
    "dan", "untuk", "dengan", "și", "în", "cu", "din", "az", "és", "hogy", "nem", "egy", "ja", "että", "ei",
    "se", "je", "ng", "ang", "sa", "mga", "và", "của", "là", "có", "od", "po", "va", "els", "hat", "zum",
    "zur", "dass", "sich", "auch", "nach", "bei", "sie", "wie", "aus", "werden", "diesem", "sind", "med",
    "en", "ett", "fra", "från", "till", "har", "ble", "akan", "itu", "ini", "pada", "dari", "tidak", "oli",
    "mukaan", "myös", "e", "o", "sua", "seu", "suas", "seus", "este", "sunt", "fost", "pe", "de", "la", "ca",
    "mehr", "neue", "neuen", "neuer", "einem", "einen", "einer", "eines", "wurde", "wurden", "haben", "sei",
    "rund", "beim", "vom", "noch", "bis", "über", "er", "es", "dort", "keine", "unter", "wollen", "heeft",
    "hebben", "worden", "wordt", "werd", "mensen", "meer", "geen", "naar", "bij", "uit", "ook", "nog", "nu",
    "om", "maar", "un", "ont", "ces", "ses", "aux", "été", "avec", "par", "ne", "pas", "cette", "ils",
    "elle", "leur", "dos", "mais", "pelo", "pela", "foi", "são", "nos", "entre", "su", "sus", "fue", "lo",
    "muy", "más", "pero", "sin", "hasta", "desde", "anche", "più", "dal", "dalla", "alla", "degli", "delle",
    "nella", "questo", "è", "ed", "mot", "blev", "siger", "efter", "ut",
];
/// Words that hardly any language but English has: those of its neighbours' ("was", "will", "in", "is", "over") left out.
const ENGLISH_ALONE: [&str; 31] = [
    "the", "and", "of", "to", "with", "that", "from", "this", "which", "were", "been", "by", "they", "their",
    "would", "said", "are", "it", "you", "but", "could", "what", "his", "she", "its", "than", "then",
    "there", "about", "into", "people",
];
/// A shorter text is told by two words of another language, so many times as many as it has of English alone.
const SHORT: usize = 40;
const TIMES: usize = 4;
/// As many words tell that a text is not English by having none of English, without words of another language.
const MANY: usize = 30;

/// What is said of an article that is left out because of its language; `despite` is the setting that has it read all the same.
pub(crate) fn left_out(text: &str, despite: &str) -> Option<String> {
    let other = other(text)?;
    Some(format!(
        "this article is in {other}, and only English is read; it is left out ({despite} reads it all the same)"
    ))
}

/// The English name of the language that `text` is in, if it is not English; none where that cannot be told.
fn other(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    // Words tell most texts to be English, and cost far less than three letters at a time.
    if is_latin(head) || whatlang::detect_script(head)? == Script::Latin {
        if is_short_foreign(head) {
            let info = whatlang::Detector::with_denylist(vec![Lang::Eng]).detect(head)?;
            return Some(name(nearest(info.lang(), head)));
        }
        if is_english(head) {
            return None;
        }
    }
    let info = whatlang::detect(head)?;
    let tells =
        if info.script() == Script::Latin { is_foreign(head, info.is_reliable()) } else { has_letters(head) };
    if !tells {
        return None;
    }
    let lang = nearest(info.lang(), head);
    (lang != Lang::Eng).then(|| name(lang))
}

/// Whether more than half of a text's characters are letters of ASCII, so that no other script can have more.
fn is_latin(text: &str) -> bool {
    // Counted in runs short enough for a byte, which takes far fewer steps.
    let letters = |run: &[u8]| run.iter().map(|b| u8::from(b.is_ascii_alphabetic())).sum::<u8>();
    text.as_bytes().chunks(128).map(|run| usize::from(letters(run))).sum::<usize>() > text.len() / 2
}

/// Whether a text in Latin letters is surely English, or too short to be told.
fn is_english(text: &str) -> bool {
    !has_words(text) || share(text, &[&ENGLISH]) >= SURE
}

/// Whether a text of a line or two is not English. Three letters at a time tell little of it, and eight words may be missing.
fn is_short_foreign(text: &str) -> bool {
    let all: Vec<&str> = words(text).take(SHORT + 1).collect();
    if all.len() > SHORT {
        return false;
    }
    let is_name = |i: usize| all.get(i).is_some_and(|w| w.starts_with(char::is_uppercase));
    // "Rio de Janeiro", "Lula da Silva": what stands between capitals may be of a name.
    let counts = |i: usize| {
        let word = all[i];
        let own = FOREIGN.contains(&word) || !word.is_ascii() && word.starts_with(char::is_lowercase);
        own && !(i > 0 && is_name(i - 1) && is_name(i + 1) && word.len() <= 3)
    };
    // Borrowed words alone ("coup d'état") make no text of theirs.
    if !(0..all.len()).any(|i| counts(i) && FOREIGN.contains(&all[i])) {
        return false;
    }
    let foreign = (0..all.len()).filter(|i| counts(*i)).count();
    let is_alone = |w: &&&str| ENGLISH_ALONE.iter().any(|e| e.eq_ignore_ascii_case(w));
    let english = all.iter().filter(is_alone).count();
    let lower = all.iter().filter(|w| w.starts_with(char::is_lowercase)).count();
    foreign >= 2
        && foreign >= english * TIMES
        && foreign * 5 >= lower
        && whatlang::detect(text).is_some_and(|i| i.lang() != Lang::Eng || foreign >= 3 && english == 0)
}

/// Whether such a text that is not surely English is not English.
fn is_foreign(text: &str, reliable: bool) -> bool {
    let english = share(text, &[&ENGLISH]);
    let own = share(text, &[&ENGLISH, &ENGLISH_TOO]);
    // Letters that English does not have tell as much as words.
    let foreign = foreign(text).count() as f64 / words(text).count().max(1) as f64;
    let told = foreign > own && english < NEVER && has_foreign(text);
    let long = || words(text).take(MANY).count() == MANY;
    told || reliable && long() && share(text, &[&ENGLISH, &ENGLISH_TOO, &SHARED]) < NEVER
}

/// The share of the words of `lists` among a text's. Each character is looked at once, since all articles are asked.
fn share(text: &str, lists: &[&[&str]]) -> f64 {
    let known: Vec<u64> = lists.iter().flat_map(|list| list.iter()).filter_map(|word| packed(word)).collect();
    // One bit of 64 tells of most words that they are none of these.
    let bit = |word: u64| 1u64 << (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58);
    let bits = known.iter().fold(0, |bits, word| bits | bit(*word));
    let holds = |word: u64| bits & bit(word) != 0 && known.contains(&word);
    let (mut found, mut all) = (0usize, 0usize);
    let (mut word, mut length) = (0, 0);
    for c in text.chars().chain([' ']) {
        if c.is_alphabetic() {
            word = with_letter(word, c);
            length += 1;
        } else if length > 0 {
            all += 1;
            found += usize::from(length <= PACKED && holds(word));
            (word, length) = (0, 0);
        }
    }
    found as f64 / all.max(1) as f64
}

/// How many letters fit into a number.
const PACKED: usize = 8;

/// A word in lower case as a number; none of one of more letters than fit, or of others than English has.
fn packed(word: &str) -> Option<u64> {
    let fits = word.len() <= PACKED && word.is_ascii();
    fits.then(|| word.chars().fold(0, with_letter))
}

/// A word as a number with one more letter; those that English does not have are all alike.
fn with_letter(word: u64, letter: char) -> u64 {
    let byte = u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(u8::MAX);
    word << 8 | u64::from(byte.to_ascii_lowercase())
}

/// The words of another language, and those with letters that English does not have. A capital makes a name ("Los
/// Angeles").
fn foreign(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter(|w| !w.is_ascii() || FOREIGN.contains(w))
}

/// Whether two different words are of another language.
fn has_foreign(text: &str) -> bool {
    let first = foreign(text).next();
    foreign(text).any(|w| Some(w) != first)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_lowercase() && !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// Whether there are enough different words to tell a language.
fn has_words(text: &str) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    for word in words(text) {
        if !seen.contains(&word) {
            seen.push(word);
        }
        if seen.len() >= FEWEST {
            return true;
        }
    }
    false
}

fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).take(FEWEST).count() >= FEWEST
}

/// Languages that three letters at a time do not tell apart, each with words that the others do not have.
const NEIGHBOURS: [&[(Lang, &[&str])]; 6] = [
    &[
        (
            Lang::Dan,
            &[
                "af", "blev", "efter", "siger", "nogle", "mere", "mod", "ud", "sagde", "meget", "bliver",
                "sig", "igen", "uden", "op", "nu", "noget", "hvad", "mellem", "procent", "bruge", "oplyser",
            ],
        ),
        (
            Lang::Nob,
            &[
                "av", "ble", "etter", "sier", "noen", "mer", "mot", "ut", "sa", "mye", "blir", "seg",
                "igjen", "uten", "opp", "nå", "noe", "hva", "mellom", "prosent", "bruke", "opplyser",
            ],
        ),
        (
            Lang::Swe,
            &["av", "inte", "och", "efter", "också", "säger", "vara", "några", "mer", "kronor", "mot", "är"],
        ),
    ],
    &[
        (Lang::Spa, &["y", "el", "los", "las", "una", "con", "más", "pero", "según", "en", "fue", "del"]),
        (Lang::Por, &["e", "o", "os", "as", "uma", "com", "mais", "mas", "segundo", "em", "foi", "não"]),
        (Lang::Cat, &["i", "el", "els", "les", "una", "amb", "més", "però", "segons", "en", "va", "dels"]),
        (Lang::Ita, &["e", "il", "gli", "le", "una", "con", "più", "ma", "secondo", "nel", "che"]),
    ],
    &[
        (
            Lang::Ces,
            &["že", "jsem", "jsou", "který", "při", "také", "řekl", "podle", "byl", "bylo", "více", "pro"],
        ),
        (
            Lang::Slk,
            &["že", "som", "sú", "ktorý", "pri", "tiež", "povedal", "podľa", "bol", "bolo", "viac", "pre"],
        ),
    ],
    &[
        (
            Lang::Nld,
            &[
                "de", "en", "dat", "te", "met", "nu", "bij", "geen", "het", "een", "niet", "van", "zijn",
                "werd", "heeft", "worden", "zei", "ook", "maar", "voor",
            ],
        ),
        (Lang::Afr, &["die", "het", "nie", "van", "is", "was", "word", "gesê", "ook", "maar", "vir", "'n"]),
    ],
    &[
        (
            Lang::Rus,
            &["и", "что", "был", "это", "как", "его", "после", "сообщил", "также", "или", "они", "были"],
        ),
        (
            Lang::Ukr,
            &["і", "що", "був", "це", "як", "його", "після", "повідомив", "також", "або", "вони", "були"],
        ),
        (
            Lang::Bel,
            &["і", "што", "быў", "гэта", "як", "яго", "пасля", "паведаміў", "таксама", "або", "яны", "былі"],
        ),
        (Lang::Bul, &["и", "че", "беше", "това", "като", "на", "след", "каза", "също", "или", "те", "са"]),
    ],
    &[
        (
            Lang::Ind,
            &[
                "yang", "dan", "di", "dengan", "untuk", "tidak", "akan", "pada", "dari", "ini", "orang",
                "telah",
            ],
        ),
        (
            Lang::Jav,
            &["sing", "lan", "ing", "karo", "kanggo", "ora", "bakal", "marang", "saka", "iki", "wong", "wis"],
        ),
    ],
];

/// The language of a group of neighbours that has most of the text's words.
fn nearest(lang: Lang, text: &str) -> Lang {
    if let Some(told) = by_letters(lang, text) {
        return told;
    }
    let Some(group) = NEIGHBOURS.iter().find(|g| g.iter().any(|(l, _)| *l == lang)) else { return lang };
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()).collect();
    let count = |list: &[&str]| words.iter().filter(|w| list.contains(w)).count();
    let counts: Vec<(usize, Lang)> = group.iter().map(|(l, list)| (count(list), *l)).collect();
    let most = counts.iter().map(|(n, _)| *n).max().unwrap_or(0);
    let own = counts.iter().find(|(_, l)| *l == lang).map_or(0, |(n, _)| *n);
    // What three letters say holds unless the words say clearly otherwise.
    if most > own + own / 4 {
        counts.iter().find(|(n, _)| *n == most).map_or(lang, |(_, l)| *l)
    } else {
        lang
    }
}

/// Letters that only one of the languages written in Cyrillic has.
fn by_letters(lang: Lang, text: &str) -> Option<Lang> {
    if !matches!(lang, Lang::Rus | Lang::Ukr | Lang::Bel | Lang::Bul) {
        return None;
    }
    let has = |letters: &[char]| text.chars().flat_map(char::to_lowercase).any(|c| letters.contains(&c));
    if has(&['ў']) {
        Some(Lang::Bel)
    } else if has(&['ї', 'є', 'ґ']) || has(&['і']) && !has(&['ы', 'э']) {
        Some(Lang::Ukr)
    } else if has(&['ы', 'э', 'ё']) {
        Some(Lang::Rus)
    } else {
        None
    }
}

/// What English calls a language.
fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Cmn => "Chinese",
        Lang::Nob => "Norwegian",
        Lang::Pes => "Persian",
        Lang::Ell => "Greek",
        other => other.eng_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named() {
        for (text, expected) in [
            (
                "Der Fluss trat in der Nacht über die Ufer und überschwemmte die Unterstadt, 24 Menschen verloren ihr Haus.",
                "German",
            ),
            (
                "El río se desbordó durante la noche e inundó la parte baja de la ciudad; 1.200 personas perdieron sus casas.",
                "Spanish",
            ),
            (
                "O rio transbordou durante a noite e inundou a parte baixa da cidade; 1.200 pessoas perderam as suas casas.",
                "Portuguese",
            ),
            (
                "La rivière est sortie de son lit dans la nuit et a inondé la basse ville ; 24 personnes ont perdu leur maison.",
                "French",
            ),
            (
                "Il fiume è uscito dagli argini nella notte e ha allagato la città bassa: 24 persone hanno perso la casa.",
                "Italian",
            ),
            (
                "De rivier trad vannacht buiten haar oevers en zette de benedenstad onder water; 24 mensen verloren hun huis.",
                "Dutch",
            ),
            (
                "Rzeka wystąpiła w nocy z brzegów i zalała dolne miasto, a 24 osoby straciły swoje domy.",
                "Polish",
            ),
            (
                "Ночью река вышла из берегов и затопила нижний город, 24 человека остались без крова.",
                "Russian",
            ),
            (
                "Уночі річка вийшла з берегів і затопила нижнє місто, 24 людини залишилися без домівок.",
                "Ukrainian",
            ),
            (
                "Älven svämmade över under natten och 24 människor förlorade sina hem i den nedre delen av staden.",
                "Swedish",
            ),
            (
                "Floden gik over sine bredder i nat og oversvømmede den nedre by, hvor 24 mennesker mistede deres hjem, siger borgmesteren.",
                "Danish",
            ),
            (
                "Regeringen vil bruge 1,2 milliarder kroner på nye veje næste år, sagde statsministeren efter mødet.",
                "Danish",
            ),
            (
                "Regjeringen vil bruke 1,2 milliarder kroner på nye veier neste år, sa statsministeren etter møtet.",
                "Norwegian",
            ),
            (
                "Nehir gece taştı ve aşağı şehri su bastı; 24 kişi evini kaybetti, yetkililer yardım gönderdi.",
                "Turkish",
            ),
            ("Огонь вспыхнул на рассвете, и дым был виден за рекой.", "Russian"),
            ("Річка вийшла з берегів.", "Ukrainian"),
            ("Der Damm am Fluss wurde in der Nacht von Helfern gesichert, er hielt.", "German"),
            ("Was will der Rat? In der Sitzung war er der erste, der sprach.", "German"),
            ("De dijk was in de nacht door het water gebroken.", "Dutch"),
            ("El río subió y un puente cayó.", "Spanish"),
            ("La rivière a débordé et un pont est tombé.", "French"),
            ("Il fiume è salito e un ponte non ha retto.", "Italian"),
            ("河水在夜间漫过堤岸,淹没了下城,有24人失去了家园。", "Chinese"),
            ("川が夜のうちに氾濫し、下町が浸水して24人が家を失いました。", "Japanese"),
            ("밤사이 강이 범람해 아랫마을이 물에 잠겼고 24명이 집을 잃었다.", "Korean"),
            ("فاض النهر ليلا وغمرت المياه المدينة السفلى وفقد 24 شخصا منازلهم.", "Arabic"),
            ("रात में नदी का पानी किनारों से ऊपर आ गया और 24 लोगों ने अपने घर खो दिए।", "Hindi"),
        ] {
            assert_eq!(other(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn english_is_english_however_short_or_full_of_names() {
        for text in [
            "Rain.",
            "The quake killed 24 people.",
            "Tervala, Pelm, Osk, Marwick, Pell: 24, 31, 12, 7 and 9 votes.",
            "“El río se desbordó,” she said, and the town of Tervala was flooded by the water that had risen.",
            "",
            "24 31 12",
            "24 people died.",
            "Lula da Silva meets mayor of Rio de Janeiro",
            "Rio de Janeiro flood kills 24, Rio do Sul hit",
            "Café owners in Pelm say 24 jobs will go",
            "Deutsche Bank profits fall 24 per cent",
            "Vote on war over pact: 24 die in Osk",
            "Coup d'état fails, ex-président held",
            "Los Angeles fires kill 24 near Van Nuys; Las Vegas sends help",
        ] {
            assert_eq!(other(text), None, "{text}");
        }
    }
}
