//! The names of data sets, initializations, outputs, losses and update rules in menus.

use super::Lang;
use engine::nn::{DatasetKind, Init, Loss, Method, Output};

impl Lang {
    pub fn dataset(self, kind: DatasetKind) -> &'static str {
        match kind {
            DatasetKind::Circle => "Circle",
            DatasetKind::Xor => "XOR",
            DatasetKind::Gauss => "Two Gaussians",
            DatasetKind::Spiral => "Spiral",
            DatasetKind::ThreeSpirals => "Three spirals",
            DatasetKind::Moons => "Moons",
            DatasetKind::Checkerboard => "Checkerboard",
            DatasetKind::Abs => "|x|",
            DatasetKind::Sine => "sin 2x",
            DatasetKind::Step => "Step",
            DatasetKind::Plane => "Plane",
            DatasetKind::Bumps => "Gaussian bumps",
        }
    }

    pub fn initialization(self, init: Init) -> &'static str {
        match init {
            Init::HeNormal => "He normal",
            Init::HeUniform => "He uniform",
            Init::GlorotNormal => "Glorot normal",
            Init::GlorotUniform => "Glorot uniform",
            Init::LecunNormal => "LeCun normal",
            Init::LecunUniform => "LeCun uniform",
            Init::Uniform => "U(−0.5, 0.5)",
            Init::Zeros => "Zeros",
            Init::Orthogonal => "Orthogonal",
            Init::Asymmetric => "Randomised asymmetric",
        }
    }

    /// What the names of initializations stand for.
    pub fn initializations_explained(self) -> &'static str {
        "Initialisations differ in the variance of the weights of a unit with n inputs: He 2/n, LeCun 1/n, Glorot 2/(n + m) for a layer with m outputs."
    }

    pub fn output(self, output: Output) -> &'static str {
        match output {
            Output::Linear => "Linear",
            Output::Tanh => "tanh",
        }
    }

    /// The output of several classes.
    pub fn softmax(self) -> &'static str {
        "Softmax"
    }

    /// The loss of several classes.
    pub fn cross_entropy(self) -> &'static str {
        "Cross-entropy"
    }

    pub fn loss(self, loss: Loss) -> &'static str {
        match loss {
            Loss::Square => "½(o − t)²",
            Loss::Logistic => "Logistic",
        }
    }

    pub fn update_rule(self, method: Method) -> &'static str {
        match method {
            Method::Sgd => "SGD",
            Method::Momentum => "Momentum",
            Method::RmsProp => "RMSProp",
            Method::Adam => "Adam",
        }
    }
}
