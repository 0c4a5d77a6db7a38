//! From a target to the facts that `decide` needs.

use super::{
    Actor,
    acts::{AccountTarget, CaseTarget},
    facts,
};
use crate::error::Error;
use domain::{
    access::{
        AccountFacts, Circumstance, DirectoryFacts, DocumentFacts, FormGroupFacts, InscriptionFacts, OfferFacts,
        TargetKind,
    },
    ids::{DocumentId, FormGroupId, FrcpId, InscriptionId, OfferId, PatientId, PlaceId, SessionId},
};
use sea_orm::{ConnectionTrait, EntityTrait};
use std::future::Future;
use uuid::Uuid;

/// What an act is about. Sealed by the shape of `Circumstance`: each implementation loads its own facts.
pub trait Target: Clone + Send + Sync + 'static {
    /// The identifier kept in the audit.
    fn id(&self) -> Option<Uuid>;

    /// The patient concerned, kept in the audit, when the target alone tells it.
    fn patient(&self) -> Option<PatientId> {
        None
    }

    /// Loads the facts; `NotFound` when the thing does not exist.
    fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        kind: TargetKind,
        now: i64,
    ) -> impl Future<Output = Result<Circumstance, Error>>;
}

impl Target for () {
    fn id(&self) -> Option<Uuid> {
        None
    }

    async fn load<C: ConnectionTrait>(
        &self,
        _: &C,
        _: &Actor,
        kind: TargetKind,
        _: i64,
    ) -> Result<Circumstance, Error> {
        Ok(if kind == TargetKind::Audit { Circumstance::Audit } else { Circumstance::System })
    }
}

impl Target for PlaceId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        kind: TargetKind,
        _: i64,
    ) -> Result<Circumstance, Error> {
        let (same_place, centre_of_place) = facts::place(db, actor, self.uuid()).await?;
        Ok(match kind {
            TargetKind::Directory => Circumstance::Directory(DirectoryFacts { same_place, centre_of_place }),
            _ => Circumstance::Account(AccountFacts { same_place, ..AccountFacts::default() }),
        })
    }
}

impl Target for AccountTarget {
    fn id(&self) -> Option<Uuid> {
        self.account.map(domain::ids::AccountId::uuid)
    }

    async fn load<C: ConnectionTrait>(
        &self,
        _: &C,
        actor: &Actor,
        _: TargetKind,
        _: i64,
    ) -> Result<Circumstance, Error> {
        let same_place = actor.place == Some(self.place);
        let oneself = self.account == Some(actor.account);
        Ok(Circumstance::Account(AccountFacts { same_place, oneself, role: self.role }))
    }
}

impl Target for OfferId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        let (board, stage) = facts::board(db, actor, self.uuid(), now).await?;
        Ok(Circumstance::Offer(OfferFacts { board, stage }))
    }
}

impl Target for SessionId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        Ok(Circumstance::Session(facts::session(db, actor, self.uuid(), now).await?))
    }
}

impl Target for PatientId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    fn patient(&self) -> Option<PatientId> {
        Some(*self)
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        Ok(Circumstance::Patient(facts::patient(db, actor, self.uuid(), now).await?))
    }
}

impl Target for DocumentId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        let document =
            crate::entities::document::Entity::find_by_id(self.uuid()).one(db).await?.ok_or(Error::NotFound)?;
        let patient = facts::patient(db, actor, document.patient_id, now).await?;
        Ok(Circumstance::Document(DocumentFacts { patient, masked: false, in_session: patient.session_window }))
    }
}

impl Target for CaseTarget {
    fn id(&self) -> Option<Uuid> {
        Some(self.session.uuid())
    }

    fn patient(&self) -> Option<PatientId> {
        Some(self.patient)
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        let patient = facts::patient(db, actor, self.patient.uuid(), now).await?;
        let session = facts::session(db, actor, self.session.uuid(), now).await?;
        Ok(Circumstance::Inscription(InscriptionFacts { patient, session, inscribed: false }))
    }
}

impl Target for InscriptionId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        let row =
            crate::entities::inscription::Entity::find_by_id(self.uuid()).one(db).await?.ok_or(Error::NotFound)?;
        let patient = facts::patient(db, actor, row.patient_id, now).await?;
        let session = facts::session(db, actor, row.session_id, now).await?;
        Ok(Circumstance::Inscription(InscriptionFacts { patient, session, inscribed: true }))
    }
}

impl Target for FrcpId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        now: i64,
    ) -> Result<Circumstance, Error> {
        Ok(Circumstance::Frcp(facts::form(db, actor, self.uuid(), now).await?))
    }
}

impl Target for FormGroupId {
    fn id(&self) -> Option<Uuid> {
        Some(self.uuid())
    }

    async fn load<C: ConnectionTrait>(
        &self,
        db: &C,
        actor: &Actor,
        _: TargetKind,
        _: i64,
    ) -> Result<Circumstance, Error> {
        let member = facts::form_member(db, actor, self.uuid()).await?;
        Ok(Circumstance::FormGroup(FormGroupFacts { member }))
    }
}
