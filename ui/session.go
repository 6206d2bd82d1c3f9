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

// session holds the state that all screens of one reader share.
type session struct {
	blog           Blog
	lib            *model.Library
	previousLib    *model.Library // the replaced library, only set while screens switch to lib
	theme          theme.Theme
	keys           keymap
	desktop        Desktop
	deadLinks      func(context.Context, *model.Library) []model.FileProblem // nil if links are not checked
	memory         *memory
	index          *search.Index
	base           model.Query // the posts that are shown without filters
	measure        int         // width of the text in cells
	defaultMeasure int         // initial value of measure, restored on request
	sharedLines    typeset.CacheProvider
	sharedCache    *SharedCache // nil for a single reader
	ascii          bool
	dates          words.Dates
	host           string // as in "ssh -t HOST", "" if not served

	pictureCache     *picture.Cache
	imageStore       imageStore
	hidePictures     bool
	pictureMode      pictureMode
	screenBackground color.Color // nil until the terminal reports it
}

// latestVersion returns a post in the newest library, also if it was renamed; nil if it is
// gone.
func (s *session) latestVersion(p *model.Post) *model.Post {
	if same := s.lib.Post(p.ID); same != nil {
		return same
	}
	if s.previousLib == nil || s.lib.Stage() == model.Reading {
		return nil
	}
	return s.lib.Renamed(p, s.previousLib)
}
