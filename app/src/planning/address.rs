//! The address of a view of the calendar: everything that it shows is in it, so that it can be kept and shared.

use super::calls::{CalendarAsked, Layout};
use crate::{
    routes::Room,
    wire::{code, named},
};
use chrono::Datelike;
#[cfg(feature = "ssr")]
use chrono::NaiveDate;
use domain::{
    planning::{Columns, Span},
    words::dates,
};
use leptos_router::params::ParamsMap;

/// A view of the calendar.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// What is asked.
    pub asked: CalendarAsked,
    /// The dialog that is open over it.
    pub gesture: Option<Gesture>,
}

/// What is being done to the session of the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// It is given another date.
    Move,
    /// It is cancelled.
    Cancel,
}

impl Address {
    /// The view that a query asks for; what does not read is left out.
    #[must_use]
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name| query.get(name).filter(|text: &String| !text.is_empty());
        let date = |name, rest| query.get(name).and_then(|text: String| format!("{text}{rest}").parse().ok());
        let columns = text("colonnes").and_then(|text| named(&text)).unwrap_or_default();
        let (span, layout) = view_of(text("vue").as_deref(), columns);
        let asked = CalendarAsked {
            span,
            layout,
            day: date("jour", "").or_else(|| date("mois", "-01")),
            organ: text("organe").and_then(|text| named(&text)),
            rcp: text("rcp"),
            place: text("lieu"),
            centre: text("3c"),
            step: text("etat").and_then(|text| named(&text)),
            mine: query.get("mes-rcp").is_some(),
            session: text("seance"),
        };
        let gesture = match text("geste").as_deref() {
            Some("deplacer") => Some(Gesture::Move),
            Some("annuler") => Some(Gesture::Cancel),
            _ => None,
        };
        Self { asked, gesture }
    }

    /// Its address.
    #[must_use]
    pub fn href(&self) -> String {
        let asked = &self.asked;
        let when = asked.day.map(|day| match asked.span {
            Span::Month if day.day() == 1 => format!("mois={}", dates::month_code(day)),
            // The day that one comes from is found again when one goes back to it.
            _ => format!("jour={day}"),
        });
        let columns = match asked.layout {
            Layout::Resources(columns) => Some(code(columns)),
            Layout::Grid | Layout::List => None,
        };
        let named = |name: &str, value: Option<String>| value.map(|value| format!("{name}={value}"));
        let parts = [
            when,
            named("vue", name_of(asked.span, asked.layout).map(str::to_owned)),
            named("colonnes", columns),
            asked.mine.then(|| "mes-rcp=oui".to_owned()),
            named("organe", asked.organ.map(code)),
            named("rcp", asked.rcp.clone()),
            named("lieu", asked.place.clone()),
            named("3c", asked.centre.clone()),
            named("etat", asked.step.map(code)),
            named("seance", asked.session.clone()),
            named("geste", self.gesture.map(|gesture| gesture.name().to_owned())),
        ];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
        let path = Room::Planning.path();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same view with something else asked, and no dialog.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut CalendarAsked)) -> Self {
        let mut next = Self { gesture: None, ..self.clone() };
        change(&mut next.asked);
        next
    }

    /// The panel of a session, with the dialog of a gesture or without.
    #[must_use]
    pub fn on(&self, session: &str, gesture: Option<Gesture>) -> Self {
        Self { gesture, ..self.changed(|asked| asked.session = Some(session.to_owned())) }
    }
}

impl Gesture {
    const fn name(self) -> &'static str {
        match self {
            Self::Move => "deplacer",
            Self::Cancel => "annuler",
        }
    }
}

fn view_of(name: Option<&str>, columns: Columns) -> (Span, Layout) {
    match name {
        Some("semaine") => (Span::Week, Layout::Grid),
        Some("jour") => (Span::Day, Layout::Grid),
        Some("annee") => (Span::Year, Layout::Grid),
        Some("liste") => (Span::Month, Layout::List),
        Some("accueil") => (Span::Day, Layout::List),
        Some("ressources") => (Span::Week, Layout::Resources(columns)),
        Some("ressources-jour") => (Span::Day, Layout::Resources(columns)),
        _ => (Span::Month, Layout::Grid),
    }
}

