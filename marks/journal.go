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
	longestJournal = 64 << 20 // bytes that are read
	calmJournal    = 64 << 10 // bytes below which nothing is gained by writing it anew
	growth         = 4        // times its size after which a journal is written anew
	mostJournals   = 500      // those that were not touched the longest go first
	lockPatience   = 2 * time.Second
	lockPause      = 5 * time.Millisecond
	suffix         = ".marks"
)

// ErrNewer is what a journal is refused with that a later blogtui has written.
var ErrNewer = errors.New("a newer blogtui wrote it")

// journal is the file that the marks of one blog are appended to. Several programs may
// use it at once: writers hold the lock of the folder, and readers leave out an end
// that is not written yet.
type journal struct {
	home  string // the folder of all journals
	path  string
	blog  string // its folder
	fresh bool   // there was none when it was read
	size  int64  // bytes when it was last written anew or read
	unfit error  // why it can't be used
}

func newJournal(home, blog string) journal {
	return journal{home: home, blog: blog, path: filepath.Join(home, journalName(blog))}
}

// journalName returns a file name that begins with the name of the blog's folder, for
// people, and ends with a digest of its path, which makes it unique.
func journalName(blog string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, filepath.Base(blog))
	sum := sha256.Sum256([]byte(blog))
	return fmt.Sprintf("%.40s-%x%s", name, sum[:8], suffix)
}

// read returns the records of the journal. One that is damaged is set aside and
// written anew with what could be read of it; the error says so.
func (j *journal) read() ([]record, error) {
	found, err := readJournal(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		j.fresh = true
		return nil, nil
	}
	if err == nil && found.header.Version > version {
		err = &fs.PathError{Op: "read", Path: j.path, Err: ErrNewer}
	}
	if err != nil {
		j.unfit = unremembered(err)
		return nil, j.unfit
	}
	j.size = found.length
	if !found.damaged {
		return found.records, nil
	}
	aside := ""
	err = j.locked(func() (err error) {
		aside, err = j.mend()
		return err
	})
	if err != nil {
		return found.records, fmt.Errorf("%s is damaged and can't be set aside: %w", clean.Line(j.path), err)
	}
	return found.records, fmt.Errorf("what you read was remembered in a damaged file: what could be read of it is kept, the file is now %s", clean.Line(aside))
}

// append writes records at the end. When it returns without an error they are
// on the disk.
func (j *journal) append(records []record) error {
	if j.unfit != nil {
		return j.unfit
	}
	var batch bytes.Buffer
	for _, r := range records {
		batch.Write(line(r))
	}
	return j.locked(func() error {
		size, err := j.put(batch.Bytes())
		if err == nil && size > calmJournal && size > growth*j.size {
			err = j.renew()
		}
		return err
	})
}

// locked calls a function while no other program writes a journal.
func (j *journal) locked(do func() error) error {
	if err := os.MkdirAll(j.home, 0o700); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockPatience)
	defer cancel()
	lock := flock.New(filepath.Join(j.home, "lock"), flock.SetPermissions(0o600))
	_, err := lock.TryLockContext(ctx, lockPause)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("another blogtui holds %s: %w", clean.Line(lock.Path()), err)
	case err != nil:
		return fmt.Errorf("can't lock %s: %w", clean.Line(lock.Path()), err)
	}
	return errors.Join(do(), lock.Close())
}

// errUnsound is what a journal is refused with that has an end which blogtui can't
// have written.
var errUnsound = errors.New("its end is damaged")

// put appends whole lines and returns the size of the journal in bytes then. A
// journal with a damaged end is mended before, once.
func (j *journal) put(lines []byte) (size int64, err error) {
	size, err = j.extend(lines)
	if !errors.Is(err, errUnsound) {
		return size, err
	}
	if _, err := j.mend(); err != nil {
		return 0, err
	}
	return j.extend(lines)
}

// extend appends whole lines to a journal with a sound end, and returns the size
// of the journal in bytes then. An end that a killed program left is cut off; what
// can't be written whole leaves no trace.
func (j *journal) extend(lines []byte) (size int64, err error) {
	file, err := os.OpenFile(j.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	size, sound, err := soundEnd(file)
	if err != nil {
		return 0, err
	}
	if !sound {
		return 0, &fs.PathError{Op: "write", Path: j.path, Err: errUnsound}
	}
	if size == 0 {
		lines = append(line(header{format, version, j.blog}), lines...)
		j.prune()
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
		syncFolder(j.home)
	}
	return size + int64(len(lines)), nil
}

// soundEnd returns where the last whole line of a file ends, in bytes, and
// whether what follows is nothing but the beginning of another one.
func soundEnd(file *os.File) (end int64, sound bool, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, false, err
	}
	from := max(info.Size()-longestLine-1, 0)
	tail := make([]byte, info.Size()-from)
	if _, err := file.ReadAt(tail, from); err != nil && err != io.EOF {
		return 0, false, err
	}
	whole := bytes.LastIndexByte(tail, '\n') + 1
	return from + int64(whole), begins(tail[whole:]) && (whole > 0 || from == 0), nil
}

