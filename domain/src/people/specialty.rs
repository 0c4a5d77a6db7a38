//! Medical specialties, as a board counts them.
//!
//! Source: ANS, nomenclature des objets de santé, TRE_R38 (ordinal specialties, codes SMxx) and TRE_R42 for the
//! palliative diploma (DSM235). The labels are ours. Only the specialties met at boards are here; another code is kept as it
//! came by whoever imports it, and never counted for a quorum.

use super::parsed_text::refusal;
use serde::{Deserialize, Serialize};

/// A text that is not the code of a specialty of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownSpecialty;

refusal!(UnknownSpecialty);

/// The trade that several specialties share: two radiotherapists of the old and the new diploma are one discipline.
/// Source: expert knowledge, to be confirmed (groups of the default quorum sets, DOMAIN §1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Discipline {
    /// Operates, whatever the organ.
    Surgery,
    /// Medical oncology.
    MedicalOncology,
    /// Radiotherapy.
    Radiotherapy,
    /// Haematology.
    Haematology,
    /// Pathology.
    Pathology,
    /// Biology and molecular biology.
    Biology,
    /// Radiology.
    Imaging,
    /// Nuclear medicine.
    NuclearMedicine,
    /// Genetics.
    Genetics,
    /// The physician of an organ or of an age.
    OrganMedicine,
    /// Anaesthesia and intensive care.
    Anaesthesia,
    /// Palliative and supportive care.
    PalliativeCare,
    /// The family physician: invited, never counted (DOMAIN §1.4 R9).
    GeneralPractice,
}

macro_rules! specialties {
    ($($name:ident $code:literal $discipline:ident $label:literal)*) => {
        /// One specialty of the table; stored and sent as its NOS code (`SM36`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Specialty {
            $(#[doc = $label] $name,)*
        }

        impl Specialty {
            /// Every specialty of the table, in the order of their codes.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The NOS code, such as `SM36`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The French label.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }

            /// The trade to which it belongs.
            #[must_use]
            pub const fn discipline(self) -> Discipline {
                match self { $(Self::$name => Discipline::$discipline),* }
            }
        }
    };
}

specialties! {
    Pathology "SM01" Pathology "Anatomie et cytologie pathologiques"
    Anaesthesia "SM02" Anaesthesia "Anesthésie-réanimation"
    Biology "SM03" Biology "Biologie médicale"
    Cardiology "SM04" OrganMedicine "Cardiologie et maladies vasculaires"
    GeneralSurgery "SM05" Surgery "Chirurgie générale"
    MaxillofacialSurgery "SM06" Surgery "Chirurgie maxillo-faciale"
    OrthopaedicSurgery "SM08" Surgery "Chirurgie orthopédique et traumatologie"
    PaediatricSurgery "SM09" Surgery "Chirurgie infantile"
    PlasticSurgery "SM10" Surgery "Chirurgie plastique, reconstructrice et esthétique"
    ThoracicSurgery "SM11" Surgery "Chirurgie thoracique et cardio-vasculaire"
    UrologicSurgery "SM12" Surgery "Chirurgie urologique"
    VascularSurgery "SM13" Surgery "Chirurgie vasculaire"
    VisceralSurgery "SM14" Surgery "Chirurgie viscérale et digestive"
    Dermatology "SM15" OrganMedicine "Dermatologie et vénéréologie"
    Endocrinology "SM16" OrganMedicine "Endocrinologie et métabolisme"
    Genetics "SM17" Genetics "Génétique médicale"
    Geriatrics "SM18" OrganMedicine "Gériatrie"
    MedicalGynaecology "SM19" OrganMedicine "Gynécologie médicale"
    GynaecologyObstetrics "SM20" Surgery "Gynécologie-obstétrique"
    Haematology "SM21" Haematology "Hématologie"
    BloodDiseases "SM22" Haematology "Hématologie, maladies du sang"
    HaematologyOncology "SM23" Haematology "Hématologie, onco-hématologie"
    Gastroenterology "SM24" OrganMedicine "Gastro-entérologie et hépatologie"
    QualifiedGeneralPractice "SM26" GeneralPractice "Médecine générale (qualification)"
    InternalMedicine "SM27" OrganMedicine "Médecine interne"
    NuclearMedicine "SM28" NuclearMedicine "Médecine nucléaire"
    Rehabilitation "SM29" OrganMedicine "Médecine physique et de réadaptation"
    Nephrology "SM30" OrganMedicine "Néphrologie"
    Neurosurgery "SM31" Surgery "Neurochirurgie"
    Neurology "SM32" OrganMedicine "Neurologie"
    HeadNeckSurgery "SM34" Surgery "ORL et chirurgie cervico-faciale"
    OncologyHaematology "SM35" Haematology "Oncologie, onco-hématologie"
    MedicalOncology "SM36" MedicalOncology "Oncologie médicale"
    RadiationOncology "SM37" Radiotherapy "Oncologie, radiothérapie"
    Ophthalmology "SM38" OrganMedicine "Ophtalmologie"
    Otolaryngology "SM39" Surgery "Oto-rhino-laryngologie"
    Paediatrics "SM40" OrganMedicine "Pédiatrie"
    Pneumology "SM41" OrganMedicine "Pneumologie"
    Psychiatry "SM42" OrganMedicine "Psychiatrie"
    Radiodiagnosis "SM44" Imaging "Radiodiagnostic"
    Radiotherapy "SM45" Radiotherapy "Radiothérapie"
    IntensiveCare "SM46" Anaesthesia "Médecine intensive-réanimation"
    Rheumatology "SM48" OrganMedicine "Rhumatologie"
    Gynaecology "SM51" Surgery "Gynécologie-obstétrique (option obstétrique et chirurgie)"
    SpecialistGeneralPractice "SM53" GeneralPractice "Médecine générale (spécialiste)"
    GeneralPractice "SM54" GeneralPractice "Médecine générale"
    OralSurgery "SM56" Surgery "Chirurgie orale"
    InfectiousDiseases "SM58" OrganMedicine "Maladies infectieuses et tropicales"
    DiabetesNutrition "SM62" OrganMedicine "Endocrinologie, diabétologie, nutrition"
    MolecularBiology "SM64" Biology "Biologie médicale, médecine moléculaire et génétique"
    HaematologyReform "SM71" Haematology "Hématologie (maquette 2017)"
    ClinicalImmunology "SM72" OrganMedicine "Médecine interne et immunologie clinique"
    Radiology "SM74" Imaging "Radiologie et imagerie médicale"
    DigestiveEndoscopySurgery "SM78" Surgery "Chirurgie viscérale et digestive, endoscopie chirurgicale"
    InterventionalRadiology "SM94" Imaging "Radiologie interventionnelle avancée"
    PalliativeMedicine "DSM235" PalliativeCare "Médecine de la douleur et médecine palliative"
}

