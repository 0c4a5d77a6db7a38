//! From what the services know to what the pages show.

use crate::wire::{code, named};
use chrono::NaiveDate;
use domain::{
    consent::{Consent, InformationMode},
    meeting::InscriptionStep,
    offer::Organ,
    patient::{Function, Identity, Ins, InsStatement, Relative, ins_coherence, matching::Reason},
    planning::paris::to_paris,
    words::{self, dates, lowered},
};
use services::{
    consent::CircleLine,
    context::instant,
    document::Kind,
    patient::{CaseLine, DocumentLine, EpisodeLine, FormLine, Found, InformationLine, Lookalike, Record},
};

use super::{
    dto::{CircleDto, FoundLine, Line, May, PatientCard, RecordDto, TypedRelative},
    typed::Typed,
};

/// "03/03/2026 14:00", in Paris.
pub(super) fn moment(at_ms: i64) -> String {
    dates::numeric_with_hour(to_paris(instant(at_ms)))
}

/// A patient on a line.
pub(crate) fn card(id: impl ToString, identity: &Identity, today: NaiveDate, alerts: Vec<String>) -> PatientCard {
    let traits = identity.traits();
    PatientCard {
        id: id.to_string(),
        birth_name: traits.birth_name.to_string(),
        first_name: traits.first_given_name.to_string(),
        used_name: used(identity),
        birth_date: dates::numeric(traits.birth_date.date()),
        age: dates::age(traits.birth_date.age_at(today)),
        sex: traits.sex.code().to_owned(),
        birth_place: words::patient::birth_place(&traits.birth_place),
        ins: identity.ins().map(|known| ins(&known)),
        status: words::patient::status(identity.status()).to_owned(),
        status_code: code(identity.status()),
        alerts: identity
            .attributes()
            .iter()
            .map(|attribute| words::patient::attribute(*attribute).to_owned())
            .chain(alerts)
            .collect(),
    }
}

