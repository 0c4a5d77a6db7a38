//! The sections of a form, and the list that leads to each.

use std::sync::Arc;

use crate::prelude::*;
use domain::forms::{Key, ListPath, Scope, Section};

use super::{Live, imported::confirm_section, question::question, rows::row_list};
use crate::ui::{Glyph, Icon};

/// Every section, in one column.
#[component]
pub fn FormBody(
    /// The form.
    live: Live,
) -> impl IntoView {
    let form = live.form();
    form.sections.iter().map(|section| section_view(live, section)).collect_view()
}

fn shown(live: Live, key: Key) -> Memo<bool> {
    Memo::new(move |_| live.verdict().with(|verdict| verdict.sections.contains(&key)))
}

fn section_view(live: Live, section: &Section) -> AnyView {
    let section = Arc::new(section.clone());
    let shown = shown(live, section.key.clone());
    (move || shown.get().then(|| inside(live, &section))).into_any()
}

fn inside(live: Live, section: &Section) -> AnyView {
    let help = (!section.help.is_empty()).then(|| view! { <p class="hint">{section.help.clone()}</p> });
    let content = match &section.repeats {
        Some(repeats) => {
            let list = ListPath::section(section.key.clone());
            row_list(live, list, repeats.clone(), Arc::new(section.questions.clone()))
        }
        None => {
            let scope = Scope::section(section.key.clone());
            let ask = |one: &domain::forms::Question| question(live, scope.question(one.key.clone()), one);
            section.questions.iter().map(ask).collect_view().into_any()
        }
    };
    view! {
        <section class="form-section" id=anchor(section.key.as_str())>
            <h2>{section.title.clone()}</h2>
            {help}
            {confirm_section(live, section.key.clone())}
            <form autocomplete="off">
                {no_sending()}
                {content}
            </form>
        </section>
    }
    .into_any()
}

/// Each section is a form of its own: at each key, a browser reads again every field of the form that the field stands in, or
/// of the whole page when it stands in none. The Enter key sends nothing: the button that it would press is not to be pressed.
fn no_sending() -> AnyView {
    view! { <button type="submit" hidden=true disabled=true></button> }.into_any()
}

/// The anchor of a section.
pub(crate) fn anchor(key: &str) -> String {
    format!("section-{key}")
}

/// The sections with their completeness.
#[component]
pub fn SectionList(
    /// The form.
    live: Live,
) -> impl IntoView {
    let form = live.form();
    let lines = form.sections.iter().map(|section| line(live, section)).collect_view();
    view! {
        <nav class="section-list" aria-label="Sections de la fiche">
            <ol class="plain-list">{lines}</ol>
        </nav>
    }
}

fn line(live: Live, section: &Section) -> AnyView {
    let (key, title) = (section.key.clone(), section.title.clone());
    let visible = shown(live, key.clone());
    let share = Memo::new({
        let key = key.clone();
        move |_| {
            live.verdict()
                .with(|verdict| verdict.done.sections.iter().find(|(one, _)| *one == key).map(|(_, share)| *share))
        }
    });
    let href = format!("#{}", anchor(key.as_str()));
    (move || {
        visible.get().then(|| {
            let mark = share.get().map(|share| {
                let done = share.filled == share.required;
                let words = format!("{} sur {}", share.filled, share.required);
                view! {
                    <span class="section-share" class:section-done=done>
                        {done.then(|| view! { <Icon glyph=Glyph::Check label="Complète" /> })}
                        {words}
                    </span>
                }
            });
            view! {
                <li>
                    <a rel="external" href=href.clone()>
                        <span>{title.clone()}</span>
                        {mark}
                    </a>
                </li>
            }
        })
    })
    .into_any()
}
