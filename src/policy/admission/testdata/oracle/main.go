// Answers what the API server's own policy plugins say of requests: reads cases as JSON, writes the answers by their names.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	v1 "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	"k8s.io/apiserver/pkg/admission"
	plugincel "k8s.io/apiserver/pkg/admission/plugin/cel"
	"k8s.io/apiserver/pkg/admission/plugin/policy/generic"
	"k8s.io/apiserver/pkg/admission/plugin/policy/matching"
	"k8s.io/apiserver/pkg/admission/plugin/policy/mutating"
	"k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizerfactory"
	"k8s.io/apiserver/pkg/cel/environment"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/client-go/kubernetes/fake"
	listersv1 "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
)

type testCase struct {
	Why       string      `json:"why"`
	Documents []rawObject `json:"documents"`
	Object    rawObject   `json:"object"`
	OldObject rawObject   `json:"oldObject,omitempty"`
	Operation string      `json:"operation"`
	Sub       string      `json:"subResource,omitempty"`
	Namespace rawObject   `json:"namespaceObject,omitempty"`
	Params    rawObject   `json:"params,omitempty"`
	UserInfo  *struct {
		Username string   `json:"username"`
		Groups   []string `json:"groups"`
	} `json:"userInfo,omitempty"`
	Resource string  `json:"resource"`
	Answer   *answer `json:"answer,omitempty"`
}

type rawObject map[string]any

type answer struct {
	Denied   string    `json:"denied,omitempty"`
	Reason   string    `json:"reason,omitempty"`
	Warnings []string  `json:"warnings,omitempty"`
	Object   rawObject `json:"object,omitempty"`
	Messages []string  `json:"messages,omitempty"`
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func into(object rawObject, target any) {
	text, err := json.Marshal(object)
	must(err)
	must(json.Unmarshal(text, target))
}

func expressions[T any](list []T, of func(T) plugincel.ExpressionAccessor) []plugincel.ExpressionAccessor {
	result := make([]plugincel.ExpressionAccessor, len(list))
	for i, one := range list {
		result[i] = of(one)
	}
	return result
}

func compiler() *plugincel.CompositedCompiler {
	made, err := plugincel.NewCompositedCompiler(environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion()))
	must(err)
	return made
}

func variables(list []v1.Variable) []plugincel.NamedExpressionAccessor {
	result := make([]plugincel.NamedExpressionAccessor, len(list))
	for i, one := range list {
		result[i] = &validating.Variable{Name: one.Name, Expression: one.Expression}
	}
	return result
}

func conditions(made *plugincel.CompositedCompiler, list []v1.MatchCondition, options plugincel.OptionalVariableDeclarations, policy *v1.FailurePolicyType) matchconditions.Matcher {
	if len(list) == 0 {
		return nil
	}
	accessors := expressions(list, func(one v1.MatchCondition) plugincel.ExpressionAccessor {
		condition := matchconditions.MatchCondition(one)
		return &condition
	})
	return matchconditions.NewMatcher(made.CompileCondition(accessors, options, environment.StoredExpressions), policy, "policy", "validate", "x")
}

func validator(policy *v1.ValidatingAdmissionPolicy) validating.Validator {
	spec := policy.Spec
	all := plugincel.OptionalVariableDeclarations{HasParams: spec.ParamKind != nil, HasAuthorizer: true}
	few := plugincel.OptionalVariableDeclarations{HasParams: spec.ParamKind != nil}
	made := compiler()
	made.CompileAndStoreVariables(variables(spec.Variables), all, environment.StoredExpressions)
	compile := func(list []plugincel.ExpressionAccessor, options plugincel.OptionalVariableDeclarations) plugincel.ConditionEvaluator {
		return made.CompileCondition(list, options, environment.StoredExpressions)
	}
	return validating.NewValidator(
		compile(expressions(spec.Validations, func(one v1.Validation) plugincel.ExpressionAccessor {
			return &validating.ValidationCondition{Expression: one.Expression, Message: one.Message, Reason: one.Reason}
		}), all),
		conditions(made, spec.MatchConditions, all, spec.FailurePolicy),
		compile(expressions(spec.AuditAnnotations, func(one v1.AuditAnnotation) plugincel.ExpressionAccessor {
			return &validating.AuditAnnotationCondition{Key: one.Key, ValueExpression: one.ValueExpression}
		}), all),
		compile(expressions(spec.Validations, func(one v1.Validation) plugincel.ExpressionAccessor {
			if one.MessageExpression == "" {
				return nil
			}
			return &validating.MessageExpressionCondition{MessageExpression: one.MessageExpression}
		}), few),
		spec.FailurePolicy, nil)
}

