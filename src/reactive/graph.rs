//! The graph behind the signals: who has read whom, who owns whom, and what is due.
//!
//! A change marks what depends on it, and nothing is computed before it is asked for: a memo when it is read, an
//! effect in a moment. A node whose sources turn out to be the same is left alone. (The algorithm is that of
//! Milo Mighdoll's Reactively, 2022.)

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A node, by its place; the age tells it from earlier ones of this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id {
    place: usize,
    age: u32,
}

/// What is known of a node's value.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    #[default]
    Clean,
    /// A source may have changed.
    Check,
    /// A source has changed, or nothing was computed yet.
    Dirty,
}

/// How a node is computed. (For each closure, a `dyn Fn` would carry two more ways to call it.)
pub trait Compute {
    /// Computes it anew, and says whether its value is another one.
    fn compute(&self) -> bool;
}

#[derive(Default)]
struct Node {
    age: u32,
    state: State,
    value: Option<Rc<dyn Any>>,
    compute: Option<Rc<dyn Compute>>,
    /// Whether it is done by itself when something that it read has changed.
    is_effect: bool,
    /// What it has read, in order; of these, `same` were read in the present run as well.
    sources: Vec<Id>,
    same: usize,
    subscribers: Vec<Id>,
    owned: Vec<Id>,
    cleanups: Vec<Box<dyn FnOnce()>>,
}

#[derive(Default)]
struct Graph {
    nodes: RefCell<Vec<Node>>,
    free: RefCell<Vec<usize>>,
    owner: Cell<Option<Id>>,
    observer: Cell<Option<Id>>,
    due: RefCell<Vec<Id>>,
}

thread_local! {
    static GRAPH: Graph = Graph::default();
}

/// What a node is made of.
#[derive(Default)]
pub struct Parts {
    /// Where its value is kept.
    pub value: Option<Rc<dyn Any>>,
    /// How it is computed.
    pub compute: Option<Rc<dyn Compute>>,
    /// Whether it is computed by itself.
    pub is_effect: bool,
}

/// A new node of the present owner. What can be computed is still to be.
pub fn add(parts: Parts) -> Id {
    GRAPH.with(|graph| {
        let mut nodes = graph.nodes.borrow_mut();
        let place = graph.free.borrow_mut().pop().unwrap_or(nodes.len());
        if place == nodes.len() {
            nodes.push(Node::default());
        }
        let node = &mut nodes[place];
        node.state = if parts.compute.is_some() { State::Dirty } else { State::Clean };
        (node.value, node.compute, node.is_effect) = (parts.value, parts.compute, parts.is_effect);
        let id = Id { place, age: node.age };
        if let Some(owner) = graph.owner.get().and_then(|owner| of(&mut nodes, owner)) {
            owner.owned.push(id);
        }
        id
    })
}

/// The node, unless it has been disposed of.
fn of(nodes: &mut [Node], id: Id) -> Option<&mut Node> {
    nodes.get_mut(id.place).filter(|node| node.age == id.age)
}

fn with_node<T>(id: Id, act: impl FnOnce(&mut Node) -> T) -> Option<T> {
    GRAPH.with(|graph| of(&mut graph.nodes.borrow_mut(), id).map(act))
}

/// The value of a node, up to date; none once it has been disposed of.
pub fn value(id: Id) -> Option<Rc<dyn Any>> {
    refresh(id);
    with_node(id, |node| node.value.clone()).flatten()
}

/// Lets the node that is being computed depend on this one, brought up to date.
pub fn track(id: Id) {
    refresh(id);
    GRAPH.with(|graph| {
        let Some(observer) = graph.observer.get() else { return };
        let nodes = &mut *graph.nodes.borrow_mut();
        let Some(node) = of(nodes, observer) else { return };
        if node.sources.get(node.same) == Some(&id) {
            node.same += 1;
        } else if !node.sources[..node.same].contains(&id) {
            let old = node.sources.split_off(node.same);
            node.sources.push(id);
            node.same += 1;
            unsubscribe(nodes, observer, &old);
            if let Some(source) = of(nodes, id) {
                source.subscribers.push(observer);
            }
        }
    });
}

fn unsubscribe(nodes: &mut [Node], subscriber: Id, sources: &[Id]) {
    for source in sources {
        if let Some(source) = of(nodes, *source) {
            source.subscribers.retain(|other| *other != subscriber);
        }
    }
}

/// Tells whatever depends on a node that its value is another one.
pub fn changed(id: Id) {
    GRAPH.with(|graph| {
        let mut due = graph.due.borrow_mut();
        let none_yet = due.is_empty();
        mark(&mut graph.nodes.borrow_mut(), id, State::Dirty, &mut due);
        if none_yet && !due.is_empty() {
            in_a_moment();
        }
    });
}

