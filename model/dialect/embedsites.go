package dialect

import (
	"net/url"
	"path"
	"strings"
)

// embedSites are sites whose pages are made for embedding, by the suffix of the host name,
// with a description for readers. The path distinguishes these pages from others of the
// site.
var embedSites = []struct{ host, within, kind string }{
	{"youtube.com", "", "YouTube video"}, {"youtu.be", "", "YouTube video"}, {"youtube-nocookie.com", "", "YouTube video"},
	{"vimeo.com", "", "Vimeo video"}, {"dailymotion.com", "/video", "Dailymotion video"}, {"twitch.tv", "", "Twitch video"}, {"bilibili.com", "/video/", "Bilibili video"},
	{"x.com", "/status/", "Post on X"}, {"twitter.com", "/status", "Post on X"}, {"bsky.app", "/post/", "Post on Bluesky"},
	{"instagram.com", "/p/", "Instagram post"}, {"facebook.com", "/posts/", "Facebook post"},
	{"gist.github.com", "/", "Gist"}, {"codepen.io", "/pen/", "CodePen"}, {"codepen.io", "/embed/", "CodePen"},
	{"codesandbox.io", "/", "CodeSandbox"}, {"stackblitz.com", "/", "StackBlitz project"}, {"jsfiddle.net", "/", "JSFiddle"},
	{"hackmd.io", "/", "HackMD note"}, {"asciinema.org", "/a/", "Terminal recording"},
	{"open.spotify.com", "", "Spotify recording"}, {"soundcloud.com", "", "SoundCloud recording"},
	{"slideshare.net", "/", "Slides"}, {"speakerdeck.com", "/", "Slides"}, {"google.com", "/maps/embed", "Map"},
}

var (
	videoExtensions = map[string]bool{".mp4": true, ".webm": true, ".mov": true, ".ogv": true, ".m4v": true, ".mkv": true, ".avi": true}
	audioExtensions = map[string]bool{".mp3": true, ".ogg": true, ".oga": true, ".wav": true, ".m4a": true, ".flac": true, ".opus": true}
)

// EmbedKind describes what is at an address, "" for an ordinary page or picture.
func EmbedKind(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch end := strings.ToLower(path.Ext(u.Path)); {
	case videoExtensions[end]:
		return "Video"
	case audioExtensions[end]:
		return "Recording"
	}
	host := strings.ToLower(u.Hostname())
	if host == "img.youtube.com" { // thumbnails
		return ""
	}
	for _, site := range embedSites {
		if (host == site.host || strings.HasSuffix(host, "."+site.host)) && len(u.Path) > 1 && strings.Contains(u.Path, site.within) {
			return site.kind
		}
	}
	return ""
}
