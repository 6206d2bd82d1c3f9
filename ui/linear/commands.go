package linear

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// placeKind is a kind of place, or several.
type placeKind uint8

const (
	atList placeKind = 1 << iota
	atMenu
	atArticle

	anywhere = atList | atMenu | atArticle
)

// command is an answer that is a word. Prompt, help and what is done come from
// the one table of them.
type command struct {
	where placeKind
	words.Answer
	offered func(r *reader) bool // whether the prompt names it; nil: never
	run     func(r *reader, text string)
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
		{anywhere, words.AnswerNext, forward, step(1)},
		{atList, words.AnswerPreviousInList, backward, step(-1)},
		{atMenu | atArticle, words.AnswerPrevious, backward, step(-1)},
		{atList, words.AnswerCategories, used(categoriesOf), chooseCategory},
		{atList, words.AnswerTags, used(tagsOf), chooseTag},
		{atList, words.AnswerYears, used(yearsOf), chooseYear},
		{atList, words.AnswerAuthors, nil, chooseAuthor},
		{atList, words.AnswerSeries, func(r *reader) bool { return len(r.lib.Series(r.Base)) > 0 }, chooseSeries},
		{atList, words.AnswerPages, func(r *reader) bool { return len(r.lib.Pages(r.Base)) > 0 }, choosePage},
		{anywhere, words.AnswerSearch, func(r *reader) bool { return r.here().kind() == atList }, searchWords},
		{atArticle, words.AnswerContents, func(r *reader) bool { return len(r.article().text.sections) > 0 }, chooseSection},
		{atArticle, words.AnswerLinks, func(r *reader) bool { return len(r.article().text.links) > 0 }, chooseLink},
		{atArticle, words.AnswerParts, func(r *reader) bool { return len(r.parts()) > 0 }, choosePart},
		{atArticle, words.AnswerOlder, func(r *reader) bool { return r.beside(1) != nil }, openBeside(1)},
		{atArticle, words.AnswerNewer, func(r *reader) bool { return r.beside(-1) != nil }, openBeside(-1)},
		{atArticle, words.AnswerWhere, nil, func(r *reader, _ string) { r.article().tellPlace(r) }},
		{atArticle, words.AnswerAll, nil, func(r *reader, _ string) { r.article().tellRest(r) }},
		{atArticle, words.AnswerAgain, nil, func(r *reader, _ string) { r.here().arrive(r) }},
		{atMenu | atArticle, words.AnswerBack, func(r *reader) bool { return r.here().kind() == atMenu }, goBack},
		{atList, words.AnswerListAgain, nil, tellList},
		{atMenu | atArticle, words.AnswerList, always, tellList},
		{anywhere, words.AnswerHelp, always, func(r *reader, _ string) { r.help() }},
		{anywhere, words.AnswerQuit, always, func(r *reader, _ string) { r.done = true }},
	}
}

// commandsHere are the commands of the place the reader is at.
func (r *reader) commandsHere() []command {
	at := r.here().kind()
	return slices.DeleteFunc(slices.Clone(r.commands), func(c command) bool { return c.where&at == 0 })
}

// prompt returns where the reader is and what can be typed.
func (r *reader) prompt() string {
	var answers []string
	for _, c := range r.commandsHere() {
		if c.offered != nil && c.offered(r) {
			answers = append(answers, c.Word)
		}
	}
	if number, _ := r.here().numbers(); number != "" {
		answers = slices.Insert(answers, slices.Index(answers, words.AnswerNext.Word)+1, number)
	}
	return words.Sentences(r.here().status(), words.TypeOne(answers))
}

// help writes every command of the place.
func (r *reader) help() {
	if number, meaning := r.here().numbers(); number != "" {
		r.say(words.AnswerDoes(number, meaning))
	}
	for _, c := range r.commandsHere() {
		r.say(words.AnswerDoes(words.Or(c.names()), c.Does))
	}
}

// names are the answers that mean the command.
func (c command) names() []string {
	names := []string{strings.TrimSpace(c.Word + " " + c.Takes)}
	for _, other := range c.Also {
		if other == "" {
			other = words.AnEmptyLine
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
		if (c.Word == first || slices.Contains(c.Also, first)) && (rest == "" || c.Takes != "") {
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
	r.say(words.NoMeaning(clipped(answer, 60)))
}

func goBack(r *reader, _ string) {
	r.leave()
	r.here().arrive(r)
}

// tellList writes the list as it is now: from an article where the list was left, from
// a narrowed list the whole one.
func tellList(r *reader, _ string) {
	old := r.list
	if r.here() == place(old) && old.narrowed() {
		r.show(r.listing(r.Base, ""))
		return
	}
	now := r.listing(old.query, old.sought)
	now.first = min(old.first, now.lastPage())
	r.show(now)
}
