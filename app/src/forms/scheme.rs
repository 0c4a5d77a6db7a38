//! A drawn scheme above the choices of a question: each region is an answer, chosen by pointer or by keys.
//!
//! The drawing comes with the form. For whoever does not see it, it is a group of radio buttons or of boxes, beside the list of
//! the same answers: arrows move between the regions, Space and Enter choose, and choosing again takes back.

use crate::prelude::*;
use domain::{
    forms::{Kind, Path, Question, Region, filled_in, marked, regions},
    words,
};
use leptos::{
    ev::KeyboardEvent,
    web_sys::{Element, EventTarget},
};
use wasm_bindgen::JsCast;

use super::{Live, id_of, many_of::ticked_or_not};

/// The drawing of a question, when it has one.
pub(super) fn scheme(live: Live, path: &Path, question: &Question) -> Option<AnyView> {
    let drawing = &question.drawing;
    if drawing.is_empty() {
        return None;
    }
    let regions = regions(drawing);
    let id = format!("{}-scheme", id_of(&domain::forms::Target::Question(path.clone())));
    let scheme = Scheme { live, path: path.clone(), kind: question.kind.clone(), regions, id };
    let label = words::forms::scheme(&question.label);
    Some(if live.is_writable() { operated(scheme, label, drawing) } else { read(scheme, label, drawing.clone()) })
}

/// A drawing in which nothing is chosen: what is answered is filled.
pub(super) fn picture(label: String, drawing: String) -> AnyView {
    view! { <div class="scheme scheme-drawing" role="img" aria-label=label inner_html=drawing></div> }.into_any()
}

struct Scheme {
    live: Live,
    path: Path,
    kind: Kind,
    regions: Vec<Region>,
    id: String,
}

fn read(scheme: Scheme, label: String, drawing: String) -> AnyView {
    (move || {
        let states = scheme.states();
        let names = scheme.names(&states);
        let filled: Vec<bool> = states.iter().map(|(on, _)| *on).collect();
        let label = format!("{label}\u{a0}: {names}");
        (!names.is_empty()).then(|| {
            view! {
                {picture(label, filled_in(&drawing, &filled))}
                <p class="scheme-name" aria-hidden="true">{names}</p>
            }
        })
    })
    .into_any()
}

fn operated(scheme: Scheme, label: String, drawing: &str) -> AnyView {
    let many = matches!(scheme.kind, Kind::ManyOf(_));
    let (group, role) = if many { ("group", "checkbox") } else { ("radiogroup", "radio") };
    let states = untrack(|| scheme.states());
    // Where Tab comes in.
    let first = states.iter().position(|(on, _)| *on).unwrap_or_default();
    let drawing = marked(&drawing.replace(" data-name=", " aria-label="), |rank| {
        format!(" role=\"{role}\" aria-checked=\"{}\" tabindex=\"{}\"", on(&states, rank), i32::from(rank == first) - 1)
    });
    let (entry, pointed) = (RwSignal::new(first), RwSignal::new(None::<usize>));
    let id = scheme.id.clone();
    let scheme = StoredValue::new(scheme);
    Effect::new(move |_| scheme.with_value(|scheme| scheme.paint(entry.get())));
    let enters = move |target: Option<EventTarget>| pointed.set(scheme.with_value(|scheme| scheme.rank(target)));
    let line = move || {
        scheme.with_value(|scheme| match pointed.get().and_then(|rank| scheme.regions.get(rank)) {
            Some(region) => region.name.clone(),
            None => scheme.names(&scheme.states()),
        })
    };
    view! {
        <div class="scheme">
            <div
                class="scheme-drawing"
                id=id
                role=group
                aria-label=label
                on:click=move |event| scheme.with_value(|scheme| scheme.choose(scheme.rank(event.target())))
                on:keydown=move |event| scheme.with_value(|scheme| scheme.key(&event))
                on:focusin=move |event| {
                    enters(event.target());
                    entry.set(pointed.get_untracked().unwrap_or_default());
                }
                on:focusout=move |_| pointed.try_set(None)
                on:pointerover=move |event| enters(event.target())
                on:pointerout=move |_| pointed.try_set(None)
                inner_html=drawing
            ></div>
            <p class="scheme-name" aria-hidden="true">{line}</p>
        </div>
    }
    .into_any()
}

fn on(states: &[(bool, bool)], rank: usize) -> bool {
    states.get(rank).is_some_and(|(on, _)| *on)
}

