package server

import "time"

// sessionClock computes when a session times out and when to warn of that.
type sessionClock struct {
	idle, maxTime time.Duration
	start         time.Time
	warnedIdle    time.Time // time of the last key when the last idle warning was given
	warnedEnd     bool
}

func newSessionClock(l Limits, now time.Time) *sessionClock {
	return &sessionClock{idle: l.IdleTimeout, maxTime: l.MaxTime, start: now}
}

// warningTime returns how long before a timeout the warning is given: a minute, or half of a
// timeout of less than two.
func warningTime(d time.Duration) time.Duration { return min(time.Minute, d/2) }

// check returns a warning to show, if one is due, the reason if the session has timed out,
// and the time until the next check.
func (c *sessionClock) check(lastKey, now time.Time) (say string, why ending, wait time.Duration) {
	quiet, age := now.Sub(lastKey), now.Sub(c.start)
	switch {
	case quiet >= c.idle:
		return "", idle, 0
	case age >= c.maxTime:
		return "", expired, 0
	case age >= c.maxTime-warningTime(c.maxTime) && !c.warnedEnd:
		c.warnedEnd = true
		say = "This session ends in " + formatDuration(warningTime(c.maxTime)) + "."
	case quiet >= c.idle-warningTime(c.idle) && !c.warnedIdle.Equal(lastKey):
		c.warnedIdle = lastKey
		say = "Still there? Without a key this session ends in " + formatDuration(warningTime(c.idle)) + "."
	}
	wait = min(c.idle-quiet, c.maxTime-age)
	for _, until := range []time.Duration{c.idle - warningTime(c.idle) - quiet, c.maxTime - warningTime(c.maxTime) - age} {
		if until > 0 {
			wait = min(wait, until)
		}
	}
	return say, left, wait
}
