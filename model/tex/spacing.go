package tex

import (
	"strings"
	"unicode"
)

// Signs around which there is less room, or more, than a formula has it that was
// read word by word: TeX gives room by what a sign is, not by blanks.
const (
	openingSigns = "([{⟨⌈⌊√∛∜"
	closingSigns = ")]}⟩⌉⌋,;"
	signsOfTwo   = "+−±∓" // that join two terms, or stand before one
)

// roomed gives the signs of a formula the room that TeX gives them.
func roomed(formula string) string {
	words := strings.Fields(formula)
	if len(words) == 1 {
		return words[0]
	}
	signs := []rune(strings.Join(words, " "))
	var out []rune
	for i, r := range signs {
		switch {
		case r == ' ' && closeUp(out, signs[i+1:]):
			continue
		case strings.ContainsRune(signsOfTwo, r) && joins(out):
			if apart := endsBlank(out); apart || signs[min(i+1, len(signs)-1)] == ' ' {
				if !apart {
					out = append(out, ' ')
				}
				out = append(out, r)
				if i+1 < len(signs) && signs[i+1] != ' ' {
					out = append(out, ' ')
				}
				continue
			}
		}
		out = append(out, r)
	}
	return strings.TrimSpace(string(out))
}

// closeUp reports a blank that is too much between what is set and what follows.
func closeUp(set, rest []rune) bool {
	if len(set) == 0 || len(rest) == 0 {
		return true
	}
	last, next := set[len(set)-1], rest[0]
	switch {
	case strings.ContainsRune(openingSigns, last), strings.ContainsRune(closingSigns, next), shiftedSign(next):
		return true
	case last == '/':
		return !endsBlank(set[:len(set)-1])
	}
	return strings.ContainsRune(signsOfTwo, last) && !joins(set[:len(set)-1])
}

// joins reports whether a sign behind what is set has a term before it.
func joins(set []rune) bool {
	for len(set) > 0 && set[len(set)-1] == ' ' {
		set = set[:len(set)-1]
	}
	if len(set) == 0 {
		return false
	}
	last := set[len(set)-1]
	return unicode.IsLetter(last) || unicode.IsDigit(last) || unicode.IsMark(last) || shiftedSign(last) || strings.ContainsRune(")]}⟩⌉⌋|‖!′″%°∞…", last)
}

func endsBlank(set []rune) bool { return len(set) > 0 && set[len(set)-1] == ' ' }

// shiftedSign reports a character that stands higher or lower than the line.
func shiftedSign(r rune) bool {
	return r >= '⁰' && r <= '₎' || r >= 'ₐ' && r <= 'ₜ' || r == '¹' || r == '²' || r == '³'
}
