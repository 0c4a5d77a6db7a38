//! What the browser knows of the person who is signed in.
//!
//! It is for display only: which rooms to offer, which name to show. No right is ever decided from it; every call is
//! checked again by the services.

use crate::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{failure::Failure, routes::Room, shell::Theme};

/// The signed-in person, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The person's id, as text.
    pub id: String,
    /// "Sophie Lambert", as the person is called at work.
    pub name: String,
    /// Their functions in the current place, in French ("secrétaire de RCP").
    pub roles: Vec<String>,
    /// The places where they work.
    pub places: Vec<Place>,
    /// The id of the place they are in now, one of `places`.
    #[serde(default)]
    pub place: Option<String>,
    /// The rooms that their rights open.
    #[serde(default)]
    pub rooms: Vec<Room>,
    /// The theme they chose.
    #[serde(default)]
    pub theme: Theme,
}

/// A place of practice, as shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its id, as text.
    pub id: String,
    /// "GHEF, site de Jossigny".
    pub name: String,
}

impl Viewer {
    /// The place where the person is now.
    #[must_use]
    pub fn current_place(&self) -> Option<&Place> {
        let id = self.place.as_ref()?;
        self.places.iter().find(|place| &place.id == id)
    }

    /// First letters of the first two words of the name, for the round mark of the top line.
    #[must_use]
    pub fn initials(&self) -> String {
        self.name.split([' ', '-']).filter_map(|word| word.chars().next()).take(2).collect()
    }

    /// True when the person's rights open this room.
    #[must_use]
    pub fn may_enter(&self, room: Room) -> bool {
        self.rooms.contains(&room)
    }
}

/// Who is looking at the page; resolves once per page load.
pub type ViewerAnswer = Resource<Result<Option<Viewer>, Failure>>;

/// Starts asking who is signed in and offers the answer to every page below; called once by each root.
pub fn provide_viewer() {
    let viewer: ViewerAnswer = Resource::new_blocking(|| (), |()| current_viewer());
    provide_context(viewer);
}

/// The answer started by [`provide_viewer`]; read it inside a `Suspense`. None outside a root.
#[must_use]
pub fn use_viewer() -> Option<ViewerAnswer> {
    use_context()
}

/// How the server finds the signed-in person of the current request; provided in context by whoever owns sign-in, for
/// pages and for server functions alike.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct ViewerSource(std::sync::Arc<dyn Fn() -> ViewerFuture + Send + Sync>);

/// The pending answer of a [`ViewerSource`].
#[cfg(feature = "ssr")]
pub type ViewerFuture = std::pin::Pin<Box<dyn std::future::Future<Output = Result<Option<Viewer>, Failure>> + Send>>;

#[cfg(feature = "ssr")]
impl ViewerSource {
    /// Wraps the question "who asks?".
    pub fn new<F>(find: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: std::future::Future<Output = Result<Option<Viewer>, Failure>> + Send + 'static,
    {
        Self(std::sync::Arc::new(move || Box::pin(find())))
    }
}

/// Who is signed in, or nobody. Without a [`ViewerSource`] in context (route listing at start-up) it is nobody.
///
/// # Errors
/// [`Failure::Outage`] when the session could not be read.
#[server(endpoint = "viewer")]
pub async fn current_viewer() -> Result<Option<Viewer>, Failure> {
    match use_context::<ViewerSource>() {
        Some(ViewerSource(find)) => find().await,
        None => Ok(None),
    }
}