fn mark(nodes: &mut [Node], id: Id, state: State, due: &mut Vec<Id>) {
    let count = of(nodes, id).map_or(0, |node| node.subscribers.len());
    for i in 0..count {
        let subscriber = nodes[id.place].subscribers[i];
        let Some(node) = of(nodes, subscriber) else { continue };
        let was = node.state;
        node.state = was.max(state);
        if was != State::Clean {
            continue;
        }
        if node.is_effect {
            due.push(subscriber);
        } else {
            mark(nodes, subscriber, State::Check, due);
        }
    }
}

/// Does an effect in a moment.
pub fn enqueue(id: Id) {
    GRAPH.with(|graph| {
        let mut due = graph.due.borrow_mut();
        due.push(id);
        if due.len() == 1 {
            in_a_moment();
        }
    });
}

/// Has [`flush`] called after whatever runs now.
fn in_a_moment() {
    // Elsewhere there are only tests, which call it themselves.
    #[cfg(target_family = "wasm")]
    if let Some(window) = web_sys::window() {
        use wasm_bindgen::{JsCast, closure::Closure};
        window.queue_microtask(Closure::once_into_js(flush).unchecked_ref());
    }
}

/// Does the effects that are due.
#[cfg(any(test, target_family = "wasm"))]
pub fn flush() {
    loop {
        let due = GRAPH.with(|graph| graph.due.take());
        if due.is_empty() {
            return;
        }
        due.into_iter().for_each(refresh);
    }
}

/// Brings a node up to date.
pub fn refresh(id: Id) {
    let state = || with_node(id, |node| node.state);
    let mut next = 0;
    while state() == Some(State::Check) {
        match with_node(id, |node| node.sources.get(next).copied()).flatten() {
            Some(source) => refresh(source),
            None => drop(with_node(id, |node| node.state = State::Clean)),
        }
        next += 1;
    }
    if state() == Some(State::Dirty) {
        run(id);
    }
}

fn run(id: Id) {
    clear(id);
    let compute = with_node(id, |node| {
        (node.state, node.same) = (State::Clean, 0);
        node.compute.clone()
    });
    let Some(compute) = compute.flatten() else { return };
    let is_other = within(id, Some(id), || compute.compute());
    GRAPH.with(|graph| {
        let nodes = &mut *graph.nodes.borrow_mut();
        let old = of(nodes, id).map(|node| node.sources.split_off(node.same));
        unsubscribe(nodes, id, &old.unwrap_or_default());
        if is_other {
            let count = of(nodes, id).map_or(0, |node| node.subscribers.len());
            for i in 0..count {
                let subscriber = nodes[id.place].subscribers[i];
                // One that is running reads the new value just now.
                if let Some(node) = of(nodes, subscriber).filter(|node| node.state == State::Check) {
                    node.state = State::Dirty;
                }
            }
        }
    });
}

/// Does something in the name of an owner; `observer` depends on what is read.
pub fn within<T>(owner: Id, observer: Option<Id>, act: impl FnOnce() -> T) -> T {
    let swap =
        |owner, observer| GRAPH.with(|graph| (graph.owner.replace(owner), graph.observer.replace(observer)));
    let (old_owner, old_observer) = swap(Some(owner), observer);
    let made = act();
    swap(old_owner, old_observer);
    made
}

/// Does something when the present owner is cleared.
pub fn on_cleanup(act: Box<dyn FnOnce()>) {
    if let Some(owner) = GRAPH.with(|graph| graph.owner.get()) {
        with_node(owner, |node| node.cleanups.push(act));
    }
}

/// Ends what a node owns: first what is to be done then, which may still read it all.
pub fn clear(id: Id) {
    let taken = with_node(id, |node| (std::mem::take(&mut node.cleanups), std::mem::take(&mut node.owned)));
    let (cleanups, owned) = taken.unwrap_or_default();
    cleanups.into_iter().for_each(|act| act());
    owned.into_iter().for_each(dispose);
}

fn dispose(id: Id) {
    clear(id);
    let node = GRAPH.with(|graph| {
        let nodes = &mut *graph.nodes.borrow_mut();
        let node = std::mem::take(of(nodes, id)?);
        nodes[id.place].age = id.age + 1;
        unsubscribe(nodes, id, &node.sources);
        graph.free.borrow_mut().push(id.place);
        Some(node)
    });
    // Only now: what it holds may have an end of its own.
    drop(node);
}
