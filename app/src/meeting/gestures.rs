//! Each gesture of the page as one call of a service.

use super::{
    calls::{Answered, Gesture},
    server::{self, id},
    way_code::{NotAWay, WayCode},
};
use crate::{failure::Failure, sign_in::person};
use domain::{
    ids::{InscriptionId, ProfessionalId, SessionId},
    meeting::PresenterAbsence,
    planning::paris::to_paris,
    words,
};
use services::{
    Actor, Context, Granted,
    access::{
        acts::{
            DecideCase, HoldSession, MarkPresence, MoveSession, OrderPassage, PreSort, SeeSession, WithdrawInscription,
        },
        ask,
    },
    meeting::{self, Became, CaseMark, Mark, Move, Outcome, Sorted, Step},
};

pub(super) async fn act(session: &str, gesture: Gesture) -> Result<Answered, Failure> {
    let (ctx, actor) = person()?;
    let target: SessionId = id(session)?;
    if let Gesture::BringBack(cases) = &gesture {
        let back = meeting::bring_back(&ctx, each(&ctx, &actor, cases).await?).await?;
        let said = Some(words::meeting::came_back(back, cases.len()));
        return Ok(Answered { session: server::session(session).await?, said, to: None, undo: Vec::new() });
    }
    let undo = match &gesture {
        Gesture::DeferMany(cases, _) => cases.clone(),
        _ => Vec::new(),
    };
    let became = Box::pin(run(&ctx, &actor, target, gesture.clone())).await?;
    let to = match became {
        Became::Again(to) => Some(to.to_string()),
        _ => None,
    };
    let together = together(&ctx, &actor, &gesture, became).await?;
    let said = match became {
        _ if together.is_some() => together,
        Became::AsAsked => None,
        Became::WithoutSession => Some(words::meeting::again_later().to_owned()),
        Became::Again(to) => {
            let grant = ask::<SeeSession>(&ctx, &actor, to).await?;
            let at = meeting::session_start(&ctx, &grant).await?;
            Some(words::meeting::again_on(to_paris(at)))
        }
    };
    Ok(Answered { session: server::session(session).await?, said, to, undo })
}

async fn run(ctx: &Context, actor: &Actor, session: SessionId, gesture: Gesture) -> Result<Became, Failure> {
    use Gesture as G;
    match gesture {
        G::Open => step(ctx, actor, session, Step::Open).await,
        G::Close => step(ctx, actor, session, Step::Close).await,
        G::Sit => step(ctx, actor, session, Step::Sit).await,
        G::Finish => step(ctx, actor, session, Step::Finish).await,
        G::Up(case) => passes(ctx, actor, session, &case, Move::Up).await,
        G::Down(case) => passes(ctx, actor, session, &case, Move::Down).await,
        G::Sort(case, how, weight) => sort(ctx, actor, session, &case, Sorted::As(how, weight)).await,
        G::Complete(case) => sort(ctx, actor, session, &case, Sorted::Complete).await,
        G::Incomplete(case, lacks) => sort(ctx, actor, session, &case, Sorted::Incomplete(lacks)).await,
        G::Begin(case) => decide(ctx, actor, &case, Outcome::Begins).await,
        G::Present(case, how) => decide(ctx, actor, &case, Outcome::Presented(how)).await,
        G::Skip(case, reason) => decide(ctx, actor, &case, Outcome::NotPresented(reason)).await,
        G::OnFile(case) => absent(ctx, actor, &case, PresenterAbsence::OnFile).await,
        G::Delegate(case, person) => {
            let choice = PresenterAbsence::Delegate { professional: id::<ProfessionalId>(&person)? };
            absent(ctx, actor, &case, choice).await
        }
        G::Defer(case, reason, to) => {
            let grant = ask::<WithdrawInscription>(ctx, actor, id::<InscriptionId>(&case)?).await?;
            let to = to.as_deref().map(id::<SessionId>).transpose()?;
            Ok(meeting::defer(ctx, grant, reason, to).await?)
        }
        G::DeferMany(cases, reason) => {
            let grants = each(ctx, actor, &cases).await?;
            Ok(meeting::defer_many(ctx, grants, reason).await?)
        }
        G::Withdraw(case, reason) => {
            let grant = ask::<WithdrawInscription>(ctx, actor, id::<InscriptionId>(&case)?).await?;
            meeting::withdraw(ctx, grant, reason).await?;
            Ok(Became::AsAsked)
        }
        G::Way(code) => way(ctx, actor, session, &code).await,
        people => {
            sits(ctx, actor, session, people).await?;
            Ok(Became::AsAsked)
        }
    }
}

