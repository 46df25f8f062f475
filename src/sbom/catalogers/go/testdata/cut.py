"""Writes a Go program with all bytes zeroed but its headers and what its build information consists of."""

import sys

data = open(sys.argv[1], "rb").read()
keep = [(0, 4096)]


def number(at, size):
    return int.from_bytes(data[at : at + size], order)


block = data.find(b"\xff Go buildinf:")
while block % 16:
    block = data.find(b"\xff Go buildinf:", block + 1)
order = "big" if data[5] == 2 and data[:4] == b"\x7fELF" else "little"

if data[:4] == b"\x7fELF":
    wide = data[4] == 2
    word = 8 if wide else 4
    sections = number(40 if wide else 32, word)
    size, count, names = (number((58 if wide else 46) + 2 * i, 2) for i in range(3))
    keep.append((sections, size * count))
    head = sections + size * names
    keep.append((number(head + (24 if wide else 16), word), number(head + (32 if wide else 20), word)))


def offset(address):
    """Where an address lies in a 64-bit ELF file."""
    for i in range(number(56, 2)):
        at = number(32, 8) + i * number(54, 2)
        start, base, length = number(at + 8, 8), number(at + 16, 8), number(at + 32, 8)
        if number(at, 4) == 1 and base <= address < base + length:
            return start + address - base


if data[block + 15] & 2:
    end = block + 32
    for _ in range(2):
        length, shift = 0, 0
        while True:
            byte = data[end]
            end += 1
            length |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        end += length
    keep.append((block, end - block))
else:
    keep.append((block, 32))
    for at in (block + 16, block + 24):
        header = offset(number(at, 8))
        keep.append((header, 16))
        if number(header + 8, 8):
            keep.append((offset(number(header, 8)), number(header + 8, 8)))

# The section goes on behind its texts.
out = bytearray(max(start + length for start, length in keep) + 4096)
for start, length in keep:
    out[start : start + length] = data[start : start + length]
sys.stdout.buffer.write(out)
