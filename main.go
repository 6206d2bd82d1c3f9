// Blogtui opens any folder of Markdown posts as a blog in the terminal.
package main

import (
	"context"
	"os"

	"blogtui/cli"
)

func main() {
	os.Exit(cli.Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
