package posts

import (
	"time"
	_ "time/tzdata" // for systems that don't know the zones

	"blogtui/model/pattern"
)

// zoneName matches the names of zones by their places, such as Europe/Berlin.
var zoneName = pattern.New(`^[A-Z][A-Za-z]+(?:/[A-Za-z_+-]+){1,2}$`)

// location is the zone that the configuration names for clock times without one.
func (s *site) location() *time.Location {
	if zoneName.MatchString(s.zone) {
		if place, err := time.LoadLocation(s.zone); err == nil {
			return place
		}
	}
	return time.UTC
}
