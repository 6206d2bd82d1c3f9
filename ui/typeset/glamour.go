package typeset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"blogtui/model/pattern"
	"blogtui/ui/words"

	gansi "charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	chromastyles "github.com/alecthomas/chroma/v2/styles"
	"github.com/charmbracelet/x/ansi"
)

// maxStyleBytes is the maximum size of a Glamour style sheet; Glamour's own have 5 kB.
const maxStyleBytes = 64 << 10

// ReadGlamour validates a Glamour style sheet in JSON, which may then be the Glamour of a
// theme. It returns the colours for the roles of a theme, by the role names of theme
// files. Errors name the invalid field.
func ReadGlamour(style []byte) (roles map[string]string, err error) {
	if len(style) > maxStyleBytes {
		return nil, errors.New(words.StyleErrorTooLong(maxStyleBytes))
	}
	var tree any
	if err := json.Unmarshal(style, &tree); err != nil {
		return nil, fmt.Errorf("%s: %w", words.StyleErrorNotJSON, err)
	}
	if err := checkStyle("", tree, reflect.TypeFor[gansi.StyleConfig]()); err != nil {
		return nil, err
	}
	sheet, err := parseGlamour(string(style))
	if err != nil {
		return nil, err
	}
	return sheet.roleColours(), nil
}

// checkStyle validates a value of a style sheet against Glamour's type of that field.
func checkStyle(path string, value any, want reflect.Type) error {
	for want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	if value == nil {
		return nil
	}
	switch want.Kind() {
	case reflect.Struct:
		return checkFields(path, value, fieldsOf(want))
	case reflect.Bool:
		if _, ok := value.(bool); !ok {
			return errors.New(words.StyleErrorBool(path))
		}
	case reflect.Uint:
		if n, ok := value.(float64); !ok || n < 0 || n != float64(uint(n)) {
			return errors.New(words.StyleErrorNumber(path))
		}
	case reflect.String:
		return checkText(path, value)
	}
	return nil
}

func checkFields(path string, value any, fields map[string]reflect.Type) error {
	object, ok := value.(map[string]any)
	if !ok {
		if path == "" {
			path = words.StyleErrorSubject
		}
		return errors.New(words.StyleErrorObject(path))
	}
	if path != "" {
		path += "."
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		want, known := fields[name]
		if !known {
			return errors.New(words.StyleErrorField(path + name))
		}
		if err := checkStyle(path+name, object[name], want); err != nil {
			return err
		}
	}
	return nil
}

// fieldsOf returns the fields of a struct by their JSON names.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			maps.Copy(fields, fieldsOf(f.Type))
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields[name] = f.Type
	}
	return fields
}

var hexColour = pattern.New(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

// KnownCodeStyle reports whether chroma has a style of that name.
func KnownCodeStyle(name string) bool { return chromastyles.Registry[strings.ToLower(name)] != nil }

func checkText(path string, value any) error {
	text, ok := value.(string)
	if !ok {
		return errors.New(words.StyleErrorText(path))
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case strings.HasSuffix(name, "color"):
		if _, err := strconv.ParseUint(text, 10, 8); err != nil && !hexColour.MatchString(text) {
			return errors.New(words.StyleErrorColour(path, text))
		}
	case path == "code_block.theme":
		if !KnownCodeStyle(text) {
			return errors.New(words.StyleErrorCodeStyle(path, text))
		}
	}
	for _, r := range text {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return errors.New(words.StyleErrorControl(path))
		}
	}
	return nil
}

// glamour is a Glamour style sheet that overrides the styles of a theme.
type glamour struct{ gansi.StyleConfig }

// sheets caches parsed style sheets. There are few, and chroma never forgets a registered
// style.
var sheets = struct {
	sync.Mutex
	read map[string]*glamour
}{read: map[string]*glamour{}}

// parseGlamour parses a style sheet; it returns nil for "".
func parseGlamour(style string) (*glamour, error) {
	if style == "" {
		return nil, nil //nolint:nilnil // a theme without a sheet is the usual one
	}
	sheets.Lock()
	defer sheets.Unlock()
	if sheet := sheets.read[style]; sheet != nil {
		return sheet, nil
	}
	sheet := &glamour{}
	if err := json.NewDecoder(bytes.NewReader([]byte(style))).Decode(&sheet.StyleConfig); err != nil {
		return nil, errors.New(words.StyleErrorNotGlamour)
	}
	if code := sheet.CodeBlock.Chroma; code != nil {
		name, err := registerCode(style, *code)
		if err != nil {
			return nil, fmt.Errorf("code_block.chroma: %w", err)
		}
		sheet.CodeBlock.Theme = name
	}
	sheets.read[style] = sheet
	return sheet, nil
}

