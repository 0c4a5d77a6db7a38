//! Words of `planning`: sessions, deadlines, holidays; those of a series are in their own file.

mod agenda;
mod carrying;
mod changes;
mod doubles;
mod news;
pub mod poll;
mod series;
mod setting;
mod views;

pub use agenda::{
    SessionNews, agenda_address_made, agenda_name, agenda_text, agenda_title, file_name, no_agenda_address,
    session_mail, session_told, sessions_mail, to_my_agenda,
};
pub use carrying::{
    Touched, carried, carried_home, cases_change_day, changed_under, date_has_passed, day_needed, dropped, ends_at,
    hour_needed, just_did, minutes_needed, move_title, no_longer_movable, not_read_again, not_undone,
    nothing_in_the_way, picked_up, quorum_lost, taken_elsewhere,
};
pub use changes::{
    bring_up_to_date, by_and_when, cancelled_because, change, closure_days, closure_declared, closure_ended,
    closure_fault, date_with_cases, day_kept, differences, in_the_trash, kept_for_its_cases, lines_that_change,
    moved_to, nothing_to_remove, offer_changed, on_a_closed_day, removed, removed_on, removing_a_series, resized_until,
    restored, series_changed, series_made, series_removed, series_removed_now, session_cancelled, sessions_to_come,
    taken_back, taken_over, undone, what_would_change,
};
pub use doubles::{expected_twice, free_days};
pub use news::{News, news, news_cut};
pub use series::{
    already_held, and_more, create_sessions, holiday_answer, left_out, moved_onto_another, not_a_day, nth, odd,
    odd_dates, odd_hour, outside_the_period, recurrence, recurrence_fault, rhythm, rhythm_between, slot, slots,
    to_plan,
};
pub use setting::{
    chosen_for_it_alone, free_hours, free_rooms, kept_for_its_setting, not_a_coordinator, not_a_site, set_apart,
    setting_changed_meanwhile, setting_fault, setting_saved, setting_taken_back,
};
pub use views::{
    at_the_same_time, by_video_only, closed_because, closed_short, columns, goes_on_until, no_session, on_a_holiday,
    period, question_for, reception_list, school_holiday, session_line, session_moved, session_resized, soonest,
    taking, turns,
};

use super::dates;
use crate::planning::{CancelReason, Conflict, Escalation, Holiday, Load, SessionRefusal, SessionStep, Shared, paris};

/// The name of a public holiday.
#[must_use]
pub const fn holiday(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "jour de l’an",
        Holiday::EasterMonday => "lundi de Pâques",
        Holiday::LabourDay => "fête du Travail",
        Holiday::Victory1945 => "8 mai",
        Holiday::Ascension => "Ascension",
        Holiday::WhitMonday => "lundi de Pentecôte",
        Holiday::NationalDay => "fête nationale",
        Holiday::Assumption => "Assomption",
        Holiday::AllSaints => "Toussaint",
        Holiday::Armistice1918 => "11 novembre",
        Holiday::Christmas => "Noël",
    }
}

/// Where a session is in its life.
#[must_use]
pub const fn session_step(step: SessionStep) -> &'static str {
    match step {
        SessionStep::Planned => "Planifiée",
        SessionStep::Open => "Ouverte aux inscriptions",
        SessionStep::Closed => "Inscriptions closes",
        SessionStep::InProgress => "En cours",
        SessionStep::Ended => "Terminée",
        SessionStep::Settled => "Clôturée",
        SessionStep::Cancelled => "Annulée",
        SessionStep::Moved => "Reportée",
        SessionStep::Removed => "Supprimée",
    }
}

/// Why a session is cancelled.
#[must_use]
pub const fn cancel_reason(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::Holiday => "Jour férié",
        CancelReason::NoCase => "Aucun dossier à présenter",
        CancelReason::QuorumOutOfReach => "Quorum impossible à réunir",
        CancelReason::CoordinatorAway => "Coordonnateur et suppléants indisponibles",
        CancelReason::Technical => "Salle ou visioconférence indisponible",
        CancelReason::Other => "Autre motif",
    }
}

