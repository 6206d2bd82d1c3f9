package server

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"blogtui/model/clean"
)

// splitCommand splits a command line by the quoting rules of a POSIX shell, without
// expansions. It fails for lines of more than maxBytes, invalid UTF-8, control characters
// and unclosed quotes. Errors are sentences for the client.
func splitCommand(line string, maxBytes int) ([]string, error) {
	switch {
	case len(line) > maxBytes:
		return nil, fmt.Errorf("the command is longer than %d bytes", maxBytes)
	case !utf8.ValidString(line):
		return nil, errors.New("the command is not UTF-8")
	case clean.Text(line) != line || strings.ContainsAny(line, "\n\t"):
		return nil, errors.New("the command holds characters that cannot be seen")
	}
	var s splitter
	for _, r := range line {
		s.take(r)
	}
	if s.quote != 0 || s.escaped {
		return nil, errors.New("a quotation mark in the command is not closed")
	}
	s.end()
	return s.words, nil
}

// splitter is the state between two characters of a command line.
type splitter struct {
	words   []string
	word    strings.Builder
	inWord  bool
	quote   rune // ' or " while inside of them
	escaped bool // the last character was a backslash
}

func (s *splitter) take(r rune) {
	switch {
	case s.escaped:
		if s.quote == '"' && !strings.ContainsRune("\"\\$`", r) {
			s.add('\\') // in double quotes it is literal before other characters
		}
		s.escaped = false
		s.add(r)
	case r == '\\' && s.quote != '\'':
		s.escaped, s.inWord = true, true
	case s.quote != 0:
		if r == s.quote {
			s.quote = 0
			return
		}
		s.add(r)
	case r == '\'' || r == '"':
		s.quote, s.inWord = r, true
	case r == ' ':
		s.end()
	default:
		s.add(r)
	}
}

func (s *splitter) add(r rune) {
	s.word.WriteRune(r)
	s.inWord = true
}

func (s *splitter) end() {
	if s.inWord {
		s.words = append(s.words, s.word.String())
	}
	s.word.Reset()
	s.inWord = false
}
