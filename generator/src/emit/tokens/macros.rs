//! `quote!`: Rust as it is written, with `#value` and `#(...)*` for what is put in.

// It is used as the macro of the crate `quote` is, and as there each token is seen with three on either side, so that
// nothing is recursive and long inputs compile; but what it makes is text.

/// The tokens between the brackets.
macro_rules! quote {
    ($($tokens:tt)*) => {{
        #[allow(unused_mut)]
        let mut _stream = $crate::emit::tokens::TokenStream::around(stringify!($($tokens)*));
        $crate::emit::tokens::each_token!(_stream $($tokens)*);
        _stream
    }};
}

/// Writes each token, or what is put in for it.
macro_rules! each_token {
    ($stream:ident $($tokens:tt)*) => {
        $crate::emit::tokens::tokens_with_context! { $stream
            (@ @ @ @ @ @ $($tokens)*)
            (@ @ @ @ @ $($tokens)* @)
            (@ @ @ @ $($tokens)* @ @)
            (@ @ @ $(($tokens))* @ @ @)
            (@ @ $($tokens)* @ @ @ @)
            (@ $($tokens)* @ @ @ @ @)
            ($($tokens)* @ @ @ @ @ @)
        }
    };
}

macro_rules! tokens_with_context {
    ($stream:ident
        ($($b3:tt)*) ($($b2:tt)*) ($($b1:tt)*)
        ($($this:tt)*)
        ($($a1:tt)*) ($($a2:tt)*) ($($a3:tt)*)
    ) => {
        $($crate::emit::tokens::token_with_context! { $stream $b3 $b2 $b1 $this $a1 $a2 $a3 })*
    };
}

/// The token in parentheses, between three before and three behind it.
macro_rules! token_with_context {
    // Beyond the ends.
    ($stream:ident $b3:tt $b2:tt $b1:tt @ $a1:tt $a2:tt $a3:tt) => {};

    // `#(...)*`, and its parts.
    ($stream:ident $b3:tt $b2:tt $b1:tt (#) ( $($inner:tt)* ) * $a3:tt) => {{
        #[allow(unused_imports)]
        use $crate::emit::tokens::extensions::*;
        $crate::emit::tokens::variables! { bind_iterator!() $($inner)* }
        loop {
            $crate::emit::tokens::variables! { bind_next!() $($inner)* }
            $crate::emit::tokens::each_token! { $stream $($inner)* }
        }
    }};
    ($stream:ident $b3:tt $b2:tt # (( $($inner:tt)* )) * $a2:tt $a3:tt) => {};
    ($stream:ident $b3:tt # ( $($inner:tt)* ) (*) $a1:tt $a2:tt $a3:tt) => {};

    // `#(...),*`, and its parts.
    ($stream:ident $b3:tt $b2:tt $b1:tt (#) ( $($inner:tt)* ) $separator:tt *) => {{
        #[allow(unused_imports)]
        use $crate::emit::tokens::extensions::*;
        let mut first = true;
        $crate::emit::tokens::variables! { bind_iterator!() $($inner)* }
        loop {
            $crate::emit::tokens::variables! { bind_next!() $($inner)* }
            if !first {
                $crate::emit::tokens::token! { $separator $stream }
            }
            first = false;
            $crate::emit::tokens::each_token! { $stream $($inner)* }
        }
    }};
    ($stream:ident $b3:tt $b2:tt # (( $($inner:tt)* )) $separator:tt * $a3:tt) => {};
    ($stream:ident $b3:tt # ( $($inner:tt)* ) ($separator:tt) * $a2:tt $a3:tt) => {};
    ($stream:ident # ( $($inner:tt)* ) $separator:tt (*) $a1:tt $a2:tt $a3:tt) => {};

    // `#value`, and its part.
    ($stream:ident $b3:tt $b2:tt $b1:tt (#) $variable:ident $a2:tt $a3:tt) => {
        $crate::emit::tokens::ToTokens::to_tokens(&$variable, &mut $stream);
    };
    ($stream:ident $b3:tt $b2:tt # ($variable:ident) $a1:tt $a2:tt $a3:tt) => {};

    // Anything else.
    ($stream:ident $b3:tt $b2:tt $b1:tt ($this:tt) $a1:tt $a2:tt $a3:tt) => {
        $crate::emit::tokens::token! { $this $stream }
    };
}

/// Writes one token, or a group of them.
macro_rules! token {
    (( $($inner:tt)* ) $stream:ident) => {
        $stream.push_spaced("( ");
        $crate::emit::tokens::each_token! { $stream $($inner)* }
        $stream.push_spaced(") ");
    };
    ([ $($inner:tt)* ] $stream:ident) => {
        $stream.push_spaced("[ ");
        $crate::emit::tokens::each_token! { $stream $($inner)* }
        $stream.push_spaced("] ");
    };
    ({ $($inner:tt)* } $stream:ident) => {
        $stream.push_spaced("{ ");
        $crate::emit::tokens::each_token! { $stream $($inner)* }
        $stream.push_spaced("} ");
    };
    ($token:tt $stream:ident) => {
        $stream.push_spaced(concat!(stringify!($token), " "));
    };
}

/// Calls a macro with each variable that is put in somewhere among the tokens.
macro_rules! variables {
    ($call:ident!() $($tokens:tt)*) => {
        $crate::emit::tokens::variables_with_context! { $call!() (@ $($tokens)*) ($($tokens)* @) }
    };
}

macro_rules! variables_with_context {
    ($call:ident!() ($($b1:tt)*) ($($this:tt)*)) => {
        $($crate::emit::tokens::variable_with_context! { $call!() $b1 $this })*
    };
}

macro_rules! variable_with_context {
    ($call:ident!() $b1:tt ( $($inner:tt)* )) => {
        $crate::emit::tokens::variables! { $call!() $($inner)* }
    };
    ($call:ident!() $b1:tt [ $($inner:tt)* ]) => {
        $crate::emit::tokens::variables! { $call!() $($inner)* }
    };
    ($call:ident!() $b1:tt { $($inner:tt)* }) => {
        $crate::emit::tokens::variables! { $call!() $($inner)* }
    };
    ($call:ident!() # $variable:ident) => {
        $crate::emit::tokens::$call!($variable);
    };
    ($call:ident!() $b1:tt $this:tt) => {};
}

pub(in super::super) use {
    each_token, quote, token, token_with_context, tokens_with_context, variable_with_context, variables,
    variables_with_context,
};
