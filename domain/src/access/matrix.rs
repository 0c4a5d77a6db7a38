//! The matrix, printed: `matrix.txt` is what a reviewer reads when rights change.
//!
//! To accept a change: `UPDATE_MATRIX=1 cargo test -p domain matrix`, then read the difference.

use super::*;
use crate::people::Role;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A named set of facts, with the relation that makes sense of it for the portal.
fn circumstances() -> Vec<(&'static str, Circumstance)> {
    let patient = PatientFacts::default();
    let author = PatientFacts { author_place: true, ..patient };
    let circle = PatientFacts { circle: Circle::Active, ..patient };
    let shared = PatientFacts { sharing: Sharing::Given, ..patient };
    let window = PatientFacts { session_window: true, ..shared };
    let withdrawn = PatientFacts { sharing: Sharing::Withdrawn, circle: Circle::Active, requester: true, ..patient };
    let board = BoardFacts::default();
    let coordinator = BoardFacts { coordinator: true, same_place: true, ..board };
    let deputy = BoardFacts { deputy: true, ..board };
    let delegated = BoardFacts { delegated: true, ..board };
    let here = BoardFacts { same_place: true, ..board };
    let centre = BoardFacts { centre_of_place: true, ..board };
    let session = SessionFacts::default();
    let frcp = FrcpFacts { patient: shared, ..FrcpFacts::default() };
    let frcp_of = |patient, board| Circumstance::Frcp(FrcpFacts { patient, board, ..FrcpFacts::default() });
    let session_of = |board| Circumstance::Session(SessionFacts { board, ..session });
    let offer_of = |board, stage| Circumstance::Offer(OfferFacts { board, stage });
    let account_of =
        |same_place, oneself, role| Circumstance::Account(AccountFacts { same_place, oneself, role: Some(role) });
    let case_of =
        |patient, session, inscribed| Circumstance::Inscription(InscriptionFacts { patient, session, inscribed });
    let case = |patient, board, inscribed| case_of(patient, SessionFacts { board, ..session }, inscribed);
    let document = DocumentFacts::default();
    vec![
        ("no target", Circumstance::System),
        ("account here, care role", account_of(true, false, Role::Physician)),
        ("account here, one's own", account_of(true, true, Role::Physician)),
        ("account elsewhere, referent", account_of(false, false, Role::StructureReferent)),
        ("account elsewhere, regional role", account_of(false, false, Role::RegionalAdministrator)),
        ("directory, here", Circumstance::Directory(DirectoryFacts { same_place: true, centre_of_place: false })),
        (
            "directory, establishment of the 3C",
            Circumstance::Directory(DirectoryFacts { same_place: false, centre_of_place: true }),
        ),
        ("directory, elsewhere", Circumstance::Directory(DirectoryFacts::default())),
        ("offer, draft, elsewhere", offer_of(board, OfferStage::Draft)),
        ("offer, draft, here", offer_of(here, OfferStage::Draft)),
        ("offer, draft, one's own RCP", offer_of(coordinator, OfferStage::Draft)),
        ("offer, submitted, establishment of the 3C", offer_of(centre, OfferStage::Submitted)),
        ("offer, validated by the 3C, elsewhere", offer_of(board, OfferStage::ValidatedBy3c)),
        ("offer, published, elsewhere", offer_of(board, OfferStage::Published)),
        ("offer, published, here", offer_of(here, OfferStage::Published)),
        ("offer, published, deputy", offer_of(deputy, OfferStage::Published)),
        ("session, one's own RCP", session_of(coordinator)),
        ("session, deputy", session_of(deputy)),
        ("session, here", session_of(here)),
        ("session, host", Circumstance::Session(SessionFacts { host: true, ..session })),
        ("session, participant", Circumstance::Session(SessionFacts { participant: true, ..session })),
        ("session, elsewhere", session_of(board)),
        ("patient, author, not shared", Circumstance::Patient(author)),
        ("patient, circle, shared", Circumstance::Patient(PatientFacts { sharing: Sharing::Given, ..circle })),
        ("patient, circle, not shared", Circumstance::Patient(circle)),
        ("patient, left the circle, shared", Circumstance::Patient(PatientFacts { circle: Circle::Ended, ..shared })),
        ("patient, requester, shared", Circumstance::Patient(PatientFacts { requester: true, ..shared })),
        ("patient, session window, shared", Circumstance::Patient(window)),
        ("patient, circle and requester, consent withdrawn", Circumstance::Patient(withdrawn)),
        (
            "patient, author, consent withdrawn",
            Circumstance::Patient(PatientFacts { sharing: Sharing::Withdrawn, ..author }),
        ),
        ("patient, stranger, shared", Circumstance::Patient(shared)),
        (
            "patient, author, opposed to the actor",
            Circumstance::Patient(PatientFacts { opposed_to_actor: true, ..author }),
        ),
        ("patient, author, deceased", Circumstance::Patient(PatientFacts { deceased: true, ..author })),
        (
            "patient, author, a minor's secret",
            Circumstance::Patient(PatientFacts { secret_from_representative: true, ..author }),
        ),
        (
            "document, author, announced",
            Circumstance::Document(DocumentFacts { patient: PatientFacts { announced: true, ..author }, ..document }),
        ),
        (
            "document, author, masked",
            Circumstance::Document(DocumentFacts { patient: author, masked: true, ..document }),
        ),
        (
            "document, session window, of the case",
            Circumstance::Document(DocumentFacts { patient: window, in_session: true, ..document }),
        ),
        ("document, session window, another", Circumstance::Document(DocumentFacts { patient: window, ..document })),
        ("case, author, to inscribe", case(author, board, false)),
        ("case, stranger, to inscribe in one's own RCP", case(shared, coordinator, false)),
        ("case, author, inscribed", case(author, board, true)),
        ("case, inscribed in one's own RCP, shared", case(window, coordinator, true)),
        (
            "case, inscribed in one's own RCP, consent withdrawn",
            case(PatientFacts { sharing: Sharing::Withdrawn, ..window }, coordinator, true),
        ),
        ("case, inscribed, host, shared", case_of(window, SessionFacts { host: true, ..session }, true)),
        ("frcp, author place, being typed", frcp_of(author, board)),
        (
            "frcp, author place, validated, announced",
            Circumstance::Frcp(FrcpFacts { patient: author, validated: true, announced: true, ..frcp }),
        ),
        ("frcp, one's own RCP, shared, being typed", frcp_of(shared, coordinator)),
        (
            "frcp, one's own RCP, shared, validated",
            Circumstance::Frcp(FrcpFacts { board: coordinator, validated: true, ..frcp }),
        ),
        (
            "frcp, one's own RCP, consent withdrawn",
            frcp_of(PatientFacts { sharing: Sharing::Withdrawn, ..patient }, coordinator),
        ),
        ("frcp, deputy, shared, being typed", frcp_of(shared, deputy)),
        ("frcp, delegation, shared, being typed", frcp_of(shared, delegated)),
        ("frcp, session window, being typed", frcp_of(window, board)),
        (
            "frcp, circle, shared, validated",
            Circumstance::Frcp(FrcpFacts {
                patient: PatientFacts { circle: Circle::Active, ..shared },
                validated: true,
                ..frcp
            }),
        ),
        ("frcp, establishment of the 3C, no reason", frcp_of(shared, centre)),
        (
            "frcp, establishment of the 3C, a reason",
            Circumstance::Frcp(FrcpFacts { board: centre, reason_given: true, validated: true, ..frcp }),
        ),
        ("frcp, stranger, shared", Circumstance::Frcp(frcp)),
        ("form group, a member", Circumstance::FormGroup(FormGroupFacts { member: true })),
        ("form group, another", Circumstance::FormGroup(FormGroupFacts { member: false })),
        ("audit", Circumstance::Audit),
    ]
}