/// Where an arrow leads from a region: to the next one that can be chosen.
fn led(key: &str, here: usize, states: &[(bool, bool)]) -> Option<usize> {
    let all = states.len();
    let step = match key {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => all.checked_sub(1)?,
        _ => return None,
    };
    let mut ranks = (1..all).map(|count| (here + count * step) % all);
    ranks.find(|rank| states.get(*rank).is_some_and(|(_, open)| *open))
}

impl Scheme {
    /// Whether each region is answered, and whether the answer beside lets it be.
    fn states(&self) -> Vec<(bool, bool)> {
        let answer = self.live.slot(&self.path).answer.get();
        let state = |region: &Region| {
            let beside = region.beside(&self.path).and_then(|path| self.live.slot(&path).answer.get());
            (region.holds(answer.as_ref(), beside.as_ref()), region.agrees(beside.as_ref()))
        };
        self.regions.iter().map(state).collect()
    }

    fn names(&self, states: &[(bool, bool)]) -> String {
        let chosen = self.regions.iter().zip(states).filter(|(_, (on, _))| *on);
        let mut names: Vec<&str> = chosen.map(|(region, _)| region.name.as_str()).collect();
        names.dedup();
        names.join("\u{a0}; ")
    }

    fn elements(&self) -> Vec<Element> {
        let found = document().get_element_by_id(&self.id).and_then(|one| one.query_selector_all("[data-code]").ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|rank| found.item(rank)?.dyn_into().ok()).collect()
    }

    /// The region in which something happens.
    fn rank(&self, target: Option<EventTarget>) -> Option<usize> {
        let target = target?.dyn_into::<Element>().ok()?;
        self.elements().iter().position(|one| *one == target)
    }

