package posts
import ("testing";"path/filepath")
func TestX(t *testing.T){
 dirs,_:=filepath.Glob("../../shared/corpus/*")
 for _,d:=range dirs { if filepath.Base(d)=="README.md"{continue}
  _,l:=open(t,d,Options{})
  t.Log(d,l.Title(),l.Stage(), l.BaseURL())
  n:=0
  for _,p:=range l.Problems(){ n++; if n<6 {t.Log("   ",p.Path,p.Line,p.Severity,p.Text)}}
  t.Log("    problems",n)
  for _,p:=range everything(l){ if p.Kind==1 {t.Log("  page",p.Path,p.Title)}}
  for i,p:=range everything(l){ if i<2 {t.Logf("   %+v",*p)}}
 }
}
