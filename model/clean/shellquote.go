package clean

import "strings"

// ShellQuote quotes a word for a POSIX shell, so that the author of a post cannot inject
// commands into a command line that readers copy.
func ShellQuote(word string) string {
	plain := strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/#-") == ""
	if plain && word != "" && word[0] != '-' && word[0] != '#' {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// sshEscaper escapes the characters at which an SSH server splits a command again.
var sshEscaper = strings.NewReplacer(" ", `\ `, "'", `\'`, `"`, `\"`, `\`, `\\`)

// SSHQuote quotes a word for a shell command "ssh HOST WORD", which is split twice. A word
// that begins with a hyphen is preceded by "--", since options of ssh can run commands.
func SSHQuote(word string) string {
	quoted := ShellQuote(sshEscaper.Replace(word))
	if strings.HasPrefix(word, "-") {
		return "-- " + quoted
	}
	return quoted
}
