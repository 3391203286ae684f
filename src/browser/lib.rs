//! The engine of a browser: WebAssembly without imports, over a bundle.
//!
//! JavaScript writes bytes to where [`input`] says, and calls [`open`], [`give`] or [`search`], which take them. What they say is
//! at [`output`], as many bytes as [`output_len`] says.

mod engine;
mod question;
#[cfg(target_family = "wasm")]
mod sign;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use engine::{BrowserEngine, Status};

thread_local! {
    static ENGINE: RefCell<BrowserEngine> = RefCell::default();
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for `len` bytes, which the next call takes; the address of the first.
#[unsafe(no_mangle)]
pub extern "C" fn input(len: usize) -> usize {
    INPUT.with_borrow_mut(|bytes| {
        *bytes = vec![0; len];
        bytes.as_ptr() as usize
    })
}

/// The address of what the last call says.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> usize {
    OUTPUT.with_borrow(|bytes| bytes.as_ptr() as usize)
}

/// The number of bytes that the last call says.
#[unsafe(no_mangle)]
pub extern "C" fn output_len() -> usize {
    OUTPUT.with_borrow(Vec::len)
}

/// Opens the bundle whose core is the input. 0, or 2 with a sentence that says what is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> u32 {
    call(BrowserEngine::open)
}

/// Takes the input as a piece of the bundle. 0, or 2 with a sentence that says what is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn give() -> u32 {
    call(BrowserEngine::give)
}

/// The names of all pieces of the bundle, one a line: those of the site, an empty line, and the lexicons. 0, or 2 with a sentence that says what is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn names() -> u32 {
    call(|engine, _| engine.names())
}

/// Answers the input, a JSON object of parameters as `/api/suggest` and `/api/search` take them. 0 with the answer as JSON, 1
/// with the names of the pieces that have to be given first, one a line, or 2 with a sentence that says what is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn search() -> u32 {
    call(BrowserEngine::search)
}

fn call(done: impl FnOnce(&mut BrowserEngine, Vec<u8>) -> Status) -> u32 {
    let input = INPUT.take();
    let status = ENGINE.with_borrow_mut(|engine| done(engine, input));
    let (number, said) = match status {
        Status::Done(said) => (0, said),
        Status::Missing(said) => (1, said),
        Status::Refused(said) => (2, said),
    };
    OUTPUT.replace(said.into_bytes());
    number
}
