//! Tokens on one line, with spaces where `prettyplease` has them.

use super::tree::{Delimiter, Tree};

/// What was written last, which says whether a space comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing.
    Nothing,
    /// What an operator can follow: a name, a literal, a closing bracket.
    Operand,
    /// A keyword.
    Keyword,
    /// A sign that what follows clings to, such as `.` or an opening bracket.
    Tight,
    /// A sign that a space follows.
    Loose,
}

/// A line while it is written.
struct Line<'t> {
    text: &'t mut String,
    last: Last,
    /// How many `<` are open.
    open: u32,
    /// Whether the parameters of a closure are open.
    closure: bool,
}

/// Writes tokens on one line; nothing where they hold what is not laid out here.
pub(super) fn line(trees: &[Tree<'_>], text: &mut String) -> Option<()> {
    let mut line = Line {
        text,
        last: Last::Nothing,
        open: 0,
        closure: false,
    };
    line.trees(trees)
}

impl Line<'_> {
    fn trees(&mut self, trees: &[Tree<'_>]) -> Option<()> {
        let open = self.open;
        let mut rest = trees;
        while let [first, after @ ..] = rest {
            rest = after;
            match first {
                Tree::Ident(ident) => self.word(ident),
                Tree::Literal(literal) => {
                    self.space();
                    self.text.push_str(literal);
                    self.last = Last::Operand;
                }
                Tree::Group(delimiter, inner) => self.group(*delimiter, inner)?,
                Tree::Docs(_) => return None,
                Tree::Punct(",") if after.is_empty() => {}
                Tree::Punct(operator) => self.operator(operator, rest)?,
            }
        }
        (self.open == open).then_some(())
    }

    /// A space, where one belongs before a word or an operand.
    fn space(&mut self) {
        if matches!(self.last, Last::Operand | Last::Keyword | Last::Loose) {
            self.text.push(' ');
        }
    }

    fn word(&mut self, word: &str) {
        self.space();
        self.text.push_str(word);
        self.last = match word {
            "as" | "async" | "const" | "dyn" | "else" | "enum" | "fn" | "for" | "if" | "impl" | "in" | "let"
            | "match" | "mod" | "move" | "mut" | "pub" | "ref" | "return" | "static" | "struct" | "type" | "use"
            | "where" => Last::Keyword,
            _ => Last::Operand,
        };
    }

    fn group(&mut self, delimiter: Delimiter, inner: &[Tree<'_>]) -> Option<()> {
        let call = self.last == Last::Operand;
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::Brace if inner.is_empty() && call => {
                self.text.push_str(" {}");
                return Some(());
            }
            Delimiter::Brace => return None,
        };
        // `pub(crate)`, which stands for a keyword.
        let visibility = self.last == Last::Keyword && self.text.ends_with("pub");
        if !call && !visibility {
            self.space();
        }
        self.text.push(open);
        self.last = Last::Tight;
        let closure = std::mem::take(&mut self.closure);
        self.trees(inner)?;
        self.closure = closure;
        let single = delimiter == Delimiter::Parenthesis
            && !call
            && inner.iter().filter(|tree| tree.is_punct(",")).count() == 1
            && inner.last().is_some_and(|last| last.is_punct(","));
        if single {
            self.text.push(',');
        }
        self.text.push(close);
        self.last = if visibility { Last::Keyword } else { Last::Operand };
        Some(())
    }

    fn operator(&mut self, operator: &str, rest: &[Tree<'_>]) -> Option<()> {
        let operand = self.last == Last::Operand;
        let next = match operator {
            "," | ";" | ":" if operand => Last::Loose,
            "?" if operand => Last::Operand,
            "." if operand => Last::Tight,
            "::" if operand => Last::Tight,
            "<" if operand => {
                self.open += 1;
                Last::Tight
            }
            "::<" if operand => {
                self.open += 1;
                Last::Tight
            }
            "<" => {
                self.open += 1;
                if self.last == Last::Loose {
                    self.text.push(' ');
                }
                Last::Tight
            }
            ">" if operand && self.open > 0 => {
                self.open -= 1;
                Last::Operand
            }
            ">>" if operand && self.open > 1 => {
                self.open -= 2;
                Last::Operand
            }
            ">::" if operand && self.open > 0 => {
                self.open -= 1;
                Last::Tight
            }
            "|" if self.closure => {
                self.closure = false;
                Last::Loose
            }
            "|" if !operand => {
                self.closure = true;
                self.space();
                Last::Tight
            }
            "!" if operand && simple_arguments(rest) => Last::Operand,
            "&" | "*" | "!" | "-" if !operand => {
                self.space();
                Last::Tight
            }
            "=" | "->" | "=>" | "==" | "!=" | "&&" | "||" | "|" | "&" | "*" | "+" | "-" | "/" if operand => {
                self.text.push(' ');
                Last::Loose
            }
            _ => return None,
        };
        self.text.push_str(operator);
        self.last = next;
        Some(())
    }
}

/// Whether a macro is called with literals alone: within others `prettyplease` has other spaces.
fn simple_arguments(rest: &[Tree<'_>]) -> bool {
    match rest {
        [Tree::Group(Delimiter::Parenthesis, inner), ..] => inner.iter().all(|tree| matches!(tree, Tree::Literal(_))),
        _ => false,
    }
}
