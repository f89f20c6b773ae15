//! The settings as a signal, with their past and their address.

use super::history::{Gesture, History};
use super::notice::Notice;
use super::settings::Settings;
use crate::hooks::Debounce;
use crate::host::Host;
use crate::lab::Lab;
use crate::locale::Lang;
use leptos::prelude::*;

/// The state of one page or element. Every change of the settings goes through it.
#[derive(Clone, Copy)]
pub struct State {
    /// Where the page stands.
    pub host: Host,
    /// The language of its texts.
    pub lang: Lang,
    settings: RwSignal<Settings>,
    history: RwSignal<History>,
    notices: RwSignal<Vec<Notice>>,
    /// Counts returns to settings of the past, by undoing or by the browser's own way.
    restored: RwSignal<u32>,
    address: Debounce,
    /// Notified when another query is shown in the address.
    address_shown: Trigger,
    /// What the open lab, which is named, does at a command.
    commands: StoredValue<Option<(Lab, Callback<Command>)>>,
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

/// The state of the page that the component is part of.
pub fn use_state() -> State {
    expect_context()
}

impl State {
    /// With the settings of a query.
    pub fn new(host: Host, lang: Lang, query: &str) -> Self {
        let mut settings = Settings::default();
        let notices = settings.read(query);
        State {
            host,
            lang,
            settings: RwSignal::new(settings),
            history: RwSignal::new(History::default()),
            notices: RwSignal::new(notices),
            restored: RwSignal::new(0),
            address: Debounce::new(250),
            address_shown: Trigger::new(),
            commands: StoredValue::new(None),
        }
    }

