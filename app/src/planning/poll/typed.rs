//! The form of a new poll as the address carries it: what was typed comes back whole, whatever was wrong.

use domain::{
    planning::poll::{TYPED_DATES, Typed, TypedDate},
    words::dates,
};
use services::planning::poll::ToOpen;

/// Lines that are left empty below what is typed.
const EMPTY: usize = 2;

/// What was typed, by the names of the fields; nothing when the form was not sent yet.
pub(super) fn typed(given: impl Fn(&str) -> Option<String>) -> Option<Typed> {
    let said = |name: &str| given(name).unwrap_or_default();
    given("duree")?;
    let line = |number| TypedDate { day: said(&format!("date-{number}")), hour: said(&format!("heure-{number}")) };
    Some(Typed {
        dates: (1..=TYPED_DATES).map(line).collect(),
        minutes: said("duree"),
        room: said("salle"),
        closes: said("cloture"),
        sentence: said("phrase"),
    })
}

/// The form that starts from the dates that are suggested.
pub(super) fn suggested(start: &ToOpen) -> Typed {
    let date = |one: &domain::planning::poll::Proposed| {
        let local = domain::planning::paris::to_paris(one.start);
        TypedDate { day: dates::numeric(local.date()), hour: dates::clock(local.time()) }
    };
    Typed {
        dates: start.dates.iter().map(date).collect(),
        minutes: start.minutes.to_string(),
        room: String::new(),
        closes: dates::numeric(start.closes),
        sentence: String::new(),
    }
}

/// The form with a few empty lines at its end, and no more of them than it may carry.
pub(super) fn with_room(mut typed: Typed) -> Typed {
    let used = typed.dates.iter().rposition(|one| !one.day.trim().is_empty()).map_or(0, |last| last + 1);
    typed.dates.resize_with((used + EMPTY).min(TYPED_DATES), TypedDate::default);
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_with_empty_lines_below_it() {
        let given = |name: &str| match name {
            "date-3" => Some("12/03/2026".to_owned()),
            "duree" => Some("90".to_owned()),
            _ => None,
        };
        let back = with_room(typed(given).unwrap());
        assert_eq!((back.dates.len(), back.dates[2].day.as_str()), (5, "12/03/2026"), "lines keep their place");
        assert!(typed(|_| None).is_none());
    }
}
