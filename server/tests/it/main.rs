//! The service as an operator sees it: a real process, its signals, its log, its figures.

#[cfg(test)]
mod agenda;
#[cfg(test)]
mod agenda_feed;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod postgres_only;
#[cfg(test)]
mod quiet_log;
#[cfg(test)]
mod stopping;
#[cfg(test)]
mod streams;
#[cfg(test)]
mod support;
