//! What the list of forms asks.

use crate::prelude::*;
use domain::frcp::StageName;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListAsked {
    /// Only this stage.
    pub stage: Option<StageName>,
    /// In which order.
    pub order: ListOrder,
    /// How many pages come before.
    pub page: u64,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListOrder {
    /// Last written first.
    #[default]
    Latest,
    /// Latest session first.
    Session,
    /// By the patient's name.
    Patient,
}

/// One page of the list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListShown {
    /// Its forms.
    pub forms: Vec<FormLine>,
    /// Another page follows.
    pub more: bool,
}

/// A form. Instants are milliseconds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormLine {
    /// Its id.
    pub id: String,
    /// Its stage.
    pub stage: StageName,
    /// Its last frozen version; 0 for none.
    pub version: i32,
    /// When it was last written.
    pub updated_at: i64,
    /// The patient's birth name.
    pub birth_name: String,
    /// The patient's first given name.
    pub first_name: String,
    /// "née le 14/06/1971".
    pub born: String,
    /// The name of the board.
    pub board: String,
    /// When the session starts.
    pub session_at: Option<i64>,
}

/// A page of the forms that the person may read.
///
/// # Errors
/// `Refused` for whoever does not look after patients.
#[server(endpoint = "list-frcps")]
pub async fn list_frcps(asked: ListAsked) -> Result<ListShown, Failure> {
    super::listing::list(asked).await
}
