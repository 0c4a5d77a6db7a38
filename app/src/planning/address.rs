//! The address of a view of the calendar: everything that it shows is in it, so that it can be kept and shared.

use super::calls::CalendarAsked;
use crate::{
    routes::Room,
    wire::{code, named},
};
use chrono::{Datelike, NaiveDate};
use domain::{
    planning::{Period, Span},
    words::dates,
};
use leptos_router::params::ParamsMap;

/// A view of the calendar.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// What is asked.
    pub asked: CalendarAsked,
    /// A month as a list rather than as a grid.
    pub list: bool,
}

impl Address {
    /// The view that a query asks for; what does not read is left out.
    #[must_use]
    pub fn of(query: &ParamsMap) -> Self {
        let span = match query.get("vue").as_deref() {
            Some("semaine") => Span::Week,
            Some("jour") => Span::Day,
            _ => Span::Month,
        };
        let date = |name, rest| query.get(name).and_then(|text: String| format!("{text}{rest}").parse().ok());
        let asked = CalendarAsked {
            span,
            day: date("jour", "").or_else(|| date("mois", "-01")),
            organ: query.get("organe").and_then(|text| named(&text)),
            rcp: query.get("rcp").filter(|text| !text.is_empty()),
            mine: query.get("mes-rcp").is_some(),
            session: query.get("seance").filter(|text| !text.is_empty()),
        };
        Self { asked, list: query.get("vue").as_deref() == Some("liste") }
    }

    /// Its address.
    #[must_use]
    pub fn href(&self) -> String {
        let asked = &self.asked;
        let view = match (asked.span, self.list) {
            (Span::Week, _) => Some("vue=semaine"),
            (Span::Day, _) => Some("vue=jour"),
            (Span::Month, true) => Some("vue=liste"),
            (Span::Month, false) => None,
        };
        let when = asked.day.map(|day| match asked.span {
            Span::Month if day.day() == 1 => format!("mois={}", dates::month_code(day)),
            // The day that one comes from is found again when one goes back to it.
            _ => format!("jour={day}"),
        });
        let parts = [
            when,
            view.map(str::to_owned),
            asked.mine.then(|| "mes-rcp=oui".to_owned()),
            asked.organ.map(|organ| format!("organe={}", code(organ))),
            asked.rcp.as_ref().map(|id| format!("rcp={id}")),
            asked.session.as_ref().map(|id| format!("seance={id}")),
        ];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
        let path = Room::Planning.path();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same view of another day, week or month; of today without a day.
    #[must_use]
    pub fn at(&self, day: Option<NaiveDate>) -> Self {
        self.changed(|asked| {
            asked.day = day;
            asked.session = None;
        })
    }

    /// The same part of the calendar in another way. To a shorter part one comes on `day` when it stands in the part left.
    #[must_use]
    pub fn seen(&self, span: Span, list: bool, day: NaiveDate) -> Self {
        let left = self.asked.day.map(|day| Period::of(self.asked.span, day));
        let holds_it = left.is_none_or(|period| (period.first()..=period.last()).contains(&day));
        let mut next = self.clone();
        next.list = list;
        next.asked.span = span;
        if self.asked.span != span && holds_it {
            next.asked.day = Some(day);
        }
        next
    }

    /// The same view with something changed.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut CalendarAsked)) -> Self {
        let mut next = self.clone();
        change(&mut next.asked);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, &str)]) -> Address {
        let mut query = ParamsMap::new();
        for (name, value) in pairs {
            query.insert(*name, (*value).to_owned());
        }
        Address::of(&query)
    }

    #[test]
    fn a_view_is_found_again_from_its_address() {
        for pairs in [
            vec![],
            vec![("mois", "2026-03")],
            vec![("jour", "2026-03-03"), ("vue", "semaine"), ("mes-rcp", "oui")],
            vec![("jour", "2026-03-03"), ("vue", "jour"), ("organe", "breast"), ("rcp", "7"), ("seance", "9")],
            vec![("mois", "2026-03"), ("vue", "liste")],
        ] {
            let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let path = if query.is_empty() { "/planning".to_owned() } else { format!("/planning?{query}") };
            assert_eq!(read(&pairs).href(), path);
        }
    }

    #[test]
    fn what_does_not_read_is_left_out() {
        assert_eq!(read(&[("mois", "demain"), ("vue", "siècle"), ("organe", "?")]).href(), "/planning");
    }

    #[test]
    fn from_the_month_of_today_one_comes_to_the_week_of_today_and_from_another_to_its_first() {
        let today = "2026-03-18".parse().unwrap();
        let march = read(&[("mois", "2026-03")]).seen(Span::Week, false, today);
        assert_eq!(march.href(), "/planning?jour=2026-03-18&vue=semaine");
        let month = march.seen(Span::Month, false, "2026-11-29".parse().unwrap());
        assert_eq!(month.href(), "/planning?jour=2026-03-18");
        let may = read(&[("mois", "2026-05")]).seen(Span::Week, false, today);
        assert_eq!(may.href(), "/planning?jour=2026-05-01&vue=semaine");
        assert_eq!(may.seen(Span::Month, false, today).href(), "/planning?mois=2026-05");
    }
}
