package posts

// generator is a row of the table of layouts.
type generator struct {
	name    string
	signs   []string // files or folders of which one marks the project's root
	folders []string // where posts may be: the first that holds any; "a+b" are read together, "*" is any
	whole   string   // what is read when folders hold posts: pages lie beside them
	output  string   // what the generator writes
}

// Generators whose rules ask for more than a row of the table.
const (
	grav    = "Grav"    // a file stands for its folder, whatever its name
	pelican = "Pelican" // a folder is a category

	hugo       = "Hugo"         // addresses are its own
	zolaOrHugo = "Zola or Hugo" // the same
	docusaurus = "Docusaurus"   // the same

	octopressOrHexo = "Octopress or Hexo" // tabs may indent front matter

	astro    = "Astro"    // folders whose names begin with "_" hold posts too
	zine     = "Zine"     // what heads a folder is dated
	nikola   = "Nikola"   // tags hide posts, metadata stands beside them
	harp     = "Harp"     // metadata stands beside the posts
	qiita    = "Qiita"    // only the last change is dated
	jekyll   = "Jekyll"   // spaces divide names
	quartz   = "Quartz"   // notes, of which every one counts
	obsidian = "Obsidian" // the same

	vuepress = "VuePress or VitePress" // values are put in between double braces

	bridgetown = "Bridgetown" // tags within code are read, files begin with Ruby
	eleventy   = "Eleventy"   // the same

	nextJS     = "Next.js"              // what makes pages of posts is the blog's own
	svelteKit  = "SvelteKit"            // the same
	ownProject = "a project of its own" // the same

	lume   = "Lume"   // folders have data of their own
	quarto = "Quarto" // the same, and dollars are marks of formulas
)

