//! Takes the conditions that `TIMRA_CFGS` names, with spaces between them: what an engine for browsers leaves out. As flags of
//! the compiler they would hold for every crate, and each engine would compile all of them anew.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(lexicons_apart, own_languages, spaced_scripts)");
    println!("cargo::rerun-if-env-changed=TIMRA_CFGS");
    for condition in std::env::var("TIMRA_CFGS").unwrap_or_default().split_whitespace() {
        println!("cargo::rustc-cfg={condition}");
    }
}
