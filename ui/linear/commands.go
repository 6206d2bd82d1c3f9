package linear

import (
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// placeKind is a set of kinds of places.
type placeKind uint8

const (
	atList placeKind = 1 << iota
	atMenu
	atArticle

	anywhere = atList | atMenu | atArticle
)

// command is a word that can be typed. Prompt and help are made from the table of commands.
type command struct {
	places placeKind
	words.Answer
	inPrompt func(r *reader) bool // whether the prompt lists it; nil for never
	run      func(r *reader, text string)
}

// commandTable returns all commands, in the order of the help.
func commandTable() []command {
	always := func(*reader) bool { return true }
	forward := func(r *reader) bool { _, after := r.current().hasMore(); return after }
	backward := func(r *reader) bool { before, _ := r.current().hasMore(); return before }
	hasAny := func(counts func(model.Facets) []model.Count) func(*reader) bool {
		return func(r *reader) bool { return len(counts(r.facets)) > 0 }
	}
	step := func(by int) func(*reader, string) {
		return func(r *reader, _ string) { r.current().step(r, by) }
	}
	return []command{
		{anywhere, words.AnswerNext, forward, step(1)},
		{atList, words.AnswerPreviousInList, backward, step(-1)},
		{atMenu | atArticle, words.AnswerPrevious, backward, step(-1)},
		{atList, words.AnswerCategories, hasAny(categoriesOf), chooseCategory},
		{atList, words.AnswerTags, hasAny(tagsOf), chooseTag},
		{atList, words.AnswerYears, hasAny(yearsOf), chooseYear},
		{atList, words.AnswerAuthors, nil, chooseAuthor},
		{atList, words.AnswerSeries, func(r *reader) bool { return len(r.lib.Series(r.Base)) > 0 }, chooseSeries},
		{atList, words.AnswerPages, func(r *reader) bool { return len(r.lib.Pages(r.Base)) > 0 }, choosePage},
		{anywhere, words.AnswerSearch, func(r *reader) bool { return r.current().kind() == atList }, searchPosts},
		{atArticle, words.AnswerContents, func(r *reader) bool { return len(r.article().text.sections) > 0 }, chooseSection},
		{atArticle, words.AnswerLinks, func(r *reader) bool { return len(r.article().text.links) > 0 }, chooseLink},
		{atArticle, words.AnswerParts, func(r *reader) bool { return len(r.parts()) > 0 }, choosePart},
		{atArticle, words.AnswerOlder, func(r *reader) bool { return r.neighbour(1) != nil }, openNeighbour(1, words.LinearNoOlderPost)},
		{atArticle, words.AnswerNewer, func(r *reader) bool { return r.neighbour(-1) != nil }, openNeighbour(-1, words.LinearNoNewerPost)},
		{atArticle, words.AnswerWhere, nil, func(r *reader, _ string) { r.article().printProgress(r) }},
		{atArticle, words.AnswerAll, nil, func(r *reader, _ string) { r.article().printRest(r) }},
		{atArticle, words.AnswerAgain, nil, func(r *reader, _ string) { r.current().print(r) }},
		{atMenu | atArticle, words.AnswerBack, func(r *reader) bool { return r.current().kind() == atMenu }, goBack},
		{atList, words.AnswerListAgain, nil, openList},
		{atMenu | atArticle, words.AnswerList, always, openList},
		{anywhere, words.AnswerHelp, always, func(r *reader, _ string) { r.help() }},
		{anywhere, words.AnswerQuit, always, func(r *reader, _ string) { r.done = true }},
	}
}

// availableCommands returns the commands of the current place.
func (r *reader) availableCommands() []command {
	at := r.current().kind()
	return slices.DeleteFunc(slices.Clone(r.commands), func(c command) bool { return c.places&at == 0 })
}

// prompt returns the status of the current place and what can be typed.
func (r *reader) prompt() string {
	var answers []string
	for _, c := range r.availableCommands() {
		if c.inPrompt != nil && c.inPrompt(r) {
			answers = append(answers, c.Word)
		}
	}
	if number, _ := r.current().numberHelp(); number != "" {
		answers = slices.Insert(answers, slices.Index(answers, words.AnswerNext.Word)+1, number)
	}
	return words.Sentences(r.current().status(), words.AnswerPrompt(answers))
}

// help prints all available commands.
func (r *reader) help() {
	if number, meaning := r.current().numberHelp(); number != "" {
		r.say(words.AnswerHelpLine(number, meaning))
	}
	for _, c := range r.availableCommands() {
		r.say(words.AnswerHelpLine(words.Or(c.names()), c.Description))
	}
}

// names returns what can be typed for the command.
func (c command) names() []string {
	names := []string{strings.TrimSpace(c.Word + " " + c.Argument)}
	for _, other := range c.Aliases {
		if other == "" {
			other = words.AnswerEmptyLine
		}
		names = append(names, other)
	}
	return names
}

// execute runs the command of an answer, or selects the number or name that it is.
func (r *reader) execute(answer string) {
	first, rest, _ := strings.Cut(answer, " ")
	if after, ok := strings.CutPrefix(answer, "/"); ok {
		first, rest = "/", strings.TrimSpace(after)
	}
	first = strings.ToLower(first)
	for _, c := range r.availableCommands() {
		if (c.Word == first || slices.Contains(c.Aliases, first)) && (rest == "" || c.Argument != "") {
			c.run(r, rest)
			return
		}
	}
	number, _ := r.current().numberHelp()
	if n, err := strconv.Atoi(strings.TrimSuffix(answer, ".")); err == nil && number != "" {
		r.current().selectNumber(r, n)
		return
	}
	if m, ok := r.current().(*menu); ok && m.selectName(r, answer) {
		return
	}
	r.say(words.AnswerUnknown(truncate(answer, 60)))
}

func goBack(r *reader, _ string) {
	r.leave()
	r.current().print(r)
}

// openList shows the current list again, on the page where it was left. From a filtered list
// it goes to the unfiltered one.
func openList(r *reader, _ string) {
	old := r.list
	if r.current() == place(old) && old.filtered() {
		r.showList(r.listing(r.Base, ""))
		return
	}
	now := r.listing(old.query, old.searchText)
	now.first = min(old.first, now.lastPageStart())
	r.showList(now)
}
