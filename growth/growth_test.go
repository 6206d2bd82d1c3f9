package growth_test

import (
	"fmt"
	"testing"
	"time"

	"blogtui/growth"
)

// judge takes down what a check says of work.
type judge struct {
	testing.TB
	verdicts []string
}

func (j *judge) Helper() {}

func (j *judge) Errorf(format string, args ...any) {
	j.verdicts = append(j.verdicts, fmt.Sprintf(format, args...))
}

// sink keeps the compiler from leaving out work that leads to nothing.
var sink int

func spin(rounds int) {
	sum := sink
	for i := range rounds {
		sum += i ^ sum
	}
	sink = sum
}

func TestWorkThatGrowsWithTheSquareOfItsSizeIsFound(t *testing.T) {
	square := func(size int) { spin(size * size) }
	large := 1000 // enough to tell on a processor of any speed
	for growth.Of(func() { square(large) }) < 30*time.Millisecond {
		large *= 2
	}
	for _, test := range []struct {
		name  string
		size  int
		work  func(size int)
		found int
	}{
		{"in step", 30_000_000, spin, 0},
		{"as its square", large, square, 1},
		{"too small to tell", 10, square, 0},
	} {
		var j judge
		growth.Linear(&j, test.name, test.size, test.work)
		if len(j.verdicts) != test.found {
			t.Errorf("%s: found %q", test.name, j.verdicts)
		}
	}
}

func TestWorkAboveItsLimitIsFound(t *testing.T) {
	var j judge
	growth.Bounded(&j, "little", time.Minute, func() { spin(1000) })
	if len(j.verdicts) > 0 {
		t.Errorf("little work: found %q", j.verdicts)
	}
	growth.Bounded(&j, "much", time.Microsecond, func() { spin(30_000_000) })
	if len(j.verdicts) != 1 {
		t.Errorf("much work: found %q", j.verdicts)
	}
}
