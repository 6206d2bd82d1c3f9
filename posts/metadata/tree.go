package metadata

import "strings"

// Kind tells what a node of a metadata tree is.
type Kind uint8

const (
	// Null is a key without a value.
	Null Kind = iota
	// Scalar is a text, a number, a date or a truth value.
	Scalar
	// List holds nodes.
	List
	// Table holds keys with nodes.
	Table
)

// Node is one value of a post's metadata, whatever syntax it was written in.
type Node struct {
	Kind    Kind
	Quoted  bool    // a scalar between quotes
	Line    int     // 1-based line in the file
	Text    string  // of a scalar
	Items   []Node  // of a list
	Entries []Entry // of a table, in the author's order
}

// Entry is one key of a table with its value.
type Entry struct {
	Key   string
	Value Node
}

// Bounds of what any decoder is given, so that no metadata can make it slow.
const (
	MaxBlock = 64 << 10 // bytes of a block
	MaxKeys  = 1000     // keys and items in it
	maxDepth = 16       // levels
)

// TextNode is a scalar on a 1-based line of the file.
func TextNode(text string, quoted bool, line int) Node {
	return Node{Kind: Scalar, Text: text, Quoted: quoted, Line: line}
}

// Get returns the value of a folded key (see FoldKey) of a table, the last of twins.
func (n *Node) Get(key string) (*Node, bool) {
	for i := len(n.Entries) - 1; i >= 0; i-- {
		if FoldKey(n.Entries[i].Key) == key {
			return &n.Entries[i].Value, true
		}
	}
	return nil, false
}

// Has reports whether a table has a key, spelled like that.
func (n *Node) Has(key string) bool {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return true
		}
	}
	return false
}

// SingleText is a scalar's text, or that of the only item of a list.
func (n *Node) SingleText() string {
	switch {
	case n.Kind == Scalar:
		return n.Text
	case n.Kind == List && len(n.Items) == 1:
		return n.Items[0].SingleText()
	}
	return ""
}

// FoldKey makes the spellings of a key alike: "pubDate", "pub_date" and
// "Pub-Date" are all "pubdate".
func FoldKey(key string) string {
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
