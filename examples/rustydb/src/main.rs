//! A stand-in for the database server, so that the example has a source file.

/// The version that the manifest declares.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of the REST and GraphQL interfaces, which goes its own way.
const API_VERSION: &str = "1.0.0";

fn main() {
    println!("RustyDB {VERSION}, API {API_VERSION}");
}
