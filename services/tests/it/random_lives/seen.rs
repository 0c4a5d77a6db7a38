//! What the database holds of the board, read without any service.

use domain::{
    ids::{PatientId, SessionId},
    meeting::Inscription,
    planning::{Session, SessionStep},
};
use sea_orm::EntityTrait;
use services::{
    Context,
    entities::{frcp, inscription, session},
    meeting::CaseFile,
    planning::read_session,
};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub sessions: BTreeMap<SessionId, Session>,
    pub cases: Vec<Inscription>,
    /// The session of each form.
    pub forms: BTreeMap<Uuid, Option<Uuid>>,
}

impl Seen {
    pub async fn read(ctx: &Context) -> Self {
        let db = &ctx.db.read;
        let sessions = session::Entity::find().all(db).await.unwrap();
        let sessions = sessions.iter().map(|row| read_session(row).unwrap()).map(|one| (one.id, one)).collect();
        let cases = inscription::Entity::find().all(db).await.unwrap();
        let mut cases: Vec<_> =
            cases.iter().map(|row| serde_json::from_str::<CaseFile>(&row.body).unwrap().case).collect();
        cases.sort_by_key(|one| one.id);
        let forms = frcp::Entity::find().all(db).await.unwrap();
        Self { sessions, cases, forms: forms.into_iter().map(|row| (row.id, row.session_id)).collect() }
    }

    /// The inscriptions by which a patient waits.
    pub fn waiting(&self, patient: PatientId) -> Vec<&Inscription> {
        self.cases.iter().filter(|one| one.patient == patient && one.is_on_the_agenda()).collect()
    }

    pub fn step(&self, id: SessionId) -> SessionStep {
        self.sessions[&id].step()
    }

    pub fn is(&self, id: SessionId, steps: &[SessionStep]) -> bool {
        steps.contains(&self.step(id))
    }
}
