package combined

import rego.v1

deny contains msg if {
	some document in input
	document.contents.kind == "Deployment"
	selector := document.contents.spec.selector.matchLabels
	not is_served(selector)
	msg := sprintf("%s: no Service selects %v", [document.path, selector])
}

is_served(labels) if {
	some document in input
	document.contents.kind == "Service"
	object.subset(labels, document.contents.spec.selector)
}
