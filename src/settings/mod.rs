//! What can be shared: everything that defines the view, and nothing else.

pub mod code;
mod codec;
pub mod deep;
pub mod explore;
pub mod field;
mod history;
pub mod own;
pub mod parts;
pub mod run;
pub mod table;

pub use code::Code;
pub(crate) use codec::write_function;
pub use codec::{Keys, Notice};
pub use deep::Deep;
pub use history::{Gesture, History};
pub use own::Own;
pub use parts::{Part, Parts};
pub use run::{LANES, Run};
pub use table::{Column, Table};

use crate::number;
use engine::activation::{Instance, Order, find};
use engine::limit;

/// The most functions at once: as many as there are colours that can be told apart.
pub const SLOTS: usize = 6;
/// The narrowest and the widest interval of x or y.
pub const SPAN_LIMITS: (f64, f64) = (1e-6, 1e6);
/// The furthest from 0 that an end of an interval may lie.
pub const FAR: f64 = 1e6;

/// A function on the page. Its place in [`Settings::slots`] decides its colour and dash.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The function and its parameters.
    pub instance: Instance,
    /// Whether it is drawn.
    pub visible: bool,
}

impl Chosen {
    /// A visible function by its id; the parameters left out are the defaults.
    pub fn by_id(id: &str, params: &[f64]) -> Option<Self> {
        let mut instance = Instance::new(find(id)?);
        for (slot, &value) in instance.params.iter_mut().zip(params) {
            *slot = value;
        }
        Some(Chosen { instance, visible: true })
    }
}

/// An interval of an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// The lower end.
    pub from: f64,
    /// The upper end.
    pub to: f64,
}

impl Span {
    /// Its length.
    pub fn width(self) -> f64 {
        self.to - self.from
    }

    /// Moved and narrowed or widened so that it keeps the limits.
    pub fn limited(self) -> Self {
        // The difference of two ends has a rounding of its own.
        let slack = 1e-9;
        let width = limit(self.width(), SPAN_LIMITS.0 * (1.0 - slack), SPAN_LIMITS.1 * (1.0 + slack));
        if width == self.width() && self.from >= -FAR && self.to <= FAR {
            return self;
        }
        let half = 0.5 * limit(width, SPAN_LIMITS.0, SPAN_LIMITS.1);
        let centre = limit(0.5 * (self.from + self.to), half - FAR, FAR - half);
        Span { from: centre - half, to: centre + half }
    }

    /// Widened by `factor` about `fixed`.
    pub fn zoomed(self, factor: f64, fixed: f64) -> Self {
        let factor = limit(factor, SPAN_LIMITS.0 / self.width(), SPAN_LIMITS.1 / self.width());
        Span { from: fixed + (self.from - fixed) * factor, to: fixed + (self.to - fixed) * factor }.limited()
    }

    /// Moved by `distance`.
    pub fn moved(self, distance: f64) -> Self {
        Span { from: self.from + distance, to: self.to + distance }.limited()
    }
}

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, each with its id and what the header calls it.
    pub const ALL: [(Theme, &'static str, &'static str); 3] =
        [(Theme::System, "system", "auto"), (Theme::Light, "light", "light"), (Theme::Dark, "dark", "dark")];
}

/// A lab of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lab {
    /// Curves, derivatives and facts.
    #[default]
    Explore,
    /// Networks in training.
    Train,
    /// Signal and gradient through deep random networks.
    Depth,
    /// The table of all properties.
    Compare,
    /// A dense layer worked through, and in every framework.
    Code,
}

impl Lab {
    /// All of them in the order of the tabs, each with its id and its name.
    pub const ALL: [(Lab, &'static str, &'static str); 5] = [
        (Lab::Explore, "explore", "Explore"),
        (Lab::Train, "train", "Train"),
        (Lab::Depth, "depth", "Depth"),
        (Lab::Compare, "compare", "Compare"),
        (Lab::Code, "code", "Code"),
    ];