fn used(identity: &Identity) -> Option<String> {
    let names = [identity.used_given_name.as_ref(), identity.used_name.as_ref()];
    let names: Vec<String> = names.into_iter().flatten().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

fn ins(known: &InsStatement) -> String {
    let number = |ins: &Ins| words::patient::ins(ins);
    match known {
        InsStatement::Declared { ins } => format!("{} (déclarée, non vérifiée)", number(ins)),
        InsStatement::Retrieved { ins, .. } => number(ins),
    }
}

fn reasons(reasons: &[Reason]) -> String {
    let words: Vec<&str> = reasons.iter().map(|reason| words::patient::reason(*reason)).collect();
    words.join(", ")
}

pub(super) fn reasons_of(list: &[Reason]) -> String {
    reasons(list)
}

/// A record that answers a search.
pub(super) fn found(found: &Found, today: NaiveDate) -> FoundLine {
    FoundLine {
        patient: card(found.patient.id, &found.patient.identity, today, Vec::new()),
        reasons: reasons(&found.reasons),
        zone: String::new(),
    }
}

/// A record that looks like somebody.
pub(super) fn alike(like: &Lookalike, today: NaiveDate) -> FoundLine {
    FoundLine {
        patient: card(like.patient.id, &like.patient.identity, today, Vec::new()),
        reasons: reasons(&like.score.reasons),
        zone: words::patient::zone(like.score.zone()).to_owned(),
    }
}

/// A record, in words.
pub(super) fn record(record: &Record, today: NaiveDate, simulated_insi: bool) -> RecordDto {
    let identity = &record.body.identity;
    let sharing = words::consent::sharing(record.sharing);
    let shared = record.sharing == domain::consent::Sharing::Shared;
    let born = identity.traits().birth_date;
    let required = domain::patient::representative_required(born, record.body.protected_adult, today);
    let missing = domain::patient::around_missing(&record.body.people, required);
    RecordDto {
        patient: card(record.id, identity, today, alerts(record, shared, &sharing)),
        version: record.version,
        typed: typed(identity),
        status_meaning: words::patient::status_meaning(identity.status()).to_owned(),
        warnings: warnings(identity),
        simulated_insi,
        former: former(record),
        sharing,
        shared,
        consent_holds: matches!(record.consents.first(), Some(Consent::Given { .. })),
        consents: record.consents.iter().map(consent).collect(),
        information: record.information.iter().map(information).collect(),
        people: record.body.people.iter().map(relative).collect(),
        protected_adult: record.body.protected_adult,
        missing: missing.into_iter().map(|what| words::patient::around_missing(what).to_owned()).collect(),
        episodes: record.episodes.iter().map(episode).collect(),
        cases: record.cases.iter().map(case).collect(),
        forms: record.forms.iter().map(form).collect(),
        documents: record.documents.iter().map(document).collect(),
        circle: record.circle.iter().map(circle).collect(),
        may: may(record.may),
    }
}

fn alerts(record: &Record, shared: bool, sharing: &str) -> Vec<String> {
    let deceased = record.deceased_on.map(|day| format!("Décès le {}", dates::numeric(day)));
    let not_shared = (!shared).then(|| sharing.to_owned());
    deceased.into_iter().chain(not_shared).collect()
}

fn warnings(identity: &Identity) -> Vec<String> {
    let warnings = identity.ins().map(|known| ins_coherence(known.ins(), identity.traits())).unwrap_or_default();
    warnings.into_iter().map(|warning| words::patient::ins_warning(warning).to_owned()).collect()
}

fn typed(identity: &Identity) -> Typed {
    let traits = identity.traits();
    let text = |name: &Option<domain::patient::UsedName>| name.as_ref().map(ToString::to_string).unwrap_or_default();
    Typed {
        birth_name: traits.birth_name.to_string(),
        first_given_name: traits.first_given_name.to_string(),
        given_names: traits.given_names.to_string(),
        used_name: text(&identity.used_name),
        used_given_name: text(&identity.used_given_name),
        sex: traits.sex.code().to_owned(),
        birth_date: dates::numeric(traits.birth_date.date()),
        birth_place_code: traits.birth_place.code.to_string(),
        birth_place_label: traits.birth_place.label.clone(),
        ins: identity.ins().map(|known| known.ins().number().to_owned()).unwrap_or_default(),
    }
}

fn former(record: &Record) -> Vec<Line> {
    let line = |former: &services::patient::Former| Line {
        title: words::patient::one_line(&former.traits),
        at: format!("jusqu’au {}", moment(former.until)),
        detail: words::patient::birth_place(&former.traits.birth_place),
        ..Line::default()
    };
    record.body.former.iter().rev().map(line).collect()
}

fn consent(consent: &Consent) -> String {
    let told = words::consent::sentence(consent, |at| to_paris(at).date());
    match consent {
        Consent::Given { given } => {
            let scopes: Vec<&str> = given.scopes.iter().map(|scope| words::consent::scope_short(*scope)).collect();
            format!("{told} Objets\u{a0}: {}.", scopes.join(", "))
        }
        _ => told,
    }
}

fn information(line: &InformationLine) -> String {
    let told = &line.information;
    let how = match told.mode {
        InformationMode::Oral => "oralement",
        InformationMode::Written => "par écrit",
    };
    let answer = words::consent::information_outcome(told.outcome);
    format!("Informé {how} le {}\u{a0}: {}.", dates::medium(told.date), lowered(answer))
}

fn relative(person: &Relative) -> TypedRelative {
    let (function, basis, signed_on) = match person.function {
        Function::Representative { basis } => ("representative", code(basis), String::new()),
        Function::TrustedPerson { signed_on } => {
            ("trusted-person", String::new(), signed_on.map(dates::numeric).unwrap_or_default())
        }
        Function::ToCall => ("to-call", String::new(), String::new()),
    };
    TypedRelative {
        function: function.to_owned(),
        basis,
        signed_on,
        name: person.name.clone(),
        given_name: person.given_name.clone(),
        link: code(person.link),
        phone: person.contact.phone.as_ref().map(words::people::phone).unwrap_or_default(),
        email: person.contact.email.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

fn episode(line: &EpisodeLine) -> Line {
    let organ = named::<Organ>(&line.organ).map(|organ| words::offer::organ(organ).to_owned());
    Line {
        id: line.id.to_string(),
        title: line.label.clone(),
        at: format!("ouvert le {}", moment(line.opened_at)),
        detail: organ.unwrap_or_default(),
        href: None,
    }
}

fn case(line: &CaseLine) -> Line {
    use domain::meeting::InscriptionStep::{Complete, Incomplete, Inscribed};
    let step: Option<InscriptionStep> = named(&line.state);
    let waits = matches!(step, Some(Inscribed | Complete | Incomplete)) && !line.apart.is_empty();
    let must = waits.then(|| words::uncapitalised(&words::meeting::must_pass(&line.apart)));
    let step = step.map(|step| words::meeting::inscription_step(step).to_owned());
    Line {
        id: line.id.to_string(),
        title: line.board.clone(),
        at: dates::long_with_hour(to_paris(instant(line.starts_at))),
        detail: step.into_iter().chain(must).collect::<Vec<_>>().join(", "),
        href: Some(format!("/sessions/{}", line.session)),
    }
}

fn form(line: &FormLine) -> Line {
    let stage = named(&line.state).map(|stage| words::frcp::stage(stage).to_owned());
    let opinions = words::meeting::opinions_of_others(line.opinions.0, line.opinions.1);
    Line {
        id: line.id.to_string(),
        title: line.board.clone(),
        at: format!("modifiée le {}", moment(line.updated_at)),
        detail: stage.into_iter().chain(opinions).collect::<Vec<_>>().join(", "),
        href: Some(format!("/fiches/{}", line.id)),
    }
}

fn document(line: &DocumentLine) -> Line {
    Line {
        id: line.id.to_string(),
        title: line.name.clone(),
        at: moment(line.added_at),
        detail: format!("{}, {}", kind(Kind::from_code(&line.kind)), size(line.size)),
        href: Some(if line.media_type == services::document::CDA {
            format!("/documents/{}/lecture", line.id)
        } else {
            format!("/documents/{}", line.id)
        }),
    }
}

fn circle(line: &CircleLine) -> CircleDto {
    let until = line.until.map(|until| format!(" au {}", moment(until))).unwrap_or_default();
    CircleDto {
        id: line.id.to_string(),
        who: line.who.clone(),
        why: format!("{}, du {}{until}", line.why, moment(line.since)),
        opposed: line.opposed,
        over: line.until.is_some(),
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Consent => "Consentement signé",
        Kind::Pathology => "Compte rendu d’anatomopathologie",
        Kind::Imaging => "Compte rendu d’imagerie",
        Kind::Procedure => "Compte rendu opératoire ou d’endoscopie",
        Kind::Letter => "Courrier",
        Kind::BoardForm => "Fiche RCP d’un autre logiciel",
        Kind::Other => "Autre document",
    }
}

/// "1,2 Mo".
fn size(bytes: i64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    if tenths == 0 {
        return format!("{}\u{a0}Ko", (bytes / 1024).max(1));
    }
    format!("{},{}\u{a0}Mo", tenths / 10, tenths % 10)
}

const fn may(may: services::patient::May) -> May {
    May {
        edit: may.edit,
        validate: may.validate,
        consent: may.consent,
        withdraw: may.withdraw,
        oppose: may.oppose,
        inform: may.inform,
        around: may.around,
        episode: may.episode,
        document: may.document,
        log: may.log,
        circle: may.circle,
        invite: may.invite,
    }
}
