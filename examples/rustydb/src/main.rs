//! A stand-in for the database server, so that the example has a source file.

/// The version that the manifest declares.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn main() {
    println!("RustyDB {VERSION}");
}
