//! Tables made of word lists, and which lexicon is in force while they are asked.
//!
//! Rules ask a table as they ask any static. With a lexicon of additions in force on the thread, a table that rests on a list which
//! that lexicon adds to gives way to one made with the additions. Which lists a table rests on is found out when it is first made: it
//! is told of every list that is read, and of every table that is asked, meanwhile.

use std::any::Any;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::added::Added;

/// A set of lists that can be added to, by their places in the table of these.
pub(super) type Lists = u32;

/// How many tables can rest on lists that can be added to.
const MOST: usize = 64;

/// What is in force on a thread.
#[derive(Clone, Copy)]
enum Force {
    /// The built-in words.
    BuiltIn,
    /// These with additions.
    With(&'static Tables),
    /// A table is being made, of the built-in words or with additions.
    Making(Option<&'static Tables>),
}

thread_local! {
    static FORCE: Cell<Force> = const { Cell::new(Force::BuiltIn) };
    /// The lists that the table that is being made rests on.
    static RESTS_ON: Cell<Lists> = const { Cell::new(0) };
}

/// How many scopes of the process have something else in force than the built-in words. While there are none, which every thread knows
/// of its own, a look-up costs what one in any static costs.
static OTHERS: AtomicUsize = AtomicUsize::new(0);

/// Sets what is in force on this thread until it is dropped.
struct Scope {
    before: Force,
    other: bool,
}

impl Scope {
    fn enter(force: Force) -> Scope {
        let other = !matches!(force, Force::BuiltIn);
        if other {
            OTHERS.fetch_add(1, Ordering::Relaxed);
        }
        Scope { before: FORCE.replace(force), other }
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        FORCE.set(self.before);
        if self.other {
            OTHERS.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// A table made of word lists: a static that is made when it is first asked.
pub(crate) struct List<T> {
    make: fn() -> T,
    built_in: OnceLock<Made<T>>,
}

/// A table of the built-in words.
struct Made<T> {
    table: T,
    rests_on: Lists,
    /// Its place among the tables of a lexicon, if it rests on any list that can be added to.
    place: usize,
}

/// How many tables rest on lists that can be added to.
static PLACES: AtomicUsize = AtomicUsize::new(0);

impl<T> List<T> {
    /// A table that `make` makes; only for statics.
    pub(crate) const fn new(make: fn() -> T) -> List<T> {
        List { make, built_in: OnceLock::new() }
    }

    fn built_in(&self) -> &Made<T> {
        self.built_in.get_or_init(|| {
            let (table, rests_on) = making(None, self.make);
            let place = if rests_on == 0 { MOST } else { PLACES.fetch_add(1, Ordering::Relaxed) };
            assert!(
                rests_on == 0 || place < MOST,
                "more than {MOST} tables rest on lists that can be added to"
            );
            Made { table, rests_on, place }
        })
    }
}

impl<T: Send + Sync + 'static> List<T> {
    /// The table while something else than the built-in words is in force, or before it is made.
    #[inline(never)]
    fn in_force(&self) -> &T {
        let made = self.built_in();
        let tables = match FORCE.get() {
            Force::BuiltIn => None,
            Force::With(tables) => Some(tables),
            Force::Making(tables) => {
                note(made.rests_on);
                tables
            }
        };
        match tables.filter(|t| t.added.lists() & made.rests_on != 0) {
            Some(tables) => tables.table(made.place, self.make),
            None => &made.table,
        }
    }
}

impl<T: Send + Sync + 'static> Deref for List<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self.built_in.get() {
            Some(made) if OTHERS.load(Ordering::Relaxed) == 0 => &made.table,
            _ => self.in_force(),
        }
    }
}

/// What `make` makes with these additions or without, and the lists that it rests on.
fn making<T>(tables: Option<&'static Tables>, make: fn() -> T) -> (T, Lists) {
    let scope = Scope::enter(Force::Making(tables));
    let outer = RESTS_ON.replace(0);
    let table = make();
    let rests_on = RESTS_ON.replace(outer);
    drop(scope);
    (table, rests_on)
}

/// Has the table that is being made rest on these lists, too.
fn note(lists: Lists) {
    RESTS_ON.set(RESTS_ON.get() | lists);
}

/// What is added to the list at that place of the table of lists that can be added to.
///
/// # Panics
/// If no [`List`] is being made: what any other static kept would hold whichever lexicon was in force when it was first asked.
pub(super) fn added(place: usize) -> &'static [Vec<&'static str>] {
    let Force::Making(tables) = FORCE.get() else {
        panic!("a list that can be added to is read outside of a static of the type List")
    };
    note(1 << place);
    tables.map_or(&[], |t| t.added.of(place))
}

/// The tables of a lexicon with additions, each made when it is first asked. They stay for the life of the process, as the built-in
/// ones do, since words that come of them are lent out for as long.
pub(super) struct Tables {
    pub(super) added: Added,
    made: [OnceLock<Box<dyn Any + Send + Sync>>; MOST],
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tables").field("added", &self.added).finish_non_exhaustive()
    }
}

// A table is kept only once it is whole, and never changed.
impl UnwindSafe for Tables {}
impl RefUnwindSafe for Tables {}

impl Tables {
    pub(super) fn new(added: Added) -> Tables {
        Tables { added, made: [const { OnceLock::new() }; MOST] }
    }

    fn table<T: Send + Sync + 'static>(&'static self, place: usize, make: fn() -> T) -> &'static T {
        let made = self.made[place].get_or_init(|| Box::new(making(Some(self), make).0));
        made.downcast_ref().expect("no two tables have one place")
    }
}

/// What is in force on a thread, to be handed on to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InForce(Option<&'static Tables>);

impl InForce {
    /// The built-in words.
    #[cfg(feature = "parallel")]
    pub(crate) const BUILT_IN: InForce = InForce(None);

    pub(super) fn with(tables: Option<&'static Tables>) -> InForce {
        InForce(tables)
    }

    /// What is in force on this thread.
    pub(crate) fn here() -> InForce {
        match FORCE.get() {
            Force::BuiltIn => InForce(None),
            Force::With(tables) => InForce(Some(tables)),
            Force::Making(tables) => InForce(tables),
        }
    }

    /// The tables in force, if they are not those of the built-in words.
    pub(super) fn tables(self) -> Option<&'static Tables> {
        self.0
    }

    /// Does `work` with this in force on this thread.
    pub(crate) fn during<T>(self, work: impl FnOnce() -> T) -> T {
        let _scope = Scope::enter(self.0.map_or(Force::BuiltIn, Force::With));
        work()
    }
}
