//! The rows, and how they are written.

use std::fmt;

#[derive(Default)]
pub struct Table {
    rows: Vec<Row>,
    /// Figures that nothing is asked of, under the table.
    notes: Vec<String>,
}

/// One measure.
pub struct Row {
    pub name: String,
    pub unit: String,
    /// One value per round, or one alone when it does not vary.
    pub ours: Vec<f64>,
    /// Taken in the same rounds; empty when there is nobody to compare with.
    pub rival: Vec<f64>,
    pub goal: Goal,
}

/// What is aimed at.
#[derive(Clone, Copy)]
pub enum Goal {
    AtMost(f64),
    RatioAtMost(f64),
    /// What ours may cost more than the rival, in the unit of the row.
    OverRivalAtMost(f64),
    /// For what is better when larger.
    RatioAtLeast(f64),
    /// The same, or so much, whichever is lower.
    RatioAtLeastOr(f64, f64),
}

impl Table {
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn note(&mut self, figure: String) {
        self.notes.push(figure);
    }

    pub fn all_reached(&self) -> bool {
        self.rows.iter().all(Row::reached)
    }
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        let ratios =
            self.ours.iter().zip(&self.rival).filter(|(_, rival)| **rival > 0.0).map(|(ours, rival)| ours / rival);
        median(&ratios.collect::<Vec<_>>())
    }

    fn over_rival(&self) -> Option<f64> {
        let more = self.ours.iter().zip(&self.rival).map(|(ours, rival)| ours - rival);
        median(&more.collect::<Vec<_>>())
    }

    /// A goal without a measure is not reached.
    fn reached(&self) -> bool {
        match self.goal {
            Goal::AtMost(limit) => median(&self.ours).is_some_and(|value| value <= limit),
            Goal::OverRivalAtMost(limit) => self.over_rival().is_some_and(|more| more <= limit),
            Goal::RatioAtMost(limit) => self.ratio().is_some_and(|ratio| ratio <= limit),
            Goal::RatioAtLeast(limit) => self.ratio().is_some_and(|ratio| ratio >= limit),
            Goal::RatioAtLeastOr(limit, enough) => {
                self.ratio().is_some_and(|ratio| ratio >= limit)
                    || median(&self.ours).is_some_and(|value| value >= enough)
            }
        }
    }

    fn cells(&self) -> [String; 5] {
        let value = |values: &[f64]| median(values).map_or("-".to_owned(), |value| format!("{value:.1} {}", self.unit));
        let goal = match self.goal {
            Goal::AtMost(limit) => format!("<= {limit} {}", self.unit),
            Goal::OverRivalAtMost(limit) => format!("<= rival + {limit} {}", self.unit),
            Goal::RatioAtMost(limit) => format!("<= {limit} x"),
            Goal::RatioAtLeast(limit) => format!(">= {limit} x"),
            Goal::RatioAtLeastOr(limit, enough) => format!(">= {limit} x or {enough} {}", self.unit),
        };
        let mark = if self.reached() { "reached" } else { "NOT REACHED" };
        let ratio = self.ratio().map_or("-".to_owned(), |ratio| format!("{ratio:.2}"));
        [self.name.clone(), value(&self.ours), value(&self.rival), ratio, format!("{goal}, {mark}")]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["name", "ours", "rival", "ratio", "goal"].map(str::to_owned);
        for [name, ours, rival, ratio, goal] in std::iter::once(head).chain(self.rows.iter().map(Row::cells)) {
            writeln!(f, "{name:<40} | {ours:>12} | {rival:>12} | {ratio:>6} | {goal}")?;
        }
        self.notes.iter().try_for_each(|note| writeln!(f, "{note}"))
    }
}

/// The middle value; nothing of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ours: &[f64], rival: &[f64], goal: Goal) -> Row {
        Row { name: "a".into(), unit: "ms".into(), ours: ours.to_vec(), rival: rival.to_vec(), goal }
    }

    #[test]
    fn the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn the_ratio_is_that_of_the_rounds() {
        let row = row(&[2.0, 20.0, 3.0], &[1.0, 10.0, 1.0], Goal::RatioAtMost(2.0));
        assert_eq!(row.ratio(), Some(2.0));
        assert!(row.reached());
    }

    #[test]
    fn what_ours_costs_more_is_that_of_the_rounds() {
        let row = |limit| row(&[5.0, 9.0, 4.0], &[2.0, 2.0, 2.0], Goal::OverRivalAtMost(limit));
        assert!(row(3.0).reached());
        assert!(!row(2.9).reached());
    }

    #[test]
    fn a_rate_is_enough_by_its_ratio_or_by_itself() {
        let reached = |ours: f64, rival: f64| row(&[ours], &[rival], Goal::RatioAtLeastOr(0.6, 2000.0)).reached();
        assert!(reached(700.0, 1000.0) && reached(2100.0, 20_000.0) && !reached(1900.0, 20_000.0));
    }

    #[test]
    fn a_goal_without_a_measure_is_not_reached() {
        assert!(!row(&[], &[], Goal::AtMost(1.0)).reached());
        assert!(!row(&[1.0], &[], Goal::RatioAtMost(1.0)).reached());
        assert!(!row(&[1.0], &[], Goal::RatioAtLeast(1.0)).reached());
        assert!(!row(&[1.0], &[], Goal::OverRivalAtMost(9.0)).reached());
        assert!(!row(&[1.0], &[], Goal::RatioAtLeastOr(0.6, 2.0)).reached());
    }
}
