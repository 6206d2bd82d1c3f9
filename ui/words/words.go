// Package words holds every word of the interface: what screens, articles and the
// reader in words say. All that a translation changes is in english.go and english_*.go,
// a file for each part of the program. A text with a number or a name is a function,
// so that the language decides how the two agree.
package words
