//! What a watch decides, on a scripted system with its own clock.

use super::*;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::time::Duration;

use proptest::prelude::*;

const FOLDER: Identity = Identity { device: 1, inode: 1, born: None, mounted: false };
const OTHER: Identity = Identity { inode: 2, ..FOLDER };
const MOUNT: Identity = Identity { device: 2, inode: 1, born: None, mounted: true };

/// A scripted system, which records how it is called.
struct Scene {
    root: Cell<Option<Identity>>,
    empty: Cell<bool>,
    remote: Cell<bool>,
    listens: Cell<bool>,
    calls: RefCell<Vec<&'static str>>,
    reports: RefCell<Vec<FolderChange>>,
}

impl Scene {
    fn of(root: Option<Identity>) -> Self {
        Self {
            root: Cell::new(root),
            empty: Cell::new(false),
            remote: Cell::new(false),
            listens: Cell::new(true),
            calls: RefCell::default(),
            reports: RefCell::default(),
        }
    }

    fn record(&self, what: &'static str) -> bool {
        self.calls.borrow_mut().push(what);
        self.listens.get()
    }
}

impl World for &Scene {
    fn root(&mut self) -> Option<Identity> {
        self.root.get()
    }

    fn is_empty(&mut self) -> bool {
        self.empty.get()
    }

    fn is_remote(&mut self) -> bool {
        self.remote.get()
    }

    fn listen(&mut self, _: u64) -> bool {
        self.record("listen")
    }

    fn listen_to_missed_folders(&mut self) -> bool {
        self.record("listen_to_missed_folders")
    }

    fn wait_for_new_folders(&mut self) -> bool {
        self.record("wait_for_new_folders")
    }

    fn stop_listening(&mut self) {
        self.record("stop_listening");
    }
}

/// A watch with its own clock, in milliseconds since its start.
struct Play<'a> {
    scene: &'a Scene,
    watcher: FolderWatcher<'a, &'a Scene>,
    start: Instant,
}

fn play(scene: &Scene, act: impl FnOnce(&mut Play)) {
    let start = Instant::now();
    let report = |change| scene.reports.borrow_mut().push(change);
    let mut world = scene;
    let watcher = FolderWatcher::begin(&mut world, WatchTiming::default(), &report, start);
    act(&mut Play { scene, watcher, start });
}

impl Play<'_> {
    fn at(&self, milliseconds: u64) -> Instant {
        self.start + Duration::from_millis(milliseconds)
    }

    /// Lets time pass and wakes the watcher whenever it asked for it.
    fn until(&mut self, milliseconds: u64) {
        while self.watcher.next() <= self.at(milliseconds) {
            let now = self.watcher.next();
            self.watcher.turn(now);
            assert!(self.watcher.next() > now, "it asks to be woken again at once");
        }
    }

    fn on_event(&mut self, milliseconds: u64, seen: Seen) {
        self.until(milliseconds);
        self.watcher.on_event(self.watcher.listening, seen, self.at(milliseconds));
    }

    fn reports(&self) -> Vec<FolderChange> {
        self.scene.reports.take()
    }

    fn calls(&self) -> Vec<&'static str> {
        self.scene.calls.take()
    }
}

fn article(path: &str) -> Seen {
    Seen::Path(path.into())
}

fn paths(paths: &[&str]) -> FolderChange {
    FolderChange::Paths(paths.iter().map(PathBuf::from).collect())
}

#[test]
fn changes_are_reported_together_once_it_is_quiet() {
    play(&Scene::of(Some(FOLDER)), |play| {
        assert_eq!(play.reports(), [FolderChange::Everything], "the beginning");
        play.on_event(1_000, article("a"));
        play.on_event(1_050, article("b"));
        play.until(1_149);
        assert_eq!(play.reports(), []);
        play.until(1_150);
        assert_eq!(play.reports(), [paths(&["a", "b"])]);
        play.until(60_000);
        assert_eq!(play.reports(), []);
        assert_eq!(play.calls(), ["listen"]);
    });
}

#[test]
fn changes_that_never_pause_are_still_reported() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        for time in 0..100 {
            play.on_event(time * 20, article("a"));
        }
        assert_eq!(play.reports(), vec![paths(&["a"]); 3]);
    });
}

