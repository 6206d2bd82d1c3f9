//go:build !unix

package growth

import "time"

func processorTime() time.Duration { return time.Since(started) }

var started = time.Now()
