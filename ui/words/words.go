// Package words holds all texts of the user interface: of screens, articles and the linear
// reader. A translation only changes english.go and english_*.go, one file for each part of
// the program. Texts with a number or a name are functions, so that the language determines
// their grammar.
package words
