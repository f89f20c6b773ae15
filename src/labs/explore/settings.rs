//! The settings of the Explore lab, and their query keys.

use crate::format;
use crate::locale::Lang;
use crate::plot::{MAX_END, Span};
use crate::state::{
    Given, InvalidValue, Key, LabSettings, Notice, Part, clamp_with_notice, distinct_label, excerpt,
    parse_whole, read_function, split_outside_brackets, write_function,
};
use engine::activation::{Instance, Order, find};
use serde::{Deserialize, Serialize};

/// The greatest number of functions: that of distinguishable colours.
pub const SLOTS: usize = 6;

/// The ids of f, f′ and f″ in addresses and files.
pub const ORDER_NAMES: [&str; 3] = ["f", "df", "ddf"];

/// A function of the lab. Its index in [`ExploreSettings::slots`] determines colour and dash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The function and its parameters.
    #[serde(with = "crate::state::function_as_text")]
    pub function: Instance,
    /// Whether it is drawn.
    pub visible: bool,
}

impl Slot {
    /// A visible function by id; missing parameters are the defaults.
    pub fn by_id(id: &str, params: &[f64]) -> Option<Self> {
        Some(Slot { function: Instance::with_params(find(id)?, params), visible: true })
    }
}

/// Slots filled from the first; an unknown id leaves its slot empty.
pub fn slots_of(functions: &[(&str, &[f64])]) -> [Option<Slot>; SLOTS] {
    let mut slots = [const { None }; SLOTS];
    for (slot, (id, params)) in slots.iter_mut().zip(functions) {
        *slot = Slot::by_id(id, params);
    }
    slots
}

/// The settings of the lab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExploreSettings {
    /// The functions by slot.
    pub slots: [Option<Slot>; SLOTS],
    /// The slot whose facts are shown.
    pub focus: usize,
    /// The interval of x.
    pub x: Span,
    /// The interval of y of the panel with f; fitted to the curves if `None`.
    pub y: Option<Span>,
    /// Which of f, f′ and f″ are shown.
    pub show: [bool; 3],
    /// Whether they share one panel.
    pub together: bool,
    /// The x of the trace.
    pub trace: f64,
    /// Whether tangents are drawn at the trace.
    pub tangent: bool,
    /// Whether dead and saturated intervals are shaded.
    pub shade: bool,
}

impl Default for ExploreSettings {
    fn default() -> Self {
        ExploreSettings {
            slots: slots_of(&[("relu", &[]), ("leaky_relu", &[0.1]), ("elu", &[]), ("swish", &[1.5])]),
            focus: 0,
            x: Span { from: -6.0, to: 6.0 },
            y: None,
            show: [true, true, false],
            together: false,
            trace: -1.2,
            tangent: true,
            shade: false,
        }
    }
}

impl ExploreSettings {
    /// Puts a function into the first free slot, if there is one, and focuses it.
    pub fn add(&mut self, function: Instance) {
        if let Some(free) = self.slots.iter().position(Option::is_none) {
            self.slots[free] = Some(Slot { function, visible: true });
            self.focus = free;
        }
    }

    /// The visible functions with their slots.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Instance)> {
        self.chosen().filter(|(_, slot)| slot.visible).map(|(i, slot)| (i, &slot.function))
    }

    /// All functions with their slots.
    pub fn chosen(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots.iter().enumerate().filter_map(|(i, slot)| Some((i, slot.as_ref()?)))
    }

    /// The function in a slot.
    pub fn function(&self, slot: usize) -> Option<&Instance> {
        self.slots.get(slot)?.as_ref().map(|slot| &slot.function)
    }

    /// The function in a slot, mutable.
    pub fn function_mut(&mut self, slot: usize) -> Option<&mut Instance> {
        self.slots.get_mut(slot)?.as_mut().map(|slot| &mut slot.function)
    }

    /// The focused function, or the first if that slot is empty.
    pub fn focused(&self) -> Option<(usize, &Slot)> {
        self.chosen().find(|(i, _)| *i == self.focus).or_else(|| self.chosen().next())
    }

    /// The derivatives shown, in order.
    pub fn shown(&self) -> Vec<Order> {
        Order::ALL.into_iter().zip(self.show).filter_map(|(order, on)| on.then_some(order)).collect()
    }

    /// The name of the function in a slot, with its parameters if another has the same name.
    pub fn label(&self, slot: usize) -> String {
        let Some(Some(of)) = self.slots.get(slot) else { return String::new() };
        distinct_label(&of.function, self.chosen().map(|(_, slot)| &slot.function))
    }

    /// Changes the intervals, and rounds those that have changed.
    pub fn change_view(&mut self, change: impl FnOnce(&mut Self)) {
        let before = (self.x, self.y);
        change(self);
        if self.x != before.0 {
            self.x = self.x.rounded();
        }
        if self.y != before.1 {
            self.y = self.y.map(Span::rounded);
        }
    }

    /// The x of the trace, clamped to the visible interval.
    pub fn traced(&self) -> f64 {
        self.trace.clamp(self.x.from, self.x.to)
    }
}

