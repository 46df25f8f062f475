package k8suniquehost

identical(obj, review) {
	obj.metadata.namespace == review.object.metadata.namespace
	obj.metadata.name == review.object.metadata.name
}

violation[{"msg": msg}] {
	host := input.review.object.spec.rules[_].host
	other := data.inventory.namespace[_][version]["Ingress"][_]
	re_match("^networking.k8s.io/.+$", version)
	other.spec.rules[_].host == host
	not identical(other, input.review)
	msg := sprintf("ingress host conflicts with an existing ingress <%v>", [host])
}
