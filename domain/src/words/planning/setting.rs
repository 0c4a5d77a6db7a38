//! Words of what is chosen for one session alone: its room, its video meeting, its coordinator.

use super::super::dates;
use crate::planning::{Session, Setting, SettingFault};
use chrono::NaiveDateTime;

/// Why what was typed is refused.
#[must_use]
pub const fn setting_fault(fault: SettingFault) -> &'static str {
    match fault {
        SettingFault::RoomTooLong => "Le nom de la salle dépasse 120 caractères. Raccourcissez-le.",
        SettingFault::NotALink => {
            "L’adresse de la visioconférence commence par https:// et ne contient pas d’espace. Recopiez-la depuis l’invitation."
        }
        SettingFault::LinkTooLong => "L’adresse de la visioconférence dépasse 500 caractères. Vérifiez-la.",
        SettingFault::Nowhere => {
            "Indiquez une salle ou une adresse de visioconférence\u{a0}: les membres doivent savoir où aller."
        }
    }
}

/// Somebody was chosen who cannot coordinate the session.
#[must_use]
pub const fn not_a_coordinator() -> &'static str {
    "Choisissez le coordonnateur, un suppléant, ou un médecin déjà inscrit à cette séance."
}

/// An establishment was chosen where no board is held.
#[must_use]
pub const fn not_a_site() -> &'static str {
    "Choisissez un établissement de la liste."
}

/// The setting of one session is kept.
#[must_use]
pub const fn setting_saved() -> &'static str {
    "C’est enregistré pour cette séance seule. Les membres reçoivent un courriel qui met leur agenda à jour."
}

/// The session is again as its offer gave it.
#[must_use]
pub const fn setting_taken_back() -> &'static str {
    "La séance suit de nouveau son offre\u{a0}: lieu, visioconférence et coordonnateur."
}

/// Somebody wrote while one was typing.
#[must_use]
pub const fn setting_changed_meanwhile() -> &'static str {
    "Une autre personne a modifié cette séance entre-temps. Son état actuel est affiché ci-dessous, et ce que vous avez saisi est gardé\u{a0}: vérifiez, puis enregistrez de nouveau."
}

/// In what a session differs from what its offer gave, with the names of its establishment and of its coordinator:
/// `salle : Laennec (GHI) au lieu de Curie ; coordonnée par Anne Lefèvre`.
#[must_use]
pub fn set_apart(session: &Session, was: &Setting, place: &str, coordinator: &str) -> String {
    let room = (session.room != was.room).then(|| {
        let elsewhere = if held_elsewhere(session, was) { format!(" ({place})") } else { String::new() };
        let before = was.room.as_ref().map_or("aucune", |(_, room)| room.as_str());
        let now = session.room.as_ref().map_or("aucune", |(_, room)| room.as_str());
        format!("salle\u{a0}: {now}{elsewhere} au lieu de {before}")
    });
    let link = (session.video_link != was.video_link).then(|| {
        let word =
            if session.video_link.is_none() { "sans visioconférence" } else { "autre adresse de visioconférence" };
        word.to_owned()
    });
    let person = (session.coordinator != was.coordinator).then(|| format!("coordonnée par {coordinator}"));
    [room, link, person].into_iter().flatten().collect::<Vec<_>>().join("\u{a0}; ")
}

fn held_elsewhere(session: &Session, was: &Setting) -> bool {
    let place = |room: &Option<(crate::ids::PlaceId, String)>| room.as_ref().map(|(place, _)| *place);
    session.room.is_some() && place(&session.room) != place(&was.room)
}

/// A session that does not follow its offer as a whole, when the offer has changed.
#[must_use]
pub const fn chosen_for_it_alone() -> &'static str {
    "(choisi à la main pour cette séance)"
}

/// The rooms that are free at that hour.
#[must_use]
pub fn free_rooms(rooms: &[String]) -> Option<String> {
    (!rooms.is_empty()).then(|| format!("Salles libres à cette heure\u{a0}: {}.", rooms.join(", ")))
}

/// The hours of that day at which nothing is in the way.
#[must_use]
pub fn free_hours(hours: &[NaiveDateTime]) -> Option<String> {
    let named: Vec<_> = hours.iter().map(|at| dates::hour(at.time())).collect();
    (!named.is_empty()).then(|| format!("Le même jour, rien ne gêne à {}.", named.join(", ")))
}

/// A session of a plan that stays because of what was chosen for it.
#[must_use]
pub const fn kept_for_its_setting() -> &'static str {
    "hors du rythme, gardée pour ce qui a été choisi pour elle"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{AccountId, OfferId, PlaceId, ProfessionalId, SessionId},
        planning::PlannedSlot,
    };
    use uuid::Uuid;

    #[test]
    fn only_what_differs_from_the_offer_is_told() {
        let start = "2026-03-10T13:00:00Z".parse().unwrap();
        let slot = PlannedSlot::alone(start, start + chrono::Duration::minutes(90));
        let (id, offer) = (SessionId::from_uuid(Uuid::from_u128(2)), OfferId::from_uuid(Uuid::from_u128(3)));
        let mut one = Session::planned(id, offer, 1, slot);
        one.room = Some((PlaceId::from_uuid(Uuid::from_u128(1)), "Curie".into()));
        let was = one.setting();
        let told = |room: (u128, &str), person: Option<u128>| {
            let setting = Setting {
                room: Some((PlaceId::from_uuid(Uuid::from_u128(room.0)), room.1.into())),
                coordinator: person.map(|id| ProfessionalId::from_uuid(Uuid::from_u128(id))),
                video_link: None,
            };
            let by = AccountId::from_uuid(Uuid::from_u128(5));
            let alone = one.clone().set_alone(by, start - chrono::Duration::days(1), setting).unwrap();
            set_apart(&alone, &was, "GHI", "Anne Lefèvre").replace('\u{a0}', " ")
        };
        assert_eq!(told((1, "Laennec"), None), "salle : Laennec au lieu de Curie");
        assert_eq!(told((6, "Curie"), Some(7)), "salle : Curie (GHI) au lieu de Curie ; coordonnée par Anne Lefèvre");
    }
}
