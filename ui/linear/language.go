package linear

import "strings"

// languageNames are the names of programming languages, of which fences know
// abbreviations that nobody can pronounce.
var languageNames = map[string]string{
	"bash": "Bash", "bat": "batch", "c": "C", "c#": "C sharp", "c++": "C plus plus", "cpp": "C plus plus", "cs": "C sharp",
	"csharp": "C sharp", "css": "CSS", "dockerfile": "Dockerfile", "elixir": "Elixir", "ex": "Elixir", "f#": "F sharp",
	"fsharp": "F sharp", "go": "Go", "golang": "Go", "hs": "Haskell", "haskell": "Haskell", "html": "HTML", "ini": "INI",
	"java": "Java", "javascript": "JavaScript", "js": "JavaScript", "json": "JSON", "jsx": "JavaScript with JSX",
	"kotlin": "Kotlin", "kt": "Kotlin", "lua": "Lua", "md": "Markdown", "markdown": "Markdown", "mermaid": "Mermaid",
	"php": "PHP", "pl": "Perl", "perl": "Perl", "ps1": "PowerShell", "powershell": "PowerShell", "py": "Python",
	"python": "Python", "rb": "Ruby", "ruby": "Ruby", "rs": "Rust", "rust": "Rust", "scala": "Scala", "scss": "SCSS",
	"sh": "shell", "shell": "shell", "sql": "SQL", "svg": "SVG", "swift": "Swift", "toml": "TOML",
	"ts": "TypeScript", "tsx": "TypeScript with JSX", "typescript": "TypeScript", "vb": "Visual Basic", "vim": "Vim script",
	"xml": "XML", "yaml": "YAML", "yml": "YAML", "zsh": "Z shell",
}

// plainLanguages are what fences say of text in no language.
var plainLanguages = map[string]bool{"text": true, "txt": true, "plain": true, "plaintext": true, "none": true}

// languageName is a language as it is said, "" for none; unknown ones are said as
// they are written.
func languageName(written string) string {
	low := strings.ToLower(written)
	if plainLanguages[low] {
		return ""
	}
	if name := languageNames[low]; name != "" {
		return name
	}
	return written
}
