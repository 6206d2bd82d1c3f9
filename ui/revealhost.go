package ui

import (
	"net/url"

	"golang.org/x/net/idna"
)

// revealHost returns an address to show before it is opened. Its real host is put in front
// if the address could be mistaken for another one: with a user name before an "@", or with
// letters that look like ASCII.
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
