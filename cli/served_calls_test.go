package cli

import (
	"strings"
	"testing"

	"blogtui/server"
)

func TestWrongCallsOverSSHEndAsAtHome(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), nil)
	for line, c := range map[string]struct {
		code int
		says string
	}{
		"show 'tide":              {exitUsage, "blogtui: a quotation mark in the command is not closed\nUsage: ssh HOST\n"},
		"nope":                    {exitUsage, "list, show, search, linear, help"},
		"check":                   {exitUsage, "list, show, search, linear, help"},
		"serve":                   {exitUsage, "list, show, search, linear, help"},
		"completion bash":         {exitUsage, "list, show, search, linear, help"},
		"man":                     {exitUsage, "list, show, search, linear, help"},
		"show":                    {exitUsage, "ssh HOST show ARTICLE"},
		"show tide more":          {exitUsage, "one argument too many"},
		"show tide --raw":         {exitUsage, "--raw works only with local blogs"},
		"list --drafts":           {exitUsage, "--drafts works only with local blogs"},
		"list --future":           {exitUsage, "--future works only with local blogs"},
		"list --all":              {exitUsage, "--all works only with local blogs"},
		"list /etc":               {exitUsage, "one argument too many"},
		"show --theme a tide":     {exitUsage, "not one of auto, dark, light, high-contrast, 16-colour, none"},
		"show --theme ./x.yaml a": {exitUsage, "theme files work only locally"},
		"list --nope":             {exitUsage, "unknown flag"},
		"help nope":               {exitUsage, "not a command"},
		"tide":                    {exitUsage, "to read that article: show tide, or with a terminal: ssh -t HOST tide"},
		"scp -f /etc/passwd":      {exitUsage, "\"scp\" is not a command; there are list, show"},
		"tide --width 50":         {exitUsage, "to read that article: show tide"},
		"__complete show ''":      {exitUsage, "\"__complete\" is not a command; there are list, show"},
		"show nothing-like-it":    {exitFailed, "no post is called"},
		"show ../outside.md":      {exitFailed, "no post is called"},
		"show /etc/passwd":        {exitFailed, "no post is called"},
		"show .hidden.md":         {exitFailed, "no post is called"},
		"show link.md":            {exitFailed, "no post is called"},
		"search":                  {exitUsage, "ssh HOST search WORDS..."},
		"search '?!'":             {exitUsage, "holds no word"},
		"search --all a":          {exitUsage, "--all works only with local blogs"},
		"search nothinglikeit":    {exitFailed, "no post has nothinglikeit"},
		"search hunter2":          {exitFailed, "no post has hunter2"},
	} {
		out, errOut, code := runOverSSH(t, addr, line)
		if out != "" || code != c.code || !strings.Contains(errOut, c.says) {
			t.Errorf("%s: exit code %d, %q %q", line, code, out, errOut)
		}
	}
	if _, errOut, _ := runOverSSH(t, addr, "id"); strings.Contains(errOut, "to read that article") { // part of "tide"
		t.Errorf("a command of shells is taken for an article: %q", errOut)
	}
	if out, _, code := runOverSSH(t, addr, "help"); code != 0 || !strings.Contains(out, "show") || strings.Contains(out, "serve") {
		t.Errorf("help: exit code %d, %q", code, out)
	}
	for _, name := range localFlags {
		if out, _, _ := runOverSSH(t, addr, "list --help"); strings.Contains(out, "--"+name) {
			t.Errorf("help offers --%s", name)
		}
	}
}

func TestDraftsThatAreServedAreListed(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), func(c *server.Config) { c.Drafts = true })
	if out, errOut, _ := runOverSSH(t, addr, "list"); !strings.Contains(out, "Secret draft") || strings.Contains(out, "Secret future") {
		t.Errorf("%q %q", out, errOut)
	}
	if out, _, _ := runOverSSH(t, addr, "list --category secret-category"); !strings.Contains(out, "Secret draft") {
		t.Errorf("%q", out)
	}
}
