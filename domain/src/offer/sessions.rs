//! From an offer in force to its sessions.
//!
//! Source: process chain of the product, step 3: a session is planned only once the offer is validated.

use super::{Modality, Offer, OfferDetails, OfferRefusal};
use crate::{
    ids::{ProfessionalId, SeriesId, SessionId},
    planning::{Capacity, PlannedSlot, Session, Setting, paris},
};
use chrono::{DateTime, Duration, Utc};

/// In what a session to come differs from the text in force on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Its hours.
    Hours,
    /// Its room.
    Room,
    /// The address of its video meeting.
    VideoLink,
    /// Who coordinates it.
    Coordinator,
    /// Its delays, or what its cases cost.
    Delays,
}

impl Offer {
    /// A session in a slot, under the version in force that day: its coordinator, room, video link, delays and costs. The
    /// minutes of the session are those of the slot.
    ///
    /// # Errors
    /// Unless the offer is validated, or when no version is in force that day.
    pub fn plan_session(
        &self,
        id: SessionId,
        series: Option<SeriesId>,
        slot: PlannedSlot,
    ) -> Result<Session, OfferRefusal> {
        let refused = OfferRefusal::NotFrom { status: self.status() };
        let version = self.version_on(slot.date).filter(|_| self.can_be_planned()).ok_or(refused)?;
        let mut session = Session::planned(id, self.id, version.number, slot);
        session.series = series;
        Ok(told(session, &version.details))
    }

    /// A session to come as the text in force on its day would have it, with every difference; nothing when there is none, or once its
    /// hour has passed. It keeps its day; its hours follow when they were those of the text under which it was planned, and nobody
    /// changed them.
    #[must_use]
    pub fn up_to_date(&self, session: &Session, now: DateTime<Utc>) -> Option<(Session, Vec<Difference>)> {
        let version = self.version_on(paris::day(session.start()))?;
        if session.step().is_off() || session.start() <= now {
            return None;
        }
        let told = told(session.clone(), &version.details);
        let mut next = self.retimed(told, &version.details);
        next.offer_version = version.number;
        let differences: Vec<_> = DIFFERS.iter().filter(|(_, differs)| differs(session, &next)).collect();
        let differences: Vec<_> = differences.into_iter().map(|(what, _)| *what).collect();
        (!differences.is_empty()).then_some((next, differences))
    }

    /// Who leads a session: the one who coordinates it, then those whom the text in force on its day names. A session already planned
    /// follows the people of a new text at once: they are told of it, and expected.
    #[must_use]
    pub fn leaders_of(&self, session: &Session) -> Vec<ProfessionalId> {
        let version = self.version_on(paris::day(session.start())).or_else(|| self.version(session.offer_version));
        let text = version.or_else(|| self.last_version()).map(|version| &version.details);
        let named = text
            .into_iter()
            .flat_map(|text| std::iter::once(text.coordinator()).chain(text.deputies().iter().copied()));
        let mut leaders = Vec::new();
        for who in session.coordinator.into_iter().chain(named) {
            if !leaders.contains(&who) {
                leaders.push(who);
            }
        }
        leaders
    }

    fn retimed(&self, session: Session, details: &OfferDetails) -> Session {
        let local = paris::to_paris(session.start());
        let minutes = (session.end() - session.start()).num_minutes();
        let usual = self.version(session.offer_version).map(|version| version.details.periodicity());
        let follows = usual.is_some_and(|usual| (usual.hour, i64::from(usual.minutes)) == (local.time(), minutes));
        if !follows || session.apart().is_some() {
            return session;
        }
        let periodicity = details.periodicity();
        let start = paris::instant(local.date().and_time(periodicity.hour));
        let end = start + Duration::minutes(i64::from(periodicity.minutes));
        session.clone().reschedule(start, end).unwrap_or(session)
    }
}

type Differs = fn(&Session, &Session) -> bool;

const DIFFERS: [(Difference, Differs); 5] = [
    (Difference::Hours, |a, b| (a.start(), a.end()) != (b.start(), b.end())),
    (Difference::Room, |a, b| a.room != b.room),
    (Difference::VideoLink, |a, b| a.video_link != b.video_link),
    (Difference::Coordinator, |a, b| a.coordinator != b.coordinator),
    (Difference::Delays, |a, b| a.delays != b.delays || costs(a.capacity) != costs(b.capacity)),
];

const fn costs(capacity: Capacity) -> Capacity {
    Capacity { minutes: 0, ..capacity }
}

/// What a text says of a session, its day and hours left out; what somebody chose for it alone stays while the text says the same of it.
fn told(mut session: Session, details: &OfferDetails) -> Session {
    let room = details.room().filter(|_| details.modality() != Modality::Remote);
    session = session.under(Setting {
        room: room.map(|room| (details.place(), room.to_owned())),
        video_link: details.video_link().map(str::to_owned),
        coordinator: Some(details.coordinator()),
    });
    session.capacity = Capacity { minutes: session.capacity.minutes, ..details.capacity() };
    session.delays = details.delays();
    session
}
