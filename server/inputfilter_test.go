package server

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	gossh "golang.org/x/crypto/ssh"
)

func TestTheInputFilterPassesWhatKeyboardsSend(t *testing.T) {
	long := strings.Repeat("1;", 40)
	for name, c := range map[string]struct{ in, want string }{
		"letters":                 {"jkü霧👩q", "jkü霧👩q"},
		"control keys":            {"\x03\x04\t\r\x7f", "\x03\x04\t\r\x7f"},
		"the Escape key":          {"\x1b", "\x1b"},
		"a letter with Alt":       {"\x1bx", "\x1bx"},
		"arrows":                  {"\x1b[A\x1bOB\x1b[1;5C", "\x1b[A\x1bOB\x1b[1;5C"},
		"the mouse":               {"\x1b[<0;10;5M\x1b[M !!", "\x1b[<0;10;5M\x1b[M !!"},
		"a background colour":     {"\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]11;rgb:0000/0000/0000\x1b\\"},
		"an answer by bell":       {"\x1b]11;rgb:0/0/0\x07j", "\x1b]11;rgb:0/0/0\x07j"},
		"a mode's report":         {"\x1b[?2026;2$y", "\x1b[?2026;2$y"},
		"a paste":                 {"\x1b[200~hi\x1b[201~", "\x1b[200~hi\x1b[201~"},
		"many parameters":         {"a\x1b[" + long + "mb", "ab"},
		"many parts":              {"a\x1b[" + strings.Repeat(":", 40) + "mb", "ab"},
		"a long sequence":         {"a\x1b[" + strings.Repeat("1", 100) + "mb", "ab"},
		"a long string":           {"a\x1b]0;" + strings.Repeat("x", 2000) + "\x07b", "ab"},
		"a string with more":      {"a\x1b]0;\x9b" + long + "m\x07b", "ab"},
		"a string never ended":    {"a\x1bPxyz\x1b[A", "a\x1b[A"},
		"a sequence never ended":  {"a\x1b[1;2\x1b[A", "a\x1b[A"},
		"C1 as a byte":            {"a\x9b" + long + "mb", "a" + long + "mb"},
		"C1 as UTF-8":             {"a\u009b1mb", "a1mb"},
		"bytes that are no UTF-8": {"a\xff\xc3(\xed\xa0\x80\xf8b", "a(b"},
		"a long paste":            {"\x1b[200~" + strings.Repeat("x", 9000) + "\x1b[201~j", "\x1b[200~" + strings.Repeat("x", maxPasteBytes) + "\x1b[201~j"},
	} {
		var whole, parted inputFilter
		if got := string(whole.filter([]byte(c.in))); got != c.want {
			t.Errorf("%s: %.60q became %.60q, not %.60q", name, c.in, got, c.want)
		}
		var got []byte
		for chunk := range strings.SplitSeq(c.in, "") { // a letter at a time
			got = append(got, parted.filter([]byte(chunk))...)
		}
		if strings.HasPrefix(name, "a") || strings.HasPrefix(name, "many") {
			continue // Escape alone is a key by then
		}
		if string(got) != c.want && utf8.ValidString(c.in) && !strings.Contains(c.in, "\x1b[200") {
			t.Errorf("%s by letters: %.60q became %.60q, not %.60q", name, c.in, got, c.want)
		}
	}
}

// hostileInputs are inputs that no keyboard sends.
var hostileInputs = []string{
	"\x1b[" + strings.Repeat("1;", 100) + "m", "\x1b[" + strings.Repeat(":", 100) + "u", "\x1b]" + strings.Repeat("x", 5000),
	"\x1bP" + strings.Repeat("+", 5000) + "\x1b\\", "\x1b_G" + strings.Repeat("a", 3000) + "\x1b\\", "\x9b" + strings.Repeat("9;", 99) + "H",
	"\x1b[8;9999;9999t", "\x1b[48;9999;9999;9999;9999t", "\x1b[<99999999;99999999;99999999M", "\x1b[M\xff\xff\xff", "\x1b[97;;27:155:7u",
	"\x1b[200~" + strings.Repeat("\x1b[A\x00", 3000) + "\x1b[201~", "\x1b[0;0;65536;1;0;1_", "\x1b[;;;;;;;;;;;;;;;_", "\x00\x1a\x1c", "\x1b\x1b\x1b[\x1b]\x1bP",
	"\x1b[99999999999999999999A", "\x1b[-1~", "\x1b[?2026;99999999999$y", "\x1b]11;rgb:zzzz/1/2\x07", "\x1bP1+r\x1b\\", "\x1b[27;5;1114112~",
	"\x1b\xf8[;;;;;;;;;;;;;;;;A", "\x1b\xc3[;;;;;;;;;;;;;;;;A", "\x1b\xc3\xff[;;;;;;;;;;;;;;;;A", "\x1b\xc3[\xef",
}

func TestNoInputHarmsTheServer(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.FloodBytes = 1 << 30 })
	bystander := h.connect(80, 24).waitFor("Buying rope")
	for _, input := range hostileInputs {
		g := h.connect(80, 24).waitFor("Buying rope")
		g.typeKeys(input)
		g.typeKeys("\x03\x03") // whatever is open, Ctrl-c leaves
		g.waitExit()
	}
	if h.metric("blogtui_panics_total") != 0 {
		t.Error("there were panics")
	}
	bystander.typeKeys("\r").waitFor("The tide of")
}

