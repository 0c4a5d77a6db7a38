//! Each gesture of the page as one call of a service.

use super::{
    calls::{Answered, Gesture, SessionShown},
    server::{self, id},
    way_code::{NotAWay, WayCode},
};
use crate::{failure::Failure, sign_in::person};
use domain::{
    ids::{InscriptionId, ProfessionalId, SessionId},
    meeting::{Outlook, PresenterAbsence},
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
    meeting::{self, Became, CaseMark, Later, Mark, Move, Outcome, Sorted, Step},
};

pub(super) async fn act(session: &str, gesture: Gesture) -> Result<Answered, Failure> {
    let (ctx, actor) = person()?;
    let target: SessionId = id(session)?;
    if let Gesture::BringBack(cases) = &gesture {
        let back = meeting::bring_back(&ctx, each(&ctx, &actor, cases).await?).await?;
        let said = Some(words::meeting::came_back(back, cases.len()));
        return Ok(Answered { session: server::session(session).await?, said, to: None, undo: Vec::new() });
    }
    let became = Box::pin(run(&ctx, &actor, target, gesture.clone())).await?;
    let there = match became {
        Became::Again(to) => Some(meeting::arrival(&ctx, &ask::<SeeSession>(&ctx, &actor, to).await?).await?),
        Became::AsAsked | Became::WithoutSession => None,
    };
    let session = server::session(session).await?;
    let undo = match gesture {
        Gesture::DeferMany(cases, ..) => cases,
        Gesture::Defer(case, ..) => vec![case],
        _ => Vec::new(),
    };
    let said = said(&session, became, there.as_ref(), &undo);
    Ok(Answered { session, said, to: there.map(|one| one.session.to_string()), undo })
}

/// What became of cases, in sentences: how many and whom, where they went, and what that session became.
fn said(session: &SessionShown, became: Became, there: Option<&Later>, off: &[String]) -> Option<String> {
    let at = there.map(|one| to_paris(one.start));
    let first = match (became, at) {
        (Became::AsAsked, _) => return None,
        _ if off.len() > 1 => {
            let gone = session.cases.iter().filter(|case| off.contains(&case.id));
            let names: Vec<_> = gone.filter_map(|case| case.name.clone()).collect();
            words::meeting::put_off_together(off.len(), &names, at)
        }
        (_, Some(at)) => words::meeting::again_on(at),
        (_, None) => words::meeting::again_later().to_owned(),
    };
    let over = there.and_then(|one| words::meeting::arrives_over(one.load.over_with(0)));
    let forecast = there.and_then(|one| one.forecast.as_ref()).filter(|one| one.outlook == Outlook::Fails);
    let quorum = forecast.map(words::meeting::may_not_hold);
    Some([Some(first), over, quorum].into_iter().flatten().collect::<Vec<_>>().join(" "))
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
        G::DeferMany(cases, reason, to) => {
            let grants = each(ctx, actor, &cases).await?;
            let to = to.as_deref().map(id::<SessionId>).transpose()?;
            Ok(meeting::defer_many(ctx, grants, reason, to).await?)
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
