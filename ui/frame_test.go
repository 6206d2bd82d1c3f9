package ui

import (
	"fmt"
	"strings"
	"testing"
)

func TestANoticeIsShownWhole(t *testing.T) {
	var words []string
	for i := range 40 {
		words = append(words, fmt.Sprintf("word%d", i))
	}
	for _, size := range [][2]int{{30, 30}, {80, 24}, {200, 60}} {
		s := open(t, coast(), size[0], size[1])
		s.send(Notice(strings.Join(words, " ")))
		s.shows(words...).shows("blogtui")
		s.press("j").hides(words[0], words[39])
	}
	low := open(t, coast(), 80, 8)
	low.send(Notice(strings.Repeat("many words ", 200)))
	low.shows("blogtui", "…")
}
