//! What is new since the last form, and what the sources say now of one already begun.

use super::library::{
    self, assembled,
    example::{Example, with_ids},
};
use domain::{
    forms::{Answer, Answers, CheckContext, Form, Path, World},
    frcp::{
        Change, Declined, Difference, Draft, Edit, Imported, Stale, Stamp, changed_between, emptied_by_form, new_since,
        prefill_from_last, said_by_form, stale,
    },
    ids::{AccountId, EditId, RowId},
    words,
};
use uuid::Uuid;

struct Known {
    form: Form,
    example: Example,
    context: CheckContext,
}

fn known() -> Known {
    let example: Example = toml::from_str(include_str!("../examples/frcp-generic-complete.toml")).unwrap();
    Known { form: assembled(&library::form("frcp-generic")), context: example.context(), example }
}

impl Known {
    fn answers(&self) -> Answers {
        self.example.answers(&self.form)
    }

    fn world<'a>(&'a self, answers: &'a Answers) -> World<'a> {
        World { form: &self.form, answers, context: &self.context }
    }

    fn since(&self, now: &Answers) -> Vec<String> {
        let last = self.answers();
        self.told(now, &new_since(self.world(&last), self.world(now)))
    }

    fn told(&self, now: &Answers, differences: &[Difference]) -> Vec<String> {
        let sentence = |one: &Difference| {
            let told = words::differences::difference(&self.form, now, one);
            let row = told.row.map(|row| format!("/{row}")).unwrap_or_default();
            let (before, after) = (told.before.unwrap_or_default(), told.after.unwrap_or_default());
            format!("{}{row}/{}: {before} > {after}", told.section, told.label)
        };
        differences.iter().map(sentence).collect()
    }

    fn begun(&self) -> Answers {
        self.draft().answers()
    }

    /// A form begun with what the last one carries.
    fn draft(&self) -> Draft {
        let changes = prefill_from_last(&self.form, &self.answers(), &self.form);
        let from = Imported { source: "FRCP".into(), prefilled: true, ..Imported::default() };
        let edits = (1..).zip(changes);
        Draft::replay(edits.map(|(n, change)| Edit { imported: Some(from.clone()), ..edit(n, change) }))
    }
}

fn edit(n: u128, change: Change) -> Edit {
    let (id, author) = (EditId::from_uuid(Uuid::from_u128(n)), AccountId::from_uuid(Uuid::from_u128(1)));
    Edit { id, author, on_behalf_of: None, imported: None, at: chrono::DateTime::UNIX_EPOCH, change }
}

fn path(address: &str) -> Path {
    with_ids(address).parse().unwrap()
}

fn text(text: &str) -> Option<Answer> {
    Some(Answer::text(text))
}

fn number(number: f64) -> Option<Answer> {
    Answer::number(number)
}

#[test]
fn nothing_is_new_in_a_form_that_only_took_over_the_last_one() {
    let known = known();
    assert_eq!(known.since(&known.begun()), Vec::<String>::new());
    assert_eq!(known.since(&known.answers()), Vec::<String>::new());
}

#[test]
fn what_was_added_changed_or_emptied_is_new_in_the_order_of_the_form() {
    let known = known();
    let mut now = known.begun();
    now.set(&path("state/height"), None);
    now.set(&path("state/weight"), number(62.0));
    now.set(&path("state/usual_weight"), number(71.0));
    assert_eq!(
        known.since(&now),
        [
            "État du patient/Taille: 165\u{a0}cm > ",
            "État du patient/Poids: 68,5\u{a0}kg > 62\u{a0}kg",
            "État du patient/Poids habituel:  > 71\u{a0}kg",
        ]
    );
}

#[test]
fn what_a_form_does_not_take_over_is_not_emptied_and_what_it_says_is_new() {
    let known = known();
    let mut now = known.begun();
    assert!(now.get(&path("synthesis/synthesis")).is_none());
    now.set(&path("synthesis/synthesis"), text("Rechute pulmonaire ?"));
    let told = known.since(&now);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Carcinome infiltrant") && told[0].ends_with("> Rechute pulmonaire ?"), "{told:?}");
}

#[test]
fn a_row_typed_again_is_the_row_with_the_same_answers_and_a_row_deleted_is_told() {
    let known = known();
    let (mut now, last) = (known.begun(), known.answers());
    let (list, one) = ("tumour".parse().unwrap(), RowId::from_uuid(Uuid::from_u128(77)));
    let row = last.rows(&list)[0];
    now.remove_row(&list, row);
    for (from, answer) in last.iter().filter(|(path, _)| path.scope == list.row(row)) {
        now.set(&list.row(one).question(from.question.clone()), Some(answer.clone()));
    }
    let told = known.since(&now);
    assert!(told.iter().all(|line| line.contains("ligne retirée") || line.contains("autre")), "{told:?}");
    assert!(!told.iter().any(|line| line.contains("Topographie")), "the same tumour: {told:?}");

    now.remove_row(&list, one);
    let told = known.since(&now);
    assert!(told.iter().any(|line| line.starts_with("Tumeurs/tumeur (ligne retirée)/")), "{told:?}");
}

