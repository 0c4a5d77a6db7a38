//! The server's side of the calls: read what was typed, ask for the right, call the service, put the answer in words.

use crate::wire::named;
use domain::sorted::Set;

use domain::{
    consent::{
        BoardInformation, CircleReason, ConsentMode, Giver, InformationMode, InformationOutcome, Scope, WithoutConsent,
    },
    ids::{DocumentId, DuplicateId, PatientId, ProfessionalId},
    offer::Organ,
    patient::{Contact, DuplicateState, Function, IdentityDocument, Relative, RepresentationBasis, matching::Query},
    people::{Email, Phone},
    words,
};
use services::{
    Actor, Context, Error,
    access::{
        Act, Granted,
        acts::{
            CreatePatient, EditCircle, EditIdentity, EditPeopleAround, MergeRecords, OpenEpisode, OpposeProfessional,
            RecordBoardInformation, RecordConsent, SearchPatients, SeeAccessLog, SeeDuplicates, SeeRecord,
            UnmergeRecords, ValidateIdentity, WithdrawConsent,
        },
        ask,
    },
    consent::{self, NewConsent},
    document::{Kind, Upload},
    patient::{self, Around, Consenting, Corrected, Creation, NewEpisode, NewPatient, Pair, Side},
};

use super::{
    dto::{CreateAnswer, FoundLine, Line, Outcome, PairDto, PatientCard, RecordDto, TypedRelative, Wrong},
    shown,
    typed::{self, Paper, Typed, TypedConsent},
};
use crate::{failure::Failure, sign_in::person};

fn patient_id(id: &str) -> Result<PatientId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The right to do `A` on a record, for the person of this request.
pub(super) async fn on_record<A: Act<Target = PatientId>>(id: &str) -> Result<(Context, Granted<A>), Failure> {
    let (ctx, actor) = person()?;
    let id = patient_id(id)?;
    let grant = ask::<A>(&ctx, &actor, id).await?;
    Ok((ctx, grant))
}

/// A wrong field is an answer of the form; the rest is a failure.
fn outcome<T>(done: Result<T, Error>, say: impl FnOnce(T) -> String) -> Result<Outcome, Failure> {
    match done {
        Ok(value) => Ok(Outcome::Done(say(value))),
        Err(Error::Invalid { field, sentence }) => Ok(Outcome::Wrong(vec![Wrong { field, sentence }])),
        Err(Error::Conflict(_)) => Err(Failure::refused(words::patient::changed_meanwhile())),
        Err(other) => Err(other.into()),
    }
}

fn done(sentence: &'static str) -> impl FnOnce(()) -> String {
    move |()| sentence.to_owned()
}

pub(super) async fn find_patients(text: &str) -> Result<Vec<FoundLine>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SearchPatients>(&ctx, &actor, ()).await?;
    let today = ctx.today();
    Ok(patient::search(&ctx, grant, text).await?.iter().map(|found| shown::found(found, today)).collect())
}

pub(super) async fn recent_patients() -> Result<Vec<PatientCard>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SearchPatients>(&ctx, &actor, ()).await?;
    let today = ctx.today();
    let recent = patient::recent(&ctx, grant).await?;
    Ok(recent.iter().map(|patient| shown::card(patient.id, &patient.identity, today, Vec::new())).collect())
}

pub(super) async fn alike_patients(typed: &Typed) -> Result<Vec<FoundLine>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SearchPatients>(&ctx, &actor, ()).await?;
    let kept = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let query = Query {
        name: kept(&typed.birth_name),
        given_name: kept(&typed.first_given_name),
        birth_date: typed::day(&typed.birth_date),
        sex: domain::patient::Sex::from_code(&typed.sex),
        birth_place: kept(&typed.birth_place_code),
        ins: None,
    };
    let today = ctx.today();
    Ok(patient::lookalikes(&ctx, grant, &query).await?.iter().map(|like| shown::alike(like, today)).collect())
}

pub(super) async fn birth_places(words: &str) -> Result<Vec<(String, String)>, Failure> {
    let (ctx, _) = person()?;
    Ok(patient::birth_places(&ctx, words)
        .await?
        .into_iter()
        .map(|place| (place.code.to_string(), words::patient::birth_place(&place)))
        .collect())
}

fn scopes(codes: &[String]) -> Set<Scope> {
    codes.iter().filter_map(|code| named(code)).collect()
}

fn giver(code: &str) -> Giver {
    match named::<RepresentationBasis>(code) {
        Some(basis) => Giver::Representative { basis },
        None => Giver::Patient,
    }
}

