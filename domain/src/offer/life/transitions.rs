//! The steps of an offer. Each consumes the offer and may refuse.

use super::{
    NationalIds, Offer, OfferDraft, OfferEvent, OfferRefusal, OfferStatus, OfferStep, OfferVersion, Pending,
    PendingStage, Standing,
};
use crate::ids::{AccountId, OfferId};
use chrono::{DateTime, NaiveDate, Utc};

type Next = Result<Offer, OfferRefusal>;
/// Who does something, and when.
type Act = (AccountId, DateTime<Utc>);

impl Offer {
    /// Starts an offer.
    #[must_use]
    pub fn start(id: OfferId, draft: OfferDraft, act: Act) -> Self {
        let offer = Self {
            id,
            standing: Standing::Preparing,
            pending: Some(Pending { draft, stage: PendingStage::Draft }),
            versions: Vec::new(),
            national_ids: None,
            history: Vec::new(),
        };
        offer.told(OfferStep::Created, act, None)
    }

    /// Writes the text that is not submitted yet.
    ///
    /// # Errors
    /// When no text is being written.
    pub fn write(self, draft: OfferDraft) -> Next {
        self.at(PendingStage::Draft)?;
        Ok(Self { pending: Some(Pending { draft, stage: PendingStage::Draft }), ..self })
    }

    /// Submits the text to the 3C.
    ///
    /// # Errors
    /// Everything that is missing, at once; or when no text is being written.
    pub fn submit(self, act: Act) -> Next {
        let missing = self.at(PendingStage::Draft)?.draft.missing();
        if !missing.is_empty() {
            return Err(OfferRefusal::Incomplete { missing });
        }
        Ok(self.staged(PendingStage::Submitted).told(OfferStep::Submitted, act, None))
    }

    /// Sends the text back to those who wrote it.
    ///
    /// # Errors
    /// Without a reason, or when nothing is submitted.
    pub fn send_back(self, act: Act, note: &str) -> Next {
        let note = words(note)?;
        match &self.pending {
            Some(pending) if pending.stage != PendingStage::Draft => {}
            _ => return Err(OfferRefusal::NothingPending),
        }
        Ok(self.staged(PendingStage::Draft).told(OfferStep::SentBack, act, Some(note)))
    }

    /// The 3C validates the text.
    ///
    /// # Errors
    /// When nothing is submitted.
    pub fn validate_for_3c(self, act: Act) -> Next {
        self.at(PendingStage::Submitted)?;
        Ok(self.staged(PendingStage::ValidatedBy3c).told(OfferStep::ValidatedBy3c, act, None))
    }

    /// The region validates the text: it becomes the version in force from a day on.
    ///
    /// # Errors
    /// When the 3C has not validated it, when the day comes before the last version, or when an identifier is empty.
    pub fn validate_for_region(mut self, act: Act, ids: NationalIds, valid_from: NaiveDate) -> Next {
        let pending = self.at(PendingStage::ValidatedBy3c)?.clone();
        if [&ids.network, &ids.manager, &ids.rcp].iter().any(|id| id.trim().is_empty()) {
            return Err(OfferRefusal::NationalIdMissing);
        }
        let last = self.versions.last().map(|version| (version.number, version.valid_from));
        if let Some((_, since)) = last.filter(|(_, since)| valid_from < *since) {
            return Err(OfferRefusal::BeforeLastVersion { since });
        }
        let details = pending.draft.complete().map_err(|missing| OfferRefusal::Incomplete { missing })?;
        let number = last.map_or(1, |(number, _)| number.saturating_add(1));
        self.versions.push(OfferVersion { number, valid_from, details });
        if self.standing == Standing::Preparing {
            self.standing = Standing::InForce;
        }
        let done = Self { pending: None, national_ids: Some(ids), ..self };
        Ok(done.told(OfferStep::Validated, act, None))
    }

    /// Starts a revision from the last version, which stays in force meanwhile.
    ///
    /// # Errors
    /// Unless it is in force or suspended, or when a revision is under way.
    pub fn revise(self, act: Act) -> Next {
        self.is_one_of(&[OfferStatus::Validated, OfferStatus::Suspended])?;
        if self.pending.is_some() {
            return Err(OfferRefusal::RevisionUnderWay);
        }
        let draft = self.versions.last().map(|version| version.details.clone().into()).unwrap_or_default();
        let pending = Some(Pending { draft, stage: PendingStage::Draft });
        Ok(Self { pending, ..self }.told(OfferStep::RevisionStarted, act, None))
    }

    /// Gives a revision up.
    ///
    /// # Errors
    /// When no revision is under way.
    pub fn drop_revision(self, act: Act) -> Next {
        if self.pending.is_none() || self.standing == Standing::Preparing {
            return Err(OfferRefusal::NothingPending);
        }
        Ok(Self { pending: None, ..self }.told(OfferStep::RevisionDropped, act, None))
    }

    /// Suspends it.
    ///
    /// # Errors
    /// Without a reason, or unless it is in force.
    pub fn suspend(self, act: Act, note: &str) -> Next {
        let note = words(note)?;
        self.is_one_of(&[OfferStatus::Validated])?;
        Ok(Self { standing: Standing::Suspended, ..self }.told(OfferStep::Suspended, act, Some(note)))
    }

    /// Resumes it.
    ///
    /// # Errors
    /// Unless it is suspended.
    pub fn resume(self, act: Act) -> Next {
        self.is_one_of(&[OfferStatus::Suspended])?;
        Ok(Self { standing: Standing::InForce, ..self }.told(OfferStep::Resumed, act, None))
    }

    /// Closes it for good; its versions and its history stay.
    ///
    /// # Errors
    /// Without a reason, or when it is already closed.
    pub fn close(self, act: Act, note: &str) -> Next {
        let note = words(note)?;
        if self.standing == Standing::Closed {
            return Err(OfferRefusal::NotFrom { status: OfferStatus::Closed });
        }
        let closed = Self { standing: Standing::Closed, pending: None, ..self };
        Ok(closed.told(OfferStep::Closed, act, Some(note)))
    }

    fn at(&self, stage: PendingStage) -> Result<&Pending, OfferRefusal> {
        let pending = self.pending.as_ref().filter(|pending| pending.stage == stage);
        pending.ok_or_else(|| match self.standing {
            Standing::Preparing => OfferRefusal::NotFrom { status: self.status() },
            _ => OfferRefusal::NothingPending,
        })
    }

    fn is_one_of(&self, allowed: &[OfferStatus]) -> Result<(), OfferRefusal> {
        let status = self.status();
        if allowed.contains(&status) { Ok(()) } else { Err(OfferRefusal::NotFrom { status }) }
    }

    fn staged(mut self, stage: PendingStage) -> Self {
        self.pending = self.pending.map(|pending| Pending { stage, ..pending });
        self
    }

    fn told(mut self, step: OfferStep, (by, at): Act, note: Option<String>) -> Self {
        self.history.push(OfferEvent { step, by, at, note });
        self
    }
}

fn words(note: &str) -> Result<String, OfferRefusal> {
    match note.trim() {
        "" => Err(OfferRefusal::NoteNeeded),
        text => Ok(text.to_owned()),
    }
}
