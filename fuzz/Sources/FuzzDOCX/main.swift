import FuzzSupport
import Glibc

// Input: the parts of a word-processing package.
exit(
  Fuzz.main { data, count in
    Fuzz.package(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  })
