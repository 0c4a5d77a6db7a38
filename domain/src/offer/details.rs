//! Everything that a complete offer says.

use super::{OfferDraft, Organ, RcpType, RecourseField};
use crate::{
    ids::{PlaceId, ProfessionalId, ServiceId},
    meeting::QuorumRule,
    people::Email,
    planning::{Capacity, Delays, Recurrence, RecurrenceFault, Rhythm},
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// How people attend. Source: ANS FRCP (the organising site is optional when held by video).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// In the room.
    OnSite,
    /// By video only.
    Remote,
    /// Both.
    Mixed,
}

impl Modality {
    /// Every one, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Remote, Self::Mixed];
}

/// How often, at which hour of Paris, and how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periodicity {
    /// Which days.
    pub rhythm: Rhythm,
    /// Hour in Paris.
    pub hour: NaiveTime,
    /// Minutes.
    pub minutes: u16,
}

impl Periodicity {
    /// The recurrence it gives between two days, both included.
    ///
    /// # Errors
    /// See [`Recurrence::new`].
    pub fn between(&self, from: NaiveDate, until: NaiveDate) -> Result<Recurrence, RecurrenceFault> {
        Recurrence::new(self.rhythm.clone(), from, until, self.hour, self.minutes)
    }

    /// How many times in four weeks, roughly: what the rule "at least twice a month" is compared with. Nothing for dates
    /// chosen one by one.
    #[must_use]
    pub fn times_in_four_weeks(&self) -> Option<f32> {
        match &self.rhythm {
            Rhythm::Weekly { every, .. } => Some(4.0 / f32::from((*every).max(1))),
            Rhythm::MonthlyNth { nth, .. } => u8::try_from(nth.len()).ok().map(f32::from),
            Rhythm::Chosen { .. } => None,
        }
    }
}

/// Whom to ask about the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// A name or a function.
    pub name: String,
    /// Telephone, as people write it.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<Email>,
}

/// What the board wants the patient to have said. Source: charters differ: non-opposition (ONCONPDC), or a traced
/// agreement (ONCOLIE, 3C charters); each offer chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PatientInformation {
    /// The patient was informed and did not object.
    #[default]
    NonOpposition,
    /// The patient was informed and agreed.
    Agreement,
}

/// The national identifiers of a board. Source: ANS FRCP 2022.01, header: extensions under the roots
/// 1.2.250.1.161.1.20.1.1 (network), …20.2.1 (manager) and …20.3.1 (board).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalIds {
    /// The regional cancer network.
    pub network: String,
    /// The manager: a 3C or an establishment.
    pub manager: String,
    /// The board.
    pub rcp: String,
}

/// A complete offer: made only by [`OfferDraft::complete`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "OfferDraft", into = "OfferDraft")]
pub struct OfferDetails {
    pub(super) name: String,
    pub(super) organ: Organ,
    pub(super) kind: RcpType,
    pub(super) recourse: Option<RecourseField>,
    pub(super) place: PlaceId,
    pub(super) service: Option<ServiceId>,
    pub(super) room: Option<String>,
    pub(super) modality: Modality,
    pub(super) video_link: Option<String>,
    pub(super) coordinator: ProfessionalId,
    pub(super) deputies: Vec<ProfessionalId>,
    pub(super) periodicity: Periodicity,
    pub(super) capacity: Capacity,
    pub(super) delays: Delays,
    pub(super) quorum: QuorumRule,
    pub(super) form_key: String,
    pub(super) contacts: Vec<Contact>,
    pub(super) information: PatientInformation,
    pub(super) anonymous_allowed: bool,
}

macro_rules! read {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $how:expr;)*) => {
        impl OfferDetails {
            $($(#[$doc])* #[must_use] pub fn $name(&self) -> $type { let read: fn(&Self) -> $type = $how; read(self) })*
        }
    };
}

read! {
    /// Its name, such as "RCP Sénologie – Montfermeil".
    name: &str = |it| &it.name;
    /// What it is about.
    organ: Organ = |it| it.organ;
    /// Its type.
    kind: RcpType = |it| it.kind;
    /// The field of a recourse board.
    recourse: Option<RecourseField> = |it| it.recourse;
    /// The establishment that organises it.
    place: PlaceId = |it| it.place;
    /// The service that organises it.
    service: Option<ServiceId> = |it| it.service;
    /// The room.
    room: Option<&str> = |it| it.room.as_deref();
    /// How people attend.
    modality: Modality = |it| it.modality;
    /// Address of the video meeting.
    video_link: Option<&str> = |it| it.video_link.as_deref();
    /// Who coordinates it.
    coordinator: ProfessionalId = |it| it.coordinator;
    /// Who stands in for the coordinator.
    deputies: &[ProfessionalId] = |it| &it.deputies;
    /// How often.
    periodicity: &Periodicity = |it| &it.periodicity;
    /// What fits in a session.
    capacity: Capacity = |it| it.capacity;
    /// Its delays.
    delays: Delays = |it| it.delays;
    /// Its quorum.
    quorum: &QuorumRule = |it| &it.quorum;
    /// The key of the form of its cases.
    form_key: &str = |it| &it.form_key;
    /// Whom to ask.
    contacts: &[Contact] = |it| &it.contacts;
    /// What the patient must have said.
    information: PatientInformation = |it| it.information;
    /// Whether the coordinator may have a case presented without identity when the patient objects.
    anonymous_allowed: bool = |it| it.anonymous_allowed;
}