    /// Says in the page what is chosen, what cannot be, and where Tab comes in.
    fn paint(&self, entry: usize) {
        let states = self.states();
        let open = |rank: usize| states.get(rank).is_some_and(|(_, open)| *open);
        let entry = if open(entry) { Some(entry) } else { (0..states.len()).find(|rank| open(*rank)) };
        for (rank, (element, (on, open))) in self.elements().iter().zip(&states).enumerate() {
            let says = |name, yes: bool| element.set_attribute(name, if yes { "true" } else { "false" });
            let _ = says("aria-checked", *on);
            let _ = says("aria-disabled", !open);
            let _ = element.set_attribute("tabindex", if entry == Some(rank) { "0" } else { "-1" });
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        let (here, key) = (self.rank(event.target()), event.key());
        if key == " " || key == "Enter" {
            self.choose(here);
        } else {
            let next = here.and_then(|here| led(&key, here, &untrack(|| self.states())));
            let Some(next) = next.and_then(|next| self.elements().into_iter().nth(next)) else { return };
            crate::ui::focus(Some(next));
        }
        event.prevent_default();
    }

    /// Answers by a region, or takes the answer back; the question beside is answered with it when it was not.
    fn choose(&self, rank: Option<usize>) {
        let states = untrack(|| self.states());
        let chosen = rank.and_then(|rank| Some((self.regions.get(rank)?, states.get(rank)?)));
        let Some((region, (on, true))) = chosen else { return };
        let told = self.kind.told(&region.code);
        let next = match &self.kind {
            Kind::ManyOf(choices) => {
                let known = self.live.slot(&self.path).answer.get_untracked();
                let Some(choice) = choices.by_code(&region.code) else { return };
                ticked_or_not(known.as_ref(), &choices.coded(choice), !on)
            }
            _ => told.filter(|_| !on),
        };
        self.live.write(&self.path, next);
        if let (false, Some(beside), Some((_, code))) = (*on, region.beside(&self.path), &region.with) {
            let question = self.live.form();
            let told = question.question(&beside).and_then(|question| question.kind.told(code));
            self.live.write(&beside, told);
        }
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        forms::{Awaited, Heard, LiveForm, News, Sender, WireEdit},
        ui::rendering::html_of,
    };
    use domain::{
        forms::{Answer, CheckContext, Form},
        frcp::{Cell, Snapshot},
        sorted::Map,
    };
    use serde_json::json;
    use std::sync::Arc;

    const DRAWING: &str = "<svg><path data-code=\"a\" data-name=\"A, à droite\" data-with=\"side:r\" d=\"\"/>\
        <path data-code=\"a\" data-name=\"A, à gauche\" data-with=\"side:l\" d=\"\"/>\
        <path data-code=\"b\" data-name=\"B\" d=\"\"/></svg>";

    fn form(kind: &str) -> Form {
        let choices = |codes: &[&str]| {
            let options: Vec<_> = codes.iter().map(|code| json!({ "code": code, "display": code })).collect();
            json!({ "options": options })
        };
        let questions = json!([
            { "key": "place", "label": "Quadrant", "kind": { kind: choices(&["a", "b"]) }, "scheme": "one", "drawing": DRAWING },
            { "key": "side", "label": "Côté", "kind": { "one-of": choices(&["r", "l"]) } },
        ]);
        let section = json!([{ "key": "s", "question": questions }]);
        serde_json::from_value(json!({ "key": "f", "version": 1, "title": "", "section": section })).unwrap()
    }

    fn sends(_: Vec<WireEdit>, _: usize) -> Awaited<News> {
        Box::pin(async { Ok(News::default()) })
    }

    fn again(_: String, _: usize) -> Awaited<News> {
        Box::pin(async { Ok(News::default()) })
    }

    fn listens(_: usize, _: String) -> Awaited<Heard> {
        Box::pin(async { Ok(Heard::default()) })
    }

    fn tells(_: String) -> Awaited<String> {
        Box::pin(async { Ok(String::new()) })
    }

    /// The page of that form with these answers.
    fn page(kind: &str, writable: bool, answers: &[(&str, &str)]) -> String {
        let form = form(kind);
        let cells: Map<Path, Cell> = answers
            .iter()
            .map(|(path, code)| {
                let path: Path = path.parse().unwrap();
                let answer: Option<Answer> = form.question(&path).unwrap().kind.told(code);
                (path, Cell { answer, ..Cell::default() })
            })
            .collect();
        let sender = Sender::new(Arc::new(sends), Arc::new(again), Arc::new(listens), Arc::new(tells));
        html_of(move || {
            let live = Live::new(LiveForm {
                form: Arc::new(form.clone()),
                context: CheckContext::on("2026-11-21".parse().unwrap()),
                snapshot: Snapshot { cells, ..Snapshot::default() },
                names: Map::new(),
                writable,
                chooses: false,
                sender,
            });
            let path: Path = "s/place".parse().unwrap();
            scheme(live, &path, form.question(&path).unwrap())
        })
    }

    #[test]
    fn one_answer_is_a_group_of_radio_buttons_of_which_one_takes_the_focus() {
        let html = page("one-of", true, &[("s/place", "b")]);
        assert!(
            html.contains("role=\"radiogroup\"") && html.contains("aria-label=\"Quadrant, sur le schéma\""),
            "{html}"
        );
        assert_eq!(html.matches("role=\"radio\"").count(), 3);
        assert_eq!(html.matches("tabindex=\"0\"").count(), 1);
        let chosen = "role=\"radio\" aria-checked=\"true\" tabindex=\"0\" data-code=\"b\" aria-label=\"B\"";
        assert!(html.contains(chosen), "{html}");
    }

    #[test]
    fn several_answers_are_a_group_of_boxes() {
        let html = page("many-of", true, &[]);
        assert!(html.contains("role=\"group\""), "{html}");
        assert_eq!(html.matches("role=\"checkbox\" aria-checked=\"false\"").count(), 3);
    }

    #[test]
    fn the_side_answered_beside_tells_which_region_is_meant() {
        let html = page("one-of", true, &[("s/place", "a"), ("s/side", "l")]);
        assert_eq!(html.matches("aria-checked=\"true\"").count(), 1);
        assert!(
            html.contains("aria-checked=\"true\" tabindex=\"0\" data-code=\"a\" aria-label=\"A, à gauche\""),
            "{html}"
        );
        assert!(html.contains(">A, à gauche<"), "its name stands under the drawing: {html}");
    }

    #[test]
    fn a_form_that_is_only_read_shows_one_image_with_what_is_answered() {
        let html = page("one-of", false, &[("s/place", "b")]);
        assert!(
            html.contains("role=\"img\"") && html.contains("aria-label=\"Quadrant, sur le schéma\u{a0}: B\""),
            "{html}"
        );
        assert!(!html.contains("tabindex") && !html.contains("role=\"radio\""), "{html}");
        assert_eq!(html.matches("data-on").count(), 1);
        assert!(!page("one-of", false, &[]).contains("<svg"), "nothing is answered, nothing is drawn");
    }

    #[test]
    fn arrows_go_round_and_skip_what_cannot_be_chosen() {
        let states = [(false, true), (false, false), (true, true)];
        assert_eq!(led("ArrowRight", 0, &states), Some(2));
        assert_eq!(led("ArrowDown", 2, &states), Some(0));
        assert_eq!(led("ArrowLeft", 0, &states), Some(2));
        assert_eq!(led("ArrowUp", 2, &states), Some(0));
        assert_eq!((led("a", 0, &states), led("ArrowLeft", 0, &[(true, true)])), (None, None));
    }
}
