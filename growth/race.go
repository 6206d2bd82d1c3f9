//go:build race

package growth

// slowdown is how many times as long work takes under the race detector.
const slowdown = 15
