//! The forms of the cases: each goes through the transitions of the domain, and passes its own check.

use super::{
    boards::Board,
    cases::Hands,
    header, organs,
    patients::{Known, Rows},
    people::People,
    places::Place,
    rows::{body, code},
    sheet::{self, Depth, Subject},
};
use crate::{
    entities::{edit, frcp, frcp_version},
    error::Error,
    forms::{self as shipped, Shipped},
    frcp::{Frozen, Kept},
};
use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use domain::{
    codes::sets,
    forms::{Answer, BodySex, CheckContext, Level, Professional, age, check},
    frcp::{
        AbandonReason, Addendum, AddendumReason, BoardFacts, CaseStatus, Change, Discussion, Draft, Edit, Frcp,
        FrcpRefusal, QuorumStanding, RectificationReason, Report, Signature, SignatureFacts, Stamp, ValidationFacts,
        content_hash, validate,
    },
    ids::{AccountId, EditId, FrcpId, ProfessionalId},
    meeting::{Attendance, Quorum, QuorumState},
    people::Specialty,
    planning::{Session, paris},
    samples::Draw,
    words,
};
use sea_orm::ActiveValue::Set;

/// Where a form has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Opened,
    Begun,
    Ready,
    Discussed,
    ToValidate,
    Validated,
    Addendum,
    Replaced,
    Rectifying,
    Abandoned,
}

/// When a case was before the board, and when the session ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Passed {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub ended: DateTime<Utc>,
}

/// A form to open, and everything around it.
pub(super) struct Asked<'a> {
    pub id: FrcpId,
    pub known: &'a Known,
    pub board: &'a Board,
    pub session: &'a Session,
    pub place: &'a Place,
    pub people: &'a People,
    pub hands: &'a Hands<'a>,
    pub number: String,
    pub relapse: bool,
    pub registered: bool,
    pub recourse: bool,
    pub passed: Option<Passed>,
    pub opened: DateTime<Utc>,
    pub quorum: Option<Quorum>,
    pub members: Vec<Attendance>,
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Asked<'_> {
    fn day(&self) -> NaiveDate {
        paris::day(self.session.start())
    }

    fn context(&self) -> CheckContext {
        let traits = self.known.identity.traits();
        CheckContext {
            birth: Some(traits.birth_date.date()),
            sex: BodySex::of(traits.sex),
            session_date: Some(self.day()),
            session_nature: sets::coded("nature", self.board.details.organ().nature().code()),
            quorum_met: self.quorum.as_ref().map(|quorum| quorum.state == QuorumState::Reached),
            ..CheckContext::on(self.today)
        }
    }

    fn stamp(&self, by: AccountId, at: DateTime<Utc>) -> Stamp {
        Stamp { by, at: at.min(self.now) }
    }
}

/// A form on its way.
struct Life<'a> {
    asked: &'a Asked<'a>,
    form: &'static Shipped,
    draft: Draft,
    frcp: Frcp,
    versions: Vec<(Frozen, &'static str, String, Stamp)>,
    last: Stamp,
}

/// Draws the form of a case, and adds its rows.
pub(super) fn add(draw: &mut Draw, asked: &Asked<'_>, fate: Fate, rows: &mut Rows) -> Result<(), Error> {
    let form = shipped::latest(asked.board.details.form_key())?;
    let opened = asked.stamp(asked.hands.typist, asked.opened);
    let mut life = Life {
        asked,
        form,
        draft: Draft::default(),
        frcp: Frcp::initiate(asked.id, opened),
        versions: Vec::new(),
        last: opened,
    };
    life.fill(draw, depth(fate));
    let kept = life.lead(draw, fate)?;
    life.save(draw, &kept, rows)
}

const fn depth(fate: Fate) -> Depth {
    match fate {
        Fate::Opened => Depth::Opened,
        Fate::Begun | Fate::Abandoned => Depth::Begun,
        Fate::Ready => Depth::Ready,
        Fate::Discussed => Depth::Discussed,
        _ => Depth::Proposed,
    }
}

