package article

import (
	"net/url"
	"path"
	"strings"

	"blogtui/model/dialect"
)

// scriptEmbedAddress returns the address of what a site's script would embed in place of
// an element, "" if there is none.
func scriptEmbedAddress(e element) string {
	address, ok := strings.CutSuffix(e.attributes["src"], ".js")
	if kind := dialect.EmbedKind(address); ok && e.name == "script" && (kind == "Gist" || kind == "Terminal recording") {
		return address
	}
	if id := e.attributes["data-id"]; id != "" && strings.Contains(e.attributes["class"], "speakerdeck-embed") {
		return "https://speakerdeck.com/player/" + id
	}
	return ""
}

// newEmbed returns the embed for an address, with the address of the page that a reader
// would open.
func newEmbed(place Location, title, address string) Embed {
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	e := Embed{Location: place, Title: title, Target: address, Kind: dialect.EmbedKind(address)}
	if e.Kind == "" {
		e.Kind = "Embedded page"
	}
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		id := path.Base(u.Path)
		switch {
		case e.Kind == "YouTube video" && strings.Contains(u.Path, "/embed/") && id != "videoseries":
			e.Target = "https://www.youtube.com/watch?v=" + id
		case e.Kind == "Vimeo video" && strings.HasPrefix(u.Path, "/video/"):
			e.Target = "https://vimeo.com/" + id
		}
	}
	if strings.EqualFold(e.Title, e.Kind) {
		e.Title = ""
	}
	return e
}

// Name returns the title, else the kind.
func (e Embed) Name() string {
	if e.Title != "" {
		return e.Title
	}
	return e.Kind
}

// asEmbed returns the embed that an image stands for, if it is not a picture.
func (i Image) asEmbed(place Location) (Embed, bool) {
	if address, ok := strings.CutPrefix(i.Source, dialect.EmbedScheme); ok {
		return newEmbed(place, i.Alt, address), true
	}
	if dialect.EmbedKind(i.Source) != "" {
		return newEmbed(place, i.Alt, i.Source), true
	}
	return Embed{}, false
}

// inlineForm returns the inline for an image within text.
func (i Image) inlineForm() Inline {
	if strings.HasPrefix(i.Source, dialect.ChipScheme) {
		return Placeholder(i.Alt)
	}
	if embed, ok := i.asEmbed(Location{}); ok {
		return Link{Text: []Inline{Text(embed.Name())}, Target: embed.Target}
	}
	return i
}

// blockForm returns the block for an image that stands alone; target is its link target.
func (i Image) blockForm(place Location, target string) Block {
	if strings.HasPrefix(i.Source, dialect.ChipScheme) {
		return Paragraph{Location: place, Text: []Inline{Placeholder(i.Alt)}}
	}
	if embed, ok := i.asEmbed(place); ok {
		return embed
	}
	if strings.HasSuffix(dialect.EmbedKind(target), " video") { // a thumbnail of the video
		return newEmbed(place, i.Alt, target)
	}
	picture := Picture{Location: place, Source: i.Source, Alt: i.Alt, Title: i.Title, Target: target}
	if i.Title != "" && i.Title != i.Alt {
		picture.Caption = []Inline{Text(i.Title)}
	}
	return picture
}

// bareEmbed returns the embed for a paragraph that consists of an embeddable address, as
// on blogs with oEmbed.
func bareEmbed(p Paragraph) (Embed, bool) {
	link, ok := onlyInline(p.Text).(Link)
	if !ok || len(link.Text) != 1 || !strings.Contains(link.Target, "://") {
		return Embed{}, false
	}
	if text, ok := link.Text[0].(Text); !ok || string(text) != shortAddress(link.Target) || dialect.EmbedKind(link.Target) == "" {
		return Embed{}, false
	}
	return newEmbed(p.Location, "", link.Target), true
}
