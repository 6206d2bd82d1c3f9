//go:build !race

package growth

const slowdown = 1
