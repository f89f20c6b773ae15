//! Handles of values in the graph. Copying one does not copy the value.

use super::graph::{self, Compute, Id, Parts};
use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

/// A value that can be read and followed.
pub struct Signal<T> {
    id: Id,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

/// Where a value is kept; none before a memo was first computed.
type Cell<T> = RefCell<Option<T>>;

impl<T: 'static> Signal<T> {
    /// With a value that stays.
    pub fn stored(value: T) -> Self {
        let cell: Rc<Cell<T>> = Rc::new(RefCell::new(Some(value)));
        Self::of(Parts { value: Some(cell), ..Parts::default() })
    }

    fn of(parts: Parts) -> Self {
        Signal { id: graph::add(parts), holds: PhantomData }
    }

    fn cell(self) -> Option<Rc<Cell<T>>> {
        graph::value(self.id)?.downcast().ok()
    }

    /// Reads the value without following it; `None` once its owner has ended.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.cell()?.borrow().as_ref().map(read)
    }

    /// Reads the value without following it.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(read).unwrap_or_else(|| unreachable!("read after its owner has ended"))
    }

    /// Reads the value and follows it.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.track();
        self.with_untracked(read)
    }

    /// Follows the value.
    pub fn track(self) {
        graph::track(self.id);
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// The value, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, not followed.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, not followed; `None` once its owner has ended.
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

/// A value that is computed from what `read` reads, when it is asked for and any of that has changed; whoever follows
/// it learns of a value only if it differs from the one before.
pub fn memo<T: PartialEq + 'static>(read: impl Fn() -> T + 'static) -> Signal<T> {
    // Boxed, so that all memos of a type share their code.
    memo_of(Box::new(read))
}

/// What a memo reads. (For each closure, a `dyn Fn` would carry two more ways to call it.)
trait Read<T> {
    fn read(&self) -> T;
}

impl<T, F: Fn() -> T> Read<T> for F {
    fn read(&self) -> T {
        self()
    }
}

fn memo_of<T: PartialEq + 'static>(read: Box<dyn Read<T>>) -> Signal<T> {
    let cell: Rc<Cell<T>> = Rc::default();
    let memo = Memo { read, cell: cell.clone() };
    Signal::of(Parts { value: Some(cell), compute: Some(Rc::new(memo)), ..Parts::default() })
}

struct Memo<T> {
    read: Box<dyn Read<T>>,
    cell: Rc<Cell<T>>,
}

impl<T: PartialEq> Compute for Memo<T> {
    fn compute(&self) -> bool {
        let value = Some(self.read.read());
        let is_other = value != *self.cell.borrow();
        if is_other {
            self.cell.replace(value);
        }
        is_other
    }
}

/// A value that can be read, followed, and changed.
pub struct RwSignal<T>(Signal<T>);

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> Deref for RwSignal<T> {
    type Target = Signal<T>;

    fn deref(&self) -> &Signal<T> {
        &self.0
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        signal.0
    }
}

impl<T: 'static> RwSignal<T> {
    /// With this value at first.
    pub fn new(value: T) -> Self {
        RwSignal(Signal::stored(value))
    }

    /// Changes the value and tells no one; `None`, and nothing changed, once its owner has ended.
    pub fn try_update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.0.cell()?.borrow_mut().as_mut().map(change)
    }

    /// Changes the value and tells no one.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        self.try_update_untracked(change);
    }

    /// Tells those who follow that there is another value.
    pub fn notify(self) {
        graph::changed(self.0.id);
    }

    /// Changes the value. Nothing happens once its owner has ended.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update_untracked(change);
        self.notify();
    }

    /// Puts another value in its place. Nothing happens once its owner has ended.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }
}

/// A value that is kept for an owner, and that no one follows.
pub struct StoredValue<T>(RwSignal<T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    /// With this value at first.
    pub fn new(value: T) -> Self {
        StoredValue(RwSignal::new(value))
    }

    /// Reads the value.
    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }

    /// Changes the value; `None`, and nothing changed, once its owner has ended.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        self.0.try_update_untracked(change)
    }

    /// Changes the value. Nothing happens once its owner has ended.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.0.update_untracked(change);
    }

    /// Puts another value in its place. Nothing happens once its owner has ended.
    pub fn set_value(self, value: T) {
        self.update_value(|old| *old = value);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    pub fn get_value(self) -> T {
        self.0.get_untracked()
    }

    /// The value; `None` once its owner has ended.
    pub fn try_get_value(self) -> Option<T> {
        self.0.try_get_untracked()
    }
}

/// Something that can be done, again and again, as long as its owner lives.
pub struct Callback<In: 'static>(StoredValue<Rc<dyn Fn(In)>>);

impl<In> Clone for Callback<In> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In> Copy for Callback<In> {}

impl<In> Callback<In> {
    /// Does this.
    pub fn new(act: impl Fn(In) + 'static) -> Self {
        Callback(StoredValue::new(Rc::new(act)))
    }

    /// Does it; nothing, once its owner has ended.
    pub fn run(self, with: In) {
        if let Some(act) = self.0.try_get_value() {
            act(with);
        }
    }
}
