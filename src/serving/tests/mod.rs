//! An index that changes under those who read it, and searches that wait for their turns.

mod keeping;
mod looking;
mod place;
mod taking_turns;
