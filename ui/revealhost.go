package ui

import (
	"net/url"

	"golang.org/x/net/idna"
)

// revealHost is an address as it is shown to a reader who is about to follow it: as
// written, with its real host before it where it could be taken for another one
// because of a name before an "@", or letters that only look like ASCII.
func revealHost(address string) string {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		return address
	}
	host := parsed.Hostname()
	real, err := idna.ToASCII(host)
	if err != nil {
		real = host
	}
	if real == host && parsed.User == nil {
		return address
	}
	return real + " · " + address
}
