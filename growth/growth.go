// Package growth holds tests to what their work may cost. It counts the processor time of
// the process, which other programs of a machine change far less than the time on a clock,
// and tries again before it fails. It is for tests only.
package growth

import (
	"testing"
	"time"
)

// tries is how often work is measured before it is too slow.
const tries = 4

// noise is processor time in which growth can't be told from noise.
const noise = time.Second / 4

// Linear fails the test when work of four times the size takes ten times as long or longer.
// Work that compares everything with everything takes sixteen times as long.
func Linear(t testing.TB, name string, size int, work func(size int)) {
	t.Helper()
	var once, four time.Duration
	for range tries {
		once, four = Of(func() { work(size) }), Of(func() { work(4 * size) })
		if four < 10*once || four < noise {
			return
		}
	}
	t.Errorf("%s: size %d takes %v of the processor, size %d takes %v", name, size, once, 4*size, four)
}

// Bounded fails the test when work takes longer than limit. A limit is for a program
// without the race detector, and is some ten times what the work is known to take.
func Bounded(t testing.TB, name string, limit time.Duration, work func()) {
	t.Helper()
	limit *= slowdown
	var took time.Duration
	for range tries {
		if took = Of(work); took < limit {
			return
		}
		if took > tries*limit {
			break // trying again won't help, and would take as long
		}
	}
	t.Errorf("%s takes %v of the processor, the limit is %v", name, took, limit)
}

// Of returns how much processor time all threads of the process use while work runs. Where
// the system does not tell, it is the time on the clock.
func Of(work func()) time.Duration {
	before := processorTime()
	work()
	return processorTime() - before
}
