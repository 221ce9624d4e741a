//! The section of what is not released: its lists, of which codegen and people each write lines.

use super::bullet::{Bullet, is_breaking, subject};
use super::{Entry, Kind};

/// The section below its heading.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// What stands before the first list.
    opening: Vec<String>,
    lists: Vec<List>,
}

/// A heading, and the lines below it.
#[derive(Debug)]
struct List {
    heading: String,
    body: Vec<String>,
}

impl Section {
    pub(super) fn of(lines: &[String]) -> Self {
        let mut section = Self::default();
        for line in lines {
            match section.lists.last_mut() {
                _ if line.starts_with("### ") => section.lists.push(List {
                    heading: line.clone(),
                    body: Vec::new(),
                }),
                Some(list) => list.body.push(line.clone()),
                None => section.opening.push(line.clone()),
            }
        }
        section
    }

    /// Brings the lines of codegen to those that are wanted; all others stay, where they are.
    pub(super) fn keep(&mut self, wanted: &[Entry], before: &[String]) {
        let missing: Vec<&Entry> = wanted.iter().filter(|entry| !self.has(entry, before)).collect();
        let stale: Vec<&String> = before
            .iter()
            .filter(|line| wanted.iter().all(|entry| entry.line != **line))
            .collect();
        self.lists.retain_mut(|list| !list.drop_lines(&stale));
        for entry in missing {
            self.add(entry);
        }
    }

    /// Whether the section says what an entry says, in its words or a person's.
    fn has(&self, entry: &Entry, before: &[String]) -> bool {
        let mut bullets = self.lists.iter().flat_map(|list| Bullet::all(&list.body));
        bullets.any(|bullet| {
            let written = bullet.only_line();
            let by_person = written.is_none_or(|line| before.iter().all(|before| before != line));
            // What is new and breaks is told, though a person wrote of the item before.
            let tells = before.contains(&entry.line) || is_breaking(&bullet.first) || !is_breaking(&entry.line);
            written == Some(&entry.line) || (by_person && tells && subject(&bullet.first) == subject(&entry.line))
        })
    }

    fn add(&mut self, entry: &Entry) {
        let heading = entry.kind.heading();
        let place = self.lists.iter().position(|list| list.heading.trim_end() == heading);
        let place = place.unwrap_or_else(|| self.new_list(entry.kind));
        if let Some(list) = self.lists.get_mut(place) {
            list.add(&entry.line);
        }
    }

    /// Makes a list in the order of the headings, and gives its place.
    fn new_list(&mut self, kind: Kind) -> usize {
        let comes_later = |list: &List| {
            let mut later = Kind::ALL.into_iter().filter(|other| *other > kind);
            later.any(|other| list.heading.trim_end() == other.heading())
        };
        let place = self.lists.iter().position(comes_later).unwrap_or(self.lists.len());
        let above = match place.checked_sub(1).and_then(|place| self.lists.get_mut(place)) {
            Some(list) => &mut list.body,
            None => &mut self.opening,
        };
        if above.last().is_none_or(|line| !line.trim().is_empty()) {
            above.push(String::new());
        }
        let list = List {
            heading: kind.heading().to_owned(),
            body: vec![String::new(), String::new()],
        };
        self.lists.insert(place, list);
        place
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        let lists = self
            .lists
            .into_iter()
            .flat_map(|list| std::iter::once(list.heading).chain(list.body));
        self.opening.into_iter().chain(lists).collect()
    }
}

impl List {
    /// Takes lines out; whether nothing is left then.
    fn drop_lines(&mut self, stale: &[&String]) -> bool {
        let bullets = Bullet::all(&self.body).into_iter().rev();
        let gone: Vec<usize> = bullets
            .filter(|bullet| {
                bullet
                    .only_line()
                    .is_some_and(|line| stale.iter().any(|stale| *stale == line))
            })
            .map(|bullet| bullet.lines.start)
            .collect();
        for place in &gone {
            self.body.remove(*place);
        }
        !gone.is_empty() && self.body.iter().all(|line| line.trim().is_empty())
    }

    /// Adds a line behind the last item.
    fn add(&mut self, line: &str) {
        let end = Bullet::all(&self.body).last().map(|bullet| bullet.lines.end);
        let place = end.unwrap_or_else(|| self.body.len().min(1));
        self.body.insert(place, line.to_owned());
    }
}
