//! The texts of the Train lab.
