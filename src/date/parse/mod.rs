//! The forms of expressions, one kind a room.

mod absolute;
mod clock;
mod duration;
mod numeric;
mod ordinal;
mod relative;
mod set;
mod week;

pub(super) use clock::that_day;
