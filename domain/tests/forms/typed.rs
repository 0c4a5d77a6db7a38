//! What people type to make a form: what stands is written as it would be typed, what is typed becomes one change, and a mistake is told
//! at its field.

use crate::library::{form, library};
use domain::{
    forms::{
        Answer, CheckContext, Condition, Form, Key, Level, Library, Severity, assemble,
        builder::{
            Case, Draft, case, remarks,
            typed::{Desk, Fields, Gesture, Lines, Place, leads_to, lines, stands},
        },
        check,
    },
    frcp::Stamp,
    ids::AccountId,
};
use std::sync::LazyLock;
use uuid::Uuid;

const SHIPPED: [&str; 4] = ["frcp-generic", "frcp-breast", "frcp-gyn", "frcp-lung"];

static SHELF: LazyLock<Library> = LazyLock::new(library);

fn shelf() -> &'static Library {
    &SHELF
}

fn by() -> Stamp {
    Stamp { by: AccountId::from_uuid(Uuid::from_u128(1)), at: "2026-03-03T08:00:00Z".parse().unwrap() }
}

fn typed(text: &str) -> Fields {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| line.split_once('=').unwrap())
        .map(|(k, v)| (k.trim().into(), v.trim().replace("\\n", "\n")))
        .collect()
}

/// A draft that a group writes by gestures.
struct Group(Draft);

impl Group {
    fn of_urology() -> Self {
        let key = Key::new("frcp-urology").unwrap();
        Self(Draft::extending(key, 101, "FRCP d’urologie".into(), form("frcp-generic").reference()))
    }

    fn next_of(shipped: &str) -> Self {
        Self(Draft::next_version(&form(shipped), 101, shelf()))
    }

    fn reads(&self, gesture: Gesture, place: &str, fields: &str) -> Result<Option<String>, Vec<(String, String)>> {
        let (form, whole) = self.sheets();
        let read = Desk::with(&form, &whole, shelf()).read(gesture, place, &typed(fields));
        read.map(|edit| edit.map(|edit| leads_to(&edit)))
            .map_err(|all| all.into_iter().map(|one| (one.field, one.sentence)).collect())
    }

    fn sheets(&self) -> (Form, Form) {
        let form = self.0.form();
        let whole = stands(&form, shelf());
        (form, whole)
    }

    /// Makes a gesture; answers the place that it leads to.
    fn does(&mut self, gesture: Gesture, place: &str, fields: &str) -> String {
        let (form, whole) = self.sheets();
        let read = Desk::with(&form, &whole, shelf()).read(gesture, place, &typed(fields));
        let edit = read.unwrap_or_else(|all| panic!("{all:?}")).expect("a change");
        self.0 = self.0.clone().edit(by(), edit.clone()).unwrap();
        leads_to(&edit)
    }

    fn prostate() -> Self {
        let mut group = Self::of_urology();
        assert_eq!(group.does(Gesture::AddSection, "", "titre = Prostate"), "prostate");
        let grade = "libelle = Grade ISUP \n forme = one-of \n choix = 1 : Grade 1\\n2 : Grade 2\\n5 : Grade 5";
        assert_eq!(group.does(Gesture::AddQuestion, "prostate", grade), "prostate/grade_isup");
        let psa = "libelle = PSA \n forme = number \n unite = ng/mL \n min = 0 \n max = 10000 \n usuel-max = 100 \n decimales = 2";
        assert_eq!(group.does(Gesture::AddQuestion, "prostate", psa), "prostate/psa");
        group
    }
}

#[test]
fn what_stands_in_the_forms_that_ship_reads_back_as_no_change() {
    for name in SHIPPED {
        let group = Group::next_of(name);
        let (form, whole) = group.sheets();
        let desk = Desk::with(&form, &whole, shelf());
        let mut looked_at = 0;
        let mut unchanged = |gesture: Gesture, place: &str| {
            let read = desk.read(gesture, place, &desk.fields(place));
            assert!(matches!(read, Ok(None)), "{name} {place}: {read:?}");
            looked_at += 1;
        };
        for section in &form.sections {
            unchanged(Gesture::Section, section.key.as_str());
            for question in &section.questions {
                let place = format!("{}/{}", section.key, question.key);
                unchanged(Gesture::Question, &place);
                for inner in &question.questions {
                    unchanged(Gesture::Question, &format!("{place}/{}", inner.key));
                }
            }
        }
        assert!(looked_at > 40, "{name}: {looked_at}");
        for rule in &form.rules {
            let place = format!("rule {}", rule.key);
            let edit = desk.read(Gesture::Rule, &place, &desk.fields(&place)).unwrap().unwrap();
            assert_eq!(edit.apply(form.clone()).unwrap(), form, "{name} {place}");
        }
    }
}

