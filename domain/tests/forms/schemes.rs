//! The drawn schemes: what they may hold, what they answer, and what a form is refused for.

use super::library::{self, assembled, form};
use domain::forms::{AssembleError, Fault, Form, Kind, Library, Question, Region, assemble, regions};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms/schemes");
    let read = |file: fs::DirEntry| {
        let name = file.path().file_stem().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(file.path()).unwrap())
    };
    fs::read_dir(folder).unwrap().map(|file| read(file.unwrap())).collect()
}

/// Every question of a form, those of its groups too.
fn questions(form: &Form) -> Vec<&Question> {
    let plain = form.sections.iter().flat_map(|section| &section.questions);
    plain.flat_map(|question| std::iter::once(question).chain(&question.questions)).collect()
}

fn drawn(key: &str) -> BTreeMap<String, Question> {
    let whole = assembled(&form(key));
    let drawn = questions(&whole).into_iter().filter(|question| question.scheme.is_some());
    drawn.map(|question| (question.key.to_string(), question.clone())).collect()
}

/// A form of one question, then what the loader says.
fn loaded(question: &str) -> Result<Form, AssembleError> {
    let head = "key = \"alone\"\nversion = 1\ntitle = \"\"\n[[section]]\nkey = \"s\"\n[[section.question]]\nlabel = \"\"\nkey = \"q\"\n";
    assemble(&toml::from_str(&format!("{head}{question}")).unwrap(), &Library::default())
}

fn refused(question: &str) -> Vec<String> {
    let Err(AssembleError::Faults(faults)) = loaded(question) else { panic!("{question}") };
    let told = faults.into_iter().map(|fault| match fault {
        Fault::Scheme(what) => what,
        other => panic!("{other:?}"),
    });
    told.collect()
}

#[test]
fn what_locates_something_in_an_organ_has_a_drawing() {
    let names = |key: &str| drawn(key).into_keys().collect::<Vec<_>>();
    assert_eq!(names("frcp-breast"), ["clock", "quadrant", "quadrants"]);
    assert_eq!(names("frcp-lung"), ["pet_stations", "resected", "site", "station"]);
    assert_eq!(names("frcp-gyn"), ["explored", "face", "site", "third"]);
    assert_eq!(names("frcp-generic"), [""; 0]);
}

#[test]
fn a_region_bears_the_french_name_of_its_answer_and_of_its_place() {
    let breast = drawn("frcp-breast");
    let first = &regions(&breast.get("quadrants").unwrap().drawing)[1];
    assert_eq!((first.code.as_str(), first.name.as_str()), ("C50.4", "Quadrant supéro-externe, sein droit"));
    assert_eq!(first.with.as_ref().map(|(key, code)| (key.as_str(), code.as_str())), Some(("side", "C25228")));
    let hours = regions(&breast.get("clock").unwrap().drawing);
    assert_eq!((hours.len(), hours[2].name.as_str()), (12, "3\u{a0}h"));
}

#[test]
fn every_station_of_the_set_is_on_the_map_once() {
    let lung = drawn("frcp-lung");
    let station = lung.get("station").unwrap();
    let shown: Vec<String> = regions(&station.drawing).into_iter().map(|one| one.code).collect();
    let asked: Vec<String> = station.kind.choices().unwrap().options.iter().map(|one| one.code.clone()).collect();
    assert_eq!(shown, asked);
}

/// The corners of each station: left, top, right, bottom.
fn stations() -> BTreeMap<String, [u32; 4]> {
    let files = files();
    let rects = files.get("mediastinum-stations").unwrap().lines().filter(|line| line.contains("<rect "));
    let number = |line: &str, name: &str| -> u32 {
        line.split_once(&format!(" {name}=\"")).unwrap().1.split_once('"').unwrap().0.parse().unwrap()
    };
    let corners = rects.map(|line| {
        let (x, y) = (number(line, "x"), number(line, "y"));
        let code = line.split_once("data-code=\"").unwrap().1.split_once('"').unwrap().0;
        (code.to_owned(), [x, y, x + number(line, "width"), y + number(line, "height")])
    });
    corners.collect()
}

/// A phone of 390 px shows the map 334 px wide: 44 px there are 47.5 units of its 360.
#[test]
fn a_station_is_large_enough_for_a_finger_and_covers_no_other() {
    let stations = stations();
    assert_eq!(stations.len(), 26);
    for (code, [left, top, right, bottom]) in &stations {
        assert!(right - left >= 48 && bottom - top >= 48 && *right <= 360 && *bottom <= 420, "{code}");
        for (other, [l, t, r, b]) in stations.iter().filter(|(other, _)| *other != code) {
            assert!(right <= l || r <= left || bottom <= t || b <= top, "{code} covers {other}");
        }
    }
}

