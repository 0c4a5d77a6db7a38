use super::*;
use chrono_tz::Europe::Paris;
use proptest::prelude::*;
use rrule::RRuleSet;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hour() -> NaiveTime {
    NaiveTime::from_hms_opt(14, 0, 0).unwrap()
}

fn ours(rhythm: Rhythm, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    Recurrence::new(rhythm, from, until, hour(), 90).map(|it| it.occurrences(from, until, 5000)).unwrap_or_default()
}

fn day_code(weekday: Weekday) -> String {
    weekday.to_string()[..2].to_uppercase()
}

fn oracle(rule: &str, start: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let end = until.and_hms_opt(23, 0, 0).unwrap().format("%Y%m%dT%H%M%SZ");
    let text = format!("DTSTART;TZID=Europe/Paris:{}T140000\nRRULE:{rule};UNTIL={end}", start.format("%Y%m%d"));
    let set: RRuleSet = text.parse().unwrap();
    set.all(5000).dates.iter().map(|at| at.with_timezone(&Paris).date_naive()).collect()
}

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn weekly_dates_agree_with_rrule(offset in 0u64..9000, length in 30u64..1000, weekday in 0usize..7, every in 1u8..9) {
        let from = date("2005-01-01") + Days::new(offset);
        let until = from + Days::new(length);
        let first = from.iter_days().find(|day| day.weekday() == WEEK[weekday]).unwrap();
        let rule = format!("FREQ=WEEKLY;INTERVAL={every};BYDAY={}", day_code(WEEK[weekday]));
        let got = ours(Rhythm::Weekly { weekday: WEEK[weekday], every }, from, until);
        prop_assert_eq!(got, oracle(&rule, first, until));
    }

    #[test]
    fn monthly_dates_agree_with_rrule(offset in 0u64..9000, length in 70u64..1000, weekday in 0usize..7, mask in 1u8..32) {
        let from = date("2005-01-01") + Days::new(offset);
        let until = from + Days::new(length);
        let all = [(Nth::First, "1"), (Nth::Second, "2"), (Nth::Third, "3"), (Nth::Fourth, "4"), (Nth::Last, "-1")];
        let chosen: Vec<_> = all.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0).map(|(_, nth)| nth).collect();
        let days: Vec<_> = chosen.iter().map(|(_, code)| format!("{code}{}", day_code(WEEK[weekday]))).collect();
        let nth = chosen.iter().map(|(nth, _)| *nth).collect();
        let got = ours(Rhythm::MonthlyNth { nth, weekday: WEEK[weekday] }, from, until);
        let mut expected = oracle(&format!("FREQ=MONTHLY;BYDAY={}", days.join(",")), from, until);
        expected.retain(|day| *day >= from);
        prop_assert_eq!(got, expected);
    }
}

#[test]
fn the_first_and_third_tuesday_of_the_end_of_2026() {
    let rhythm = Rhythm::MonthlyNth { nth: vec![Nth::Third, Nth::First], weekday: Weekday::Tue };
    let got = ours(rhythm, date("2026-11-01"), date("2026-12-31"));
    assert_eq!(got, ["2026-11-03", "2026-11-17", "2026-12-01", "2026-12-15"].map(date));
}

#[test]
fn chosen_dates_outside_the_period_are_left_out() {
    let dates = ["2026-12-04", "2026-11-27", "2027-02-05"].map(date).to_vec();
    let got = ours(Rhythm::Chosen { dates }, date("2026-11-01"), date("2026-12-31"));
    assert_eq!(got, ["2026-11-27", "2026-12-04"].map(date));
}

#[test]
fn an_excepted_date_is_skipped_and_the_rhythm_keeps_its_count() {
    let rhythm = Rhythm::Weekly { weekday: Weekday::Fri, every: 2 };
    let made = Recurrence::new(rhythm, date("2026-12-01"), date("2027-01-31"), hour(), 60).unwrap();
    let made = made.except([date("2026-12-18")]);
    assert_eq!(made.next(date("2026-12-01"), 10), ["2026-12-04", "2027-01-01", "2027-01-15", "2027-01-29"].map(date));
}

#[test]
fn what_cannot_be_kept_is_refused() {
    let make = |rhythm, from: &str, until: &str, minutes| {
        Recurrence::new(rhythm, date(from), date(until), hour(), minutes).unwrap_err()
    };
    let weekly = |every| Rhythm::Weekly { weekday: Weekday::Tue, every };
    assert_eq!(make(weekly(0), "2026-01-01", "2026-12-31", 60), RecurrenceFault::WeeksOutOfRange);
    assert_eq!(make(weekly(1), "2026-12-31", "2026-01-01", 60), RecurrenceFault::EndsBeforeItStarts);
    assert_eq!(make(weekly(1), "2026-01-01", "2036-01-01", 60), RecurrenceFault::TooLong);
    assert_eq!(make(weekly(1), "2026-01-01", "2026-12-31", 5), RecurrenceFault::DurationOutOfRange);
    assert_eq!(make(weekly(1), "2026-11-18", "2026-11-20", 60), RecurrenceFault::NoDate);
    assert_eq!(make(Rhythm::Chosen { dates: vec![] }, "2026-01-01", "2026-12-31", 60), RecurrenceFault::NothingChosen);
}

#[test]
fn a_stored_recurrence_is_checked_when_read() {
    let made = Recurrence::new(
        Rhythm::Weekly { weekday: Weekday::Tue, every: 1 },
        date("2026-11-01"),
        date("2026-12-31"),
        hour(),
        90,
    );
    let text = serde_json::to_string(&made.clone().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Recurrence>(&text).unwrap(), made.unwrap());
    assert!(serde_json::from_str::<Recurrence>(&text.replace("\"every\":1", "\"every\":0")).is_err());
}