#[test]
fn two_versions_of_a_form_differ_by_everything_that_changed() {
    let known = known();
    let (before, mut after) = (known.answers(), known.answers());
    after.set(&path("synthesis/other_data"), text("Compte rendu relu."));
    after.set(&path("framework/conform"), None);
    let told = known.told(&after, &changed_between(known.world(&before), known.world(&after)));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with(":  > Compte rendu relu.") && told[1].ends_with("Oui > "), "{told:?}");
}

#[test]
fn a_newer_form_proposes_its_values_and_what_was_typed_stays() {
    let known = known();
    let mut draft = known.draft();
    let base = draft.cell(&path("state/height")).unwrap().revision;
    draft.apply(edit(900, Change::Answer { path: path("state/height"), base, answer: number(166.0) }));
    let mut newer = known.answers();
    newer.set(&path("state/height"), number(167.0));
    newer.set(&path("state/weight"), number(61.0));
    newer.set(&path("proposal/comment"), text("Une proposition n’est pas reprise."));
    let found = stale(&draft, &said_by_form(&known.form, &newer, &known.form, &draft), &[]);
    let told = |address: &str| found.iter().find(|one| one.path == path(address)).cloned();
    let height = told("state/height").unwrap();
    assert_eq!((height.taken, height.here, height.now), (number(165.0), number(166.0), number(167.0)));
    let weight = told("state/weight").unwrap();
    assert_eq!((weight.taken, weight.here, weight.now), (None, None, number(61.0)));
    assert_eq!(told("proposal/comment"), None);
    assert_eq!(draft.answers().get(&path("state/height")), number(166.0).as_ref());
}

#[test]
fn what_the_form_already_says_and_what_did_not_change_is_not_proposed() {
    let known = known();
    let mut draft = known.draft();
    let base = draft.cell(&path("state/height")).unwrap().revision;
    draft.apply(edit(900, Change::Answer { path: path("state/height"), base, answer: number(150.0) }));
    draft.apply(edit(901, Change::Answer { path: path("state/weight"), base: None, answer: number(68.5) }));
    let said = said_by_form(&known.form, &known.answers(), &known.form, &draft);
    let found = stale(&draft, &said, &[]);
    let at = |address: &str| found.iter().any(|one| one.path == path(address));
    assert!(!at("state/height") && !at("state/weight"), "{found:?}");
}

/// What a newer signed form says, the places that it leaves empty included.
fn refreshed(known: &Known, draft: &Draft, newer: &Answers) -> Vec<Stale> {
    let now = said_by_form(&known.form, newer, &known.form, draft);
    stale(draft, &now, &emptied_by_form(&known.form, &known.form, draft, &now))
}

fn at(found: &[Stale], address: &str) -> Option<Stale> {
    found.iter().find(|one| one.path == path(address)).cloned()
}

#[test]
fn a_source_that_is_empty_now_asks_whether_to_keep_or_to_clear_what_was_taken_over() {
    let known = known();
    let (mut draft, mut newer) = (known.draft(), known.answers());
    newer.set(&path("state/height"), None);
    let found = refreshed(&known, &draft, &newer);
    let height = at(&found, "state/height").unwrap();
    assert_eq!((height.taken, height.here, height.now), (number(165.0), number(165.0), None));
    let empty = found.iter().filter(|one| one.now.is_none()).count();
    assert_eq!(empty, 1, "what is not carried, and what nobody emptied, is not asked about: {found:?}");

    let base = draft.cell(&path("state/height")).unwrap().revision;
    draft.apply(edit(900, Change::Answer { path: path("state/height"), base, answer: number(166.0) }));
    assert_eq!(at(&refreshed(&known, &draft, &newer), "state/height"), None, "what was typed since is nobody else’s");
}

#[test]
fn a_row_that_the_newest_form_does_not_have_is_not_asked_about() {
    let known = known();
    let (draft, mut newer) = (known.draft(), known.answers());
    let list = "tumour".parse().unwrap();
    let row = newer.rows(&list)[0];
    newer.remove_row(&list, row);
    let found = refreshed(&known, &draft, &newer);
    assert!(found.iter().all(|one| one.now.is_some()), "{found:?}");
}

#[test]
fn what_somebody_refused_stays_out_until_the_source_says_something_else() {
    let known = known();
    let (draft, mut newer) = (known.draft(), known.answers());
    newer.set(&path("state/height"), number(167.0));
    let by = Stamp { by: AccountId::from_uuid(Uuid::from_u128(1)), at: chrono::DateTime::UNIX_EPOCH };
    let refused = Declined::of(&at(&refreshed(&known, &draft, &newer), "state/height").unwrap(), by);
    assert!(refused.holds(&at(&refreshed(&known, &draft, &newer), "state/height").unwrap()));
    for said in [number(168.0), None] {
        newer.set(&path("state/height"), said);
        assert!(!refused.holds(&at(&refreshed(&known, &draft, &newer), "state/height").unwrap()));
    }
}
