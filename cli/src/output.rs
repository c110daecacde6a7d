//! Writing a report: whole, or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Writes a text to standard output.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a report to a file, or to standard output. Where it cannot be written whole, the file stays what it was.
pub(crate) fn write(file: Option<&Path>, text: &str) -> io::Result<()> {
    stream(file, |out| out.write_all(text.as_bytes()))
}

/// The same of what `work` writes as it goes on.
pub(crate) fn stream<T>(
    file: Option<&Path>,
    work: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> io::Result<T> {
    let Some(file) = file else { return through(io::stdout().lock(), work) };
    replace(file, work).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))
}

/// Has `work` write, many bytes at a time.
fn through<T>(out: impl Write, work: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
    let mut out = BufWriter::new(out);
    let done = work(&mut out)?;
    out.flush().map(|()| done)
}

fn replace<T>(file: &Path, work: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
    // What a link leads to is replaced, not the link.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf());
    let old = fs::metadata(&target).ok();
    match &old {
        // A device or a pipe cannot be put in another's place.
        Some(old) if !old.is_file() => return through(File::create(&target)?, work),
        Some(old) if old.permissions().readonly() => {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file may not be written"));
        }
        _ => {}
    }
    let Ok(mut new) = beside(&target, old.as_ref()) else {
        // Where no file can be added, the one that is there may still be written.
        return through(File::create(&target)?, work);
    };
    let done = through(&mut new, work)?;
    new.as_file().sync_all()?;
    new.persist(&target).map_err(|e| e.error)?;
    Ok(done)
}

/// A file in the same folder, which becomes the report once it is whole, and is gone if it never is.
fn beside(target: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let folder =
        target.parent().filter(|p| !p.as_os_str().is_empty()).map_or(PathBuf::from("."), PathBuf::from);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".variorum-");
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: what the user's mask leaves.
        builder.permissions(fs::Permissions::from_mode(0o666))
    };
    let new = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        new.as_file().set_permissions(old.permissions())?;
    }
    Ok(new)
}