// registerCode registers the code colours of a sheet as a chroma style with a unique name.
// Glamour uses one name for all, under which only the first would be registered.
func registerCode(sheet string, code gansi.Chroma) (string, error) {
	entries := chroma.StyleEntries{}
	rules := reflect.ValueOf(code)
	for i := range rules.NumField() {
		kind, err := chroma.TokenTypeString(rules.Type().Field(i).Name)
		if rule, ok := rules.Field(i).Interface().(gansi.StylePrimitive); ok && err == nil {
			entries[kind] = chromaEntry(rule)
		}
	}
	sum := fnv.New64a()
	sum.Write([]byte(sheet))
	style, err := chroma.NewStyle("glamour-"+strconv.FormatUint(sum.Sum64(), 36), entries)
	if err != nil {
		return "", err
	}
	return chromastyles.Register(style).Name, nil
}

// chromaEntry formats a style for chroma.
func chromaEntry(p gansi.StylePrimitive) string {
	var parts []string
	if p.Color != nil {
		parts = append(parts, hexText(*p.Color))
	}
	if p.BackgroundColor != nil {
		parts = append(parts, "bg:"+hexText(*p.BackgroundColor))
	}
	for _, attribute := range []struct {
		on   *bool
		name string
	}{{p.Bold, "bold"}, {p.Italic, "italic"}, {p.Underline, "underline"}} {
		if attribute.on != nil && *attribute.on {
			parts = append(parts, attribute.name)
		}
	}
	return strings.Join(parts, " ")
}

// hexText returns a colour of a style sheet as #rrggbb.
func hexText(colour string) string {
	if n, err := strconv.ParseUint(colour, 10, 8); err == nil {
		return hexOf(ansi.IndexedColor(n))
	}
	return colour
}

// roleColours returns the colours of the sheet by the roles of a theme.
func (g *glamour) roleColours() map[string]string {
	found := map[string]string{}
	for role, colours := range map[string][]*string{
		"text":   {g.Text.Color, g.Paragraph.Color, g.Document.Color},
		"strong": {g.Strong.Color, g.H1.Color, g.Heading.Color},
		"accent": {g.Heading.Color, g.H2.Color, g.H1.Color},
		"link":   {g.LinkText.Color, g.Link.Color},
		"quote":  {g.BlockQuote.Color},
		"code":   {g.Code.Color},
		"panel":  {g.Code.BackgroundColor},
		"rule":   {g.HorizontalRule.Color},
	} {
		for _, colour := range colours {
			if colour != nil && found[role] == "" {
				found[role] = *colour
			}
		}
	}
	return found
}

// apply overrides styles with those of the sheet.
func (g *glamour) apply(styles gansi.StyleConfig) gansi.StyleConfig {
	styles.Text = overlay(styles.Text, withoutDecoration(g.Document.StylePrimitive), withoutDecoration(g.Paragraph.StylePrimitive), withoutDecoration(g.Text))
	styles.Emph = overlay(styles.Emph, withoutDecoration(g.Emph))
	styles.Strong = overlay(styles.Strong, withoutDecoration(g.Strong))
	styles.Strikethrough = overlay(styles.Strikethrough, withoutDecoration(g.Strikethrough))
	styles.LinkText = overlay(styles.LinkText, withoutDecoration(g.Link), withoutDecoration(g.LinkText))
	styles.ImageText = overlay(styles.ImageText, withoutDecoration(g.Image), withoutDecoration(g.ImageText))
	code := withoutDecoration(g.Code.StylePrimitive)
	code.Prefix, code.Suffix = withoutNewlines(g.Code.Prefix), withoutNewlines(g.Code.Suffix)
	styles.Code.StylePrimitive = overlay(styles.Code.StylePrimitive, code)
	if g.CodeBlock.Theme != "" {
		styles.CodeBlock.Theme = g.CodeBlock.Theme
	}
	return styles
}

// plainStyle returns the style that the sheet has for a textStyle.
func (g *glamour) plainStyle(style textStyle, text gansi.StylePrimitive) gansi.StylePrimitive {
	headed := func(level gansi.StyleBlock) gansi.StylePrimitive {
		return overlay(text, withoutDecoration(g.Heading.StylePrimitive), withoutDecoration(level.StylePrimitive))
	}
	switch style {
	case mutedStyle, quoteStyle:
		return overlay(text, withoutDecoration(g.BlockQuote.StylePrimitive))
	case titleStyle:
		return headed(g.H1)
	case headingStyle:
		return headed(g.H2)
	case subheadingStyle:
		return headed(g.H3)
	case minorHeadingStyle:
		return headed(g.H4)
	case termStyle:
		return overlay(text, withoutDecoration(g.DefinitionTerm))
	}
	return text
}

// withoutDecoration drops what a style adds around text or puts in its place, since this
// package does the layout.
func withoutDecoration(p gansi.StylePrimitive) gansi.StylePrimitive {
	p.BlockPrefix, p.BlockSuffix, p.Prefix, p.Suffix, p.Format, p.Conceal = "", "", "", "", "", nil
	return p
}

func withoutNewlines(s string) string { return strings.ReplaceAll(s, "\n", "") }
