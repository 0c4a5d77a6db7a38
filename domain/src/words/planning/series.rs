//! Words of a series of sessions: its rhythm, its dates, what planning it makes.

use super::holiday;
use crate::planning::{
    Nth, Odd, PlannedSlot, Recurrence, RecurrenceFault, Rhythm, oddities, paris, paris::LocalTime, plan,
};
use crate::words::dates;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Weekday};

/// `1er`, `2e`, `dernier`.
#[must_use]
pub const fn nth(nth: Nth) -> &'static str {
    match nth {
        Nth::First => "1er",
        Nth::Second => "2e",
        Nth::Third => "3e",
        Nth::Fourth => "4e",
        Nth::Last => "dernier",
    }
}

/// A recurrence in one sentence: `le 1er et le 3e mardi du mois, de 14 h 00 à 15 h 30, jusqu’au 31 décembre 2026`.
#[must_use]
pub fn recurrence(recurrence: &Recurrence) -> String {
    let end = recurrence.hour() + Duration::minutes(i64::from(recurrence.minutes()));
    let hours = dates::hours_between(recurrence.hour(), end);
    let except = match recurrence.excepted() {
        [] => String::new(),
        days => format!(", sauf {}", listed(&days.iter().map(|day| the(*day)).collect::<Vec<_>>())),
    };
    match recurrence.rhythm() {
        Rhythm::Chosen { .. } => format!("{}, {hours}{except}", rhythm(recurrence.rhythm())),
        other => {
            format!("{}, {hours}, jusqu’au {}{except}", rhythm(other), dates::medium(recurrence.until()))
        }
    }
}

/// A rhythm: `chaque mardi`, `un mardi sur deux`, `un mardi toutes les 3 semaines`, `le 1er et le 3e mardi du mois`.
#[must_use]
pub fn rhythm(rhythm: &Rhythm) -> String {
    match rhythm {
        Rhythm::Weekly { weekday, every: 0 | 1 } => format!("chaque {}", dates::weekday(*weekday)),
        Rhythm::Weekly { weekday, every: 2 } => format!("un {} sur deux", dates::weekday(*weekday)),
        Rhythm::Weekly { weekday, every } => {
            format!("un {} toutes les {every} semaines", dates::weekday(*weekday))
        }
        Rhythm::MonthlyNth { nth: ranks, weekday } => monthly(ranks, *weekday),
        Rhythm::Chosen { dates } => chosen(dates),
    }
}

fn monthly(ranks: &[Nth], weekday: Weekday) -> String {
    let ranks: Vec<_> = ranks.iter().map(|rank| format!("le {}", nth(*rank))).collect();
    format!("{} {} du mois", listed(&ranks), dates::weekday(weekday))
}

fn chosen(days: &[NaiveDate]) -> String {
    match days {
        [first, .., last] if days.len() > 3 => {
            format!("{} dates choisies, du {} au {}", days.len(), dates::medium(*first), dates::medium(*last))
        }
        days => listed(&days.iter().map(|day| the(*day)).collect::<Vec<_>>()),
    }
}

fn the(day: NaiveDate) -> String {
    format!("le {}", dates::medium(day))
}

/// `a`, `a et b`, `a, b et c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} et {last}", start.join(", ")),
    }
}

/// A planned session in a list, its holiday named: `ven. 25 déc., 14:00 (férié : Noël)`.
#[must_use]
pub fn slot(slot: &PlannedSlot) -> String {
    let when = dates::short_with_hour(paris::to_paris(slot.start));
    match slot.holiday {
        Some(name) => format!("{when} (férié\u{a0}: {})", holiday(name)),
        None => when,
    }
}

/// What a plan holds: `12 séances, dont 1 un jour férié`.
#[must_use]
pub fn slots(slots: &[PlannedSlot]) -> String {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let closed = slots.iter().filter(|slot| slot.holiday.is_some()).count();
    let all = dates::plural(count(slots.len()), "séance", "séances");
    if closed == 0 { all } else { format!("{all}, dont {closed} un jour férié") }
}

/// A recurrence in one sentence with its first day, without its exceptions: `chaque mardi, de 14 h 00 à 15 h 30, du 1er
/// décembre 2026 au 30 juin 2027`.
#[must_use]
pub fn rhythm_between(recurrence: &Recurrence) -> String {
    let end = recurrence.hour() + Duration::minutes(i64::from(recurrence.minutes()));
    let hours = dates::hours_between(recurrence.hour(), end);
    let (from, until) = (dates::medium(recurrence.from()), dates::medium(recurrence.until()));
    format!("{}, {hours}, du {from} au {until}", rhythm(recurrence.rhythm()))
}

