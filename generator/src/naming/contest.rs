//! Names for all items of one owner at once, so that their order decides nothing.

use std::collections::BTreeMap;

use super::scope::{Name, Scope, finish, identifier, plain_words};
use super::{digest, words};

/// What an item could be called, the best first.
struct Wish<'t> {
    text: &'t str,
    /// What tells the item from every other of its owner; the text itself, where all texts differ.
    key: &'t str,
    /// The plain identifier alone, until it turns out that the item cannot have it.
    identifiers: Vec<String>,
    /// Whether the plain identifier was taken from the start.
    taken: bool,
}

impl Scope<'_> {
    /// Names for the items of one owner, in their order.
    ///
    /// An item whose text is an identifier already has it. Of what several of the others come to none has it: each is told
    /// apart by its own text, by the signs in it, then by its case, then by a digest. A name that is taken from the start,
    /// such as one of the prelude, gets a word behind it. So no name depends on the order of the items, nor on any item
    /// that does not come to the same identifier.
    pub fn mint_all<N: Name>(&mut self, texts: &[&str]) -> Vec<N> {
        let items: Vec<(&str, &str)> = texts.iter().map(|text| (*text, *text)).collect();
        self.mint_all_by::<N>(&items)
    }

    /// [`Scope::mint_all`] of texts that may repeat, each with a key that does not.
    pub fn mint_all_by<N: Name>(&mut self, items: &[(&str, &str)]) -> Vec<N> {
        let mut wishes: Vec<Wish<'_>> = items.iter().map(|(text, key)| self.wish::<N>(text, key)).collect();
        let mut given: Vec<Option<N>> = wishes.iter().map(|_| None).collect();
        self.give_exact(&wishes, &mut given);
        self.give_unclaimed(&wishes, 0, &mut given);
        // Nearly every item has its plain identifier by now, and needs no other.
        for (wish, _) in wishes.iter_mut().zip(&given).filter(|(_, given)| given.is_none()) {
            wish.add_others::<N>();
        }
        let levels = wishes.iter().map(|wish| wish.identifiers.len()).max();
        for level in 1..levels.unwrap_or_default() {
            self.give_unclaimed(&wishes, level, &mut given);
        }
        self.give_rest(&wishes, given)
    }

    fn wish<'t, N: Name>(&self, text: &'t str, key: &'t str) -> Wish<'t> {
        let plain = identifier::<N>(text);
        Wish {
            text,
            key,
            taken: self.is_taken(&plain),
            identifiers: vec![plain],
        }
    }

    /// Gives what is a name as it stands to the item that it is the text of.
    fn give_exact<N: Name>(&mut self, wishes: &[Wish<'_>], given: &mut [Option<N>]) {
        for (wish, given) in wishes.iter().zip(given) {
            let exact = wish.identifiers.first().filter(|identifier| *identifier == wish.text);
            if let Some(identifier) = exact.filter(|identifier| !self.is_taken(identifier)) {
                *given = Some(self.take(identifier.clone()));
            }
        }
    }

    /// Gives each identifier of a level that only one item wants.
    fn give_unclaimed<N: Name>(&mut self, wishes: &[Wish<'_>], level: usize, given: &mut [Option<N>]) {
        let mut claims: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
        for (place, (wish, given)) in wishes.iter().zip(given.iter()).enumerate() {
            if let (None, Some(identifier)) = (given, wish.identifiers.get(level)) {
                claims.entry(identifier).or_default().push(place);
            }
        }
        for (identifier, places) in claims {
            if let [place] = places.as_slice()
                && !self.is_taken(identifier)
                && let Some(given) = given.get_mut(*place)
            {
                *given = Some(self.take(identifier.clone()));
            }
        }
    }

    /// Numbers what is left: items that nothing tells apart, in the order of their keys.
    fn give_rest<N: Name>(&mut self, wishes: &[Wish<'_>], mut given: Vec<Option<N>>) -> Vec<N> {
        let mut left: Vec<usize> = (0..wishes.len())
            .filter(|place| given.get(*place).is_some_and(Option::is_none))
            .collect();
        left.sort_by_key(|place| wishes.get(*place).map(|wish| (wish.key, wish.text)));
        for place in left {
            if let (Some(wish), Some(given)) = (wishes.get(place), given.get_mut(place)) {
                *given = Some(self.mint(wish.text));
            }
        }
        given.into_iter().flatten().collect()
    }
}

impl Wish<'_> {
    /// Adds what tells the item from others of the same plain identifier.
    fn add_others<N: Name>(&mut self) {
        let words = plain_words(self.text);
        let with = |words: &[String], word: &str| {
            let mut words = words.to_vec();
            words.push(word.to_owned());
            finish::<N>(words)
        };
        if self.taken {
            let other = if N::SUFFIX.is_empty() {
                format!("{}_", finish::<N>(words.clone()))
            } else {
                with(&words, N::SUFFIX)
            };
            self.identifiers.push(other);
        }
        let spelled = words::spelled(self.text);
        self.identifiers.push(finish::<N>(spelled.clone()));
        if let Some(case) = case_word(self.text) {
            self.identifiers.push(with(&words, case));
            self.identifiers.push(with(&spelled, case));
        }
        let digest = format!("x{}", digest::of(self.key));
        self.identifiers.push(with(&words, &digest));
    }
}

/// What convention a text follows, in a word; nothing for one without letters that have a case.
fn case_word(text: &str) -> Option<&'static str> {
    let cased = |character: &char| character.is_lowercase() || character.is_uppercase();
    let first = text.chars().find(cased)?;
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    Some(match (upper, lower, first.is_uppercase()) {
        (true, false, _) => "upper",
        (true, true, true) => "pascal",
        (true, true, false) => "camel",
        (false, ..) => "lower",
    })
}