#[test]
fn both_breasts_show_the_same_answers() {
    let regions = regions(&drawn("frcp-breast").get("quadrant").unwrap().drawing);
    let of = |side: &str| -> BTreeSet<String> {
        let there = regions.iter().filter(|one| one.with.as_ref().is_some_and(|(_, code)| code == side));
        there.map(|one| one.code.clone()).collect()
    };
    assert_eq!(of("C25228"), of("C25229"));
    assert_eq!(of("C25228").len(), 7);
}

#[test]
fn each_region_can_be_answered() {
    for key in ["frcp-breast", "frcp-gyn", "frcp-lung"] {
        for (name, question) in &drawn(key) {
            for region in regions(&question.drawing) {
                let answer = match &question.kind {
                    Kind::ManyOf(choices) => Kind::OneOf(choices.clone()).told(&region.code),
                    kind => kind.told(&region.code),
                };
                let region = Region { with: None, ..region };
                assert!(region.holds(answer.as_ref(), None) && !region.name.is_empty(), "{key} {name}: {region:?}");
            }
        }
    }
}

#[test]
fn a_scheme_that_shows_what_the_question_cannot_answer_is_refused() {
    let pelvis = "kind = { one-of = { set = \"gyn-localisation\" } }\nscheme = \"pelvis\"";
    assert!(loaded(pelvis).is_ok());
    let lobes = "kind = { many-of = { set = \"lobes-pulmonaires\" } }\nscheme = \"lung-sites\"";
    assert_eq!(refused(lobes), ["s/q: lung-sites: no answer hilum"; 2]);
    let hours = "kind = { number = { min = 1, max = 10 } }\nscheme = \"breast-clock\"";
    assert_eq!(refused(hours), ["s/q: breast-clock: no answer 11", "s/q: breast-clock: no answer 12"]);
    assert_eq!(refused("kind = \"yes-no\"\nscheme = \"pelvis\"").len(), 6);
}

#[test]
fn a_scheme_that_also_answers_a_question_beside_is_refused_without_that_question() {
    let alone = refused("kind = { one-of = { set = \"quadrant-sein\" } }\nscheme = \"breast-quadrants\"");
    assert_eq!(alone.len(), 14);
    assert_eq!(alone[0], "s/q: breast-quadrants: no answer C25228 of side beside");
}

#[test]
fn a_scheme_that_does_not_exist_is_refused() {
    let unknown = "kind = { one-of = { set = \"gyn-localisation\" } }\nscheme = \"knee\"";
    assert!(matches!(loaded(unknown), Err(AssembleError::NoSuchScheme(key)) if key.as_str() == "knee"));
}

#[test]
fn assembling_again_keeps_the_drawing() {
    for form in library::library().forms {
        let whole = assembled(&form);
        assert_eq!(assemble(&whole, &Library::default()).unwrap(), whole);
    }
}

#[test]
fn a_drawing_holds_shapes_and_words_and_nothing_that_runs() {
    let shapes = ["svg", "path", "circle", "ellipse", "rect", "text"];
    let attributes = [
        "xmlns",
        "viewBox",
        "class",
        "d",
        "x",
        "y",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "data-code",
        "data-with",
        "data-place",
    ];
    for (name, text) in &files() {
        let (comment, svg) = text.split_once("-->").unwrap();
        assert_eq!(svg.matches("data-place").count(), svg.matches("data-with").count(), "{name}: a place is an answer");
        assert!(comment.starts_with("<!-- ") && svg.contains("viewBox=\"0 0 360 "), "{name}");
        for tag in svg.split('<').skip(1).filter(|tag| !tag.starts_with('/')) {
            let tag = tag.split('>').next().unwrap().trim_end_matches('/');
            let (shape, rest) = tag.split_once(' ').unwrap();
            assert!(shapes.contains(&shape), "{name}: {shape}");
            let before =
                rest.split('"').step_by(2).map(|one| one.trim().trim_end_matches('=')).filter(|one| !one.is_empty());
            for attribute in before {
                assert!(attributes.contains(&attribute), "{name}: {attribute}");
            }
            assert!(!rest.contains("class=") || rest.contains("class=\"scheme-outline\""), "{name}: {rest}");
        }
    }
}

#[test]
fn every_file_of_a_scheme_serves_a_form() {
    let used: BTreeSet<String> = ["frcp-breast", "frcp-gyn", "frcp-lung"]
        .into_iter()
        .flat_map(|key| {
            questions(&assembled(&form(key))).into_iter().filter_map(|one| one.scheme.clone()).collect::<Vec<_>>()
        })
        .map(|scheme| scheme.to_string())
        .collect();
    assert_eq!(used, files().into_keys().collect());
}