impl LabSettings for ExploreSettings {
    const NAME: fn(Lang) -> &'static str = Lang::explore_name;
    const DESCRIPTION: fn(Lang) -> &'static str = Lang::explore_description;
    const PARTS: &'static [Part] = &[
        Part::controls("functions", Lang::part_functions_and_parameters),
        Part::controls("show", Lang::part_what_is_drawn).left_out_of_new_embeds(),
        Part::controls("presets", Lang::part_presets).left_out_of_new_embeds(),
        Part::controls("zoom", Lang::part_zoom),
        Part::controls("save", Lang::part_save_one).left_out_of_new_embeds(),
        Part::view("readout", Lang::part_readout),
        Part::view("facts", Lang::part_facts).left_out_of_new_embeds(),
    ];
    const KEYS: &'static [Key<Self>] = &[
        Key::text(
            "f",
            |s, text, notices| {
                s.slots = read_slots(text, notices);
                Ok(())
            },
            |s| write_slots(&s.slots),
        ),
        Key::text(
            "focus",
            |s, text, _| {
                let number = parse_whole(text, SLOTS as f64)?;
                s.focus = (number as usize).checked_sub(1).ok_or(InvalidValue)?;
                Ok(())
            },
            |s| s.function(s.focus).map_or(1, |_| s.focus + 1).to_string(),
        ),
        Key::text(
            "x",
            |s, text, notices| {
                s.x = read_span(text, notices)?;
                Ok(())
            },
            |s| s.x.to_string(),
        ),
        Key::text(
            "y",
            |s, text, notices| {
                s.y = Some(read_span(text, notices)?);
                Ok(())
            },
            |s| s.y.map(|y| y.to_string()).unwrap_or_default(),
        ),
        Key::text(
            "show",
            |s, text, _| {
                s.show = read_orders(text)?;
                Ok(())
            },
            |s| write_orders(s.show),
        ),
        Key::flag("one", |s| s.together, |s, on| s.together = on),
        Key::flag("tangent", |s| s.tangent, |s, on| s.tangent = on),
        Key::flag("shade", |s| s.shade, |s, on| s.shade = on),
        Key::text(
            "at",
            |s, text, notices| {
                let at = format::parse(text).ok_or(InvalidValue)?;
                s.trace = clamp_with_notice(at, -MAX_END, MAX_END, text, notices);
                Ok(())
            },
            |s| {
                format::shortest(if s.trace == ExploreSettings::default().trace {
                    s.trace
                } else {
                    s.traced()
                })
            },
        ),
    ];

    fn functions(&self) -> Vec<&Instance> {
        self.slots.iter().flatten().map(|slot| &slot.function).collect()
    }

    fn functions_mut(&mut self) -> Vec<&mut Instance> {
        self.slots.iter_mut().flatten().map(|slot| &mut slot.function).collect()
    }

    /// The intervals and functions may come after the trace and the focus.
    fn validate(&self, given: &Given, notices: &mut Vec<Notice>) {
        if self.traced() != self.trace {
            given.notice_adjusted("at", format::shortest(self.traced()), notices);
        }
        let focused = self.focused().map_or(0, |(slot, _)| slot);
        if focused != self.focus && self.focus != 0 {
            given.notice_adjusted("focus", (focused + 1).to_string(), notices);
        }
    }
}

/// Reads `f`: an empty entry is an empty slot, and `~` hides a function.
fn read_slots(text: &str, notices: &mut Vec<Notice>) -> [Option<Slot>; SLOTS] {
    let mut slots = [const { None }; SLOTS];
    for (index, entry) in split_outside_brackets(text, ',').enumerate() {
        let Some(slot) = slots.get_mut(index) else {
            notices.push(Notice::TooManyFunctions(SLOTS));
            break;
        };
        if !entry.is_empty() {
            let visible = !entry.starts_with('~');
            *slot = read_function(entry, notices).map(|function| Slot { function, visible });
        }
    }
    slots
}

fn write_slots(slots: &[Option<Slot>; SLOTS]) -> String {
    let used = slots.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let entry = |slot: &Option<Slot>| {
        let Some(slot) = slot else { return String::new() };
        format!("{}{}", if slot.visible { "" } else { "~" }, write_function(&slot.function))
    };
    slots[..used].iter().map(entry).collect::<Vec<_>>().join(",")
}

fn read_span(text: &str, notices: &mut Vec<Notice>) -> Result<Span, InvalidValue> {
    let span: Span = text.parse().map_err(|_| InvalidValue)?;
    let inside = span.clamped();
    if inside != span {
        notices.push(Notice::Clamped(excerpt(text)));
    }
    Ok(inside)
}

fn read_orders(text: &str) -> Result<[bool; 3], InvalidValue> {
    let mut show = [false; 3];
    for name in text.split(',') {
        show[ORDER_NAMES.iter().position(|known| *known == name).ok_or(InvalidValue)?] = true;
    }
    Ok(show)
}

fn write_orders(show: [bool; 3]) -> String {
    let names = ORDER_NAMES.iter().zip(show).filter_map(|(name, on)| on.then_some(*name));
    names.collect::<Vec<_>>().join(",")
}
