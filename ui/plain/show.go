package plain

import (
	"errors"
	"io"
	"iter"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// Content is the JSON form of a post with its text.
type Content struct {
	Post
	Headings []Heading `json:"headings"`
	Links    []Link    `json:"links"`
	Images   []Image   `json:"images"`
	Quotes   []Quote   `json:"quotes"`
	Text     string    `json:"text"` // without Markdown
}

// Heading is the JSON form of a heading.
type Heading struct {
	Level int    `json:"level"` // 1 to 6
	Text  string `json:"text"`
	ID    string `json:"id"` // fragment, without "#"
	Line  int    `json:"line"`
}

// Link is the JSON form of a link.
type Link struct {
	Text   string `json:"text"`
	Target string `json:"target"` // as written
	Line   int    `json:"line"`
}

// Image is the JSON form of a picture.
type Image struct {
	Source string `json:"source"` // as written
	Alt    string `json:"alt"`
	Line   int    `json:"line"`
}

// Quote is the JSON form of a pull quote.
type Quote struct {
	Text        string `json:"text"`
	Attribution string `json:"attribution"` // "" for none
}

// NewContent returns the JSON form of a post and its text. bodyLine is the line of the file
// at which the body begins; all lines are those of the file.
func NewContent(p *model.Post, doc *article.Document, bodyLine int) Content {
	out := Content{
		Post: NewPost(p), Headings: []Heading{}, Links: []Link{}, Images: []Image{}, Quotes: []Quote{},
		Text: doc.Text(),
	}
	offset := max(bodyLine, 1) - 1
	for _, h := range doc.Headings {
		out.Headings = append(out.Headings, Heading{h.Level, article.Plain(h.Text), h.ID, h.StartLine() + offset})
	}
	for _, l := range doc.Links {
		out.Links = append(out.Links, Link{l.Text, l.Target, l.Line + offset})
	}
	for _, i := range doc.Images {
		out.Images = append(out.Images, Image{i.Source, i.Alt, i.Line + offset})
	}
	for _, q := range doc.Quotes {
		out.Quotes = append(out.Quotes, Quote{(&article.Document{Blocks: q.Blocks}).Text(), attribution(q)})
	}
	return out
}

func attribution(q article.PullQuote) string {
	name, role := article.Plain(q.Name), article.Plain(q.Role)
	if name != "" && role != "" {
		return name + ", " + role
	}
	return name + role
}

// writeBufferBytes is the size of the chunks in which lines are written.
const writeBufferBytes = 32 << 10

// WriteLines writes lines, each with a newline.
func WriteLines(w io.Writer, lines iter.Seq[string]) error {
	var out []byte
	for line := range lines {
		out = append(append(out, line...), '\n')
		if len(out) >= writeBufferBytes {
			if _, err := w.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	_, err := w.Write(out)
	return err
}

// Article returns the typeset lines of a post, starting at a heading if one is given. asset
// opens the file of a picture; without it pictures are not checked.
func Article(p *model.Post, doc *article.Document, heading string, setter *typeset.Typesetter, dates words.Dates, asset func(source string) (*model.Asset, error)) (iter.Seq[string], error) {
	page := setter.Page(doc, typeset.NewHeader(p, dates), nil)
	if asset != nil {
		markMissingPictures(page, asset)
	}
	if heading == "" {
		return page.LinesFrom(typeset.Anchor{}), nil
	}
	anchor, ok := page.AnchorOf(heading)
	if !ok {
		return nil, errors.New(words.ArticleNoSuchHeading(p.Slug, heading, doc.HeadingIDs()))
	}
	return page.LinesFrom(anchor), nil
}

// maxPicturesChecked limits the pictures that are checked before the first line is written.
const maxPicturesChecked = 1000

// markMissingPictures lets the cards of missing pictures say so.
func markMissingPictures(page *typeset.Page, asset func(source string) (*model.Asset, error)) {
	pictures := page.PictureSlots()
	for _, picture := range pictures[:min(len(pictures), maxPicturesChecked)] {
		if fault := missingNotice(asset(picture.Source)); fault != "" {
			page.SetPicture(picture.Block, &typeset.RenderedPicture{Fault: fault})
		}
	}
}

// missingNotice returns a notice if a picture is not in the blog, else "".
func missingNotice(file *model.Asset, err error) string {
	if err == nil {
		_ = file.Close() // nothing was read
		return ""
	}
	var none model.AssetError
	if errors.As(err, &none) && none.Reason == model.AssetNotFound {
		return words.PictureAssetError(none)
	}
	return ""
}
