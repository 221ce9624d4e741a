//! The tables of the section "Style Examples", a version each, with the texts that stand there.

/// OpenAPI 3.0.4, section 4.7.12.5; `color=` and the like are there with the `?` of a query in front.
const V3_0_4: &str = "
matrix         | false | ;color   | ;color=blue | ;color=blue,black,brown             | ;color=R,100,G,200,B,150
matrix         | true  | ;color   | ;color=blue | ;color=blue;color=black;color=brown | ;R=100;G=200;B=150
label          | false | .        | .blue       | .blue,black,brown                   | .R,100,G,200,B,150
label          | true  | .        | .blue       | .blue.black.brown                   | .R=100.G=200.B=150
simple         | false | empty    | blue        | blue,black,brown                    | R,100,G,200,B,150
simple         | true  | empty    | blue        | blue,black,brown                    | R=100,G=200,B=150
form           | false | ?color=  | ?color=blue | ?color=blue,black,brown             | ?color=R,100,G,200,B,150
form           | true  | ?color=  | ?color=blue | ?color=blue&color=black&color=brown | ?R=100&G=200&B=150
spaceDelimited | false | n/a      | n/a         | ?color=blue%20black%20brown         | ?color=R%20100%20G%20200%20B%20150
spaceDelimited | true  | n/a      | n/a         | n/a                                 | n/a
pipeDelimited  | false | n/a      | n/a         | ?color=blue%7Cblack%7Cbrown         | ?color=R%7C100%7CG%7C200%7CB%7C150
pipeDelimited  | true  | n/a      | n/a         | n/a                                 | n/a
deepObject     | false | n/a      | n/a         | n/a                                 | n/a
deepObject     | true  | n/a      | n/a         | n/a                                 | ?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
";

/// OpenAPI 3.1.1, section 4.8.12.5.
const V3_1_1: &str = "
matrix         | false | ;color   | ;color=blue | ;color=blue,black,brown             | ;color=R,100,G,200,B,150
matrix         | true  | ;color   | ;color=blue | ;color=blue;color=black;color=brown | ;R=100;G=200;B=150
label          | false | .        | .blue       | .blue,black,brown                   | .R,100,G,200,B,150
label          | true  | .        | .blue       | .blue.black.brown                   | .R=100.G=200.B=150
simple         | false | empty    | blue        | blue,black,brown                    | R,100,G,200,B,150
simple         | true  | empty    | blue        | blue,black,brown                    | R=100,G=200,B=150
form           | false | ?color=  | ?color=blue | ?color=blue,black,brown             | ?color=R,100,G,200,B,150
form           | true  | ?color=  | ?color=blue | ?color=blue&color=black&color=brown | ?R=100&G=200&B=150
spaceDelimited | false | n/a      | n/a         | ?color=blue%20black%20brown         | ?color=R%20100%20G%20200%20B%20150
spaceDelimited | true  | n/a      | n/a         | n/a                                 | n/a
pipeDelimited  | false | n/a      | n/a         | ?color=blue%7Cblack%7Cbrown         | ?color=R%7C100%7CG%7C200%7CB%7C150
pipeDelimited  | true  | n/a      | n/a         | n/a                                 | n/a
deepObject     | false | n/a      | n/a         | n/a                                 | n/a
deepObject     | true  | n/a      | n/a         | n/a                                 | ?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
";

/// OpenAPI 3.2, section 4.12.6, as 3.2.1 has it: its column of what is undefined follows RFC 6570. `deepObject` is
/// there in one row, as `explode` has no effect on it.
const V3_2: &str = "
matrix         | false | empty    | ;color=blue | ;color=blue,black,brown              | ;color=R,100,G,200,B,150
matrix         | true  | empty    | ;color=blue | ;color=blue;color=black;color=brown  | ;R=100;G=200;B=150
label          | false | empty    | .blue       | .blue,black,brown                    | .R,100,G,200,B,150
label          | true  | empty    | .blue       | .blue.black.brown                    | .R=100.G=200.B=150
simple         | false | empty    | blue        | blue,black,brown                     | R,100,G,200,B,150
simple         | true  | empty    | blue        | blue,black,brown                     | R=100,G=200,B=150
form           | false | color=   | color=blue  | color=blue,black,brown               | color=R,100,G,200,B,150
form           | true  | color=   | color=blue  | color=blue&color=black&color=brown   | R=100&G=200&B=150
spaceDelimited | false | n/a      | n/a         | color=blue%20black%20brown           | color=R%20100%20G%20200%20B%20150
spaceDelimited | true  | n/a      | n/a         | n/a                                  | n/a
pipeDelimited  | false | n/a      | n/a         | color=blue%7Cblack%7Cbrown           | color=R%7C100%7CG%7C200%7CB%7C150
pipeDelimited  | true  | n/a      | n/a         | n/a                                  | n/a
deepObject     | false | n/a      | n/a         | n/a                                  | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
deepObject     | true  | n/a      | n/a         | n/a                                  | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
cookie         | false | color=   | color=blue  | n/a                                  | n/a
cookie         | true  | color=   | color=blue  | color=blue; color=black; color=brown | R=100; G=200; B=150
";

/// What is sent where the tables say `n/a`: a version or all, style, explode, column, text.
pub(crate) const UNDEFINED: &str = "
all | spaceDelimited | false | undefined | color=
all | spaceDelimited | false | string    | color=blue
all | spaceDelimited | true  | undefined | color=
all | spaceDelimited | true  | string    | color=blue
all | spaceDelimited | true  | array     | color=blue&color=black&color=brown
all | spaceDelimited | true  | object    | R=100&G=200&B=150
all | pipeDelimited  | false | undefined | color=
all | pipeDelimited  | false | string    | color=blue
all | pipeDelimited  | true  | undefined | color=
all | pipeDelimited  | true  | string    | color=blue
all | pipeDelimited  | true  | array     | color=blue&color=black&color=brown
all | pipeDelimited  | true  | object    | R=100&G=200&B=150
all | deepObject     | false | undefined | color=
all | deepObject     | false | string    | color=blue
all | deepObject     | false | array     | color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown
all | deepObject     | false | object    | color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
all | deepObject     | true  | undefined | color=
all | deepObject     | true  | string    | color=blue
all | deepObject     | true  | array     | color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown
3.2 | cookie         | false | array     | color=blue,black,brown
3.2 | cookie         | false | object    | color=R,100,G,200,B,150
";

/// What is sent otherwise than the tables say. A path without one of its parts is another path: it is refused, or what
/// 3.0 and 3.1 have is sent. Cookies that are undefined are left out, as RFC 6570, section 2.3, has it.
pub(crate) const OTHERWISE: &str = "
all | path   | simple | undefined | refused
3.2 | path   | matrix | undefined | ;color
3.2 | path   | label  | undefined | .
all | cookie | form   | undefined | empty
3.2 | cookie | cookie | undefined | empty
";

/// The versions with their tables.
pub(crate) const TABLES: [(&str, &str); 3] = [("3.0.4", V3_0_4), ("3.1.1", V3_1_1), ("3.2.0", V3_2)];

/// The cells of the rows of a table.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}
