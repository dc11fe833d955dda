import FuzzSupport
import Glibc

// Input: plain text through the whole pipeline.
exit(
  Fuzz.main { data, count in
    Fuzz.pipeline(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
  })
