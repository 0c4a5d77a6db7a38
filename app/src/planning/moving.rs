//! The two dialogs that change the date of a session: another one, or none.

use std::sync::Arc;

use super::{
    calls::{CancelAsked, MoveAsked, PanelShown, cancel_session, move_session, try_move},
    dialogs::{Dialogs, place_of},
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
use domain::{
    codes::PartialDate,
    planning::CancelReason,
    words::{self, dates},
};

/// Reads a date typed as dd/mm/yyyy.
pub(crate) fn date_of(text: &str) -> Option<NaiveDate> {
    PartialDate::parse(text.trim()).ok()?.exact()
}

/// Says that a day typed whole is none.
pub(super) fn not_a_day(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() >= "jj/mm/aaaa".len() && date_of(text).is_none()).then(|| words::planning::not_a_day(text))
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
    let (session, typed, open) = (&shown.session, dialogs.typed, dialogs.moving);
    let now = format!(
        "Date actuelle\u{a0}: {}, {}.",
        dates::long(session.date),
        dates::hours_between(session.start, session.end)
    );
    let (id, version) = (session.id.clone(), shown.version);
    let asked = Memo::new(move |_| typed.read(&id, version));
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
    tell_move(save, asked, before(shown), again);
    let press = Callback::new(move |()| {
        if let Some(asked) = asked.get_untracked() {
            save.dispatch(asked);
        }
    });
    let refused = field_error(save, "date");
    // A memo goes with the panel; what is typed outlives it, and would wake a signal that is gone.
    let wrong = Memo::new(move |_| not_a_day(&typed.date.get()).or_else(|| refused.get()));
    view! {
        <Dialog name="deplacer" title="Déplacer la séance" open=open>
            <div class="form">
                <p>{now} " Les dossiers inscrits suivent la séance à sa nouvelle date."</p>
                <Field name="deplacer-date" label="Nouvelle date" hint="Par exemple 24/03/2026" error=wrong>
                    <DateInput value=typed.date />
                </Field>
                <Field name="deplacer-heure" label="Heure de début">
                    <TextInput value=typed.hour kind="time" />
                </Field>
                <Field name="deplacer-duree" label="Durée" error=field_error(save, "minutes")>
                    <NumberInput value=typed.minutes unit="min" />
                </Field>
                <div role="status">{move || look.value().get().map(told)}</div>
                {move || dialogs.refused()}
                <div class="form-actions">
                    <Button
                        look=Look::Primary
                        on_press=press
                        busy=save.pending()
                        disabled=Signal::derive(move || asked.get().is_none())
                    >
                        "Déplacer la séance"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The date that a session leaves, to come back to it.
fn before(shown: &PanelShown) -> MoveAsked {
    let session = &shown.session;
    MoveAsked {
        id: session.id.clone(),
        version: shown.version + 1,
        date: session.date,
        hour: session.start,
        minutes: u16::try_from(place_of(session).minutes).unwrap_or_default(),
    }
}

/// Says where the session went, which may be out of sight, and offers to bring it back.
fn tell_move(save: Saving<MoveAsked>, asked: Memo<Option<MoveAsked>>, before: MoveAsked, again: RwSignal<u32>) {
    let toasts = use_toasts();
    Effect::new(move || {
        let moved = save.value().with(|answer| matches!(answer, Some(Ok(()))));
        let (true, Some(toasts), Some(to)) = (moved, toasts, asked.get_untracked()) else { return };
        let sentence = where_it_went(&to, &before);
        let before = before.clone();
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
    words::planning::session_moved(to.date, to.hour)
}

fn bring_back(before: MoveAsked, toasts: Toasts, again: RwSignal<u32>) {
    leptos::task::spawn_local(async move {
        let sentence = match move_session(before.clone()).await {
            Ok(()) => words::planning::session_moved(before.date, before.hour),
            Err(failure) => failure.sentence(),
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
fn tell_cancellation(save: Saving<CancelAsked>, shown: &PanelShown, again: RwSignal<u32>) {
    let (undoing, back) = (Undoing::of(shown, again), shown.version + 1);
    Effect::new(move || {
        if save.value().with(|answer| matches!(answer, Some(Ok(())))) {
            let undo = undoing.restore(back);
            undoing.clone().say(words::planning::session_cancelled().to_owned(), Some(undo));
        }
    });
}

/// Cancels the session, with a reason that the calendar keeps.
pub(super) fn cancel_dialog(shown: &PanelShown, dialogs: Dialogs, again: RwSignal<u32>) -> AnyView {
    let (reason, note, open) = (dialogs.reason, dialogs.note, dialogs.cancelling);
    let (id, version, cases) = (shown.session.id.clone(), shown.version, shown.session.cases);
    let save = Action::new(|asked: &CancelAsked| {
        let asked = asked.clone();
        async move { cancel_session(asked).await }
    });
    settle(save, dialogs, open, again);
    tell_cancellation(save, shown, again);
    let press = Callback::new(move |()| {
        if let Some(reason) = named::<CancelReason>(&reason.get_untracked()) {
            let note = Some(note.get_untracked()).filter(|text| !text.trim().is_empty());
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
                {move || dialogs.refused()}
                <div class="form-actions">
                    <Button
                        look=Look::Danger
                        on_press=press
                        busy=save.pending()
                        disabled=Signal::derive(move || named::<CancelReason>(&reason.get()).is_none())
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
/// again: somebody changed the session meanwhile, and its state of now is shown behind.
fn settle<I: Send + Sync + 'static>(save: Saving<I>, dialogs: Dialogs, open: RwSignal<bool>, again: RwSignal<u32>) {
    Effect::new(move || {
        match save.value().get() {
            None | Some(Err(Failure::Refused { field: Some(_), .. })) => return,
            Some(Ok(())) => {
                dialogs.refuse(None);
                open.set(false);
            }
            Some(Err(failure)) => dialogs.refuse(Some(failure.sentence())),
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
