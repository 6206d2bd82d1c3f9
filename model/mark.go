package model

// Mark is what a reader has left at a post. The zero Mark is nothing.
type Mark struct {
	Read      bool
	Favourite bool
	Position  Position // where reading stopped
}

// Position is where in an article somebody stopped reading, told by what stands
// there and not by lines of a screen. The zero Place is the start.
type Position struct {
	Heading       string  // ID of the heading above, "" before the first one
	PassagesBelow int     // passages between that heading and the place
	Paragraph     uint64  // digest of the words of the passage
	Letters       int     // letters and digits of the passage above the place
	Fraction      float64 // of the article above the place, 0 to 1
}

// Memory is what is remembered of the posts of a library.
type Memory struct {
	Marks    map[ID]Mark
	New      map[ID]bool // posts that were not there at the visit before this one
	FirstRun bool        // nothing was ever remembered of any blog
}
