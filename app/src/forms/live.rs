//! The live state of a form: one signal per answer and per list; everything else is computed from them, later.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use crate::prelude::*;
use domain::{
    forms::{Answer, Answers, CheckContext, Choices, Form, Level, ListPath, Order, Path, Severity, Target, World},
    frcp::{Cell, Change, Row, SecondValue, Snapshot},
    ids::{AccountId, EditId, RowId},
};
use leptos::leptos_dom::helpers::TimeoutHandle;
use uuid::{Builder, Uuid};

use super::{News, Saving, Sender, Verdict, queue::Queue};
use crate::failure::Failure;

/// How long typing must pause before the rules run.
const CHECK_AFTER: Duration = Duration::from_millis(150);
/// How long typing must pause before the edits leave.
const SEND_AFTER: Duration = Duration::from_millis(1000);
/// How long to wait for a server that does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(5);
/// The most that leaves at once.
const MOST: usize = 100;

/// What a page gives to make a form live.
pub struct LiveForm {
    /// The form.
    pub form: Arc<Form>,
    /// The facts around it.
    pub context: CheckContext,
    /// Its answers.
    pub snapshot: Snapshot,
    /// The names of those who wrote.
    pub names: BTreeMap<AccountId, String>,
    /// False when it is only read.
    pub writable: bool,
    /// Where edits go.
    pub sender: Sender,
}

struct Inner {
    form: Arc<Form>,
    context: CheckContext,
    answers: Answers,
    rows: BTreeMap<(ListPath, RowId), Row>,
    slots: HashMap<Path, Slot>,
    lists: HashMap<ListPath, RwSignal<Vec<RowId>>>,
    cells: BTreeMap<Path, Cell>,
    names: BTreeMap<AccountId, String>,
    queue: Queue,
    position: usize,
    sender: Sender,
    owner: Owner,
    check: Option<TimeoutHandle>,
    send: Option<TimeoutHandle>,
}

/// One answer on the page.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub answer: RwSignal<Option<Answer>>,
    pub seconds: RwSignal<Vec<SecondValue>>,
    pub written: RwSignal<Option<String>>,
}

/// A live form; cheap to copy.
#[derive(Clone, Copy)]
pub struct Live {
    inner: StoredValue<Inner>,
    verdict: RwSignal<Arc<Verdict>>,
    level: RwSignal<Level>,
    saving: RwSignal<Saving>,
    writable: bool,
}

/// The id in the page of what stands at an address.
#[must_use]
pub fn id_of(at: &Target) -> String {
    format!("q-{}", at.to_string().replace('/', "--"))
}

impl Live {
    /// Makes a form live, in the owner of the page.
    #[must_use]
    pub fn new(live: LiveForm) -> Self {
        let answers = live.snapshot.answers();
        let verdict = Verdict::of(&live.form, &answers, &live.context, Level::Draft);
        let mut queue = Queue::default();
        for (path, cell) in &live.snapshot.cells {
            queue.know(path, cell.revision);
        }
        let inner = Inner {
            form: live.form,
            context: live.context,
            answers,
            rows: live.snapshot.rows.into_iter().map(|one| ((one.list, one.id), one.row)).collect(),
            slots: HashMap::new(),
            lists: HashMap::new(),
            cells: live.snapshot.cells,
            names: live.names,
            queue,
            position: live.snapshot.position,
            sender: live.sender,
            owner: Owner::current().unwrap_or_default(),
            check: None,
            send: None,
        };
        Self {
            inner: StoredValue::new(inner),
            verdict: RwSignal::new(Arc::new(verdict)),
            level: RwSignal::new(Level::Draft),
            saving: RwSignal::new(Saving::Untouched),
            writable: live.writable,
        }
    }

    /// The form.
    #[must_use]
    pub fn form(self) -> Arc<Form> {
        self.inner.with_value(|inner| inner.form.clone())
    }

    /// What the rules say; follows the typing.
    #[must_use]
    pub const fn verdict(self) -> RwSignal<Arc<Verdict>> {
        self.verdict
    }

    /// How much is asked of the form now.
    #[must_use]
    pub const fn level(self) -> RwSignal<Level> {
        self.level
    }

    /// Where the typed text is.
    #[must_use]
    pub const fn saving(self) -> RwSignal<Saving> {
        self.saving
    }

    /// Whether answers may be written here.
    #[must_use]
    pub const fn is_writable(self) -> bool {
        self.writable
    }

    /// Asks for another level at once.
    pub fn ask(self, level: Level) {
        self.level.set(level);
        self.run_rules();
    }

    pub(super) fn slot(self, path: &Path) -> Slot {
        let made = self.inner.try_update_value(|inner| {
            if let Some(slot) = inner.slots.get(path) {
                return *slot;
            }
            let cell = inner.cells.get(path);
            let written = cell.and_then(|cell| inner.author(cell));
            let answer = inner.answers.get(path).cloned();
            let seconds = cell.map(|cell| cell.second_values.clone()).unwrap_or_default();
            let slot = inner.owner.with(|| Slot {
                answer: RwSignal::new(answer),
                seconds: RwSignal::new(seconds),
                written: RwSignal::new(written),
            });
            inner.slots.insert(path.clone(), slot);
            slot
        });
        made.unwrap_or_else(|| Slot {
            answer: RwSignal::new(None),
            seconds: RwSignal::new(Vec::new()),
            written: RwSignal::new(None),
        })
    }