/// What will be planned: `11 séances à créer, 1 date écartée`.
#[must_use]
pub fn to_plan(kept: usize, all: usize) -> String {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let made = dates::plural(count(kept), "séance à créer", "séances à créer");
    match all.saturating_sub(kept) {
        0 => made,
        out => format!("{made}, {}", dates::plural(count(out), "date écartée", "dates écartées")),
    }
}

/// The button that plans: `Créer les 24 séances`.
#[must_use]
pub fn create_sessions(count: usize) -> String {
    match count {
        0 => "Créer les séances".to_owned(),
        1 => "Créer la séance".to_owned(),
        _ => format!("Créer les {count}\u{a0}séances"),
    }
}

/// Dates on which the board already meets, before a series is planned; nothing when there is none.
#[must_use]
pub fn already_held(days: &[NaiveDate]) -> Option<String> {
    let when = match days {
        [] => return None,
        [first, .., last] if days.len() > 3 => {
            let (first, last) = (dates::medium(*first), dates::medium(*last));
            format!("à {} de ces dates, du {first} au {last}", days.len())
        }
        days => listed(&days.iter().map(|day| the(*day)).collect::<Vec<_>>()),
    };
    Some(format!("À cette heure, cette RCP a déjà une séance {when}. Décochez les dates à ne pas doubler."))
}

/// Closed days moved to days on which the board sits already; nothing when there is none.
#[must_use]
pub fn moved_onto_another(days: &[NaiveDate]) -> Option<String> {
    let when = listed(&days.iter().map(|day| the(*day)).collect::<Vec<_>>());
    (!days.is_empty())
        .then(|| format!("Une séance avancée ou reportée tombe un jour où cette RCP siège déjà\u{a0}: {when}."))
}

/// The dates that are unticked until somebody ticks them, and why; nothing when there is none.
#[must_use]
pub fn left_out(passed: usize, held: usize) -> Option<String> {
    let count = |count: usize, one: &str, many: &str| {
        (count > 0).then(|| dates::plural(u64::try_from(count).unwrap_or(u64::MAX), one, many))
    };
    let passed = count(passed, "date passée", "dates passées");
    let held = count(
        held,
        "date où cette RCP a déjà une séance à cette heure",
        "dates où cette RCP a déjà une séance à cette heure",
    );
    let both: Vec<_> = passed.into_iter().chain(held).collect();
    let told = listed(&both);
    (!told.is_empty())
        .then(|| format!("Décochées d’office\u{a0}: {told}. Cochez celles que vous voulez créer quand même."))
}

/// Dates chosen one by one that the period leaves out; nothing when there is none.
#[must_use]
pub fn outside_the_period(days: &[NaiveDate], from: NaiveDate, until: NaiveDate) -> Option<String> {
    if days.is_empty() {
        return None;
    }
    let (from, until) = (dates::medium(from), dates::medium(until));
    Some(format!("Hors de la période du {from} au {until}, donc non créée(s)\u{a0}: {}.", chosen(days)))
}

/// The dates that are not listed: `et 12 autres dates jusqu’au 15 décembre 2026`.
#[must_use]
pub fn and_more(count: usize, last: Option<NaiveDate>) -> String {
    let others = dates::plural(u64::try_from(count).unwrap_or(u64::MAX), "autre date", "autres dates");
    match last {
        Some(last) => format!("et {others} jusqu’au {}", dates::medium(last)),
        None => format!("et {others}"),
    }
}

/// A word that is no day.
#[must_use]
pub fn not_a_day(word: &str) -> String {
    format!("«\u{a0}{word}\u{a0}» n’est pas une date. Écrivez jj/mm/aaaa, par exemple 03/03/2027.")
}

/// What was answered for a public holiday of a series: not held, held all the same, or held on another day.
#[must_use]
pub fn holiday_answer(due: NaiveDate, name: &str, held: Option<NaiveDate>) -> String {
    let day = dates::medium(due);
    // The eleventh of November needs no other name.
    let day = if day.starts_with(name) { format!("le {day}") } else { format!("le {day} ({name})") };
    match held {
        None => format!("{day}, pas de séance"),
        Some(held) if held == due => format!("{day}, séance maintenue"),
        Some(held) => format!("{day}, séance décalée au {}", dates::medium(held)),
    }
}

