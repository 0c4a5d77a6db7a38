//! Several hands on one draft.

use super::*;
use crate::sorted::Map;
use crate::{
    forms::{Answer, ListPath, Order, Path, Target},
    ids::{AccountId, EditId, RowId},
};
use proptest::prelude::*;
use uuid::Uuid;

fn id(n: u128) -> EditId {
    EditId::from_uuid(Uuid::from_u128(n))
}

fn row(n: u128) -> RowId {
    RowId::from_uuid(Uuid::from_u128(n))
}

fn edit(n: u128, author: u128, change: Change) -> Edit {
    let at = chrono::DateTime::from_timestamp(1_700_000_000 + i64::try_from(n).unwrap(), 0).unwrap();
    Edit {
        id: id(n),
        author: AccountId::from_uuid(Uuid::from_u128(author)),
        on_behalf_of: None,
        imported: None,
        at,
        change,
    }
}

fn types(path: &str, base: Option<u128>, text: &str) -> Change {
    Change::Answer { path: path.parse().unwrap(), base: base.map(id), answer: Some(Answer::text(text)) }
}

fn path(text: &str) -> Path {
    text.parse().unwrap()
}

fn tumours() -> ListPath {
    "tumour".parse().unwrap()
}

fn add(n: u128) -> Change {
    Change::AddRow { list: tumours(), row: row(n), order: Order::between(None, None) }
}

#[test]
fn two_people_on_two_questions_do_not_disturb_each_other() {
    let draft = Draft::replay([edit(1, 1, types("a/x", None, "un")), edit(2, 2, types("a/y", None, "deux"))]);
    assert_eq!(draft.conflicts().count(), 0);
    assert_eq!(draft.answers().iter().count(), 2);
}

#[test]
fn an_edit_sent_again_after_a_lost_answer_is_no_conflict_with_what_was_typed_since() {
    let mut draft = Draft::replay([edit(1, 1, types("a/x", None, "Mme"))]);
    assert_eq!(draft.apply(edit(1, 1, types("a/x", None, "Mme"))), Outcome::AlreadyKnown);
    assert_eq!(draft.apply(edit(2, 1, types("a/x", Some(1), "Mme A."))), Outcome::Applied);
    assert_eq!(draft.apply(edit(2, 1, types("a/x", Some(1), "Mme A."))), Outcome::AlreadyKnown);
    let cell = draft.cell(&path("a/x")).unwrap();
    assert_eq!((cell.answer.clone(), cell.second_values.len()), (Some(Answer::text("Mme A.")), 0));
}

#[test]
fn an_imported_answer_is_to_be_confirmed_until_somebody_writes_it_were_it_the_same() {
    let from = Imported { source: "TCGA".into(), date: "2013".into(), ..Imported::default() };
    let mut draft = Draft::replay([Edit { imported: Some(from.clone()), ..edit(1, 1, types("a/x", None, "T2")) }]);
    assert_eq!(draft.cell(&path("a/x")).unwrap().imported, Some(from));
    assert_eq!(draft.apply(edit(2, 2, types("a/x", Some(1), "T2"))), Outcome::Applied);
    assert_eq!(draft.cell(&path("a/x")).unwrap().imported, None);
}

#[test]
fn a_warning_passed_over_comes_back_with_another_answer_and_the_log_keeps_the_reason() {
    let at = Target::Question(path("a/x"));
    let pass = Change::PassOver { at, warning: "unusual".into(), reason: "Mesuré deux fois.".into() };
    let mut draft = Draft::replay([edit(1, 1, types("a/x", None, "300")), edit(2, 2, pass)]);
    assert_eq!(draft.passed()[0].reason, "Mesuré deux fois.");
    draft.apply(edit(3, 1, types("a/x", Some(1), "300")));
    assert_eq!(draft.passed().len(), 1, "the same answer is not another one");
    draft.apply(edit(4, 1, types("a/x", Some(3), "310")));
    assert!(draft.passed().is_empty());
    assert_eq!(draft.log().len(), 4);
}

