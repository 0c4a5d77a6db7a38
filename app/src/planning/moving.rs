//! The two dialogs that change the date of a session: another one, or none.

use std::sync::Arc;

use super::{
    calls::{CancelAsked, MoveAsked, PanelShown, cancel_session, move_session, try_move},
    dialogs::{Dialogs, Seen, in_paris},
    undoing::Undoing,
};
use crate::prelude::*;
use crate::wire::{code, named};
use crate::{
    failure::Failure,
    ui::{
        Button, Choice, DateInput, Dialog, Field, Look, Mark, Notice, NumberInput, Select, TextArea, TextInput, Toasts,
        use_toasts,
    },
};
use chrono::{NaiveDate, NaiveTime};
use domain::{codes::PartialDate, planning::CancelReason, words};

/// Reads a date typed as dd/mm/yyyy.
pub(crate) fn date_of(text: &str) -> Option<NaiveDate> {
    PartialDate::parse(text.trim()).ok()?.exact()
}

/// What is wrong with a day that was typed; nothing when it reads.
pub(super) fn wrong_day(text: &str) -> Option<String> {
    match text.trim() {
        "" => Some(words::planning::day_needed().to_owned()),
        typed => date_of(typed).is_none().then(|| words::planning::not_a_day(typed)),
    }
}

