//! A form that a group makes by itself: each change, what is told of it, and the text that keeps it.

use crate::library::{assembled, form, library};
use domain::{
    forms::{
        Answer, CheckContext, ChoiceSet, Form, FormRef, Guideline, Key, Kind, Level, OwnChoice, Question, Reference,
        Section, Severity, assemble,
        builder::{Draft, Edit, EditRefusal, QuestionChange, SectionChange, name_for, remarks},
        check,
    },
    frcp::Stamp,
    ids::AccountId,
};
use proptest::prelude::*;
use uuid::Uuid;

fn key(text: &str) -> Key {
    Key::new(text).unwrap()
}

fn at(text: &str) -> Reference {
    text.to_owned().try_into().unwrap()
}

fn by() -> Stamp {
    Stamp { by: AccountId::from_uuid(Uuid::from_u128(1)), at: "2026-03-03T08:00:00Z".parse().unwrap() }
}

fn written(form: &Form) -> String {
    toml::to_string(form).unwrap()
}

fn read_back(form: &Form) -> Form {
    toml::from_str(&written(form)).unwrap_or_else(|cause| panic!("{cause}\n{}", written(form)))
}

fn section(name: &str, title: &str) -> Section {
    toml::from_str(&format!("key = \"{name}\"\ntitle = \"{title}\"")).unwrap()
}

fn question(text: &str) -> Question {
    toml::from_str(text).unwrap()
}

fn add(to: &str, text: &str) -> Edit {
    Edit::AddQuestion { to: at(to), question: Box::new(question(text)) }
}

fn change(place: &str, change: QuestionChange) -> Edit {
    Edit::Question { at: at(place), change: Box::new(change) }
}

fn grades() -> ChoiceSet {
    let choice = |code: &str, display: &str| OwnChoice { code: code.into(), display: display.into() };
    ChoiceSet { key: key("isup"), choices: vec![choice("1", "Grade 1"), choice("5", "Grade 5")] }
}

fn generic() -> FormRef {
    form("frcp-generic").reference()
}

/// A urology form, as its group writes it.
fn urology() -> Draft {
    let start = Draft::extending(key("frcp-urology"), 1, "FRCP d’urologie".into(), generic());
    let edits = [
        Edit::Set { set: grades() },
        Edit::AddSection { section: Box::new(section("prostate", "Prostate")) },
        add(
            "prostate",
            "key = \"psa\"\nlabel = \"PSA\"\nkind = { number = { unit = \"ng/mL\", min = 0, decimals = 2 } }",
        ),
        add("prostate", "key = \"isup\"\nlabel = \"Grade ISUP\"\nkind = { one-of = { set = \"isup\" } }"),
    ];
    edits.into_iter().fold(start, |draft, edit| draft.edit(by(), edit).unwrap())
}

fn told(form: &Form) -> Vec<(String, String)> {
    remarks(form, &library()).into_iter().map(|one| (one.place, one.sentence)).collect()
}

#[test]
fn a_group_makes_a_urology_form_with_choices_of_its_own() {
    let form = urology().form();
    assert_eq!(told(&form), []);
    let whole = assembled(&form);
    assert!(whole.sets.is_empty() && whole.sections.len() > 10, "all of the generic form is there too");
    let place = "prostate/isup".parse().unwrap();
    let choices = whole.question(&place).unwrap().kind.choices().unwrap().clone();
    assert_eq!(
        (choices.version.as_str(), choices.by_code("5").unwrap().display.as_str()),
        ("frcp-urology/1", "Grade 5")
    );
    let mut answers = domain::forms::Answers::default();
    answers.set(&place, Some(Answer::one(choices.coded(choices.by_code("5").unwrap()))));
    let issues = check(&whole, &answers, &CheckContext::on("2026-03-03".parse().unwrap()), Level::Draft);
    assert_eq!(issues, vec![]);
}

#[test]
fn the_text_of_each_shipped_form_reads_back_as_the_same_form() {
    for form in &library().forms {
        assert_eq!(&read_back(form), form, "{}", form.key);
        let next = Draft::next_version(form, form.version + 1, &library()).form();
        assert!(next.sections.iter().all(|section| section.block.is_none()));
        assert_eq!(read_back(&next), next, "{}", form.key);
        assert_eq!(Form { version: form.version, ..assembled(&next) }, assembled(form), "{}", form.key);
        assert_eq!(told(&next), [], "{}", form.key);
    }
}

