package metadata

// Keys are the keys of each field of a post, by precedence. They are folded (see FoldKey);
// "a.b" is b within a.
var Keys = map[string][]string{
	"title":       {"title", "title.name", "headline", "posttitle", "seotitle", "pagetitle", "subject", "name", "navigation.title", "标题", "titel", "titulo", "título", "titre"},
	"date":        {"date", "date.created", "pubdate", "pubdatetime", "publishdate", "publisheddate", "publishedat", "published", "publishedon", "publishedtime", "datepublished", "publishingdate", "publicationdate", "publishon", "firstpublishedat", "posted", "postdate", "posttime", "createdat", "created", "datecreated", "createddate", "creationdate", "createtime", "created.time", "dateadded", "datetime", "timestamp", "extra.date", "navigation.date", "day", "dateposted", "postedon", "postedat", "createdtime", "releasedate", "日期", "创建日期", "创建时间", "创建", "发布日期", "发布时间", "datum", "fecha", "дата"},
	"updated":     {"updated", "lastmod", "lastmodified", "lastmodifiedat", "lastmodifieddate", "modified", "updatedat", "updateddate", "dateupdated", "datemodified", "daterevised", "modifieddate", "moddatetime", "modifiedat", "date.updated", "date.modified", "lastupdated", "lastupdate.date", "lastupdate", "edited", "revised", "revisiondate", "modificationdate", "updatedon", "updatetime", "extra.updated", "changed", "modifiedtime", "postmodified", "lasteditedtime", "lastedited", "updatedtime", "updatedate", "update", "moddate", "更新日期", "更新时间", "更新", "修改时间"},
	"expiry":      {"expirydate", "expires", "expiresat", "expirationdate", "unpublishdate", "unpublishon", "publishdown"},
	"publication": {"publishdate", "publishon", "publishat", "goliveat"},
	"categories":  {"categories", "category", "taxonomies.categories", "postcategories", "postcategory", "taxonomies.category", "taxonomy.category", "taxonomy.categories", "extra.categories", "extra.category", "section", "分类"},
	"tags":        {"tags", "tag", "taxonomies.tags", "taxonomies.tag", "taxonomy.tag", "taxonomy.tags", "taxonomy.posttag", "topics", "topic", "taglist", "labels", "hashtags", "posttags", "extra.tags", "data.tags", "keywords", "标签"},
	"authors":     {"authors", "author", "authorname", "by", "byline", "creator", "writer", "taxonomies.authors", "taxonomies.author", "taxonomy.author", "extra.author", "extra.authors", "data.author", "data.authors", "params.author", "params.authors", "writtenby", "postedby", "postauthor", "作者", "autor", "auteur", "автор"},
	"summary":     {"summary", "description", "excerpt", "postexcerpt", "spoiler", "lead", "lede", "abstract", "teaser", "intro", "introduction", "deck", "dek", "standfirst", "tldr", "snippet", "synopsis", "blurb", "desc", "subtitle", "subheading", "metadescription", "seodescription", "brief", "extra.summary", "extra.description", "params.summary", "params.description", "seo.description", "meta.description", "shortdescription", "ogdescription", "摘要", "描述"},
	"address":     {"permalink", "url", "path", "route", "pathname"},
	"slug":        {"slug", "postslug", "slugify", "handle", "urlslug", "postname", "link"},
	"aliases":     {"aliases", "alias", "redirectfrom", "redirectsfrom", "oldurl", "oldurls", "oldpath", "oldslug", "previousurl", "abbrlink", "redirects"},
	"picture":     {"image", "cover", "coverimage", "featuredimage", "featureimage", "heroimage", "hero", "banner", "bannerimage", "headerimage", "header.image", "header.teaser", "thumbnail", "thumb", "img", "imageurl", "bannerurl", "coverurl", "coverimageurl", "heroimageurl", "thumbnailurl", "featuredimageurl", "featured", "photo", "picture", "mainimage", "ogimage", "socialimage", "cardimage", "headerimg", "featuredimg", "excerptimage", "previewimage", "splash", "images", "indeximg", "bannerimg", "extra.image", "extra.cover", "extra.thumbnail", "extra.ogimage", "extra.socialmediacard", "extra.banner", "extra.featuredimage", "params.image", "params.cover", "resources", "bigimg", "coverimg", "thumbnailimg", "shareimg", "shareimage", "coverphoto", "postimage", "thumbnailimage", "seo.image"},
	"pictures":    {"mediasubpath", "imgpath"},
	"series":      {"series", "seriestitle", "seriesname", "collection", "taxonomies.series", "extra.series"},
	"language":    {"lang", "language", "locale", "extra.lang", "languagecode", "langcode"},
	"direction":   {"direction", "dir", "rtl", "textdirection"},
	"draft":       {"draft", "isdraft", "published", "publish", "dgpublish", "ispublished", "public", "listed", "status", "poststatus", "state", "stream", "private", "isprivate", "hidden", "hide", "unlisted", "visibility", "build.list", "wip", "ignorepost", "ignorepublish", "saveasdraft", "eleventyexcludefromcollections", "password", "encrypt"},
	"kind":        {"type", "model", "layout", "template", "templatekey", "kind", "contenttype", "posttype", "redirectto", "redirect", "menu", "menus", "eleventynavigation", "headless", "build.render", "content.items", "externalurl", "ispage", "article", "excalidrawplugin", "kanbanplugin"},
}

// knownKeys are the keys of all fields.
var knownKeys = func() map[string]bool {
	all := make(map[string]bool)
	for _, keys := range Keys {
		for _, key := range keys {
			all[key] = true
		}
	}
	return all
}()

// isKnownKey reports whether a folded key is one of a field.
func isKnownKey(key string) bool { return knownKeys[key] }
