//! A walk over a graph of types: the edges which close a cycle, and the order in which each comes after what it leads to.

/// The edges `(from, place of the edge in from's list)` that lead back to where the walk came from; without them the graph has no cycle.
pub(super) fn back_edges(edges: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let mut back = Vec::new();
    walk(edges, |from, place| back.push((from, place)), |_| ());
    back
}

/// The places of a graph without cycles, each after those that it leads to.
pub(super) fn post_order(edges: &[Vec<u32>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(edges.len());
    walk(edges, |_, _| (), |done| order.push(done));
    order
}

fn walk(edges: &[Vec<u32>], mut back: impl FnMut(usize, usize), mut done: impl FnMut(usize)) {
    let mut state = vec![State::New; edges.len()];
    for root in 0..edges.len() {
        if state.get(root) != Some(&State::New) {
            continue;
        }
        let mut stack = vec![(root, 0usize)];
        set(&mut state, root, State::Open);
        while let Some((at, next)) = stack.last_mut() {
            let (from, place) = (*at, *next);
            *next += 1;
            let Some(target) = edges.get(from).and_then(|list| list.get(place)) else {
                set(&mut state, from, State::Done);
                done(from);
                stack.pop();
                continue;
            };
            let target = *target as usize;
            match state.get(target) {
                Some(State::New) => {
                    set(&mut state, target, State::Open);
                    stack.push((target, 0));
                }
                Some(State::Open) => back(from, place),
                _ => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn set(state: &mut [State], place: usize, value: State) {
    if let Some(slot) = state.get_mut(place) {
        *slot = value;
    }
}