#[test]
fn most_conditions_that_ship_are_lines_and_the_others_are_told_in_a_sentence() {
    let (mut plain, mut beyond) = (0, vec![]);
    for name in SHIPPED {
        let group = Group::next_of(name);
        let (form, whole) = group.sheets();
        let desk = Desk::with(&form, &whole, shelf());
        let mut look = |condition: Option<&Condition>, scope: &[Key]| match lines(condition, desk.names(), scope) {
            Lines::Plain(all) => plain += usize::from(!all.is_empty()),
            Lines::Beyond(said) => beyond.push(said),
        };
        for section in &form.sections {
            look(section.shown_if.as_ref(), std::slice::from_ref(&section.key));
            for question in &section.questions {
                look(question.shown_if.as_ref(), std::slice::from_ref(&section.key));
                look(question.required_if.as_ref(), std::slice::from_ref(&section.key));
            }
        }
        for rule in &form.rules {
            look(rule.when.as_ref(), &rule.at.names[..rule.at.names.len() - 1]);
            look(Some(&rule.must), &rule.at.names[..rule.at.names.len() - 1]);
        }
    }
    assert!(plain > 5 * beyond.len(), "{plain} as lines, {} beyond them", beyond.len());
    assert!(beyond.iter().all(|said| !said.is_empty()));
}