    pub(super) fn rows(self, list: &ListPath) -> RwSignal<Vec<RowId>> {
        let made = self.inner.try_update_value(|inner| {
            let rows = inner.answers.rows(list);
            let owner = inner.owner.clone();
            *inner.lists.entry(list.clone()).or_insert_with(|| owner.with(|| RwSignal::new(rows)))
        });
        made.unwrap_or_else(|| RwSignal::new(Vec::new()))
    }

    /// Whether a question is shown.
    pub(super) fn shown(self, path: Path) -> Memo<bool> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.shown.contains(&path)))
    }

    /// The worst issue at a place.
    pub(super) fn issue(self, at: Target) -> Memo<Option<(Severity, String)>> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.issue(&at, self.level.get_untracked())))
    }

    /// The value derived beside a question.
    pub(super) fn derived(self, path: Path) -> Memo<Option<String>> {
        Memo::new(move |_| self.verdict.with(|verdict| verdict.derived(&path)))
    }

    /// The codes that narrow some choices.
    pub(super) fn narrowing(self, path: Path, choices: Choices) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.verdict.track();
            self.inner.with_value(|inner| {
                let world = World { form: &inner.form, answers: &inner.answers, context: &inner.context };
                world.narrowing(&path.scope, &choices)
            })
        })
    }

    /// Looks at the form with its answers of now, without following them.
    pub fn with_world<T>(self, look: impl FnOnce(World<'_>) -> T) -> T {
        self.inner
            .with_value(|inner| look(World { form: &inner.form, answers: &inner.answers, context: &inner.context }))
    }

    /// The name of somebody who wrote.
    pub(super) fn name(self, who: AccountId) -> String {
        self.inner.with_value(|inner| inner.names.get(&who).cloned()).unwrap_or_default()
    }

    /// Writes an answer; nothing happens when it is the one already there.
    pub(super) fn write(self, path: &Path, answer: Option<Answer>) {
        let answer = answer.filter(|answer| !answer.is_blank());
        let slot = self.slot(path);
        if !self.writable || slot.answer.with_untracked(|known| *known == answer) {
            return;
        }
        self.inner.update_value(|inner| {
            inner.answers.set(path, answer.clone());
            inner.queue.write(fresh_edit(), path, answer.clone());
        });
        slot.answer.set(answer);
        self.touched();
    }

    /// Chooses between an answer and its second values.
    pub(super) fn settle(self, path: &Path, answer: Option<Answer>) {
        let slot = self.slot(path);
        let settles = slot.seconds.with_untracked(|all| all.iter().map(|second| second.edit).collect());
        self.inner.update_value(|inner| {
            let base = inner.queue.base(path);
            inner.answers.set(path, answer.clone());
            let change = Change::Resolve { path: path.clone(), base, settles, answer: answer.clone() };
            inner.queue.push(fresh_edit(), change);
        });
        slot.answer.set(answer);
        slot.seconds.set(Vec::new());
        self.touched();
    }

    /// Adds a row at the end.
    pub(super) fn add_row(self, list: &ListPath) {
        let row = RowId::from_uuid(fresh());
        self.inner.update_value(|inner| {
            inner.answers.add_row(list.clone(), row);
            if let Some(order) = inner.answers.order(list, row).cloned() {
                inner.queue.push(fresh_edit(), Change::AddRow { list: list.clone(), row, order });
            }
        });
        self.list_changed(list);
    }

    /// Moves a row one place up or down.
    pub(super) fn move_row(self, list: &ListPath, row: RowId, up: bool) {
        self.inner.update_value(|inner| {
            let Some(order) = inner.place_beside(list, row, up) else { return };
            inner.answers.place_row(list.clone(), row, order.clone());
            inner.queue.push(fresh_edit(), Change::MoveRow { list: list.clone(), row, order });
        });
        self.list_changed(list);
    }

    /// Deletes a row with all that it holds.
    pub(super) fn delete_row(self, list: &ListPath, row: RowId) {
        self.inner.update_value(|inner| {
            let seen = inner.rows.get(&(list.clone(), row)).and_then(|known| known.newest);
            let seen = inner.queue.newest_in(list, row).or(seen);
            inner.answers.remove_row(list, row);
            inner.queue.push(fresh_edit(), Change::DeleteRow { list: list.clone(), row, seen });
        });
        self.list_changed(list);
    }

    fn list_changed(self, list: &ListPath) {
        let rows = self.inner.with_value(|inner| inner.answers.rows(list));
        self.rows(list).set(rows);
        self.touched();
    }

    /// Something was typed: the rules run soon, the edits leave a little later.
    fn touched(self) {
        self.saving.set(Saving::Typing);
        self.later(CHECK_AFTER, |inner| &mut inner.check, move || self.run_rules());
        self.later(SEND_AFTER, |inner| &mut inner.send, move || self.send());
    }

    fn later(self, after: Duration, timer: fn(&mut Inner) -> &mut Option<TimeoutHandle>, act: impl FnOnce() + 'static) {
        let handle = set_timeout_with_handle(act, after).ok();
        self.inner.update_value(|inner| {
            if let Some(before) = std::mem::replace(timer(inner), handle) {
                before.clear();
            }
        });
    }

    fn run_rules(self) {
        let level = self.level.get_untracked();
        let verdict =
            self.inner.try_with_value(|inner| Verdict::of(&inner.form, &inner.answers, &inner.context, level));
        if let Some(verdict) = verdict {
            self.verdict.set(Arc::new(verdict));
        }
    }

    /// Sends what waits, now.
    pub fn send(self) {
        let batch = self.inner.try_update_value(|inner| {
            let edits = inner.queue.take(MOST)?;
            Some((inner.sender.clone(), edits, inner.position))
        });
        let Some(Some((sender, edits, since))) = batch else { return };
        self.saving.set(Saving::Sending);
        leptos::task::spawn_local(async move {
            match sender.send(edits, since).await {
                Ok(news) => self.receive(news),
                Err(failure) => self.failed(failure),
            }
        });
    }

    fn receive(self, news: News) {
        let lists = self.inner.try_update_value(|inner| {
            inner.queue.arrived();
            inner.take_in(&news)
        });
        let Some((lists, left)) = lists else { return };
        for list in lists {
            let rows = self.inner.with_value(|inner| inner.answers.rows(&list));
            self.rows(&list).set(rows);
        }
        for (path, cell) in &news.news.cells {
            self.show(path, cell);
        }
        self.run_rules();
        if left > 0 {
            self.touched();
        } else {
            self.saving.set(Saving::Saved { at: news.at });
        }
    }

    /// Shows what the server told of an answer, unless something newer was typed here.
    fn show(self, path: &Path, cell: &Cell) {
        let slot = self.slot(path);
        slot.seconds.set(cell.second_values.clone());
        slot.written.set(self.inner.with_value(|inner| inner.author(cell)));
        let typed = self.inner.with_value(|inner| inner.queue.is_waiting(path));
        if !typed && slot.answer.with_untracked(|known| *known != cell.answer) {
            slot.answer.set(cell.answer.clone());
        }
    }

    fn failed(self, failure: Failure) {
        self.inner.update_value(|inner| inner.queue.came_back());
        let again = matches!(failure, Failure::Unreachable | Failure::Outage { .. });
        self.saving.set(Saving::Kept { failure });
        if again {
            self.later(RETRY_AFTER, |inner| &mut inner.send, move || self.send());
        }
    }

    /// Whether something typed here is not in the server's log.
    #[must_use]
    pub fn has_unsent(self) -> bool {
        self.inner.try_with_value(|inner| inner.queue.len() > 0).unwrap_or(false)
    }
}

