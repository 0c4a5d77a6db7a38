//! The plain forms of the builder: opening a group, naming its members, writing a version and taking it through its life.

use super::{
    plain_form::{Wrong, at_work, field, lead, posted, posted_about, refused},
    sign_in::read,
};
use crate::web::{
    Web,
    pages::{self, Visit},
};
use app::{
    builder::{Refused, place_of, version_of},
    routes,
};
use axum::{
    Form,
    extract::{FromRequestParts, Path, Request, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};
use domain::{
    forms::builder::typed::{Desk, Fields, Gesture, Mistake, leads_to, stands},
    ids::{FormCommentId, FormGroupId, FormVersionId, ProfessionalId},
    offer::Organ,
    portal,
    words::builder as say,
};
use http::StatusCode;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, de::IntoDeserializer};
use services::{
    Actor, Context, Error,
    access::{
        acts::{
            ApproveForm, CommentForm, NameFormMember, OpenFormGroup, PublishForm, RollBackForm, SeeFormGroup, WriteForm,
        },
        ask,
    },
    forms::{self, builder},
};

/// The form that opens the group of an organ.
pub fn open() -> MethodRouter<Web> {
    post(open_it)
}

/// The forms of a group: its members, its next version.
pub fn steer() -> MethodRouter<Web> {
    post(steer_it)
}

/// The forms of a version.
pub fn write() -> MethodRouter<Web> {
    post(write_it)
}