const fn name_of(span: Span, layout: Layout) -> Option<&'static str> {
    match (span, layout) {
        (Span::Day, Layout::Resources(_)) => Some("ressources-jour"),
        (_, Layout::Resources(_)) => Some("ressources"),
        (Span::Day, Layout::List) => Some("accueil"),
        (_, Layout::List) => Some("liste"),
        (Span::Week, Layout::Grid) => Some("semaine"),
        (Span::Day, Layout::Grid) => Some("jour"),
        (Span::Year, Layout::Grid) => Some("annee"),
        (Span::Month, Layout::Grid) => None,
    }
}

/// The other views, whose links the server draws.
#[cfg(feature = "ssr")]
impl Address {
    /// The same view of another day, week, month or year; of today without a day.
    #[must_use]
    pub fn at(&self, day: Option<NaiveDate>) -> Self {
        self.changed(|asked| {
            asked.day = day;
            asked.session = None;
        })
    }

    /// The same part of the calendar in another way. To a shorter part one comes on `day` when it stands in the part left.
    #[must_use]
    pub fn seen(&self, span: Span, layout: Layout, day: NaiveDate) -> Self {
        let left = self.asked.day.map(|day| domain::planning::Period::of(self.asked.span, day));
        let holds_it = left.is_none_or(|period| (period.first()..=period.last()).contains(&day));
        self.changed(|next| {
            if next.span != span && holds_it {
                next.day = Some(day);
            }
            (next.span, next.layout) = (span, layout);
        })
    }
}

#[cfg(all(test, feature = "ssr"))]
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
            vec![("jour", "2026-01-01"), ("vue", "annee"), ("rcp", "7")],
            vec![("jour", "2026-03-03"), ("vue", "accueil"), ("lieu", "4"), ("3c", "5"), ("etat", "cancelled")],
            vec![("jour", "2026-03-03"), ("vue", "semaine"), ("seance", "9"), ("geste", "deplacer")],
        ] {
            let query = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
            let path = if query.is_empty() { "/planning".to_owned() } else { format!("/planning?{query}") };
            assert_eq!(read(&pairs).href(), path);
        }
    }

    #[test]
    fn the_columns_of_the_resources_are_in_the_address() {
        for view in ["ressources", "ressources-jour"] {
            for columns in ["rcp", "salle", "site", "expert"] {
                let pairs = [("jour", "2026-03-03"), ("vue", view), ("colonnes", columns)];
                let path = format!("/planning?jour=2026-03-03&vue={view}&colonnes={columns}");
                assert_eq!(read(&pairs).href(), path);
            }
        }
    }

    #[test]
    fn what_does_not_read_is_left_out() {
        assert_eq!(read(&[("mois", "demain"), ("vue", "siècle"), ("organe", "?"), ("etat", "?")]).href(), "/planning");
    }

    #[test]
    fn from_the_month_of_today_one_comes_to_the_week_of_today_and_from_another_to_its_first() {
        let today = "2026-03-18".parse().unwrap();
        let march = read(&[("mois", "2026-03")]).seen(Span::Week, Layout::Grid, today);
        assert_eq!(march.href(), "/planning?jour=2026-03-18&vue=semaine");
        let month = march.seen(Span::Month, Layout::Grid, "2026-11-29".parse().unwrap());
        assert_eq!(month.href(), "/planning?jour=2026-03-18");
        let may = read(&[("mois", "2026-05")]).seen(Span::Week, Layout::Grid, today);
        assert_eq!(may.href(), "/planning?jour=2026-05-01&vue=semaine");
        assert_eq!(may.seen(Span::Month, Layout::Grid, today).href(), "/planning?mois=2026-05");
    }

    #[test]
    fn the_dialog_of_a_session_is_an_address_and_leaving_the_session_leaves_it() {
        let week = read(&[("jour", "2026-03-03"), ("vue", "semaine")]);
        let moving = week.on("9", Some(Gesture::Move));
        assert_eq!(moving.href(), "/planning?jour=2026-03-03&vue=semaine&seance=9&geste=deplacer");
        assert!(moving.changed(|asked| asked.session = None) == week);
    }
}
