//go:build unix

package growth_test

import (
	"testing"
	"time"

	"blogtui/growth"
)

func TestWaitingCostsNothing(t *testing.T) {
	if took := growth.Of(func() { <-time.After(time.Second) }); took > time.Second/2 {
		t.Errorf("waiting for a second took %v of the processor", took)
	}
}
