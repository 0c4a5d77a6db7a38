//! Questions asked once per row: a repeated section, or a group.

use std::sync::Arc;

use crate::prelude::*;
use domain::{
    forms::{ListPath, Path, Question, Repeats, Severity, Target},
    ids::RowId,
    words,
};

use super::{Live, id_of, question::question, warning::passing};
use crate::ui::{Button, Glyph, Icon, Look, focus_on_drawn};

/// A group of questions, with its own title.
pub(super) fn rows(live: Live, path: &Path, group: &Question) -> AnyView {
    let (Some(list), Some(repeats)) = (path.scope.list(group.key.clone()), group.group().cloned()) else {
        return ().into_any();
    };
    let (label, help) = (group.label.clone(), group.help.clone());
    let questions = Arc::new(group.questions.clone());
    let key = list.to_string();
    let shown = Memo::new(move |_| live.verdict().with(|verdict| verdict.lists.contains(&key)));
    (move || {
        shown.get().then(|| {
            let help = (!help.is_empty()).then(|| view! { <p class="hint">{help.clone()}</p> });
            view! {
                <div class="group">
                    <h3>{label.clone()}</h3>
                    {help}
                    {row_list(live, list.clone(), repeats.clone(), questions.clone())}
                </div>
            }
        })
    })
    .into_any()
}

/// The rows of a list, with what adds, moves and removes them.
pub(super) fn row_list(live: Live, list: ListPath, repeats: Repeats, questions: Arc<Vec<Question>>) -> AnyView {
    let rows = live.rows(&list);
    let target = Target::List(list.clone());
    let issue = live.issue(target.clone());
    let word = if repeats.row.is_empty() { "ligne".to_owned() } else { repeats.row.clone() };
    let each = {
        let (list, word) = (list.clone(), word.clone());
        move |row: RowId| one_row(live, &list, row, &word, &questions)
    };
    let add = live.is_writable().then(|| {
        let first = format!("[id='{}'] > fieldset:last-of-type :is(input, select, textarea)", id_of(&target));
        let press = Callback::new(move |()| {
            live.add_row(&list);
            focus_on_drawn(first.clone());
        });
        let most = usize::try_from(repeats.max).unwrap_or(usize::MAX);
        let full = Signal::derive(move || rows.with(Vec::len) >= most);
        let words = format!("Ajouter\u{a0}: {word}");
        view! {
            <Button glyph=Glyph::Plus on_press=press disabled=full>
                {words}
            </Button>
        }
    });
    view! {
        <div class="rows" id=id_of(&target) data-needed=(repeats.min > 0).then_some("")>
            {move || issue.get().map(|(how, text)| view! { <p class=class_of(how)>{text}</p> })}
            {passing(live, target.clone())}
            <For each=move || rows.get() key=|row| *row children=each />
            {add}
        </div>
    }
    .into_any()
}

const fn class_of(how: Severity) -> &'static str {
    match how {
        Severity::Blocking => "field-error",
        Severity::Warning | Severity::Information => "question-note",
    }
}

fn one_row(live: Live, list: &ListPath, row: RowId, word: &str, questions: &[Question]) -> AnyView {
    let scope = list.row(row);
    let inside = questions.iter().map(|one| question(live, scope.question(one.key.clone()), one)).collect_view();
    let rows = live.rows(list);
    let rank = move || rows.with(|rows| rows.iter().position(|one| *one == row).map_or(1, |rank| rank + 1));
    let word = domain::words::capitalised(word);
    let title = move || format!("{word}\u{a0}{}", rank());
    view! {
        <fieldset class="row">
            <legend>{title}</legend>
            {live.is_writable().then(|| tools(live, list, row))}
            {waiting_deletion(live, list, row)}
            {inside}
        </fieldset>
    }
    .into_any()
}

/// Somebody deleted this row while somebody else wrote in it: it stays until someone chooses.
fn waiting_deletion(live: Live, list: &ListPath, row: RowId) -> AnyView {
    let waits = live.deletion_waits(list, row);
    let list = list.clone();
    (move || {
        waits.get().then(|| {
            let (kept, gone) = (list.clone(), list.clone());
            let keep = Callback::new(move |()| live.keep_row(&kept, row));
            let delete = Callback::new(move |()| live.delete_row(&gone, row));
            let choice = live.may_choose().then(|| {
                view! {
                    <Button on_press=keep>"Conserver la ligne"</Button>
                    <Button look=Look::Danger on_press=delete>"Confirmer la suppression"</Button>
                }
            });
            view! {
                <div class="conflict" role="group" aria-label="Suppression à confirmer">
                    <p>
                        <Icon glyph=Glyph::Warning />
                        {words::frcp::deletion_waits(live.may_choose())}
                    </p>
                    {choice}
                </div>
            }
        })
    })
    .into_any()
}

fn tools(live: Live, list: &ListPath, row: RowId) -> AnyView {
    let (up, down, gone) = (list.clone(), list.clone(), list.clone());
    let sure = RwSignal::new(false);
    let ask = move || {
        let gone = gone.clone();
        if sure.get() {
            let delete = Callback::new(move |()| live.delete_row(&gone, row));
            view! {
                <Button look=Look::Danger on_press=delete>"Supprimer la ligne"</Button>
                <Button look=Look::Quiet on_press=Callback::new(move |()| sure.set(false))>"Conserver"</Button>
            }
            .into_any()
        } else {
            icon_button(Glyph::Cross, "Supprimer la ligne", Callback::new(move |()| sure.set(true)))
        }
    };
    view! {
        <div class="row-tools">
            {icon_button(Glyph::Up, "Monter la ligne", Callback::new(move |()| live.move_row(&up, row, true)))}
            {icon_button(Glyph::Down, "Descendre la ligne", Callback::new(move |()| live.move_row(&down, row, false)))}
            {ask}
        </div>
    }
    .into_any()
}

fn icon_button(glyph: Glyph, label: &'static str, press: Callback<()>) -> AnyView {
    view! {
        <button type="button" class="btn btn-quiet" on:click=move |_| press.run(())>
            <Icon glyph=glyph label=label />
        </button>
    }
    .into_any()
}
