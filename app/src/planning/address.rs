//! The address of a view of the calendar: everything that it shows is in it, so that it can be kept and shared.

use super::calls::MonthAsked;
use crate::{
    routes::Room,
    wire::{code, named},
};
use chrono::NaiveDate;
use domain::words::dates;
use leptos_router::params::ParamsMap;

/// A view of the calendar.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// What is asked.
    pub asked: MonthAsked,
    /// As a list rather than as a grid.
    pub list: bool,
}

impl Address {
    /// The view that a query asks for; what does not read is left out.
    #[must_use]
    pub fn of(query: &ParamsMap) -> Self {
        let month = query.get("mois").and_then(|text| format!("{text}-01").parse().ok());
        let organ = query.get("organe").and_then(|text| named(&text));
        let asked = MonthAsked {
            month,
            organ,
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
        let parts = [
            asked.month.map(|month| format!("mois={}", dates::month_code(month))),
            self.list.then(|| "vue=liste".to_owned()),
            asked.mine.then(|| "mes-rcp=oui".to_owned()),
            asked.organ.map(|organ| format!("organe={}", code(organ))),
            asked.rcp.as_ref().map(|id| format!("rcp={id}")),
            asked.session.as_ref().map(|id| format!("seance={id}")),
        ];
        let query = parts.into_iter().flatten().collect::<Vec<_>>().join("&");
        let path = Room::Planning.path();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The same view of another month.
    #[must_use]
    pub fn month(&self, month: Option<NaiveDate>) -> Self {
        self.changed(|asked| {
            asked.month = month;
            asked.session = None;
        })
    }

    /// The same view with something changed.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut MonthAsked)) -> Self {
        let mut next = self.clone();
        change(&mut next.asked);
        next
    }
}
