package metadata

import "strings"

// Kind is the kind of a node.
type Kind uint8

const (
	// Null is a key without a value.
	Null Kind = iota
	// Scalar is a text, a number, a date or a boolean.
	Scalar
	// List holds nodes.
	List
	// Table holds keys with nodes.
	Table
)

// Node is a value in metadata of any syntax.
type Node struct {
	Kind    Kind
	Quoted  bool    // a scalar between quotes
	Line    int     // 1-based line in the file
	Text    string  // of a scalar
	Items   []Node  // of a list
	Entries []Entry // of a table, in the order of the file
}

// Entry is one key of a table with its value.
type Entry struct {
	Key   string
	Value Node
}

// Limits that keep decoding fast.
const (
	MaxBlock = 64 << 10 // bytes of a block
	MaxKeys  = 1000     // keys and items in it
	maxDepth = 16       // levels
)

// TextNode returns a scalar. line is its 1-based line in the file.
func TextNode(text string, quoted bool, line int) Node {
	return Node{Kind: Scalar, Text: text, Quoted: quoted, Line: line}
}

// Get returns the value of a folded key (see FoldKey) of a table, the last one of duplicates.
func (n *Node) Get(key string) (*Node, bool) {
	for i := len(n.Entries) - 1; i >= 0; i-- {
		if FoldKey(n.Entries[i].Key) == key {
			return &n.Entries[i].Value, true
		}
	}
	return nil, false
}

// Has reports whether a table has a key in exactly this spelling.
func (n *Node) Has(key string) bool {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return true
		}
	}
	return false
}

// SingleText returns the text of a scalar, or of the only item of a list, else "".
func (n *Node) SingleText() string {
	switch {
	case n.Kind == Scalar:
		return n.Text
	case n.Kind == List && len(n.Items) == 1:
		return n.Items[0].SingleText()
	}
	return ""
}

// FoldKey normalises a key: "pubDate", "pub_date" and "Pub-Date" become "pubdate".
func FoldKey(key string) string {
	for i := range len(key) {
		if c := key[i]; c < 'a' || c > 'z' {
			return strings.Map(func(r rune) rune {
				if r == '_' || r == '-' || r == ' ' || r == ':' { // nanoc: :title
					return -1
				}
				return r
			}, strings.ToLower(key))
		}
	}
	return key
}
