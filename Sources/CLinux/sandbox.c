#define _GNU_SOURCE
#include "clinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// Rights of Landlock that are younger than the oldest headers that this is built with.
#define ACCESS_REFER (1ULL << 13)
#define ACCESS_TRUNCATE (1ULL << 14)
#define NET_BIND_TCP (1ULL << 0)
#define NET_CONNECT_TCP (1ULL << 1)
#define SCOPE_ABSTRACT_UNIX_SOCKET (1ULL << 0)
#define SCOPE_SIGNAL (1ULL << 1)

/// `struct landlock_ruleset_attr` with the fields of later kernels, which older ones accept while
/// they are zero.
typedef struct {
  uint64_t access_fs;
  uint64_t access_net;
  uint64_t scoped;
} ruleset_attributes;

static const uint64_t changes =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

static bool allow(int ruleset, const char *path, uint64_t access) {
  struct landlock_path_beneath_attr rule = {.allowed_access = access};
  rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0) return false;
  long result = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close(rule.parent_fd);
  return result == 0;
}

static int restrict_files(const char *scratch) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  ruleset_attributes attributes = {.access_fs = changes};
  if (version >= 2) attributes.access_fs |= ACCESS_REFER;
  if (version >= 3) attributes.access_fs |= ACCESS_TRUNCATE;
  if (version >= 4) attributes.access_net = NET_BIND_TCP | NET_CONNECT_TCP;
  if (version >= 6) attributes.scoped = SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL;
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (ruleset < 0) return 0;
  bool isComplete = !scratch || allow(ruleset, scratch, attributes.access_fs);
  allow(ruleset, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE);
  if (isComplete) isComplete = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return isComplete ? (int)version : 0;
}

/// What no reader of documents calls. Calls that the library does not know are passed over.
static const char *const refused[] = {
    // Other programs that listen. Sockets are refused below.
    "connect",
    // Ways around this filter and around the limits of files.
    "io_uring_setup", "io_uring_enter", "io_uring_register", "open_by_handle_at", "mount", "umount2",
    "move_mount", "open_tree", "fsopen", "fsmount", "pivot_root", "chroot", "setns", "unshare",
    // Owners and attributes, which the limits of files do not cover.
    "chown", "fchown", "lchown", "fchownat", "setxattr", "lsetxattr", "fsetxattr", "removexattr",
    "lremovexattr", "fremovexattr", "mknod", "mknodat",
    // Other processes.
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd",
    "pidfd_send_signal", "kcmp",
    // The kernel.
    "bpf", "perf_event_open", "userfaultfd", "keyctl", "add_key", "request_key", "init_module",
    "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff",
    "acct", "quotactl", "settimeofday", "clock_settime", "sethostname", "setdomainname", "syslog",
};

static bool refuse_calls(void) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (!filter) return false;
  bool isComplete = true;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    int call = seccomp_syscall_resolve_name(refused[i]);
    if (call == __NR_SCMP_ERROR) continue;
    isComplete &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
  }
  // LibreOffice does not start without a local socket of its own to listen on, and looks for a
  // folder for it where the limits of files are not seen. Told that it may not write there, it takes
  // the folder that OSL_SOCKET_PATH names.
  const struct {
    int call;
    struct scmp_arg_cmp when;
  } conditions[] = {
      {SCMP_SYS(socket), SCMP_A0(SCMP_CMP_NE, AF_UNIX)},
      {SCMP_SYS(socket), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xF, SOCK_DGRAM)},
      {SCMP_SYS(socket), SCMP_A1(SCMP_CMP_MASKED_EQ, 0xF, SOCK_RAW)},
      {SCMP_SYS(access), SCMP_A1(SCMP_CMP_EQ, W_OK)},
      {SCMP_SYS(faccessat), SCMP_A2(SCMP_CMP_EQ, W_OK)},
      {SCMP_SYS(faccessat2), SCMP_A2(SCMP_CMP_EQ, W_OK)},
  };
  for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
    isComplete &= seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), conditions[i].call, 1,
                                   conditions[i].when) == 0;
  isComplete = isComplete && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return isComplete;
}

gw_sandbox gw_sandbox_enter(const char *scratch) {
  gw_sandbox sandbox = {0, false};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return sandbox;
  sandbox.landlock = restrict_files(scratch);
  sandbox.seccomp = refuse_calls();
  return sandbox;
}
