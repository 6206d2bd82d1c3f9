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

// NotFoundError is returned if no post has a name.
type NotFoundError struct {
	Name        string
	Suggestions []string // slugs, at most three, the best first
}

// Error returns a message with the suggestions.
func (e *NotFoundError) Error() string {
	message := fmt.Sprintf("no post is called %q", e.Name)
	if len(e.Suggestions) > 0 {
		message += "; the nearest are " + strings.Join(e.Suggestions, ", ")
	}
	return message
}

// AmbiguousError is returned if several posts match a name.
type AmbiguousError struct {
	Name  string
	Posts []*Post
}

// maxAmbiguousShown limits the posts that the message names.
const maxAmbiguousShown = 8

// Error returns a message with the paths of the posts, which are unambiguous.
func (e *AmbiguousError) Error() string {
	var paths []string
	for _, p := range e.Posts[:min(len(e.Posts), maxAmbiguousShown)] {
		paths = append(paths, p.Path)
	}
	message := fmt.Sprintf("%q may mean %d posts: %s", e.Name, len(e.Posts), strings.Join(paths, ", "))
	if len(e.Posts) > maxAmbiguousShown {
		message += ", …"
	}
	return message
}

// Find returns the post with the given name: a path, slug, alias, web address, or a part of
// a single title or slug. A name may be followed by "#heading", unless it contains the "#"
// itself. The error is a *NotFoundError or *AmbiguousError.
func (l *Library) Find(name string) (post *Post, heading string, err error) {
	whole := strings.TrimSpace(name)
	found := l.findByName(whole)
	for at := strings.LastIndexByte(whole, '#'); at > 0 && len(found) == 0; at = strings.LastIndexByte(whole[:at], '#') {
		found, heading = l.findByName(whole[:at]), whole[at+1:]
	}
	if len(found) == 0 {
		found, heading = l.findByTitle(whole), ""
	}
	if before, after, ok := strings.Cut(whole, "#"); ok && len(found) == 0 {
		found, heading = l.findByTitle(before), after
	}
	switch len(found) {
	case 0:
		return nil, "", &NotFoundError{Name: name, Suggestions: l.suggestions(whole)}
	case 1:
		return found[0], heading, nil
	}
	return nil, "", &AmbiguousError{Name: name, Posts: found}
}

// findByName looks a name up as path, slug, alias, web address and end of a path, in this
// order.
func (l *Library) findByName(name string) []*Post {
	if name == "" {
		return nil
	}
	clean := strings.TrimPrefix(path.Clean("/"+name), "/")
	if p := l.Post(ID(clean)); p != nil {
		return []*Post{p}
	}
	trimmed := fold(strings.Trim(name, "/"))
	if found := l.names().bySlug[trimmed]; len(found) > 0 {
		return found
	}
	if found := l.names().byAlias[trimmed]; len(found) > 0 {
		return found
	}
	if found := l.findByURL(name); len(found) > 0 {
		return found
	}
	return l.findByPathSuffix(clean)
}

// findByPathSuffix returns the posts whose path ends with a file name, optionally with
// folders.
func (l *Library) findByPathSuffix(name string) []*Post {
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

// findByURL returns the posts with a web address, with or without the host of the blog.
func (l *Library) findByURL(name string) []*Post {
	if !strings.Contains(name, "/") {
		return nil
	}
	if address, err := url.Parse(name); err == nil && address.Host != "" {
		if !l.isOwnHost(address.Hostname()) {
			return nil
		}
		name = address.Path
	}
	place := fold(canonicalPath(unescape(name)))
	if p := l.addresses().byPath[place]; p != nil && place != "" {
		return []*Post{p}
	}
	return l.addresses().byAddress[place]
}

func (l *Library) findByTitle(part string) []*Post {
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

// suggestions returns the slugs of the three posts whose slug or title has the most words
// in common with name, then the smallest edit distance.
func (l *Library) suggestions(name string) []string {
	type candidate struct {
		slug             string
		shared, distance int
	}
	runes := []rune(fold(name))
	if len(runes) > maxNameRunes {
		runes = runes[:maxNameRunes]
	}
	parts := longWords(string(runes))
	var candidates []candidate
	for _, e := range l.posts {
		shared, words := 0, longWords(fold(e.Slug)+" "+fold(e.Title))
		for _, part := range parts {
			if slices.Contains(words, part) {
				shared++
			}
		}
		distance := min(editDistance(runes, []rune(fold(e.Slug))), editDistance(runes, []rune(fold(e.Title))))
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

// longWords returns the words of at least four letters.
func longWords(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(words, func(word string) bool { return utf8.RuneCountInString(word) < 4 })
}

// DidYouMean returns "; did you mean X?" with the name of the smallest edit distance, or ""
// if none is similar.
func DidYouMean(unknown string, names []string) string {
	runes := []rune(fold(unknown))
	best, minDistance := "", len(runes)/3+2
	for _, name := range names {
		if distance := editDistance(runes, []rune(fold(name))); distance < minDistance {
			best, minDistance = name, distance
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + best + "?"
}

// maxNameRunes limits the names whose edit distance is computed.
const maxNameRunes = 64

// editDistance returns the Levenshtein distance of a and the first maxNameRunes of b.
func editDistance(a, b []rune) int {
	b = b[:min(len(b), maxNameRunes)]
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
