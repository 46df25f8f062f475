// Prints what kubectl's YAML becomes as JSON: `go run . <TEXTS`, a JSON string a line. See make.sh.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	utiljson "k8s.io/apimachinery/pkg/util/json"
	"sigs.k8s.io/yaml"
)

type outcome struct {
	Text  string          `json:"text"`
	Value json.RawMessage `json:"value,omitempty"`
	Error string          `json:"error,omitempty"`
}

// The value as the API server's decoder has it: whole numbers become int64.
func read(text string) outcome {
	out := outcome{Text: text}
	data, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		out.Error = err.Error()
		return out
	}
	var value map[string]any
	if err := utiljson.Unmarshal(append(append([]byte(`{"value":`), data...), '}'), &value); err != nil {
		out.Error = err.Error()
		return out
	}
	out.Value, _ = json.Marshal(value["value"])
	return out
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	fmt.Println("[")
	for first := true; lines.Scan(); first = false {
		var text string
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			panic(err)
		}
		line, _ := json.Marshal(read(text))
		if !first {
			fmt.Println(",")
		}
		fmt.Print("  ", string(line))
	}
	fmt.Println("\n]")
}