func TestASizeTypedAsKeysIsNotBelieved(t *testing.T) {
	h := startServer(t)
	g := h.connect(80, 24).waitFor("Buying rope")
	before := heapBytes()
	g.typeKeys(strings.Repeat("\x1b[8;4000;4000t\x1b[48;4000;4000;4000;4000t", 3))
	g.typeKeys("\r").waitFor("The tide of")
	if after := heapBytes(); after > before+16<<20 {
		t.Errorf("%d MB more are used", (after-before)>>20)
	}
}

func TestAFloodOfKeysIsCutAndOthersReadOn(t *testing.T) {
	h := startServer(t)
	g := h.connect(80, 24).waitFor("Buying rope")
	stop := make(chan struct{})
	go func() {
		defer close(stop)
		for range 2000 {
			if _, err := io.WriteString(g.keys, strings.Repeat("jk", 512)); err != nil {
				return
			}
		}
	}()
	h.checkOthersRead("a flood of keys")
	<-stop
	g.waitExit()
	eventually(t, "the flood in the log", func() bool {
		return strings.Contains(h.log.String(), `"end":"flooded"`) && strings.Contains(h.log.String(), `"reason":"flood"`)
	})
}

func TestRekeyingAndKeepaliveDisturbNobody(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.KeepAlive, c.Limits.KeepAliveMisses = 20*time.Millisecond, 500 })
	config := clientConfig()
	config.RekeyThreshold = 4 << 10
	client, err := gossh.Dial("tcp", h.addr, config)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	g := h.connectWith(client, 100, 40).waitFor("Buying rope")
	for range 10 {
		g.typeKeys("\r").waitFor("The tide of").typeKeys("q").waitFor(listHint)
	}
	if code := g.typeKeys("q").waitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func FuzzInputFilter(f *testing.F) {
	for _, input := range hostileInputs {
		f.Add([]byte(input), 3)
	}
	f.Fuzz(func(t *testing.T, input []byte, cut int) {
		var filter inputFilter
		var out []byte
		if len(input) > 0 {
			cut = ((cut % len(input)) + len(input)) % len(input)
			out = append(out, filter.filter(input[:cut])...)
		}
		out = append(out, filter.filter(input[max(cut, 0)%max(len(input), 1):])...)
		if len(out) > len(input) {
			t.Fatalf("%d bytes became %d", len(input), len(out))
		}
		if !utf8.Valid(out) {
			t.Fatalf("%q is no UTF-8", out)
		}
		if len(filter.pending) > maxStringBytes {
			t.Fatalf("%d bytes are held", len(filter.pending))
		}
		for _, sequence := range bytes.Split(out, []byte("\x1b["))[1:] {
			end := bytes.IndexFunc(sequence, func(r rune) bool { return r < 0x20 || r >= 0x40 })
			if end >= maxSequenceBytes || end > 0 && bytes.Count(sequence[:end], []byte(";"))+bytes.Count(sequence[:end], []byte(":")) >= maxParameters {
				t.Fatalf("%q got through", sequence)
			}
		}
		var keys decoder
		ignore := func(uv.Event) {}
		keys.decode(out[:len(out)/2], false, ignore)
		keys.decode(out[len(out)/2:], false, ignore)
		if keys.decode(nil, true, ignore); keys.hasPending() {
			t.Fatalf("%q waits for ever", keys.pending)
		}
	})
}

func FuzzSplitCommand(f *testing.F) {
	f.Add(`show "a b" 'c' d\ e`)
	f.Add("show \xff")
	f.Fuzz(func(t *testing.T, line string) {
		words, err := splitCommand(line, 512)
		if err != nil && words != nil || err == nil && len(line) > 512 {
			t.Fatalf("%q %v", words, err)
		}
		total := 0
		for _, word := range words {
			total += len(word)
			if strings.ContainsAny(word, "\x1b\n\x00") {
				t.Fatalf("%q", word)
			}
		}
		if total > len(line) {
			t.Fatalf("%q became %q", line, words)
		}
	})
}

func FuzzRequests(f *testing.F) {
	f.Add("pty-req", gossh.Marshal(terminalRequest{"xterm", 1 << 31, 1 << 31, 0, 0, ""}))
	f.Add("env", gossh.Marshal(variableRequest{"LANG", "C"}))
	f.Add("exec", gossh.Marshal(textRequest{"list"}))
	f.Fuzz(func(t *testing.T, kind string, payload []byte) {
		s := &Server{gate: newGate()}
		s.setLimits(DefaultLimits())
		s.metrics = newMetrics(s)
		v := newVisitor(&gatedConn{})
		v.startTimer = time.NewTimer(time.Hour)
		d := &filteredChannel{server: s, visitor: v}
		request := &gossh.Request{Type: kind, Payload: payload}
		if _, pass := d.handleRequest(request); pass && request.Type != "pty-req" && request.Type != "shell" {
			t.Fatalf("%q is passed on", request.Type)
		}
		if size := v.size(); size.width < 1 || size.width > 240 || size.height < 1 || size.height > 80 {
			t.Fatalf("the screen has %v", size)
		}
		if !printable(v.term, maxTermBytes) || len(v.env) > 8 {
			t.Fatalf("%q %q", v.term, v.env)
		}
	})
}
