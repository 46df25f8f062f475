package faults

import rego.v1

# Each is asked for by name.
fetches if http.send({"method": "GET", "url": "http://registry.example"}).status_code == 200

endless if {
	some a in numbers.range(1, 100000)
	some b in numbers.range(1, 100000)
	a * b == 0
}

greedy := [text | some n in numbers.range(1, 1000000); text := concat("-", [input.text, sprintf("%d", [n])])]

deny contains {"message": "the key is another"}

well := "well"
