//! What stands in the way of validating an FRCP: every obstacle at once, with the place to correct it and its source.
//!
//! Source: DOMAIN §1.8, from the schematrons of CI-SIS CANCER-FRCP, the HAS indicator and the INCa référentiel RCP; the
//! points tagged as knowledge there are marked "to be confirmed" below and have no source to show.

use super::Unconfirmed;
use crate::{
    forms::{Issue, Problem, Severity, Target},
    patient::IdentityStatus,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Everything that validation looks at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValidationFacts {
    /// Whether the five traits of identity are known.
    pub five_traits: bool,
    /// How sure the identity is.
    pub identity: IdentityStatus,
    /// The board and the session.
    pub board: BoardFacts,
    /// The quorum of this case.
    pub quorum: QuorumStanding,
    /// The issues of the form at the level "validated".
    pub issues: Vec<Issue>,
    /// The values taken over that nobody has confirmed.
    pub unconfirmed: Vec<Unconfirmed>,
    /// The signature to come.
    pub signature: SignatureFacts,
}

/// What is known of the board and the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BoardFacts {
    /// The board is named.
    pub board: bool,
    /// The date of the session.
    pub session_date: Option<NaiveDate>,
    /// The organising establishment is known.
    pub place: bool,
    /// The coordinator is known.
    pub coordinator: bool,
    /// The physician who asks is known.
    pub requester: bool,
    /// The family physician is known.
    pub family_physician: bool,
    /// How many took part, in the quorum or not.
    pub participants: u32,
}

/// The quorum of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuorumStanding {
    /// Met.
    Met,
    /// Not met.
    NotMet {
        /// Whether the case is inscribed again to another session.
        comes_back: bool,
    },
    /// Not told.
    Unknown,
}

/// What is known of the one who is about to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignatureFacts {
    /// Their RPPS number is known.
    pub rpps: bool,
    /// They have just given a one-time code.
    pub fresh_code: bool,
}

/// One obstacle, warning or information.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule.
    pub rule: ValidationRule,
    /// How serious.
    pub severity: Severity,
    /// Where to correct it.
    pub link: Link,
    /// The text that imposes it; `None` for expert knowledge to be confirmed, never shown as official.
    pub source: Option<String>,
}

/// The rules of validation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum ValidationRule {
    /// The five traits are not all known.
    IdentityIncomplete,
    /// The identity is not qualified: the form is valid, and is not sent outside.
    NotSentOutside,
    /// No board.
    NoBoard,
    /// No session date.
    NoSessionDate,
    /// No organising establishment.
    NoPlace,
    /// No coordinator.
    NoCoordinator,
    /// No physician asks.
    NoRequester,
    /// No family physician.
    NoFamilyPhysician,
    /// No participant.
    NoParticipant,
    /// The quorum is not told.
    QuorumUnknown,
    /// The quorum is not met, and the case does not come back: the proposal is a provisional opinion only.
    QuorumNotMet,
    /// The quorum is not met, and the case comes back.
    ProvisionalOpinion,
    /// An issue of the form.
    Form {
        /// The issue.
        issue: Box<Issue>,
    },
    /// Values of a section were taken over and nobody has confirmed them.
    Unconfirmed {
        /// The title of the section.
        section: String,
        /// How many.
        count: usize,
    },
    /// The signer has no RPPS number.
    NoRpps,
    /// The signer has not just given a one-time code.
    NoFreshCode,
}

/// Where to correct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "page", content = "at", rename_all = "kebab-case")]
pub enum Link {
    /// The identity of the patient.
    Identity,
    /// The session.
    Session,
    /// The people of the case.
    People,
    /// The attendance.
    Attendance,
    /// A place of the form.
    Form(Target),
    /// The signer's own account.
    Signature,
}

/// Everything found, in the order of DOMAIN §1.8.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// What forbids validation.
    pub fn blocking(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Blocking)
    }

    /// Whether nothing forbids it.
    #[must_use]
    pub fn allows(&self) -> bool {
        self.blocking().next().is_none()
    }
}

const FRCP: &str = "ANS, CI-SIS, volet CANCER-FRCP 2025.01";
const RNIV: &str = "RNIV";

fn finding(rule: ValidationRule, severity: Severity, link: Link, source: Option<&str>) -> Finding {
    Finding { rule, severity, link, source: source.map(str::to_owned) }
}

fn blocking(rule: ValidationRule, link: Link, source: Option<&str>) -> Finding {
    finding(rule, Severity::Blocking, link, source)
}

/// Looks at everything. Total: it never fails.
#[must_use]
pub fn validate(facts: &ValidationFacts) -> Report {
    let mut findings = identity(facts);
    findings.extend(board(&facts.board));
    findings.extend(quorum(facts.quorum));
    findings.extend(facts.issues.iter().map(form_issue));
    findings.extend(facts.unconfirmed.iter().map(unconfirmed));
    findings.extend(signature(facts.signature));
    Report { findings }
}

/// Point 1: the five traits; an identity that is not qualified is not sent outside.
fn identity(facts: &ValidationFacts) -> Vec<Finding> {
    let mut found = vec![];
    if !facts.five_traits {
        found.push(blocking(ValidationRule::IdentityIncomplete, Link::Identity, Some(RNIV)));
    }
    if facts.identity != IdentityStatus::Qualified {
        let rule = ValidationRule::NotSentOutside;
        found.push(finding(rule, Severity::Information, Link::Identity, Some(RNIV)));
    }
    found
}

