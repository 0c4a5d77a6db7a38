//! How a page of the list is read: whole and sorted for whoever reads few forms, walked in its order for whoever reads many.

use super::{
    list::{Asked, Listed, Order, PAGE},
    store::code,
};
use crate::{
    access::{
        Actor,
        scope::{holds, holds_many, within},
    },
    entities::{frcp, offer, patient, session},
    error::Error,
};
use domain::{access::Action, frcp::StageName};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult,
    sea_query::{Expr, ExprTrait, Func, NullOrdering, Order as Direction, Query, SelectStatement, SimpleExpr},
};

/// The rows of one page, and one more when another page follows.
pub(super) async fn page<C: ConnectionTrait>(
    db: &C,
    actor: &Actor,
    asked: Asked,
    now: i64,
) -> Result<Vec<Listed>, Error> {
    let many = holds_many(db, actor, Action::SeeFrcp, now).await?;
    let right = if many {
        holds(actor, Action::SeeFrcp, frcp::Column::Id, now)
    } else {
        frcp::Column::Id.in_subquery(within(actor, Action::SeeFrcp, now))
    };
    let walked = many && is_walked(asked);
    let mut rows = if walked { from_the_order(asked) } else { from_the_forms(asked) };
    let forms = read(db, rows.and_where(right.clone()), asked).await?;
    // The forms without a session come after all others, and no walk along sessions meets them.
    if walked && asked.order == Order::Session && u64::try_from(forms.len()).is_ok_and(|read| read <= PAGE) {
        return read(db, from_the_forms(asked).and_where(right), asked).await;
    }
    Ok(forms)
}

/// Along sessions or patients one meets forms of every stage: a walk is for lists that keep most of what they meet.
const fn is_walked(asked: Asked) -> bool {
    let keeps_most = matches!(asked.stage, None | Some(StageName::Validated));
    keeps_most && asked.board.is_none() && matches!(asked.order, Order::Session | Order::Patient)
}

async fn read<C: ConnectionTrait>(db: &C, rows: &mut SelectStatement, asked: Asked) -> Result<Vec<Listed>, Error> {
    columns(rows);
    sort(rows, asked.order);
    rows.offset(asked.page.saturating_mul(PAGE)).limit(PAGE + 1);
    let rows = db.query_all(&*rows).await?;
    Ok(rows.iter().map(|row| Listed::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

fn from_the_forms(asked: Asked) -> SelectStatement {
    let mut rows = Query::select();
    rows.from(frcp::Entity);
    rows.inner_join(patient::Entity, same(frcp::Column::PatientId, patient::Column::Id));
    rows.inner_join(offer::Entity, same(frcp::Column::OfferId, offer::Column::Id));
    rows.left_join(session::Entity, same(frcp::Column::SessionId, session::Column::Id));
    if let Some(stage) = asked.stage {
        rows.and_where(frcp::Column::State.eq(code(&stage)));
    }
    if let Some(board) = asked.board {
        rows.and_where(frcp::Column::OfferId.eq(board.uuid()));
    }
    rows
}

/// The tables in the order of the list, which SQLite keeps for a CROSS JOIN; PostgreSQL finds it from its statistics.
fn from_the_order(asked: Asked) -> SelectStatement {
    let mut rows = Query::select();
    if asked.order == Order::Session {
        rows.from(session::Entity);
        rows.cross_join(frcp::Entity).and_where(same(frcp::Column::SessionId, session::Column::Id));
        rows.cross_join(patient::Entity).and_where(same(frcp::Column::PatientId, patient::Column::Id));
    } else {
        rows.from(patient::Entity);
        rows.cross_join(frcp::Entity).and_where(same(frcp::Column::PatientId, patient::Column::Id));
        rows.left_join(session::Entity, same(frcp::Column::SessionId, session::Column::Id));
    }
    rows.cross_join(offer::Entity).and_where(same(frcp::Column::OfferId, offer::Column::Id));
    if let Some(stage) = asked.stage {
        // Not the bare column: the forms of one session or patient are not looked for among all those of a stage.
        let state = Func::coalesce([Expr::col(frcp::Column::State.as_column_ref()), Expr::val("")]);
        rows.and_where(Expr::from(state).eq(code(&stage)));
    }
    rows
}

fn same(one: impl ColumnTrait, other: impl ColumnTrait) -> SimpleExpr {
    Expr::col(one.as_column_ref()).equals(other.as_column_ref())
}

fn columns(rows: &mut SelectStatement) {
    rows.columns([
        frcp::Column::Id.as_column_ref(),
        frcp::Column::State.as_column_ref(),
        frcp::Column::VersionNumber.as_column_ref(),
        frcp::Column::UpdatedAt.as_column_ref(),
        patient::Column::BirthName.as_column_ref(),
        patient::Column::FirstGivenName.as_column_ref(),
        patient::Column::Sex.as_column_ref(),
        patient::Column::BirthDate.as_column_ref(),
        session::Column::StartsAt.as_column_ref(),
    ]);
    rows.expr_as(Expr::col(offer::Column::Name.as_column_ref()), "board");
}

/// The identifier settles ties, so that no form is on two pages.
fn sort(rows: &mut SelectStatement, order: Order) {
    match order {
        Order::Latest => rows.order_by(frcp::Column::UpdatedAt.as_column_ref(), Direction::Desc),
        Order::Session => {
            let starts = session::Column::StartsAt.as_column_ref();
            rows.order_by_with_nulls(starts, Direction::Desc, NullOrdering::Last)
        }
        Order::Patient => rows.order_by(patient::Column::Search.as_column_ref(), Direction::Asc),
    };
    rows.order_by(frcp::Column::Id.as_column_ref(), Direction::Asc);
}
