//! Commands of a host to the open lab.

use crate::lab::Lab;
use leptos::prelude::*;

/// A command to the open lab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Runs, such as training.
    Run,
    /// Pauses.
    Pause,
    /// Resets.
    Reset,
    /// Writes to the settings what the lab has computed: another view is about to get its own history entry.
    Leave,
}

/// The handler of the lab that is shown, and the commands that wait for the handler of the open lab.
#[derive(Clone, Copy, Default)]
pub(super) struct Commands {
    handler: StoredValue<Option<(Lab, Callback<Command>)>>,
    waiting: StoredValue<Vec<Command>>,
}

impl Commands {
    /// Registers the handler of the lab of the calling component, until that is disposed. If the lab is `open`, it
    /// executes the commands that have waited for it.
    pub fn register(self, open: Lab, handle: impl Fn(Command) + Send + Sync + 'static) {
        let lab = expect_context::<Lab>();
        let handler = Callback::new(handle);
        self.handler.set_value(Some((lab, handler)));
        on_cleanup(move || {
            // Another lab may have registered its handler by now.
            self.handler.try_update_value(|handler| handler.take_if(|(other, _)| *other == lab));
        });
        if open == lab {
            let waiting = self.waiting.try_update_value(std::mem::take);
            waiting.into_iter().flatten().for_each(|command| handler.run(command));
        }
    }

    /// Has a command executed by the handler of the open lab, or keeps it until there is one; `false` if there will be
    /// none.
    pub fn execute(self, open: Lab, command: Command) -> bool {
        // While a lab is being loaded, the handler is that of the lab before.
        if let Some((_, handler)) = self.handler.get_value().filter(|(lab, _)| *lab == open) {
            handler.run(command);
        } else if open.runs() && command != Command::Leave {
            self.waiting.update_value(|waiting| waiting.push(command));
        } else {
            return false;
        }
        true
    }

    /// Drops the commands that wait: the view that they were for is replaced.
    pub fn drop_waiting(self) {
        self.waiting.update_value(Vec::clear);
    }
}