impl Specialty {
    /// Finds a specialty by its NOS code, alone (`SM36`) or after the physicians' profession (`G15_10/SM36`).
    ///
    /// # Errors
    /// [`UnknownSpecialty`] when the code is not in the table.
    pub fn parse(code: &str) -> Result<Self, UnknownSpecialty> {
        let code = code.trim();
        let code = code.strip_prefix("G15_10/").unwrap_or(code);
        Self::ALL.iter().copied().find(|s| s.code().eq_ignore_ascii_case(code)).ok_or(UnknownSpecialty)
    }

    /// The code as documents write it, profession first: `G15_10/SM36` (JDV J01, 1.2.250.1.213.1.1.4.5).
    #[must_use]
    pub fn document_code(self) -> String {
        format!("G15_10/{}", self.code())
    }
}

impl TryFrom<String> for Specialty {
    type Error = UnknownSpecialty;

    fn try_from(code: String) -> Result<Self, UnknownSpecialty> {
        Self::parse(&code)
    }
}

impl From<Specialty> for String {
    fn from(specialty: Specialty) -> Self {
        specialty.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_specialty_is_found_by_its_code_in_both_shapes() {
        assert_eq!(Specialty::parse("SM36"), Ok(Specialty::MedicalOncology));
        assert_eq!(Specialty::parse("G15_10/SM45"), Ok(Specialty::Radiotherapy));
        assert_eq!(Specialty::parse("SM47"), Err(UnknownSpecialty));
        assert_eq!(Specialty::MedicalOncology.document_code(), "G15_10/SM36");
        assert_eq!(serde_json::to_string(&Specialty::MedicalOncology).unwrap(), "\"SM36\"");
    }

    #[test]
    fn each_code_and_each_label_is_there_once() {
        let codes: BTreeSet<_> = Specialty::ALL.iter().map(|s| s.code()).collect();
        let labels: BTreeSet<_> = Specialty::ALL.iter().map(|s| s.label()).collect();
        assert_eq!((codes.len(), labels.len()), (Specialty::ALL.len(), Specialty::ALL.len()));
    }

    #[test]
    fn the_two_diplomas_of_radiotherapy_are_one_discipline() {
        assert_eq!(Specialty::Radiotherapy.discipline(), Specialty::RadiationOncology.discipline());
    }
}
