package metadata

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"

	"go.yaml.in/yaml/v4"
)

func decodeYAML(b Block) (Node, []model.Problem) {
	r := newYAMLReader(b.Text, b.Line)
	tree := r.readAll()
	if r.exact && r.keys <= MaxKeys {
		return tree, nil
	}
	problem := func(f Fault, what string) []model.Problem {
		return []model.Problem{{Line: f.Line, Severity: model.Warning, Text: "the front matter " + what + ": " + f.Text}}
	}
	if r.misread {
		return tree, problem(r.fault, "says something else in YAML")
	}
	strict, err := strictYAML(b)
	switch {
	case err == nil && strict.Kind == Table:
		return strict, append(tabProblems(b), duplicateKeys(&strict)...)
	case errors.Is(err, errTooLarge):
		return tree, problem(Fault{b.Line, err.Error()}, "was only read in part")
	case err != nil && r.fault.Text == "":
		return tree, problem(yamlFault(err, b.Line), "is not valid YAML")
	case r.fault.Text == "":
		return tree, nil
	}
	return tree, problem(r.fault, "is not valid YAML")
}

const tabIndentation = "a tab cannot indent a line; replace the tab by spaces"

// ExpandTabs returns the text of a block with two spaces for each leading tab, as
// hexo-front-matter reads YAML.
func ExpandTabs(b Block) string {
	if b.Syntax != YAML || !strings.Contains(b.Text, "\t") {
		return b.Text
	}
	var out strings.Builder
	for line := range strings.Lines(b.Text) {
		bare := strings.TrimLeft(line, "\t")
		out.WriteString(strings.Repeat("  ", len(line)-len(bare)) + bare)
	}
	return out.String()
}

// tabProblems returns a problem for the first tab that indents a line. The YAML library may
// accept it, but others, such as libyaml, reject the whole block.
func tabProblems(b Block) []model.Problem {
	if !strings.Contains(b.Text, "\t") {
		return nil
	}
	for i, line := range strings.Split(b.Text, "\n") {
		if text := strings.TrimLeft(line, " \t"); text != "" && strings.Contains(line[:len(line)-len(text)], "\t") {
			return []model.Problem{{Line: b.Line + i, Severity: model.Warning, Text: "the front matter is not YAML to every reader: a tab indents this line; replace the tab by spaces"}}
		}
	}
	return nil
}

// duplicateKeys returns problems for the first three duplicate keys. The last value counts.
func duplicateKeys(tree *Node) []model.Problem {
	lines := make(map[string]int, len(tree.Entries))
	var problems []model.Problem
	for _, e := range tree.Entries {
		if before, ok := lines[e.Key]; ok && len(problems) < 3 {
			problems = append(problems, model.Problem{Line: e.Value.Line, Severity: model.Warning,
				Text: fmt.Sprintf("the key %s stands in line %d already; remove one of them", clean.Quote(e.Key), before)})
		}
		lines[e.Key] = e.Value.Line
	}
	return problems
}

var errTooLarge = errors.New("it has more than 1,000 keys or is nested too deeply; shorten it")

func strictYAML(b Block) (Node, error) {
	if exceedsLimits(b.Text) {
		return Node{}, errTooLarge
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(b.Text), &document); err != nil {
		return Node{}, err
	}
	if len(document.Content) == 0 {
		return Node{Kind: Table, Line: b.Line}, nil
	}
	c := yamlConverter{first: b.Line}
	tree := c.node(document.Content[0], 0)
	if c.count > 4*MaxKeys {
		return Node{}, errTooLarge
	}
	return tree, nil
}

// exceedsLimits reports whether a text could make a decoder slow. It counts characters that may
// begin a key or a level, so it may also reject texts below the limits.
func exceedsLimits(text string) bool {
	if strings.Count(text, ":") > MaxKeys || strings.Count(text, ",") > 4*MaxKeys || strings.Count(text, "\n") > 4*MaxKeys {
		return true
	}
	open := 0 // brackets
	for line := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimLeft(line, " \t")
		if len(line)-len(bare) > 200 || strings.Count(line, "- -") > 4*maxDepth {
			return true
		}
		if key, _, exact := splitKey(bare + " "); key != "" && exact && bare == line {
			open = 0
		}
		for i := range len(bare) {
			switch bare[i] {
			case '[', '{':
				open++
			case ']', '}':
				open = max(open-1, 0)
			}
			if open > 4*maxDepth {
				return true
			}
		}
	}
	return false
}

