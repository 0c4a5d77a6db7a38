//! Invented sheets, shared by every test: nobody of them exists.

use super::{
    answers::{BREAST, OUTCOME, REPORTS},
    edges::{bare, hostile, nearly_empty, one_section},
    filling::{empty, fill, form},
    people::{SURGEON, hospital, patient, people, surgeon},
};
use chrono::{DateTime, Utc};
use documents::cda::{
    Custodian, Facility, FacilityKind, Identifier, Professional,
    frcp::{Board, Case, Document, Fiche, Named, Patient, People, Quorum, Session, Version},
};
use domain::{
    forms::{Answers, BodySex, CheckContext, Form},
    frcp::CaseStatus,
    ids::ProfessionalId,
    sorted::Map,
};
use std::str::FromStr;

/// A fiche with all that it refers to.
#[derive(Clone)]
pub struct Sample {
    pub document: Document,
    pub board: Board,
    pub session: Session,
    pub patient: Patient,
    pub people: People,
    pub case: Case,
    pub form: Form,
    pub answers: Answers,
    pub context: CheckContext,
    pub cited: Map<ProfessionalId, Professional>,
    pub lineage: Vec<String>,
    pub notice: Vec<String>,
    pub pdf: Vec<u8>,
}

impl Sample {
    pub fn fiche(&self) -> Fiche<'_> {
        Fiche {
            document: self.document.clone(),
            board: self.board.clone(),
            session: self.session.clone(),
            patient: self.patient.clone(),
            people: self.people.clone(),
            case: self.case.clone(),
            form: &self.form,
            answers: &self.answers,
            context: &self.context,
            cited: &self.cited,
            lineage: &self.lineage,
            notice: &self.notice,
            pdf: &self.pdf,
        }
    }

    pub fn fill(mut self, given: &[(&str, &str)]) -> Self {
        fill(&self.form, &mut self.answers, given);
        self
    }

    pub fn empty(mut self, addresses: &[&str]) -> Self {
        empty(&mut self.answers, addresses);
        self
    }
}

/// Every sample, by the name of its file.
pub fn all() -> Vec<(&'static str, Sample)> {
    vec![
        ("organ-discussed-with-ins", organ_discussed()),
        ("organ-registered-without-ins", organ_registered()),
        ("transversal", transversal()),
        ("quorum-missing", quorum_missing()),
        ("several-tumours", several_tumours()),
        ("addendum-version-2", addendum()),
        ("blood-without-tnm", blood()),
        ("nearly-empty", nearly_empty()),
        ("hostile-texts", hostile()),
        ("bare-header", bare()),
        ("form-of-one-section", one_section()),
    ]
}

/// A breast cancer, with every section filled.
pub fn organ_discussed() -> Sample {
    let form = form();
    let mut answers = Answers::default();
    fill(&form, &mut answers, BREAST);
    fill(&form, &mut answers, REPORTS);
    fill(&form, &mut answers, OUTCOME);
    Sample {
        document: Document {
            root: "1.2.250.1.213.1.1.1.8.99".parse().unwrap(),
            id: read(&id(1)),
            set: read(&id(2)),
            version: Version::First,
            made_at: at("2026-03-03T17:24:09Z"),
            custodian: Custodian::of(&hospital()).unwrap(),
        },
        board: Board {
            network: Named { name: "ONCORIF".into(), number: "1101".into() },
            manager: Named { name: "3C Nord 77".into(), number: "110114".into() },
            rcp: Named { name: "Sénologie".into(), number: "11011113".into() },
            local: vec![identifier("1.2.250.1.213.1.1.1.8.99.2", "SENO")],
        },
        session: Session {
            id: Some(identifier("1.2.250.1.213.1.1.1.8.99.3", "2026-03-03")),
            starts_at: at("2026-03-03T13:00:00Z"),
            place: Facility { organisation: hospital(), kind: FacilityKind::Public },
        },
        patient: patient(),
        people: people(),
        case: Case {
            id: read(&id(3)),
            number: "2026-0042".into(),
            comment: Some("Dossier transmis par la patiente".into()),
            status: CaseStatus::Discussed,
            quorum: Quorum::Met,
        },
        context: CheckContext {
            birth: Some("1949-06-14".parse().unwrap()),
            sex: Some(BodySex::Female),
            session_date: Some("2026-03-03".parse().unwrap()),
            quorum_met: Some(true),
            ..CheckContext::on("2026-03-03".parse().unwrap())
        },
        cited: [(read(SURGEON), surgeon())].into(),
        form,
        answers,
        lineage: vec![],
        notice: vec![],
        pdf: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj << >> endobj\n%%EOF\n".to_vec(),
    }
}

