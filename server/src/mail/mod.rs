//! Mail: through a relay, or into the local mailbox of a demo territory.

use crate::config::Config;
use futures::{FutureExt, future::BoxFuture};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message as Letter, Tokio1Executor,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
    transport::smtp::authentication::Credentials,
};
use services::context::{Mail, Message};
use std::sync::{Arc, Mutex, PoisonError};

/// How many messages the demo mailbox keeps.
const KEPT: usize = 500;

/// Sends through a mail relay.
pub struct Relay {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Relay {
    /// From the settings.
    ///
    /// # Errors
    /// When a setting cannot be used; a sentence.
    pub fn new(config: &Config, host: &str) -> Result<Self, String> {
        let from = config.mail_from.parse().map_err(|cause| format!("mail_from: {cause}"))?;
        let builder = if config.smtp_tls {
            AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(|cause| cause.to_string())?
        } else {
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
        };
        let builder = builder.port(config.smtp_port);
        let transport = match (&config.smtp_user, &config.smtp_password_file) {
            (Some(user), Some(file)) => {
                let password = std::fs::read_to_string(file).map_err(|cause| format!("smtp_password_file: {cause}"))?;
                builder.credentials(Credentials::new(user.clone(), password.trim().to_owned()))
            }
            _ => builder,
        };
        Ok(Self { transport: transport.build(), from })
    }
}

impl Mail for Relay {
    fn send<'a>(&'a self, message: Message) -> BoxFuture<'a, Result<(), String>> {
        async move {
            let letter = letter(&self.from, message)?;
            self.transport.send(letter).await.map(drop).map_err(|cause| cause.to_string())
        }
        .boxed()
    }
}

/// The letter of a message. A file comes beside the text, under its own media type: software that keeps an agenda looks for the method
/// there (RFC 6047, 2.4).
fn letter(from: &Mailbox, message: Message) -> Result<Letter, String> {
    let to: Mailbox = message.to.parse().map_err(|cause| format!("address: {cause}"))?;
    let letter = Letter::builder().from(from.clone()).to(to).message_id(None).subject(message.subject);
    let letter = match message.attachment {
        // Without its type, a body that is not plain ASCII is read in any alphabet.
        None => letter.header(ContentType::TEXT_PLAIN).body(message.text),
        Some(file) => {
            let kind = ContentType::parse(&file.media_type).map_err(|cause| cause.to_string())?;
            let file = Attachment::new(file.name).body(file.content, kind);
            letter.multipart(MultiPart::mixed().singlepart(SinglePart::plain(message.text)).singlepart(file))
        }
    };
    letter.map_err(|cause| cause.to_string())
}

/// The mailbox of a demo territory: in memory, shown by a page that exists only there.
#[derive(Clone, Default)]
pub struct DemoMailbox(Arc<Mutex<Vec<Message>>>);

impl DemoMailbox {
    /// The messages for `to`, newest first.
    #[must_use]
    pub fn messages(&self, to: Option<&str>) -> Vec<Message> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().filter(|message| to.is_none_or(|to| message.to.eq_ignore_ascii_case(to))).cloned().collect()
    }
}

impl Mail for DemoMailbox {
    fn send<'a>(&'a self, message: Message) -> BoxFuture<'a, Result<(), String>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(message);
        futures::future::ready(Ok(())).boxed()
    }
}

#[cfg(test)]
mod tests;
