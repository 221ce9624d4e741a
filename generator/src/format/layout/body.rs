//! The statements of a function.

use super::item::parts;
use super::tree::{Delimiter, Tree};
use super::{Indent, WIDTH, line};

/// How wide a struct is at most on the line of what it is for.
const SHORT_STRUCT: usize = 34;

/// Writes the statements of a block, a line or more each.
pub(super) fn block<'t>(mut rest: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<()> {
    if rest.is_empty() {
        return None;
    }
    while let Some(first) = rest.first() {
        rest = if first.is_word("if") || first.is_word("for") {
            controlled(rest, indent, text)?
        } else if first.is_word("match") {
            matched(rest, indent, text)?
        } else {
            statement(rest, indent, text)?
        };
    }
    Some(())
}

/// `if` and `for` with their block.
fn controlled<'t>(trees: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<&'t [Tree<'t>]> {
    let place = trees.iter().position(|tree| tree.braces().is_some())?;
    let (header, rest) = trees.split_at_checked(place)?;
    let (braces, rest) = rest.split_first()?;
    if rest
        .first()
        .is_some_and(|next| next.is_word("else") || matches!(next, Tree::Punct(_)))
    {
        return None;
    }
    indent.line(header, " {", text)?;
    block(braces.braces()?, indent.deeper(), text)?;
    indent.start(text);
    text.push_str("}\n");
    Some(rest)
}

/// `match` with its arms, where nothing is done with its value on the spot.
fn matched<'t>(trees: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<&'t [Tree<'t>]> {
    let place = trees.iter().position(|tree| tree.braces().is_some())?;
    let (header, rest) = trees.split_at_checked(place)?;
    let (braces, rest) = rest.split_first()?;
    let semicolon = rest.first().is_some_and(|next| next.is_punct(";"));
    if !semicolon && rest.first().is_some_and(|next| matches!(next, Tree::Punct(_))) {
        return None;
    }
    indent.line(header, " {", text)?;
    arms(braces.braces()?, indent.deeper(), text)?;
    indent.start(text);
    text.push_str(if semicolon { "};\n" } else { "}\n" });
    rest.get(usize::from(semicolon)..)
}

/// The arms of a `match`.
fn arms<'t>(mut rest: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<()> {
    while !rest.is_empty() {
        let arrow = rest.iter().position(|tree| tree.is_punct("=>"))?;
        let pattern = rest.get(..arrow)?;
        if pattern.iter().any(|tree| tree.is_word("if")) {
            return None;
        }
        let after = rest.get(arrow + 1..)?;
        rest = match after {
            // Blocks of one expression lose their braces.
            [braces, behind @ ..] if braces.braces().is_some() => {
                let statements = braces.braces()?;
                if !statements.iter().any(|tree| tree.is_punct(";")) {
                    return None;
                }
                indent.line(pattern, " => {", text)?;
                block(statements, indent.deeper(), text)?;
                indent.start(text);
                text.push_str("}\n");
                match behind {
                    [Tree::Punct(","), behind @ ..] => behind,
                    behind => behind,
                }
            }
            after => {
                let end = after.iter().position(|tree| tree.is_punct(",")).unwrap_or(after.len());
                arm(pattern, after.get(..end)?, indent, text)?;
                after.get(end + 1..).unwrap_or_default()
            }
        };
    }
    Some(())
}

/// An arm with an expression, which gets braces where it needs a line of its own.
fn arm(pattern: &[Tree<'_>], value: &[Tree<'_>], indent: Indent, text: &mut String) -> Option<()> {
    let special = ["match", "if", "for", "return", "break", "continue", "unsafe", "loop"];
    if value
        .first()
        .is_some_and(|first| special.iter().any(|word| first.is_word(word)))
    {
        return None;
    }
    let start = text.len();
    indent.start(text);
    line::line(pattern, text)?;
    text.push_str(" => ");
    let place = text.len();
    line::line(value, text)?;
    text.push(',');
    if text.len() - start <= WIDTH {
        text.push('\n');
        return Some(());
    }
    // Exactly at the edge the comma decides, and `prettyplease` about it.
    if text.len() - start == WIDTH + 1 {
        return None;
    }
    text.truncate(place);
    text.push_str("{\n");
    indent.deeper().line(value, "", text)?;
    indent.start(text);
    text.push_str("}\n");
    Some(())
}

