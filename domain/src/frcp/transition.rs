//! The acts that change the stage of an FRCP. Each consumes the form and may refuse; none edits a validated content.

use super::{
    AbandonReason, Addendum, Discussion, Draft, Frcp, FrcpRefusal, RectificationReason, Report, Signature, Stage,
    Stamp, Validation, content_hash,
};
use crate::{
    forms::{Issue, Severity},
    ids::FrcpId,
};

type Outcome = Result<Frcp, FrcpRefusal>;

impl Frcp {
    /// A new form, version 1.
    #[must_use]
    pub const fn initiate(id: FrcpId, opened: Stamp) -> Self {
        Self { id, version: 1, stage: Stage::Initiated { opened } }
    }

    /// Constant over versions: the `setId` of the exchanged document.
    #[must_use]
    pub const fn id(&self) -> FrcpId {
        self.id
    }

    /// From 1: the `versionNumber` of the exchanged document.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    const fn wrong_stage<T>(&self) -> Result<T, FrcpRefusal> {
        Err(FrcpRefusal::WrongStage { stage: self.stage.name() })
    }

    fn to(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }

    /// Something is typed. A form that was declared ready is being filled again; later stages stay as they are.
    ///
    /// # Errors
    /// Wrong stage, once validated, replaced, withdrawn or abandoned.
    pub fn edited(self) -> Outcome {
        match self.stage {
            Stage::Initiated { .. } | Stage::Filling | Stage::Ready { .. } => Ok(self.to(Stage::Filling)),
            Stage::Discussed { .. } | Stage::ToValidate { .. } => Ok(self),
            _ => self.wrong_stage(),
        }
    }

    /// Declares it ready to be presented.
    ///
    /// # Errors
    /// Wrong stage, or blocking issues at the level "ready".
    pub fn declare_ready(self, declared: Stamp, issues: &[Issue]) -> Outcome {
        if !matches!(self.stage, Stage::Initiated { .. } | Stage::Filling) {
            return self.wrong_stage();
        }
        match issues.iter().filter(|issue| issue.severity == Severity::Blocking).count() {
            0 => Ok(self.to(Stage::Ready { declared })),
            issues => Err(FrcpRefusal::Blocked { issues }),
        }
    }

    /// A session has dealt with the case. A form that was not declared ready may be discussed: the coordinator may
    /// judge the file complete enough, and the issues stay for the validation.
    ///
    /// # Errors
    /// Wrong stage.
    pub fn discussed(self, discussion: Discussion) -> Outcome {
        match self.stage {
            Stage::Filling | Stage::Ready { .. } => Ok(self.to(Stage::Discussed { discussion })),
            _ => self.wrong_stage(),
        }
    }

    /// Submits the written proposal to the coordinator.
    ///
    /// # Errors
    /// Wrong stage.
    pub fn submit(self, submitted: Stamp) -> Outcome {
        match self.stage {
            Stage::Discussed { discussion } => Ok(self.to(Stage::ToValidate { discussion, submitted })),
            _ => self.wrong_stage(),
        }
    }

    /// The coordinator gives it back to be completed.
    ///
    /// # Errors
    /// Wrong stage.
    pub fn give_back(self) -> Outcome {
        match self.stage {
            Stage::ToValidate { discussion, .. } => Ok(self.to(Stage::Discussed { discussion })),
            _ => self.wrong_stage(),
        }
    }

    /// Validates it.
    ///
    /// # Errors
    /// Wrong stage, blocking findings, values that wait for a choice, or a signature whose position or hash is not that
    /// of the draft.
    pub fn validate(self, signature: Signature, report: &Report, draft: &Draft) -> Outcome {
        let Stage::ToValidate { discussion, .. } = self.stage else {
            return self.wrong_stage();
        };
        if draft.conflicts().next().is_some() || draft.waiting_deletions().next().is_some() {
            return Err(FrcpRefusal::UnresolvedConflicts);
        }
        let hash = content_hash(&signature.form, &draft.answers());
        if signature.position != draft.position() || signature.hash != hash {
            return Err(FrcpRefusal::StaleSignature);
        }
        match report.blocking().count() {
            0 => {
                let validation = Validation { signature };
                Ok(self.to(Stage::Validated { discussion, validation, addenda: vec![] }))
            }
            issues => Err(FrcpRefusal::Blocked { issues }),
        }
    }

    /// Adds a signed complement: the content stays as validated.
    ///
    /// # Errors
    /// Wrong stage, or a blank text.
    pub fn add_addendum(mut self, addendum: Addendum) -> Outcome {
        let Stage::Validated { addenda, .. } = &mut self.stage else {
            return self.wrong_stage();
        };
        if addendum.text.trim().is_empty() {
            return Err(FrcpRefusal::NoText);
        }
        addenda.push(addendum);
        Ok(self)
    }

    /// The next version, to be corrected and validated; this one stays valid until then.
    ///
    /// # Errors
    /// Wrong stage, or a changed decision: the case must be presented again.
    pub fn rectify(&self, reason: RectificationReason) -> Outcome {
        let Stage::Validated { discussion, .. } = self.stage else {
            return self.wrong_stage();
        };
        if reason == RectificationReason::DecisionChanged {
            return Err(FrcpRefusal::NeedsNewSession);
        }
        Ok(Self { id: self.id, version: self.version + 1, stage: Stage::Discussed { discussion } })
    }

    /// This version once the next one is validated.
    ///
    /// # Errors
    /// Wrong stage, or the other is not the validated next version of the same form.
    pub fn replaced_by(self, next: &Self, reason: RectificationReason) -> Outcome {
        let Stage::Validated { validation, addenda, .. } = self.stage else {
            return self.wrong_stage();
        };
        let follows = next.id == self.id && next.version == self.version + 1;
        let at = match &next.stage {
            Stage::Validated { validation, .. } if follows => validation.signature.stamp.at,
            _ => return Err(FrcpRefusal::NotTheNextVersion),
        };
        let stage = Stage::Replaced { validation, addenda, by_version: next.version, reason, at };
        Ok(Self { id: self.id, version: self.version, stage })
    }

    /// Takes it out of the record of a wrong patient at once, without waiting for a new version.
    ///
    /// # Errors
    /// Wrong stage.
    pub fn withdraw(self, withdrawn: Stamp) -> Outcome {
        match self.stage {
            Stage::Validated { validation, .. } | Stage::Replaced { validation, .. } => {
                Ok(Self { id: self.id, version: self.version, stage: Stage::Withdrawn { validation, withdrawn } })
            }
            _ => self.wrong_stage(),
        }
    }

    /// Gives it up before validation.
    ///
    /// # Errors
    /// Wrong stage.
    pub fn abandon(self, reason: AbandonReason, abandoned: Stamp) -> Outcome {
        if self.stage.is_open() {
            return Ok(self.to(Stage::Abandoned { reason, abandoned }));
        }
        self.wrong_stage()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        forms::{Answer, Answers, FormRef, Key},
        frcp::{AddendumReason, CaseStatus, Change, Edit, StageName, validation},
        ids::{AccountId, EditId, SessionId},
    };
    use uuid::Uuid;

    fn stamp() -> Stamp {
        let at = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Stamp { by: AccountId::from_uuid(Uuid::from_u128(1)), at }
    }

    fn discussion() -> Discussion {
        let session = SessionId::from_uuid(Uuid::from_u128(2));
        Discussion { session, status: CaseStatus::Discussed, at: stamp().at }
    }

    fn signature() -> Signature {
        let form = FormRef { key: Key::new("frcp-generic").unwrap(), version: 1 };
        let hash = content_hash(&form, &Answers::default());
        Signature { stamp: stamp(), form, position: 0, hash }
    }

    fn new() -> Frcp {
        Frcp::initiate(FrcpId::from_uuid(Uuid::from_u128(3)), stamp())
    }

    fn submitted(frcp: Frcp) -> Frcp {
        frcp.edited().unwrap().discussed(discussion()).unwrap().submit(stamp()).unwrap()
    }

    fn clean() -> Report {
        Report { findings: vec![] }
    }

    fn validated() -> Frcp {
        submitted(new()).validate(signature(), &clean(), &Draft::default()).unwrap()
    }

    #[test]
    fn a_validated_form_is_never_edited() {
        let refusal = validated().edited().unwrap_err();
        assert_eq!(refusal, FrcpRefusal::WrongStage { stage: StageName::Validated });
    }

    #[test]
    fn a_blocking_finding_forbids_validation() {
        let report = Report { findings: vec![validation::missing_signature_for_tests()] };
        let refusal = submitted(new()).validate(signature(), &report, &Draft::default()).unwrap_err();
        assert_eq!(refusal, FrcpRefusal::Blocked { issues: 1 });
    }

    #[test]
    fn a_signature_is_refused_when_something_was_typed_after_it() {
        let change = Change::Answer { path: "a/x".parse().unwrap(), base: None, answer: Some(Answer::text("tard")) };
        let id = EditId::from_uuid(Uuid::from_u128(9));
        let edit = Edit { id, author: stamp().by, on_behalf_of: None, imported: None, at: stamp().at, change };
        let refusal = submitted(new()).validate(signature(), &clean(), &Draft::replay([edit])).unwrap_err();
        assert_eq!(refusal, FrcpRefusal::StaleSignature);
    }

    #[test]
    fn a_form_is_not_validated_before_its_session() {
        let filled = new().edited().unwrap();
        let refusal = filled.validate(signature(), &clean(), &Draft::default()).unwrap_err();
        assert_eq!(refusal, FrcpRefusal::WrongStage { stage: StageName::Filling });
    }

    #[test]
    fn typing_in_a_ready_form_makes_it_a_draft_again() {
        let ready = new().declare_ready(stamp(), &[]).unwrap();
        assert_eq!(ready.edited().unwrap().stage().name(), StageName::Filling);
    }

    #[test]
    fn an_addendum_keeps_the_version_and_needs_a_text() {
        let addendum =
            |text: &str| Addendum { stamp: stamp(), reason: AddendumReason::LateResult, text: text.to_owned() };
        let completed = validated().add_addendum(addendum("Résultat reçu")).unwrap();
        assert_eq!((completed.version(), completed.stage().name()), (1, StageName::Validated));
        assert_eq!(validated().add_addendum(addendum("  ")).unwrap_err(), FrcpRefusal::NoText);
    }

    #[test]
    fn a_changed_decision_is_not_a_rectification() {
        let refusal = validated().rectify(RectificationReason::DecisionChanged).unwrap_err();
        assert_eq!(refusal, FrcpRefusal::NeedsNewSession);
    }

    #[test]
    fn a_version_is_replaced_only_once_the_next_is_validated() {
        let reason = RectificationReason::TypingError;
        let next = validated().rectify(reason).unwrap();
        assert_eq!((next.version(), next.id()), (2, validated().id()));
        let refusal = validated().replaced_by(&next, reason).unwrap_err();
        assert_eq!(refusal, FrcpRefusal::NotTheNextVersion);
        let next = next.submit(stamp()).unwrap().validate(signature(), &clean(), &Draft::default()).unwrap();
        assert_eq!(validated().replaced_by(&next, reason).unwrap().stage().name(), StageName::Replaced);
    }

    #[test]
    fn a_validated_form_is_not_abandoned_but_may_be_withdrawn() {
        assert!(validated().abandon(AbandonReason::Mistake, stamp()).is_err());
        assert_eq!(validated().withdraw(stamp()).unwrap().stage().name(), StageName::Withdrawn);
    }
}
