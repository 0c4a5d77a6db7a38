//! People and seats: the most important seats first, each person on one seat at most.

/// For each demand, the person who meets it. A demand that can be met together with those before it is met (augmenting
/// paths), so that the first ones have priority and as many as possible are met.
pub(super) fn fill(demands: usize, people: usize, can: &dyn Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    let mut holds: Vec<Option<usize>> = vec![None; people];
    for demand in 0..demands {
        let mut seen = vec![false; people];
        augment(demand, &mut holds, &mut seen, can);
    }
    let mut by_demand = vec![None; demands];
    for (person, demand) in holds.into_iter().enumerate() {
        if let Some(slot) = demand.and_then(|demand| by_demand.get_mut(demand)) {
            *slot = Some(person);
        }
    }
    by_demand
}

fn augment(demand: usize, holds: &mut [Option<usize>], seen: &mut [bool], can: &dyn Fn(usize, usize) -> bool) -> bool {
    for person in 0..holds.len() {
        let fresh = can(demand, person) && seen.get_mut(person).is_some_and(|seen| !std::mem::replace(seen, true));
        if !fresh {
            continue;
        }
        let held = holds.get(person).copied().flatten();
        if held.is_none_or(|other| augment(other, holds, seen, can)) {
            if let Some(slot) = holds.get_mut(person) {
                *slot = Some(demand);
            }
            return true;
        }
    }
    false
}