// begins reports whether text may be the beginning of a line: of what was
// written when a program was killed, or of the zeros that a file system puts
// where it lost what was written.
func begins(text []byte) bool {
	if len(text) > longestLine {
		return false
	}
	if len(bytes.Trim(text, "\x00")) == 0 {
		return true
	}
	for i, c := range text[:min(len(text), 10)] {
		digit := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'
		if i < 8 && !digit || i == 8 && c != ' ' || i == 9 && c != '{' {
			return false
		}
	}
	return true
}

// renew writes the journal anew with the fewest records.
func (j *journal) renew() error {
	found, err := readJournal(j.path)
	if err != nil {
		return err
	}
	if found.damaged {
		_, err = j.mend()
		return err
	}
	return j.replace(found)
}

// mend sets a damaged journal aside and writes what could be read of it anew.
// The caller holds the lock. If another program was faster there is nothing to do.
func (j *journal) mend() (aside string, err error) {
	found, err := readJournal(j.path)
	if err != nil || !found.damaged {
		return j.path, err
	}
	aside = j.path + ".damaged-" + time.Now().UTC().Format("20060102T150405.000")
	if err := os.Link(j.path, aside); err != nil {
		// Not every file system has links; then the file is away for a moment.
		if err := os.Rename(j.path, aside); err != nil {
			return "", err
		}
	}
	return aside, j.replace(found)
}

// replace puts the fewest records that say the same in the place of the journal.
func (j *journal) replace(found contents) error {
	s := newState()
	for _, r := range found.records {
		s.apply(r)
	}
	var text bytes.Buffer
	text.Write(line(header{format, version, j.blog}))
	for r := range s.all() {
		text.Write(line(r))
	}
	fresh := j.path + ".new"
	file, err := os.OpenFile(fresh, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text.Bytes())
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(fresh, j.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	syncFolder(j.home)
	j.size = int64(text.Len())
	return nil
}

// syncFolder makes the names in a folder last. Not every system can do that, and
// where it can't names last without it.
func syncFolder(name string) {
	if folder, err := os.Open(name); err == nil {
		_ = folder.Sync()
		folder.Close()
	}
}

// journals are the paths of all journals in a folder, in order.
func journals(home string) []string {
	paths, _ := filepath.Glob(filepath.Join(escapeGlob(home), "*"+suffix)) // the pattern is a good one
	return paths
}

// escapeGlob keeps signs in a folder's name from being taken for a pattern.
func escapeGlob(name string) string {
	if filepath.Separator == '\\' {
		return name // there is no escaping on Windows
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
}

// prune removes the journals that were not touched the longest, so that there
// is room for one more.
func (j *journal) prune() {
	paths := journals(j.home)
	if len(paths) <= mostJournals {
		return
	}
	touched := func(path string) time.Time {
		info, err := os.Stat(path)
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	}
	slices.SortFunc(paths, func(a, b string) int { return touched(a).Compare(touched(b)) })
	for _, path := range paths[:len(paths)-mostJournals] {
		if path != j.path {
			_ = os.Remove(path) // it is tried again next time
		}
	}
}

// contents are what a journal holds.
type contents struct {
	header  header
	records []record
	length  int64 // bytes of whole lines
	damaged bool  // something in it can't have been written by blogtui
}

func readJournal(path string) (contents, error) {
	file, err := os.Open(path)
	if err != nil {
		return contents{}, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return contents{}, errors.Join(errors.New("it is not a file"), err)
	}
	raw, err := io.ReadAll(io.LimitReader(file, longestJournal+1))
	if err != nil {
		return contents{}, err
	}
	return parse(raw), nil
}

// parse reads the lines of a journal. Lines that are damaged are left out.
func parse(raw []byte) contents {
	var c contents
	if len(raw) > longestJournal {
		c.damaged = true
	}
	for first := true; ; first = false {
		text, rest, whole := bytes.Cut(raw, []byte("\n"))
		if !whole {
			c.damaged = c.damaged || !begins(text)
			return c
		}
		c.length += int64(len(text)) + 1
		raw = rest
		if first && unline(text, &c.header) == nil && c.header.Format == format {
			if c.header.Version > version {
				return c
			}
			continue
		}
		var r record
		if unline(text, &r) != nil || !r.sound() || first {
			c.damaged = true
		}
		if unline(text, &r) == nil && r.sound() {
			c.records = append(c.records, r)
		}
	}
}
