package posts

import "strings"

// shape tells what a node of a metadata tree is.
type shape uint8

const (
	null shape = iota
	scalar
	list
	table
)

// node is one value of a post's metadata, whatever syntax it was written in.
type node struct {
	shape   shape
	quoted  bool    // a scalar between quotes
	line    int     // 1-based line in the file
	text    string  // of a scalar
	items   []node  // of a list
	entries []entry // of a table, in the author's order
}

// entry is one key of a table with its value.
type entry struct {
	key   string
	value node
}

// Bounds of what any decoder is given, so that no metadata can make it slow.
const (
	maxBlock = 64 << 10 // bytes
	maxKeys  = 1000
	maxDepth = 16
)

func textNode(text string, quoted bool, line int) node {
	return node{shape: scalar, text: text, quoted: quoted, line: line}
}

// get returns the value of a key of a table.
func (n *node) get(key string) (*node, bool) {
	for i := len(n.entries) - 1; i >= 0; i-- {
		if foldKey(n.entries[i].key) == key {
			return &n.entries[i].value, true
		}
	}
	return nil, false
}

// flat is a scalar's text, or that of the only item of a list.
func (n *node) flat() string {
	switch {
	case n.shape == scalar:
		return n.text
	case n.shape == list && len(n.items) == 1:
		return n.items[0].flat()
	}
	return ""
}

// foldKey makes the spellings of a key alike: "pubDate", "pub_date" and
// "Pub-Date" are all "pubdate".
func foldKey(key string) string {
	for i := range len(key) {
		if c := key[i]; c < 'a' || c > 'z' {
			return strings.Map(func(r rune) rune {
				if r == '_' || r == '-' || r == ' ' {
					return -1
				}
				return r
			}, strings.ToLower(key))
		}
	}
	return key
}
