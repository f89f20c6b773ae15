//! Signals, memos and effects, and the owners that end them; all on one thread.
//!
//! The names are those of Leptos. Its own `reactive_graph` is made for threads and servers as well: it made up a
//! sixth of the download of a lab.

mod graph;
mod values;

pub use values::{Callback, RwSignal, Signal, StoredValue, memo};

use graph::{Compute, Id, Parts};
use std::cell::RefCell;
use std::rc::Rc;

/// What ends together: signals, memos, effects, and what is to be done then.
pub struct Owner(Id);

impl Owner {
    /// Owned by the present owner, if there is one.
    #[allow(clippy::new_without_default, reason = "it is not a value but a place in the graph")]
    pub fn new() -> Self {
        Owner(graph::add(Parts::default()))
    }

    /// Does something in its name.
    pub fn with<T>(&self, act: impl FnOnce() -> T) -> T {
        graph::within(self.0, None, act)
    }

    /// Ends what it owns.
    pub fn cleanup(&self) {
        graph::clear(self.0);
    }
}

/// Does something once, when the present owner ends, or when the effect or memo that is running is run again.
pub fn on_cleanup(act: impl FnOnce() + 'static) {
    graph::on_cleanup(Box::new(act));
}

/// Does `act` in a moment, and again in a moment after every change of a signal that it has read, as long as the
/// present owner lives.
pub fn effect(act: impl FnMut() + 'static) {
    graph::enqueue(add_effect(Rc::new(RefCell::new(act))));
}

/// Like [`effect`], but does `act` at once for the first time.
pub fn follow(act: impl FnMut() + 'static) {
    graph::refresh(add_effect(Rc::new(RefCell::new(act))));
}

fn add_effect(act: Rc<dyn Compute>) -> Id {
    graph::add(Parts { compute: Some(act), is_effect: true, ..Parts::default() })
}

impl<F: FnMut()> Compute for RefCell<F> {
    fn compute(&self) -> bool {
        self.borrow_mut()();
        false
    }
}

/// A text that follows the signals it reads.
pub fn text(read: impl Fn() -> String + 'static) -> Signal<String> {
    memo(read)
}

/// A condition that follows the signals it reads.
pub fn flag(read: impl Fn() -> bool + 'static) -> Signal<bool> {
    memo(read)
}

/// The value of an ARIA state such as `aria-pressed`.
pub fn aria(state: impl Fn() -> bool + 'static) -> Signal<String> {
    memo(move || if state() { "true" } else { "false" }.into())
}

#[cfg(test)]
mod tests {
    use super::graph::flush;
    use super::*;
    use engine::rng::Rng;
    use std::cell::Cell;

    /// A counter, and a closure that counts.
    fn counter() -> (Rc<Cell<u32>>, impl Fn() + Clone + 'static) {
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        (count, move || counted.set(counted.get() + 1))
    }

    #[test]
    fn a_memo_is_computed_when_asked_and_only_if_a_source_has_changed() {
        let (runs, ran) = counter();
        let a = RwSignal::new(1);
        let double = memo(move || {
            ran();
            2 * a.get()
        });
        assert_eq!((runs.get(), double.get(), double.get(), runs.get()), (0, 2, 2, 1));
        a.set(5);
        a.set(6);
        assert_eq!((runs.get(), double.get(), runs.get()), (1, 12, 2));
    }

    #[test]
    fn who_follows_learns_only_of_other_values_and_once_in_a_flush() {
        let (runs, ran) = counter();
        let a = RwSignal::new(1);
        let sign = memo(move || a.get() > 0);
        let both = memo(move || (sign.get(), a.get() / 10));
        effect(move || {
            both.track();
            both.get();
            ran();
        });
        flush();
        for (value, expected) in [(2, 1), (9, 1), (10, 2), (-1, 3), (-2, 3)] {
            a.set(value);
            flush();
            assert_eq!(runs.get(), expected, "{value}");
        }
        // Two changes, one run.
        a.set(30);
        a.set(40);
        flush();
        assert_eq!(runs.get(), 4);
    }

