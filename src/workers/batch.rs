//! A task on workers, or in slices of frames.

use super::progress::Progress;
use super::queue::Queue;
use super::web_worker::WebWorker;
use crate::hooks::{FrameTask, performance_now, use_frame_task};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use worker::{Answer, Reply, Request, Task, Work, send};

/// The most workers.
const MAX_WORKERS: usize = 16;
/// Units that a worker has been asked for: it goes on with the next one while the page is busy.
const UNITS_AHEAD: usize = 2;
/// Milliseconds of a frame for computing where there are no workers.
const SLICE: f64 = 8.0;

/// A task, its answers so far and its progress.
#[derive(Clone, Copy)]
pub struct Batch {
    /// Updated untracked; subscribers are notified at most once a frame.
    queue: RwSignal<Queue>,
    progress: RwSignal<Progress>,
    is_running: RwSignal<bool>,
    run: StoredValue<Run, LocalStorage>,
    slices: FrameTask,
}

/// Those who compute the task.
#[derive(Default)]
struct Run {
    task: Option<Task>,
    /// The task as a message.
    message: JsValue,
    workers: Vec<WebWorker>,
    /// The unit of the frames.
    work: Option<(usize, Work)>,
    start: f64,
    /// Whether subscribers are notified in the next frame.
    notifies: bool,
}

/// A batch without a task. Its work ends with the present owner.
pub fn use_batch() -> Batch {
    let queue = RwSignal::new(Queue::default());
    let run = StoredValue::new_local(Run::default());
    let step = move || queue.try_update_untracked(|queue| step_slice(run, queue)) == Some(true);
    let batch = StoredValue::new(None::<Batch>);
    let on_frame = move || batch.get_value().is_some_and(Batch::end_slice);
    let slices = use_frame_task(SLICE, step, on_frame);
    let this = Batch {
        queue,
        progress: RwSignal::new(Progress::default()),
        is_running: RwSignal::new(false),
        run,
        slices,
    };
    batch.set_value(Some(this));
    on_cleanup(move || {
        run.try_update_value(|run| run.workers.clear());
    });
    this
}

/// Takes a step of a unit where there are no workers; gives whether another may follow.
fn step_slice(run: StoredValue<Run, LocalStorage>, queue: &mut Queue) -> bool {
    let step = |run: &mut Run| {
        if run.work.is_none() {
            let unit = queue.next()?;
            run.work = Some((unit, run.task.as_ref()?.begin(unit)?));
        }
        let (unit, work) = run.work.as_mut()?;
        if let Some(answer) = work.step() {
            queue.put(*unit, answer);
            run.work = None;
        }
        Some(())
    };
    run.try_update_value(step).flatten().is_some()
}

impl Batch {
    /// Starts a task, in place of the present one.
    pub fn start(self, task: Task) {
        self.clear();
        let units = task.units();
        self.queue.set(Queue::new(units));
        self.progress.set(Progress::new(0, units, 0.0));
        let message = send(&Request::Task(Box::new(task.clone()))).unwrap_or_default();
        let start = performance_now();
        self.run.set_value(Run { task: Some(task), message, start, ..Run::default() });
        self.is_running.set(true);
        if !self.start_workers(units) {
            self.fall_back();
        }
    }

    /// Ends the computation at once. The answers so far stay.
    pub fn cancel(self) {
        self.stop();
        self.notify();
    }

    /// Ends the computation, and drops the answers.
    pub fn clear(self) {
        self.stop();
        // Subscribers need not be notified if there was nothing.
        if self.queue.with_untracked(|queue| queue.units() > 0) {
            self.queue.set(Queue::default());
            self.progress.set(Progress::default());
        }
    }

    /// Whether a task is being computed; tracked.
    pub fn is_running(self) -> bool {
        self.is_running.get()
    }

    /// Whether a task is being computed; untracked.
    pub fn is_running_untracked(self) -> bool {
        self.is_running.get_untracked()
    }

    /// The progress of the task; tracked.
    pub fn progress(self) -> Progress {
        self.progress.get()
    }

    /// Reads the answers, by unit; tracked.
    pub fn with_answers<T>(self, read: impl FnOnce(&[Option<Answer>]) -> T) -> T {
        self.queue.with(|queue| read(queue.answers()))
    }

    /// Starts a worker for each core; gives whether the browser allows them.
    fn start_workers(self, units: usize) -> bool {
        let cores = window().navigator().hardware_concurrency();
        let count = (cores as usize).clamp(1, MAX_WORKERS).min(units);
        let start = |index| WebWorker::start(move |reply| self.on_reply(index, reply));
        let workers: Option<Vec<WebWorker>> = (0..count).map(start).collect();
        let started = workers.is_some();
        self.run.update_value(|run| run.workers = workers.unwrap_or_default());
        started
    }

    /// `None` if the worker has failed.
    fn on_reply(self, index: usize, reply: Option<Reply>) {
        let can_go_on = match reply {
            Some(Reply::Ready) => {
                let knows_task = self.post(index, |run| run.message.clone());
                knows_task && (0..UNITS_AHEAD).all(|_| self.ask_for_next(index))
            }
            Some(Reply::Answer(unit, answer)) => {
                self.queue.update_untracked(|queue| queue.put(unit, answer));
                self.ask_for_next(index)
            }
            None => false,
        };
        if !can_go_on {
            self.fall_back();
        } else if self.queue.with_untracked(Queue::is_done) {
            self.stop();
            self.notify();
        } else {
            self.notify_in_next_frame();
        }
    }

    /// Asks a worker for the next unit, if there is one; `false` if it cannot be asked.
    fn ask_for_next(self, index: usize) -> bool {
        let next = self.queue.try_update_untracked(Queue::next).flatten();
        next.is_none_or(|unit| self.post(index, |_| send(&Request::Unit(unit)).unwrap_or_default()))
    }

    fn post(self, index: usize, message: impl FnOnce(&Run) -> JsValue) -> bool {
        self.run.with_value(|run| run.workers.get(index).is_some_and(|worker| worker.post(&message(run))))
    }

    /// Goes on without workers: the same units, in slices of frames.
    fn fall_back(self) {
        self.run.update_value(|run| run.workers.clear());
        self.queue.update_untracked(Queue::requeue);
        self.slices.start();
    }

    /// Shows the answers of a slice; gives whether another is needed.
    fn end_slice(self) -> bool {
        let is_done = self.queue.with_untracked(Queue::is_done);
        if is_done {
            self.is_running.set(false);
        }
        self.notify();
        !is_done
    }

    fn stop(self) {
        self.slices.stop();
        self.run.update_value(|run| (run.workers, run.work) = (Vec::new(), None));
        self.is_running.set(false);
    }

    fn notify_in_next_frame(self) {
        let is_requested = self.run.try_update_value(|run| std::mem::replace(&mut run.notifies, true));
        if is_requested == Some(false) {
            request_animation_frame(move || {
                // The owner may have been disposed.
                if self.run.try_update_value(|run| run.notifies = false).is_some() {
                    self.notify();
                }
            });
        }
    }

    fn notify(self) {
        let (done, units) = self.queue.with_untracked(|queue| (queue.answered(), queue.units()));
        let elapsed = performance_now() - self.run.with_value(|run| run.start);
        self.progress.set(Progress::new(done, units, elapsed));
        self.queue.notify();
    }
}
