package dialect

import (
	"fmt"
	"strings"
)

// recordingPages are the addresses of recordings and playlists by site and kind, with the
// names of MetingJS, which tags of many themes use: https://github.com/metowolf/MetingJS
var recordingPages = map[string]map[string]string{
	"netease": {
		"song": "https://music.163.com/#/song?id=%s", "playlist": "https://music.163.com/#/playlist?id=%s",
		"album": "https://music.163.com/#/album?id=%s", "artist": "https://music.163.com/#/artist?id=%s",
	},
	"tencent": {
		"song": "https://y.qq.com/n/ryqq/songDetail/%s", "playlist": "https://y.qq.com/n/ryqq/playlist/%s",
		"album": "https://y.qq.com/n/ryqq/albumDetail/%s", "artist": "https://y.qq.com/n/ryqq/singer/%s",
	},
}

// music embeds a recording by its ID on a site, with arguments in any order ("netease"
// "song" 123), or by its address.
func (e *expander) music(t shortcode) string {
	server, kind, id := t.args.Named["server"], t.args.Named["type"], t.args.Named["id"]
	for _, word := range t.args.words {
		switch {
		case recordingPages[word] != nil:
			server = word
		case recordingPages["netease"][word] != "":
			kind = word
		case id == "" && strings.ContainsAny(word, "0123456789") && !strings.Contains(word, ":"):
			id = word
		}
	}
	switch {
	case t.closing || t.end.found && len(t.args.order)+len(t.args.words) == 0:
		return ""
	case t.args.First(-1, "url", "src") != "":
		return embedMark(mediaTitle(t.args), t.args.First(-1, "url", "src"))
	case server == "" && t.args.Named["id"] != "": // Joe
		server = "netease"
	}
	if kind == "" && strings.HasSuffix(t.name, "list") {
		kind = "playlist"
	} else if kind == "" {
		kind = "song"
	}
	if address := recordingPages[server][kind]; address != "" && id != "" {
		return embedMark(mediaTitle(t.args), fmt.Sprintf(address, id))
	}
	return e.unknownTag(t)
}
