// Package growth helps tests to limit running time and its growth. It measures the processor
// time of the process, which depends far less on other programs than elapsed time, and
// retries before it fails. It is for tests only.
package growth

import (
	"testing"
	"time"
)

// tries is the number of measurements before a test fails.
const tries = 4

// noise is the processor time below which growth is not significant.
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

// Bounded fails the test when work takes longer than limit. The limit is for a program
// without the race detector, and should be about ten times the usual time.
func Bounded(t testing.TB, name string, limit time.Duration, work func()) {
	t.Helper()
	limit *= slowdown
	var took time.Duration
	for range tries {
		if took = Of(work); took < limit {
			return
		}
		if took > tries*limit {
			break // too slow to retry
		}
	}
	t.Errorf("%s takes %v of the processor, the limit is %v", name, took, limit)
}

// Of returns the processor time of all threads of the process while work runs, or the elapsed
// time on systems that do not report it.
func Of(work func()) time.Duration {
	before := processorTime()
	work()
	return processorTime() - before
}