func evaluator(policy *v1.MutatingAdmissionPolicy) mutating.PolicyEvaluator {
	spec := policy.Spec
	options := plugincel.OptionalVariableDeclarations{HasParams: spec.ParamKind != nil, HasAuthorizer: true}
	made := compiler()
	made.CompileAndStoreVariables(variables(spec.Variables), options, environment.StoredExpressions)
	result := mutating.PolicyEvaluator{Matcher: conditions(made, spec.MatchConditions, options, spec.FailurePolicy), CompositedCompiler: made}
	options.HasPatchTypes = true
	for _, one := range spec.Mutations {
		if one.JSONPatch != nil {
			compiled := made.CompileMutatingEvaluator(&patch.JSONPatchCondition{Expression: one.JSONPatch.Expression}, options, environment.StoredExpressions)
			result.Mutators = append(result.Mutators, patch.NewJSONPatcher(compiled))
		} else {
			compiled := made.CompileMutatingEvaluator(&patch.ApplyConfigurationCondition{Expression: one.ApplyConfiguration.Expression}, options, environment.StoredExpressions)
			result.Mutators = append(result.Mutators, patch.NewApplyConfigurationPatcher(compiled))
		}
	}
	return result
}

// Without schemas: maps are merged, lists are not.
type converters struct{}

func (converters) GetTypeConverter(schema.GroupVersionKind) managedfields.TypeConverter {
	return managedfields.NewDeducedTypeConverter()
}
func (converters) Run(context.Context) {}

type warnings struct{ list []string }

func (w *warnings) AddWarning(_, text string) { w.list = append(w.list, text) }

// What the API server sets where nothing is said.
func defaults(match *v1.MatchResources) {
	if match == nil {
		return
	}
	if match.NamespaceSelector == nil {
		into(rawObject{}, &match.NamespaceSelector)
	}
	if match.ObjectSelector == nil {
		into(rawObject{}, &match.ObjectSelector)
	}
	if match.MatchPolicy == nil {
		equivalent := v1.Equivalent
		match.MatchPolicy = &equivalent
	}
}

func read(documents []rawObject) ([]validating.PolicyHook, []mutating.PolicyHook) {
	var validatingHooks []validating.PolicyHook
	var mutatingHooks []mutating.PolicyHook
	for _, document := range documents {
		switch document["kind"] {
		case "ValidatingAdmissionPolicy":
			policy := &v1.ValidatingAdmissionPolicy{}
			into(document, policy)
			defaults(policy.Spec.MatchConstraints)
			validatingHooks = append(validatingHooks, validating.PolicyHook{Policy: policy, Evaluator: validator(policy)})
		case "ValidatingAdmissionPolicyBinding":
			binding := &v1.ValidatingAdmissionPolicyBinding{}
			into(document, binding)
			defaults(binding.Spec.MatchResources)
			for i := range validatingHooks {
				if validatingHooks[i].Policy.Name == binding.Spec.PolicyName {
					validatingHooks[i].Bindings = append(validatingHooks[i].Bindings, binding)
				}
			}
		case "MutatingAdmissionPolicy":
			policy := &v1.MutatingAdmissionPolicy{}
			into(document, policy)
			defaults(policy.Spec.MatchConstraints)
			mutatingHooks = append(mutatingHooks, mutating.PolicyHook{Policy: policy, Evaluator: evaluator(policy)})
		case "MutatingAdmissionPolicyBinding":
			binding := &v1.MutatingAdmissionPolicyBinding{}
			into(document, binding)
			defaults(binding.Spec.MatchResources)
			for i := range mutatingHooks {
				if mutatingHooks[i].Policy.Name == binding.Spec.PolicyName {
					mutatingHooks[i].Bindings = append(mutatingHooks[i].Bindings, binding)
				}
			}
		}
	}
	return validatingHooks, mutatingHooks
}