/// An hour that the clocks skip, or live twice, on the day of a change of summer time; nothing on any other.
#[must_use]
pub fn odd_hour(local: NaiveDateTime) -> Option<String> {
    let day = dates::medium(local.date());
    let hour = dates::hour(local.time());
    match paris::to_utc(local) {
        LocalTime::Once(_) => None,
        LocalTime::Skipped(at) => {
            let later = dates::hour(paris::to_paris(at).time());
            Some(format!(
                "Le {day}, {hour} n’existe pas\u{a0}: on passe à l’heure d’été. La séance commencera à {later}."
            ))
        }
        LocalTime::Twice { .. } => Some(format!(
            "Le {day}, {hour} existe deux fois\u{a0}: on passe à l’heure d’hiver. La séance commencera à la première."
        )),
    }
}

/// What is odd about the day or the hours of one session.
#[must_use]
pub fn odd(local: NaiveDateTime, minutes: u16) -> Vec<String> {
    // What is said of its hours is said of those that are lived.
    let start = paris::to_paris(paris::instant(local));
    let end = start + Duration::minutes(i64::from(minutes));
    let hours = dates::hours_between(start.time(), end.time());
    let told = |odd: Odd| match odd {
        Odd::WeekEnd => format!("Le {} est un {}.", dates::medium(local.date()), dates::weekday(local.weekday())),
        Odd::Night => format!("L’heure est inhabituelle\u{a0}: {hours}."),
        Odd::PastMidnight => format!("La séance se termine le lendemain\u{a0}: {hours}."),
    };
    odd_hour(local).into_iter().chain(oddities(start, minutes).into_iter().map(told)).collect()
}

/// What is odd about the dates of a series: each change of the clocks, its hours once, its week-ends counted.
#[must_use]
pub fn odd_dates(recurrence: &Recurrence) -> Vec<String> {
    let at: Vec<_> = plan(recurrence).iter().map(|slot| slot.date.and_time(recurrence.hour())).collect();
    let is = |at: &NaiveDateTime, odd| oddities(*at, recurrence.minutes()).contains(&odd);
    let clocks = at.iter().filter_map(|at| odd_hour(*at));
    let hours = at.first().filter(|at| is(at, Odd::Night) || is(at, Odd::PastMidnight));
    let end = recurrence.hour() + Duration::minutes(i64::from(recurrence.minutes()));
    let hours =
        hours.map(|_| format!("L’heure est inhabituelle\u{a0}: {}.", dates::hours_between(recurrence.hour(), end)));
    let week_ends = u64::try_from(at.iter().filter(|at| is(at, Odd::WeekEnd)).count()).unwrap_or(u64::MAX);
    let week_ends = (week_ends > 0).then(|| {
        let count = dates::plural(week_ends, "séance tombe", "séances tombent");
        format!("{count} un samedi ou un dimanche.")
    });
    clocks.chain(hours).chain(week_ends).collect()
}

