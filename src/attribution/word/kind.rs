//! The kinds of words. Also part of the build script, so it stands on nothing else of the crate.

/// What a token is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// "the", "some", "this".
    Det,
    /// "his", "their", "whose".
    His,
    /// "her": possessive or object.
    Her,
    /// "he", "they": always a subject.
    Subj,
    /// "him": never a subject.
    Obj,
    /// "it", "you", "everyone": either.
    It,
    /// "who", "which".
    Who,
    That,
    /// "what", "whether", "if".
    Wh,
    Be,
    Have,
    Do,
    Modal,
    Not,
    Of,
    To,
    Prep,
    And,
    /// "because", "as".
    Sub,
    Adv,
    Adj,
    /// A finite verb, or an infinitive behind "to" or a modal.
    Verb,
    Ing,
    /// A past form or participle.
    Ed,
    /// A capitalised word.
    Cap,
    Num,
    Noun,
    /// The possessive ending.
    Poss,
    Comma,
    Colon,
    Semi,
    Dash,
    /// A sentence's end.
    Stop,
    Open,
    Close,
    /// An opening bracket.
    Bracket,
    /// A closing bracket.
    Unbracket,
    Hyphen,
    Mark,
}

/// The kinds that lists tell, by their names there.
pub(crate) const NAMED: [(&str, Kind); 23] = [
    ("det", Kind::Det),
    ("his", Kind::His),
    ("her", Kind::Her),
    ("subj", Kind::Subj),
    ("obj", Kind::Obj),
    ("it", Kind::It),
    ("who", Kind::Who),
    ("that", Kind::That),
    ("wh", Kind::Wh),
    ("be", Kind::Be),
    ("have", Kind::Have),
    ("do", Kind::Do),
    ("modal", Kind::Modal),
    ("not", Kind::Not),
    ("of", Kind::Of),
    ("to", Kind::To),
    ("prep", Kind::Prep),
    ("and", Kind::And),
    ("sub", Kind::Sub),
    ("adv", Kind::Adv),
    ("adj", Kind::Adj),
    ("verb", Kind::Verb),
    ("num", Kind::Num),
];
