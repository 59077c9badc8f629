//! Files that mean harm: everything good is listed, everything bad has its problem, and nothing that a
//! terminal would act on leaves the program.

mod fields;
mod random;
mod tree;