/// Why a session refuses something.
#[must_use]
pub fn session_refusal(refusal: SessionRefusal) -> String {
    match refusal {
        SessionRefusal::NotFrom { step } => {
            format!("Cette action n’est pas possible\u{a0}: la séance est «\u{a0}{}\u{a0}».", session_step(step))
        }
        SessionRefusal::FormsPending { count } => {
            let forms = dates::plural(u64::try_from(count).unwrap_or(u64::MAX), "FRCP reste", "FRCP restent");
            format!("{forms} à valider avant la clôture de la séance.")
        }
        SessionRefusal::NoteNeeded => "Précisez le motif.".to_owned(),
        SessionRefusal::DurationOutOfRange => "La durée est comprise entre 15 minutes et 10 heures.".to_owned(),
        SessionRefusal::EndsBeforeItStarts => "L’heure de fin doit suivre l’heure de début.".to_owned(),
        SessionRefusal::IntoThePast => "Cette date est passée\u{a0}: choisissez une date à venir.".to_owned(),
        SessionRefusal::MovedToItself => "Choisissez une autre séance.".to_owned(),
        SessionRefusal::Passed => {
            "L’heure de cette séance est passée\u{a0}: elle ne peut plus être rétablie.".to_owned()
        }
        SessionRefusal::GoneForGood => {
            "Cette séance est supprimée depuis plus de 30 jours\u{a0}: elle ne peut plus être rétablie.".to_owned()
        }
    }
}

/// Somebody wrote in between.
#[must_use]
pub const fn changed_meanwhile() -> &'static str {
    "Cette séance a été modifiée entre-temps, par vous dans une autre fenêtre ou par une autre personne. Sa date actuelle est affichée."
}

/// Somebody changed the sessions of a series in between.
#[must_use]
pub const fn series_changed_meanwhile() -> &'static str {
    "Une autre personne a modifié une séance de cette série entre-temps. Relisez ce qui changerait avant d’enregistrer."
}

/// A change that cannot be taken back any more.
#[must_use]
pub const fn not_the_last_change() -> &'static str {
    "Seule la dernière modification peut être annulée\u{a0}: une autre a été faite depuis."
}

/// A warning about two sessions in each other's way.
#[must_use]
pub fn conflict(conflict: &Conflict) -> String {
    let what = match conflict.shared {
        Shared::Coordinator => "Le coordonnateur est déjà pris",
        Shared::Room => "La salle est déjà prise",
        Shared::Both => "Le coordonnateur et la salle sont déjà pris",
    };
    format!("{what} par une autre séance, {}.", dates::short_with_year(paris::to_paris(conflict.start)))
}

/// How full a session is: `45 min prévues sur 1 h 30`.
#[must_use]
pub fn load(load: Load) -> String {
    let (used, all) = (dates::duration(u32::from(load.used)), dates::duration(u32::from(load.capacity)));
    let over = load.used.saturating_sub(load.capacity);
    if over == 0 {
        return format!("{used} sur {all}");
    }
    format!("{used} sur {all}\u{a0}: dépassement de {}", dates::duration(u32::from(over)))
}

/// Who was told about forms that are not validated.
#[must_use]
pub const fn escalation(escalation: Escalation) -> &'static str {
    match escalation {
        Escalation::None => "Dans les délais",
        Escalation::Author => "Rappel envoyé à l’auteur",
        Escalation::Coordinator => "Délai dépassé, coordonnateur prévenu",
        Escalation::CancerCentre => "Délai dépassé, 3C prévenu",
    }
}

/// `semaine 48`.
#[must_use]
pub fn iso_week(week: u32) -> String {
    format!("semaine {week}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overflow_is_said_in_minutes() {
        assert_eq!(load(Load { used: 45, capacity: 90 }).replace('\u{a0}', " "), "45 min sur 1 h 30");
        let over = load(Load { used: 100, capacity: 90 }).replace('\u{a0}', " ");
        assert_eq!(over, "1 h 40 sur 1 h 30 : dépassement de 10 min");
    }
}