#[test]
fn a_name_is_given_once() {
    let draft = urology();
    let twice = add("prostate", "key = \"psa\"\nlabel = \"PSA\"\nkind = \"yes-no\"");
    assert_eq!(draft.clone().edit(by(), twice), Err(EditRefusal::NameTaken));
    let again = Edit::AddSection { section: Box::new(section("prostate", "Prostate")) };
    assert_eq!(draft.edit(by(), again), Err(EditRefusal::NameTaken));
}

#[test]
fn what_is_not_in_the_draft_is_not_changed() {
    let lost = [
        Edit::RemoveQuestion { at: at("prostate/gleason") },
        Edit::RemoveSection { at: key("bladder") },
        Edit::MoveQuestion { at: at("prostate/psa"), after: Some(key("gleason")) },
        add("bladder", "key = \"x\"\nlabel = \"X\"\nkind = \"yes-no\""),
        change("psa", QuestionChange::Carried { carried: true }),
        Edit::RemoveRule { at: key("r") },
        Edit::Widen { at: at("tumour/t") },
    ];
    for edit in lost {
        assert_eq!(urology().edit(by(), edit.clone()), Err(EditRefusal::NotHere), "{edit:?}");
    }
}

#[test]
fn questions_and_sections_move_among_their_own() {
    let order = |draft: &Draft| -> Vec<String> {
        draft.form().sections[0].questions.iter().map(|one| one.key.to_string()).collect()
    };
    let moved = urology().edit(by(), Edit::MoveQuestion { at: at("prostate/isup"), after: None }).unwrap();
    assert_eq!(order(&moved), ["isup", "psa"]);
    let back = moved.edit(by(), Edit::MoveQuestion { at: at("prostate/isup"), after: Some(key("psa")) }).unwrap();
    assert_eq!(order(&back), ["psa", "isup"]);
    let two = back.edit(by(), Edit::AddSection { section: Box::new(section("kidney", "Rein")) }).unwrap();
    let moved = two.edit(by(), Edit::MoveSection { at: key("kidney"), after: None }).unwrap();
    assert_eq!(moved.form().sections[0].key, key("kidney"));
}

#[test]
fn undoing_takes_back_the_last_change_and_nothing_else() {
    let before = urology();
    let after = before.clone().edit(by(), Edit::RemoveSection { at: key("prostate") }).unwrap();
    let (undone, made) = after.undo().unwrap();
    assert_eq!((&undone, made.edit), (&before, Edit::RemoveSection { at: key("prostate") }));
    let empty = (0..4).fold(undone, |draft, _| draft.undo().unwrap().0);
    assert!(empty.form().sections.is_empty() && empty.undo().is_none());
}