async fn open_it(State(web): State<Web>, request: Request) -> Response {
    let (visit, fields) = match posted::<Fields>(&web, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    match opened(&web.ctx, &visit, &fields).await {
        Ok(group) => lead(&routes::form_group(&group.to_string())),
        Err(cause) => refused(&visit, routes::FORM_MODELS, &cause),
    }
}

async fn opened(ctx: &Context, visit: &Visit, fields: &Fields) -> Result<FormGroupId, Error> {
    let organ = code::<Organ>(field(fields, "organe")).ok_or(Error::NotFound)?;
    builder::open_group(ctx, ask::<OpenFormGroup>(ctx, at_work(visit)?, ()).await?, organ).await
}

async fn steer_it(State(web): State<Web>, request: Request) -> Response {
    let (group, visit, fields) = match posted_about::<FormGroupId, Fields>(&web, request).await {
        Ok(posted) => posted,
        Err(response) => return response,
    };
    let page = routes::form_group(&group.to_string());
    match steered(&web.ctx, &visit, group, &fields).await {
        Ok(to) => lead(&to.unwrap_or(page)),
        Err(cause) => refused(&visit, &page, &cause),
    }
}

/// Where it leads, when it is not back to the page of the group.
async fn steered(ctx: &Context, visit: &Visit, group: FormGroupId, fields: &Fields) -> Result<Option<String>, Error> {
    let actor = at_work(visit)?;
    match field(fields, "geste") {
        "commencer" => {
            let version = builder::begin(ctx, ask::<WriteForm>(ctx, actor, group).await?).await?;
            Ok(Some(version_of(&group.to_string(), &version.to_string())))
        }
        "nommer" => {
            let who: ProfessionalId = field(fields, "qui").parse().map_err(|_| Error::NotFound)?;
            builder::name_member(ctx, ask::<NameFormMember>(ctx, actor, group).await?, who).await?;
            Ok(None)
        }
        "terminer" => {
            let who = field(fields, "qui").parse().map_err(|_| Error::NotFound)?;
            builder::end_member(ctx, ask::<NameFormMember>(ctx, actor, group).await?, who).await?;
            Ok(None)
        }
        _ => Err(Error::NotFound),
    }
}

/// Which version, as it was read at which revision.
struct Read {
    group: FormGroupId,
    version: FormVersionId,
    revision: i64,
}

async fn write_it(State(web): State<Web>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let holes = Path::<(String, String)>::from_request_parts(&mut parts, &web).await;
    let ids = holes.ok().and_then(|Path((group, version))| Some((group.parse().ok()?, version.parse().ok()?)));
    let Some((group, version)) = ids else { return StatusCode::NOT_FOUND.into_response() };
    let request = Request::from_parts(parts, body);
    let (visit, fields) = match read::<Fields>(&web, request).await {
        Ok((visit, _, Form(fields))) => (visit, fields),
        Err(response) => return response,
    };
    let address = version_of(&FormGroupId::to_string(&group), &FormVersionId::to_string(&version));
    let shown = Read { group, version, revision: field(&fields, "revision").parse().unwrap_or_default() };
    let case = field(&fields, "cas");
    match written(&web.ctx, &visit, &shown, &fields).await {
        Ok(Done { what: "abandonne", .. }) => lead(&routes::form_group(&group.to_string())),
        Ok(Done { place, what }) => {
            let to = place_of(&address, &place, "", case);
            lead(&to.replace("#lieu", &format!("&fait={what}#lieu")))
        }
        Err(Wrong::Typed(mistakes)) => again(&visit, &address, &fields, mistakes).await,
        Err(Wrong::Cause(Error::Invalid { field, sentence })) => {
            again(&visit, &address, &fields, vec![Mistake::of(field, sentence)]).await
        }
        Err(Wrong::Cause(Error::Refused(sentence))) => {
            again(&visit, &address, &fields, vec![Mistake::of("", sentence)]).await
        }
        Err(Wrong::Cause(Error::Conflict(_))) => {
            again(&visit, &address, &fields, vec![Mistake::of("", say::written_meanwhile())]).await
        }
        Err(Wrong::Cause(cause)) => refused(&visit, &address, &cause),
    }
}

/// The same page, with what was typed and what is wrong. Nothing was written: sending it again does no harm.
async fn again(visit: &Visit, address: &str, fields: &Fields, mistakes: Vec<Mistake>) -> Response {
    let said = |name: &str| field(fields, name).to_owned();
    let refused =
        Refused { gesture: said("geste"), place: said("lieu"), adds: said("ajout"), fields: fields.clone(), mistakes };
    let shown = place_of(address, &refused.place, &refused.adds, field(fields, "cas"));
    pages::show_again(visit.clone(), shown.trim_end_matches("#lieu"), refused).await
}

/// What was done, and the place to show.
struct Done {
    what: &'static str,
    place: String,
}

async fn written(ctx: &Context, visit: &Visit, read: &Read, fields: &Fields) -> Result<Done, Wrong> {
    let (actor, geste) = (at_work(visit)?, field(fields, "geste"));
    let place = field(fields, "lieu").to_owned();
    let done = |what| Ok(Done { what, place: place.clone() });
    if let Some(gesture) = code::<Gesture>(geste) {
        return changed(ctx, actor, read, (gesture, &place), fields).await;
    }
    let (group, version, at) = (read.group, read.version, read.revision);
    match geste {
        "annuler" => {
            builder::undo(ctx, ask::<WriteForm>(ctx, actor, group).await?, version, at).await?;
            Ok(Done { what: "annule", place: String::new() })
        }
        "commenter" => {
            let grant = ask::<CommentForm>(ctx, actor, group).await?;
            builder::comment(ctx, grant, version, place.clone(), field(fields, "words").to_owned()).await?;
            done("commente")
        }
        "traiter" => {
            let comment: FormCommentId = field(fields, "commentaire").parse().map_err(|_| Error::NotFound)?;
            builder::settle(ctx, ask::<CommentForm>(ctx, actor, group).await?, comment).await?;
            done("traite")
        }
        _ => lived(ctx, actor, read, fields).await.map(|what| Done { what, place }).map_err(Wrong::from),
    }
}

/// A change of the form, read against what stands now.
async fn changed(
    ctx: &Context,
    actor: &Actor,
    read: &Read,
    (gesture, place): (Gesture, &str),
    fields: &Fields,
) -> Result<Done, Wrong> {
    let right = ask::<WriteForm>(ctx, actor, read.group).await?;
    let seen = builder::see_version(ctx, ask::<SeeFormGroup>(ctx, actor, read.group).await?, read.version).await?;
    let library = forms::library()?;
    let whole = stands(&seen.written.form, library);
    let edit = Desk::with(&seen.written.form, &whole, library).read(gesture, place, fields).map_err(Wrong::Typed)?;
    let Some(edit) = edit else { return Ok(Done { what: "rien", place: place.to_owned() }) };
    let to = leads_to(&edit);
    builder::edit(ctx, right, read.version, read.revision, edit).await?;
    Ok(Done { what: "change", place: to })
}

/// A step of the version.
async fn lived(ctx: &Context, actor: &Actor, read: &Read, fields: &Fields) -> Result<&'static str, Error> {
    let (group, version, at) = (read.group, read.version, read.revision);
    let reason = || field(fields, "reason").to_owned();
    let (_, what) = match field(fields, "geste") {
        "relecture" => {
            (builder::ask_review(ctx, ask::<WriteForm>(ctx, actor, group).await?, version, at).await?, "relecture")
        }
        "abandonner" => {
            (builder::drop_version(ctx, ask::<WriteForm>(ctx, actor, group).await?, version, at).await?, "abandonne")
        }
        "approuver" => {
            (builder::approve(ctx, ask::<ApproveForm>(ctx, actor, group).await?, version, at).await?, "approuve")
        }
        "renvoyer" => {
            let grant = ask::<ApproveForm>(ctx, actor, group).await?;
            (builder::send_back(ctx, grant, version, at, reason()).await?, "renvoye")
        }
        "publier" => {
            let grant = ask::<PublishForm>(ctx, actor, group).await?;
            let from = portal::birth_date(field(fields, "from"))
                .ok_or_else(|| Error::invalid("from", say::typed::no_full_date()))?;
            (builder::publish(ctx, grant, version, at, from).await?, "publie")
        }
        "deprogrammer" => {
            (builder::unplan(ctx, ask::<PublishForm>(ctx, actor, group).await?, version, at).await?, "deprogramme")
        }
        "retirer" => {
            let grant = ask::<RollBackForm>(ctx, actor, group).await?;
            (builder::roll_back(ctx, grant, version, at, reason()).await?, "retire")
        }
        _ => return Err(Error::NotFound),
    };
    Ok(what)
}

/// A member of a closed list, as a field sends it.
fn code<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    let text: StrDeserializer<'a, serde::de::value::Error> = text.into_deserializer();
    T::deserialize(text).ok()
}
