//! One record for each relation, written by those who would write it.

use super::{
    Ids,
    boards::{Boards, Sessions},
    people::{People, code, who},
    print,
};
use crate::sheet;
use domain::{
    consent::{BoardInformation, Giver, InformationMode, InformationOutcome, Scope, WithoutConsent},
    ids::{FrcpId, PatientId},
    meeting::CaseStatus,
    offer::Organ,
    patient::{
        BirthDate, BirthName, BirthPlace, CogCode, Contact, FirstGivenName, Function, GivenNames, Identity, Link,
        Relative, RepresentationBasis, Sex, Traits,
    },
    planning::CaseWeight,
};
use sea_orm::EntityTrait;
use services::{
    Actor, Context,
    access::{
        Act, Granted,
        acts::{
            AddDocument, CaseTarget, CreatePatient, EditPeopleAround, Inscribe, MarkAnnounced, OpenEpisode,
            RecordBoardInformation, SeeFrcp, ValidateFrcp,
        },
        ask,
    },
    consent,
    document::{self, Kind, Upload},
    entities::patient as row,
    frcp::{self, Seen},
    meeting::{self, NewCase},
    patient::{self, Around, Consenting, Creation, NewEpisode, NewPatient},
};
use uuid::Uuid;

/// How a record stands to those who ask.
pub struct Plan {
    relation: &'static str,
    /// Written here, or by the author establishment.
    here: bool,
    board: Board,
    /// A line of the circle for everybody; it ended, or it runs.
    pub line: Option<bool>,
    /// On the patients' site: shown, over, or not at all.
    pub tie: Option<bool>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Board {
    Own,
    Over,
    Other,
    None,
}

const fn plan(relation: &'static str, here: bool, board: Board, line: Option<bool>, tie: Option<bool>) -> Plan {
    Plan { relation, here, board, line, tie }
}

const RUNS: Option<bool> = Some(true);
const OVER: Option<bool> = Some(false);

const PLANS: [Plan; 18] = [
    plan("circle", false, Board::Other, RUNS, RUNS),
    plan("team", true, Board::Other, None, RUNS),
    plan("ended", false, Board::Other, OVER, RUNS),
    plan("never", false, Board::Other, None, RUNS),
    plan("other-place", false, Board::Other, None, RUNS),
    plan("withdrawn", false, Board::Other, RUNS, RUNS),
    plan("withdrawn-author", true, Board::Other, None, RUNS),
    plan("unshared-author", true, Board::None, None, RUNS),
    plan("deceased", false, Board::Other, RUNS, RUNS),
    plan("opposed", false, Board::Other, RUNS, RUNS),
    plan("board", false, Board::Own, None, RUNS),
    plan("board-over", false, Board::Over, None, RUNS),
    plan("own-record", false, Board::Other, None, RUNS),
    plan("another-record", false, Board::Other, None, None),
    plan("tie-ended", false, Board::Other, None, OVER),
    plan("dead-record", false, Board::Other, None, RUNS),
    // Cases that wait for their turn while the board sits.
    plan("waits-here", false, Board::Own, None, None),
    plan("waits-elsewhere", false, Board::Other, None, None),
];

pub struct Record {
    pub relation: &'static str,
    pub ids: Ids,
    pub sessions: Option<Sessions>,
    pub plan: &'static Plan,
    pub author: Actor,
    pub patient: PatientId,
}

pub async fn may<A: Act>(ctx: &Context, actor: &Actor, target: A::Target) -> Granted<A> {
    ask::<A>(ctx, actor, target).await.unwrap()
}

/// Records, their pathways, their documents, and their cases as far as a session that comes.
pub async fn write(ctx: &Context, people: &People, boards: &Boards) -> Vec<Record> {
    let mut records = Vec::new();
    for (rank, plan) in (0..).zip(&PLANS) {
        let author = if plan.here { &people.colleague } else { &people.author };
        let patient = created(ctx, author, plan.relation, rank).await;
        let mut ids = Ids::default().with("patient", patient).with("name", name(plan.relation));
        let traits = serde_json::json!({ "birth_name": name(plan.relation), "first_given_name": "MARIE",
            "given_names": "MARIE ANNE", "used_name": "", "used_given_name": "", "sex": "F",
            "birth_date": born(rank).format("%d/%m/%Y").to_string(), "birth_place_code": "77284",
            "birth_place_label": "MEAUX", "ins": "" });
        ids.set("corrected", traits);
        ids.set("edit", ctx.random.uuid());
        ids.set("document", a_document(ctx, author, patient).await);
        let sessions = match plan.board {
            Board::Own => Some(boards.own),
            Board::Over => Some(boards.over),
            Board::Other => Some(boards.other),
            Board::None => None,
        };
        let mut record = Record { relation: plan.relation, ids, sessions, plan, author: author.clone(), patient };
        record.ask_the_board(ctx).await;
        records.push(record);
    }
    records
}

fn name(relation: &str) -> String {
    format!("ZEPHYR{}", relation.replace('-', "").to_uppercase())
}

/// Of an age at which the form of the breast asks neither about a pregnancy nor about frailty.
fn born(rank: i32) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(1955 + rank % 15, 6, 14).unwrap();
    first + chrono::Days::new((rank / 15).unsigned_abs().into())
}

