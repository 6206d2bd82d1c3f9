package posts

import (
	"time"
	_ "time/tzdata" // for systems that don't know the zones
)

// zone returns the configured time zone (IANA name) of times without a zone, UTC by default.
func (s *site) zone() *time.Location {
	if s.timeZone == "Local" { // time.LoadLocation would return the zone of the machine
		return time.UTC
	}
	zone, err := time.LoadLocation(s.timeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}
