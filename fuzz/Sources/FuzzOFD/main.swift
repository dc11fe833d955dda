import FuzzSupport
import Glibc

// Input: the parts of an OFD package.
exit(
  Fuzz.main { data, count in
    Fuzz.package(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  })
