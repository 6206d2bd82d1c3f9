package clean

const maxQuotedRunes = 40

// Quote returns s as a clean line between quotation marks, truncated to 40 runes, for
// messages.
func Quote(s string) string {
	letters := []rune(Line(s))
	if len(letters) > maxQuotedRunes {
		letters = append(letters[:maxQuotedRunes:maxQuotedRunes], '…')
	}
	return "“" + string(letters) + "”"
}
