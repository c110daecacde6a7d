//! A figure in the making: token positions and what is known of it so far.

use std::borrow::Cow;
use std::ops::Range;

use rust_decimal::Decimal;

use super::bound::Nearness;
use super::noun::Noun;
use super::numeral::Numeral;
use super::{Change, FigureKind};

/// How much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// A number, and what one of its last place is worth.
    Number(Decimal, Decimal),
    /// Both ends of a range.
    Range(Decimal, Decimal),
    /// Words that name only a size ("dozens").
    Vague(Decimal, Decimal),
    /// The parts of a score or vote.
    Score(Vec<Decimal>),
}

/// A figure in the making.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The whole evidence, in tokens.
    pub(super) tokens: Range<usize>,
    /// The numeral alone, with its sign of money.
    pub(super) numeral: Range<usize>,
    pub(super) amount: Amount,
    /// The multiplier that the numeral ends in.
    pub(super) scale: Decimal,
    pub(super) in_digits: bool,
    /// Whether it is a share of something.
    pub(super) share: bool,
    pub(super) unit: Option<Cow<'static, str>>,
    pub(super) kind: FigureKind,
    pub(super) noun: Option<Noun>,
    pub(super) near: Nearness,
    pub(super) change: Option<Change>,
    pub(super) negated: bool,
    /// Whether the number is written as part of a compound adjective ("a five-year plan").
    pub(super) compound: bool,
}

impl Item {
    pub(super) fn new(start: usize, n: &Numeral) -> Item {
        Item {
            tokens: start..n.end,
            numeral: start..n.end,
            amount: Amount::Number(n.value, n.place),
            scale: n.scale,
            in_digits: n.in_digits,
            share: n.share,
            unit: None,
            kind: if n.share { FigureKind::Fraction } else { FigureKind::Count },
            noun: None,
            near: Nearness::Exact,
            change: None,
            negated: false,
            compound: false,
        }
    }

    /// The number, if it is one.
    pub(super) fn value(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Number(value, _) => Some(value),
            _ => None,
        }
    }

    /// Turns the number into its negative.
    pub(super) fn negate(&mut self) {
        if let Amount::Number(value, _) = &mut self.amount {
            *value = -*value;
        }
    }

    /// Multiplies the number by `m`; false where it is none or does not fit.
    pub(super) fn scale_by(&mut self, m: Decimal) -> bool {
        let Amount::Number(value, place) = self.amount else { return false };
        let Some((value, place)) = value.checked_mul(m).zip(place.checked_mul(m)) else { return false };
        self.amount = Amount::Number(value, place);
        self.scale = m;
        true
    }

    /// Whether nothing is known of what it counts.
    pub(super) fn is_bare(&self) -> bool {
        self.unit.is_none() && self.noun.is_none()
    }
}
