//! The settings as a signal, with undo history and address.

use super::commands::{Command, Commands};
use super::history::{Gesture, History, Outcome};
use super::notice::Notice;
use super::pairs::{is_same_view, pairs};
use super::settings::Settings;
use crate::hooks::Debounce;
use crate::host::Host;
use crate::lab::Lab;
use crate::locale::Lang;
use crate::theme::Theme;
use leptos::prelude::*;
use leptos::reactive::graph::Source;

/// The state of one mounted instance. Every change of the settings goes through it.
#[derive(Clone, Copy)]
pub struct State {
    /// The surroundings of the program.
    pub host: Host,
    /// The language of the texts.
    pub lang: Lang,
    settings: RwSignal<Settings>,
    history: RwSignal<History>,
    notices: RwSignal<Vec<Notice>>,
    /// The theme that the reader has chosen instead of that of the link. It is no part of the view, and not written to
    /// the address.
    chosen_theme: RwSignal<Option<Theme>>,
    /// Counts replacements of the settings by undo, redo, browser history, a link or a host.
    replacements: RwSignal<u32>,
    address_delay: Debounce,
    /// Notified when the query of the address changes.
    address_changed: Trigger,
    commands: Commands,
}

/// The state of this instance, from the context.
pub fn use_state() -> State {
    expect_context()
}

impl State {
    /// The state with the settings of a query.
    pub fn new(host: Host, lang: Lang, query: &str) -> Self {
        let (settings, notices) = Settings::of_query(query);
        host.note_query(&settings.query());
        State {
            host,
            lang,
            settings: RwSignal::new(settings),
            history: RwSignal::new(History::default()),
            notices: RwSignal::new(notices),
            chosen_theme: RwSignal::new(None),
            replacements: RwSignal::new(0),
            address_delay: Debounce::new(250),
            address_changed: Trigger::new(),
            commands: Commands::default(),
        }
    }

    /// A memo of what `read` returns for the settings.
    pub fn memo<U>(self, read: impl Fn(&Settings) -> U + Send + Sync + 'static) -> Memo<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settings.with(&read))
    }

    /// Reads the settings; tracked.
    pub fn with<U>(self, read: impl FnOnce(&Settings) -> U) -> U {
        self.settings.with(read)
    }

    /// Reads the settings; untracked.
    pub fn with_untracked<U>(self, read: impl FnOnce(&Settings) -> U) -> U {
        self.settings.with_untracked(read)
    }

