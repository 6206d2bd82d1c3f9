package ui

import (
	"context"
	"image/color"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/picture"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// session is what all screens of one reader share.
type session struct {
	blog           Blog
	lib            *model.Library
	previousLib    *model.Library // while screens take lib in: the one it takes the place of
	theme          theme.Theme
	keys           keymap
	desktop        Desktop
	deadLinks      func(context.Context, *model.Library) []model.FileProblem // nil where nobody looks for them
	memory         *memory
	index          *search.Index
	base           model.Query // what is shown without filters
	measure        int         // width of the text in cells
	defaultMeasure int         // the same, to begin with and to go back to
	sharedLines    typeset.Sharing
	sharedCache    *SharedCache // nil for a reader alone
	ascii          bool
	dates          words.Dates
	host           string // as in "ssh -t HOST", "" if there is none

	pictureCache     *picture.Cache
	imageStore       imageStore
	hidePictures     bool
	pictureMode      pictureMode
	screenBackground color.Color // the screen's background, nil as long as it has not told
}

// latestVersion returns what has become of a post in the newest library, also under
// another name; nil if it is gone.
func (r *session) latestVersion(p *model.Post) *model.Post {
	if same := r.lib.Post(p.ID); same != nil {
		return same
	}
	if r.previousLib == nil || r.lib.Stage() == model.Reading {
		return nil
	}
	return r.lib.Renamed(p, r.previousLib)
}
