package posts

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// kirbySites are the files with the title of a site of Kirby, any of which marks its root. Those of
// sites in several languages name the language.
var kirbySites = strings.Fields("content/site.txt content/site.en.txt content/site.de.txt content/site.fr.txt content/site.es.txt content/site.nl.txt content/site.it.txt")

var (
	// kirbyFile matches the file of a page: the name of its template and a language. The files of
	// pictures beside it are named after these: photo.jpg.txt.
	// https://getkirby.com/docs/guide/content/text-files
	kirbyFile = pattern.New(`^[\w-]+(?:\.[a-z]{2}(?:[_-][A-Za-z]{2})?)?\.txt$`)
	// kirbyNumber matches the number before the name of a listed page, which before Kirby 3 a
	// hyphen followed. A date is not matched.
	kirbyNumber = pattern.New(`^(?:\d{1,5}_|\d{1,3}[.-])`)
)

// isKirbyPost reports whether a file of a project is a page of Kirby, which always has a folder.
func isKirbyPost(id string) bool {
	return strings.HasPrefix(id, "content/") && path.Dir(id) != "content" && kirbyFile.MatchString(path.Base(id))
}

// readKirbyFolder sets the name of the folder that every page of Kirby is. opened is the path of the
// blog's folder, which may be such a page itself.
func (p *pathInfo) readKirbyFolder(opened string) {
	folder := path.Base(path.Join("/", opened, p.folder))
	p.bundle = true
	p.datedName = kirbyNumber.ReplaceAllString(folder, "")
	p.numbered = p.datedName != folder || trimDate(folder) != folder
}

// kindFromTemplate reads the template after which a file of Kirby is named as a kind.
func kindFromTemplate(r *postParser) bool {
	name, _, _ := strings.Cut(strings.ToLower(r.path.base), ".")
	if r.site.generator != kirby {
		return false
	}
	if r.traits.page = r.traits.page || name == "error"; name == "note" {
		name = "post"
	}
	template := metadata.TextNode(name, true, 0)
	return readKind(r, "template", &template)
}

// isUnlisted reports whether a post of Kirby has no number while others beside it have: it is
// reached by its address only. https://getkirby.com/docs/guide/content/publishing-workflow
func (s *blogFacts) isUnlisted(l *parsedFile) bool {
	parent := path.Dir(l.path.folder)
	return s.site.generator == kirby && !l.path.numbered && s.numberedByFolder[parent] > 0 && s.site.inProject(parent) != "content"
}

// isAccount reports whether the name of an author is that of an account of Kirby, which is not for
// readers: an ID or an e-mail address.
func (s *site) isAccount(name string) bool {
	return s.generator == kirby && (strings.HasPrefix(name, "user://") || strings.Contains(name, "@"))
}

// Limits of the files that describe the pictures of one post.
const (
	maxPictureTexts = 200
	maxPictureText  = 8 << 10 // bytes of each
)

// kirbyPictureText matches the file beside a picture or another file that describes it.
var kirbyPictureText = pattern.New(`^([^.].*\.[a-z0-9]{2,5})(?:\.[a-z]{2}(?:[_-][A-Za-z]{2})?)?\.txt$`)

// addPictures adds what the files beside the pictures of a post say: the ID that its text may name a
// picture by, and a description.
func (s *site) addPictures(given map[string]string, src files.Source, id model.ID, text string) map[string]string {
	if s.generator != kirby || !strings.Contains(text, "(") {
		return given
	}
	folder := path.Dir(string(id))
	entries, _ := listFolder(src, folder, maxPictureTexts)
	for _, e := range entries {
		m := kirbyPictureText.FindStringSubmatch(e.Name())
		if m == nil || kirbyFile.MatchString(e.Name()) {
			continue
		}
		raw, _, err := files.ReadFile(src, path.Join(folder, e.Name()), maxPictureText)
		if err != nil {
			continue
		}
		if given == nil {
			given = map[string]string{}
		}
		name, tree := cleanLine(m[1]), metadata.DecodeKirby(decodeText(raw))
		if uuid := cleanLine(firstText(&tree, []string{"uuid"})); uuid != "" {
			given[model.PictureKey("file://"+uuid)] = name
		}
		for _, kind := range []string{"alt", "caption"} {
			if words := plainLine(summaryTag.ReplaceAllString(firstText(&tree, []string{kind}), " ")); words != "" {
				given[model.PictureTextKey(name, kind)] = words
			}
		}
	}
	return given
}
