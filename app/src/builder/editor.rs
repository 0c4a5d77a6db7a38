//! The place that is chosen: its fields, and the gestures that it takes.

use super::{parts, sheet::Sheet};
use crate::{
    plain_form::{Typed, hidden},
    prelude::*,
    ui::{Button, Card, Look},
};
use domain::forms::builder::typed::{Gesture, Place, code_of};

/// The editor of the place shown.
pub(super) fn editor(sheet: &Sheet) -> AnyView {
    let desk = sheet.desk();
    let remarks = remarks(sheet);
    let content = match (desk.place(&sheet.place), sheet.adds.as_str()) {
        (Some(Place::Whole), "section") => parts::new_section(sheet),
        (Some(Place::Whole), "regle") => parts::rule(sheet),
        (Some(Place::Whole), "liste") => parts::set(sheet),
        (Some(Place::Section(_) | Place::Question(_)), "question") => parts::new_question(sheet),
        (Some(Place::Whole), _) => super::whole::whole(sheet),
        (Some(Place::Section(section)), _) => parts::section(sheet, section),
        (Some(Place::Question(question)), _) => super::question::question(sheet, question),
        (Some(Place::Rule(_)), _) => parts::rule(sheet),
        (Some(Place::Set(_)), _) => parts::set(sheet),
        (Some(Place::Inherited(section)), _) => parts::inherited(sheet, section),
        (Some(Place::Narrowed(question, narrow)), _) => super::question::narrowed(sheet, question, narrow.is_some()),
        (None, _) => ().into_any(),
    };
    view! { {remarks} {content} }.into_any()
}

/// What is wrong at this place.
fn remarks(sheet: &Sheet) -> Option<AnyView> {
    let here = sheet.seen.written.remarks.iter().filter(|one| one.place == sheet.place && !sheet.place.is_empty());
    let lines = here.map(|one| view! { <li>{one.sentence.clone()}</li> }).collect_view();
    (!lines.is_empty()).then(|| view! { <ul class="builder-remarks">{lines}</ul> }.into_any())
}

/// A form of one gesture: its fields, then its button. Read only for whoever may not write.
pub(super) fn form(sheet: &Sheet, gesture: Gesture, title: String, verb: &'static str, fields: AnyView) -> AnyView {
    let written = sheet.is_written();
    let actions = written.then(|| {
        view! {
            <div class="form-actions">
                <Button look=Look::Primary submit=true>
                    {verb}
                </Button>
            </div>
        }
    });
    let (address, sent) = (sheet.address(), sent(sheet, &code_of(&gesture)));
    view! {
        <Card title=title>
            <form class="form" method="post" action=address>
                {sent}
                <fieldset class="builder-fields" disabled=!written>
                    {fields}
                </fieldset>
                {actions}
            </form>
        </Card>
    }
    .into_any()
}

/// What every form of the page sends besides its fields.
pub(super) fn sent(sheet: &Sheet, act: &str) -> AnyView {
    view! {
        {hidden("geste", act.to_owned())}
        {hidden("lieu", sheet.place.clone())}
        {hidden("ajout", sheet.adds.clone())}
        {hidden("cas", code_of(&sheet.case))}
        {hidden("revision", sheet.seen.written.revision.to_string())}
    }
    .into_any()
}

/// A gesture without fields.
pub(super) fn press(sheet: &Sheet, act: &str, label: &str, look: Look) -> AnyView {
    let label = label.to_owned();
    view! {
        <form method="post" action=sheet.address()>
            {sent(sheet, act)}
            <Button look=look submit=true>
                {label}
            </Button>
        </form>
    }
    .into_any()
}

/// The gestures that move, copy and remove a place.
pub(super) fn gestures(sheet: &Sheet, copies: bool) -> Option<AnyView> {
    sheet.is_written().then(|| {
        let copy = copies.then(|| press(sheet, &code_of(&Gesture::Copy), "Dupliquer", Look::Quiet));
        view! {
            <div class="builder-gestures">
                {press(sheet, &code_of(&Gesture::Up), "Monter", Look::Quiet)}
                {press(sheet, &code_of(&Gesture::Down), "Descendre", Look::Quiet)} {copy}
                {press(sheet, &code_of(&Gesture::Remove), "Retirer", Look::Danger)}
            </div>
        }
        .into_any()
    })
}

/// When something holds: lines, or the sentence that lines cannot say.
pub(super) fn condition(typed: &Typed, prefix: &str, beyond: Option<String>) -> AnyView {
    super::lines::lines(typed, prefix, beyond)
}
