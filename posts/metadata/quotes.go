package metadata

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// unquote parses the quoted string at the beginning of s. If doubling is set, a quote between
// single quotes is escaped by doubling it, otherwise by a backslash.
func unquote(s string, doubling bool) (value, rest string, ok bool) {
	quote := s[0]
	doubling = doubling && quote == '\''
	var out []byte
	from := 1
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == quote && doubling && i+1 < len(s) && s[i+1] == quote:
			out = append(out, s[from:i+1]...)
			i++
			from = i + 1
		case s[i] == quote:
			if out == nil {
				return s[1:i], s[i+1:], true
			}
			return string(append(out, s[from:i]...)), s[i+1:], true
		case s[i] == '\\' && !doubling:
			char, size := unescape(s[i:])
			out = append(append(out, s[from:i]...), char...)
			i += size - 1
			from = i + 1
		}
	}
	return "", s, false
}

// The letters that may follow a backslash between double quotes.
const (
	yamlEscapes = "0abtnvfre \"/\\N_LPxuU\n\t"
	tomlEscapes = "btnfre\"\\uUx\n"
)

// literalBackslashes returns the text of a double-quoted string with an invalid escape, as in
// "C:\sys". All its backslashes are taken literally, except before a quotation mark. wrong
// reports whether there is such an escape.
func literalBackslashes(quoted, escapes string) (text string, wrong bool) {
	if quoted[0] != '"' || strings.IndexByte(quoted, '\\') < 0 {
		return "", false
	}
	for i := 1; i < len(quoted)-1; i++ {
		if quoted[i] == '\\' {
			i++
			wrong = wrong || strings.IndexByte(escapes, quoted[i]) < 0
		}
	}
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`), wrong
}

// unescape decodes the backslash escape at the beginning of s. It returns the character and the
// length of the escape in bytes.
func unescape(s string) (char string, size int) {
	if len(s) < 2 {
		return s, len(s)
	}
	switch s[1] {
	case 'n':
		return "\n", 2
	case 't':
		return "\t", 2
	case 'r':
		return "\r", 2
	case '\n':
		return "", 2
	case 'u':
		if char, size := unescapeUnit(s); size == 6 {
			if low, n := unescapeUnit(s[6:]); n == 6 && char >= 0xd800 && char < 0xdc00 && low >= 0xdc00 && low < 0xe000 {
				return string((char-0xd800)<<10 + (low - 0xdc00) + 0x10000), 12
			}
			return string(char), 6
		}
	case 'x':
		if len(s) >= 4 {
			if v, err := strconv.ParseUint(s[2:4], 16, 32); err == nil {
				return string(rune(v)), 4
			}
		}
	case 'U':
		if len(s) >= 10 {
			if v, err := strconv.ParseUint(s[2:10], 16, 31); err == nil {
				return string(rune(v)), 10
			}
		}
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	return s[1 : 1+n], 1 + n
}

func unescapeUnit(s string) (rune, int) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[2:6], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(v), 6
}