/// Any other statement, or the value at the end of a block.
fn statement<'t>(trees: &'t [Tree<'t>], indent: Indent, text: &mut String) -> Option<&'t [Tree<'t>]> {
    let semicolon = trees.iter().position(|tree| tree.is_punct(";"));
    let end = semicolon.unwrap_or(trees.len());
    let one = trees.get(..end)?;
    let mark = if semicolon.is_some() { ";" } else { "" };
    match one.split_last()? {
        (last, header) if last.braces().is_some_and(|inner| !inner.is_empty()) => {
            structure(header, last.braces()?, mark, indent, text)?;
        }
        _ => flat_or_broken(one, mark, indent, text)?,
    }
    Some(trees.get(end + 1..).unwrap_or_default())
}

/// A statement without braces at its end: on one line, or broken where it is a call or a chain of calls.
fn flat_or_broken(trees: &[Tree<'_>], mark: &str, indent: Indent, text: &mut String) -> Option<()> {
    let start = text.len();
    if indent.line(trees, mark, text).is_some() {
        return Some(());
    }
    text.truncate(start);
    if trees.first()?.is_word("let") {
        let place = trees.iter().position(|tree| tree.is_punct("="))?;
        let (name, value) = trees.split_at_checked(place + 1)?;
        indent.start(text);
        line::line(name, text)?;
        text.push(' ');
        chain(value, mark, indent, text)
    } else {
        call(trees, mark, indent, text)
    }
}

/// `Name::function(...)` or `place = Name(...)` with its arguments on a line each.
fn call(trees: &[Tree<'_>], mark: &str, indent: Indent, text: &mut String) -> Option<()> {
    let (Tree::Group(Delimiter::Parenthesis, arguments), header) = trees.split_last()? else {
        return None;
    };
    let is_path = |trees: &[Tree<'_>]| {
        let mut parts = trees.iter();
        parts.all(|tree| matches!(tree, Tree::Ident(_) | Tree::Punct("::")))
    };
    let start = text.len();
    indent.start(text);
    if let Some(place) = header.iter().position(|tree| tree.is_punct("=")) {
        let (left, right) = header.split_at_checked(place + 1)?;
        if !is_path(right) {
            return None;
        }
        line::line(left, text)?;
        text.push(' ');
        indent.fits(text, start)?;
        line::line(right, text)?;
    } else {
        if !is_path(header) {
            return None;
        }
        line::line(header, text)?;
    }
    let first = arguments.first()?;
    // A closure, a list or a tuple alone stays on the line of the call.
    if matches!(first, Tree::Punct("|" | "||") | Tree::Group(..)) && parts(arguments).count() == 1 {
        return None;
    }
    text.push_str("(\n");
    for argument in parts(arguments) {
        indent.deeper().line(argument, ",", text)?;
    }
    indent.start(text);
    text.push(')');
    text.push_str(mark);
    text.push('\n');
    Some(())
}

/// `value.method(...).method(...)` behind what stands on the line already, with each method on a line of its own.
fn chain(trees: &[Tree<'_>], mark: &str, indent: Indent, text: &mut String) -> Option<()> {
    let is_dot = |tree: &Tree<'_>| tree.is_punct(".");
    let mut links = trees.split(is_dot);
    let first = links.next()?;
    if !matches!(first, [Tree::Ident(_)]) {
        return None;
    }
    line::line(first, text)?;
    let mut any = false;
    for link in links {
        if !matches!(link, [Tree::Ident(_), Tree::Group(Delimiter::Parenthesis, _)]) {
            return None;
        }
        any = true;
        text.push('\n');
        let start = text.len();
        indent.deeper().start(text);
        text.push('.');
        line::line(link, text)?;
        indent.fits(text, start)?;
    }
    text.push_str(mark);
    text.push('\n');
    any.then_some(())
}

/// One field of a struct, on a line or as a chain of calls.
fn field(trees: &[Tree<'_>], indent: Indent, text: &mut String) -> Option<()> {
    let start = text.len();
    if indent.line(trees, ",", text).is_some() {
        return Some(());
    }
    text.truncate(start);
    let (name, value) = trees.split_at_checked(2)?;
    indent.start(text);
    line::line(name, text)?;
    text.push(' ');
    match value {
        // Nothing can be broken there.
        [Tree::Literal(literal)] => {
            text.push_str(literal);
            text.push_str(",\n");
            Some(())
        }
        _ => chain(value, ",", indent, text),
    }
}

/// What ends in a struct with its fields.
pub(super) fn structure(
    header: &[Tree<'_>],
    inner: &[Tree<'_>],
    mark: &str,
    indent: Indent,
    text: &mut String,
) -> Option<()> {
    // Braces behind anything but a name are a block.
    let name = match header {
        [Tree::Ident(name)] => name,
        [.., Tree::Punct("=" | ":" | "::"), Tree::Ident(name)] => name,
        _ => return None,
    };
    let named = name.starts_with(|first: char| first.is_ascii_uppercase());
    if !named || header.first().is_some_and(|first| first.is_word("let")) {
        return None;
    }
    let start = text.len();
    indent.start(text);
    line::line(header, text)?;
    text.push_str(" {");
    let place = text.len();
    text.push(' ');
    line::line(inner, text)?;
    text.push_str(" }");
    let width = text.len() - place + name.len() + 1;
    if width <= SHORT_STRUCT {
        text.push_str(mark);
        indent.fits(text, start)?;
        text.push('\n');
        return Some(());
    }
    text.truncate(place);
    indent.fits(text, start)?;
    text.push('\n');
    for field in parts(inner) {
        self::field(field, indent.deeper(), text)?;
    }
    indent.start(text);
    text.push('}');
    text.push_str(mark);
    text.push('\n');
    Some(())
}
