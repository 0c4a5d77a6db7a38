//! The right side: where the form stands, what remains to do, what was before.

use crate::prelude::*;
use domain::{
    forms::{Issue, Severity},
    words,
};

use super::calls::FrcpShown;
use crate::{
    forms::{Live, id_of},
    ui::{Glyph, Icon, ProgressMeter},
};

pub(super) fn context_panel(live: Live, shown: &FrcpShown) -> AnyView {
    let verdict = live.verdict();
    let done = Signal::derive(move || verdict.with(|one| usize::try_from(one.done.total.filled).unwrap_or(0)));
    let total = Signal::derive(move || verdict.with(|one| usize::try_from(one.done.total.required).unwrap_or(0)));
    view! {
        <ProgressMeter label="Champs obligatoires" done=done total=total />
        {issues(live)}
        <div class="form-around" inner_html=shown.around.clone()></div>
    }
    .into_any()
}

/// What is wrong now, each with a link to its place.
fn issues(live: Live) -> AnyView {
    let found = Memo::new(move |_| live.verdict().with(|verdict| verdict.issues.clone()));
    (move || {
        let issues = found.get();
        if issues.is_empty() {
            return None;
        }
        let level = live.level().get();
        let lines = issues.iter().map(|issue| line(issue, words::forms::issue(issue, level))).collect_view();
        Some(view! {
            <section class="form-issues" aria-label="Points à corriger">
                <h3>"Points à corriger"</h3>
                <ul class="plain-list">{lines}</ul>
            </section>
        })
    })
    .into_any()
}

fn line(issue: &Issue, sentence: String) -> AnyView {
    let href = format!("#{}", id_of(&issue.at));
    let glyph = match issue.severity {
        Severity::Blocking => Glyph::Blocked,
        Severity::Warning => Glyph::Warning,
        Severity::Information => Glyph::Info,
    };
    view! {
        <li>
            <Icon glyph=glyph label=words::forms::severity(issue.severity) />
            <a rel="external" href=href>
                {sentence}
            </a>
        </li>
    }
    .into_any()
}
