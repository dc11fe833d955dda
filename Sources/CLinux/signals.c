#include "clinux.h"

#include <sys/signalfd.h>

int gw_signal_descriptor(const sigset_t *signals) {
  return signalfd(-1, signals, SFD_CLOEXEC | SFD_NONBLOCK);
}
