package posts

import (
	"time"
	_ "time/tzdata" // for systems that don't know the zones
)

// location is the zone that the configuration names for clock times without one, by a
// place as in Europe/Berlin.
func (s *site) location() *time.Location {
	if s.zone == "Local" { // that of the machine, to package time
		return time.UTC
	}
	place, err := time.LoadLocation(s.zone)
	if err != nil {
		return time.UTC
	}
	return place
}
