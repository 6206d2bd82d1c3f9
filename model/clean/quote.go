package clean

// longestQuoted is how many letters of an author's words a message repeats.
const longestQuoted = 40

// Quote is s as one clean line between quotation marks, shortened to 40 letters, as
// messages repeat what somebody wrote.
func Quote(s string) string {
	letters := []rune(Line(s))
	if len(letters) > longestQuoted {
		letters = append(letters[:longestQuoted:longestQuoted], '…')
	}
	return "“" + string(letters) + "”"
}
