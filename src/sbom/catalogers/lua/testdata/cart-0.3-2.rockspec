package = "cart"
version = "0.3-2"
source = { url = "." }
description = { license = "MIT/X11" }
dependencies = { "lua >= 5.1", "money >= 2.0" }
build = { type = "builtin", modules = { cart = "cart.lua" } }
