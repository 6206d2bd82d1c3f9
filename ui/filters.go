package ui

import (
	"slices"
	"strconv"

	"blogtui/model"
	"blogtui/ui/words"
)

// facet is one of the kinds that posts can be filtered by.
type facet int

const (
	byCategory facet = iota
	byTag
	byAuthor
	byYear
	byMark   // what the reader has marked
	bySeries // which the palette leads to
)

var (
	facetNames = [...]string{words.Categories, words.Tags, words.Authors, words.Years, words.Marks, words.Series}
	facetNouns = [...]words.Noun{words.Category, words.Tag, words.Author, words.Year, {One: words.Only}, words.ASeries}
)

// chip is one active filter, in the order in which it was set.
type chip struct {
	facet facet
	name  string
}

// filters are the active filters of the list. They are a value: changing them
// returns new ones.
type filters struct {
	chips []chip
	title string // the pattern that titles must match, "" for none
}

// query is the part of f that the library answers; titles are matched fuzzily
// on top of that.
func (f filters) query(base model.Query) model.Query {
	for _, c := range f.chips {
		switch c.facet {
		case byCategory:
			base.Categories = append(base.Categories, c.name)
		case byTag:
			base.Tags = append(base.Tags, c.name)
		case byAuthor:
			base.Authors = append(base.Authors, c.name)
		case bySeries:
			base.Series = append(base.Series, c.name)
		case byYear:
			year, _ := strconv.Atoi(c.name) // what has no date is year 0
			base.Years = append(base.Years, year)
		}
	}
	return base
}

func (f filters) has(c chip) bool { return slices.Contains(f.chips, c) }

// toggled adds c, or removes it if it is there.
func (f filters) toggled(c chip) filters {
	chips := slices.Clone(f.chips)
	if i := slices.Index(chips, c); i >= 0 {
		f.chips = slices.Delete(chips, i, i+1)
	} else {
		f.chips = append(chips, c)
	}
	return f
}

// withOnly replaces every chip of one facet by the named one; "" leaves none.
func (f filters) withOnly(of facet, name string) filters {
	chips := slices.DeleteFunc(slices.Clone(f.chips), func(c chip) bool { return c.facet == of })
	if name != "" {
		chips = append(chips, chip{of, name})
	}
	f.chips = chips
	return f
}

// withoutLast leaves out what was set last, the title pattern first.
func (f filters) withoutLast() filters {
	switch {
	case f.title != "":
		f.title = ""
	case len(f.chips) > 0:
		f.chips = slices.Clone(f.chips[:len(f.chips)-1])
	}
	return f
}

func (f filters) empty() bool { return len(f.chips) == 0 && f.title == "" }

// names lists the chips of one facet.
func (f filters) names(of facet) []string {
	var names []string
	for _, c := range f.chips {
		if c.facet == of {
			names = append(names, c.name)
		}
	}
	return names
}

// facetCounts returns the counts of one facet.
func facetCounts(f model.Facets, of facet) []model.Count {
	return [...][]model.Count{f.Categories, f.Tags, f.Authors, words.YearsNamed(f.Years)}[of]
}
