package posts

import (
	"time"
	_ "time/tzdata" // for systems that don't know the zones
)

// zone is the zone that the configuration names for clock times without one, by a
// place as in Europe/Berlin.
func (s *site) zone() *time.Location {
	if s.timeZone == "Local" { // that of the machine, to package time
		return time.UTC
	}
	place, err := time.LoadLocation(s.timeZone)
	if err != nil {
		return time.UTC
	}
	return place
}
