module example.com/shop

go 1.18

require golang.org/x/text v0.3.7

replace golang.org/x/text => golang.org/x/text v0.3.8