// generators in the order in which they are looked for. The general ones come last.
var generators = []generator{
	{
		name:    grav,
		signs:   []string{"user/pages"},
		folders: []string{"user/pages"},
	},
	{
		name:    hugo,
		signs:   []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Sculpin",
		signs:   []string{"app/config/sculpin_kernel.yml", "app/config/sculpin_site.yml", "sculpin.json"},
		folders: []string{"source/_posts+source/_drafts"},
		whole:   "source",
		output:  "output_prod",
	},
	{
		name:    octopressOrHexo,
		signs:   []string{"source/_posts"},
		folders: []string{"source/_posts+source/_drafts"},
		whole:   "source",
		output:  "public",
	},
	{
		name:    bridgetown,
		signs:   []string{"src/_posts"},
		folders: []string{"src/_posts+src/_drafts"},
		whole:   "src",
		output:  "output",
	},
	{
		name:    jekyll,
		signs:   []string{"_config.yml", "_config.yaml", "_config.toml"},
		folders: []string{"_posts+_drafts", "collections/_posts", "docs/_posts", "blog/_posts", "_i18n", "*/_posts", "_blog", "_articles"},
		whole:   ".",
		output:  "_site",
	},
	{
		name:    zolaOrHugo,
		signs:   []string{"config.toml", "config.yaml", "config.yml"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Gatsby",
		signs:   []string{"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"},
		folders: []string{"content/blog", "content/posts", "content", "src/posts", "src/content", "src/blog", "blog", "posts", "_posts", "articles", "src/articles", "src/pages", "src/markdown-pages", "src/markdown", "src/data", "data"},
		output:  "public",
	},
	{
		name:    astro,
		signs:   []string{"astro.config.mjs", "astro.config.js", "astro.config.ts"},
		folders: []string{"src/content", "src/data", "src/posts", "src/blog", "content", "src/pages"},
		output:  "dist",
	},
	{
		name:    docusaurus,
		signs:   []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"},
		folders: []string{"blog", "website/blog"},
		output:  "build",
	},
	{
		name:    pelican,
		signs:   []string{"pelicanconf.py"},
		folders: []string{"content", "posts", "articles", "src"},
		output:  "output",
	},
	{
		name:    nikola,
		signs:   []string{"conf.py"},
		folders: []string{"posts+pages"},
		output:  "output",
	},
	{
		name:    "Statiq or Wyam",
		signs:   []string{"config.wyam", "input"},
		folders: []string{"input"},
		output:  "output",
	},
	{
		name:    vuepress,
		signs:   []string{"docs/.vuepress", "docs/.vitepress", "src/.vuepress", "src/.vitepress", ".vuepress", ".vitepress"},
		folders: []string{"docs/blog", "docs/posts", "docs/_posts", "blogs", "blog", "posts", "_posts", "docs", "src"},
		output:  "dist",
	},
	{
		name:    "MkDocs",
		signs:   []string{"mkdocs.yml", "mkdocs.yaml"},
		folders: []string{"docs/blog", "docs"},
		output:  "site",
	},
	{
		name:    qiita,
		signs:   []string{"qiita.config.json"},
		folders: []string{"public"},
	},
	{
		name:    "mdBook",
		signs:   []string{"book.toml"},
		folders: []string{"src"},
		output:  "book",
	},
	{
		name:    "Lektor",
		signs:   []string{"content/contents.lr", "content/blog/contents.lr"},
		folders: []string{"content"},
	},
	{
		name:    "Cryogen",
		signs:   []string{"content/config.edn", "resources/templates/config.edn"},
		folders: []string{"content/md", "resources/templates/md"},
		output:  "public",
	},
	{
		name:    "Cobalt",
		signs:   []string{"_cobalt.yml"},
		folders: []string{"posts"},
		output:  "_site",
	},
	{
		name:    "Soupault",
		signs:   []string{"soupault.toml", "soupault.conf"},
		folders: []string{"site/blog", "site/posts", "site"},
		output:  "build",
	},
	{
		name:    "Hakyll",
		signs:   []string{"site.hs", "app/site.hs", "src/site.hs", "Site.hs", "hakyll.hs"},
		folders: []string{"posts", "content/posts", "src/posts", "blog", "content"},
		output:  "_site",
	},
	{
		name:    "Nanoc",
		signs:   []string{"nanoc.yaml", "nanoc.yml"},
		folders: []string{"content/posts", "content/blog", "content/articles", "content"},
		output:  "output",
	},
	{
		name:    "Publish or Ignite",
		signs:   []string{"Package.swift"},
		folders: []string{"Content"},
		output:  "Output",
	},
	{
		name:    zine,
		signs:   []string{"zine.ziggy"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    harp,
		signs:   []string{"harp.json", "_harp.json", "public/_data.json", "public/articles/_data.json", "public/posts/_data.json", "public/blog/_data.json"},
		folders: []string{"public/articles", "public/posts", "public/blog", "public", "articles", "posts", "blog"},
		output:  "www",
	},
	{
		name:    "DocPad",
		signs:   []string{"docpad.coffee", "docpad.cson", "docpad.js", "docpad.json"},
		folders: []string{"src/documents/posts", "src/documents", "src/render"},
		output:  "out",
	},
	{
		name:    "Haunt",
		signs:   []string{"haunt.scm"},
		folders: []string{"posts+pages"},
		output:  "site",
	},
	{
		name:    "Dendron",
		signs:   []string{"dendron.yml"},
		folders: []string{"vault", "notes", "."},
		output:  "docs",
	},
	{
		name:    "Marmite",
		signs:   []string{"marmite.yaml"},
		folders: []string{"content", "."},
		output:  "site",
	},
	{
		name:    "Statamic",
		signs:   []string{"content/collections", "site/content/collections"},
		folders: []string{"content/collections", "site/content/collections"},
	},
	{
		name:    "Valaxy",
		signs:   []string{"valaxy.config.ts"},
		folders: []string{"pages/posts", "pages"},
		whole:   "pages",
		output:  "dist",
	},
	{
		name:    quartz,
		signs:   []string{"quartz.config.ts", "quartz.config.yaml"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Gridsome",
		signs:   []string{"gridsome.config.js"},
		folders: []string{"content/posts", "content/blog", "content", "blog"},
		output:  "dist",
	},
	{
		name:    quarto,
		signs:   []string{"_quarto.yml", "_quarto.yaml"},
		folders: []string{"posts", "blog"},
		output:  "_site",
	},
	{
		name:    eleventy,
		signs:   []string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"},
		folders: []string{"src/posts", "src/blog", "src/articles", "src/writing", "src/content", "posts", "blog", "articles", "writing", "content", "site/posts", "site/blog", "src", "site"},
		output:  "_site",
	},
	{
		name:    lume,
		signs:   []string{"_config.ts", "_config.js"},
		folders: []string{"posts", "src/posts", "blog", "src"},
		output:  "_site",
	},
	{
		name:    "Nuxt",
		signs:   []string{"nuxt.config.ts", "nuxt.config.js"},
		folders: []string{"content"},
		output:  "dist",
	},
	{
		name:    "Middleman",
		signs:   []string{"config.rb"},
		folders: []string{"source/posts", "source/blog", "source"},
		output:  "build",
	},
	{
		name:    "Metalsmith",
		signs:   []string{"metalsmith.json", "metalsmith.js"},
		folders: []string{"src/posts", "src"},
		output:  "build",
	},
	{
		name:    nextJS,
		signs:   []string{"next.config.js", "next.config.mjs", "next.config.ts", "contentlayer.config.ts", "contentlayer.config.js"},
		folders: []string{"content", "_posts", "posts", "data/blog", "data", "src/content", "src/posts", "src/blog", "src/articles", "src/data", "src/markdown", "blog", "articles", "_articles", "markdown", "lib/posts", "src/pages", "src/app", "pages", "app", "public"},
		output:  "out",
	},
	{
		name:    svelteKit,
		signs:   []string{"svelte.config.js"},
		folders: []string{"src/posts", "src/content", "src/lib/posts", "src/lib/content", "src/lib/blog", "src/articles", "src/blog", "content", "posts", "blog", "articles", "static/posts", "src/routes"},
		output:  "build",
	},
	{
		name:    obsidian,
		signs:   []string{".obsidian"},
		folders: []string{"."},
	},
	{
		name:    ownProject,
		signs:   []string{"package.json", "Gemfile", "go.mod", "Cargo.toml", "mix.exs", "deno.json", "composer.json", "pyproject.toml", ".git"},
		folders: []string{"content", "_posts", "posts", "blog", "src/content", "src/posts", "src/pages", "articles", "_articles", "src/blog", "src/articles", "src/lib/posts", "app/content", "app/posts", "app/blog", "priv/posts", "priv/blog", "resources/posts", "resources/blog", "resources/content", "data/posts", "data/blog", "public/posts", "static/posts", "assets/posts", "writing", "essays", "entries"},
		output:  "public",
	},
}