func text(object rawObject, path ...string) string {
	found, _, _ := unstructured.NestedString(object, path...)
	return found
}

func answerOf(one testCase) *answer {
	gv, err := schema.ParseGroupVersion(text(one.Object, "apiVersion"))
	must(err)
	kind := gv.WithKind(text(one.Object, "kind"))
	namespace := text(one.Object, "metadata", "namespace")
	if kind.Kind == "Namespace" {
		namespace = text(one.Object, "metadata", "name")
	}
	wrap := func(object rawObject) runtime.Object {
		if object == nil {
			return nil
		}
		return &unstructured.Unstructured{Object: runtime.DeepCopyJSON(object)}
	}
	object, old := wrap(one.Object), wrap(one.OldObject)
	if one.Operation == "DELETE" {
		object, old = nil, object
	}
	info := &user.DefaultInfo{}
	if one.UserInfo != nil {
		info.Name, info.Groups = one.UserInfo.Username, one.UserInfo.Groups
	}
	indexer := cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{})
	if one.Namespace != nil {
		known := &corev1.Namespace{}
		into(one.Namespace, known)
		must(indexer.Add(known))
	} else if namespace != "" {
		known := &corev1.Namespace{}
		known.Name = namespace
		must(indexer.Add(known))
	}
	matcher := matching.NewMatcher(listersv1.NewNamespaceLister(indexer), fake.NewClientset())
	interfaces := admission.NewObjectInterfacesFromScheme(runtime.NewScheme())
	record := admission.NewAttributesRecord(object, old, kind, namespace, text(one.Object, "metadata", "name"), gv.WithResource(one.Resource), one.Sub,
		admission.Operation(one.Operation), nil, false, info)
	validatingHooks, mutatingHooks := read(one.Documents)
	access := authorizerfactory.NewAlwaysAllowAuthorizer()
	result := &answer{}
	if one.Params != nil {
		versioned, err := admission.NewVersionedAttributes(record, kind, interfaces)
		must(err)
		said := validatingHooks[0].Evaluator.Validate(context.Background(), gv.WithResource(one.Resource), versioned, wrap(one.Params), nil, celconfig.RuntimeCELCostBudget, access)
		for _, decision := range said.Decisions {
			if decision.Action == validating.ActionDeny {
				result.Messages = append(result.Messages, decision.Message)
			}
		}
		return result
	}
	recorder := &warnings{}
	ctx := warning.WithWarningRecorder(context.Background(), recorder)
	err = nil
	if len(mutatingHooks) > 0 {
		dispatcher := mutating.NewDispatcher(access, matcher, converters{})
		err = dispatcher.Dispatch(ctx, record, interfaces, mutatingHooks)
		if err == nil && record.GetReinvocationContext().ShouldReinvoke() {
			record.GetReinvocationContext().SetIsReinvoke()
			err = dispatcher.Dispatch(ctx, record, interfaces, mutatingHooks)
		}
		if made, ok := record.GetObject().(*unstructured.Unstructured); ok && err == nil {
			result.Object = made.Object
		}
	}
	if err == nil && len(validatingHooks) > 0 {
		err = validating.NewDispatcher(access, generic.NewPolicyMatcher(matcher)).Dispatch(ctx, record, interfaces, validatingHooks)
	}
	if err != nil {
		result.Denied, result.Reason = err.Error(), string(apierrors.ReasonForError(err))
		if _, rest, found := strings.Cut(result.Denied, " is forbidden: "); found {
			result.Denied = rest
		}
	}
	result.Warnings = recorder.list
	return result
}

func main() {
	var cases []testCase
	must(json.NewDecoder(os.Stdin).Decode(&cases))
	answers := map[string]*answer{}
	for _, one := range cases {
		if answers[one.Why] != nil {
			panic("two cases are called " + one.Why)
		}
		answers[one.Why] = answerOf(one)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	must(encoder.Encode(answers))
	fmt.Fprintln(os.Stderr, len(cases), "cases")
}