/// The right to put each of these cases off.
async fn each(ctx: &Context, actor: &Actor, cases: &[String]) -> Result<Vec<Granted<WithdrawInscription>>, Failure> {
    let mut grants = Vec::with_capacity(cases.len());
    for case in cases {
        grants.push(ask::<WithdrawInscription>(ctx, actor, id::<InscriptionId>(case)?).await?);
    }
    Ok(grants)
}

/// What became of cases that were put off together, in a sentence.
async fn together(ctx: &Context, actor: &Actor, gesture: &Gesture, became: Became) -> Result<Option<String>, Failure> {
    let Gesture::DeferMany(cases, _) = gesture else { return Ok(None) };
    let at = match became {
        Became::Again(to) => {
            let grant = ask::<SeeSession>(ctx, actor, to).await?;
            Some(to_paris(meeting::session_start(ctx, &grant).await?))
        }
        _ => None,
    };
    Ok(Some(words::meeting::put_off_together(cases.len(), at)))
}

async fn sits(ctx: &Context, actor: &Actor, session: SessionId, gesture: Gesture) -> Result<(), Failure> {
    use Gesture as G;
    let grant = ask::<MarkPresence>(ctx, actor, session).await?;
    let who = |text: &str| id::<ProfessionalId>(text);
    match gesture {
        G::Here(person, remote) => {
            meeting::mark_presence(ctx, grant, who(&person)?, Mark::Present { since: None, remote }).await?;
        }
        G::Left(person) => meeting::mark_presence(ctx, grant, who(&person)?, Mark::Left { at: None }).await?,
        G::Written(person) => meeting::mark_presence(ctx, grant, who(&person)?, Mark::Written).await?,
        G::Absent(person) => meeting::mark_presence(ctx, grant, who(&person)?, Mark::Absent).await?,
        G::Sits(person, seat) => meeting::change_seat(ctx, grant, who(&person)?, seat).await?,
        G::Add(person, seat) => meeting::add_participant(ctx, grant, who(&person)?, seat).await?,
        G::Remove(person) => meeting::remove_participant(ctx, grant, who(&person)?).await?,
        G::AwayFor(case, person) => {
            meeting::mark_for_case(ctx, grant, id(&case)?, who(&person)?, CaseMark::Away).await?;
        }
        G::WrittenFor(case, person) => {
            meeting::mark_for_case(ctx, grant, id(&case)?, who(&person)?, CaseMark::Written).await?;
        }
        G::BackFor(case, person) => {
            meeting::mark_for_case(ctx, grant, id(&case)?, who(&person)?, CaseMark::AsSession).await?;
        }
        _ => return Err(Failure::NotFound),
    }
    Ok(())
}

/// A colleague is asked to come, or the cases go to another session.
async fn way(ctx: &Context, actor: &Actor, session: SessionId, code: &str) -> Result<Became, Failure> {
    match code.parse().map_err(|NotAWay| Failure::NotFound)? {
        WayCode::Swap { absent, by } => {
            let grant = ask::<MarkPresence>(ctx, actor, session).await?;
            meeting::swap_member(ctx, grant, absent, by).await?;
            Ok(Became::AsAsked)
        }
        WayCode::Date(to) => {
            let grant = ask::<MoveSession>(ctx, actor, session).await?;
            meeting::put_cases_off(ctx, grant, to).await?;
            Ok(Became::Again(to))
        }
    }
}

async fn step(ctx: &Context, actor: &Actor, session: SessionId, step: Step) -> Result<Became, Failure> {
    let grant = ask::<HoldSession>(ctx, actor, session).await?;
    meeting::step_session(ctx, grant, step).await?;
    Ok(Became::AsAsked)
}

async fn passes(ctx: &Context, actor: &Actor, session: SessionId, case: &str, to: Move) -> Result<Became, Failure> {
    let grant = ask::<OrderPassage>(ctx, actor, session).await?;
    meeting::move_case(ctx, grant, id(case)?, to).await?;
    Ok(Became::AsAsked)
}

async fn sort(ctx: &Context, actor: &Actor, session: SessionId, case: &str, how: Sorted) -> Result<Became, Failure> {
    let grant = ask::<PreSort>(ctx, actor, session).await?;
    meeting::sort_case(ctx, grant, id(case)?, how).await?;
    Ok(Became::AsAsked)
}

async fn decide(ctx: &Context, actor: &Actor, case: &str, outcome: Outcome) -> Result<Became, Failure> {
    let grant = ask::<DecideCase>(ctx, actor, id::<InscriptionId>(case)?).await?;
    Ok(meeting::decide(ctx, grant, outcome).await?)
}

async fn absent(ctx: &Context, actor: &Actor, case: &str, choice: PresenterAbsence) -> Result<Became, Failure> {
    let grant = ask::<DecideCase>(ctx, actor, id::<InscriptionId>(case)?).await?;
    Ok(meeting::presenter_absent(ctx, grant, choice).await?)
}
