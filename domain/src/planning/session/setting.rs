//! What somebody chose for one session alone: where it is held, its video meeting, who coordinates it.
//!
//! It decides that such a choice is kept with its author, that it holds while the series or the rest of the offer changes, and that it
//! can be taken back. Source: expert knowledge, to be confirmed; users of other calendars ask to edit one occurrence and to see that
//! it differs (the lessons that the series were written from). It refuses to know dates (`apart`), which follow the series.

use super::{Session, SessionRefusal, transitions::BEFORE_SITTING};
use crate::ids::{AccountId, PlaceId, ProfessionalId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The longest name of a room, and the longest address of a video meeting, in characters.
const LONGEST_ROOM: usize = 120;
const LONGEST_LINK: usize = 500;

type Next = Result<Session, SessionRefusal>;

/// Where a session is held, by which video meeting, and who coordinates it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Setting {
    /// Where; nothing when it is only remote.
    pub room: Option<(PlaceId, String)>,
    /// Address of the video meeting.
    pub video_link: Option<String>,
    /// Who coordinates it.
    pub coordinator: Option<ProfessionalId>,
}

/// That a setting was chosen for one session alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Who chose it last.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// What its offer gave.
    pub was: Setting,
}

/// Why a typed setting is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingFault {
    /// The name of the room is too long.
    RoomTooLong,
    /// The address of the video meeting does not begin with `https://`, or holds a blank.
    NotALink,
    /// The address of the video meeting is too long.
    LinkTooLong,
    /// Neither a room nor a video meeting: nobody would know where to go.
    Nowhere,
}

/// A room and an address of a video meeting, as typed.
///
/// # Errors
/// See [`SettingFault`].
pub fn typed_setting(room: &str, link: &str) -> Result<(Option<String>, Option<String>), SettingFault> {
    let (room, link) = (room.trim(), link.trim());
    if room.chars().count() > LONGEST_ROOM {
        return Err(SettingFault::RoomTooLong);
    }
    if link.chars().count() > LONGEST_LINK {
        return Err(SettingFault::LinkTooLong);
    }
    let is_link = link.len() > "https://".len() && link.starts_with("https://");
    if !link.is_empty() && (!is_link || link.contains(|sign: char| sign.is_whitespace() || sign.is_control())) {
        return Err(SettingFault::NotALink);
    }
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if room.is_empty() && link.is_empty() { Err(SettingFault::Nowhere) } else { Ok((filled(room), filled(link))) }
}

