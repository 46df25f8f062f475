// Command gitleaks-samples prints what the rules of gitleaks describe, made by walking their expressions: `samples SEED COUNT` prints a JSON
// line {rule, word, value, match} for each, `config` its rules without any allowed path.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/zricethezav/gitleaks/v8/config"
)

type rule struct {
	ID          string
	Regex       string
	SecretGroup int
	Keywords    []string
}

// A maker writes text that an expression accepts and remembers what its longest group held: the value, where groups lie in groups.
type maker struct {
	random *rand.Rand
	group  string
	inside int
}

func (m *maker) class(ranges []rune) string {
	// Printable ASCII alone; a class that has letters and digits gives those.
	var plain, all []rune
	for i := 0; i < len(ranges); i += 2 {
		for r := max(ranges[i], ' '); r <= min(ranges[i+1], '~'); r++ {
			all = append(all, r)
			if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
				plain = append(plain, r)
			}
		}
	}
	switch {
	case len(plain) > 0 && m.random.Intn(20) > 0:
		return string(plain[m.random.Intn(len(plain))])
	case len(all) > 0:
		return string(all[m.random.Intn(len(all))])
	}
	return "\n"
}

func (m *maker) text(re *syntax.Regexp) string {
	repeat := func(least, most int) string {
		var text strings.Builder
		for range least + m.random.Intn(max(1, min(most-least, 4)+1)) {
			text.WriteString(m.text(re.Sub[0]))
		}
		return text.String()
	}
	switch re.Op {
	case syntax.OpLiteral:
		// Where case does not count, the parser keeps upper case; vendors write their prefixes in lower case.
		if re.Flags&syntax.FoldCase != 0 {
			return strings.ToLower(string(re.Rune))
		}
		return string(re.Rune)
	case syntax.OpCharClass:
		return m.class(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		if m.inside > 0 {
			return m.class([]rune{'0', '9', 'a', 'z'})
		}
		return "."
	case syntax.OpCapture:
		m.inside++
		text := m.text(re.Sub[0])
		m.inside--
		if len(text) > len(m.group) {
			m.group = text
		}
		return text
	case syntax.OpConcat:
		var text strings.Builder
		for _, sub := range re.Sub {
			text.WriteString(m.text(sub))
		}
		return text.String()
	case syntax.OpAlternate:
		return m.text(re.Sub[m.random.Intn(len(re.Sub))])
	case syntax.OpStar, syntax.OpQuest:
		return repeat(0, 1)
	case syntax.OpPlus:
		return repeat(1, 12)
	case syntax.OpRepeat:
		most := re.Max
		if most < 0 {
			most = re.Min + 4
		}
		return repeat(re.Min, most)
	}
	return ""
}

var words = map[string]string{
	"gocardless-api-token":        "gocardless",
	"lob-api-key":                 "lob",
	"lob-pub-api-key":             "lob",
	"new-relic-browser-api-token": "new_relic",
	"new-relic-insert-key":        "new_relic",
	"new-relic-user-api-key":      "new_relic",
	"sonar-api-token":             "sonar_login",
	"typeform-api-token":          "typeform",
	"vault-service-token":         "vault",
}

func main() {
	if os.Args[1] == "config" {
		// The first list is that of all rules.
		paths := regexp.MustCompile(`(?s)paths = \[.*?\n\]\n`).FindString(config.DefaultConfig)
		fmt.Print(strings.Replace(config.DefaultConfig, paths, "", 1))
		return
	}
	seed, _ := strconv.ParseInt(os.Args[2], 10, 64)
	count, _ := strconv.Atoi(os.Args[3])
	var all struct{ Rules []rule }
	if _, err := toml.Decode(config.DefaultConfig, &all); err != nil {
		panic(err)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for _, r := range all.Rules {
		if r.Regex == "" {
			continue
		}
		parsed, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil {
			panic(err)
		}
		for i := range count {
			m := &maker{random: rand.New(rand.NewSource(seed*1000 + int64(i)))}
			match := m.text(parsed)
			value := m.group
			// A group of a few characters repeats a part of the value.
			if len(value) < 8 {
				value = match
			}
			word := r.Keywords[0]
			// Of these the first keyword is no vendor's name.
			if other, ok := words[r.ID]; ok {
				word = other
			}
			// Where case does not count, two vendors write upper case all the same.
			if strings.HasPrefix(r.ID, "new-relic") && strings.HasPrefix(value, "nr") || strings.HasPrefix(value, "atatt") {
				value = strings.ToUpper(value[:6]) + value[6:]
			}
			out.Encode(map[string]string{"rule": r.ID, "word": word, "value": value, "match": match})
		}
	}
}
