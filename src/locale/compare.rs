//! The texts of the Compare lab.