    /// What an embed of it can hide or lock.
    pub fn parts(self) -> &'static [Part] {
        match self {
            Lab::Explore => &explore::PARTS,
            Lab::Train => &run::PARTS,
            Lab::Depth => &deep::PARTS,
            Lab::Compare => &table::PARTS,
            Lab::Code => &code::PARTS,
        }
    }
}

/// The whole state of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The race of the Train lab.
    pub run: Run,
    /// The networks of the Depth lab.
    pub deep: Deep,
    /// The table of the Compare lab.
    pub table: Table,
    /// The layer of the Code lab.
    pub code: Code,
    /// The functions, each in the place that gives it colour and dash.
    pub slots: [Option<Chosen>; SLOTS],
    /// The slot whose facts are shown.
    pub focus: usize,
    /// The interval of x.
    pub x: Span,
    /// The interval of y where f is drawn; fitted to the curves if none.
    pub y: Option<Span>,
    /// Which of f, f′ and f″ are drawn.
    pub show: [bool; 3],
    /// Whether they share one plot.
    pub together: bool,
    /// The x that is read off.
    pub trace: f64,
    /// Whether tangents are drawn there.
    pub tangent: bool,
    /// Whether dead and saturated stretches are shaded.
    pub shade: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Whether the page stands within another: only the lab is shown.
    pub embed: bool,
    /// Whether a link leads from there to the whole page.
    pub open_link: bool,
    /// The parts of the lab that are not shown.
    pub hide: Parts,
    /// The parts of the lab whose controls are disabled.
    pub lock: Parts,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            run: Run::default(),
            deep: Deep::default(),
            table: Table::default(),
            code: Code::default(),
            slots: preset(&[("relu", &[]), ("leaky_relu", &[0.1]), ("elu", &[]), ("swish", &[1.5])]),
            focus: 0,
            x: Span { from: -6.0, to: 6.0 },
            y: None,
            show: [true, true, false],
            together: false,
            trace: -1.2,
            tangent: true,
            shade: false,
            theme: Theme::System,
            embed: false,
            open_link: true,
            hide: 0,
            lock: 0,
        }
    }
}

impl Settings {
    /// The functions that are drawn, with their slots.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Chosen)> {
        self.chosen().filter(|(_, c)| c.visible)
    }

    /// All functions, with their slots.
    pub fn chosen(&self) -> impl Iterator<Item = (usize, &Chosen)> {
        self.slots.iter().enumerate().filter_map(|(i, slot)| Some((i, slot.as_ref()?)))
    }

    /// The function in focus, or the first if that slot is empty.
    pub fn focused(&self) -> Option<(usize, &Chosen)> {
        self.chosen().find(|(i, _)| *i == self.focus).or_else(|| self.chosen().next())
    }

    /// Which of f, f′, f″ are shown, in this order.
    pub fn shown(&self) -> Vec<Order> {
        Order::ALL.into_iter().zip(self.show).filter_map(|(order, on)| on.then_some(order)).collect()
    }

    /// The name of the function in a slot, with its parameters where another has the same name.
    pub fn label(&self, slot: usize) -> String {
        let Some(Some(chosen)) = self.slots.get(slot) else { return String::new() };
        label_among(&chosen.instance, self.chosen().map(|(_, c)| &c.instance))
    }

    /// The traced x, within the interval that is shown.
    pub fn traced(&self) -> f64 {
        limit(self.trace, self.x.from, self.x.to)
    }
}

/// The name of a function, with its parameters where others have the same name.
pub fn label_among<'a>(one: &Instance, all: impl Iterator<Item = &'a Instance>) -> String {
    let name = one.activation.name;
    if all.filter(|other| other.activation == one.activation).count() < 2 {
        return name.into();
    }
    let values: Vec<String> = one.params.iter().map(|&v| number::trimmed(v, 0, 3)).collect();
    format!("{name} {}", values.join(", ")).trim_end().into()
}

/// Slots filled from the first on; an unknown id leaves its slot empty.
pub fn preset(functions: &[(&str, &[f64])]) -> [Option<Chosen>; SLOTS] {
    let mut slots = [const { None }; SLOTS];
    for (slot, (id, params)) in slots.iter_mut().zip(functions) {
        *slot = Chosen::by_id(id, params);
    }
    slots
}