impl Inner {
    /// Takes in what the server told; answers the lists that changed and how many edits still wait.
    fn take_in(&mut self, news: &News) -> (Vec<ListPath>, usize) {
        self.position = news.news.position;
        self.names.extend(news.names.clone());
        let mut lists = Vec::new();
        for one in &news.news.rows {
            if one.row.deleted.is_some() {
                self.answers.remove_row(&one.list, one.id);
            } else if !self.queue.touches_row(&one.list, one.id) {
                self.answers.place_row(one.list.clone(), one.id, one.row.order.clone());
            }
            self.rows.insert((one.list.clone(), one.id), one.row.clone());
            lists.push(one.list.clone());
        }
        for (path, cell) in &news.news.cells {
            self.queue.know(path, cell.revision);
            let alive = path.scope.rows().iter().all(|(list, row)| self.answers.has_row(list, *row));
            if alive && !self.queue.is_waiting(path) {
                self.answers.set(path, cell.answer.clone());
            }
            self.cells.insert(path.clone(), cell.clone());
        }
        lists.sort();
        lists.dedup();
        (lists, self.queue.len())
    }

    fn author(&self, cell: &Cell) -> Option<String> {
        cell.written.and_then(|(who, _)| self.names.get(&who).cloned())
    }

    /// The order key one place above or below.
    fn place_beside(&self, list: &ListPath, row: RowId, up: bool) -> Option<Order> {
        let rows = self.answers.rows(list);
        let at = rows.iter().position(|one| *one == row)?;
        let order = |rank: Option<usize>| rank.and_then(|rank| self.answers.order(list, *rows.get(rank)?));
        let (before, after) = if up {
            (at.checked_sub(2), Some(at.checked_sub(1)?))
        } else {
            rows.get(at + 1)?;
            (Some(at + 1), Some(at + 2))
        };
        Some(Order::between(order(before), order(after)))
    }
}

/// A random id from the browser.
fn fresh() -> Uuid {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    Builder::from_random_bytes(bytes).into_uuid()
}

fn fresh_edit() -> EditId {
    EditId::from_uuid(fresh())
}