/// Point 2: the board, the session and the people.
fn board(board: &BoardFacts) -> Vec<Finding> {
    let known = [
        (board.board, ValidationRule::NoBoard, Link::Session),
        (board.session_date.is_some(), ValidationRule::NoSessionDate, Link::Session),
        (board.place, ValidationRule::NoPlace, Link::Session),
        (board.coordinator, ValidationRule::NoCoordinator, Link::People),
        (board.requester, ValidationRule::NoRequester, Link::People),
        (board.participants > 0, ValidationRule::NoParticipant, Link::Attendance),
    ];
    let missing = known.into_iter().filter(|(known, _, _)| !known);
    let mut found: Vec<Finding> = missing.map(|(_, rule, link)| blocking(rule, link, Some(FRCP))).collect();
    if !board.family_physician {
        found.push(finding(ValidationRule::NoFamilyPhysician, Severity::Warning, Link::People, Some(FRCP)));
    }
    found
}

/// Point 2, quorum (a missing quorum makes a provisional opinion: expert knowledge, to be confirmed).
fn quorum(quorum: QuorumStanding) -> Option<Finding> {
    let at = Link::Attendance;
    match quorum {
        QuorumStanding::Met => None,
        QuorumStanding::Unknown => Some(blocking(ValidationRule::QuorumUnknown, at, Some(FRCP))),
        QuorumStanding::NotMet { comes_back: false } => Some(blocking(ValidationRule::QuorumNotMet, at, None)),
        QuorumStanding::NotMet { comes_back: true } => {
            Some(finding(ValidationRule::ProvisionalOpinion, Severity::Warning, at, None))
        }
    }
}

/// Points 3 to 9 are questions and rules of the form.
fn form_issue(issue: &Issue) -> Finding {
    let source = match &issue.problem {
        Problem::Rule { source, .. } => Some(source.clone()).filter(|source| !source.starts_with("Expertise")),
        _ => None,
    };
    let link = Link::Form(issue.at.clone());
    Finding { rule: ValidationRule::Form { issue: Box::new(issue.clone()) }, severity: issue.severity, link, source }
}

/// What nobody has confirmed is told, and forbids nothing (expert knowledge, to be confirmed).
fn unconfirmed(one: &Unconfirmed) -> Finding {
    let rule = ValidationRule::Unconfirmed { section: one.section.clone(), count: one.count };
    finding(rule, Severity::Warning, Link::Form(Target::Question(one.first.clone())), None)
}

/// Point 10: who signs, and how surely (expert knowledge, to be confirmed).
fn signature(signature: SignatureFacts) -> Vec<Finding> {
    let known = [(signature.rpps, ValidationRule::NoRpps), (signature.fresh_code, ValidationRule::NoFreshCode)];
    let missing = known.into_iter().filter(|(known, _)| !known);
    missing.map(|(_, rule)| blocking(rule, Link::Signature, None)).collect()
}

#[cfg(test)]
pub(super) fn missing_signature_for_tests() -> Finding {
    blocking(ValidationRule::NoFreshCode, Link::Signature, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    fn complete() -> ValidationFacts {
        ValidationFacts {
            five_traits: true,
            identity: IdentityStatus::Qualified,
            board: BoardFacts {
                board: true,
                session_date: NaiveDate::from_ymd_opt(2026, 11, 20),
                place: true,
                coordinator: true,
                requester: true,
                family_physician: true,
                participants: 4,
            },
            quorum: QuorumStanding::Met,
            issues: vec![],
            unconfirmed: vec![],
            signature: SignatureFacts { rpps: true, fresh_code: true },
        }
    }

    fn rules(facts: &ValidationFacts) -> Vec<ValidationRule> {
        validate(facts).findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn nothing_stands_in_the_way_of_a_complete_form() {
        assert_eq!(rules(&complete()), []);
    }

    #[test]
    fn everything_missing_is_told_at_once() {
        let facts = ValidationFacts {
            five_traits: false,
            board: BoardFacts::default(),
            quorum: QuorumStanding::Unknown,
            signature: SignatureFacts::default(),
            ..complete()
        };
        assert_eq!(validate(&facts).blocking().count(), 10);
    }

    #[test]
    fn a_provisional_identity_allows_validation_and_forbids_sending() {
        let facts = ValidationFacts { identity: IdentityStatus::Provisional, ..complete() };
        assert_eq!(rules(&facts), [ValidationRule::NotSentOutside]);
        assert!(validate(&facts).allows());
    }

    #[test]
    fn without_quorum_a_case_is_validated_only_if_it_comes_back() {
        let allows = |comes_back| {
            let quorum = QuorumStanding::NotMet { comes_back };
            validate(&ValidationFacts { quorum, ..complete() }).allows()
        };
        assert_eq!((allows(false), allows(true)), (false, true));
    }

    #[test]
    fn values_that_nobody_confirmed_are_told_and_forbid_nothing() {
        let first = "state/height".parse().unwrap();
        let unconfirmed = vec![Unconfirmed { section: "État du patient".into(), count: 3, first }];
        let report = validate(&ValidationFacts { unconfirmed, ..complete() });
        let told: Vec<_> = report.findings.iter().map(|one| (one.severity, words::frcp::finding(one))).collect();
        let sentence = "État du patient\u{a0}: 3 valeurs reprises ne sont pas confirmées.";
        assert_eq!(told, [(Severity::Warning, sentence.to_owned())]);
        assert!(report.allows());
    }

    #[test]
    fn a_signature_asks_for_a_fresh_code() {
        let signature = SignatureFacts { rpps: true, fresh_code: false };
        assert_eq!(rules(&ValidationFacts { signature, ..complete() }), [ValidationRule::NoFreshCode]);
    }
}
