package tex

import (
	"strings"
	"unicode"
)

// Symbols that determine spacing. TeX derives it from the class of a symbol, not from
// spaces in the source.
const (
	openingSymbols  = "([{⟨⌈⌊√∛∜"
	closingSymbols  = ")]}⟩⌉⌋,;"
	binaryOperators = "+−±∓" // binary between two terms, otherwise unary
)

// normalizeSpacing spaces symbols as TeX does.
func normalizeSpacing(formula string) string {
	words := strings.Fields(formula)
	if len(words) == 1 {
		return words[0]
	}
	runes := []rune(strings.Join(words, " "))
	var out []rune
	for i, r := range runes {
		switch {
		case r == ' ' && isSuperfluousSpace(out, runes[i+1:]):
			continue
		case strings.ContainsRune(binaryOperators, r) && endsTerm(out):
			if apart := endsWithSpace(out); apart || runes[min(i+1, len(runes)-1)] == ' ' {
				if !apart {
					out = append(out, ' ')
				}
				out = append(out, r)
				if i+1 < len(runes) && runes[i+1] != ' ' {
					out = append(out, ' ')
				}
				continue
			}
		}
		out = append(out, r)
	}
	return strings.TrimSpace(string(out))
}

// isSuperfluousSpace reports whether a space between before and after is to be removed.
func isSuperfluousSpace(before, after []rune) bool {
	if len(before) == 0 || len(after) == 0 {
		return true
	}
	last, next := before[len(before)-1], after[0]
	switch {
	case strings.ContainsRune(openingSymbols, last), strings.ContainsRune(closingSymbols, next), isScript(next):
		return true
	case last == '/':
		return !endsWithSpace(before[:len(before)-1])
	}
	return strings.ContainsRune(binaryOperators, last) && !endsTerm(before[:len(before)-1])
}

// endsTerm reports whether before ends with a term, so that a following operator is binary.
func endsTerm(before []rune) bool {
	for len(before) > 0 && before[len(before)-1] == ' ' {
		before = before[:len(before)-1]
	}
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	return unicode.IsLetter(last) || unicode.IsDigit(last) || unicode.IsMark(last) || isScript(last) || strings.ContainsRune(")]}⟩⌉⌋|‖!′″%°∞…", last)
}

func endsWithSpace(before []rune) bool { return len(before) > 0 && before[len(before)-1] == ' ' }

// isScript reports whether r is a superscript or subscript character.
func isScript(r rune) bool {
	return r >= '⁰' && r <= '₎' || r >= 'ₐ' && r <= 'ₜ' || r == '¹' || r == '²' || r == '³'
}
