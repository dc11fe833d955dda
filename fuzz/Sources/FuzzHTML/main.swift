import FuzzSupport
import Glibc

// Input: a web page.
exit(
  Fuzz.main { data, count in
    Fuzz.file(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  })
