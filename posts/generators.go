package posts

// generator describes the layout of a site generator's projects.
type generator struct {
	name    string
	markers []string // files or folders, any of which marks the root of a project
	folders []string // folders of posts: the first that holds posts counts; "a+b" are read together, "*" is any folder
	root    string   // folder that is read if one of folders holds posts, since pages are beside them
	output  string   // folder of the generated site

	isPost func(id string) bool // posts that only their path in the project tells from other files; nil if all are Markdown
}

// Names of generators for which the code has special rules.
const (
	grav    = "Grav"    // every file is a bundle, whatever its name
	pelican = "Pelican" // a folder is a category

	hugo       = "Hugo"         // routes are computed
	zolaOrHugo = "Zola or Hugo" // the same
	docusaurus = "Docusaurus"   // the same

	octopressOrHexo = "Octopress or Hexo" // tabs may indent front matter

	astro    = "Astro"    // folders whose names begin with "_" hold posts too
	zine     = "Zine"     // indexes of folders are dated
	nikola   = "Nikola"   // tags hide posts, metadata in sidecar files
	harp     = "Harp"     // metadata in sidecar files
	marmite  = "Marmite"  // names of files begin with a stream
	qiita    = "Qiita"    // only the date of the last change
	jekyll   = "Jekyll"   // spaces separate names
	quartz   = "Quartz"   // a vault of notes
	obsidian = "Obsidian" // the same

	mkdocs   = "MkDocs"                // names files that it ignores
	vuepress = "VuePress or VitePress" // values between double braces

	bridgetown = "Bridgetown" // tags are expanded within code, front matter in Ruby
	eleventy   = "Eleventy"   // the same

	nextJS     = "Next.js"              // the code that renders posts is part of the project
	svelteKit  = "SvelteKit"            // the same
	ownProject = "a project of its own" // the same

	kirby  = "Kirby"  // every file is a bundle, named after its template
	bludit = "Bludit" // metadata in a database

	lume   = "Lume"   // data files of folders
	quarto = "Quarto" // the same, and dollar signs delimit formulas
)

// eleventyConfigs are the configuration files of Eleventy.
var eleventyConfigs = []string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts"}

