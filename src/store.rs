//! The one state of a lab, with its past.

use crate::browser::{self, Debounce};
use crate::host::Host;
use crate::plot::figure::Parcel;
use crate::plot::palette::Palette;
use crate::reactive::*;
use crate::settings::{Gesture, History, Keys, Notice, Parts, Settings, parts};

/// Draws a figure in these colours; none while there is nothing to see.
pub type Draw = Box<dyn Fn(&Palette) -> Option<Parcel>>;

/// The one state of the page, with its past. Every change goes through it.
#[derive(Clone, Copy)]
pub struct Store {
    keys: &'static Keys,
    /// Where the lab stands.
    pub host: Host,
    settings: RwSignal<Settings>,
    history: RwSignal<History<Settings>>,
    /// Counts returns to settings of the past, by undoing or by the browser's own way.
    returns: RwSignal<u32>,
    write: Debounce,
    offers: StoredValue<Offers>,
}

/// A change of the settings; boxed, so that all changes share the code around them.
type Change<'a> = Box<dyn FnOnce(&mut Settings) + 'a>;

/// What a lab has for those around it.
#[derive(Default)]
struct Offers {
    handler: Option<Callback<Command>>,
    figures: Vec<Draw>,
}

/// What a host can ask a lab to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Go on with what goes on by itself, such as training.
    Run,
    /// Stop it for the moment.
    Pause,
    /// Begin anew.
    Reset,
}

impl Store {
    /// With the settings of a query, and what is wrong with it.
    pub fn new(keys: &'static Keys, host: Host, query: &str) -> (Self, Vec<Notice>) {
        let (settings, found) = keys.decode(&browser::pairs(query));
        let store = Store {
            keys,
            host,
            settings: RwSignal::new(settings),
            history: RwSignal::new(History::default()),
            returns: RwSignal::new(0),
            write: Debounce::new(250),
            offers: StoredValue::new(Offers::default()),
        };
        (store, found)
    }

    /// Takes the settings of another query as a step that can be undone; whether the lab stands alone stays.
    pub fn take(self, query: &str) -> Vec<Notice> {
        let (mut settings, found) = self.keys.decode(&browser::pairs(query));
        settings.embed = self.peek(|s| s.embed);
        self.choose(|s| *s = settings);
        self.returns.update(|n| *n += 1);
        found
    }

    /// Lets the lab answer to commands.
    pub fn on_command(self, act: impl Fn(Command) + 'static) {
        let handler = Callback::new(act);
        self.offers.update_value(|offers| offers.handler = Some(handler));
    }

    /// Does what a host asks for: `run`, `pause`, or `reset`; `false` for any other word, and where nothing runs.
    pub fn command(self, word: &str) -> bool {
        let command = match word {
            "run" => Command::Run,
            "pause" => Command::Pause,
            "reset" => Command::Reset,
            _ => return false,
        };
        match self.offers.with_value(|offers| offers.handler) {
            Some(handler) => handler.run(command),
            None if command == Command::Reset => self.reset(),
            None => return false,
        }
        true
    }

    /// Has a figure that can be taken along, and gives its number.
    pub fn offer(self, draw: Draw) -> usize {
        let mut number = 0;
        self.offers.update_value(|offers| {
            number = offers.figures.len();
            offers.figures.push(draw);
        });
        number
    }

    /// The figure of this number, as it is now.
    pub fn figure(self, number: usize, colors: &Palette) -> Option<Parcel> {
        self.offers.with_value(|offers| offers.figures.get(number)?(colors))
    }

    /// Everything as at the start, but for the theme and for what an embed shows.
    pub fn reset(self) {
        self.choose(|s| {
            let Settings { theme, embed, open_link, hide, lock, .. } = *s;
            *s = Settings { theme, embed, open_link, hide, lock, ..Settings::default() };
        });
    }