#[test]
fn the_losing_value_stays_visible_until_someone_chooses() {
    let mut draft = Draft::replay([edit(1, 1, types("a/x", None, "gauche"))]);
    let outcome = draft.apply(edit(2, 2, types("a/x", None, "droite")));
    assert_eq!(outcome, Outcome::SecondValue { current: Some(id(1)) });
    let cell = draft.cell(&path("a/x")).unwrap();
    assert_eq!(cell.answer, Some(Answer::text("gauche")));
    assert_eq!(cell.second_values[0].answer, Some(Answer::text("droite")));

    let choice = Change::Resolve {
        path: path("a/x"),
        base: Some(id(1)),
        settles: vec![id(2)],
        answer: Some(Answer::text("droite")),
    };
    assert_eq!(draft.apply(edit(3, 1, choice)), Outcome::Applied);
    let cell = draft.cell(&path("a/x")).unwrap();
    assert_eq!((cell.answer.clone(), cell.second_values.len()), (Some(Answer::text("droite")), 0));
    assert_eq!(draft.history(&path("a/x")).len(), 3);
}

#[test]
fn a_choice_does_not_settle_a_value_that_its_author_had_not_seen() {
    let mut draft = Draft::replay([
        edit(1, 1, types("a/x", None, "un")),
        edit(2, 2, types("a/x", None, "deux")),
        edit(3, 3, types("a/x", None, "trois")),
    ]);
    let choice = Change::Resolve {
        path: path("a/x"),
        base: Some(id(1)),
        settles: vec![id(2)],
        answer: Some(Answer::text("un")),
    };
    draft.apply(edit(4, 1, choice));
    let left: Vec<EditId> = draft.cell(&path("a/x")).unwrap().second_values.iter().map(|s| s.edit).collect();
    assert_eq!(left, [id(3)]);
}

#[test]
fn typing_on_offline_keeps_one_second_value() {
    let draft = Draft::replay([
        edit(1, 1, types("a/x", None, "bureau")),
        edit(2, 2, types("a/x", None, "tra")),
        edit(3, 2, types("a/x", Some(2), "train")),
    ]);
    let cell = draft.cell(&path("a/x")).unwrap();
    assert_eq!(cell.second_values.iter().map(|s| s.edit).collect::<Vec<_>>(), [id(3)]);
}

#[test]
fn the_same_value_typed_twice_is_no_conflict() {
    let mut draft = Draft::replay([edit(1, 1, types("a/x", None, "oui"))]);
    assert_eq!(draft.apply(edit(2, 2, types("a/x", None, "oui"))), Outcome::SameAsCurrent);
    assert_eq!(draft.apply(edit(2, 2, types("a/x", None, "oui"))), Outcome::AlreadyKnown);
    assert_eq!(draft.apply(edit(3, 2, types("a/x", Some(2), "oui, mais"))), Outcome::Applied);
    assert_eq!((draft.conflicts().count(), draft.position()), (0, 3));
}

#[test]
fn deleting_a_row_that_someone_is_filling_waits() {
    let inside = format!("tumour/{}/topography", row(7));
    let mut draft = Draft::replay([edit(1, 1, add(7)), edit(2, 2, types(&inside, None, "C50"))]);
    let deletion = |seen| Change::DeleteRow { list: tumours(), row: row(7), seen: Some(id(seen)) };
    assert_eq!(draft.apply(edit(3, 1, deletion(1))), Outcome::DeletionWaits { newest: Some(id(2)) });
    assert_eq!(draft.answers().rows(&tumours()), [row(7)]);
    assert_eq!(draft.apply(edit(4, 1, deletion(2))), Outcome::Applied);
    assert_eq!(draft.answers().iter().count(), 0);
    assert_eq!(draft.waiting_deletions().count(), 0);
}

#[test]
fn writing_into_a_deleted_row_brings_it_back() {
    let inside = format!("tumour/{}/topography", row(7));
    let delete = Change::DeleteRow { list: tumours(), row: row(7), seen: Some(id(1)) };
    let mut draft = Draft::replay([edit(1, 1, add(7)), edit(2, 1, delete)]);
    assert!(draft.answers().rows(&tumours()).is_empty());
    assert_eq!(draft.apply(edit(3, 2, types(&inside, None, "C34"))), Outcome::RowIsBack { deletion: id(2) });
    assert_eq!(draft.answers().get(&path(&inside)), Some(&Answer::text("C34")));
    draft.apply(edit(4, 1, Change::KeepRow { list: tumours(), row: row(7) }));
    assert_eq!(draft.waiting_deletions().count(), 0);
}

