package marks

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"blogtui/model/clean"

	"github.com/gofrs/flock"
)

// Limits of the folder of journals.
const (
	maxJournalBytes = 64 << 20 // bytes that are read
	minCompactBytes = 64 << 10 // below this size a journal is not compacted
	compactGrowth   = 4        // growth factor since the last compaction that triggers the next
	maxJournals     = 500      // beyond this number the oldest are removed
	lockTimeout     = 2 * time.Second
	lockRetryDelay  = 5 * time.Millisecond
	journalSuffix   = ".marks"
)

// ErrNewer is returned for journals that a later version of blogtui has written.
var ErrNewer = errors.New("a newer blogtui wrote it")

// journal is the file of records of one blog. Several programs may use it at once: writers
// hold a lock that is shared by all journals of the folder, and readers ignore a partial
// last line.
type journal struct {
	dir      string // the folder of all journals
	path     string
	blog     string // the folder of the blog
	isNew    bool   // the file did not exist when it was read
	baseSize int64  // bytes when it was read or compacted
	unusable error  // why the journal cannot be used, or nil
}

func newJournal(home, blog string) journal {
	return journal{dir: home, blog: blog, path: filepath.Join(home, journalName(blog))}
}

// journalName returns a unique file name: the name of the blog's folder, for people, and a
// digest of its path.
func journalName(blog string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, filepath.Base(blog))
	sum := sha256.Sum256([]byte(blog))
	return fmt.Sprintf("%.40s-%x%s", name, sum[:8], journalSuffix)
}

// read returns the records of the journal. A corrupt journal is backed up and rewritten
// with the records that could be read; then read returns these and an error that says so.
func (j *journal) read() ([]record, error) {
	contents, err := readJournal(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		j.isNew = true
		return nil, nil
	}
	if err == nil && contents.header.Version > version {
		err = &fs.PathError{Op: "read", Path: j.path, Err: ErrNewer}
	}
	if err != nil {
		j.unusable = notRemembered(err)
		return nil, j.unusable
	}
	j.baseSize = contents.size
	if !contents.corrupt {
		return contents.records, nil
	}
	backup := ""
	err = j.withLock(func() (err error) {
		backup, err = j.repair()
		return err
	})
	if err != nil {
		return contents.records, fmt.Errorf("%s is damaged and can't be set aside: %w", clean.Line(j.path), err)
	}
	return contents.records, fmt.Errorf("what you read was remembered in a damaged file: what could be read of it is kept, the file is now %s", clean.Line(backup))
}

// append appends records. If it returns nil they have been synced to disk.
func (j *journal) append(records []record) error {
	if j.unusable != nil {
		return j.unusable
	}
	var batch bytes.Buffer
	for _, r := range records {
		batch.Write(encodeLine(r))
	}
	return j.withLock(func() error {
		size, err := j.appendLines(batch.Bytes())
		if err == nil && size > minCompactBytes && size > compactGrowth*j.baseSize {
			err = j.compact()
		}
		return err
	})
}

// withLock calls do while it holds the lock of the folder.
func (j *journal) withLock(do func() error) error {
	if err := os.MkdirAll(j.dir, 0o700); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockTimeout)
	defer cancel()
	lock := flock.New(filepath.Join(j.dir, "lock"), flock.SetPermissions(0o600))
	_, err := lock.TryLockContext(ctx, lockRetryDelay)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("another blogtui has locked %s: %w", clean.Line(lock.Path()), err)
	case err != nil:
		return fmt.Errorf("can't lock %s: %w", clean.Line(lock.Path()), err)
	}
	return errors.Join(do(), lock.Close())
}

// errCorruptTail means that the last line cannot be a partial line of ours.
var errCorruptTail = errors.New("its end is damaged")

// appendLines appends whole lines and returns the new size in bytes. A journal with a
// corrupt tail is repaired first. The caller holds the lock.
func (j *journal) appendLines(lines []byte) (size int64, err error) {
	size, err = j.appendToIntact(lines)
	if !errors.Is(err, errCorruptTail) {
		return size, err
	}
	if _, err := j.repair(); err != nil {
		return 0, err
	}
	return j.appendToIntact(lines)
}

// appendToIntact appends whole lines to a journal without a corrupt tail and returns the
// new size in bytes. It truncates a partial line that a killed program left, and undoes its
// own write if that fails.
func (j *journal) appendToIntact(lines []byte) (size int64, err error) {
	file, err := os.OpenFile(j.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	size, intact, err := intactEnd(file)
	if err != nil {
		return 0, err
	}
	if !intact {
		return 0, &fs.PathError{Op: "write", Path: j.path, Err: errCorruptTail}
	}
	if size == 0 {
		lines = append(encodeLine(header{format, version, j.blog}), lines...)
		j.removeOldest()
	}
	if err := file.Truncate(size); err != nil {
		return 0, err
	}
	if _, err = file.Write(lines); err == nil {
		err = file.Sync()
	}
	if err != nil {
		return 0, errors.Join(err, file.Truncate(size))
	}
	if size == 0 {
		syncFolder(j.dir)
	}
	return size + int64(len(lines)), nil
}

// intactEnd returns the end of the last whole line in bytes, and whether the rest is empty
// or a partial line.
func intactEnd(file *os.File) (end int64, intact bool, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, false, err
	}
	from := max(info.Size()-maxLineBytes-1, 0)
	tail := make([]byte, info.Size()-from)
	if _, err := file.ReadAt(tail, from); err != nil && err != io.EOF {
		return 0, false, err
	}
	lineEnd := bytes.LastIndexByte(tail, '\n') + 1
	return from + int64(lineEnd), isPartialLine(tail[lineEnd:]) && (lineEnd > 0 || from == 0), nil
}

