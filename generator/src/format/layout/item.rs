//! Items, and the members of an `impl`.

use super::attribute::attributes;
use super::tree::{Delimiter, Tree};
use super::{Indent, WIDTH, body, fallback, line};

/// Writes one item.
pub(super) fn item(trees: &[Tree<'_>], text: &mut String) -> Option<()> {
    let top = Indent::TOP;
    let rest = attributes(trees, top, text)?;
    let (last, header) = rest.split_last()?;
    match last.braces() {
        Some(inner) => {
            let write = kind(header)?;
            if inner.is_empty() {
                return top.line(rest, "", text);
            }
            heading(header, text)?;
            write(inner, text)?;
            text.push_str("}\n");
            Some(())
        }
        // `struct`, `type`, `mod` and `use` without braces at their end.
        None if last.is_punct(";") => match header.split_last() {
            Some((Tree::Group(Delimiter::Brace, inner), header)) if is_use(header) => uses(header, inner, text),
            _ if is_use(header) => {
                line::line(header, text)?;
                text.push_str(";\n");
                Some(())
            }
            _ => top.line(header, ";", text),
        },
        None => None,
    }
}

/// What stands before the braces; an `impl` of a trait has its type on a line of its own where it has to.
fn heading(header: &[Tree<'_>], text: &mut String) -> Option<()> {
    let start = text.len();
    if Indent::TOP.line(header, " {", text).is_some() {
        return Some(());
    }
    text.truncate(start);
    let place = header.iter().position(|tree| tree.is_word("for"))?;
    let (implemented, subject) = header.split_at_checked(place)?;
    Indent::TOP.line(implemented, "", text)?;
    Indent::TOP.line(subject, " {", text)
}

/// Writes what stands in braces; nothing where it does not fit.
type Braces = fn(&[Tree<'_>], &mut String) -> Option<()>;

/// How the braces of an item are written.
fn kind(header: &[Tree<'_>]) -> Option<Braces> {
    let word = header
        .iter()
        .find(|tree| !tree.is_word("pub") && tree.group(Delimiter::Parenthesis).is_none())?;
    if header.iter().any(|tree| tree.is_word("where")) {
        return None;
    }
    if word.is_word("struct") || word.is_word("enum") {
        Some(fields)
    } else if word.is_word("impl") {
        Some(members)
    } else {
        None
    }
}

fn is_use(header: &[Tree<'_>]) -> bool {
    header.iter().take(2).any(|tree| tree.is_word("use"))
}

/// `use` with a list of names, on one line of any length: `imports` fills them up.
fn uses(header: &[Tree<'_>], inner: &[Tree<'_>], text: &mut String) -> Option<()> {
    // Lists in lists and renamed names are left alone.
    if inner.len() < 2
        || !inner
            .iter()
            .all(|tree| matches!(tree, Tree::Ident(_) | Tree::Punct(",")))
    {
        return None;
    }
    // What ends in `::` has nothing behind it to cling to.
    line::line(header, text)?;
    text.push_str(if header.last()?.is_punct("::") { "{" } else { " {" });
    line::line(inner, text)?;
    text.push_str("};\n");
    Some(())
}

/// The fields of a struct, or the variants of an enum.
fn fields(inner: &[Tree<'_>], text: &mut String) -> Option<()> {
    let indent = Indent::TOP.deeper();
    for field in parts(inner) {
        let rest = attributes(field, indent, text)?;
        indent.line(rest, ",", text)?;
    }
    Some(())
}

/// The members of an `impl`.
fn members<'t>(mut rest: &'t [Tree<'t>], text: &mut String) -> Option<()> {
    while !rest.is_empty() {
        let end = member_end(rest)?;
        let (first, after) = rest.split_at_checked(end)?;
        rest = after;
        let length = text.len();
        if member(first, text).is_none() {
            text.truncate(length);
            text.push_str(&fallback::member(first)?);
        }
    }
    Some(())
}

/// Where a member ends: behind its body or its semicolon.
fn member_end(trees: &[Tree<'_>]) -> Option<usize> {
    let constant = trees.iter().position(|tree| tree.is_punct(";"));
    let function = trees.iter().position(|tree| tree.braces().is_some());
    let semicolon_first = match (constant, function) {
        (Some(constant), Some(function)) => {
            constant < function || trees.get(..function)?.iter().any(|tree| tree.is_word("const"))
        }
        (constant, _) => constant.is_some(),
    };
    let end = if semicolon_first { constant } else { function };
    end.map(|end| end + 1)
}

/// One member.
fn member(trees: &[Tree<'_>], text: &mut String) -> Option<()> {
    let indent = Indent::TOP.deeper();
    let rest = attributes(trees, indent, text)?;
    let (last, header) = rest.split_last()?;
    match last.braces() {
        Some(inner) => {
            signature(header, indent, text)?;
            body::block(inner, indent.deeper(), text)?;
            indent.start(text);
            text.push_str("}\n");
            Some(())
        }
        None => match header.split_last() {
            Some((Tree::Group(Delimiter::Brace, inner), header)) => body::structure(header, inner, ";", indent, text),
            _ => indent.line(header, ";", text),
        },
    }
}

/// What stands before the body of a function: on one line, or with its parameters on a line each.
fn signature(header: &[Tree<'_>], indent: Indent, text: &mut String) -> Option<()> {
    if header.iter().any(|tree| tree.is_word("where")) {
        return None;
    }
    let start = text.len();
    indent.start(text);
    line::line(header, text)?;
    text.push_str(" {");
    if text.len() - start <= WIDTH {
        text.push('\n');
        return Some(());
    }
    let place = header
        .iter()
        .rposition(|tree| tree.group(Delimiter::Parenthesis).is_some())?;
    let (before, after) = header.split_at_checked(place)?;
    let [Tree::Group(_, parameters), output @ ..] = after else {
        return None;
    };
    // Where all but the end of the answer's type fits, that end is what is broken.
    let breakable = output.iter().position(|tree| tree.is_punct("<"));
    if let Some(breakable) = breakable {
        let unbroken = text.get(start..)?;
        let first = unbroken.rfind(" -> ")? + unbroken.get(unbroken.rfind(" -> ")?..)?.find('<')?;
        if breakable > 0 && first < WIDTH {
            return None;
        }
    }
    text.truncate(start);
    let start = text.len();
    indent.start(text);
    line::line(before, text)?;
    text.push('(');
    indent.fits(text, start)?;
    text.push('\n');
    for parameter in parts(parameters) {
        self::parameter(parameter, indent.deeper(), text)?;
    }
    let start = text.len();
    indent.start(text);
    text.push(')');
    if let [_, output @ ..] = output {
        text.push_str(" -> ");
        line::line(output, text)?;
    }
    text.push_str(" {");
    indent.fits(text, start)?;
    text.push('\n');
    Some(())
}

/// One parameter, on a line, or with what stands in the brackets of its type on a line of its own.
fn parameter(trees: &[Tree<'_>], indent: Indent, text: &mut String) -> Option<()> {
    let start = text.len();
    if indent.line(trees, ",", text).is_some() {
        return Some(());
    }
    text.truncate(start);
    let [
        Tree::Ident(name),
        Tree::Punct(":"),
        Tree::Ident("impl"),
        Tree::Ident(implemented),
        Tree::Punct("<"),
        inner @ ..,
        Tree::Punct(">"),
    ] = trees
    else {
        return None;
    };
    if parts(inner).count() > 1 {
        return None;
    }
    // Exactly at the edge the comma decides, and `prettyplease` about it.
    indent.start(text);
    line::line(trees, text)?;
    if text.len() - start <= WIDTH {
        return None;
    }
    text.truncate(start);
    indent.start(text);
    text.extend([*name, ": impl ", *implemented, "<"]);
    indent.fits(text, start)?;
    text.push('\n');
    indent.deeper().line(inner, ",", text)?;
    indent.start(text);
    text.push_str(">,\n");
    Some(())
}

/// What stands between commas; those between `<` and `>` part nothing.
pub(super) fn parts<'t>(trees: &'t [Tree<'t>]) -> impl Iterator<Item = &'t [Tree<'t>]> {
    let mut rest = trees;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (mut depth, mut end) = (0, rest.len());
        for (place, tree) in rest.iter().enumerate() {
            match tree {
                Tree::Punct(",") if depth == 0 => {
                    end = place;
                    break;
                }
                Tree::Punct(operator) => depth += nesting(operator),
                _ => {}
            }
        }
        let part = rest.get(..end)?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(part)
    })
}

/// How many `<` more than `>` an operator has.
fn nesting(operator: &str) -> i32 {
    match operator {
        "->" | "=>" => 0,
        _ => operator
            .bytes()
            .map(|byte| i32::from(byte == b'<') - i32::from(byte == b'>'))
            .sum(),
    }
}
