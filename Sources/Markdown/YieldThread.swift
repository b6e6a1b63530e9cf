internal import Glibc

/// Lets another thread run.
func yieldThread() { _ = sched_yield() }