/// Reads an hour typed as hh:mm or as `14 h 00`.
pub(super) fn hour_of(text: &str) -> Option<NaiveTime> {
    let digits = text.replace([' ', '\u{a0}'], "");
    let (hour, minute) = digits.split_once([':', 'h', 'H'])?;
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// Another date for the session; what it would cost is told before anything is written.
pub(super) fn move_dialog(shown: &PanelShown, dialogs: Dialogs, again: RwSignal<u32>) -> AnyView {
    let (typed, open) = (dialogs.typed, dialogs.moving);
    let id = shown.session.id.clone();
    let asked = Memo::new(move |_| typed.read(&id, dialogs.seen.get().version));
    let look = Action::new(|asked: &MoveAsked| try_move(asked.clone()));
    Effect::new(move || {
        if let Some(asked) = asked.get().filter(|_| open.get()) {
            look.dispatch(asked);
        }
    });
    let save = Action::new(|asked: &MoveAsked| {
        let asked = asked.clone();
        async move { move_session(asked).await }
    });
    settle(save, dialogs, open, again);
    tell_move(save, asked, dialogs, again);
    let press = move |_| {
        if let Some(asked) = asked.get_untracked() {
            save.dispatch(asked);
        }
    };
    let (under, stale) = changed_under(shown, dialogs);
    let title = of_the_panel(move || words::planning::move_title(dialogs.resizes()).to_owned());
    let waits = move || asked.get().is_none() || save.pending().get() || stale.get();
    view! {
        <Dialog name="deplacer" title=title open=open>
            <div class="form">
                <p>{move || dialogs.now()} " Les dossiers inscrits suivent la séance à sa nouvelle date."</p>
                {move_fields(dialogs, save)}
                <div role="status">
                    {move || asked.get().and_then(|_| look.value().get()).map(told)}
                </div>
                {under}
                {refusal(dialogs, stale)}
                <div class="form-actions">
                    // The dialog opens here: Enter confirms what the keys carried.
                    <button type="button" class="btn btn-primary" autofocus=true disabled=waits on:click=press>
                        {move || title.get()}
                    </button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

fn move_fields(dialogs: Dialogs, save: Saving<MoveAsked>) -> AnyView {
    let typed = dialogs.typed;
    let refused = field_error(save, "date");
    let wrong_date = of_the_panel(move || wrong_day(&typed.date.get()).or_else(|| refused.get()));
    let wrong_hour =
        of_the_panel(move || hour_of(&typed.hour.get()).is_none().then(|| words::planning::hour_needed().to_owned()));
    let refused = field_error(save, "minutes");
    let wrong_minutes = of_the_panel(move || match typed.length() {
        Some(_) => refused.get(),
        None => Some(words::planning::minutes_needed().to_owned()),
    });
    view! {
        <Field name="deplacer-date" label="Nouvelle date" hint="Par exemple 24/03/2026" error=wrong_date>
            <DateInput value=typed.date />
        </Field>
        <Field name="deplacer-heure" label="Heure de début" error=wrong_hour>
            <TextInput value=typed.hour kind="time" />
        </Field>
        <Field name="deplacer-duree" label="Durée" error=wrong_minutes>
            <NumberInput value=typed.minutes unit="min" />
        </Field>
        <p class="hint">{move || typed.end().map(words::planning::ends_at)}</p>
    }
    .into_any()
}

/// What is said of what is typed. It goes with the panel, while what is typed outlives it and would wake a signal that is gone: a memo
/// ends with its panel, a derived signal would not.
fn of_the_panel<T: Clone + PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    Memo::new(move |_| value()).into()
}

/// Why the last act was refused, unless the session changed meanwhile, which is said instead.
pub(super) fn refusal(dialogs: Dialogs, stale: Signal<bool>) -> AnyView {
    let sentence = of_the_panel(move || dialogs.refused().filter(|_| !stale.get()));
    let told =
        move || sentence.get().map(|sentence| view! { <Notice mark=Mark::Blocking urgent=true>{sentence}</Notice> });
    told.into_any()
}

/// The session changed since its dialog was opened: what was typed stays, who did it and where it is now are said, and the person
/// goes on from there or not. Answers whether it waits for that.
fn changed_under(shown: &PanelShown, dialogs: Dialogs) -> (AnyView, Signal<bool>) {
    let now = Seen::of(shown);
    let stale = of_the_panel(move || dialogs.seen.get().version != now.version);
    let session = &shown.session;
    let sentence = words::planning::changed_under(shown.touched.as_deref(), session.date, session.start, session.end);
    let go_on = Callback::new(move |()| {
        dialogs.refuse(None);
        dialogs.seen.set(now);
    });
    let told = move || {
        let sentence = sentence.clone();
        stale.get().then(|| {
            view! {
                <Notice mark=Mark::Check urgent=true>
                    <p>{sentence}</p>
                    <Button on_press=go_on>"Continuer à partir de cette date"</Button>
                </Notice>
            }
        })
    };
    (told.into_any(), stale)
}

/// The date that a session left, to come back to it.
fn before(to: &MoveAsked, seen: Seen) -> MoveAsked {
    MoveAsked {
        id: to.id.clone(),
        version: to.version + 1,
        date: seen.at.day,
        hour: seen.at.hour(),
        minutes: u16::try_from(seen.at.minutes).unwrap_or_default(),
    }
}

/// Says where the session went, which may be out of sight, and offers to bring it back.
fn tell_move(save: Saving<MoveAsked>, asked: Memo<Option<MoveAsked>>, dialogs: Dialogs, again: RwSignal<u32>) {
    let toasts = use_toasts();
    Effect::new(move || {
        let moved = save.value().with(|answer| matches!(answer, Some(Ok(()))));
        let (true, Some(toasts), Some(to)) = (moved, toasts, asked.get_untracked()) else { return };
        let before = before(&to, dialogs.seen.get_untracked());
        let sentence = where_it_went(&to, &before);
        let undo = Arc::new(move || bring_back(before.clone(), toasts, again));
        toasts.confirm(sentence, Some(undo));
    });
}

/// A session that keeps its day and its beginning has another duration.
fn where_it_went(to: &MoveAsked, before: &MoveAsked) -> String {
    if (to.date, to.hour) == (before.date, before.hour) {
        let end = to.hour + chrono::Duration::minutes(i64::from(to.minutes));
        return words::planning::session_resized(to.date, to.hour, end);
    }
    let start = in_paris(to.date, to.hour);
    words::planning::session_moved(start.date(), start.time())
}

fn bring_back(before: MoveAsked, toasts: Toasts, again: RwSignal<u32>) {
    leptos::task::spawn_local(async move {
        let sentence = match move_session(before.clone()).await {
            Ok(()) => words::planning::session_moved(before.date, before.hour),
            Err(failure) => words::planning::not_undone(&failure.sentence()),
        };
        toasts.confirm(sentence, None);
        if let Some(count) = again.try_get_untracked() {
            again.try_set(count + 1);
        }
    });
}

fn told(known: Result<Vec<String>, Failure>) -> AnyView {
    let sentences = match known {
        Ok(sentences) => sentences,
        Err(failure) => vec![failure.sentence()],
    };
    if sentences.is_empty() {
        return view! { <p class="hint">{words::planning::nothing_in_the_way()}</p> }.into_any();
    }
    let lines = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! { <Notice mark=Mark::Check title="À vérifier">{lines}</Notice> }.into_any()
}

/// Says that the session is cancelled, and offers to put it back with its cases.
fn tell_cancellation(save: Saving<CancelAsked>, shown: &PanelShown, dialogs: Dialogs, again: RwSignal<u32>) {
    let undoing = Undoing::of(shown, again);
    Effect::new(move || {
        if save.value().with(|answer| matches!(answer, Some(Ok(())))) {
            let undo = undoing.restore(dialogs.seen.get_untracked().version + 1);
            undoing.clone().say(words::planning::session_cancelled().to_owned(), Some(undo));
        }
    });
}

/// Cancels the session, with a reason that the calendar keeps.
pub(super) fn cancel_dialog(shown: &PanelShown, dialogs: Dialogs, again: RwSignal<u32>) -> AnyView {
    let (reason, note, open) = (dialogs.reason, dialogs.note, dialogs.cancelling);
    let (id, cases) = (shown.session.id.clone(), shown.session.cases);
    let (under, stale) = changed_under(shown, dialogs);
    let save = Action::new(|asked: &CancelAsked| {
        let asked = asked.clone();
        async move { cancel_session(asked).await }
    });
    settle(save, dialogs, open, again);
    tell_cancellation(save, shown, dialogs, again);
    let press = Callback::new(move |()| {
        if let Some(reason) = named::<CancelReason>(&reason.get_untracked()) {
            let note = Some(note.get_untracked()).filter(|text| !text.trim().is_empty());
            let version = dialogs.seen.get_untracked().version;
            save.dispatch(CancelAsked { id: id.clone(), version, reason, note });
        }
    });
    view! {
        <Dialog name="annuler" title="Annuler la séance" open=open>
            <div class="form">
                <p>{words::meeting::cancelling_leaves(cases)}</p>
                <Field name="annuler-motif" label="Motif">
                    <Select value=reason choices=reasons() />
                </Field>
                <Field name="note" label="Précision" hint="Obligatoire pour un autre motif." error=field_error(save, "note")>
                    <TextArea value=note />
                </Field>
                {under}
                {refusal(dialogs, stale)}
                <div class="form-actions">
                    <Button
                        look=Look::Danger
                        on_press=press
                        busy=save.pending()
                        disabled=of_the_panel(move || stale.get() || named::<CancelReason>(&reason.get()).is_none())
                    >
                        "Annuler la séance"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

fn reasons() -> Vec<Choice> {
    CancelReason::ALL.map(|reason| Choice::new(code(reason), words::planning::cancel_reason(reason))).to_vec()
}

type Saving<I> = Action<I, Result<(), Failure>>;

/// Once it is done the dialog closes. When it is refused as a whole, the sentence stays, what was typed too, and the calendar is read
/// again: somebody changed the session meanwhile, and its state of now is shown behind. When the server did not answer, nothing moves
/// but the sentence, and no former success stays beside it.
fn settle<I: Send + Sync + 'static>(save: Saving<I>, dialogs: Dialogs, open: RwSignal<bool>, again: RwSignal<u32>) {
    let toasts = use_toasts();
    Effect::new(move || {
        match save.value().get() {
            None | Some(Err(Failure::Refused { field: Some(_), .. })) => return,
            Some(Ok(())) => {
                dialogs.refuse(None);
                open.set(false);
            }
            Some(Err(failure)) => {
                dialogs.refuse(Some(failure.sentence()));
                if let Some(toasts) = toasts {
                    toasts.clear();
                }
                if failure.is_silence() {
                    return;
                }
            }
        }
        again.update(|count| *count += 1);
    });
}

/// The failure that is about one field.
fn field_error<I: Send + Sync + 'static>(save: Saving<I>, name: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || match save.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(field) })) if field == name => Some(sentence),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_it_is_typed() {
        assert_eq!(date_of(" 03/03/2026 "), NaiveDate::from_ymd_opt(2026, 3, 3));
        for typed in ["", "2026", "03/2026", "31/02/2026", "demain"] {
            assert_eq!(date_of(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_hour_is_read_in_the_ways_people_type_it() {
        for typed in ["14:00", "14 h 00", "14h", "14:00:00", "14\u{a0}h\u{a0}00"] {
            assert_eq!(hour_of(typed), NaiveTime::from_hms_opt(14, 0, 0), "{typed}");
        }
        for typed in ["", "14", "25:00", "14:61", "midi"] {
            assert_eq!(hour_of(typed), None, "{typed}");
        }
    }
}
