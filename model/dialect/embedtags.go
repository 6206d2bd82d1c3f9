package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

// embedService returns the tag in embedAddresses that a tag name stands for, "" if none:
// youtube-lite, vimeo_simple.
func embedService(name string) string {
	if embedAddresses[name] != "" {
		return name
	}
	for _, service := range []string{"youtube", "vimeo", "bilibili", "tweet", "twitter", "instagram", "codepen", "spotify", "asciinema"} {
		if strings.HasPrefix(name, service) {
			return service
		}
	}
	return ""
}

// embedAddresses are the tags that embed something from another site, with the format of
// its address.
var embedAddresses = map[string]string{
	"youtube":     "https://www.youtube.com/watch?v=%s",
	"youtuber":    "https://www.youtube.com/watch?v=%s",
	"yt":          "https://www.youtube.com/watch?v=%s",
	"vimeo":       "https://vimeo.com/%s",
	"bilibili":    "https://www.bilibili.com/video/%s",
	"bvideo":      "https://www.bilibili.com/video/%s",
	"twitch":      "https://www.twitch.tv/videos/%s",
	"netease":     "https://music.163.com/#/song?id=%s",
	"gist":        "https://gist.github.com/%s",
	"tweet":       "https://x.com/i/status/%s",
	"twitter":     "https://x.com/i/status/%s",
	"x":           "https://x.com/i/status/%s",
	"instagram":   "https://www.instagram.com/p/%s/",
	"codepen":     "https://codepen.io/pen/%s",
	"codesandbox": "https://codesandbox.io/s/%s",
	"hackmd":      "https://hackmd.io/%s",
	"jsfiddle":    "https://jsfiddle.net/%s",
	"asciinema":   "https://asciinema.org/a/%s",
	"spotify":     "https://open.spotify.com/%s",
	"slideshare":  "https://www.slideshare.net/slideshow/embed_code/%s",
	"stackblitz":  "https://stackblitz.com/edit/%s",
	"replit":      "https://replit.com/%s",
	"glitch":      "https://glitch.com/edit/#!/%s",
	"ted":         "https://www.ted.com/talks/%s",
	"soundcloud":  "https://api.soundcloud.com/tracks/%s",
	"speakerdeck": "https://speakerdeck.com/player/%s",
	"video":       "%s",
	"audio":       "%s",
	"iframe":      "%s",
	"embed":       "%s",
	"pdf":         "%s",
}

// youtubeID matches the ID of a video of YouTube, which themes show by a tag for any video.
var youtubeID = pattern.New(`^[\w-]{11}$`)

// gistNumber matches the ID of a gist, which needs no account name. A file name may follow
// it.
var gistNumber = pattern.New(`^(?:\d{5,}|[0-9a-f]{20,})$`)

// idArguments are names of arguments with the ID or address to embed.
var idArguments = strings.Fields("id src url file source sources mp4 mp3 m4a ogg videoid tweetid tweetlink youtubeid filepath bvid av spotify uri")

// embedTag translates a tag that embeds something from another site.
func embedTag(t shortcode) string {
	id := t.args.First(0, idArguments...)
	if file := t.args.Named["file"]; file != "" && id == file && (t.name == "gist" || t.name == "glitch") { // one file of it
		id = t.args.First(0, "id", "src", "url")
	}
	for _, name := range t.args.order { // Stellar: video bilibili:BV..., audio netease:...
		if id == "" && strings.Contains(embedAddresses[name], "://") {
			t.name, id = name, t.args.Named[name]
		}
	}
	address, ok := embedAddresses[t.name]
	switch {
	case t.name == "spotify": // a URI such as spotify:episode:..., or the ID of a track
		id = strings.ReplaceAll(strings.TrimPrefix(id, "spotify:"), ":", "/")
		if id != "" && !strings.Contains(id, "/") {
			id = "track/" + id
		}
	case t.name == "video" && youtubeID.MatchString(id):
		address = embedAddresses["youtube"]
	case t.name == "gist":
		id = gistPath(id, t.args)
	case t.name == "codepen" && t.args.Named["user"] != "" && t.args.First(-1, "hash", "id", "slug", "pen") != "":
		id = "https://codepen.io/" + t.args.Named["user"] + "/pen/" + t.args.First(-1, "hash", "id", "slug", "pen")
	case t.name == "bilibili" && id != "" && strings.Trim(id, "0123456789") == "":
		id = "av" + id // the numeric ID of older videos
	case strings.HasPrefix(id, "["):
		id = firstOf(splitList(id))
	}
	switch {
	case !ok || t.closing || id == "":
		return fallback(t)
	case !strings.Contains(id, "://") && id != t.args.Named["file"]: // a file is one of the site itself
		id = fmt.Sprintf(address, id)
	}
	return embedMark(mediaTitle(t.args), id)
}

// gistPath returns the ID of a gist with its account.
func gistPath(id string, a Arguments) string {
	if user := a.Named["user"]; user != "" {
		return user + "/" + id
	} else if len(a.words) > 1 && !strings.Contains(id, "/") && !gistNumber.MatchString(id) {
		return a.words[0] + "/" + a.words[1]
	}
	return id
}

// mediaTitle returns the title and creator of embedded media.
func mediaTitle(a Arguments) string {
	title, by := a.First(-1, "title", "caption", "label", "name"), a.First(-1, "artist", "author")
	if title != "" && by != "" {
		return title + ", " + by
	}
	return title
}

// embedArgument returns an embed for the first argument of an unknown tag that is a video,
// a recording or a page made for embedding, "" if there is none. The words before it are
// the title.
func embedArgument(a Arguments) string {
	for _, name := range a.order {
		if EmbedKind(a.Named[name]) != "" {
			return embedMark(mediaTitle(a), a.Named[name])
		}
	}
	for i, word := range a.words {
		if EmbedKind(word) == "" {
			continue
		}
		title := mediaTitle(a)
		if title == "" {
			title = strings.Join(a.words[:i], ", ")
		}
		return embedMark(title, word)
	}
	return ""
}
