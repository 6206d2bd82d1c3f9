package posts

import (
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/files"
)

// Limits of included files.
const (
	maxIncluded      = 16        // files
	maxIncludedBytes = 64 << 10  // bytes of a file
	maxTotalIncluded = 256 << 10 // bytes of all files
	maxIncludeDepth  = 3         // nested includes
)

// includeTag matches includes of files: tags of Jekyll, a shortcode of Quarto, lines of
// VitePress.
var includeTag = pattern.New(`(?m)\{%-?\s*(include|include_relative)\s+([^\s%{}"'=]+)\s*-?%\}|\{\{<\s*(include)\s+"?([^\s<>"=]+)"?\s*>\}\}|^[ \t]*(<<<)[ \t]*([^\s\[\]{}]+)|<!--\s*(@include):\s*(\S+?)\s*-->`)

// includeMarkers are strings of which every text with an include contains one, for a quick
// check.
var includeMarkers = []string{"% include", "%- include", "%include", "< include", "<include", "<<<", "@include:"}

// includer collects the texts of the files that a post includes.
type includer struct {
	src   files.Source
	site  *site
	post  string
	given map[string]string
	files int
	bytes int
}

// addIncluded adds the texts of the files and notes in the blog's folder that a text includes.
func (f *Folder) addIncluded(given map[string]string, text string, id model.ID, of *site) map[string]string {
	in := includer{src: f.source(), site: of, post: string(id), given: f.addMatches(given, text, id)}
	if slices.ContainsFunc(includeMarkers, func(mark string) bool { return strings.Contains(text, mark) }) {
		in.find(text, 1)
	}
	library := f.Library()
	in.addNotes(text, library.Post(id), library)
	return in.given
}

// add adds a text under its key.
func (in *includer) add(key, text string) {
	if in.given == nil {
		in.given = map[string]string{}
	}
	in.given[key] = text
}

func (in *includer) find(text string, depth int) {
	for _, m := range includeTag.FindAllStringSubmatch(text, 4*maxIncluded) {
		tag, name := m[1]+m[3]+m[5]+m[7], m[2]+m[4]+m[6]+m[8]
		key := model.FileKey(tag, name)
		if _, known := in.given[key]; known || in.files >= maxIncluded {
			continue
		}
		file, region, lines := name, "", ""
		if tag == "<<<" || tag == "@include" {
			file, lines, _ = strings.Cut(strings.TrimSuffix(name, "}"), "{")
			file, region, _ = strings.Cut(file, "#")
		}
		for _, file := range in.candidates(tag, file, m[3] != "") {
			found, ok := in.read(file, tag == "<<<")
			if ok && region != "" {
				found, ok = codeRegion(found, region)
			}
			if lines != "" {
				found = selectLines(found, lines)
			}
			if !ok {
				continue
			}
			in.add(key, found)
			if depth < maxIncludeDepth && tag != "<<<" {
				in.find(found, depth+1)
			}
			break
		}
	}
}

// candidates returns the files that a name may refer to. Jekyll's includes are in _includes or
// beside the post. Paths of Quarto and VitePress are relative to the post or, with a leading
// slash or "@", to the root of the site.
func (in *includer) candidates(tag, name string, quarto bool) []string {
	beside := path.Dir(in.post)
	switch {
	case tag == "include" && !quarto:
		return []string{path.Join("_includes", name)}
	case tag == "include_relative":
		return []string{path.Join(beside, name)}
	}
	rest, fromRoot := strings.CutPrefix(name, "@")
	if !fromRoot && !strings.HasPrefix(name, "/") {
		return []string{path.Join(beside, name)}
	}
	var files []string
	for folder := beside; len(files) < maxAssetLevels; folder = path.Dir(folder) {
		files = append(files, path.Join(folder, rest))
		if folder == "." {
			break
		}
	}
	return files
}

// read reads a file if it may be included: text in the blog's folder that is not hidden. Code
// may have any extension.
func (in *includer) read(file string, code bool) (text string, ok bool) {
	if strings.Contains("/"+file, "/.") || path.IsAbs(file) || !code && !isMarkdown(file) && !strings.EqualFold(path.Ext(file), ".txt") {
		return "", false
	}
	in.files++
	raw, info, err := files.ReadFile(in.src, file, maxIncludedBytes)
	if err != nil || info.Size() > maxIncludedBytes || strings.IndexByte(string(raw), 0) >= 0 {
		return "", false
	}
	if in.bytes += len(raw); in.bytes > maxTotalIncluded {
		return "", false
	}
	text, _ = clean.Decode(raw)
	if !code {
		text = in.site.cutMetadata(text).Body(text)
	}
	return text, code || !includeArgument.MatchString(text)
}

// includeArgument matches the use of an argument of the include tag in a Liquid file.
var includeArgument = pattern.New(`\{[{%][^{}\n]*\binclude\.\w`)

// selectLines returns the lines of a range such as "2,5", "3" or ",10".
func selectLines(text, named string) string {
	first, last, ok := strings.Cut(named, ",")
	from, _ := strconv.Atoi(strings.TrimSpace(first))
	to, err := strconv.Atoi(strings.TrimSpace(last))
	if !ok {
		to = from
	} else if err != nil {
		to = math.MaxInt
	}
	var out strings.Builder
	number := 0
	for line := range strings.Lines(text) {
		if number++; number >= from && number <= to {
			out.WriteString(line)
		}
	}
	return out.String()
}

// codeRegion returns the lines of a named region of code, between comments such as
// "// #region setup" and "// #endregion", without the comments of nested regions.
func codeRegion(text, name string) (lines string, ok bool) {
	var out strings.Builder
	open := 0
	for line := range strings.Lines(text) {
		_, title, opens := strings.Cut(line, "#region ")
		closes := strings.Contains(line, "#endregion")
		switch {
		case opens && open > 0:
			open++
		case opens && slices.Contains(strings.Fields(title), name):
			open, ok = 1, true
		case closes && open == 1:
			return out.String(), true
		case closes && open > 0:
			open--
		case !opens && open > 0:
			out.WriteString(line)
		}
	}
	return out.String(), ok
}
