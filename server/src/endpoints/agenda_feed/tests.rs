use super::*;

fn naming(values: &[&str]) -> HeaderMap {
    values.iter().map(|value| (header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap())).collect()
}

#[test]
fn a_reader_names_the_file_that_it_has_in_any_of_the_ways_of_http() {
    for values in [&["\"abc\""][..], &["W/\"abc\""], &["\"x\", \"abc\""], &["\"x\"", "\"abc\""], &["*"]] {
        assert!(knows(&naming(values), "abc"), "{values:?}");
    }
    for values in [&[][..], &["\"ab\""], &["abc"], &["\"abc"], &["\"abcd\", W/\"x\""]] {
        assert!(!knows(&naming(values), "abc"), "{values:?}");
    }
}

#[test]
fn the_instant_of_a_file_is_the_midnight_before_in_paris_in_summer_and_in_winter() {
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    assert_eq!(first_instant(at("2026-07-02T12:00:00Z")), at("2026-07-01T22:00:00Z"));
    assert_eq!(first_instant(at("2026-07-01T22:00:00Z")), at("2026-07-01T22:00:00Z"));
    assert_eq!(first_instant(at("2026-12-03T12:00:00Z")), at("2026-12-02T23:00:00Z"));
}