// isPartialLine reports whether text may be the beginning of a line that a killed program
// wrote, or zeros that a file system left after a crash.
func isPartialLine(text []byte) bool {
	if len(text) > maxLineBytes {
		return false
	}
	if len(bytes.Trim(text, "\x00")) == 0 {
		return true
	}
	for i, c := range text[:min(len(text), 10)] {
		hexDigit := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		if i < 8 && !hexDigit || i == 8 && c != ' ' || i == 9 && c != '{' {
			return false
		}
	}
	return true
}

// compact rewrites the journal with as few records as possible. The caller holds the lock.
func (j *journal) compact() error {
	contents, err := readJournal(j.path)
	if err != nil {
		return err
	}
	if contents.corrupt {
		_, err = j.repair()
		return err
	}
	return j.rewrite(contents)
}

// repair backs up a corrupt journal and rewrites it with the records that could be read. It
// does nothing if another program has repaired it already. The caller holds the lock.
func (j *journal) repair() (backup string, err error) {
	contents, err := readJournal(j.path)
	if err != nil || !contents.corrupt {
		return j.path, err
	}
	backup = j.path + ".damaged-" + time.Now().UTC().Format("20060102T150405.000")
	if err := os.Link(j.path, backup); err != nil {
		// Without hard links the journal is missing for a moment.
		if err := os.Rename(j.path, backup); err != nil {
			return "", err
		}
	}
	return backup, j.rewrite(contents)
}

// rewrite atomically replaces the journal by as few records as possible.
func (j *journal) rewrite(contents journalContents) error {
	s := newState()
	for _, r := range contents.records {
		s.apply(r)
	}
	var text bytes.Buffer
	text.Write(encodeLine(header{format, version, j.blog}))
	for r := range s.records() {
		text.Write(encodeLine(r))
	}
	temporary := j.path + ".new"
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text.Bytes())
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(temporary, j.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	syncFolder(j.dir)
	j.baseSize = int64(text.Len())
	return nil
}

// syncFolder syncs the directory entries of a folder. Errors are ignored, since some
// systems cannot do that and do not need it.
func syncFolder(name string) {
	if folder, err := os.Open(name); err == nil {
		_ = folder.Sync()
		folder.Close()
	}
}

// journalPaths returns the paths of all journals in a folder, sorted.
func journalPaths(home string) []string {
	paths, _ := filepath.Glob(filepath.Join(escapeGlob(home), "*"+journalSuffix)) // the pattern is valid
	return paths
}

// escapeGlob escapes the special characters of filepath.Match.
func escapeGlob(name string) string {
	if filepath.Separator == '\\' {
		return name // filepath.Match has no escapes on Windows
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}

// removeOldest removes the least recently modified journals beyond maxJournals. The caller
// holds the lock.
func (j *journal) removeOldest() {
	paths := journalPaths(j.dir)
	if len(paths) <= maxJournals {
		return
	}
	modified := func(path string) time.Time {
		info, err := os.Stat(path)
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(paths, func(a, b string) int { return modified(a).Compare(modified(b)) })
	for _, path := range paths[:len(paths)-maxJournals] {
		if path != j.path {
			_ = os.Remove(path) // tried again next time
		}
	}
}

// journalContents is a parsed journal.
type journalContents struct {
	header  header
	records []record
	size    int64 // bytes of whole lines
	corrupt bool  // there is a line that cannot be ours, or the file is too long
}

func readJournal(path string) (journalContents, error) {
	file, err := os.Open(path)
	if err != nil {
		return journalContents{}, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return journalContents{}, errors.Join(errors.New("it is not a file"), err)
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxJournalBytes+1))
	if err != nil {
		return journalContents{}, err
	}
	return parseJournal(raw), nil
}

// parseJournal parses a journal and skips corrupt lines.
func parseJournal(raw []byte) journalContents {
	var c journalContents
	if len(raw) > maxJournalBytes {
		c.corrupt = true
	}
	for first := true; ; first = false {
		text, rest, whole := bytes.Cut(raw, []byte("\n"))
		if !whole {
			c.corrupt = c.corrupt || !isPartialLine(text)
			return c
		}
		c.size += int64(len(text)) + 1
		raw = rest
		if first && decodeLine(text, &c.header) == nil && c.header.Format == format {
			if c.header.Version > version {
				return c
			}
			continue
		}
		var r record
		if decodeLine(text, &r) != nil || !r.isValid() || first {
			c.corrupt = true
		}
		if decodeLine(text, &r) == nil && r.isValid() {
			c.records = append(c.records, r)
		}
	}
}