async fn created(ctx: &Context, by: &Actor, relation: &str, rank: i32) -> PatientId {
    let traits = Traits {
        birth_name: BirthName::suggest(&name(relation)).unwrap(),
        first_given_name: FirstGivenName::suggest("MARIE").unwrap(),
        given_names: GivenNames::suggest("MARIE").unwrap(),
        sex: Sex::F,
        birth_date: BirthDate::new(born(rank), ctx.today()).unwrap(),
        birth_place: BirthPlace::new(CogCode::parse("77284").unwrap(), "MEAUX"),
    };
    let consent = if relation == "unshared-author" {
        Consenting::Without(WithoutConsent::Emergency)
    } else {
        Consenting::Oral { giver: Giver::Patient, scopes: Scope::ALL.into() }
    };
    let new = NewPatient {
        identity: Identity::provisional(traits, None),
        consent,
        confirmed_new: true,
        why_new: "Autre personne.".into(),
    };
    match patient::create(ctx, may::<CreatePatient>(ctx, by, ()).await, new).await.unwrap() {
        Creation::Created(id) => id,
        other @ Creation::Candidates { .. } => panic!("{other:?}"),
    }
}

async fn a_document(ctx: &Context, by: &Actor, patient: PatientId) -> Uuid {
    let form =
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><code code=\"34794-8\"/><title>FRCP</title></ClinicalDocument>";
    let upload = Upload { name: "fiche.xml".into(), kind: Kind::BoardForm, bytes: form.into() };
    document::add_document(ctx, may::<AddDocument>(ctx, by, patient).await, upload).await.unwrap().uuid()
}

impl Record {
    async fn ask_the_board(&mut self, ctx: &Context) {
        let by = self.author.clone();
        let new = NewEpisode { organ: Organ::Breast, label: "Sein gauche".into() };
        let pathway = patient::open_episode(ctx, may::<OpenEpisode>(ctx, &by, self.patient).await, new).await.unwrap();
        self.ids.set("episode", pathway);
        let told = BoardInformation {
            date: ctx.today(),
            by: by.account(),
            mode: InformationMode::Oral,
            outcome: InformationOutcome::NonOpposition,
            document: None,
        };
        let grant = may::<RecordBoardInformation>(ctx, &by, self.patient).await;
        consent::record_board_information(ctx, grant, told).await.unwrap();
        let Some(sessions) = self.sessions else { return };
        for (name, session) in
            [("typed", sessions.next), ("discussed", sessions.discussed), ("signed", sessions.signed)]
        {
            let target = CaseTarget { patient: self.patient, session };
            let case = NewCase {
                episode: pathway,
                question: "Chimiothérapie néoadjuvante ou chirurgie première ?".into(),
                requester: who(&by),
                presenter: None,
                wish: CaseStatus::Discussed,
                weight: CaseWeight::Discussed,
                urgent: false,
                late: None,
                beyond: false,
            };
            let made = meeting::inscribe(ctx, may::<Inscribe>(ctx, &by, target).await, case).await.unwrap();
            self.ids.set(name, made.frcp);
            self.ids.set(&format!("{name}-case"), made.case);
            let shown = frcp::open(ctx, may::<SeeFrcp>(ctx, &by, made.frcp).await).await.unwrap().snapshot;
            frcp::save(ctx, &by, made.frcp, sheet::complete(ctx, &shown), 0).await.unwrap();
        }
    }

    /// Its case was not before the board yet.
    pub fn waits(&self) -> bool {
        self.relation.starts_with("waits")
    }

    fn form(&self, name: &str) -> FrcpId {
        self.ids.of(name).parse().unwrap()
    }
}

/// What was discussed is signed where it must be, and announced to those who have the patients' site.
pub async fn sign(ctx: &Context, people: &People, records: &mut [Record]) {
    for record in records.iter_mut().filter(|record| record.sessions.is_some()) {
        let elsewhere = record.plan.board == Board::Other;
        let leads = if elsewhere { &people.elsewhere.coordinator } else { &people.here.coordinator };
        validate(ctx, leads, record.form("signed")).await;
        print(ctx, record.form("signed").uuid()).await;
        if !record.waits() {
            let read = seen(ctx, leads, record.form("discussed")).await;
            record.ids.set("position", read.position);
            record.ids.set("hash", code(&read.hash));
        }
        if is_of_the_site(record.relation) {
            represented(ctx, record).await;
            validate(ctx, leads, record.form("discussed")).await;
            record.ids.set("secret", record.form("discussed"));
            let grant = may::<MarkAnnounced>(ctx, &record.author, record.form("signed")).await;
            frcp::mark_announced(ctx, grant).await.unwrap();
        }
    }
}

/// A protected adult, whose mother represents her.
async fn represented(ctx: &Context, record: &Record) {
    let kept = row::Entity::find_by_id(record.patient.uuid()).one(&ctx.db.read).await.unwrap().unwrap();
    let mother = Relative {
        function: Function::Representative { basis: RepresentationBasis::Guardianship },
        name: "Petit".into(),
        given_name: "Anne".into(),
        link: Link::Parent,
        contact: Contact::default(),
    };
    let around = Around { version: kept.version, people: vec![mother], protected_adult: true };
    let grant = may::<EditPeopleAround>(ctx, &record.author, record.patient).await;
    patient::edit_people_around(ctx, grant, around).await.unwrap();
}

fn is_of_the_site(relation: &str) -> bool {
    ["own-record", "another-record", "tie-ended", "dead-record"].contains(&relation)
}

async fn seen(ctx: &Context, by: &Actor, form: FrcpId) -> Seen {
    let review = frcp::review(ctx, may::<SeeFrcp>(ctx, by, form).await).await.unwrap();
    let blocking: Vec<_> = review.report.blocking().map(domain::words::frcp::finding).collect();
    assert!(blocking.is_empty(), "{blocking:#?}");
    Seen { position: review.position, hash: review.hash }
}

async fn validate(ctx: &Context, by: &Actor, form: FrcpId) {
    let read = seen(ctx, by, form).await;
    frcp::validate(ctx, may::<ValidateFrcp>(ctx, by, form).await, read).await.unwrap();
}