// generators are tried in order. The most general ones come last.
var generators = []generator{
	{
		name:    grav,
		markers: []string{"user/pages"},
		folders: []string{"user/pages"},
	},
	{
		name:    hugo,
		markers: []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Sculpin",
		markers: []string{"app/config/sculpin_kernel.yml", "app/config/sculpin_site.yml", "sculpin.json"},
		folders: []string{"source/_posts+source/_drafts"},
		root:    "source",
		output:  "output_prod",
	},
	{
		name:    octopressOrHexo,
		markers: []string{"source/_posts"},
		folders: []string{"source/_posts+source/_drafts"},
		root:    "source",
		output:  "public",
	},
	{
		name:    bridgetown,
		markers: []string{"src/_posts"},
		folders: []string{"src/_posts+src/_drafts"},
		root:    "src",
		output:  "output",
	},
	{
		name:    jekyll,
		markers: []string{"_config.yml", "_config.yaml", "_config.toml"},
		folders: []string{"_posts+_drafts", "collections/_posts", "docs/_posts", "blog/_posts", "_i18n", "*/_posts", "_blog", "_articles"},
		root:    ".",
		output:  "_site",
	},
	{
		name:    zolaOrHugo,
		markers: []string{"config.toml", "config.yaml", "config.yml"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Gatsby",
		markers: []string{"gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"},
		folders: []string{"content/blog", "content/posts", "content", "src/posts", "src/content", "src/blog", "blog", "posts", "_posts", "articles", "src/articles", "src/pages", "src/markdown-pages", "src/markdown", "src/data", "data"},
		output:  "public",
	},
	{
		name:    astro,
		markers: []string{"astro.config.mjs", "astro.config.js", "astro.config.ts"},
		folders: []string{"src/content", "src/data", "src/posts", "src/blog", "content", "src/pages"},
		output:  "dist",
	},
	{
		name:    docusaurus,
		markers: []string{"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"},
		folders: []string{"blog", "website/blog"},
		output:  "build",
	},
	{
		name:    pelican,
		markers: []string{"pelicanconf.py"},
		folders: []string{"content", "posts", "articles", "src"},
		output:  "output",
	},
	{
		name:    nikola,
		markers: []string{"conf.py"},
		folders: []string{"posts+pages"},
		output:  "output",
	},
	{
		name:    "Statiq or Wyam",
		markers: []string{"config.wyam", "input"},
		folders: []string{"input"},
		output:  "output",
	},
	{
		name:    vuepress,
		markers: []string{"docs/.vuepress", "docs/.vitepress", "src/.vuepress", "src/.vitepress", ".vuepress", ".vitepress"},
		folders: []string{"docs/blog", "docs/posts", "docs/_posts", "blogs", "blog", "posts", "_posts", "docs", "src"},
		output:  "dist",
	},
	{
		name:    mkdocs,
		markers: []string{"mkdocs.yml", "mkdocs.yaml"},
		folders: []string{"docs/blog", "docs"},
		output:  "site",
	},
	{
		name:    qiita,
		markers: []string{"qiita.config.json"},
		folders: []string{"public"},
	},
	{
		name:    "mdBook",
		markers: []string{"book.toml"},
		folders: []string{"src"},
		output:  "book",
	},
	{
		name:    "Lektor",
		markers: []string{"content/contents.lr", "content/blog/contents.lr"},
		folders: []string{"content"},
	},
	{
		name:    kirby,
		markers: kirbySites,
		folders: []string{"content"},
		isPost:  isKirbyPost,
	},
	{
		name:    bludit,
		markers: []string{bluditPages},
		folders: []string{"bl-content/pages"},
		isPost:  isBluditPost,
	},
	{
		name:    "Cryogen",
		markers: []string{"content/config.edn", "resources/templates/config.edn"},
		folders: []string{"content/md", "resources/templates/md"},
		output:  "public",
	},
	{
		name:    "Cobalt",
		markers: []string{"_cobalt.yml"},
		folders: []string{"posts"},
		output:  "_site",
	},
	{
		name:    "Soupault",
		markers: []string{"soupault.toml", "soupault.conf"},
		folders: []string{"site/blog", "site/posts", "site"},
		output:  "build",
	},
	{
		name:    "Hakyll",
		markers: []string{"site.hs", "app/site.hs", "src/site.hs", "Site.hs", "hakyll.hs"},
		folders: []string{"posts", "content/posts", "src/posts", "blog", "content"},
		output:  "_site",
	},
	{
		name:    "Nanoc",
		markers: []string{"nanoc.yaml", "nanoc.yml"},
		folders: []string{"content/posts", "content/blog", "content/articles", "content"},
		output:  "output",
	},
	{
		name:    "Publish or Ignite",
		markers: []string{"Package.swift"},
		folders: []string{"Content"},
		output:  "Output",
	},
	{
		name:    zine,
		markers: []string{"zine.ziggy"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    harp,
		markers: []string{"harp.json", "_harp.json", "public/_data.json", "public/articles/_data.json", "public/posts/_data.json", "public/blog/_data.json"},
		folders: []string{"public/articles", "public/posts", "public/blog", "public", "articles", "posts", "blog"},
		output:  "www",
	},
	{
		name:    "DocPad",
		markers: []string{"docpad.coffee", "docpad.cson", "docpad.js", "docpad.json"},
		folders: []string{"src/documents/posts", "src/documents", "src/render"},
		output:  "out",
	},
	{
		name:    "Haunt",
		markers: []string{"haunt.scm"},
		folders: []string{"posts+pages"},
		output:  "site",
	},
	{
		name:    "Dendron",
		markers: []string{"dendron.yml"},
		folders: []string{"vault", "notes", "."},
		output:  "docs",
	},
	{
		name:    marmite,
		markers: []string{"marmite.yaml"},
		folders: []string{"content", "."},
		output:  "site",
	},
	{
		name:    "Statamic",
		markers: []string{"content/collections", "site/content/collections"},
		folders: []string{"content/collections", "site/content/collections"},
	},
	{
		name:    "Valaxy",
		markers: []string{"valaxy.config.ts"},
		folders: []string{"pages/posts", "pages"},
		root:    "pages",
		output:  "dist",
	},
	{
		name:    quartz,
		markers: []string{"quartz.config.ts", "quartz.config.yaml"},
		folders: []string{"content"},
		output:  "public",
	},
	{
		name:    "Gridsome",
		markers: []string{"gridsome.config.js"},
		folders: []string{"content/posts", "content/blog", "content", "blog"},
		output:  "dist",
	},
	{
		name:    quarto,
		markers: []string{"_quarto.yml", "_quarto.yaml"},
		folders: []string{"posts", "blog"},
		output:  "_site",
	},
	{
		name:    eleventy,
		markers: eleventyConfigs,
		folders: []string{"src/posts", "src/blog", "src/articles", "src/writing", "src/content", "posts", "blog", "articles", "writing", "content", "site/posts", "site/blog", "src", "site"},
		output:  "_site",
	},
	{
		name:    lume,
		markers: []string{"_config.ts", "_config.js"},
		folders: []string{"posts", "src/posts", "blog", "src"},
		output:  "_site",
	},
	{
		name:    "Nuxt",
		markers: []string{"nuxt.config.ts", "nuxt.config.js"},
		folders: []string{"content"},
		output:  "dist",
	},
	{
		name:    "Middleman",
		markers: []string{"config.rb"},
		folders: []string{"source/posts", "source/blog", "source"},
		output:  "build",
	},
	{
		name:    "Metalsmith",
		markers: []string{"metalsmith.json", "metalsmith.js"},
		folders: []string{"src/posts", "src"},
		output:  "build",
	},
	{
		name:    nextJS,
		markers: []string{"next.config.js", "next.config.mjs", "next.config.ts", "contentlayer.config.ts", "contentlayer.config.js"},
		folders: []string{"content", "_posts", "posts", "data/blog", "data", "src/content", "src/posts", "src/blog", "src/articles", "src/data", "src/markdown", "blog", "articles", "_articles", "markdown", "lib/posts", "src/pages", "src/app", "pages", "app", "public"},
		output:  "out",
	},
	{
		name:    svelteKit,
		markers: []string{"svelte.config.js"},
		folders: []string{"src/posts", "src/content", "src/lib/posts", "src/lib/content", "src/lib/blog", "src/articles", "src/blog", "content", "posts", "blog", "articles", "static/posts", "src/routes"},
		output:  "build",
	},
	{
		name:    obsidian,
		markers: []string{".obsidian"},
		folders: []string{"."},
	},
	{
		name:    ownProject,
		markers: []string{"package.json", "Gemfile", "go.mod", "Cargo.toml", "mix.exs", "deno.json", "composer.json", "pyproject.toml", ".git"},
		folders: []string{"content", "_posts", "posts", "blog", "src/content", "src/posts", "src/pages", "articles", "_articles", "src/blog", "src/articles", "src/lib/posts", "app/content", "app/posts", "app/blog", "priv/posts", "priv/blog", "resources/posts", "resources/blog", "resources/content", "data/posts", "data/blog", "public/posts", "static/posts", "assets/posts", "writing", "essays", "entries"},
		output:  "public",
	},
}
