//! The texts of the Depth lab.
