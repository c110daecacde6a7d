//! What happens again and again: "every Friday", "twice a week", "annually".

use crate::date::lexeme::{Lex, Pick, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Amount, Set, Time, What};
use crate::date::veto;

impl Scan<'_, '_> {
    pub(in crate::date) fn set(&self, i: usize) -> Hit {
        let hit = match self.lex(i) {
            Lex::Weekdays(w) => match self.lex(i + 1) {
                Lex::Parts(p) | Lex::Part(p) => (i + 2, Set::Weekday(w, Some(p))),
                _ => (i + 1, Set::Weekday(w, None)),
            },
            Lex::Often(u) => (i + 1, veto::is_often(self, i).then(|| Set::Each(Amount::whole(1, u)))?),
            Lex::Every => self.every(i + 1)?,
            _ => return None,
        };
        Some((hit.0, Time::new(What::Set(hit.1))))
    }

    /// What follows "every" or "each".
    fn every(&self, j: usize) -> Option<(usize, Set)> {
        let other = matches!(self.lex(j), Lex::Pick(Pick::Other)) || self.lower(j) == "other";
        let j = j + usize::from(other);
        let n = if other { 2 } else { 1 };
        match self.lex(j) {
            Lex::Unit(Unit::Quarter) => Some((j + 1, Set::Each(Amount::whole(n * 3, Unit::Month)))),
            Lex::Unit(u) => Some((j + 1, Set::Each(Amount::whole(n, u)))),
            Lex::Weekday(w) => Some((j + 1, Set::Weekday(w, None))),
            Lex::Month(m) if self.capital(j) => Some((j + 1, Set::Month(m))),
            Lex::Season(s) => Some((j + 1, Set::Season(s))),
            Lex::Part(p) => Some((j + 1, Set::Part(p))),
            Lex::Number | Lex::Cardinal(_) | Lex::Vague => self.amount(j).map(|(end, a)| (end, Set::Each(a))),
            _ => None,
        }
    }
}
