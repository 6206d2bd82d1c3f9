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

// decodedInput returns the messages of input that arrives in pieces; "" is a pause.
func decodedInput(t *testing.T, h *testServer, pieces ...string) (got []string) {
	t.Helper()
	from, keys := io.Pipe()
	typing := h.newInputReader(newVisitor(&gatedConn{}), from, rate.NewLimiter(rate.Inf, 1), func(msg tea.Msg) {
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
	h := startServer(t)
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
		got := decodedInput(t, h, c.pieces...)
		for tries := 0; tries < 5 && !slices.Equal(got, c.want); tries++ { // a busy machine brings pieces late
			got = decodedInput(t, h, c.pieces...)
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
			t.Parallel()
			h := startServer(t)
			g := h.connect(80, 24).waitFor("Waiting for the tide")
			if _, err := io.WriteString(g.keys, paste); err != nil {
				t.Fatal(err)
			}
			eventually(t, "a key is a key", func() bool { // on a busy machine the paste is read late
				g.typeKeys("?")
				time.Sleep(pasteTimeout + pasteTimeout/2)
				return strings.Contains(ansi.Strip(g.seen.String()), words.HelpTitle)
			})
			g.typeKeys("\x03").waitExit()
		})
	}
}

func TestAPasteMayPauseWithinALetterOrASequence(t *testing.T) {
	h := startServer(t)
	if got := decodedInput(t, h, "\x1b[200~a\xc3", "", "\xa4\x1b", "", "[201", "", "~j"); !slices.Equal(got, []string{"j"}) {
		t.Errorf("%q are keys", got)
	}
}
