package server

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"blogtui/model"
)

func TestAReaderReadsOverSSHAsAtHome(t *testing.T) {
	h := startServer(t)
	g := h.connect(90, 24).waitFor("Waiting for the tide")
	g.typeKeys("\r").waitFor("The tide of")
	g.typeKeys("q").waitFor("Buying rope")
	if code := g.typeKeys("q").waitExit(); code != 0 {
		t.Errorf("exit code %d after leaving", code)
	}
	h.waitEmpty()
	for _, want := range []string{`"msg":"read"`, `"article":"`, `"end":"left"`, `"reads":1`, `"address":"127.0.0.1/32"`} {
		if !strings.Contains(h.log.String(), want) {
			t.Errorf("the log lacks %s:\n%s", want, h.log.String())
		}
	}
}

func TestDatesAreWrittenAsTheClientsLocaleHasThem(t *testing.T) {
	h := startServer(t)
	client := h.dial()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Setenv("LC_TIME", "en_US.UTF-8"); err != nil {
		t.Fatal(err)
	}
	h.startTerminal(client, session, 90, 24, "tide").waitFor("March 14, 2026").typeKeys("qq").waitExit()
}

func TestAnArticleOpensAtItsHeading(t *testing.T) {
	h := startServer(t)
	h.connect(80, 24, "'waiting for'#later").waitFor("Later").typeKeys("qq").waitExit()
	h.connect(80, 24, "霧").waitFor("The tide of 霧")
	g := h.connect(80, 24, "nowhere")
	g.waitFor("list, show, help")
	if code := g.waitExit(); code != exitFailed {
		t.Errorf("exit code %d for an article that is not there", code)
	}
}

func TestWithoutATerminalAClientReadsHow(t *testing.T) {
	h := startServer(t)
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var out logBuffer
	session.Stdout = &out
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	if err := session.Wait(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The Shore", "ssh -p 2222 blog.example", "ssh -t -p 2222 blog.example ARTICLE", "list|show|help"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in %q", want, out.String())
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\r") {
		t.Errorf("there are control bytes in %q", out.String())
	}
}

func TestCommandsGetTheirWordsAndReturnTheirCodes(t *testing.T) {
	h := startServer(t)
	out, _, code := h.run(`show "Waiting for" '霧' a\ b`)
	if out != "[\"show\" \"Waiting for\" \"霧\" \"a b\"]\n" || code != 4 {
		t.Errorf("got %q and exit code %d", out, code)
	}
}

func TestWhatIsHiddenIsNotThere(t *testing.T) {
	blog := newFakeBlog()
	v := newTestServedBlog(blog, false).open()
	lib := v.Library()
	if lib.Len() != 3 || len(lib.Problems()) != 0 {
		t.Errorf("%d posts and %d problems are served", lib.Len(), len(lib.Problems()))
	}
	for _, slug := range []string{"secret-draft", "secret-future", "secret-past", "secret"} {
		_, _, err := lib.Find(slug)
		if err == nil || strings.Contains(strings.ReplaceAll(err.Error(), `"`+slug+`"`, ""), "secret") {
			t.Errorf("%s is found, or named: %v", slug, err)
		}
		if _, err := v.Body(model.ID(slug + ".md")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the text of %s can be had: %v", slug, err)
		}
		if _, _, err := v.Article(model.ID(slug + ".md")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s can be read: %v", slug, err)
		}
	}
	if got := len(lib.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true})); got != 3 {
		t.Errorf("a query finds %d posts", got)
	}
	if got := newTestServedBlog(blog, true).open().Library().Len(); got != 5 {
		t.Errorf("with drafts and future there are %d posts", got)
	}
}

func TestAChangeReachesEveryReader(t *testing.T) {
	blog := newFakeBlog()
	h := startServer(t, func(c *Config) { c.Blog = blog })
	readers := []*terminalClient{h.connect(80, 24), h.connect(100, 30), h.connect(60, 20)}
	for _, g := range readers {
		g.waitFor("Buying rope")
	}
	blog.setPosts(post("gale", "A gale in May"))
	for _, g := range readers {
		g.waitFor("A gale in May")
	}
	blog.setPosts()
	for _, g := range readers {
		g.waitFor("No posts here yet")
	}
}

// panickingLog is a log handler that panics when an article is opened, within Update.
type panickingLog struct{ slog.Handler }

func (l panickingLog) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == "read" {
		panic("a mistake")
	}
	return l.Handler.Handle(ctx, r)
}

func TestAPanicEndsOneSessionAlone(t *testing.T) {
	h := startServer(t, func(c *Config) {
		c.Log = slog.New(panickingLog{c.Log.Handler()})
		c.Run = func(context.Context, Command) int { panic("a mistake") }
	})
	bystander := h.connect(80, 24).waitFor("Buying rope")
	g := h.connect(80, 24).waitFor("Buying rope")
	g.typeKeys("\r").waitFor("Something went wrong")
	if code := g.waitExit(); code != exitFailed {
		t.Errorf("exit code %d", code)
	}
	if _, _, code := h.run("list"); code != exitFailed {
		t.Errorf("a command ended with %d", code)
	}
	if code := bystander.typeKeys("jjq").waitExit(); code != 0 {
		t.Errorf("the other session ended with %d", code)
	}
	h.waitEmpty()
	if strings.Count(h.log.String(), `"end":"crashed"`) != 2 {
		t.Error(h.log.String())
	}
}

