//! From the list of the services to what its page shows.

use domain::{frcp::StageName, patient::Sex, words};
use services::{
    access::{acts::ListFrcps, ask},
    frcp::{self, Asked, Listed, Order},
};

use super::list_calls::{FormLine, ListAsked, ListOrder, ListShown};
use crate::{failure::Failure, sign_in::person};

pub(super) async fn list(asked: ListAsked) -> Result<ListShown, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<ListFrcps>(&ctx, &actor, ()).await?;
    let order = match asked.order {
        ListOrder::Latest => Order::Latest,
        ListOrder::Session => Order::Session,
        ListOrder::Patient => Order::Patient,
    };
    let asked = Asked { stage: asked.stage, board: None, order, page: asked.page };
    let sheet = frcp::list(&ctx, grant, asked).await?;
    Ok(ListShown { forms: sheet.forms.into_iter().map(line).collect(), more: sheet.more })
}

fn line(form: Listed) -> FormLine {
    FormLine {
        id: form.id.to_string(),
        stage: serde_json::from_value(form.state.into()).unwrap_or(StageName::Initiated),
        version: form.version_number,
        updated_at: form.updated_at,
        birth_name: form.birth_name,
        first_name: form.first_given_name,
        born: words::patient::born_on(Sex::from_code(&form.sex).unwrap_or(Sex::I), form.birth_date),
        board: form.board,
        session_at: form.starts_at,
    }
}
