//! Sessions of one day side by side: those that overlap share the width.

/// The place of a session among those that it overlaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    /// Which column, from 0.
    pub lane: usize,
    /// Of how many.
    pub of: usize,
}

/// The lane of each span, in the order given. Spans that follow one another without a gap do not overlap; those that overlap
/// through others share the same columns.
pub fn lanes<T: Ord + Copy>(spans: &[(T, T)]) -> Vec<Lane> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|one| spans.get(*one));
    let mut placed = vec![Lane { lane: 0, of: 1 }; spans.len()];
    let (mut together, mut ends) = (Vec::new(), Vec::<T>::new());
    for one in order {
        let Some((start, end)) = spans.get(one).copied() else { continue };
        if ends.iter().all(|end| *end <= start) {
            share(&mut placed, &together, ends.len());
            together.clear();
            ends.clear();
        }
        let free = ends.iter().position(|end| *end <= start);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(known) => *known = end,
            None => ends.push(end),
        }
        if let Some(place) = placed.get_mut(one) {
            place.lane = lane;
        }
        together.push(one);
    }
    share(&mut placed, &together, ends.len());
    placed
}

fn share(placed: &mut [Lane], together: &[usize], of: usize) {
    for one in together {
        if let Some(place) = placed.get_mut(*one) {
            place.of = of;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(spans: &[(u32, u32)]) -> Vec<(usize, usize)> {
        lanes(spans).into_iter().map(|place| (place.lane, place.of)).collect()
    }

    #[test]
    fn sessions_that_follow_one_another_have_the_whole_width() {
        assert_eq!(told(&[(9, 10), (10, 12), (14, 16)]), [(0, 1), (0, 1), (0, 1)]);
    }

    #[test]
    fn two_sessions_at_the_same_hour_share_it() {
        assert_eq!(told(&[(14, 16), (14, 15)]), [(1, 2), (0, 2)]);
    }

    #[test]
    fn a_session_takes_the_column_that_an_earlier_one_left_and_the_width_is_that_of_the_group() {
        assert_eq!(told(&[(9, 12), (9, 10), (10, 11), (12, 13)]), [(1, 2), (0, 2), (0, 2), (0, 1)]);
    }

    #[test]
    fn no_two_sessions_that_overlap_stand_in_one_column() {
        for seed in 0..500_u32 {
            let number = |n: u32| (seed.wrapping_mul(2_654_435_761).rotate_left(n) ^ n.wrapping_mul(40_503)) % 40;
            let spans: Vec<_> = (0..12).map(|n| (number(n), number(n) + 1 + number(n + 13) % 9)).collect();
            let placed = lanes(&spans);
            for (one, place) in spans.iter().zip(&placed) {
                assert!(place.lane < place.of);
                let same = spans
                    .iter()
                    .zip(&placed)
                    .filter(|(other, there)| there.lane == place.lane && other.0 < one.1 && one.0 < other.1);
                assert_eq!(same.count(), 1);
            }
        }
    }
}
