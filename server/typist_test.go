package server

import (
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/time/rate"
)

// typedIn is what a reader gets of pieces that are typed one after the other, with a
// wait before those that are "".
func typedIn(t *testing.T, h *host, pieces ...string) (got []string) {
	t.Helper()
	from, keys := io.Pipe()
	typing := h.newTypist(newVisitor(&link{}), from, rate.NewLimiter(rate.Inf, 1), func(msg tea.Msg) {
		if key, ok := msg.(uv.KeyPressEvent); ok {
			got = append(got, key.String())
		}
	})
	go typing.run()
	for _, piece := range pieces {
		if piece == "" {
			time.Sleep(3 * escapeTimeout)
			continue
		}
		_, _ = io.WriteString(keys, piece)
	}
	_ = keys.Close()
	<-typing.ended
	return got
}

func TestAKeyAfterEscapeIsAKeyAndASequenceThatIsTornIsOne(t *testing.T) {
	h := serve(t)
	for _, c := range []struct{ pieces, want []string }{
		{[]string{"\x1b", "", "]", "j", "j"}, []string{"esc", "]", "j", "j"}},
		{[]string{"\x1b", "", "P", "j"}, []string{"esc", "P", "j"}},
		{[]string{"\x1b[", "", "j"}, []string{"j"}}, // Alt and the bracket mean nothing
		{[]string{"\x1b", "[A"}, []string{"up"}},
		{[]string{"\x1b[", "B", "j"}, []string{"down", "j"}},
		{[]string{"\x1b", "[", "1;5", "C"}, []string{"ctrl+right"}},
		{[]string{"\x1bx", "\x1b"}, []string{"alt+x", "esc"}},
		{[]string{"\x1b]11;rgb:1", "", "c/2/3\a", "q"}, []string{"q"}}, // an answer may take its time
	} {
		got := typedIn(t, h, c.pieces...)
		for tries := 0; tries < 5 && !slices.Equal(got, c.want); tries++ { // a busy machine brings pieces late
			got = typedIn(t, h, c.pieces...)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is %q, want %q", c.pieces, got, c.want)
		}
	}
}

func TestAPasteWhoseEndIsLostTakesNoKeysForLong(t *testing.T) {
	for name, paste := range map[string]string{
		"torn":     "\x1b[200~text",
		"too fast": "\x1b[200~" + strings.Repeat("x", 100_000) + pasteEnd,
	} {
		t.Run(name, func(t *testing.T) {
			h := serve(t)
			g := h.visit(80, 24).sees("Waiting for the tide")
			if _, err := io.WriteString(g.keys, paste); err != nil {
				t.Fatal(err)
			}
			eventually(t, "a key is a key", func() bool { // on a busy machine the paste is read late
				g.types("?")
				time.Sleep(pasteTimeout + pasteTimeout/2)
				return strings.Contains(ansi.Strip(g.seen.String()), words.HelpTitle)
			})
			g.types("\x03").ends()
		})
	}
}

func TestAPasteMayPauseWithinALetterOrASequence(t *testing.T) {
	h := serve(t)
	if got := typedIn(t, h, "\x1b[200~a\xc3", "", "\xa4\x1b", "", "[201", "", "~j"); !slices.Equal(got, []string{"j"}) {
		t.Errorf("%q are keys", got)
	}
}
