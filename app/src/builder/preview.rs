//! What the form will look like on a made-up case: its questions, their answers, what is derived and what warns.

use super::sheet::Sheet;
use crate::{
    prelude::*,
    ui::{Glyph, Icon},
};
use domain::{
    forms::{
        BodySex, CheckContext, Issue, Kind, Level, Path, Question, Severity, Stop, Target, World,
        builder::{Case, case, typed::code_of},
        check, compute,
    },
    words::{self, builder as say},
};

/// The most choices that a preview lists.
const CHOICES: usize = 8;

/// The preview beside the editor: the section of the place shown, or the whole.
pub(super) fn preview(sheet: &Sheet) -> AnyView {
    let context = CheckContext {
        birth: sheet.today.checked_sub_months(chrono::Months::new(64 * 12)),
        sex: Some(BodySex::Female),
        ..CheckContext::on(sheet.today)
    };
    let answers = case(&sheet.whole, sheet.case, &context);
    let issues = check(&sheet.whole, &answers, &context, Level::Validated);
    let derived = compute(&sheet.whole, &answers, &context);
    let only = sheet.place.split('/').next().filter(|key| !key.is_empty() && !key.contains(' '));
    let mut lines: Vec<AnyView> = vec![];
    let mut title = String::new();
    for stop in (World { form: &sheet.whole, answers: &answers, context: &context }).shown() {
        let section = match &stop {
            Stop::List { list, .. } => list.section_key().clone(),
            Stop::Question { path, .. } => path.scope.section_key().clone(),
        };
        if only.is_some_and(|only| only != section.as_str()) {
            continue;
        }
        let named = sheet.whole.section(&section).map(|section| section.title.clone()).unwrap_or_default();
        if named != title {
            lines.push(view! { <li class="preview-section">{named.clone()}</li> }.into_any());
            title = named;
        }
        lines.push(match stop {
            Stop::List { label, repeats, list } => {
                let rows = answers.rows(&list).len();
                let row = if repeats.row.is_empty() { label } else { repeats.row.as_str() };
                view! { <li class="preview-list">{say::rows(row, rows)}</li> }.into_any()
            }
            Stop::Question { path, question, answer } => {
                let said = answer.map(|answer| words::forms::answer(&question.kind, answer));
                let worth = derived.get(&path).map(|one| words::staging::computed(one.formula, &one.result));
                of_question(sheet, (&path, question), said, worth, &issues)
            }
        });
    }
    let cases = Case::ALL.into_iter().map(|one| {
        let current = (one == sheet.case).then_some("true");
        let href = super::place_of(&sheet.address(), &sheet.place, &sheet.adds, &code_of(&one));
        view! { <li><a href=href aria-current=current>{say::case(one)}</a></li> }
    });
    let blocking = issues.iter().filter(|one| one.severity == Severity::Blocking).count();
    view! {
        <aside class="builder-preview" aria-label="Aperçu">
            <h2>"Aperçu"</h2>
            <ul class="preview-cases">{cases.collect_view()}</ul>
            <p class="hint">{say::in_the_way(blocking)}</p>
            <ol class="preview-lines">{lines}</ol>
        </aside>
    }
    .into_any()
}

fn of_question(
    sheet: &Sheet,
    (path, question): (&Path, &Question),
    said: Option<String>,
    worth: Option<String>,
    issues: &[Issue],
) -> AnyView {
    let place = full_name(path);
    let current = (place == sheet.place).then_some("true");
    let here = issues.iter().filter(|one| matches!(&one.at, Target::Question(at) if at == path));
    let found = here.map(|one| {
        let glyph = match one.severity {
            Severity::Blocking => Glyph::Blocked,
            Severity::Warning => Glyph::Warning,
            Severity::Information => Glyph::Info,
        };
        view! { <p class="preview-issue"><Icon glyph=glyph /> <span>{words::forms::sentence(one, Level::Validated)}</span></p> }
    });
    let help = (!question.help.is_empty()).then(|| view! { <p class="hint">{question.help.clone()}</p> });
    let answer = match said {
        Some(said) => view! { <p class="preview-answer">{said}</p> }.into_any(),
        None => view! { <p class="preview-answer preview-empty">{shape(&question.kind)}</p> }.into_any(),
    };
    let worth = worth.map(|said| view! { <p class="preview-worth">{said}</p> });
    view! {
        <li class="preview-question" data-current=current>
            <a href=sheet.at(&place, "")>{question.label.clone()}</a>
            {help} {answer} {worth} {found.collect_view()}
        </li>
    }
    .into_any()
}

/// The full name of a question, its rows left out.
fn full_name(path: &Path) -> String {
    let group = path.scope.group_key().map(|key| format!("/{key}")).unwrap_or_default();
    format!("{}{group}/{}", path.scope.section_key(), path.question)
}

/// What an empty question takes.
fn shape(kind: &Kind) -> String {
    let shape = words::builder::typed::shape(domain::forms::builder::typed::shape_of(kind));
    let Some(choices) = kind.choices() else { return shape.to_owned() };
    let mut all: Vec<&str> = choices.options.iter().take(CHOICES + 1).map(|one| one.display.as_str()).collect();
    let more = if all.len() > CHOICES { "…" } else { "" };
    all.truncate(CHOICES);
    format!("{}{more}", all.join(" · "))
}
