package server

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func TestNoMoreCommandsWorkAtOnceThanMay(t *testing.T) {
	var working, most atomic.Int64
	h := startServer(t, func(c *Config) {
		c.Limits.Commands = 2
		c.Run = func(_ context.Context, c Command) int {
			for now := working.Add(1); ; {
				if seen := most.Load(); now <= seen || most.CompareAndSwap(seen, now) {
					break
				}
			}
			time.Sleep(5 * time.Millisecond) // work
			working.Add(-1)
			fmt.Fprintln(c.Out, "done")
			return 0
		}
	})
	var clients sync.WaitGroup
	for range 20 {
		clients.Go(func() {
			if out, errOut, code := h.run("list"); out != "done\n" || code != 0 {
				t.Errorf("%q, %q, exit code %d", out, errOut, code)
			}
		})
	}
	h.connect(80, 24).waitFor("Waiting for the tide").typeKeys("\r").waitFor("The tide of")
	clients.Wait()
	if most.Load() != 2 {
		t.Errorf("%d commands worked at once", most.Load())
	}
}

func TestClientsThatTakeNoOutputKeepNoOtherCommandWaiting(t *testing.T) {
	h := startServer(t, func(c *Config) {
		c.Limits.Commands = 1
		c.Run = func(_ context.Context, c Command) int {
			if c.Args[0] == "list" {
				_, _ = io.Copy(c.Out, strings.NewReader(strings.Repeat("x", 8<<20))) // more than a window takes
			}
			fmt.Fprintln(c.Out, "done")
			return 0
		}
	})
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	never, forEver := io.Pipe()
	defer never.Close()
	session.Stdout = forEver
	if err := session.Start("list"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if out, _, code := h.run("show"); out != "done\n" || code != 0 {
			t.Errorf("%q, exit code %d", out, code)
		}
	}
}

func TestWhoWaitsTooLongForATurnIsTold(t *testing.T) {
	release := make(chan struct{})
	h := startServer(t, func(c *Config) {
		c.Limits.Commands, c.Limits.CommandTimeout = 1, 300*time.Millisecond
		c.Run = func(context.Context, Command) int { <-release; return 0 }
	})
	defer close(release)
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Start("list"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the first works", func() bool { return len(*h.slots.Load()) == 1 })
	if _, errOut, code := h.run("show"); code != exitFailed || !strings.Contains(errOut, "took longer") {
		t.Errorf("%q, exit code %d", errOut, code)
	}
}

func TestNewLimitsHoldAtOnceAndWrongOnesNotAtAll(t *testing.T) {
	h := startServer(t)
	key, err := NewHostKey()
	if err != nil {
		t.Fatal(err)
	}
	wrong := DefaultLimits()
	wrong.IdleTimeout = 0
	if err := h.Reload([][]byte{key}, "", wrong); err == nil || h.limits().IdleTimeout == 0 {
		t.Error("limits were taken that nobody can serve with")
	}
	h.connect(80, 24).waitFor("Waiting for the tide")
	fewer := h.limits()
	fewer.Connections = 1
	if err := h.Reload([][]byte{key}, "Welcome.\n", fewer); err != nil {
		t.Fatal(err)
	}
	if _, err := gossh.Dial("tcp", h.addr, clientConfig()); err == nil {
		t.Error("a second connection was let in")
	}
}