/// Why a recurrence is refused.
#[must_use]
pub const fn recurrence_fault(fault: RecurrenceFault) -> &'static str {
    match fault {
        RecurrenceFault::EndsBeforeItStarts => "La date de fin précède la date de début.",
        RecurrenceFault::TooLong => "La planification ne peut pas dépasser trois ans.",
        RecurrenceFault::WeeksOutOfRange => "L’intervalle est compris entre 1 et 52 semaines.",
        RecurrenceFault::NothingChosen => "Choisissez au moins une date ou un rang dans le mois.",
        RecurrenceFault::DurationOutOfRange => "La durée est comprise entre 15 minutes et 10 heures.",
        RecurrenceFault::NoDate => "Aucune date ne tombe dans cette période.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(rhythm: Rhythm) -> String {
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let made = Recurrence::new(rhythm, date("2026-11-01"), date("2026-12-31"), hour, 90).unwrap();
        recurrence(&made).replace('\u{a0}', " ")
    }

    #[test]
    fn a_rhythm_is_said_as_people_say_it() {
        let tuesday = Weekday::Tue;
        assert_eq!(
            said(Rhythm::MonthlyNth { nth: vec![Nth::First, Nth::Third], weekday: tuesday }),
            "le 1er et le 3e mardi du mois, de 14 h 00 à 15 h 30, jusqu’au 31 décembre 2026"
        );
        assert_eq!(
            said(Rhythm::Weekly { weekday: tuesday, every: 1 }),
            "chaque mardi, de 14 h 00 à 15 h 30, jusqu’au 31 décembre 2026"
        );
        assert!(said(Rhythm::Weekly { weekday: tuesday, every: 2 }).starts_with("un mardi sur deux,"));
        assert!(said(Rhythm::Weekly { weekday: tuesday, every: 3 }).starts_with("un mardi toutes les 3 semaines,"));
        assert_eq!(
            said(Rhythm::Chosen { dates: vec![date("2026-12-01"), date("2026-11-27")] }),
            "le 27 novembre 2026 et le 1er décembre 2026, de 14 h 00 à 15 h 30"
        );
    }

    #[test]
    fn what_will_be_created_and_what_exists_is_counted_before() {
        let days: Vec<_> = (1..=4).map(|day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap()).collect();
        let told = |count: usize| already_held(&days[..count]).unwrap_or_default();
        assert_eq!(
            (create_sessions(1), create_sessions(24)),
            ("Créer la séance".into(), "Créer les 24\u{a0}séances".into())
        );
        assert_eq!(told(0), "");
        let moved = moved_onto_another(&days[..1]).unwrap_or_default();
        assert!(
            moved.ends_with("où cette RCP siège déjà\u{a0}: le 1er décembre 2026.")
                && moved_onto_another(&[]).is_none()
        );
        assert!(told(2).contains("déjà une séance le 1er décembre 2026 et le 2 décembre 2026."), "{}", told(2));
        assert!(told(4).contains("à 4 de ces dates, du 1er décembre 2026 au 4 décembre 2026."), "{}", told(4));
    }

    #[test]
    fn an_hour_that_the_clocks_skip_or_live_twice_is_told() {
        let told = |text: &str| odd_hour(text.parse().unwrap()).map(|told| told.replace('\u{a0}', " "));
        assert_eq!(told("2027-03-28T14:00:00"), None);
        assert!(told("2027-03-28T02:30:00").unwrap().ends_with("La séance commencera à 3 h 30."));
        assert!(told("2026-10-25T02:30:00").unwrap().contains("existe deux fois"));
    }

    #[test]
    fn a_night_a_week_end_and_a_session_over_midnight_are_told_once() {
        let plain = |told: Vec<String>| told.into_iter().map(|one| one.replace('\u{a0}', " ")).collect::<Vec<_>>();
        assert_eq!(
            plain(odd("2026-12-05T23:30:00".parse().unwrap(), 90)),
            [
                "Le 5 décembre 2026 est un samedi.",
                "La séance se termine le lendemain : de 23 h 30 à 1 h 00 le lendemain."
            ]
        );
        let hour = NaiveTime::from_hms_opt(22, 0, 0).unwrap();
        let weekly = Rhythm::Weekly { weekday: Weekday::Sat, every: 1 };
        let made = Recurrence::new(weekly, date("2026-12-01"), date("2026-12-31"), hour, 60).unwrap();
        let told = plain(odd_dates(&made));
        assert_eq!(
            told,
            ["L’heure est inhabituelle : de 22 h 00 à 23 h 00.", "4 séances tombent un samedi ou un dimanche."]
        );
    }

    #[test]
    fn dates_left_out_by_default_and_dates_outside_of_the_period_are_said() {
        let plain = |told: Option<String>| told.unwrap_or_default().replace('\u{a0}', " ");
        assert_eq!(left_out(0, 0), None);
        assert!(plain(left_out(152, 1)).starts_with(
            "Décochées d’office : 152 dates passées et 1 date où cette RCP a déjà une séance à cette heure."
        ));
        let told = plain(outside_the_period(&[date("2028-03-03")], date("2027-01-01"), date("2027-12-31")));
        assert!(told.ends_with(": le 3 mars 2028."), "{told}");
    }

    #[test]
    fn a_holiday_that_is_named_by_its_date_is_named_once() {
        let told = |day, name| holiday_answer(date(day), name, None).replace('\u{a0}', " ");
        assert_eq!(told("2027-11-11", "11 novembre"), "le 11 novembre 2027, pas de séance");
        assert_eq!(told("2026-12-25", "Noël"), "le 25 décembre 2026 (Noël), pas de séance");
    }

    #[test]
    fn what_is_left_out_is_said() {
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let weekly = Rhythm::Weekly { weekday: Weekday::Fri, every: 1 };
        let made = Recurrence::new(weekly, date("2026-12-01"), date("2026-12-31"), hour, 60).unwrap();
        let said = recurrence(&made.except([date("2026-12-25")]));
        assert!(said.ends_with("jusqu’au 31 décembre 2026, sauf le 25 décembre 2026"), "{said}");
    }

    #[test]
    fn a_session_on_a_holiday_is_flagged() {
        let hour = NaiveTime::from_hms_opt(14, 0, 0).unwrap();
        let weekly = Rhythm::Weekly { weekday: Weekday::Fri, every: 1 };
        let made = Recurrence::new(weekly, date("2026-12-18"), date("2026-12-31"), hour, 60).unwrap();
        let plan = crate::planning::plan(&made);
        assert_eq!(slot(&plan[1]).replace('\u{a0}', " "), "ven. 25 déc., 14:00 (férié : Noël)");
        assert_eq!(slots(&plan).replace('\u{a0}', " "), "2 séances, dont 1 un jour férié");
    }
}