#[test]
fn undo_writes_what_stood_before() {
    let mut draft = Draft::replay([edit(1, 1, types("a/x", None, "un")), edit(2, 1, types("a/x", Some(1), "deux"))]);
    let undo = draft.undo(id(2)).unwrap();
    draft.apply(edit(3, 1, undo));
    assert_eq!(draft.answers().get(&path("a/x")), Some(&Answer::text("un")));
    assert_eq!(draft.undo(id(2)), None);
    let changed = draft.differences(1, 2);
    assert_eq!((changed.len(), changed[0].after.clone()), (1, Some(Answer::text("deux"))));
}

/// What each of three people does: (person, question, what of the past they have seen, text; an empty text deletes).
type Step = (u8, u8, u8, u8);

fn world(steps: &[Step]) -> Vec<Edit> {
    let mut log: Vec<Edit> = vec![];
    for (i, (person, question, seen, text)) in steps.iter().enumerate() {
        let n = u128::try_from(i).unwrap() + 1;
        let inside = format!("tumour/{}/q{}", row(u128::from(question % 3) + 100), question % 2);
        // A person sees all their own edits and a prefix of what the others did.
        let prefix = log.len() * usize::from(*seen) / 255;
        let author = AccountId::from_uuid(Uuid::from_u128(u128::from(*person)));
        let visible =
            log.iter().enumerate().filter(|(at, e)| *at < prefix || e.author == author).map(|(_, e)| e.clone());
        let theirs = Draft::replay(visible);
        let change = if *text < 20 {
            let place = row(u128::from(question % 3) + 100);
            let newest = theirs.known_row(&tumours(), place).and_then(|row| row.newest);
            Change::DeleteRow { list: tumours(), row: place, seen: newest }
        } else {
            types(&inside, None, &text.to_string())
        };
        let change = match change {
            Change::Answer { path, answer, .. } => {
                let base = theirs.cell(&path).and_then(|cell| {
                    let own = cell.second_values.iter().rev().find(|s| s.author == author).map(|s| s.edit);
                    own.or(cell.revision)
                });
                Change::Answer { path, base, answer }
            }
            other => other,
        };
        log.push(edit(n, u128::from(*person), change));
    }
    log
}

proptest! {
    #[test]
    fn nothing_typed_is_silently_lost(steps in proptest::collection::vec((0u8..3, 0u8..6, any::<u8>(), any::<u8>()), 0..40)) {
        let log = world(&steps);
        let draft = Draft::replay(log.clone());
        prop_assert_eq!(draft.log(), &log[..]);
        let bases: Map<EditId, ()> = log
            .iter()
            .filter_map(|e| match &e.change { Change::Answer { base, .. } => *base, _ => None })
            .map(|base| (base, ()))
            .collect();
        for typed in &log {
            let Change::Answer { path, answer, .. } = &typed.change else { continue };
            let cell = draft.cell(path).unwrap();
            let current = cell.revision == Some(typed.id) || cell.answer == *answer;
            let second = cell.second_values.iter().any(|s| s.edit == typed.id || s.answer == *answer);
            // Replaced by someone who had seen this value, from this edit or from an equal one.
            let equal = |e: &&Edit| matches!(&e.change, Change::Answer { path: p, answer: a, .. } if p == path && a == answer);
            let seen_then_replaced = log.iter().filter(equal).any(|e| bases.contains_key(&e.id));
            prop_assert!(current || second || seen_then_replaced, "lost: {:?}", typed);
        }
    }

    #[test]
    fn a_row_disappears_only_when_its_deleter_had_seen_everything_in_it(steps in proptest::collection::vec((0u8..3, 0u8..6, any::<u8>(), any::<u8>()), 0..40)) {
        let log = world(&steps);
        let draft = Draft::replay(log.clone());
        for n in 100..103 {
            let Some(known) = draft.known_row(&tumours(), row(n)) else { continue };
            let Some(deletion) = known.deleted else { continue };
            let at = log.iter().position(|e| e.id == deletion).unwrap();
            let Change::DeleteRow { seen, .. } = &log[at].change else { panic!("not a deletion") };
            let newest_before = draft.at(at).known_row(&tumours(), row(n)).and_then(|r| r.newest);
            prop_assert_eq!(*seen, newest_before);
            prop_assert_eq!(known.newest, newest_before);
        }
    }
}