#[test]
fn new_folders_are_listened_to_before_everything_is_reported() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.on_event(0, Seen::Everything);
        play.on_event(10, article("a"));
        play.until(110);
        assert_eq!(play.reports(), [FolderChange::Everything]);
        assert_eq!(play.calls(), ["listen", "listen_to_missed_folders"]);
        // The tree is walked again only after the poll interval.
        play.on_event(1_000, Seen::Everything);
        play.on_event(2_000, Seen::Everything);
        play.until(3_000);
        assert_eq!(play.reports(), vec![FolderChange::Everything; 2]);
        assert_eq!(play.calls(), ["wait_for_new_folders", "wait_for_new_folders"]);
        play.until(60_000);
        assert_eq!(play.reports(), [FolderChange::Everything]);
        assert_eq!(play.calls(), ["listen_to_missed_folders"]);
    });
}

#[test]
fn walks_are_limited_even_if_each_one_loses_events() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        for time in 0..200 {
            play.on_event(time * 100, Seen::Everything);
        }
        let walks = play.calls().iter().filter(|call| **call == "listen_to_missed_folders").count();
        assert!((3..=5).contains(&walks), "{walks}");
    });
}

#[test]
fn a_folder_that_cannot_be_listened_to_is_polled() {
    let scene = Scene::of(Some(FOLDER));
    scene.listens.set(false);
    play(&scene, |play| {
        play.until(15_000);
        assert_eq!(play.reports(), vec![FolderChange::Everything; 4]);
        play.on_event(15_000, article("a"));
        play.until(19_999);
        assert_eq!(play.reports(), []);
    });
}

#[test]
fn a_failed_listener_is_reported_at_once_and_replaced_by_polling() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.on_event(1_000, article("a"));
        play.on_event(1_050, Seen::Failed);
        assert_eq!(play.reports(), [FolderChange::Everything]);
        play.until(11_050);
        assert_eq!(play.reports(), vec![FolderChange::Everything; 2]);
        assert_eq!(play.calls(), ["listen", "stop_listening"]);
    });
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.on_event(0, Seen::Everything);
        play.scene.listens.set(false);
        play.until(5_100);
        assert_eq!(play.reports(), vec![FolderChange::Everything; 2]);
        assert_eq!(play.calls(), ["listen", "listen_to_missed_folders", "stop_listening"]);
    });
}

#[test]
fn remote_folders_are_listened_to_and_polled() {
    let scene = Scene::of(Some(FOLDER));
    scene.remote.set(true);
    play(&scene, |play| {
        play.reports();
        play.on_event(1_000, article("a"));
        play.until(5_000);
        assert_eq!(play.reports(), [paths(&["a"]), FolderChange::Everything]);
    });
}

#[test]
fn a_removed_folder_is_missing_until_it_is_back() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.on_event(1_000, article("a"));
        play.scene.root.set(None);
        play.on_event(1_010, Seen::Root);
        assert_eq!(play.reports(), [FolderChange::Missing], "earlier events are forgotten");
        play.on_event(1_020, article("a"));
        play.until(9_000);
        assert_eq!(play.reports(), []);
        play.scene.root.set(Some(OTHER));
        play.until(11_010);
        assert_eq!(play.reports(), [FolderChange::Back]);
        assert_eq!(play.calls(), ["listen", "stop_listening", "listen"]);
        play.on_event(12_000, article("a"));
        play.until(13_000);
        assert_eq!(play.reports(), [paths(&["a"])]);
    });
}

#[test]
fn a_missing_folder_is_noticed_without_an_event() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.scene.root.set(None);
        play.until(2_000);
        assert_eq!(play.reports(), [FolderChange::Missing]);
    });
    play(&Scene::of(None), |play| {
        assert_eq!(play.reports(), [FolderChange::Missing]);
        play.until(10_000);
        assert_eq!(play.reports(), []);
        play.scene.root.set(Some(FOLDER));
        play.until(12_000);
        assert_eq!(play.reports(), [FolderChange::Back]);
    });
}

