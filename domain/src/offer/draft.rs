//! An offer being written: anything may be missing.
//!
//! Source: process chain of the product, step 1 (name, type, organs, coordinator, place, periodicity, quorum rule,
//! contacts). The warnings: at least two deputies are advised (charter of the PACA network); at least two sessions a
//! month in oncology (HEGP charter).

use super::{Contact, Modality, OfferDetails, Organ, PatientInformation, Periodicity, RcpType, RecourseField};
use crate::{
    ids::{PlaceId, ProfessionalId, ServiceId},
    meeting::{QuorumRule, default_rule, rules_since},
    planning::{Capacity, Delays},
};
use serde::{Deserialize, Serialize};

/// What is known of an offer so far. What is left out of the last group takes the default of its organ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferDraft {
    /// See [`OfferDetails::name`].
    pub name: String,
    /// See [`OfferDetails::organ`].
    pub organ: Option<Organ>,
    /// See [`OfferDetails::kind`].
    pub kind: Option<RcpType>,
    /// See [`OfferDetails::recourse`].
    pub recourse: Option<RecourseField>,
    /// See [`OfferDetails::place`].
    pub place: Option<PlaceId>,
    /// See [`OfferDetails::service`].
    pub service: Option<ServiceId>,
    /// See [`OfferDetails::room`].
    pub room: Option<String>,
    /// See [`OfferDetails::modality`].
    pub modality: Option<Modality>,
    /// See [`OfferDetails::video_link`].
    pub video_link: Option<String>,
    /// See [`OfferDetails::coordinator`].
    pub coordinator: Option<ProfessionalId>,
    /// See [`OfferDetails::deputies`].
    pub deputies: Vec<ProfessionalId>,
    /// See [`OfferDetails::periodicity`].
    pub periodicity: Option<Periodicity>,
    /// See [`OfferDetails::contacts`].
    pub contacts: Vec<Contact>,
    /// See [`OfferDetails::capacity`]; the duration of the board by default.
    pub capacity: Option<Capacity>,
    /// See [`OfferDetails::delays`].
    pub delays: Delays,
    /// See [`OfferDetails::quorum`]; the rule of the organ by default.
    pub quorum: Option<QuorumRule>,
    /// See [`OfferDetails::form_key`]; the form of the organ by default.
    pub form_key: Option<String>,
    /// See [`OfferDetails::information`].
    pub information: PatientInformation,
    /// See [`OfferDetails::anonymous_allowed`].
    pub anonymous_allowed: bool,
}

/// Something that an offer lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferField {
    /// Its name.
    Name,
    /// What it is about.
    Organ,
    /// Its type.
    Kind,
    /// The field of a recourse board.
    RecourseField,
    /// The establishment.
    Place,
    /// The room, unless everyone attends by video.
    Room,
    /// How people attend.
    Modality,
    /// Who coordinates it.
    Coordinator,
    /// How often.
    Periodicity,
    /// Whom to ask.
    Contacts,
}

/// Something to think about before submitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferWarning {
    /// Fewer than two deputies.
    FewDeputies,
    /// Less often than twice a month.
    SeldomHeld,
    /// People attend by video and no address is given.
    NoVideoLink,
    /// The coordinator is also a deputy.
    CoordinatorIsDeputy,
}

impl OfferDraft {
    /// Everything that is missing, in the order of the page; empty when it can be submitted.
    #[must_use]
    pub fn missing(&self) -> Vec<OfferField> {
        let recourse = self.kind == Some(RcpType::Recourse) && self.recourse.is_none();
        let in_a_room = self.modality.is_some_and(|modality| modality != Modality::Remote);
        [
            (self.name.trim().is_empty(), OfferField::Name),
            (self.organ.is_none(), OfferField::Organ),
            (self.kind.is_none(), OfferField::Kind),
            (recourse, OfferField::RecourseField),
            (self.place.is_none(), OfferField::Place),
            (in_a_room && blank(self.room.as_deref()), OfferField::Room),
            (self.modality.is_none(), OfferField::Modality),
            (self.coordinator.is_none(), OfferField::Coordinator),
            (self.periodicity.is_none(), OfferField::Periodicity),
            (self.contacts.is_empty(), OfferField::Contacts),
        ]
        .into_iter()
        .filter_map(|(missing, field)| missing.then_some(field))
        .collect()
    }

    /// What deserves a second thought.
    #[must_use]
    pub fn warnings(&self) -> Vec<OfferWarning> {
        let seldom = self.periodicity.as_ref().and_then(Periodicity::times_in_four_weeks).is_some_and(|n| n < 2.0);
        let by_video = matches!(self.modality, Some(Modality::Remote | Modality::Mixed));
        let is_deputy = self.coordinator.is_some_and(|person| self.deputies.contains(&person));
        [
            (self.deputies.len() < 2, OfferWarning::FewDeputies),
            (seldom, OfferWarning::SeldomHeld),
            (by_video && blank(self.video_link.as_deref()), OfferWarning::NoVideoLink),
            (is_deputy, OfferWarning::CoordinatorIsDeputy),
        ]
        .into_iter()
        .filter_map(|(there, warning)| there.then_some(warning))
        .collect()
    }

    /// The complete offer, with the defaults of its organ where nothing was said.
    ///
    /// # Errors
    /// Everything that is missing, at once.
    pub fn complete(self) -> Result<OfferDetails, Vec<OfferField>> {
        let missing = self.missing();
        let (Some(organ), Some(kind), Some(place), Some(modality), Some(coordinator), Some(periodicity), true) =
            (self.organ, self.kind, self.place, self.modality, self.coordinator, self.periodicity, missing.is_empty())
        else {
            return Err(missing);
        };
        Ok(OfferDetails {
            name: self.name.trim().to_owned(),
            organ,
            kind,
            recourse: self.recourse.filter(|_| kind == RcpType::Recourse),
            place,
            service: self.service,
            room: self.room.filter(|room| !room.trim().is_empty()),
            modality,
            video_link: self.video_link.filter(|link| !link.trim().is_empty()),
            coordinator,
            deputies: self.deputies,
            capacity: self.capacity.unwrap_or(Capacity::of(periodicity.minutes)),
            periodicity,
            delays: self.delays,
            quorum: self.quorum.unwrap_or_else(|| default_rule(organ, kind, rules_since())),
            form_key: self.form_key.unwrap_or_else(|| organ.form_key().to_owned()),
            contacts: self.contacts,
            information: self.information,
            anonymous_allowed: self.anonymous_allowed,
        })
    }
}

fn blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

impl From<OfferDetails> for OfferDraft {
    fn from(full: OfferDetails) -> Self {
        Self {
            name: full.name,
            organ: Some(full.organ),
            kind: Some(full.kind),
            recourse: full.recourse,
            place: Some(full.place),
            service: full.service,
            room: full.room,
            modality: Some(full.modality),
            video_link: full.video_link,
            coordinator: Some(full.coordinator),
            deputies: full.deputies,
            periodicity: Some(full.periodicity),
            contacts: full.contacts,
            capacity: Some(full.capacity),
            delays: full.delays,
            quorum: Some(full.quorum),
            form_key: Some(full.form_key),
            information: full.information,
            anonymous_allowed: full.anonymous_allowed,
        }
    }
}

impl TryFrom<OfferDraft> for OfferDetails {
    type Error = String;

    fn try_from(draft: OfferDraft) -> Result<Self, String> {
        draft.complete().map_err(|missing| format!("{missing:?}"))
    }
}
