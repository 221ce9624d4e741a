//! What `#(...)*` repeats over: iterators, lists, and values that are the same each time.

use super::{ToTokens, TokenStream};

/// Makes an iterator of a variable.
macro_rules! bind_iterator {
    ($variable:ident) => {
        // A variable that occurs twice is an iterator already.
        #[allow(unused_mut)]
        let mut $variable = $variable.repeated();
    };
}

/// Takes the next value of a variable, or ends the loop.
macro_rules! bind_next {
    ($variable:ident) => {
        let $variable = match $variable.next() {
            Some(value) => $crate::emit::tokens::Repeated(value),
            None => break,
        };
    };
}

pub(in super::super) use {bind_iterator, bind_next};

/// A value of one repetition; bound a second time, it stays what it is.
#[derive(Clone, Copy)]
pub(in super::super) struct Repeated<T>(pub(in super::super) T);

impl<T: ToTokens> ToTokens for Repeated<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// `repeated` of everything that can be repeated over; traits of their own, so that a type may have several.
pub(in super::super) mod extensions {
    /// What is an iterator.
    pub(in super::super::super) trait Iterated: Iterator + Sized {
        fn repeated(self) -> Self {
            self
        }
    }

    impl<T: Iterator> Iterated for T {}

    /// What can be iterated over.
    pub(in super::super::super) trait Listed {
        type Item;

        fn repeated(&self) -> std::slice::Iter<'_, Self::Item>;
    }

    impl<T> Listed for [T] {
        type Item = T;

        fn repeated(&self) -> std::slice::Iter<'_, T> {
            self.iter()
        }
    }
}