    /// Reads the settings, untracked; `None` if the instance has been removed.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&Settings) -> U) -> Option<U> {
        self.settings.try_with_untracked(read)
    }

    /// The query that reproduces the present view.
    pub fn query(self) -> String {
        self.with_untracked(Settings::query)
    }

    /// The address of the whole page with the present view, also from an embed.
    pub fn link(self) -> String {
        format!("{}{}", self.host.page_address(), self.with_untracked(|settings| settings.query_for(false)))
    }

    /// A memo that is updated only with the address, not during a drag: for links.
    pub fn address_memo(self, read: impl Fn(&Settings) -> String + Send + Sync + 'static) -> Memo<String> {
        Memo::new(move |_| {
            self.address_changed.track();
            self.with_untracked(&read)
        })
    }

    /// The problems of the last query.
    pub fn notices(self) -> RwSignal<Vec<Notice>> {
        self.notices
    }

    /// The theme of the page; tracked.
    pub fn theme(self) -> Theme {
        self.chosen_theme.get().unwrap_or_else(|| self.with(|settings| settings.page.theme))
    }

    /// Chooses a theme for this instance; that of the link is left out of the address.
    pub fn choose_theme(self, theme: Theme) {
        self.chosen_theme.set(Some(theme));
        if self.with_untracked(|settings| settings.page.theme) != Theme::default() {
            self.update_transient(|settings| settings.page.theme = Theme::default());
        }
    }

    /// Changes the settings as one undo step and browser history entry.
    pub fn update(self, change: impl FnOnce(&mut Settings)) {
        self.flush_address();
        if self.change(None, change) {
            self.publish_query(true);
        }
    }

    /// Changes the settings as part of a gesture, which is one undo step.
    pub fn update_in_gesture(self, gesture: Gesture, change: impl FnOnce(&mut Settings)) {
        if self.change(Some(gesture), change) {
            self.publish_query_later();
        }
    }

    /// Changes settings without an undo step, such as the trace or the epoch shown.
    pub fn update_transient(self, change: impl FnOnce(&mut Settings)) {
        self.change_settings(change);
        self.publish_query_later();
    }

    /// Ends a gesture: the next change is a new undo step.
    pub fn end_gesture(self) {
        self.history.update_untracked(History::end_gesture);
    }

    /// Changes the settings, and tells their readers.
    fn change_settings<T>(self, change: impl FnOnce(&mut Settings) -> T) -> Option<T> {
        let lab = || self.settings.try_with_untracked(|settings| settings.lab);
        let before = lab();
        let result = self.settings.try_update(change);
        if lab() != before {
            // Leptos keeps readers that were disposed, here those of every lab that was open before. All have just been
            // told, and those that are left subscribe again when they read.
            self.settings.clear_subscribers();
        }
        result
    }

    /// Returns whether the settings may differ afterwards.
    fn change(self, gesture: Option<Gesture>, change: impl FnOnce(&mut Settings)) -> bool {
        let change = |settings: &mut Settings| {
            change(settings);
            settings.list_used_functions();
        };
        let apply =
            |history: &mut History| self.change_settings(|settings| history.apply(settings, gesture, change));
        let outcome = self.history.try_update_untracked(apply).flatten();
        if outcome == Some(Outcome::NewStep) {
            self.history.notify();
        }
        outcome.is_some_and(|outcome| outcome != Outcome::Unchanged)
    }

    /// Opens a lab with its present settings: a browser history entry, but not an undo step.
    pub fn open(self, lab: Lab) {
        self.command(Command::Leave);
        self.flush_address();
        self.end_gesture();
        self.commands.drop_waiting();
        self.change_settings(|settings| settings.lab = lab);
        self.publish_query(true);
    }

    /// Follows a link within the page, as an undo step.
    pub fn navigate(self, query: &str) {
        self.command(Command::Leave);
        self.flush_address();
        self.apply_query(query);
        self.publish_query(true);
    }

    /// Shows the view of a query for a host, as an undo step. A query without a lab is one of the open lab, one of
    /// another lab is refused; whether the page is embedded is unchanged. Returns what was wrong with the query, which
    /// is shown as well.
    pub fn set_query(self, query: &str) -> Vec<Notice> {
        if let Some(notice) = self.with_untracked(|settings| settings.refusal(query)) {
            self.notices.set(vec![notice.clone()]);
            return vec![notice];
        }
        let mut found = Vec::new();
        if pairs(query).iter().any(|(key, _)| key == "theme") {
            self.chosen_theme.set(None);
        }
        self.update(|settings| found = settings.read_from_host(query));
        self.notices.set(found.clone());
        self.note_replacement();
        // The host is told only a query that is not as it was given.
        let taken = self.query();
        if is_same_view(query, &taken) {
            self.host.note_query(&taken);
        } else {
            self.host.note_query(query);
            self.host.emit_change(&taken);
        }
        found
    }

    /// Reads the settings from the address, after `popstate`.
    pub fn read_address(self) {
        self.address_delay.cancel();
        let query = self.host.query();
        self.apply_query(&query);
        self.address_changed.notify();
        self.host.emit_change(&self.query());
    }

    fn apply_query(self, query: &str) {
        let mut found = Vec::new();
        self.change(None, |settings| found = settings.read(query));
        self.notices.set(found);
        self.note_replacement();
    }

    /// To be called after the settings were replaced.
    fn note_replacement(self) {
        self.commands.drop_waiting();
        self.replacements.update(|n| *n += 1);
    }

    /// Tracks replacements of the settings, after which state that is otherwise independent of them, such as the epoch
    /// of a training session, has to follow them again.
    pub fn track_replacements(self) {
        self.replacements.track();
    }

    /// Writes a delayed change to the address at once.
    pub fn flush_address(self) {
        if self.address_delay.cancel() {
            self.publish_query(false);
        }
    }

    fn publish_query_later(self) {
        self.address_delay.run(move || self.publish_query(false));
    }

    /// Writes the query to the address: as a new history entry (`push`), or replacing the present one.
    fn publish_query(self, push: bool) {
        self.address_delay.cancel();
        self.address_changed.notify();
        self.host.set_query(&self.query(), push);
    }

    /// Whether there is a step to undo.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to redo.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Undoes the last step and opens the lab in which it was made.
    pub fn undo(self) {
        self.restore(History::undo);
    }

    /// Redoes the step that was undone last and opens the lab in which it was made.
    pub fn redo(self) {
        self.restore(History::redo);
    }

    fn restore(self, step: fn(&mut History, &Settings) -> Option<Settings>) {
        let step = |present: &Settings| self.history.try_update(|history| step(history, present)).flatten();
        if let Some(other) = self.with_untracked(step) {
            self.change_settings(|settings| *settings = other);
            self.note_replacement();
            self.publish_query(true);
        }
    }

    /// Registers the command handler of the lab that contains the component, until that is disposed.
    pub fn on_command(self, handle: impl Fn(Command) + Send + Sync + 'static) {
        self.commands.register(self.open_lab(), handle);
    }

    /// Executes a command, as soon as the open lab is shown; `false` if that has nothing to run or pause.
    pub fn command(self, command: Command) -> bool {
        let lab = self.open_lab();
        let executed = self.commands.execute(lab, command);
        if !executed && command == Command::Reset {
            self.update(|settings| settings.branch_mut(lab).reset());
            return true;
        }
        executed
    }

    fn open_lab(self) -> Lab {
        self.with_untracked(|settings| settings.lab)
    }
}
