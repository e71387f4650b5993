"""Checks a map from Python, through the C interface: python3 check.py [MAP]. Uses nothing but the standard library."""
import ctypes
import json
import os
import sys

library = ctypes.CDLL(os.environ.get("STET_LIBRARY", "libstet.so.0"))
for name in ("stet_check", "stet_quote", "stet_map_svg"):
    getattr(library, name).argtypes = [ctypes.c_char_p]
    getattr(library, name).restype = ctypes.c_void_p
for name, result in {"stet_status": ctypes.c_int, "stet_text": ctypes.c_char_p, "stet_error": ctypes.c_char_p,
                     "stet_free": None}.items():
    getattr(library, name).argtypes = [ctypes.c_void_p]
    getattr(library, name).restype = result


def call(name, **request):
    """Status and text of an answer; what could not be done is an exception."""
    answer = getattr(library, name)(json.dumps(request).encode())
    try:
        status = library.stet_status(answer)
        if status == 2:
            raise RuntimeError(library.stet_error(answer).decode())
        return status, library.stet_text(answer).decode()
    finally:
        library.stet_free(answer)


if len(sys.argv) > 1:
    status, text = call("stet_check", path=sys.argv[1], disk=True)
else:
    status, text = call("stet_check", text="[Rent rose]: The rent rose by a tenth.\n  + <Minutes>: The council says so.\n")
for claim in json.loads(text)["claims"]:
    print(f"{claim['verdict']}: {claim['title'] or claim['text']}")

quote = call("stet_quote", quote="rents rose", text="The council noted that rents rose by ten per cent.")
print("quoted:", json.loads(quote[1])["outcome"])
print("picture:", call("stet_map_svg", text="[A]: One. #opinion\n")[1].count("<rect"), "box(es)")
sys.exit(status)
