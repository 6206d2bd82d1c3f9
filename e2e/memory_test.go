package e2e

import (
	"os"
	"path/filepath"
	"testing"
)

// rename gives a file in the shell's folder another name.
func (term *terminal) rename(from, to string) {
	term.t.Helper()
	to = filepath.Join(term.folder, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		term.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(term.folder, from), to); err != nil {
		term.t.Fatal(err)
	}
}

func TestAPostThatIsRenamedWhileItIsReadStaysOpen(t *testing.T) {
	term := open(t, 80, 24)
	term.run("blogtui blog moor").sees("Double every line.")
	term.rename("blog/moor.md", "blog/2025/moorings.md")
	term.write("blog/2025/moorings.md", post("Winter Moorings", "2025-12-30", "Harbours", "Double every line, and chain."))
	term.sees("and chain.").misses("the file is gone").press("q").sees("6 posts").press("q").left(0)
}