const HEADINGS: [(&str, Role); 12] = [
    ("secr", Role::Secretary),
    ("phys", Role::Physician),
    ("care", Role::Caregiver),
    ("idec", Role::CoordinatingNurse),
    ("coor", Role::RcpCoordinator),
    ("3c", Role::CancerCentre),
    ("refe", Role::StructureReferent),
    ("regi", Role::RegionalAdministrator),
    ("dpo", Role::DataProtectionOfficer),
    ("pati", Role::Patient),
    ("repr", Role::Representative),
    ("carer", Role::Carer),
];

fn relate(circumstance: Circumstance, relation: PortalRelation) -> Circumstance {
    let patient = |patient| PatientFacts { relation, ..patient };
    match circumstance {
        Circumstance::Patient(p) => Circumstance::Patient(patient(p)),
        Circumstance::Document(d) => Circumstance::Document(DocumentFacts { patient: patient(d.patient), ..d }),
        Circumstance::Inscription(i) => {
            Circumstance::Inscription(InscriptionFacts { patient: patient(i.patient), ..i })
        }
        Circumstance::Frcp(f) => Circumstance::Frcp(FrcpFacts { patient: patient(f.patient), ..f }),
        other => other,
    }
}

fn facts_of(role: Role, circumstance: Circumstance) -> Facts {
    let relation = match role {
        Role::Patient => PortalRelation::Oneself,
        Role::Representative => PortalRelation::Representative,
        Role::Carer => PortalRelation::Carer,
        _ => PortalRelation::None,
    };
    let kind = if role.is_professional() { ActorKind::Professional } else { ActorKind::Portal };
    let actor = ActorFacts::signed_in(kind, RoleSet::of(&[role]));
    Facts { actor, circumstance: relate(circumstance, relation) }
}

