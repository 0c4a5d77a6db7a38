//! Signing in: the pages of the two factors. They are plain forms, posted to plain endpoints: they work without a program.

mod calls;
#[cfg(feature = "ssr")]
mod code_first;
mod code_page;
mod code_prompt;
mod entry_page;
#[cfg(feature = "ssr")]
mod viewer;

pub use calls::{AwaitedCode, Problem, ask_awaited_code, posted_problem};
#[cfg(feature = "ssr")]
pub use code_first::{ANOTHER, CODE, Held, TO, code_first};
pub use code_page::CodePage;
pub(crate) use code_page::code_page;
#[cfg(not(feature = "ssr"))]
pub(crate) use code_prompt::tell_code_needed;
pub use code_prompt::{CodeDialog, CodePrompt, provide_code_prompt, use_code_prompt, when_code_needed};
pub use entry_page::EntryPage;
pub(crate) use entry_page::entry_page;
#[cfg(feature = "ssr")]
pub use viewer::{SessionCookie, awaited_code, person, services_context, viewer};
