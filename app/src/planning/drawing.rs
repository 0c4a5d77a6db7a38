//! The calendar as the server draws it: its views hold nothing but words and links, which the browser receives as they are.
//!
//! What the browser does with them (carrying a session, following what others do) finds the sessions by their attributes.

use super::{
    address::Address,
    calls::{BoardShown, CalendarShown, Drawn, Layout, PanelShown, SessionShown},
    filters::filters,
    grid::grid,
    hours::{hours, window},
    list::list,
    resources::resources,
    sheet::sheet,
    turns::{turns, ways},
    year::year,
};
use crate::{
    prelude::*,
    routes,
    ui::{Button, EmptyState},
};
use chrono::{NaiveDate, NaiveDateTime};
use domain::{
    planning::{Closure, Period, Span, holiday},
    words,
};
use leptos::prelude::RenderHtml;
use services::planning::{Resource, Sites};
use std::collections::HashMap;

/// A session, and what the views need to know around it.
pub(super) struct Line {
    pub session: SessionShown,
    /// Its board, by its id.
    pub offer: String,
    /// Who coordinates it.
    pub coordinator: Option<String>,
    /// The person may move and cancel it, and it has not begun.
    pub may: bool,
}

/// What is drawn.
pub(super) struct Drawing {
    pub address: Address,
    /// Now in Paris.
    pub now: NaiveDateTime,
    /// A day of the part that is shown.
    pub day: NaiveDate,
    /// In order.
    pub lines: Vec<Line>,
    /// How many sessions a day holds that are not among the lines: a year counts the days that hold several.
    pub crowded: HashMap<NaiveDate, usize>,
    pub boards: Vec<BoardShown>,
    pub sites: Sites,
    pub resources: Vec<Resource>,
    /// The closures of the establishments that are shown, each with a name.
    pub closures: Vec<(Closure, String)>,
    /// The person may plan sessions for at least one board.
    pub can_plan: bool,
}

impl Drawing {
    /// Today in Paris.
    pub const fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// The part that is shown.
    pub fn period(&self) -> Period {
        Period::of(self.address.asked.span, self.day)
    }

    /// The sessions of a day.
    pub fn of_day(&self, day: NaiveDate) -> impl Iterator<Item = &Line> {
        let from = self.lines.partition_point(|line| line.session.date < day);
        self.lines.iter().skip(from).take_while(move |line| line.session.date == day)
    }

    /// Why a day is closed, in short and whole: a public holiday, or an establishment that receives nobody.
    pub fn closed(&self, day: NaiveDate) -> Option<(String, String)> {
        let closure = || self.closures.iter().find(|(closure, _)| closure.holds(day));
        let told = |(closure, place): &(Closure, String)| {
            (words::planning::closed_short(closure.reason()), words::planning::closed_because(closure.reason(), place))
        };
        let named = holiday(day).map(|name| words::planning::holiday(name).to_owned());
        named.map(|name| (name.clone(), name)).or_else(|| closure().map(told))
    }

    /// The whole page.
    pub fn shown(&self, panel: Option<PanelShown>, at: i64) -> CalendarShown {
        let by_the_hour =
            self.address.asked.layout == Layout::Grid && matches!(self.period().span(), Span::Week | Span::Day);
        let drawn = Drawn {
            turns: html(turns(self)),
            ways: html(ways(self, panel.as_ref())),
            filters: html(filters(self)),
            sessions: html(self.sessions()),
            sheet: html(sheet()),
            address: self.address.href(),
        };
        CalendarShown { title: self.title(), at, drawn, window: by_the_hour.then(|| window(self)), panel }
    }

    fn title(&self) -> String {
        let period = words::planning::period(self.period());
        match self.address.asked.layout {
            Layout::List if self.period().span() == Span::Day => words::planning::reception_list(self.day),
            _ => period,
        }
    }

    fn sessions(&self) -> AnyView {
        let view = match (self.address.asked.layout, self.period().span()) {
            (Layout::Resources(columns), _) => resources(self, columns),
            (Layout::List, _) => list(self),
            (Layout::Grid, Span::Month) => grid(self),
            (Layout::Grid, Span::Year) => year(self),
            (Layout::Grid, Span::Week | Span::Day) => hours(self),
        };
        let nothing = (self.lines.is_empty() && self.crowded.is_empty()).then(|| self.nothing());
        view! {
            {nothing}
            {view}
        }
        .into_any()
    }

    fn nothing(&self) -> AnyView {
        let title = words::planning::no_session(self.period().span());
        let plan = self.can_plan.then(|| view! { <Button href=routes::NEW_SERIES>"Planifier des séances"</Button> });
        view! {
            <EmptyState title=title sentence="Retirez un filtre, changez de date ou planifiez des séances.">
                {plan}
            </EmptyState>
        }
        .into_any()
    }
}

fn html(view: AnyView) -> String {
    view.to_html()
}
