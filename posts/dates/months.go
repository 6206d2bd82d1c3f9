package dates

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"blogtui/model/pattern"
)

// buddhistOffset is the difference in years between the Thai calendar and ours.
const buddhistOffset = 543

// asciiDigits replaces digits of other scripts by ASCII digits.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.IsDigit(r) {
			return r
		}
		value := rune(0)
		for value < 9 && unicode.IsDigit(r-value-1) { // the digits of a script are consecutive
			value++
		}
		return '0' + value
	}, s)
}

var (
	twoWordMonths  = strings.NewReplacer("كانون الثاني", "كانونالثاني", "كانون الأول", "كانونالأول", "تشرين الثاني", "تشرينالثاني", "تشرين الأول", "تشرينالأول")
	numberedMonths = pattern.New(`(?i)(\d{1,2}) tháng (\d{1,2})(?: năm|,)? (\d{4})`) // Vietnamese
)

// normalizeMonths replaces names of months that are two words or contain a number by single
// words.
func normalizeMonths(s string) string {
	if m := numberedMonths.FindStringSubmatch(s); m != nil {
		for month := time.January; month <= time.December; month++ {
			if m[2] == strconv.Itoa(int(month)) || m[2] == "0"+strconv.Itoa(int(month)) {
				return m[1] + " " + month.String() + " " + m[3]
			}
		}
	}
	return twoWordMonths.Replace(s)
}

// monthNames are the lower-case names of the months and their usual abbreviations in the
// languages of many blogs. Ambiguous ones and those below three letters are left out. Names
// of two words are written as one.
var monthNames = [12]string{
	"january jan januar janvier janv enero ene gennaio gen januari janeiro января январь янв styczeń stycznia ocak leden ledna ianuarie január gener januarie tammikuu tammikuuta ιανουαρίου ιανουάριος січня січень يناير كانونالثاني جانفي ژانویه ינואר בינואר जनवरी มกราคม януари јануар januára siječnja jaanuar janvāris janvārī sausio xaneiro",
	"february feb februar février fevrier févr fevr febrero febbraio februari fevereiro fev февраля февраль фев luty lutego şubat únor února februarie február febrer helmikuu helmikuuta φεβρουαρίου φεβρουάριος лютого лютий فبراير شباط فيفري فوریه פברואר בפברואר फरवरी फ़रवरी กุมภาพันธ์ февруари фебруар februára veljače veebruar februāris februārī vasario febreiro",
	"march mar märz maerz mär mars marzo maart mrt março marco марта март marzec marca mart březen března martie március març marts maaliskuu maaliskuuta μαρτίου μάρτιος березня березень maret مارس آذار מרץ במרץ מרס मार्च มีนาคม marec ožujka märts martā kovo",
	"april apr avril avr abril abr aprile апреля апрель апр kwiecień kwietnia nisan duben dubna aprilie április huhtikuu huhtikuuta απριλίου απρίλιος квітня квітень أبريل إبريل ابريل نيسان أفريل آوریل אפריל באפריל अप्रैल เมษายน април apríl apríla travnja aprill aprīlis aprīlī balandžio",
	"may mai mayo maggio mag mei maio maj мая май maja mayıs květen května május maig toukokuu toukokuuta μαΐου μάιος травня травень مايو أيار ماي مه מאי במאי मई พฤษภาคม мај máj mája svibnja maijs maijā gegužės",
	"june jun juni juin junio giugno giu junho июня июнь июн czerwiec czerwca haziran červen června iunie június juny kesäkuu kesäkuuta ιουνίου ιούνιος червня червень يونيو حزيران جوان ژوئن יוני ביוני जून มิถุนายน юни јун jún júna junij junija lipnja juuni jūnijs jūnijā birželio xuño",
	"july jul juli juillet juil julio luglio lug julho июля июль июл lipiec lipca temmuz červenec července iulie július juliol heinäkuu heinäkuuta ιουλίου ιούλιος липня липень يوليو تموز جويلية ژوئیه יולי ביולי जुलाई กรกฎาคม юли јул júl júla julij julija srpnja juuli jūlijs jūlijā liepos xullo",
	"august aug août aout agosto ago augustus augusti августа август авг sierpień sierpnia ağustos srpen srpna augusztus agost agustus elokuu elokuuta αυγούστου αύγουστος серпня серпень أغسطس آب أوت اوت אוגוסט באוגוסט अगस्त สิงหาคม augusta avgust avgusta kolovoza augusts augustā rugpjūčio",
	"september sept sep septembre septiembre setiembre settembre set setembro сентября сентябрь сен wrzesień września eylül září septembrie szeptember setembre syyskuu syyskuuta σεπτεμβρίου σεπτέμβριος вересня вересень سبتمبر أيلول سپتامبر ספטמבר בספטמבר सितंबर सितम्बर กันยายน септември септембар septembra septembar rujna septembris septembrī rugsėjo",
	"october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт październik października ekim říjen října octombrie október lokakuu lokakuuta οκτωβρίου οκτώβριος жовтня жовтень أكتوبر تشرينالأول اکتبر אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม октомври октобар októbra oktobra oktobar oktoober oktobris oktobrī spalio",
	"november nov novembre noviembre novembro ноября ноябрь ноя listopad listopada kasım listopadu noiembrie marraskuu marraskuuta νοεμβρίου νοέμβριος листопада nopember نوفمبر تشرينالثاني نوامبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน ноември новембар novembra novembar studenoga studenog novembris novembrī lapkričio",
	"december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря декабрь дек grudzień grudnia aralık prosinec prosince decembrie desember desembre joulukuu joulukuuta δεκεμβρίου δεκέμβριος грудня грудень ديسمبر كانونالأول دسامبر דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม декември децембар decembra decembar prosinca detsember decembris decembrī gruodžio decembro",
}

var monthsByName = func() map[string]time.Month {
	months := make(map[string]time.Month)
	for i, names := range monthNames {
		for _, name := range strings.Fields(names) {
			months[name] = time.Month(i + 1)
		}
	}
	return months
}()

func monthByName(word string) time.Month { return monthsByName[strings.ToLower(word)] }
