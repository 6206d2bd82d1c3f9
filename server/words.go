package server

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"blogtui/model/clean"
)

// splitCommand splits a command line by the quoting rules of a POSIX shell and
// by nothing else of it: nothing is expanded. A line longer than most bytes, or
// one that no keyboard makes, is refused with a sentence.
func splitCommand(line string, most int) ([]string, error) {
	switch {
	case len(line) > most:
		return nil, fmt.Errorf("the command is longer than %d bytes", most)
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
			s.add('\\') // inside quotes it is an ordinary character before others
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
