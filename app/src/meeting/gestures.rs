//! Each gesture of the page as one call of a service.

use super::{
    calls::{Answered, Gesture},
    server::{self, id},
};
use crate::{failure::Failure, sign_in::person};
use domain::{
    ids::{InscriptionId, ProfessionalId, SessionId},
    meeting::PresenterAbsence,
    planning::paris::to_paris,
    words,
};
use services::{
    Actor, Context,
    access::{
        acts::{DecideCase, HoldSession, MarkPresence, OrderPassage, PreSort, SeeSession, WithdrawInscription},
        ask,
    },
    meeting::{self, Became, CaseMark, Mark, Move, Outcome, Sorted, Step},
};

pub(super) async fn act(session: &str, gesture: Gesture) -> Result<Answered, Failure> {
    let (ctx, actor) = person()?;
    let target: SessionId = id(session)?;
    let became = Box::pin(run(&ctx, &actor, target, gesture)).await?;
    let to = match became {
        Became::Again(to) => Some(to.to_string()),
        _ => None,
    };
    let said = match became {
        Became::AsAsked => None,
        Became::WithoutSession => Some(words::meeting::again_later().to_owned()),
        Became::Again(to) => {
            let grant = ask::<SeeSession>(&ctx, &actor, to).await?;
            let at = meeting::session_start(&ctx, &grant).await?;
            Some(words::meeting::again_on(to_paris(at)))
        }
    };
    Ok(Answered { session: server::session(session).await?, said, to })
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
        G::Withdraw(case, reason) => {
            let grant = ask::<WithdrawInscription>(ctx, actor, id::<InscriptionId>(&case)?).await?;
            meeting::withdraw(ctx, grant, reason).await?;
            Ok(Became::AsAsked)
        }
        people => {
            sits(ctx, actor, session, people).await?;
            Ok(Became::AsAsked)
        }
    }
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
