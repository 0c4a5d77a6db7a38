use super::*;
use crate::ids::AccountId;
use crate::patient::{BirthName, InsKind, Sex, Trait, tests::traits};
use uuid::Uuid;

fn at() -> DateTime<Utc> {
    "2026-03-03T12:00:00Z".parse().unwrap()
}

fn ins() -> Ins {
    Ins::parse("279035121518989", InsKind::Test).unwrap()
}

fn check(document: IdentityDocument) -> DocumentCheck {
    DocumentCheck { document, by: AccountId::from_uuid(Uuid::from_u128(1)), at: at() }
}

fn answer() -> InsiProof {
    InsiProof { ins: ins(), traits: traits(), at: at() }
}

fn renamed(name: &str) -> Traits {
    Traits { birth_name: BirthName::parse(name).unwrap(), ..traits() }
}

fn provisional() -> Identity {
    Identity::provisional(traits(), None)
}

fn qualified() -> Identity {
    provisional().recover(answer()).unwrap().validate(check(IdentityDocument::Passport)).unwrap()
}

#[test]
fn both_proofs_in_either_order_qualify() {
    let document_first = provisional().validate(check(IdentityDocument::Passport)).unwrap();
    assert_eq!(document_first.status(), IdentityStatus::Validated);
    assert_eq!(document_first.clone().recover(answer()).unwrap().status(), IdentityStatus::Qualified);
    let ins_first = provisional().recover(answer()).unwrap();
    assert_eq!(ins_first.status(), IdentityStatus::Recovered);
    assert_eq!(qualified(), document_first.recover(answer()).unwrap());
}

#[test]
fn only_a_qualified_identity_lends_its_ins() {
    let declared = Identity::provisional(traits(), Some(ins()));
    let recovered = provisional().recover(answer()).unwrap();
    let validated = declared.clone().validate(check(IdentityDocument::NationalIdCard)).unwrap();
    for identity in [&declared, &recovered, &validated] {
        assert_eq!(identity.ins_for_exchange(), None);
        assert!(!identity.uses().exchange_with_ins && !identity.uses().feed_dmp);
    }
    assert_eq!(qualified().ins_for_exchange(), Some(&ins()));
    assert!(!declared.uses().exchange_without_ins && validated.uses().exchange_without_ins);
    assert_eq!(declared.ins(), Some(InsStatement::Declared { ins: ins() }));
    assert_eq!(recovered.ins().and_then(|s| s.retrieved().cloned()), Some(ins()));
}

#[test]
fn a_carte_vitale_alone_proves_nothing() {
    let refused = provisional().validate(check(IdentityDocument::VitalCard));
    assert_eq!(refused, Err(IdentityRefused::WeakDocument));
}

#[test]
fn an_undetermined_sex_stays_provisional() {
    let unsure = Identity::provisional(Traits { sex: Sex::I, ..traits() }, None);
    assert_eq!(unsure.validate(check(IdentityDocument::Passport)), Err(IdentityRefused::SexNotDetermined));
}

#[test]
fn a_register_that_contradicts_the_document_is_refused() {
    let validated = provisional().validate(check(IdentityDocument::Passport)).unwrap();
    let other = InsiProof { traits: renamed("PAT-QUATRE"), ..answer() };
    let which = vec![Trait::BirthName];
    assert_eq!(validated.recover(other), Err(IdentityRefused::TraitsDisagree { which }));
}

#[test]
fn a_provisional_identity_takes_the_traits_of_the_register() {
    let typed = Identity::provisional(renamed("PATTROIS"), None);
    assert_eq!(typed.recover(answer()).unwrap().traits(), &traits());
}

#[test]
fn a_register_that_changes_makes_a_qualified_identity_fall_back() {
    let changed = InsiProof { traits: renamed("PAT-QUATRE"), ..answer() };
    let fallen = qualified().recover(changed).unwrap();
    assert_eq!(fallen.status(), IdentityStatus::Recovered);
    assert_eq!(fallen.traits().birth_name.as_str(), "PAT-QUATRE");
    assert_eq!(qualified().recover(answer()).unwrap().status(), IdentityStatus::Qualified);
}

#[test]
fn a_corrected_trait_makes_it_provisional_and_its_ins_declared() {
    let corrected = qualified().correct(renamed("PAT-QUATRE"));
    assert_eq!(corrected.status(), IdentityStatus::Provisional);
    assert_eq!(corrected.ins(), Some(InsStatement::Declared { ins: ins() }));
    assert_eq!(qualified().correct(traits()), qualified());
}

#[test]
fn an_ins_that_the_register_lost_is_gone() {
    assert_eq!(qualified().lose_ins().unwrap().status(), IdentityStatus::Validated);
    assert_eq!(qualified().lose_ins().unwrap().ins(), None);
    assert_eq!(provisional().lose_ins(), Err(IdentityRefused::NothingRetrieved));
}

#[test]
fn a_doubtful_identity_is_provisional_and_calls_nobody() {
    let doubtful = qualified().mark(IdentityAttribute::Doubtful);
    let attribute = IdentityAttribute::Doubtful;
    assert_eq!(doubtful.status(), IdentityStatus::Provisional);
    assert!(!doubtful.uses().call_insi);
    assert_eq!(doubtful.clone().recover(answer()), Err(IdentityRefused::Attribute { attribute }));
    let refused = doubtful.clone().validate(check(IdentityDocument::Passport));
    assert_eq!(refused, Err(IdentityRefused::Attribute { attribute }));
    let cleared = doubtful.unmark(attribute);
    assert_eq!(cleared.status(), IdentityStatus::Provisional);
    assert!(cleared.uses().call_insi);
    assert_eq!(qualified().mark(IdentityAttribute::Homonym).status(), IdentityStatus::Qualified);
}

#[test]
fn a_retrieved_ins_is_not_typed_over() {
    assert_eq!(qualified().declare_ins(None), qualified());
    assert_eq!(provisional().declare_ins(Some(ins())).ins(), Some(InsStatement::Declared { ins: ins() }));
}

#[test]
fn storage_gives_back_the_same_identity() {
    let stored = serde_json::to_string(&qualified()).unwrap();
    assert_eq!(serde_json::from_str::<Identity>(&stored).unwrap(), qualified());
}

#[test]
fn a_checked_document_ends_what_is_provisional() {
    let checked: Vec<_> = IdentityStatus::ALL.into_iter().filter(|status| status.is_checked()).collect();
    assert_eq!(checked, [IdentityStatus::Validated, IdentityStatus::Qualified]);
}
