package dates

import (
	"strconv"
	"strings"
	"time"

	"blogtui/model/pattern"
)

var (
	timeOfDay  = pattern.New(`^[Tt\s\x{a0}\x{202f}\x{3000},;@à|-]*(?:at\s+|klo\s+|um\s+|[(（]\p{L}{1,3}[)）]\s*|\(?\p{L}{2,9}\.?\)?,?\s+)?(\d{1,2})[:.hH時时](\d{2})(?:[:.m分](\d{2}))?(?:[.,]\d+)?\s*([AaPp]\.?[Mm]\.?)?\s*(.*)$`)
	hourOnly   = pattern.New(`^[T\s,]*(\d{1,2})()()\s*([AaPp]\.?[Mm]\.?)\s*(.*)$`)
	zoneOffset = pattern.New(`^(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?`)
)

// parseTime parses the time of day after a date. zone is nil if there is none.
func parseTime(s string) (hour, minute, second int, zone *time.Location, ok bool) {
	if strings.TrimSpace(s) == "" {
		return 0, 0, 0, nil, false
	}
	if hour, minute, second, rest, ok := parseISOTime(s); ok {
		return hour, minute, second, parseZone(rest), true
	}
	m := timeOfDay.FindStringSubmatch(s)
	if m == nil {
		if m = hourOnly.FindStringSubmatch(s); m == nil {
			return 0, 0, 0, nil, false
		}
	}
	hour, _ = strconv.Atoi(m[1])
	minute, _ = strconv.Atoi(m[2])
	second, _ = strconv.Atoi(m[3])
	if half := strings.ToLower(m[4]); half != "" {
		if hour > 12 {
			return 0, 0, 0, nil, false
		}
		hour %= 12
		if half[0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 || second > 60 {
		return 0, 0, 0, nil, false
	}
	return hour, minute, min(second, 59), parseZone(strings.TrimSpace(m[5])), true
}

// parseISOTime parses ISO 8601 times such as "T15:04:05.000Z". It is a fast path of
// parseTime.
func parseISOTime(s string) (hour, minute, second int, rest string, ok bool) {
	if len(s) < 9 || s[0] != 'T' && s[0] != ' ' || s[3] != ':' || s[6] != ':' {
		return 0, 0, 0, "", false
	}
	var parts [3]int
	for i := range parts {
		tens, ones := s[1+3*i]-'0', s[2+3*i]-'0'
		if tens > 9 || ones > 9 {
			return 0, 0, 0, "", false
		}
		parts[i] = int(tens)*10 + int(ones)
	}
	rest = s[9:]
	if rest != "" && (rest[0] == '.' || rest[0] == ',') {
		rest = strings.TrimLeft(rest[1:], "0123456789")
	}
	rest = strings.TrimSpace(rest)
	if parts[0] > 23 || parts[1] > 59 || parts[2] > 59 || rest != "" && strings.ContainsAny(rest[:1], "aApP0123456789") {
		return 0, 0, 0, "", false
	}
	return parts[0], parts[1], parts[2], rest, true
}

// zoneHours are the offsets of zone abbreviations: those of RFC 822 and others in use.
var zoneHours = map[string]int{
	"Z": 0, "z": 0, "UTC": 0, "GMT": 0, "UT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
	"PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "BST": 1, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "WET": 0, "WEST": 1,
}

func parseZone(s string) *time.Location {
	switch s {
	case "Z", "z":
		return time.UTC
	case "":
		return nil
	}
	if m := zoneOffset.FindStringSubmatch(s); m != nil {
		hours, _ := strconv.Atoi(m[2])
		minutes, _ := strconv.Atoi(m[3])
		if hours > 15 || minutes > 59 {
			return nil
		}
		seconds := hours*3600 + minutes*60
		if m[1] == "-" {
			seconds = -seconds
		}
		return fixedZone(seconds)
	}
	name, _, _ := strings.Cut(s, " ")
	if hours, ok := zoneHours[strings.Trim(name, "()[].")]; ok {
		return fixedZone(hours * 3600)
	}
	return nil
}

func fixedZone(seconds int) *time.Location {
	if seconds == 0 {
		return time.UTC
	}
	return time.FixedZone("", seconds)
}
