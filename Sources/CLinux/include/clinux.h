#ifndef GONGWEN_CLINUX_H
#define GONGWEN_CLINUX_H

#include <signal.h>
#include <stdbool.h>

/// A descriptor that can be read when one of the blocked signals has come (signalfd(2)), or -1.
int gw_signal_descriptor(const sigset_t *signals);

/// What this process can no longer do, nor what it starts.
typedef struct {
  /// Version of Landlock that is in force: files are written, made, renamed and removed only inside
  /// the scratch folder. 0 where the kernel has none.
  int landlock;
  /// Whether the system calls for network, other processes and the kernel itself are refused
  /// (seccomp).
  bool seccomp;
} gw_sandbox;

/// Gives up what reading documents does not need, for the rest of this process and all that it
/// starts. `scratch` is the only folder where files may be written, NULL for none. Has to be called
/// before there is a second thread.
gw_sandbox gw_sandbox_enter(const char *scratch);

#endif