    /// What `read` makes of the settings: computed when they change, passed on when it differs.
    pub fn memo<U>(self, read: impl Fn(&Settings) -> U + Send + Sync + 'static) -> Memo<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// Reads the settings, followed by the caller.
    pub fn with<U>(self, read: impl FnOnce(&Settings) -> U) -> U {
        self.settings.with(read)
    }

    /// Reads the settings without following them.
    pub fn with_untracked<U>(self, read: impl FnOnce(&Settings) -> U) -> U {
        self.settings.with_untracked(read)
    }

    /// The query that reproduces what is shown.
    pub fn query(self) -> String {
        self.with_untracked(Settings::query)
    }

    /// The address of the whole page with what is shown, also where this is an embed.
    pub fn link(self) -> String {
        format!("{}{}", self.host.page_address(), self.with_untracked(|settings| settings.query_for(false)))
    }

    /// What `read` makes of the settings whenever the address shows other ones: for links, which can wait for the end
    /// of a drag.
    pub fn address_memo(self, read: impl Fn(&Settings) -> String + Send + Sync + 'static) -> Memo<String> {
        Memo::new(move |_| {
            self.address_shown.track();
            self.with_untracked(&read)
        })
    }

    /// What was wrong with the last query.
    pub fn notices(self) -> RwSignal<Vec<Notice>> {
        self.notices
    }

    /// Changes the settings as a step that can be undone and is an entry in the browser's history.
    pub fn update(self, change: impl FnOnce(&mut Settings)) {
        self.write_address();
        if self.change(None, change) {
            self.show_address(true);
        }
    }

    /// Changes the settings as part of a gesture, which is undone as a whole.
    pub fn drag(self, gesture: Gesture, change: impl FnOnce(&mut Settings)) {
        if self.change(Some(gesture), change) {
            self.write_address_soon();
        }
    }

    /// Changes what is no step to undo, such as the trace or the epoch that is shown.
    pub fn update_transient(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.write_address_soon();
    }

    /// Ends a gesture: the next change is a step of its own.
    pub fn end_gesture(self) {
        self.history.update_untracked(History::end_gesture);
    }

    /// Whether anything is different afterwards. Only the first change of a gesture copies the settings.
    fn change(self, gesture: Option<Gesture>, change: impl FnOnce(&mut Settings)) -> bool {
        if self.history.with_untracked(|history| history.continues(gesture)) {
            self.settings.update(change);
            return true;
        }
        let before = self.settings.get_untracked();
        self.settings.update(change);
        let changed = self.with_untracked(|after| *after != before);
        if changed {
            let lab = self.with_untracked(|settings| settings.lab);
            self.history.update(|history| history.record(before, lab, gesture));
        }
        changed
    }

    /// Opens a lab as it was left: an entry in the browser's history, but no step to undo.
    pub fn open(self, lab: Lab) {
        self.write_address();
        self.end_gesture();
        self.settings.update(|settings| settings.lab = lab);
        self.show_address(true);
    }

    /// Opens what a query of this page describes, as a step that can be undone.
    pub fn follow(self, query: &str) {
        self.write_address();
        self.apply_query(query);
        self.show_address(true);
    }

    /// Takes what a query describes, of the open lab if it names none, as a step that can be undone; whether the lab
    /// stands alone stays. Gives what was wrong with the query.
    pub fn show(self, query: &str) -> Vec<Notice> {
        let embed = self.with_untracked(|settings| settings.page.embed);
        let mut found = Vec::new();
        self.update(|settings| {
            found = settings.read_in(settings.lab, query);
            settings.page.embed = embed;
        });
        self.restored.update(|n| *n += 1);
        found
    }

    /// Takes the settings of the address, when the visitor goes back or forward in the browser.
    pub fn read_address(self) {
        self.address.cancel();
        let query = self.host.query();
        self.apply_query(&query);
        self.address_shown.notify();
        self.host.announce(&query);
    }

    fn apply_query(self, query: &str) {
        let mut found = Vec::new();
        self.change(None, |settings| found = settings.read(query));
        self.notices.set(found);
        self.restored.update(|n| *n += 1);
    }

    /// Follows returns to settings of the past: what is otherwise left to itself, such as the epoch, is then what the
    /// settings have again.
    pub fn track_restored(self) {
        self.restored.track();
    }

    /// Brings the address up to date at once.
    pub fn write_address(self) {
        if self.address.cancel() {
            self.show_address(false);
        }
    }

    fn write_address_soon(self) {
        self.address.run(move || self.show_address(false));
    }

    /// Shows the query in the address: as a new entry of the browser's history where it is a `step`.
    fn show_address(self, step: bool) {
        self.address.cancel();
        self.address_shown.notify();
        self.host.show(&self.query(), step);
    }

    /// Whether there is a step to go back.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to go forward again.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Goes a step back, to the lab in which it was made.
    pub fn undo(self) {
        self.restore(History::undo);
    }

    /// Goes a step forward again, to the lab in which it was made.
    pub fn redo(self) {
        self.restore(History::redo);
    }

    fn restore(self, step: fn(&mut History, &Settings) -> Option<Settings>) {
        let step = |present: &Settings| self.history.try_update(|history| step(history, present)).flatten();
        if let Some(other) = self.with_untracked(step) {
            self.settings.set(other);
            self.restored.update(|n| *n += 1);
            self.show_address(true);
        }
    }

    /// Lets the open lab answer commands of its host, until the component that asks for it is gone.
    pub fn on_command(self, act: impl Fn(Command) + Send + Sync + 'static) {
        let lab = expect_context::<Lab>();
        self.commands.set_value(Some((lab, Callback::new(act))));
        on_cleanup(move || {
            // Another lab may have taken over.
            self.commands.try_update_value(|commands| commands.take_if(|(other, _)| *other == lab));
        });
    }

    /// Does what a host asks for; `false` where nothing runs that could be run or paused.
    pub fn command(self, command: Command) -> bool {
        match self.commands.get_value() {
            Some((_, act)) => act.run(command),
            None if command == Command::Reset => {
                self.update(|settings| settings.branch_mut(settings.lab).reset());
            }
            None => return false,
        }
        true
    }
}