#[test]
fn a_replaced_folder_is_watched_again() {
    let reborn = Identity { born: Some(SystemTime::UNIX_EPOCH), ..FOLDER };
    for other in [OTHER, reborn, Identity { device: 9, ..FOLDER }] {
        play(&Scene::of(Some(FOLDER)), |play| {
            play.reports();
            play.scene.root.set(Some(other));
            play.until(2_000);
            assert_eq!(play.reports(), [FolderChange::Back]);
            assert_eq!(play.calls(), ["listen", "listen"]);
        });
    }
    // A new folder that got the inode of the removed one at once.
    play(&Scene::of(Some(FOLDER)), |play| {
        play.reports();
        play.on_event(500, Seen::Root);
        assert_eq!(play.reports(), [FolderChange::Back]);
        assert_eq!(play.calls(), ["listen", "listen"]);
    });
}

#[test]
fn an_empty_mount_point_counts_as_missing() {
    play(&Scene::of(Some(MOUNT)), |play| {
        play.reports();
        play.scene.root.set(Some(FOLDER));
        play.scene.empty.set(true);
        play.until(8_000);
        assert_eq!(play.reports(), [FolderChange::Missing]);
        play.scene.root.set(Some(MOUNT));
        play.until(10_000);
        assert_eq!(play.reports(), [FolderChange::Back]);
        play.scene.root.set(Some(FOLDER));
        play.until(12_000);
        assert_eq!(play.reports(), [FolderChange::Missing]);
        play.scene.empty.set(false);
        play.until(14_000);
        assert_eq!(play.reports(), [FolderChange::Back], "the mount point is used as a folder");
    });
}

#[test]
fn events_of_an_earlier_listener_are_ignored() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.on_event(0, Seen::Root);
        play.reports();
        let now = play.at(10);
        play.watcher.on_event(1, Seen::Root, now);
        play.watcher.on_event(1, article("a"), now);
        play.until(60_000);
        assert_eq!(play.reports(), []);
    });
}

#[derive(Clone, Debug)]
enum Act {
    Hear(Seen),
    Root(Option<Identity>),
    Empty(bool),
    Listens(bool),
}

fn act() -> impl Strategy<Value = Act> {
    let seen = prop_oneof![
        6 => "[a-c]".prop_map(|path| Seen::Path(path.into())),
        2 => Just(Seen::Everything),
        1 => Just(Seen::Root),
        1 => Just(Seen::Failed),
    ];
    let root = prop_oneof![Just(None), Just(Some(FOLDER)), Just(Some(OTHER)), Just(Some(MOUNT))];
    prop_oneof![
        8 => seen.prop_map(Act::Hear),
        2 => root.prop_map(Act::Root),
        1 => any::<bool>().prop_map(Act::Empty),
        1 => any::<bool>().prop_map(Act::Listens),
    ]
}

proptest! {
    /// Whatever happens: every event is reported in time, nothing is reported between `Missing` and `Back`,
    /// and the watcher never asks to be woken endlessly (which `until` checks).
    #[test]
    fn every_event_is_reported(acts in prop::collection::vec((0_u64..3_000, act()), 0..40)) {
        let scene = Scene::of(Some(FOLDER));
        play(&scene, |play| {
            play.reports();
            let (mut now, mut missing) = (0, false);
            for (wait, act) in acts {
                now += wait;
                play.until(now);
                match act {
                    Act::Hear(seen) => {
                        let news = play.watcher.is_listening && !play.watcher.missing;
                        follow(&play.reports(), &mut missing);
                        play.on_event(now, seen.clone());
                        if let (true, Seen::Path(path)) = (news, seen) {
                            now += 500;
                            play.until(now);
                            let reports = play.reports();
                            assert!(reports.iter().any(|change| names(change, &path)), "{path:?}: {reports:?}");
                            follow(&reports, &mut missing);
                        }
                    }
                    Act::Root(root) => play.scene.root.set(root),
                    Act::Empty(empty) => play.scene.empty.set(empty),
                    Act::Listens(listens) => play.scene.listens.set(listens),
                }
            }
            follow(&play.reports(), &mut missing);
            assert_eq!(missing, play.watcher.missing);
        });
    }
}

fn names(change: &FolderChange, path: &PathBuf) -> bool {
    match change {
        FolderChange::Paths(paths) => paths.contains(path),
        FolderChange::Everything | FolderChange::Missing | FolderChange::Back => true,
    }
}

fn follow(reports: &[FolderChange], missing: &mut bool) {
    for change in reports {
        assert!(!*missing || *change == FolderChange::Back, "{change:?} while the folder is missing");
        *missing = *change == FolderChange::Missing;
    }
}
