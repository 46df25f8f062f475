// Prints what cel-go makes of expressions: `go run . OBJECT <EXPRESSIONS`, a JSON string a line. See make.sh.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/checker"
	"cel.dev/cel-go/ext"
)

type outcome struct {
	Expression  string   `json:"expression"`
	Diagnostics string   `json:"diagnostics,omitempty"`
	Error       string   `json:"error,omitempty"`
	Cost        uint64   `json:"cost"`
	Estimate    []uint64 `json:"estimate,omitempty"`
}

// Sizes by the last part of a path; estimate.test.ts has the same.
type sizes struct{}

func (sizes) EstimateSize(node checker.AstNode) *checker.SizeEstimate {
	path := node.Path()
	if len(path) == 0 {
		return nil
	}
	switch path[len(path)-1] {
	case "s":
		return &checker.SizeEstimate{Min: 0, Max: 100}
	case "l", "n":
		return &checker.SizeEstimate{Min: 0, Max: 20}
	case "m":
		return &checker.SizeEstimate{Min: 1, Max: 5}
	case "@items":
		return &checker.SizeEstimate{Min: 0, Max: 7}
	case "@keys":
		return &checker.SizeEstimate{Min: 0, Max: 6}
	}
	return nil
}

func (sizes) EstimateCallCost(string, string, *checker.AstNode, []checker.AstNode) *checker.CallEstimate {
	return nil
}

// Whole numbers of JSON are ints, as in the API server.
func ints(value any) any {
	switch v := value.(type) {
	case map[string]any:
		for key, item := range v {
			v[key] = ints(item)
		}
	case []any:
		for i, item := range v {
			v[i] = ints(item)
		}
	case float64:
		if v == float64(int64(v)) {
			return int64(v)
		}
	}
	return value
}

func run(env *cel.Env, vars map[string]any, expression string) outcome {
	ast, issues := env.Compile(expression)
	if issues.Err() != nil {
		return outcome{Expression: expression, Diagnostics: issues.Err().Error()}
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize, cel.OptTrackCost))
	if err != nil {
		return outcome{Expression: expression, Error: err.Error()}
	}
	result := outcome{Expression: expression}
	_, details, err := program.Eval(vars)
	if err != nil {
		result.Error = err.Error()
	}
	if details != nil && details.ActualCost() != nil {
		result.Cost = *details.ActualCost()
	}
	return result
}

func main() {
	var object any
	if err := json.Unmarshal([]byte(os.Args[1]), &object); err != nil {
		panic(err)
	}
	env, err := cel.NewEnv(
		cel.OptionalTypes(), ext.Bindings(), ext.TwoVarComprehensions(), cel.CrossTypeNumericComparisons(true),
		cel.Variable("object", cel.DynType), cel.Variable("x", cel.IntType), cel.Variable("s", cel.StringType), cel.Variable("b", cel.BoolType),
		cel.Variable("l", cel.ListType(cel.StringType)), cel.Variable("n", cel.ListType(cel.IntType)),
		cel.Variable("m", cel.MapType(cel.StringType, cel.IntType)),
	)
	if err != nil {
		panic(err)
	}
	extended, err := env.Extend(ext.Strings(), ext.Math(), ext.Lists(), ext.Sets(), ext.Encoders(), ext.Regex())
	if err != nil {
		panic(err)
	}
	vars := map[string]any{
		"object": ints(object), "x": int64(2), "s": "hello wörld", "b": true,
		"l": []string{"a", "bb", "ccc"}, "n": []int64{1, 2, 3}, "m": map[string]int64{"a": 1, "b": 2},
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var expression string
		if err := json.Unmarshal(lines.Bytes(), &expression); err != nil {
			panic(err)
		}
		result := run(extended, vars, expression)
		// Before a run the extensions have costs of their own, which are the host's.
		if ast, issues := env.Compile(expression); issues.Err() == nil {
			if estimate, err := env.EstimateCost(ast, sizes{}); err == nil {
				result.Estimate = []uint64{estimate.Min, estimate.Max}
			}
		}
		line, _ := json.Marshal(result)
		fmt.Println(string(line))
	}
}