fn refused(refusal: FrcpRefusal) -> Error {
    Error::Outage(format!("demo form: {}", words::frcp::refusal(&refusal)))
}

impl Life<'_> {
    /// Writes the answers, edit by edit.
    fn fill(&mut self, draw: &mut Draw, depth: Depth) {
        let asked = self.asked;
        let session = asked.day();
        let age = age(asked.known.identity.traits().birth_date.date(), session).unwrap_or(60);
        let stages = asked.known.tumour.stages;
        let subject = Subject {
            tumour: asked.known.tumour,
            side: asked.known.side,
            stage: (!stages.is_empty()).then(|| *draw.pick(stages)),
            diagnosed: session - Days::new(if asked.relapse { 500 } else { 20 + draw.below(30) }),
            session: session.min(asked.today),
            age,
            relapse: asked.relapse,
            registered: asked.registered,
            recourse: asked.recourse,
            pathologist: &self.pathologist(),
        };
        let form = &self.form.form;
        let mut answers = sheet::answers(draw, form, &subject, depth);
        organs::fill(draw, (form, &asked.context()), &subject, depth, &mut answers);
        for (minute, change) in (0..).zip(crate::import::changes(&answers)) {
            self.write(draw, change, self.last.at + Duration::seconds(20 * minute));
        }
    }

    fn pathologist(&self) -> Professional {
        let team = self.asked.people.physicians(self.asked.place.id);
        let one = team.into_iter().find(|person| person.specialty == Some(Specialty::Pathology));
        Professional { id: one.map(|one| one.id), display: one.map(header::name).unwrap_or_default() }
    }

    fn write(&mut self, draw: &mut Draw, change: Change, at: DateTime<Utc>) {
        let hands = self.asked.hands;
        let base = change.path().and_then(|path| self.draft.cell(path)).and_then(|cell| cell.revision);
        let change = match change {
            Change::Answer { path, answer, .. } => Change::Answer { path, base, answer },
            other => other,
        };
        let stamp = self.asked.stamp(hands.typist, at);
        let id = EditId::from_uuid(draw.uuid());
        self.draft.apply(Edit {
            id,
            author: stamp.by,
            on_behalf_of: hands.on_behalf,
            imported: None,
            at: stamp.at,
            change,
        });
        self.last = stamp;
    }

    /// Goes through the stages.
    fn lead(&mut self, draw: &mut Draw, fate: Fate) -> Result<Kept, Error> {
        let asked = self.asked;
        if fate != Fate::Opened {
            self.frcp = self.frcp.clone().edited().map_err(refused)?;
        }
        if fate == Fate::Abandoned {
            let stamp = asked.stamp(asked.hands.typist, self.last.at + Duration::hours(20));
            self.step(|frcp| frcp.abandon(AbandonReason::CaseWithdrawn, stamp), stamp)?;
        }
        if !matches!(fate, Fate::Opened | Fate::Begun | Fate::Abandoned) {
            let issues = check(&self.form.form, &self.draft.answers(), &asked.context(), Level::Ready);
            let stamp = asked.stamp(asked.hands.typist, self.last.at + Duration::minutes(5));
            self.step(|frcp| frcp.declare_ready(stamp, &issues), stamp)?;
        }
        match (asked.passed, fate) {
            (Some(passed), Fate::Discussed) => self.discuss(passed)?,
            (Some(passed), Fate::ToValidate) => {
                self.discuss(passed)?;
                self.submit(passed)?;
            }
            (Some(passed), Fate::Validated | Fate::Addendum | Fate::Replaced | Fate::Rectifying) => {
                self.discuss(passed)?;
                self.submit(passed)?;
                let at = passed.ended + Duration::hours(draw.between(4, 70));
                self.validate(at, None)?;
                return self.afterwards(draw, fate, at);
            }
            _ => {}
        }
        Ok(Kept::new(self.frcp.clone()))
    }

    fn step(&mut self, next: impl FnOnce(Frcp) -> Result<Frcp, FrcpRefusal>, stamp: Stamp) -> Result<(), Error> {
        self.frcp = next(self.frcp.clone()).map_err(refused)?;
        self.last = stamp;
        Ok(())
    }

    fn discuss(&mut self, passed: Passed) -> Result<(), Error> {
        let status = if self.asked.registered { CaseStatus::Registered } else { CaseStatus::Discussed };
        let discussion = Discussion { session: self.asked.session.id, status, at: passed.until };
        let stamp = self.asked.stamp(self.asked.hands.coordinator, passed.until);
        self.step(|frcp| frcp.discussed(discussion), stamp)
    }

    fn submit(&mut self, passed: Passed) -> Result<(), Error> {
        let stamp = self.asked.stamp(self.asked.hands.typist, passed.ended + Duration::hours(2));
        self.step(|frcp| frcp.submit(stamp), stamp)
    }

    fn validate(&mut self, at: DateTime<Utc>, reason: Option<RectificationReason>) -> Result<(), Error> {
        let stamp = self.asked.stamp(self.asked.hands.coordinator, at);
        let (answers, form) = (self.draft.answers(), self.form.form.reference());
        let hash = content_hash(&form, &answers);
        let signature = Signature { stamp, form, position: self.draft.position(), hash: hash.clone() };
        let (report, draft) = (self.report(), self.draft.clone());
        if let Some(finding) = report.blocking().next() {
            return Err(Error::Outage(format!("demo form: {finding:?}")));
        }
        self.step(|frcp| frcp.validate(signature, &report, &draft), stamp)?;
        let header = header::header(self.asked);
        let signer = header::signer(self.asked);
        let frozen = Frozen { frcp: self.frcp.clone(), answers, header, reason, addendum: None, signer };
        self.versions.push((frozen, "validation", hash.to_string(), stamp));
        Ok(())
    }

    /// Everything that validation looks at, as the reviewer of the form does.
    fn report(&self) -> Report {
        let asked = self.asked;
        let standing = match asked.quorum.as_ref().map(|quorum| quorum.state) {
            Some(QuorumState::Reached) => QuorumStanding::Met,
            Some(QuorumState::NotReached) => QuorumStanding::NotMet { comes_back: false },
            None => QuorumStanding::Unknown,
        };
        validate(&ValidationFacts {
            unconfirmed: Vec::new(),
            five_traits: true,
            identity: asked.known.identity.status(),
            board: BoardFacts {
                board: true,
                session_date: Some(asked.day()),
                place: true,
                coordinator: true,
                requester: true,
                family_physician: false,
                participants: u32::try_from(asked.members.len()).unwrap_or(0),
            },
            quorum: standing,
            issues: check(&self.form.form, &self.draft.answers(), &asked.context(), Level::Validated),
            signature: SignatureFacts { rpps: true, fresh_code: true },
        })
    }

    /// What happens to a validated form.
    fn afterwards(&mut self, draw: &mut Draw, fate: Fate, at: DateTime<Utc>) -> Result<Kept, Error> {
        let reason = RectificationReason::TypingError;
        let later = at + Duration::days(2);
        match fate {
            Fate::Addendum => self.complete(later)?,
            Fate::Rectifying => {
                let next = self.frcp.rectify(reason).map_err(refused)?;
                let validated = Some(std::mem::replace(&mut self.frcp, next));
                return Ok(Kept { validated, reason: Some(reason), ..Kept::new(self.frcp.clone()) });
            }
            Fate::Replaced => {
                let stamp = self.asked.stamp(self.asked.hands.typist, later);
                self.frcp = self.frcp.rectify(reason).map_err(refused)?;
                if let Ok(path) = "synthesis/other_data".parse() {
                    let answer = Some(Answer::text("Compte rendu relu, date corrigée."));
                    self.write(draw, Change::Answer { path, base: None, answer }, later);
                }
                self.step(|frcp| frcp.submit(stamp), stamp)?;
                self.validate(later + Duration::hours(3), Some(reason))?;
            }
            _ => {}
        }
        Ok(Kept::new(self.frcp.clone()))
    }

    fn complete(&mut self, at: DateTime<Utc>) -> Result<(), Error> {
        let stamp = self.asked.stamp(self.asked.hands.coordinator, at);
        let text =
            "Recherche de mutation rendue après la séance\u{a0}: sans conséquence sur la proposition.".to_owned();
        let addendum = Addendum { stamp, reason: AddendumReason::LateResult, text };
        self.step(|frcp| frcp.add_addendum(addendum.clone()), stamp)?;
        if let Some((frozen, _, hash, _)) = self.versions.last().cloned() {
            let frozen = Frozen { frcp: self.frcp.clone(), addendum: Some(addendum), reason: None, ..frozen };
            self.versions.push((frozen, "addendum", hash, stamp));
        }
        Ok(())
    }

    fn save(&self, draw: &mut Draw, kept: &Kept, rows: &mut Rows) -> Result<(), Error> {
        let asked = self.asked;
        for (number, (frozen, kind, hash, stamp)) in (1..).zip(&self.versions) {
            rows.versions.push(frcp_version::ActiveModel {
                id: Set(draw.uuid()),
                frcp_id: Set(asked.id.uuid()),
                number: Set(number),
                kind: Set((*kind).to_owned()),
                body: Set(body(frozen)?),
                hash: Set(hash.clone()),
                made_by: Set(stamp.by.uuid()),
                made_at: Set(stamp.at.timestamp_millis()),
            });
        }
        for (revision, one) in (1..).zip(self.draft.log()) {
            rows.edits.push(edit_row(asked.id, revision, one)?);
        }
        let told = self.versions.first().map(|(_, _, _, stamp)| stamp.at + Duration::days(3));
        let told = told.filter(|at| *at < asked.now && draw.chance(60));
        rows.forms.push(self.row(kept, told.map(|at| at.timestamp_millis()))?);
        Ok(())
    }

    fn row(&self, kept: &Kept, announced: Option<i64>) -> Result<frcp::ActiveModel, Error> {
        let (asked, form) = (self.asked, &self.form.form);
        Ok(frcp::ActiveModel {
            id: Set(asked.id.uuid()),
            patient_id: Set(asked.known.id.uuid()),
            episode_id: Set(asked.known.episode.uuid()),
            offer_id: Set(asked.board.offer.id.uuid()),
            session_id: Set(Some(asked.session.id.uuid())),
            form_key: Set(form.key.to_string()),
            form_version: Set(form.version.to_string()),
            state: Set(code(&kept.current.stage().name())?),
            body: Set(body(kept)?),
            requester_id: Set(asked.hands.requester.id.uuid()),
            place_id: Set(asked.place.id.uuid()),
            version_number: Set(i32::try_from(self.versions.len()).unwrap_or(0)),
            announced_at: Set(announced),
            revision: Set(i64::try_from(self.draft.position()).unwrap_or(0)),
            created_at: Set(asked.opened.timestamp_millis()),
            updated_at: Set(self.last.at.timestamp_millis()),
            updated_by: Set(self.last.by.uuid()),
            version: Set(1),
        })
    }
}

fn edit_row(form: FrcpId, revision: i64, one: &Edit) -> Result<edit::ActiveModel, Error> {
    let list = || one.change.row().map(|(list, row)| format!("{list}/{row}"));
    Ok(edit::ActiveModel {
        id: Set(one.id.uuid()),
        frcp_id: Set(form.uuid()),
        revision: Set(revision),
        path: Set(one.change.path().map(ToString::to_string).or_else(list).unwrap_or_default()),
        body: Set(body(one)?),
        author_id: Set(one.author.uuid()),
        on_behalf_of: Set(one.on_behalf_of.map(ProfessionalId::uuid)),
        at: Set(one.at.timestamp_millis()),
    })
}
