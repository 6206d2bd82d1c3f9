package server

import "time"

// clock knows when a session has lasted long enough.
type clock struct {
	idle, most time.Duration
	began      time.Time
	warnedIdle time.Time // the last key for which a warning was given
	warnedEnd  bool
}

func newClock(l Limits, now time.Time) *clock {
	return &clock{idle: l.IdleTimeout, most: l.MaxTime, began: now}
}

// notice is how long before the end it is told: a minute, or half of a time
// that is shorter than two.
func notice(d time.Duration) time.Duration { return min(time.Minute, d/2) }

// look returns what a reader is to be told now, if anything, whether the session has
// ended, and how long to wait until the next look.
func (c *clock) look(lastKey, now time.Time) (say string, why ending, wait time.Duration) {
	quiet, age := now.Sub(lastKey), now.Sub(c.began)
	switch {
	case quiet >= c.idle:
		return "", idle, 0
	case age >= c.most:
		return "", expired, 0
	case age >= c.most-notice(c.most) && !c.warnedEnd:
		c.warnedEnd = true
		say = "This session ends in " + spell(notice(c.most)) + "."
	case quiet >= c.idle-notice(c.idle) && !c.warnedIdle.Equal(lastKey):
		c.warnedIdle = lastKey
		say = "Still there? Without a key this session ends in " + spell(notice(c.idle)) + "."
	}
	wait = min(c.idle-quiet, c.most-age)
	for _, until := range []time.Duration{c.idle - notice(c.idle) - quiet, c.most - notice(c.most) - age} {
		if until > 0 {
			wait = min(wait, until)
		}
	}
	return say, left, wait
}
