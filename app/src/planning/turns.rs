//! What leads from a view of the calendar to the others: the part before and after, and the other ways to see it.

use super::{
    address::Address,
    calls::{Layout, PanelShown},
    drawing::Drawing,
    grid::TODAY,
};
use crate::prelude::*;
use crate::{
    routes,
    ui::{Glyph, Icon},
};
use chrono::NaiveDate;
use domain::{
    planning::{Columns, Period, Span},
    words,
};

/// Today, the part before, the part after.
pub(super) fn turns(drawing: &Drawing) -> AnyView {
    let (address, period) = (&drawing.address, drawing.period());
    let to = |period: Period| address.at(Some(period.first())).href();
    let today = format!("{}#{TODAY}", address.at(None).href());
    let (before, after) = words::planning::turns(period.span());
    view! {
        <div class="calendar-turns">
            <a id="tour-present" class="btn" href=today aria-keyshortcuts="t">
                "Aujourd’hui"
            </a>
            <a id="tour-avant" class="btn" href=to(period.previous()) aria-label=before aria-keyshortcuts="p ArrowLeft">
                <Icon glyph=Glyph::Left />
            </a>
            <a id="tour-apres" class="btn" href=to(period.next()) aria-label=after aria-keyshortcuts="n ArrowRight">
                <Icon glyph=Glyph::Right />
            </a>
        </div>
    }
    .into_any()
}

/// The other ways to see it, the list for the reception, and what plans.
pub(super) fn ways(drawing: &Drawing, panel: Option<&PanelShown>) -> AnyView {
    let address = &drawing.address;
    let day = panel.map_or(drawing.today(), |panel| panel.session.date);
    let tomorrow = drawing.today().succ_opt();
    let reception = address.changed(|asked| {
        (asked.span, asked.layout, asked.day, asked.session) = (Span::Day, Layout::List, tomorrow, None);
    });
    let plan = match &address.asked.rcp {
        Some(rcp) => format!("{}?rcp={rcp}", routes::NEW_SERIES),
        None => routes::NEW_SERIES.to_owned(),
    };
    let plan = drawing.can_plan.then(|| {
        view! {
            <a id="planifier" class="btn btn-primary" href=plan aria-keyshortcuts="c">
                "Planifier des séances"
            </a>
        }
    });
    view! {
        <nav class="seg" aria-label="Présentation">
            {tabs(address, day)}
        </nav>
        <a id="accueil" class="btn" href=reception.href()>
            "Liste de demain pour l’accueil"
        </a>
        {plan}
    }
    .into_any()
}

fn tabs(address: &Address, day: NaiveDate) -> AnyView {
    let resources = match address.asked.layout {
        Layout::Resources(columns) => Layout::Resources(columns),
        Layout::Grid | Layout::List => Layout::Resources(Columns::default()),
    };
    let ways = [
        ("Jour", "j", Span::Day, Layout::Grid),
        ("Semaine", "s", Span::Week, Layout::Grid),
        ("Mois", "m", Span::Month, Layout::Grid),
        ("Année", "a", Span::Year, Layout::Grid),
        ("Liste", "l", Span::Month, Layout::List),
        ("Ressources", "r", Span::Week, resources),
    ];
    let tab = |(word, key, span, layout): (&'static str, &'static str, Span, Layout)| {
        let here = match layout {
            Layout::Resources(_) => matches!(address.asked.layout, Layout::Resources(_)),
            _ => address.asked.span == span && address.asked.layout == layout,
        };
        view! {
            <a
                id=format!("vue-{key}")
                href=address.seen(span, layout, day).href()
                aria-current=here.then_some("page")
                aria-keyshortcuts=key
            >
                {word}
            </a>
        }
    };
    ways.map(tab).into_any()
}
