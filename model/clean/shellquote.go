package clean

import "strings"

// ShellQuote is a word as a POSIX shell has to be given it: whoever wrote a post must
// not get a command into a line that a reader types or passes on.
func ShellQuote(word string) string {
	plain := strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/#-") == ""
	if plain && word != "" && word[0] != '-' && word[0] != '#' {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// splitAgain are the characters at which the server of an SSH command splits it, which
// a shell has split before.
var splitAgain = strings.NewReplacer(" ", `\ `, "'", `\'`, `"`, `\"`, `\`, `\\`)

// SSHQuote is a word as a shell has to be given it behind "ssh HOST", where it is split
// a second time. One with a hyphen in front gets "--" before it: ssh takes it for an
// option otherwise, and some of those run commands.
func SSHQuote(word string) string {
	quoted := ShellQuote(splitAgain.Replace(word))
	if strings.HasPrefix(word, "-") {
		return "-- " + quoted
	}
	return quoted
}
