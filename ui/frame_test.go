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

func TestThePreviewIsNoWiderThanTheMeasure(t *testing.T) {
	for _, measure := range []int{40, 72, 100} {
		for _, width := range []int{120, 200, 240} {
			s := open(t, coast(), width, 60, func(o *Options) { o.Measure = measure })
			if l := newListLayout(width, 58, s.app.measure, true, true); l.preview == 0 || l.preview > measure {
				t.Errorf("with the measure %d the preview is %d wide at %d", measure, l.preview, width)
			}
		}
	}
}