#[test]
fn a_condition_is_typed_in_lines_and_asks_a_question_only_then() {
    let mut group = Group::prostate();
    let when = "libelle = Curage \n forme = yes-no \n exigee = validated \n manque = warning \n
        affichee-quoi-1 = Prostate › Grade ISUP \n affichee-comment-1 = is \n affichee-valeur-1 = grade 5 \n
        affichee-lien-2 = ou \n affichee-quoi-2 = prostate › psa \n affichee-comment-2 = more \n affichee-valeur-2 = 20,5";
    assert_eq!(group.does(Gesture::AddQuestion, "prostate", when), "prostate/curage");
    assert_eq!(group.does(Gesture::Question, "prostate/curage", when), "prostate/curage");
    let (form, whole) = group.sheets();
    let desk = Desk::with(&form, &whole, shelf());
    let shown = desk.fields("prostate/curage");
    for (field, value) in [
        ("affichee-quoi-1", "Prostate › Grade ISUP"),
        ("affichee-comment-1", "is"),
        ("affichee-valeur-1", "Grade 5"),
        ("affichee-lien-2", "ou"),
        ("affichee-valeur-2", "20,5"),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(desk.read(Gesture::Question, "prostate/curage", &shown).unwrap(), None);

    let asked = assemble(&form, shelf()).unwrap();
    let context = CheckContext::on("2026-03-03".parse().unwrap());
    let mut answers = case(&asked, Case::Empty, &context);
    let is_asked = |answers: &_| {
        check(&asked, answers, &context, Level::Validated)
            .iter()
            .any(|issue| format!("{:?}", issue.at).contains("curage") && issue.severity == Severity::Warning)
    };
    assert!(!is_asked(&answers));
    answers.set(&"prostate/psa".parse().unwrap(), Answer::number(21.0));
    assert!(is_asked(&answers));
}

#[test]
fn every_mistake_is_told_at_its_field() {
    let group = Group::prostate();
    let fields = |read: Result<Option<String>, Vec<(String, String)>>| -> Vec<String> {
        read.unwrap_err().into_iter().map(|(field, _)| field).collect()
    };
    let wrong = "libelle = \n forme = number \n min = dix \n edition = 2024 \n exigee = demain \n
        affichee-quoi-1 = Rien de connu \n affichee-valeur-2 = 3 \n code = 1234-5";
    assert_eq!(
        fields(group.reads(Gesture::Question, "prostate/psa", wrong)),
        ["libelle", "referentiel", "min", "affichee-quoi-1", "affichee-quoi-2", "exigee", "code-systeme"]
    );
    let no_choice = "libelle = Grade \n forme = one-of \n choix = ";
    assert_eq!(fields(group.reads(Gesture::AddQuestion, "prostate", no_choice)), ["choix"]);
    let twice = "libelle = Grade \n forme = one-of \n choix = 1 : Un\\n1 : Encore un";
    assert_eq!(fields(group.reads(Gesture::AddQuestion, "prostate", twice)), ["choix"]);
    let unknown_choice = "libelle = PSA \n forme = number \n affichee-quoi-1 = Prostate › Grade ISUP \n
        affichee-comment-1 = is \n affichee-valeur-1 = Grade 9";
    let told = group.reads(Gesture::Question, "prostate/psa", unknown_choice).unwrap_err();
    assert_eq!(told[0].0, "affichee-valeur-1");
    assert_eq!(told[0].1, "Choisissez parmi\u{a0}: Grade 1, Grade 2, Grade 5.");
    assert_eq!(fields(group.reads(Gesture::AddSection, "", "titre =")), ["titre"]);
    let rule = "porte = Prostate › PSA \n phrase = Le PSA est attendu.";
    assert_eq!(fields(group.reads(Gesture::Rule, "", rule)), ["doit-quoi-1", "source"]);
    let gone = group.reads(Gesture::Question, "prostate/nulle_part", "libelle = X").unwrap_err();
    assert_eq!(gone[0].0, "", "told for the whole page");
}

#[test]
fn a_question_keeps_what_its_page_does_not_show() {
    let mut group = Group::next_of("frcp-breast");
    let (form, whole) = group.sheets();
    let narrowed = form.sections.iter().flat_map(|section| section.questions.iter().map(move |one| (section, one)));
    let (section, known) = narrowed
        .clone()
        .find(|(_, one)| {
            one.kind.choices().is_some_and(|choices| choices.filtered_by.is_some()) || one.scheme.is_some()
        })
        .unwrap();
    let place = format!("{}/{}", section.key, known.key);
    let mut fields = Desk::with(&form, &whole, shelf()).fields(&place);
    fields.insert("libelle".into(), "Un autre libellé".into());
    let edit = Desk::with(&form, &whole, shelf()).read(Gesture::Question, &place, &fields).unwrap().unwrap();
    group.0 = group.0.edit(by(), edit).unwrap();
    let after = group.0.form();
    let changed = after.section(&section.key).unwrap().question(&known.key).unwrap();
    assert_eq!(*changed, domain::forms::Question { label: "Un autre libellé".into(), ..known.clone() });
}

#[test]
fn a_rule_is_typed_and_warns_in_its_own_words() {
    let mut group = Group::prostate();
    let rule = "porte = Prostate › PSA \n gravite = warning \n niveau = ready \n
        quand-quoi-1 = Prostate › Grade ISUP \n quand-comment-1 = in \n quand-valeur-1 = Grade 2; Grade 5 \n
        doit-quoi-1 = Prostate › PSA \n doit-comment-1 = filled \n
        phrase = Un grade élevé se discute avec le PSA. \n source = Expertise, à confirmer";
    assert_eq!(group.does(Gesture::Rule, "", rule), "rule un_grade_eleve_se_discute_avec_le_psa");
    let asked = assemble(&group.0.form(), shelf()).unwrap();
    let context = CheckContext::on("2026-03-03".parse().unwrap());
    let answers = case(&asked, Case::Unusual, &context);
    assert!(answers.get(&"prostate/psa".parse().unwrap()).is_some());
    let mut without = answers.clone();
    without.set(&"prostate/psa".parse().unwrap(), None);
    let warns = |answers: &_| {
        let issues = check(&asked, answers, &context, Level::Ready);
        issues.iter().any(|issue| domain::words::forms::sentence(issue, Level::Ready).contains("grade élevé"))
    };
    assert!(warns(&without) && !warns(&answers));
    assert_eq!(group.does(Gesture::Remove, "rule un_grade_eleve_se_discute_avec_le_psa", ""), "");
    assert!(group.0.form().rules.is_empty());
}

#[test]
fn questions_are_copied_moved_and_removed() {
    let mut group = Group::prostate();
    let order = |group: &Group| -> Vec<String> {
        group.0.form().sections[0].questions.iter().map(|one| one.key.to_string()).collect()
    };
    assert_eq!(group.does(Gesture::Copy, "prostate/grade_isup", ""), "prostate/grade_isup_2");
    assert_eq!(order(&group), ["grade_isup", "grade_isup_2", "psa"]);
    group.does(Gesture::Up, "prostate/psa", "");
    assert_eq!(order(&group), ["grade_isup", "psa", "grade_isup_2"]);
    group.does(Gesture::Up, "prostate/psa", "");
    group.does(Gesture::Down, "prostate/grade_isup", "");
    assert_eq!(order(&group), ["psa", "grade_isup_2", "grade_isup"]);
    assert_eq!(group.reads(Gesture::Down, "prostate/grade_isup", ""), Ok(None), "there is nothing below it");
    assert_eq!(group.does(Gesture::Remove, "prostate/grade_isup_2", ""), "prostate");
    assert_eq!(
        group.0.clone().undo().unwrap().0.form().sections[0].questions.len(),
        3,
        "a gesture is taken back whole"
    );
}

#[test]
fn a_block_brings_its_questions_and_a_formula_finds_what_feeds_it() {
    let mut group = Group::of_urology();
    let place = group.does(Gesture::AddSection, "", "titre = Fonction rénale \n bloc = blood");
    let form = group.0.form();
    let section = form.section(&Key::new(&place).unwrap()).unwrap();
    assert!(section.block.is_none() && section.questions.len() > 1, "they are the group's own");
    let number = "libelle = Clairance \n forme = number \n unite = mL/min \n max = 300";
    let place = group.does(Gesture::AddQuestion, &place, number);
    group.does(Gesture::Question, &place, &format!("{number} \n calcul = cockcroft-gault"));
    let (form, whole) = group.sheets();
    let desk = Desk::with(&form, &whole, shelf());
    let Some(Place::Question(question)) = desk.place(&place) else { panic!("{place}") };
    let fed = question.computed.as_ref().unwrap().from.iter().count();
    assert!(fed >= 1, "the weight is asked by the form that is extended");
    assert!(desk.fields(&place).keys().any(|field| field.starts_with("entree-")));
}

#[test]
fn a_question_of_the_extended_form_is_asked_more_strictly_and_as_before() {
    let mut group = Group::of_urology();
    let (form, whole) = group.sheets();
    let desk = Desk::with(&form, &whole, shelf());
    let place = "state/weight";
    assert!(matches!(desk.place(place), Some(Place::Narrowed(_, None))), "{:?}", desk.place(place));
    assert_eq!(group.reads(Gesture::Narrow, place, ""), Ok(None));
    group.does(Gesture::Narrow, place, "exigee = ready \n aide = À jour du mois.");
    assert_eq!(group.0.form().narrows.len(), 1);
    assert!(remarks(&group.0.form(), shelf()).is_empty());
    group.does(Gesture::Narrow, place, "");
    assert!(group.0.form().narrows.is_empty());
}

#[test]
fn every_case_of_the_preview_takes_the_answers_that_the_form_takes() {
    let context = CheckContext::on("2026-03-03".parse().unwrap());
    for name in SHIPPED {
        let asked = assemble(&form(name), shelf()).unwrap();
        let count = |which| case(&asked, which, &context).iter().count();
        assert_eq!(count(Case::Empty), 0);
        for which in [Case::First, Case::Other, Case::Unusual] {
            let answers = case(&asked, which, &context);
            assert!(answers.iter().count() > 20, "{name} {which:?}");
            let refused = check(&asked, &answers, &context, Level::Draft);
            let shape = refused.iter().find(|issue| format!("{:?}", issue.problem).starts_with("Wrong"));
            assert!(shape.is_none(), "{name} {which:?} {shape:?}");
        }
    }
}