    #[test]
    fn an_effect_that_changes_what_it_has_read_runs_again() {
        let a = RwSignal::new(0);
        follow(move || {
            if a.get() < 5 {
                a.update(|a| *a += 1);
            }
        });
        flush();
        assert_eq!(a.get_untracked(), 5);
    }

    #[test]
    fn what_is_no_longer_read_is_no_longer_followed() {
        let (runs, ran) = counter();
        let (which, a, b) = (RwSignal::new('a'), RwSignal::new(1), RwSignal::new(2));
        let chosen = memo(move || {
            ran();
            match which.get() {
                'a' => a.get(),
                'b' => b.get(),
                _ => 0,
            }
        });
        let expect = |value, count| assert_eq!((chosen.get(), runs.get()), (value, count));
        expect(1, 1);
        b.set(3);
        expect(1, 1);
        which.set('b');
        expect(3, 2);
        a.set(4);
        expect(3, 2);
        which.set('c');
        expect(0, 3);
        b.set(5);
        expect(0, 3);
    }

    #[test]
    fn an_owner_ends_what_it_owns_after_what_is_to_be_done() {
        let (runs, ran) = counter();
        let (seen, a) = (Rc::new(Cell::new(0)), RwSignal::new(1));
        let owner = Owner::new();
        let inner = owner.with(|| {
            let inner = RwSignal::new(7);
            effect(move || {
                a.track();
                ran();
            });
            let seen = seen.clone();
            on_cleanup(move || seen.set(inner.get_untracked()));
            inner
        });
        flush();
        owner.cleanup();
        a.set(2);
        flush();
        assert_eq!((runs.get(), seen.get(), inner.try_get_untracked()), (1, 7, None));
        // Late calls do nothing.
        inner.set(8);
        owner.with(|| Callback::new(|()| ())).run(());
        // The places are used again, by others.
        let others: Vec<RwSignal<i32>> = (0..9).map(RwSignal::new).collect();
        assert_eq!(inner.try_get_untracked(), None);
        assert!((0..9).zip(others).all(|(i, other)| other.get_untracked() == i));
    }

    #[test]
    fn what_an_effect_has_made_ends_before_it_runs_again() {
        let (alive, made) = (Rc::new(Cell::new(0)), RwSignal::new(3));
        let count = alive.clone();
        follow(move || {
            for _ in 0..made.get() {
                let count = count.clone();
                count.set(count.get() + 1);
                on_cleanup(move || count.set(count.get() - 1));
            }
        });
        made.set(5);
        flush();
        assert_eq!(alive.get(), 5);
    }

    /// Random graphs of memos on memos, some of which choose what they read, against the plain computation.
    #[test]
    fn random_graphs_have_the_values_of_the_plain_computation() {
        let mut rng = Rng::new(7, 0);
        let mut pick = move |below| rng.below(below);
        for _ in 0..200 {
            let signals: Vec<_> = (0..4).map(|i| RwSignal::new(i as i64)).collect();
            let mut nodes: Vec<Signal<i64>> = signals.iter().map(|s| (*s).into()).collect();
            let mut plain: Vec<[usize; 3]> = vec![[0; 3]; 4];
            for _ in 0..12 {
                let of = [pick(nodes.len()), pick(nodes.len()), pick(nodes.len())];
                let [a, b, c] = of.map(|place| nodes[place]);
                nodes.push(memo(move || if a.get() % 2 == 0 { b.get() / 2 } else { c.get() + a.get() }));
                plain.push(of);
            }
            let last = nodes[15];
            let seen = Rc::new(Cell::new(0));
            let noted = seen.clone();
            effect(move || noted.set(last.get()));
            for _ in 0..10 {
                signals[pick(4)].set(pick(9) as i64);
                // Some are read before the effects run, and some are not.
                let early = pick(16);
                let mut values: Vec<i64> = signals.iter().map(|s| s.get_untracked()).collect();
                for [a, b, c] in &plain[4..] {
                    let (a, b, c) = (values[*a], values[*b], values[*c]);
                    values.push(if a % 2 == 0 { b / 2 } else { c + a });
                }
                assert_eq!(nodes[early].get(), values[early]);
                flush();
                assert_eq!(seen.get(), values[15]);
            }
        }
    }
}