#[test]
fn a_wrong_draft_is_told_at_its_place_in_french() {
    let shown = |text: &str| toml::from_str::<Holder>(&format!("c = {text}")).unwrap().c;
    let cases = [
        (
            vec![change(
                "prostate/psa",
                QuestionChange::ShownIf { shown_if: Some(shown("{ answer = \"gone\", is = true }")) },
            )],
            ("prostate/psa", "«\u{a0}gone\u{a0}» ne désigne aucune question\u{a0}: corrigez ce nom."),
        ),
        (
            vec![Edit::RemoveSet { at: key("isup") }],
            (
                "prostate/isup",
                "La liste de choix «\u{a0}isup\u{a0}» n’existe pas\u{a0}: écrivez-la ou choisissez-en une autre.",
            ),
        ),
        (
            vec![Edit::Set { set: ChoiceSet { key: key("tnm-t"), ..grades() } }],
            ("set tnm-t", "Ce nom est celui d’une liste fournie\u{a0}: choisissez-en un autre."),
        ),
        (
            vec![Edit::Set { set: ChoiceSet { choices: [grades().choices, grades().choices].concat(), ..grades() } }],
            ("set isup", "Le code 1 est donné deux fois dans la liste."),
        ),
        (
            vec![Edit::Set { set: ChoiceSet { choices: vec![], ..grades() } }],
            ("set isup", "Rien n’est proposé ici\u{a0}: ajoutez au moins un choix ou une question."),
        ),
        (
            vec![change("prostate/psa", QuestionChange::Label { label: " ".into() })],
            ("prostate/psa", "Écrivez la question telle que les gens la liront."),
        ),
        (
            vec![Edit::Section { at: key("prostate"), change: SectionChange::After { after: Some(key("nowhere")) } }],
            ("prostate", "La section «\u{a0}nowhere\u{a0}», qui doit la précéder, n’existe pas."),
        ),
        (
            vec![change(
                "prostate/psa",
                QuestionChange::Help {
                    help: String::new(),
                    guideline: Some(Guideline { name: "CCAFU".into(), edition: String::new(), page: String::new() }),
                },
            )],
            ("prostate/psa", "Nommez le référentiel et son édition."),
        ),
        (
            vec![Edit::Narrow {
                narrow: Box::new(toml::from_str("question = \"tumour/nothing\"\nlabel = \"X\"").unwrap()),
            }],
            ("tumour/nothing", "«\u{a0}tumour/nothing\u{a0}» ne désigne aucune question\u{a0}: corrigez ce nom."),
        ),
    ];
    for (edits, (place, sentence)) in cases {
        let draft = edits.into_iter().fold(urology(), |draft, edit| draft.edit(by(), edit).unwrap());
        let found = told(&draft.form());
        assert_eq!(
            found.first().map(|(place, said)| (place.as_str(), said.as_str())),
            Some((place, sentence)),
            "{found:?}"
        );
    }
}

#[derive(serde::Deserialize)]
struct Holder {
    c: domain::forms::Condition,
}

#[test]
fn everything_wrong_is_told_at_once() {
    let edits = [
        Edit::RemoveSet { at: key("isup") },
        change("prostate/psa", QuestionChange::Label { label: String::new() }),
        Edit::Rule {
            rule: Box::new(
                toml::from_str(
                    "key = \"r\"\nat = \"prostate/psa\"\nmust = { answer = \"prostate/psa\", filled = true }\nseverity = \"warning\"\nsentence = \"\"\nsource = \"\"",
                )
                .unwrap(),
            ),
        },
    ];
    let draft = edits.into_iter().fold(urology(), |draft, edit| draft.edit(by(), edit).unwrap());
    let found = told(&draft.form());
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["prostate/psa", "rule r", "rule r", "prostate/isup"]);
}

#[test]
fn a_help_ends_with_its_guideline_and_the_browser_reads_a_plain_sentence() {
    let guideline = Guideline { name: "CCAFU Prostate".into(), edition: "2024".into(), page: "p. 12".into() };
    let help = QuestionChange::Help { help: "Avant tout traitement.".into(), guideline: Some(guideline) };
    let form = urology().edit(by(), change("prostate/psa", help)).unwrap().form();
    assert_eq!(read_back(&form), form);
    let whole = assembled(&form);
    let psa = whole.question(&"prostate/psa".parse().unwrap()).unwrap();
    assert_eq!(psa.help, "Avant tout traitement. Référentiel\u{a0}: CCAFU Prostate, édition 2024, p. 12.");
    let json = serde_json::to_string(&whole).unwrap();
    assert!(["\"guideline\":{", "\"set\":[", "\"narrow\":["].into_iter().all(|field| !json.contains(field)));
}

#[test]
fn a_narrowed_question_may_take_choices_of_the_form_that_narrows_it_and_never_more() {
    let performance = |code: &str| ChoiceSet {
        key: key("fit"),
        choices: vec![OwnChoice { code: code.into(), display: "En pleine forme".into() }],
    };
    let parent = form("frcp-generic");
    let found = parent.sections.iter().find_map(|section| {
        let block = library().blocks.into_iter().find(|block| Some(&block.key) == section.block.as_ref())?;
        let questions: Vec<Question> = block.questions.into_iter().chain(section.questions.clone()).collect();
        let one = questions.into_iter().find(|one| matches!(one.kind, Kind::OneOf(_)))?;
        Some(format!("{}/{}", section.key, one.key))
    });
    let place = found.unwrap();
    let narrow = || Edit::Narrow {
        narrow: Box::new(toml::from_str(&format!("question = \"{place}\"\nset = \"fit\"")).unwrap()),
    };
    let draft =
        urology().edit(by(), Edit::Set { set: performance("no-such-code") }).unwrap().edit(by(), narrow()).unwrap();
    let found = told(&draft.form());
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].0 == place && found[0].1.contains("no-such-code"), "{found:?}");
}