/// What the patient said, or what is missing from it.
fn consenting(typed: TypedConsent) -> Result<Consenting, Wrong> {
    if let Some(reason) = named::<WithoutConsent>(&typed.said) {
        return Ok(Consenting::Without(reason));
    }
    let (giver, scopes) = (giver(&typed.giver), scopes(&typed.scopes));
    match typed.said.as_str() {
        "oral" => Ok(Consenting::Oral { giver, scopes }),
        "written" => Ok(Consenting::Written { giver, scopes, paper: signed(typed.paper)? }),
        _ => Err(Wrong::new("consent", words::consent::consent_not_told())),
    }
}

/// The scan of a signed consent.
fn signed(paper: Option<Paper>) -> Result<Upload, Wrong> {
    let paper = paper.ok_or_else(|| Wrong::new("paper", words::patient::paper_missing()))?;
    Upload::from_data_url(paper.name, Kind::Consent, &paper.data_url)
        .map_err(|_| Wrong::new("paper", words::patient::file_empty()))
}

pub(super) async fn create_patient(
    typed: Typed,
    said: TypedConsent,
    confirmed_new: bool,
    why_new: String,
) -> Result<CreateAnswer, Failure> {
    let (ctx, actor) = person()?;
    let (identity, consent) = match (typed.read(ctx.today()), consenting(said)) {
        (Ok(identity), Ok(consent)) => (identity, consent),
        (identity, consent) => {
            let wrong = identity.err().unwrap_or_default().into_iter().chain(consent.err());
            return Ok(CreateAnswer::Wrong(wrong.collect()));
        }
    };
    let new = NewPatient { identity, consent, confirmed_new, why_new };
    let grant = ask::<CreatePatient>(&ctx, &actor, ()).await?;
    match patient::create(&ctx, grant, new).await {
        Ok(Creation::Created(id)) => Ok(CreateAnswer::Created(id.to_string())),
        Ok(Creation::Candidates { seen, elsewhere }) => Ok(CreateAnswer::Look {
            seen: seen.iter().map(|like| shown::alike(like, ctx.today())).collect(),
            elsewhere: elsewhere.then(|| words::patient::exists_elsewhere().to_owned()),
        }),
        Err(Error::Invalid { field, sentence }) => Ok(CreateAnswer::Wrong(vec![Wrong { field, sentence }])),
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn patient_record(id: &str) -> Result<RecordDto, Failure> {
    let (ctx, actor) = person()?;
    let id = patient::stands_for(&ctx, patient_id(id)?).await?;
    let grant = ask::<SeeRecord>(&ctx, &actor, id).await?;
    let record = patient::record(&ctx, grant).await?;
    let simulated = patient::insi(&ctx).is_some_and(|service| service.is_simulated());
    Ok(shown::record(&record, ctx.today(), simulated))
}

pub(super) async fn patient_log(id: &str) -> Result<Vec<Line>, Failure> {
    let (ctx, grant) = on_record::<SeeAccessLog>(id).await?;
    let line = |line: patient::AccessLine| Line {
        id: String::new(),
        title: words::access::act(line.event.act).to_owned(),
        at: shown::moment(line.event.at.timestamp_millis()),
        detail: [line.person, line.place].into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: None,
    };
    Ok(patient::access_log(&ctx, grant).await?.into_iter().map(line).collect())
}

pub(super) async fn correct_identity(id: &str, version: i64, typed: Typed) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<EditIdentity>(id).await?;
    let identity = match typed.read(ctx.today()) {
        Ok(identity) => identity,
        Err(wrong) => return Ok(Outcome::Wrong(wrong)),
    };
    let corrected = Corrected {
        version,
        traits: identity.traits().clone(),
        declared: identity.ins().map(|known| known.ins().clone()),
        used_name: identity.used_name,
        used_given_name: identity.used_given_name,
    };
    outcome(patient::edit_identity(&ctx, grant, corrected).await, done("L’identité est corrigée."))
}

pub(super) async fn check_identity(id: &str, document: &str) -> Result<Outcome, Failure> {
    let Some(document) = named::<IdentityDocument>(document) else {
        return Ok(Outcome::Wrong(vec![Wrong::new("document", "Choisissez la pièce d’identité contrôlée.")]));
    };
    let (ctx, grant) = on_record::<ValidateIdentity>(id).await?;
    let status = patient::validate_identity(&ctx, grant, document).await;
    outcome(status, |status| format!("{}.", words::patient::status(status)))
}

pub(super) async fn ask_insi(id: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<ValidateIdentity>(id).await?;
    let status = patient::retrieve_ins(&ctx, grant).await;
    outcome(status, |status| format!("{}.", words::patient::status(status)))
}

pub(super) async fn give_consent(id: &str, codes: &[String], who: &str, document: &str) -> Result<Outcome, Failure> {
    let mode = match document {
        "" => ConsentMode::Oral,
        document => ConsentMode::Written { document: document.parse::<DocumentId>().map_err(|_| Failure::NotFound)? },
    };
    let (ctx, grant) = on_record::<RecordConsent>(id).await?;
    let new = NewConsent { mode, giver: giver(who), scopes: scopes(codes) };
    outcome(consent::record_consent(&ctx, grant, new).await, done("Le consentement est enregistré."))
}

pub(super) async fn take_consent_back(id: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<WithdrawConsent>(id).await?;
    let taken = consent::withdraw_consent(&ctx, grant, Set::new()).await;
    outcome(taken, done("Le retrait est enregistré. Le dossier n’est plus partagé."))
}

pub(super) async fn note_information(id: &str, date: &str, mode: &str, answer: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<RecordBoardInformation>(id).await?;
    let (date, mode) = (typed::day(date), named::<InformationMode>(mode));
    let answer = named::<InformationOutcome>(answer);
    let (Some(date), Some(mode), Some(outcome_)) = (date, mode, answer) else {
        let missing = [
            (date.is_none(), "date", "Indiquez la date de l’information, par exemple 14/06/2026."),
            (mode.is_none(), "mode", "Indiquez comment le patient a été informé."),
            (answer.is_none(), "outcome", "Indiquez la réponse du patient."),
        ];
        let wrong = missing.into_iter().filter(|(missing, ..)| *missing);
        return Ok(Outcome::Wrong(wrong.map(|(_, field, sentence)| Wrong::new(field, sentence)).collect()));
    };
    let by = grant.actor().account();
    let information = BoardInformation { date, by, mode, outcome: outcome_, document: None };
    let noted = consent::record_board_information(&ctx, grant, information).await;
    outcome(noted, done("L’information du patient est enregistrée."))
}

pub(super) async fn object_to(id: &str, professional: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<OpposeProfessional>(id).await?;
    let professional = professional.parse::<ProfessionalId>().map_err(|_| Failure::NotFound)?;
    let told = done("L’opposition est enregistrée. Cette personne n’a plus accès au dossier.");
    outcome(consent::oppose_professional(&ctx, grant, professional).await, told)
}

pub(super) async fn accept_again(id: &str, line: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<OpposeProfessional>(id).await?;
    let line = line.parse().map_err(|_| Failure::NotFound)?;
    outcome(consent::lift_opposition(&ctx, grant, line).await, done("L’opposition est levée."))
}

pub(super) async fn join_circle(id: &str, professional: &str, reason: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<EditCircle>(id).await?;
    let professional = professional.parse::<ProfessionalId>().map_err(|_| Failure::NotFound)?;
    let Some(reason) = named::<CircleReason>(reason) else {
        return Ok(Outcome::Wrong(vec![Wrong::new("reason", words::consent::reason_needed())]));
    };
    let told = done("Cette personne est dans le cercle de soins.");
    outcome(consent::join_circle(&ctx, grant, professional, reason).await, told)
}

pub(super) async fn leave_circle(id: &str, line: &str) -> Result<Outcome, Failure> {
    let (ctx, grant) = on_record::<EditCircle>(id).await?;
    let line = line.parse().map_err(|_| Failure::NotFound)?;
    outcome(consent::leave_circle(&ctx, grant, line).await, done("Cette personne n’est plus dans le cercle de soins."))
}

pub(super) async fn open_pathway(id: &str, organ: &str, label: String) -> Result<Outcome, Failure> {
    let Some(organ) = named::<Organ>(organ) else {
        return Ok(Outcome::Wrong(vec![Wrong::new("organ", "Choisissez l’organe concerné.")]));
    };
    let (ctx, grant) = on_record::<OpenEpisode>(id).await?;
    let opened = patient::open_episode(&ctx, grant, NewEpisode { organ, label }).await;
    outcome(opened, |_| "Le parcours est ouvert.".to_owned())
}

pub(super) async fn save_people(
    id: &str,
    version: i64,
    people: Vec<TypedRelative>,
    protected_adult: bool,
) -> Result<Outcome, Failure> {
    let mut wrong = Vec::new();
    let read: Vec<Relative> =
        people.iter().enumerate().filter_map(|(rank, person)| relative(rank, person, &mut wrong)).collect();
    if !wrong.is_empty() {
        return Ok(Outcome::Wrong(wrong));
    }
    let (ctx, grant) = on_record::<EditPeopleAround>(id).await?;
    let around = Around { version, people: read, protected_adult };
    outcome(patient::edit_people_around(&ctx, grant, around).await, done("L’entourage est enregistré."))
}

/// Somebody around the patient; what is wrong is noted under the field of this rank.
fn relative(rank: usize, typed: &TypedRelative, wrong: &mut Vec<Wrong>) -> Option<Relative> {
    let before = wrong.len();
    let mut note = |field: &str, sentence: &str| wrong.push(Wrong::new(&format!("{field}-{rank}"), sentence));
    let function = match typed.function.as_str() {
        "representative" => named(&typed.basis).map(|basis| Function::Representative { basis }),
        "trusted-person" => Some(Function::TrustedPerson { signed_on: typed::day(&typed.signed_on) }),
        "to-call" => Some(Function::ToCall),
        _ => None,
    };
    if function.is_none() {
        note("function", "Indiquez le rôle de cette personne.");
    }
    if typed.name.trim().is_empty() {
        note("name", "Indiquez le nom de cette personne.");
    }
    let link = named(&typed.link);
    if link.is_none() {
        note("link", "Indiquez le lien avec le patient.");
    }
    let phone = match typed.phone.trim() {
        "" => None,
        phone => Phone::parse(phone).map_err(|error| note("phone", words::people::phone_error(error))).ok(),
    };
    let email = match typed.email.trim() {
        "" => None,
        email => Email::parse(email).map_err(|error| note("email", words::people::email_error(error))).ok(),
    };
    (wrong.len() == before).then_some(())?;
    Some(Relative {
        function: function?,
        name: typed.name.trim().to_owned(),
        given_name: typed.given_name.trim().to_owned(),
        link: link?,
        contact: Contact { phone, email, address: None },
    })
}

pub(super) async fn duplicate_pairs() -> Result<Vec<PairDto>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<SeeDuplicates>(&ctx, &actor, ()).await?;
    let today = ctx.today();
    Ok(patient::duplicates(&ctx, grant).await?.iter().map(|pair| pair_dto(pair, today)).collect())
}

