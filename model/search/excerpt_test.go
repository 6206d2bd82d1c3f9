package search

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

// format returns matches as "count: line text | line text", with highlights in brackets.
func format(f Matches) string {
	var all []string
	for _, e := range f.Excerpts {
		text, at := "", 0
		for _, m := range e.Highlights {
			text += e.Text[at:m.Start] + "[" + e.Text[m.Start:m.End] + "]"
			at = m.End
		}
		all = append(all, fmt.Sprintf("%d %s", e.Line, text+e.Text[at:]))
	}
	return fmt.Sprintf("%d: %s", f.Count, strings.Join(all, " | "))
}

func TestExcerptsShowWhatIsFoundAndWhere(t *testing.T) {
	p := &model.Post{Title: "The tide", Summary: "When the tide turns.", Tags: []string{"tide"}}
	body := "# Water\n\nA pilot watches\nthe *rising*\ntide. Then he waits for the Tidal bore, all night, in the rain, and goes home.\n\n" +
		"```go\nfunc ebb() {}\n\tvar tides int\n```\n\nNobody\u0301 in Tōkyō sees [it](https://tide.example).\n\n霧の中の灯台に行く。\n"
	text := Text{article.Parse(model.Body{Text: body}).Passages(), body, 6}
	for _, c := range []struct {
		query  string
		limits ExcerptLimits
		want   string
	}{
		{"tid", ExcerptLimits{9, 10, 60}, "6: 0 When the [tid]e turns. | 10 …rising [tid]e. Then he waits for the [Tid]al bore, all night, in… | 14 var [tid]es int"},
		{"tide ", ExcerptLimits{9, 10, 30}, "4: 0 When the [tide] turns. | 10 …rising [tide]. Then he waits for…"},
		{"tide", ExcerptLimits{1, 10, 60}, "5: 0 When the [tide] turns."},
		{"pilot rain", ExcerptLimits{9, 20, 60}, "2: 8 A [pilot] watches the rising tide. Then he waits for the Tidal…"},
		{"rain home", ExcerptLimits{9, 20, 60}, "2: 10 …all night, in the [rain], and goes [home]."},
		{`"rising tide"`, ExcerptLimits{9, 4, 20}, "1: 9 …the [rising tide]. The…"},
		{"ebb", ExcerptLimits{9, 20, 60}, "1: 13 func [ebb]() {}"},
		{"nobody toky", ExcerptLimits{9, 20, 60}, "2: 17 [Nobody\u0301] in [Tōky]ō sees it."},
		{"灯台", ExcerptLimits{9, 3, 60}, "1: 19 …の中の[灯台]に行く。"},
		{"absent", ExcerptLimits{9, 20, 60}, "0: "},
	} {
		if got := format(Find(Parse(c.query), p, text, c.limits)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestASummaryThatRepeatsTheTextIsToldOnceWhereTheTextSaysIt(t *testing.T) {
	p := &model.Post{Title: "Water", Summary: "A pilot watches the tide."}
	body := "A pilot watches the tide.\n\nThen the tide turns.\n"
	text := Text{article.Parse(model.Body{Text: body}).Passages(), body, 6}
	got := format(Find(Parse("tide"), p, text, ExcerptLimits{9, 20, 60}))
	if want := "3: 6 …pilot watches the [tide]. | 8 Then the [tide] turns."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
