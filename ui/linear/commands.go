package linear

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
)

// where is a kind of place, or several.
type where uint8

const (
	atList where = 1 << iota
	atMenu
	atArticle

	anywhere = atList | atMenu | atArticle
)

// command is an answer that is a word. Prompt, help and what is done come from
// the one table of them.
type command struct {
	where   where
	word    string
	also    []string             // other answers with the same meaning; "" is an empty line
	takes   string               // what comes behind it, "" for nothing
	does    string               // for the help
	offered func(r *reader) bool // whether the prompt names it; nil: never
	run     func(r *reader, words string)
}

// commandTable returns the commands in the order in which they are named.
func commandTable() []command {
	always := func(*reader) bool { return true }
	forward := func(r *reader) bool { _, on := r.here().neighbours(); return on }
	backward := func(r *reader) bool { back, _ := r.here().neighbours(); return back }
	used := func(counts func(model.Facets) []model.Count) func(*reader) bool {
		return func(r *reader) bool { return len(counts(r.facets)) > 0 }
	}
	step := func(by int) func(*reader, string) {
		return func(r *reader, _ string) { r.here().step(r, by) }
	}
	return []command{
		{anywhere, "next", []string{"n", "more", ""}, "", "goes on: more of the list, or the next part", forward, step(1)},
		{atList, "previous", []string{"p", "back"}, "", "goes back in the list", backward, step(-1)},
		{atMenu | atArticle, "previous", []string{"p"}, "", "goes back: more of the list, or the part before", backward, step(-1)},
		{atList, "categories", []string{"c"}, "", "lists the categories to choose from", used(categoriesOf), chooseCategory},
		{atList, "tags", []string{"t"}, "", "lists the tags to choose from", used(tagsOf), chooseTag},
		{atList, "years", []string{"y"}, "", "lists the years to choose from", used(yearsOf), chooseYear},
		{atList, "authors", []string{"a"}, "", "lists the authors to choose from", nil, chooseAuthor},
		{atList, "series", nil, "", "lists the series to choose from", func(r *reader) bool { return len(r.lib.Series(r.Base)) > 0 }, chooseSeries},
		{atList, "pages", nil, "", "lists the pages that are no posts, such as one about the blog", func(r *reader) bool { return len(r.lib.Pages(r.Base)) > 0 }, choosePage},
		{anywhere, "search", []string{"s", "/"}, "WORDS", "lists the posts that have these words", func(r *reader) bool { return r.here().where() == atList }, searchWords},
		{atArticle, "contents", []string{"c"}, "", "lists the headings to choose from", func(r *reader) bool { return len(r.article().text.sections) > 0 }, chooseSection},
		{atArticle, "links", nil, "", "lists the links to choose from", func(r *reader) bool { return len(r.article().text.links) > 0 }, chooseLink},
		{atArticle, "series", nil, "", "lists the parts of the series to choose from", func(r *reader) bool { return len(r.parts()) > 0 }, choosePart},
		{atArticle, "older", []string{"o"}, "", "opens the post before this one in time", func(r *reader) bool { return r.beside(1) != nil }, openBeside(1)},
		{atArticle, "newer", nil, "", "opens the post after this one in time", func(r *reader) bool { return r.beside(-1) != nil }, openBeside(-1)},
		{atArticle, "where", []string{"w"}, "", "tells how far you are", nil, func(r *reader, _ string) { r.article().tellPlace(r) }},
		{atArticle, "all", []string{"a"}, "", "reads on to the end without a pause", nil, func(r *reader, _ string) { r.article().tellRest(r) }},
		{atArticle, "again", nil, "", "tells this part once more", nil, func(r *reader, _ string) { r.here().arrive(r) }},
		{atMenu | atArticle, "back", []string{"b"}, "", "leads to where you came from", func(r *reader) bool { return r.here().where() == atMenu }, goBack},
		{atList, "list", []string{"l"}, "", "tells the list again; one that is narrowed becomes the whole list", nil, tellList},
		{atMenu | atArticle, "list", []string{"l"}, "", "leads back to the list", always, tellList},
		{anywhere, "help", []string{"h", "?"}, "", "tells every command", always, func(r *reader, _ string) { r.help() }},
		{anywhere, "quit", []string{"q", "exit", "bye"}, "", "ends", always, func(r *reader, _ string) { r.done = true }},
	}
}

// commandsHere are the commands of the place the reader is at.
func (r *reader) commandsHere() []command {
	at := r.here().where()
	return slices.DeleteFunc(slices.Clone(r.commands), func(c command) bool { return c.where&at == 0 })
}

// prompt says where the reader is and what can be typed.
func (r *reader) prompt() string {
	var words []string
	for _, c := range r.commandsHere() {
		if c.offered != nil && c.offered(r) {
			words = append(words, c.word)
		}
	}
	if number, _ := r.here().numbers(); number != "" {
		words = slices.Insert(words, slices.Index(words, "next")+1, number)
	}
	return sentences(r.here().status(), "Type "+either(words))
}

// help tells every command of the place.
func (r *reader) help() {
	if number, meaning := r.here().numbers(); number != "" {
		r.say(number + ": " + meaning + ".")
	}
	for _, c := range r.commandsHere() {
		r.say(either(c.names()) + ": " + c.does + ".")
	}
}

// names are the answers that mean the command.
func (c command) names() []string {
	names := []string{strings.TrimSpace(c.word + " " + c.takes)}
	for _, other := range c.also {
		if other == "" {
			other = "an empty line"
		}
		names = append(names, other)
	}
	return names
}

// take does what an answer asks for.
func (r *reader) take(answer string) {
	first, rest, _ := strings.Cut(answer, " ")
	if after, ok := strings.CutPrefix(answer, "/"); ok {
		first, rest = "/", strings.TrimSpace(after)
	}
	first = strings.ToLower(first)
	for _, c := range r.commandsHere() {
		if (c.word == first || slices.Contains(c.also, first)) && (rest == "" || c.takes != "") {
			c.run(r, rest)
			return
		}
	}
	number, _ := r.here().numbers()
	if n, err := strconv.Atoi(strings.TrimSuffix(answer, ".")); err == nil && number != "" {
		r.here().number(r, n)
		return
	}
	if m, ok := r.here().(*menu); ok && m.called(r, answer) {
		return
	}
	r.say(fmt.Sprintf("\"%s\" has no meaning here.", clipped(answer, 60)))
}

func goBack(r *reader, _ string) {
	r.leave()
	r.here().arrive(r)
}

// tellList tells the list as it is now: from elsewhere where it was left, from a
// narrowed list the whole one.
func tellList(r *reader, _ string) {
	old := r.list
	if r.here() == place(old) && old.narrowed() {
		r.show(r.listing(r.Base, ""))
		return
	}
	now := r.listing(old.query, old.words)
	now.first = min(old.first, now.lastPage())
	r.show(now)
}
