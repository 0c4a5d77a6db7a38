//! The thirteen boards of the demo territory: three of breast, two of gynaecology, three of lung, one each of digestive,
//! urology, head and neck, and haematology, and the interregional paediatric one. The establishments are invented; the towns are not.

use crate::{
    ids::{PlaceId, ProfessionalId},
    offer::{Contact, Modality, OfferDraft, Organ, Periodicity, RcpType, RecourseField},
    people::Email,
    planning::{Nth, Rhythm},
};
use chrono::{NaiveTime, Weekday};

/// A board of the demo territory, before it has people and an establishment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoBoard {
    /// What it is about.
    pub organ: Organ,
    /// Its type.
    pub kind: RcpType,
    /// The town of its establishment: boards of the same town belong to the same establishment.
    pub town: &'static str,
    /// How often.
    pub periodicity: Periodicity,
    /// How people attend.
    pub modality: Modality,
    room: &'static str,
}

impl DemoBoard {
    /// Its name, such as `RCP Sénologie – Montfermeil`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.kind == RcpType::Paediatric {
            return format!("{} – {}", crate::words::offer::kind(self.kind), self.town);
        }
        let recourse = if self.kind == RcpType::Recourse { " de recours" } else { "" };
        format!("RCP {}{recourse} – {}", short_organ(self.organ), self.town)
    }

    /// Its offer, complete: it can be submitted as it is.
    #[must_use]
    pub fn draft(&self, place: PlaceId, coordinator: ProfessionalId, deputies: &[ProfessionalId]) -> OfferDraft {
        let recourse = (self.kind == RcpType::Recourse).then_some(RecourseField::Gynaecologic);
        let by_video = self.modality != Modality::OnSite;
        OfferDraft {
            name: self.name(),
            organ: Some(self.organ),
            kind: Some(self.kind),
            recourse,
            place: Some(place),
            room: Some(self.room.to_owned()),
            modality: Some(self.modality),
            video_link: by_video.then(|| format!("https://visio.exemple.fr/{}", self.link())),
            coordinator: Some(coordinator),
            deputies: deputies.to_vec(),
            periodicity: Some(self.periodicity.clone()),
            contacts: vec![Contact {
                name: "Secrétariat des RCP".to_owned(),
                phone: Some("01 99 00 12 34".to_owned()),
                email: Email::parse("secretariat-rcp@mssante.exemple.fr").ok(),
            }],
            ..OfferDraft::default()
        }
    }

    fn link(&self) -> String {
        let text = format!("{}-{}", self.organ.form_key(), self.town).to_lowercase();
        text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
    }
}

const fn short_organ(organ: Organ) -> &'static str {
    match organ {
        Organ::HeadNeck => "ORL",
        Organ::Lung => "Thorax",
        other => crate::words::offer::organ(other),
    }
}

/// The thirteen boards, always the same; the one that hears children and adolescents is the last.
#[must_use]
pub fn boards() -> Vec<DemoBoard> {
    let (standard, recourse) = (RcpType::Standard, RcpType::Recourse);
    let weekly = |weekday| Rhythm::Weekly { weekday, every: 1 };
    let fortnightly = |weekday| Rhythm::Weekly { weekday, every: 2 };
    let monthly = |nth: &[Nth], weekday| Rhythm::MonthlyNth { nth: nth.to_vec(), weekday };
    let (first_third, second_fourth) = (&[Nth::First, Nth::Third], &[Nth::Second, Nth::Fourth]);
    vec![
        board(Organ::Breast, standard, "Montfermeil", monthly(first_third, Weekday::Tue), (14, 0, 90)),
        board(Organ::Breast, standard, "Créteil", weekly(Weekday::Thu), (17, 30, 120)),
        board(Organ::Breast, standard, "Argenteuil", fortnightly(Weekday::Wed), (18, 0, 90)),
        board(Organ::Gynaecology, standard, "Créteil", monthly(second_fourth, Weekday::Mon), (17, 0, 90)),
        board(Organ::Gynaecology, recourse, "Paris", fortnightly(Weekday::Fri), (8, 30, 120)),
        board(Organ::Lung, standard, "Montfermeil", weekly(Weekday::Wed), (13, 0, 90)),
        board(Organ::Lung, standard, "Créteil", weekly(Weekday::Tue), (16, 30, 120)),
        board(Organ::Lung, standard, "Longjumeau", monthly(first_third, Weekday::Thu), (12, 30, 75)),
        board(Organ::Digestive, standard, "Argenteuil", weekly(Weekday::Mon), (18, 0, 120)),
        board(Organ::Urology, standard, "Longjumeau", monthly(second_fourth, Weekday::Thu), (18, 30, 90)),
        board(Organ::HeadNeck, standard, "Paris", fortnightly(Weekday::Tue), (8, 0, 90)),
        board(Organ::Haematology, standard, "Montfermeil", weekly(Weekday::Fri), (14, 0, 120)),
        board(Organ::Sarcoma, RcpType::Paediatric, "Paris", fortnightly(Weekday::Thu), (9, 0, 90)),
    ]
}

fn board(
    organ: Organ,
    kind: RcpType,
    town: &'static str,
    rhythm: Rhythm,
    (hour, minute, minutes): (u32, u32, u16),
) -> DemoBoard {
    let hour = NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
    let periodicity = Periodicity { rhythm, hour, minutes };
    let room = if matches!(organ, Organ::Breast | Organ::Gynaecology) { "Salle Curie" } else { "Salle Laennec" };
    DemoBoard { organ, kind, town, periodicity, modality: Modality::Mixed, room }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    #[test]
    fn the_thirteen_boards_can_be_submitted_and_have_names_of_their_own() {
        let who = |number| ProfessionalId::from_uuid(Uuid::from_u128(number));
        let place = PlaceId::from_uuid(Uuid::from_u128(1));
        let all = boards();
        for one in &all {
            let draft = one.draft(place, who(1), &[who(2), who(3)]);
            assert_eq!((draft.missing(), draft.warnings()), (vec![], vec![]), "{}", one.name());
            let (from, until) = ("2026-12-01".parse().unwrap(), "2027-06-30".parse().unwrap());
            assert!(one.periodicity.between(from, until).is_ok());
        }
        assert_eq!(all.iter().map(DemoBoard::name).collect::<BTreeSet<_>>().len(), 13);
        assert_eq!(all[0].name(), "RCP Sénologie – Montfermeil");
        assert_eq!(all[12].name(), "RCP pédiatrique interrégionale – Paris");
    }

    #[test]
    fn there_are_as_many_boards_of_each_organ_as_the_territory_has() {
        let count = |organ| boards().iter().filter(|one| one.organ == organ).count();
        assert_eq!([Organ::Breast, Organ::Gynaecology, Organ::Lung].map(count), [3, 2, 3]);
    }
}
