//! What is around the answers of a form, loaded from its rows: header, facts for the check, facts for the validation.

use super::{Board, Emergency, Header, Identity, Participant, Person, QuorumLine, people};
use crate::{
    context::date_of,
    entities::{frcp, inscription, offer, patient, place, session},
    error::Error,
    meeting,
};
use domain::{
    forms::{BodySex, CheckContext, age},
    frcp::{BoardFacts, QuorumStanding},
    ids::{FrcpId, InscriptionId, PatientId, SessionId},
    meeting::{Attendance, Quorum, QuorumState, Seat, UrgentShape, Way},
    patient::{IdentityStatus, Sex},
    sorted::Map,
    words,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// The rows around a form.
pub(super) struct Surroundings {
    pub patient: patient::Model,
    pub offer: offer::Model,
    pub session: Option<session::Model>,
    pub case: Option<inscription::Model>,
    pub place: Option<place::Model>,
    pub quorum: Option<Quorum>,
    pub attendances: Vec<Attendance>,
}

impl Surroundings {
    pub(super) async fn load<C: ConnectionTrait>(db: &C, row: &frcp::Model) -> Result<Self, Error> {
        let patient = patient::Entity::find_by_id(row.patient_id).one(db).await?.ok_or(Error::NotFound)?;
        let offer = offer::Entity::find_by_id(row.offer_id).one(db).await?.ok_or(Error::NotFound)?;
        let case = match meeting::case_of_frcp(db, FrcpId::from_uuid(row.id)).await? {
            Some(case) => inscription::Entity::find_by_id(case.uuid()).one(db).await?,
            None => None,
        };
        let held = case.as_ref().map(|case| case.session_id).or(row.session_id);
        let session = match held {
            Some(id) => session::Entity::find_by_id(id).one(db).await?,
            None => None,
        };
        let attendances = match held {
            Some(id) => meeting::attendances(db, SessionId::from_uuid(id)).await?,
            None => Vec::new(),
        };
        let quorum = match &case {
            Some(case) => Some(meeting::quorum_for_case(db, InscriptionId::from_uuid(case.id)).await?),
            None => None,
        };
        let place = place::Entity::find_by_id(offer.place_id).one(db).await?;
        Ok(Self { patient, offer, session, case, place, quorum, attendances })
    }

    pub(super) fn patient_id(&self) -> PatientId {
        PatientId::from_uuid(self.patient.id)
    }

    /// The facts that the check of the form looks at.
    pub(super) fn check_context(&self, today: chrono::NaiveDate) -> CheckContext {
        let organ = super::prefill::organ(&self.offer);
        CheckContext {
            today,
            birth: Some(self.patient.birth_date),
            sex: sex(&self.patient).and_then(BodySex::of),
            session_date: self.session.as_ref().map(|session| date_of(session.starts_at)),
            session_nature: organ.and_then(|organ| domain::codes::sets::coded("nature", organ.nature().code())),
            quorum_met: self.quorum.as_ref().map(|quorum| quorum.state == QuorumState::Reached),
            told: Map::new(),
        }
    }

    /// What the validation knows of the board.
    pub(super) fn board_facts(&self, row: &frcp::Model) -> BoardFacts {
        let there = self.attendances.iter().filter(|one| takes_part(one)).count();
        BoardFacts {
            board: !self.offer.name.trim().is_empty(),
            session_date: self.session.as_ref().map(|session| date_of(session.starts_at)),
            place: self.place.is_some(),
            coordinator: self.offer.coordinator_id.is_some(),
            requester: !row.requester_id.is_nil(),
            family_physician: self.attendances.iter().any(|one| one.seat == Seat::FamilyPhysician),
            participants: u32::try_from(there).unwrap_or(u32::MAX),
        }
    }

    /// The quorum of the case; a case that comes back is one whose answer says so.
    pub(super) fn standing(&self, comes_back: bool) -> QuorumStanding {
        match self.quorum.as_ref().map(|quorum| quorum.state) {
            Some(QuorumState::Reached) => QuorumStanding::Met,
            Some(QuorumState::NotReached) => QuorumStanding::NotMet { comes_back },
            None => QuorumStanding::Unknown,
        }
    }

    /// How sure the identity is; the least sure when its column does not read.
    pub(super) fn identity_status(&self) -> IdentityStatus {
        serde_json::from_value(self.patient.identity_status.as_str().into()).unwrap_or(IdentityStatus::Provisional)
    }

    /// Whether the five traits are known.
    pub(super) fn five_traits(&self) -> bool {
        let one = &self.patient;
        [&one.birth_name, &one.first_given_name, &one.sex, &one.birth_place].iter().all(|text| !text.trim().is_empty())
    }

    /// The header, in words.
    pub(super) async fn header<C: ConnectionTrait>(&self, db: &C, row: &frcp::Model) -> Result<Header, Error> {
        let presenter = self.case.as_ref().and_then(|case| case.presenter_id);
        let there: Vec<&Attendance> = self.attendances.iter().filter(|one| takes_part(one)).collect();
        let decided = self.decided()?;
        let deciders = decided.iter().flat_map(|one| one.physicians.iter().map(|id| Some(id.uuid())));
        let named = [self.offer.coordinator_id, Some(row.requester_id), presenter];
        let named = named.into_iter().chain(deciders).flatten();
        let ids: Vec<Uuid> = named.chain(there.iter().map(|one| one.professional.uuid())).collect();
        let people = people::people(db, ids).await?;
        let of = |id: Option<Uuid>| id.and_then(|id| people.get(&id)).cloned();
        Ok(Header {
            number: self.case.as_ref().map_or_else(|| short(row.id), |case| case.number.clone()),
            patient: self.identity(),
            board: Board {
                name: self.offer.name.clone(),
                place: self.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
                organ: self.offer.organ.clone(),
            },
            session_at: self.session.as_ref().map(|session| session.starts_at),
            coordinator: of(self.offer.coordinator_id),
            requester: of(Some(row.requester_id)),
            presenter: of(presenter),
            family_physician: there
                .iter()
                .find(|one| one.seat == Seat::FamilyPhysician)
                .and_then(|one| people.get(&one.professional.uuid()).map(|person| person.name.clone())),
            participants: there
                .iter()
                .filter_map(|one| self.participant(one, people.get(&one.professional.uuid())?))
                .collect(),
            quorum: self.quorum.as_ref().map(|quorum| QuorumLine {
                reached: quorum.state == QuorumState::Reached,
                sentence: words::meeting::quorum(quorum),
            }),
            emergency: decided.map(|one| Emergency {
                at: one.at.timestamp_millis(),
                physicians: one.physicians.iter().filter_map(|id| Some(people.get(&id.uuid())?.name.clone())).collect(),
                treatment: one.treatment,
                reason: one.reason,
            }),
        })
    }

    /// What physicians decided in emergency before the board.
    fn decided(&self) -> Result<Option<UrgentShape>, Error> {
        let Some(case) = &self.case else { return Ok(None) };
        let file: meeting::CaseFile =
            serde_json::from_str(&case.body).map_err(|_| Error::body("inscription", case.id))?;
        Ok(file.decided.map(UrgentShape::from))
    }

    fn participant(&self, one: &Attendance, person: &Person) -> Option<Participant> {
        let counted = self.quorum.as_ref()?.counted.iter().any(|counted| counted.professional == one.professional);
        let remote = matches!(&one.way, Way::Present { stays } if stays.last().is_some_and(|stay| stay.remote));
        Some(Participant { person: person.clone(), counted, remote, written: one.is_written() })
    }

    fn identity(&self) -> Identity {
        let one = &self.patient;
        let qualified = self.identity_status() == IdentityStatus::Qualified;
        Identity {
            birth_name: one.birth_name.clone(),
            given_names: one.given_names.clone(),
            first_given_name: one.first_given_name.clone(),
            used_name: one.used_name.clone(),
            birth_date: one.birth_date,
            sex: one.sex.clone(),
            birth_place: one.birth_place_label.clone(),
            birth_place_code: one.birth_place.clone(),
            ins: one.ins.clone().filter(|_| qualified),
            status: one.identity_status.clone(),
        }
    }

    /// Full years on the day of the session, or today without one.
    pub(super) fn age(&self, today: chrono::NaiveDate) -> Option<u32> {
        age(self.patient.birth_date, self.session.as_ref().map_or(today, |session| date_of(session.starts_at)))
    }
}

/// Someone enrolled who never came took no part.
pub(super) fn takes_part(one: &Attendance) -> bool {
    match &one.way {
        Way::Present { stays } => !stays.is_empty(),
        Way::Written { .. } => true,
    }
}

pub(super) fn sex(patient: &patient::Model) -> Option<Sex> {
    Sex::from_code(&patient.sex)
}

/// Eight letters of the id: a number to say aloud when the case has none.
fn short(id: Uuid) -> String {
    id.simple().to_string().chars().take(8).collect::<String>().to_uppercase()
}
