package linear

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNoAnswerMeansTwoThingsInOnePlace(t *testing.T) {
	at := map[string]int{}
	for _, c := range commandTable() {
		for _, word := range append([]string{c.Word}, c.Aliases...) {
			for _, place := range []placeKind{atList, atMenu, atArticle} {
				if c.places&place != 0 {
					at[fmt.Sprint(place, word)]++
				}
			}
		}
	}
	for word, times := range at {
		if times > 1 {
			t.Errorf("%s means %d things in one place", word, times)
		}
	}
}

func TestThePageAboutLinearModeHasEveryCommand(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "linear.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	for _, section := range []struct {
		at      placeKind
		heading string
	}{{atList, "### In the list of posts"}, {atMenu, "### In a list to choose from"}, {atArticle, "### In an article"}} {
		var table strings.Builder
		table.WriteString("| command | does |\n|---|---|\n")
		for _, c := range commandTable() {
			if c.places&section.at != 0 {
				names := strings.ReplaceAll("`"+strings.Join(c.names(), "` `")+"`", "`an empty line`", "or an empty line")
				fmt.Fprintf(&table, "| %s | %s |\n", names, c.Description)
			}
		}
		_, rest, ok := strings.Cut(page, section.heading+"\n")
		if !ok {
			t.Fatalf("%s has no %s", path, section.heading)
		}
		before := rest[strings.Index(rest, "| command"):]
		before = before[:strings.Index(before, "\n\n")+1]
		page = strings.Replace(page, before, table.String(), 1)
		if !*update && before != table.String() {
			t.Errorf("%s is not as the table of commands is; go test ./ui/linear -update mends it", section.heading)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
