//! The lines of a condition: something, a comparison, a value.

use crate::plain_form::Typed;
use crate::{prelude::*, ui::Choice};
use domain::{
    forms::builder::typed::{How, LINES, code_of},
    words::builder::typed as say,
};

/// How many empty lines stand below those that are used.
const ROOM: usize = 1;

/// The lines that start with `prefix`; `beyond` is a condition that lines cannot say.
pub(super) fn lines(typed: &Typed, prefix: &str, beyond: Option<String>) -> AnyView {
    let kept = beyond.map(|said| {
        view! {
            <p class="builder-beyond">{said}</p>
            {typed.tick(&format!("{prefix}-sans"), "Retirer cette condition")}
        }
    });
    let used = (1..=LINES).rev().find(|number| !typed.value(&format!("{prefix}-quoi-{number}")).is_empty());
    let shown = (used.unwrap_or_default() + ROOM).min(LINES);
    let all = (1..=shown).map(|number| line(typed, prefix, number)).collect_view();
    view! {
        {kept}
        <ol class="builder-lines">{all}</ol>
    }
    .into_any()
}

fn line(typed: &Typed, prefix: &str, number: usize) -> AnyView {
    let field = |part: &str| format!("{prefix}-{part}-{number}");
    let how = How::ALL.into_iter().map(|how| Choice::new(code_of(&how), say::how(how))).collect();
    let joins = (number > 1).then(|| {
        let both = vec![Choice::new("ou", "ou")];
        typed.pick(&field("lien"), &format!("Lien {number}"), "et", both)
    });
    view! {
        <li class="builder-line">
            {joins} {typed.named(&field("quoi"), &format!("Élément {number}"), None)}
            {typed.pick(&field("comment"), &format!("Comparaison {number}"), "est", how)}
            {typed.line(&field("valeur"), &format!("Valeur {number}"), None)}
        </li>
    }
    .into_any()
}
