// Answers what the API server makes of expressions: JSON lines on standard input and output. See make.sh.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/checker"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/version"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/common"
	"k8s.io/apiserver/pkg/cel/environment"
	"k8s.io/apiserver/pkg/cel/library"
	"k8s.io/apiserver/pkg/cel/mutation"
	"k8s.io/apiserver/pkg/cel/mutation/dynamic"
)

type request struct {
	Expression string `json:"expression"`
	// Compatibility version of new expressions; 0 for what the newest has of stored ones.
	Minor uint `json:"minor,omitempty"`
}

type answer struct {
	Expression string    `json:"expression"`
	Minor      uint      `json:"minor,omitempty"`
	Issues     []string  `json:"issues,omitempty"`
	Program    string    `json:"program,omitempty"`
	Value      any       `json:"value,omitempty"`
	Error      string    `json:"error,omitempty"`
	Cost       uint64    `json:"cost"`
	Estimate   [2]string `json:"estimate,omitzero"`
}

// Sizes of variables: at most 100 code points, elements or entries.
type sizes struct{}

func (sizes) EstimateSize(node checker.AstNode) *checker.SizeEstimate {
	path := node.Path()
	if len(path) == 0 || path[0] == "object" {
		return nil
	}
	return &checker.SizeEstimate{Min: 0, Max: 100}
}

func (sizes) EstimateCallCost(function, overload string, target *checker.AstNode, args []checker.AstNode) *checker.CallEstimate {
	return nil
}

// Allows gets by anyone, fails for secrets and denies all else, with what it was asked as the reason.
type authority struct{}

func (authority) Authorize(_ context.Context, a authorizer.Attributes) (authorizer.Decision, string, error) {
	reason := fmt.Sprintf("%s %s %v %s/%s/%s/%s/%s %s", a.GetUser().GetName(), a.GetVerb(), a.IsResourceRequest(), a.GetAPIGroup(), a.GetResource(),
		a.GetSubresource(), a.GetNamespace(), a.GetName(), a.GetPath())
	if a.GetResource() == "secrets" {
		return authorizer.DecisionNoOpinion, reason, fmt.Errorf("no opinion on secrets")
	}
	if a.GetVerb() == "get" {
		return authorizer.DecisionAllow, reason, nil
	}
	return authorizer.DecisionDeny, reason, nil
}

