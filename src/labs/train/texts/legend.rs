//! The texts of the legend.

use crate::labs::train::Sign;
use crate::locale::Lang;
use engine::nn::health::SATURATED;

impl Lang {
    pub fn legend(self) -> &'static str {
        "Legend"
    }

    pub fn sign(self, sign: Sign) -> &'static str {
        match sign {
            Sign::ClassA => "class A",
            Sign::ClassB => "class B",
            Sign::ClassC => "class C",
            Sign::Number => "target above, below 0",
            Sign::Training => "training sample",
            Sign::Test => "test sample",
            Sign::Positive => "positive weight",
            Sign::Negative => "negative weight",
            Sign::ZeroSlope => "share of samples with slope 0",
            Sign::Saturated => "saturated (dormant) unit",
            Sign::Dead => "dead unit",
            Sign::SetByHand => "set by hand",
        }
    }

    pub fn most_probable_class(self) -> &'static str {
        "The field has the colour of the most probable class: the more probable, the stronger. Each output shows the probability of its class."
    }

    pub fn dead_and_saturated_units(self) -> String {
        format!(
            "Press a square to look at its unit, or a line to choose its weight. Dead: the slope of the unit is 0 on every training sample, so no gradient reaches its weights. Saturated: its slope is below {SATURATED} on all of them, so it hardly learns."
        )
    }
}
