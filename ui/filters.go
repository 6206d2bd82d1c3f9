package ui

import (
	"slices"
	"strconv"

	"blogtui/model"
	"blogtui/ui/words"
)

// facet is a property that posts can be filtered by.
type facet int

const (
	byCategory facet = iota
	byTag
	byAuthor
	byYear
	byMark   // read and favourite marks
	bySeries // set from the palette only
)

var (
	facetNames = [...]string{words.TitleCategories, words.TitleTags, words.TitleAuthors, words.TitleYears, words.TitleMarks, words.TitleSeries}
	facetNouns = [...]words.Noun{words.Category, words.Tag, words.Author, words.Year, {One: words.FilterOnly}, words.Series}
)

// chip is one active filter.
type chip struct {
	facet facet
	name  string
}

// filters are the active filters of the list, chips in the order in which they were set.
// They are immutable: changes return a new value.
type filters struct {
	chips []chip
	title string // fuzzy pattern for titles, "" for none
}

// query returns base narrowed by the chips. Titles are matched separately.
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
			year, _ := strconv.Atoi(c.name) // 0 for posts without a date
			base.Years = append(base.Years, year)
		}
	}
	return base
}

func (f filters) has(c chip) bool { return slices.Contains(f.chips, c) }

// toggled returns f with c added, or removed if it was set.
func (f filters) toggled(c chip) filters {
	chips := slices.Clone(f.chips)
	if i := slices.Index(chips, c); i >= 0 {
		f.chips = slices.Delete(chips, i, i+1)
	} else {
		f.chips = append(chips, c)
	}
	return f
}

// withOnly returns f with all chips of a facet replaced by one, or removed if name is "".
func (f filters) withOnly(of facet, name string) filters {
	chips := slices.DeleteFunc(slices.Clone(f.chips), func(c chip) bool { return c.facet == of })
	if name != "" {
		chips = append(chips, chip{of, name})
	}
	f.chips = chips
	return f
}

// withoutLast returns f without the filter that was set last; the title pattern goes first.
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

// names returns the names of a facet's chips.
func (f filters) names(of facet) []string {
	var names []string
	for _, c := range f.chips {
		if c.facet == of {
			names = append(names, c.name)
		}
	}
	return names
}

// facetCounts returns the counts of a facet.
func facetCounts(f model.Facets, of facet) []model.Count {
	return [...][]model.Count{f.Categories, f.Tags, f.Authors, words.YearNames(f.Years)}[of]
}
