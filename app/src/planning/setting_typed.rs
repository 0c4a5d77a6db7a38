//! What is typed of the setting of one session, as its plain form posts it, and as it comes back to the page after a refusal.

use domain::{
    ids::{PlaceId, ProfessionalId},
    planning::{Setting, SettingFault, typed_setting},
};
use serde::{Deserialize, Serialize};

/// The longest text that comes back: what is longer is no room and no address, and would not fit in a cookie.
const LONGEST: usize = 600;

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SettingTyped {
    /// The establishment where it is held, by its id.
    pub lieu: String,
    /// The room.
    pub salle: String,
    /// The address of the video meeting.
    pub visio: String,
    /// Who coordinates it, by the entry of the directory.
    pub coordonnateur: String,
}

impl SettingTyped {
    /// A setting as the form shows it; `place` is where a session without a room is held.
    #[must_use]
    pub fn of(setting: &Setting, place: PlaceId) -> Self {
        let at = setting.room.as_ref().map_or(place, |(at, _)| *at);
        Self {
            lieu: at.to_string(),
            salle: setting.room.as_ref().map(|(_, room)| room.clone()).unwrap_or_default(),
            visio: setting.video_link.clone().unwrap_or_default(),
            coordonnateur: setting.coordinator.map(|who| who.to_string()).unwrap_or_default(),
        }
    }

    /// The setting that is asked, or the field that does not read. A choice that names nothing is refused by the service.
    ///
    /// # Errors
    /// The field, and what is wrong with it.
    pub fn read(&self) -> Result<Setting, (&'static str, Option<SettingFault>)> {
        let at = |fault| {
            (
                if fault == SettingFault::NotALink || fault == SettingFault::LinkTooLong { "visio" } else { "salle" },
                Some(fault),
            )
        };
        let (room, video_link) = typed_setting(&self.salle, &self.visio).map_err(at)?;
        let place = || self.lieu.parse::<PlaceId>().map_err(|_| ("lieu", None));
        let room = room.map(|room| Ok((place()?, room))).transpose()?;
        let coordinator = match self.coordonnateur.as_str() {
            "" => None,
            who => Some(who.parse::<ProfessionalId>().map_err(|_| ("coordonnateur", None))?),
        };
        Ok(Setting { room, video_link, coordinator })
    }

    /// As the cookie of the refusal holds it: cut when it is too long.
    #[must_use]
    pub fn kept(&self) -> String {
        let cut = |text: &str| text.chars().take(LONGEST).collect::<String>();
        let short = Self {
            lieu: cut(&self.lieu),
            salle: cut(&self.salle),
            visio: cut(&self.visio),
            coordonnateur: cut(&self.coordonnateur),
        };
        serde_json::to_string(&short).unwrap_or_default()
    }

    /// What [`Self::kept`] wrote; nothing when nothing was.
    #[must_use]
    pub fn back(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// What makes a warning the same warning: one that was read is not told again for the same room and the same person.
    #[must_use]
    pub fn warned(&self) -> String {
        format!("{}/{}/{}", self.lieu, self.salle.trim(), self.coordonnateur)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back_as_it_was_and_reads_as_a_setting() {
        let place: PlaceId = "00000000-0000-0000-0000-000000000001".parse().unwrap();
        let typed =
            SettingTyped { lieu: place.to_string(), salle: "  Salle « B » ".into(), ..SettingTyped::default() };
        assert_eq!(SettingTyped::back(&typed.kept()), Some(typed.clone()));
        assert_eq!(typed.read().unwrap().room, Some((place, "Salle « B »".into())));
        let elsewhere = SettingTyped { lieu: "x".into(), ..typed.clone() };
        assert_eq!(elsewhere.read(), Err(("lieu", None)));
        let nobody = SettingTyped { coordonnateur: "x".into(), ..typed.clone() };
        assert_eq!(nobody.read(), Err(("coordonnateur", None)));
        let wrong = SettingTyped { visio: "visio".into(), ..typed };
        assert_eq!(wrong.read(), Err(("visio", Some(SettingFault::NotALink))));
        assert_eq!(SettingTyped::default().read(), Err(("salle", Some(SettingFault::Nowhere))));
    }
}
