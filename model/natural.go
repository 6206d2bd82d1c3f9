package model

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// CompareNatural compares names in natural order: digits by their numeric value, letters
// without regard to case. Names that are equal otherwise are compared byte by byte, so that
// the order is total.
func CompareNatural(a, b string) int {
	left, right := a, b
	for left != "" && right != "" {
		if isDigit(left[0]) && isDigit(right[0]) {
			var m, n string
			m, left = cutDigits(left)
			n, right = cutDigits(right)
			if c := cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n)); c != 0 {
				return c
			}
			continue
		}
		r, width := utf8.DecodeRuneInString(left)
		s, size := utf8.DecodeRuneInString(right)
		if r != s {
			if c := cmp.Compare(fold(string(r)), fold(string(s))); c != 0 {
				return c
			}
		}
		left, right = left[width:], right[size:]
	}
	return cmp.Or(cmp.Compare(len(left), len(right)), cmp.Compare(a, b))
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// cutDigits cuts off the leading digits and returns them without leading zeros.
func cutDigits(s string) (number, rest string) {
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return strings.TrimLeft(s[:end], "0"), s[end:]
}