impl Session {
    /// Where it is held, by which video meeting, and who coordinates it.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting { room: self.room.clone(), video_link: self.video_link.clone(), coordinator: self.coordinator }
    }

    /// The setting that somebody chose for it alone, if anybody did.
    #[must_use]
    pub const fn chosen(&self) -> Option<&Chosen> {
        self.chosen.as_ref()
    }

    /// The establishment where it is held: that of its room, or the one that organises it.
    #[must_use]
    pub fn held_at(&self, organiser: PlaceId) -> PlaceId {
        self.room.as_ref().map_or(organiser, |(place, _)| *place)
    }

    /// Another setting for this session alone; given again what its offer gave, it follows its offer again.
    ///
    /// # Errors
    /// Once it has begun, or when it will not take place.
    pub fn set_alone(self, by: AccountId, at: DateTime<Utc>, setting: Setting) -> Next {
        if !BEFORE_SITTING.contains(&self.step()) {
            return Err(SessionRefusal::NotFrom { step: self.step() });
        }
        let was = self.chosen.clone().map_or_else(|| self.setting(), |chosen| chosen.was);
        let chosen = (setting != was).then_some(Chosen { by, at, was });
        Ok(Self { chosen, ..self.with_setting(setting) })
    }

    /// The setting that its offer gave, again; the session as it is when nobody chose another.
    ///
    /// # Errors
    /// As [`Session::set_alone`].
    pub fn set_back(self, by: AccountId, at: DateTime<Utc>) -> Next {
        let was = self.chosen.clone().map_or_else(|| self.setting(), |chosen| chosen.was);
        self.set_alone(by, at, was)
    }

    /// The session under a text of its offer. What somebody chose for it alone stays, unless the text says otherwise than when it was
    /// chosen: then the text is followed, and the choice is over.
    #[must_use]
    pub fn under(self, text: Setting) -> Self {
        let Some(chosen) = self.chosen.clone() else { return self.with_setting(text) };
        let (own, was) = (self.setting(), chosen.was);
        let next = Setting {
            room: if text.room == was.room { own.room } else { text.room.clone() },
            video_link: if text.video_link == was.video_link { own.video_link } else { text.video_link.clone() },
            coordinator: if text.coordinator == was.coordinator { own.coordinator } else { text.coordinator },
        };
        let chosen = (next != text).then_some(Chosen { was: text, ..chosen });
        Self { chosen, ..self.with_setting(next) }
    }

    fn with_setting(self, setting: Setting) -> Self {
        let Setting { room, video_link, coordinator } = setting;
        Self { room, video_link, coordinator, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{OfferId, SessionId},
        planning::{CancelReason, PlannedSlot},
    };
    use uuid::Uuid;

    const BY: AccountId = AccountId::from_uuid(Uuid::from_u128(1));

    fn now() -> DateTime<Utc> {
        "2026-03-03T08:00:00Z".parse().unwrap()
    }

    fn setting(room: &str, coordinator: u128) -> Setting {
        Setting {
            room: Some((PlaceId::from_uuid(Uuid::from_u128(9)), room.to_owned())),
            video_link: None,
            coordinator: Some(ProfessionalId::from_uuid(Uuid::from_u128(coordinator))),
        }
    }

    fn session() -> Session {
        let start = "2026-03-10T13:00:00Z".parse().unwrap();
        let slot = PlannedSlot::alone(start, start + chrono::Duration::minutes(90));
        let (id, offer) = (SessionId::from_uuid(Uuid::from_u128(2)), OfferId::from_uuid(Uuid::from_u128(3)));
        Session::planned(id, offer, 1, slot).with_setting(setting("Curie", 7))
    }

    #[test]
    fn a_session_set_alone_remembers_what_its_offer_gave_and_goes_back_to_it() {
        let alone = session().set_alone(BY, now(), setting("Laennec", 7)).unwrap();
        let again = alone.clone().set_alone(BY, now(), setting("Laennec", 8)).unwrap();
        assert_eq!(again.chosen().map(|chosen| &chosen.was), Some(&setting("Curie", 7)), "the first one is remembered");
        assert_eq!(again.set_back(BY, now()).unwrap(), session());
        assert_eq!(alone.set_alone(BY, now(), setting("Curie", 7)).unwrap(), session());
        assert_eq!(session().set_back(BY, now()).unwrap(), session());
    }

    #[test]
    fn a_session_that_sits_or_is_off_is_set_no_more() {
        let off = session().cancel(now(), CancelReason::NoCase, None).unwrap();
        assert!(off.set_alone(BY, now(), setting("Laennec", 7)).is_err());
        let sits = session().open(now()).unwrap().start_sitting(now()).unwrap();
        assert!(sits.set_alone(BY, now(), setting("Laennec", 7)).is_err());
    }

    #[test]
    fn a_choice_holds_while_the_text_says_the_same_of_it() {
        let alone = session().set_alone(BY, now(), setting("Laennec", 7)).unwrap();
        assert_eq!(alone.clone().under(setting("Curie", 7)), alone, "the text did not change");
        let other_person = alone.clone().under(setting("Curie", 8));
        assert_eq!(other_person.setting(), setting("Laennec", 8), "the text changed somebody: the room stays");
        assert_eq!(other_person.chosen().map(|chosen| &chosen.was), Some(&setting("Curie", 8)));
        let other_room = alone.under(setting("Pasteur", 7));
        assert_eq!(
            (other_room.setting(), other_room.chosen()),
            (setting("Pasteur", 7), None),
            "the text changed the room"
        );
    }

    #[test]
    fn what_is_typed_reads_as_a_room_and_a_secure_address() {
        let link = "https://visio.example/1".to_owned();
        assert_eq!(typed_setting(" Curie ", ""), Ok((Some("Curie".into()), None)));
        assert_eq!(typed_setting("", &link), Ok((None, Some(link))));
        for wrong in ["visio.example/1", "http://visio.example", "https://", "javascript:alert(1)", "https://a b"] {
            assert_eq!(typed_setting("Curie", wrong), Err(SettingFault::NotALink), "{wrong}");
        }
        assert_eq!(typed_setting(" ", ""), Err(SettingFault::Nowhere));
        assert_eq!(typed_setting(&"x".repeat(121), ""), Err(SettingFault::RoomTooLong));
        assert_eq!(typed_setting("", &format!("https://{}", "x".repeat(500))), Err(SettingFault::LinkTooLong));
    }
}
