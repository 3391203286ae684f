//! Opens files below a directory and never outside it, whatever becomes of the directories in between.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file below a directory. Between the moment when it is found and the moment when it is opened, anybody may put
/// a link in the place of a directory on the way. So the way is walked again when the file is opened, and a link on
/// it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Within {
    /// The directory, canonical.
    dir: Arc<Path>,
    /// The way from there to the file, canonical too, and so without links.
    way: PathBuf,
}

impl Within {
    /// The file with this canonical path; `None` if that does not lie below `dir`.
    pub(crate) fn new(dir: &Arc<Path>, canonical: &Path) -> Option<Self> {
        Some(Self { dir: Arc::clone(dir), way: canonical.strip_prefix(dir).ok()?.to_owned() })
    }

    /// Opens the file for reading. It does not wait for a writer, as a pipe would, so what is opened may be
    /// something else than a file.
    ///
    /// # Errors
    /// What the system says, and a link on the way.
    pub(crate) fn open(&self) -> io::Result<File> {
        system::open(&self.dir, &self.way)
    }
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::OwnedFd;
    use std::path::Path;

    use rustix::fs::{Mode, OFlags, open as open_path, openat};
    use rustix::io::Errno;

    const FILE: OFlags = OFlags::RDONLY
        .union(OFlags::CLOEXEC)
        .union(OFlags::NOFOLLOW)
        .union(OFlags::NONBLOCK)
        .union(OFlags::NOCTTY);

    /// Linux opens a directory that one may only pass through, too.
    #[cfg(target_os = "linux")]
    const DIRECTORY: OFlags = OFlags::PATH.union(OFlags::CLOEXEC).union(OFlags::DIRECTORY);
    #[cfg(not(target_os = "linux"))]
    const DIRECTORY: OFlags = OFlags::RDONLY.union(OFlags::CLOEXEC).union(OFlags::DIRECTORY);

    pub(crate) fn open(dir: &Path, way: &Path) -> io::Result<File> {
        let dir = open_path(dir, DIRECTORY, Mode::empty())?;
        match at_once(&dir, way).unwrap_or_else(|| step_by_step(dir, way)) {
            Ok(file) => Ok(file.into()),
            // What opens a directory and meets a link says that it is none.
            Err(Errno::LOOP | Errno::NOTDIR) => {
                Err(io::Error::other("a directory on the way to it is none any more, or a link"))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// In one call; `None` where the system has none for it, or the sandbox does not know it.
    #[cfg(target_os = "linux")]
    fn at_once(dir: &OwnedFd, way: &Path) -> Option<rustix::io::Result<OwnedFd>> {
        use rustix::fs::{ResolveFlags, openat2};
        let inside = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        match openat2(dir, way, FILE, Mode::empty(), inside) {
            Err(Errno::NOSYS | Errno::PERM) => None,
            opened => Some(opened),
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn at_once(_: &OwnedFd, _: &Path) -> Option<rustix::io::Result<OwnedFd>> {
        None
    }

    /// Directory by directory.
    fn step_by_step(mut dir: OwnedFd, way: &Path) -> rustix::io::Result<OwnedFd> {
        let mut parts = way.iter().peekable();
        while let Some(part) = parts.next() {
            let flags = if parts.peek().is_some() { DIRECTORY | OFlags::NOFOLLOW } else { FILE };
            dir = openat(&dir, part, flags, Mode::empty())?;
        }
        Ok(dir)
    }

    #[cfg(test)]
    mod tests {
        use std::fs;
        use std::os::unix::fs::symlink;

        use super::*;

        #[test]
        fn a_link_on_the_way_is_not_followed() {
            let temp = tempfile::tempdir().expect("a directory");
            let root = temp.path().join("root");
            fs::create_dir_all(root.join("a/b")).expect("directories");
            fs::create_dir_all(temp.path().join("out/b")).expect("directories");
            fs::write(root.join("a/b/x.md"), "inside").expect("a file");
            fs::write(temp.path().join("out/b/x.md"), "outside").expect("a file");
            symlink("../out", root.join("away")).expect("a link");
            symlink("a", root.join("here")).expect("a link");
            symlink("a/b/x.md", root.join("x.md")).expect("a link");
            let dir = || open_path(&root, DIRECTORY, Mode::empty()).expect("a directory");
            for (way, is_opened) in
                [("a/b/x.md", true), ("away/b/x.md", false), ("here/b/x.md", false), ("x.md", false)]
            {
                let way = Path::new(way);
                assert_eq!(open(&root, way).is_ok(), is_opened, "{way:?}");
                assert_eq!(step_by_step(dir(), way).is_ok(), is_opened, "{way:?}, step by step");
            }
        }
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    /// The nearest that this system offers: the path is checked just before.
    pub fn open(dir: &Path, way: &Path) -> io::Result<File> {
        let path = dir.join(way);
        if path.canonicalize()? != path {
            return Err(io::Error::other("a directory on the way to it is none any more, or a link"));
        }
        File::open(path)
    }
}
