//! The texts of the Code lab.
