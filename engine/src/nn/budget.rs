//! The work that may be done at once.

/// What is left of the work that may be done at once, about in multiplications. Work is counted, not timed, so that a part
/// is the same on every machine. It is cut between the layers of a network: the last one may overdraw the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget(usize);

impl Budget {
    /// The budget of a part: some milliseconds of a slow machine.
    pub fn part() -> Self {
        Budget(4_000_000)
    }

    /// The budget of what is done at once, before a page is shown or a visitor's action has its result.
    pub fn action() -> Self {
        Budget(16_000_000)
    }

    /// For what is to be done at once, whatever it takes.
    pub fn unlimited() -> Self {
        Budget(usize::MAX)
    }

    /// Takes work from the budget.
    pub fn spend(&mut self, work: usize) {
        self.0 = self.0.saturating_sub(work);
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.0 == 0
    }
}
