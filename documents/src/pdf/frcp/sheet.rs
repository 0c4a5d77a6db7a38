//! What a printed FRCP says: texts already chosen, in the order of the page.

use serde::Serialize;

/// A FRCP as it will be printed. Texts are French and ready to read; paragraphs are separated by line feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Title of the document, without the patient: it is also the title in the metadata.
    pub title: String,
    /// The board that met.
    pub board: Board,
    /// Date and hour of the session: "mardi 3 mars 2026 à 14 h 00".
    pub session: String,
    /// Where the session was held.
    pub place: Option<String>,
    /// How far the sheet is.
    pub status: Status,
    /// Debated or only registered; none as long as the board has not met.
    pub passage: Option<Passage>,
    /// Number of the sheet, the same for all its versions.
    pub number: String,
    /// Version, from 1.
    pub version: u32,
    /// What this version replaces, and its addenda: one sentence each.
    pub lineage: Vec<String>,
    /// Whose sheet it is.
    pub patient: Patient,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// The quorum, when it was evaluated.
    pub quorum: Option<Quorum>,
    /// The clinical content, in the order of the form.
    pub sections: Vec<Section>,
    /// Who receives the sheet.
    pub diffusion: Vec<Recipient>,
    /// Short sentences at the foot of every page.
    pub footers: Vec<String>,
}

/// The three names of a board. Source: CI-SIS, volet FRCP 2025.01: the title is "acronyme RRC / acronyme gestionnaire /
/// dénomination RCP".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// Acronym of the regional cancer network (RRC).
    pub network: String,
    /// Acronym of the establishment or 3C that manages the board.
    pub manager: String,
    /// Name of the board.
    pub name: String,
}

/// How far a sheet is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Status {
    /// Being written: "BROUILLON" across each page.
    Draft,
    /// Written, waits for its validator: "NON VALIDÉE" across each page.
    ToValidate,
    /// Validated: nothing across the page.
    Validated {
        /// Who validated, with title.
        by: String,
        /// RPPS number of who validated.
        rpps: String,
        /// When: "mardi 3 mars 2026 à 18 h 20".
        at: String,
        /// SHA-256 of the validated content, in hexadecimal; anything else is left out.
        hash: String,
    },
}

/// What the board did with the case. Source: CI-SIS, value set "Cas": `ORG-134` cas discuté, `ORG-128` cas enregistré.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Passage {
    /// Debated.
    Discussed,
    /// Follows a guideline, not debated; the paper says so in large type.
    Registered,
}

/// The identity block. Source: RNIV, traits of identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patient {
    /// Birth name.
    pub birth_name: String,
    /// First names of the civil record, the first one first.
    pub first_names: String,
    /// Name used in daily life, when it differs.
    pub used_name: Option<String>,
    /// First name used in daily life, when it differs.
    pub used_first_name: Option<String>,
    /// Birth date: "14/06/1971".
    pub birth_date: String,
    /// Age at the session: "54 ans".
    pub age: String,
    /// Sex: "F", "M" or "indéterminé".
    pub sex: String,
    /// Birth place with its code.
    pub birth_place: String,
    /// National health identity number with its key, when the identity is qualified.
    pub ins: Option<String>,
    /// Identity status: "identité qualifiée".
    pub identity: String,
    /// Record numbers in the establishments.
    pub local_numbers: Vec<String>,
    /// What one must not forget: anticoagulant, allergy, pacemaker.
    pub alerts: Vec<String>,
}

/// Someone who took part in the session for this case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Name with title.
    pub name: String,
    /// Role besides taking part: "coordonnateur", "présentateur".
    pub role: Option<String>,
    /// Specialty or profession.
    pub specialty: String,
    /// Counted in the quorum.
    pub counted: bool,
    /// How the person took part.
    pub attendance: Attendance,
}

/// How someone took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// In the room.
    OnSite,
    /// By video or telephone.
    Remote,
    /// By a written opinion.
    WrittenOpinion,
}

/// The quorum as it was for this case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quorum {
    /// Reached or not.
    pub reached: bool,
    /// Why: "Trois spécialités sur trois requises".
    pub sentence: String,
}

/// One section of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Title.
    pub title: String,
    /// What the board proposes: printed so that it is found at a glance.
    pub proposal: bool,
    /// Content, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Labels and values.
    Rows {
        /// Title above, for one item of a repeated group: "Lésion 1".
        caption: Option<String>,
        /// The rows.
        rows: Vec<Row>,
    },
    /// Repeated items with few short answers, one line each.
    Table {
        /// Title above.
        caption: Option<String>,
        /// Column titles. Longer lines are cut at this many cells, shorter ones end with empty cells.
        columns: Vec<String>,
        /// Lines of cells.
        lines: Vec<Vec<String>>,
    },
    /// A paragraph alone.
    Note {
        /// The text.
        text: String,
    },
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The question.
    pub label: String,
    /// The answer.
    pub value: Value,
}

impl Row {
    /// A question and its answer.
    pub fn new(label: impl Into<String>, value: Value) -> Self {
        Self { label: label.into(), value }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value {
    /// What was answered.
    Text {
        /// Paragraphs separated by line feeds.
        text: String,
    },
    /// What was computed, with what it was computed from.
    Computed {
        /// The result.
        text: String,
        /// How: "T2 N1 M0, UICC 8ᵉ édition".
        formula: String,
    },
    /// Told as absent: "inconnu", "non fait", "sans objet".
    Absent {
        /// Why there is no value.
        reason: String,
    },
}

impl Value {
    /// A plain answer.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A result and what it was computed from.
    pub fn computed(text: impl Into<String>, formula: impl Into<String>) -> Self {
        Self::Computed { text: text.into(), formula: formula.into() }
    }

    /// Told as absent, and why.
    pub fn absent(reason: impl Into<String>) -> Self {
        Self::Absent { reason: reason.into() }
    }
}

/// Someone who receives the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Name with title.
    pub name: String,
    /// As what: "médecin traitant".
    pub capacity: String,
    /// By which way: "MSSanté", "papier".
    pub channel: String,
}
