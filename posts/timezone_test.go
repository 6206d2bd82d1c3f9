package posts

import "testing"

func TestTheZoneOfASiteIsOneThatTheConfigurationNames(t *testing.T) {
	for named, want := range map[string]string{
		"Europe/Berlin": "Europe/Berlin", "Etc/GMT+5": "Etc/GMT+5", "Japan": "Japan", "": "UTC", "Local": "UTC", "../etc/passwd": "UTC", "/etc/localtime": "UTC", "UTC+8": "UTC", "Nowhere/At_All": "UTC",
	} {
		if got := (&site{timeZone: named}).zone().String(); got != want {
			t.Errorf("%q is taken for %s", named, got)
		}
	}
}
