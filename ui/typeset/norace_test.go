//go:build !race

package typeset_test

// everyNth is 1: every post of the corpus is tried.
const everyNth = 1
