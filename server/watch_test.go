package server

import (
	"strings"
	"testing"
	"time"
)

func TestAServerThatGrowsWithoutReadersEndsToBeStartedAnew(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	h := startServer(t, func(c *Config) { c.Limits.Goroutines = 500 }, func(c *Config) { c.Limits.DrainGrace = time.Second })
	g := h.connect(80, 24).waitFor("Waiting for the tide")
	for range 1000 {
		go func() { <-release }()
	}
	g.waitFor("This server restarts")
	select {
	case err := <-h.ended:
		if err == nil || !strings.Contains(err.Error(), "started anew") {
			t.Errorf("it ends with %v", err)
		}
		h.ended <- err
	case <-time.After(testTimeout):
		t.Fatal("it goes on")
	}
}

func TestSessionsExplainTheirGoroutines(t *testing.T) {
	h := startServer(t)
	for range 20 {
		h.connect(80, 24).waitFor("Waiting for the tide")
	}
	if n := h.extraGoroutines(); n > 0 {
		t.Errorf("with 20 readers %d goroutines belong to nobody", n)
	}
}
