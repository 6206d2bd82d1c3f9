package model

// Mark is what a reader has marked about a post.
type Mark struct {
	Read      bool
	Favourite bool
	Position  Position // where reading stopped
}

// Position is a position in an article, independent of the width of the screen. The zero
// Position is the start.
type Position struct {
	Heading       string  // ID of the heading above, "" before the first one
	PassagesBelow int     // passages between the heading and the position
	Paragraph     uint64  // digest of the words of the passage
	Letters       int     // letters and digits of the passage above the position
	Fraction      float64 // of the article above the position, 0 to 1
}

// Memory holds the marks of the posts of a library.
type Memory struct {
	Marks    map[ID]Mark
	New      map[ID]bool // posts that did not exist at the previous visit
	FirstRun bool        // there are no marks of any blog yet
}
