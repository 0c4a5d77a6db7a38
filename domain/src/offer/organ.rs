//! The organ, the apparatus or the transversal theme of a board, with the codes of the FRCP.
//!
//! Source: ANS FRCP value sets JDV_RCP_Appareil (1.2.250.1.213.1.1.5.597), JDV_RCP_Organe (…5.598) and
//! JDV_TraitementSoins_FRCP (…5.596). Which board covers which codes is expert knowledge, to be confirmed.

use super::Nature;
use serde::{Deserialize, Serialize};

/// What a board is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Organ {
    /// Breast.
    Breast,
    /// Uterus, ovary, vulva and vagina.
    Gynaecology,
    /// Lung, pleura and mediastinum.
    Lung,
    /// Digestive system.
    Digestive,
    /// Kidney, bladder, prostate and testis.
    Urology,
    /// Upper aerodigestive tract.
    HeadNeck,
    /// Blood, marrow and lymph nodes.
    Haematology,
    /// Brain and nerves.
    Neurology,
    /// Skin.
    Skin,
    /// Soft tissue sarcoma.
    Sarcoma,
    /// Bone.
    Bone,
    /// Thyroid and other endocrine glands.
    Endocrine,
    /// Eye.
    Eye,
    /// Cancers of older people.
    Oncogeriatrics,
    /// Supportive care.
    SupportiveCare,
    /// Palliative care.
    PalliativeCare,
    /// Pain.
    Pain,
    /// Bone metastases.
    BoneMetastases,
    /// Interventional radiology.
    InterventionalRadiology,
    /// Oncogenetics.
    Oncogenetics,
    /// Fertility preservation.
    Fertility,
    /// Rare tumours.
    RareTumour,
    /// Medical oncology, whatever the organ.
    MedicalOncology,
}

/// Apparatus, organs and theme of a board.
type Codes = (Option<&'static str>, &'static [&'static str], Option<&'static str>);

impl Organ {
    /// Every one, in the order in which lists show them: organs, then themes.
    pub const ALL: [Self; 23] = [
        Self::Breast,
        Self::Gynaecology,
        Self::Lung,
        Self::Digestive,
        Self::Urology,
        Self::HeadNeck,
        Self::Haematology,
        Self::Neurology,
        Self::Skin,
        Self::Sarcoma,
        Self::Bone,
        Self::Endocrine,
        Self::Eye,
        Self::Oncogeriatrics,
        Self::SupportiveCare,
        Self::PalliativeCare,
        Self::Pain,
        Self::BoneMetastases,
        Self::InterventionalRadiology,
        Self::Oncogenetics,
        Self::Fertility,
        Self::RareTumour,
        Self::MedicalOncology,
    ];

    /// Organ board or transversal board.
    #[must_use]
    pub const fn nature(self) -> Nature {
        if self.codes().2.is_some() { Nature::Transversal } else { Nature::Organ }
    }

    /// The code of the apparatus (SNOMED CT) of an organ board.
    #[must_use]
    pub const fn apparatus_code(self) -> Option<&'static str> {
        self.codes().0
    }

    /// The codes of the organs that the board usually covers, most general first; empty for a transversal board.
    #[must_use]
    pub const fn organ_codes(self) -> &'static [&'static str] {
        self.codes().1
    }

    /// The code of the theme (NCI Thesaurus or TA_ASIP) of a transversal board.
    #[must_use]
    pub const fn theme_code(self) -> Option<&'static str> {
        self.codes().2
    }

    /// The key of the form that suits its cases.
    #[must_use]
    pub const fn form_key(self) -> &'static str {
        match self {
            Self::Breast => "frcp-breast",
            Self::Gynaecology => "frcp-gyn",
            Self::Lung => "frcp-lung",
            _ => "frcp-generic",
        }
    }

    /// The key of the form that a group of its own makes, where none ships: `frcp-urology`.
    #[must_use]
    pub fn own_form_key(self) -> String {
        match self.form_key() {
            "frcp-generic" => {
                let code = serde_json::to_value(self).ok();
                format!("frcp-{}", code.as_ref().and_then(|code| code.as_str()).unwrap_or("generic"))
            }
            shipped => shipped.to_owned(),
        }
    }

    const fn codes(self) -> Codes {
        match self {
            Self::Breast => (Some("76752008"), &["76752008"], None),
            Self::Gynaecology => (Some("53065001"), &["53065001", "23952005", "71252005", "15497006", "C94529"], None),
            Self::Lung => (Some("312419003"), &["312419003", "MED-255", "3120008", "72410000"], None),
            Self::Digestive => (
                Some("86762007"),
                &["86762007", "MED-251", "303270005", "15776009", "32849002", "69695003", "30315005", "C12664"],
                None,
            ),
            Self::Urology => {
                (Some("122489005"), &["122489005", "64033007", "89837001", "431491007", "41216001", "40689003"], None)
            }
            Self::HeadNeck => {
                (Some("119253004"), &["119253004", "4596009", "54066008", "74262004", "385294005", "MED-237"], None)
            }
            Self::Haematology => (Some("57171008"), &["57171008", "C3211", "C9357", "C3242", "C9300", "C3163"], None),
            Self::Neurology => (Some("25087005"), &["21483005", "84782009"], None),
            Self::Skin => (Some("39937001"), &["39937001"], None),
            Self::Sarcoma => (Some("87784001"), &["87784001"], None),
            Self::Bone => (Some("272673000"), &["306721000"], None),
            Self::Endocrine => (Some("387910009"), &["387910009", "69748006", "23451007"], None),
            Self::Eye => (Some("81745001"), &["81745001"], None),
            Self::Oncogeriatrics => (None, &[], Some("ORG-130")),
            Self::SupportiveCare => (None, &[], Some("C15747")),
            Self::PalliativeCare => (None, &[], Some("C15252")),
            Self::Pain => (None, &[], Some("C3303")),
            Self::BoneMetastases => (None, &[], Some("C3580")),
            Self::InterventionalRadiology => (None, &[], Some("C63334")),
            Self::Oncogenetics => (None, &[], Some("ORG-129")),
            Self::Fertility => (None, &[], Some("C71326")),
            Self::RareTumour => (None, &[], Some("C7201")),
            Self::MedicalOncology => (None, &[], Some("C16832")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_board_has_an_apparatus_or_a_theme_and_never_both() {
        for organ in Organ::ALL {
            assert_ne!(organ.apparatus_code().is_some(), organ.theme_code().is_some(), "{organ:?}");
            assert_eq!(organ.organ_codes().is_empty(), organ.theme_code().is_some(), "{organ:?}");
        }
    }

    #[test]
    fn every_theme_of_the_national_list_has_a_board() {
        assert_eq!(Organ::ALL.iter().filter(|organ| organ.nature() == Nature::Transversal).count(), 10);
    }

    #[test]
    fn every_organ_has_a_form_key_of_its_own() {
        let keys: std::collections::BTreeSet<String> = Organ::ALL.into_iter().map(Organ::own_form_key).collect();
        assert_eq!(keys.len(), Organ::ALL.len());
        assert!(keys.iter().all(|key| crate::forms::Key::new(key).is_ok() && key != "frcp-generic"));
        assert_eq!(
            (Organ::Urology.own_form_key(), Organ::Breast.own_form_key().as_str()),
            ("frcp-urology".into(), "frcp-breast")
        );
    }
}
