//! The links that the server drew, followed from where one is now: between a choice and its drawing, those of the view before still stand.

use crate::prelude::*;
use leptos::ev::MouseEvent;

/// Lets a link of what was drawn at the address `drawn` change what it was drawn to change, and nothing else.
#[cfg(not(feature = "ssr"))]
pub fn follow(drawn: StoredValue<String>, event: &MouseEvent) {
    use wasm_bindgen::JsCast;
    let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(link) = pressed.and_then(|one| one.closest("a").ok().flatten()) else { return };
    let (Some(then), Some(was)) = (link.get_attribute("href"), drawn.try_get_value()) else { return };
    let here = window().location().search().unwrap_or_default();
    let opens = link.id().starts_with("s-");
    if let Some(led) = led(here.trim_start_matches('?'), &was, &then, opens) {
        let _ = link.set_attribute("href", &led);
    }
}

/// The browser alone follows links.
#[cfg(feature = "ssr")]
pub fn follow(_: StoredValue<String>, _: &MouseEvent) {}

/// Where a link to `then` leads from the query `here`, when it was drawn at `was`: what it changes of that address is changed here. So a
/// filter taken off a moment ago does not come back with the next choice. The link of a session `opens` it, be it the one that was open
/// when the link was drawn. Nothing for a link that leads where it says: one that stands where it was drawn, or that leaves the page.
#[cfg(any(not(feature = "ssr"), test))]
fn led(here: &str, was: &str, then: &str, opens: bool) -> Option<String> {
    let (path, was) = was.split_once('?').unwrap_or((was, ""));
    if here == was {
        return None;
    }
    let then = then.strip_prefix(path).filter(|rest| rest.is_empty() || rest.starts_with('?'))?.trim_start_matches('?');
    let opened = |part: &str| opens && name(part) == "seance";
    let added = parts(then).filter(|part| opened(part) || parts(was).all(|before| before != *part));
    let replaced = |part: &str| {
        let taken_off = parts(was).any(|before| before == part) && parts(then).all(|after| after != part);
        taken_off || added.clone().any(|other| name(other) == name(part))
    };
    let kept = parts(here).filter(|part| !replaced(part));
    let query = kept.chain(added.clone()).collect::<Vec<_>>().join("&");
    Some(if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
}

#[cfg(any(not(feature = "ssr"), test))]
fn parts(query: &str) -> impl Iterator<Item = &str> + Clone {
    query.split('&').filter(|part| !part.is_empty())
}

/// A month and a day of it are two ways to say when.
#[cfg(any(not(feature = "ssr"), test))]
fn name(part: &str) -> &str {
    match part.split_once('=').map_or(part, |(name, _)| name) {
        "mois" => "jour",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::led;

    const MARCH: &str = "/planning?mois=2026-03&mes-rcp=oui&lieu=4";

    fn from(here: &str, then: &str) -> Option<String> {
        led(here, MARCH, then, false)
    }

    #[test]
    fn from_where_it_was_drawn_a_link_leads_where_it_says() {
        let then = "/planning?mois=2026-03&mes-rcp=oui";
        assert_eq!(from("mois=2026-03&mes-rcp=oui&lieu=4", then), None);
        assert_eq!(
            from("lieu=4&mes-rcp=oui&mois=2026-03", then).as_deref(),
            Some("/planning?mes-rcp=oui&mois=2026-03")
        );
    }

    #[test]
    fn from_the_next_view_it_changes_only_what_it_was_drawn_to_change() {
        // The establishment was taken off and the month turned; the links of March still stand.
        let here = "mois=2026-04&mes-rcp=oui&seance=9";
        for (then, leads) in [
            ("/planning?mois=2026-03&mes-rcp=oui&lieu=4&3c=5", "/planning?mois=2026-04&mes-rcp=oui&seance=9&3c=5"),
            ("/planning?mois=2026-03&lieu=4", "/planning?mois=2026-04&seance=9"),
            (
                "/planning?jour=2026-03-09&vue=semaine&mes-rcp=oui&lieu=4",
                "/planning?mes-rcp=oui&seance=9&jour=2026-03-09&vue=semaine",
            ),
            ("/planning?mois=2026-03&mes-rcp=oui&lieu=4&seance=7", "/planning?mois=2026-04&mes-rcp=oui&seance=7"),
            ("/planning?mois=2026-03&mes-rcp=oui", "/planning?mois=2026-04&mes-rcp=oui&seance=9"),
        ] {
            assert_eq!(from(here, then).as_deref(), Some(leads), "{then}");
        }
    }

    #[test]
    fn the_session_whose_panel_was_just_closed_opens_again() {
        let was = "/planning?mois=2026-03&lieu=4&seance=7";
        let link = "/planning?mois=2026-03&lieu=4&seance=7";
        assert_eq!(led("mois=2026-03", was, link, true).as_deref(), Some("/planning?mois=2026-03&seance=7"));
        let filter = "/planning?mois=2026-03&lieu=4&3c=5&seance=7";
        assert_eq!(led("mois=2026-03", was, filter, false).as_deref(), Some("/planning?mois=2026-03&3c=5"));
    }

    #[test]
    fn a_link_that_leaves_the_planning_leads_where_it_says() {
        for then in ["/planning/nouvelle-serie?rcp=7", "/rcp/trouver", "#jour-present"] {
            assert_eq!(from("mois=2026-04", then), None);
        }
    }
}