func envOf(minor uint) *cel.Env {
	compat, kind := version.MajorMinor(1, 37), environment.StoredExpressions
	if minor != 0 {
		compat, kind = version.MajorMinor(1, minor), environment.NewExpressions
	}
	set, err := environment.MustBaseEnvSet(compat).Extend(environment.VersionedOptions{
		IntroducedVersion: version.MajorMinor(1, 0),
		EnvOptions: []cel.EnvOption{
			cel.Variable("object", cel.DynType), cel.Variable("s", cel.StringType), cel.Variable("t", cel.StringType), cel.Variable("i", cel.IntType),
			cel.Variable("b", cel.BoolType), cel.Variable("l", cel.ListType(cel.StringType)), cel.Variable("n", cel.ListType(cel.IntType)),
			cel.Variable("m", cel.MapType(cel.StringType, cel.StringType)), cel.Variable("d", cel.DoubleType),
			cel.Variable("authorizer", library.AuthorizerType), cel.Variable("authorizer.requestResource", library.ResourceCheckType),
			common.ResolverEnvOption(&mutation.DynamicTypeResolver{}),
			library.JSONPatch(),
		},
	}, environment.StrictCostOpt)
	if err != nil {
		panic(err)
	}
	env, err := set.Env(kind)
	if err != nil {
		panic(err)
	}
	return env
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

// Both as it is written and exactly, and whether the API server has it in 64 bits.
func decimal(q resource.Quantity) string {
	_, small := q.AsInt64()
	text := q.String()
	return fmt.Sprint(text, " ", q.AsDec(), " ", small)
}

// A value as one of [type, value] that JSON has for all.
func plain(val ref.Val) any {
	switch v := val.(type) {
	case *types.Optional:
		if !v.HasValue() {
			return []any{"optional"}
		}
		return []any{"optional", plain(v.GetValue())}
	case types.Int:
		return []any{"int", fmt.Sprint(int64(v))}
	case types.Uint:
		return []any{"uint", fmt.Sprint(uint64(v))}
	case types.Double:
		return []any{"double", fmt.Sprint(float64(v))}
	case types.Bool:
		return bool(v)
	case types.String:
		return string(v)
	case types.Bytes:
		return []any{"bytes", []byte(v)}
	case types.Null:
		return nil
	case types.Duration:
		return []any{"duration", v.Nanoseconds()}
	case types.Timestamp:
		return []any{"timestamp", v.UnixNano()}
	case *types.Type:
		return []any{"type", v.TypeName()}
	case apiservercel.Quantity:
		return []any{"kubernetes.Quantity", decimal(*v.Quantity)}
	case *apiservercel.Quantity:
		return []any{"kubernetes.Quantity", decimal(*v.Quantity)}
	case apiservercel.URL:
		return []any{"kubernetes.URL", v.URL.String()}
	case apiservercel.IP:
		return []any{"net.IP", v.Addr.String()}
	case apiservercel.CIDR:
		return []any{"net.CIDR", v.Prefix.String()}
	case apiservercel.Semver:
		return []any{"kubernetes.Semver", v.Version.String()}
	case apiservercel.Format:
		return []any{"kubernetes.NamedFormat", v.Name}
	case *mutation.JSONPatchVal:
		out := []any{"JSONPatch", v.Op, v.From, v.Path}
		if v.Val != nil {
			out = append(out, plain(v.Val))
		}
		return out
	case *dynamic.ObjectVal:
		native, err := v.ConvertToNative(reflect.TypeFor[map[string]any]())
		if err != nil {
			return []any{v.Type().TypeName(), err.Error()}
		}
		return []any{v.Type().TypeName(), plain(types.DefaultTypeAdapter.NativeToValue(native))}
	case traits.Lister:
		out := []any{}
		for it := v.Iterator(); it.HasNext() == types.True; {
			out = append(out, plain(it.Next()))
		}
		return []any{"list", out}
	case traits.Mapper:
		out := [][]any{}
		for it := v.Iterator(); it.HasNext() == types.True; {
			key := it.Next()
			out = append(out, []any{plain(key), plain(v.Get(key))})
		}
		sort.Slice(out, func(i, j int) bool { return fmt.Sprint(out[i][0]) < fmt.Sprint(out[j][0]) })
		return []any{"map", out}
	}
	return []any{val.Type().TypeName()}
}

func run(env *cel.Env, bindings map[string]any, r request) (result answer) {
	result.Expression, result.Minor = r.Expression, r.Minor
	defer func() {
		if p := recover(); p != nil {
			result.Error = fmt.Sprint("panic: ", p)
		}
	}()
	ast, issues := env.Compile(r.Expression)
	if issues.Err() != nil {
		for _, e := range issues.Errors() {
			result.Issues = append(result.Issues, fmt.Sprintf("%d:%d: %s", e.Location.Line(), e.Location.Column()+1, e.Message))
		}
		return result
	}
	estimate, err := env.EstimateCost(ast, &library.CostEstimator{SizeEstimator: sizes{}})
	if err == nil {
		result.Estimate = [2]string{fmt.Sprint(estimate.Min), fmt.Sprint(estimate.Max)}
	}
	program, err := env.Program(ast)
	if err != nil {
		result.Program = err.Error()
		return result
	}
	val, details, err := program.Eval(bindings)
	if err != nil {
		result.Error = err.Error()
	} else {
		result.Value = plain(val)
	}
	if details != nil && details.ActualCost() != nil {
		result.Cost = *details.ActualCost()
	}
	return result
}

func main() {
	var bindings map[string]any
	if err := json.Unmarshal([]byte(os.Args[1]), &bindings); err != nil {
		panic(err)
	}
	bindings = ints(bindings).(map[string]any)
	bindings["d"] = 1.5
	me := &user.DefaultInfo{Name: "me"}
	bindings["authorizer"] = library.NewAuthorizerVal(me, authority{})
	bindings["authorizer.requestResource"] = library.NewResourceAuthorizerVal(me, authority{}, requested{})
	envs := map[uint]*cel.Env{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var r request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			panic(err)
		}
		if envs[r.Minor] == nil {
			envs[r.Minor] = envOf(r.Minor)
		}
		if err := encoder.Encode(run(envs[r.Minor], bindings, r)); err != nil {
			panic(err)
		}
	}
}