fn cell(facts: &Facts, action: Action, reasons: &mut BTreeSet<&'static str>) -> &'static str {
    match decide(facts, action) {
        Decision::Allowed => "yes",
        Decision::Refused(Refusal::FreshCodeNeeded) => "code",
        Decision::Refused(refusal) => {
            reasons.insert(refusal.code());
            "no"
        }
        Decision::Hidden => ".",
    }
}

fn print() -> String {
    let mut text = String::from(
        "Who may do what. Written by the tests (UPDATE_MATRIX=1); read by a person at each change.\n\
         yes: allowed. code: allowed just after a one-time code. no: refused, the reasons are at the end of the line. .: not found.\n\
         Everyone is signed in with two factors; nobody else does anything but read the help. The three last columns are portal\n\
         accounts in their relation to the patient.\n",
    );
    for (name, circumstance) in circumstances() {
        let _ = write!(text, "\n## {name}\n{:<24}", "");
        for (heading, _) in HEADINGS {
            let _ = write!(text, "{heading:>6}");
        }
        text.push('\n');
        for action in Action::ALL.iter().filter(|action| action.kind().target == circumstance.target()) {
            let mut reasons = BTreeSet::new();
            let cells: String = HEADINGS
                .iter()
                .map(|(_, role)| format!("{:>6}", cell(&facts_of(*role, circumstance), *action, &mut reasons)))
                .collect();
            let why = reasons.into_iter().collect::<Vec<_>>().join(", ");
            let line = format!("{:<24}{cells}  {why}", action.code());
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}

#[test]
fn the_matrix_is_the_one_that_was_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/access/matrix.txt");
    let now = print();
    if std::env::var_os("UPDATE_MATRIX").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    let first = now.lines().zip(reviewed.lines()).find(|(now, reviewed)| now != reviewed);
    assert!(now == reviewed, "rights changed (UPDATE_MATRIX=1 accepts): {first:?}");
}

#[test]
fn every_action_stands_in_the_matrix() {
    let printed: BTreeSet<_> = circumstances().iter().map(|(_, circumstance)| circumstance.target()).collect();
    for action in Action::ALL {
        assert!(printed.contains(&action.kind().target), "{}", action.code());
    }
}

#[test]
fn every_action_is_allowed_to_somebody_in_some_printed_circumstance() {
    for action in Action::ALL {
        let somebody = circumstances().into_iter().any(|(_, circumstance)| {
            HEADINGS.iter().any(|(_, role)| {
                let mut facts = facts_of(*role, circumstance);
                facts.actor.fresh_code = true;
                decide(&facts, *action).is_allowed()
            })
        });
        assert!(somebody, "{}", action.code());
    }
}
