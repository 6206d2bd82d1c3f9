package cli

import (
	"context"
	"strings"
	"time"
	"unicode"

	"blogtui/model"
	"blogtui/posts"

	"github.com/spf13/cobra"
)

// completionTime is how long a shell waits for the names of a blog's posts.
const completionTime = 3 * time.Second

// completer says what a shell completes a word to.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective)

// completeBlog has the shell complete files, one of which is the BLOG, and behind it
// nothing.
func completeBlog(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// completeArticle has the shell complete BLOG, then the slug of an ARTICLE, or its
// file where no slug begins like that.
func (e *env) completeArticle(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeBlog(cmd, args, typed)
	}
	var found []cobra.Completion
	lib := e.libraryToComplete(cmd, args)
	if lib == nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	for _, post := range lib.Select(allPosts) {
		if strings.HasPrefix(post.Slug, typed) && shellSafe(post.Slug) && !strings.Contains(post.Slug, " ") {
			found = append(found, cobra.CompletionWithDesc(post.Slug, withoutShellCharacters(post.Title)))
		}
	}
	return found, cobra.ShellCompDirectiveKeepOrder
}

// allPosts is what commands find by name: all posts, and pages.
var allPosts = model.Query{Drafts: true, Future: true, Expired: true, Pages: true}

// completeTopic has the shell complete a flag with what posts are filed under.
func (e *env) completeTopic(of func(model.Facets) []model.Count) completer {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var found []cobra.Completion
		if lib := e.libraryToComplete(cmd, args); lib != nil {
			for _, topic := range of(lib.Facets(allPosts)) {
				if strings.HasPrefix(topic.Name, typed) && shellSafe(topic.Name) {
					found = append(found, topic.Name)
				}
			}
		}
		return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// libraryToComplete is the blog of a command line that is being typed, nil if it can't be
// read, or not in time.
func (e *env) libraryToComplete(cmd *cobra.Command, args []string) *model.Library {
	if e.loadSettings(cmd) != nil {
		return nil
	}
	folder, err := openBlog(e.blogName(arg(args, 0)), posts.Options{})
	if err != nil {
		return nil
	}
	defer folder.Close()
	ctx, cancel := context.WithTimeout(context.Background(), completionTime)
	defer cancel()
	lib, err := readHeads(ctx, e, folder, false)
	if err != nil {
		return nil
	}
	return lib
}

// shellSafe reports whether a name has nothing that a shell expands, since what
// several names begin with is put on the command line as it is. It may have blanks,
// which shells escape, and is no flag.
func shellSafe(name string) bool {
	return !strings.HasPrefix(name, "-") && withoutShellCharacters(name) == name
}

// withoutShellCharacters is a text without the characters that mean something to shells.
func withoutShellCharacters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" ._-/+,", r) {
			return r
		}
		return -1
	}, text)
}
