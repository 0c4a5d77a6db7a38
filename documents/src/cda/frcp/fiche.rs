//! What a FRCP says besides its answers.

use crate::cda::{Address, Custodian, Facility, Identifier, Oid, Professional};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    forms::{Answers, CheckContext, Form},
    frcp::CaseStatus,
    ids::{FrcpId, InscriptionId, ProfessionalId},
    patient::{BirthPlace, InsKind, Relative, Sex},
    sorted::Map,
};
use uuid::Uuid;

/// A validated FRCP, with all that surrounds it. Nothing is looked up elsewhere: the same fiche gives the same bytes.
#[derive(Debug, Clone)]
pub struct Fiche<'a> {
    /// The document itself.
    pub document: Document,
    /// The board that met.
    pub board: Board,
    /// The session where the case passed.
    pub session: Session,
    /// Whose sheet it is.
    pub patient: Patient,
    /// Who wrote, signed, asked, took part.
    pub people: People,
    /// The case, as the session dealt with it.
    pub case: Case,
    /// The form.
    pub form: &'a Form,
    /// Its answers.
    pub answers: &'a Answers,
    /// The facts that tell what is shown and what is computed.
    pub context: &'a CheckContext,
    /// The professionals whom answers name, by their entry of the directory; one who is missing leaves by name only.
    pub cited: &'a Map<ProfessionalId, Professional>,
    /// What each version brought, oldest first, one sentence each; empty for a first version.
    pub lineage: &'a [String],
    /// What the patient reads about personal data, one paragraph each. The establishment may word the first part; the INCa
    /// prescribes the rest. Empty: our own words.
    pub notice: &'a [String],
    /// The printed copy (PDF).
    pub pdf: &'a [u8],
}

/// Identifiers and dates of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The root under which this software numbers its documents.
    pub root: Oid,
    /// This version.
    pub id: Uuid,
    /// The sheet, the same over its versions.
    pub set: FrcpId,
    /// Which version.
    pub version: Version,
    /// When this version was made.
    pub made_at: DateTime<Utc>,
    /// Who keeps it.
    pub custodian: Custodian,
}

/// Which version of a sheet. An addendum is a version like the others: same set, one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The first one.
    First,
    /// One that replaces another.
    Next {
        /// Its number, from 2.
        number: u32,
        /// The document that it replaces.
        replaces: Uuid,
    },
}

impl Version {
    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::First => 1,
            Self::Next { number, .. } => number,
        }
    }
}

/// The three names of a board, with their national numbers. Source: volet FRCP 2025.01, `encompassingEncounter/id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The regional cancer network (RRC).
    pub network: Named,
    /// The establishment or 3C that manages the board.
    pub manager: Named,
    /// The board.
    pub rcp: Named,
    /// Other numbers of the board.
    pub local: Vec<Identifier>,
}

/// A name and a national number. The rules refuse a document where one of the three numbers is missing, so a board that has not
/// received its own has no such document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Acronym or name; it may be empty.
    pub name: String,
    /// National number.
    pub number: String,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: Option<Identifier>,
    /// When it started.
    pub starts_at: DateTime<Utc>,
    /// The establishment that organised it.
    pub place: Facility,
}

/// The traits of a patient, as they were when the sheet was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patient {
    /// National health identity, when the identity is qualified.
    pub ins: Option<Ins>,
    /// The number of the record in this software.
    pub record: Identifier,
    /// Numbers of the establishments (IPP).
    pub local: Vec<Identifier>,
    /// Birth name.
    pub birth_name: String,
    /// Given names of the birth certificate.
    pub given_names: String,
    /// First given name of the birth certificate.
    pub first_given_name: String,
    /// Name of daily life, when it is told.
    pub used_name: Option<String>,
    /// Given name of daily life, when it is told.
    pub used_given_name: Option<String>,
    /// Sex of the birth certificate.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Place of birth.
    pub birth_place: BirthPlace,
    /// Postal address.
    pub address: Option<Address>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Who represents, is trusted, is called.
    pub around: Vec<Relative>,
}

/// A national health identity number and the register that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ins {
    /// Matricule and key, 15 characters.
    pub number: String,
    /// The register.
    pub register: Register,
}

/// The registers of the national health identity. Source: CI-SIS, structuration minimale, roots of `patientRole/id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Final numbers.
    Nir,
    /// Waiting numbers.
    Nia,
    /// Final numbers of the test sets.
    TestNir,
    /// Waiting numbers of the test sets.
    TestNia,
}

impl Register {
    /// The root of its numbers.
    #[must_use]
    pub const fn root(self) -> &'static str {
        match self {
            Self::Nir => "1.2.250.1.213.1.4.8",
            Self::Nia => "1.2.250.1.213.1.4.9",
            Self::TestNir => "1.2.250.1.213.1.4.10",
            Self::TestNia => "1.2.250.1.213.1.4.11",
        }
    }
}

impl From<InsKind> for Register {
    fn from(kind: InsKind) -> Self {
        match kind {
            InsKind::Nir => Self::Nir,
            InsKind::Nia => Self::Nia,
            InsKind::Test => Self::TestNir,
        }
    }
}

impl From<&domain::patient::Ins> for Ins {
    fn from(ins: &domain::patient::Ins) -> Self {
        Self { number: ins.number().to_owned(), register: ins.kind().into() }
    }
}

/// Who did what. Source: volet FRCP 2025.01, header. Author, signer and coordinator need a number, national or local: the rules
/// refuse a document where one of them has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// Who wrote the sheet: the coordinator or a delegate.
    pub author: Professional,
    /// Who answers for it: the signer.
    pub validator: Professional,
    /// When it was signed.
    pub validated_at: DateTime<Utc>,
    /// The coordinator of the board.
    pub coordinator: Professional,
    /// Who asked for the opinion.
    pub requester: Professional,
    /// Who presented the case.
    pub presenter: Option<Professional>,
    /// The family physician; none when there is none or it is not known.
    pub family_physician: Option<Professional>,
    /// Those who count in the quorum.
    pub quorum: Vec<Professional>,
    /// Those who took part and do not count.
    pub others: Vec<Professional>,
    /// Those who are told of the outcome.
    pub correspondents: Vec<Professional>,
}

/// The case. Its status and its quorum stand for an answer of the form that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The inscription to the session.
    pub id: InscriptionId,
    /// Its number, as people read it.
    pub number: String,
    /// A remark of the inscription.
    pub comment: Option<String>,
    /// Debated, or only registered.
    pub status: CaseStatus,
    /// The quorum, as computed.
    pub quorum: Quorum,
}

/// The quorum of a case. Source: value set 1.2.250.1.213.1.1.4.2.281.16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quorum {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Not known.
    Unknown,
}
