//! One round of measures for `cargo xtask bench --only forms`: `name|unit|ours|rival|goal`.
//!
//! What one look of the rules at a filled form costs: the page runs it as people type, the server at each save.

#[path = "../tests/forms/library/mod.rs"]
#[expect(dead_code, clippy::unwrap_used, clippy::panic, reason = "written for the tests")]
mod library;

use std::{hint::black_box, time::Instant};

use domain::forms::{Form, Level, Question, check};
use library::{assembled, example::examples};

/// Looks timed together, so that one clock reading costs nothing beside them.
const TOGETHER: u32 = 200;
/// Times of which the median is told.
const TIMES: usize = 15;
/// What one look may cost, microseconds.
const GOAL: u32 = 100;

fn main() {
    let forms: Vec<Form> = library::library().forms.iter().map(assembled).collect();
    let Some(biggest) = forms.iter().max_by_key(|form| questions(form)) else { return };
    let filled = examples().into_iter().filter(|one| one.form == biggest.key.as_str());
    let Some(fullest) = filled.max_by_key(|one| one.answers.len()) else { return };
    let (answers, context) = (fullest.answers(biggest), fullest.context());
    let look = || check(biggest, black_box(&answers), &context, Level::Validated).len();
    let mut times: Vec<f64> = (0..=TIMES).map(|_| microseconds(&look)).skip(1).collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(TIMES / 2).copied().unwrap_or_default();
    println!(
        "the rules of {} ({} questions, {} answers)|µs|{median:.1}||{GOAL}",
        biggest.key,
        questions(biggest),
        fullest.answers.len()
    );
}

fn microseconds(look: &impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    for _ in 0..TOGETHER {
        black_box(look());
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(TOGETHER)
}

fn questions(form: &Form) -> usize {
    form.sections.iter().flat_map(|section| &section.questions).map(inside).sum()
}

fn inside(question: &Question) -> usize {
    1 + question.questions.iter().map(inside).sum::<usize>()
}
