//! The files of a crate, each read by itself.

mod bodies;
mod condition;
mod generics;
mod implementation;
mod imports;
mod item;
mod marks;
mod member;
mod raw;
mod shape;
mod types;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proc_macro2::TokenStream;

use super::macros::{Definitions, Macros};
use crate::files::FileSet;

pub(super) use bodies::without_bodies;
pub(super) use condition::Gate;
pub(super) use implementation::paths;
pub(super) use marks::Marks;
pub(super) use raw::{Member, MemberKind, RawImpl, RawItem, RawKind, RawTrait, RawType, Reach};
pub(super) use shape::{PathUse, Piece, Shape};

/// Reads attributes, where the item stands with all features on.
pub(super) fn marks_of(attributes: &[syn::Attribute]) -> Option<Marks> {
    marks::marks(attributes).ok()
}

/// The items of each file below `src`, by its path; on as many threads as the machine has.
pub(super) fn read(files: &FileSet) -> BTreeMap<&str, Vec<RawItem>> {
    let texts: Vec<(&str, &str)> = files
        .iter()
        .filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs"))
        .filter_map(|(path, bytes)| std::str::from_utf8(bytes).ok().map(|text| (path, text)))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        // Tokens cannot cross threads, so each has the macros for itself.
        let definitions = Definitions::of(&texts);
        let macros = Macros::of(&definitions);
        let take = || texts.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(take)
            .map(|(path, text)| (*path, read_file(text, &macros)))
            .collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(texts.len())).map(|_| scope.spawn(work)).collect();
        let mut read = work();
        for other in others {
            match other.join() {
                Ok(files) => read.extend(files),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        read.into_iter().collect()
    })
}

fn read_file(text: &str, macros: &Macros<'_>) -> Vec<RawItem> {
    let file = text.parse::<TokenStream>().map(without_bodies).ok();
    let file = file.and_then(|tokens| syn::parse2::<syn::File>(tokens).ok());
    file.map(|file| item::items(&file.items, macros, 0)).unwrap_or_default()
}
