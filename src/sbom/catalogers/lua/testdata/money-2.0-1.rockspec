package = "money"
version = "2.0-1"
source = { url = "." }
description = { license = "MIT" }
dependencies = { "lua >= 5.1" }
build = { type = "builtin", modules = { money = "money.lua" } }