/// The same case, only registered, of a patient whose identity is not qualified.
pub fn organ_registered() -> Sample {
    let mut sample = organ_discussed().fill(&[
        ("motif/case_status", "ORG-128"),
        ("framework/guideline", "Référentiel régional sein"),
        ("framework/guideline_version", "2025"),
        ("framework/guideline_date", "11/2025"),
        ("framework/trial", "not-assessed"),
    ]);
    sample.patient.ins = None;
    sample.patient.used_name = None;
    sample.patient.around = vec![];
    sample.people.family_physician = None;
    sample.people.presenter = None;
    sample.case.status = CaseStatus::Registered;
    sample
}

/// A supportive care board, for a younger woman.
pub fn transversal() -> Sample {
    let mut sample = organ_discussed().empty(&["motif/organ_system", "motif/organs"]).fill(&[
        ("pregnancies/wish", "yes"),
        ("pregnancies/pregnant", "?"),
        ("motif/nature", "ORG-132"),
        ("motif/care", "C15252"),
        ("proposal/recourse", "yes"),
        ("proposal/recourse_kind", "regional"),
        ("proposal/surveillance_only", "yes"),
    ]);
    sample.board.rcp.name = "Soins de support".into();
    sample.patient.birth_date = "1985-06-14".parse().unwrap();
    sample.context.birth = Some(sample.patient.birth_date);
    sample
}

/// A session where too few specialties were there.
pub fn quorum_missing() -> Sample {
    let mut sample = organ_discussed().fill(&[("case/quorum", "ORG-133"), ("case/complete", "no")]);
    sample.case.quorum = Quorum::NotMet;
    sample.people.quorum.truncate(1);
    sample
}

/// Two tumours, the second one written in words.
pub fn several_tumours() -> Sample {
    organ_discussed().fill(&[
        ("tumour/2/diagnosis_date", "2019"),
        ("tumour/2/topography", "C34.1"),
        ("tumour/2/laterality", "C25228"),
        ("tumour/2/morphology", "Tumeur fibreuse solitaire"),
        ("tumour/2/tnm_edition", "9"),
        ("tumour/2/t", "?"),
        ("tumour/2/n", "-"),
        ("tumour/2/m", "M1c1"),
    ])
}

/// The second version of the first sample, which adds a late result.
pub fn addendum() -> Sample {
    let mut sample = organ_discussed();
    sample.document.version = Version::Next { number: 2, replaces: sample.document.id };
    sample.document.id = read(&id(11));
    sample.document.made_at = at("2026-07-01T22:30:00Z");
    sample.lineage = vec![
        "Version 1, 03/03/2026 18:24, validation".into(),
        "Version 2, 02/07/2026 00:30, addendum : résultat de l’hybridation in situ, non amplifié".into(),
    ];
    sample
}

/// A lymphoma: the TNM has no meaning.
pub fn blood() -> Sample {
    let form = form();
    let mut answers = Answers::default();
    fill(&form, &mut answers, OUTCOME);
    let lymphoma: &[(&str, &str)] = &[
        ("motif/nature", "ORG-117"),
        ("motif/organ_system", "57171008"),
        ("motif/organs", "C3211"),
        ("tumour/1/diagnosis_date", "01/2026"),
        ("tumour/1/topography", "C83.3"),
        ("tumour/1/morphology", "9680/3"),
        ("tumour/1/other_stages/1/name", "Ann Arbor"),
        ("tumour/1/other_stages/1/value", "III"),
    ];
    Sample { answers, form, ..organ_discussed() }.fill(lymphoma)
}

pub fn id(number: u32) -> String {
    format!("00000000-0000-4000-a000-{number:012}")
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn identifier(root: &str, number: &str) -> Identifier {
    Identifier { root: root.parse().unwrap(), number: number.into() }
}

fn read<T: FromStr>(text: &str) -> T {
    text.parse().ok().unwrap()
}
