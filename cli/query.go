package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"blogtui/model"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// visibility selects kinds of posts that are hidden by default.
type visibility struct{ drafts, future, pages, all bool }

func (s *visibility) addFlags(flags *pflag.FlagSet) {
	flags.BoolVar(&s.drafts, "drafts", false, "with drafts")
	flags.BoolVar(&s.future, "future", false, "with posts dated in the future")
	flags.BoolVar(&s.pages, "pages", false, "with pages, such as an about page")
	flags.BoolVar(&s.all, "all", false, "with drafts, future and expired posts and pages")
}

func (s *visibility) query() model.Query {
	return model.Query{
		Drafts: s.drafts || s.all, Future: s.future || s.all, Expired: s.all, Pages: s.pages || s.all,
	}
}

// filters are the flags that select and order posts.
type filters struct {
	visibility
	categories, tags, authors, titles []string
	years                             []string
	since, until                      string
	order                             string
	reverse                           bool
	limit                             int
}

func (f *filters) addFlags(cmd *cobra.Command, e *env) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.categories, "category", nil, "only posts in this category (again: or in that one)")
	flags.StringArrayVar(&f.tags, "tag", nil, "only posts with this tag")
	flags.StringArrayVar(&f.authors, "author", nil, "only posts by this author")
	flags.StringArrayVar(&f.years, "year", nil, "only posts of this year; 'undated' for those without a date")
	flags.StringVar(&f.since, "since", "", "only posts of this day or later: 2026, 2026-03 or 2026-03-14")
	flags.StringVar(&f.until, "until", "", "only posts of this day or earlier")
	flags.StringArrayVar(&f.titles, "query", nil, "only posts whose title has all these words")
	flags.StringVar(&f.order, "sort", model.ByDate.String(), "order: "+strings.Join(model.OrderNames(), ", "))
	flags.BoolVar(&f.reverse, "reverse", false, "reverse the order")
	flags.IntVar(&f.limit, "limit", 0, "maximum number of posts (0: all)")
	f.visibility.addFlags(flags)
	e.completeFlag(cmd, "sort", model.OrderNames())
	for flag, of := range map[string]func(model.Facets) []model.Count{
		"category": func(f model.Facets) []model.Count { return f.Categories },
		"tag":      func(f model.Facets) []model.Count { return f.Tags },
		"author":   func(f model.Facets) []model.Count { return f.Authors },
	} {
		e.completeFlagWith(cmd, flag, e.completeTopic(of))
	}
}

// completeFlag registers completions for a flag. It does nothing for clients of a server:
// they have no completion, and Cobra never frees what is registered.
func (e *env) completeFlag(cmd *cobra.Command, flag string, values []string) {
	e.completeFlagWith(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func (e *env) completeFlagWith(cmd *cobra.Command, flag string, by completer) {
	if e.client == nil {
		must(cmd.RegisterFlagCompletionFunc(flag, by))
	}
}

// must panics on a programming error, such as an unknown flag.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// query returns the query of the flags. An error means a wrong call.
func (f *filters) query() (model.Query, error) {
	q := f.visibility.query()
	q.Categories, q.Tags, q.Authors, q.Titles = f.categories, f.tags, f.authors, f.titles
	q.Reverse = f.reverse
	for _, name := range f.years {
		year, err := parseYear(name)
		if err != nil {
			return q, err
		}
		q.Years = append(q.Years, year)
	}
	var err error
	if q.Since, err = parseDay("since", f.since, false); err != nil {
		return q, err
	}
	if q.Until, err = parseDay("until", f.until, true); err != nil {
		return q, err
	}
	var ok bool
	if q.Order, ok = model.ParseOrder(f.order); !ok {
		return q, fmt.Errorf("--sort %q is not one of %s", f.order, strings.Join(model.OrderNames(), ", "))
	}
	if f.limit < 0 {
		return q, fmt.Errorf("--limit %d is less than 0", f.limit)
	}
	q.Limit = f.limit
	return q, nil
}

func parseYear(name string) (int, error) {
	if strings.EqualFold(name, model.Undated) {
		return 0, nil
	}
	year, err := strconv.Atoi(name)
	if err != nil || year < 1 || year > 9999 {
		return 0, fmt.Errorf("--year %q is not a year, such as 2026", name)
	}
	return year, nil
}

// parseDay parses a day, a month or a year. The latter two mean their first day, or their
// last one if end is set.
func parseDay(flag, text string, end bool) (model.Date, error) {
	if text == "" {
		return model.Date{}, nil
	}
	if t, err := time.Parse("2006-01-02", text); err == nil {
		return model.DateOf(t), nil
	}
	if t, err := time.Parse("2006-01", text); err == nil {
		if end {
			t = t.AddDate(0, 1, -1)
		}
		return model.DateOf(t), nil
	}
	if t, err := time.Parse("2006", text); err == nil {
		if end {
			t = t.AddDate(1, 0, -1)
		}
		return model.DateOf(t), nil
	}
	return model.Date{}, fmt.Errorf("--%s %q is not a day, such as 2026-03-14, 2026-03 or 2026", flag, text)
}
