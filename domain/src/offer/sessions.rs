//! From an offer in force to its sessions.
//!
//! Source: process chain of the product, step 3: a session is planned only once the offer is validated.

use super::{Modality, Offer, OfferRefusal};
use crate::{
    ids::{SeriesId, SessionId},
    planning::{Capacity, PlannedSlot, Session},
};

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
        let details = &version.details;
        let mut session = Session::planned(id, self.id, version.number, slot);
        let room = details.room().filter(|_| details.modality() != Modality::Remote);
        session.series = series;
        session.coordinator = Some(details.coordinator());
        session.room = room.map(|room| (details.place(), room.to_owned()));
        session.video_link = details.video_link().map(str::to_owned);
        session.capacity = Capacity { minutes: session.capacity.minutes, ..details.capacity() };
        session.delays = details.delays();
        Ok(session)
    }
}
