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

// completionTime limits how long shell completion reads a blog.
const completionTime = 3 * time.Second

// completer is a completion function of Cobra.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective)

// completeBlog completes the first argument as a file and nothing after it.
func completeBlog(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// completeArticle completes BLOG as a file, then ARTICLE as a slug, or as a file if no slug
// matches.
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

// allPosts selects what commands find by name: all posts and pages.
var allPosts = model.Query{Drafts: true, Future: true, Expired: true, Pages: true}

// completeTopic completes a flag with categories, tags or authors.
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

// libraryToComplete reads the blog of an incomplete command line. It returns nil if that
// fails or takes too long.
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

// shellSafe reports whether a shell may insert a completed name as it is: the common prefix
// of several names is not quoted. Blanks are allowed, since shells escape them; a leading
// dash is not.
func shellSafe(name string) bool {
	return !strings.HasPrefix(name, "-") && withoutShellCharacters(name) == name
}

// withoutShellCharacters removes the characters that are special to shells.
func withoutShellCharacters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" ._-/+,", r) {
			return r
		}
		return -1
	}, text)
}