    /// Takes the settings of another query, when the visitor goes back or forward in the browser.
    pub fn read(self, query: &str) -> Vec<Notice> {
        let (settings, found) = self.keys.decode(&browser::pairs(query));
        self.change(None, Box::new(|s| *s = settings));
        self.returns.update(|n| *n += 1);
        found
    }

    /// The query for settings of this lab.
    pub fn query(self, settings: &Settings) -> String {
        self.keys.encode(settings)
    }

    /// The query for the present settings.
    pub fn present_query(self) -> String {
        self.peek(|s| self.query(s))
    }

    /// Whether the part of this name is among these.
    pub fn has_part(self, parts: Parts, id: &str) -> bool {
        parts::contains(self.keys.parts, parts, id)
    }

    /// The settings, followed by the caller.
    pub fn get(self) -> Settings {
        self.settings.get()
    }

    /// Follows returns to settings of the past: what is otherwise left to itself, such as the epoch, is then
    /// what the settings say again.
    pub fn returned(self) {
        self.returns.track();
    }

    /// What `read` makes of the settings, recomputed when they change, passed on only when it differs.
    pub fn memo<T: PartialEq + 'static>(self, read: impl Fn(&Settings) -> T + 'static) -> Signal<T> {
        // Boxed, so that all memos of a type share their code.
        let read: Box<dyn Fn(&Settings) -> T> = Box::new(read);
        memo(move || self.settings.with(&*read))
    }

    /// Reads the settings without following them.
    pub fn peek<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with_untracked(read)
    }

    /// A choice: a step that can be undone, and an entry in the browser's history.
    pub fn choose(self, change: impl FnOnce(&mut Settings)) {
        self.choose_boxed(Box::new(change));
    }

    fn choose_boxed(self, change: Change<'_>) {
        self.write_now();
        if self.change(None, change) {
            self.write.cancel();
            self.host.show(&self.present_query(), true);
        }
    }

    /// Part of a gesture: undone as a whole, and replacing the address.
    pub fn drag(self, gesture: Gesture, change: impl FnOnce(&mut Settings)) {
        self.drag_boxed(gesture, Box::new(change));
    }

    fn drag_boxed(self, gesture: Gesture, change: Change<'_>) {
        if self.change(Some(gesture), change) {
            self.write.run(move || self.host.show(&self.present_query(), false));
        }
    }

    /// Ends a gesture.
    pub fn end_gesture(self) {
        self.history.update_untracked(History::pause);
    }

    /// Moves the trace, which is no step to undo.
    pub fn trace(self, x: f64) {
        if self.peek(|s| s.trace) != x {
            self.note(|s| s.trace = x);
        }
    }

    /// Changes what is no step to undo, such as the epoch that is shown.
    pub fn note(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.write.run(move || self.host.show(&self.present_query(), false));
    }

    fn change(self, gesture: Option<Gesture>, change: Change<'_>) -> bool {
        let before = self.peek(Settings::clone);
        let mut after = before.clone();
        change(&mut after);
        if before == after {
            return false;
        }
        // Only the first change of a gesture alters what can be undone.
        let mut noted = false;
        self.history.update_untracked(|h| noted = h.record(before, gesture));
        if noted {
            self.history.notify();
        }
        self.settings.set(after);
        true
    }

    /// Brings the address up to date at once.
    pub fn write_now(self) {
        self.write.cancel();
        self.host.show(&self.present_query(), false);
    }

    fn step(self, step: fn(&mut History<Settings>, Settings) -> Option<Settings>) {
        let present = self.peek(Settings::clone);
        let mut other = None;
        self.history.update(|h| other = step(h, present));
        if let Some(other) = other {
            self.settings.set(other);
            self.returns.update(|n| *n += 1);
            self.host.show(&self.present_query(), true);
        }
    }

    /// Whether there is a step to go back.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to go forward again.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Goes a step back.
    pub fn undo(self) {
        self.step(History::undo);
    }

    /// Goes a step forward again.
    pub fn redo(self) {
        self.step(History::redo);
    }
}
