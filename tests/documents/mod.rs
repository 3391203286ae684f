//! What people read: the README runs as it is written, its translation says as much, links lead somewhere, and tables
//! agree with the program.

mod block;
mod links;
mod readme;
mod tables;
mod translations;