// yamlConverter converts a tree of the YAML library. It limits the number of nodes, since
// aliases can make a small document huge.
type yamlConverter struct {
	first, count int
}

func (c *yamlConverter) node(y *yaml.Node, depth int) Node {
	c.count++
	n := Node{Line: c.first + y.Line - 1}
	if depth > maxDepth || c.count > 4*MaxKeys {
		return n
	}
	switch y.Kind {
	case yaml.AliasNode:
		return c.node(y.Alias, depth+1)
	case yaml.SequenceNode:
		n.Kind = List
		for _, item := range y.Content {
			n.Items = append(n.Items, c.node(item, depth+1))
		}
	case yaml.MappingNode:
		n.Kind = Table
		var merged []Entry // by "<<": the keys of the table itself have precedence
		for i := 0; i+1 < len(y.Content); i += 2 {
			value := c.node(y.Content[i+1], depth+1)
			if y.Content[i].Value == "<<" {
				merged = append(merged, mergedEntries(&value)...)
				continue
			}
			value.Line = c.first + y.Content[i].Line - 1
			n.Entries = append(n.Entries, Entry{y.Content[i].Value, value})
		}
		for _, e := range merged {
			if !n.Has(e.Key) {
				n.Entries = append(n.Entries, e)
			}
		}
	case yaml.ScalarNode:
		n.Quoted = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if n.Quoted || y.Tag != "!!null" && y.ShortTag() != "!!null" {
			n.Kind, n.Text = Scalar, y.Value
		}
		if y.Tag == "!binary" || y.Tag == "!!binary" { // Jekyll's import from WordPress
			if text, err := base64.StdEncoding.DecodeString(y.Value); err == nil && utf8.Valid(text) {
				n.Text = string(text)
			}
		}
	}
	return n
}

// mergedEntries returns the entries of the value of "<<", a table or a list of tables.
func mergedEntries(n *Node) []Entry {
	entries := n.Entries
	for i := range n.Items {
		entries = append(entries, n.Items[i].Entries...)
	}
	return entries
}

var yamlLine = pattern.New(`\bline (\d+)(?:, column \d+)?:? *`)

// yamlFault converts an error of the YAML library to a Fault with a line in the file and a hint
// how to correct it.
func yamlFault(err error, first int) Fault {
	text := err.Error()
	for _, prefix := range []string{"yaml: ", "while ", "go-yaml "} {
		text = strings.TrimPrefix(text, prefix)
	}
	line := first
	if m := yamlLine.FindAllStringSubmatch(text, -1); m != nil {
		n, _ := strconv.Atoi(m[len(m)-1][1]) // digits
		line = first + max(n, 1) - 1
	}
	text = strings.TrimSpace(yamlLine.ReplaceAllString(text, ""))
	for _, c := range yamlFixes {
		if strings.Contains(text, c.sign) {
			return Fault{line, c.text}
		}
	}
	return Fault{line, strings.TrimRight(text, ".: ") + "; put values that hold special characters between quotes"}
}

var yamlFixes = []struct{ sign, text string }{
	{"tab", tabIndentation},
	{"control characters", "there are control characters; remove them"},
	{"mapping values are not allowed", colonInValue},
	{"comment or line break", "a value begins with > or |; put the value between quotes"},
	{"sequence entries are not allowed", "a value begins with -; put the value between quotes"},
	{"mapping keys are not allowed", "a value begins with ?; put the value between quotes"},
	{"alphabetic or numeric character", "a value begins with & or *; put the value between quotes"},
	{"expected key", "a value goes on after its bracket or quote; put the whole value between quotes"},
	{"block mapping", "a value goes on after its bracket or quote; put the whole value between quotes"},
	{"cannot start any token", "a value begins with a special character; put the value between quotes"},
	{"could not find expected ':'", "a line is no key with a value; indent it if it belongs to the line above"},
	{"unknown anchor", "a value begins with *; put the value between quotes"},
	{"scanning an alias", "a value begins with *; put the value between quotes"},
	{"scanning an anchor", "a value begins with &; put the value between quotes"},
	{"quoted scalar", "a quotation mark is never closed; add the closing one"},
	{"end of stream", "a quotation mark or a bracket is never closed; close it"},
	{"flow", "a bracket is never closed; close it or put the value between quotes"},
}
