//! Where each list's file says what.

use super::ReferenceList;

/// Where the parts of a code stand in its file; an empty name is a part that the file does not have.
pub(super) struct Columns {
    /// Every heading.
    pub all: &'static [&'static str],
    pub code: &'static str,
    /// The label, and the one that replaces it when it is empty.
    pub labels: [&'static str; 2],
    pub parent: &'static str,
    /// Columns whose words find the code too.
    pub words: &'static [&'static str],
    pub from: &'static str,
    pub until: &'static str,
    /// A code of the list.
    pub example: &'static str,
}

const PLAIN: Columns = Columns {
    all: &[],
    code: "code",
    labels: ["libelle", ""],
    parent: "",
    words: &[],
    from: "",
    until: "",
    example: "",
};

impl ReferenceList {
    pub(super) const fn columns(self) -> Columns {
        match self {
            Self::Cim10 => Columns {
                all: &["code", "code_pmsi", "niveau", "chapitre", "libelle_court", "libelle"],
                words: &["libelle_court"],
                example: "C50.4",
                ..PLAIN
            },
            Self::Morphologies => Columns {
                all: &["code", "histologie", "comportement", "comportement_libelle", "libelle"],
                example: "8500/3",
                ..PLAIN
            },
            Self::Topographies => Columns {
                all: &["code", "libelle_en", "libelle_fr_derive_cim10"],
                labels: ["libelle_fr_derive_cim10", "libelle_en"],
                words: &["libelle_en"],
                example: "C50.4",
                ..PLAIN
            },
            Self::Acts => Columns {
                all: &["code", "libelle", "chapitre", "chapitre_libelle", "tarif_s1_eur", "regroupement"],
                parent: "chapitre",
                example: "AAFA001",
                ..PLAIN
            },
            Self::ActChapters => Columns { all: &["numero", "libelle"], code: "numero", example: "01.02.02", ..PLAIN },
            Self::Specialties => Columns { all: &["code", "libelle", "famille"], example: "SM36", ..PLAIN },
            Self::Trades => Columns {
                all: &["code", "profession_code", "savoir_faire_code", "libelle", "oid_systeme"],
                parent: "profession_code",
                example: "G15_10/SM36",
                ..PLAIN
            },
            _ => self.columns_of_places(),
        }
    }

    const fn columns_of_places(self) -> Columns {
        match self {
            Self::Communes => Columns {
                all: &[
                    "code_insee",
                    "nom",
                    "type",
                    "departement",
                    "region",
                    "codes_postaux",
                    "population",
                    "lat",
                    "lon",
                    "commune_parente",
                    "chef_lieu_dep",
                    "chef_lieu_reg",
                ],
                code: "code_insee",
                labels: ["nom", ""],
                parent: "commune_parente",
                words: &["codes_postaux"],
                example: "75112",
                ..PLAIN
            },
            Self::FormerCommunes => Columns {
                all: &["code_insee", "nom", "type", "chef_lieu_actuel"],
                code: "code_insee",
                labels: ["nom", ""],
                parent: "chef_lieu_actuel",
                example: "75112",
                ..PLAIN
            },
            Self::CommunesSince1943 => Columns {
                all: &["code_insee", "libelle", "date_debut", "date_fin"],
                code: "code_insee",
                from: "date_debut",
                until: "date_fin",
                example: "75112",
                ..PLAIN
            },
            Self::Countries => Columns {
                all: &[
                    "code_cog",
                    "actualite",
                    "code_cog_rattachement",
                    "libelle",
                    "libelle_long",
                    "iso2",
                    "iso3",
                    "num3",
                ],
                code: "code_cog",
                parent: "code_cog_rattachement",
                words: &["libelle_long"],
                example: "99139",
                ..PLAIN
            },
            _ => Columns {
                all: &["code_cog", "code_cog_rattachement", "libelle", "libelle_long", "date_debut", "date_fin"],
                code: "code_cog",
                parent: "code_cog_rattachement",
                words: &["libelle_long"],
                from: "date_debut",
                until: "date_fin",
                example: "99139",
                ..PLAIN
            },
        }
    }
}