func TestAQuietReaderIsWarnedAndThenLeaves(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.IdleTimeout = 2 * time.Second })
	g := h.connect(100, 24).waitFor("Buying rope")
	stop := make(chan struct{})
	go func() { // what keeps a connection alive keeps no session alive
		for {
			select {
			case <-stop:
				return
			case <-time.After(100 * time.Millisecond):
				_, _, _ = g.client.SendRequest("keepalive@openssh.com", true, nil)
				_, _ = g.keys.Write([]byte("\x1b]11;rgb:0000/0000/0000\x07"))
			}
		}
	}()
	defer close(stop)
	g.waitFor("Still there?").waitFor("Closed after 2 seconds without a key.")
	g.waitExit()
	h.waitEmpty()
	if !strings.Contains(h.log.String(), `"end":"idle"`) {
		t.Error(h.log.String())
	}
}

func TestNoSessionLastsForEver(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.MaxTime = 2 * time.Second })
	g := h.connect(100, 24).waitFor("This session ends in")
	g.typeKeys("j").waitFor("Closed after 2 seconds")
	g.waitExit()
}

func TestTheWayBackHoldsNoCommandOfWhoWroteThePost(t *testing.T) {
	blog := newFakeBlog()
	odd := post("odd", "An odd name")
	odd.Slug = "it's; id"
	blog.setPosts(odd)
	h := startServer(t, func(c *Config) { c.Blog = blog })
	g := h.connect(100, 24, `it\'s;\ id`).waitFor("An odd name") // what a shell makes of the word below
	h.stop()
	g.waitFor(`Back to where you were: ssh -t -p 2222 blog.example 'it\'\''s;\ id'`)
	g.waitExit()
}

func TestTheWayBackLeadsToTheSectionThatWasRead(t *testing.T) {
	h := startServer(t)
	g := h.connect(100, 24, "tide").waitFor("Waiting for the tide").typeKeys("]Y").waitFor("Copied ssh -t -p 2222 blog.example tide#later")
	h.stop()
	g.waitFor("Back to where you were: ssh -t -p 2222 blog.example tide#later")
	g.waitExit()
}

func TestWhatCannotBeFoundIsToldInTheWidthOfTheTerminal(t *testing.T) {
	h := startServer(t)
	g := h.connect(30, 24, "nothing-of-this-kind-is-here").waitFor("The commands are list,\r\nshow, help.")
	g.waitExit()
}

func TestTheClockWarnsOnceAndAgainAfterAKey(t *testing.T) {
	start := time.Date(2026, 3, 14, 6, 0, 0, 0, time.UTC)
	at := func(d time.Duration) time.Time { return start.Add(d) }
	c := newSessionClock(DefaultLimits(), start)
	for _, step := range []struct {
		key, now time.Duration
		say      string
		why      ending
		wait     time.Duration
	}{
		{0, 0, "", left, 9 * time.Minute},
		{0, 9 * time.Minute, "Still there? Without a key this session ends in 1 minute.", left, time.Minute},
		{0, 9*time.Minute + time.Second, "", left, 59 * time.Second},
		{9*time.Minute + 2*time.Second, 10 * time.Minute, "", left, 8*time.Minute + 2*time.Second},
		{118 * time.Minute, 119 * time.Minute, "This session ends in 1 minute.", left, time.Minute},
		{119 * time.Minute, 120 * time.Minute, "", expired, 0},
		{100 * time.Minute, 110 * time.Minute, "", idle, 0},
	} {
		say, why, wait := c.check(at(step.key), at(step.now))
		if say != step.say || why != step.why || wait != step.wait {
			t.Errorf("at %s: %q %q %s", step.now, say, why, wait)
		}
	}
}

func TestWhoComesWhilePostsAreReadWaitsForThem(t *testing.T) {
	blog := newFakeBlog()
	blog.lib = model.NewLibrary(model.Contents{Title: "The Shore", Stage: model.Reading})
	h := startServer(t, func(c *Config) { c.Blog = blog })
	if h.ready() {
		t.Error("the server is ready without posts")
	}
	article := h.connect(80, 24, "gale")
	eventually(t, "the session", func() bool { return h.metrics.open.Load() == 1 })
	blog.setPosts(post("gale", "A gale in May"))
	article.waitFor("The tide of gale")
	if out, _, _ := h.run("list"); out != "[\"list\"]\n" || !h.ready() {
		t.Errorf("got %q", out)
	}
}

func TestFiftyBusyReadersDisturbNobody(t *testing.T) {
	blog := newFakeBlog()
	h := startServer(t, func(c *Config) { c.Blog = blog })
	var busy sync.WaitGroup
	for i := range 50 {
		g := h.connect(60+i, 20+i%10)
		busy.Go(func() {
			for _, keys := range []string{"/ti\r", "\r", "jj d", "t\x1b", "]+-=", "q", "c  \r", "vaoO", "\t\t", "?", "q", "\r", "J", "K", "z", "50%", "M"} {
				_, _ = io.WriteString(g.keys, keys)
				_ = g.session.WindowChange(20+len(keys), 60+i)
			}
			if i%10 == 0 {
				blog.setPosts(post("tide", "Waiting for the tide"), post("rope", "Buying rope"))
			}
		})
	}
	busy.Wait()
	h.connect(90, 24).waitFor("Buying rope").typeKeys("\r").waitFor("The tide of")
	if h.metric("blogtui_panics_total") != 0 {
		t.Error("there were panics")
	}
}