fn pair_dto(pair: &Pair, today: chrono::NaiveDate) -> PairDto {
    let side = |side: &Side| match side {
        Side::Seen(patient) => Some(shown::card(patient.id, &patient.identity, today, Vec::new())),
        Side::Elsewhere => None,
    };
    let merged_into = match &pair.state {
        DuplicateState::Merged { merge } => Some(merge.kept.to_string()),
        _ => None,
    };
    PairDto {
        id: pair.id.to_string(),
        percent: pair.score / 10,
        reasons: shown::reasons_of(&pair.reasons),
        state: words::patient::duplicate_state(&pair.state).to_owned(),
        merged_into,
        sides: [side(&pair.sides[0]), side(&pair.sides[1])],
    }
}

pub(super) async fn settle_pair(pair: &str, gesture: &str, kept: &str, other: &str) -> Result<Outcome, Failure> {
    let (ctx, actor) = person()?;
    let (id, kept) = (pair.parse::<DuplicateId>().map_err(|_| Failure::NotFound)?, patient_id(kept)?);
    match gesture {
        "merge" => merge(&ctx, &actor, kept, patient_id(other)?).await,
        "undo" => {
            let grant = ask::<UnmergeRecords>(&ctx, &actor, kept).await?;
            outcome(patient::unmerge(&ctx, grant, id).await, done("La fusion est annulée. Les deux dossiers revivent."))
        }
        _ => {
            let grant = ask::<EditIdentity>(&ctx, &actor, kept).await?;
            let said = patient::declare_distinct(&ctx, grant, id).await;
            outcome(said, done("Ces dossiers sont ceux de deux personnes distinctes."))
        }
    }
}

async fn merge(ctx: &Context, actor: &Actor, kept: PatientId, other: PatientId) -> Result<Outcome, Failure> {
    let stays = ask::<MergeRecords>(ctx, actor, kept).await?;
    let goes = ask::<MergeRecords>(ctx, actor, other).await?;
    let merged = patient::merge(ctx, stays, goes).await;
    outcome(merged, |_| "Les dossiers sont fusionnés. La fusion peut être annulée.".to_owned())
}
