package model

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NotFoundError says that no post answers to a name, and which come nearest.
type NotFoundError struct {
	Name    string
	Nearest []string // slugs, at most three, the nearest first
}

// Error names the nearest posts.
func (e *NotFoundError) Error() string {
	message := fmt.Sprintf("no post is called %q", e.Name)
	if len(e.Nearest) > 0 {
		message += "; the nearest are " + strings.Join(e.Nearest, ", ")
	}
	return message
}

// AmbiguousError says that several posts answer to a name.
type AmbiguousError struct {
	Name  string
	Posts []*Post
}

// ambiguousShown bounds the candidates that the message names.
const ambiguousShown = 8

// Error names the candidates by path, which is never ambiguous.
func (e *AmbiguousError) Error() string {
	var paths []string
	for _, p := range e.Posts[:min(len(e.Posts), ambiguousShown)] {
		paths = append(paths, p.Path)
	}
	message := fmt.Sprintf("%q may mean %d posts: %s", e.Name, len(e.Posts), strings.Join(paths, ", "))
	if len(e.Posts) > ambiguousShown {
		message += ", …"
	}
	return message
}

// Find returns the post that name means: a path, a slug, an alias, an address on
// the web or a part of one title or slug only, each with an optional "#heading", which is returned without
// its mark. A name that is complete with its "#" is preferred. The error is a
// *NotFoundError or an *AmbiguousError.
func (l *Library) Find(name string) (post *Post, heading string, err error) {
	whole := strings.TrimSpace(name)
	found := l.named(whole)
	for at := strings.LastIndexByte(whole, '#'); at > 0 && len(found) == 0; at = strings.LastIndexByte(whole[:at], '#') {
		found, heading = l.named(whole[:at]), whole[at+1:]
	}
	if len(found) == 0 {
		found, heading = l.titled(whole), ""
	}
	if before, after, ok := strings.Cut(whole, "#"); ok && len(found) == 0 {
		found, heading = l.titled(before), after
	}
	switch len(found) {
	case 0:
		return nil, "", &NotFoundError{Name: name, Nearest: l.nearest(whole)}
	case 1:
		return found[0], heading, nil
	}
	return nil, "", &AmbiguousError{Name: name, Posts: found}
}

// named looks a whole name up: as a path, then a slug, then an alias, then an address on
// the web or the end of a path.
func (l *Library) named(name string) []*Post {
	if name == "" {
		return nil
	}
	clean := strings.TrimPrefix(path.Clean("/"+name), "/")
	if p := l.Post(ID(clean)); p != nil {
		return []*Post{p}
	}
	trimmed := fold(strings.Trim(name, "/"))
	if found := l.names().slugs[trimmed]; len(found) > 0 {
		return found
	}
	if found := l.names().aliases[trimmed]; len(found) > 0 {
		return found
	}
	if found := l.publishedAt(name); len(found) > 0 {
		return found
	}
	return l.filed(clean)
}

// filed returns the posts whose paths end in a file's name, with folders before it or none.
func (l *Library) filed(name string) []*Post {
	if path.Ext(name) == "" {
		return nil
	}
	var found []*Post
	for _, e := range l.posts {
		if strings.HasSuffix(string(e.ID), "/"+name) {
			found = append(found, e.Post)
		}
	}
	return found
}

// publishedAt returns the posts that an address on the web means, with the
// blog's host or without one.
func (l *Library) publishedAt(name string) []*Post {
	if !strings.Contains(name, "/") {
		return nil
	}
	if address, err := url.Parse(name); err == nil && address.Host != "" {
		if !l.owns(address.Hostname()) {
			return nil
		}
		name = address.Path
	}
	place := fold(plainPath(unescaped(name)))
	if p := l.addresses().paths[place]; p != nil && place != "" {
		return []*Post{p}
	}
	return l.addresses().whole[place]
}

func (l *Library) titled(part string) []*Post {
	part = fold(part)
	if part == "" {
		return nil
	}
	var exact, partial []*Post
	for _, e := range l.posts {
		switch title := fold(e.Title); {
		case title == part:
			exact = append(exact, e.Post)
		case strings.Contains(title, part), strings.Contains(fold(e.Slug), part):
			partial = append(partial, e.Post)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return partial
}

// nearest returns the slugs of the three posts whose slug or title shares the most
// words with name, and then is the fewest edits away from it.
func (l *Library) nearest(name string) []string {
	type candidate struct {
		slug             string
		shared, distance int
	}
	wanted := []rune(fold(name))
	if len(wanted) > longestName {
		wanted = wanted[:longestName]
	}
	parts := wordsOf(string(wanted))
	var candidates []candidate
	for _, e := range l.posts {
		shared, words := 0, wordsOf(fold(e.Slug)+" "+fold(e.Title))
		for _, part := range parts {
			if slices.Contains(words, part) {
				shared++
			}
		}
		distance := min(editDistance(wanted, []rune(fold(e.Slug))), editDistance(wanted, []rune(fold(e.Title))))
		candidates = append(candidates, candidate{e.Slug, shared, distance})
		slices.SortStableFunc(candidates, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(b.shared, a.shared), cmp.Compare(a.distance, b.distance))
		})
		candidates = candidates[:min(len(candidates), 3)]
	}
	var slugs []string
	for _, c := range candidates {
		slugs = append(slugs, c.slug)
	}
	return slugs
}

// wordsOf are the words of a name that say something: those of four letters and more.
func wordsOf(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, func(word string) bool { return utf8.RuneCountInString(word) < 4 })
}

// DidYouMean ends a sentence about a name that is wrong with the one of names
// that is the fewest edits away, or with nothing when none is near.
func DidYouMean(wrong string, names []string) string {
	wanted := []rune(fold(wrong))
	nearest, least := "", len(wanted)/3+2
	for _, name := range names {
		if distance := editDistance(wanted, []rune(fold(name))); distance < least {
			nearest, least = name, distance
		}
	}
	if nearest == "" {
		return ""
	}
	return "; did you mean " + nearest + "?"
}

// longestName bounds, in runes, what is compared when looking for near names.
const longestName = 64

// editDistance is Levenshtein's distance between the starts of a and b.
func editDistance(a, b []rune) int {
	b = b[:min(len(b), longestName)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range b {
			edit := diagonal
			if r != s {
				edit++
			}
			diagonal = row[j+1]
			row[j+1] = min(edit, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