#[test]
fn a_label_gives_a_name_that_nobody_has() {
    let name = |label: &str| name_for(label, |key| key.as_str() == "taille_mm").map(|key| key.to_string());
    assert_eq!(name("Taille (mm)").as_deref(), Some("taille_mm_2"));
    assert_eq!(name("Épaisseur de l’ébauche").as_deref(), Some("epaisseur_de_l_ebauche"));
    assert_eq!(name("3e ligne").as_deref(), Some("q_3e_ligne"));
    assert_eq!(name("?").as_deref(), Some("q"));
}

#[test]
fn edits_keep_their_shape_in_json() {
    let draft = urology();
    let json = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
}

/// One change among those that a page offers, of a form that has questions.
fn any_edit() -> impl Strategy<Value = Edit> {
    let place = prop_oneof![Just("prostate/psa"), Just("prostate/isup")];
    let text = "[ -~éàœ’«»\u{a0}\"\\\\\n]{0,40}";
    let shown = prop_oneof![
        Just("{ answer = \"psa\", ge = 4 }"),
        Just("{ all = [{ fact = \"age\", lt = 75.5 }, { not = { answer = \"isup\", in = [\"1\", 2, true] } }] }"),
        Just(
            "{ any = [{ answer = \"psa\", lt = { answer = \"other\" } }, { count = \"list\", is = { fact = \"age\" } }] }"
        ),
        Just("{ any_row = \"tumour\", with = { answer = \"t\", starts_with = [\"T\"] } }"),
    ];
    let shown = shown.prop_map(|text| toml::from_str::<Holder>(&format!("c = {text}")).unwrap().c);
    let kind = prop_oneof![
        Just("\"yes-no\""),
        Just("{ number = { unit = \"mm\", min = 0.5, soft_max = 12 } }"),
        Just("{ many-of = { options = [{ code = \"a\", display = \"A\", only_for = [\"1\"] }] } }"),
        Just("{ tnm = { letter = \"T\", choices = { set = \"tnm-t\", filtered_by = \"isup\" } } }"),
        Just("{ partial-date = { past = true, at_least = \"month\" } }"),
    ];
    let kind = kind.prop_map(|text| question(&format!("key = \"k\"\nlabel = \"\"\nkind = {text}")).kind);
    let level = prop_oneof![Just(None), Just(Some(Level::Ready)), Just(Some(Level::Validated))];
    prop_oneof![
        (place.clone(), text).prop_map(|(place, label)| change(place, QuestionChange::Label { label })),
        (place.clone(), text, text).prop_map(|(place, help, name)| {
            let guideline = Some(Guideline { name, edition: "2024".into(), page: String::new() });
            change(place, QuestionChange::Help { help, guideline })
        }),
        (place.clone(), proptest::option::of(shown.clone()))
            .prop_map(|(place, shown_if)| change(place, QuestionChange::ShownIf { shown_if })),
        (place.clone(), level, proptest::option::of(shown)).prop_map(|(place, at, when)| {
            change(place, QuestionChange::Required { at, when, missing: Severity::Warning })
        }),
        (place.clone(), kind).prop_map(|(place, kind)| change(place, QuestionChange::Kind { kind })),
        place.prop_map(|place| Edit::RemoveQuestion { at: at(place) }),
        text.prop_map(|title| Edit::Title { title }),
        text.prop_map(|display| Edit::Set {
            set: ChoiceSet { key: key("more"), choices: vec![OwnChoice { code: "m".into(), display }] }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_changed_the_text_reads_back_as_the_same_form(edits in proptest::collection::vec(any_edit(), 0..12)) {
        let draft = edits.into_iter().fold(urology(), |draft, edit| draft.clone().edit(by(), edit).unwrap_or(draft));
        let form = draft.form();
        prop_assert_eq!(&read_back(&form), &form);
        let told = remarks(&form, &library());
        if assemble(&form, &library()).is_err() {
            prop_assert!(!told.is_empty(), "the loader refuses what nothing tells");
        }
    }
}
